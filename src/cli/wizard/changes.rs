//! How is a change carried out, taken back or carried to its end behind the wizard?

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use tokio::sync::mpsc::UnboundedSender;

use super::{Hands, tell};
use crate::app::event::{Ended, Event};
use crate::engine::journal::Journal;
use crate::engine::repair::{Report, Way, repair, resume, take_back};
use crate::engine::undo::look_back;
use crate::model::assessment::Assessment;
use crate::model::back::{Back, Rest};
use crate::model::consent::Agreed;
use crate::model::journal::Entry;
use crate::model::plan::Plan;

impl Hands {
    fn keep(latest: &Mutex<Option<Assessment>>, report: &Report) {
        if let Some(after) = &report.after {
            *latest.lock().unwrap_or_else(PoisonError::into_inner) = Some(after.clone());
        }
    }

    /// Carries out what was agreed to, and looks whether it helped.
    pub(super) fn apply(&self, plan: Agreed<Plan>, way: Way, events: UnboundedSender<Event>) {
        let (world, latest, journal, before) =
            (self.fresh(), Arc::clone(&self.latest), self.journal.clone(), self.before());
        let cleared = Arc::clone(&self.cleared);
        let secret = if plan.needs_secret() { self.key.take() } else { None };
        let journal = journal.map(|journal| journal.holding(secret.clone()));
        self.handle.spawn(async move {
            let report = match (&journal, before) {
                (Some(journal), Some(before)) => whole(repair(journal, world, &plan, &before, way)).await,
                _ => nothing_done(&say!("cli/no-home-for-backups")),
            };
            Self::keep(&latest, &report);
            if let Some(entry) = report.entry {
                let done = (Plan::clone(&plan), secret);
                cleared.lock().unwrap_or_else(PoisonError::into_inner).insert(entry, done);
            }
            let (ended, after, journal) = finish(report, journal.as_ref());
            tell(&events, Event::Repaired { plan: Box::new(Plan::clone(&plan)), ended, after, journal });
        });
    }

    /// Looks at what it would take to take back an entry.
    pub(super) fn look_back(&self, id: u32, events: UnboundedSender<Event>) {
        let (journal, now) = (self.journal.clone(), self.now());
        self.handle.spawn_blocking(move || {
            let none = || say!("cli/no-such-change-any-more");
            let back = journal.ok_or_else(none).and_then(|journal| {
                let entry = journal.entries().into_iter().find(|entry| entry.id == id).ok_or_else(none)?;
                if let Some((_, because)) = journal.unread().into_iter().find(|(unread, _)| *unread > id) {
                    return Err(because);
                }
                look_back(&journal, &entry, &[], now)
            });
            tell(&events, Event::Back(back.map(Box::new)));
        });
    }

    /// Carries to its end what claude-fix was stopped in the middle of.
    pub(super) fn finish(&self, rest: Agreed<Rest>, events: UnboundedSender<Event>) {
        let (world, latest, journal) = (self.fresh(), Arc::clone(&self.latest), self.journal.clone());
        let cleared = Arc::clone(&self.cleared);
        self.handle.spawn(async move {
            let report = match &journal {
                Some(journal) => whole(resume(journal, world, &rest)).await,
                None => nothing_done(&say!("cli/there-no-journal")),
            };
            Self::keep(&latest, &report);
            let plan = rest.entry.plan.clone();
            if let Some(entry) = report.entry {
                cleared.lock().unwrap_or_else(PoisonError::into_inner).insert(entry, (plan.clone(), None));
            }
            let (ended, after, journal) = finish(report, journal.as_ref());
            tell(&events, Event::Repaired { plan: Box::new(plan), ended, after, journal });
        });
    }

    /// Takes back what was agreed to.
    pub(super) fn undo(&self, back: Agreed<Back>, events: UnboundedSender<Event>) {
        let id = back.entry.id;
        // what comes back is in new terminals again; if the undo is refused, the next run shows that too
        self.cleared.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        let (world, latest, journal) = (self.fresh(), Arc::clone(&self.latest), self.journal.clone());
        self.handle.spawn(async move {
            let report = match &journal {
                Some(journal) => whole(take_back(journal, world, &back)).await,
                None => nothing_done(&say!("cli/there-no-journal")),
            };
            Self::keep(&latest, &report);
            let (ended, after, journal) = finish(report, journal.as_ref());
            tell(&events, Event::Undone { ended, after, journal });
        });
    }
}

/// The report, also where claude-fix itself fails: the wizard waits for it before it lets anybody leave.
async fn whole(work: impl Future<Output = Report>) -> Report {
    let failed = |_| nothing_done(&say!("cli/itself-failed-undo-tells"));
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or_else(failed)
}

fn nothing_done(because: &str) -> Report {
    Report::failed(because.to_owned(), None)
}

fn finish(report: Report, journal: Option<&Journal>) -> (Ended, Option<Box<Assessment>>, Vec<Entry>) {
    (report.ended, report.after.map(Box::new), journal.map(Journal::entries).unwrap_or_default())
}
