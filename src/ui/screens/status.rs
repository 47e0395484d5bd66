//! Which credential does Claude Code use? The ladder: every rung in its order, the winner lit, what hides the others.
//!
//! ```text
//! ▶ API key         used                   ANTHROPIC_API_KEY
//!                   set in ~/.zshrc:12
//!                   sk-ant-api03-…wXyZ, 108 characters
//!   claude.ai login not used, because API key comes first: ~/.claude/.credentials.json
//!   Not here: Gateway session, Auth token
//! ```

use crate::app::State;
use crate::app::event::ClaudeSays;
use crate::model::credential::{CredentialKind, Ladder, Rung, RungState, SetIn};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::time::Moment;
use crate::ui::page::Page;
use crate::ui::screens::diagnosis::until;
use crate::ui::theme::Role;

/// The column at which what is known about a rung begins.
const COLUMN: usize = 20;

/// The check whose evidence this picture shows.
pub(super) const SHOWN: [&str; 1] = ["credentials.ladder"];

/// Writes the ladder.
pub(super) fn ladder(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    page.heading("Strongest first");
    let ladder = &assessment.ladder;
    if ladder.rungs.is_empty() {
        page.text(Role::Plain, "No place on this machine was found that could hold a credential.");
        return;
    }
    let mut absent: Vec<String> = Vec::new();
    for rung in &ladder.rungs {
        if rung.state == RungState::Absent {
            absent.push(rung.kind.words());
            continue;
        }
        one(state, ladder, rung, assessment.machine.now, page);
    }
    if ladder.used().is_none() {
        page.text(Role::Bad, "Claude Code finds no credential that it can use.");
    }
    if !absent.is_empty() {
        page.hang(&[(Role::Dim, "  Not here")], COLUMN, Role::Dim, &absent.join(", "));
    }
}

fn one(state: &State, ladder: &Ladder, rung: &Rung, now: Moment, page: &mut Page) {
    let (pointer, role, words) = match rung.state {
        RungState::Used => (page.look.pick("▶ ", "> "), Role::Good, "used".to_owned()),
        RungState::Shadowed => ("  ", Role::Plain, shadowed(ladder)),
        RungState::Unusable => ("  ", Role::Bad, "there, and cannot be used".to_owned()),
        RungState::Absent => return,
    };
    let role = if rung.state == RungState::Used && !rung.problems.is_empty() { Role::Bad } else { role };
    let kind = format!("{:1$}", rung.kind.words(), COLUMN - 2);
    let name = if rung.state == RungState::Used { role } else { Role::Strong };
    let words = if rung.sent_too { format!("{words}, sent too") } else { words };
    page.hang(&[(role, pointer), (name, &kind)], COLUMN, role, &format!("{words}: {}", rung.source));
    if !rung.set_in.is_empty() {
        let places: Vec<String> = rung.set_in.iter().map(place).collect();
        page.indented(COLUMN, Role::Plain, &format!("set in {}", places.join(", then ")));
    }
    if let Some(text) = trace(rung) {
        page.indented(COLUMN, Role::Plain, &text);
    }
    if let Some(expires) = &rung.expires_at {
        page.indented(COLUMN, Role::Plain, &lasts(state, rung, &until(expires, now)));
    }
    if !rung.problems.is_empty() {
        let problems: Vec<String> = rung.problems.iter().map(|id| id.replace('_', " ")).collect();
        page.indented(COLUMN, Role::Bad, &format!("problem: {}", problems.join(", ")));
    }
    page.indented(COLUMN, Role::Dim, &format!("order: {}", rung.kind.known()));
}

fn shadowed(ladder: &Ladder) -> String {
    match ladder.used() {
        Some(used) => format!("not used, because {} comes first", used.kind.words()),
        None => "not used".to_owned(),
    }
}

fn place(place: &SetIn) -> String {
    place.line.map_or_else(|| place.file.clone(), |line| format!("{}:{line}", place.file))
}

/// How long a credential lasts: a login by which it can be renewed has no end that a person has to know.
pub(super) fn lasts(state: &State, rung: &Rung, until: &str) -> String {
    let login = state.assessment.as_ref().and_then(|assessment| assessment.facts.get::<StoredLogin>());
    let login = login.filter(|login| rung.kind == CredentialKind::ClaudeAiLogin && login.renews);
    match login.map(|login| &login.state) {
        Some(LoginState::Valid { .. }) => format!("renews itself, next at {until}"),
        Some(LoginState::RefreshPending { .. }) => format!("ended at {until}; the next request renews it"),
        _ if rung.problems.iter().any(|it| it == "expired") => format!("ended at {until}"),
        _ => format!("valid until {until}"),
    }
}

/// The visible trace of the secret.
fn trace(rung: &Rung) -> Option<String> {
    let length = rung.length.map(|length| format!("{length} characters"));
    match (&rung.fingerprint, length) {
        (Some(print), Some(length)) => Some(format!("{}, {length}", print.as_str())),
        (Some(print), None) => Some(print.as_str().to_owned()),
        (None, length) => length,
    }
}

/// Writes what Claude Code itself says.
pub(super) fn claude(state: &State, page: &mut Page) {
    page.heading("Claude Code's own answer");
    match &state.claude_says {
        _ if state.asking_claude => page.text(Role::Plain, "Asking Claude Code…"),
        None => page.hang(&[(Role::Key, "a  ")], 0, Role::Plain, "ask Claude Code itself who is signed in"),
        Some(ClaudeSays::Nothing(because)) => page.text(Role::Plain, &format!("No answer: {because}")),
        Some(ClaudeSays::Answer(lines)) => {
            for (label, value) in lines {
                page.hang(&[(Role::Dim, label)], COLUMN, Role::Plain, value);
            }
        }
    }
}
