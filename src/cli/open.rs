//! `claude-fix open`: reports of other machines in the wizard, or as text. Nothing is run, changed or sent.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use tokio::sync::mpsc::UnboundedSender;

use super::args::Common;
use super::folder::{FILE, machines};
use super::{code, face};
use crate::app::event::{Coming, Event};
use crate::app::replay::{Opened, Replay};
use crate::app::state::Dialog;
use crate::app::{Effect, State};
use crate::checks;
use crate::headless::machines::table;
use crate::headless::replay::{because, from_elsewhere, opened};
use crate::headless::report::{Form, written};
use crate::model::pane::Exit;
use crate::model::report::Report;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::ports::files::Files;
use crate::tui::{self, Driver};
use crate::ui::Look;

/// Opens a file or a folder, and returns the exit code.
///
/// # Errors
/// Writing to standard output, or the terminal cannot be used.
pub fn open(path: &Path, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let files: Arc<dyn Files> = Arc::new(crate::sys::files::Disk);
    let shown = plain(&path.display().to_string(), 300);
    let folder = files.real(path).and_then(|real| files.look(&real)).is_ok_and(|it| it.kind == Kind::Folder);
    let look = face::look(common);
    let mut state = look.map_or_else(|| State::new(80, 24), face::begun);
    // a person at a terminal does not wait for the text of a long report
    let mut text = String::new();
    if folder {
        let found = machines(files.as_ref(), path, shown.clone());
        if found.all.is_empty() && found.unread.is_empty() {
            writeln!(err, "claude-fix: {}\n{}", say!("open/nothing-there", folder = shown), say!("open/hint-json"))?;
            return Ok(code::USAGE);
        }
        if look.is_none() {
            text = table(&found);
        }
        state.replay = Some(Box::new(Replay { machines: Some(found), ..Replay::default() }));
        state.dialog = Some(Dialog::Machines);
        // nothing runs, and nothing will
        state.run.over = true;
    } else {
        let report = match read(files.as_ref(), path) {
            Ok(report) => report,
            Err(because) => {
                writeln!(err, "claude-fix: {}", say!("open/cannot-read", file = shown, because = because))?;
                writeln!(err, "{}", say!("open/hint-json"))?;
                return Ok(code::USAGE);
            }
        };
        if look.is_none() {
            let body = written(&from_elsewhere(report), Form::Markdown).map_err(std::io::Error::other)?;
            text = format!("{}\n\n{body}", say!("open/banner-text"));
        } else {
            state.show(opened(shown, &report, known()));
        }
    }
    let Some(look) = look else {
        out.write_all(face::fitted(text).as_bytes())?;
        return Ok(code::OK);
    };
    let folder = folder.then(|| path.to_owned());
    Ok(wizard(state, look, Reader { files, folder })?.code)
}

fn wizard(state: State, look: Look, reader: Reader) -> std::io::Result<tui::Left> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let reader = Box::new(reader);
    if look.lines {
        runtime.block_on(tui::run_in_lines(state, reader, look))
    } else {
        runtime.block_on(tui::run(state, reader, look))
    }
}

/// The checks of this version.
fn known() -> Vec<Coming> {
    checks::ALL.iter().map(|check| Coming { id: check.id, title: check.title(), group: check.group }).collect()
}

/// A report from a file; why not, as half a sentence.
pub(super) fn read(files: &dyn Files, path: &Path) -> Result<Report, String> {
    let bytes = files.read(path, FILE).map_err(|error| plain(&error.to_string(), 300))?;
    Report::read(&bytes).map_err(|unreadable| because(&unreadable))
}

/// Reads one more report, and can do nothing else.
struct Reader {
    files: Arc<dyn Files>,
    folder: Option<PathBuf>,
}

impl Reader {
    fn open(&self, file: String) -> Result<Box<Opened>, String> {
        let path = self.folder.as_ref().map_or_else(|| PathBuf::from(&file), |folder| folder.join(&file));
        match read(self.files.as_ref(), &path) {
            Ok(report) => Ok(Box::new(opened(file, &report, known()))),
            Err(because) => Err(say!("open/cannot-read", file = file, because = because)),
        }
    }
}

impl Driver for Reader {
    fn carry_out(&mut self, effect: Effect, events: UnboundedSender<Event>) {
        if let Effect::OpenReport(file) = effect {
            // the receiver is gone only when the program is leaving
            let _ = events.send(Event::Opened(self.open(file)));
        }
    }

    fn command(&mut self, _without: &[String]) -> Result<Command, String> {
        Err(say!("open/banner"))
    }

    fn command_with_key(&mut self) -> Result<Command, String> {
        Err(say!("open/banner"))
    }

    fn waiting(&mut self) -> Option<(Command, bool)> {
        None
    }

    fn has_ended(&mut self, _exit: Result<Exit, String>) {}
}
