//! Can everything be practised on machines that are made up: found, repaired, taken back, by keys alone, and nothing real?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "looks at a real home folder and starts the real program")]

#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "support/real.rs"]
mod real;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use claude_fix::app::event::RunId;
use claude_fix::cli::practice::{Scenario, all};
use claude_fix::engine::checks::{Selection, run};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::diagnosis::Severity;
use claude_fix::{causes, checks};
use pty::{LIMIT, Session};
use real::Real;

const BADGE: &str = "PRACTICE — nothing here is real";
/// The window of a walk: one column too narrow for two halves, so that sentences stand whole.
const COLUMNS: u16 = 79;
const ROWS: u16 = 50;

fn scenario(name: &str) -> Scenario {
    let found = all().into_iter().find(|(other, _)| *other == name);
    found.unwrap_or_else(|| panic!("there is no machine {name}")).1
}

fn assess(scenario: &Scenario) -> Assessment {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
    runtime.block_on(run(Arc::new(scenario.made().world), checks::ALL, &Selection::all(), RunId(1), None))
}

/// The title is a line, the story is what somebody says, and neither is the English one.
fn told_in_other_languages(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/practice").join(name).with_extension("json");
    let told: serde_json::Value = serde_json::from_slice(&fs::read(path).expect("the data")).expect("JSON");
    for (language, [begin, end]) in [("ja", ['「', '」']), ("zh", ['“', '”'])] {
        let [title, story] = ["title", "story"].map(|it| told[language][it].as_str().unwrap_or_default());
        assert!(!title.is_empty() && !title.is_ascii() && !title.ends_with('。'), "{name} {language}: {title}");
        assert!(story.starts_with(begin) && story.ends_with(end) && !story.is_ascii(), "{name} {language}: {story}");
    }
}

#[test]
fn every_machine_leads_to_the_cause_that_it_teaches() {
    let machines = all();
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/practice")).expect("the data");
    assert_eq!(machines.len(), files.count(), "a file cannot be read, or has no line in the list");
    let mut taught = BTreeSet::new();
    for (name, scenario) in &machines {
        assert!(!scenario.title.ends_with('.') && scenario.title.len() <= 60, "{name}");
        assert!(scenario.story.starts_with('“') && scenario.story.ends_with('”'), "{name}: somebody says it");
        told_in_other_languages(name);
        let found = assess(scenario);
        let top = found.diagnoses.first().map(|it| it.id.clone());
        assert_eq!(top, scenario.cause, "{name}: {}", found.summary);
        assert!(top.iter().all(|id| causes::ALL.iter().any(|cause| cause.id == *id)), "{name}");
        taught.extend(top);
        // nothing but what it is about: what else is broken there would have to be explained, too
        let broken = found.diagnoses.iter().filter(|it| it.severity == Severity::Broken).count();
        assert!(broken <= 1, "{name}: {:?}", found.diagnoses.iter().map(|it| &it.id).collect::<Vec<_>>());
    }
    assert!(taught.len() >= 12, "{taught:?}");
    assert_eq!(assess(&scenario("healthy")).verdict, Verdict::Healthy);
}

/// The wizard on a made-up machine, and what it found there.
struct Walk {
    real: Real,
    session: Session,
    summary: String,
    code: i32,
}

impl Walk {
    /// To the answer, past the story.
    fn begin(name: &str) -> Self {
        let (real, scenario) = (Real::new(), scenario(name));
        let session = real.start(&["demo", name]).size(COLUMNS, ROWS).under_shell();
        let found = assess(&scenario);
        let mut walk = Self { real, session, summary: found.summary, code: found.verdict.exit_code().into() };
        walk.wait_for("checked at");
        let story = walk.words();
        let begin: String = scenario.story.chars().take(40).collect();
        assert!(story.contains(&scenario.title) && story.contains(&begin), "{story}");
        walk.session.send("\r");
        walk.session.until("the end of the story", |it| !it.screen().contents().contains("made up"));
        walk.answers();
        walk
    }

    /// The text on screen in one line, without frames.
    fn words(&self) -> String {
        let text = self.session.screen().contents();
        let plain: String = text.chars().map(|c| if "│╭╮╰╯─".contains(c) { ' ' } else { c }).collect();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits for a text on a screen that says that it is practice.
    fn wait_for(&mut self, text: &str) {
        self.session.wait_for(text);
        let screen = self.session.screen().contents();
        assert!(screen.lines().next().is_some_and(|row| row.contains(BADGE)), "{screen}");
    }

    /// The answer is on screen.
    fn answers(&mut self) {
        self.session.until("the answer", |it| {
            let text: String = it.screen().contents().replace(['│', '\n'], " ");
            text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&self.summary)
        });
    }

    /// Says yes until it counts: a card takes no answer in its first moment.
    fn agree(&mut self, then: &str) {
        let end = Instant::now() + LIMIT;
        while !self.session.screen().contents().contains(then) {
            assert!(Instant::now() < end, "{then} did not come:\n{}", self.session.screen().contents());
            if !self.session.reads_on() && self.session.screen().contents().contains("yes, do it") {
                self.session.send("y");
            }
            self.session.read(Duration::from_millis(100));
        }
        self.wait_for(then);
    }

    /// Leaves; the exit code is that of the machine as it was found, unless a sign-in made it well.
    fn quit(self) {
        let code = self.code;
        self.leave(code);
    }

    fn leave(mut self, code: i32) {
        self.session.send("q");
        self.session.wait_for(&format!("code={code} cooked"));
        self.session.assert_left();
        assert!(self.session.screen().contents().contains(BADGE));
        assert!(every_frame_says_so(self.session.raw()) > 3);
        self.real.untouched(self.session.raw());
    }
}

/// Draws everything once more, frame by frame, and looks at the first row of each; says how many there were.
fn every_frame_says_so(raw: &[u8]) -> usize {
    const END: &[u8] = b"\x1b[?2026l";
    let mut screen = vt100::Parser::new(ROWS, COLUMNS, 0);
    let (mut rest, mut frames) = (raw, 0);
    while let Some(at) = rest.windows(END.len()).position(|it| it == END) {
        let (frame, later) = rest.split_at(at + END.len());
        screen.process(frame);
        rest = later;
        let first = screen.screen().rows(0, COLUMNS).next().unwrap_or_default();
        assert!(first.contains(BADGE), "frame {frames}:\n{}", screen.screen().contents());
        frames += 1;
    }
    frames
}

/// Repaired, and taken back: then every word on screen is the one that was there before.
fn repaired(name: &str) {
    let mut walk = Walk::begin(name);
    let before = walk.session.screen().contents();
    walk.session.send("\r");
    // what is out of the way there leaves a sign-in
    walk.agree(if ["damaged-login", "open-folder"].contains(&name) { "STEP 1 OF 2 DONE" } else { "FIXED" });
    walk.session.send("u");
    walk.wait_for("Take back");
    walk.agree("UNDONE");
    walk.session.send("\r");
    walk.session.until("the end of the card", |it| !it.screen().contents().contains("UNDONE"));
    walk.answers();
    walk.session.until("everything as before", |it| it.screen().contents() == before);
    walk.quit();
}

/// Repaired by signing in, which nobody can take back.
fn signed_in(name: &str) {
    let mut walk = Walk::begin(name);
    walk.session.send("\r");
    walk.agree("This is practice");
    walk.session.send("\r");
    walk.wait_for("type or paste the code here");
    walk.session.send("practice#practice");
    walk.wait_for("with #");
    walk.session.send("\r");
    walk.wait_for("FIXED");
    walk.session.send("\r");
    walk.wait_for("All is well");
    walk.leave(0);
}

/// Nothing that claude-fix can do; what the person does is said.
fn by_hand(name: &str) {
    let says = match name {
        "sign-in-blocked" => "Ask IT to allow https://platform.claude.com",
        "other-owner" => "sudo chown",
        "wrong-clock" => "sudo hwclock -s",
        "outage" => "Do not delete anything",
        _ => "All is well",
    };
    let mut walk = Walk::begin(name);
    assert!(walk.words().contains(says), "{}", walk.words());
    assert!(!walk.words().contains("show the change"), "{}", walk.words());
    if name != "healthy" {
        walk.session.send("\r");
        // Enter leads to the step that is broken
        walk.session.until("the step that is broken", |it| !it.screen().contents().contains("Steps"));
    }
    walk.quit();
}

macro_rules! walks {
    ($how:ident $all:ident: $($test:ident $name:literal),* $(,)?) => {
        const $all: &[&str] = &[$($name),*];
        $(#[test] fn $test() { $how($name); })*
    };
}

walks! { repaired REPAIRED:
    a_dead_key "dead-key",
    a_hidden_character "hidden-character",
    a_damaged_login "damaged-login",
    a_damaged_state_file "damaged-state",
    a_dead_proxy "vpn-off",
    half_an_address "half-an-address",
    an_inspection "inspected",
    an_old_copy "old-copy-first",
    a_settings_file "settings-key",
    a_program_for_the_key "key-program",
    a_gateway "left-over-gateway",
    a_switch_for_a_cloud "switch-left-on",
    the_wrong_kind "token-as-key",
    a_closed_folder "open-folder",
    a_login_for_everybody "open-login",
}

walks! { signed_in SIGNED_IN:
    an_expired_login "expired-login",
    nobody "nobody-signed-in",
}

walks! { by_hand BY_HAND:
    a_blocked_sign_in "sign-in-blocked",
    another_owner "other-owner",
    a_wrong_clock "wrong-clock",
    an_outage "outage",
    nothing_broken "healthy",
}

#[test]
fn every_machine_is_walked_through() {
    let mut walked = [REPAIRED, SIGNED_IN, BY_HAND].concat();
    let mut machines: Vec<&str> = all().into_iter().map(|(name, _)| name).collect();
    walked.sort_unstable();
    machines.sort_unstable();
    assert_eq!(walked, machines);
    assert!(REPAIRED.len() >= 12, "{}", REPAIRED.len());
}

#[test]
fn nothing_real_is_started_or_copied() {
    let mut walk = Walk::begin("dead-key");
    walk.session.send("b");
    walk.agree("Nothing was started");
    walk.session.send("\r");
    walk.session.until("the end of it", |it| !it.screen().contents().contains("Nothing was started"));
    walk.session.send("1");
    walk.wait_for("a  ask Claude Code itself");
    walk.session.send("a");
    walk.wait_for("this is practice");
    // a program that reads both keys at once takes them for Alt-q
    walk.session.send("\u{1b}");
    walk.session.until("the end of it", |it| !it.screen().contents().contains("this is practice"));
    walk.quit();
}

#[test]
fn the_terminal_is_neither_lent_nor_told_to_copy() {
    let mut walk = Walk::begin("expired-login");
    walk.session.send("\r");
    walk.agree("This is practice");
    walk.session.send("c");
    walk.wait_for("nothing was copied");
    // the code for a terminal's clipboard
    assert!(!String::from_utf8_lossy(walk.session.raw()).contains("\u{1b}]52;"));
    walk.session.send("f");
    walk.wait_for("no program gets your terminal");
    walk.session.send("\r");
    walk.answers();
    walk.quit();
}

#[test]
fn every_window_says_that_it_is_practice() {
    for (size, says) in [((40, 12), BADGE), ((30, 8), "PRACTICE"), ((12, 3), "PRACTICE")] {
        let real = Real::new();
        let mut session = real.start(&["demo", "healthy"]).size(size.0, size.1).under_shell();
        session.wait_for(says);
        session.signal(rustix::process::Signal::TERM);
        session.wait_for("code=130");
        real.untouched(session.raw());
    }
    let real = Real::new();
    let mut session = real.start(&["demo", "healthy", "--ascii"]).under_shell();
    session.wait_for("PRACTICE - nothing here is real");
    session.wait_for("checked at");
    session.send("\r");
    session.wait_for("All is well");
    session.send("q");
    session.wait_for("code=0 cooked");
    assert!(session.screen().contents().contains("PRACTICE - nothing here is real"));
    real.untouched(session.raw());
}

#[test]
fn without_a_terminal_it_is_a_text() {
    let real = Real::new();
    let text = |arguments: &[&str]| {
        let output = real.run(arguments);
        real.untouched(&output.stdout);
        (String::from_utf8(output.stdout).expect("a text"), output.status.code())
    };
    let (machines, listed) = text(&["demo"]);
    assert_eq!(listed, Some(0));
    assert!(machines.starts_with(BADGE), "{machines}");
    for (number, (name, scenario)) in (1..).zip(all()) {
        let line = machines.lines().find(|line| line.contains(&scenario.title)).expect("a line");
        assert!(line.trim_start().starts_with(&format!("{number} ")) && line.contains(name), "{line}");
        let (by_name, code) = text(&["demo", name]);
        let (by_number, same) = text(&["demo", &number.to_string()]);
        assert_eq!((&by_name, code), (&by_number, same), "the clock stands still");
        assert_eq!(code, Some(i32::from(assess(&scenario).verdict.exit_code())), "{name}");
        let (first, last) = (by_name.lines().next(), by_name.lines().last());
        assert!(first.is_some_and(|line| line == BADGE), "{by_name}");
        assert!(
            last.is_some_and(|line| line.starts_with(BADGE) && line.contains("Do not type them here")),
            "{by_name}"
        );
        assert!(by_name.contains(&scenario.story), "{by_name}");
        assert!(scenario.cause.is_none_or(|cause| by_name.contains(&format!("[{cause}]"))), "{by_name}");
    }
    let (ascii, _) = text(&["demo", "healthy", "--ascii"]);
    assert!(ascii.starts_with("PRACTICE - nothing here is real\n"));
    let refused = real.run(&["demo", "\u{1b}[31mno such machine"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty() && said.contains("claude-fix demo lists them") && !said.contains('\u{1b}'));
}
