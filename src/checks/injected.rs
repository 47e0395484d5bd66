//! Which files of the project or of a service hand variables over: `.env`, `.envrc`, unit files, launch agents?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::variables::{Said, not_ours, real_stamp, source};
use crate::claude_code::variables::watched_in;
use crate::dialects::startup::Startup;
use crate::dialects::{self, Statement, plist};
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::machine::Os;
use crate::model::order::InOrder;
use crate::model::secret::Secret;
use crate::model::source::{Dialect, Origin, Source, Variables};
use crate::ports::World;
use crate::ports::keychain::Attributes;

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
    /// `None` in a file without lines.
    line: Option<u32>,
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
    let mut asked: Vec<&str> = wanted.iter().copied().collect();
    asked.order();
    let launchd = asked.into_iter().filter_map(|name| of_launchd(world, name));
    for carried in project(world).into_iter().chain(services(world)).chain(launchd) {
        let mut names: Vec<&str> = Vec::new();
        for found in carried.found.iter().rev() {
            let name = &*world.env.named(&found.variable);
            let Some(name) = wanted.get(name).copied().filter(|name| !names.contains(name)) else { continue };
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
                    line: found.line,
                    same: same.is_some(),
                });
            }
            let made = place(world, &carried, name, found, same);
            // what explains the value comes first
            let at = if explained { variable.sources.len() } else { 0 };
            variable.sources.insert(at, made);
        }
    }
    injected
}

fn place(world: &World, carried: &Carried, name: &str, found: &Found, same: Option<bool>) -> Source {
    let line = found.line;
    if let Some(dialect) = carried.dialect {
        let file = Startup { file: carried.file.clone(), dialect, every: None };
        let written = written(world, &carried.found, name);
        let said = Said { lines: line.into_iter().collect(), in_force: same, exported: true, written, value: None };
        return source(world, &file, &carried.bytes, name, said);
    }
    let because = match carried.carrier {
        Some(Carrier::LaunchAgent) => say!("checks/not-edited-launch-agent"),
        Some(Carrier::Launchd) => say!("checks/not-edited-launchd"),
        _ => say!("checks/not-edited-form"),
    };
    Source {
        origin: Origin::Shell(Dialect::Environment),
        file: carried.file.clone(),
        lines: line.into_iter().collect(),
        written: Vec::new(),
        in_force: same,
        changes: Vec::new(),
        rewrites: Vec::new(),
        fixed: Some(not_ours(world, &carried.file).unwrap_or_else(|| because.clone())),
        administrators: false,
        stamp: real_stamp(world, &carried.file),
    }
}

/// The ways in which a file writes this name, the one that counts last.
fn written(world: &World, found: &[Found], name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for it in found.iter().rev().filter(|it| world.env.named(&it.variable) == name) {
        if !all.contains(&it.variable) {
            all.insert(0, it.variable.clone());
        }
    }
    all
}

fn read(world: &World, file: PathBuf, carrier: Option<Carrier>, dialect: Dialect) -> Option<Carried> {
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let statements = dialects::statements(dialect, &bytes);
    let found = statements.into_iter().filter_map(|statement| match statement {
        Statement::Set { variable, value, first_line, .. } => Some(Found { variable, value, line: Some(first_line) }),
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
        let folders = [home.join("Library/LaunchAgents"), "/Library/LaunchAgents".into()];
        let agents = folders.iter().flat_map(|folder| list(folder)).filter(|file| ends(file, "plist"));
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
        Some(Found { variable: name.to_owned(), value, line: Some(number) })
    });
    let found = found.collect();
    Some(Carried { carrier: None, file, dialect: None, bytes: Vec::new(), found })
}

/// What a launch agent gives to itself, and what it has launchd give to all that is started later.
fn agent(world: &World, file: PathBuf) -> Option<Carried> {
    let bytes = world.files.read(&file, LIMIT).ok()?;
    let list = plist::value(&bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let own = list.get("EnvironmentVariables").and_then(Value::as_object).into_iter().flatten();
    let own = own.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
    let words = list.get("ProgramArguments").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let handed = set_later(&words.iter().filter_map(Value::as_str).collect::<Vec<_>>());
    let watched: Vec<&str> = watched_in(&world.env).collect();
    let found = own.chain(handed).filter(|(name, _)| watched.contains(&name.as_str())).map(|(variable, value)| {
        let at = text.find(&variable).filter(|_| !bytes.starts_with(b"bplist"));
        let line = at.and_then(|at| u32::try_from(text[..at].matches('\n').count() + 1).ok());
        Found { variable, value: Some(Secret::new(value.into_bytes())), line }
    });
    let found = found.collect();
    Some(Carried { carrier: Some(Carrier::LaunchAgent), file, dialect: None, bytes: Vec::new(), found })
}

/// The names and values behind `launchctl setenv`, as arguments of their own or inside of a script.
fn set_later(words: &[&str]) -> Vec<(String, String)> {
    let inside = |word: &&str| word.contains("setenv ");
    let script = words.iter().filter(|word| inside(word)).flat_map(|word| word.split([' ', '\t', '\n', ';', '&', '|']));
    let script: Vec<&str> = script.filter(|word| !word.is_empty()).map(|word| word.trim_matches(['"', '\''])).collect();
    let plain: Vec<&str> = words.iter().filter(|word| !inside(word)).copied().collect();
    let sets = |words: &[&str]| match words {
        ["setenv", name, value] => Some(((*name).to_owned(), (*value).to_owned())),
        _ => None,
    };
    [plain, script].iter().flat_map(|all| all.windows(3).filter_map(sets).collect::<Vec<_>>()).collect()
}

/// What launchd gives to all that it starts, terminals included, since somebody typed `launchctl setenv`.
fn of_launchd(world: &World, name: &str) -> Option<Carried> {
    let about = Attributes::Variable { name: name.to_owned() };
    let answer = world.keychain.as_deref()?.ask(&about).ok().filter(|it| it.code == Some(0))?;
    let value = answer.stdout.strip_suffix(b"\n").unwrap_or(&answer.stdout);
    if value.is_empty() {
        return None;
    }
    let found = Found { variable: name.to_owned(), value: Some(Secret::new(value.to_vec())), line: None };
    let file = PathBuf::from("launchctl setenv");
    Some(Carried { carrier: Some(Carrier::Launchd), file, dialect: None, bytes: Vec::new(), found: vec![found] })
}
