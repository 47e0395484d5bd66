//! How does a person put in a key, and where shall it be kept? A field that shows its length, then the places.
//!
//! ```text
//! ╭ Put in a new API key ──────────────────────────────────╮
//! │ sk-ant-api03-…wXyZ, 108 characters                     │
//! │ api.anthropic.com knows this key.                      │
//! │                                                        │
//! │ Where shall it be kept?                                │
//! │ ▸ In the keychain                                      │
//! │     Claude Code asks for it at every start             │
//! │   For one session only                                 │
//! ╰────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::State;
use crate::app::new_key::{NewKey, Stage};
use crate::model::new_key::{Fitness, Judged, Sought};
use crate::model::plan::Plan;
use crate::ui::header::spinner;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::span;
use crate::ui::theme::{Look, Role};

/// Draws the field, what was found, or the places.
pub(super) fn draw(state: &State, new: &NewKey, sheet: &mut Sheet, body: Rect, look: Look) {
    let mut page = Page::new(look, panel::dialog_width(body));
    let mut scroll = 0;
    let mut foot = Vec::new();
    match &new.stage {
        Stage::Typing { note } => {
            typing(new.sought, note.as_deref(), &mut page);
            foot = field(new, page.width, look);
        }
        Stage::Asking => {
            let what = match new.sought {
                Sought::ApiKey => "Looking at the key, and asking the API about it",
                Sought::SetupToken => "Looking at the token; it is sent to nobody",
            };
            page.hang(&[(Role::Key, &format!("{} ", spinner(state, look)))], 2, Role::Strong, what);
        }
        Stage::Doubtful(judged) => doubtful(judged, &mut page),
        Stage::Choosing { judged, selected } => {
            let ends = choosing(judged, *selected, &mut page);
            let room = usize::from(body.height.saturating_sub(4));
            scroll = u16::try_from(ends.saturating_sub(room)).unwrap_or(0);
        }
    }
    let title = match new.sought {
        Sought::ApiKey => "Put in a new API key",
        Sought::SetupToken => "Put in the token from claude setup-token",
    };
    let panel = Panel { title, role: Role::Strong, scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, foot);
}

fn typing(sought: Sought, note: Option<&str>, page: &mut Page) {
    let words = match sought {
        Sought::ApiKey => {
            "Paste the key and press Enter. It is not shown. It is looked at here, and the API is asked whether it knows \
             it, which costs nothing. Nothing is kept before you say where."
        }
        Sought::SetupToken => {
            "Paste the token and press Enter, also if the terminal broke it into two lines. It is not shown, and \
             claude-fix never sends it. Nothing is kept before you say where."
        }
    };
    page.text(Role::Plain, words);
    if sought == Sought::ApiKey {
        page.gap();
        page.text(Role::Dim, "A new key is made at https://platform.claude.com/settings/keys");
    }
    if let Some(note) = note {
        page.gap();
        page.text(Role::Bad, &format!("! {note} Nothing was kept."));
    }
}

/// The field: of a secret only the length is shown.
fn field(new: &NewKey, width: usize, look: Look) -> Vec<Line<'static>> {
    let length = new.field.length();
    let what = match length {
        0 => format!("type or paste the {} here", new.sought.words()),
        1 => "1 character".to_owned(),
        length => format!("{length} characters"),
    };
    let role = if length == 0 { Role::Dim } else { Role::Strong };
    vec![
        Line::from(Span::styled(look.pick("─", "-").repeat(width), look.style(Role::Border))),
        Line::from(vec![
            span(look, Role::Key, look.pick("▸ ", "> ")),
            span(look, role, &what),
            Span::styled(" ", look.style(Role::Selected)),
        ]),
    ]
}

fn seen(judged: &Judged, page: &mut Page) {
    page.text(Role::Strong, &format!("{}, {} characters", judged.shown, judged.length));
    let (role, sign) = match judged.fitness {
        Fitness::Good => (Role::Good, ""),
        Fitness::Unknown => (Role::Warning, "! "),
        Fitness::Refused | Fitness::Unfit | Fitness::Spoilt => (Role::Bad, "! "),
    };
    page.text(role, &format!("{sign}{}", judged.says));
}

fn doubtful(judged: &Judged, page: &mut Page) {
    seen(judged, page);
    for odd in &judged.odd {
        page.indented(2, Role::Plain, odd);
    }
    page.gap();
    // what is read is followed by the same as a list to choose from
    let keys = !page.look.lines;
    if judged.fitness == Fitness::Spoilt {
        page.text(
            Role::Plain,
            "Such characters come along when a key is copied from a chat, a document or a web page.",
        );
        page.gap();
        if keys {
            page.hang(&[(Role::Key, "⏎    ")], 5, Role::Strong, "go on without them");
        }
    } else {
        page.text(
            Role::Plain,
            "Was all of it copied, and is it the newest one? A key that was deleted in the Console does not come back. \
             Nothing was kept.",
        );
        page.gap();
        if keys {
            page.hang(&[(Role::Key, "a    ")], 5, Role::Plain, "keep it anyway");
        }
    }
    if keys {
        page.hang(&[(Role::Key, "Esc  ")], 5, Role::Plain, "keep nothing");
    }
}

/// The places; gives the row at which the chosen one ends.
fn choosing(judged: &Judged, selected: usize, page: &mut Page) -> usize {
    seen(judged, page);
    page.heading("Where shall it be kept?");
    let mut ends = 0;
    let mut choice = |at: usize, title: &str, says: &str, page: &mut Page| {
        let chosen = at == selected;
        let pointer = page.look.pointer(at, chosen);
        page.hang(&[(Role::Key, &pointer)], 2, if chosen { Role::Strong } else { Role::Plain }, title);
        page.indented(4, Role::Dim, says);
        if chosen {
            ends = page.lines.len();
        }
    };
    for (at, plan) in judged.plans.iter().enumerate() {
        choice(at, &plan.title, meaning(plan), page);
    }
    if judged.session {
        let says = "Nothing is kept. Over SSH and in WSL it is this one session; CI gets nothing.";
        choice(judged.plans.len(), "For one session of Claude Code only", says, page);
    }
    if judged.plans.is_empty() && !judged.session {
        page.text(Role::Plain, "No place for it is known on this machine.");
    }
    for not in &judged.not {
        page.gap();
        page.text(Role::Dim, not);
    }
    page.gap();
    page.text(Role::Dim, "Each place shows what it would change, and asks, before anything is kept.");
    ends
}

/// What a place means, in a line.
fn meaning(plan: &Plan) -> &'static str {
    match plan.id.rsplit(':').next() {
        Some("keychain") => "Claude Code asks for it at every start. Not over SSH, not in CI, in WSL rarely.",
        Some("file") => "Only you can read it; what starts Claude Code loads it. For servers and jobs, also over SSH.",
        _ => "It stands there to be read. Also over SSH; in WSL for Linux only; CI does not read it.",
    }
}
