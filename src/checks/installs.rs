//! Which copies of Claude Code are on this machine, and which one runs?

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::claude_code::variables::{PROXY, SECRET};
use crate::model::install::{Install, Installs, Method, Version};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::secret::{without_secret, without_secret_words};
use crate::model::stamp::Kind;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::programs::{AskError, Question};

/// How long `claude --version` may take.
const LIMIT: Duration = Duration::from_secs(4);
/// How many folders of PATH are searched.
const MOST_FOLDERS: usize = 20_000;

pub(super) const CHECK: Check = Check {
    id: "install.copies",
    title: "Copies of Claude Code",
    group: Step::Install,
    why: "The first claude on PATH is the one that runs. An old copy in front of a new one fails at signing in.",
    asks: &[Ask::Files, Ask::Programs],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let (folders, found) = find(world);
        let mut all = Vec::new();
        for (path, on_path) in found {
            let active = on_path && !all.iter().any(|install: &Install| install.active);
            let real = world.files.real(&path).unwrap_or_else(|_| path.clone());
            let method = method(&real);
            let version = match told(world, &real) {
                Some(version) if !active => Version::Known(version),
                _ if active => ask(world, &path, &real).await,
                _ => Version::NotAsked { because: "only the copy that runs is asked".to_owned() },
            };
            all.push(Install { path, real, method, version, on_path, active });
        }
        let installs = Installs { all, searched: folders };
        describe(world, &installs).fact(installs)
    }
    .boxed()
}

fn describe(world: &World, installs: &Installs) -> Learned {
    let shown = |install: &Install| world.machine.tilde(&install.path);
    let mut learned = match (installs.active(), installs.all.first()) {
        (Some(active), _) => match &active.version {
            Version::Known(number) => Learned::healthy(format!("Claude Code {number} runs from {}", shown(active))),
            Version::Broken { because } => Learned::found(format!("{} does not start: {because}", shown(active))),
            Version::NotAsked { because } => {
                Learned::inconclusive(format!("The version of {} is not known: {because}", shown(active)), "see below")
            }
        },
        (None, Some(other)) => Learned::found(format!("{} is installed, but its folder is not on PATH", shown(other))),
        (None, None) => Learned::found(format!("No claude in {} folders of PATH", installs.searched)),
    };
    for install in &installs.all {
        let version = install.version.number().unwrap_or("version not known");
        let place = if install.active {
            "runs"
        } else if install.on_path {
            "hidden by the one that runs"
        } else {
            "not on PATH"
        };
        learned = learned.evidence(shown(install), format!("{version} · {place}"));
    }
    learned
}

/// The programs called `claude`: those on PATH in its order, then those in the known folders.
fn find(world: &World) -> (usize, Vec<(PathBuf, bool)>) {
    let path = world.env.raw("PATH").map(std::ffi::OsStr::to_owned).unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).take(MOST_FOLDERS).collect();
    let mut found: Vec<(PathBuf, bool)> = Vec::new();
    let mut real_seen = Vec::new();
    let elsewhere = known_folders(world).into_iter().map(|folder| (folder, false));
    for (folder, on_path) in folders.iter().cloned().map(|folder| (folder, true)).chain(elsewhere) {
        for name in names(world.machine.os) {
            let candidate = world.machine.cwd.join(&folder).join(name);
            if !world.files.executable(&candidate) || found.iter().any(|(path, _)| *path == candidate) {
                continue;
            }
            let real = world.files.real(&candidate).unwrap_or_else(|_| candidate.clone());
            if real_seen.contains(&real) {
                continue;
            }
            real_seen.push(real);
            found.push((candidate, on_path));
        }
    }
    (folders.len(), found)
}

const fn names(os: Os) -> &'static [&'static str] {
    match os {
        Os::Windows => &["claude.exe", "claude.cmd", "claude.bat"],
        _ => &["claude"],
    }
}

fn known_folders(world: &World) -> Vec<PathBuf> {
    let home = world.machine.home.clone();
    let mut all: Vec<PathBuf> = home
        .iter()
        .flat_map(|home| [home.join(".local/bin"), home.join(".claude/local"), home.join(".npm-global/bin")])
        .collect();
    if world.machine.os != Os::Windows {
        all.extend(["/usr/local/bin", "/opt/homebrew/bin", "/usr/bin"].map(PathBuf::from));
    }
    all
}

/// How it came here, by where it really lies.
fn method(real: &Path) -> Method {
    let text = real.to_string_lossy().replace('\\', "/");
    if text.contains("/claude/versions/") {
        Method::Native
    } else if text.contains("/.claude/local/") {
        Method::NpmLocal
    } else if text.contains("/node_modules/") {
        Method::NpmGlobal
    } else if text.contains("/Caskroom/") || text.contains("/Cellar/") || text.contains("/WinGet/") {
        Method::PackageManager
    } else {
        Method::Unknown
    }
}

/// The version as the path or the package file tells it, without running anything.
fn told(world: &World, real: &Path) -> Option<String> {
    let name = real.file_name()?.to_string_lossy().into_owned();
    if semver::Version::parse(&name).is_ok() {
        return Some(name);
    }
    for folder in real.ancestors().skip(1).take(3) {
        if let Ok(bytes) = world.files.read(&folder.join("package.json"), 1 << 20) {
            let package: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
            let version = package.get("version")?.as_str()?;
            return semver::Version::parse(version).is_ok().then(|| version.to_owned());
        }
    }
    None
}

/// Asks the program itself, if it may be run.
async fn ask(world: &World, path: &Path, real: &Path) -> Version {
    if let Some(because) = unsafe_to_run(world, path, real) {
        return match told(world, real) {
            Some(version) => Version::Known(version),
            None => Version::NotAsked { because },
        };
    }
    let question = Question::ClaudeVersion { claude: path.to_owned() };
    let broken = |because: String| Version::Broken { because };
    match world.programs.ask(&question, &world.env, LIMIT).await {
        Err(AskError::TimedOut(limit)) => {
            broken(format!("claude --version did not answer within {} s", limit.as_secs()))
        }
        Err(error) => broken(plain(&error.to_string(), 160)),
        Ok(answer) => {
            let text = plain(&without_secrets(world, &String::from_utf8_lossy(&answer.stdout)), 200);
            let number = text.strip_suffix(" (Claude Code)").filter(|number| semver::Version::parse(number).is_ok());
            match (number, answer.code, answer.signal) {
                (Some(number), Some(0), _) => Version::Known(number.to_owned()),
                (_, _, Some(signal)) => broken(format!("a signal ended it ({signal})")),
                (None, Some(0), _) => broken(format!("claude --version printed {text:?} instead of a version")),
                (_, Some(code), _) => broken(format!("claude --version ended with code {code}")),
                (_, None, None) => broken("it ended without a code".to_owned()),
            }
        }
    }
}

/// Whether a path below the working folder belongs to a project there, and not to a home or system folder that is
/// worked in: a PATH entry that is not absolute, `node_modules`, or a folder with a `.git`.
fn in_project(world: &World, path: &Path) -> bool {
    let cwd = &world.machine.cwd;
    let relative = world.env.raw("PATH").is_some_and(|all| {
        let mut folders = std::env::split_paths(all).filter(|folder| folder.is_relative());
        folders.any(|folder| Some(cwd.join(folder).as_path()) == path.parent())
    });
    relative || path.starts_with(cwd.join("node_modules")) || world.files.look(&cwd.join(".git")).is_ok()
}

/// What a program printed, without the secrets that it was handed.
fn without_secrets(world: &World, text: &str) -> String {
    let handed = SECRET.iter().chain(&PROXY).filter_map(|name| world.env.secret(name));
    let text = handed.fold(text.to_owned(), |text, secret| match secret.trimmed() {
        Some(secret) => without_secret(&text, secret),
        None => text,
    });
    without_secret_words(&text)
}

/// Why a program must not be run: it could have been planted by somebody else.
pub(crate) fn unsafe_to_run(world: &World, path: &Path, real: &Path) -> Option<String> {
    let cwd = &world.machine.cwd;
    let home_is_cwd = world.machine.home.as_ref() == Some(cwd);
    // a folder of PATH without a beginning, such as `bin`, leads into whatever folder one is in
    if path.parent() == Some(cwd.as_path()) || (path.starts_with(cwd) && !home_is_cwd && in_project(world, path)) {
        return Some("it lies in the working folder, where a project could have put it".to_owned());
    }
    let uid = world.machine.uid?;
    for part in real.ancestors().chain(path.parent().into_iter().flat_map(Path::ancestors)) {
        let Ok(entry) = world.files.look(part) else { continue };
        let (owner, mode) = (entry.owner?, entry.mode?);
        let sticky = mode & 0o1000 != 0 && entry.kind == Kind::Folder;
        let open = mode & 0o002 != 0 && !sticky && entry.kind != Kind::Link;
        if owner != 0 && owner != uid || open {
            return Some(format!("others could change {}", world.machine.tilde(part)));
        }
    }
    None
}
