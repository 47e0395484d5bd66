//! What does a program in a pane show? Its bytes as plain lines, about thirty times a second at most, and its questions
//! to the terminal answered, so that it never waits.

use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep_until};
use vt100::{Callbacks, Parser};

use super::repair::Way;
use crate::claude_code::explain::explain;
use crate::claude_code::sign_in_page;
use crate::model::known::without_secret;
use crate::model::pane::{Exit, Link, Pasted, Shown};
use crate::model::text::plain;
use crate::ports::stage::{Act, Heard, Running, Stage};

/// How long a change may wait to be shown.
const FRAME: Duration = Duration::from_millis(33);
/// The longest line that is shown, in characters; a sign-in address has about 600.
const LONGEST: usize = 2000;
/// What is shorter may be an answer like `y`, which also stands elsewhere on the screen.
const SHORTEST_SECRET: usize = 8;

/// What a person wants of a program that runs.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Type this.
    Type(Pasted),
    /// The pane has this many columns and rows now.
    Resize((u16, u16)),
    /// End; asked twice, by force.
    Stop,
}

/// Runs the programs of a plan on a stage, one after the other.
pub fn on_stage(
    stage: Arc<dyn Stage>,
    runtime: Handle,
    size: (u16, u16),
    mut wishes: UnboundedReceiver<Wish>,
    tell: impl Fn(&Shown) + Send + 'static,
) -> Way {
    Box::new(move |act: Act| {
        let program = plain(&act.program.display().to_string(), 300);
        let running = stage
            .start(Act { size, ..act })
            .map_err(|error| say!("engine/could-not-run", program = program, error = error))?;
        Ok(runtime.block_on(follow(running, size, &mut wishes, &tell)).0)
    })
}

/// Follows a program to its end. `tell` is given what it shows, whenever that changes.
pub async fn follow(
    mut running: Running,
    size: (u16, u16),
    wishes: &mut UnboundedReceiver<Wish>,
    tell: impl Fn(&Shown),
) -> (Exit, Shown) {
    let mut pane = Pane::new(size);
    let mut seen = Shown::default();
    let mut due: Option<Instant> = None;
    let mut asked = true;
    loop {
        let frame = due.unwrap_or_else(Instant::now);
        tokio::select! {
            heard = running.heard.recv() => match heard {
                Some(Heard::Bytes(bytes)) => {
                    let answers = pane.hear(&bytes);
                    if !answers.is_empty() {
                        running.controls.input(Pasted::from(answers));
                    }
                    due.get_or_insert_with(|| Instant::now() + FRAME);
                }
                ended => {
                    let shown = pane.shown();
                    if shown != seen {
                        tell(&shown);
                    }
                    let unknown = || Exit::Signal("unknown".to_owned());
                    return (if let Some(Heard::Ended(exit)) = ended { exit } else { unknown() }, shown);
                }
            },
            wish = wishes.recv(), if asked => match wish {
                Some(Wish::Type(text)) => {
                    pane.hide(&text);
                    running.controls.input(text);
                }
                Some(Wish::Resize(size)) => {
                    pane.resize(size);
                    running.controls.resize(size);
                }
                Some(Wish::Stop) => running.controls.stop(),
                None => asked = false,
            },
            () = sleep_until(frame), if due.is_some() => {
                due = None;
                let shown = pane.shown();
                if shown != seen {
                    tell(&shown);
                    seen = shown;
                }
            }
        }
    }
}

/// Collects what the terminal has to answer.
#[derive(Default)]
struct Asked {
    answers: String,
}

impl Callbacks for Asked {
    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        let number = params.first().and_then(|param| param.first()).copied().unwrap_or(0);
        match (first, second, number, last) {
            (None, None, 5, 'n') => self.answers.push_str("\u{1b}[0n"),
            (None | Some(b'?'), None, 6, 'n') => {
                let (row, column) = screen.cursor_position();
                let mark = if first.is_some() { "?" } else { "" };
                let _ = write!(self.answers, "\u{1b}[{mark}{};{}R", row + 1, column + 1);
            }
            (None, None, 0, 'c') => self.answers.push_str("\u{1b}[?62;22c"),
            (Some(b'>'), None, 0, 'c') => self.answers.push_str("\u{1b}[>0;0;0c"),
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _screen: &mut vt100::Screen, params: &[&[u8]]) {
        match params {
            [b"10", b"?"] => self.answers.push_str("\u{1b}]10;rgb:cccc/cccc/cccc\u{1b}\\"),
            [b"11", b"?"] => self.answers.push_str("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\"),
            _ => {}
        }
    }
}

/// The terminal that a program believes to have.
struct Pane {
    screen: Parser<Asked>,
    /// What was typed into it and must not be seen.
    hidden: Vec<Pasted>,
    link: Option<Link>,
    /// Whether that address is whole.
    whole: bool,
}

impl Pane {
    fn new((columns, rows): (u16, u16)) -> Self {
        let screen = Parser::new_with_callbacks(rows.max(1), columns.max(1), 0, Asked::default());
        Self { screen, hidden: Vec::new(), link: None, whole: false }
    }

    fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.screen.screen_mut().set_size(rows.max(1), columns.max(1));
    }

    /// Takes what the program wrote, and gives what its terminal answers.
    fn hear(&mut self, bytes: &[u8]) -> String {
        self.screen.process(bytes);
        std::mem::take(&mut self.screen.callbacks_mut().answers)
    }

    fn hide(&mut self, text: &Pasted) {
        let text = text.expose().trim();
        if text.chars().count() >= SHORTEST_SECRET {
            self.hidden.push(Pasted::from(text));
        }
    }

    fn shown(&mut self) -> Shown {
        let text = self.screen.screen().contents();
        // the first whole address stays: it may scroll away, and a smaller window cuts pieces out of it
        if !self.whole
            && let Some(link) = sign_in_page::link(&text)
        {
            // one that something follows has arrived to its end
            self.whole = link.problem.is_none() && !text.trim_end().ends_with(&link.url);
            self.link = Some(link);
        }
        let lines = text.lines().map(|line| {
            let hidden = self.hidden.iter().fold(line.to_owned(), |line, code| without_secret(&line, code.expose()));
            plain(&hidden, LONGEST)
        });
        let mut lines: Vec<String> = lines.collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let wants_code = sign_in_page::wants_code(lines.iter().map(String::as_str));
        let means = means(&lines);
        Shown { lines, link: self.link.clone(), wants_code, means }
    }
}

/// What the last lines mean that do not belong to every sign-in, be there another prompt after them or not.
fn means(lines: &[String]) -> Option<String> {
    let upwards = lines.iter().rev().map(String::as_str).skip_while(|line| sign_in_page::prompt(line));
    let mut rest: Vec<&str> = upwards.take_while(|line| !sign_in_page::usual(line)).collect();
    rest.reverse();
    if rest.is_empty() {
        return None;
    }
    let meaning = explain(&rest.join("\n"));
    (!meaning.signatures.is_empty()).then_some(meaning.summary)
}

#[cfg(test)]
mod tests {
    use super::Pane;

    const URL: &str = "https://claude.com/cai/oauth/authorize?redirect_uri=https%3A%2F%2Fplatform.claude.com%2Fcallback&code_challenge=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789&state=ZyXwVuTsRqPoNmLkJiHgFeDcBa9876543210";

    #[test]
    fn an_address_that_comes_in_pieces_is_whole_in_the_end_and_stays_so() {
        let mut pane = Pane::new((80, 24));
        let (first, rest) = URL.split_at(URL.len() - 9);
        pane.hear(format!("visit: {first}").as_bytes());
        assert_eq!(pane.shown().link.unwrap().url, first, "it ends in its last value");
        pane.hear(format!("{rest}\r\nPaste code here if prompted > ").as_bytes());
        assert_eq!(pane.shown().link.unwrap().url, URL);
        for size in [(40, 24), (120, 40)] {
            pane.resize(size);
            assert_eq!(pane.shown().link.unwrap().url, URL);
        }
        pane.hear("\r\n".repeat(60).as_bytes());
        let shown = pane.shown();
        assert_eq!((shown.link.unwrap().url.as_str(), shown.wants_code), (URL, false));
    }
}
