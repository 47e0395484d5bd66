//! What does Claude Code remember about the account, and does it agree with the login?

use std::path::Path;

use futures::future::{BoxFuture, FutureExt};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::{CONFIG_LIMIT, Gathered, LIMIT, gather, parse};
use super::ready::tried;
use crate::claude_code::variables::API_KEY;
use crate::model::account::KnownAccount;
use crate::model::outcome::Learned;
use crate::model::plan::{Edit, Place};
use crate::model::ready::StateEdits;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::ReadError;

pub(super) const CHECK: Check = Check { id: "login.account", group: Step::SignIn, asks: &[Ask::Files], run };

/// How many characters of a declined key Claude Code keeps.
const KEPT: usize = 20;
/// The entry that says that the first questions were answered.
const ANSWERED: &str = "hasCompletedOnboarding";

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Config {
    has_completed_onboarding: Option<Value>,
    oauth_account: Option<Value>,
    custom_api_key_responses: Option<Value>,
    // only whether it is there
    primary_api_key: Option<IgnoredAny>,
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let Some(places) = &gathered.places else {
            return Learned::skipped(say!("checks/without-home-folder-nothing-remembered"));
        };
        let file = world.machine.tilde(&places.config_json);
        let login_organisation = of_login(world, &gathered);
        let stream = match world.files.stream(&places.config_json, CONFIG_LIMIT) {
            Ok(stream) => stream,
            Err(ReadError::Missing) => {
                let fact = KnownAccount { file: file.clone(), login_organisation, ..KnownAccount::default() };
                return Learned::healthy(say!("checks/no-state-file-first-questions", file = file)).fact(fact);
            }
            Err(error) => return Learned::skipped(say!("checks/file-cannot-be-read", file = file, error = error)),
        };
        let Some(config) = parse::<Config>(stream).ok().and_then(|parsed| parsed.result.ok()) else {
            return Learned::skipped(say!("checks/state-file-damaged", file = file));
        };
        let declined = declined(&gathered, config.custom_api_key_responses.as_ref());
        let edits = edits(world, &places.config_json, &config, &declined);
        let fact = KnownAccount {
            file,
            onboarded: Some(config.has_completed_onboarding == Some(Value::Bool(true))),
            account: config.oauth_account.as_ref().is_some_and(Value::is_object),
            shown: who(config.oauth_account.as_ref()),
            organisation: text(config.oauth_account.as_ref(), "organizationUuid"),
            login_organisation,
            declined: !declined.is_empty(),
        };
        describe(&fact).fact(fact).fact(edits)
    }
    .boxed()
}

/// What could be put right in the file, tried on its bytes.
fn edits(world: &World, file: &Path, config: &Config, declined: &[usize]) -> StateEdits {
    let remove = |key: &str| tried(world, file, Edit::RemoveEntries { keys: vec![key.to_owned()] });
    let answered = config.has_completed_onboarding == Some(Value::Bool(true));
    let path = ["customApiKeyResponses", "rejected"].map(str::to_owned).to_vec();
    let places = vec![Place { path, at: declined.to_vec() }];
    StateEdits {
        answered: (!answered).then(|| tried(world, file, Edit::SetTrue { key: ANSWERED.to_owned() })),
        account: config.oauth_account.as_ref().map(|_| remove("oauthAccount")),
        declined: (!declined.is_empty()).then(|| tried(world, file, Edit::RemovePlaces { places })),
        managed_key: config.primary_api_key.as_ref().map(|_| remove("primaryApiKey")),
    }
}

fn describe(fact: &KnownAccount) -> Learned {
    let learned = if fact.account {
        Learned::healthy(say!("checks/claude-code-remembers-account"))
    } else {
        Learned::healthy(say!("checks/claude-code-remembers-no-account"))
    };
    let answered = if fact.onboarded == Some(true) { say!("checks/answered") } else { say!("checks/not-answered-yet") };
    let learned = learned.evidence(say!("checks/label-first-questions"), answered);
    if fact.declined { learned.evidence(API_KEY, say!("checks/declined-earlier")) } else { learned }
}

/// The e-mail address and the organisation, each only as far as its owner recognises it.
fn who(account: Option<&Value>) -> Option<String> {
    let email = text(account, "emailAddress")?;
    let (name, host) = email.split_once('@')?;
    let mut letters = name.chars();
    let (first, last) = (letters.next()?, letters.next_back().map(String::from).unwrap_or_default());
    let organisation = text(account, "organizationName").filter(|name| !name.contains('@'));
    let letter = organisation.and_then(|name| name.chars().next());
    let address = format!("{first}…{last}@{host}");
    let whole = match letter {
        Some(letter) => say!("checks/account-of-organisation", address = address, letter = letter),
        None => address,
    };
    Some(plain(&whole, 100))
}

fn text(value: Option<&Value>, name: &str) -> Option<String> {
    value?.get(name)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The organisation that the store of the login names beside its tokens.
fn of_login(world: &World, gathered: &Gathered) -> Option<String> {
    let bytes = world.files.read(&gathered.places.as_ref()?.credentials, LIMIT).ok()?;
    let value: Value = serde_json::from_slice(&bytes).ok()?;
    text(Some(&value), "organizationUuid").or_else(|| text(value.get("claudeAiOauth"), "organizationUuid"))
}

/// Which of the declined keys is the one that is set, none if it was allowed later: Claude Code keeps the last
/// characters of each.
fn declined(gathered: &Gathered, responses: Option<&Value>) -> Vec<usize> {
    let (Some(secret), Some(responses)) = (gathered.env.secret(API_KEY), responses) else { return Vec::new() };
    let Ok(key) = std::str::from_utf8(secret.expose()) else { return Vec::new() };
    let tail = |text: &str| text.trim().chars().rev().take(KEPT).collect::<Vec<_>>();
    let among = |name: &str| -> Vec<usize> {
        let list = responses.get(name).and_then(Value::as_array);
        let same = |kept: &Value| kept.as_str().is_some_and(|kept| tail(kept) == tail(key));
        list.into_iter().flatten().enumerate().filter(|(_, kept)| same(kept)).map(|(at, _)| at).collect()
    };
    if among("approved").is_empty() { among("rejected") } else { Vec::new() }
}
