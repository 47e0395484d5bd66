//! How does every command begin? A runtime, the real world, and the journal.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::practice::Made;
use crate::app::event::{Coming, Event, RunId};
use crate::engine::checks::{Selection, run};
use crate::engine::journal::Journal;
use crate::engine::memory::remember;
use crate::model::assessment::Assessment;
use crate::ports::fake::keychain::FakeKeychain;
use crate::ports::processes::Nobody;
use crate::ports::stage::Stage;
use crate::ports::{Permissions, World};
use crate::tui::terminal::leaving;
use crate::{checks, sys};

/// After how long it says how far it is, and again each time.
const BEAT: Duration = Duration::from_secs(1);

/// Says on the terminal what is still waited for; never ends. Where nobody looks at it, it says nothing.
async fn progress(mut events: UnboundedReceiver<Event>) {
    let mut waiting: Vec<Coming> = Vec::new();
    let mut beat = tokio::time::interval_at(tokio::time::Instant::now() + BEAT, BEAT);
    loop {
        tokio::select! {
            event = events.recv() => match event {
                Some(Event::RunStarted(_, coming)) => waiting = coming,
                Some(Event::CheckDone(_, row)) => waiting.retain(|it| it.id != row.id),
                Some(_) => {}
                None => std::future::pending().await,
            },
            _ = beat.tick() => {
                if !waiting.is_empty() && std::io::stderr().is_terminal() {
                    let titles: Vec<&str> = waiting.iter().map(|it| it.title.as_str()).collect();
                    let says = say!("cli/still-looking-at", count = titles.len(), first = titles[0]);
                    let _ = writeln!(std::io::stderr(), "{says}");
                }
            }
        }
    }
}

fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()
}

/// What every command needs.
pub struct Start {
    /// The machine, to look at.
    pub world: Arc<World>,
    /// What was changed; `None` without a place for it.
    pub journal: Option<Journal>,
    /// Runs checks.
    pub runtime: Runtime,
    /// Where the programs of a change run on a made-up machine; `None` on the real one.
    pub practice: Option<Arc<dyn Stage>>,
}

impl Start {
    /// # Errors
    /// The system's own, if no threads can be made.
    pub fn new(offline: bool) -> std::io::Result<Self> {
        Self::allowed(Permissions { offline, live: false })
    }

    /// The same for a run that may do this.
    ///
    /// # Errors
    /// The system's own, if no threads can be made.
    pub fn allowed(permissions: Permissions) -> std::io::Result<Self> {
        let runtime = runtime()?;
        let world = Arc::new(sys::world(permissions));
        let journal = world.state.clone().map(|folder| {
            let journal = Journal::new(sys::hands(), folder).fetching(sys::fetch());
            journal.reaching(sys::keychain(), sys::processes()).setting(sys::user_variables())
        });
        Ok(Self { world, journal, runtime, practice: None })
    }

    /// The same on a made-up machine: the journal lies on its disk, and nothing of the real one is reached.
    ///
    /// # Errors
    /// The system's own, if no threads can be made.
    pub fn practice(made: Made) -> std::io::Result<Self> {
        let journal = made.world.state.clone().map(|folder| {
            let variables = Arc::new(made.disk.registry.clone());
            let journal = Journal::new(Arc::new(made.disk), folder).setting(variables);
            journal.reaching(Arc::new(FakeKeychain::default()), Arc::new(Nobody))
        });
        Ok(Self { world: Arc::new(made.world), journal, runtime: runtime()?, practice: Some(made.stage) })
    }

    /// All checks, once; ended by Ctrl-C. On a terminal it says on standard error how far it is, if it takes long.
    pub fn diagnose(&self, selection: &Selection) -> Option<Assessment> {
        self.runtime.block_on(async {
            let (tell, events) = unbounded_channel();
            tokio::select! {
                assessment = run(Arc::clone(&self.world), checks::ALL, selection, RunId::default(), Some(tell))
                    => Some(assessment),
                () = sys::interrupted() => None,
                () = progress(events) => None,
            }
        })
    }

    /// Writes down what a machine that works looks like.
    ///
    /// # Errors
    /// The system's own; nothing depends on it.
    pub fn remember(&self, assessment: &Assessment) -> std::io::Result<()> {
        self.journal.as_ref().map_or(Ok(()), |journal| remember(journal, assessment))
    }

    /// Ends without waiting long for a check that still blocks.
    pub fn end(self) {
        leaving();
        // threads that end by themselves are joined: letting go of one in the very moment in which it ends crashes in
        // some versions of the C library (seen once in some thousand runs, after all was done and said)
        self.runtime.shutdown_timeout(Duration::from_millis(100));
    }
}
