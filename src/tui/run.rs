//! How does the wizard live? The loop: what happens goes into `update`, what it wants is done, what changed is drawn.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

use super::clock::{Clock, Who};
use super::handover::{Handed, hand_over};
use super::input::{Got, Input};
use super::signals::{Signal, Signals};
use super::terminal::{Terminal, restore, size};
use super::view::View;
use crate::app::state::Dialog;
use crate::app::{Effect, Event, Extent, State, start, update};
use crate::model::pane::Exit;

/// How long a Ctrl-C may take that was typed for the program before: it can be told after that program's end.
pub(super) const ECHO: Duration = Duration::from_millis(500);

/// What stands below what a program printed that the person shall copy.
pub(super) fn copy_it() -> String {
    say!("cli/copy-the-token")
}

/// Carries out what the wizard wants done.
pub trait Driver {
    /// Begins to carry out an effect and returns at once; answers come as events, from a task.
    ///
    /// Never called with `RunOnce`, `LendTerminal`, `Bell`, `Suspend` or `Quit`: those are the loop's own.
    fn carry_out(&mut self, effect: Effect, events: UnboundedSender<Event>);

    /// The one `claude` session without these variables, ready to be run.
    ///
    /// # Errors
    /// Why there is none, as a sentence.
    fn command(&mut self, without: &[String]) -> Result<Command, String>;

    /// The one `claude` session with the key that was put in.
    ///
    /// # Errors
    /// Why there is none, as a sentence.
    fn command_with_key(&mut self) -> Result<Command, String>;

    /// The program that waits for the whole terminal, and whether the person wants to read what it leaves there.
    fn waiting(&mut self) -> Option<(Command, bool)>;

    /// How that program ended; an error is half a sentence.
    fn has_ended(&mut self, exit: Result<Exit, String>);
}

/// How the wizard was left.
#[derive(Debug)]
pub struct Left {
    /// The exit code.
    pub code: u8,
    /// What the wizard knew last.
    pub state: State,
}

/// Runs the wizard on this process's terminal until the person leaves; the terminal is given back then. `view` is what is
/// on it.
///
/// To be awaited on the thread that the program ends with, as `block_on` does: a panic of this very thread is what
/// gives the terminal back.
///
/// # Errors
///
/// The terminal could not be taken, or signals cannot be listened to. A terminal that goes away later is no error: the
/// wizard then leaves with 130, after a change that runs has ended.
pub async fn run(state: State, driver: Box<dyn Driver>, view: impl View) -> io::Result<Left> {
    let mut wizard = Wizard::begin(state, driver, view)?;
    let code = loop {
        if let Some(code) = wizard.turn().await {
            break code;
        }
    };
    // the terminal may be gone, which is no reason to end with an error
    let _ = restore();
    Ok(Left { code, state: wizard.state })
}

/// What woke the loop.
enum Happened {
    Signal(Signal),
    Input(Got),
    Engine(Event),
    Time,
}

struct Wizard<V> {
    state: State,
    driver: Box<dyn Driver>,
    view: V,
    terminal: Terminal,
    input: Input,
    signals: Signals,
    events: UnboundedSender<Event>,
    engine: UnboundedReceiver<Event>,
    clock: Clock,
    todo: VecDeque<Effect>,
    /// Until when an interrupt was meant for the program that had the terminal.
    deaf: Option<Instant>,
    /// Whether the terminal went away while a change runs.
    gone: bool,
}

impl<V: View> Wizard<V> {
    fn begin(mut state: State, driver: Box<dyn Driver>, view: V) -> io::Result<Self> {
        let signals = Signals::listen()?;
        state.size = size();
        let terminal = Terminal::enter(state.size)?;
        let (events, engine) = unbounded_channel();
        let todo = start(&mut state).into();
        let mut clock = Clock::default();
        clock.hold(Instant::now());
        clock.changed(Who::Person, Instant::now());
        let input = Input::open();
        Ok(Self { state, driver, view, terminal, input, signals, events, engine, clock, todo, deaf: None, gone: false })
    }

    /// Draws and does what is due, then waits until something happens; the exit code once the wizard is to be left.
    async fn turn(&mut self) -> Option<u8> {
        while let Some(effect) = self.todo.pop_front() {
            if let Effect::Quit(code) = effect {
                return Some(code);
            }
            self.carry_out(effect).await;
        }
        self.show();
        if !self.todo.is_empty() {
            return None;
        }
        match self.wait().await {
            Happened::Signal(Signal::Interrupt) if self.deaf.is_some_and(|until| Instant::now() < until) => {}
            Happened::Signal(Signal::Interrupt | Signal::End) => self.tell(Event::Interrupted, Who::Person),
            Happened::Signal(Signal::Suspend) => self.suspend().await,
            Happened::Signal(Signal::Resumed) => self.come_back(),
            Happened::Signal(Signal::Resized) => {
                // a window that was smaller for a moment has lost what was on it, even if it is as large as before
                self.state.size = (0, 0);
                self.resized(size());
            }
            Happened::Input(got) => self.got(got),
            Happened::Engine(event) => {
                self.tell(event, Who::Engine);
                while self.todo.is_empty()
                    && let Ok(event) = self.engine.try_recv()
                {
                    self.tell(event, Who::Engine);
                }
            }
            Happened::Time => {}
        }
        None
    }

    async fn wait(&mut self) -> Happened {
        if !self.gone && self.clock.tick_due(self.state.busy(), Instant::now()) {
            self.tell(Event::Tick, Who::Engine);
        }
        // without a terminal nothing is drawn, so that no frame may be waited for either
        let wake = self.clock.next().filter(|_| !self.gone);
        tokio::select! {
            signal = self.signals.next() => Happened::Signal(signal),
            got = self.input.next(), if !self.gone => Happened::Input(got),
            Some(event) = self.engine.recv() => Happened::Engine(event),
            () = until(wake) => Happened::Time,
        }
    }

    /// The window's size, which may be told twice.
    fn resized(&mut self, size: (u16, u16)) {
        if self.gone || size == self.state.size {
            return;
        }
        if self.terminal.resize(size).is_err() {
            return self.lose();
        }
        self.tell(Event::Resized(size.0, size.1), Who::Person);
    }

    fn tell(&mut self, event: Event, who: Who) {
        self.todo.extend(update(&mut self.state, event));
        self.clock.changed(who, Instant::now());
    }

    fn got(&mut self, got: Got) {
        match got {
            Got::Event(Event::Resized(columns, rows)) => self.resized((columns, rows)),
            Got::Event(event) => self.tell(event, Who::Person),
            Got::Mouse(what, at) => {
                // each key is one of the state that the one before left, as if it had been pressed
                for key in self.view.keys_at(&self.state, what, at) {
                    self.tell(Event::Key(key), Who::Person);
                }
            }
            Got::Fresh(resized) => {
                self.clock.release();
                if let Some(size) = resized {
                    self.resized(size);
                }
                self.seen();
            }
            Got::Gone => self.lose(),
        }
    }

    /// A frame, if one is due. After the first frame with a card, everything typed before is dropped.
    fn show(&mut self) {
        if self.gone || !self.clock.frame_due(Instant::now()) {
            return;
        }
        // in a pane the mouse selects what a program printed, as in any terminal
        let ours = !self.state.mouse_off && !matches!(self.state.dialog, Some(Dialog::Pane(_)));
        if Terminal::mouse(ours).is_err() {
            return self.lose();
        }
        let mut extent = Extent::UNKNOWN;
        let drawn = self.terminal.draw(|frame| extent = self.view.draw(&self.state, frame));
        self.clock.drew(Instant::now());
        if drawn.is_err() {
            return self.lose();
        }
        let unread = self.state.must_read();
        self.todo.extend(update(&mut self.state, Event::Measured(extent)));
        if self.state.must_read() != unread {
            // which keys live on a card, the last row says
            self.clock.changed(Who::Engine, Instant::now());
        }
        if self.unseen() {
            self.input.reopen();
        }
    }

    /// Whether a card waits to be seen.
    const fn unseen(&self) -> bool {
        matches!(&self.state.dialog, Some(Dialog::Card(card)) if !card.seen)
    }

    /// The keyboard is empty: if the card has been on screen since before that, it can be answered now.
    fn seen(&mut self) {
        if self.unseen() && self.clock.up_to_date() && self.input.is_open() {
            self.todo.extend(update(&mut self.state, Event::Drawn));
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
            Effect::Bell => {
                if self.terminal.ring().is_err() {
                    self.lose();
                }
            }
            Effect::Copy(text) => {
                if !self.state.practice && self.terminal.copy(&text).is_err() {
                    self.lose();
                }
                self.driver.carry_out(Effect::Copy(text), self.events.clone());
            }
            effect => self.driver.carry_out(effect, self.events.clone()),
        }
    }

    async fn run_once(&mut self, command: Result<Command, String>) {
        let command = match command {
            Ok(command) => command,
            Err(because) => return self.tell(Event::NotStarted(because), Who::Person),
        };
        let Handed { how, interrupted, .. } = self.give_away(command).await;
        if interrupted {
            return self.tell(Event::Interrupted, Who::Person);
        }
        self.come_back();
        self.tell(Event::Returned(how), Who::Person);
    }

    /// A program of a change gets the whole terminal; the change goes on when it has ended.
    async fn lend(&mut self) {
        let Some((command, reads)) = self.driver.waiting() else { return };
        if self.gone || self.state.leaving {
            return self.driver.has_ended(Err(say!("cli/claude-fix-asked-end")));
        }
        let Handed { exit, mut interrupted, .. } = self.give_away(command).await;
        if reads && !interrupted && exit.as_ref().is_ok_and(Exit::well) {
            interrupted = self.let_read().await;
        }
        self.come_back();
        self.driver.has_ended(exit);
        if interrupted {
            self.tell(Event::Interrupted, Who::Person);
        }
    }

    /// Gives the terminal to a program until its end.
    async fn give_away(&mut self, command: Command) -> Handed {
        self.input.close().await;
        let _ = restore();
        let handed = hand_over(command, &mut self.signals).await;
        self.deaf = Some(Instant::now() + ECHO);
        handed
    }

    /// Leaves on the terminal what a program printed until a key is pressed; whether we were asked to end meanwhile.
    async fn let_read(&mut self) -> bool {
        if crossterm::terminal::enable_raw_mode().is_err() {
            return false;
        }
        self.input.reopen();
        let asked = loop {
            tokio::select! {
                signal = self.signals.next() => match signal {
                    Signal::End => break true,
                    Signal::Interrupt => break false,
                    _ => {}
                },
                got = self.input.next() => match got {
                    // only now is what was typed before gone: a key that answers this line is not lost
                    Got::Fresh(_) => {
                        let mut out = io::stdout();
                        if write!(out, "\r\n{}\r\n", copy_it()).and_then(|()| out.flush()).is_err() {
                            break false;
                        }
                    }
                    Got::Event(Event::Key(_)) | Got::Gone => break false,
                    Got::Event(_) | Got::Mouse(..) => {}
                },
            }
        };
        self.input.close().await;
        asked
    }

    async fn suspend(&mut self) {
        self.input.close().await;
        let _ = restore();
        self.signals.stop_here().await;
        self.come_back();
    }

    /// Takes the terminal again, whatever the program that had it left behind, and draws everything.
    fn come_back(&mut self) {
        if self.gone {
            return;
        }
        let _ = restore();
        let (columns, rows) = size();
        if self.terminal.enter_again((columns, rows)).is_err() {
            return self.lose();
        }
        self.clock.hold(Instant::now());
        self.input.reopen();
        self.tell(Event::Resized(columns, rows), Who::Person);
    }

    /// The terminal is gone: leave, as soon as a change that runs has ended.
    fn lose(&mut self) {
        if !self.gone {
            self.gone = true;
            self.input.give_up();
            self.todo.extend(update(&mut self.state, Event::Interrupted));
        }
    }
}

async fn until(wake: Option<Instant>) {
    match wake {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
