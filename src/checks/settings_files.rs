//! Can Claude Code read its settings files?

use std::collections::BTreeMap;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{Attempt, Gathered, LIMIT, gather};
use crate::claude_code::managed::not_read;
use crate::claude_code::settings::{HELPER, SIGN_IN_KEYS};
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, OAUTH_TOKEN, PROVIDER_FLAGS};
use crate::dialects::mend::mend;
use crate::model::outcome::Learned;
use crate::model::secret::looks_secret;
use crate::model::settings::{BrokenSettings, SettingsState};
use crate::model::settings_seen::{Entry, FileState, SettingsFileSeen, SettingsFiles};
use crate::model::source::Scope;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::stamp;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "settings.files", group: Step::Environment, asks: &[Ask::Files], run };

/// How many names of one file are kept.
const MOST_NAMES: usize = 200;

/// A variable's name; something else in its place could be a value.
fn shown(name: &str) -> String {
    let usual = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if usual && !looks_secret(&name.to_ascii_lowercase())
        || name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_' || b.is_ascii_digit())
    {
        plain(name, 60)
    } else {
        say!("checks/name-no-variable-has")
    }
}

/// Why a settings file cannot be read, and whether that is a matter of signs alone.
fn damage(world: &World, attempt: &Attempt) -> Option<BrokenSettings> {
    let because = plain(attempt.result.as_ref().err()?, 160);
    let bytes = world.files.read(&attempt.path, LIMIT).unwrap_or_default();
    Some(BrokenSettings {
        scope: attempt.scope,
        path: attempt.path.clone(),
        file: plain(&world.machine.tilde(&attempt.path), 300),
        because,
        stamp: stamp(world.files.as_ref(), &attempt.path),
        real: stamp(world.files.as_ref(), &world.files.real(&attempt.path).unwrap_or_else(|_| attempt.path.clone())),
        names: named(&bytes),
        mend: mend(&bytes).map(|edited| edited.changes).unwrap_or_default(),
    })
}

/// What gives Claude Code a key or leads it to a cloud, and stands in a text that cannot be read as settings.
fn named(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let all = [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, HELPER].into_iter().chain(PROVIDER_FLAGS);
    all.filter(|name| text.contains(&format!("\"{name}\""))).map(str::to_owned).collect()
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let broken: Vec<BrokenSettings> = gathered.attempts.iter().filter_map(|it| damage(world, it)).collect();
        let mut learned = match (broken.as_slice(), gathered.attempts.len()) {
            ([], 0) => Learned::healthy(say!("checks/no-settings-file-exists-none")),
            ([], 1) => Learned::healthy(say!("checks/one-settings-file-can-read")),
            ([], count) => Learned::healthy(say!("checks/settings-files-all-can-read", count = count)),
            ([first, ..], _) => {
                Learned::found(say!("checks/claude-code-cannot-read", file = first.file, because = first.because))
            }
        };
        for it in &gathered.attempts {
            let names = it.result.as_ref().ok().and_then(|value| value.get("env")).and_then(|env| env.as_object());
            let sets = names.map(|env| env.keys().map(|name| shown(name)).collect::<Vec<_>>().listed());
            let value = match (&it.result, sets) {
                (Err(error), _) => plain(error, 160),
                (Ok(_), Some(names)) if !names.is_empty() => say!("checks/sets-names", names = names),
                (Ok(_), _) => say!("checks/sets-no-variable"),
            };
            learned = learned.evidence(world.machine.tilde(&it.path), value);
        }
        for it in not_read() {
            learned = learned.evidence(it.place, say!("checks/not-read-because", because = it.because));
        }
        learned.fact(files(world, &gathered)).fact(SettingsState { broken })
    }
    .boxed()
}

/// Every place for a settings file, with what it decides.
fn files(world: &World, gathered: &Gathered) -> SettingsFiles {
    let mut env_by: BTreeMap<String, Scope> = BTreeMap::new();
    let mut key_by: BTreeMap<String, Scope> = BTreeMap::new();
    let mut seen = Vec::new();
    // the administrator's further files have no place of their own in the list
    let further = gathered.attempts.iter().map(|it| (it.scope, &it.path)).filter(|(scope, path)| {
        let usual = |places: &crate::claude_code::places::Places| places.settings.iter().any(|(_, it)| it == *path);
        *scope == Scope::Managed && !gathered.places.as_ref().is_some_and(usual)
    });
    let usual = gathered.places.iter().flat_map(|places| &places.settings).map(|(scope, path)| (*scope, path));
    for (scope, path) in further.chain(usual) {
        let (scope, path) = (&scope, path);
        let attempt = gathered.attempts.iter().find(|it| it.scope == *scope && it.path == *path);
        let value = attempt.and_then(|it| it.result.as_ref().ok());
        let state = match attempt.map(|it| &it.result) {
            None => FileState::Absent,
            Some(Ok(_)) => FileState::Good,
            Some(Err(because)) => FileState::Broken(plain(because, 160)),
        };
        let block = value.and_then(|value| value.get("env")?.as_object());
        let names = block.into_iter().flat_map(|block| block.keys().cloned());
        let keys = SIGN_IN_KEYS.iter().filter(|key| value.is_some_and(|value| value.get(**key).is_some()));
        seen.push(SettingsFileSeen {
            scope: *scope,
            file: world.machine.tilde(path),
            state,
            env: entries(world, names, *scope, &mut env_by),
            keys: entries(world, keys.map(|key| (*key).to_owned()), *scope, &mut key_by),
        });
    }
    SettingsFiles(seen)
}

fn entries(
    world: &World,
    names: impl Iterator<Item = String>,
    scope: Scope,
    stronger: &mut BTreeMap<String, Scope>,
) -> Vec<Entry> {
    let mut all = Vec::new();
    for name in names.take(MOST_NAMES) {
        let known = world.env.named(&name);
        let overruled_by = stronger.get(&*known).copied();
        let shown = shown(&name);
        stronger.entry(known.into_owned()).or_insert(scope);
        all.push(Entry { name: shown, overruled_by });
    }
    all
}
