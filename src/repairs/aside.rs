//! Where does something go that is moved out of the way, and what would a person type to move it?

use std::path::{Path, PathBuf};

use crate::model::machine::Machine;
use crate::model::plan::Step;
use crate::model::stamp::Stamp;
use crate::model::text::plain;

/// Beside itself, with the moment in its name.
pub(super) fn beside(path: &Path, machine: &Machine) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".aside-{}", machine.now.compact()));
    path.with_file_name(name)
}

/// The step, and the command that does the same.
pub(super) fn moved(path: &Path, before: &Stamp, machine: &Machine) -> (Step, String) {
    let to = beside(path, machine);
    let command = machine.types_move(path, &to);
    (Step::MoveAside { from: path.to_owned(), to, before: before.clone() }, command)
}

/// A path as a person reads it, whatever is in its name.
pub(super) fn shown(path: &Path, machine: &Machine) -> String {
    plain(&machine.tilde(path), 300)
}
