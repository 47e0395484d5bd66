//! The login lies in another home folder: what does one type to get there?

use super::card;
use crate::model::facts::Facts;
use crate::model::home::{Elsewhere, OtherHome, OtherHomes};
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::text::plain;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair = Repair { id: "context.go_home", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(homes), Some(machine)) = (facts.get::<OtherHomes>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let wanted = homes.0.iter().find(|it| it.login).or_else(|| homes.0.first());
    wanted.map(|it| plan(it, machine)).into_iter().collect()
}

fn plan(other: &OtherHome, machine: &Machine) -> Plan {
    let folder = plain(&other.folder, 300);
    let (title, says, types) = match &other.why {
        Elsewhere::Sudo(user) => {
            let user = plain(user, 60);
            (
                say!("repairs/leave-sudo-then-start-claude"),
                vec![say!("repairs/login-claude-code-needs-no", user = user, folder = folder)],
                vec!["exit".to_owned(), "claude".to_owned()],
            )
        }
        Elsewhere::Root => {
            let user = folder.rsplit('/').next().unwrap_or_default().to_owned();
            (
                say!("repairs/start-claude-code-user-who"),
                vec![say!("repairs/login-lies-root-has-none", folder = folder)],
                vec![format!("su - {}", machine.quoted(&user)), "claude".to_owned()],
            )
        }
        Elsewhere::Moved => (
            say!("repairs/set-home-back-terminal"),
            vec![
                say!("repairs/login-which-home-folder", folder = folder),
                say!("repairs/whatever-starts-terminal-or-service"),
            ],
            vec![machine.types_set("HOME", &other.folder), "claude".to_owned()],
        ),
        Elsewhere::Foreign => (
            say!("repairs/become-yourself-whole"),
            vec![say!("repairs/home-another-users-su-without")],
            vec!["exit".to_owned(), format!("su - {}", machine.types_own_name())],
        ),
        Elsewhere::Windows => (
            say!("repairs/sign-once-inside-wsl"),
            vec![say!("repairs/login-windows-side-stays-both", folder = folder), warn!("repairs/do-not-copy-or-link")],
            vec!["claude auth login".to_owned()],
        ),
    };
    card(REPAIR.id, title, says, types)
}
