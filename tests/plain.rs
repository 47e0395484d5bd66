//! Can somebody who hears the screen do everything that the wizard does: lines, numbers, a yes, and no escape sequence?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "other tests use more of it")]
mod machine_dir;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the tests of the terminal itself use more of it")]
mod pty;
#[path = "support/story.rs"]
mod story;

use loopback::Loopback;
use machine_dir::{MachineDir, good_key, leaked};
use pty::{Session, Start};
use story::{hidden_login, start};

/// What is read out, and how far it was listened to.
struct Heard {
    session: Session,
    at: usize,
}

impl Heard {
    fn new(start: Start) -> Self {
        Self { session: start.under_shell(), at: 0 }
    }

    /// As the only program of its terminal: Ctrl-C ends nobody else.
    fn alone(machine: &MachineDir) -> Self {
        Self { session: start(machine, &["--plain"]).alone(), at: 0 }
    }

    fn plain(machine: &MachineDir) -> Self {
        Self::new(start(machine, &["--plain"]))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(self.session.raw()).replace('\r', "")
    }

    /// Listens until this is read; gives what was read since the last time.
    fn until(&mut self, words: &str) -> String {
        let from = self.at;
        let rest = |text: &str| text.get(from..).unwrap_or_default().to_owned();
        let heard = |session: &Session| rest(&String::from_utf8_lossy(session.raw()).replace('\r', ""));
        self.session.until(words, |session| heard(session).contains(words));
        let heard = heard(&self.session);
        let end = heard.find(words).unwrap_or_default() + words.len();
        self.at += end;
        heard[..end].to_owned()
    }

    /// Chooses what the list calls so.
    fn choose(&mut self, list: &str, label: &str) {
        let line = list.lines().rev().find(|line| line.split_once(": ").is_some_and(|(_, it)| it.starts_with(label)));
        let number = line.and_then(|line| line.split(':').next()).unwrap_or_else(|| panic!("no {label} in {list}"));
        self.session.send(&format!("{number}\n"));
    }

    /// It has ended with this code; nothing but lines was ever written, and no secret.
    fn gone(mut self, code: &str) -> String {
        self.until(&format!("code={code} cooked"));
        self.only_lines()
    }

    /// After Ctrl-C.
    fn interrupted(mut self) {
        self.session.send("\u{3}");
        self.until("^C");
        assert_eq!(self.session.exit_code(), 130);
        self.only_lines();
    }

    fn only_lines(&self) -> String {
        let text = self.text();
        assert!(!text.contains('\u{1b}'), "an escape sequence: {text:?}");
        for sign in ["╭", "│", "▸", "▶", "⏎"] {
            assert!(!text.contains(sign), "{sign} in {text}");
        }
        assert_eq!(leaked(&text), None);
        text
    }
}

fn zshrc(machine: &MachineDir) -> String {
    std::fs::read_to_string(machine.home().join(".zshrc")).expect("the file")
}

#[test]
fn the_whole_story_as_lines_from_the_answer_to_the_undo() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let old = zshrc(&machine);
    let mut heard = Heard::plain(&machine);
    let answer = heard.until("Number: ");
    assert!(answer.contains("Looking at this machine. Nothing is changed."), "{answer}");
    assert!(answer.contains("1 of ") && answer.contains(": ok\n"), "{answer}");
    assert!(answer.contains("What is wrong\n") && answer.contains("Because: "), "{answer}");
    for entry in ["1: show the change\n", "back to work (b)", "the steps\n", "paste an error (p)", "0: leave (q)"] {
        assert!(answer.contains(entry), "{entry} in {answer}");
    }

    heard.session.send("1\n");
    let card = heard.until("Do it? Type yes to do it, anything else leaves it: ");
    assert!(card.contains("~/.zshrc:3") && card.contains("old line: export ANTHROPIC_API_KEY="), "{card}");
    heard.session.send("y\n");
    let list = heard.until("Number: ");
    assert!(list.contains("Nothing was changed."), "{list}");
    assert_eq!(zshrc(&machine), old);

    heard.choose(&list, "show the change");
    heard.until("Do it?");
    heard.until(": ");
    heard.session.send("yes\n");
    let result = heard.until("Number: ");
    assert!(result.contains("FIXED") && result.contains("unset ANTHROPIC_API_KEY"), "{result}");
    assert_ne!(zshrc(&machine), old);

    heard.choose(&result, "undo");
    let card = heard.until("anything else leaves it: ");
    assert!(card.contains("Take back: "), "{card}");
    heard.session.send("yes\n");
    let result = heard.until("Number: ");
    assert!(result.contains("UNDONE"), "{result}");
    assert_eq!(zshrc(&machine), old);
    heard.session.send("0\n");
    let list = heard.until("Number: ");
    heard.choose(&list, "leave");
    heard.gone("1");
}

#[test]
fn a_reset_needs_its_word_and_other_answers_are_explained() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let store = machine.home().join(".claude/.credentials.json");
    let mut heard = Heard::plain(&machine);
    let list = heard.until("Number: ");
    heard.session.send("77\n");
    let explained = heard.until("Number: ");
    assert!(explained.contains("not on the list") && explained.contains("from 0 to "), "{explained}");
    heard.session.send("sk-ant-nothing\n");
    assert!(heard.until("Number: ").contains("looks like a key"));

    heard.choose(&list, "the steps");
    let steps = heard.until("Number: ");
    assert!(steps.contains("5: Environment & settings: broken") && steps.contains("10: Editors"), "{steps}");
    heard.choose(&steps, "Stored sign-in");
    let list = heard.until("Number: ");
    assert!(list.contains("Often advised: rm -rf ~/.claude"), "{list}");
    heard.choose(&list, "what can be done");
    let offers = heard.until("Number: ");
    let numbered = |line: &&str| line.split_once(": ").is_some_and(|(it, _)| it.parse::<u8>().is_ok_and(|it| it > 0));
    let count = offers.lines().filter(numbered).count();
    assert!(count > 1, "{offers}");
    let mut refused = false;
    for at in 1..=count {
        heard.session.send(&format!("{at}\n"));
        let card = heard.until("anything else leaves it: ");
        refused |= card.contains("Type reset to do it");
        heard.session.send(if card.contains("Type reset") { "yes\n" } else { "reset\n" });
        let list = heard.until("Number: ");
        assert!(list.contains("Nothing was changed."), "{list}");
        heard.choose(&list, "what can be done");
        heard.until("Number: ");
    }
    assert!(refused, "nothing destructive in {offers}");
    assert!(store.exists());
    heard.session.send("\u{4}");
    heard.gone("1");
}

#[test]
fn a_paste_answers_one_question_and_no_card() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let old = zshrc(&machine);
    let mut heard = Heard::alone(&machine);
    heard.until("Number: ");
    heard.session.send("1\nyes\nyes\nyes\n");
    heard.until("anything else leaves it: ");
    heard.session.send("\n");
    let list = heard.until("Number: ");
    assert!(list.contains("Nothing was changed."), "{list}");
    assert_eq!(zshrc(&machine), old);

    heard.choose(&list, "paste an error");
    heard.until("empty line. Nothing goes back.");
    heard.session.send("API Error: 401\n\ninvalid x-api-key\n\n");
    let means = heard.until("Number: ");
    assert!(means.contains("It is about: signing in") && means.contains("It means: "), "{means}");
    heard.choose(&means, "close");
    heard.until("Number: ");
    heard.session.send("?\n");
    let help = heard.until("Number: ");
    assert!(help.contains("Type the number of what you want"), "{help}");
    heard.interrupted();
}

#[test]
fn a_key_is_put_in_without_being_shown_and_claude_gets_the_terminal() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let mut heard = Heard::plain(&machine);
    heard.until("Number: ");
    heard.session.send("k\n");
    heard.until("it is not shown. Nothing goes back: ");
    heard.session.send(&format!("{}\n", good_key()));
    let places = heard.until("Number: ");
    assert!(places.contains("knows this key") && places.contains("Where shall it be kept?"), "{places}");
    assert!(places.contains("\n1: "), "{places}");
    heard.choose(&places, "keep nothing");
    heard.until("Number: ");
    heard.session.send("b\n");
    heard.until("leaves it: ");
    heard.session.send("yes\n");
    let ended = heard.until("has ended");
    assert!(ended.contains("claude has the terminal now"), "{ended}");
    heard.until("Number: ");
    assert!(machine.record().join("arguments").exists());
    heard.session.send("0\n");
    heard.gone("1");
}

#[test]
fn the_end_of_input_leaves_and_so_does_a_signal_while_checks_run() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    for start in [
        start(&machine, &[]).env("TERM", "dumb"),
        start(&machine, &[]).env("CLAUDE_AX_SCREEN_READER", "1"),
        start(&machine, &[]).env("ACCESSIBLE", "1").env("LANG", "C"),
    ] {
        let mut heard = Heard::new(start);
        heard.until("Number: ");
        heard.session.send("\u{4}");
        let text = heard.gone("1");
        assert!(text.contains("\nclaude-fix: "), "{text}");
    }
    let hole = Loopback::black_hole();
    let machine = hidden_login(&hole);
    let mut heard = Heard::alone(&machine);
    heard.until("1 of ");
    heard.interrupted();
}
