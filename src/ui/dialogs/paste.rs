//! What does this error message mean? A field for it, and then the answer.
//!
//! ```text
//! ╭ Paste an error ────────────────────╮
//! │ It is about  signing in            │
//! │ It means     the key is not known  │
//! │ Look at      step 3, API key       │
//! │                                    │
//! │ │ API Error: 401 …                 │
//! ╰────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::State;
use crate::model::explanation::{Class, Explanation};
use crate::model::secret::redact;
use crate::ui::page::{Page, column};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::wrap;
use crate::ui::theme::{Look, Role};

/// The column at which the answers begin, at least.
const COLUMN: usize = 13;
/// The last lines of the text that are shown.
const SHOWN: usize = 6;

fn about(class: Class) -> String {
    match class {
        Class::Auth => say!("ui/about-signing-in"),
        Class::Account => say!("ui/account-its-plan-or-its"),
        Class::Billing => say!("ui/about-money"),
        Class::Limit => say!("ui/limit-use-not-signing"),
        Class::Overload => say!("ui/service-which-overloaded-or-down"),
        Class::Network => say!("ui/about-network"),
        Class::Tls => say!("ui/encryption-certificates"),
        Class::Proxy => say!("ui/about-a-proxy"),
        Class::Store => say!("ui/files-machine"),
        Class::Install => say!("ui/program-itself"),
        Class::Provider => say!("ui/cloud-provider-or-gateway"),
        Class::Other => say!("ui/something-else-not-reaching-claude"),
    }
}

/// Draws the field, and the answer once it is known.
pub(super) fn draw(state: &State, text: &str, answer: Option<&Explanation>, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    if answer.is_none() {
        // lines are asked for below
        let words = if look.lines { say!("ui/only-read-here") } else { say!("ui/paste-message-here") };
        page.text(Role::Plain, &words);
        page.gap();
    }
    if let Some(answer) = answer {
        explain(state, answer, &mut page);
        page.gap();
    }
    // a terminal shows what is typed by itself
    if !look.lines {
        field(text, answer.is_none(), &mut page);
    }
    panel::dialog(
        sheet,
        body,
        &Panel {
            title: &say!("ui/paste-error"),
            role: Role::Strong,
            scroll: 0,
            rest: Some(&say!("ui/larger-window-shows-rest")),
        },
        page,
        Vec::new(),
    );
}

/// The last lines of the text, and where the next character goes.
fn field(text: &str, open: bool, page: &mut Page) {
    let room = page.width.saturating_sub(3);
    // a code from the sign-in page can land here instead: it is as good as a password
    let masked = looks_like_a_code(text).then(|| "•".repeat(text.trim().chars().count()));
    // so does a key that was copied along with the message
    let text = masked.unwrap_or_else(|| redact(text));
    let mut lines: Vec<String> = text.lines().flat_map(|line| wrap(page.look, line, room)).collect();
    if lines.is_empty() {
        lines.push(String::new());
    }
    let hidden = lines.len().saturating_sub(SHOWN);
    let bar = page.look.pick("│ ", "| ");
    if hidden > 0 {
        page.row(&[(Role::Dim, bar), (Role::Dim, &say!("ui/lines-above", hidden = hidden))]);
    }
    let last = lines.len() - 1;
    for (at, part) in lines.into_iter().enumerate().skip(hidden) {
        let mut line = vec![Span::styled(bar, page.look.style(Role::Key)), Span::raw(part)];
        if open && at == last {
            line.push(Span::styled(" ", page.look.style(Role::Selected)));
        }
        page.lines.push(Line::from(line));
    }
}

/// One word of two parts with `#` between them, and no address.
fn looks_like_a_code(text: &str) -> bool {
    let word = text.trim();
    let parts = word.split_once('#').is_some_and(|(code, state)| !code.is_empty() && !state.is_empty());
    parts && !word.contains(char::is_whitespace) && !word.contains("://")
}

fn explain(state: &State, answer: &Explanation, page: &mut Page) {
    let column = column(COLUMN, &["ui/it-is-about", "ui/it-means", "ui/look-at", "ui/or-run", "ui/request"]);
    page.labelled(&say!("ui/it-is-about"), column, Role::Strong, &about(answer.class));
    page.labelled(&say!("ui/it-means"), column, Role::Plain, &answer.summary);
    if let Some(step) = state.step_for(answer) {
        page.labelled(
            &say!("ui/look-at"),
            column,
            Role::Plain,
            &say!("ui/step-with-title", digit = step.digit(), title = step.title()),
        );
        page.at_right("⏎", &say!("ui/go-there"));
    }
    // who reads this has started claude-fix
    if let Some(next) = answer.next.as_ref().filter(|next| !next.starts_with("claude-fix")) {
        page.labelled(&say!("ui/or-run"), column, Role::Key, next);
    }
    if let Some(id) = &answer.request_id {
        page.labelled(&say!("ui/request"), column, Role::Dim, &say!("ui/support", id = id));
    }
}
