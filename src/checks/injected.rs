//! Which files of the project or of a service hand variables over: `.env`, `.envrc`, unit files, launch agents?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::variables::{Said, not_ours, real_stamp, source};
use crate::claude_code::variables::{watched, watched_in};
use crate::dialects::startup::Startup;
use crate::dialects::{self, Statement};
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::machine::Os;
use crate::model::secret::Secret;
use crate::model::source::{Dialect, Origin, Source, Variables};
use crate::ports::World;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 1024 * 1024;
/// How many folders above the working folder, and files in one folder, are looked at.
const MOST: usize = 60;
/// Files that tools load into the environment in a project's folder.
const PROJECT: [(&str, Dialect); 5] = [
    (".envrc", Dialect::Posix),
    (".env", Dialect::Environment),
    (".env.local", Dialect::Environment),
    (".env.development", Dialect::Environment),
    (".env.development.local", Dialect::Environment),
];

/// One assignment in such a file.
struct Found {
    variable: String,
    /// `None` where the value is a command or an expansion.
    value: Option<Secret>,
    line: u32,
}

/// A file that can be read, and what it hands over.
struct Carried {
    /// `None` for a file of PAM, which belongs to every login.
    carrier: Option<Carrier>,
    file: PathBuf,
    dialect: Option<Dialect>,
    bytes: Vec<u8>,
    found: Vec<Found>,
}

/// Adds these files to what is known of the variables that are set, and says which of them explain a value that no
/// start-up file explains.
pub(super) fn add(world: &World, variables: &mut Variables) -> Injected {
    let wanted: HashSet<&str> =
        watched_in(&world.env).filter(|name| variables.get(name).is_some_and(|it| it.in_environment)).collect();
    if wanted.is_empty() {
        return Injected::default();
    }
    let mut injected = Injected::default();
    for carried in project(world).into_iter().chain(services(world)) {
        let mut names: Vec<&str> = Vec::new();
        for found in carried.found.iter().rev() {
            let name = found.variable.as_str();
            if !wanted.contains(name) || names.contains(&name) {
                continue;
            }
            names.push(name);
            let now = world.env.raw(name).map(std::ffi::OsStr::as_encoded_bytes);
            let same = found.value.as_ref().map(|value| now == Some(value.expose()));
            let Some(variable) = variables.by_name.get_mut(name).filter(|_| same != Some(false)) else { continue };
            let explained = variable.sources.iter().any(|it| match it.origin {
                Origin::Shell(_) | Origin::Registry(_) => {
                    it.in_force == Some(true) || same.is_none() && it.in_force.is_none()
                }
                Origin::Settings(_) => false,
            });
            if let (Some(carrier), false, None) = (carried.carrier, explained, variable.settings) {
                injected.0.push(InjectedVariable {
                    variable: name.to_owned(),
                    carrier,
                    file: world.machine.tilde(&carried.file),
                    line: Some(found.line),
                    same: same.is_some(),
                });
            }
            let made = place(world, &carried, name, found.line, same);
            // what explains the value comes first
            let at = if explained { variable.sources.len() } else { 0 };
            variable.sources.insert(at, made);
        }
    }
    injected
}

fn place(world: &World, carried: &Carried, name: &str, line: u32, same: Option<bool>) -> Source {
    if let Some(dialect) = carried.dialect {
        let file = Startup { file: carried.file.clone(), dialect, every: None };
        let said = Said { lines: vec![line], in_force: same, exported: true, value: None };
        return source(world, &file, &carried.bytes, name, said);
    }
    let because = match carried.carrier {
        Some(Carrier::LaunchAgent) => say!("checks/not-edited-launch-agent"),
        _ => say!("checks/not-edited-form"),
    };
    Source {
        origin: Origin::Shell(Dialect::Environment),
        file: carried.file.clone(),
        lines: vec![line],
        in_force: same,
        changes: Vec::new(),
        rewrites: Vec::new(),
        fixed: Some(not_ours(world, &carried.file).unwrap_or_else(|| because.clone())),
        stamp: real_stamp(world, &carried.file),
    }
}

fn read(world: &World, file: PathBuf, carrier: Option<Carrier>, dialect: Dialect) -> Option<Carried> {
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let statements = dialects::statements(dialect, &bytes);
    let found = statements.into_iter().filter_map(|statement| match statement {
        Statement::Set { variable, value, first_line, .. } => Some(Found { variable, value, line: first_line }),
        _ => None,
    });
    let found = found.collect();
    Some(Carried { carrier, file, dialect: Some(dialect), bytes, found })
}

/// The files of the project: in the working folder and above it, up to the repository's root or the home folder.
fn project(world: &World) -> Vec<Carried> {
    let mut all = Vec::new();
    for folder in world.machine.cwd.ancestors().take(MOST) {
        for (name, dialect) in PROJECT {
            all.extend(read(world, folder.join(name), Some(Carrier::Project), dialect));
        }
        let home = world.machine.home.as_deref() == Some(folder);
        if home || world.files.look(&folder.join(".git")).is_ok() {
            break;
        }
    }
    all
}

fn services(world: &World) -> Vec<Carried> {
    let Some(home) = &world.machine.home else { return Vec::new() };
    let list = |folder: &Path| world.files.list(folder, MOST).unwrap_or_default();
    let ends = |file: &Path, ending: &str| file.extension().is_some_and(|it| it == ending);
    if world.machine.os == Os::Macos {
        let agents = list(&home.join("Library/LaunchAgents")).into_iter().filter(|file| ends(file, "plist"));
        return agents.filter_map(|file| agent(world, file)).collect();
    }
    if world.machine.os != Os::Linux {
        return Vec::new();
    }
    let mut units = Vec::new();
    for folder in [home.join(".config/systemd/user"), "/etc/systemd/user".into(), "/etc/systemd/system".into()] {
        for path in list(&folder) {
            if ends(&path, "service") {
                units.push(path);
            } else if ends(&path, "d") {
                units.extend(list(&path).into_iter().filter(|file| ends(file, "conf")));
            }
        }
    }
    units.extend([home.join(".config/systemd/user.conf"), "/etc/systemd/system.conf".into()]);
    let mut all: Vec<Carried> = units.into_iter().flat_map(|file| unit(world, file)).collect();
    all.extend(pam(world, home.join(".pam_environment")));
    all
}

/// What a unit file sets itself, and the files that it names.
fn unit(world: &World, file: PathBuf) -> Vec<Carried> {
    let Ok(bytes) = world.files.read(&file, LIMIT) else { return Vec::new() };
    let home = world.machine.home.clone().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let pairs = text.lines().filter_map(|line| line.trim().split_once('='));
    let named = pairs
        .filter(|(key, _)| key.trim() == "EnvironmentFile")
        .map(|(_, path)| PathBuf::from(path.trim().trim_start_matches('-').replace("%h", &home.to_string_lossy())));
    let named = named.filter_map(|path| read(world, path, Some(Carrier::Unit), Dialect::Environment));
    let mut all: Vec<Carried> = named.collect();
    all.extend(read(world, file, Some(Carrier::Unit), Dialect::Unit));
    all
}

/// `NAME DEFAULT=value` or `NAME=value`.
fn pam(world: &World, file: PathBuf) -> Option<Carried> {
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let found = text.lines().zip(1_u32..).filter_map(|(line, number)| {
        let line = line.trim().trim_start_matches("export ");
        let (name, value) = line.split_once([' ', '\t', '='])?;
        let value = value.trim_start();
        let value = value.strip_prefix("DEFAULT=").or_else(|| value.strip_prefix("OVERRIDE=")).unwrap_or(value);
        let value = value.trim().trim_matches('"');
        let value = (!value.contains("${")).then(|| Secret::new(value.as_bytes().to_vec()));
        Some(Found { variable: name.to_owned(), value, line: number })
    });
    let found = found.collect();
    Some(Carried { carrier: None, file, dialect: None, bytes: Vec::new(), found })
}

/// A launch agent in XML: `<key>NAME</key>` and the `<string>` behind it.
fn agent(world: &World, file: PathBuf) -> Option<Carried> {
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut found = Vec::new();
    for name in watched() {
        let Some((before, after)) = text.split_once(&format!("<key>{name}</key>")) else { continue };
        let value = after.trim_start().strip_prefix("<string>").and_then(|rest| Some(rest.split_once("</string>")?.0));
        let Some(value) = value else { continue };
        let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
        found.push(Found { variable: name.to_owned(), value: Some(Secret::new(value.as_bytes().to_vec())), line });
    }
    Some(Carried { carrier: Some(Carrier::LaunchAgent), file, dialect: None, bytes: Vec::new(), found })
}
