//! What does the Keychain of macOS hold of Claude Code? Names and dates only; no item is opened.

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::claude_code::keychain::{account, items, looked, services};
use crate::model::keychain::{Item, KeychainSeen, Looked};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::keychain::{Attributes, Items};

pub(super) const CHECK: Check = Check { id: "store.keychain", group: Step::StoredSignIn, asks: &[Ask::Programs], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(seen) = seen(world) else {
            return Learned::skipped(say!("checks/only-macos-keeps-login-keychain"));
        };
        let (service, account) = (&seen.service, &seen.account);
        let learned = match &seen.login {
            Looked::Found(item) => Learned::healthy(match item.modified {
                Some(at) => say!("checks/keychain-holds-login-of", date = at.date()),
                None => say!("checks/keychain-holds-login"),
            }),
            Looked::Missing => {
                Learned::healthy(say!("checks/keychain-holds-no-login-named", service = service, account = account))
            }
            Looked::Locked => Learned::found(say!("checks/keychain-is-locked")),
            Looked::Unclear { because } => {
                Learned::inconclusive(because, say!("checks/run-security-show-keychain-info"))
            }
        };
        let mut learned = learned.evidence(say!("checks/label-looked-for"), format!("{service} · {account}"));
        if seen.open == Some(false) {
            learned = learned.evidence(say!("checks/label-the-keychain"), say!("checks/keychain-state-locked"));
        }
        if let Looked::Found(item) = &seen.key {
            learned = learned.evidence(say!("checks/label-console-key"), dated(item.service.clone(), item));
        }
        for item in seen.other_logins().take(10) {
            learned = learned.evidence(
                say!("checks/label-another-login"),
                dated(format!("{} · {}", item.service, item.account), item),
            );
        }
        learned.fact(seen)
    }
    .boxed()
}

fn dated(name: String, item: &Item) -> String {
    match item.modified {
        Some(at) => say!("checks/keychain-item-of", name = name, date = at.date()),
        None => name,
    }
}

/// What the Keychain says, in the environment of this world; `None` where there is none.
pub(super) fn seen(world: &World) -> Option<KeychainSeen> {
    let keychain = world.keychain.as_deref()?;
    let owner = world.machine.home.as_ref().and_then(|home| home.file_name()?.to_str());
    let account = account(&world.env, owner);
    let [service, key] = services(&world.env).try_into().ok()?;
    // somebody who sits before the screen would be asked for a password, where the Keychain is open anyway
    let remote = world.machine.contexts.iter().any(|it| it == "ssh") || without_screen(keychain);
    let open = remote.then(|| keychain.ask(&Attributes::Open).ok()).flatten().map(|it| it.code == Some(0));
    let all = keychain.ask(&Attributes::All).ok().filter(|it| it.code == Some(0)).map(|it| items(&it.stdout));
    Some(KeychainSeen {
        user: world.env.text("USER").filter(|user| !user.is_empty()),
        login: look(keychain, &service, &account),
        key: look(keychain, &key, &account),
        service,
        account,
        open,
        all,
    })
}

/// Whether this session can open no window, as one of a service or of tmux that was started over SSH.
fn without_screen(keychain: &dyn Items) -> bool {
    let told = keychain.ask(&Attributes::Session).ok().filter(|it| it.code == Some(0));
    told.map(|it| it.stdout.trim_ascii().to_owned()).is_some_and(|name| !name.is_empty() && name != b"Aqua")
}

fn look(keychain: &dyn Items, service: &str, account: &str) -> Looked {
    match keychain.ask(&Attributes::Item { service: service.to_owned(), account: account.to_owned() }) {
        Ok(answer) => looked(answer.code, &answer.stdout, &answer.stderr),
        Err(error) => Looked::Unclear { because: say!("checks/keychain-could-not-asked", error = error) },
    }
}
