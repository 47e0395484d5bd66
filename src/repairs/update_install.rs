//! How is the copy that runs brought up to date? By the same way as it came.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Means, Method, Version};
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair = Repair { id: "install.update", standing: Some(WizardStep::Install), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(installs), Some(machine)) = (facts.get::<Installs>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    installs.active().and_then(|active| plan(active, installs, machine)).into_iter().collect()
}

fn plan(active: &Install, installs: &Installs, machine: &Machine) -> Option<Plan> {
    // a program that does not start cannot fetch its own successor
    if active.method == Method::Native && active.version.number().is_none() {
        return None;
    }
    let path = machine.tilde(&active.path);
    let mut consequences = Vec::new();
    let (steps, manual) = match &active.renewal {
        Means::Run(line) => {
            let step = Step::Run {
                program: line.program.clone(),
                arguments: line.arguments.clone(),
                purpose: Purpose::Install,
                remove_env: Vec::new(),
            };
            let manual = vec![machine.types_run(line)];
            (vec![step], manual)
        }
        Means::Type { command, because } => {
            consequences.push(warn!("repairs/claude-fix-does-not-run", because = because));
            (Vec::new(), vec![command.clone()])
        }
        Means::Unknown | Means::Aside(..) => return None,
    };
    let title = match &active.version {
        Version::Placeholder => say!("repairs/fetch-missing-half-claude-code", path = path),
        Version::Known(number) => say!("repairs/update-claude-code-at", number = number, path = path),
        _ => say!("repairs/install-claude-code-anew-at", path = path),
    };
    if !steps.is_empty() {
        let what = match active.version {
            Version::Placeholder => warn!("repairs/puts-program-npm-fetched-place"),
            _ => warn!("repairs/fetches-newest-version-claude-fix"),
        };
        consequences.push(what);
        consequences.push(warn!("repairs/if-fails-checks-follow-say"));
    }
    if let (true, Some(node)) = (active.method.of_npm(), &installs.node) {
        consequences.push(warn!("repairs/node-here-npm-asks-22", node = node));
    }
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title,
        risk: if steps.is_empty() { Risk::Safe } else { Risk::Destructive },
        steps,
        consequences,
        manual,
        clears: Vec::new(),
        cures: Vec::new(),
    })
}
