//! Which copies of Claude Code are on this machine, which one runs, and why that one?

mod around;
mod find;
mod installer;
mod means;
mod safe;
mod scripts;
mod version;

#[cfg(test)]
mod tests;

use std::path::Path;

use futures::future::{BoxFuture, FutureExt};

use self::find::{Found, Search};
pub(crate) use self::safe::unsafe_to_run;
use super::form::{Ask, Check};
use crate::claude_code::installs::{self, Told};
use crate::model::install::{Alias, Install, Installs, Leads, Means, Method, Version};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::registry::Key;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CHECK: Check =
    Check { id: "install.copies", group: Step::Install, asks: &[Ask::Files, Ask::Programs], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let alias = around::alias(world);
        let leads = alias.as_ref().and_then(|alias| match &alias.leads {
            Leads::To(path) => Some(path.as_path()),
            Leads::Path | Leads::Unknown => None,
        });
        let search = find::search(world, &around::npm_prefixes(world), leads);
        let Search { searched, found, strays, .. } = search;
        let first = winner(&found, leads, world);
        let mut all = Vec::new();
        for (at, it) in found.iter().enumerate() {
            all.push(look_at(world, it, Some(at) == first).await);
        }
        let installs = Installs {
            all,
            searched,
            strays,
            alias,
            node: around::node(world),
            newer: find::newer_folders(world),
            computers: find::stored_folders(world, Key::MachineVariables),
            own_path: find::own_path(world),
        };
        let learned = describe(world, &installs).fact(installs);
        let learned = match scripts::blocked(world) {
            Some(blocked) => {
                let place = world.machine.tilde(&blocked.script);
                learned.evidence(place, say!("checks/powershell-does-not-run", rule = blocked.rule)).fact(blocked)
            }
            None => learned,
        };
        match installer::installer(world) {
            Some(installer) => learned.fact(installer),
            None => learned,
        }
    }
    .boxed()
}

/// Which one runs: the one that an alias leads to, else the first on PATH. An alias that leads nowhere starts nothing.
fn winner(found: &[Found], leads: Option<&Path>, world: &World) -> Option<usize> {
    match leads {
        Some(path) => {
            let real = world.files.real(path).ok()?;
            found.iter().position(|it| it.path == path || it.real == real)
        }
        None => found.iter().position(|it| it.on_path),
    }
}

async fn look_at(world: &World, found: &Found, active: bool) -> Install {
    let told = tell(world, found);
    let version = if active {
        version::of_active(world, &found.path, &found.real, &told).await
    } else {
        version::of_other(world, &found.real, &told)
    };
    let renewal = match version {
        Version::Placeholder => match means::completion(world, &told) {
            Means::Unknown => means::renewal(world, found, &told),
            run => run,
        },
        _ => means::renewal(world, found, &told),
    };
    Install {
        path: found.path.clone(),
        real: found.real.clone(),
        method: told.method,
        told_by: told_by(world, found, &told),
        version,
        on_path: found.on_path,
        active,
        removal: means::removal(world, found, &told),
        renewal,
    }
}

/// How it came here: by its path, or by what lies beside it.
fn tell(world: &World, found: &Found) -> Told {
    let told = installs::tell(&found.path, &found.real);
    if told.method != Method::Unknown {
        return told;
    }
    let there = |path: &Path| world.files.look(path).is_ok();
    let folder = found.path.parent().unwrap_or(&found.path);
    // on Windows npm puts scripts beside its modules
    let beside = folder.join("node_modules").join(installs::PACKAGE);
    if world.machine.os == Os::Windows && there(&beside.join("package.json")) {
        let root = Some(folder.to_owned());
        return Told { method: Method::NpmGlobal, package: Some(beside), root };
    }
    let listed = ["/var/lib/dpkg/info/claude-code.list", "/etc/yum.repos.d/claude-code.repo"].map(Path::new);
    let of_apk = || {
        let names = world.files.read(Path::new("/lib/apk/db/installed"), 16 << 20).unwrap_or_default();
        names.split(|byte| *byte == b'\n').any(|line| line == b"P:claude-code")
    };
    if found.real.starts_with("/usr/bin") && (listed.into_iter().any(there) || of_apk()) {
        return Told { method: Method::PackageManager, ..told };
    }
    told
}

/// What the method was told by.
fn told_by(world: &World, found: &Found, told: &Told) -> String {
    let shown = |path: &Path| world.machine.tilde(path);
    match (told.method, &told.root) {
        (Method::Unknown, _) => String::new(),
        (Method::NpmGlobal, Some(root)) => say!("checks/told-by-npms-folder", shown = shown(root)),
        (Method::Shim, Some(root)) => say!("checks/told-by-script", shown = shown(root)),
        (Method::PackageManager, _) => say!("checks/systems-list-packages-names"),
        _ if found.path == found.real => {
            say!("checks/told-by-place", folder = shown(found.path.parent().unwrap_or(&found.path)))
        }
        _ => say!("checks/told-by-target", shown = shown(&found.real)),
    }
}

fn describe(world: &World, installs: &Installs) -> Learned {
    let shown = |install: &Install| world.machine.tilde(&install.path);
    let mut learned = match (installs.active(), installs.all.first()) {
        (Some(active), _) => match &active.version {
            Version::Known(number) => Learned::healthy(say!(
                "checks/claude-code-runs-from",
                number = number,
                shown = shown(active),
                others = installs.all.len().saturating_sub(1)
            )),
            Version::Broken { because } => {
                Learned::found(say!("checks/does-not-start", shown = shown(active), because = because))
            }
            Version::Placeholder => Learned::found(say!("checks/npms-stub-its-second-half", shown = shown(active))),
            Version::Silent { because } => {
                Learned::found(say!("checks/gives-no-answer", shown = shown(active), because = because))
            }
            Version::NotAsked { because } => Learned::inconclusive(
                say!("checks/version-not-known", shown = shown(active), because = because),
                say!("checks/run-claude-version-yourself-see"),
            ),
        },
        (None, Some(other)) => Learned::found(match installs.by_alias() {
            Some(alias) => say!("checks/makes-claude-lead-something-not", place = place(world, alias)),
            None => say!("checks/installed-but-its-folder-not", shown = shown(other)),
        }),
        (None, None) => Learned::found(say!("checks/no-claude-folders-path", searched = installs.searched)),
    };
    if let Some(alias) = &installs.alias {
        let what = match &alias.leads {
            Leads::To(path) => say!("checks/claude-stands", path = world.machine.tilde(path)),
            Leads::Path => say!("checks/claude-stands-itself-options"),
            Leads::Unknown => say!("checks/claude-function-or-alias-only"),
        };
        learned = learned.evidence(place(world, alias), what);
    }
    for stray in &installs.strays {
        learned = learned.evidence(world.machine.tilde(&stray.path), &stray.is);
    }
    learned
}

fn place(world: &World, alias: &Alias) -> String {
    say!("checks/file-line", file = world.machine.tilde(&alias.file), line = alias.line)
}
