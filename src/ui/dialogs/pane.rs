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

use crate::app::State;
use crate::app::pane::{Ending, Note, Pane};
use crate::model::plan::Purpose;
use crate::ui::header::spinner;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{span, wrap};
use crate::ui::theme::{Look, Role};

/// Draws the program.
pub(super) fn draw(state: &State, run: &Pane, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let spinner = format!("{} ", spinner(state, look));
    let time = format!("{} · {}:{:02}", doing(run), run.seconds() / 60, run.seconds() % 60);
    page.hang(&[(Role::Key, &spinner)], 2, Role::Strong, &time);
    if run.waits_long() && run.ending.is_none() {
        page.text(Role::Warning, "! Nothing has happened for ten minutes. Enter goes on waiting, Esc cancels.");
    }
    if run.purpose == Purpose::SignIn {
        address(state, run, &mut page);
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
    panel::dialog(
        sheet,
        body,
        &Panel { title: &title, role: Role::Strong, scroll: run.scroll, rest: None },
        page,
        foot,
    );
}

fn doing(run: &Pane) -> &'static str {
    match run.purpose {
        _ if run.ending == Some(Ending::HandedOver) => "It begins again on the whole terminal",
        _ if run.ending.is_some() => "It is being cancelled",
        Purpose::SignIn if run.sent => "Claude Code looks at the code",
        Purpose::SignIn if run.shown.link.is_none() => "Claude Code starts",
        Purpose::SignIn => "Waiting for you in the browser",
        Purpose::SignOut => "Signing out",
        Purpose::Uninstall => "Removing",
        Purpose::Install => "Installing",
        Purpose::SetupToken => "Making a token",
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
        "This is practice: no browser opens, and this address signs nobody in. Press Enter, type anything with a # in it, \
         such as a#b, and press Enter again."
    } else if elsewhere(state) {
        "Open this address on the computer where your browser is, sign in there, then paste the code here."
    } else {
        "Sign in in the browser that opens; then this goes on by itself. If none opens, open this address, and paste the \
         code that the page shows."
    };
    page.text(Role::Plain, words);
    page.gap();
    page.text(Role::Key, &link.url);
    // an address that is just arriving is incomplete for a moment
    if let Some(problem) = link.problem.as_ref().filter(|_| run.shown.wants_code) {
        page.text(Role::Bad, &format!("! Do not use this address: {problem}."));
    }
    match &run.note {
        Some(Note::Copying) => page.text(Role::Dim, "copying"),
        Some(Note::Copied(Some(file))) => {
            page.text(Role::Good, &format!("The address was sent to your terminal, and it is in {file}."));
        }
        Some(Note::Copied(None)) => page.text(Role::Good, "The address was sent to your terminal."),
        Some(Note::Practice) => page.text(Role::Dim, "This is practice: nothing was copied."),
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
        (0, true) if run.typing => "type or paste the code here".to_owned(),
        (0, true) => "paste the code here, or press Enter to type it".to_owned(),
        (0, false) => "type an answer".to_owned(),
        (length, true) => {
            let sign = if run.field.is_whole_code() { "with #" } else { "without the part after #" };
            format!("{length} character{}, {sign}", if length == 1 { "" } else { "s" })
        }
        (length, false) => format!("{length} characters"),
    };
    let role = if length == 0 { Role::Dim } else { Role::Strong };
    lines.push(Line::from(vec![
        span(look, Role::Key, look.pick("▸ ", "> ")),
        span(look, role, &what),
        Span::styled(" ", look.style(if run.typing { Role::Selected } else { Role::Plain })),
    ]));
    if run.note == Some(Note::Incomplete) {
        let words = "! The part after # is missing. Copy the whole code from the page, with the # in the middle. Esc \
                     empties the field; Enter sends it all the same.";
        lines.extend(wrap(look, words, width).into_iter().map(|line| Line::styled(line, look.style(Role::Warning))));
    }
    lines
}
