//! Does a pane show what a program says, hide what was typed into it, and answer for its terminal?

use std::sync::{Arc, Mutex};

use tokio::sync::mpsc::unbounded_channel;

use super::apply::{apply, apply_with};
use super::journal::Journal;
use super::pane::{Wish, on_stage};
use super::repair::Way;
use super::undo::{look_back, undo};
use crate::model::back::lies_aside;
use crate::model::consent::{Agreed, Reply, confirm};
use crate::model::environment::Environment;
use crate::model::journal::{Entry, EntryState, Progress};
use crate::model::pane::{Exit, Pasted, Shown};
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::ports::fake::FakeMachine;
use crate::ports::fake::stage::{Cue, FakeStage};
use crate::ports::files::stamp;
use crate::ports::stage::Act;

const URL: &str = "https://claude.com/cai/oauth/authorize?code=true&client_id=9d1c250a-e61b-44d9-88ed-5944d1962f5e&response_type=code&redirect_uri=https%3A%2F%2Fplatform.claude.com%2Foauth%2Fcode%2Fcallback&scope=user%3Aprofile+user%3Ainference&code_challenge=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG&code_challenge_method=S256&state=ZyXwVuTsRqPoNmLkJiHgFeDcBa9876543210ZyXwVuT";
const CODE: &str = "HjK3mN8pQrStUvWx#ZyXwVuTsRqPoNmLkJiHgFeDcBa";

fn act() -> Act {
    let (arguments, env) = (vec!["auth".into(), "login".into()], Environment::default());
    Act { program: "/bin/claude".into(), arguments, env, cwd: "/".into(), size: (80, 24) }
}

/// Plays a script with these wishes, and gives every picture and the end.
fn play(stage: &FakeStage, size: (u16, u16), wishes: Vec<Wish>) -> (Vec<Shown>, Exit) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (asks, inbox) = unbounded_channel();
    let pictures = Arc::new(Mutex::new(Vec::new()));
    let shown = Arc::clone(&pictures);
    let mut way: Way =
        on_stage(Arc::new(stage.clone()), runtime.handle().clone(), size, inbox, move |picture: &Shown| {
            shown.lock().unwrap().push(picture.clone());
        });
    for it in wishes {
        asks.send(it).unwrap();
    }
    let exit = way(act()).unwrap();
    let pictures = pictures.lock().unwrap().clone();
    (pictures, exit)
}

fn login(after: &[Cue]) -> FakeStage {
    let begins = format!(
        "Opening browser to sign in…\r\nIf the browser didn't open, visit: {URL}\r\nPaste code here if prompted > "
    );
    FakeStage::new([vec![Cue::Says(begins)], after.to_vec()].concat())
}

#[test]
fn the_address_comes_out_whole_from_a_narrow_terminal() {
    for size in [(40, 24), (80, 24), (200, 50)] {
        let (pictures, exit) = play(&login(&[]), size, Vec::new());
        let last = pictures.last().unwrap();
        let link = last.link.clone().unwrap();
        assert_eq!((link.url.as_str(), link.problem), (URL, None));
        assert!(last.wants_code && last.means.is_none(), "{last:?}");
        assert_eq!(exit, Exit::Code(0));
    }
}

#[test]
fn the_code_is_typed_and_never_shown() {
    let echo = Cue::Says(format!("{CODE}\r\nSigning in…\r\n"));
    let stage = login(&[Cue::Waits, echo, Cue::Ends(Exit::Code(1))]);
    let (pictures, exit) = play(&stage, (80, 24), vec![Wish::Type(Pasted::from(format!("{CODE}\r")))]);
    assert_eq!(stage.typed(), [format!("{CODE}\r")]);
    assert_eq!(exit, Exit::Code(1));
    for picture in &pictures {
        let text = format!("{:?}", picture.lines);
        assert!(!text.contains("HjK3mN8p"), "{text}");
    }
    assert!(pictures.last().unwrap().lines.iter().any(|line| line == "Signing in…"));
    assert!(!format!("{:?}", Wish::Type(Pasted::from(CODE))).contains("HjK3"));
}

#[test]
fn only_the_latest_error_is_explained() {
    let first = "x\r\nThat doesn't look like the full code. Copy all of it, including the # in the middle.\r\nPaste code here \
                 if prompted > ";
    let second = "x#y\r\nSigning in…\r\n";
    let last = "Couldn't log in: connect ECONNREFUSED\r\n";
    let script = [first, second, last].map(|text| Cue::Says(text.to_owned()));
    let means =
        |cues: &[Cue]| play(&login(cues), (80, 24), Vec::new()).0.last().unwrap().means.clone().unwrap_or_default();
    assert!(means(&script[..1]).contains("code from the browser"));
    assert_eq!(means(&script[..2]), "", "the new code has not been answered yet");
    assert!(means(&script).contains("reach"));
}

#[test]
fn secrets_and_escapes_of_the_program_are_not_shown() {
    let key = format!("sk-ant-oat01-{}", "A".repeat(60));
    let stage = FakeStage::new([Cue::Says(format!("\u{1b}[31mtoken {key}\u{1b}]0;title\u{7}\u{1b}[0m\r\n"))]);
    let (pictures, _) = play(&stage, (60, 24), Vec::new());
    assert_eq!(pictures.last().unwrap().lines, ["token sk-ant-oat01-…AAAA"]);
}

#[test]
fn questions_to_the_terminal_are_answered() {
    let ask = "\u{1b}[6n\u{1b}[c\u{1b}]11;?\u{7}";
    let stage = FakeStage::new([Cue::Says(format!("ab{ask}")), Cue::Waits]);
    let (_, exit) = play(&stage, (80, 24), vec![Wish::Type(Pasted::from("\r"))]);
    assert_eq!(exit, Exit::Code(0));
    let typed = stage.typed().concat();
    for answer in ["\u{1b}[1;3R", "\u{1b}[?62;22c", "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\"] {
        assert!(typed.contains(answer), "{answer:?} is missing in {typed:?}");
    }
}

#[test]
fn a_stop_and_a_size_reach_the_program() {
    let stage = login(&[Cue::Waits]);
    let (_, exit) = play(&stage, (80, 24), vec![Wish::Resize((50, 30)), Wish::Stop]);
    assert!(exit.cancelled());
    assert_eq!(stage.sizes(), [(80, 24), (50, 30)]);
}

#[test]
fn every_error_of_a_sign_in_is_explained() {
    let errors = [
        ("That doesn't look like the full code. Copy all of it, including the # in the middle.", "code"),
        (
            "Couldn't log in: That code wasn't accepted. It may be incomplete, expired, already used, or from an earlier \
             sign-in attempt. Sign in again to get a new code.",
            "code",
        ),
        ("Input ended before a code was pasted. Sign in again and paste the code shown.", "code"),
        ("OAuth callback port 54545 is already in use — another process may be holding it.", "listen"),
        ("Couldn't save your login. If your Mac's keychain is locked, unlock it and log in again.", "stored"),
        ("Couldn't save your login. Try logging in again.", "stored"),
        (
            "Logged in for now, but your new credentials could not be saved to /home/dev/.claude/.credentials.json",
            "stored",
        ),
        ("Sign-in completed in the browser, but your credentials could not be saved to /home/dev/.claude", "stored"),
        ("Signed in, but requests still use ANTHROPIC_API_KEY. To use this login, unset it.", "API key"),
        ("Unable to create API key. The server accepted the request but did not return a key.", "key"),
        (
            "Logged out on this computer, but Anthropic didn't confirm the login was revoked. It may still work until you \
             revoke it at https://claude.ai/settings/claude-code",
            "this machine",
        ),
        ("Couldn't log out: EACCES: permission denied", "log out"),
        ("Couldn't log in: connect ECONNREFUSED", "reach"),
    ];
    // as a program breaks its own lines in a narrow terminal, after a mark
    let broken =
        |error: &str| format!("⚠ {}\r\n", error.replace(" revoke", "\r\nrevoke").replace(" https", "\r\nhttps"));
    for (error, word) in errors {
        let (pictures, _) = play(&FakeStage::new([Cue::Says(broken(error))]), (80, 24), Vec::new());
        assert!(pictures.last().unwrap().means.is_some(), "{error}");
        let (pictures, _) = play(&FakeStage::new([Cue::Says(format!("{error}\r\n"))]), (80, 24), Vec::new());
        let means = pictures.last().unwrap().means.clone();
        assert!(means.as_ref().is_some_and(|means| means.contains(word)), "{error}\n  means {means:?}");
    }
}

fn yes(plan: &Plan) -> Agreed<Plan> {
    confirm(plan.clone(), Reply::Beforehand).unwrap()
}

fn back(journal: &Journal) -> Result<Entry, String> {
    let back = look_back(journal, &journal.entries()[0], &[], FakeMachine::new().machine.now)?;
    undo(journal, &confirm(back, Reply::Yes).unwrap())
}

const LOGIN: &str = "/home/dev/.claude/.credentials.json";

fn signing_in(fake: &FakeMachine) -> Plan {
    let before = stamp(fake, LOGIN.as_ref());
    Plan {
        id: "login.sign_in".into(),
        title: "Sign in".into(),
        risk: Risk::Safe,
        steps: vec![
            Step::Keep { file: LOGIN.into(), before: before.clone() },
            Step::MoveAside { from: LOGIN.into(), to: format!("{LOGIN}.aside").into(), before },
            Step::Run {
                program: "/bin/claude".into(),
                arguments: vec!["auth".into(), "login".into()],
                purpose: Purpose::SignIn,
                remove_env: Vec::new(),
            },
        ],
        consequences: Vec::new(),
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

#[test]
fn a_program_is_written_down_and_what_was_done_before_it_goes_back_if_it_fails() {
    for (exit, ended, there) in [
        (Ok(Exit::Code(0)), EntryState::Applied, false),
        (Ok(Exit::Code(130)), EntryState::Failed, true),
        (Ok(Exit::Code(1)), EntryState::Failed, true),
        (Err("it could not be run".to_owned()), EntryState::Failed, true),
    ] {
        let fake = FakeMachine::new();
        fake.file(LOGIN, "{\"old\":1}");
        let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
        let plan = signing_in(&fake);
        let result = apply_with(&journal, &yes(&plan), fake.machine.now, &mut |_| exit.clone());
        let entry = journal.entries().pop().unwrap();
        assert_eq!((result.is_ok(), entry.state), (ended == EntryState::Applied, ended));
        assert_eq!(entry.records[2].exit, exit.clone().ok());
        assert_eq!(fake.disk().contains_key(LOGIN.as_ref() as &std::path::Path), there);
        let kept = entry.records[0].backup.as_ref().unwrap();
        assert_eq!(journal.kept(kept).unwrap(), b"{\"old\":1}", "the copy stays in any case");
        if ended == EntryState::Applied {
            assert_eq!(entry.records[2].progress, Progress::Done);
            let undone = back(&journal).unwrap();
            assert_eq!(undone.records[2].progress, Progress::Done, "nobody claims to have taken it back");
            assert!(fake.disk().contains_key(LOGIN.as_ref() as &std::path::Path));
        } else {
            assert_eq!(entry.records[2].progress, Progress::Failed);
            assert!(back(&journal).is_err());
        }
    }
}

#[test]
fn without_somebody_to_run_it_nothing_is_done() {
    let fake = FakeMachine::new();
    fake.file(LOGIN, "{}");
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    assert!(apply(&journal, &yes(&signing_in(&fake)), fake.machine.now).is_err());
    assert!(fake.disk().contains_key(LOGIN.as_ref() as &std::path::Path));
    let only_runs = Plan { steps: vec![signing_in(&fake).steps.remove(2)], ..signing_in(&fake) };
    assert!(!only_runs.can_undo() && signing_in(&fake).can_undo());
    assert_eq!(only_runs.runs(), Some(Purpose::SignIn));
    assert_eq!(only_runs.steps[0].command().unwrap(), "claude auth login");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn who_signed_in_since_is_told_that_taking_back_signs_out_and_how_to_come_back() {
    let fake = FakeMachine::new();
    fake.file(LOGIN, "{\"broken");
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    let steps = vec![signing_in(&fake).steps.remove(1)];
    let plan = Plan { id: "store.move_credentials_aside".into(), steps, ..signing_in(&fake) };
    apply(&journal, &yes(&plan), fake.machine.now).unwrap();
    let looked = || look_back(&journal, &journal.entries()[0], &[], fake.machine.now).unwrap();
    assert_eq!(looked().signs_out(true), None, "nothing has come into being");
    fake.file(LOGIN, "{\"new\":1}");
    let found = looked();
    assert!(found.signs_out(true).unwrap().contains("works now. Taking this back signs you out"));
    let undone = undo(&journal, &confirm(found, Reply::Yes).unwrap()).unwrap();
    let told = lies_aside(&undone, &fake.machine);
    assert!(told[0].starts_with("Your newer sign-in is not deleted"), "{told:?}");
    let aside = undone.records[0].aside.as_ref().unwrap().file_name().unwrap().to_str().unwrap();
    let typed = [
        format!("mv ~/.claude/.credentials.json ~/.claude/{aside}-old"),
        format!("mv ~/.claude/{aside} ~/.claude/.credentials.json"),
    ];
    assert_eq!(told[1..], typed);
}
