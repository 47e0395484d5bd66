//! How does a name go back to the name service? Its line in the hosts file goes; where that is the administrator's, a command.

use super::form::Repair;
use super::remove_variable::listed;
use crate::model::facts::Facts;
use crate::model::hosts::HostsEdit;
use crate::model::machine::{Machine, Os};
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::text::plain;
use crate::words::Listed;

pub(super) const REPAIR: Repair =
    Repair { id: "network.hosts_lines", standing: None, plans: |facts| plan(facts).into_iter().collect() };

fn plan(facts: &Facts) -> Option<Plan> {
    let (found, machine) = (facts.get::<HostsEdit>()?, facts.get::<Machine>()?);
    let lines: Vec<String> = found.changes.iter().map(|change| change.line.to_string()).collect();
    let file = found.file.display();
    let mut consequences: Vec<String> = found
        .changes
        .iter()
        .map(|change| warn!("repairs/line-says", line = change.line, file = file, text = plain(&change.before, 100)))
        .collect();
    consequences.push(warn!("repairs/whoever-put-there-ad-blocker"));
    let edit = Step::EditFile {
        file: found.file.clone(),
        edit: Edit::TakeNames { names: found.names.clone() },
        before: found.stamp.clone(),
        changes: found.changes.clone(),
    };
    let steps = if found.fixed.is_none() { vec![edit] } else { Vec::new() };
    if let Some(because) = &found.fixed {
        consequences.push(warn!("repairs/claude-fix-does-not-change", file = file, because = because));
    }
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: say!(
            "repairs/take-lines-out",
            names = listed(&found.names),
            file = file,
            count = lines.len(),
            lines = lines.listed()
        ),
        risk: if steps.is_empty() { Risk::Safe } else { Risk::Reversible },
        steps,
        consequences,
        manual: by_hand(found, machine),
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

/// The command for a file that belongs to the administrator. The whole line becomes a comment, and a copy is kept.
fn by_hand(found: &HostsEdit, machine: &Machine) -> Vec<String> {
    let file = machine.typed(&found.file);
    if machine.os == Os::Windows {
        return vec![format!("notepad {file}")];
    }
    let lines: Vec<String> = found.changes.iter().map(|change| format!("{}s/^/# /", change.line)).collect();
    let sudo = if machine.uid == Some(0) { "" } else { "sudo " };
    // a line that names others, too, is for a person to look at
    if found.changes.iter().all(|change| change.after.iter().all(|after| after.starts_with('#'))) {
        vec![format!("{sudo}sed -i.bak '{}' {file}", lines.join(";"))]
    } else {
        vec![format!("{sudo}nano {file}")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::Change;
    use crate::model::stamp::Stamp;
    use crate::ports::fake::FakeMachine;

    fn made(fixed: Option<&str>, after: &str) -> Plan {
        let before = "0.0.0.0 api.anthropic.com".to_owned();
        let edit = HostsEdit {
            file: "/etc/hosts".into(),
            stamp: Stamp::MISSING,
            names: vec!["api.anthropic.com".into()],
            changes: vec![Change { line: 12, before, after: vec![after.into()] }],
            fixed: fixed.map(str::to_owned),
        };
        plan(&Facts::default().with(FakeMachine::new().machine).with(edit)).unwrap()
    }

    #[test]
    fn what_belongs_to_root_is_a_command_and_never_an_edit() {
        let root = made(Some("it belongs to another user"), "# 0.0.0.0 api.anthropic.com");
        assert!(!root.acts());
        assert_eq!(root.manual, ["sudo sed -i.bak '12s/^/# /' /etc/hosts"]);
        assert!(root.consequences[0].contains("Line 12 of /etc/hosts says: 0.0.0.0 api.anthropic.com"));
        assert_eq!(made(Some("x"), "0.0.0.0 other").manual, ["sudo nano /etc/hosts"]);
        assert!(made(None, "# x").acts());
    }
}
