//! What helps where nothing on this machine is wrong? Waiting, without deleting anything, and looking again.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::plan::{Plan, Risk};

pub(super) const REPAIR: Repair = Repair {
    id: "service.wait",
    title: "Wait, delete nothing, and check again",
    standing: None,
    plans: |_: &Facts| vec![plan(REPAIR.id, "Wait, delete nothing, and check again", &WAIT)],
};

pub(super) const STOP: Repair = Repair {
    id: "service.stop",
    title: "Stop here: nothing on this machine can change it",
    standing: None,
    plans: |_: &Facts| vec![plan(STOP.id, "Stop here: nothing on this machine can change it", &STOPPED)],
};

const WAIT: [&str; 4] = [
    "Nothing on this machine has to change: do not sign out, do not delete ~/.claude, do not reinstall.",
    "Signing in again and again makes it worse where too many tries are the reason: end scripts and other programs that \
     try by themselves, and let some minutes pass.",
    "https://status.claude.com says what Anthropic knows.",
    "Then check again, here with r.",
];

const STOPPED: [&str; 4] = [
    "Anthropic does not serve requests from the place where this connection reaches the internet. Your account, your \
     files and this program are not what is wrong.",
    "Signing in again, a new key or a reset changes nothing about it.",
    "If you are in a supported country, a VPN, a proxy or a hosting provider may make it look otherwise: ask whoever runs \
     that network.",
    "The supported countries: https://www.anthropic.com/supported-countries",
];

fn plan(id: &str, title: &str, says: &[&str]) -> Plan {
    Plan {
        id: id.to_owned(),
        title: title.to_owned(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says.iter().map(|text| (*text).to_owned()).collect(),
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_change_anything() {
        for repair in [REPAIR, STOP] {
            let plans = (repair.plans)(&Facts::default());
            assert!(plans.iter().all(|plan| !plan.acts() && plan.manual.is_empty() && plan.consequences.len() == 4));
        }
    }
}
