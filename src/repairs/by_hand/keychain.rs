//! A login that the Keychain of macOS keeps back: what does the person type, since only they know its password?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::keychain::{KeychainSeen, Looked};
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const UNLOCK: Repair =
    Repair { id: "keychain.unlock", title: "Unlock the Keychain in this session", standing: None, plans: unlock };
pub(in crate::repairs) const RIGHT_USER: Repair =
    Repair { id: "keychain.right_user", title: "Give back the right name in USER", standing: None, plans: right_user };

fn unlock(facts: &Facts) -> Vec<Plan> {
    if !facts.get::<KeychainSeen>().is_some_and(KeychainSeen::locked) {
        return Vec::new();
    }
    let says = [
        "It asks for the password of this Mac, which goes to macOS only: claude-fix does not see it.",
        "It holds for this session, until the Keychain locks itself again. Then check again, here with r.",
        "Nothing in the Keychain changes, and the login in it stays as it is.",
    ];
    let types = ["security unlock-keychain ~/Library/Keychains/login.keychain-db"];
    vec![card(UNLOCK.id, "Unlock the Keychain in this session", owned(&says), owned(&types))]
}

fn right_user(facts: &Facts) -> Vec<Plan> {
    let missed = facts.get::<KeychainSeen>().filter(|seen| seen.login == Looked::Missing);
    if missed.is_none_or(|seen| !seen.other_logins().any(|item| item.service == seen.service)) {
        return Vec::new();
    }
    let says = [
        "Claude Code looks for its login under the name in USER, and here that is another name than usual.",
        "This line helps in this terminal. Put it also where Claude Code is started without one: a launcher, a cron job, \
         a property list.",
        "The login in the Keychain stays as it is; signing in again here would only make a second one.",
    ];
    vec![card(RIGHT_USER.id, "Give back the right name in USER", owned(&says), owned(&["export USER=\"$(id -un)\""]))]
}
