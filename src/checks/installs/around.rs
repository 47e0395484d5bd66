//! What stands around the copies? npm's prefixes, the alias of the person's own shell, and the Node that npm runs on.

use std::path::{Path, PathBuf};

use super::find::folders_of_path;
use crate::checks::startup_files;
use crate::dialects::{self, Statement, startup};
use crate::model::install::{Alias, Leads};
use crate::model::machine::Os;
use crate::model::paths::is_whole;
use crate::ports::World;

/// The largest start-up file and npm setting that is read, in bytes.
const LIMIT: u64 = 1024 * 1024;
/// How many start-up files are read in all.
const MOST_FILES: usize = 200;

/// The folders into which npm installs for all projects, as far as a person's own settings say.
pub(super) fn npm_prefixes(world: &World) -> Vec<PathBuf> {
    let named = ["NPM_CONFIG_PREFIX", "npm_config_prefix"].into_iter().filter_map(|name| world.env.text(name));
    let file = world.machine.home.iter().filter_map(|home| world.files.read(&home.join(".npmrc"), LIMIT).ok());
    let written = file.filter_map(|bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text.lines().rev().filter_map(|line| line.split_once('='));
        let mut prefixes = lines.filter(|(name, _)| name.trim() == "prefix");
        prefixes.next().map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    let all = named.chain(written).filter_map(|text| at_home(world, &text));
    all.filter(|path| is_whole(path, world.machine.os)).collect()
}

/// A path with `~` or `$HOME` at its beginning.
fn at_home(world: &World, text: &str) -> Option<PathBuf> {
    let rest = ["~/", "$HOME/", "${HOME}/"].iter().find_map(|start| text.strip_prefix(start));
    match rest {
        Some(rest) => Some(world.machine.home.as_ref()?.join(rest)),
        None => Some(PathBuf::from(text)),
    }
}

/// What the start-up files of the person's own shell make of `claude`.
pub(super) fn alias(world: &World) -> Option<Alias> {
    let shell = world.machine.shell.as_deref().unwrap_or("bash");
    let mut queue: Vec<startup::Startup> =
        startup_files::all(world).into_iter().filter(|it| reads(shell, &it.file)).collect();
    queue.reverse();
    let mut seen = std::collections::HashSet::new();
    let mut found = None;
    while let Some(next) = queue.pop() {
        let real = world.files.real(&next.file).unwrap_or_else(|_| next.file.clone());
        if seen.len() >= MOST_FILES || !seen.insert(real) {
            continue;
        }
        if let Some(extension) = next.every {
            let inside = world.files.list(&next.file, MOST_FILES).unwrap_or_default().into_iter().rev();
            let wanted = inside.filter(|file| file.extension().is_some_and(|it| it == extension));
            queue.extend(wanted.map(|file| startup::Startup { file, dialect: next.dialect, every: None }));
            continue;
        }
        let Ok(bytes) = world.files.read(&next.file, LIMIT) else { continue };
        if let Some(meaning) = dialects::meaning(next.dialect, &bytes, "claude") {
            let leads = leads(world, meaning.stands_for.as_deref());
            found = Some(Alias { file: next.file.clone(), line: meaning.line, leads });
        }
        let sourced = dialects::statements(next.dialect, &bytes).into_iter().rev().filter_map(|it| match it {
            Statement::Source { path, .. } => at_home(world, &path).filter(|path| is_whole(path, world.machine.os)),
            _ => None,
        });
        queue.extend(sourced.map(|file| startup::Startup { file, dialect: next.dialect, every: None }));
    }
    found
}

/// Whether this shell reads this file by itself.
fn reads(shell: &str, file: &Path) -> bool {
    let name = file.to_string_lossy();
    let zsh = name.contains("/.z") || name.contains("/zsh") || name.contains("/etc/z");
    let fish = name.contains("/fish");
    let powershell = name.ends_with(".ps1");
    match shell {
        "powershell" | "pwsh" => powershell,
        "cmd" => false,
        _ if powershell => false,
        "zsh" => zsh,
        "fish" => fish,
        _ => !zsh && !fish,
    }
}

fn leads(world: &World, stands_for: Option<&str>) -> Leads {
    let first = stands_for.and_then(|text| text.split_whitespace().next());
    match first {
        Some("claude") => Leads::Path,
        Some(first) if first.contains('/') => match at_home(world, first) {
            Some(path) if is_whole(&path, world.machine.os) => Leads::To(path),
            _ => Leads::Unknown,
        },
        _ => Leads::Unknown,
    }
}

/// The first program of this name on PATH.
pub(super) fn on_path(world: &World, name: &str) -> Option<PathBuf> {
    let windows = world.machine.os == Os::Windows;
    let names = if windows { vec![format!("{name}.exe"), format!("{name}.cmd")] } else { vec![name.to_owned()] };
    let folders = folders_of_path(world).into_iter().filter(|folder| is_whole(folder, world.machine.os));
    let mut candidates = folders.flat_map(|folder| names.iter().map(move |name| folder.join(name)).collect::<Vec<_>>());
    candidates.find(|path| world.files.executable(path))
}

/// The version of the `node` that PATH finds, from its path or from its header file. It is not run.
pub(super) fn node(world: &World) -> Option<String> {
    let node = on_path(world, "node")?;
    let real = world.files.real(&node).unwrap_or(node);
    let by_path = real.components().rev().find_map(|part| {
        let name = part.as_os_str().to_str()?;
        let number = name.strip_prefix('v').unwrap_or(name);
        semver::Version::parse(number).ok().map(|_| number.to_owned())
    });
    by_path.or_else(|| {
        let header = real.parent()?.parent()?.join("include/node/node_version.h");
        let text = String::from_utf8_lossy(&world.files.read(&header, LIMIT).ok()?).into_owned();
        let number = |name: &str| {
            let mut values = text.lines().filter_map(|line| line.strip_prefix("#define ")?.strip_prefix(name));
            values.find_map(|value| value.trim().parse::<u32>().ok())
        };
        let (major, minor, patch) =
            (number("NODE_MAJOR_VERSION")?, number("NODE_MINOR_VERSION")?, number("NODE_PATCH_VERSION")?);
        Some(format!("{major}.{minor}.{patch}"))
    })
}
