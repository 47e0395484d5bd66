//! How does a report look before it leaves, and how does another machine's? Sample reports of the sample machines.

use claude_fix::app::State;
use claude_fix::app::replay::{Machines, Replay, Summary};
use claude_fix::app::report::{Made, Shown};
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::headless::replay::opened;
use claude_fix::headless::report::{Form, Source, document, written};
use claude_fix::model::leaks::Leak;
use claude_fix::model::outcome::Evidence;
use claude_fix::model::report::Report;
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;

use super::machine::key_overrides_login;

/// The machine of the story at a moment that is the same in every time zone, with a name in its evidence.
fn report() -> Report {
    let mut assessment = *key_overrides_login().assessment.unwrap();
    assessment.machine.now = Moment::from_iso("2026-11-21T14:02:11Z").unwrap();
    for rung in assessment.ladder.rungs.iter_mut().filter(|rung| rung.expires_at.is_some()) {
        rung.expires_at = Some("2026-11-21T19:40:00Z".into());
    }
    let account = Evidence { label: "account".into(), value: "ada@example.org".into() };
    assessment.rows[1].evidence.push(account);
    let users = vec!["ada".to_owned()];
    let mut report =
        document(&Source { assessment: &assessment, journal: &[], pasted: &[], users, names: false }).unwrap();
    report.tool.version = "1.2.3".into();
    report
}

fn over(shown: Shown) -> State {
    State { dialog: Some(Dialog::Report(Box::new(shown))), ..key_overrides_login() }
}

/// The text, before it is written; so far down.
pub(crate) fn text(scroll: u16) -> State {
    let made = Some(Made::Text(written(&report(), Form::Markdown).unwrap()));
    over(Shown { made, scroll, ..Shown::default() })
}

/// Written.
pub(crate) fn kept() -> State {
    let mut state = text(0);
    if let Some(Dialog::Report(shown)) = &mut state.dialog {
        shown.note = Some("Written to ~/claude-fix-report-20261121-140211.md. Only you can read it.".into());
    }
    state
}

/// Something in it could be a secret.
pub(crate) fn doubtful() -> State {
    let leaks = vec![Leak { line: 12, rule: "bearer" }, Leak { line: 40, rule: "named_value" }];
    over(Shown { made: Some(Made::Unsafe(leaks)), ..Shown::default() })
}

/// The report as somebody else opens it.
pub(crate) fn replayed() -> State {
    let mut state = State::new(80, 24);
    state.show(opened("ada.json".into(), &report(), key_overrides_login().run.coming));
    state
}

/// One of its steps.
pub(crate) fn replayed_step() -> State {
    State { screen: Screen::Step(Step::ApiKey), ..replayed() }
}

/// A folder of reports.
pub(crate) fn machines(filter: &str) -> State {
    let one = |file: &str, cause: &str, os: &str| Summary {
        file: file.into(),
        cause: cause.into(),
        summary: "One sentence.".into(),
        version: "2.1.329".into(),
        os: os.into(),
        at: "2026-11-21T14:02:11Z".into(),
    };
    let mut all = Machines { folder: "reports".into(), filter: filter.into(), selected: 1, ..Machines::default() };
    for number in 1..=9 {
        all.all.push(one(&format!("mac-{number:02}.json"), "env.api_key_overrides_login", "macos"));
    }
    for number in 1..=4 {
        all.all.push(one(&format!("office/pc-{number}.json"), "proxy.missing", "windows"));
    }
    all.all.push(one("server.json", "healthy", "linux"));
    all.selected = usize::from(filter.is_empty());
    all.unread.push(("old.json".into(), "it is no report of claude-fix in its JSON form".into()));
    all.group();
    let replay = Replay { machines: Some(all), ..Replay::default() };
    let mut state = State { replay: Some(Box::new(replay)), dialog: Some(Dialog::Machines), ..State::new(80, 24) };
    state.run.over = true;
    state
}

/// A folder without any report.
pub(crate) fn no_machine() -> State {
    let mut state = machines("");
    if let Some(all) = state.replay.as_mut().and_then(|it| it.machines.as_mut()) {
        (all.all, all.unread) = (Vec::new(), Vec::new());
        all.group();
    }
    state
}
