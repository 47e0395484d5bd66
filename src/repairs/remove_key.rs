//! How is a setting taken out that names a program for the key? Its one line, in the file that counts.

use super::form::Repair;
use crate::claude_code::settings::HELPER;
use crate::model::facts::Facts;
use crate::model::key_program::KeyProgram;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::source::{Origin, Scope, Source};

pub(super) const REPAIR: Repair = Repair { id: "settings.remove_key", standing: None, plans };

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
        consequences.push(warn!("repairs/belongs-project-others-who-work", file = file));
    }
    consequences.extend(
        others
            .iter()
            .map(|other: &Source| warn!("repairs/names-program-key-too-used", file = machine.tilde(&other.file))),
    );
    consequences.push(warn!("repairs/program-itself-stays-claude-code"));
    consequences.push(warn!("repairs/sessions-open-now-keep-old"));
    let (file, before, changes) = (first.file.clone(), first.stamp.clone(), first.changes.clone());
    let edit = Edit::RemoveKey { path: vec![HELPER.to_owned()] };
    vec![Plan {
        id: format!("{}:{HELPER}", REPAIR.id),
        title: say!("repairs/take-key-out-of-file", key = HELPER, file = machine.tilde(&file)),
        risk: Risk::Reversible,
        steps: vec![Step::EditFile { file, edit, before, changes }],
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}
