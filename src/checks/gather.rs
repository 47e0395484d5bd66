//! What do several checks need to know first? Places, settings, and the environment that Claude Code works with.

use std::io::{BufReader, Cursor, Read};
use std::path::PathBuf;

use serde_json::Value;

use crate::claude_code::login::{self, Reading};
use crate::claude_code::places::{Places, managed_folder, preferences_of};
use crate::claude_code::precedence::{Inputs, ladder};
use crate::claude_code::proxy;
use crate::claude_code::settings::{Settings, SettingsFile};
use crate::claude_code::variables::{BASE_URL, CERT_STORE, EXTRA_CA, PROXY};
use crate::dialects::{jsonc, plist};
use crate::model::credential::Ladder;
use crate::model::environment::Environment;
use crate::model::keychain::Looked;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::Via;
use crate::model::registry::Key;
use crate::model::secret::Secret;
use crate::model::source::Scope;
use crate::model::stamp::{Kind, Stamp};
use crate::ports::World;
use crate::ports::files::{ReadError, stamp};
use crate::ports::network::{ProxyLogin, Trust};

/// The largest settings file and credentials file that is read, in bytes.
/// What is made of a file takes some hundred times its size, in several checks at once.
pub(super) const LIMIT: u64 = 512 * 1024;
/// The largest `~/.claude.json` that is read, in bytes; it holds the history of every project.
pub(super) const CONFIG_LIMIT: u64 = 64 * 1024 * 1024;

const BOM: &[u8] = b"\xef\xbb\xbf";
/// As much of it as is in memory at once, in bytes; several checks read it side by side.
const AT_ONCE: u64 = 3 * 1024 * 1024;

/// How reading one settings file went.
pub(super) struct Attempt {
    pub scope: Scope,
    pub path: PathBuf,
    /// The value, or why there is none; a missing file is no attempt.
    pub result: Result<Value, String>,
}

/// What several checks need.
pub(super) struct Gathered {
    /// `None` without a home folder.
    pub places: Option<Places>,
    pub attempts: Vec<Attempt>,
    pub settings: Settings,
    /// With the `env` blocks laid over the shell's variables.
    pub env: Environment,
}

/// Reads the settings files and lays their `env` blocks over the environment.
pub(super) fn gather(world: &World) -> Gathered {
    let places = Places::of(&world.machine, &world.env);
    let own = places.as_ref().and_then(|places| places.settings.last()).map(|(_, path)| real(world, path));
    // where HOME is a link, the working folder's settings can be the person's own by another name
    let twice = |scope: Scope, path: &PathBuf| scope == Scope::Project && Some(real(world, path)) == own;
    let files = places.iter().flat_map(|places| &places.settings).filter(|(scope, path)| !twice(*scope, path));
    let dropped = drop_ins(world);
    let dropped = dropped.iter().map(|path| (Scope::Managed, path));
    let all = dropped.chain(files.map(|(scope, path)| (*scope, path)));
    let attempts = managed(world, all.filter_map(|(scope, path)| attempt(world, scope, path)));
    let good = attempts.iter().filter_map(|it| {
        let value = it.result.as_ref().ok()?.clone();
        Some(SettingsFile { scope: it.scope, path: it.path.clone(), value })
    });
    let settings = Settings::merge(&good.collect::<Vec<_>>());
    let env = settings.overlay(&proxy::put_right(&world.env));
    Gathered { places, attempts, settings, env }
}

/// Puts what the registry or a Mac's management says where Claude Code reads it: the computer's before the administrator's files, the person's
/// own after them. The first of the three that says anything counts; of the others only the `env` block is read.
fn managed(world: &World, files: impl Iterator<Item = Attempt>) -> Vec<Attempt> {
    let (by_files, others): (Vec<Attempt>, Vec<Attempt>) = files.partition(|it| it.scope == Scope::Managed);
    let places = [
        policy(world, Key::MachinePolicy).or_else(|| preferences(world)).into_iter().collect(),
        by_files,
        policy(world, Key::UserPolicy).into_iter().collect::<Vec<_>>(),
    ];
    let says = |it: &Attempt| it.result.as_ref().is_ok_and(|value| value.as_object().is_some_and(|it| !it.is_empty()));
    let mut all = Vec::new();
    let mut said = false;
    for mut place in places {
        if said {
            place.iter_mut().filter_map(|it| it.result.as_mut().ok()?.as_object_mut()).for_each(|it| {
                it.retain(|key, _| key == "env");
            });
        }
        said |= place.iter().any(says);
        all.append(&mut place);
    }
    all.extend(others);
    all
}

/// What the management of a Mac wants of Claude Code: of this user, or else of everybody. Without a word in it, a list
/// counts as missing.
fn preferences(world: &World) -> Option<Attempt> {
    let lists = preferences_of(&world.machine).into_iter();
    lists
        .filter_map(|path| listed(world, path))
        .find(|it| it.result.as_ref().map_or(true, |value| value.as_object().is_none_or(|map| !map.is_empty())))
}

fn listed(world: &World, path: PathBuf) -> Option<Attempt> {
    let result = match world.files.read(&path, LIMIT) {
        Err(ReadError::Missing) => return None,
        Err(error) => Err(error.to_string()),
        Ok(bytes) => plist::value(&bytes).and_then(|value| {
            if value.is_object() { Ok(value) } else { Err(say!("checks/its-outermost-value-no-object")) }
        }),
    };
    Some(Attempt { scope: Scope::Managed, path, result })
}

/// What an administrator wants of Claude Code by Windows' registry.
fn policy(world: &World, key: Key) -> Option<Attempt> {
    let result = match world.registry.value(key, "Settings") {
        Ok(None) => return None,
        Ok(Some(value)) => value.text().ok_or_else(|| say!("checks/registry-value-no-text")),
        Err(error) => Err(error.to_string()),
    };
    let result = result.and_then(|text| settings(text.as_bytes()));
    Some(Attempt { scope: Scope::Managed, path: key.path().into(), result })
}

/// The administrator's further files, strongest first: the one whose name comes last wins (measured).
fn drop_ins(world: &World) -> Vec<PathBuf> {
    let folder = managed_folder(world.machine.os).join("managed-settings.d");
    let mut all = world.files.list(&folder, 200).unwrap_or_default();
    all.retain(|file| {
        let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && file.extension().is_some_and(|extension| extension == "json")
    });
    all.reverse();
    all
}

fn real(world: &World, path: &std::path::Path) -> PathBuf {
    world.files.real(path).unwrap_or_else(|_| path.to_owned())
}

fn attempt(world: &World, scope: Scope, path: &std::path::Path) -> Option<Attempt> {
    let result = match world.files.read(path, LIMIT) {
        Err(ReadError::Missing) => return None,
        Err(error) => Err(error.to_string()),
        // an empty file is as good as none for Claude Code (measured with 2.1.329)
        Ok(bytes) if bytes.strip_prefix(BOM).unwrap_or(&bytes).iter().all(u8::is_ascii_whitespace) => {
            Ok(Value::Object(serde_json::Map::new()))
        }
        Ok(bytes) => settings(&bytes),
    };
    Some(Attempt { scope, path: path.to_owned(), result })
}

/// What a settings file says, read as strictly as Claude Code does: with a comment or a comma too many, all of it is
/// left out (measured with 2.1.329).
fn settings(bytes: &[u8]) -> Result<Value, String> {
    let parsed = jsonc::parse(bytes).map_err(|error| error.to_string())?;
    if !parsed.value.is_object() {
        return Err(say!("checks/its-outermost-value-no-object"));
    }
    match jsonc::refused(bytes) {
        Some(error) => Err(say!("checks/claude-code-reads-plain-json", error = error)),
        None => Ok(parsed.value),
    }
}

impl Gathered {
    /// The ladder of credentials.
    pub(super) fn ladder(&self, world: &World) -> Ladder {
        let login = self.login(world);
        let profile = super::profile::find(world, &self.env);
        ladder(&Inputs {
            machine: &world.machine,
            env: &self.env,
            settings: &self.settings,
            login: login.as_ref(),
            managed_key: self.managed_key(world),
            profile: profile.as_ref(),
        })
    }

    /// What is stored as the claude.ai login; `None` without a home folder.
    pub(super) fn login(&self, world: &World) -> Option<StoredLogin> {
        let file = self.places.as_ref()?.credentials.clone();
        let stamp = match world.files.look(&file) {
            Ok(entry) if entry.kind == Kind::File && entry.size > LIMIT => {
                Stamp { kind: Kind::File, size: entry.size, mode: entry.mode, digest: None }
            }
            _ => stamp(world.files.as_ref(), &file),
        };
        let reading = match world.files.read(&file, LIMIT) {
            Ok(bytes) => login::read(&bytes, world.now()),
            Err(error) => unread(&error),
        };
        let reading = in_keychain(world).unwrap_or(reading);
        let owner = world.files.look(&file).ok().and_then(|entry| entry.owner);
        let behind = world.files.real(&file).and_then(|real| world.files.look(&real)).ok();
        let linked_mode = behind.filter(|_| stamp.kind == Kind::Link).and_then(|entry| entry.mode);
        let Reading { state, renews, deadline, scopes, plan, beside, mcp } = reading;
        Some(StoredLogin { file, stamp, linked_mode, owner, state, renews, deadline, scopes, plan, beside, mcp })
    }

    /// The key that a Console login left in `~/.claude.json`.
    pub(super) fn managed_key(&self, world: &World) -> Option<(String, Secret)> {
        let file = &self.places.as_ref()?.config_json;
        let config: OnlyKey = parse(world.files.stream(file, CONFIG_LIMIT).ok()?).ok()?.result.ok()?;
        let key = config.primary_api_key.filter(|key| !key.is_empty())?;
        Some((world.machine.tilde(file), Secret::new(key.into_bytes())))
    }

    /// Whom Claude Code believes.
    pub(super) fn trust(&self) -> Trust {
        let list = self.env.text(CERT_STORE).unwrap_or_default().to_ascii_lowercase();
        // a list without a name that is known counts as none (measured with 2.1.329)
        let named: Vec<&str> =
            list.split(',').map(str::trim).filter(|it| matches!(*it, "bundled" | "system")).collect();
        let off = |name: &str| !named.is_empty() && !named.contains(&name);
        Trust {
            extra: self.env.text(EXTRA_CA).map(|file| file.trim_end().into()),
            no_bundled: off("bundled"),
            no_system: off("system"),
        }
    }

    /// The variable by which a project's settings decide how a request travels or whom it believes, if one does: a
    /// proxy and a certificate of the project's own would together read what is sent.
    pub(super) fn way_set_by_project(&self) -> Option<(&'static str, Scope)> {
        let mut way = PROXY.into_iter().chain([EXTRA_CA, CERT_STORE]);
        way.find_map(|name| Some((name, self.settings.scope_of(name).filter(|scope| !scope.trusted())?)))
    }

    /// The environment without what a project's settings set: what is run for the person is not led by a project.
    pub(super) fn trusted_env(&self, world: &World) -> Environment {
        let own = self.attempts.iter().filter(|it| it.scope.trusted()).filter_map(|it| {
            let value = it.result.as_ref().ok()?.clone();
            Some(SettingsFile { scope: it.scope, path: it.path.clone(), value })
        });
        Settings::merge(&own.collect::<Vec<_>>()).overlay(&proxy::put_right(&world.env))
    }

    /// Whether a project's settings set any variable at all.
    pub(super) fn project_sets_variables(&self) -> bool {
        self.settings.env.values().any(|(scope, _)| !scope.trusted())
    }

    /// The address of the API, and the settings file that sets it, if one does.
    pub(super) fn base_url(&self) -> (String, Option<Scope>) {
        let set = self.env.text(BASE_URL);
        (set.unwrap_or_else(|| "https://api.anthropic.com".to_owned()), self.settings.scope_of(BASE_URL))
    }
}

/// How a request travels from here, as Claude Code would send it.
pub(crate) struct Way {
    /// The proxy, and its address as it was set.
    pub proxy: Option<(Via, ProxyLogin)>,
    /// Whom to believe.
    pub trust: Trust,
}

/// How a request to this host travels; an error if a project's settings had a say in it, or the proxy cannot be used.
pub(crate) fn way_to(world: &World, host: &str) -> Result<Way, String> {
    let gathered = gather(world);
    if let Some((name, _)) = gathered.way_set_by_project() {
        return Err(say!("checks/projects-settings-set-which-decides", name = name));
    }
    let proxy = proxy::in_force(&gathered.env, host, 443);
    let proxy =
        proxy.map_err(|bad| say!("checks/cannot-used-proxy", variable = bad.variable, because = bad.because))?;
    Ok(Way { proxy: proxy.map(|it| (it.via, ProxyLogin(it.address))), trust: gathered.trust() })
}

/// What came of reading a file as JSON.
pub(super) struct Parsed<T> {
    pub(super) result: Result<T, serde_json::Error>,
}

/// Reads JSON; what is large is never in memory as a whole, which takes longer.
pub(super) fn parse<T: serde::de::DeserializeOwned>(mut stream: Box<dyn Read>) -> std::io::Result<Parsed<T>> {
    let mut head = Vec::new();
    stream.by_ref().take(AT_ONCE + 1).read_to_end(&mut head)?;
    if head.len() as u64 <= AT_ONCE {
        return Ok(Parsed { result: serde_json::from_slice(&head) });
    }
    let whole = BufReader::new(Cursor::new(head).chain(stream));
    Ok(Parsed { result: serde_json::from_reader(whole) })
}

#[derive(serde::Deserialize)]
struct OnlyKey {
    #[serde(rename = "primaryApiKey")]
    primary_api_key: Option<String>,
}

/// What the Keychain says of the login, which on macOS comes before a file; `None` if it holds none.
fn in_keychain(world: &World) -> Option<Reading> {
    let state = match super::keychain::seen(world)?.login {
        Looked::Found(item) => LoginState::Kept { since: item.modified },
        Looked::Missing => return None,
        Looked::Locked => LoginState::Unknown { because: say!("checks/login-keychain-locked"), denied: false },
        Looked::Unclear { because } => LoginState::Unknown { because, denied: false },
    };
    Some(Reading { state, renews: true, deadline: None, scopes: None, plan: None, beside: Vec::new(), mcp: 0 })
}

/// What a store that cannot be read means.
fn unread(error: &ReadError) -> Reading {
    let state = match error {
        ReadError::Missing => LoginState::None,
        ReadError::Denied | ReadError::Other(_) => {
            LoginState::Unknown { because: error.to_string(), denied: *error == ReadError::Denied }
        }
        ReadError::Dangling | ReadError::NotAFile(_) => LoginState::Corrupt { because: error.to_string() },
        ReadError::TooLarge { size, .. } => LoginState::Corrupt {
            because: say!("checks/has-stored-login-has-few", size = crate::model::text::size(*size)),
        },
    };
    Reading { state, renews: false, deadline: None, scopes: None, plan: None, beside: Vec::new(), mcp: 0 }
}
