//! How does a person type a secret? In one line that shows only how much was typed, and takes a paste whole.

use std::io::{self, Write};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEventKind, KeyModifiers, read};
use crossterm::execute;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::model::secret::Secret;

/// The most that is taken, in bytes.
const LONGEST: usize = 64 * 1024;

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

/// Asks on the terminal, the question on standard error. `None` after Esc or Ctrl-C. A paste keeps its line breaks: whoever asked looks at every
/// character.
///
/// # Errors
/// The terminal's own.
pub fn ask(question: &str) -> io::Result<Option<Secret>> {
    let mut err = io::stderr();
    // a terminal that still shows what is typed would show a paste that comes as soon as it is asked for
    let raw = Raw::take()?;
    write!(err, "{question} ")?;
    err.flush()?;
    let mut typed: zeroize::Zeroizing<String> = zeroize::Zeroizing::new(String::new());
    let answered = loop {
        match read()? {
            Event::Paste(text) if typed.len() + text.len() <= LONGEST => {
                typed.push_str(&text);
                show(&mut err, typed.chars().count())?;
            }
            Event::Key(key) if key.kind != KeyEventKind::Release => match key.code {
                KeyCode::Enter => break true,
                KeyCode::Esc => break false,
                KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => break false,
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
    };
    drop(raw);
    writeln!(err)?;
    Ok(answered.then(|| Secret::new(typed.as_bytes().to_vec())))
}

/// How much was typed, in place.
fn show(err: &mut io::Stderr, length: usize) -> io::Result<()> {
    write!(err, "\u{1b}7[{}]\u{1b}[K\u{1b}8", say!("cli/characters", count = length))?;
    err.flush()
}
