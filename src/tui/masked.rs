//! How does a person type a secret? In one line that shows only how much was typed, and takes a paste whole.

use std::io::{self, Write};

use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, Event, EventStream, KeyCode, KeyEventKind, KeyModifiers,
};
use crossterm::execute;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use futures::StreamExt;

use super::signals::{Signal, Signals};
use crate::model::secret::Secret;

/// The most that is taken, in bytes.
const LONGEST: usize = 64 * 1024;

/// What came of the question.
pub enum Typed {
    /// Enter, and what stood there.
    Secret(Secret),
    /// Esc: the person does not want to.
    No,
    /// Ctrl-C, a request to end, or a terminal that is gone.
    Interrupted,
}

/// Raw mode, given back however the line ends.
struct Raw;

impl Raw {
    fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        let raw = Self;
        execute!(io::stderr(), EnableBracketedPaste)?;
        Ok(raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = execute!(io::stderr(), DisableBracketedPaste);
        let _ = disable_raw_mode();
    }
}

/// Asks on the terminal, the question on standard error. A paste keeps its line breaks: whoever asked looks at every character. Outside of a runtime.
///
/// # Errors
/// The terminal's own.
pub fn ask(question: &str) -> io::Result<Typed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let secret = runtime.block_on(asked(question))?;
    writeln!(io::stderr())?;
    Ok(secret)
}

async fn asked(question: &str) -> io::Result<Typed> {
    let mut err = io::stderr();
    // a terminal that still shows what is typed would show a paste that comes as soon as it is asked for
    let _raw = Raw::take()?;
    let (mut signals, mut events) = (Signals::listen()?, EventStream::new());
    write!(err, "{question} ")?;
    err.flush()?;
    let mut typed: zeroize::Zeroizing<String> = zeroize::Zeroizing::new(String::new());
    loop {
        let event = tokio::select! {
            signal = signals.next() => match signal {
                Signal::Interrupt | Signal::End => return Ok(Typed::Interrupted),
                Signal::Suspend | Signal::Resumed | Signal::Resized => continue,
            },
            event = events.next() => event,
        };
        let Some(event) = event else { return Ok(Typed::Interrupted) };
        match event? {
            Event::Paste(text) if typed.len() + text.len() <= LONGEST => {
                typed.push_str(&text);
                show(&mut err, typed.chars().count())?;
            }
            Event::Key(key) if key.kind != KeyEventKind::Release => match key.code {
                KeyCode::Enter => return Ok(Typed::Secret(Secret::new(typed.as_bytes().to_vec()))),
                KeyCode::Esc => return Ok(Typed::No),
                KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                    return Ok(Typed::Interrupted);
                }
                KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                    typed.clear();
                    show(&mut err, 0)?;
                }
                KeyCode::Backspace => {
                    typed.pop();
                    show(&mut err, typed.chars().count())?;
                }
                KeyCode::Char(character) if typed.len() < LONGEST => {
                    typed.push(character);
                    show(&mut err, typed.chars().count())?;
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// How much was typed, in place.
fn show(err: &mut io::Stderr, length: usize) -> io::Result<()> {
    write!(err, "\u{1b}7[{}]\u{1b}[K\u{1b}8", say!("cli/characters", count = length))?;
    err.flush()
}
