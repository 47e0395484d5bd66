//! What does the Keychain keep from Claude Code, and when does that hurt nobody?

use super::*;
use crate::model::keychain::{Item, KeychainSeen, Looked};
use Severity::{Broken, Note};

const SERVICE: &str = "Claude Code-credentials";

fn item(service: &str, account: &str) -> Item {
    Item { service: service.into(), account: account.into(), modified: Some(NOW) }
}

/// What is looked for under `dev`, and everything that is there.
fn seen(login: Looked, all: Vec<Item>) -> KeychainSeen {
    KeychainSeen {
        service: SERVICE.into(),
        account: "dev".into(),
        user: Some("dev".into()),
        login,
        key: Looked::Missing,
        open: Some(true),
        all: Some(all),
    }
}

fn on_mac(facts: Facts) -> Facts {
    let machine = facts.get::<Machine>().cloned().unwrap();
    facts.with(Machine { os: Os::Macos, ..machine })
}

fn mac() -> Facts {
    on_mac(healthy())
}

/// A Mac on which no file holds a login.
fn without_file(seen: KeychainSeen) -> Facts {
    mac().with(using(None)).with(login(LoginState::None)).with(seen)
}

fn by_key(seen: KeychainSeen) -> Facts {
    on_mac(keyed(LoginState::None, KeyAnswer::Accepted)).with(seen)
}

#[test]
pub(super) fn the_keychain_is_locked() {
    let id = "keychain.locked";
    let locked = || seen(Looked::Locked, Vec::new());
    assert_eq!(severity(id, &without_file(locked())), Some(Broken));
    assert_eq!(judged(id, &without_file(locked())).unwrap().repairs, ["keychain.unlock"]);
    assert_eq!(severity(id, &without_file(seen(Looked::Missing, Vec::new()))), None);
    near(id, &by_key(locked()), Some(Note), "a key serves");
    near(
        id,
        &mac().with(KeychainSeen { open: Some(false), ..seen(Looked::Missing, Vec::new()) }),
        None,
        "a file serves",
    );
    near(id, &healthy().with(using(None)).with(login(LoginState::None)).with(locked()), None, "it is no Mac");
    let unclear = Looked::Unclear { because: "security did not answer".into() };
    near(id, &without_file(KeychainSeen { open: None, ..seen(unclear, Vec::new()) }), None, "unknown is not locked");
}

#[test]
pub(super) fn another_name_is_looked_for() {
    let id = "keychain.user_mismatch";
    let foreign = || seen(Looked::Missing, vec![item(SERVICE, "ada")]);
    assert_eq!(severity(id, &without_file(foreign())), Some(Broken));
    assert_eq!(judged(id, &without_file(foreign())).unwrap().repairs, ["keychain.right_user"]);
    let unset = KeychainSeen { user: None, ..foreign() };
    assert!(judged(id, &without_file(unset)).unwrap().summary.starts_with("USER is not set"));
    assert_eq!(severity(id, &without_file(seen(Looked::Missing, Vec::new()))), None);
    near(id, &by_key(foreign()), Some(Note), "a key serves");
    let own = item(SERVICE, "dev");
    near(id, &without_file(seen(Looked::Found(own.clone()), vec![own, item(SERVICE, "ada")])), None, "both have one");
    let folder = format!("{SERVICE}-1a2b3c4d");
    near(id, &without_file(seen(Looked::Missing, vec![item(&folder, "ada")])), None, "it is of another folder");
}

#[test]
pub(super) fn a_login_is_there_twice() {
    let id = "keychain.split_brain";
    let own = item(SERVICE, "dev");
    let found = || seen(Looked::Found(own.clone()), vec![own.clone()]);
    assert_eq!(severity(id, &mac().with(found())), Some(Note));
    assert_eq!(severity(id, &without_file(found())), None);
    near(id, &mac().with(seen(Looked::Missing, vec![own.clone()])), None, "the file alone is looked at");
    near(id, &mac().with(seen(Looked::Locked, vec![own.clone()])), None, "what is locked is another cause");
    let blanked = mac().with(login(LoginState::Blanked)).with(found());
    near(id, &blanked, Some(Note), "an emptied file is one of the two, too");
}

#[test]
pub(super) fn many_folders_left_a_login_behind() {
    let id = "keychain.many_items";
    let with = |count: usize| {
        let others = (0..count).map(|n| item(&format!("{SERVICE}-{n}"), "dev"));
        let own = item(SERVICE, "dev");
        without_file(seen(Looked::Found(own.clone()), std::iter::once(own).chain(others).collect()))
    };
    assert_eq!(severity(id, &with(20)), Some(Note));
    assert_eq!(severity(id, &with(0)), None);
    near(id, &with(4), Some(Note), "one more than three");
    near(id, &with(3), None, "three may be meant so");
    let users = (0..9).map(|n| item(SERVICE, &format!("user{n}"))).collect();
    near(id, &without_file(seen(Looked::Missing, users)), None, "other names are not other folders");
}
