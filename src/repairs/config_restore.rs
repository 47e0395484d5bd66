//! How does a damaged state file come back? From the newest copy of it that Claude Code kept and that can be read.

use super::aside::shown;
use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Risk, Step};
use crate::model::settings::{Backup, ConfigFile};
use crate::model::stamp::Kind;
use crate::model::text::size;

pub(super) const REPAIR: Repair = Repair { id: "store.restore_config", standing: None, plans };

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
    let of = size(backup.size);
    let made = match backup.at {
        Some(at) => {
            let (count, unit) = age(at.0, machine.now.0);
            warn!("repairs/copy-made", copy = copy, size = of, at = at.near(machine.now), count = count, unit = unit)
        }
        None => warn!("repairs/copy-made-unknown", copy = copy, size = of),
    };
    let mut consequences = vec![made, warn!("repairs/what-claude-code-wrote-into")];
    if config.unreadable_backups > 0 {
        consequences.push(warn!("repairs/newer-copies-damaged-too", count = config.unreadable_backups));
    }
    if backup.key {
        consequences.push(warn!("repairs/copy-holds-console-key-time"));
    }
    let manual = machine.types_copy(&backup.path, &config.path);
    Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/restore-from-claude-codes-own", file = file),
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
fn age(from: i64, to: i64) -> (i64, &'static str) {
    let minutes = to.saturating_sub(from).max(0) / 60_000;
    match minutes {
        0..120 => (minutes, "minute"),
        120..2880 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    }
}
