//! How is a gateway's address turned off together with the token that belongs to it? In one plan: a token alone would go
//! to Anthropic, and be refused there.

use super::form::Repair;
use super::remove_variable::of_one;
use crate::claude_code::variables::{AUTH_TOKEN, BASE_URL};
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Source, Variables};

pub(super) const REPAIR: Repair = Repair { id: "env.remove_pair", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let (Some(address), Some(token)) = (variables.get(BASE_URL), variables.get(AUTH_TOKEN)) else {
        return Vec::new();
    };
    if !address.is_set() || !token.is_set() {
        return Vec::new();
    }
    let alone = |name: &str, variable| of_one(&name.to_owned(), variable, variables, machine);
    let (address, token) = (alone(BASE_URL, address), alone(AUTH_TOKEN, token));
    let note = format!("claude-fix {}: turned off, see claude-fix undo --list", machine.now.date());
    let shared = |step: &Step| variables.pair.iter().any(|source| Some(source.file.as_path()) == step.path());
    let mut steps: Vec<Step> = variables.pair.iter().filter_map(|source| step(source, &note)).collect();
    steps.extend(address.steps.iter().chain(&token.steps).filter(|step| !shared(step)).cloned());
    let mut consequences = address.consequences;
    consequences.extend(token.consequences.into_iter().filter(|it| !consequences.contains(it)).collect::<Vec<_>>());
    vec![Plan {
        id: format!("{}:{BASE_URL}", REPAIR.id),
        title: say!("repairs/turn-off-together", base_url = BASE_URL, auth_token = AUTH_TOKEN),
        risk: if steps.is_empty() { Risk::Safe } else { Risk::Reversible },
        steps,
        consequences,
        manual: address.manual.into_iter().chain(token.manual).collect(),
        clears: address.clears.into_iter().chain(token.clears).collect(),
        cures: Vec::new(),
    }]
}

fn step(source: &Source, note: &str) -> Option<Step> {
    if source.fixed.is_some() || source.changes.is_empty() {
        return None;
    }
    let names = source.as_written(&[BASE_URL.to_owned(), AUTH_TOKEN.to_owned()]).to_vec();
    let edit = match source.origin {
        Origin::Shell(dialect) => Edit::CommentOutAll { dialect, variables: names, note: note.to_owned() },
        // one by one, with each variable's own plan
        Origin::Registry(_) => return None,
        Origin::Settings(_) => Edit::RemoveKeys { above: vec!["env".to_owned()], keys: names },
    };
    let (file, before, changes) = (source.file.clone(), source.stamp.clone(), source.changes.clone());
    Some(Step::EditFile { file, edit, before, changes })
}
