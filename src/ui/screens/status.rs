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
use crate::model::step::Step;
use crate::model::time::Moment;
use crate::ui::page::{Page, column};
use crate::ui::screens::diagnosis::until;
use crate::ui::text::{padded, width};
use crate::ui::theme::Role;
use crate::words::Listed;

/// The column at which what is known about a rung begins.
const COLUMN: usize = 20;

/// The check whose evidence this picture shows.
pub(super) const SHOWN: [&str; 1] = ["credentials.ladder"];

/// Writes the answer, as it stands on the overview, and where its reasons are.
pub(super) fn answer(state: &State, page: &mut Page) {
    let Some(assessment) = state.assessment.as_ref().filter(|_| state.run.over) else { return };
    page.gap();
    page.text(Role::Strong, &assessment.summary);
    if let Some(top) = assessment.top().filter(|top| top.step != Step::Status) {
        page.at_right(&top.step.digit().to_string(), &say!("ui/open-its-step"));
    }
}

/// Writes the ladder.
pub(super) fn ladder(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    page.heading(&say!("ui/strongest-first"));
    let ladder = &assessment.ladder;
    let column = rung_column(ladder);
    if ladder.rungs.is_empty() {
        page.text(Role::Plain, &say!("ui/no-place-machine-found-could"));
        return;
    }
    let mut absent: Vec<String> = Vec::new();
    for rung in &ladder.rungs {
        if rung.state == RungState::Absent {
            absent.push(rung.kind.words());
            continue;
        }
        one(state, ladder, rung, assessment.machine.now, column, page);
    }
    if ladder.used().is_none() {
        page.text(Role::Bad, &say!("ui/claude-code-finds-no-credential"));
    }
    if !absent.is_empty() {
        page.hang(&[(Role::Dim, &format!("  {}", say!("ui/not-here")))], column, Role::Dim, &absent.listed());
    }
}

/// The column behind the widest name of a rung that is shown.
fn rung_column(ladder: &Ladder) -> usize {
    let shown = ladder.rungs.iter().filter(|rung| rung.state != RungState::Absent);
    let widest = shown.map(|rung| width(&rung.kind.words()) + 3).max().unwrap_or(0);
    column(COLUMN - 2, &["ui/not-here"]).saturating_add(2).max(widest)
}

fn one(state: &State, ladder: &Ladder, rung: &Rung, now: Moment, column: usize, page: &mut Page) {
    let (pointer, role, words) = match rung.state {
        RungState::Used => (page.look.pick("▶ ", "> "), Role::Good, say!("ui/rung-used")),
        RungState::Shadowed => ("  ", Role::Plain, shadowed(ladder)),
        RungState::Unusable => ("  ", Role::Bad, say!("ui/there-cannot-used")),
        RungState::Absent => return,
    };
    let role = if rung.state == RungState::Used && !rung.problems.is_empty() { Role::Bad } else { role };
    let kind = padded(&rung.kind.words(), column - 2);
    let name = if rung.state == RungState::Used { role } else { Role::Strong };
    let words = if rung.sent_too {
        say!("ui/rung-sent-too", words = words, source = rung.source)
    } else {
        say!("ui/rung-and-source", words = words, source = rung.source)
    };
    page.hang(&[(role, pointer), (name, &kind)], column, role, &words);
    if !rung.set_in.is_empty() {
        let places: Vec<String> = rung.set_in.iter().map(place).collect();
        page.indented(column, Role::Plain, &say!("ui/set-in-places", places = places.join(&say!("ui/then"))));
    }
    if let Some(text) = trace(rung) {
        page.indented(column, Role::Plain, &text);
    }
    if let Some(expires) = &rung.expires_at {
        page.indented(column, Role::Plain, &lasts(state, rung, &until(expires, now)));
    }
    if !rung.problems.is_empty() {
        let problems: Vec<String> = rung.problems.iter().map(|id| problem(id)).collect();
        page.indented(column, Role::Bad, &say!("ui/rung-problem", problems = problems.listed()));
    }
}

/// What is the matter with a rung, in plain words.
fn problem(id: &str) -> String {
    match id {
        "rejected" => say!("ui/problem-rejected"),
        "organisation_disabled" => say!("ui/problem-organisation-disabled"),
        "failing" => say!("ui/problem-failing"),
        "hidden_characters" => say!("ui/problem-hidden-characters"),
        "wrong_kind" => say!("ui/problem-wrong-kind"),
        "unusable" => say!("ui/problem-unusable"),
        "bare_mode" => say!("ui/problem-bare-mode"),
        "expired" => say!("ui/problem-expired"),
        "refresh_pending" => say!("ui/problem-refresh-pending"),
        "corrupt" => say!("ui/problem-corrupt"),
        "blanked" => say!("ui/problem-blanked"),
        "scope_missing" => say!("ui/problem-scope-missing"),
        "unreadable" => say!("ui/problem-unreadable"),
        other => other.replace('_', " "),
    }
}

fn shadowed(ladder: &Ladder) -> String {
    match ladder.used() {
        Some(used) => say!("ui/rung-not-used", words = used.kind.words()),
        None => say!("ui/not-used"),
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
        Some(LoginState::Valid { .. }) => say!("ui/renews-itself-next-at", until = until),
        Some(LoginState::RefreshPending { .. }) => say!("ui/ended-at-next-request-renews", until = until),
        _ if rung.problems.iter().any(|it| it == "expired") => say!("ui/ended-at", until = until),
        _ => say!("ui/valid-until", until = until),
    }
}

/// The visible trace of the secret.
fn trace(rung: &Rung) -> Option<String> {
    let length = rung.length.map(|length| say!("ui/characters", count = length));
    match (&rung.fingerprint, length) {
        (Some(print), Some(length)) => Some([print.as_str(), &length].listed()),
        (Some(print), None) => Some(print.as_str().to_owned()),
        (None, length) => length,
    }
}

/// Writes what Claude Code itself says.
pub(super) fn claude(state: &State, page: &mut Page) {
    page.heading(&say!("ui/claude-codes-own-answer"));
    match &state.claude_says {
        _ if state.asking_claude => page.text(Role::Plain, &say!("ui/asking-claude-code")),
        None => page.hang(&[(Role::Key, "a  ")], 0, Role::Plain, &say!("ui/ask-claude-code-itself-who")),
        Some(ClaudeSays::Nothing(because)) => page.text(Role::Plain, &say!("ui/no-answer", because = because)),
        Some(ClaudeSays::Answer(lines)) => {
            for (label, value) in lines {
                page.hang(&[(Role::Dim, label)], COLUMN, Role::Plain, value);
            }
        }
    }
}
