//! How is a copy taken away, and how is it brought up to date? By the same way as it came.

use std::path::{Path, PathBuf};

use super::around::on_path;
use super::find::{Found, folders_of_path};
use super::safe::{ours, unsafe_to_run};
use crate::claude_code::installs::{PACKAGE, Told};
use crate::model::install::{CommandLine, Means, Method};
use crate::model::machine::Os;
use crate::model::stamp::{Kind, Stamp};
use crate::ports::World;
use crate::ports::files::stamp;

/// How this copy is taken away.
pub(super) fn removal(world: &World, found: &Found, told: &Told) -> Means {
    match told.method {
        Method::NpmGlobal => npm(world, told, &["uninstall", "-g"], PACKAGE),
        Method::Pnpm => own(world, told, "pnpm", &["remove", "-g", PACKAGE]),
        Method::Yarn => own(world, told, "yarn", &["global", "remove", PACKAGE]),
        Method::Bun => own(world, told, "bun", &["remove", "-g", PACKAGE]),
        Method::Volta => own(world, told, "volta", &["uninstall", PACKAGE]),
        Method::Homebrew => brew(world, told, "uninstall"),
        Method::Winget => by_hand("winget uninstall Anthropic.ClaudeCode", say!("checks/winget-asks-itself")),
        Method::PackageManager => system(world, "remove"),
        // the versions that it leads to may serve another copy, and stay
        Method::Native | Method::Unknown => aside(world, &found.path),
        Method::NpmLocal => match told.root.as_deref().filter(|root| root.ends_with(".claude/local")) {
            Some(root) => aside(world, root),
            None => Means::Unknown,
        },
        Method::NpmProject | Method::Shim | Method::Desktop => Means::Unknown,
    }
}

/// How a newer version takes the place of this copy.
pub(super) fn renewal(world: &World, found: &Found, told: &Told) -> Means {
    // by this tag npm takes the newest; without one it takes what suits its Node, which may be years old
    let latest = format!("{PACKAGE}@latest");
    match told.method {
        Method::Native if unsafe_to_run(world, &found.path, &found.real).is_none() => {
            let arguments = vec!["update".to_owned()];
            Means::Run(CommandLine { program: found.path.clone(), arguments })
        }
        Method::NpmGlobal => npm(world, told, &["install", "-g"], &latest),
        Method::Pnpm => own(world, told, "pnpm", &["add", "-g", &latest]),
        Method::Yarn => own(world, told, "yarn", &["global", "add", &latest]),
        Method::Bun => own(world, told, "bun", &["add", "-g", &latest]),
        Method::Volta => own(world, told, "volta", &["install", &latest]),
        Method::Homebrew => brew(world, told, "upgrade"),
        Method::Winget => by_hand("winget upgrade Anthropic.ClaudeCode", say!("checks/winget-asks-itself")),
        Method::PackageManager => system(world, "upgrade"),
        _ => Means::Unknown,
    }
}

/// How the second half of npm's stub is fetched: its own script, once more.
pub(super) fn completion(world: &World, told: &Told) -> Means {
    let script = told.package.as_ref().map(|package| package.join("install.cjs"));
    let script = script.filter(|script| world.files.look(script).is_ok_and(|entry| entry.kind == Kind::File));
    let node = on_path(world, "node").filter(|node| safe(world, node));
    match (script, node) {
        (Some(script), Some(program)) if safe(world, &script) => {
            let arguments = vec![script.display().to_string()];
            Means::Run(CommandLine { program, arguments })
        }
        (Some(script), None) => {
            let command = format!("node {}", world.machine.typed(&script));
            by_hand(&command, say!("checks/no-node-found-path-user"))
        }
        _ => Means::Unknown,
    }
}

fn by_hand(command: &str, because: String) -> Means {
    Means::Type { command: command.to_owned(), because }
}

fn safe(world: &World, program: &Path) -> bool {
    let real = world.files.real(program).unwrap_or_else(|_| program.to_owned());
    unsafe_to_run(world, program, &real).is_none()
}

/// Whether the `node` that such a program would start is safe to run, too: its first line leaves that to PATH.
fn safe_node(world: &World) -> bool {
    let folders = folders_of_path(world).into_iter().map(|folder| world.machine.cwd.join(folder).join("node"));
    folders.into_iter().find(|node| world.files.executable(node)).is_none_or(|node| safe(world, &node))
}

/// npm itself, with the prefix in which the copy lies: another npm would look elsewhere.
fn npm(world: &World, told: &Told, what: &[&str], package: &str) -> Means {
    let Some(prefix) = &told.root else { return Means::Unknown };
    let words = |program: &str| {
        let [prefix, package] = [&*prefix.to_string_lossy(), package].map(|word| world.machine.quoted(word));
        format!("{program} {} --prefix {prefix} {package}", what.join(" "))
    };
    let scope = told.package.as_ref().and_then(|package| package.parent()).unwrap_or(prefix);
    if !ours(world, scope) {
        let program = if world.machine.os == Os::Windows { "npm" } else { "sudo npm" };
        return by_hand(&words(program), say!("checks/belongs-another-user-claude-fix"));
    }
    let beside = if world.machine.os == Os::Windows { prefix.join("npm.cmd") } else { prefix.join("bin/npm") };
    let programs = [Some(beside).filter(|npm| world.files.executable(npm)), on_path(world, "npm")];
    let Some(program) = programs.into_iter().flatten().find(|program| safe(world, program) && safe_node(world)) else {
        return by_hand(&words("npm"), say!("checks/no-npm-found-safe-run"));
    };
    let before = what.iter().map(|word| (*word).to_owned());
    let arguments = before.chain(["--prefix".to_owned(), prefix.display().to_string(), package.to_owned()]);
    Means::Run(CommandLine { program, arguments: arguments.collect() })
}

/// A program of this name on PATH, or in the folder that it keeps its things in.
fn own(world: &World, told: &Told, name: &str, arguments: &[&str]) -> Means {
    let beside = told.root.iter().flat_map(|root| [root.join("bin").join(name), root.join(name)]);
    let mut all = on_path(world, name).into_iter().chain(beside.filter(|path| world.files.executable(path)));
    let arguments = arguments.iter().map(|it| (*it).to_owned()).collect();
    let Some(program) = all.find(|program| safe(world, program) && safe_node(world)) else {
        let typed = world.machine.types_run(&CommandLine { program: name.into(), arguments });
        return by_hand(&typed, say!("checks/no-found-safe-run", name = name));
    };
    Means::Run(CommandLine { program, arguments })
}

fn brew(world: &World, told: &Told, what: &str) -> Means {
    let root = told.root.as_deref();
    let Some(cask) = root.and_then(Path::file_name).and_then(std::ffi::OsStr::to_str) else { return Means::Unknown };
    let program = root.and_then(|root| root.ancestors().nth(2)).map(|prefix| prefix.join("bin/brew"));
    match program.filter(|brew| world.files.executable(brew) && safe(world, brew)) {
        Some(program) => {
            let arguments = [what, "--cask", cask].map(str::to_owned).to_vec();
            Means::Run(CommandLine { program, arguments })
        }
        None => by_hand(&format!("brew {what} --cask {cask}"), say!("checks/no-brew-found-safe-run")),
    }
}

/// The system's packages need the administrator's rights.
fn system(world: &World, what: &str) -> Means {
    let there = |path: &str| world.files.look(Path::new(path)).is_ok();
    let upgrade = what == "upgrade";
    let command = if there("/var/lib/dpkg/status") {
        if upgrade { "sudo apt install --only-upgrade claude-code" } else { "sudo apt remove claude-code" }
    } else if there("/lib/apk/db/installed") {
        if upgrade { "sudo apk upgrade claude-code" } else { "sudo apk del claude-code" }
    } else if upgrade {
        "sudo dnf upgrade claude-code"
    } else {
        "sudo dnf remove claude-code"
    };
    by_hand(command, say!("checks/systems-packages-need-administrators-rights"))
}

/// Renames it, if this user may.
fn aside(world: &World, path: &Path) -> Means {
    let aside = PathBuf::from(format!("{}.aside", path.display()));
    let sudo = if world.machine.os == Os::Windows { "" } else { "sudo " };
    if world.machine.home.as_deref().is_some_and(|home| home.starts_with(path)) {
        Means::Unknown
    } else if ours(world, path.parent().unwrap_or(path)) {
        Means::Aside(path.to_owned(), light(world, path))
    } else {
        by_hand(
            &format!("{sudo}{}", world.machine.types_move(path, &aside)),
            say!("checks/its-folder-belongs-another-user"),
        )
    }
}

/// A stamp without the digest of a file's bytes: a rename changes none of them, and a program is large.
fn light(world: &World, path: &Path) -> Stamp {
    match world.files.look(path) {
        Ok(entry) if entry.kind == Kind::File => {
            Stamp { kind: Kind::File, size: entry.size, mode: entry.mode, digest: None }
        }
        _ => stamp(world.files.as_ref(), path),
    }
}
