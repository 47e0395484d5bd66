//! Can a help desk lead a person through by phone: from the first question over the card to the ticket, without a secret?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests of the other outputs use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests without a terminal use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "support/story.rs"]
mod story;

use std::collections::VecDeque;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use claude_fix::app::state::{Dialog, Screen};
use claude_fix::app::walkthrough::{Station, Walkthrough};
use claude_fix::app::{Effect, Event, Key, State, start, update};
use claude_fix::checks;
use claude_fix::cli::practice::all;
use claude_fix::engine::afterwards::new_terminal;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::journal::Journal;
use claude_fix::engine::repair::{nowhere, repair};
use claude_fix::headless::ticket::markdown;
use claude_fix::model::leaks::leaks;
use claude_fix::model::ticket::Answer;
use claude_fix::model::time::Moment;
use claude_fix::ports::World;
use claude_fix::ports::fake::keychain::FakeKeychain;
use claude_fix::ports::processes::Nobody;
use loopback::Loopback;
use machine_dir::{good_key, leaked};
use pty::{LIMIT, Session, Start};
use story::{hidden_login, start as begin};

/// A call on a made-up machine, carried out without a terminal; each answer takes twenty seconds.
struct Call {
    state: State,
    world: World,
    journal: Journal,
    runtime: tokio::runtime::Runtime,
    now: i64,
    kept: Vec<String>,
}

impl Call {
    fn begin(name: &str) -> Self {
        let machines = all();
        let (_, scenario) = machines.iter().find(|(other, _)| *other == name).expect("the machine");
        let made = scenario.made();
        let folder = made.world.state.clone().expect("a folder");
        let journal = Journal::new(Arc::new(made.disk), folder);
        let journal = journal.reaching(Arc::new(FakeKeychain::default()), Arc::new(Nobody));
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let (world, runtime) = (made.world, runtime.expect("threads"));
        let state = State {
            walkthrough: Some(Box::new(Walkthrough::new(0))),
            screen: Screen::Walkthrough,
            practice: true,
            ..State::new(80, 24)
        };
        let now = world.now().0;
        let mut call = Self { state, world, journal, runtime, now, kept: Vec::new() };
        let effects = start(&mut call.state);
        call.carry_out(effects);
        call
    }

    fn tell(&mut self, event: Event) {
        let effects = update(&mut self.state, event);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut todo = VecDeque::from(effects);
        while let Some(effect) = todo.pop_front() {
            let event = match effect {
                Effect::Check(id) => {
                    let (sender, mut events) = tokio::sync::mpsc::unbounded_channel();
                    let world = Arc::new(self.world.clone());
                    let everything = Selection::all();
                    let found = run(world, checks::ALL, &everything, id, Some(sender));
                    let found = self.runtime.block_on(found);
                    while let Ok(event) = events.try_recv() {
                        todo.extend(update(&mut self.state, event));
                    }
                    Event::RunDone(id, Box::new(found))
                }
                Effect::Time => Event::Time(Moment(self.now)),
                Effect::Ticket(ticket) => Event::Ticket(markdown(&ticket)),
                Effect::KeepTicket(text) => {
                    self.kept.push(text);
                    Event::TicketKept(Some("~/ticket.md".to_owned()))
                }
                Effect::Apply(plan) => {
                    let before = self.state.assessment.clone().expect("an assessment");
                    let world = Arc::new(self.world.clone());
                    let report = self.runtime.block_on(repair(&self.journal, world, &plan, &before, nowhere()));
                    self.world = new_terminal(&self.world, [&**plan]);
                    let (ended, after) = (report.ended, report.after.map(Box::new));
                    let plan = Box::new(claude_fix::model::plan::Plan::clone(&plan));
                    Event::Repaired { plan, ended, after, journal: self.journal.entries() }
                }
                Effect::Cancel(_) | Effect::Tell(_) => continue,
                other => panic!("{other:?}"),
            };
            todo.extend(update(&mut self.state, event));
        }
    }

    fn press(&mut self, key: Key) {
        self.now += 20_000;
        self.tell(Event::Key(key));
    }

    fn types(&mut self, text: &str) {
        for c in text.chars() {
            self.tell(Event::Key(Key::Char(c)));
        }
        self.press(Key::Enter);
    }

    fn at(&self, station: Station) {
        assert_eq!(self.state.station(), Some(station), "{:?}", self.state.dialog);
    }

    fn ticket(&self) -> &str {
        self.state.ticket().expect("the ticket is on screen")
    }
}

/// The whole way of the phone call in docs/help-desk.md.
fn dead_key() -> Call {
    let mut call = Call::begin("dead-key");
    call.at(Station::Call);
    call.press(Key::Char('i'));
    call.types("INC-4711");
    call.press(Key::Char('e'));
    call.types("Since Monday. The password is hunter2hunter2.");
    for (answer, leads) in [('1', Station::Diagnosis), ('1', Station::Evidence), ('1', Station::Repair)] {
        call.press(Key::Char(answer));
        call.at(leads);
    }
    call.press(Key::Enter);
    assert!(matches!(call.state.dialog, Some(Dialog::Card(_))), "{:?}", call.state.dialog);
    // the keys of the walkthrough are no yes: only the card's own key is one
    for key in ['1', '2', '3'] {
        call.press(Key::Char(key));
    }
    call.press(Key::Enter);
    assert!(call.journal.entries().is_empty(), "nothing is changed before the yes");
    call.tell(Event::Drawn);
    call.press(Key::Char('y'));
    assert!(matches!(call.state.dialog, Some(Dialog::Result(_))), "{:?}", call.state.dialog);
    call.at(Station::Verify);
    call.press(Key::Esc);
    call.press(Key::Char('1'));
    call.at(Station::Ticket);
    call.press(Key::Char('1'));
    call
}

#[test]
fn a_call_ends_in_a_ticket_that_says_what_happened() {
    let mut call = dead_key();
    let text = call.ticket().to_owned();
    for part in [
        "# Claude Code sign-in: INC-4711",
        "**Solved.** A check that was made afterwards finds nothing broken.",
        "- S5 The repair: yes. It is done, by the card.",
        "gone afterwards",
        "`claude-fix undo 1`",
        "unset ANTHROPIC_API_KEY",
        "- S1 Since Monday. The password is …",
        "- S5 The repair: yes.",
    ] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
    assert!(leaks(&text, &[]).is_empty(), "{text}");
    assert!(!text.contains("hunter2"), "{text}");
    call.press(Key::Char('f'));
    assert_eq!(call.kept, [text]);
}

#[test]
fn every_answer_leads_somewhere_and_every_step_can_be_reached_and_left_by_hand() {
    for first in [Answer::Yes, Answer::No, Answer::Other] {
        let mut reached = vec![Station::Call];
        let mut todo = vec![Station::Call.leads(first)];
        while let Some(at) = todo.pop() {
            if !reached.contains(&at) {
                reached.push(at);
                todo.extend([Answer::Yes, Answer::No, Answer::Other].map(|answer| at.leads(answer)));
            }
        }
        assert!(reached.contains(&Station::Ticket), "{first:?} never ends");
    }
    // without any repair, to the ticket by answers alone; and back again to where the wizard was
    let mut call = Call::begin("outage");
    for (answer, leads) in [('1', Station::Diagnosis), ('2', Station::Questions), ('2', Station::Repair)] {
        call.press(Key::Char(answer));
        call.at(leads);
    }
    call.press(Key::Char('3'));
    call.at(Station::Ticket);
    call.press(Key::Char('3'));
    assert!(call.ticket().contains("**Handed on.**") && call.ticket().contains("claude-fix has changed nothing"));
    for at in [Station::Repair, Station::Questions, Station::Diagnosis, Station::Call] {
        call.press(Key::Esc);
        call.at(at);
    }
    call.press(Key::Esc);
    assert_eq!(call.state.screen, Screen::Overview);
    call.press(Key::Char('w'));
    call.at(Station::Call);
}

#[test]
fn going_round_in_circles_is_walked_back_once() {
    let mut call = Call::begin("dead-key");
    for _ in 0..5 {
        // the diagnosis does not fit, something new was told, look again
        for key in ['1', '2', '1'] {
            call.press(Key::Char(key));
        }
    }
    let mut steps = 0;
    while call.state.station().is_some() {
        call.press(Key::Esc);
        steps += 1;
        assert!(steps <= Station::ALL.len(), "the way back is as long as the way was");
    }
}

#[test]
fn the_example_in_the_page_for_help_desks_is_what_the_program_writes() {
    const BEGIN: &str = "<!-- what the program writes: UPDATE_DOCS=1 cargo test --test walkthrough -->\n";
    const END: &str = "<!-- end -->";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/help-desk.md");
    let page = fs::read_to_string(&path).expect("the page").replace("\r\n", "\n");
    let (head, rest) = page.split_once(BEGIN).expect("the place of the example");
    let (_, foot) = rest.split_once(END).expect("the end of the example");
    let call = dead_key();
    let wanted = format!("{head}{BEGIN}\n````markdown\n{}````\n\n{END}{foot}", call.ticket());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &wanted).expect("the page");
        return;
    }
    assert!(page == wanted, "docs/help-desk.md is stale: UPDATE_DOCS=1 cargo test --test walkthrough");
}

/// Says yes until it counts: a card takes no answer in its first moment.
fn agree(session: &mut Session, then: &str) {
    let end = Instant::now() + LIMIT;
    while !session.screen().contents().contains(then) {
        assert!(Instant::now() < end, "{then} did not come:\n{}", session.screen().contents());
        if !session.reads_on() && session.screen().contents().contains("yes, do it") {
            session.send("y");
        }
        session.read(Duration::from_millis(100));
    }
}

fn ended(session: &mut Session, code: &str) {
    session.wait_for(&format!("code={code} cooked"));
    assert_eq!(leaked(&String::from_utf8_lossy(session.raw())), None);
}

/// The tickets in a folder.
fn tickets(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    all.filter(|path| path.file_name().is_some_and(|it| it.to_string_lossy().starts_with("claude-fix-ticket-")))
        .collect()
}

#[test]
fn a_call_in_a_real_terminal_from_the_start_to_the_ticket() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut session = begin(&machine, &["--walkthrough"]).size(100, 40).under_shell();
    session.wait_for("S1 The call");
    session.send("i");
    session.wait_for("The number of the ticket");
    session.send("INC-4711\r");
    session.wait_for("INC-4711 · 0:0");
    session.send("1");
    session.wait_for("S2 The diagnosis");
    session.wait_for("(env.api_key_overrides_login)");
    session.send("1");
    session.wait_for("S3 The evidence");
    session.wait_for("~/.zshrc line 3");
    session.send("1");
    session.wait_for("S5 The repair");
    session.send("\r");
    agree(&mut session, "FIXED");
    session.send("\r");
    session.until("the end of the card", |it| !it.screen().contents().contains("FIXED"));
    session.wait_for("S6 Does it work?");
    session.wait_for("unset ANTHROPIC_API_KEY");
    session.send("1");
    session.wait_for("S7 The ticket");
    session.wait_for("# Claude Code sign-in: INC-4711");
    session.send("1");
    session.wait_for("**Solved.**");
    session.send("f");
    session.wait_for("The ticket is in ");
    session.send("\r");
    session.until("the ticket", |it| !it.screen().contents().contains("The ticket is in "));
    session.send("c");
    session.wait_for("clipboard");
    session.send("\r");
    session.until("the ticket", |it| !it.screen().contents().contains("clipboard"));
    session.send("q");
    ended(&mut session, "0");
    let written = tickets(session.home());
    let [path] = written.as_slice() else { panic!("{written:?}") };
    assert_eq!(fs::metadata(path).expect("the ticket").permissions().mode() & 0o7777, 0o600);
    let text = fs::read_to_string(path).expect("the ticket");
    assert!(text.starts_with("# Claude Code sign-in: INC-4711\n\n**Solved.**"), "{text}");
    assert!(text.contains("edit ~/.zshrc line 3") && text.contains("`claude-fix undo 1`"), "{text}");
    assert_eq!(leaked(&text), None);
}

#[test]
fn the_same_call_is_read_as_lines() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut session = begin(&machine, &["--walkthrough", "--plain"]).size(200, 60).under_shell();
    // each question is answered when it was asked: the number of times says which
    let mut asked = 0;
    let mut answer = |session: &mut Session, line: &str, then: &str| {
        asked += 1;
        session.until(then, |it| String::from_utf8_lossy(it.raw()).matches("Number: ").count() >= asked);
        session.send(&format!("{line}\r"));
        session.until(then, |it| String::from_utf8_lossy(it.raw()).contains(then));
    };
    answer(&mut session, "1", "S2 The diagnosis");
    answer(&mut session, "1", "S3 The evidence");
    answer(&mut session, "1", "S5 The repair");
    answer(&mut session, "4", "Do it? Type yes");
    session.send("yes\r");
    answer(&mut session, "0", "S6 Does it work?");
    answer(&mut session, "1", "# Claude Code sign-in");
    answer(&mut session, "1", "**Solved.**");
    answer(&mut session, "f", "Only you can read it");
    answer(&mut session, "q", "code=0");
    assert_eq!(leaked(&String::from_utf8_lossy(session.raw())), None);
    assert_eq!(tickets(session.home()).len(), 1);
}

#[test]
fn a_made_up_machine_can_be_led_through_and_nothing_is_written() {
    let start = Start::new(env!("CARGO_BIN_EXE_claude-fix")).env("LANG", "C.UTF-8").size(100, 40);
    let start = ["demo", "dead-key", "--walkthrough"].into_iter().fold(start, Start::arg);
    let mut session = start.under_shell();
    session.wait_for("This machine is made up");
    session.send("\r");
    session.wait_for("S1 The call");
    for (key, then) in [("1", "S2 The diagnosis"), ("1", "S3 The evidence"), ("1", "S5 The repair")] {
        session.send(key);
        session.wait_for(then);
    }
    session.send("\r");
    agree(&mut session, "FIXED");
    session.send("\r");
    session.until("the end of the card", |it| !it.screen().contents().contains("FIXED"));
    session.wait_for("S6 Does it work?");
    session.send("1");
    session.wait_for("S7 The ticket");
    session.wait_for("took 0:00");
    // the check that is made now is part of the ticket
    session.wait_for("I write this down now");
    session.send("f");
    session.wait_for("no file was written on this computer");
    session.send("\rq");
    ended(&mut session, "0");
    assert_eq!(tickets(session.home()), Vec::<PathBuf>::new());
}

#[test]
fn without_a_terminal_there_is_nobody_to_lead() {
    for arguments in [&["--walkthrough"][..], &["demo", "dead-key", "--walkthrough"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_claude-fix"));
        let home = tempfile::tempdir().expect("a home folder");
        let said = command.env_clear().env("HOME", home.path()).args(arguments).output().expect("the program runs");
        assert_eq!(said.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&said.stderr).contains("needs a terminal"));
    }
}
