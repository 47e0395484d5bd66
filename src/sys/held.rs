//! Does another program hold a file? Windows lets nobody at it then: it is waited for, a moment, and said how it is held.

use std::io;
use std::path::Path;
use std::time::Duration;

/// How Windows keeps a file from us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// Another program has it open, and shares it with nobody.
    Open,
    /// Another program has locked a part of it.
    Locked,
    /// It is marked as read-only, or the folder's access list says no; or another program has it open: when a file is
    /// replaced, Windows says the same of both.
    Refused,
}

/// How long one who looks waits, and one who changes: a virus scanner or a backup lets go in less.
const TO_LOOK: [u64; 3] = [20, 60, 120];
const TO_CHANGE: [u64; 5] = [50, 150, 300, 500, 1000];

impl Hold {
    /// What the number of an error of Windows means.
    const fn of(code: i32) -> Option<Self> {
        const ACCESS_DENIED: i32 = 5;
        const SHARING_VIOLATION: i32 = 32;
        const LOCK_VIOLATION: i32 = 33;
        match code {
            SHARING_VIOLATION => Some(Self::Open),
            LOCK_VIOLATION => Some(Self::Locked),
            ACCESS_DENIED => Some(Self::Refused),
            _ => None,
        }
    }

    fn words(self, path: &Path) -> String {
        match self {
            Self::Open => say!("system/held-open"),
            Self::Locked => say!("system/held-locked"),
            Self::Refused if is_marked(path) => say!("system/marked-read-only"),
            Self::Refused => say!("system/held-or-access-list"),
        }
    }
}

fn hold(error: &io::Error) -> Option<Hold> {
    // elsewhere these numbers mean something else
    if cfg!(windows) { Hold::of(error.raw_os_error()?) } else { None }
}

fn is_marked(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.permissions().readonly())
}

/// Looks, and again while another program holds the file: for a fifth of a second at most.
pub(super) fn patiently<T>(look: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let waits = |error: &io::Error| matches!(hold(error), Some(Hold::Open | Hold::Locked));
    again(&TO_LOOK, waits, pause, look)
}

/// Changes the file at this path, and tries again while another program holds it: for two seconds at most.
pub(super) fn insisting<T>(path: &Path, change: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    // nobody takes that mark away within a second
    let waits = |error: &io::Error| hold(error).is_some_and(|hold| hold != Hold::Refused || !is_marked(path));
    again(&TO_CHANGE, waits, pause, change)
}

#[expect(clippy::disallowed_methods, reason = "nothing tells that another program has let go of a file")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

fn again<T>(
    pauses: &[u64],
    waits: impl Fn(&io::Error) -> bool,
    pause: impl Fn(Duration),
    mut action: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    for millis in pauses {
        match action() {
            Err(error) if waits(&error) => pause(Duration::from_millis(*millis)),
            done => return done,
        }
    }
    action()
}

/// What a person can do about the error, if another program or a mark on the file is what is in the way.
pub(super) fn explained(error: &io::Error, path: &Path) -> Option<String> {
    hold(error).map(|hold| hold.words(path))
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;

    fn busy() -> io::Error {
        io::Error::from(io::ErrorKind::ResourceBusy)
    }

    /// How often it was tried and how long was waited in all, until it let go after so many times.
    fn until(lets_go_after: usize) -> (bool, usize, Duration) {
        let (tried, waited) = (Cell::new(0), RefCell::new(Duration::ZERO));
        let done = again(
            &TO_CHANGE,
            |_| true,
            |pause| *waited.borrow_mut() += pause,
            || {
                tried.set(tried.get() + 1);
                if tried.get() > lets_go_after { Ok(()) } else { Err(busy()) }
            },
        );
        (done.is_ok(), tried.get(), waited.into_inner())
    }

    #[test]
    fn who_lets_go_is_waited_for_and_not_for_ever() {
        assert_eq!(until(0), (true, 1, Duration::ZERO));
        assert_eq!(until(2), (true, 3, Duration::from_millis(200)));
        assert_eq!(until(99), (false, 6, Duration::from_secs(2)));
    }

    #[test]
    fn another_error_is_told_at_once() {
        let tried = Cell::new(0);
        let done: io::Result<()> = again(
            &TO_LOOK,
            |_| false,
            |_| unreachable!("nothing to wait for"),
            || {
                tried.set(tried.get() + 1);
                Err(busy())
            },
        );
        assert!(done.is_err());
        assert_eq!(tried.get(), 1);
    }

    #[test]
    fn the_numbers_are_those_of_windows() {
        assert_eq!([5, 32, 33, 2].map(Hold::of), [Some(Hold::Refused), Some(Hold::Open), Some(Hold::Locked), None]);
    }
}
