//! How is one entry of Claude Code's state file put right, with all the rest left as it was?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::{StateEdits, Tried};

pub(super) const ANSWERED: Repair = Repair {
    id: "store.mark_answered",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ANSWERED.id,
                edit: |edits| &edits.answered,
                title: |file| say!("repairs/note-answered-in", file = file),
                says: || [warn!("repairs/starts-without-questions"), warn!("repairs/signs-nobody-in")],
            },
        )
    },
};

pub(super) const ALLOW: Repair = Repair {
    id: "key.allow_again",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ALLOW.id,
                edit: |edits| &edits.declined,
                title: |file| say!("repairs/forget-declined-in", file = file),
                says: || [warn!("repairs/asks-once-more-for-key"), warn!("repairs/other-declined-stay")],
            },
        )
    },
};

pub(super) const MANAGED_KEY: Repair = Repair {
    id: "key.remove_managed",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: MANAGED_KEY.id,
                edit: |edits| &edits.managed_key,
                title: |file| say!("repairs/take-console-key-out-of", file = file),
                says: || [warn!("repairs/without-console-key"), warn!("repairs/key-exists-in-console")],
            },
        )
    },
};

pub(super) const ACCOUNT: Repair = Repair {
    id: "account.forget",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ACCOUNT.id,
                edit: |edits| &edits.account,
                title: |file| say!("repairs/take-account-out-of", file = file),
                says: || [warn!("repairs/sign-in-once-more-first"), warn!("repairs/login-itself-stays")],
            },
        )
    },
};

struct What {
    id: &'static str,
    edit: fn(&StateEdits) -> &Option<Tried>,
    title: fn(&str) -> String,
    says: fn() -> [String; 2],
}

fn plan(facts: &Facts, what: &What) -> Vec<Plan> {
    let (Some(edits), Some(machine)) = (facts.get::<StateEdits>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some(Ok(ready)) = (what.edit)(edits) else { return Vec::new() };
    let mut consequences = (what.says)().to_vec();
    consequences.push(warn!("repairs/end-open-sessions-first-one"));
    vec![Plan {
        id: what.id.to_owned(),
        title: (what.title)(&shown(&ready.file, machine)),
        risk: Risk::Reversible,
        steps: vec![ready.step()],
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
