//! What does Claude Code remember about the account, and does it agree with the login?

use futures::future::{BoxFuture, FutureExt};
use serde::Deserialize;
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::{CONFIG_LIMIT, Gathered, LIMIT, gather, parse};
use crate::claude_code::variables::API_KEY;
use crate::model::account::KnownAccount;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::ReadError;

pub(super) const CHECK: Check = Check {
    id: "login.account",
    title: "What Claude Code remembers",
    group: Step::SignIn,
    why: "Beside the login, Claude Code remembers the account, whether its first questions were answered, and which keys \
          were declined. When that does not fit the login, it asks again or shows another account.",
    asks: &[Ask::Files],
    run,
};

/// How many characters of a declined key Claude Code keeps.
const KEPT: usize = 20;

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Config {
    has_completed_onboarding: Option<Value>,
    oauth_account: Option<Value>,
    custom_api_key_responses: Option<Value>,
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let Some(places) = &gathered.places else {
            return Learned::skipped("without a home folder nothing is remembered");
        };
        let file = world.machine.tilde(&places.config_json);
        let login_organisation = of_login(world, &gathered);
        let stream = match world.files.stream(&places.config_json, CONFIG_LIMIT) {
            Ok(stream) => stream,
            Err(ReadError::Missing) => {
                let fact = KnownAccount { file: file.clone(), login_organisation, ..KnownAccount::default() };
                return Learned::healthy(format!("{file} does not exist; Claude Code asks its first questions"))
                    .fact(fact);
            }
            Err(error) => return Learned::skipped(format!("{file} cannot be read: {error}")),
        };
        let Some(config) = parse::<Config>(stream).ok().and_then(|parsed| parsed.result.ok()) else {
            return Learned::skipped(format!("{file} is damaged, see step 6"));
        };
        let fact = KnownAccount {
            file,
            onboarded: Some(config.has_completed_onboarding == Some(Value::Bool(true))),
            account: config.oauth_account.as_ref().is_some_and(Value::is_object),
            shown: who(config.oauth_account.as_ref()),
            organisation: text(config.oauth_account.as_ref(), "organizationUuid"),
            login_organisation,
            declined: declined(&gathered, config.custom_api_key_responses.as_ref()),
        };
        describe(&fact).fact(fact)
    }
    .boxed()
}

fn describe(fact: &KnownAccount) -> Learned {
    let learned = if fact.account {
        Learned::healthy("Claude Code remembers an account")
    } else {
        Learned::healthy("Claude Code remembers no account")
    };
    let answered = if fact.onboarded == Some(true) { "answered" } else { "not answered yet" };
    let learned = learned.evidence("first questions", answered);
    if fact.declined { learned.evidence(API_KEY, "was declined earlier") } else { learned }
}

/// The e-mail address and the organisation, each only as far as its owner recognises it.
fn who(account: Option<&Value>) -> Option<String> {
    let email = text(account, "emailAddress")?;
    let (name, host) = email.split_once('@')?;
    let mut letters = name.chars();
    let (first, last) = (letters.next()?, letters.next_back().map(String::from).unwrap_or_default());
    let organisation = text(account, "organizationName").filter(|name| !name.contains('@'));
    let organisation = organisation.and_then(|name| Some(format!(" of {}…", name.chars().next()?)));
    Some(plain(&format!("{first}…{last}@{host}{}", organisation.unwrap_or_default()), 100))
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

/// Whether the key that is set is one that the person declined: Claude Code keeps its last characters.
fn declined(gathered: &Gathered, responses: Option<&Value>) -> bool {
    let (Some(secret), Some(responses)) = (gathered.env.secret(API_KEY), responses) else { return false };
    let Ok(key) = std::str::from_utf8(secret.expose()) else { return false };
    let tail = |text: &str| text.trim().chars().rev().take(KEPT).collect::<Vec<_>>();
    let among = |name: &str| {
        let list = responses.get(name).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().filter_map(Value::as_str).any(|kept| tail(kept) == tail(key)))
    };
    among("rejected") && !among("approved")
}
