//! How is a line typed in a plain terminal? One at a time, only when it is asked for, and nothing that came before.

use std::io::{self, BufRead};
use std::time::Duration;

use tokio::sync::oneshot::{Receiver, channel};
use zeroize::Zeroizing;

use super::terminal::forget_typed;

/// How long a paste may pause: what comes so soon after the line before is no answer of a person.
const PASTE: Duration = Duration::from_millis(100);

/// A line, or the end of the input.
pub(super) type Line = Option<Zeroizing<String>>;

/// Lines from the terminal. Nothing is read unless somebody waits for it, because a program may have the terminal next.
#[derive(Default)]
pub(super) struct Typed {
    reading: Option<Receiver<Line>>,
    before: Modes,
}

impl Typed {
    /// As the terminal is now, so it shall be again.
    pub(super) fn new() -> Self {
        Self { reading: None, before: Modes::now() }
    }

    /// Drops what was typed or pasted before a question: until nothing more comes.
    pub(super) fn forget(&mut self) {
        forget_typed();
        while comes(PASTE) {
            forget_typed();
        }
        // a line that was read for an earlier question, and not asked for any more
        if self.reading.as_mut().is_some_and(|reading| reading.try_recv().is_ok()) {
            self.reading = None;
        }
    }

    /// Whether more of the same paste is there.
    pub(super) fn goes_on() -> bool {
        comes(PASTE)
    }

    /// From now on what is typed is not shown.
    pub(super) fn hide(&self) {
        self.before.hidden();
    }

    /// The terminal as it was, whatever a program left behind.
    pub(super) fn restore(&self) {
        self.before.apply();
    }

    /// The next line. May be dropped and asked again: the line that is being typed is kept.
    pub(super) async fn next(&mut self, hidden: bool) -> Line {
        let reading = self.reading.get_or_insert_with(|| {
            let (tell, told) = channel();
            std::thread::spawn(move || {
                // whoever asked may have left
                let _ = tell.send(read(hidden).unwrap_or(None));
            });
            told
        });
        let line = reading.await.unwrap_or(None);
        self.reading = None;
        line
    }
}

impl Drop for Typed {
    fn drop(&mut self) {
        self.restore();
    }
}

fn read(hidden: bool) -> io::Result<Line> {
    use super::masked::Typed::{Interrupted, No, Secret};
    if hidden && cfg!(windows) {
        let text = match super::masked::ask("")? {
            Secret(secret) => String::from_utf8_lossy(secret.expose()).into_owned(),
            No | Interrupted => String::new(),
        };
        return Ok(Some(Zeroizing::new(text)));
    }
    let mut line = Zeroizing::new(Vec::new());
    let count = io::stdin().lock().read_until(b'\n', &mut line)?;
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    Ok((count > 0).then(|| Zeroizing::new(String::from_utf8_lossy(&line).into_owned())))
}

#[cfg(unix)]
fn comes(limit: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
    let limit = Timespec::try_from(limit).ok();
    // a terminal that is gone has nothing more to say
    poll(&mut asked, limit.as_ref()).is_ok_and(|_| asked[0].revents() == PollFlags::IN)
}

#[cfg(not(unix))]
const fn comes(_limit: Duration) -> bool {
    false
}

/// How the terminal treats what is typed.
#[cfg(unix)]
#[derive(Default)]
struct Modes(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    fn now() -> Self {
        Self(rustix::termios::tcgetattr(io::stdin()).ok())
    }

    fn apply(&self) {
        if let Some(modes) = &self.0 {
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, modes);
        }
    }

    fn hidden(&self) {
        use rustix::termios::LocalModes;
        if let Some(mut modes) = self.0.clone() {
            modes.local_modes.remove(LocalModes::ECHO);
            modes.local_modes.insert(LocalModes::ECHONL);
            Self(Some(modes)).apply();
        }
    }
}

/// Windows hides a secret while it reads it.
#[cfg(not(unix))]
#[derive(Default)]
struct Modes;

#[cfg(not(unix))]
impl Modes {
    const fn now() -> Self {
        Self
    }

    const fn apply(&self) {}

    const fn hidden(&self) {}
}
