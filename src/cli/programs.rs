//! Where do the programs of a change run? In the wizard's pane, or on the whole terminal.

use std::io::IsTerminal;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::args::Common;
use super::once;
use super::wizard::tell;
use crate::app::event::Event;
use crate::engine::pane::{Wish, on_stage};
use crate::engine::repair::Way;
use crate::model::pane::{Exit, Shown};
use crate::ports::stage::{Act, Stage};
use crate::{sys, tui};

/// Columns and rows of a terminal that nobody sees.
const UNSEEN: (u16, u16) = (120, 100);

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
    pub(super) fn way(&mut self, stage: Arc<dyn Stage>, runtime: Handle, events: UnboundedSender<Event>) -> Way {
        let (wish, wished) = unbounded_channel();
        self.wishes = Some(wish);
        let show = move |shown: &_| tell(&events, Event::PaneShows(Box::new(Clone::clone(shown))));
        on_stage(stage, runtime, self.size, wished, show)
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
    reads: bool,
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
    /// A way to run programs that asks the wizard for the terminal and waits for its return. Where the person `reads` what
    /// they print, the terminal stays as it is until a key is pressed.
    pub(super) fn way(&self, events: UnboundedSender<Event>, reads: bool) -> Way {
        let waiting = Arc::clone(&self.waiting);
        Box::new(move |act| {
            let (ended, end): (_, Receiver<Result<Exit, String>>) = channel();
            *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(Waiting { act, reads, ended });
            tell(&events, Event::TerminalWanted);
            end.recv().unwrap_or_else(|_| Err("the wizard ended".to_owned()))
        })
    }

    /// The program that waits.
    pub(super) fn waiting(&self) -> Option<(Command, bool)> {
        let Waiting { act, reads, ended } = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(ended);
        Some((command(&act), reads))
    }

    /// How it ended.
    pub(super) fn has_ended(&self, exit: Result<Exit, String>) {
        if let Some(ended) = self.running.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = ended.send(exit);
        }
    }
}

/// Whether a person sits at a terminal here and may be asked.
pub(super) fn person(common: &Common) -> bool {
    !common.no_input && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// A way to run programs on the terminal of this command.
pub(super) fn whole_terminal(runtime: Handle) -> Way {
    Box::new(move |act| runtime.block_on(tui::on_this_terminal(command(&act))))
}

/// Programs that nobody sees: what they show is kept, and a signal ends them.
pub(super) struct Unseen {
    shown: Arc<Mutex<Shown>>,
    wishes: UnboundedSender<Wish>,
}

/// A way to run programs that need nobody.
pub(super) fn unseen(runtime: Handle) -> (Way, Unseen) {
    let (wishes, inbox) = unbounded_channel();
    let shown = Arc::new(Mutex::new(Shown::default()));
    let latest = Arc::clone(&shown);
    let keep = move |shown: &Shown| shown.clone_into(&mut latest.lock().unwrap_or_else(PoisonError::into_inner));
    (on_stage(sys::stage(), runtime, UNSEEN, inbox, keep), Unseen { shown, wishes })
}

impl Unseen {
    /// Waits for the work; whoever asks claude-fix to end asks the program to end.
    pub(super) async fn until<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return done,
                () = sys::interrupted() => {
                    let _ = self.wishes.send(Wish::Stop);
                }
            }
        }
    }

    /// What the program showed in the end.
    pub(super) fn lines(&self) -> Vec<String> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).lines.clone()
    }
}

/// A program as a child on the terminal of this process.
pub(super) fn command(act: &Act) -> Command {
    let arguments: Vec<_> = act.arguments.iter().map(Into::into).collect();
    let mut command = once::child(&act.program.clone().into(), &arguments, &act.env);
    command.current_dir(&act.cwd);
    command
}
