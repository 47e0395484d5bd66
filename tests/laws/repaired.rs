//! Has every cause that is told a plan on its sample machine, or a reason in `repairs::unrepaired` why there is none?

use std::collections::{BTreeMap, BTreeSet};

use claude_fix::model::network::{Certificate, CertificateFault, Reached, Seen};
use claude_fix::ports::files::Room;

use super::machines::*;
use super::mending::own;
use super::others::others;
use super::*;

/// The organisation in the samples.
const OWN: &str = "11111111-1111-1111-1111-111111111111";
const OTHER: &str = "22222222-2222-2222-2222-222222222222";
/// A login whose store names an organisation beside it.
pub(super) const OF_OWN: &str = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000,"scopes":["user:inference","user:profile"],"subscriptionType":"max"},"organizationUuid":"11111111-1111-1111-1111-111111111111"}"#;
const MANAGED: &str = "/etc/claude-code/managed-settings.json";

/// A machine with a good login and these files below the home folder, or anywhere.
pub(super) fn with(files: &[(&str, &str)]) -> FakeMachine {
    let fake = installed();
    fake.file(CREDENTIALS, OF_OWN);
    for (name, text) in files {
        let path = if name.starts_with('/') { (*name).to_owned() } else { format!("/home/dev/{name}") };
        fake.file(path, text);
    }
    fake
}

fn state(rest: &str) -> String {
    format!("{{\n  \"numStartups\": 7,\n  {rest}\n  \"hasCompletedOnboarding\": true\n}}\n")
}

/// Machines on which something is to be put right that is not in [`broken`]; claude-fix acts on each.
pub(super) fn more() -> Vec<(&'static str, FakeMachine)> {
    let tail = &KEY[KEY.len() - 20..];
    let declined = with(&[(
        ".claude.json",
        &state(&format!(
            "\"customApiKeyResponses\": {{\n    \"approved\": [],\n    \"rejected\": [\"other\", \"{tail}\"]\n  }},"
        )),
    )])
    .variable("ANTHROPIC_API_KEY", KEY);
    let metadata =
        with(&[(".claude.json", &state(&format!("\"oauthAccount\": {{ \"organizationUuid\": \"{OTHER}\" }},")))]);
    let leftover = with(&[(".claude.json", &state(&format!("\"primaryApiKey\": \"{KEY}\",")))]);
    let questions = with(&[(".claude.json", "{\r\n\t\"numStartups\": 1\r\n}")]);
    let pin = with(&[
        (".claude.json", &state(&format!("\"oauthAccount\": {{ \"organizationUuid\": \"{OWN}\" }},"))),
        (
            "project/.claude/settings.json",
            &format!("{{\n  \"forceLoginOrgUUID\": \"{OTHER}\",\n  \"model\": \"opus\"\n}}\n"),
        ),
    ]);
    let bare = with(&[(".zshrc", "# mine\r\nalias claude='claude --bare -v'\r\n")]);
    let editor = with(&[(
        ".config/Code/User/settings.json",
        "\u{feff}{\n  // mine\n  \"claudeCode.environmentVariables\": [\n    { \"name\": \"ANTHROPIC_API_KEY\", \"value\": \"gw-secret\" }, // old\n    { \"name\": \"B\", \"value\": \"2\" },\n  ],\n  \"terminal.integrated.env.linux\": { \"ANTHROPIC_BASE_URL\": \"https://relay.example\", },\n}\n",
    )]);
    editor.put("/home/dev/.vscode/extensions/anthropic.claude-code-2.1.329-linux-x64", Node::Folder);
    let object = with(&[(
        ".config/Cursor/User/settings.json",
        "{ \"claudeCode.environmentVariables\": { \"CLAUDE_CODE_OAUTH_TOKEN\": \"x\", \"A\": \"b\" } }",
    )]);
    object.put("/home/dev/.cursor/extensions/anthropic.claude-code-2.1.329", Node::Folder);
    let alone = with(&[(".config/Code/User/settings.json", "{\n  \"terminal.integrated.inheritEnv\": false,\n}")]);
    alone.put("/home/dev/.vscode/extensions/anthropic.claude-code-2.1.329", Node::Folder);
    let closed = installed();
    closed.put("/home/dev/.claude", Node::Folder);
    closed.folder_mode("/home/dev/.claude", 0o500);
    let file = installed();
    file.file("/home/dev/.claude", "notes\n");
    let mut all = vec![
        ("a key that was declined", declined),
        ("another account is remembered", metadata),
        ("a key of the Console beside a login", leftover),
        ("the first questions", questions),
        ("a project chooses an organisation", pin),
        ("an alias for the bare mode", bare),
        ("an editor with variables of its own", editor),
        ("an editor with variables as an object", object),
        ("an editor whose terminals get nothing", alone),
        ("a folder that is closed to its owner", closed),
        ("a file in the folder's place", file),
    ];
    all.extend(dialects());
    all
}

/// The same dead key in every kind of file that is edited line by line.
fn dialects() -> Vec<(&'static str, FakeMachine)> {
    let keyed = |file: &str, text: &str| refusing(with(&[(file, text)]).variable("ANTHROPIC_API_KEY", KEY));
    let mut pwsh = keyed(
        ".config/powershell/Microsoft.PowerShell_profile.ps1",
        &format!("\u{feff}Set-Alias g git\r\n$env:ANTHROPIC_API_KEY = \"{KEY}\" # mine\r\n$env:B = 'x'"),
    );
    pwsh.machine.shell = Some("pwsh".into());
    let call = keyed(
        ".config/powershell/profile.ps1",
        &format!("if ($IsLinux) {{ [Environment]::SetEnvironmentVariable('ANTHROPIC_API_KEY', '{KEY}') }}\n"),
    );
    let linked = |name: &str| {
        let fake = keyed(".config/powershell/profile.ps1", "");
        let text = format!("$env:ANTHROPIC_API_KEY = '{KEY}'");
        fake.put("/srv/dotfiles/it", Node::File(text.into_bytes(), 0o444));
        fake.put(format!("/home/dev/{name}"), Node::Link("/srv/dotfiles/it".into()));
        fake
    };
    vec![
        ("a linked profile that may only be read", linked(".config/powershell/profile.ps1")),
        ("a profile of PowerShell", pwsh),
        ("a call in a profile of PowerShell", call),
        ("a .env file", keyed("project/.env", &format!("# app\r\nexport ANTHROPIC_API_KEY='{KEY}' # app\r\nB=1"))),
        ("a .env file with a mark", keyed("project/.env", &format!("\u{feff}ANTHROPIC_API_KEY={KEY}\nB=1\n"))),
        ("an .envrc file", keyed("project/.envrc", &format!("dotenv\nexport ANTHROPIC_API_KEY={KEY} B=1\n"))),
        (
            "a unit of systemd",
            keyed(
                ".config/systemd/user/a.service",
                &format!("[Service]\nEnvironment=A=1 \"ANTHROPIC_API_KEY={KEY}\"\n"),
            ),
        ),
        ("environment.d", keyed(".config/environment.d/a.conf", &format!("ANTHROPIC_API_KEY=\"{KEY}\""))),
    ]
}

/// Machines on which only the person can act.
#[expect(clippy::too_many_lines, reason = "a list of machines")]
pub(super) fn by_hand() -> Vec<(&'static str, FakeMachine)> {
    let managed = |text: &str| with(&[(MANAGED, text)]);
    let mut root = installed();
    root.machine.uid = Some(0);
    root.machine.home = Some("/root".into());
    root.file("/home/dev/.claude/.credentials.json", LOGIN);
    root.claude("2.1.329");
    let mut contained = with(&[]);
    contained.machine.contexts = vec!["container".into()];
    contained.file("/home/dev/project/.devcontainer/devcontainer.json", "{}");
    let mut ssh = installed();
    ssh.machine.contexts = vec!["ssh".into()];
    let hosts = with(&[("/etc/hosts", "10.0.0.7 localhost dev\n")]);
    let foreign = with(&[]);
    foreign.owned_by("/home/dev/.claude", 0);
    let full = installed();
    full.put("/home/dev/.claude", Node::Folder);
    full.room_at("/home/dev/.claude", Room { free: 100, read_only: false });
    let wide: Vec<u8> =
        format!("\u{feff}$env:ANTHROPIC_API_KEY = '{KEY}'\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = refusing(with(&[]).variable("ANTHROPIC_API_KEY", KEY));
    utf16.put("/home/dev/.config/powershell/profile.ps1", Node::File(wide, 0o600));
    let older = with(&[]);
    older.put("/home/dev/.vscode/extensions/anthropic.claude-code-2.0.1", Node::Folder);
    let profile = with(&[
        (".config/anthropic/active_config", "work\n"),
        (
            ".config/anthropic/configs/work.json",
            "{\"authentication\": {\"type\": \"oidc_federation\", \"identity_token\": {\"path\": \"/gone\"}}}",
        ),
    ]);
    let bedrock = with(&[
        (".aws/config", "[default]\nsso_start_url = https://corp.example/start/\n"),
        (
            ".aws/sso/cache/a.json",
            r#"{"startUrl":"https://corp.example/start","accessToken":"x","expiresAt":"2026-11-21T03:00:00Z"}"#,
        ),
        (".zshrc", "export CLAUDE_CODE_USE_BEDROCK=1\n"),
    ])
    .variable("CLAUDE_CODE_USE_BEDROCK", "1");
    let mut all = vec![
        ("a cloud's sign-in that ended", bedrock),
        ("managed settings require an organisation", managed(&format!("{{\"forceLoginOrgUUID\": \"{OTHER}\"}}"))),
        ("managed settings allow nobody", managed("{\"forceLoginOrgUUID\": []}")),
        (
            "managed settings require a login",
            managed("{\"forceLoginMethod\": \"claudeai\"}").variable("ANTHROPIC_API_KEY", KEY),
        ),
        (
            "managed settings set a key",
            refusing(managed(&format!("{{\"env\": {{\"ANTHROPIC_API_KEY\": \"{KEY}\"}}}}"))),
        ),
        ("managed settings are damaged", managed("{\"a\"")),
        ("root without a login", root),
        ("a container", contained),
        ("over SSH", ssh),
        ("localhost elsewhere", hosts),
        ("a folder of root", foreign),
        ("a full disk", full),
        ("an older extension", older),
        ("a profile in UTF-16", utf16),
        ("a profile that is dead", profile),
    ];
    all.extend(running());
    all
}

/// A copy of Anthropic's own installer, and nothing else of Claude Code.
pub(super) fn native(version: &str, path: &str) -> FakeMachine {
    let fake = FakeMachine::new().variable("PATH", path);
    fake.put(format!("/home/dev/.local/share/claude/versions/{version}"), Node::File(b"#!/bin/sh\n".to_vec(), 0o755));
    let target = format!("/home/dev/.local/share/claude/versions/{version}");
    fake.put("/home/dev/.local/bin/claude", Node::Link(target.into()));
    let stdout = format!("{version} (Claude Code)\n").into_bytes();
    fake.program("/home/dev/.local/bin/claude", Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
    fake.file(CREDENTIALS, LOGIN);
    fake
}

/// Machines on which a session, a supervisor or another program runs since before the login was written.
fn running() -> Vec<(&'static str, FakeMachine)> {
    let process = |words: &[&[&str]]| {
        let fake = with(&[("/proc/stat", "btime 1795220000\n")]);
        for (words, pid) in words.iter().zip(10..) {
            let name = words[0];
            let rest = format!("S 1 {} 100 0", ["0"; 17].join(" "));
            fake.file(format!("/proc/{pid}/stat"), &format!("{pid} ({name}) {rest}\n"));
            fake.file(format!("/proc/{pid}/cmdline"), &words.join("\0"));
        }
        fake
    };
    let daemon = process(&[&["claude", "daemon", "run"]]);
    daemon.file("/home/dev/.claude/daemon.log", "auth: Not logged in\n");
    let race = process(&[&["claude"], &["claude", "--resume"]]);
    race.file(CREDENTIALS, r#"{"claudeAiOauth":{"accessToken":"","refreshToken":"","expiresAt":0}}"#);
    vec![
        ("an old session", process(&[&["claude", "--resume"]])),
        ("an old supervisor", daemon),
        ("two sessions", race),
        ("a meter", process(&[&["codexbar"]])),
    ]
}

/// Machines on which something else answers than the service, and one whose hosts file names it.
fn answered() -> Vec<(&'static str, FakeMachine)> {
    let answers = |host: &str, status: u16, seen: Seen| {
        let fake = with(&[]);
        fake.net().answers.insert(host.into(), (status, seen));
        fake
    };
    let (api, sign_in) = ("api.anthropic.com", "platform.claude.com");
    let page = Seen { web_page: true, ..Seen::default() };
    let guard = Seen { challenge: Some("challenge".into()), ..page.clone() };
    let mut region = Seen::default();
    region.answer.message = Some("Request not allowed".into());
    region.answer.kind = Some("forbidden".into());
    let reached = |address: &str, fault| address.parse().map(|address| Reached { address, millis: 9, fault });
    let families = [reached("2607:6bc0::10", Some(Fault::TimedOut)), reached("160.79.104.10", None)];
    let waits = Seen { families: families.into_iter().flatten().collect(), ..Seen::default() };
    let old = native("2.1.100", "/home/dev/.local/bin");
    old.net().answers.insert(sign_in.into(), (200, waits));
    let lag = native("2.1.100", "/home/dev/.local/bin");
    let certificate = Some(Certificate { issuer: "DigiCert Inc".into(), ..Certificate::default() });
    lag.net().answers.insert(api.into(), (200, Seen { certificate, ..Seen::default() }));
    let unknown = Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "DigiCert Inc".into() };
    lag.net().broken.insert(api.into(), (Stage::Tls, unknown));
    let named = with(&[("/etc/hosts", "127.0.0.1 localhost\n0.0.0.0 api.anthropic.com\n")]);
    let mut nowhere = Seen::default();
    nowhere.addresses.v4 = vec![std::net::Ipv4Addr::UNSPECIFIED];
    named.net().answers.insert(api.into(), (200, nowhere));
    named.net().broken.insert(api.into(), (Stage::Tcp, Fault::Refused));
    vec![
        ("a page of the network", answers(api, 200, page)),
        ("a guard at the door", answers(api, 403, guard)),
        ("a place that is not served", answers(api, 403, region)),
        ("too many sign-ins", answers(sign_in, 429, Seen::default())),
        ("a slow way for an old one", old),
        ("a service in trouble", answers(api, 503, Seen::default())),
        ("a list of roots that is old", lag),
        ("a line of the hosts file", named),
    ]
}

/// Every sample machine.
pub(super) fn samples() -> Vec<World> {
    let machines = [broken(), spoilt(), ways(), more(), by_hand(), others(), answered()].into_iter().flatten();
    let mut worlds: Vec<World> = machines.map(|(_, fake)| fake.world()).collect();
    let outside = [told::keychains(), told::people()].into_iter().flatten();
    worlds.extend(outside.map(|(_, world)| world));
    worlds.extend([told::late(), told::desktop()]);
    worlds
}

#[test]
fn every_cause_has_a_repair_or_says_why_not() {
    let mut planned: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for world in samples() {
        let found = assess(world).unwrap();
        for diagnosis in &found.diagnoses {
            seen.insert(diagnosis.id.clone());
            if !diagnosis.repairs.is_empty() {
                planned.entry(diagnosis.id.clone()).or_default().extend(diagnosis.repairs.iter().cloned());
            }
        }
    }
    let reasons: BTreeSet<&str> = repairs::unrepaired::ALL.iter().map(|it| it.id).collect();
    assert_eq!(reasons.len(), repairs::unrepaired::ALL.len(), "twice");
    let told: BTreeSet<&str> = causes::ALL.iter().map(|cause| cause.id).collect();
    let mut wrong = Vec::new();
    for id in &told {
        match (planned.contains_key(*id), reasons.contains(id)) {
            (false, _) if !seen.contains(*id) => wrong.push(format!("{id}: no sample machine here")),
            (false, false) => wrong.push(format!("{id}: no plan on its sample machine, and no reason")),
            (true, true) => wrong.push(format!("{id}: it has a plan ({:?}); take its reason out", planned[*id])),
            _ => {}
        }
    }
    wrong.extend(reasons.difference(&told).map(|id| format!("{id}: no such cause")));
    for it in repairs::unrepaired::ALL {
        assert!(it.because().ends_with('.') && it.because().len() > 20, "{}", it.id);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_only_the_person_can_do_is_said_for_this_machine() {
    for (name, fake) in by_hand() {
        let found = assess(fake.world()).unwrap();
        let cards: Vec<&Plan> = found.plans.iter().filter(|plan| !plan.acts()).collect();
        assert!(!cards.is_empty(), "{name}: {}", found.summary);
        for card in cards {
            assert!(card.steps.iter().all(|step| matches!(step, PlanStep::Tell { .. })), "{name} {}", card.id);
            assert!(
                !card.manual.is_empty() || card.text().is_some() || !card.consequences.is_empty(),
                "{name} {}",
                card.id
            );
            let said = card.consequences.join(" ");
            assert!(name != "a profile in UTF-16" || said.contains("written in UTF-16"), "{said}");
            assert!(!card.can_undo() && card.clears.is_empty(), "{name} {}", card.id);
            let journal = Journal::new(Arc::new(fake.clone()), STATE.into());
            let disk = own(&fake);
            let _ = apply(&journal, &yes(card), fake.machine.now);
            assert_eq!(own(&fake), disk, "{name} {}", card.id);
        }
    }
}
