//! How is the clock of this machine set right? By the system itself; the command depends on which one it is.

use super::form::Repair;
use crate::model::machine::{Machine, Os};
use crate::model::plan::{Plan, Risk};

pub(super) const REPAIR: Repair =
    Repair { id: "clock.set", standing: None, plans: |facts| facts.get::<Machine>().map(plan).into_iter().collect() };

fn plan(machine: &Machine) -> Plan {
    let here = |context: &str| machine.contexts.iter().any(|it| it.starts_with(context));
    let sudo = if machine.uid == Some(0) { "" } else { "sudo " };
    let (commands, says): (Vec<String>, Vec<String>) = if here("wsl") {
        (
            vec![format!("{sudo}hwclock -s"), "wsl.exe --shutdown".to_owned()],
            vec![
                warn!("repairs/first-command-takes-time-from"),
                warn!("repairs/second-one-ends-every-wsl"),
                warn!("repairs/if-clock-windows-wrong-too"),
            ],
        )
    } else if here("container") || here("docker") {
        (Vec::new(), vec![warn!("repairs/container-has-clock-machine-runs")])
    } else {
        match machine.os {
            Os::Macos => (
                vec!["sudo sntp -sS time.apple.com".to_owned()],
                vec![warn!("repairs/or-system-settings-general-date")],
            ),
            Os::Windows => (
                vec!["w32tm /resync".to_owned()],
                vec![
                    warn!("repairs/command-needs-terminal-opened-administrator"),
                    warn!("repairs/or-settings-time-language-sync"),
                ],
            ),
            Os::Linux | Os::Other => (
                vec![format!("{sudo}timedatectl set-ntp true"), "timedatectl status".to_owned()],
                vec![warn!("repairs/first-command-lets-system-fetch"), warn!("repairs/virtual-machine-clock-host-may")],
            ),
        }
    };
    Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/let-system-set-its-clock"),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says,
        manual: commands,
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn every_system_has_its_own_words() {
        let machine = FakeMachine::new().machine;
        assert_eq!(plan(&machine).manual[0], "sudo timedatectl set-ntp true");
        let wsl = Machine { contexts: vec!["wsl2".into()], ..machine.clone() };
        assert_eq!(plan(&wsl).manual, ["sudo hwclock -s", "wsl.exe --shutdown"]);
        assert!(plan(&wsl).consequences[1].contains("ends every WSL window"));
        let container = Machine { contexts: vec!["container".into(), "root".into()], ..machine.clone() };
        assert!(plan(&container).manual.is_empty() && !plan(&container).acts());
        let root = Machine { uid: Some(0), ..machine.clone() };
        assert_eq!(plan(&root).manual[0], "timedatectl set-ntp true");
        for (os, word) in [(Os::Macos, "sntp"), (Os::Windows, "w32tm")] {
            assert!(plan(&Machine { os, ..machine.clone() }).manual[0].contains(word));
        }
    }
}
