//! What is stored where, what would `rm -rf ~/.claude` do here, and which smaller resets are there?
//!
//! ```text
//! What is stored where
//!   Login    ~/.claude/.credentials.json: 472 bytes, good until 19:40
//!   Account  ~/.claude.json names an account and no Console key
//!   Folder   ~/.claude: 212 sessions, 48 settings files; 1,204 files, 1.2 GB in all
//! The articles told you to rm -rf ~/.claude
//!   Here it would delete …, for good, and would not fix this: …
//!   Three resets that undo takes back                      o choose
//!   smallest  …
//! ```

use crate::app::State;
use crate::model::assessment::Assessment;
use crate::model::config_folder::ConfigFolder;
use crate::model::diagnosis::Severity;
use crate::model::install::Installs;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::plan::{Plan, Step as PlanStep};
use crate::model::settings::ConfigFile;
use crate::model::stamp::Kind;
use crate::model::step::Step;
use crate::model::text::size;
use crate::model::time::Moment;
use crate::ui::page::Page;
use crate::ui::theme::Role;

/// The column at which the answers to the labels begin.
const COLUMN: usize = 11;

/// Writes what is stored where.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    let Some(folder) = assessment.facts.get::<ConfigFolder>() else {
        return;
    };
    page.heading("What is stored where");
    login(assessment, page);
    account(assessment, page);
    self::folder(assessment, folder, page);
}

/// Writes what the usual advice would do here, below what was found.
pub(super) fn advice(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    if let Some(folder) = assessment.facts.get::<ConfigFolder>() {
        articles(state, assessment, folder, page);
    }
}

fn login(assessment: &Assessment, page: &mut Page) {
    let Some(login) = assessment.facts.get::<StoredLogin>() else {
        return;
    };
    let file = assessment.machine.tilde(&login.file);
    let (role, text) = match login_words(login, assessment.machine.now) {
        (role, words) if !login.present() && login.good() => (role, words),
        _ if !login.present() => (Role::Plain, format!("{file} does not exist: nobody is signed in with it")),
        (role, words) if login.stamp.kind == Kind::File => {
            (role, format!("{file}: {}, {words}", size(login.stamp.size)))
        }
        (role, words) => (role, format!("{file} is {}, {words}", login.stamp.kind.words())),
    };
    page.labelled("  Login", COLUMN, role, &text);
}

/// How the login stands, in plain words.
fn login_words(login: &StoredLogin, now: Moment) -> (Role, String) {
    match &login.state {
        LoginState::None => (Role::Plain, "without a login in it".to_owned()),
        LoginState::Valid { until } => (Role::Good, format!("good until {}", until.near(now))),
        LoginState::Kept { .. } => (Role::Good, "in the Keychain, and not opened".to_owned()),
        LoginState::RefreshPending { .. } => (Role::Good, "good, and renewed with the next request".to_owned()),
        LoginState::Expired { .. } => (Role::Bad, "ended; only a new login helps".to_owned()),
        LoginState::Blanked => (Role::Bad, "emptied after it could not be renewed".to_owned()),
        LoginState::Corrupt { because } => (Role::Bad, format!("damaged: {because}")),
        LoginState::Unknown { because, .. } => (Role::Unknown, format!("not to be judged: {because}")),
    }
}

fn account(assessment: &Assessment, page: &mut Page) {
    let Some(config) = assessment.facts.get::<ConfigFile>() else {
        return;
    };
    let has = |key: &str| config.sign_in.iter().any(|it| it == key);
    let file = &config.file;
    let (role, text) = match (&config.broken, has("oauthAccount"), has("primaryApiKey")) {
        (Some(because), ..) => (Role::Bad, format!("{file} is damaged: {because}")),
        _ if !config.present() => (Role::Plain, format!("{file} does not exist")),
        (None, true, true) => (Role::Plain, format!("{file} names an account and holds a Console key")),
        (None, true, false) => (Role::Plain, format!("{file} names an account and holds no Console key")),
        (None, false, true) => (Role::Plain, format!("{file} names no account and holds a Console key")),
        (None, false, false) => (Role::Plain, format!("{file} names no account and holds no Console key")),
    };
    page.labelled("  Account", COLUMN, role, &text);
}

fn folder(assessment: &Assessment, folder: &ConfigFolder, page: &mut Page) {
    let path = assessment.machine.tilde(&folder.path);
    let text = match (&folder.link, &folder.real) {
        _ if !folder.present() => format!("{path} does not exist"),
        (Some(said), None) => format!("{path} is a link to {}, where nothing is", said.display()),
        (Some(_), Some(real)) => {
            format!("{path} is a link to {}: {}", assessment.machine.tilde(real), folder.holds.words())
        }
        (None, _) => format!("{path}: {}", folder.holds.words()),
    };
    let role = if folder.dangling() { Role::Bad } else { Role::Plain };
    page.labelled("  Folder", COLUMN, role, &text);
    for service in &folder.keychain {
        page.labelled("  Keychain", COLUMN, Role::Plain, &format!("\"{service}\", which is not opened"));
    }
}

/// What the usual advice would do on this machine, and what there is instead.
fn articles(state: &State, assessment: &Assessment, folder: &ConfigFolder, page: &mut Page) {
    let path = assessment.machine.tilde(&folder.path);
    page.heading(&format!("The articles told you to rm -rf {path}"));
    let lost = match (&folder.link, folder.present()) {
        (_, false) => "Here it would do nothing: there is no such folder.".to_owned(),
        (Some(_), _) => "Here it would delete the link, and leave everything where the link leads.".to_owned(),
        (None, true) => format!("Here it would delete {}, for good.", folder.holds.short()),
    };
    page.indented(2, Role::Warning, &lost);
    if let Some(not) = would_not_fix(assessment) {
        page.indented(2, Role::Strong, &not);
    }
    page.indented(
        2,
        Role::Plain,
        "Instead, in three sizes; nothing is deleted, and u takes it back until Claude Code writes anew:",
    );
    if state.run.over && assessment.standing.iter().any(|(step, _)| *step == Step::StoredSignIn) {
        page.at_right("o", "choose");
    }
    for (label, id) in [("smallest", "reset.credential"), ("middle", "reset.sign_in"), ("largest", "reset.folder")] {
        let label = format!("  {label}");
        match assessment.plan(id) {
            Some(plan) => page.labelled(&label, COLUMN, Role::Plain, &goes(assessment, folder, plan)),
            None => page.labelled(&label, COLUMN, Role::Dim, &not_offered(assessment, folder, id)),
        }
    }
}

/// Why deleting would not help: what is wrong is elsewhere.
fn would_not_fix(assessment: &Assessment) -> Option<String> {
    let top = assessment.diagnoses.first().filter(|top| top.severity == Severity::Broken);
    match top {
        None => Some("Nothing is broken as far as it can be seen: there is nothing for it to fix.".to_owned()),
        Some(top) if matches!(top.step, Step::SignIn | Step::StoredSignIn) => None,
        Some(top) => Some(format!("It would not fix what is wrong: {} (step {}).", top.title, top.step.digit())),
    }
}

/// What a plan moves or edits, in one line.
fn goes(assessment: &Assessment, folder: &ConfigFolder, plan: &Plan) -> String {
    let parts = plan.steps.iter().map(|step| match step {
        PlanStep::MoveAside { from, before, .. } => {
            let path = assessment.machine.tilde(from);
            match before.kind {
                Kind::Folder if *from == folder.path => format!("{path} as a whole"),
                Kind::Link => format!("only the link {path}"),
                Kind::File => format!("{path} ({})", size(before.size)),
                _ => path,
            }
        }
        PlanStep::EditFile { file, .. } => format!("what {} says of the account", assessment.machine.tilde(file)),
        PlanStep::SetMode { file, .. } | PlanStep::Keep { file, .. } | PlanStep::WriteNew { file, .. } => {
            assessment.machine.tilde(file)
        }
        PlanStep::Keychain { fingerprint, .. } => format!("{fingerprint} in the keychain"),
        PlanStep::EndProcess { name, .. } => name.clone(),
        PlanStep::Run { .. } | PlanStep::Fetch { .. } | PlanStep::Tell { .. } => step.command().unwrap_or_default(),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "the Keychain's items, by commands that you type".to_owned() } else { parts.join(" + ") }
}

fn not_offered(assessment: &Assessment, folder: &ConfigFolder, id: &str) -> String {
    if let Some(who) = super::company::refuses(assessment, id) {
        return say!("policy/not-offered", who = who);
    }
    let path = assessment.machine.tilde(&folder.path);
    let damaged = assessment.facts.get::<ConfigFile>().filter(|it| it.broken.is_some()).map(|it| it.file.as_str());
    match id {
        "reset.credential" => "not needed: no login is stored in a file".to_owned(),
        "reset.sign_in" if damaged.is_some() => format!("not offered: {} is damaged", damaged.unwrap_or_default()),
        "reset.sign_in" => "not offered: beside the login there is no trace that could be taken out".to_owned(),
        _ if !folder.present() => format!("not needed: {path} does not exist"),
        _ => {
            let all = folder.stays(assessment.facts.get::<Installs>());
            let words: Vec<String> = all.iter().map(|it| it.words(&assessment.machine)).collect();
            format!("not offered: {path} is not moved, because {}", words.join("; and "))
        }
    }
}
