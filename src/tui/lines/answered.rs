//! What is asked in words, and what does a line mean for the question? Always the keys of the wizard itself.

use super::{Reader, Typed};
use crate::app::event::{Event, Key};
use crate::app::state::{Dialog, WORD};
use crate::ui::{Asked, Choice};

/// The most of a text that is taken, in characters.
const LONGEST: usize = 64 * 1024;

impl Reader {
    /// The words of a question; a list is read before it.
    pub(super) fn words(&mut self, asked: &Asked) -> Option<String> {
        Some(match asked {
            Asked::Nothing | Asked::GoOn(_) => return None,
            Asked::Yes(None) => format!("\n{} ", say!("cli/do-type-yes-do-anything")),
            Asked::Yes(Some(word)) => format!("\n{} ", say!("cli/type-do-anything-else-leaves", word = word)),
            Asked::Text
                if self.state.question().is_some() && !matches!(self.state.dialog, Some(Dialog::Paste { .. })) =>
            {
                format!("{}\n", say!("cli/paste-address-here-press-enter"))
            }
            Asked::Text if matches!(self.state.dialog, Some(Dialog::Write(_))) => {
                format!("{}\n", say!("walkthrough/write-in-lines"))
            }
            Asked::Text => {
                format!("{}\n", say!("cli/paste-message-see-press-enter"))
            }
            Asked::Word => format!("{} ", say!("help/which-word")),
            Asked::Secret => format!("{} ", say!("cli/paste-here-not-shown-nothing")),
            Asked::Enter(Key::Esc) => format!("{}\n", say!("cli/press-enter-stop-looking")),
            Asked::Enter(_) => format!("{}\n", say!("cli/press-enter-go")),
            Asked::Menu { choices, out, .. } => {
                self.say("");
                for (at, choice) in choices.iter().enumerate().filter(|(_, it)| !it.listed) {
                    self.say(&format!("{}: {}{}", at + 1, choice.label, letters(choice)));
                }
                self.say(&format!("0: {}{}", out.label, letters(out)));
                format!("{} ", say!("cli/number"))
            }
        })
    }

    /// What a line means for the question that was asked.
    pub(super) fn answered(&mut self, line: &str) {
        let Some(question) = self.question.take() else { return };
        let line = line.trim();
        match question {
            Asked::Nothing | Asked::GoOn(_) => {}
            Asked::Enter(key) => self.tell(Event::Key(key)),
            Asked::Yes(word) => self.agreed(word, line),
            Asked::Text => self.more(line),
            Asked::Word => self.word(line),
            Asked::Secret => self.secret(line),
            Asked::Menu { choices, out, enter } => self.chosen(choices, out, enter, line),
        }
    }

    /// A yes goes through the very keys of the card; whether it counts, the card decides.
    fn agreed(&mut self, word: Option<&str>, line: &str) {
        let keys: Vec<Key> = match word {
            None if line.eq_ignore_ascii_case("yes") => vec![Key::Char('y')],
            Some(WORD) => line.chars().map(Key::Char).chain([Key::Enter]).collect(),
            _ => Vec::new(),
        };
        for key in keys {
            self.tell(Event::Key(key));
        }
        if matches!(self.state.dialog, Some(Dialog::Card(_))) {
            self.say(&say!("cli/nothing-changed"));
            self.tell(Event::Key(Key::Esc));
        }
    }

    /// Another line of a text, which ends with an empty line; a paste may have some of its own.
    fn more(&mut self, line: &str) {
        if !line.is_empty() || Typed::goes_on() {
            self.text.push(line.chars().chain(['\n']), LONGEST);
            self.question = Some(Asked::Text);
            return;
        }
        let text = std::mem::take(&mut self.text);
        let pasting = matches!(self.state.dialog, Some(Dialog::Paste { .. } | Dialog::Write(_)));
        if text.expose().trim().is_empty() && pasting {
            return self.tell(Event::Key(Key::Esc));
        }
        self.tell(Event::Pasted(text));
        self.tell(Event::Key(Key::Enter));
    }

    /// The word that is searched for; none leads back.
    fn word(&mut self, line: &str) {
        let key = if line.is_empty() { Key::Esc } else { Key::Enter };
        self.tell(Event::Pasted(line.to_owned().into()));
        self.tell(Event::Key(key));
    }

    /// A secret, which a terminal may have broken into several lines.
    fn secret(&mut self, line: &str) {
        self.text.push(line.chars(), LONGEST);
        if Typed::goes_on() {
            self.question = Some(Asked::Secret);
            return;
        }
        self.typed.restore();
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return self.tell(Event::Key(Key::Esc));
        }
        self.say(&say!("cli/characters", count = text.length()));
        self.tell(Event::Pasted(text));
        self.tell(Event::Key(Key::Enter));
    }

    /// What was chosen from a list.
    fn chosen(&mut self, choices: Vec<Choice>, out: Choice, enter: Option<Key>, line: &str) {
        if let (true, Some(key)) = (line.is_empty(), enter) {
            return self.tell(Event::Key(key));
        }
        if line.is_empty() {
            self.known.clear();
            self.read.clear();
            return;
        }
        let count = choices.len();
        let letter = line.chars().next().filter(|_| line.chars().count() == 1);
        let mut all = [out].into_iter().chain(choices).enumerate();
        let meant = |(at, choice): &(usize, Choice)| {
            line.parse() == Ok(*at) || letter.is_some_and(|letter| choice.letters.contains(&letter))
        };
        let Some((at, choice)) = all.find(meant) else {
            let words =
                if line.contains("sk-ant-") { say!("cli/looks-like-key-or-token") } else { say!("cli/not-list") };
            self.say(&words);
            let range = say!("cli/type-number-from-0-press", count = count);
            self.say(&range);
            // the list was read: only the prompt comes again
            self.typed.forget();
            self.put(&format!("{} ", say!("cli/number")));
            self.question = Some(self.asked());
            return;
        };
        let opens = choice.keys.is_empty() && at > 0;
        if self.stepping || opens {
            self.stepping = opens;
            self.read.clear();
        }
        for key in choice.keys {
            self.tell(Event::Key(key));
        }
        if !self.stepping && self.state.busy() && self.state.run.over && self.state.dialog.is_none() {
            self.say(&say!("cli/one-moment"));
        }
    }
}

/// ` (b)`
fn letters(choice: &Choice) -> String {
    choice.letters.first().map_or_else(String::new, |letter| format!(" ({letter})"))
}
