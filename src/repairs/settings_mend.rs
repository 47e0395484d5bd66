//! How does a settings file become readable again? Where only signs are wrong, by those signs.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::settings::{BrokenSettings, SettingsState};
use crate::model::source::Scope;

pub(super) const REPAIR: Repair =
    Repair { id: "settings.fix_syntax", title: "Correct the signs of a settings file", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let broken = facts.get::<SettingsState>().map(|state| state.broken.as_slice()).unwrap_or_default();
    broken.iter().filter(|it| !it.mend.is_empty() && it.scope != Scope::Managed).map(plan).collect()
}

fn plan(broken: &BrokenSettings) -> Plan {
    let mut consequences = vec![
        "Only comments, commas, brackets and text behind the end change; every name and value stays.".to_owned(),
        "What the file sets counts again, also a key or an address that was without effect until now.".to_owned(),
    ];
    if broken.scope == Scope::Project {
        consequences.push("The file belongs to this project: others who work on it get the change, too.".to_owned());
    }
    Plan {
        id: format!("{}:{}", REPAIR.id, broken.scope.id()),
        title: format!("Correct the signs in {}", broken.file),
        risk: Risk::Reversible,
        steps: vec![Step::EditFile {
            file: broken.path.clone(),
            edit: Edit::Mend,
            before: broken.real.clone(),
            changes: broken.mend.clone(),
        }],
        consequences,
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }
}
