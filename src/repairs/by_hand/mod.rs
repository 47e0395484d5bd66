//! What can only the person do, and in which words? Cards that change nothing: what to know, what to type, what to send.

pub(super) mod administrator;
pub(super) mod cloud;
pub(super) mod containers;
pub(super) mod editors;
pub(super) mod homes;
pub(super) mod hosts;
pub(super) mod keychain;
pub(super) mod sessions;
pub(super) mod store;
pub(super) mod without;

use crate::model::plan::{Plan, Risk, Step};

/// A card: `says` is what to know, `types` are the commands for this very machine.
fn card(id: impl Into<String>, title: impl Into<String>, says: Vec<String>, types: Vec<String>) -> Plan {
    Plan {
        id: id.into(),
        title: title.into(),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says,
        manual: types,
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

/// A text for somebody else.
fn letter(id: impl Into<String>, title: impl Into<String>, text: String) -> Plan {
    let steps = vec![Step::Tell { text }];
    Plan { steps, ..card(id, title, Vec::new(), Vec::new()) }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
