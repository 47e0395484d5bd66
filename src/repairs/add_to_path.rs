//! How does the shell find a copy that is there? Only the person's own start-up file can say where to look.

use std::path::Path;

use super::form::Repair;
use crate::dialects::stored::prefixed;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs};
use crate::model::machine::{Machine, Os};
use crate::model::plan::{Plan, Rewrite, Risk, Step};

pub(super) const REPAIR: Repair = Repair { id: "install.add_to_path", standing: None, plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(installs), Some(machine)) = (facts.get::<Installs>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let Some(install) = wanted(installs) else { return Vec::new() };
    let folder = machine.tilde(install.folder());
    if machine.os == Os::Windows {
        return vec![on_windows(installs, install, machine)];
    }
    let (command, note) = command(install.folder(), machine);
    vec![Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/put-path", folder = folder),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: vec![note],
        manual: vec![command],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

/// The copy whose folder should be on PATH: any good one where none is found, a newer one where an old one runs.
fn wanted(installs: &Installs) -> Option<&Install> {
    match installs.active() {
        Some(active) if !active.unfit() => None,
        Some(_) => installs.worth_keeping().filter(|keep| !keep.on_path),
        // it is there already, for every terminal that is opened from now on
        None if installs.all.first().is_some_and(|it| installs.newer.iter().any(|folder| folder == it.folder())) => {
            None
        }
        None => {
            let fit = installs.all.iter().find(|install| !install.version.cannot_run());
            fit.or_else(|| installs.all.first())
        }
    }
}

/// In the user's own part of PATH, whose type and other folders stay as they are.
fn on_windows(installs: &Installs, install: &Install, machine: &Machine) -> Plan {
    // words for a person shorten it, and Windows knows no tilde
    let folder = install.folder().display().to_string();
    let text = format!("{folder};");
    let change = prefixed("Path", &text);
    let step = installs.own_path.clone().map(|before| Step::UserVariable {
        name: "Path".to_owned(),
        rewrite: Some(Rewrite::Prefix { text }),
        before,
        changes: vec![change],
    });
    Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/put-path", folder = machine.tilde(install.folder())),
        risk: if step.is_some() { Risk::Reversible } else { Risk::Safe },
        steps: step.into_iter().collect(),
        consequences: vec![warn!("repairs/changes-own-path-open-new")],
        manual: vec![machine.types_add_to_path(install.folder()).0],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

/// The command in the person's own shell, and what follows it.
fn command(folder: &Path, machine: &Machine) -> (String, String) {
    let (command, file) = machine.types_add_to_path(folder);
    let note = match file {
        Some(file) => warn!("repairs/adds-line-end-open-new", file = file),
        None => warn!("repairs/fish-remembers-open-new-terminal"),
    };
    (command, note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn every_shell_has_its_own_words() {
        let mut machine = FakeMachine::new().machine;
        let install = Install::at("/home/dev/.local/bin/claude");
        let made = |machine: &Machine, active| {
            let all = vec![Install { active, ..install.clone() }];
            let installs = Installs { all, ..Installs::default() };
            plans(&Facts::default().with(machine.clone()).with(installs)).into_iter().next()
        };
        let zsh = made(&machine, false).unwrap();
        assert_eq!(zsh.manual, ["echo 'export PATH=\"$HOME/.local/bin:$PATH\"' >> ~/.zshrc"]);
        machine.shell = Some("fish".into());
        assert_eq!(made(&machine, false).unwrap().manual, ["fish_add_path ~/.local/bin"]);
        assert!(made(&machine, true).is_none(), "it is found already");
        machine.os = Os::Windows;
        for (shell, begins) in
            [("powershell", "Set-ItemProperty"), ("cmd", "powershell -NoProfile"), ("bash", "powershell -")]
        {
            machine.shell = Some(shell.into());
            let plan = made(&machine, false).unwrap();
            assert!(plan.manual[0].starts_with(begins), "{:?}", plan.manual);
            assert!(plan.manual[0].contains("'/home/dev/.local/bin;'"), "no tilde: {:?}", plan.manual);
            assert_eq!(plan.steps, [], "there is no such value");
        }
    }
}
