//! What went wrong before? Sample histories: found, being read, none, and one that stands behind a diagnosis.

use claude_fix::app::State;
use claude_fix::app::event::RunId;
use claude_fix::app::history::Past;
use claude_fix::app::state::Dialog;
use claude_fix::model::explanation::Class;
use claude_fix::model::history::{History, Kind, Read, Streak, VersionUse};
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;

use super::machine::{at, key_overrides_login};

const DAY: i64 = 24 * 3600 * 1000;

fn days_ago(days: i64, (hour, minute, second): (i8, i8, i8)) -> Moment {
    Moment(at(hour, minute, second).0 - days * DAY)
}

fn refused() -> Kind {
    let began = days_ago(4, (9, 14, 0));
    let version = VersionUse { version: "2.1.310".into(), first: days_ago(4, (9, 11, 0)), new: true };
    Kind {
        signature: Some("invalid-api-key-external".into()),
        class: Class::Auth,
        step: Some(Step::ApiKey),
        status: Some(401),
        summary: "The key from a variable or a helper is not accepted. Signing in does not help while that key is set."
            .into(),
        text: "Invalid API key · Fix external API key".into(),
        count: 12,
        first: began,
        last: days_ago(0, (13, 2, 0)),
        streak: Streak { began, count: 12, success_before: Some(days_ago(4, (9, 8, 0))), version: Some(version) },
        over: false,
        projects: vec![("shop".into(), 9), ("a project with a long name".into(), 3)],
        versions: vec![("2.1.310".into(), 12)],
    }
}

fn overloaded() -> Kind {
    let when = days_ago(6, (17, 40, 0));
    Kind {
        signature: None,
        class: Class::Other,
        step: None,
        status: Some(529),
        summary: String::new(),
        text: String::new(),
        count: 2,
        first: when,
        last: when,
        streak: Streak { began: when, count: 1, success_before: Some(days_ago(6, (17, 39, 0))), version: None },
        over: true,
        projects: vec![("shop".into(), 2)],
        versions: Vec::new(),
    }
}

fn history() -> History {
    let hours = [(6, 17, 2), (4, 9, 7), (1, 10, 4), (0, 13, 1)];
    History {
        since: days_ago(7, (14, 0, 0)),
        until: at(14, 0, 0),
        kinds: vec![refused(), overloaded()],
        hours: hours.iter().map(|(day, hour, count)| (days_ago(*day, (*hour, 0, 0)), *count)).collect(),
        versions: Vec::new(),
        last_success: Some(days_ago(4, (9, 8, 0))),
        read: Read { files: 37, bytes: 48_211_034, of: 48_211_034, unread: 1, whole: true, ..Read::default() },
    }
}

fn open(found: History, reading: Option<RunId>, scroll: u16) -> State {
    let past = Past { found, reading, scroll };
    State { dialog: Some(Dialog::History(Box::new(past))), ..key_overrides_login() }
}

/// Everything was read.
pub(crate) fn found() -> State {
    open(history(), None, 0)
}

/// The same, its end.
pub(crate) fn end() -> State {
    open(history(), None, 14)
}

/// It is being read.
pub(crate) fn reading() -> State {
    let read = Read { bytes: 412_000_000, of: 2_113_000_000, ..Read::default() };
    open(History { kinds: vec![refused()], read, ..history() }, Some(RunId(1)), 0)
}

/// Nothing went wrong.
pub(crate) fn nothing() -> State {
    open(History { kinds: Vec::new(), hours: Vec::new(), ..history() }, None, 0)
}

/// The first screen afterwards.
pub(crate) fn evidence() -> State {
    State { history: Some(Box::new(history())), ..key_overrides_login() }
}
