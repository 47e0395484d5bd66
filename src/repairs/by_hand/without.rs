//! How does one start Claude Code once without a variable, while the project's own programs keep it?

use super::card;
use crate::model::facts::Facts;
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::shell::Tongue;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair = Repair { id: "env.start_without", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(injected), Some(machine)) = (facts.get::<Injected>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    injected.0.iter().map(|it| plan(it, machine)).collect()
}

fn plan(it: &InjectedVariable, machine: &Machine) -> Plan {
    let (name, file) = (&it.variable, &it.file);
    let command = machine.types_without(&[name], "claude");
    let mut says = Vec::new();
    let mut types = vec![command];
    match it.carrier {
        Carrier::Project => {
            says.push(say!("repairs/stays-so-projects-own-programs", file = file, name = name));
            says.push(say!("repairs/started-from-folder-outside-project"));
            if file.rsplit(['/', '\\']).next() == Some(".envrc")
                && matches!(machine.tongue(), Tongue::Posix | Tongue::Fish)
            {
                types.push(format!("direnv exec / env -u {name} claude"));
            }
        }
        Carrier::Unit => {
            says.push(say!("repairs/gives-what-systemd-starts-shell", file = file, name = name));
        }
        Carrier::LaunchAgent => {
            says.push(say!("repairs/gives-what-started-at-login", file = file, name = name));
        }
        Carrier::Launchd => {
            says.push(say!("repairs/launchd-gives-it-to-all", name = name));
            types.push(format!("launchctl unsetenv {name}"));
        }
    }
    card(format!("{}:{name}", REPAIR.id), say!("repairs/start-claude-code-without-change", name = name), says, types)
}
