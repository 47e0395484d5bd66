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
                Sought::ApiKey => say!("ui/looking-at-key-asking-api"),
                Sought::SetupToken => say!("ui/looking-at-token-sent-nobody"),
            };
            page.hang(&[(Role::Key, &format!("{} ", spinner(state, look)))], 2, Role::Strong, &what);
        }
        Stage::Doubtful(judged) => doubtful(judged, &mut page),
        Stage::Choosing { judged, selected } => {
            let ends = choosing(judged, *selected, &mut page);
            let room = usize::from(body.height.saturating_sub(4));
            scroll = u16::try_from(ends.saturating_sub(room)).unwrap_or(0);
        }
    }
    let title = match new.sought {
        Sought::ApiKey => say!("ui/put-new-api-key"),
        Sought::SetupToken => say!("ui/put-token-from-claude-setup"),
    };
    let panel = Panel { title: &title, role: Role::Strong, scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, foot);
}

fn typing(sought: Sought, note: Option<&str>, page: &mut Page) {
    let words = match sought {
        Sought::ApiKey => {
            say!("ui/paste-key-press-enter-not")
        }
        Sought::SetupToken => {
            say!("ui/paste-token-press-enter-also")
        }
    };
    page.text(Role::Plain, &words);
    if sought == Sought::ApiKey {
        page.gap();
        page.text(Role::Dim, &say!("ui/new-key-made-at-https"));
    }
    if let Some(note) = note {
        page.gap();
        page.text(Role::Bad, &say!("ui/nothing-kept", note = note));
    }
}

/// The field: of a secret only the length is shown.
fn field(new: &NewKey, width: usize, look: Look) -> Vec<Line<'static>> {
    let length = new.field.length();
    let what = match length {
        0 => match new.sought {
            Sought::ApiKey => say!("ui/type-or-paste-key-here"),
            Sought::SetupToken => say!("ui/type-or-paste-token-here"),
        },
        length => say!("ui/characters", count = length),
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
    page.text(Role::Strong, &say!("ui/shown-and-length", shown = judged.shown, count = judged.length));
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
        page.text(Role::Plain, &say!("ui/such-characters-come-along-when"));
        page.gap();
        if keys {
            page.hang(&[(Role::Key, "⏎    ")], 5, Role::Strong, &say!("ui/go-without-them"));
        }
    } else {
        page.text(Role::Plain, &say!("ui/all-copied-newest-one-key"));
        page.gap();
        if keys {
            page.hang(&[(Role::Key, "a    ")], 5, Role::Plain, &say!("ui/keep-anyway"));
        }
    }
    if keys {
        page.hang(&[(Role::Key, "Esc  ")], 5, Role::Plain, &say!("ui/keep-nothing"));
    }
}

/// The places; gives the row at which the chosen one ends.
fn choosing(judged: &Judged, selected: usize, page: &mut Page) -> usize {
    seen(judged, page);
    page.heading(&say!("ui/where-shall-kept"));
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
        choice(at, &plan.title, &meaning(plan), page);
    }
    if judged.session {
        let says = say!("ui/nothing-kept-over-ssh-wsl");
        choice(judged.plans.len(), &say!("ui/one-session-claude-code-only"), &says, page);
    }
    if judged.plans.is_empty() && !judged.session {
        page.text(Role::Plain, &say!("ui/no-place-known-machine"));
    }
    for not in &judged.not {
        page.gap();
        page.text(Role::Dim, not);
    }
    page.gap();
    page.text(Role::Dim, &say!("ui/each-place-shows-what-would"));
    ends
}

/// What a place means, in a line.
fn meaning(plan: &Plan) -> String {
    match plan.id.rsplit(':').next() {
        Some("keychain") => say!("ui/claude-code-asks-at-every"),
        Some("file") => say!("ui/what-starts-loads"),
        _ => say!("ui/stands-there-read-also-over"),
    }
}
