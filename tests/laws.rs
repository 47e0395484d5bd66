//! Do the registries keep their laws: public ids, survival, silence about secrets, and repairs that repair?

#[path = "laws/canary.rs"]
mod canary;
#[path = "laws/repaired.rs"]
mod repaired;
#[path = "laws/told.rs"]
mod told;

use std::collections::BTreeSet;
use std::future::pending;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use claude_fix::app::event::{Event, RunId};
use claude_fix::checks::form::{Ask, Check};
use claude_fix::engine::afterwards::new_terminal;
use claude_fix::engine::apply::{ApplyError, apply};
use claude_fix::engine::assess::{Compared, compare};
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::journal::Journal;
use claude_fix::engine::undo::undo;
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::certificates::Root;
use claude_fix::model::network::{Fault, Path as NetPath, Stage};
use claude_fix::model::outcome::{Learned, Outcome};
use claude_fix::model::plan::{Plan, Step as PlanStep};
use claude_fix::model::step::Step;
use claude_fix::ports::World;
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::files::{Entry, Files, ReadError};
use claude_fix::ports::keychain::{Attributes, Items};
use claude_fix::ports::network::{KeyProbe, KeyReply, Network, Probe};
use claude_fix::ports::programs::{Answer, AskError, Programs, Question};
use claude_fix::{causes, checks, headless, repairs};
use futures::future::{BoxFuture, FutureExt};
use tokio::sync::mpsc::unbounded_channel;

const STATE: &str = "/home/dev/.local/state/claude-fix";
const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
const LOGIN: &str = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000}}"#;
const CREDENTIALS: &str = "/home/dev/.claude/.credentials.json";

fn see(world: World, all: &'static [Check], limit: Duration) -> io::Result<(Assessment, Vec<Event>)> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let (sender, mut receiver) = unbounded_channel();
    let selection = Selection { limit, ..Selection::all() };
    let found = runtime.block_on(run(Arc::new(world), all, &selection, RunId(1), Some(sender)));
    let mut events = Vec::new();
    while let Ok(event) = receiver.try_recv() {
        events.push(event);
    }
    // a check that hangs keeps its thread; nobody waits for it
    runtime.shutdown_background();
    Ok((found, events))
}

fn assess(world: World) -> io::Result<Assessment> {
    Ok(see(world, checks::ALL, Duration::from_secs(9))?.0)
}

fn well_formed(id: &str) -> bool {
    let part = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    id.split_once('.').is_some_and(|(family, name)| part(family) && part(name))
}

#[test]
fn ids_are_public_and_unique() {
    let known: BTreeSet<&str> = include_str!("data/cause-ids.txt").lines().collect();
    assert_eq!(known.len(), 83);
    let all_checks = checks::ALL.iter().map(|it| it.id);
    let all_causes = causes::ALL.iter().map(|it| it.id);
    let all_repairs = repairs::ALL.iter().map(|it| it.id);
    for ids in [all_checks.collect::<Vec<_>>(), all_causes.collect(), all_repairs.collect()] {
        assert!(ids.iter().all(|id| well_formed(id)), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    }
    for cause in causes::ALL {
        assert!(known.contains(cause.id), "{}", cause.id);
        assert!(cause.consequence_of.iter().all(|id| known.contains(id) && *id != cause.id), "{}", cause.id);
        assert!(!cause.title.ends_with('.') && cause.why.ends_with('.') && cause.docs.starts_with("https://"));
    }
    let groups: BTreeSet<&str> = Step::ALL.iter().map(|step| step.id()).collect();
    for check in checks::ALL {
        assert!(groups.contains(check.group.id()) && !groups.contains(check.id));
        assert!(!check.title.ends_with('.') && check.why.ends_with('.') && !check.asks.is_empty());
    }
}

#[test]
fn an_empty_world_is_survived() {
    let fake = FakeMachine::new();
    let found = assess(fake.world()).unwrap();
    assert_eq!(found.rows.len(), checks::ALL.len());
    assert_eq!(found.diagnoses[0].id, "install.missing");
    let mut bare = FakeMachine::new();
    bare.machine.home = None;
    bare.machine.shell = None;
    bare.machine.uid = None;
    bare.env = bare.env.without(["HOME", "SHELL", "PATH"]);
    let found = assess(bare.world()).unwrap();
    assert_eq!(found.rows.len(), checks::ALL.len());
    assert!(headless::json::report(&found).is_ok());
}

/// A machine on which nothing ever answers.
struct Dead;

fn never<T>() -> T {
    loop {
        std::thread::park();
    }
}

impl Files for Dead {
    fn look(&self, _: &Path) -> io::Result<Entry> {
        never()
    }
    fn read(&self, _: &Path, _: u64) -> Result<Vec<u8>, ReadError> {
        never()
    }
    fn list(&self, _: &Path, _: usize) -> io::Result<Vec<PathBuf>> {
        never()
    }
    fn real(&self, _: &Path) -> io::Result<PathBuf> {
        never()
    }
    fn executable(&self, _: &Path) -> bool {
        never()
    }
}

impl Items for Dead {
    fn ask(&self, _: &Attributes) -> Result<Answer, AskError> {
        never()
    }
}

impl Programs for Dead {
    fn ask<'a>(
        &'a self,
        _: &'a Question,
        _: &'a claude_fix::model::environment::Environment,
        _: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>> {
        pending().boxed()
    }
}

impl Network for Dead {
    fn probe(&self, _: Probe) -> BoxFuture<'_, NetPath> {
        pending().boxed()
    }
    fn ask_key(&self, _: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        pending().boxed()
    }
}

#[test]
fn a_world_that_hangs_is_left_in_time() {
    let limit = Duration::from_millis(300);
    let lively = key_over_login();
    let all_dead = World {
        files: Arc::new(Dead),
        programs: Arc::new(Dead),
        network: Arc::new(Dead),
        keychain: Some(Arc::new(Dead)),
        ..lively.world()
    };
    let begun = std::time::Instant::now();
    let (found, _) = see(all_dead, checks::ALL, limit).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(found.verdict, Verdict::Unknown);
    // nobody said anything, and nothing is sent unasked: for that the world is not looked at
    let not_looked = |id: &str| ["status.you_said", "service.real_message"].contains(&id);
    for row in found.rows.iter().filter(|row| !not_looked(row.id)) {
        assert!(matches!(row.outcome, Outcome::Inconclusive { .. }), "{}: {:?}", row.id, row.outcome);
    }
    let no_network = World { programs: Arc::new(Dead), network: Arc::new(Dead), ..lively.world() };
    let (found, _) = see(no_network, checks::ALL, limit).unwrap();
    assert_eq!(found.rows.len(), checks::ALL.len());
    assert!(found.ladder.used().is_some(), "what could be seen was seen");
}

#[expect(clippy::panic, reason = "a check that panics is what is tested")]
const PANICS: Check = Check {
    id: "test.panics",
    title: "It panics",
    group: Step::Status,
    why: "To see what happens.",
    asks: &[Ask::Files],
    run: |_| panic!("on purpose"),
};
const GOOD: Check = Check {
    id: "test.good",
    title: "It is well",
    group: Step::Status,
    why: "To see what happens.",
    asks: &[Ask::Files],
    run: |_| async { Learned::healthy("well \u{1b}[31m").evidence("x", "sk-ant-api03-abc\u{202e}") }.boxed(),
};

#[test]
fn a_check_that_panics_is_a_row() {
    static BOTH: &[Check] = &[PANICS, GOOD];
    let (found, events) = see(FakeMachine::new().world(), BOTH, Duration::from_secs(5)).unwrap();
    assert!(matches!(&found.rows[0].outcome, Outcome::Inconclusive { because, .. } if because.contains("bug")));
    assert_eq!(found.rows[1].outcome, Outcome::Healthy { summary: "well".into() });
    assert_eq!(found.rows[1].evidence[0].value, "sk-ant-…", "evidence is cleaned whatever a check does");
    assert!(matches!(events.last(), Some(Event::RunDone(..))));
}

/// A network that must not be touched.
struct Untouched;

impl Network for Untouched {
    fn probe(&self, _: Probe) -> BoxFuture<'_, NetPath> {
        never()
    }
    fn ask_key(&self, _: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        never()
    }
}

#[test]
fn offline_opens_nothing() {
    let mut world = World { network: Arc::new(Untouched), ..key_over_login().world() };
    world.permissions.offline = true;
    let (found, _) = see(world, checks::ALL, Duration::from_secs(2)).unwrap();
    for (row, check) in found.rows.iter().zip(checks::ALL) {
        let skipped = matches!(&row.outcome, Outcome::Skipped { because } if because.contains("--offline"));
        assert_eq!(skipped, check.asks.contains(&Ask::Network), "{}", row.id);
    }
}

fn installed() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake
}

fn refusing(fake: FakeMachine) -> FakeMachine {
    fake.net().key = Some(Ok(KeyReply {
        status: 401,
        kind: Some("authentication_error".into()),
        message: "invalid x-api-key".into(),
        ..KeyReply::default()
    }));
    fake
}

fn key_over_login() -> FakeMachine {
    let fake = refusing(installed().variable("ANTHROPIC_API_KEY", KEY));
    fake.file(CREDENTIALS, LOGIN);
    fake.file("/home/dev/.zshrc", &format!("# mine\nexport ANTHROPIC_API_KEY='{KEY}' A=1\n"));
    fake.put("/home/dev/.zprofile", Node::Link(".zshrc".into()));
    fake
}

/// An old copy that somebody put there by hand, before the current one of Anthropic's installer.
fn old_before_new() -> FakeMachine {
    let fake = FakeMachine::new().variable("PATH", "/home/dev/bin:/home/dev/.local/bin");
    let program = Node::File(b"#!/bin/sh\n".to_vec(), 0o755);
    fake.put("/home/dev/bin/claude", program.clone());
    fake.put("/home/dev/.local/share/claude/versions/2.1.329", program);
    fake.put("/home/dev/.local/bin/claude", Node::Link("/home/dev/.local/share/claude/versions/2.1.329".into()));
    for (path, version) in [("/home/dev/bin/claude", "1.0.126"), ("/home/dev/.local/bin/claude", "2.1.329")] {
        let stdout = format!("{version} (Claude Code)\n").into_bytes();
        fake.program(path, Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
    }
    fake.file(CREDENTIALS, LOGIN);
    fake
}

/// Machines with a value that claude-fix can put right where it is set.
fn spoilt() -> Vec<(&'static str, FakeMachine)> {
    let spoilt = &KEY.replace("MnwX", "Mn\u{200b}wX");
    let invisible = installed().variable("ANTHROPIC_API_KEY", spoilt);
    invisible.file(CREDENTIALS, LOGIN);
    invisible.file("/home/dev/.zshrc", &format!("# mine\r\nexport A=1 ANTHROPIC_API_KEY='{spoilt}'; B=2\r\n"));
    let escaped = installed();
    let block = format!(
        "\u{feff}{{\n  \"env\": {{ \"ANTHROPIC_API_KEY\": \"{}\", }}, // mine\n}}\n",
        spoilt.replace('\u{200b}', "\\u200b")
    );
    escaped.file("/home/dev/.claude/settings.json", &block);
    let mut fish = installed().variable("CLAUDE_CODE_OAUTH_TOKEN", &spoilt.replace("api03", "oat01"));
    fish.machine.shell = Some("fish".into());
    let line = spoilt.replace("api03", "oat01").replace('\u{200b}', "\\u200b");
    fish.file(
        "/home/dev/.config/fish/config.fish",
        &format!("if true\n  set -gx CLAUDE_CODE_OAUTH_TOKEN {line} # it\nend\n"),
    );
    let headers = installed().variable("ANTHROPIC_CUSTOM_HEADERS", "X-Team: a\u{2019}b");
    headers.file(CREDENTIALS, LOGIN);
    headers.file("/home/dev/.zshenv", "export ANTHROPIC_CUSTOM_HEADERS=\"X-Team: a\u{2019}b\"\n");
    let bare = installed().variable("HTTPS_PROXY", "proxy.corp:3128");
    bare.file(CREDENTIALS, LOGIN);
    bare.file("/home/dev/.zshrc", "export HTTPS_PROXY=\"proxy.corp:3128\"\n");
    let relay_pair =
        installed().variable("ANTHROPIC_BASE_URL", "https://relay.example").variable("ANTHROPIC_AUTH_TOKEN", "gw-1");
    relay_pair.file(CREDENTIALS, LOGIN);
    relay_pair.file(
        "/home/dev/.zshrc",
        "export ANTHROPIC_BASE_URL=https://relay.example\nexport ANTHROPIC_AUTH_TOKEN=gw-1\n",
    );
    relay_pair.net().broken.insert("relay.example".into(), (Stage::Dns, Fault::NoSuchName));
    let cloud = installed().variable("CLAUDE_CODE_USE_BEDROCK", "1");
    cloud.file(CREDENTIALS, LOGIN);
    cloud.file("/home/dev/.zshrc", "export CLAUDE_CODE_USE_BEDROCK=1\n");
    vec![
        ("an invisible character", invisible),
        ("an escape in a settings file", escaped),
        ("an escape in fish", fish),
        ("a header", headers),
        ("a proxy without its scheme", bare),
        ("a relay and its token", relay_pair),
        ("a cloud's switch", cloud),
    ]
}

/// A root certificate of the system, as far as a made-up network needs one.
fn root() -> Root {
    let pem = claude_fix::model::certificates::pem(&[0x30, 0x03, 0x02, 0x01, 0x07]);
    let file = Some("/etc/ssl/certs/ca-certificates.crt".into());
    Root { subject: "Corp Root".into(), until: None, digest: "ab".repeat(32), pem, file }
}

/// Machines on which the way to Anthropic is spoilt by a variable, a file or a root that is not named.
fn ways() -> Vec<(&'static str, FakeMachine)> {
    let inspected = |fake: FakeMachine, known: bool| {
        fake.file(CREDENTIALS, LOGIN);
        fake.net().inspection = Some((root(), known));
        fake
    };
    let settings = "/home/dev/.claude/settings.json";
    let bundled = inspected(installed().variable("CLAUDE_CODE_CERT_STORE", "bundled"), true);
    bundled.file("/home/dev/.zshrc", "export CLAUDE_CODE_CERT_STORE=bundled\n");
    bundled.file(settings, "{\n  \"model\": \"opus\"\n}\n");
    let unknown = inspected(installed(), false);
    let unverified = inspected(installed().variable("NODE_TLS_REJECT_UNAUTHORIZED", "0"), false);
    unverified.file("/home/dev/.zshrc", "export NODE_TLS_REJECT_UNAUTHORIZED=0 A=1\n");
    let both = inspected(installed(), false);
    both.file(settings, "{\n  \"env\": {\n    \"NODE_TLS_REJECT_UNAUTHORIZED\": \"0\",\n    \"A\": \"b\"\n  }\n}\n");
    let der = inspected(installed().variable("NODE_EXTRA_CA_CERTS", "/home/dev/corp.cer"), false);
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["corp.example".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap().der().to_vec();
    if let Some((root, _)) = &mut der.net().inspection {
        root.pem = claude_fix::model::certificates::pem(&certificate);
    }
    der.put("/home/dev/corp.cer", Node::File(certificate, 0o644));
    let tilde = inspected(installed(), false);
    tilde.file(settings, "{\"env\": {\"NODE_EXTRA_CA_CERTS\": \"~/corp.pem\"}}");
    tilde.file("/home/dev/corp.pem", &root().pem);
    let exceptions = installed().variable("HTTPS_PROXY", "http://proxy.corp:1").variable("no_proxy", "a.b,*");
    exceptions.file(CREDENTIALS, LOGIN);
    exceptions.file("/home/dev/.zshrc", "export HTTPS_PROXY=http://proxy.corp:1 no_proxy='a.b,*' # mine\n");
    exceptions.net().closed.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    exceptions.net().closed.insert("platform.claude.com".into(), (Stage::Tcp, Fault::TimedOut));
    let git = installed();
    git.file(CREDENTIALS, LOGIN);
    git.file("/home/dev/.gitconfig", "[http]\n\tproxy = http://u:secretpw@proxy.corp:3128\n");
    git.net().closed.clone_from(&exceptions.net().closed);
    vec![
        ("a proxy that only git knows", git),
        ("a set of roots left out", bundled),
        ("a root that is not named", unknown),
        ("nothing verified", unverified),
        ("nothing verified, by the settings", both),
        ("a certificate in another form", der),
        ("a path with a tilde", tilde),
        ("exceptions that are too wide", exceptions),
    ]
}

/// Broken machines, each with something that claude-fix can mend.
#[expect(clippy::too_many_lines, reason = "a list of machines")]
fn broken() -> Vec<(&'static str, FakeMachine)> {
    let alone = refusing(installed().variable("ANTHROPIC_API_KEY", KEY));
    alone.file("/home/dev/.zshenv", &format!("export ANTHROPIC_API_KEY={KEY}\n"));
    let settings = refusing(installed());
    settings.file(CREDENTIALS, LOGIN);
    let block = format!("{{\n  \"env\": {{ \"ANTHROPIC_API_KEY\": \"{KEY}\", \"A\": \"b\" }}\n}}\n");
    settings.file("/home/dev/.claude/settings.json", &block);
    let both = refusing(installed().variable("ANTHROPIC_AUTH_TOKEN", "gateway").variable("ANTHROPIC_API_KEY", KEY));
    both.file(CREDENTIALS, LOGIN);
    both.file("/home/dev/.zshrc", &format!("export ANTHROPIC_AUTH_TOKEN=gateway\nexport ANTHROPIC_API_KEY={KEY}\n"));
    let relay = installed().variable("ANTHROPIC_BASE_URL", "https://relay.example");
    relay.file(CREDENTIALS, LOGIN);
    relay.file("/home/dev/.zshrc", "export ANTHROPIC_BASE_URL=https://relay.example\n");
    relay.net().broken.insert("relay.example".into(), (Stage::Dns, Fault::NoSuchName));
    let proxy = installed().variable("HTTPS_PROXY", "http://proxy.corp:3128");
    proxy.file(CREDENTIALS, LOGIN);
    proxy.file("/home/dev/.config/environment.d/proxy.conf", "HTTPS_PROXY=http://proxy.corp:3128\n");
    proxy.net().proxies.insert("proxy.corp".into(), (Stage::Tcp, Fault::Refused));
    let dead = "http://proxy.corp:3128";
    let spelt = installed().variable("HTTPS_PROXY", dead).variable("http_proxy", "http://u:pw@proxy.corp:3128");
    spelt.file(CREDENTIALS, LOGIN);
    spelt.file("/home/dev/.zshrc", &format!("export HTTPS_PROXY={dead} http_proxy=http://u:pw@proxy.corp:3128 B=1\n"));
    spelt.file("/home/dev/.profile", &format!("HTTPS_PROXY={dead}\nexport HTTPS_PROXY\n"));
    spelt.net().proxies.insert("proxy.corp".into(), (Stage::Tcp, Fault::Refused));
    let blocks = installed();
    blocks.file(CREDENTIALS, LOGIN);
    let block = format!(
        "{{\n  \"env\": {{\n    \"HTTPS_PROXY\": \"{dead}\", // corp\n    \"http_proxy\": \"{dead}\"\n  }}\n}}\n"
    );
    blocks.file("/home/dev/.claude/settings.json", &block);
    blocks.net().proxies.insert("proxy.corp".into(), (Stage::Dns, Fault::NoSuchName));
    let wrong = installed().variable("ANTHROPIC_API_KEY", &KEY.replace("api03", "oat01"));
    wrong.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY={}\n", KEY.replace("api03", "oat01")));
    let program = |files: &[&str], beneath: bool| {
        let fake = installed();
        for file in files {
            fake.file(file, "{\n  \"apiKeyHelper\": \"/opt/vault/key\",\n  \"model\": \"opus\"\n}\n");
        }
        if beneath {
            fake.file(CREDENTIALS, LOGIN);
        }
        fake.program("/bin/sh", Ok(Answer { code: Some(127), stderr: b"not found".to_vec(), ..Answer::default() }));
        fake
    };
    let own_settings = "/home/dev/.claude/settings.json";
    let stored = |node| {
        let fake = installed();
        fake.put(CREDENTIALS, node);
        fake
    };
    let mut all = vec![
        ("an old copy first", old_before_new()),
        ("a key over a login", key_over_login()),
        ("a dead key alone", alone),
        ("a settings file", settings),
        ("a token over a key", both),
        ("a program that is gone", program(&[own_settings], false)),
        ("a program that is gone, over a login", program(&[own_settings], true)),
        ("a dead relay", relay),
        ("a dead proxy", proxy),
        ("a dead proxy in every spelling", spelt),
        ("a dead proxy in a settings file", blocks),
        ("the wrong kind", wrong),
        ("a damaged login", stored(Node::File(b"{\"claude".to_vec(), 0o600))),
        ("a large login", stored(Node::File(vec![b' '; 5 << 20], 0o600))),
        ("a folder", stored(Node::Folder)),
        ("a dangling link", stored(Node::Link("/gone".into()))),
        ("an open login", stored(Node::File(LOGIN.into(), 0o644))),
    ];
    all.extend(stores());
    all
}

/// Machines on which something that Claude Code stores is damaged, or somewhere else than usual.
fn stores() -> Vec<(&'static str, FakeMachine)> {
    let with = |files: &[(&str, &str)]| {
        let fake = installed();
        fake.file(CREDENTIALS, LOGIN);
        for (name, text) in files {
            fake.file(format!("/home/dev/{name}"), text);
        }
        fake
    };
    let whole =
        "{\n  \"oauthAccount\": {\"emailAddress\": \"a@b.c\"},\n  \"numStartups\": 7,\n  \"primaryApiKey\": \"k\"\n}\n";
    let (old, new) =
        (".claude/backups/.claude.json.backup.1795000000000", ".claude/backups/.claude.json.backup.1795000000001");
    let open = with(&[]);
    open.folder_mode("/home/dev/.claude", 0o777);
    let elsewhere = installed();
    elsewhere.file("/srv/dotfiles/claude/.credentials.json", LOGIN);
    elsewhere.file("/srv/dotfiles/claude/projects/p/1.jsonl", "{}");
    elsewhere.put("/home/dev/.claude", Node::Link("/srv/dotfiles/claude".into()));
    let gone = installed();
    gone.put("/home/dev/.claude", Node::Link("/mnt/gone".into()));
    let moved = installed().variable("CLAUDE_CONFIG_DIR", "/home/dev/work");
    moved.file("/home/dev/work/.credentials.json", LOGIN);
    moved.file("/home/dev/work/.claude.json", whole);
    vec![
        ("a whole store", with(&[(".claude.json", whole), (".claude/projects/p/1.jsonl", "{}")])),
        ("a cut state with copies", with(&[(".claude.json", "{\"a"), (old, whole), (new, "{\"b")])),
        ("a cut state without", with(&[(".claude.json", "{\"a")])),
        ("settings with a comment", with(&[(".claude/settings.json", "{\n  // mine\n  \"model\": \"opus\",\n}\n")])),
        ("settings in conflict", with(&[(".claude/settings.json", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n")])),
        ("an open folder", open),
        ("a linked folder", elsewhere),
        ("a folder that is gone", gone),
        ("a folder elsewhere", moved),
    ]
}

/// Everything that is not claude-fix's own, with its permissions.
fn own(fake: &FakeMachine) -> Vec<(PathBuf, (Node, Option<u32>))> {
    let mine = |path: &Path| path.starts_with("/home/dev/.local/state");
    let all = fake.disk().into_iter().filter(|(path, _)| !mine(path));
    all.map(|(path, node)| (path.clone(), (node, fake.look(&path).ok().and_then(|entry| entry.mode)))).collect()
}

/// The paths that a plan says it changes, links resolved.
fn named(fake: &FakeMachine, plan: &Plan) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for step in &plan.steps {
        let Some(path) = step.path() else { continue };
        all.insert(path.to_owned());
        all.extend(fake.real(path));
        if let PlanStep::MoveAside { to, .. } = step {
            all.insert(to.clone());
            let folder = |path: &Path| path.parent().and_then(|folder| fake.real(folder).ok());
            for path in [Some(to.as_path()), step.path()].into_iter().flatten() {
                all.extend(folder(path).map(|folder| folder.join(path.file_name().unwrap_or_default())));
            }
        }
    }
    all
}

#[test]
fn a_repair_repairs_and_an_undo_undoes() {
    let ways = ways().into_iter().map(|(name, fake)| (name, fake, true));
    let others = broken().into_iter().chain(spoilt()).chain(repaired::more()).map(|(name, fake)| (name, fake, false));
    for (name, fake, of_the_way) in others.chain(ways) {
        let (before, disk) = (assess(fake.world()).unwrap(), own(&fake));
        // what a program does is not ours to take back
        // and a reset takes along what a machine needs for its way, so that it is worse afterwards, as it says then
        let wanted = |plan: &&Plan| !of_the_way || !plan.cures.is_empty();
        let ours = |plan: &&Plan| plan.can_undo() && plan.runs().is_none() && wanted(plan);
        let plans: Vec<&Plan> = before.plans.iter().filter(ours).collect();
        assert!(!plans.is_empty(), "{name}: {}", before.summary);
        for plan in plans {
            let text = serde_json::to_string(plan).unwrap();
            let again: Plan = serde_json::from_str(&text).unwrap();
            assert_eq!((&again, again.hash()), (plan, plan.hash()), "{name}");
            let may_change = named(&fake, plan);
            let journal = Journal::new(Arc::new(fake.clone()), STATE.into());
            let entry = apply(&journal, plan, fake.machine.now).unwrap();
            let changed = own(&fake);
            for (path, node) in disk.iter().filter(|it| !changed.contains(it)).chain(changed.iter()) {
                let touched = !disk.contains(&(path.clone(), node.clone())) || !changed.iter().any(|it| it.0 == *path);
                // what lies in a folder goes with it
                let named = path.ancestors().any(|path| may_change.contains(path));
                assert!(!touched || named, "{name} {}: {} was not on the card", plan.id, path.display());
            }
            let after = assess(new_terminal(&fake.world(), [plan])).unwrap();
            let wanted = if plan.cures.is_empty() { Compared::Done } else { Compared::Fixed };
            assert_eq!(compare(plan, &before, &after), wanted, "{name} {}: {}", plan.id, after.summary);
            let twice = apply(&journal, plan, fake.machine.now);
            assert!(matches!(twice, Err(ApplyError::Changed { .. })), "{name} {}", plan.id);
            assert_eq!(own(&fake), changed, "{name}");
            undo(&journal, entry.id).unwrap();
            assert_eq!(own(&fake), disk, "{name}: {} leaves something", plan.id);
        }
    }
}
