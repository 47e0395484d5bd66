//! How does the wizard live without a screen? The same loop: what is on screen is read as lines, and answered by number.
//!
//! Nothing is repainted, no cursor moves, no colour is needed. A question is asked only when nothing runs, and only what
//! is typed after it was asked is an answer.

mod answered;

use std::collections::VecDeque;
use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep_until};

use super::handover::{Handed, hand_over};
use super::run::{Driver, ECHO, Left, copy_it};
use super::signals::{Signal, Signals};
use super::typed::{Line, Typed};
use crate::app::event::Event;
use crate::app::state::Dialog;
use crate::app::{Effect, State, start, update};
use crate::model::pane::{Exit, Pasted};
use crate::ui::{Asked, Look, asked, checked, lines, steps};

/// Between two ticks while something runs.
const TICK: Duration = Duration::from_millis(120);

/// Runs the wizard as lines until the person leaves.
///
/// # Errors
/// Signals cannot be listened to. A terminal that goes away is no error: the wizard then leaves with 130, after a change
/// that runs has ended.
pub async fn run(state: State, driver: Box<dyn Driver>, look: Look) -> io::Result<Left> {
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
        awaiting: false,
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

struct Reader {
    state: State,
    driver: Box<dyn Driver>,
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
    /// Whether what was chosen waits for an answer of the engine, which may open something else.
    awaiting: bool,
    tick: Instant,
    /// Until when an interrupt was meant for the program that had the terminal.
    deaf: Instant,
    /// Whether nobody reads any more.
    gone: bool,
}

impl Reader {
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
        let asked = self.asked();
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

    fn asked(&self) -> Asked {
        match (self.awaiting, self.stepping) {
            (true, _) => Asked::Nothing,
            (false, true) => steps(&self.state),
            (false, false) => asked(&self.state),
        }
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
            Event::Back(_)
            | Event::Explained(_)
            | Event::AddressRead { .. }
            | Event::Copied { .. }
            | Event::Reported { .. }
            | Event::ReportWritten(_)
            | Event::Opened(_) => {
                self.awaiting = false;
                None
            }
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
                self.say(&format!("\n{}", say!("cli/looking-at-machine")));
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
        let mut rest = page.iter().skip(1).filter(|line| !warning(line)).peekable();
        // what a colon announces belongs to the line
        let lines = if rest.peek().is_some_and(|line| line.ends_with([':', '：'])) { 2 } else { 1 };
        let short = page.iter().take(1).chain(rest.take(lines));
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
            effect => {
                use Effect::{Address, Copy, Explain, LookBack, OpenReport, Report, WriteReport};
                self.awaiting |= matches!(
                    effect,
                    LookBack(_) | Explain(_) | Address(_) | Copy(_) | Report(_) | WriteReport(_) | OpenReport(_)
                );
                self.driver.carry_out(effect, self.events.clone());
            }
        }
    }

    async fn run_once(&mut self, command: Result<Command, String>) {
        let command = match command {
            Ok(command) => command,
            Err(because) => return self.tell(Event::NotStarted(because)),
        };
        let Handed { how, interrupted, .. } = self.give_away(command).await;
        self.tell(if interrupted { Event::Interrupted } else { Event::Returned(how) });
    }

    /// A program of a change gets the terminal; the change goes on when it has ended.
    async fn lend(&mut self) {
        let Some((command, reads)) = self.driver.waiting() else { return };
        if self.gone || self.state.leaving {
            return self.driver.has_ended(Err(say!("cli/claude-fix-asked-end")));
        }
        let Handed { exit, interrupted, .. } = self.give_away(command).await;
        if reads && !interrupted && exit.as_ref().is_ok_and(Exit::well) {
            self.typed.forget();
            self.say(&copy_it());
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
        self.say(&say!("cli/has-terminal-now", program = crate::model::text::plain(name, 60)));
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
