//! Which profile of Anthropic's own command line counts, and would it work?

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::{LIMIT, gather};
use crate::claude_code::variables::PROFILE;
use crate::model::environment::Environment;
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::profile::{Chosen, Profile};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "credentials.profile", group: Step::Environment, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let env = gather(world).env;
        let Some(profile) = find(world, &env) else {
            return Learned::skipped(say!("checks/no-profile-chosen"));
        };
        let name = plain(&profile.name, 60);
        let learned = match &profile.dead {
            Some(because) => Learned::found(say!("checks/profile-chosen-cannot-work", name = name, because = because)),
            None => Learned::healthy(say!("checks/profile-chosen", name = name)),
        };
        let chosen = match profile.chosen {
            Chosen::Variable => PROFILE.to_owned(),
            Chosen::Active => say!("checks/file-active-config"),
            Chosen::Federation => say!("checks/chosen-by-variables"),
        };
        learned
            .evidence(say!("checks/label-chosen-by"), chosen)
            .evidence(say!("checks/label-from"), profile.source.clone())
            .fact(profile)
    }
    .boxed()
}

/// The folder of the profiles.
fn folder(world: &World, env: &Environment) -> Option<PathBuf> {
    if let Some(dir) = env.raw("ANTHROPIC_CONFIG_DIR") {
        return Some(world.machine.cwd.join(dir));
    }
    if world.machine.os == Os::Windows {
        return Some(PathBuf::from(env.raw("APPDATA")?).join("Anthropic"));
    }
    let config = env.raw("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.has_root());
    Some(config.or_else(|| Some(world.machine.home.as_ref()?.join(".config")))?.join("anthropic"))
}

fn json(world: &World, path: &Path) -> Option<Value> {
    serde_json::from_slice(&world.files.read(path, LIMIT).ok()?).ok()
}

/// The profile that Claude Code would pick. A profile that is named and not there is passed over, as it does.
pub(super) fn find(world: &World, env: &Environment) -> Option<Profile> {
    let folder = folder(world, env)?;
    let named = env.text(PROFILE).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let chosen = if named.is_some() { Chosen::Variable } else { Chosen::Active };
    if chosen == Chosen::Active
        && ["ANTHROPIC_FEDERATION_RULE_ID", "ANTHROPIC_ORGANIZATION_ID"].iter().all(|name| env.raw(name).is_some())
        && let Some(token) = env.raw("ANTHROPIC_IDENTITY_TOKEN_FILE").map(PathBuf::from)
    {
        return Some(Profile {
            name: say!("checks/profile-of-environment"),
            chosen: Chosen::Federation,
            personal: false,
            source: "ANTHROPIC_FEDERATION_RULE_ID".to_owned(),
            dead: unreadable(world, &token),
            open: false,
        });
    }
    let active = || {
        let bytes = world.files.read(&folder.join("active_config"), 4096).ok()?;
        Some(String::from_utf8_lossy(&bytes).trim().to_owned()).filter(|name| !name.is_empty())
    };
    let name = named.or_else(active).unwrap_or_else(|| "default".to_owned());
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return None;
    }
    let file = folder.join("configs").join(format!("{name}.json"));
    let authentication = json(world, &file)?.get("authentication")?.clone();
    let path = authentication.get("credentials_path").and_then(Value::as_str);
    let credentials =
        path.map_or_else(|| folder.join("credentials").join(format!("{name}.json")), |path| folder.join(path));
    let (personal, dead) = match authentication.get("type")?.as_str()? {
        "user_oauth" => (true, dead_login(world, &credentials)?),
        "oidc_federation" => {
            let token = authentication.pointer("/identity_token/path").and_then(Value::as_str);
            (false, token.and_then(|path| unreadable(world, &folder.join(path))))
        }
        _ => return None,
    };
    let open = personal && open_to_others(world, &credentials);
    Some(Profile { name, chosen, personal, source: world.machine.tilde(&file), dead, open })
}

fn unreadable(world: &World, token: &Path) -> Option<String> {
    let error = world.files.read(token, LIMIT).err()?;
    Some(say!("checks/its-identity-token-cannot-read", file = world.machine.tilde(token), error = error))
}

/// Why the login of a profile is dead; the outer `None` if there is none, and the profile does not count.
#[expect(clippy::option_option, reason = "no login, a good one and a dead one are three things")]
fn dead_login(world: &World, file: &Path) -> Option<Option<String>> {
    let bytes = world.files.read(file, LIMIT).ok()?;
    let shown = world.machine.tilde(file);
    if open_to_others(world, file) {
        return Some(Some(say!("checks/others-may-read-claude-code", shown = shown)));
    }
    let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
        return Some(Some(say!("checks/no-json", shown = shown)));
    };
    let renewable = value.get("refresh_token").and_then(Value::as_str).is_some_and(|token| !token.is_empty());
    let ended = ended(value.get("expires_at"), world.now());
    Some((ended && !renewable).then(|| say!("checks/profile-login-ended")))
}

/// Claude Code refuses a login that others may read.
fn open_to_others(world: &World, file: &Path) -> bool {
    let real = world.files.real(file).unwrap_or_else(|_| file.to_owned());
    let open = world.files.look(&real).ok().and_then(|entry| entry.mode).is_some_and(|mode| mode & 0o077 != 0);
    open && world.machine.os != Os::Windows
}

/// Whether a time in seconds, in milliseconds or as RFC 3339 lies in the past.
fn ended(at: Option<&Value>, now: Moment) -> bool {
    let at = match at {
        Some(Value::Number(number)) => number.as_i64().map(|at| if at < 100_000_000_000 { at * 1000 } else { at }),
        Some(Value::String(text)) => Moment::from_iso(text).map(|at| at.0),
        _ => None,
    };
    at.is_some_and(|at| at <= now.0)
}
