//! The login lies in another home folder: what does one type to get there?

use super::card;
use crate::model::facts::Facts;
use crate::model::home::{Elsewhere, OtherHome, OtherHomes};
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::text::plain;
use crate::repairs::aside::word;
use crate::repairs::form::Repair;

pub(in crate::repairs) const REPAIR: Repair =
    Repair { id: "context.go_home", title: "Start Claude Code where its login lies", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(homes), Some(machine)) = (facts.get::<OtherHomes>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let wanted = homes.0.iter().find(|it| it.login).or_else(|| homes.0.first());
    wanted.map(|it| plan(it, machine)).into_iter().collect()
}

fn plan(other: &OtherHome, machine: &Machine) -> Plan {
    let folder = plain(&other.folder, 300);
    let path = word(std::path::Path::new(&other.folder), machine);
    let (title, says, types) = match &other.why {
        Elsewhere::Sudo(user) => {
            let user = plain(user, 60);
            (
                "Leave sudo, then start Claude Code".to_owned(),
                vec![format!(
                    "The login of {user} is in {folder}. Claude Code needs no sudo; with it, files end up as root's."
                )],
                vec!["exit".to_owned(), "claude".to_owned()],
            )
        }
        Elsewhere::Root => {
            let user = folder.rsplit('/').next().unwrap_or_default().to_owned();
            (
                "Start Claude Code as the user who signed in".to_owned(),
                vec![format!("A login lies in {folder}; root has none.")],
                vec![format!("su - {}", word(std::path::Path::new(&user), machine)), "claude".to_owned()],
            )
        }
        Elsewhere::Moved => (
            "Set HOME back for this terminal".to_owned(),
            vec![
                format!("Your login is in {folder}, which is your home folder."),
                "Whatever starts this terminal or service sets HOME to something else; correct it there, too."
                    .to_owned(),
            ],
            vec![format!("export HOME={path}"), "claude".to_owned()],
        ),
        Elsewhere::Foreign => (
            "Become yourself as a whole".to_owned(),
            vec!["HOME is another user's, as su without a dash leaves it. With the dash, HOME is yours.".to_owned()],
            vec!["exit".to_owned(), "su - \"$(id -un)\"".to_owned()],
        ),
        Elsewhere::Windows => (
            "Sign in once inside WSL".to_owned(),
            vec![
                format!("The login on the Windows side, in {folder}, stays: both can live side by side."),
                "Do not copy or link it: one login in two places ends in one of them.".to_owned(),
            ],
            vec!["claude auth login".to_owned()],
        ),
    };
    card(REPAIR.id, title, says, types)
}
