//! A login that the Keychain of macOS keeps back: what does the person type, since only they know its password?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::keychain::{KeychainSeen, Looked};
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::shell::Tongue;
use crate::repairs::form::Repair;

pub(in crate::repairs) const UNLOCK: Repair = Repair { id: "keychain.unlock", standing: None, plans: unlock };
pub(in crate::repairs) const RIGHT_USER: Repair =
    Repair { id: "keychain.right_user", standing: None, plans: right_user };

fn unlock(facts: &Facts) -> Vec<Plan> {
    if !facts.get::<KeychainSeen>().is_some_and(KeychainSeen::locked) {
        return Vec::new();
    }
    let says = vec![
        say!("repairs/asks-password-mac-which-goes"),
        say!("repairs/holds-session-until-keychain-locks"),
        say!("repairs/nothing-keychain-changes-login-stays"),
    ];
    let types = ["security unlock-keychain ~/Library/Keychains/login.keychain-db"];
    vec![card(UNLOCK.id, UNLOCK.title(), says, owned(&types))]
}

fn right_user(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    let missed = facts.get::<KeychainSeen>().filter(|seen| seen.login == Looked::Missing);
    if missed.is_none_or(|seen| !seen.other_logins().any(|item| item.service == seen.service)) {
        return Vec::new();
    }
    let types = match machine.tongue() {
        Tongue::Fish => "set -gx USER (id -un)".to_owned(),
        Tongue::PowerShell => "$env:USER = id -un".to_owned(),
        Tongue::Posix | Tongue::Cmd => "export USER=\"$(id -un)\"".to_owned(),
    };
    let says = vec![
        say!("repairs/claude-code-looks-its-login"),
        say!("repairs/line-helps-terminal-put-also"),
        say!("repairs/login-keychain-stays-signing-again"),
    ];
    vec![card(RIGHT_USER.id, RIGHT_USER.title(), says, vec![types])]
}
