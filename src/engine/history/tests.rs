//! Is everything found that was written down, once, and nothing else? On a made-up machine.

use std::sync::Arc;

use super::Search;
use crate::model::explanation::Class;
use crate::model::history::History;
use crate::model::time::Moment;
use crate::ports::fake::FakeMachine;

const FOLDER: &str = "/home/dev/.claude";

fn at(minute: u32) -> String {
    format!("2026-11-21T{:02}:{:02}:00.000Z", 3 + minute / 60, minute % 60)
}

fn moment(minute: u32) -> Moment {
    Moment::from_iso(&at(minute)).expect("a time")
}

/// One line each, as Claude Code writes them.
fn failed(minute: u32, text: &str, status: u16, version: &str) -> String {
    format!(
        r#"{{"parentUuid":null,"type":"assistant","uuid":"e-{minute}-{status}","timestamp":"{}","message":{{"model":"<synthetic>","role":"assistant","content":[{{"type":"text","text":"{text}"}}]}},"error":"x","isApiErrorMessage":true,"apiErrorStatus":{status},"cwd":"/home/dev/shop","sessionId":"s-1","version":"{version}"}}"#,
        at(minute)
    )
}

fn answered(minute: u32, version: &str) -> String {
    format!(
        r#"{{"message":{{"model":"claude","role":"assistant","content":[{{"type":"text","text":"SECRETANSWER \"isApiErrorMessage\":true"}}]}},"type":"assistant","uuid":"a-{minute}","timestamp":"{}","cwd":"/home/dev/shop","sessionId":"s-1","version":"{version}"}}"#,
        at(minute)
    )
}

fn asked(minute: u32, version: &str) -> String {
    format!(
        r#"{{"type":"user","message":{{"role":"user","content":"SECRETPROMPT"}},"uuid":"u-{minute}","timestamp":"{}","cwd":"/home/dev/shop","sessionId":"s-1","version":"{version}"}}"#,
        at(minute)
    )
}

fn machine(files: &[(&str, String)]) -> FakeMachine {
    let machine = FakeMachine::new();
    for (name, text) in files {
        machine.file(format!("{FOLDER}/{name}"), text);
    }
    machine
}

fn since(machine: &FakeMachine, since: Moment) -> History {
    let search = Search::new(Arc::new(machine.world()), since);
    search.run();
    assert!(search.ended());
    search.history()
}

fn all(machine: &FakeMachine) -> History {
    since(machine, Moment(0))
}

const KEY: &str = "Invalid API key · Fix external API key";

#[test]
fn the_time_line_says_when_it_began_and_after_which_version() {
    let lines = [
        asked(0, "2.1.309"),
        answered(1, "2.1.309"),
        asked(7, "2.1.310"),
        failed(10, KEY, 401, "2.1.310"),
        asked(11, "2.1.310"),
        failed(12, KEY, 401, "2.1.310"),
        failed(13, "API Error: 529 Overloaded.", 529, "2.1.310"),
    ];
    let found = all(&machine(&[("projects/-home-dev-shop/s-1.jsonl", lines.join("\n"))]));
    assert_eq!(found.count(), 3);
    assert_eq!(
        found.kinds.iter().map(|it| it.status).collect::<Vec<_>>(),
        [Some(529), Some(401)],
        "the last one first"
    );
    let key = &found.kinds[1];
    assert_eq!((key.count, key.first, key.last), (2, moment(10), moment(12)));
    assert_eq!((key.class, key.over, key.text.as_str()), (Class::Auth, false, KEY));
    assert_eq!((key.streak.began, key.streak.count, key.streak.success_before), (moment(10), 2, Some(moment(1))));
    let version = key.streak.version.as_ref().expect("a version");
    assert_eq!((version.version.as_str(), version.first, version.new), ("2.1.310", moment(7), true));
    assert_eq!(key.projects, [("shop".to_owned(), 2)]);
    assert_eq!(key.versions, [("2.1.310".to_owned(), 2)]);
    assert_eq!(found.last_success, Some(moment(1)));
    assert_eq!(found.hours, [(moment(0), 3)]);
    assert_eq!((found.read.files, found.read.unread, found.read.whole), (1, 0, true));
    assert!(!format!("{found:?}").contains("SECRET"));
}

#[test]
fn what_worked_again_is_over() {
    let lines = [failed(10, KEY, 401, "2.1.310"), answered(20, "2.1.310")];
    let found = all(&machine(&[("projects/p/s-1.jsonl", lines.join("\n"))]));
    assert!(found.kinds[0].over && found.standing().is_none());
    assert_eq!(found.last_success, Some(moment(20)));
    assert!(!found.versions[0].new, "it may have been in use before");
}

#[test]
fn older_errors_are_not_counted_but_what_came_before_is_known() {
    let lines = [failed(10, KEY, 401, "2.1.310"), answered(20, "2.1.310"), failed(30, KEY, 401, "2.1.310")];
    let machine = machine(&[("projects/p/s-1.jsonl", lines.join("\n"))]);
    let found = since(&machine, moment(25));
    assert_eq!((found.count(), found.kinds[0].streak.success_before), (1, Some(moment(20))));
}

#[test]
fn each_error_counts_once() {
    let error = failed(10, KEY, 401, "2.1.310");
    let copied = [answered(1, "2.1.310"), error.clone()].join("\n");
    let log = |minute: u32, text: &str| format!("{} [ERROR] API error (attempt 1/11): {text}\n", at(minute));
    let debug = [
        log(10, r#"401 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#),
        format!("{} [ERROR] API error (attempt 2/11): 401 401 {{}}\n", at(10)),
        log(40, r#"529 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
        log(50, "undefined Connection error."),
        format!("{} [ERROR] Connection error details: code=ECONNREFUSED, message=no\n", at(50)),
        format!("{} [DEBUG] a tool said: {}", at(55), log(55, "500 no")),
    ];
    let found = all(&machine(&[
        ("projects/p/s-1.jsonl", error),
        ("projects/p/s-2.jsonl", copied),
        ("debug/s-1.txt", debug.concat()),
    ]));
    let seen: Vec<_> = found.kinds.iter().map(|it| (it.class, it.status, it.count)).collect();
    let wanted = [(Class::Network, None, 1), (Class::Overload, Some(529), 1), (Class::Auth, Some(401), 1)];
    assert_eq!(seen, wanted, "{:?}", found.kinds);
}

#[test]
fn what_was_written_while_the_clock_was_wrong_says_nothing_about_now() {
    let later = |line: String| line.replace("2026-11-21T", "2027-11-21T");
    let lines =
        [failed(10, KEY, 401, "2.1.310"), later(answered(20, "2.1.311")), later(failed(30, KEY, 401, "2.1.311"))];
    let found = all(&machine(&[("projects/p/s.jsonl", lines.join("\n"))]));
    assert_eq!((found.count(), found.read.undated, found.last_success), (1, 1, None));
    assert!(!found.kinds[0].over && found.kinds[0].last == moment(10));
}

#[test]
fn hostile_files_hurt_nobody() {
    let half = failed(10, KEY, 401, "2.1.310");
    let long = format!("{}\n{}\n", "x".repeat(3_000_000), failed(20, KEY, 401, "2.1.310"));
    let strange = format!("{}\n", failed(30, r"\u001b[2J sk-ant-api03-AAAABBBBCCCCDDDDEEEEFFFF", 418, "2.1.310"));
    let files = [
        ("projects/p/half.jsonl", half[..half.len() - 9].to_owned()),
        ("projects/p/long.jsonl", long),
        ("projects/p/strange.jsonl", strange),
        ("projects/p/hole.jsonl", "\0".repeat(3_000_000)),
        ("projects/p/other.txt", failed(40, KEY, 401, "2.1.310")),
        ("projects/p/undated.jsonl", failed(50, KEY, 401, "2.1.310").replace("2026-11-21T", "soon")),
    ];
    let found = all(&machine(&files));
    assert_eq!((found.count(), found.read.undated, found.read.unread), (2, 1, 1));
    let strange = &found.kinds[0];
    assert_eq!((strange.status, strange.class), (Some(418), Class::Other));
    assert!(!strange.text.contains('\u{1b}') && !strange.text.contains("AAAABBBB"), "{}", strange.text);
}

#[test]
fn without_anything_there_is_nothing_to_tell() {
    let found = all(&FakeMachine::new());
    assert!(found.kinds.is_empty() && found.read.whole && found.read.files == 0);
}

#[test]
fn a_search_that_was_stopped_says_so() {
    let lines = failed(10, KEY, 401, "2.1.310");
    let search = Search::new(Arc::new(machine(&[("projects/p/s.jsonl", lines)]).world()), Moment(0));
    search.stop();
    search.run();
    assert!(search.ended() && !search.history().read.whole && search.history().kinds.is_empty());
}

/// Every text that Claude Code 2.1.329 was seen to write down, and what it is.
#[test]
fn real_texts_are_known() {
    let texts = [
        ("Invalid API key · Fix external API key", 401, Class::Auth),
        ("Failed to authenticate. API Error: 401 Invalid bearer token", 401, Class::Auth),
        (
            "API Error: 529 Overloaded. This is a server-side issue, usually temporary — try again in a moment. If it persists, check your inference gateway (127.0.0.1:8765).",
            529,
            Class::Overload,
        ),
        ("API Error: Request rejected (429) · This request would exceed your account rate limit.", 429, Class::Limit),
        ("Credit balance is too low", 400, Class::Billing),
        ("API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)", 0, Class::Network),
    ];
    for (text, status, class) in texts {
        let found = all(&machine(&[("projects/p/s.jsonl", failed(10, text, status, "2.1.329"))]));
        assert_eq!((found.kinds.len(), found.kinds[0].class), (1, class), "{text}");
    }
}
