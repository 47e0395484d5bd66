//! How is one entry of Claude Code's state file put right, with all the rest left as it was?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Risk};
use crate::model::ready::{StateEdits, Tried};

pub(super) const ANSWERED: Repair = Repair {
    id: "store.mark_answered",
    title: "Note that Claude Code's first questions were answered",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ANSWERED.id,
                edit: |edits| &edits.answered,
                title: "Note in {} that the first questions were answered",
                says: &[
                    "Claude Code then starts without them: the theme is the usual one, and /theme changes it.",
                    "It does not sign anybody in.",
                ],
            },
        )
    },
};

pub(super) const ALLOW: Repair = Repair {
    id: "key.allow_again",
    title: "Forget that a key was declined",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ALLOW.id,
                edit: |edits| &edits.declined,
                title: "Forget in {} that this key was declined",
                says: &[
                    "Claude Code asks once more whether to use the key; with yes, it is used before your login, and billed.",
                    "Other keys that you declined stay declined.",
                ],
            },
        )
    },
};

pub(super) const MANAGED_KEY: Repair = Repair {
    id: "key.remove_managed",
    title: "Take the key of an old Console sign-in out",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: MANAGED_KEY.id,
                edit: |edits| &edits.managed_key,
                title: "Take the key of the Console sign-in out of {}",
                says: &[
                    "Without it Claude Code uses your claude.ai login, or asks you to sign in.",
                    "The key itself still exists in the Console: whoever does not need it any more deletes it there.",
                ],
            },
        )
    },
};

pub(super) const ACCOUNT: Repair = Repair {
    id: "account.forget",
    title: "Let Claude Code forget the account that it remembers",
    standing: None,
    plans: |facts| {
        plan(
            facts,
            &What {
                id: ACCOUNT.id,
                edit: |edits| &edits.account,
                title: "Take only the remembered account out of {}",
                says: &[
                    "Sign in once more first; this is for when that did not help.",
                    "The login itself, projects, trust, MCP servers and history stay. Claude Code writes the account anew.",
                ],
            },
        )
    },
};

struct What {
    id: &'static str,
    edit: fn(&StateEdits) -> &Option<Tried>,
    title: &'static str,
    says: &'static [&'static str],
}

fn plan(facts: &Facts, what: &What) -> Vec<Plan> {
    let (Some(edits), Some(machine)) = (facts.get::<StateEdits>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some(Ok(ready)) = (what.edit)(edits) else { return Vec::new() };
    let mut consequences: Vec<String> = what.says.iter().map(|it| (*it).to_owned()).collect();
    consequences.push("End open sessions first: one that runs can write the old entry back.".to_owned());
    vec![Plan {
        id: what.id.to_owned(),
        title: what.title.replace("{}", &shown(&ready.file, machine)),
        risk: Risk::Reversible,
        steps: vec![ready.step()],
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
