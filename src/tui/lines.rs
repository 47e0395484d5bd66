//! How does the wizard live without a screen? The same loop: what is on screen is read as lines, and answered by number.
//!
//! Nothing is repainted, no cursor moves, no colour is needed. A question is asked only when nothing runs, and only what
//! is typed after it was asked is an answer.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep_until};

use super::handover::{Handed, hand_over, not_found};
use super::run::{COPY_IT, Driver, ECHO, Left};
use super::signals::{Signal, Signals};
use super::typed::{Line, Typed};
use crate::app::event::{Event, Key};
use crate::app::state::{Dialog, WORD};
use crate::app::{Effect, State, start, update};
use crate::model::pane::{Exit, Pasted};
use crate::ui::{Asked, Choice, Look, asked, checked, lines, steps};

/// Between two ticks while something runs.
const TICK: Duration = Duration::from_millis(120);
/// The most of a text that is taken, in bytes.
const LONGEST: usize = 64 * 1024;

/// Runs the wizard as lines until the person leaves.
///
/// # Errors
/// Signals cannot be listened to. A terminal that goes away is no error: the wizard then leaves with 130, after a change
/// that runs has ended.
pub async fn run(state: State, driver: impl Driver, look: Look) -> io::Result<Left> {
    let (events, engine) = unbounded_channel();
    let mut reader = Reader {
        state,
        driver,
        look,
        typed: Typed::new(),
        signals: Signals::listen()?,
        events,
        engine,
        todo: VecDeque::new(),
        read: Vec::new(),
        known: Vec::new(),
        question: None,
        stepping: false,
        text: Pasted::default(),
        tick: Instant::now(),
        deaf: Instant::now(),
        gone: false,
    };
    reader.todo = start(&mut reader.state).into();
    let code = loop {
        if let Some(code) = reader.turn().await {
            break code;
        }
    };
    Ok(Left { code, state: reader.state })
}

enum Happened {
    Signal(Signal),
    Typed(Line),
    Engine(Event),
    Time,
}

struct Reader<D> {
    state: State,
    driver: D,
    look: Look,
    typed: Typed,
    signals: Signals,
    events: UnboundedSender<Event>,
    engine: UnboundedReceiver<Event>,
    todo: VecDeque<Effect>,
    /// What was read last.
    read: Vec<String>,
    /// The screens that were read in this run: they are not read twice unless somebody asks.
    known: Vec<Vec<String>>,
    /// The question that waits for an answer.
    question: Option<Asked>,
    /// Whether the list of steps is open.
    stepping: bool,
    /// A text of which the end has not come yet.
    text: Pasted,
    tick: Instant,
    /// Until when an interrupt was meant for the program that had the terminal.
    deaf: Instant,
    /// Whether nobody reads any more.
    gone: bool,
}

impl<D: Driver> Reader<D> {
    /// Does what is due, reads out what is new, asks, and waits; the exit code once it is to be left.
    async fn turn(&mut self) -> Option<u8> {
        while let Some(effect) = self.todo.pop_front() {
            if let Effect::Quit(code) = effect {
                return Some(code);
            }
            self.carry_out(effect).await;
        }
        while let Ok(event) = self.engine.try_recv() {
            self.hear(event);
        }
        if !self.todo.is_empty() {
            return None;
        }
        let asked = if self.stepping { steps(&self.state) } else { asked(&self.state) };
        self.read_out(&asked);
        if let Asked::GoOn(key) = asked {
            self.tell(Event::Key(key));
            return None;
        }
        if self.question.as_ref() != Some(&asked) {
            self.ask(asked);
        }
        if !self.todo.is_empty() {
            return None;
        }
        match self.wait().await {
            Happened::Signal(Signal::Interrupt) if Instant::now() < self.deaf => {}
            Happened::Signal(Signal::Interrupt | Signal::End) => {
                self.say("");
                self.tell(Event::Interrupted);
            }
            Happened::Signal(Signal::Suspend) => self.signals.stop_here().await,
            Happened::Signal(Signal::Resumed) => self.question = None,
            Happened::Signal(Signal::Resized) => {}
            Happened::Typed(None) => {
                self.say("");
                return Some(self.state.exit_code());
            }
            Happened::Typed(Some(line)) => self.answered(&line),
            Happened::Engine(event) => self.hear(event),
            Happened::Time => self.tell(Event::Tick),
        }
        None
    }

    async fn wait(&mut self) -> Happened {
        let waits = !matches!(self.question, None | Some(Asked::Nothing)) && !self.gone;
        let hidden = self.question == Some(Asked::Secret);
        let busy = self.state.busy();
        if busy && self.tick <= Instant::now() {
            self.tick = Instant::now() + TICK;
        }
        tokio::select! {
            signal = self.signals.next() => Happened::Signal(signal),
            line = self.typed.next(hidden), if waits => Happened::Typed(line),
            Some(event) = self.engine.recv() => Happened::Engine(event),
            () = sleep_until(self.tick), if busy => Happened::Time,
        }
    }

    fn tell(&mut self, event: Event) {
        self.todo.extend(update(&mut self.state, event));
    }

    /// An answer of the engine; a check that has ended is a line.
    fn hear(&mut self, event: Event) {
        let line = match &event {
            Event::RunStarted(run, _) if *run == self.state.run.id => Some(None),
            Event::CheckDone(run, row) if *run == self.state.run.id => Some(Some(row.clone())),
            _ => None,
        };
        self.tell(event);
        match line {
            Some(Some(row)) => self.say(&checked(&self.state, &row, self.look)),
            Some(None) => {
                self.known.clear();
                if self.state.dialog.is_none() {
                    self.read.clear();
                }
                self.say("\nLooking at this machine. Nothing is changed.");
            }
            None => {}
        }
    }

    /// Reads out what is new. A screen that is known is named only; a card and a result are always read whole.
    fn read_out(&mut self, asked: &Asked) {
        let open = self.state.dialog.is_some();
        if !open && (*asked == Asked::Nothing || self.stepping) {
            // the screen is read when nothing runs any more
            return;
        }
        let page = lines(&self.state, self.look);
        if page == self.read {
            return;
        }
        // the next look of the same watch: one line
        let watching = matches!(self.state.dialog, Some(Dialog::Watch(_))) && self.read.first() == page.first();
        if watching {
            let said: Vec<&str> = page.iter().skip(1).filter(|line| !line.is_empty()).map(String::as_str).collect();
            self.say(&said.join("; "));
            self.read = page;
            return;
        }
        let known = !open && self.known.contains(&page);
        self.say("");
        let warning = |line: &&String| line.starts_with('!') || line.is_empty();
        let short = page.iter().take(1).chain(page.iter().skip(1).filter(|line| !warning(line)).take(1));
        let said: Vec<&String> = if known { short.collect() } else { page.iter().collect() };
        for line in said {
            self.say(line);
        }
        if !open && !known {
            self.known.push(page.clone());
        }
        self.read = page;
        self.question = None;
    }

    /// Asks; from now on what is typed is an answer.
    fn ask(&mut self, asked: Asked) {
        let Some(words) = self.words(&asked) else {
            self.question = Some(asked);
            return;
        };
        if asked == Asked::Secret {
            self.typed.hide();
        }
        self.typed.forget();
        self.put(&words);
        if matches!(asked, Asked::Yes(_)) {
            // the card was read whole, and what was typed before is gone
            self.tell(Event::Drawn);
        }
        self.question = Some(asked);
    }

    /// The words of a question; a list is read before it.
    fn words(&mut self, asked: &Asked) -> Option<String> {
        Some(match asked {
            Asked::Nothing | Asked::GoOn(_) => return None,
            Asked::Yes(None) => "\nDo it? Type yes to do it, anything else leaves it: ".to_owned(),
            Asked::Yes(Some(word)) => format!("\nType {word} to do it, anything else leaves it: "),
            Asked::Text
                if self.state.question().is_some() && !matches!(self.state.dialog, Some(Dialog::Paste { .. })) =>
            {
                "Paste the address here, and press Enter on an empty line. Nothing means: I do not know.\n".to_owned()
            }
            Asked::Text => {
                "Paste the message that you see, and press Enter on an empty line. Nothing goes back.\n".to_owned()
            }
            Asked::Secret => "Paste it here; it is not shown. Nothing goes back: ".to_owned(),
            Asked::Enter(Key::Esc) => "Press Enter to stop looking.\n".to_owned(),
            Asked::Enter(_) => "Press Enter to go on.\n".to_owned(),
            Asked::Menu { choices, out, .. } => {
                self.say("");
                for (at, choice) in choices.iter().enumerate().filter(|(_, it)| !it.listed) {
                    self.say(&format!("{}: {}{}", at + 1, choice.label, letters(choice)));
                }
                self.say(&format!("0: {}{}", out.label, letters(out)));
                "Number: ".to_owned()
            }
        })
    }

    /// What a line means for the question that was asked.
    fn answered(&mut self, line: &str) {
        let Some(question) = self.question.take() else { return };
        let line = line.trim();
        match question {
            Asked::Nothing | Asked::GoOn(_) => {}
            Asked::Enter(key) => self.tell(Event::Key(key)),
            Asked::Yes(word) => self.agreed(word, line),
            Asked::Text => self.more(line),
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
            self.say("Nothing was changed.");
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
        let pasting = matches!(self.state.dialog, Some(Dialog::Paste { .. }));
        if text.expose().trim().is_empty() && pasting {
            return self.tell(Event::Key(Key::Esc));
        }
        self.tell(Event::Pasted(text));
        self.tell(Event::Key(Key::Enter));
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
        self.say(&format!("{} characters", text.length()));
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
            let words = if line.contains("sk-ant-") {
                "That looks like a key or a token; nothing was done with it. Where one is asked for, it is not shown."
            } else {
                "That is not on the list."
            };
            self.say(words);
            let range = format!("Type a number from 0 to {count} and press Enter; Enter alone reads everything again.");
            self.say(&range);
            // the list was read: only the prompt comes again
            self.typed.forget();
            self.put("Number: ");
            let asked = if self.stepping { steps(&self.state) } else { asked(&self.state) };
            self.question = Some(asked);
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
            self.say("One moment.");
        }
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Suspend => Signals::ask_to_suspend(),
            Effect::RunOnce { without } => {
                let command = self.driver.command(&without);
                self.run_once(command).await;
            }
            Effect::RunWithKey => {
                let command = self.driver.command_with_key();
                self.run_once(command).await;
            }
            Effect::LendTerminal => self.lend().await,
            Effect::Bell => self.put("\u{7}"),
            effect => self.driver.carry_out(effect, self.events.clone()),
        }
    }

    async fn run_once(&mut self, command: Option<Command>) {
        let Some(command) = command else {
            return self.tell(Event::Returned(not_found()));
        };
        let Handed { how, interrupted, .. } = self.give_away(command).await;
        self.tell(if interrupted { Event::Interrupted } else { Event::Returned(how) });
    }

    /// A program of a change gets the terminal; the change goes on when it has ended.
    async fn lend(&mut self) {
        let Some((command, reads)) = self.driver.waiting() else { return };
        if self.gone || self.state.leaving {
            return self.driver.has_ended(Err("claude-fix was asked to end".to_owned()));
        }
        let Handed { exit, interrupted, .. } = self.give_away(command).await;
        if reads && !interrupted && exit.as_ref().is_ok_and(Exit::well) {
            self.typed.forget();
            self.say(COPY_IT);
            tokio::select! {
                _ = self.typed.next(false) => {}
                _ = self.signals.next() => {}
            }
        }
        self.driver.has_ended(exit);
        if interrupted {
            self.tell(Event::Interrupted);
        }
    }

    /// Gives the terminal to a program until its end.
    async fn give_away(&mut self, command: Command) -> Handed {
        let name = command.get_program().to_string_lossy().into_owned();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        self.say(&format!(
            "{} has the terminal now. When it ends, claude-fix goes on.",
            crate::model::text::plain(name, 60)
        ));
        let handed = hand_over(command, &mut self.signals).await;
        self.typed.restore();
        self.deaf = Instant::now() + ECHO;
        handed
    }

    /// One line.
    fn say(&mut self, line: &str) {
        self.put(&format!("{line}\n"));
    }

    /// Some text. If nobody reads any more, it is left as soon as a change that runs has ended.
    fn put(&mut self, text: &str) {
        let mut out = io::stdout().lock();
        if out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_err() && !self.gone {
            self.gone = true;
            drop(out);
            self.tell(Event::Interrupted);
        }
    }
}

/// ` (b)`
fn letters(choice: &Choice) -> String {
    choice.letters.first().map_or_else(String::new, |letter| format!(" ({letter})"))
}
