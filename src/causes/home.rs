//! Does the login lie in another home or configuration folder than the one in use?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::Ladder;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::home::{Elsewhere, MovedStore, OtherHome, OtherHomes};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::step::Step;

pub(super) const OTHER_HOME: Cause = Cause {
    id: "context.other_home",
    step: Step::Editors,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: other_home,
};

pub(super) const CONFIG_DIR_SPELLING: Cause = Cause {
    id: "store.config_dir_spelling",
    step: Step::StoredSignIn,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: spelling,
};

/// Whether nothing that could be used is here, and the login is what is missing.
fn lacking(facts: &Facts) -> bool {
    let missing = facts.get::<StoredLogin>().is_some_and(|login| {
        let denied = matches!(&login.state, LoginState::Unknown { because } if because.contains("denied"));
        login.state == LoginState::None || denied
    });
    missing && facts.get::<Ladder>().is_some_and(|ladder| ladder.used().is_none())
}

fn other_home(facts: &Facts) -> Option<Finding> {
    let homes = &facts.get::<OtherHomes>()?.0;
    let home = facts.get::<Machine>()?.home.as_ref()?.display().to_string();
    if let Some(other) = homes.iter().find(|it| it.login && lacking(facts)) {
        return Some(elsewhere(other, &home));
    }
    let other = homes.first()?;
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    match &other.why {
        Elsewhere::Foreign if lacking(facts) => Some(elsewhere(other, &home)),
        Elsewhere::Sudo(user) if good && !other.login => Some(
            Finding::note(format!("This runs as root through sudo, with a login of its own in {home}."))
                .because("environment.home", format!("sudo was called by {user}"))
                .repair("context.go_home")
                .advice(format!("To use the login of {user}, start Claude Code without sudo.")),
        ),
        _ => None,
    }
}

fn elsewhere(other: &OtherHome, home: &str) -> Finding {
    let folder = &other.folder;
    let (summary, advice) = match &other.why {
        Elsewhere::Sudo(user) => (
            format!(
                "This runs as root through sudo, and nobody is signed in there. The login of {user} is in {folder}."
            ),
            "Start Claude Code without sudo.".to_owned(),
        ),
        Elsewhere::Root => (
            format!("This runs as root, and root is not signed in. A login lies in {folder}."),
            "Start Claude Code as the user who signed in, without sudo and without su.".to_owned(),
        ),
        Elsewhere::Moved => (
            format!("HOME is {home}, where nobody is signed in. Your login is in your own home folder, {folder}."),
            format!("Set HOME to {folder} again; whatever starts this terminal or service changes it."),
        ),
        Elsewhere::Foreign => (
            format!("HOME is {home}, which belongs to another user, so that its login cannot be used by you."),
            "Start Claude Code as the user who signed in there, or set HOME to a folder of your own; after su, use su -."
                .to_owned(),
        ),
        Elsewhere::Windows => (
            format!(
                "Nobody is signed in inside WSL. There is a login on the Windows side, in {folder}; WSL has its own."
            ),
            "Sign in once inside WSL; both logins can live side by side.".to_owned(),
        ),
    };
    let mut found = Finding::broken(summary);
    found = match other.why {
        Elsewhere::Sudo(_) | Elsewhere::Foreign => found,
        _ => found.likely(),
    };
    let fact = if other.login {
        format!("a login that can be used lies in {folder}")
    } else {
        format!("{home} belongs to another user")
    };
    found
        .because("environment.home", fact)
        .because("login.claude_ai", format!("no login can be used in {home}"))
        .repair("context.go_home")
        .repair("login.sign_in")
        .advice(advice)
        .advice("Or sign in here as well: claude auth login")
}

fn spelling(facts: &Facts) -> Option<Finding> {
    let store = facts.get::<MovedStore>()?;
    let login = store.login_in.as_ref()?;
    let (variable, chosen) = (&store.variable, &store.chosen);
    if !lacking(facts) {
        return None;
    }
    let found = match &store.misspelt {
        Some(because) => Finding::broken(format!(
            "{variable} makes Claude Code look for the login in {chosen}: {because}. Your login is in {login}."
        )),
        None => Finding::broken(format!(
            "{variable} makes Claude Code look for the login in {chosen}, where none is. Your login is in {login}."
        ))
        .likely(),
    };
    let found = found
        .because("store.place", format!("{variable} leads to {chosen}"))
        .because("store.place", format!("a login that can be used lies in {login}"));
    Some(
        found
            .repair(format!("env.remove_variable:{variable}"))
            .advice(format!("Set {variable} to the whole path of the folder with the login, or do without it."))
            .advice("If a second account is meant to live there, sign in: claude auth login"),
    )
}
