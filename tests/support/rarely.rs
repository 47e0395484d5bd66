//! What is seen rarely? A card with every kind of change, what could not be done, and answers that did not come.

use claude_fix::app::event::{ClaudeSays, Ended};
use claude_fix::app::pane::{Ending, Note};
use claude_fix::app::report::{Made, Shown};
use claude_fix::app::state::{Card, Dialog, Question, Screen};
use claude_fix::app::ways_out::OneSession;
use claude_fix::app::{Event, Key, State, update};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::plan::{Plan, Purpose, Risk, Step as PlanStep};
use claude_fix::model::source::Change;
use claude_fix::model::stamp::{Kind, Stamp};
use claude_fix::model::step::Step;

use super::machine::{all_well, key_overrides_login, unset_key};
use super::troubles::unknown;
use super::{dialogs, panes, reports};

fn file(mode: u32) -> Stamp {
    Stamp { kind: Kind::File, size: 600, mode: Some(mode), digest: Some("ab".repeat(32)) }
}

/// Every kind of change that the other cards do not show, on one card.
fn every_change() -> Plan {
    let run = |purpose, arguments: &[&str]| PlanStep::Run {
        program: "/home/ada/.local/bin/claude".into(),
        arguments: arguments.iter().map(|it| (*it).to_owned()).collect(),
        purpose,
        remove_env: Vec::new(),
    };
    let home = |name: &str| std::path::PathBuf::from(format!("/home/ada/{name}"));
    let steps = vec![
        PlanStep::SetMode { file: home(".claude/.credentials.json"), mode: 0o600, before: file(0o644) },
        PlanStep::Fetch {
            url: "https://claude.ai/install.sh".into(),
            to: home(".local/state/claude-fix/install.sh"),
            most: 1 << 20,
        },
        PlanStep::new_file(home(".claude/key.sh"), "#!/bin/sh\nexec secret-tool lookup service claude-fix\n".into()),
        PlanStep::Tell { text: "Please renew the certificate of proxy.example.com.\nIt ended on 2026-11-14.".into() },
        PlanStep::EndProcess { pid: 4711, begun: 1, name: "claude in ~/work".into() },
        run(Purpose::Uninstall, &["uninstall"]),
        run(Purpose::Install, &["install"]),
        run(Purpose::SetupToken, &["setup-token"]),
    ];
    Plan { title: "Everything at once".into(), risk: Risk::Destructive, steps, ..unset_key() }
}

/// A variable of the user in the registry of Windows goes.
fn user_variable() -> Plan {
    let name = "ANTHROPIC_API_KEY".to_owned();
    let changes = vec![Change { line: 1, before: "ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ".into(), after: Vec::new() }];
    let step = PlanStep::UserVariable { name, rewrite: None, before: file(0o600), changes };
    Plan {
        title: "Take ANTHROPIC_API_KEY out of the variables of your account".into(),
        steps: vec![step],
        ..unset_key()
    }
}

fn asks(question: Question, state: State) -> State {
    let card = Card { seen: true, ..Card::new(question) };
    State { dialog: Some(Dialog::Card(card)), ..state }
}

fn session(corrected: bool) -> State {
    let names = vec!["ANTHROPIC_API_KEY".to_owned(), "ANTHROPIC_AUTH_TOKEN".to_owned()];
    asks(Question::Session(OneSession { names, corrected }), key_overrides_login())
}

/// The pane of a sign-in with this note, or this end.
fn pane(note: Option<Note>, ending: Option<Ending>) -> State {
    let mut state = panes::signing_in();
    if let Some(Dialog::Pane(pane)) = &mut state.dialog {
        (pane.note, pane.ending) = (note, ending);
    }
    state
}

/// The pane of another program, which has said something.
fn program(purpose: Purpose, says: &str) -> State {
    let mut state = panes::signing_out();
    if let Some(Dialog::Pane(pane)) = &mut state.dialog {
        *pane.plan = confirm(panes::running(purpose), Reply::Beforehand).unwrap();
        pane.purpose = purpose;
        (pane.shown.means, pane.shown.lines) = (None, vec![says.to_owned()]);
    }
    state
}

fn report(made: Option<Made>) -> State {
    dialogs::over(Dialog::Report(Box::new(Shown { made, ..Shown::default() })))
}

/// Claude Code was asked on the first step, and this came of it.
fn claude(says: Option<ClaudeSays>) -> State {
    State {
        screen: Screen::Step(Step::Status),
        asking_claude: says.is_none(),
        claude_says: says,
        ..key_overrides_login()
    }
}

/// claude-fix was stopped in the middle, and there is only one way out, or none.
fn half_done(back: bool) -> State {
    let mut state = dialogs::stopped();
    if let Some(Dialog::Stopped(stopped)) = &mut state.dialog {
        stopped.rest = Err("~/.zshrc has changed since then".into());
        if !back {
            stopped.entry.plan.steps =
                vec![PlanStep::Keep { file: "/home/ada/.claude/.credentials.json".into(), before: file(0o600) }];
        }
    }
    state
}

/// The overview of a machine where nothing is left to say, after a message got through.
fn quit_while_well() -> State {
    let mut state = all_well();
    update(&mut state, Event::Key(Key::Enter));
    state
}

/// All is well in a new terminal; this one is older than the change.
fn well_in_new_terminal() -> State {
    let still_here = vec![(1, unset_key().manual)];
    State { dialog: None, still_here, ..dialogs::after(Ended::Fixed) }
}

/// What is seen rarely, by name.
pub(crate) fn all() -> Vec<(&'static str, State)> {
    let working = |title: &str, changes| dialogs::over(Dialog::Working { title: title.into(), changes });
    let on = |step, state| State { screen: Screen::Step(step), ..state };
    vec![
        ("card_rarely/every_change", dialogs::card(every_change())),
        ("card_rarely/user_variable", dialogs::card(user_variable())),
        ("card_rarely/one_session", session(false)),
        ("card_rarely/one_session_corrected", session(true)),
        ("pane_rarely/copying", pane(Some(Note::Copying), None)),
        ("pane_rarely/copied", pane(Some(Note::Copied(None)), None)),
        ("pane_rarely/practice", pane(Some(Note::Practice), None)),
        ("pane_rarely/ending", pane(None, Some(Ending::Cancelled))),
        ("pane_rarely/whole_terminal", pane(None, Some(Ending::HandedOver))),
        ("pane_rarely/installing", program(Purpose::Install, "Downloading 2.1.329 … 42 %")),
        ("pane_rarely/removing", program(Purpose::Uninstall, "removed 1 package in 842ms")),
        ("pane_rarely/token", program(Purpose::SetupToken, "Opening browser…")),
        ("errors/check_without_answer", on(Step::ApiKey, unknown())),
        ("errors/claude_asked", claude(None)),
        ("errors/claude_silent", claude(Some(ClaudeSays::Nothing("It gave no answer within 10 seconds.".into())))),
        ("errors/report_begins", report(None)),
        ("errors/report_failed", report(Some(Made::Failed("The home folder cannot be read.".into())))),
        ("errors/cannot_finish", half_done(true)),
        ("errors/no_way_back", half_done(false)),
        (
            "errors/question_gone",
            State { dialog: Some(Dialog::Ask { selected: 0, typed: String::new() }), ..all_well() },
        ),
        ("errors/no_machine", reports::no_machine()),
        ("result_rarely/done", dialogs::after(Ended::Done)),
        ("result_rarely/all_well", quit_while_well()),
        ("result_rarely/well_in_new_terminal", well_in_new_terminal()),
        ("result_rarely/working", working("Stop exporting the key, keep the login", true)),
        ("result_rarely/message", working("Claude Code sends one short message", false)),
    ]
}
