//! Is nothing lost when somebody else changes things at the same time, and does the next start tell what happened?

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, Instant};

use super::here;
use super::home::{Deed, Home, run};
use super::machine_dir::{Login, MachineDir, snapshot};
use super::pty::{self, Session, Start};

fn machine() -> MachineDir {
    let account = "{\n  \"numStartups\": 7,\n  \"oauthAccount\": {\n    \"emailAddress\": \"a@b.c\"\n  }\n}\n";
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
    machine.file(".claude.json", account).login(Login::Valid)
}

fn start(machine: &MachineDir, arguments: &[&str]) -> Session {
    let begin = Start::new(env!("CARGO_BIN_EXE_claude-fix"));
    let begin = machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value));
    arguments.iter().fold(begin, |start, argument| start.arg(argument)).under_shell()
}

#[test]
fn a_file_that_changes_while_the_question_is_open_stays_as_it_is() {
    for late in [Late::Bytes, Late::Folder] {
        let machine = machine().file(".local/mine", "");
        let mut session = start(&machine, &["fix", "reset.sign_in"]);
        session.wait_for("Type reset to move this aside");
        match late {
            Late::Bytes => fs::write(machine.credentials(), "{\"new\": 1}").expect("somebody signs in"),
            Late::Folder => {
                fs::remove_file(machine.credentials()).expect("it goes");
                fs::create_dir(machine.credentials()).expect("another thing in its place");
            }
        }
        let now = snapshot(&machine.home(), Some(&machine.home().join(".local")));
        session.send("reset\r");
        session.wait_for("code=4 cooked");
        assert!(session.screen().contents().contains("has changed since"), "{}", session.screen().contents());
        assert_eq!(snapshot(&machine.home(), Some(&machine.home().join(".local"))), now);
    }
}

#[derive(Clone, Copy)]
enum Late {
    Bytes,
    Folder,
}

#[test]
fn of_two_at_once_one_waits_its_turn_and_a_lock_that_was_left_holds_nobody() {
    let machine = machine();
    let state = machine.home().join(".local/state/claude-fix");
    let hands = claude_fix::sys::hands();
    hands.make_private_folder(&state).expect("its folder");
    let held = hands.lock(&state.join("lock")).expect("the lock");
    let before = fs::read(machine.credentials()).expect("the login");
    let said = machine.run(&["fix", "reset.credential", "--yes"]).ended(4);
    let me = format!("another claude-fix (process {})", std::process::id());
    assert!(said.err.contains(&me) && said.err.contains("Nothing was changed"), "{}", said.err);
    assert_eq!(fs::read(machine.credentials()).expect("the login"), before);
    drop(held);
    // whoever is dead holds nothing, whatever the file says
    fs::write(state.join("lock"), "1\n").expect("an old lock");
    machine.run(&["fix", "reset.credential", "--yes"]).ended(0);
    assert!(!machine.credentials().exists());
}

#[test]
fn a_program_that_waits_for_ever_is_heard_meanwhile_and_can_be_stopped() {
    use std::io::BufRead;
    let machine = machine().claude("echo '2.1.329 (Claude Code)'", "echo 'Really sign out? '; echo waiting; read x");
    let before = fs::read(machine.credentials()).expect("the login");
    let mut child = machine.command(&["fix", "login.sign_out", "--yes"]).spawn().expect("it starts");
    let mut lines = std::io::BufReader::new(child.stderr.take().expect("its errors")).lines();
    let heard = lines.by_ref().map(|line| line.expect("a line")).find(|line| line.contains("Really sign out?"));
    assert!(heard.is_some(), "its lines come while it runs");
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it runs");
    let rest: Vec<String> = lines.map(|line| line.expect("a line")).collect();
    assert_eq!(child.wait().expect("it ends").code(), Some(130), "{rest:?}");
    assert!(rest.iter().any(|line| line.contains("was stopped before its end")), "{rest:?}");
    assert_eq!(fs::read(machine.credentials()).expect("the login"), before);
}

/// A machine on which claude-fix was killed in the middle of a change.
fn half_done() -> (MachineDir, Home) {
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
    let root = machine.home().parent().expect("a folder").to_owned();
    let home = Home::make(&root);
    assert!(!run(&root, Deed::Apply, 34).success(), "it was killed");
    (machine, home)
}

/// Says yes until it counts: a card takes no answer in its first moment.
fn agree(session: &mut Session, then: &str) {
    let end = Instant::now() + pty::LIMIT;
    while !session.screen().contents().contains(then) {
        assert!(Instant::now() < end, "{then} did not come:\n{}", session.screen().contents());
        if !session.reads_on() && session.screen().contents().contains("yes, do it") {
            session.send("y");
        }
        session.read(Duration::from_millis(100));
    }
}

#[test]
fn the_wizard_says_what_was_left_half_done_and_finishes_it_or_goes_back() {
    let (machine, home) = half_done();
    let half = home.tree();
    let mut session = start(&machine, &[]);
    session.wait_for("A change was left half done");
    session.send("\x1b");
    session.until("the end of it", |it| !it.screen().contents().contains("left half done"));
    session.send("q");
    session.wait_for("cooked");
    assert_eq!(home.tree(), half, "who decides later has changed nothing");

    let mut session = start(&machine, &[]);
    session.wait_for("A change was left half done");
    session.send("f");
    session.wait_for("What is left to do");
    agree(&mut session, "DONE");
    let done = home.tree();
    assert_ne!(done, half);
    session.send("u");
    agree(&mut session, "UNDONE");
    session.send("q");
    session.wait_for("cooked");
    let root = machine.home().parent().expect("a folder").to_owned();
    let whole = home.tree();
    fs::remove_dir_all(&home.0).expect("it goes");
    assert_eq!(whole, Home::make(&root).tree(), "every byte is back");

    let (machine, home) = half_done();
    let mut session = start(&machine, &[]);
    session.wait_for("A change was left half done");
    session.send("u");
    agree(&mut session, "UNDONE");
    assert_eq!(home.tree().len(), whole.len());
    session.send("q");
    session.wait_for("cooked");
    let said = machine.run(&["undo", "--list"]).ended(0);
    assert!(said.out.contains("(undone)") && !said.err.contains("was stopped"), "{}{}", said.out, said.err);
}

#[test]
fn the_commands_say_it_too_and_finish_it_or_go_back() {
    let (machine, home) = half_done();
    let half = home.tree();
    let said = machine.run(&["undo", "--list"]).ended(0);
    assert!(said.err.contains("was stopped") && said.err.contains("claude-fix fix test.everything finishes it"));
    assert!(said.out.contains("stopped in the middle") && said.out.contains("copies"), "{}", said.out);
    machine.run(&["undo", "--purge", "--yes"]).ended(4);
    machine.run(&["fix", "test.everything", "--dry-run"]).ended(0);
    machine.run(&["fix", "test.everything"]).ended(2);
    assert_eq!(home.tree(), half);
    let said = machine.run(&["fix", "test.everything", "--yes"]).ended(0);
    assert!(said.out.contains("Finish entry 1") && said.out.contains("Done."), "{}", said.out);
    assert!(home.0.join(".claude.aside").exists());
    machine.run(&["undo", "--yes"]).ended(0);
    assert!(!home.0.join(".claude.aside").exists());

    let (machine, home) = half_done();
    let back = machine.run(&["undo", "--dry-run"]).ended(0);
    assert!(back.out.contains("+ export ANTHROPIC_API_KEY"), "{}", back.out);
    assert!(!back.out.contains("move "), "what was not begun is not taken back: {}", back.out);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(home.tree().len(), half.len());
    assert_eq!(machine.run(&["undo", "--list"]).ended(0).err, "");
}

#[test]
fn copies_are_shown_with_size_and_age_and_deleted_only_when_asked() {
    let machine = machine().file(".claude/settings.json", "{\"a\": 1,}\n");
    machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
    let listed = machine.run(&["undo", "--list"]).ended(0).out;
    assert!(listed.contains("keeps 1 copy, 10 bytes, from today") && listed.contains("undo --purge"), "{listed}");
    let backups = machine.home().join(".local/state/claude-fix/backups");
    let count = || fs::read_dir(&backups).expect("it").count();
    machine.run(&["undo", "--purge"]).ended(2);
    let shown = machine.run(&["undo", "--purge", "--dry-run"]).ended(0).out;
    assert!(shown.contains("delete 1 copy") && shown.contains("entry 1 cannot be taken back afterwards"), "{shown}");
    assert_eq!(count(), 1);
    machine.run(&["undo", "--purge", "--yes"]).ended(0);
    assert_eq!(count(), 0);
    assert!(machine.run(&["undo", "--list"]).ended(0).out.contains("its copies were deleted"));
    machine.run(&["undo", "--yes"]).ended(2);
    assert!(machine.run(&["undo", "--purge"]).ended(0).out.contains("no copies"));
}

#[test]
fn what_did_not_help_is_not_done_again_on_the_same_files() {
    let machine = machine().file(".claude/settings.json", "{\"a\": 1,}\n");
    machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
    machine.run(&["undo", "--yes"]).ended(0);
    let entry = machine.home().join(".local/state/claude-fix/journal/000001.json");
    let text = fs::read_to_string(&entry).expect("the entry");
    assert!(text.contains("\"helped\": true"), "{text}");
    machine.run(&["fix", "settings.fix_syntax", "--dry-run"]).ended(0);
    fs::write(&entry, text.replace("\"helped\": true", "\"helped\": false")).expect("it did not");
    let listed = machine.run(&["fix"]).ended(0).out;
    assert!(
        listed.lines().any(|line| line.starts_with("settings.fix_syntax") && line.contains("not offered again")),
        "{listed}"
    );
    let said = machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(2);
    assert!(said.err.contains("did not help") && said.err.contains("nothing was changed"), "{}", said.err);
    // another file is another matter
    fs::write(machine.home().join(".claude/settings.json"), "{\"a\": 2,}\n").expect("an edit");
    machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
}

#[test]
fn what_a_file_carries_beside_its_bytes_is_kept() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let machine = machine().file(".claude/settings.json", "{\"a\": 1,}\n");
    let path = machine.home().join(".claude/settings.json");
    let held = |name: &str| {
        let mut value = [0u8; 200];
        getxattr(&path, name, &mut value[..]).map(|length| value[..length].to_vec()).ok()
    };
    if setxattr(&path, "user.mine", b"label", XattrFlags::empty()).is_err() {
        here::ignored("this file system keeps no attributes");
        return;
    }
    // an access list: the owner, user 1 reads, the group, the mask, others
    let mut list = 2u32.to_le_bytes().to_vec();
    for (tag, bits, id) in [(1u16, 6u16, u32::MAX), (2, 4, 1), (4, 0, u32::MAX), (16, 4, u32::MAX), (32, 0, u32::MAX)] {
        list.extend(tag.to_le_bytes().into_iter().chain(bits.to_le_bytes()).chain(id.to_le_bytes()));
    }
    let listed = setxattr(&path, "system.posix_acl_access", &list, XattrFlags::empty()).is_ok();
    let other = machine.home().join("second name");
    fs::hard_link(&path, &other).expect("a second name");
    let mode = fs::metadata(&path).expect("it").mode();
    let card = machine.run(&["fix", "settings.fix_syntax", "--dry-run"]).ended(0).out;
    assert!(card.contains("2 names on the disk (hard links)"), "{card}");
    machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
    assert_eq!(fs::read(&path).expect("it"), b"{\"a\": 1}\n");
    assert_eq!(fs::read(&other).expect("it"), b"{\"a\": 1,}\n", "as the card says");
    for _ in 0..2 {
        assert_eq!(held("user.mine").as_deref(), Some(&b"label"[..]));
        assert!(!listed || held("system.posix_acl_access").as_deref() == Some(&list[..]));
        assert_eq!(fs::metadata(&path).expect("it").mode(), mode);
        machine.run(&["undo", "--yes"]);
    }
    if !listed {
        here::ignored("this file system keeps no access lists");
    }
}
