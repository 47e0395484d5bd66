//! Does the Keychain of macOS keep the login from Claude Code: locked, under another name, or beside a second one?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::keychain::{KeychainSeen, Looked};
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::step::Step;

/// More logins than this come from a launcher that changes the folder at every start.
const MANY: usize = 3;

pub(super) const LOCKED: Cause = Cause {
    id: "keychain.locked",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: locked,
};

pub(super) const USER_MISMATCH: Cause = Cause {
    id: "keychain.user_mismatch",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["keychain.locked"],
    docs: DOCS_AUTH,
    judge: user_mismatch,
};

pub(super) const SPLIT_BRAIN: Cause = Cause {
    id: "keychain.split_brain",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &["keychain.locked"],
    docs: DOCS_AUTH,
    judge: split_brain,
};

pub(super) const MANY_ITEMS: Cause = Cause {
    id: "keychain.many_items",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: many_items,
};

/// Whether something that comes before the login serves.
fn served(facts: &Facts) -> bool {
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    used.is_some_and(|rung| rung.kind != CredentialKind::ClaudeAiLogin)
}

/// Broken where the login is needed, a note where it is not.
fn by_need(facts: &Facts, summary: impl Into<String>) -> Finding {
    if served(facts) { Finding::note(summary) } else { Finding::broken(summary).likely() }
}

fn locked(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>().filter(|seen| seen.locked())?;
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) && seen.login == Looked::Missing {
        // a file serves
        return None;
    }
    let remote = facts.get::<Machine>().is_some_and(|machine| machine.contexts.iter().any(|it| it == "ssh"));
    let place = if remote { "in this session over SSH" } else { "in this session" };
    let found = by_need(
        facts,
        format!(
            "The Keychain is locked {place}, so Claude Code cannot read the login. The login itself is not the problem."
        ),
    );
    let said = if seen.login == Looked::Locked {
        format!("macOS may not ask for a password here (item \"{}\")", seen.service)
    } else {
        "security show-keychain-info says that it is locked".to_owned()
    };
    Some(
        found
            .because("store.keychain", said)
            .repair("keychain.unlock")
            .advice("Unlock it, with the password of this Mac: security unlock-keychain ~/Library/Keychains/login.keychain-db")
            .advice("For a server or a timer: make a token with claude setup-token, and keep it in a file that only you may read.")
            .advice("Do not choose \"Reset to Defaults\" in Keychain Access: it deletes every password there."),
    )
}

fn user_mismatch(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>().filter(|seen| seen.login == Looked::Missing)?;
    let other = seen.other_logins().find(|item| item.service == seen.service)?;
    let user = match &seen.user {
        Some(user) => format!("USER is {}", crate::model::text::plain(user, 60)),
        None => "USER is not set".to_owned(),
    };
    let summary = format!(
        "{user}, so the login is looked for under {}; the Keychain holds one under {}.",
        seen.account, other.account
    );
    let found = by_need(facts, summary);
    Some(
        found
            .because("store.keychain", format!("no item \"{}\" for {}", seen.service, seen.account))
            .because("store.keychain", format!("there is one for {}", other.account))
            .repair("keychain.right_user")
            .advice("Set USER where this is started (launcher, cron job, property list): export USER=\"$(id -un)\""),
    )
}

fn split_brain(facts: &Facts) -> Option<Finding> {
    let (seen, login) = (facts.get::<KeychainSeen>()?, facts.get::<StoredLogin>()?);
    let item = seen.login.item().filter(|_| login.present())?;
    let machine = facts.get::<Machine>()?;
    let file = machine.tilde(&login.file);
    let when = item.modified.map_or_else(String::new, |at| format!(", written {}", at.near(machine.now)));
    let summary = format!("Both the Keychain and {file} hold a login. A new sign-in may change only one of them.");
    Some(
        Finding::note(summary)
            .because("store.keychain", format!("item \"{}\"{when}", item.service))
            .because("store.credentials", format!("{file} is there too"))
            .advice("Only if signing in does not last: bring Claude Code up to date, sign in once, and move the older one aside."),
    )
}

fn many_items(facts: &Facts) -> Option<Finding> {
    let seen = facts.get::<KeychainSeen>()?;
    let many = seen.other_logins().filter(|item| item.service != seen.service).count();
    (many > MANY).then(|| {
        Finding::note(format!("The Keychain holds {many} logins of Claude Code for other configuration folders."))
            .because("store.keychain", format!("{many} items named \"Claude Code-credentials-…\""))
            .advice("Look for a launcher that starts Claude Code with a changing CLAUDE_CONFIG_DIR. They do no harm; do not delete them in one go.")
    })
}
