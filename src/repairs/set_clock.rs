//! How is the clock of this machine set right? By the system itself; the command depends on which one it is.

use super::form::Repair;
use crate::model::machine::{Machine, Os};
use crate::model::plan::{Plan, Risk};

pub(super) const REPAIR: Repair = Repair {
    id: "clock.set",
    title: "Let the system set its clock",
    standing: None,
    plans: |facts| facts.get::<Machine>().map(plan).into_iter().collect(),
};

fn plan(machine: &Machine) -> Plan {
    let here = |context: &str| machine.contexts.iter().any(|it| it.starts_with(context));
    let sudo = if machine.uid == Some(0) { "" } else { "sudo " };
    let (commands, says): (Vec<String>, Vec<&str>) = if here("wsl") {
        (
            vec![format!("{sudo}hwclock -s"), "wsl.exe --shutdown".to_owned()],
            vec![
                "The first command takes the time from Windows; try it alone first.",
                "The second one ends every WSL window and everything that runs in them, unsaved work included. Use it \
                 only if the first did not help, then open WSL again.",
                "If the clock of Windows is wrong, too: Settings, Time & language, Sync now.",
            ],
        )
    } else if here("container") || here("docker") {
        (
            Vec::new(),
            vec!["A container has the clock of the machine that it runs on: set that one right, not the container's."],
        )
    } else {
        match machine.os {
            Os::Macos => (
                vec!["sudo sntp -sS time.apple.com".to_owned()],
                vec!["Or: System Settings, General, Date & Time, Set time and date automatically."],
            ),
            Os::Windows => (
                vec!["w32tm /resync".to_owned()],
                vec![
                    "The command needs a terminal that was opened as administrator.",
                    "Or: Settings, Time & language, Sync now.",
                ],
            ),
            Os::Linux | Os::Other => (
                vec![format!("{sudo}timedatectl set-ntp true"), "timedatectl status".to_owned()],
                vec![
                    "The first command lets the system fetch the time from now on; the second says whether it did.",
                    "In a virtual machine, the clock of the host may have to be set first.",
                ],
            ),
        }
    };
    Plan {
        id: REPAIR.id.to_owned(),
        title: "Let the system set its clock, then check again".to_owned(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says.into_iter().map(str::to_owned).collect(),
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
