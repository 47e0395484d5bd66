//! Was Anthropic's installer fetched, and what is it? Read, never run.

use std::path::{Path, PathBuf};

use super::safe::unsafe_to_run;
use crate::claude_code::installs::{INSTALLER, INSTALLER_WINDOWS, LARGEST_INSTALLER};
use crate::model::install::{CommandLine, Installer, Script};
use crate::model::machine::Os;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::stamp;

/// How old it may be before it has to be fetched anew, in milliseconds.
const OLDEST: i64 = 24 * 60 * 60 * 1000;
/// How many of its lines are shown, and how long each may be.
const SHOWN: (usize, usize) = (5, 120);

/// The installer for this machine; `None` without a folder of claude-fix's own.
pub(super) fn installer(world: &World) -> Option<Installer> {
    let windows = world.machine.os == Os::Windows;
    let (url, name) = if windows { (INSTALLER_WINDOWS, "install.ps1") } else { (INSTALLER, "install.sh") };
    let file = world.state.as_ref()?.join("installer").join(name);
    let runner = runner(world, &file, windows);
    let fetched = fetched(world, &file);
    Some(Installer { url: url.to_owned(), file, runner, fetched })
}

fn runner(world: &World, file: &Path, windows: bool) -> Option<CommandLine> {
    let file = file.display().to_string();
    if windows {
        let root = world.env.raw("SYSTEMROOT").map(PathBuf::from)?;
        let program = root.join(r"System32\WindowsPowerShell\v1.0\powershell.exe");
        let arguments = ["-NoProfile", "-ExecutionPolicy", "Bypass", "-File", &file].map(str::to_owned).to_vec();
        return world.files.executable(&program).then_some(CommandLine { program, arguments });
    }
    let programs = ["/bin/bash", "/usr/bin/bash", "/usr/local/bin/bash", "/opt/homebrew/bin/bash"].map(PathBuf::from);
    let safe = |program: &PathBuf| {
        let real = world.files.real(program).unwrap_or_else(|_| program.clone());
        world.files.executable(program) && unsafe_to_run(world, program, &real).is_none()
    };
    let program = programs.into_iter().find(safe)?;
    Some(CommandLine { program, arguments: vec![file] })
}

fn fetched(world: &World, file: &Path) -> Option<Script> {
    let entry = world.files.look(file).ok().filter(|entry| entry.kind == Kind::File)?;
    let private = entry.mode.is_none_or(|mode| mode & 0o7777 == 0o600) && entry.owner == world.machine.uid;
    let at = entry.modified?;
    let age = world.now().0.saturating_sub(at.0);
    if !private || age > OLDEST {
        return None;
    }
    let bytes = world.files.read(file, LARGEST_INSTALLER).ok().filter(|bytes| !bytes.is_empty())?;
    let text = String::from_utf8_lossy(&bytes);
    let begins = text.lines().take(SHOWN.0).map(|line| plain(line, SHOWN.1)).collect();
    Some(Script { stamp: stamp(world.files.as_ref(), file), at, lines: text.lines().count(), begins })
}
