//! How does one start Claude Code once without a variable, while the project's own programs keep it?

use super::card;
use crate::model::facts::Facts;
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::machine::{Machine, Os};
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair =
    Repair { id: "env.start_without", title: "Start Claude Code without a variable", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(injected), Some(machine)) = (facts.get::<Injected>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    injected.0.iter().map(|it| plan(it, machine)).collect()
}

fn plan(it: &InjectedVariable, machine: &Machine) -> Plan {
    let (name, file) = (&it.variable, &it.file);
    let windows = machine.os == Os::Windows || matches!(machine.shell.as_deref(), Some("pwsh" | "powershell"));
    let command = if windows { format!("Remove-Item Env:{name}; claude") } else { format!("env -u {name} claude") };
    let mut says = Vec::new();
    let mut types = vec![command];
    match it.carrier {
        Carrier::Project => {
            says.push(format!("{file} stays as it is, so the project's own programs keep {name}."));
            says.push("Started from a folder outside of the project, Claude Code does not get it either.".to_owned());
            if file.rsplit(['/', '\\']).next() == Some(".envrc") && !windows {
                types.push(format!("direnv exec / env -u {name} claude"));
            }
        }
        Carrier::Unit => {
            says.push(format!("{file} gives {name} to what systemd starts. A shell of your own does not have it."));
        }
        Carrier::LaunchAgent => {
            says.push(format!(
                "{file} gives {name} to what is started at login. Only an editor and a new login change that."
            ));
        }
    }
    card(format!("{}:{name}", REPAIR.id), format!("Start Claude Code without {name}, and change nothing"), says, types)
}
