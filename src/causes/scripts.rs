//! Does PowerShell refuse the script that npm left as `claude`?

use super::form::Finding;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::script_rule::BlockedScript;

/// Allows scripts of this computer's own, for this user alone.
const ALLOW: &str = "Set-ExecutionPolicy -Scope CurrentUser RemoteSigned";

pub(super) fn finding(facts: &Facts) -> Option<Finding> {
    let (blocked, machine) = (facts.get::<BlockedScript>()?, facts.get::<Machine>()?);
    let (script, rule) = (machine.tilde(&blocked.script), &blocked.rule);
    let found = Finding::broken(say!("diagnoses/scripts-powershell-refuses", script = script, rule = rule))
        .likely()
        .because("install.copies", say!("diagnoses/scripts-found-before-programs", script = script))
        .because("install.copies", say!("diagnoses/scripts-rule", rule = rule));
    let found = match &blocked.beside {
        Some(beside) => {
            let name = beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
            found.advice(say!("diagnoses/scripts-type-program", name = name))
        }
        None => found,
    };
    Some(if blocked.managed {
        found.advice(say!("diagnoses/scripts-administrator"))
    } else {
        found.advice(say!("diagnoses/scripts-allow-own", command = ALLOW))
    })
}
