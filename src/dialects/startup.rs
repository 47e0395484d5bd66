//! Which files does a shell read when it starts? In the order in which they are read, the person's own shell last.

use std::path::{Path, PathBuf};

use crate::model::environment::Environment;
use crate::model::machine::{Machine, Os};
use crate::model::order::InOrder;
use crate::model::source::Dialect;

/// The profiles of PowerShell, in the order in which it reads them.
const POWERSHELL: [&str; 3] = ["profile.ps1", "Microsoft.PowerShell_profile.ps1", "Microsoft.VSCode_profile.ps1"];

/// A file that a shell reads when it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Startup {
    /// The file; it need not exist.
    pub file: PathBuf,
    /// How it is written.
    pub dialect: Dialect,
    /// If set, `file` is a folder, and every file in it with this extension is read.
    pub every: Option<&'static str>,
}

impl Startup {
    const fn one(file: PathBuf, dialect: Dialect) -> Self {
        Self { file, dialect, every: None }
    }

    const fn every(folder: PathBuf, extension: &'static str, dialect: Dialect) -> Self {
        Self { file: folder, dialect, every: Some(extension) }
    }
}

/// The start-up files of all shells, system-wide ones first, those of the person's own shell last. `documents` is where
/// Windows keeps the person's documents, if it says so: profiles of PowerShell lie there.
#[must_use]
pub fn files(machine: &Machine, env: &Environment, documents: Option<&Path>) -> Vec<Startup> {
    if machine.os == Os::Windows {
        return on_windows(machine, env, documents);
    }
    let mut all = system();
    if let Some(home) = &machine.home {
        let config = env.raw("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
        let zdotdir = env.raw("ZDOTDIR").map_or_else(|| home.clone(), PathBuf::from);
        let bash =
            named(home, &[".profile", ".bash_login", ".bash_profile", ".bashrc", ".bash_aliases"], Dialect::Posix);
        let zsh = named(&zdotdir, &[".zshenv", ".zprofile", ".zshrc", ".zlogin"], Dialect::Posix);
        let mut fish = vec![Startup::every(config.join("fish/conf.d"), "fish", Dialect::Fish)];
        fish.push(Startup::one(config.join("fish/config.fish"), Dialect::Fish));
        all.push(Startup::every(config.join("environment.d"), "conf", Dialect::Environment));
        let pwsh = named(&config.join("powershell"), &POWERSHELL, Dialect::PowerShell);
        let mut shells = [("bash", bash), ("zsh", zsh), ("fish", fish), ("pwsh", pwsh)];
        let own = machine.shell.as_deref().unwrap_or("bash").to_owned();
        shells.order_by_key(|(name, _)| *name == own);
        all.extend(shells.into_iter().flat_map(|(_, files)| files));
    }
    all
}

/// Git Bash, then PowerShell: 5.1 before 7, everybody's profiles before the person's own.
fn on_windows(machine: &Machine, env: &Environment, documents: Option<&Path>) -> Vec<Startup> {
    let mut all = Vec::new();
    if let Some(home) = &machine.home {
        all = named(home, &[".bash_profile", ".bash_login", ".profile", ".bashrc"], Dialect::Posix);
    }
    let below = |name: &str, folder: &str| env.raw(name).map(|base| Path::new(base).join(folder));
    let everybody = [below("SystemRoot", r"System32\WindowsPowerShell\v1.0"), below("ProgramFiles", r"PowerShell\7")];
    let usual = machine.home.iter().flat_map(|home| [home.join("OneDrive").join("Documents"), home.join("Documents")]);
    let homes: Vec<PathBuf> = usual.chain(documents.map(Path::to_owned)).collect();
    let own = |name: &'static str| homes.iter().map(move |documents| documents.join(name));
    let folders = everybody.into_iter().flatten().chain(own("WindowsPowerShell")).chain(own("PowerShell"));
    all.extend(folders.flat_map(|folder| named(&folder, &POWERSHELL, Dialect::PowerShell)));
    all
}

fn system() -> Vec<Startup> {
    let posix = [
        "/etc/profile",
        "/etc/bash.bashrc",
        "/etc/bashrc",
        "/etc/zsh/zshenv",
        "/etc/zsh/zprofile",
        "/etc/zsh/zshrc",
        "/etc/zshenv",
        "/etc/zprofile",
        "/etc/zshrc",
    ];
    let mut all = vec![Startup::one("/etc/environment".into(), Dialect::Environment)];
    all.push(Startup::every("/etc/profile.d".into(), "sh", Dialect::Posix));
    all.extend(posix.map(|file| Startup::one(file.into(), Dialect::Posix)));
    all.push(Startup::one("/etc/fish/config.fish".into(), Dialect::Fish));
    all
}

fn named(folder: &std::path::Path, names: &[&str], dialect: Dialect) -> Vec<Startup> {
    names.iter().map(|name| Startup::one(folder.join(name), dialect)).collect()
}
