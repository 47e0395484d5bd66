//! Does every cause judge as its row in the table of causes says? Facts made by hand, one file a family.

mod answers;
mod cases;
mod credentials;
mod key_programs;
mod keychains;
mod logins;
mod names;
mod neighbours;
mod paths;
mod programs;
mod ranking;
mod secrets;
mod stores;
mod surroundings;
mod together;
mod told;
mod verdicts;
mod versions;

use std::sync::Mutex;
use std::thread::{ThreadId, current};

use super::ALL;
use super::rank::ranked;
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung, RungState};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Method, Version};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::{Machine, Os};
use crate::model::network::{ApiPath, Fault, Path, SignInPath, Stage, Target, Via};
use crate::model::source::{Dialect, Origin, Scope, Source, Variable, Variables};
use crate::model::stamp::{Kind, Stamp};
use crate::model::time::Moment;

const NOW: Moment = Moment(1_795_233_600_000);
const HOUR: i64 = 3_600_000;
const LATER: LoginState = LoginState::Valid { until: Moment(NOW.0 + 6 * HOUR) };

/// A cause that was asked what it says, so that [`cases`] can tell whether each has enough of them.
struct Asked {
    id: String,
    found: bool,
    near: bool,
}

/// What was asked, by thread: each is one test.
static ASKED: Mutex<Vec<(ThreadId, Asked)>> = Mutex::new(Vec::new());

fn noted(id: &str, found: bool) {
    ASKED.lock().unwrap().push((current().id(), Asked { id: id.to_owned(), found, near: false }));
}

/// What was asked on this thread since this was called before.
fn taken() -> Vec<Asked> {
    let own = current().id();
    ASKED.lock().unwrap().extract_if(.., |(by, _)| *by == own).map(|(_, asked)| asked).collect()
}

/// What one cause says about these facts.
fn judged(id: &str, facts: &Facts) -> Option<Diagnosis> {
    let found = ALL.iter().find(|cause| cause.id == id).unwrap().diagnose(facts);
    noted(id, found.is_some());
    found
}

fn severity(id: &str, facts: &Facts) -> Option<Severity> {
    let found = judged(id, facts)?;
    assert!(!found.because.is_empty(), "{id} without evidence");
    assert!(!found.summary.is_empty() && found.summary.ends_with('.'), "{id}: {}", found.summary);
    assert!(
        !found.repairs.is_empty() || !found.advice.is_empty() || found.severity == Severity::Note,
        "{id}: no way on"
    );
    Some(found.severity)
}

/// A case near the line: it looks like another one, and `why` says what decides.
fn near(id: &str, facts: &Facts, wanted: Option<Severity>, why: &str) {
    assert_eq!(severity(id, facts), wanted, "{id}: {why}");
    let own = current().id();
    ASKED.lock().unwrap().iter_mut().rfind(|(by, _)| *by == own).unwrap().1.near = true;
}

/// The ids that are listed, in order.
fn listed(facts: &Facts) -> Vec<String> {
    let ids: Vec<String> = ranked(ALL, facts).into_iter().map(|it| it.id).collect();
    for id in &ids {
        noted(id, true);
    }
    ids
}

fn facts() -> Facts {
    Facts::default().with(Machine {
        os: Os::Linux,
        arch: "x86_64".into(),
        shell: Some("zsh".into()),
        contexts: Vec::new(),
        home: Some("/home/dev".into()),
        cwd: "/home/dev/project".into(),
        uid: Some(1000),
        now: NOW,
    })
}

fn rung(kind: CredentialKind, source: &str, state: RungState) -> Rung {
    Rung {
        kind,
        source: source.into(),
        set_in: Vec::new(),
        state,
        fingerprint: None,
        length: None,
        expires_at: None,
        problems: Vec::new(),
        secret: None,
        sent_too: false,
    }
}

/// A ladder on which this is used, or nothing.
fn using(kind: Option<CredentialKind>) -> Ladder {
    let source = match kind {
        Some(CredentialKind::ApiKey) => "ANTHROPIC_API_KEY",
        Some(CredentialKind::AuthToken) => "ANTHROPIC_AUTH_TOKEN",
        Some(CredentialKind::CloudProvider) => "CLAUDE_CODE_USE_BEDROCK",
        _ => "~/.claude/.credentials.json",
    };
    Ladder { rungs: kind.map(|kind| rung(kind, source, RungState::Used)).into_iter().collect() }
}

fn login(state: LoginState) -> StoredLogin {
    let missing = state == LoginState::None;
    let stamp = Stamp { kind: Kind::File, size: 500, mode: Some(0o600), digest: Some("d".into()) };
    StoredLogin {
        linked_mode: None,
        file: "/home/dev/.claude/.credentials.json".into(),
        stamp: if missing { Stamp::MISSING } else { stamp },
        owner: Some(1000),
        state,
        renews: true,
        deadline: None,
        scopes: None,
        plan: None,
        beside: Vec::new(),
        mcp: 0,
    }
}

/// A variable that `~/.zshrc` line 12 sets, or a settings file.
fn variable(name: &str, settings: Option<Scope>) -> Variables {
    let source = Source {
        origin: settings.map_or(Origin::Shell(Dialect::Posix), Origin::Settings),
        file: if settings.is_some() { "/home/dev/.claude/settings.json" } else { "/home/dev/.zshrc" }.into(),
        lines: vec![12],
        written: Vec::new(),
        in_force: Some(true),
        changes: Vec::new(),
        fixed: None,
        administrators: false,
        rewrites: Vec::new(),
        stamp: Stamp::MISSING,
    };
    let it = Variable { in_environment: settings.is_none(), settings, sources: vec![source], shown: None };
    Variables { by_name: [(name.to_owned(), it)].into(), ..Variables::default() }
}

fn asked(kind: CredentialKind, answer: KeyAnswer) -> KeyCheck {
    let source = if kind == CredentialKind::ApiKey { "ANTHROPIC_API_KEY" } else { "ANTHROPIC_AUTH_TOKEN" };
    KeyCheck { kind, source: source.into(), host: "api.anthropic.com".into(), answer }
}

fn rejected() -> KeyAnswer {
    KeyAnswer::Rejected { message: "invalid x-api-key".into() }
}

fn disabled() -> KeyAnswer {
    KeyAnswer::OrganisationDisabled { message: "This organization has been disabled.".into() }
}

fn not_measured() -> KeyAnswer {
    KeyAnswer::NotMeasured { because: "no answer came".into() }
}

fn path(host: &str, broken: Option<(Stage, Fault)>) -> Path {
    let target = Target { https: true, host: host.into(), port: 443, path: "/api/hello".into(), proxy: None };
    let status = broken.is_none().then_some(200);
    Path { broken, status, millis: 5, ..Path::new(target) }
}

fn proxied(mut path: Path) -> Path {
    path.target.proxy = Some(Via { host: "proxy.corp".into(), port: 3128, variable: "HTTPS_PROXY".into() });
    path
}

fn api(broken: Option<(Stage, Fault)>) -> ApiPath {
    ApiPath(path("api.anthropic.com", broken))
}

fn sign_in(broken: Option<(Stage, Fault)>) -> SignInPath {
    SignInPath(path("platform.claude.com", broken))
}

fn skewed(mut path: Path, seconds: i64) -> Path {
    path.clock_skew_s = Some(seconds);
    path
}

fn installed(version: Version) -> Installs {
    let path = "/home/dev/.local/bin/claude";
    let it = Install { method: Method::Native, version, on_path: true, active: true, ..Install::at(path) };
    Installs { all: vec![it], searched: 2, ..Installs::default() }
}

fn known() -> Installs {
    installed(Version::Known("2.1.329".into()))
}

/// A signed-in machine on which everything answers.
fn healthy() -> Facts {
    facts()
        .with(known())
        .with(using(Some(CredentialKind::ClaudeAiLogin)))
        .with(login(LATER))
        .with(Variables::default())
        .with(api(None))
        .with(sign_in(None))
}

/// A key in the environment over this login, and what the API says of it.
fn keyed(state: LoginState, answer: KeyAnswer) -> Facts {
    healthy()
        .with(using(Some(CredentialKind::ApiKey)))
        .with(login(state))
        .with(variable("ANTHROPIC_API_KEY", None))
        .with(asked(CredentialKind::ApiKey, answer))
}

/// The same with an auth token.
fn tokened(state: LoginState, answer: KeyAnswer) -> Facts {
    healthy()
        .with(using(Some(CredentialKind::AuthToken)))
        .with(login(state))
        .with(variable("ANTHROPIC_AUTH_TOKEN", None))
        .with(asked(CredentialKind::AuthToken, answer))
}
