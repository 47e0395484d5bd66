//! Where do the programs of a change run? In the wizard's pane, or on the whole terminal.

use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::once;
use super::wizard::tell;
use crate::app::event::Event;
use crate::engine::pane::{Wish, on_stage};
use crate::engine::repair::Way;
use crate::model::pane::Exit;
use crate::model::text::plain;
use crate::ports::stage::Act;
use crate::sys;

/// The program in the wizard's pane, and the size of that.
pub(super) struct Pane {
    wishes: Option<UnboundedSender<Wish>>,
    size: (u16, u16),
}

impl Default for Pane {
    fn default() -> Self {
        Self { wishes: None, size: (80, 24) }
    }
}

impl Pane {
    /// A way to run programs that the wizard shows; from now on wishes go to them.
    pub(super) fn way(&mut self, runtime: Handle, events: UnboundedSender<Event>) -> Way {
        let (wish, wished) = unbounded_channel();
        self.wishes = Some(wish);
        let show = move |shown: &_| tell(&events, Event::PaneShows(Box::new(Clone::clone(shown))));
        on_stage(sys::stage(), runtime, self.size, wished, show)
    }

    /// What the person wants of the program; nothing if none runs any more.
    pub(super) fn wish(&self, wish: Wish) {
        if let Some(wishes) = &self.wishes {
            let _ = wishes.send(wish);
        }
    }

    /// Another size, for the program that runs and for the next one.
    pub(super) fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.wish(Wish::Resize(size));
    }
}

struct Waiting {
    act: Act,
    ended: Tell,
}

/// Tells how a program ended.
type Tell = Sender<Result<Exit, String>>;

/// The whole terminal, lent to one program after the other.
#[derive(Clone, Default)]
pub(super) struct Loan {
    waiting: Arc<Mutex<Option<Waiting>>>,
    running: Arc<Mutex<Option<Tell>>>,
}

impl Loan {
    /// A way to run programs that asks the wizard for the terminal and waits for its return.
    pub(super) fn way(&self, events: UnboundedSender<Event>) -> Way {
        let waiting = Arc::clone(&self.waiting);
        Box::new(move |act| {
            let (ended, end): (_, Receiver<Result<Exit, String>>) = channel();
            *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(Waiting { act, ended });
            tell(&events, Event::TerminalWanted);
            end.recv().unwrap_or_else(|_| Err("the wizard ended".to_owned()))
        })
    }

    /// The program that waits.
    pub(super) fn waiting(&self) -> Option<Command> {
        let Waiting { act, ended } = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
        Some(command(&act))
    }

    /// How it ended.
    pub(super) fn has_ended(&self, exit: Result<Exit, String>) {
        if let Some(ended) = self.running.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = ended.send(exit);
        }
    }
}

/// A way to run programs that ask nothing: what they say goes where this process says its own, and nobody answers.
pub(super) fn aloud() -> Way {
    Box::new(|act| {
        let shown = plain(&act.program.display().to_string(), 300);
        let status = command(&act).stdin(Stdio::null()).status();
        status.map(exit).map_err(|error| format!("{shown} could not be run: {error}"))
    })
}

/// How a child ended.
fn exit(status: ExitStatus) -> Exit {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Exit::Signal(format!("signal {signal}"));
    }
    Exit::Code(status.code().and_then(|code| u32::try_from(code).ok()).unwrap_or(1))
}

/// A program as a child on the terminal of this process.
pub(super) fn command(act: &Act) -> Command {
    let arguments: Vec<_> = act.arguments.iter().map(Into::into).collect();
    once::child(&act.program.clone().into(), &arguments, &act.env, &[])
}
