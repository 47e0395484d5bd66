//! Who reads what went wrong before, while the wizard goes on? One search at a time, which tells what it has so far.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::UnboundedSender;

use super::wizard::tell;
use crate::app::event::{Event, RunId};
use crate::engine::history::Search;
use crate::model::time::Moment;
use crate::ports::World;

/// How far back the wizard looks, in milliseconds: as far as the command does where nothing else is said.
const BACK: i64 = 7 * 24 * 3600 * 1000;
/// How often what was found so far is shown.
const PULSE: Duration = Duration::from_millis(100);

/// The search that goes on, if one does.
#[derive(Default)]
pub(super) struct Past(Option<Arc<Search>>);

impl Past {
    /// Begins to read.
    pub(super) fn read(&mut self, world: Arc<World>, handle: &Handle, id: RunId, events: UnboundedSender<Event>) {
        self.stop();
        let since = Moment(world.now().0.saturating_sub(BACK));
        let search = Arc::new(Search::new(world, since));
        self.0 = Some(Arc::clone(&search));
        let reader = Arc::clone(&search);
        let mut reading = handle.spawn_blocking(move || reader.run());
        handle.spawn(async move {
            let told = |over| {
                let found = Box::new(search.history());
                tell(&events, Event::History { id, found, over });
            };
            let mut pulse = tokio::time::interval(PULSE);
            loop {
                tokio::select! {
                    biased;
                    _ = &mut reading => break,
                    _ = pulse.tick() => told(false),
                }
            }
            told(true);
        });
    }

    /// Ends the search soon.
    pub(super) fn stop(&mut self) {
        if let Some(search) = self.0.take() {
            search.stop();
        }
    }
}

impl Drop for Past {
    /// Whoever leaves does not wait for gigabytes.
    fn drop(&mut self) {
        self.stop();
    }
}
