//! An editor gives Claude Code variables of its own, or keeps those of the system from it: how is that turned off?

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::order::InOrder;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::ready::{EditorEdit, EditorEdits};
use crate::words::Listed;

pub(super) const VARIABLES: Repair =
    Repair { id: "editor.remove_variables", standing: None, plans: |facts| plans(facts, true) };
pub(super) const INHERIT: Repair =
    Repair { id: "editor.inherit_variables", standing: None, plans: |facts| plans(facts, false) };

/// `VS Code Insiders` as `vs_code_insiders`, as in the ids of plans.
fn slug(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "_")
}

fn plans(facts: &Facts, variables: bool) -> Vec<Plan> {
    let (Some(edits), Some(machine)) = (facts.get::<EditorEdits>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let wanted: Vec<&EditorEdit> = edits.0.iter().filter(|it| it.variables.is_empty() != variables).collect();
    let mut names: Vec<&String> = wanted.iter().map(|it| &it.editor).collect();
    names.dedup();
    let of = |name: &String| wanted.iter().copied().filter(|it| it.editor == *name).collect::<Vec<_>>();
    names.into_iter().filter_map(|name| plan(name, &of(name), variables, machine)).collect()
}

fn plan(name: &str, edits: &[&EditorEdit], variables: bool, machine: &Machine) -> Option<Plan> {
    let steps: Vec<Step> = edits.iter().filter_map(|it| Some(it.tried.as_ref().ok()?.step())).collect();
    let project = edits.iter().filter_map(|it| it.tried.as_ref().ok()).find(|it| it.file.starts_with(&machine.cwd));
    if steps.is_empty() {
        return None;
    }
    let mut consequences = Vec::new();
    for because in edits.iter().filter_map(|it| it.tried.as_ref().err()) {
        consequences.push(warn!("repairs/another-settings-file-stays-because", name = name, because = because));
    }
    if let Some(ready) = project {
        let file = shown(&ready.file, machine);
        consequences.push(warn!("repairs/belongs-project-others-who-work", file = file));
    }
    consequences.push(warn!("repairs/afterwards-close-every-window-start", name = name));
    let mut all: Vec<&str> = edits.iter().flat_map(|it| &it.variables).map(String::as_str).collect();
    all.order();
    all.dedup();
    let (id, title) = if variables {
        consequences.push(warn!("repairs/extension-then-signs-like-terminal"));
        (VARIABLES.id, say!("repairs/take-out-settings", names = all.listed(), editor = name))
    } else {
        (INHERIT.id, say!("repairs/let-terminals-have-systems-variables", name = name))
    };
    Some(Plan {
        id: format!("{id}:{}", slug(name)),
        title,
        risk: Risk::Reversible,
        steps,
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    })
}
