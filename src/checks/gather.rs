//! What do several checks need to know first? Places, settings, and the environment that Claude Code works with.

use std::path::PathBuf;

use serde_json::Value;

use crate::claude_code::login::{self, Reading};
use crate::claude_code::places::Places;
use crate::claude_code::precedence::{Inputs, ladder};
use crate::claude_code::settings::{Settings, SettingsFile};
use crate::claude_code::variables::{BASE_URL, CERT_STORE, EXTRA_CA, PROXY};
use crate::dialects::jsonc;
use crate::model::credential::Ladder;
use crate::model::environment::Environment;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Os;
use crate::model::secret::Secret;
use crate::model::source::Scope;
use crate::model::stamp::{Kind, Stamp};
use crate::ports::World;
use crate::ports::files::{ReadError, stamp};
use crate::ports::network::Trust;

/// The largest settings file and credentials file that is read, in bytes.
/// What is made of a file takes some hundred times its size, in several checks at once.
pub(super) const LIMIT: u64 = 512 * 1024;
/// The largest `~/.claude.json` that is read, in bytes; it holds the history of every project.
pub(super) const CONFIG_LIMIT: u64 = 64 * 1024 * 1024;

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
    let attempts: Vec<Attempt> = files.filter_map(|(scope, path)| attempt(world, *scope, path)).collect();
    let good = attempts.iter().filter_map(|it| {
        let value = it.result.as_ref().ok()?.clone();
        Some(SettingsFile { scope: it.scope, path: it.path.clone(), value })
    });
    let settings = Settings::merge(&good.collect::<Vec<_>>());
    let env = settings.overlay(&world.env);
    Gathered { places, attempts, settings, env }
}

fn real(world: &World, path: &std::path::Path) -> PathBuf {
    world.files.real(path).unwrap_or_else(|_| path.to_owned())
}

fn attempt(world: &World, scope: Scope, path: &std::path::Path) -> Option<Attempt> {
    let result = match world.files.read(path, LIMIT) {
        Err(ReadError::Missing) => return None,
        Err(error) => Err(error.to_string()),
        Ok(bytes) => match jsonc::parse(&bytes) {
            Ok(parsed) if parsed.value.is_object() => Ok(parsed.value),
            Ok(_) => Err("its outermost value is no object".to_owned()),
            Err(error) => Err(error.to_string()),
        },
    };
    Some(Attempt { scope, path: path.to_owned(), result })
}

impl Gathered {
    /// The ladder of credentials.
    pub(super) fn ladder(&self, world: &World) -> Ladder {
        let login = self.login(world);
        ladder(&Inputs {
            machine: &world.machine,
            env: &self.env,
            settings: &self.settings,
            login: login.as_ref(),
            managed_key: self.managed_key(world),
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
            Err(error) => unread(&error, world.machine.os),
        };
        let owner = world.files.look(&file).ok().and_then(|entry| entry.owner);
        let Reading { state, deadline, scopes, plan, beside, mcp } = reading;
        Some(StoredLogin { file, stamp, owner, state, deadline, scopes, plan, beside, mcp })
    }

    /// The key that a Console login left in `~/.claude.json`.
    fn managed_key(&self, world: &World) -> Option<(String, Secret)> {
        let file = &self.places.as_ref()?.config_json;
        let bytes = world.files.read(file, CONFIG_LIMIT).ok()?;
        let config: OnlyKey = serde_json::from_slice(&bytes).ok()?;
        let key = config.primary_api_key.filter(|key| !key.is_empty())?;
        Some((world.machine.tilde(file), Secret::new(key.into_bytes())))
    }

    /// Whom Claude Code believes.
    pub(super) fn trust(&self) -> Trust {
        let sets = self.env.text(CERT_STORE).map(|text| text.to_ascii_lowercase());
        let off = |name: &str| sets.as_ref().is_some_and(|list| !list.split(',').any(|it| it.trim() == name));
        Trust { extra: self.env.raw(EXTRA_CA).map(PathBuf::from), no_bundled: off("bundled"), no_system: off("system") }
    }

    /// The variable by which a project's settings decide how a request travels or whom it believes, if one does: a
    /// proxy and a certificate of the project's own would together read what is sent.
    pub(super) fn way_set_by_project(&self) -> Option<(&'static str, Scope)> {
        let mut way = PROXY.into_iter().chain([EXTRA_CA, CERT_STORE]);
        way.find_map(|name| Some((name, self.settings.scope_of(name).filter(|scope| !scope.trusted())?)))
    }

    /// The address of the API, and the settings file that sets it, if one does.
    pub(super) fn base_url(&self) -> (String, Option<Scope>) {
        let set = self.env.text(BASE_URL);
        (set.unwrap_or_else(|| "https://api.anthropic.com".to_owned()), self.settings.scope_of(BASE_URL))
    }
}

#[derive(serde::Deserialize)]
struct OnlyKey {
    #[serde(rename = "primaryApiKey")]
    primary_api_key: Option<String>,
}

/// What a store that cannot be read means.
fn unread(error: &ReadError, os: Os) -> Reading {
    let state = match error {
        ReadError::Missing if os == Os::Macos => LoginState::Unknown {
            because: "on macOS the login is in the Keychain, which this version does not read yet".to_owned(),
        },
        ReadError::Missing => LoginState::None,
        ReadError::Denied | ReadError::Other(_) => LoginState::Unknown { because: error.to_string() },
        ReadError::Dangling | ReadError::NotAFile(_) => LoginState::Corrupt { because: error.to_string() },
        ReadError::TooLarge { size, .. } => LoginState::Corrupt {
            because: format!("it has {}; a stored login has a few thousand bytes", crate::model::text::size(*size)),
        },
    };
    Reading { state, deadline: None, scopes: None, plan: None, beside: Vec::new(), mcp: 0 }
}
