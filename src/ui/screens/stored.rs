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
use crate::ui::page::{self, Page};
use crate::ui::theme::Role;

/// The column at which the answers to the labels begin, at least.
const COLUMN: usize = 11;
/// The labels.
const LABELS: &[&str] = &[
    "ui/stored-login",
    "ui/stored-account",
    "ui/stored-folder",
    "ui/stored-keychain",
    "ui/reset-smallest",
    "ui/reset-middle",
    "ui/reset-largest",
];

fn column() -> usize {
    page::column(COLUMN - 2, LABELS) + 2
}

/// A label, two cells from the left.
fn label(id: &str) -> String {
    format!("  {}", say!(id))
}

/// Writes what is stored where.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    let Some(folder) = assessment.facts.get::<ConfigFolder>() else {
        return;
    };
    page.heading(&say!("ui/what-stored-where"));
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
        _ if !login.present() => (Role::Plain, say!("ui/does-not-exist-nobody-signed", file = file)),
        (role, words) if login.stamp.kind == Kind::File => {
            (role, say!("ui/stored-file", file = file, size = size(login.stamp.size), words = words))
        }
        (role, words) => {
            (role, say!("ui/stored-other-kind", file = file, kind = login.stamp.kind.words(), words = words))
        }
    };
    page.labelled(&label("ui/stored-login"), column(), role, &text);
}

/// How the login stands, in plain words.
fn login_words(login: &StoredLogin, now: Moment) -> (Role, String) {
    match &login.state {
        LoginState::None => (Role::Plain, say!("ui/without-login")),
        LoginState::Valid { until } => (Role::Good, say!("ui/login-good-until", near = until.near(now))),
        LoginState::Kept { .. } => (Role::Good, say!("ui/keychain-not-opened")),
        LoginState::RefreshPending { .. } => (Role::Good, say!("ui/good-renewed-next-request")),
        LoginState::Expired { .. } => (Role::Bad, say!("ui/ended-only-new-login-helps")),
        LoginState::Blanked => (Role::Bad, say!("ui/emptied-after-could-not-renewed")),
        LoginState::Corrupt { because } => (Role::Bad, say!("ui/damaged-because", because = because)),
        LoginState::Unknown { because, .. } => (Role::Unknown, say!("ui/not-judged", because = because)),
    }
}

fn account(assessment: &Assessment, page: &mut Page) {
    let Some(config) = assessment.facts.get::<ConfigFile>() else {
        return;
    };
    let has = |key: &str| config.sign_in.iter().any(|it| it == key);
    let file = &config.file;
    let (role, text) = match (&config.broken, has("oauthAccount"), has("primaryApiKey")) {
        (Some(because), ..) => (Role::Bad, say!("ui/file-damaged", file = file, because = because)),
        _ if !config.present() => (Role::Plain, say!("ui/does-not-exist", file = file)),
        (None, true, true) => (Role::Plain, say!("ui/names-account-holds-console-key", file = file)),
        (None, true, false) => (Role::Plain, say!("ui/names-account-holds-no-console", file = file)),
        (None, false, true) => (Role::Plain, say!("ui/names-no-account-holds-console", file = file)),
        (None, false, false) => (Role::Plain, say!("ui/names-no-account-holds-no", file = file)),
    };
    page.labelled(&label("ui/stored-account"), column(), role, &text);
}

fn folder(assessment: &Assessment, folder: &ConfigFolder, page: &mut Page) {
    let path = assessment.machine.tilde(&folder.path);
    let text = match (&folder.link, &folder.real) {
        _ if !folder.present() => say!("ui/folder-does-not-exist", path = path),
        (Some(said), None) => say!("ui/link-where-nothing", path = path, said = said.display()),
        (Some(_), Some(real)) => {
            say!("ui/folder-is-link", path = path, tilde = assessment.machine.tilde(real), words = folder.holds.words())
        }
        (None, _) => say!("ui/folder-holds", path = path, words = folder.holds.words()),
    };
    let role = if folder.dangling() { Role::Bad } else { Role::Plain };
    page.labelled(&label("ui/stored-folder"), column(), role, &text);
    for service in &folder.keychain {
        page.labelled(
            &label("ui/stored-keychain"),
            column(),
            Role::Plain,
            &say!("ui/which-not-opened", service = service),
        );
    }
}

/// What the usual advice would do on this machine, and what there is instead.
fn articles(state: &State, assessment: &Assessment, folder: &ConfigFolder, page: &mut Page) {
    page.heading(&say!("ui/advised-command", command = assessment.machine.types_remove_folder(&folder.path)));
    let lost = match (&folder.link, folder.present()) {
        (_, false) => say!("ui/here-would-do-nothing-there"),
        (Some(_), _) => say!("ui/here-would-delete-link-leave"),
        (None, true) => say!("ui/here-would-delete-good", short = folder.holds.short()),
    };
    page.indented(2, Role::Warning, &lost);
    if let Some(not) = would_not_fix(assessment) {
        page.indented(2, Role::Strong, &not);
    }
    page.indented(2, Role::Plain, &say!("ui/instead-three-sizes-nothing-deleted"));
    if state.run.over && assessment.standing.iter().any(|(step, _)| *step == Step::StoredSignIn) {
        page.at_right("o", &say!("ui/choose"));
    }
    for (name, id) in [
        ("ui/reset-smallest", "reset.credential"),
        ("ui/reset-middle", "reset.sign_in"),
        ("ui/reset-largest", "reset.folder"),
    ] {
        let label = label(name);
        match assessment.plan(id) {
            Some(plan) => page.labelled(&label, column(), Role::Plain, &goes(assessment, folder, plan)),
            None => page.labelled(&label, column(), Role::Dim, &not_offered(assessment, folder, id)),
        }
    }
}

/// Why deleting would not help: what is wrong is elsewhere.
pub(super) fn would_not_fix(assessment: &Assessment) -> Option<String> {
    let top = assessment.diagnoses.first().filter(|top| top.severity == Severity::Broken);
    match top {
        None => Some(say!("ui/nothing-broken-far-can-seen")),
        Some(top) if matches!(top.step, Step::SignIn | Step::StoredSignIn) => None,
        Some(top) => Some(say!("ui/would-not-fix-what-wrong", title = top.title, digit = top.step.digit())),
    }
}

/// What a plan moves or edits, in one line.
fn goes(assessment: &Assessment, folder: &ConfigFolder, plan: &Plan) -> String {
    let parts = plan.steps.iter().map(|step| match step {
        PlanStep::MoveAside { from, before, .. } => {
            let path = assessment.machine.tilde(from);
            match before.kind {
                Kind::Folder if *from == folder.path => say!("ui/folder-as-a-whole", path = path),
                Kind::Link => say!("ui/only-link", path = path),
                Kind::File => say!("ui/file-with-size", path = path, size = size(before.size)),
                _ => path,
            }
        }
        PlanStep::EditFile { file, .. } => say!("ui/what-says-account", tilde = assessment.machine.tilde(file)),
        PlanStep::SetMode { file, .. } | PlanStep::Keep { file, .. } | PlanStep::WriteNew { file, .. } => {
            assessment.machine.tilde(file)
        }
        PlanStep::Keychain { fingerprint, .. } => say!("ui/item-in-keychain", fingerprint = fingerprint),
        PlanStep::EndProcess { name, .. } | PlanStep::UserVariable { name, .. } => name.clone(),
        PlanStep::Run { .. } | PlanStep::Fetch { .. } | PlanStep::Tell { .. } => step.command().unwrap_or_default(),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { say!("ui/keychains-items-commands-type") } else { parts.join(" + ") }
}

fn not_offered(assessment: &Assessment, folder: &ConfigFolder, id: &str) -> String {
    if let Some(who) = super::company::refuses(assessment, id) {
        return say!("policy/not-offered", who = who);
    }
    let path = assessment.machine.tilde(&folder.path);
    let damaged = assessment.facts.get::<ConfigFile>().filter(|it| it.broken.is_some()).map(|it| it.file.as_str());
    match id {
        "reset.credential" => say!("ui/not-needed-no-login-stored"),
        "reset.sign_in" if damaged.is_some() => say!("ui/not-offered-damaged", damaged = damaged.unwrap_or_default()),
        "reset.sign_in" => say!("ui/not-offered-beside-login-there"),
        _ if !folder.present() => say!("ui/not-needed-does-not-exist", path = path),
        _ => {
            let all = folder.stays(assessment.facts.get::<Installs>());
            let words: Vec<String> = all.iter().map(|it| it.words(&assessment.machine)).collect();
            say!("ui/not-offered-not-moved", path = path, because = words.join(&say!("ui/and-because")))
        }
    }
}
