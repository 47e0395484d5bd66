//! What could lie over the screen? Sample dialogs, and machines that mean harm.

use claude_fix::app::State;
use claude_fix::app::event::{ClaudeSays, Ended};
use claude_fix::app::state::{Card, Dialog, Question, ResultCard, Screen};
use claude_fix::model::back::{Aside, Back, Copies, Rest, Stopped};
use claude_fix::model::credential::{CredentialKind, Rung, RungState};
use claude_fix::model::diagnosis::Because;
use claude_fix::model::explanation::{Class, Explanation};
use claude_fix::model::journal::{Entry, EntryState};
use claude_fix::model::outcome::Evidence;
use claude_fix::model::plan::{Edit, Plan, Step as PlanStep};
use claude_fix::model::source::Change;
use claude_fix::model::stamp::Stamp;
use claude_fix::model::step::Step;

use super::machine::{all_well, at, key_overrides_login, reset, rung, unset_key};

fn entry(state: EntryState) -> Entry {
    Entry {
        schema: Entry::SCHEMA.into(),
        id: 1,
        at: at(14, 3, 5),
        plan: unset_key(),
        records: Vec::new(),
        state,
        helped: None,
        purged: false,
    }
}

/// A result card after a change.
pub(crate) fn after(ended: Ended) -> State {
    let fixed = matches!(ended, Ended::Fixed);
    let mut state = if fixed { all_well() } else { key_overrides_login() };
    let undone = matches!(ended, Ended::Undone | Ended::Failed { .. });
    state.journal = vec![entry(if undone { EntryState::Undone } else { EntryState::Applied })];
    if matches!(ended, Ended::NotFixed) {
        state.tried.insert(unset_key().id);
    }
    let now = state.assessment.as_ref().map(|it| it.summary.clone());
    let here = if undone { Vec::new() } else { unset_key().manual };
    let undo = (!undone).then_some(1);
    state.dialog = Some(Dialog::Result(ResultCard {
        plan: if undone { unset_key().id } else { String::new() },
        title: unset_key().title,
        ended,
        now,
        here,
        undo,
        said: Vec::new(),
        ran: false,
        cancelled: false,
        prevent: fixed.then(|| "Keep a key that another program needs in that program's own settings.".into()),
    }));
    state
}

/// The card of a plan.
pub(crate) fn card(plan: Plan) -> State {
    let mut state = key_overrides_login();
    let question = Question::Apply(Box::new(plan));
    state.dialog = Some(Dialog::Card(Card { seen: true, typed: "res".into(), ..Card::new(question) }));
    state
}

/// The card that takes back a change.
pub(crate) fn undo_card() -> State {
    let mut state = all_well();
    let copies = Copies {
        names: vec!["a".into(), "b".into()],
        bytes: 12_000,
        oldest: Some(at(14, 2, 0)),
        seen: Some(at(14, 3, 5)),
    };
    let question = Question::Undo(Box::new(Back { entry: entry(EntryState::Unfinished), aside: Vec::new(), copies }));
    state.dialog = Some(Dialog::Card(Card { seen: true, ..Card::new(question) }));
    state
}

/// The card that takes back a reset where something new has come into being.
pub(crate) fn undo_over_new() -> State {
    let mut state = all_well();
    let moved = |from: &str, to: &str| PlanStep::MoveAside { from: from.into(), to: to.into(), before: Stamp::MISSING };
    let (path, old) = ("/home/dev/.claude", "/home/dev/.claude.aside-20261121-140211");
    let plan = Plan { title: "Largest reset: move ~/.claude aside as a whole".into(), ..reset() };
    let plan = Plan { steps: vec![moved(path, old)], clears: Vec::new(), ..plan };
    let login = true;
    let aside =
        Aside { path: path.into(), to: "/home/dev/.claude.aside-20261121-140305".into(), found: Stamp::MISSING, login };
    let back =
        Back { entry: Entry { plan, ..entry(EntryState::Applied) }, aside: vec![aside], copies: Copies::default() };
    let question = Question::Undo(Box::new(back));
    state.dialog = Some(Dialog::Card(Card { seen: true, ..Card::new(question) }));
    state
}

/// claude-fix was stopped in the middle of a change.
pub(crate) fn stopped() -> State {
    let entry = entry(EntryState::Unfinished);
    let rest = Ok(Rest { entry: entry.clone(), steps: vec![0] });
    over(Dialog::Stopped(Box::new(Stopped { entry, rest })))
}

/// The card that carries it to its end.
pub(crate) fn finish_card() -> State {
    let mut state = key_overrides_login();
    let question = Question::Finish(Box::new(Rest { entry: entry(EntryState::Unfinished), steps: vec![0] }));
    state.dialog = Some(Dialog::Card(Card { seen: true, ..Card::new(question) }));
    state
}

/// A dialog over the broken machine.
pub(crate) fn over(dialog: Dialog) -> State {
    State { dialog: Some(dialog), ..key_overrides_login() }
}

/// What can be done on a step: a repair of its diagnosis, and a reset that the step offers by itself.
pub(crate) fn choosing() -> State {
    let mut state = key_overrides_login();
    if let Some(assessment) = &mut state.assessment {
        let step = assessment.diagnoses[0].step;
        assessment.standing = vec![(step, reset().id)];
        assessment.plans.push(reset());
        state.screen = Screen::Step(step);
    }
    state.dialog = Some(Dialog::Offers { selected: 1 });
    state
}

/// An error message was pasted, and its meaning is known.
pub(crate) fn explained() -> State {
    over(Dialog::Paste {
        text: "Please run /login\nAPI Error: 401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"},\"request_id\":\"req_011CSHoEeqs5C35K2UUqR7Fy\"}".into(),
        answer: Some(Box::new(Explanation {
            class: Class::Auth,
            signatures: vec!["api.401.invalid_key".into()],
            causes: vec!["api_key.rejected".into()],
            step: Some(Step::ApiKey),
            request_id: Some("req_011CSHoEeqs5C35K2UUqR7Fy".into()),
            summary: "The API does not know the key that was sent. Your claude.ai login was not asked.".into(),
            next: Some("claude-fix check".into()),
            proves: None,
        })),
    })
}

/// Claude Code was asked.
pub(crate) fn claude_answered() -> State {
    let mut state = key_overrides_login();
    state.screen = Screen::Step(Step::Status);
    if let Some(it) = &mut state.assessment {
        it.ladder.rungs[2] =
            Rung { sent_too: true, ..rung(CredentialKind::AuthToken, "ANTHROPIC_AUTH_TOKEN", RungState::Shadowed) };
    }
    let lines = [("signed in", "yes"), ("method", "API key"), ("source", "ANTHROPIC_API_KEY")];
    state.claude_says = Some(ClaudeSays::Answer(lines.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()));
    state
}

/// Texts that are longer than any window, in a script whose letters are two cells wide, with escapes in them.
pub(crate) fn hostile() -> State {
    let mut state = key_overrides_login();
    let long = "認証情報が見つかりません。".repeat(20);
    if let Some(it) = &mut state.assessment {
        it.summary = format!("\u{1b}[31m{long}\u{7}\u{202e} {}", "x".repeat(300));
        it.machine.shell = Some("z\u{1b}]0;x\u{7}sh".repeat(9));
        for diagnosis in &mut it.diagnoses {
            diagnosis.title.clone_from(&long);
            diagnosis.because =
                (0..9).map(|_| Because { check: "x".into(), fact: format!("a\tb\r\n{long}") }).collect();
            diagnosis.advice = vec!["\u{1b}[2J".into(), long.clone(), String::new()];
        }
        for rung in &mut it.ladder.rungs {
            rung.source = format!("{long}\u{9b}31m");
            rung.expires_at = Some("\u{1b}[5mno time".into());
            rung.state = RungState::Shadowed;
        }
        it.plans[0].title.clone_from(&long);
        it.plans[0].clears = vec![long.clone()];
    }
    for row in state.run.rows.values_mut() {
        row.evidence = (0..200).map(|at| Evidence { label: format!("{long}{at}"), value: long.clone() }).collect();
    }
    state
}

/// A card whose plan touches two hundred lines of hostile text.
pub(crate) fn hostile_card() -> State {
    let mut plan = unset_key();
    let line = format!("\u{1b}[31m\t{}", "鍵".repeat(90));
    plan.steps = (0..200)
        .map(|at| PlanStep::EditFile {
            file: format!("/home/ada/\u{1b}[1m{}", "長".repeat(at)).into(),
            edit: Edit::RemoveKey { path: Vec::new() },
            before: Stamp::MISSING,
            changes: vec![Change { line: u32::MAX, before: line.clone(), after: vec![line.clone(); 2] }],
        })
        .collect();
    let State { dialog, .. } = card(plan);
    State { dialog, ..hostile() }
}
