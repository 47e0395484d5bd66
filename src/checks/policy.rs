//! Does a settings file decide with which account to sign in?

use std::path::PathBuf;

use futures::future::{BoxFuture, FutureExt};
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::{Attempt, gather};
use super::ready::tried;
use crate::model::outcome::Learned;
use crate::model::plan::Edit;
use crate::model::policy::{Organisations, Pins, Policy};
use crate::model::ready::{PinEdits, Tried};
use crate::model::source::Scope;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "settings.policy", group: Step::Environment, asks: &[Ask::Files], run };

/// The key that chooses or requires an organisation.
const ORGANISATION: &str = "forceLoginOrgUUID";

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let pins: Vec<Pins> = gather(world).attempts.iter().filter_map(|it| pins(world, it)).collect();
        let policy = Policy(pins);
        let mut learned = match (policy.managed(), policy.0.first()) {
            (Some(pins), _) => Learned::found(say!("checks/decides-who-may-sign", file = pins.file)),
            (None, Some(pins)) => {
                Learned::healthy(say!("checks/suggests-account-which-binds-nobody", file = pins.file))
            }
            (None, None) => Learned::healthy(say!("checks/no-settings-file-decides-who")),
        };
        for pins in &policy.0 {
            let method = pins.method.as_ref().map(|method| format!("forceLoginMethod {method}"));
            let organisations = pins.organisations.as_ref().map(|_| "forceLoginOrgUUID".to_owned());
            let said: Vec<String> = method.into_iter().chain(organisations).collect();
            learned = learned.evidence(pins.file.clone(), said.listed());
        }
        learned.fact(policy).fact(PinEdits(without(world)))
    }
    .boxed()
}

/// Each file that chooses an organisation, as it would be without.
fn without(world: &World) -> Vec<(Scope, PathBuf, Tried)> {
    let chooses = |it: &Attempt| it.result.as_ref().is_ok_and(|value| value.get(ORGANISATION).is_some());
    let edit = |it: Attempt| {
        let tried = match it.scope {
            Scope::Managed => Err(say!("checks/administrator-manages-file")),
            _ => tried(world, &it.path, Edit::RemoveKey { path: vec![ORGANISATION.to_owned()] }),
        };
        (it.scope, it.path, tried)
    };
    gather(world).attempts.into_iter().filter(chooses).map(edit).collect()
}

fn pins(world: &World, attempt: &Attempt) -> Option<Pins> {
    let value = attempt.result.as_ref().ok()?;
    let method = value.get("forceLoginMethod").and_then(Value::as_str).map(|method| plain(method, 30));
    let organisations = match value.get(ORGANISATION) {
        Some(Value::String(one)) => Some(Organisations::Listed(vec![one.clone()])),
        Some(Value::Array(list)) if list.is_empty() => Some(Organisations::Nobody),
        Some(Value::Array(list)) if list.iter().all(Value::is_string) => {
            Some(Organisations::Listed(list.iter().filter_map(Value::as_str).map(str::to_owned).collect()))
        }
        Some(_) if attempt.scope == Scope::Managed => Some(Organisations::Unreadable),
        // in a file of the person's own, what has the wrong type is left out
        _ => None,
    };
    (method.is_some() || organisations.is_some()).then(|| Pins {
        scope: attempt.scope,
        file: world.machine.tilde(&attempt.path),
        method,
        organisations,
    })
}
