//! Which Claude Code sessions run, and since when? Read from the list of processes, where the system has one as files.

use std::collections::BTreeMap;
use std::path::Path;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::hosts::{self, Process};
use crate::model::machine::Os;
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::sessions::{Session, Sessions};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "login.sessions", group: Step::Editors, asks: &[Ask::Files], run };

/// How many processes are looked at.
const MOST: usize = 8192;
/// How much of the supervisor's log is read, in bytes.
const LOG_LIMIT: u64 = 4 * 1024 * 1024;
/// The unit of a process's start time on every Linux.
const TICKS: i64 = 100;

/// Programs that are known to renew, copy or swap the login.
const OTHERS: [&str; 12] = [
    "cc-switch",
    "ccswitch",
    "clauth",
    "claude-swap",
    "ccswap",
    "claude-account",
    "cc-account-switcher",
    "codexbar",
    "openusage",
    "tokentracker",
    "clausona",
    "hermes-agent",
];

/// Programs that run Claude Code where it came as a script.
const ENGINES: [&str; 4] = ["node", "nodejs", "bun", "deno"];

/// Folders that a service copies between machines.
const SYNCED: [(&str, Option<&str>); 9] = [
    ("Dropbox", Some("Dropbox")),
    ("OneDrive", Some("OneDrive")),
    ("Google Drive", Some("Google Drive")),
    ("GoogleDrive", Some("Google Drive")),
    ("Mobile Documents", Some("iCloud Drive")),
    ("iCloudDrive", Some("iCloud Drive")),
    ("Nextcloud", Some("Nextcloud")),
    ("Syncthing", Some("Syncthing")),
    ("Sync", None),
];

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let linux = world.machine.os == Os::Linux;
        let listed = boot(world).filter(|_| linux).map(|begun| processes(world, begun));
        let known = listed.is_some();
        let (all, others) = listed.unwrap_or_default();
        // what files tell is told everywhere
        let fact = Sessions {
            all,
            others,
            login_written: written(world, &gathered),
            supervisor_refused: refused(world, &gathered),
            synced: synced(world, &gathered),
        };
        let mut learned = match fact.all.len() {
            _ if !linux => Learned::skipped(say!("checks/which-sessions-run-told-linux")),
            _ if !known => Learned::skipped(say!("checks/list-processes-cannot-read")),
            0 => Learned::healthy(say!("checks/no-claude-code-session-runs")),
            1 => Learned::healthy(say!("checks/one-claude-code-session-runs")),
            count => Learned::healthy(say!("checks/claude-code-sessions-run", count = count)),
        };
        for it in fact.all.iter().take(20) {
            let version = it.version.clone().unwrap_or_else(|| say!("checks/session-version-not-known"));
            let since = it.started.near(world.now());
            let line = match it.host.as_ref().or(it.terminal.as_ref()) {
                Some(place) => say!("checks/session-since-in", version = version, since = since, place = place),
                None => say!("checks/session-since", version = version, since = since),
            };
            learned = learned.evidence(say!("checks/label-process", pid = it.pid), line);
        }
        for name in &fact.others {
            learned = learned.evidence(say!("checks/label-also-runs"), plain(name, 40));
        }
        learned.fact(fact)
    }
    .boxed()
}

/// When the system started, in seconds since 1970.
fn boot(world: &World) -> Option<i64> {
    let bytes = world.files.read(Path::new("/proc/stat"), 1024 * 1024).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    text.lines().find_map(|line| line.strip_prefix("btime ")?.trim().parse().ok())
}

/// The sessions of this user and the other programs, without this very run and what it starts.
fn processes(world: &World, begun: i64) -> (Vec<Session>, Vec<String>) {
    let own = world.files.real(Path::new("/proc/self")).ok().and_then(|path| number(&path));
    let (mut all, mut others) = (Vec::new(), Vec::new());
    let mut tree = BTreeMap::new();
    for folder in world.files.list(Path::new("/proc"), MOST).unwrap_or_default() {
        let Some(pid) = number(&folder) else { continue };
        let Some(stat) = stat(world, &folder) else { continue };
        let program = world.files.real(&folder.join("exe")).unwrap_or_default();
        let words = words(world, &folder);
        let name = words.first().map(|word| base(word)).unwrap_or_default();
        let process = Process {
            parent: stat.parent,
            name: if program.as_os_str().is_empty() { stat.name.to_ascii_lowercase() } else { base_of(&program) },
            words: words.iter().take(3).map(|word| word.to_ascii_lowercase()).collect::<Vec<_>>().join(" "),
        };
        tree.insert(pid, process);
        let mine = world.files.look(&folder).is_ok_and(|entry| entry.owner == world.machine.uid);
        if !mine || Some(pid) == own || own.is_some_and(|own| stat.parent == own) {
            continue;
        }
        if is_claude(&program, &words) {
            let supervisor = words.iter().skip(1).any(|word| word == "daemon");
            let ticks = i64::try_from(stat.begun).unwrap_or(i64::MAX);
            all.push(Session {
                pid,
                started: Moment((begun * 1000).saturating_add(ticks.saturating_mul(1000) / TICKS)),
                begun: stat.begun,
                terminal: hosts::terminal(stat.terminal),
                version: version(&program),
                supervisor,
                ..Session::default()
            });
        } else if let Some(known) = OTHERS.iter().find(|known| **known == name || **known == base_of(&program)) {
            others.push((*known).to_owned());
        }
    }
    // a launcher and the program that it started are one session
    let launches = |it: &Session| {
        let child = |other: &Session| tree.get(&other.pid).is_some_and(|process| process.parent == it.pid);
        all.iter().any(|other| child(other) && other.terminal == it.terminal && !other.supervisor)
    };
    let doubled: Vec<u32> = all.iter().filter(|it| launches(it)).map(|it| it.pid).collect();
    all.retain(|it| !doubled.contains(&it.pid));
    for session in &mut all {
        session.host = hosts::host(&tree, session.pid);
        // the first process of a container takes everything with it, whoever started claude-fix
        session.around_us = session.pid == 1 || own.is_some_and(|own| hosts::is_above(&tree, own, session.pid));
    }
    others.order();
    others.dedup();
    (all, others)
}

fn number(path: &Path) -> Option<u32> {
    path.file_name()?.to_str()?.parse().ok()
}

/// What the system says of a process.
struct Stat {
    /// The first letters of its name.
    name: String,
    parent: u32,
    /// The number of its terminal.
    terminal: i64,
    /// When it started, in ticks since the system did.
    begun: u64,
}

fn stat(world: &World, folder: &Path) -> Option<Stat> {
    let bytes = world.files.read(&folder.join("stat"), 4096).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // the name may hold blanks and brackets; what follows the last bracket does not
    let (before, after) = text.rsplit_once(')')?;
    let fields: Vec<&str> = after.split_whitespace().collect();
    Some(Stat {
        name: before.split_once('(').map_or("", |(_, name)| name).to_owned(),
        parent: fields.get(1)?.parse().ok()?,
        terminal: fields.get(4)?.parse().ok()?,
        begun: fields.get(19)?.parse().ok()?,
    })
}

fn words(world: &World, folder: &Path) -> Vec<String> {
    let bytes = world.files.read(&folder.join("cmdline"), 64 * 1024).unwrap_or_default();
    bytes.split(|b| *b == 0).filter(|it| !it.is_empty()).map(|it| String::from_utf8_lossy(it).into_owned()).collect()
}

fn base(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase()
}

fn base_of(path: &Path) -> String {
    base(&path.to_string_lossy())
}

fn is_claude(program: &Path, words: &[String]) -> bool {
    let path = program.to_string_lossy();
    let name = words.first().map(|word| base(word)).unwrap_or_default();
    let package = |word: &String| word.contains("@anthropic-ai/claude-code/");
    // an editor or a pager that shows one of its files is no session, and must never be ended as one
    let engine = ENGINES.iter().any(|engine| *engine == name || *engine == base_of(program));
    let script = engine && words.iter().skip(1).find(|word| !word.starts_with('-')).is_some_and(package);
    let own = path.contains("/claude/versions/") || path.contains("@anthropic-ai/claude-code");
    // the same program searches files when it is called so
    (own && name != "rg") || words.first().is_some_and(package) || script || name == "claude"
}

/// The version, as the path of a native install tells it.
fn version(program: &Path) -> Option<String> {
    let name = program.file_name()?.to_str()?;
    semver::Version::parse(name).is_ok().then(|| name.to_owned())
}

fn written(world: &World, gathered: &Gathered) -> Option<Moment> {
    let file = &gathered.places.as_ref()?.credentials;
    let real = world.files.real(file).ok()?;
    world.files.look(&real).ok()?.modified
}

/// Whether the last word of the supervisor's log on signing in is that it failed.
fn refused(world: &World, gathered: &Gathered) -> bool {
    let Some(places) = &gathered.places else { return false };
    let bytes = world.files.read(&places.config_dir.join("daemon.log"), LOG_LIMIT).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    let refused = ["not logged in", "login required", "login expired", "authentication_failed", "invalid_grant"];
    let lines = text.lines().rev().take(200);
    let speaks = |line: &&str| line.contains("auth") || line.contains("log") && line.contains("in");
    lines.filter(speaks).take(5).any(|line| refused.iter().any(|word| line.contains(word)))
}

/// The service whose folder the login really lies in.
fn synced(world: &World, gathered: &Gathered) -> Option<String> {
    let path = world.files.real(&gathered.places.as_ref()?.credentials).ok()?;
    let home = world.machine.home.clone().unwrap_or_default();
    let below = path.strip_prefix(&home).unwrap_or(&path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    // a Mac keeps them in one folder, as `OneDrive-Personal`
    let between = if parts.iter().any(|part| part == "CloudStorage") { "-" } else { " - " };
    let is = |part: &str, name: &str| {
        part.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(between))
    };
    let (_, service) = SYNCED.iter().find(|(name, _)| parts.iter().any(|part| is(part, name)))?;
    Some(service.map_or_else(|| say!("checks/folder-service"), str::to_owned))
}
