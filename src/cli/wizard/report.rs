//! How does the wizard make a report, and where does it keep it?

use tokio::sync::mpsc::UnboundedSender;

use super::{Hands, tell};
use crate::app::event::Event;
use crate::app::report::{Made, Wanted};
use crate::cli::report::{keep, made};
use crate::engine::journal::Journal;
use crate::headless::report::Form;

impl Hands {
    /// The report of the newest run, to be looked at.
    pub(super) fn report(&self, wanted: Wanted, events: &UnboundedSender<Event>) {
        let (world, before) = (self.fresh(), self.before());
        let (journal, events) = (self.journal.clone(), events.clone());
        self.handle.spawn_blocking(move || {
            let entries = journal.as_ref().map(Journal::entries).unwrap_or_default();
            let made = match before {
                Some(assessment) => made(&world, &assessment, &entries, &wanted, Form::Markdown),
                None => Made::Failed(say!("report/not-yet")),
            };
            tell(&events, Event::Reported { names: wanted.names, made });
        });
    }

    /// Writes what was on screen.
    pub(super) fn write_report(&self, text: String, events: &UnboundedSender<Event>) {
        let (journal, mut machine, events) = (self.journal.clone(), self.world.machine.clone(), events.clone());
        machine.now = self.now();
        self.handle.spawn_blocking(move || {
            let note = journal.map_or_else(|| say!("report/no-place"), |journal| keep(&journal, &machine, &text));
            tell(&events, Event::ReportWritten(note));
        });
    }
}
