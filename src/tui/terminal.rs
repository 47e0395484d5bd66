//! How is the terminal taken, and given back however the program ends? One `restore` for leaving, panics and signals.

use std::io::{self, Write};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{QueueableCommand, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, TerminalOptions, Viewport};

/// The size that is assumed where the terminal does not know its own.
const USUAL: (u16, u16) = (80, 24);

/// Whether the program is on its way out.
static LEAVING: AtomicBool = AtomicBool::new(false);
/// Whether the terminal is ours. Only [`restore`] and [`take`] write it.
static OURS: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is ours, too. Only [`restore`] and [`Terminal::mouse`] write it.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The thread whose panic ends the wizard; a check that panics elsewhere is the engine's business.
static OWNER: Mutex<Option<ThreadId>> = Mutex::new(None);

/// Where a test build for Windows draws: the console of Wine does not understand what ours does. No release has this.
#[cfg(all(windows, debug_assertions))]
static ELSEWHERE: Mutex<Option<Box<dyn Write + Send>>> = Mutex::new(None);

/// From now on everything is drawn there, while keys come from the console.
#[cfg(all(windows, debug_assertions))]
pub fn draw_elsewhere(place: impl Write + Send + 'static) {
    *ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(place));
}

/// Writes to the terminal, at once.
fn put(bytes: &[u8]) -> io::Result<()> {
    #[cfg(all(windows, debug_assertions))]
    if let Some(place) = ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        return place.write_all(bytes).and_then(|()| place.flush());
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Whether the terminal understands what is drawn; asking tells a console of Windows 10 and newer to. Older ones do not.
#[cfg(windows)]
#[must_use]
pub fn draws() -> bool {
    crossterm::ansi_support::supports_ansi()
}

/// Whether the terminal understands what is drawn. `TERM` says elsewhere what does not.
#[cfg(not(windows))]
#[must_use]
pub const fn draws() -> bool {
    true
}

/// Columns and rows of the window, never zero.
#[must_use]
pub fn size() -> (u16, u16) {
    guarded(crossterm::terminal::size().unwrap_or(USUAL))
}

/// A size that can be drawn in: a terminal without one, as some serial lines and CI have, counts as 80×24.
pub(super) const fn guarded((columns, rows): (u16, u16)) -> (u16, u16) {
    if columns == 0 || rows == 0 { USUAL } else { (columns, rows) }
}

/// Gives the terminal back as it was: usable any number of times, from anywhere, in any state.
///
/// # Errors
///
/// The first thing that failed; everything else has been tried nevertheless. A terminal that is gone is no reason to
/// stop, so callers on their way out drop it.
pub fn restore() -> io::Result<()> {
    if !OURS.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let mut bytes = Vec::new();
    let mouse = if MOUSE.swap(false, Ordering::SeqCst) { capture(&mut bytes, false) } else { Ok(()) };
    let queued = queue!(bytes, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let written = put(&bytes);
    let cooked = disable_raw_mode();
    mouse.and(queued).and(written).and(cooked)
}

/// Asks for clicks and the wheel, or leaves them to the terminal. Never for every movement: over a slow line those would
/// keep what matters waiting. A terminal that does not know a mode drops it.
#[cfg(unix)]
fn capture(bytes: &mut Vec<u8>, on: bool) -> io::Result<()> {
    let modes: &[u8] = if on { b"\x1b[?1000h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1000l" };
    bytes.write_all(modes)
}

/// The same on Windows, where older consoles are asked by a call.
#[cfg(not(unix))]
fn capture(bytes: &mut Vec<u8>, on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on { bytes.queue(EnableMouseCapture).map(|_| ()) } else { bytes.queue(DisableMouseCapture).map(|_| ()) }
}

/// Raw mode, the alternate screen, bracketed paste, no cursor, and nothing of what was typed before.
fn take() -> io::Result<()> {
    OURS.store(true, Ordering::SeqCst);
    *OWNER.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
    let taken = enable_raw_mode().and_then(|()| {
        forget_typed();
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        put(&bytes)
    });
    if taken.is_err() {
        let _ = restore();
    }
    taken
}

/// Drops what was typed and not read yet.
#[cfg(unix)]
pub(crate) fn forget_typed() {
    use rustix::termios::{QueueSelector, tcflush};
    // where the keys come from /dev/tty instead, nothing is lost: its reader drains them as well
    let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
}

/// Drops what was typed and not read yet: on Windows the reader's own drain does it.
#[cfg(not(unix))]
pub(crate) fn forget_typed() {}

/// From now on, a panic of the wizard's own thread gives the terminal back before anything is printed.
///
/// The message names the place only: a panic's own words may hold a key or a path. A panic of another thread is
/// silent while the wizard is on screen, because whoever started that thread is told about it.
pub fn guard_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let first = thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            // a check in the middle of its work finds no clock any more: that is how the library ends it
            if LEAVING.load(Ordering::SeqCst) && thread::current().id() != first {
                return;
            }
            if !OURS.load(Ordering::SeqCst) {
                return say_where(info);
            }
            let owner = *OWNER.lock().unwrap_or_else(PoisonError::into_inner);
            if owner == Some(thread::current().id()) {
                let _ = restore();
                say_where(info);
            }
        }));
    });
}

/// From now on nobody waits for other threads any more, and how they end is told to nobody.
pub fn leaving() {
    LEAVING.store(true, Ordering::SeqCst);
}

fn say_where(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    let _ = writeln!(io::stderr(), "claude-fix stopped{place}: this is a bug in claude-fix");
}

/// Collects one frame and writes it at once, so that a terminal never shows half of it; after [`restore`], nothing.
#[derive(Debug, Default)]
struct Page {
    bytes: Vec<u8>,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let frame = std::mem::take(&mut self.bytes);
        if frame.is_empty() || !OURS.load(Ordering::SeqCst) {
            return Ok(());
        }
        let mut all = Vec::with_capacity(frame.len() + 16);
        all.queue(BeginSynchronizedUpdate)?;
        all.extend_from_slice(&frame);
        all.queue(EndSynchronizedUpdate)?;
        put(&all)
    }
}

/// The terminal while it is ours; dropped, it is given back.
pub(super) struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Page>>,
}

impl Terminal {
    /// Takes the terminal.
    pub(super) fn enter(size: (u16, u16)) -> io::Result<Self> {
        guard_panics();
        take()?;
        // a fixed viewport: frame and state always agree about the size, and no frame asks the system for it
        let options = TerminalOptions { viewport: Viewport::Fixed(area(size)) };
        let made = ratatui::Terminal::with_options(CrosstermBackend::new(Page::default()), options);
        match made {
            Ok(inner) => Ok(Self { inner }),
            Err(error) => {
                let _ = restore();
                Err(error)
            }
        }
    }

    /// Draws one frame; only what changed is written.
    pub(super) fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.inner.draw(draw).map(|_| ())
    }

    /// Sends a text to the terminal, which may put it on the clipboard; it does not tell whether it did.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        bytes.queue(CopyToClipboard::to_clipboard_from(text))?;
        let page = self.inner.backend_mut();
        page.write_all(&bytes)?;
        io::Write::flush(page)
    }

    /// Takes the mouse, or leaves it to the terminal; asked again, nothing is written.
    pub(super) fn mouse(ours: bool) -> io::Result<()> {
        if !OURS.load(Ordering::SeqCst) || MOUSE.swap(ours, Ordering::SeqCst) == ours {
            return Ok(());
        }
        let mut bytes = Vec::new();
        capture(&mut bytes, ours)?;
        // no frame: nothing is drawn
        put(&bytes)
    }

    /// Rings the bell, for somebody who looks elsewhere.
    pub(super) fn ring(&mut self) -> io::Result<()> {
        let page = self.inner.backend_mut();
        page.write_all(b"\x07")?;
        io::Write::flush(page)
    }

    /// Another size, or another content that somebody else left there: the next frame is written in full.
    pub(super) fn resize(&mut self, size: (u16, u16)) -> io::Result<()> {
        self.inner.resize(area(size))
    }

    /// Takes the terminal again after [`restore`].
    pub(super) fn enter_again(&mut self, size: (u16, u16)) -> io::Result<()> {
        take()?;
        self.resize(size)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = restore();
    }
}

const fn area((columns, rows): (u16, u16)) -> Rect {
    Rect::new(0, 0, columns, rows)
}

#[cfg(test)]
mod tests {
    use super::{guarded, restore};

    #[test]
    fn a_terminal_without_a_size_is_drawn_in() {
        assert_eq!(guarded((0, 24)), (80, 24));
        assert_eq!(guarded((80, 0)), (80, 24));
        assert_eq!(guarded((1, 1)), (1, 1));
    }

    #[test]
    fn giving_back_what_was_not_taken_does_nothing() {
        assert!(restore().is_ok());
        assert!(restore().is_ok());
    }
}
