//! When does it work again? The network is looked at every few seconds until it does; then the bell rings, once.

use super::effect::Effect;
use super::event::RunId;
use super::state::{Dialog, State};
use super::update::again;
use crate::model::measured::Measured;
use crate::model::time::Moment;

/// Ticks between two looks: about five seconds.
pub const PAUSE: u32 = 40;
/// Ticks in a second.
const SECOND: u32 = 8;
/// How many looks are kept; those of half an hour.
const MOST: usize = 360;

/// What one look came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sight {
    /// When.
    pub at: Moment,
    /// How long the answer took, in milliseconds; `None` if it did not work.
    pub millis: Option<u64>,
}

/// Looks that are repeated.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// What the looks came to, the oldest first.
    pub sights: Vec<Sight>,
    /// How many looks there were.
    pub looks: u32,
    /// What was found last.
    pub latest: Option<Measured>,
    /// The look that is being taken.
    pub looking: Option<RunId>,
    /// Ticks since the last look ended.
    pub ticks: u32,
    /// Since when it does not work; `None` while it does.
    pub broken_since: Option<Moment>,
    /// Since when it worked, as far as was seen; `None` while it does not.
    pub works_since: Option<Moment>,
    /// Whether it worked, after it had not: the watch is over.
    pub over: bool,
}

impl Watch {
    /// Seconds until the next look, about.
    #[must_use]
    pub const fn seconds(&self) -> u32 {
        PAUSE.saturating_sub(self.ticks).div_ceil(SECOND)
    }

    /// How long it did not work, in seconds, as far as it was watched.
    #[must_use]
    pub fn broken_for(&self) -> Option<i64> {
        // one look is a moment, and no time
        let since = self.broken_since.filter(|_| self.looks > 0)?;
        let last = self.sights.last()?.at;
        Some(last.0.saturating_sub(since.0).max(0) / 1000)
    }

    fn see(&mut self, found: Measured) {
        let works = found.works();
        let sight = Sight { at: found.at, millis: works.then(|| found.millis().unwrap_or(0)) };
        self.sights.push(sight);
        if self.sights.len() > MOST {
            self.sights.remove(0);
        }
        if works {
            self.works_since.get_or_insert(found.at);
            self.over = self.broken_since.is_some();
        } else {
            self.works_since = None;
            self.broken_since.get_or_insert(found.at);
        }
        self.latest = Some(found);
    }
}

fn watch(state: &mut State) -> Option<&mut Watch> {
    match &mut state.dialog {
        Some(Dialog::Watch(watch)) => Some(watch),
        _ => None,
    }
}

/// Opens the watch, with what is known already, and looks at once.
pub(super) fn open(state: &mut State) -> Vec<Effect> {
    let mut watch = Watch::default();
    if let Some(known) = state.measured().filter(|known| !known.works()) {
        watch.see(known);
    }
    state.dialog = Some(Dialog::Watch(Box::new(watch)));
    look(state)
}

fn look(state: &mut State) -> Vec<Effect> {
    let id = state.next_look();
    let Some(watch) = watch(state) else { return Vec::new() };
    watch.looking = Some(id);
    watch.ticks = 0;
    vec![Effect::Look(id)]
}

/// Time goes by; the next look may be due.
pub(super) fn tick(state: &mut State) -> Vec<Effect> {
    let Some(watch) = watch(state).filter(|watch| watch.looking.is_none() && !watch.over) else { return Vec::new() };
    watch.ticks = watch.ticks.saturating_add(1);
    if watch.ticks >= PAUSE { look(state) } else { Vec::new() }
}

/// A look has been taken.
pub(super) fn looked(watch: &mut Watch, id: RunId, found: Measured) -> Vec<Effect> {
    if watch.looking != Some(id) {
        return Vec::new();
    }
    watch.looking = None;
    watch.looks = watch.looks.saturating_add(1);
    watch.see(found);
    if watch.over { vec![Effect::Bell] } else { Vec::new() }
}

/// Closes the watch. If something has changed since, everything is checked again.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Watch(watch)) = state.dialog.take() else { return Vec::new() };
    let mut effects: Vec<Effect> = watch.looking.map(|_| Effect::StopLooking).into_iter().collect();
    if watch.over {
        effects.extend(again(state));
    }
    effects
}
