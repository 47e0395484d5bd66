//! How is a setting taken out that names a program for the key? Its one line, in the file that counts.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::key_program::KeyProgram;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Scope, Source};

pub(super) const REPAIR: Repair =
    Repair { id: "settings.remove_key", title: "Take one setting out of a settings file", standing: None, plans };

const KEY: &str = "apiKeyHelper";

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(program), Some(machine)) = (facts.get::<KeyProgram>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some((first, others)) = program.sources.split_first() else { return Vec::new() };
    if first.fixed.is_some() || first.changes.is_empty() {
        return Vec::new();
    }
    let file = machine.tilde(&first.file);
    let mut consequences = Vec::new();
    if first.origin == Origin::Settings(Scope::Project) {
        consequences.push(format!("{file} belongs to the project: others who work on it get this change too."));
    }
    consequences.extend(others.iter().map(|other: &Source| {
        format!("{} names a program for the key too, and is used then.", machine.tilde(&other.file))
    }));
    consequences
        .push("The program itself stays. Claude Code then uses a key or a login of yours, if there is one.".to_owned());
    consequences.push("Sessions that are open now keep the old setting until they are started anew.".to_owned());
    let (file, before, changes) = (first.file.clone(), first.stamp.clone(), first.changes.clone());
    let edit = Edit::RemoveKey { path: vec![KEY.to_owned()] };
    vec![Plan {
        id: format!("{}:{KEY}", REPAIR.id),
        title: format!("Take {KEY} out of {}", machine.tilde(&file)),
        risk: Risk::Reversible,
        steps: vec![Step::EditFile { file, edit, before, changes }],
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
