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
    let missing = facts
        .get::<StoredLogin>()
        .is_some_and(|login| matches!(login.state, LoginState::None | LoginState::Unknown { denied: true, .. }));
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
            Finding::note(say!("diagnoses/home-runs-root-through-sudo-login", home = home))
                .because("environment.home", say!("diagnoses/home-sudo-called", user = user))
                .repair("context.go_home")
                .advice(say!("diagnoses/home-use-login-start-claude-code", user = user)),
        ),
        _ => None,
    }
}

fn elsewhere(other: &OtherHome, home: &str) -> Finding {
    let folder = &other.folder;
    let (summary, advice) = match &other.why {
        Elsewhere::Sudo(user) => (
            say!("diagnoses/home-runs-root-through-sudo-nobody", user = user, folder = folder),
            say!("diagnoses/home-start-claude-code-without-sudo"),
        ),
        Elsewhere::Root => (
            say!("diagnoses/home-runs-root-root-not-signed", folder = folder),
            say!("diagnoses/home-start-as-who-signed-in"),
        ),
        Elsewhere::Moved => (
            say!("diagnoses/home-home-where-nobody-signed-login", home = home, folder = folder),
            say!("diagnoses/home-set-home-again-whatever-starts", folder = folder),
        ),
        Elsewhere::Foreign => (
            say!("diagnoses/home-home-which-belongs-another-user", home = home),
            say!("diagnoses/home-start-as-that-user"),
        ),
        Elsewhere::Windows => (
            say!("diagnoses/home-nobody-signed-inside-wsl-there", folder = folder),
            say!("diagnoses/home-sign-once-inside-wsl-both"),
        ),
    };
    let mut found = Finding::broken(summary);
    found = match other.why {
        Elsewhere::Sudo(_) | Elsewhere::Foreign => found,
        _ => found.likely(),
    };
    let fact = if other.login {
        say!("diagnoses/home-login-can-used-lies", folder = folder)
    } else {
        say!("diagnoses/home-belongs-another-user", home = home)
    };
    found
        .because("environment.home", fact)
        .because("login.claude_ai", say!("diagnoses/home-no-login-can-used", home = home))
        .repair("context.go_home")
        .repair("login.sign_in")
        .advice(advice)
        .advice(say!("diagnoses/home-or-sign-here-well-claude"))
}

fn spelling(facts: &Facts) -> Option<Finding> {
    let store = facts.get::<MovedStore>()?;
    let login = store.login_in.as_ref()?;
    let (variable, chosen) = (&store.variable, &store.chosen);
    if !lacking(facts) {
        return None;
    }
    let found = match &store.misspelt {
        Some(because) => Finding::broken(say!(
            "diagnoses/home-looks-in-misspelt-place",
            variable = variable,
            chosen = chosen,
            because = because,
            login = login
        )),
        None => Finding::broken(say!(
            "diagnoses/home-looks-where-none-is",
            variable = variable,
            chosen = chosen,
            login = login
        ))
        .likely(),
    };
    let found = found
        .because("store.place", say!("diagnoses/home-leads", variable = variable, chosen = chosen))
        .because("store.place", say!("diagnoses/home-login-can-used-lies", folder = login));
    Some(
        found
            .repair(format!("env.remove_variable:{variable}"))
            .advice(say!("diagnoses/home-set-whole-path-folder-login", variable = variable))
            .advice(say!("diagnoses/home-if-second-account-meant-live")),
    )
}
