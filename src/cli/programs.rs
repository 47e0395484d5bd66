//! Where do the programs of a change run? In the wizard's pane, or on the whole terminal.

use std::io::{IsTerminal, Write};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

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
            end.recv().unwrap_or_else(|_| Err(say!("cli/wizard-ended")))
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

/// How long programs that nobody sees may take in all: one that waits for an answer would wait for ever.
pub(super) const LIMIT: Duration = Duration::from_mins(15);
/// How often it is said that one still runs.
const PATIENCE: Duration = Duration::from_mins(1);

/// Why the wait for a program that nobody sees was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// It came to its end.
    Ended,
    /// Somebody asked claude-fix to end.
    Interrupted,
    /// It took too long and was stopped.
    TooLong,
}

/// Programs that nobody sees: their lines are passed on as they come, and a signal or the limit ends them.
pub(super) struct Unseen {
    shown: UnboundedReceiver<Vec<String>>,
    wishes: UnboundedSender<Wish>,
}

/// A way to run programs that need nobody.
pub(super) fn unseen(runtime: Handle) -> (Way, Unseen) {
    let (wishes, inbox) = unbounded_channel();
    let (tell, shown) = unbounded_channel();
    let keep = move |shown: &Shown| {
        let _ = tell.send(shown.lines.clone());
    };
    (on_stage(sys::stage(), runtime, UNSEEN, inbox, keep), Unseen { shown, wishes })
}

impl Unseen {
    /// Waits for the work and writes down what its programs show; whoever asks claude-fix to end asks them to end.
    pub(super) async fn until<T>(
        mut self,
        work: impl Future<Output = T>,
        limit: Duration,
        err: &mut impl Write,
    ) -> std::io::Result<(T, Over)> {
        tokio::pin!(work);
        let end = tokio::time::sleep(limit);
        tokio::pin!(end);
        let mut asked = Box::pin(sys::interrupted());
        let mut minutes = tokio::time::interval(PATIENCE);
        minutes.tick().await;
        let (mut over, mut told, mut waited) = (Over::Ended, Lines::default(), 0);
        loop {
            tokio::select! {
                done = &mut work => {
                    while let Ok(lines) = self.shown.try_recv() {
                        told.pass_on(&lines, err)?;
                    }
                    told.rest(err)?;
                    return Ok((done, over));
                }
                Some(lines) = self.shown.recv() => told.pass_on(&lines, err)?,
                () = &mut asked => {
                    asked = Box::pin(sys::interrupted());
                    over = Over::Interrupted;
                    let _ = self.wishes.send(Wish::Stop);
                }
                () = &mut end, if over == Over::Ended => {
                    over = Over::TooLong;
                    let _ = self.wishes.send(Wish::Stop);
                }
                _ = minutes.tick() => {
                    waited += 1;
                    writeln!(err, "claude-fix: {}", say!("cli/still-runs-after-min-ctrl", waited = waited))?;
                }
            }
        }
    }
}

/// The lines of a terminal that were passed on already.
#[derive(Default)]
struct Lines {
    told: Vec<String>,
    last: Option<String>,
}

impl Lines {
    /// Passes on what is new, but for the last line, which may still grow.
    fn pass_on(&mut self, lines: &[String], err: &mut impl Write) -> std::io::Result<()> {
        let Some((last, whole)) = lines.split_last() else { return Ok(()) };
        // a terminal that is full scrolls: what was told is then found further up, or gone
        let begins = (0..=self.told.len()).find(|from| whole.starts_with(self.told.get(*from..).unwrap_or_default()));
        let known = self.told.len() - begins.unwrap_or(self.told.len());
        for line in whole.iter().skip(known) {
            writeln!(err, "{line}")?;
        }
        self.told = whole.to_vec();
        self.last = Some(last.clone());
        Ok(())
    }

    fn rest(&mut self, err: &mut impl Write) -> std::io::Result<()> {
        self.last.take().map_or(Ok(()), |line| writeln!(err, "{line}"))
    }
}

/// The same way, which also remembers whether somebody stopped a program that it ran.
pub(super) fn noticing(mut way: Way) -> (Way, Arc<AtomicBool>) {
    let stopped = Arc::new(AtomicBool::new(false));
    let notice = Arc::clone(&stopped);
    let noticing = move |act| {
        let exit = way(act);
        if exit.as_ref().is_ok_and(Exit::cancelled) {
            notice.store(true, Ordering::SeqCst);
        }
        exit
    };
    (Box::new(noticing), stopped)
}

/// A program as a child on the terminal of this process.
pub(super) fn command(act: &Act) -> Command {
    let arguments: Vec<_> = act.arguments.iter().map(Into::into).collect();
    let mut command = once::child(&act.program.clone().into(), &arguments, &act.env);
    command.current_dir(&act.cwd);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn every_line_is_passed_on_once_also_when_the_terminal_scrolls() {
        let (mut told, mut out) = (Lines::default(), Vec::new());
        for shown in
            [&["a"][..], &["a", "b"], &["a", "b", "c 1%"], &["a", "b", "c 100%", "d"], &["c 100%", "d", "e"], &[]]
        {
            told.pass_on(&lines(shown), &mut out).unwrap();
        }
        told.rest(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a\nb\nc 100%\nd\ne\n");
    }

    #[test]
    fn a_silent_program_is_stopped_at_the_limit() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (wishes, mut inbox) = unbounded_channel();
        let (_tell, shown) = unbounded_channel();
        // ends only when it is asked to
        let work = async move { matches!(inbox.recv().await, Some(Wish::Stop)) };
        let mut said = Vec::new();
        let waits = Unseen { shown, wishes }.until(work, Duration::from_millis(5), &mut said);
        let (asked, over) = runtime.block_on(waits).unwrap();
        assert!(asked);
        assert_eq!(over, Over::TooLong);
    }
}
