//! What does the program show that runs for a change? The address to open, the field for the code, its last lines.
//!
//! ```text
//! ╭ Sign in with Claude Code ────────────────╮
//! │ ⠙ Waiting for you in the browser · 0:23  │
//! │ https://claude.com/cai/oauth/authorize?… │
//! │ ──────────────────────────────────────── │
//! │ ▸ 64 characters, with #                  │
//! ╰──────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::pane::{Ending, Note, Pane};
use crate::app::{Extent, State};
use crate::model::plan::Purpose;
use crate::ui::header::spinner;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{span, wrap};
use crate::ui::theme::{Look, Role};

/// Draws the program.
pub(super) fn draw(state: &State, run: &Pane, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    let spinner = format!("{} ", spinner(state, look));
    let time = format!("{} · {}:{:02}", doing(run), run.seconds() / 60, run.seconds() % 60);
    page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, &time);
    if run.waits_long() && run.ending.is_none() {
        page.text(Role::Warning, &say!("ui/nothing-has-happened-ten-minutes"));
    }
    if run.purpose == Purpose::SignIn {
        // what ends leads nowhere any more
        if run.ending.is_none() {
            address(state, run, &mut page);
        }
    } else {
        page.gap();
        // the latest lines, as in any terminal
        let room = usize::from(body.height.saturating_sub(10)).max(3);
        for line in run.shown.lines.iter().skip(run.shown.lines.len().saturating_sub(room)) {
            page.text(Role::Plain, line);
        }
    }
    if let Some(means) = &run.shown.means {
        page.gap();
        page.text(Role::Warning, &format!("! {means}"));
    }
    let foot = foot(run, page.width, look);
    let title = run.plan.title.clone();
    panel::dialog(sheet, body, &Panel { title: &title, role: Role::Strong, scroll: run.scroll, rest: None }, page, foot)
}

fn doing(run: &Pane) -> String {
    match run.purpose {
        _ if run.ending == Some(Ending::HandedOver) => say!("ui/begins-again-whole-terminal"),
        _ if run.ending.is_some() => say!("ui/being-cancelled"),
        Purpose::SignIn if run.sent => say!("ui/claude-code-looks-at-code"),
        Purpose::SignIn if run.shown.link.is_none() => say!("ui/claude-code-starts"),
        Purpose::SignIn => say!("ui/waiting-browser"),
        Purpose::SignOut => say!("ui/signing-out"),
        Purpose::Uninstall => say!("ui/removing"),
        Purpose::Install => say!("ui/installing"),
        Purpose::SetupToken => say!("ui/making-token"),
    }
}

/// Whether the browser is most likely on another machine than Claude Code.
fn elsewhere(state: &State) -> bool {
    let contexts = state.assessment.as_ref().map(|it| it.machine.contexts.as_slice()).unwrap_or_default();
    contexts.iter().any(|context| ["ssh", "container"].contains(&context.as_str()) || context.starts_with("wsl"))
}

fn address(state: &State, run: &Pane, page: &mut Page) {
    let Some(link) = &run.shown.link else { return };
    let words = if state.practice {
        say!("ui/practice-no-browser-opens-address")
    } else if elsewhere(state) {
        say!("ui/open-address-computer-where-browser")
    } else {
        say!("ui/sign-browser-opens-then-goes")
    };
    page.text(Role::Plain, &words);
    page.gap();
    page.text(Role::Key, &link.url);
    // an address that is just arriving is incomplete for a moment
    if let Some(problem) = link.problem.as_ref().filter(|_| run.shown.wants_code) {
        page.text(Role::Bad, &say!("ui/do-not-use-address", problem = problem));
    }
    match &run.note {
        Some(Note::Copying) => page.text(Role::Dim, &say!("ui/copying")),
        Some(Note::Copied(Some(file))) => {
            page.text(Role::Good, &say!("ui/address-sent-and-in-file", file = file));
        }
        Some(Note::Copied(None)) => page.text(Role::Good, &say!("ui/address-sent")),
        Some(Note::Practice) => page.text(Role::Dim, &say!("ui/practice-nothing-copied")),
        _ => {}
    }
}

/// The field. A code is a secret: only its length is shown.
fn foot(run: &Pane, width: usize, look: Look) -> Vec<Line<'static>> {
    if run.ending.is_some() || !(run.typing || run.shown.wants_code) {
        return Vec::new();
    }
    let signing_in = run.purpose == Purpose::SignIn;
    let mut lines = vec![Line::from(Span::styled(look.pick("─", "-").repeat(width), look.style(Role::Border)))];
    let length = run.field.length();
    let what = match (length, signing_in) {
        (0, true) if run.typing => say!("ui/type-or-paste-code-here"),
        (0, true) => say!("ui/paste-code-here-or-press"),
        (0, false) => say!("ui/type-an-answer"),
        (length, true) => {
            if run.field.is_whole_code() {
                say!("ui/code-whole", count = length)
            } else {
                say!("ui/code-without-its-end", count = length)
            }
        }
        (length, false) => say!("ui/characters", count = length),
    };
    let role = if length == 0 { Role::Dim } else { Role::Strong };
    for (at, part) in wrap(look, &what, width.saturating_sub(3)).iter().enumerate() {
        let sign = if at == 0 { look.pick("▸ ", "> ") } else { "  " };
        lines.push(Line::from(vec![span(look, Role::Key, sign), span(look, role, part)]));
    }
    if let Some(last) = lines.last_mut() {
        last.push_span(Span::styled(" ", look.style(if run.typing { Role::Selected } else { Role::Plain })));
    }
    if run.note == Some(Note::Incomplete) {
        let words = say!("ui/part-after-missing-copy-whole");
        lines.extend(wrap(look, &words, width).into_iter().map(|line| Line::styled(line, look.style(Role::Warning))));
    }
    lines
}
