//! How does a damaged state file come back? From the newest copy of it that Claude Code kept and that can be read.

use super::aside::{shown, word};
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::settings::{Backup, ConfigFile};
use crate::model::stamp::Kind;
use crate::model::text::size;

pub(super) const REPAIR: Repair = Repair {
    id: "store.restore_config",
    title: "Restore Claude Code's state file from its own copy",
    standing: None,
    plans,
};

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(config), Some(machine)) = (facts.get::<ConfigFile>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    match &config.backup {
        Some(backup) if config.broken.is_some() && config.real.kind == Kind::File => {
            vec![plan(config, backup, machine)]
        }
        _ => Vec::new(),
    }
}

fn plan(config: &ConfigFile, backup: &Backup, machine: &Machine) -> Plan {
    let (file, copy) = (shown(&config.path, machine), shown(&backup.path, machine));
    let made = backup.at.map(|at| format!("{}, {} ago", at.near(machine.now), age(at.0, machine.now.0)));
    let made = made.unwrap_or_else(|| "at a time that is not known".to_owned());
    let mut consequences = vec![
        format!("The copy {copy} ({}) was made {made}.", size(backup.size)),
        "What Claude Code wrote into the file since then is lost: trust of new projects, servers, answers, counters. \
         Conversations are elsewhere and stay."
            .to_owned(),
    ];
    if config.unreadable_backups > 0 {
        consequences.push(match config.unreadable_backups {
            1 => "A newer copy is damaged, too.".to_owned(),
            count => format!("{count} newer copies are damaged, too."),
        });
    }
    if backup.key {
        consequences.push(
            "The copy holds a Console key of that time, which then counts again, even if you logged out since."
                .to_owned(),
        );
    }
    let manual = format!("cp -f {} {}", word(&backup.path, machine), word(&config.path, machine));
    Plan {
        id: REPAIR.id.to_owned(),
        title: format!("Restore {file} from Claude Code's own copy"),
        risk: Risk::Reversible,
        steps: vec![Step::EditFile {
            file: config.path.clone(),
            edit: Edit::TakeFrom { from: backup.path.clone(), digest: backup.digest.clone() },
            before: config.real.clone(),
            changes: Vec::new(),
        }],
        consequences,
        manual: vec![manual],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

/// The time between two moments in milliseconds, in its largest unit.
fn age(from: i64, to: i64) -> String {
    let minutes = to.saturating_sub(from).max(0) / 60_000;
    let (count, unit) = match minutes {
        0..120 => (minutes, "minute"),
        120..2880 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}
