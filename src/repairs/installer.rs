//! How does Anthropic's installer come and run? Fetched and shown first; run after another yes, and only that very file.

use super::form::Repair;
use crate::claude_code::installs::{HOSTS, LARGEST_INSTALLER};
use crate::model::facts::Facts;
use crate::model::install::{Installer, Installs, Method};
use crate::model::machine::Machine;
use crate::model::plan::{Plan, Purpose, Risk, Step};
use crate::model::step::Step as WizardStep;
use crate::model::text::size;

pub(super) const FETCH: Repair = Repair {
    id: "install.fetch_installer",
    title: "Fetch Anthropic's installer, without running it",
    standing: Some(WizardStep::Install),
    plans: fetch,
};

pub(super) const RUN: Repair = Repair {
    id: "install.run_installer",
    title: "Run the installer that was fetched",
    standing: Some(WizardStep::Install),
    plans: run,
};

fn fetch(facts: &Facts) -> Vec<Plan> {
    let (Some(installer), Some(machine)) = (facts.get::<Installer>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let file = machine.tilde(&installer.file);
    vec![Plan {
        id: FETCH.id.to_owned(),
        title: if installer.fetched.is_some() {
            "Fetch Anthropic's installer anew"
        } else {
            "Fetch Anthropic's installer"
        }
        .to_owned(),
        risk: Risk::Safe,
        steps: vec![Step::Fetch { url: installer.url.clone(), to: installer.file.clone(), most: LARGEST_INSTALLER }],
        consequences: vec![
            "It is only fetched. What it is comes on the next card, and that one asks before it is run.".to_owned(),
            format!("It comes over a verified connection from {} or not at all.", HOSTS.join(" or ")),
            format!("It is put into claude-fix's own folder as {file}, readable by you only."),
        ],
        manual: vec![by_hand(installer)],
        clears: Vec::new(),
        cures: Vec::new(),
    }]
}

fn by_hand(installer: &Installer) -> String {
    let url = &installer.url;
    let windows = installer.file.extension().is_some_and(|it| it == "ps1");
    if windows { format!("irm {url} | iex") } else { format!("curl -fsSL {url} | bash") }
}

fn run(facts: &Facts) -> Vec<Plan> {
    let (Some(installer), Some(machine)) = (facts.get::<Installer>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let (Some(script), Some(runner)) = (&installer.fetched, &installer.runner) else { return Vec::new() };
    let digest = script.stamp.digest.clone().unwrap_or_default();
    let mut consequences = vec![
        format!(
            "Fetched from {} on {} at {}: {}, {} lines.",
            installer.url,
            script.at.date(),
            script.at.clock(),
            size(script.stamp.size),
            script.lines
        ),
        format!("SHA-256 {digest}. The file is compared with that right before it is run."),
    ];
    consequences
        .extend(script.begins.iter().filter(|line| !line.is_empty()).map(|line| format!("It begins: {line}")).take(3));
    consequences.push("It puts the newest Claude Code into ~/.local/bin and ~/.local/share/claude.".to_owned());
    if let Some(installs) = facts.get::<Installs>() {
        let others = installs.all.iter().filter(|install| install.method != Method::Native);
        let others: Vec<String> = others.map(|install| machine.tilde(&install.path)).collect();
        if !others.is_empty() {
            consequences
                .push(format!("What is there stays: {}. Remove it afterwards if it comes first.", others.join(", ")));
        }
    }
    consequences
        .push("If it fails, what is there now keeps working, and the checks that follow say what is there.".to_owned());
    let run = Step::Run {
        program: runner.program.clone(),
        arguments: runner.arguments.clone(),
        purpose: Purpose::Install,
        remove_env: Vec::new(),
    };
    vec![Plan {
        id: RUN.id.to_owned(),
        title: "Run Anthropic's installer".to_owned(),
        risk: Risk::Destructive,
        steps: vec![Step::Keep { file: installer.file.clone(), before: script.stamp.clone() }, run],
        consequences,
        manual: vec![by_hand(installer)],
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
