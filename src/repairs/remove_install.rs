//! How is a copy of Claude Code taken away? By its own uninstaller, or by one rename.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Leads, Means, Method};
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair = Repair { id: "install.remove", standing: Some(WizardStep::Install), plans };

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(installs), Some(machine)) = (facts.get::<Installs>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let keep = installs.worth_keeping();
    let spare = |install: &&Install| keep.is_none_or(|keep| keep.path != install.path);
    let unwanted = |install: &&Install| !install.active || install.unfit();
    let all = installs.all.iter().filter(unwanted).filter(spare);
    all.filter_map(|install| plan(install, installs, machine)).collect()
}

fn plan(install: &Install, installs: &Installs, machine: &Machine) -> Option<Plan> {
    // a shim of a version manager leads to one of its copies: which one, only it can tell
    if installs.active().is_some_and(|active| active.method == Method::Shim && !install.active)
        && install.method.of_npm()
    {
        return None;
    }
    let path = machine.tilde(&install.path);
    let mut consequences = Vec::new();
    let (steps, risk, manual) = match &install.removal {
        Means::Unknown => return None,
        Means::Run(line) => {
            let step = Step::Run {
                program: line.program.clone(),
                arguments: line.arguments.clone(),
                purpose: Purpose::Uninstall,
                remove_env: Vec::new(),
            };
            let manual = vec![machine.types_run(line)];
            consequences.push(warn!("repairs/claude-fix-undo-cannot-bring"));
            (vec![step], Risk::Destructive, manual)
        }
        Means::Aside(from, before) => {
            let mut name = from.file_name().unwrap_or_default().to_owned();
            name.push(format!(".aside-{}", machine.now.compact()));
            let to = from.with_file_name(name);
            let manual = vec![machine.types_move(from, &to)];
            let step = Step::MoveAside { from: from.clone(), to: to.clone(), before: before.clone() };
            consequences.push(warn!("repairs/only-renamed-takes-its-space", file = machine.tilde(&to)));
            if install.method == Method::Native && install.path != install.real {
                let folder = install.real.parent().map(|folder| machine.tilde(folder)).unwrap_or_default();
                consequences.push(warn!("repairs/program-itself-stays-which-can", folder = folder));
            }
            (vec![step], Risk::Reversible, manual)
        }
        Means::Type { command, because } => {
            consequences.push(warn!("repairs/claude-fix-does-not-run", because = because));
            (Vec::new(), Risk::Safe, vec![command.clone()])
        }
    };
    consequences.insert(0, afterwards(install, installs, machine));
    consequences.extend(by_alias(install, installs, machine));
    consequences.push(warn!("repairs/settings-sessions-sign-stay-they"));
    Some(Plan {
        id: format!("{}:{path}", REPAIR.id),
        title: match install.version.number() {
            Some(version) => say!("repairs/remove-version-at", version = version, path = path),
            None => say!("repairs/remove-claude-code-at", path = path),
        },
        risk,
        steps,
        consequences,
        manual,
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

/// Which copy runs without this one.
fn afterwards(install: &Install, installs: &Installs, machine: &Machine) -> String {
    let named = |other: &Install| {
        let path = machine.tilde(&other.path);
        match other.version.number() {
            Some(version) => say!("repairs/copy-with-version", path = path, version = version),
            None => say!("repairs/copy-without-version", path = path),
        }
    };
    if installs.only_working(install) {
        return warn!("repairs/only-copy-works-afterwards-there");
    }
    match installs.after(install) {
        Some(next) if next.version.cannot_run() => {
            warn!("repairs/afterwards-comes-first-does-not", copy = named(next))
        }
        Some(next) if install.active => warn!("repairs/afterwards-runs", copy = named(next)),
        Some(next) => warn!("repairs/still-runs-afterwards-does-now", copy = named(next)),
        None => warn!("repairs/afterwards-no-copy-path-add"),
    }
}

/// The alias that would lead to nothing.
fn by_alias(install: &Install, installs: &Installs, machine: &Machine) -> Option<String> {
    let alias = installs.by_alias()?;
    let Leads::To(to) = &alias.leads else { return None };
    let here = *to == install.path || *to == install.real;
    here.then(|| {
        let file = machine.tilde(&alias.file);
        warn!("repairs/line-makes-claude-stand-delete", line = alias.line, file = file)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::install::{Alias, CommandLine, Version};
    use crate::model::stamp::{Kind, Stamp};
    use crate::ports::fake::FakeMachine;

    fn copy(path: &str, version: &str, active: bool) -> Install {
        let version = Version::Known(version.into());
        let stamp = Stamp { kind: Kind::File, size: 9, mode: Some(0o755), digest: None };
        let removal = Means::Aside(path.into(), stamp);
        Install { version, active, on_path: true, removal, ..Install::at(path) }
    }

    fn of(all: Vec<Install>) -> Installs {
        Installs { all, ..Installs::default() }
    }

    fn made(installs: Installs) -> Vec<Plan> {
        plans(&Facts::default().with(FakeMachine::new().machine).with(installs))
    }

    #[test]
    fn the_copy_that_runs_stays_unless_it_is_old() {
        let two = made(of(vec![copy("/a/claude", "2.1.329", true), copy("/b/claude", "2.1.300", false)]));
        assert_eq!(two.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["install.remove:/b/claude"]);
        assert!(two[0].consequences[0].contains("/a/claude (2.1.329) still runs"), "{:?}", two[0].consequences);
        let old = made(of(vec![copy("/a/claude", "1.0.126", true), copy("/b/claude", "2.1.329", false)]));
        assert_eq!(old.len(), 1, "the good one behind it stays");
        assert!(old[0].consequences[0].contains("Afterwards /b/claude (2.1.329) runs"), "{:?}", old[0].consequences);
        assert_eq!(old[0].risk, Risk::Reversible);
    }

    #[test]
    fn the_only_one_is_said_to_be_the_only_one() {
        let one = made(of(vec![copy("/a/claude", "1.0.126", true)]));
        assert!(one[0].consequences[0].contains("only copy that works"), "{:?}", one[0].consequences);
        let dead = Install { version: Version::Broken { because: "x".into() }, ..copy("/b/claude", "1", false) };
        let beside_a_dead_one = made(of(vec![copy("/a/claude", "1.0.126", true), dead]));
        assert!(beside_a_dead_one[0].consequences[0].contains("only copy that works"));
    }

    #[test]
    fn its_own_uninstaller_is_run_and_others_are_only_told() {
        let npm = CommandLine { program: "/usr/bin/npm".into(), arguments: vec!["uninstall".into(), "-g".into()] };
        let by_npm = Install { removal: Means::Run(npm), ..copy("/b/claude", "1.0.1", false) };
        let type_it = Means::Type { command: "sudo apt remove claude-code".into(), because: "it asks you".into() };
        let by_apt = Install { removal: type_it, ..copy("/usr/bin/claude", "2.1.1", false) };
        let unknown = Install { removal: Means::Unknown, ..copy("/c/claude", "2.1.1", false) };
        let all = made(of(vec![copy("/a/claude", "2.1.329", true), by_npm, by_apt, unknown]));
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].risk, all[0].runs()), (Risk::Destructive, Some(Purpose::Uninstall)));
        assert_eq!(all[0].manual, ["npm uninstall -g"]);
        assert!(!all[1].acts() && all[1].manual == ["sudo apt remove claude-code"]);
    }

    #[test]
    fn an_alias_and_a_shim_are_thought_of() {
        let mut installs = of(vec![copy("/a/claude", "1.0.1", true), copy("/b/claude", "2.1.329", false)]);
        installs.alias = Some(Alias { file: "/home/dev/.zshrc".into(), line: 3, leads: Leads::To("/a/claude".into()) });
        assert!(made(installs)[0].consequences.iter().any(|it| it.contains("Line 3 of ~/.zshrc")));
        let shim = Install { method: Method::Shim, ..copy("/home/dev/.asdf/shims/claude", "2.1.329", true) };
        let behind = Install { method: Method::NpmGlobal, ..copy("/home/dev/.asdf/x/claude", "2.1.329", false) };
        assert!(made(of(vec![shim, behind])).is_empty(), "the shim leads to it");
    }
}
