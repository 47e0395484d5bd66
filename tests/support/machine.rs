//! What could a machine look like? Sample machines in the wizard, made of plain data.

use claude_fix::app::State;
use claude_fix::app::event::{Coming, RunId};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::credential::{CredentialKind, Ladder, Rung, RungState, SetIn};
use claude_fix::model::diagnosis::{Because, Confidence, Diagnosis, Severity};
use claude_fix::model::install::{Install, Installs, Method, Version};
use claude_fix::model::machine::{Machine, Os};
use claude_fix::model::outcome::{Evidence, Outcome, Row};
use claude_fix::model::plan::{Edit, Plan, Risk, Step as PlanStep};
use claude_fix::model::secret::Secret;
use claude_fix::model::source::{Change, Dialect};
use claude_fix::model::stamp::{Kind, Stamp};
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;

/// A key that nobody has.
pub(crate) const KEY: &str =
    "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrSt-wXyZ-AAwXyZ";

/// A moment on the day of the samples, by the clock on the wall, in whatever time zone the test runs.
pub(crate) fn at(hour: i8, minute: i8, second: i8) -> Moment {
    let zone = jiff::tz::TimeZone::system();
    let local = jiff::civil::date(2026, 11, 21).at(hour, minute, second, 0).to_zoned(zone).unwrap();
    Moment(local.timestamp().as_millisecond())
}

/// The checks of the samples: id, title, step.
const CHECKS: [(&str, &str, Step); 9] = [
    ("status.ladder", "Credential in use", Step::Status),
    ("sign_in.login", "Stored login", Step::SignIn),
    ("api_key.accepted", "Key check", Step::ApiKey),
    ("hidden_characters.key", "Characters of the key", Step::HiddenCharacters),
    ("environment.variables", "Variables", Step::Environment),
    ("stored_sign_in.file", "Login file", Step::StoredSignIn),
    ("network.path", "Way to Anthropic", Step::Network),
    ("install.copies", "Copies of Claude Code", Step::Install),
    ("service.status", "Service status", Step::Service),
];

fn coming() -> Vec<Coming> {
    CHECKS.iter().map(|(id, title, group)| Coming { id, title: (*title).into(), group: *group }).collect()
}

fn healthy(text: &str) -> Outcome {
    Outcome::Healthy { summary: text.to_owned() }
}

fn row(index: usize, outcome: Outcome, evidence: &[(&str, &str)]) -> Row {
    let (id, title, group) = CHECKS[index];
    let evidence = evidence.iter().map(|(label, value)| Evidence { label: (*label).into(), value: (*value).into() });
    Row { id, title: title.into(), group, outcome, evidence: evidence.collect(), duration_ms: 12 }
}

fn rows() -> Vec<Row> {
    vec![
        row(0, healthy("Claude Code uses the claude.ai login."), &[]),
        row(
            1,
            healthy("Signed in with a Max plan until 19:40."),
            &[("plan", "max"), ("file", "~/.claude/.credentials.json")],
        ),
        row(2, Outcome::Skipped { because: "No API key is set.".into() }, &[]),
        row(3, healthy("Every character can be seen."), &[]),
        row(4, healthy("No variable changes how Claude Code signs in."), &[]),
        row(5, healthy("The login file is whole."), &[("mode", "0600"), ("owner", "you")]),
        row(
            6,
            healthy("api.anthropic.com answers in 84 ms."),
            &[("name", "4 ms"), ("connection", "21 ms"), ("secure connection", "33 ms"), ("answer", "26 ms")],
        ),
        row(7, healthy("One copy is installed: 2.1.329."), &[("~/.local/bin/claude", "2.1.329, native, runs")]),
        row(8, healthy("No incident is reported."), &[]),
    ]
}

fn machine() -> Machine {
    Machine {
        os: Os::Linux,
        arch: "x86_64".into(),
        shell: Some("zsh".into()),
        contexts: vec!["wsl2".into()],
        home: Some("/home/ada".into()),
        cwd: "/home/ada/work".into(),
        uid: Some(1000),
        now: at(14, 2, 11),
    }
}

fn installs() -> Installs {
    let version = Version::Known("2.1.329".into());
    let install = Install {
        real: "/home/ada/.local/share/claude/versions/2.1.329".into(),
        method: Method::Native,
        told_by: "it leads to ~/.local/share/claude/versions/2.1.329".into(),
        version,
        on_path: true,
        active: true,
        ..Install::at("/home/ada/.local/bin/claude")
    };
    Installs { all: vec![install], searched: 9, ..Installs::default() }
}

pub(crate) fn rung(kind: CredentialKind, source: &str, state: RungState) -> Rung {
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

pub(crate) fn login(state: RungState) -> Rung {
    let expires_at = Some(at(19, 40, 0).iso());
    Rung { expires_at, ..rung(CredentialKind::ClaudeAiLogin, "~/.claude/.credentials.json", state) }
}

pub(crate) fn ladder(key: Option<Rung>, login: Rung) -> Ladder {
    let absent = |kind| rung(kind, "", RungState::Absent);
    let key = key.unwrap_or_else(|| absent(CredentialKind::ApiKey));
    Ladder {
        rungs: vec![
            absent(CredentialKind::GatewaySession),
            absent(CredentialKind::CloudProvider),
            absent(CredentialKind::AuthToken),
            absent(CredentialKind::ApiKeyHelper),
            key,
            absent(CredentialKind::OauthToken),
            absent(CredentialKind::AnthropicProfile),
            absent(CredentialKind::ManagedKey),
            login,
        ],
    }
}

fn key_rung() -> Rung {
    let secret = Secret::new(KEY.as_bytes().to_vec());
    Rung {
        set_in: vec![
            SetIn { file: "~/.zshrc".into(), line: Some(12) },
            SetIn { file: "~/.claude/settings.json".into(), line: None },
        ],
        fingerprint: secret.fingerprint(),
        length: Some(secret.length()),
        problems: vec!["rejected".into()],
        ..rung(CredentialKind::ApiKey, "ANTHROPIC_API_KEY", RungState::Used)
    }
}

pub(crate) fn assessment() -> Assessment {
    Assessment {
        machine: machine(),
        duration_ms: 840,
        verdict: Verdict::Healthy,
        summary: "Claude Code signs in with your claude.ai login, and nothing is in its way.".into(),
        config_dir: "~/.claude".into(),
        installs: installs(),
        ladder: ladder(None, login(RungState::Used)),
        rows: rows(),
        diagnoses: Vec::new(),
        plans: Vec::new(),
        standing: Vec::new(),
        questions: Vec::new(),
        facts: claude_fix::model::facts::Facts::default(),
    }
}

pub(crate) fn diagnosis(
    id: &str,
    step: Step,
    severity: Severity,
    title: &str,
    summary: &str,
    because: &[&str],
) -> Diagnosis {
    let because = because.iter().map(|fact| Because { check: "status.ladder".into(), fact: (*fact).into() });
    Diagnosis {
        id: id.into(),
        severity,
        confidence: Confidence::Certain,
        title: title.into(),
        summary: summary.into(),
        because: because.collect(),
        repairs: Vec::new(),
        advice: Vec::new(),
        docs: "https://code.claude.com/docs/en/authentication".into(),
        step,
    }
}

pub(crate) fn file(size: u64) -> Stamp {
    Stamp { kind: Kind::File, size, mode: Some(0o644), digest: Some("00".into()) }
}

/// The repair that takes the key out of the shell's file.
pub(crate) fn unset_key() -> Plan {
    Plan {
        id: "environment.unset:ANTHROPIC_API_KEY".into(),
        title: "Stop exporting the key, keep the login".into(),
        risk: Risk::Reversible,
        steps: vec![PlanStep::EditFile {
            file: "/home/ada/.zshrc".into(),
            edit: Edit::CommentOut {
                dialect: Dialect::Posix,
                variable: "ANTHROPIC_API_KEY".into(),
                note: "# taken out by claude-fix".into(),
            },
            before: file(900),
            changes: vec![Change {
                line: 12,
                before: "export ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ".into(),
                after: vec![
                    "# taken out by claude-fix on 2026-11-21; claude-fix undo brings it back".into(),
                    "# export ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ".into(),
                ],
            }],
        }],
        consequences: vec![
            "Other programs that you start from a new terminal do not see the key any more.".into(),
            "Claude Code sessions that run right now keep it until they end.".into(),
        ],
        manual: vec!["unset ANTHROPIC_API_KEY".into()],
        clears: vec!["ANTHROPIC_API_KEY".into()],
        cures: vec!["status.key_overrides_login".into()],
    }
}

/// A repair that loses something.
pub(crate) fn reset() -> Plan {
    let from = std::path::PathBuf::from("/home/ada/.claude/.credentials.json");
    Plan {
        id: "stored_sign_in.reset".into(),
        title: "Move the stored login aside".into(),
        risk: Risk::Destructive,
        steps: vec![
            PlanStep::MoveAside {
                to: from.with_extension("json.claude-fix-20261121"),
                from: from.clone(),
                before: file(512),
            },
            PlanStep::SetMode { file: "/home/ada/.claude".into(), mode: 0o700, before: file(4096) },
        ],
        consequences: vec!["You have to log in again; your sessions and settings stay.".into()],
        manual: vec!["mv ~/.claude/.credentials.json ~/.claude/.credentials.json.old".into()],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

pub(crate) fn state(assessment: Assessment) -> State {
    let mut state = State::new(80, 24);
    state.run.id = RunId(1);
    state.run.coming = coming();
    state.run.rows = assessment.rows.iter().map(|row| (row.id, row.clone())).collect();
    state.run.over = true;
    state.assessment = Some(Box::new(assessment));
    state
}

/// The checks still run.
pub(crate) fn running() -> State {
    let mut state = State::new(80, 24);
    state.run.id = RunId(1);
    state.run.coming = coming();
    state.run.rows = rows().into_iter().take(5).map(|row| (row.id, row)).collect();
    state.run.ticks = 3;
    state
}

/// Nothing is wrong.
pub(crate) fn all_well() -> State {
    state(assessment())
}

/// A rejected key hides a good login; a repair is on offer.
pub(crate) fn key_overrides_login() -> State {
    let mut it = assessment();
    it.verdict = Verdict::Problems;
    it.summary = "An API key in your environment hides your login, and the API rejects it.".into();
    it.ladder = ladder(Some(key_rung()), login(RungState::Shadowed));
    it.rows[0].outcome = Outcome::Found { summary: "Claude Code uses ANTHROPIC_API_KEY, not the login.".into() };
    it.rows[2].outcome = Outcome::Found { summary: "api.anthropic.com rejects the key.".into() };
    it.rows[2].evidence = vec![
        Evidence { label: "host".into(), value: "api.anthropic.com".into() },
        Evidence { label: "answer".into(), value: "401 invalid x-api-key".into() },
    ];
    it.rows[4].outcome = Outcome::Found { summary: "ANTHROPIC_API_KEY is set in ~/.zshrc line 12.".into() };
    let mut top = diagnosis(
        "status.key_overrides_login",
        Step::Status,
        Severity::Broken,
        "An API key hides your login",
        "An API key in your environment hides your login, and the API rejects it.",
        &[
            "ANTHROPIC_API_KEY is set in ~/.zshrc line 12 (sk-ant-api03-…wXyZ)",
            "api.anthropic.com answered 401 invalid x-api-key to it",
            "your claude.ai login is valid until 19:40 but is not used",
        ],
    );
    top.repairs = vec![unset_key().id];
    top.advice = vec!["If you want to use the key, make a new one in the Console and set that.".into()];
    let rejected = diagnosis(
        "api_key.rejected",
        Step::ApiKey,
        Severity::Broken,
        "The API rejects the key",
        "The key is not known at api.anthropic.com: it was deleted, or it belongs somewhere else.",
        &["GET /v1/models answered 401 invalid x-api-key"],
    );
    let old = diagnosis(
        "install.two_copies",
        Step::Install,
        Severity::Note,
        "an old npm install also exists",
        "A second copy lies in the npm folder; it is not the one that runs.",
        &["/usr/lib/node_modules/@anthropic-ai/claude-code is 1.0.44"],
    );
    it.diagnoses = vec![top, rejected, old];
    it.plans = vec![unset_key()];
    state(it)
}
