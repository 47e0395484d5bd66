//! What helps where nothing on this machine is wrong? Waiting, without deleting anything, and looking again.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::plan::{Plan, Risk};

pub(super) const REPAIR: Repair =
    Repair { id: "service.wait", standing: None, plans: |_: &Facts| vec![plan(&REPAIR, &wait())] };

pub(super) const STOP: Repair =
    Repair { id: "service.stop", standing: None, plans: |_: &Facts| vec![plan(&STOP, &stopped())] };

fn wait() -> [String; 4] {
    [
        warn!("repairs/nothing-machine-has-change-do"),
        warn!("repairs/signing-again-again-makes-worse"),
        warn!("repairs/https-status-claude-com-says"),
        warn!("repairs/then-check-again-here-r"),
    ]
}

fn stopped() -> [String; 4] {
    [
        warn!("repairs/anthropic-does-not-serve-requests"),
        warn!("repairs/signing-again-new-key-or"),
        warn!("repairs/if-supported-country-vpn-proxy"),
        warn!("repairs/supported-countries-https-www-anthropic"),
    ]
}

fn plan(repair: &Repair, says: &[String]) -> Plan {
    Plan {
        id: repair.id.to_owned(),
        title: repair.title(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says.to_vec(),
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
