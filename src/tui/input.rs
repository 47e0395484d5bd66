//! What did the person do? The terminal's keys, pastes and sizes as events of the wizard, and the keyboard itself.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, EventStream, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use futures::StreamExt;
use tokio::sync::oneshot;

use super::terminal::{forget_typed, guarded};
use crate::app::event::{Event, Key};
use crate::ui::Mouse;

/// How long to wait for the reader to let go of the keyboard; it does so in microseconds.
const LETTING_GO: Duration = Duration::from_millis(500);

/// Held by the thread that opens the keyboard.
static OPENING: Mutex<()> = Mutex::new(());

/// The wizard's event for what the terminal reports; `None` for what does not concern it.
pub(super) fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => translate_key(key).map(Event::Key),
        event::Event::Paste(text) => Some(Event::Pasted(text.into())),
        event::Event::Resize(columns, rows) => {
            let (columns, rows) = guarded((columns, rows));
            Some(Event::Resized(columns, rows))
        }
        _ => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    let (ctrl, alt) = (key.modifiers.contains(KeyModifiers::CONTROL), key.modifiers.contains(KeyModifiers::ALT));
    // AltGr is Ctrl and Alt together on Windows, and types a character
    let alt_gr = cfg!(windows) && ctrl && alt;
    if alt && !alt_gr {
        return None;
    }
    Some(match key.code {
        KeyCode::Char(character) if ctrl && !alt_gr => Key::Ctrl(character.to_ascii_lowercase()),
        KeyCode::Char(character) => Key::Char(character),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        _ => return None,
    })
}

/// What was done with the mouse, and where; `None` for what means nothing, as moving it.
fn translate_mouse(event: &event::Event) -> Option<(Mouse, (u16, u16))> {
    let event::Event::Mouse(mouse) = event else { return None };
    let what = match mouse.kind {
        // with a key held down, a click is the terminal's, or nobody's
        _ if !mouse.modifiers.is_empty() => return None,
        MouseEventKind::Down(MouseButton::Left) => Mouse::Click,
        MouseEventKind::ScrollUp => Mouse::Up,
        MouseEventKind::ScrollDown => Mouse::Down,
        _ => return None,
    };
    Some((what, (mouse.column, mouse.row)))
}

/// What came from the keyboard.
#[derive(Debug)]
pub(super) enum Got {
    /// The mouse did this at this column and row.
    Mouse(Mouse, (u16, u16)),
    /// Something happened.
    Event(Event),
    /// The keyboard was opened: what was typed before is gone, and perhaps the window's size changed meanwhile.
    Fresh(Option<(u16, u16)>),
    /// There is no keyboard any more.
    Gone,
}

struct Opened {
    stream: EventStream,
    resized: Option<(u16, u16)>,
}

/// The keyboard: closed, being opened, or open.
pub(super) struct Input {
    opening: Option<oneshot::Receiver<Opened>>,
    stream: Option<EventStream>,
}

impl Input {
    /// Opens the keyboard without what was typed before.
    pub(super) fn open() -> Self {
        Self { opening: Some(open()), stream: None }
    }

    /// Closes the keyboard and opens it again: everything that was typed until now is dropped.
    ///
    /// To poll the open stream until it is pending would not do. Its reader thread holds keys that it has read and not
    /// handed over yet, and a stream that cannot get the reader's lock says "pending" as well.
    pub(super) fn reopen(&mut self) {
        self.stream = None;
        self.opening = Some(open());
    }

    /// Closes the keyboard for good measure before another program gets it: a stream that is merely not polled goes on
    /// reading and steals keys.
    pub(super) async fn close(&mut self) {
        self.stream = None;
        let opening = self.opening.take().unwrap_or_else(open);
        let _ = tokio::time::timeout(LETTING_GO, opening).await;
    }

    /// Stops reading for good: the terminal is gone.
    pub(super) fn give_up(&mut self) {
        self.stream = None;
        self.opening = None;
    }

    /// Whether keys can come.
    pub(super) const fn is_open(&self) -> bool {
        self.stream.is_some()
    }

    /// The next thing that happens; may be dropped and asked again.
    pub(super) async fn next(&mut self) -> Got {
        loop {
            if let Some(opening) = &mut self.opening {
                let opened = opening.await;
                self.opening = None;
                let Ok(opened) = opened else {
                    return Got::Gone;
                };
                self.stream = Some(opened.stream);
                return Got::Fresh(opened.resized);
            }
            let Some(stream) = &mut self.stream else {
                return std::future::pending().await;
            };
            match stream.next().await {
                Some(Ok(event)) => {
                    if let Some((what, at)) = translate_mouse(&event) {
                        return Got::Mouse(what, at);
                    }
                    if let Some(event) = translate(event) {
                        return Got::Event(event);
                    }
                }
                Some(Err(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Some(Err(_)) | None => {
                    self.stream = None;
                    return Got::Gone;
                }
            }
        }
    }
}

/// Opens the keyboard on a thread of its own: crossterm may block there until a half-typed sequence ends.
///
/// One after the other, and only while somebody waits for it: on a busy machine a thread that comes late would drop what
/// was typed for those who opened the keyboard after it.
fn open() -> oneshot::Receiver<Opened> {
    let (sender, receiver) = oneshot::channel();
    let spawned = thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        let _alone = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
        if sender.is_closed() {
            return;
        }
        // waits until the reader of the stream before has let go of the lock that both share
        let stream = EventStream::new();
        if let Ok(resized) = drain() {
            let _ = sender.send(Opened { stream, resized });
        }
    });
    // without a thread the sender is gone, and the keyboard with it
    drop(spawned);
    receiver
}

/// Drops everything that was typed until now, and says the newest size if that came along.
fn drain() -> io::Result<Option<(u16, u16)>> {
    let mut resized = None;
    let mut quiet = 0;
    // the first "nothing there" may only mean that the stream before asked its reader to wake up
    while quiet < 2 {
        if !event::poll(Duration::ZERO)? {
            quiet += 1;
            continue;
        }
        quiet = 0;
        if let event::Event::Resize(columns, rows) = event::read()? {
            resized = Some(guarded((columns, rows)));
        }
    }
    // that wake-up can also hide bytes from crossterm until the next key; they must not answer a card then
    forget_typed();
    Ok(resized)
}

#[cfg(test)]
mod tests {
    use super::translate;
    use crate::app::event::{Event, Key};
    use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        match translate(event::Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Event::Key(key)) => Some(key),
            _ => None,
        }
    }

    #[test]
    fn keys_are_what_a_person_pressed() {
        assert_eq!(key(KeyCode::Char('q'), KeyModifiers::NONE), Some(Key::Char('q')));
        assert_eq!(key(KeyCode::Char('Q'), KeyModifiers::SHIFT), Some(Key::Char('Q')));
        assert_eq!(key(KeyCode::Char('C'), KeyModifiers::CONTROL), Some(Key::Ctrl('c')));
        assert_eq!(key(KeyCode::Enter, KeyModifiers::NONE), Some(Key::Enter));
        assert_eq!(key(KeyCode::F(1), KeyModifiers::NONE), None);
    }

    #[test]
    fn a_key_with_alt_is_not_that_key() {
        assert_eq!(key(KeyCode::Char('y'), KeyModifiers::ALT), None);
        assert_eq!(key(KeyCode::Enter, KeyModifiers::ALT), None);
    }

    #[test]
    fn a_key_counts_when_it_goes_down() {
        let of = |kind| {
            let key = KeyEvent::new_with_kind(KeyCode::Char('y'), KeyModifiers::NONE, kind);
            translate(event::Event::Key(key)).is_some()
        };
        assert!(of(KeyEventKind::Press) && of(KeyEventKind::Repeat));
        assert!(!of(KeyEventKind::Release));
    }

    #[test]
    fn a_window_without_a_size_has_the_usual_one() {
        assert!(matches!(translate(event::Event::Resize(0, 0)), Some(Event::Resized(80, 24))));
        assert!(translate(event::Event::FocusGained).is_none());
    }
}
