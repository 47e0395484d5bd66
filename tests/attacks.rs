//! Does it hold where somebody means harm, or has an odd machine? One test for each attack that once came through.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::sync::Arc;
use std::time::Duration;

use claude_fix::app::event::{ClaudeSays, RunId};
use claude_fix::checks;
use claude_fix::engine::apply::apply;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::company::refused;
use claude_fix::engine::journal::Journal;
use claude_fix::engine::repair::{nowhere, repair};
use claude_fix::engine::undo::{look_back, undo};
use claude_fix::headless::{json, text};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::certificates::OwnRoots;
use claude_fix::model::consent::{Agreed, Reply, confirm};
use claude_fix::model::network::{CertificateFault, Fault, Stage};
use claude_fix::model::plan::{Plan, Risk, Step};
use claude_fix::model::secret::Secret;
use claude_fix::ports::fake::keychain::FakeKeychain;
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::keychain::{ACCOUNT, Keychain, KeychainError, Nowhere};
use claude_fix::ports::network::KeyReply;
use claude_fix::ports::processes::{Nobody, Processes};
use claude_fix::ports::programs::Answer;

fn assess(fake: &FakeMachine) -> Assessment {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(run(Arc::new(fake.world()), checks::ALL, &Selection::all(), RunId::default(), None))
}

fn said(fake: &FakeMachine) -> String {
    let assessment = assess(fake);
    let plans: String = assessment.plans.iter().map(|plan| text::plan(plan, &assessment)).collect();
    json::report(&assessment).unwrap() + &text::report(&assessment) + &plans
}

fn signed_in() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":4102444800000,"scopes":["user:inference"]}}"#;
    fake.file("/home/dev/.claude/.credentials.json", login);
    fake
}

#[test]
fn a_project_cannot_put_its_proxy_or_its_certificate_in_the_way_of_a_key() {
    for name in ["HTTPS_PROXY", "https_proxy", "NODE_EXTRA_CA_CERTS", "CLAUDE_CODE_CERT_STORE"] {
        for file in ["settings.json", "settings.local.json"] {
            let fake = signed_in().variable("ANTHROPIC_API_KEY", "gw-0123456789");
            let block = serde_json::json!({ "env": { name: "http://127.0.0.1:1" } }).to_string();
            fake.file(format!("/home/dev/project/.claude/{file}"), &block);
            assess(&fake);
            assert!(fake.net().keys_seen.is_empty(), "{name} in {file}");
        }
        let fake = signed_in().variable("ANTHROPIC_API_KEY", "gw-0123456789");
        let block = serde_json::json!({ "env": { name: "http://127.0.0.1:1" } }).to_string();
        fake.file("/home/dev/.claude/settings.json", &block);
        assess(&fake);
        assert_eq!(fake.net().keys_seen.len(), 1, "{name} in the person's own settings");
    }
}

#[test]
fn secrets_without_a_form_are_never_said() {
    let secret = "hunterTwo4Ever99";
    let stdout = format!("token {secret} prefix {}\n", &secret[..10]).into_bytes();
    let answer = Answer { code: Some(0), stdout, ..Default::default() };
    let fake = signed_in()
        .variable("ANTHROPIC_AUTH_TOKEN", secret)
        .variable("https_proxy", &format!("bob:{secret}@proxy:3128"))
        .variable("HTTPS_PROXY", &format!("http://bob:a/{secret}@proxy:3128"))
        .variable("HTTP_PROXY", &format!("http:\\\\bob:{secret}@proxy:3128"))
        .variable("ANTHROPIC_BASE_URL", &format!("https://relay.example/k/{secret}?key={secret}#{secret}"));
    fake.program("/home/dev/.local/bin/claude", Ok(answer));
    let lines = format!("export ANTHROPIC_AUTH_TOKEN={secret}x # was {secret}\n")
        + &format!("export ANTHROPIC_BASE_URL=http://x; login {secret} // {secret}\n");
    fake.file("/home/dev/.zshrc", &lines);
    let settings =
        format!("{{\"env\": {{\"{secret}\": \"ANTHROPIC_API_KEY\",\n\"ANTHROPIC_API_KEY\": \"a\" // {secret}\n}}}}");
    fake.file("/home/dev/.claude/settings.json", &settings);
    let said = said(&fake);
    assert!(said.contains("relay.example"), "{said}");
    assert!(!said.contains(&secret[..10]), "{said}");
}

const PEM: &str = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

/// What a repository brings for itself, as an `.envrc` does, counts there. The repair writes what counts everywhere.
#[test]
fn a_project_cannot_have_its_roots_trusted_everywhere() {
    let roots = |cwd: &str, repository: Option<&str>, file: &str| {
        let mut fake = signed_in().variable("NODE_EXTRA_CA_CERTS", file);
        fake.machine.cwd = cwd.into();
        fake.file(if file.starts_with('/') { file.into() } else { fake.machine.cwd.join(file) }, PEM);
        if let Some(repository) = repository {
            fake.file(format!("{repository}/.git/HEAD"), "ref: refs/heads/main");
        }
        assess(&fake).facts.get::<OwnRoots>().map(|own| (own.keep.is_empty(), own.kept.len()))
    };
    assert_eq!(roots("/home/dev/project", None, "corp.pem"), None);
    assert_eq!(roots("/home/dev/project/src", Some("/home/dev/project"), "/home/dev/project/certs/a.pem"), None);
    assert_eq!(roots("/home/dev/project", None, "/home/dev/corp.pem"), Some((false, 1)), "the person's own");
    assert_eq!(roots("/home/dev", Some("/home/dev"), "corp.pem"), Some((false, 1)), "a home folder is no project");
    assert_eq!(roots("/", None, "/home/dev/corp.pem"), Some((false, 1)));
}

fn agreed_to_keep() -> Agreed<Plan> {
    let plan = Plan {
        id: "key.keep:item".into(),
        title: "Keep it".into(),
        risk: Risk::Reversible,
        steps: vec![Step::Keychain { account: ACCOUNT.into(), fingerprint: "sk-ant-api03-…wXyZ".into() }],
        consequences: Vec::new(),
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    };
    confirm(plan, Reply::Yes).unwrap()
}

/// The card shows the public ends of one key; if another was put in meanwhile, that one is not kept in its place.
#[test]
fn only_the_key_that_was_shown_is_kept() {
    let fake = signed_in();
    let keychain = Arc::new(FakeKeychain::default());
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    let journal = journal.reaching(keychain.clone(), Arc::new(Nobody));
    let key = |end: &str| Secret::new(format!("sk-ant-api03-{}{end}", "a".repeat(60)).into_bytes());
    let agreed = agreed_to_keep();
    let refused = apply(&journal.holding(Some(key("QQQQ"))), &agreed, fake.machine.now).unwrap_err();
    assert!(refused.to_string().contains("another key was put in"), "{refused}");
    assert!(keychain.get(ACCOUNT).unwrap().is_none());
    apply(&journal.holding(Some(key("wXyZ"))), &agreed, fake.machine.now).unwrap();
    assert!(keychain.get(ACCOUNT).unwrap().is_some());
}

/// What was there before is there again, also where it is the same key: an undo once left nothing.
#[test]
fn a_key_that_was_there_already_is_there_after_an_undo() {
    let fake = signed_in();
    let keychain = Arc::new(FakeKeychain::default());
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    let journal = journal.reaching(keychain.clone(), Arc::new(Nobody));
    let key = Secret::new(format!("sk-ant-api03-{}wXyZ", "a".repeat(60)).into_bytes());
    keychain.set(ACCOUNT, &key).unwrap();
    let held = journal.holding(Some(key));
    for _ in 0..2 {
        apply(&held, &agreed_to_keep(), fake.machine.now).unwrap();
    }
    let back = |id: usize| {
        let entry = journal.entries().swap_remove(id - 1);
        let back = look_back(&journal, &entry, &[], fake.machine.now)?;
        undo(&journal, &confirm(back, Reply::Yes).unwrap()).map(drop)
    };
    assert!(back(1).unwrap_err().contains("entry 2"), "the later one put it there");
    for id in [2, 1] {
        back(id).unwrap();
        assert!(keychain.get(ACCOUNT).unwrap().is_some(), "after {id}");
    }
    assert_eq!(keychain.names(), [ACCOUNT], "nothing is left of what was set aside");
}

#[test]
fn what_a_company_forbids_is_refused_also_where_nothing_else_is_looked_at() {
    let fake = signed_in();
    fake.owned_by("/", 0);
    fake.owned_by("/home/dev", 1000);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let refusal = || runtime.block_on(refused(&Arc::new(fake.world()), &agreed_to_keep()));
    assert_eq!(refusal(), None);
    let policy = "company = 'Contoso'\n[[forbid]]\nrepair = 'key.keep'\n";
    fake.put("/etc/claude-fix/policy.toml", Node::File(policy.into(), 0o644));
    assert!(refusal().unwrap().contains("Contoso"));
}

/// Ends what has an even number, and refuses the others.
struct Even;

impl Processes for Even {
    fn end(&self, pid: u32, _begun: u64, _wait: Duration) -> Result<(), String> {
        if pid.is_multiple_of(2) { Ok(()) } else { Err("it still runs".into()) }
    }
}

/// "Everything is as it was before" was said although sessions had been ended.
#[test]
fn what_was_ended_is_not_said_to_be_as_before() {
    let fake = signed_in();
    fake.file("/proc/stat", "btime 1795220000\n");
    for pid in [40, 41] {
        let rest = format!("S 30 {} {pid} 0", ["0"; 17].join(" "));
        fake.file(format!("/proc/{pid}/stat"), &format!("{pid} (claude) {rest}\n"));
        fake.file(format!("/proc/{pid}/cmdline"), "claude\0");
    }
    let before = assess(&fake);
    let said = |id: &str| {
        let agreed = confirm(before.plan(id).unwrap().clone(), Reply::Typed("reset")).unwrap();
        let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
        let journal = journal.reaching(Arc::new(Nowhere), Arc::new(Even));
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let report = runtime.block_on(repair(&journal, Arc::new(fake.world()), &agreed, &before, nowhere()));
        format!("{:?}", report.ended)
    };
    let (all, one) = (said("session.end:all"), said("session.end:41"));
    assert!(all.contains("What ended before that does not start again"), "{all}");
    assert!(one.contains("No other program was asked") && !one.contains("as it was"), "{one}");
}

/// A keychain whose window waits for somebody: it is written later, when nobody waits for it any more.
#[derive(Clone, Default)]
struct Late(FakeKeychain);

impl Keychain for Late {
    fn get(&self, account: &str) -> Result<Option<Secret>, KeychainError> {
        self.0.get(account)
    }

    fn set(&self, account: &str, key: &Secret) -> Result<(), KeychainError> {
        self.0.set(account, key)?;
        Err(KeychainError::TimedOut(Duration::from_mins(1)))
    }

    fn remove(&self, account: &str) -> Result<bool, KeychainError> {
        self.0.remove(account)
    }
}

/// The key stayed in the keychain, and everything was said to be as before.
#[test]
fn a_key_that_came_late_into_the_keychain_goes_again() {
    let fake = signed_in();
    let keychain = Late::default();
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    let journal = journal.reaching(Arc::new(keychain.clone()), Arc::new(Nobody));
    let secret = Secret::new(format!("sk-ant-api03-{}wXyZ", "a".repeat(60)).into_bytes());
    let refused = apply(&journal.holding(Some(secret)), &agreed_to_keep(), fake.machine.now).unwrap_err();
    assert!(refused.to_string().contains("did not answer"), "{refused}");
    assert!(keychain.get(ACCOUNT).unwrap().is_none());
}

#[test]
fn one_file_under_two_names_is_changed_once() {
    let fake = signed_in().variable("ANTHROPIC_AUTH_TOKEN", "gw-0123456789");
    fake.file("/home/dev/.bashrc", "export ANTHROPIC_AUTH_TOKEN=gw-0123456789\n");
    fake.put("/home/dev/.bash_profile", Node::Link("/home/dev/.bashrc".into()));
    let plan = assess(&fake).plan("env.remove_variable:ANTHROPIC_AUTH_TOKEN").unwrap().clone();
    assert_eq!(plan.steps.len(), 1);
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    apply(&journal, &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
}

#[test]
fn a_login_that_is_far_too_large_can_be_moved_aside() {
    let fake = signed_in();
    let large = vec![b'x'; 5 << 20];
    fake.put("/home/dev/.claude/.credentials.json", Node::File(large, 0o600));
    let plan = assess(&fake).plan("store.move_credentials_aside").unwrap().clone();
    let journal = Journal::new(Arc::new(fake.clone()), "/home/dev/.local/state/claude-fix".into());
    apply(&journal, &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
    assert!(!fake.disk().contains_key(std::path::Path::new("/home/dev/.claude/.credentials.json")));
}

#[test]
fn a_way_that_breaks_without_a_known_cause_is_not_healthy() {
    for stage in [Stage::Tls, Stage::Http] {
        let fake = signed_in();
        let fault = Fault::Garbled("received fatal alert: HandshakeFailure".to_owned());
        fake.net().broken.insert("api.anthropic.com".to_owned(), (stage, fault));
        assert_eq!(assess(&fake).verdict, Verdict::Unknown);
    }
}

#[test]
fn what_is_not_used_is_not_broken() {
    let untrusted = || Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "Corp".to_owned() };
    let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", "gw-0123456789");
    fake.claude("2.1.329");
    fake.net().broken.insert("platform.claude.com".to_owned(), (Stage::Tls, untrusted()));
    assert_eq!(assess(&fake).verdict, Verdict::Healthy, "a key needs no host that signs in");
    let fake = FakeMachine::new()
        .variable("CLAUDE_CODE_USE_BEDROCK", "1")
        .variable("AWS_PROFILE", "work")
        .variable("ANTHROPIC_BASE_URL", "https://relay.example");
    fake.file("/home/dev/.aws/credentials", "[work]\naws_access_key_id = A\naws_secret_access_key = B\n");
    fake.claude("2.1.329");
    fake.net().broken.insert("relay.example".to_owned(), (Stage::Tcp, Fault::Refused));
    fake.net().broken.insert("platform.claude.com".to_owned(), (Stage::Tls, untrusted()));
    assert_eq!(assess(&fake).verdict, Verdict::Healthy, "a cloud provider needs neither host");
}

#[test]
fn a_gateway_is_believed_when_it_accepts_and_not_when_its_headers_were_missing() {
    let key = format!("sk-ant-api03-{}", "q".repeat(90));
    let gateway = || signed_in().variable("ANTHROPIC_BASE_URL", "https://relay.example");
    let ids = |fake: &FakeMachine| assess(fake).diagnoses.into_iter().map(|it| it.id).collect::<Vec<_>>();
    let fake = gateway().variable("ANTHROPIC_AUTH_TOKEN", &key);
    assert!(!ids(&fake).contains(&"secret.wrong_kind".to_owned()), "it was accepted");
    let fake = gateway().variable("ANTHROPIC_AUTH_TOKEN", "dummy").variable("ANTHROPIC_CUSTOM_HEADERS", "X-Real: yes");
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), ..KeyReply::default() }));
    assert_ne!(assess(&fake).verdict, Verdict::Problems, "the real credential is in the headers");
}

#[test]
fn a_claude_of_a_project_is_never_run() {
    for (path, folder) in [("bin", "bin"), ("./tools", "tools"), ("/home/dev/project/bin", "bin")] {
        let fake = FakeMachine::new().variable("PATH", path);
        let claude = format!("/home/dev/project/{folder}/claude");
        fake.put("/home/dev/project/.git", Node::Folder);
        fake.put(&claude, Node::File(b"#!".to_vec(), 0o755));
        fake.file(format!("/home/dev/project/{folder}/package.json"), r#"{"version":"2.1.329"}"#);
        let answer = Answer { code: Some(0), stdout: b"9.9.9 (Claude Code)".to_vec(), ..Answer::default() };
        fake.program(&claude, Ok(answer));
        let assessment = assess(&fake);
        assert_eq!(assessment.installs.active().unwrap().version.number(), Some("2.1.329"), "{path}: told, not asked");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let says = runtime.block_on(claude_fix::engine::claude_says::ask(&fake.world(), &assessment));
        assert!(matches!(says, ClaudeSays::Nothing(because) if because.contains("is not run")), "{path}");
    }
}
