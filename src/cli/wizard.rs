//! `claude-fix`: the wizard, and what stands behind each effect that it wants carried out.

mod changes;
mod report;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::panic::AssertUnwindSafe;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use super::held_key::{HeldKey, own, session};
use super::past::Past;
use super::programs::{Loan, Pane};
use super::start::Start;
use super::{face, once, practice, walkthrough};
use crate::app::event::{Event, RunId};
use crate::app::state::Dialog;
use crate::app::{Effect, State};
use crate::checks;
use crate::claude_code::explain::explain;
use crate::claude_code::sign_in_page;
use crate::engine::afterwards::{new_terminal, with_secret};
use crate::engine::checks::{Selection, run};
use crate::engine::claude_says;
use crate::engine::finish::{settle, stopped};
use crate::engine::journal::Journal;
use crate::engine::look::look;
use crate::engine::memory::remember;
use crate::engine::pane::Wish;
use crate::model::assessment::Assessment;
use crate::model::new_key::Sought;
use crate::model::pane::{Exit, Pasted};
use crate::model::plan::{Plan, Purpose};
use crate::model::secret::Secret;
use crate::model::time::Moment;
use crate::model::told::Told;
use crate::ports::World;
use crate::ports::stage::Stage;
use crate::tui::{self, Driver, Left};
use crate::ui::Look;

/// Opens the wizard, on the whole screen or as lines, and returns the exit code.
///
/// # Errors
/// The terminal cannot be used.
pub fn wizard(look: Look, walkthrough: bool, out: &mut impl Write) -> std::io::Result<u8> {
    let start = Start::new(false)?;
    let mut state = walkthrough::begun(face::begun(look), walkthrough);
    if let Some((journal, left)) = start.journal.as_ref().and_then(|journal| Some((journal, stopped(journal)?))) {
        if !left.entry.can_undo() {
            // there is nothing to decide: it is said once
            settle(journal, &left);
        }
        state.dialog = Some(Dialog::Stopped(Box::new(left)));
    }
    let first = start.journal.as_ref().map_or(1, Journal::next_id);
    if let Some(why) = face::why_lines() {
        writeln!(out, "{why}")?;
    }
    let left = open(start, state, look)?;
    if let Some(assessment) = &left.state.assessment {
        writeln!(out, "claude-fix: {}", assessment.summary)?;
    }
    for command in left.state.left_to_type() {
        writeln!(out, "{}", say!("cli/terminal-run", command = command))?;
    }
    for entry in left.state.journal.iter().filter(|entry| entry.id >= first && entry.can_undo()) {
        writeln!(out, "{}", say!("cli/changed-claude-fix-undo-takes", title = entry.plan.title))?;
        for command in entry.plan.manual.iter().filter(|_| !entry.plan.clears.is_empty()) {
            writeln!(out, "{}", say!("cli/terminal-run", command = command))?;
        }
    }
    Ok(left.code)
}

/// Opens the wizard with this state.
///
/// # Errors
/// The terminal cannot be used.
pub(super) fn open(start: Start, mut state: State, look: Look) -> std::io::Result<Left> {
    state.journal = start.journal.as_ref().map(Journal::entries).unwrap_or_default();
    state.kept = start.journal.as_ref().map(|it| start.world.machine.tilde(&it.backups()));
    let hands = Box::new(Hands {
        world: Arc::clone(&start.world),
        journal: start.journal.clone(),
        handle: start.runtime.handle().clone(),
        running: None,
        looking: None,
        past: Past::default(),
        latest: Arc::default(),
        cleared: Arc::default(),
        told: Told::default(),
        key: HeldKey::default(),
        pane: Pane::default(),
        loan: Loan::default(),
        practice: start.practice.clone(),
    });
    #[cfg(all(windows, debug_assertions))]
    if let Some(file) = crate::sys::drawing() {
        tui::terminal::draw_elsewhere(file);
    }
    let left = if look.lines {
        start.runtime.block_on(tui::run_in_lines(state, hands, look))
    } else {
        start.runtime.block_on(tui::run(state, hands, look))
    };
    start.end();
    left
}

/// Carries out effects on the real machine, or on a made-up one.
struct Hands {
    world: Arc<World>,
    journal: Option<Journal>,
    handle: Handle,
    running: Option<(RunId, JoinHandle<()>)>,
    /// The look at the network that is being taken.
    looking: Option<JoinHandle<()>>,
    past: Past,
    /// The newest assessment, to compare with after a repair.
    latest: Arc<Mutex<Option<Assessment>>>,
    /// By entry of the journal: the plans that this wizard carried out. Later runs look through the eyes of a new
    /// terminal, which sees what they changed.
    cleared: Cleared,
    /// What the person said so far.
    told: Told,
    /// The key that was put in and is not kept yet.
    key: HeldKey,
    /// The program that runs in the pane.
    pane: Pane,
    /// The program that has the whole terminal.
    loan: Loan,
    /// Where programs run on a made-up machine, where nothing real is started; `None` on the real one.
    practice: Option<Arc<dyn Stage>>,
}

type Cleared = Arc<Mutex<BTreeMap<u32, (Plan, Option<Secret>)>>>;

impl Driver for Hands {
    fn carry_out(&mut self, effect: Effect, events: UnboundedSender<Event>) {
        match effect {
            Effect::Check(run) => self.check(run, events),
            Effect::Cancel(run) => {
                if let Some((_, task)) = self.running.take_if(|(id, _)| *id == run) {
                    task.abort();
                }
            }
            Effect::Look(id) => self.look(id, events),
            Effect::StopLooking => self.stop_looking(),
            Effect::ReadHistory(id) => self.past.read(self.fresh(), &self.handle, id, events),
            Effect::StopReading => self.past.stop(),
            Effect::Apply(plan) => {
                let stage = self.practice.clone().unwrap_or_else(crate::sys::stage);
                let way = self.pane.way(stage, self.handle.clone(), events.clone());
                self.apply(*plan, way, events);
            }
            Effect::HandOver(plan) => {
                let way = match self.practice {
                    Some(_) => Box::new(|_| Err(say!("cli/practice-no-program-gets-terminal"))),
                    None => self.loan.way(events.clone(), plan.runs() == Some(Purpose::SetupToken)),
                };
                self.apply(*plan, way, events);
            }
            Effect::PaneInput(text) => self.pane.wish(Wish::Type(text)),
            Effect::PaneResize(size) => self.pane.resize(size),
            Effect::PaneStop => self.pane.wish(Wish::Stop),
            Effect::Copy(text) => tell(&events, Event::Copied { file: self.copy(&text) }),
            Effect::Time => tell(&events, Event::Time(self.now())),
            Effect::Ticket(ticket) => tell(&events, walkthrough::ticket(&ticket)),
            Effect::KeepTicket(text) => {
                tell(&events, walkthrough::keep(self.journal.as_ref(), &self.world.machine, self.now(), &text));
            }
            Effect::LookBack(id) => self.look_back(id, events),
            Effect::Undo(back) => self.undo(*back, events),
            Effect::Finish(rest) => self.finish(*rest, events),
            Effect::Explain(text) => tell(&events, Event::Explained(Box::new(explain(&text)))),
            Effect::Address(text) => {
                let (words, lacks) = sign_in_page::lacks(&text);
                tell(&events, Event::AddressRead { words, lacks });
            }
            Effect::Tell(told) => self.told = *told,
            Effect::Message => self.message(events),
            Effect::Report(wanted) => self.report(*wanted, &events),
            Effect::WriteReport(text) => self.write_report(text, &events),
            Effect::AskClaude => self.ask(events),
            Effect::JudgeKey(sought, text) => self.judge(sought, Some(text), events),
            Effect::CleanKey(sought) => self.judge(sought, None, events),
            Effect::ForgetKey => drop(self.key.take()),
            Effect::RunOnce { .. }
            | Effect::RunWithKey
            | Effect::LendTerminal
            | Effect::OpenReport(_)
            | Effect::Bell
            | Effect::Suspend
            | Effect::Quit(_) => {}
        }
    }

    fn command(&mut self, without: &[String]) -> Result<Command, String> {
        Ok(once::session(&self.claude()?, self.before().as_ref(), without, &self.world.env))
    }

    fn command_with_key(&mut self) -> Result<Command, String> {
        let key = self.key.take().ok_or_else(|| say!("cli/key-not-here-any-more"))?;
        session(self.claude()?, &key, &self.world.env)
    }

    fn waiting(&mut self) -> Option<(Command, bool)> {
        self.loan.waiting()
    }

    fn has_ended(&mut self, exit: Result<Exit, String>) {
        self.loan.has_ended(exit);
    }
}

pub(super) fn tell(events: &UnboundedSender<Event>, event: Event) {
    // the receiver is gone only when the program is leaving
    let _ = events.send(event);
}

impl Hands {
    /// The time; on a made-up machine it stands still.
    fn now(&self) -> Moment {
        if self.practice.is_some() { self.world.now() } else { crate::sys::now() }
    }

    /// A world whose clock says now, because the wizard stays open for hours, and whose environment is that of a new
    /// terminal.
    fn fresh(&self) -> Arc<World> {
        let cleared = self.cleared.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fresh = World::clone(&self.world);
        for (plan, secret) in cleared.values() {
            fresh = with_secret(new_terminal(&fresh, [plan]), plan, secret.as_ref());
        }
        fresh.machine.now = self.now();
        fresh.told = self.told.clone();
        Arc::new(fresh)
    }

    fn check(&mut self, id: RunId, events: UnboundedSender<Event>) {
        let (world, known, journal) = (self.fresh(), Arc::clone(&self.latest), self.journal.clone());
        // what a new terminal sees is not remembered: this one may not work yet
        let changed = self.cleared.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = changed.values().any(|(plan, _)| !plan.clears.is_empty());
        // what is known here is never older than what is on screen: the next key may need it
        let (told, mut heard) = unbounded_channel();
        self.handle.spawn(async move {
            while let Some(event) = heard.recv().await {
                if let Event::RunDone(_, assessment) = &event {
                    *known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Assessment::clone(assessment));
                }
                tell(&events, event);
            }
        });
        let task = self.handle.spawn(async move {
            let assessment = run(world, checks::ALL, &Selection::all(), id, Some(told)).await;
            if let Some(journal) = journal.filter(|_| !changed) {
                // only evidence for a later run: that it cannot be written is no fault of this machine's sign-in
                let _ = remember(&journal, &assessment);
            }
        });
        self.running = Some((id, task));
    }

    fn look(&mut self, id: RunId, events: UnboundedSender<Event>) {
        self.stop_looking();
        let world = self.fresh();
        self.looking = Some(self.handle.spawn(async move {
            let found = look(world).await;
            tell(&events, Event::Looked(id, Box::new(found)));
        }));
    }

    fn stop_looking(&mut self) {
        if let Some(task) = self.looking.take() {
            task.abort();
        }
    }

    /// Looks at a key that was put in; without one, at the one before without what spoiled it.
    fn judge(&self, sought: Sought, text: Option<Pasted>, events: UnboundedSender<Event>) {
        let (world, before, held) = (self.fresh(), self.before(), self.key.clone());
        let own = if self.practice.is_some() { practice::OWN.into() } else { own() };
        let given = text.map(|text| Secret::new(text.expose().as_bytes().to_vec())).or_else(|| held.take());
        self.handle.spawn(async move {
            let given = given.unwrap_or_else(|| Secret::new(Vec::new()));
            let judged = held.judge(&world, sought, &given, &own, before.as_ref()).await;
            tell(&events, Event::KeyJudged(Box::new(judged)));
        });
    }

    fn claude(&self) -> Result<OsString, String> {
        once::to_start(&self.world, self.before().as_ref(), self.practice.is_some())
    }

    fn before(&self) -> Option<Assessment> {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes a text beside the journal, for those whose terminal does not copy; its path as a person knows it.
    fn copy(&self, text: &str) -> Option<String> {
        let journal = self.journal.as_ref()?;
        journal.hands.make_private_folder(journal.folder()).ok()?;
        let file = journal.folder().join("copied.txt");
        journal.hands.write_private(&file, format!("{text}\n").as_bytes()).ok()?;
        Some(self.world.machine.tilde(&file))
    }

    fn message(&self, events: UnboundedSender<Event>) {
        let world = self.fresh();
        self.handle.spawn(async move {
            let failed = |_| checks::not_sent(&world, &say!("cli/itself-failed-in-middle"));
            let sent = AssertUnwindSafe(checks::send_message(&world)).catch_unwind().await.unwrap_or_else(failed);
            tell(&events, Event::Sent(Box::new(sent)));
        });
    }

    fn ask(&self, events: UnboundedSender<Event>) {
        let (world, before) = (self.fresh(), self.before());
        self.handle.spawn(async move {
            let says = match before {
                Some(assessment) => claude_says::ask(&world, &assessment).await,
                None => crate::app::event::ClaudeSays::Nothing(say!("cli/checks-have-not-ended-yet")),
            };
            tell(&events, Event::ClaudeSaid(says));
        });
    }
}
