//! Which credentials would AWS's own rules pick, and do they still hold? Read from its files, without running `aws`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::cloud::machine_of;
use super::gather::LIMIT;
use crate::model::environment::Environment;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::World;

/// The sections of a configuration file, each with its entries; no value of a secret is kept.
type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// How often one profile may lend from another.
const DEEPEST: usize = 8;
/// How many files of the cache are read.
const MOST: usize = 200;

/// The profile in force.
pub(super) fn profile(env: &Environment) -> String {
    env.text("AWS_PROFILE").unwrap_or_else(|| "default".to_owned()).trim().to_owned()
}

/// Why the credentials cannot work, as a sentence; `None` if nothing speaks against them.
pub(super) fn broken(world: &World, env: &Environment) -> Option<String> {
    let set = |name: &str| env.raw(name).is_some();
    let others = [
        "AWS_BEARER_TOKEN_BEDROCK",
        "ANTHROPIC_AWS_API_KEY",
        "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
        "CLAUDE_CODE_SKIP_MANTLE_AUTH",
        "CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
    ];
    if others.into_iter().any(set) {
        return None;
    }
    let named = set("AWS_PROFILE");
    if set("AWS_ACCESS_KEY_ID") && set("AWS_SECRET_ACCESS_KEY") && !named {
        let ended = env.text("AWS_CREDENTIAL_EXPIRATION").and_then(|text| Moment::from_iso(&text));
        let ended = ended.filter(|at| *at <= world.now())?;
        return Some(say!("checks/aws-keys-environment-ended-at", when = ended.near(world.now())));
    }
    let home = world.machine.home.clone().unwrap_or_default();
    let file =
        |name: &str, usual: &str| env.raw(name).map_or_else(|| home.join(usual), |path| world.machine.cwd.join(path));
    let config = sections(world, &file("AWS_CONFIG_FILE", ".aws/config"));
    let keys = sections(world, &file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"));
    let of = Files { world, config, keys, cache: home.join(".aws/sso/cache") };
    of.broken(&profile(env), named, DEEPEST)
}

struct Files<'a> {
    world: &'a World,
    config: Sections,
    keys: Sections,
    cache: PathBuf,
}

impl Files<'_> {
    fn broken(&self, name: &str, named: bool, depth: usize) -> Option<String> {
        let keys = self.keys.get(name);
        let config = self.config.get(&format!("profile {name}")).or_else(|| self.config.get(name));
        let shown = plain(name, 60);
        if keys.is_none() && config.is_none() {
            return match (named, machine_of(self.world, "Amazon")) {
                (true, _) => Some(say!("checks/aws-profile-names-profile-which", profile = shown)),
                (false, true) => None,
                (false, false) => Some(say!("checks/aws-has-no-profile-called")),
            };
        }
        let entry = |key: &str| config.and_then(|it| it.get(key)).or_else(|| keys.and_then(|it| it.get(key)));
        if let Some(session) = entry("sso_session") {
            let section = self.config.get(&format!("sso-session {session}"));
            let start = section.and_then(|it| it.get("sso_start_url"));
            return self.sso(&shown, start.map(String::as_str));
        }
        if let Some(start) = entry("sso_start_url") {
            return self.sso(&shown, Some(start));
        }
        if entry("aws_access_key_id").is_some() {
            let ended = ["x_security_token_expires", "aws_expiration", "aws_session_expiration", "expiration"]
                .iter()
                .find_map(|key| Moment::from_iso(&entry(key)?.replacen(' ', "T", 1)));
            let ended = ended.filter(|at| *at <= self.world.now())?;
            return Some(say!(
                "checks/aws-keys-profile-ended-at",
                profile = shown,
                when = ended.near(self.world.now())
            ));
        }
        let lent = entry("source_profile").filter(|other| *other != name);
        if let Some(other) = lent.filter(|_| depth > 0) {
            return self.broken(other, true, depth - 1);
        }
        let elsewhere = ["credential_process", "credential_source", "web_identity_token_file", "login_session"];
        if elsewhere.into_iter().any(|key| entry(key).is_some()) || machine_of(self.world, "Amazon") {
            return None;
        }
        Some(say!("checks/aws-profile-names-neither-keys", profile = shown))
    }

    /// What the cache says of the sign-in at this address.
    fn sso(&self, profile: &str, start: Option<&str>) -> Option<String> {
        let usual = |url: &str| url.trim_end_matches(['/', '#']).to_owned();
        let now = self.world.now();
        let mut newest: Option<(Moment, bool)> = None;
        for file in self.world.files.list(&self.cache, MOST).unwrap_or_default() {
            let Ok(bytes) = self.world.files.read(&file, LIMIT) else { continue };
            let Ok(value) = serde_json::from_slice::<Value>(&bytes) else { continue };
            let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
            let other = matches!((text("startUrl"), start), (Some(its), Some(own)) if usual(its) != usual(own));
            let Some(until) = text("expiresAt").and_then(moment).filter(|_| !other && text("accessToken").is_some())
            else {
                continue;
            };
            let registered = text("registrationExpiresAt").and_then(moment).is_some_and(|at| at > now);
            let renewable = text("refreshToken").is_some() && registered;
            if newest.is_none_or(|(at, _)| until > at) {
                newest = Some((until, renewable));
            }
        }
        match newest {
            Some((until, renewable)) if until > now || renewable => None,
            Some((until, _)) => {
                Some(say!("checks/aws-sign-profile-ended-at", profile = profile, when = until.near(now)))
            }
            None => Some(say!("checks/nobody-has-signed-aws-profile", profile = profile)),
        }
    }
}

/// `2026-11-21T04:00:00Z`, also with `UTC` in place of `Z` as older programs wrote it.
fn moment(text: &str) -> Option<Moment> {
    Moment::from_iso(&text.replace("UTC", "Z"))
}

fn sections(world: &World, file: &Path) -> Sections {
    let bytes = world.files.read(file, LIMIT).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mut found = Sections::new();
    let mut section = None;
    for line in text.lines().map(str::trim_end) {
        if let Some(name) = line.trim_start().strip_prefix('[').and_then(|rest| Some(rest.split_once(']')?.0)) {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            found.entry(name.clone()).or_default();
            section = Some(name);
        } else if let (Some((key, value)), Some(section)) = (line.split_once('='), &section)
            && !line.starts_with(['#', ';', ' ', '\t'])
        {
            let key = key.trim().to_ascii_lowercase();
            let secret = key.contains("secret")
                || key.contains("token") && !key.contains("file") && !key.contains("expires")
                || key == "aws_access_key_id";
            let value = if secret { String::new() } else { value.trim().trim_matches('"').to_owned() };
            found.entry(section.clone()).or_default().insert(key, value);
        }
    }
    found
}
