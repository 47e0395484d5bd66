//! When is the next frame due, and the next tick? Never, while nothing happens.

use std::time::Duration;

use tokio::time::Instant;

/// Between two frames when the engine talks: about 60 a second.
const FRAME: Duration = Duration::from_millis(16);

/// Between two frames when a person types: nobody waits for a key to show, and a held key cannot flood the terminal.
const KEY: Duration = Duration::from_millis(4);

/// Between two ticks while something runs.
const TICK: Duration = Duration::from_millis(120);

/// How long a frame waits for the keyboard to be opened; that takes less than a millisecond, unless a key sequence is
/// half typed.
const KEYBOARD: Duration = Duration::from_millis(200);

/// What woke the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person: show it at once.
    Person,
    /// The engine, or time.
    Engine,
}

/// When to draw and when to tick.
#[derive(Debug, Default)]
pub(super) struct Clock {
    drawn: Option<Instant>,
    frame: Option<Instant>,
    tick: Option<Instant>,
    held: Option<Instant>,
}

impl Clock {
    /// Something changed: a frame is due, now or a little after the last one.
    pub(super) fn changed(&mut self, who: Who, now: Instant) {
        let gap = if who == Who::Person { KEY } else { FRAME };
        let at = self.drawn.map_or(now, |drawn| now.max(drawn + gap));
        self.frame = Some(self.frame.map_or(at, |frame| frame.min(at)));
    }

    /// No frame until the keyboard is open: whoever sees the first frame may type, and no such key may be dropped.
    pub(super) fn hold(&mut self, now: Instant) {
        self.held = Some(now + KEYBOARD);
    }

    /// The keyboard is open.
    pub(super) const fn release(&mut self) {
        self.held = None;
    }

    fn frame_at(&self) -> Option<Instant> {
        self.frame.map(|at| self.held.map_or(at, |held| at.max(held)))
    }

    /// Whether a frame has to be drawn now.
    pub(super) fn frame_due(&self, now: Instant) -> bool {
        self.frame_at().is_some_and(|at| at <= now)
    }

    /// Whether what is on screen is the state.
    pub(super) const fn up_to_date(&self) -> bool {
        self.frame.is_none()
    }

    /// A frame has been drawn.
    pub(super) fn drew(&mut self, now: Instant) {
        self.drawn = Some(now);
        self.frame = None;
    }

    /// Whether a tick is due; there are ticks only while something runs.
    pub(super) fn tick_due(&mut self, busy: bool, now: Instant) -> bool {
        if !busy {
            self.tick = None;
            return false;
        }
        let at = *self.tick.get_or_insert(now + TICK);
        if at > now {
            return false;
        }
        self.tick = Some(now + TICK);
        true
    }

    /// When to wake up; `None` while nothing happens.
    pub(super) fn next(&self) -> Option<Instant> {
        [self.frame_at(), self.tick].into_iter().flatten().min()
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, FRAME, KEY, KEYBOARD, TICK, Who};
    use tokio::time::Instant;

    #[test]
    fn nothing_happens_by_itself() {
        let mut clock = Clock::default();
        assert!(!clock.tick_due(false, Instant::now()));
        assert_eq!(clock.next(), None);
    }

    #[test]
    fn the_engine_draws_sixty_times_a_second_and_a_key_at_once() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        clock.changed(Who::Engine, start);
        assert!(clock.frame_due(start));
        clock.drew(start);
        assert!(clock.up_to_date());
        clock.changed(Who::Engine, start);
        assert_eq!(clock.next(), Some(start + FRAME));
        clock.changed(Who::Person, start);
        assert_eq!(clock.next(), Some(start + KEY));
        clock.changed(Who::Engine, start);
        assert_eq!(clock.next(), Some(start + KEY));
    }

    #[test]
    fn the_first_frame_waits_for_the_keyboard_but_not_for_ever() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        clock.hold(start);
        clock.changed(Who::Person, start);
        assert!(!clock.frame_due(start));
        assert_eq!(clock.next(), Some(start + KEYBOARD));
        assert!(clock.frame_due(start + KEYBOARD));
        clock.release();
        assert!(clock.frame_due(start));
    }

    #[test]
    fn ticks_end_with_the_work() {
        let (mut clock, start) = (Clock::default(), Instant::now());
        assert!(!clock.tick_due(true, start));
        assert!(clock.tick_due(true, start + TICK));
        assert_eq!(clock.next(), Some(start + TICK * 2));
        assert!(!clock.tick_due(false, start + TICK * 3));
        assert_eq!(clock.next(), None);
    }
}
