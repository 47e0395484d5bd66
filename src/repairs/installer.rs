//! How does Anthropic's installer come and run? Fetched and shown first; run after another yes, and only that very file.

use super::form::Repair;
use super::remove_variable::either;
use crate::claude_code::installs::{HOSTS, LARGEST_INSTALLER};
use crate::model::facts::Facts;
use crate::model::install::{Installer, Installs, Method};
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;
use crate::model::text::size;
use crate::words::Listed;

pub(super) const FETCH: Repair =
    Repair { id: "install.fetch_installer", standing: Some(WizardStep::Install), plans: fetch };

pub(super) const RUN: Repair = Repair { id: "install.run_installer", standing: Some(WizardStep::Install), plans: run };

fn fetch(facts: &Facts) -> Vec<Plan> {
    let (Some(installer), Some(machine)) = (facts.get::<Installer>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let file = machine.tilde(&installer.file);
    vec![Plan {
        id: FETCH.id.to_owned(),
        title: if installer.fetched.is_some() {
            say!("repairs/fetch-anthropics-installer-anew")
        } else {
            say!("repairs/fetch-anthropics-installer")
        },
        risk: Risk::Safe,
        steps: vec![Step::Fetch { url: installer.url.clone(), to: installer.file.clone(), most: LARGEST_INSTALLER }],
        consequences: vec![
            warn!("repairs/only-fetched-what-comes-next"),
            warn!("repairs/comes-over-verified-connection-from", hosts = either(&HOSTS)),
            warn!("repairs/put-into-claude-fixs-own", file = file),
        ],
        manual: vec![by_hand(installer, machine)],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

fn by_hand(installer: &Installer, machine: &Machine) -> String {
    machine.types_install(&installer.url)
}

fn run(facts: &Facts) -> Vec<Plan> {
    let (Some(installer), Some(machine)) = (facts.get::<Installer>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let (Some(script), Some(runner)) = (&installer.fetched, &installer.runner) else { return Vec::new() };
    let digest = script.stamp.digest.clone().unwrap_or_default();
    let mut consequences = vec![
        warn!(
            "repairs/fetched-from-at-lines",
            url = installer.url,
            date = script.at.date(),
            clock = script.at.clock(),
            size = size(script.stamp.size),
            lines = script.lines
        ),
        warn!("repairs/sha-256-file-compared-right", digest = digest),
    ];
    consequences.extend(
        script
            .begins
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| warn!("repairs/installer-begins", line = line))
            .take(3),
    );
    consequences.push(warn!("repairs/puts-newest-claude-code-into"));
    if let Some(installs) = facts.get::<Installs>() {
        let others = installs.all.iter().filter(|install| install.method != Method::Native);
        let others: Vec<String> = others.map(|install| machine.tilde(&install.path)).collect();
        if !others.is_empty() {
            consequences.push(warn!("repairs/what-there-stays-remove-afterwards", copies = others.listed()));
        }
    }
    consequences.push(warn!("repairs/if-fails-what-there-now"));
    let run = Step::Run {
        program: runner.program.clone(),
        arguments: runner.arguments.clone(),
        purpose: Purpose::Install,
        remove_env: Vec::new(),
    };
    vec![Plan {
        id: RUN.id.to_owned(),
        title: say!("repairs/run-anthropics-installer"),
        risk: Risk::Destructive,
        steps: vec![Step::Keep { file: installer.file.clone(), before: script.stamp.clone() }, run],
        consequences,
        manual: vec![by_hand(installer, machine)],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::install::{CommandLine, Script};
    use crate::model::stamp::{Kind, Stamp};
    use crate::ports::fake::FakeMachine;

    fn facts(fetched: bool, runs: bool) -> Facts {
        let machine = FakeMachine::new().machine;
        let file = std::path::PathBuf::from("/home/dev/.local/state/claude-fix/installer/install.sh");
        let stamp = Stamp { kind: Kind::File, size: 2100, mode: Some(0o600), digest: Some("ab".repeat(32)) };
        let begins = vec!["#!/bin/bash".to_owned(), String::new(), "set -e".to_owned()];
        let script = Script { stamp, at: machine.now, lines: 40, begins };
        let runner = CommandLine { program: "/bin/bash".into(), arguments: vec![file.display().to_string()] };
        let url = "https://claude.ai/install.sh".to_owned();
        let installer = Installer { url, file, runner: runs.then_some(runner), fetched: fetched.then_some(script) };
        Facts::default().with(machine).with(installer)
    }

    #[test]
    fn it_is_run_only_once_it_was_fetched_and_shown() {
        assert!(run(&facts(false, true)).is_empty() && run(&facts(true, false)).is_empty());
        let plan = run(&facts(true, true)).remove(0);
        let Step::Keep { before, .. } = &plan.steps[0] else { panic!("{:?}", plan.steps[0]) };
        assert_eq!(before.digest, Some("ab".repeat(32)), "another file is not run");
        let shown = plan.consequences.join("\n");
        for part in
            ["https://claude.ai/install.sh", "2.1 kB, 40 lines", &"ab".repeat(32), "It begins: #!/bin/bash", "set -e"]
        {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }

    #[test]
    fn fetching_changes_nothing_that_lasts() {
        let plan = fetch(&facts(false, true)).remove(0);
        assert!(plan.only_fetches() && !plan.can_undo() && plan.risk == Risk::Safe);
        assert_eq!(plan.manual, ["curl -fsSL https://claude.ai/install.sh | bash"]);
    }
}
