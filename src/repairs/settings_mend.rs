//! How does a settings file become readable again? Where only signs are wrong, by those signs.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::settings::{BrokenSettings, SettingsState};
use crate::model::source::Scope;

pub(super) const REPAIR: Repair = Repair { id: "settings.fix_syntax", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let broken = facts.get::<SettingsState>().map(|state| state.broken.as_slice()).unwrap_or_default();
    broken.iter().filter(|it| !it.mend.is_empty() && it.scope != Scope::Managed).map(plan).collect()
}

fn plan(broken: &BrokenSettings) -> Plan {
    let mut consequences =
        vec![warn!("repairs/only-comments-commas-brackets-text"), warn!("repairs/what-file-sets-counts-again")];
    if broken.scope == Scope::Project {
        consequences.push(warn!("repairs/file-belongs-project-others-who"));
    }
    Plan {
        id: format!("{}:{}", REPAIR.id, broken.scope.id()),
        title: say!("repairs/correct-signs", file = broken.file),
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
