//! The hosts file leads localhost elsewhere: which line has to change? It belongs to the administrator.

use super::card;
use crate::model::editors::Callback;
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair = Repair { id: "remote.fix_hosts", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(callback), Some(machine)) = (facts.get::<Callback>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some(address) = &callback.localhost else { return Vec::new() };
    // it goes into a command: nothing but what an address is made of
    let plain =
        !address.is_empty() && address.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '%' | '-'));
    let mut says = vec![
        say!("repairs/first-line-localhost-begins-has", address = address),
        say!("repairs/file-belongs-administrator-so-claude"),
    ];
    let types = match machine.os {
        Os::Windows => vec![machine.types_edit_as_administrator(&callback.hosts)],
        _ if plain => {
            let exact = address.replace('.', r"\.");
            says.push(say!("repairs/old-file-stays-beside-hosts"));
            vec![format!(
                r"sudo sed -i.bak -E '/[[:space:]]localhost([[:space:]]|$)/s/^[[:space:]]*{exact}([[:space:]])/127.0.0.1\1/' /etc/hosts"
            )]
        }
        _ => vec!["sudoedit /etc/hosts".to_owned()],
    };
    vec![card(REPAIR.id, say!("repairs/let-localhost-machine-again"), says, types)]
}
