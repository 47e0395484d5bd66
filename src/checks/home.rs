//! Is there a login in another home folder, or in another configuration folder, than the ones in use?

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{LIMIT, attempt, gather};
use crate::claude_code::login;
use crate::claude_code::settings::{Settings, SettingsFile};
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, CONFIG_DIR, OAUTH_TOKEN, STORAGE_DIR, counts};
use crate::model::home::{Elsewhere, MovedStore, OtherHome, OtherHomes};
use crate::model::login::LoginState;
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::source::Scope;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;

pub(super) const HOMES: Check = Check { id: "environment.home", group: Step::Editors, asks: &[Ask::Files], run: homes };

pub(super) const STORE: Check = Check { id: "store.place", group: Step::StoredSignIn, asks: &[Ask::Files], run: store };

/// How many home folders are looked at.
const MOST: usize = 100;

/// A line of the list of users.
struct User {
    name: String,
    uid: u32,
    home: PathBuf,
}

fn users(world: &World) -> Vec<User> {
    let bytes = world.files.read(Path::new("/etc/passwd"), LIMIT).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let user = |line: &str| {
        let parts: Vec<&str> = line.split(':').collect();
        let [name, _, uid, _, _, home, ..] = parts.as_slice() else { return None };
        Some(User { name: (*name).to_owned(), uid: uid.parse().ok()?, home: PathBuf::from(home) })
    };
    text.lines().filter_map(user).collect()
}

/// Whether a login that can be used lies in this configuration folder.
fn login_in(world: &World, folder: &Path) -> bool {
    let Ok(bytes) = world.files.read(&folder.join(".credentials.json"), LIMIT) else { return false };
    let reading = login::read(&bytes, world.now());
    matches!(reading.state, LoginState::Valid { .. } | LoginState::RefreshPending { .. })
}

/// Whether the settings in this configuration folder sign Claude Code in.
fn key_in(world: &World, folder: &Path) -> bool {
    let file = attempt(world, Scope::User, &folder.join("settings.json"));
    file.and_then(|it| it.result.ok()).is_some_and(|value| {
        let file = SettingsFile { scope: Scope::User, path: folder.to_owned(), value };
        let settings = Settings::merge(&[file], &world.env);
        settings.helper.is_some()
            || [API_KEY, AUTH_TOKEN, OAUTH_TOKEN].iter().any(|name| settings.scope_of(name).is_some())
    })
}

fn homes(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        if counts(&world.env, CONFIG_DIR) {
            return Learned::skipped(say!("checks/decides-where-login-not-home", variable = CONFIG_DIR));
        }
        let (Some(home), false) = (&world.machine.home, world.machine.os == Os::Windows) else {
            return Learned::skipped(say!("checks/there-no-other-home-folder"));
        };
        let others = others(world, home);
        let mut learned = match others.iter().find(|it| it.login) {
            Some(it) => Learned::found(say!("checks/login-lies-another-home-folder", folder = it.folder)),
            None if others.is_empty() => Learned::healthy(say!("checks/usual-home-folder-user")),
            None => Learned::healthy(say!("checks/no-login-lies-another-home")),
        };
        for it in others.iter().take(10) {
            let what = if it.login { say!("checks/home-holds-login") } else { say!("checks/no-login-there") };
            learned = learned.evidence(it.folder.clone(), what);
        }
        learned.fact(OtherHomes(others))
    }
    .boxed()
}

fn others(world: &World, home: &Path) -> Vec<OtherHome> {
    let (env, machine) = (&world.env, &world.machine);
    let users = users(world);
    let real = |path: &Path| world.files.real(path).unwrap_or_else(|_| path.to_owned());
    let here = real(home);
    let mut found: Vec<(Elsewhere, PathBuf)> = Vec::new();
    let sudo = env.text("SUDO_USER").filter(|name| machine.uid == Some(0) && name != "root");
    if let Some(name) = sudo {
        let known = users.iter().find(|user| user.name == name).map(|user| user.home.clone());
        let usual = if machine.os == Os::Macos { "/Users" } else { "/home" };
        let folder = known.or_else(|| (!name.contains('/')).then(|| Path::new(usual).join(&name)));
        found.extend(folder.map(|folder| (Elsewhere::Sudo(name), folder)));
    } else if machine.uid == Some(0) {
        let people = world.files.list(Path::new("/home"), MOST).unwrap_or_default();
        found.extend(people.into_iter().map(|folder| (Elsewhere::Root, folder)));
    } else {
        let own = users.iter().find(|user| Some(user.uid) == machine.uid).map(|user| user.home.clone());
        let owner = world.files.look(&here).ok().and_then(|entry| entry.owner);
        let foreign = owner.is_some() && owner != machine.uid && owner != Some(0);
        let why = if foreign { Elsewhere::Foreign } else { Elsewhere::Moved };
        found.extend(own.map(|own| (why, own)));
    }
    if machine.contexts.iter().any(|it| it.starts_with("wsl")) {
        let people = world.files.list(Path::new("/mnt/c/Users"), MOST).unwrap_or_default();
        found.extend(people.into_iter().map(|folder| (Elsewhere::Windows, folder)));
    }
    let candidates = found.into_iter().filter(|(_, folder)| folder.has_root() && real(folder) != here);
    let other = |(why, folder): (Elsewhere, PathBuf)| {
        let login = login_in(world, &folder.join(".claude"));
        // of the many on a machine only those with a login are of interest
        let wanted = login || !matches!(why, Elsewhere::Root | Elsewhere::Windows);
        wanted.then(|| OtherHome { why, folder: plain(&folder.display().to_string(), 200), login })
    };
    candidates.filter_map(other).collect()
}

fn store(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let env = gather(world).trusted_env(world);
        let mut names = [STORAGE_DIR, CONFIG_DIR].into_iter().filter(|name| counts(&env, name));
        let set = names.find_map(|name| Some((name, env.given(name)?.to_owned())));
        let Some((variable, value)) = set else {
            return Learned::healthy(say!("checks/login-looked-usual-place"));
        };
        let chosen = world.machine.cwd.join(&value);
        let text = value.to_string_lossy().into_owned();
        let fact = MovedStore {
            variable: variable.to_owned(),
            chosen: world.machine.tilde(&chosen),
            misspelt: misspelt(world, &text, &chosen),
            login_in: elsewhere(world, &text, &chosen),
        };
        let learned = match (&fact.misspelt, &fact.login_in) {
            (Some(because), _) => Learned::found(say!(
                "checks/misspelt-variable-leads-to",
                variable = variable,
                chosen = fact.chosen,
                because = because
            )),
            (None, _) => {
                Learned::healthy(say!("checks/folder-variable-leads-to", variable = variable, chosen = fact.chosen))
            }
        };
        match fact.login_in.clone() {
            Some(folder) => learned.evidence(say!("checks/label-a-login-lies-in"), folder).fact(fact),
            None => learned.fact(fact),
        }
    }
    .boxed()
}

/// What is odd about the spelling.
fn misspelt(world: &World, value: &str, chosen: &Path) -> Option<String> {
    let because = if value.is_empty() {
        say!("checks/is-empty-so-means-working-folder")
    } else if value.starts_with('~') {
        say!("checks/not-replaced-home-folder")
    } else if value.contains('$') || value.contains('%') {
        say!("checks/variable-not-replaced-its-value")
    } else if value.trim() != value || value.starts_with(['"', '\'']) {
        say!("checks/quotes-or-blanks-around-count")
    } else if Path::new(value).is_relative() {
        say!("checks/no-whole-path-so-means")
    } else if world.files.look(chosen).is_err() {
        say!("checks/no-such-folder-exists")
    } else {
        return None;
    };
    Some(because)
}

/// Another folder with a login: the one that was probably meant, or the usual one.
fn elsewhere(world: &World, value: &str, chosen: &Path) -> Option<String> {
    let home = world.machine.home.as_ref()?;
    let bare = value.trim().trim_matches(['"', '\'']);
    let below = ["~/", "$HOME/", "${HOME}/", "%USERPROFILE%\\"].iter().find_map(|start| bare.strip_prefix(start));
    let meant = home.join(below.unwrap_or(bare));
    let real = |path: &Path| world.files.real(path).unwrap_or_else(|_| path.to_owned());
    let candidates = [meant, home.join(".claude")].into_iter();
    let mut others = candidates.filter(|folder| real(folder) != real(chosen));
    let (found, by_key) = others.find_map(|folder| {
        if login_in(world, &folder) { Some((folder, false)) } else { key_in(world, &folder).then_some((folder, true)) }
    })?;
    Some(world.machine.tilde(&if by_key { found.join("settings.json") } else { found }))
}
