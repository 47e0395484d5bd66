//! What do the checks of files around Claude Code learn, also from hostile ones?

use super::*;
use crate::model::machine::Os;

const LOGIN: &str = "/home/ada/.claude/.credentials.json";

fn id(assessment: &Assessment) -> String {
    assessment.diagnoses.first().map(|it| it.id.clone()).unwrap_or_default()
}

fn refused(fake: FakeMachine) -> FakeMachine {
    let kind = Some("authentication_error".to_owned());
    fake.net().key = Some(Ok(KeyReply { status: 401, kind, ..KeyReply::default() }));
    fake
}

#[test]
fn the_file_that_hands_a_key_over_is_found() {
    let key = || refused(signed_in().variable("ANTHROPIC_API_KEY", KEY));
    let expected = [
        ("/home/dev/project/.env", format!("A=1\nANTHROPIC_API_KEY='{KEY}'\n"), "~/project/.env line 2"),
        ("/home/dev/project/.envrc", format!("export ANTHROPIC_API_KEY={KEY}"), "~/project/.envrc line 1"),
        (
            "/home/dev/project/.envrc",
            "export ANTHROPIC_API_KEY=$(op read op://a/b)".to_owned(),
            "~/project/.envrc line 1",
        ),
        (
            "/home/dev/.config/systemd/user/agent.service",
            format!("[Service]\nEnvironment=A=1 \"ANTHROPIC_API_KEY={KEY}\"\n"),
            "agent.service line 2",
        ),
        ("/home/dev/.config/systemd/user/a.service.d/x.conf", format!("Environment=ANTHROPIC_API_KEY={KEY}"), "x.conf"),
    ];
    for (file, text, place) in expected {
        let fake = key();
        fake.file(file, &text);
        let found = assess(&fake);
        assert_eq!(id(&found), "env.injected_by_project_file", "{file}");
        assert!(found.summary.contains(place), "{place}: {}", found.summary);
        assert!(!shown(&found).contains(&KEY[20..]));
    }
    let named = key();
    named.file("/home/dev/.config/systemd/user/a.service", "EnvironmentFile=-%h/keys\n");
    named.file("/home/dev/keys", &format!("ANTHROPIC_API_KEY={KEY}\n"));
    assert!(assess(&named).summary.contains("~/keys line 1"));
    for (file, text) in [
        ("/home/dev/project/.env", "ANTHROPIC_API_KEY=another\n".to_owned()),
        ("/home/dev/other/.env", format!("ANTHROPIC_API_KEY={KEY}\n")),
        ("/home/.env", format!("ANTHROPIC_API_KEY={KEY}\n")),
        ("/home/dev/.pam_environment", format!("ANTHROPIC_API_KEY DEFAULT={KEY}\n")),
    ] {
        let fake = key();
        fake.file(file, &text);
        assert_eq!(id(&assess(&fake)), "env.api_key_overrides_login", "{file}");
    }
    let both = key();
    both.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY={KEY}\n"));
    both.file("/home/dev/project/.env", &format!("ANTHROPIC_API_KEY={KEY}\n"));
    let found = assess(&both);
    assert_eq!(id(&found), "env.api_key_overrides_login", "the start-up file explains it");
    let plan = found.plan("env.remove_variable:ANTHROPIC_API_KEY").unwrap();
    assert_eq!(plan.steps.len(), 2, "and both are turned off");
}

#[test]
fn a_project_file_that_nothing_loaded_is_left_alone() {
    let fake = signed_in();
    fake.file("/home/dev/project/.env", &format!("ANTHROPIC_API_KEY={KEY}\n"));
    let found = assess(&fake);
    assert!(found.diagnoses.is_empty(), "Claude Code does not load it (measured)");
    assert!(found.plan("env.remove_variable:ANTHROPIC_API_KEY").is_none());
}

#[test]
fn an_administrators_further_files_are_laid_over_the_first() {
    let fake = signed_in();
    let at = "/etc/claude-code/managed-settings";
    fake.file(format!("{at}.json"), r#"{"env":{"ANTHROPIC_BASE_URL":"https://first.example"}}"#);
    fake.file(format!("{at}.d/10-a.json"), r#"{"env":{"ANTHROPIC_BASE_URL":"https://second.example"}}"#);
    fake.file(format!("{at}.d/20-b.json"), r#"{"env":{"ANTHROPIC_BASE_URL":"https://third.example"}}"#);
    fake.file(format!("{at}.d/.hidden.json"), r#"{"env":{"ANTHROPIC_BASE_URL":"https://x.example"}}"#);
    fake.file(format!("{at}.d/README.md"), "no settings");
    assert!(sentence(&assess(&fake), "network.api").contains("third.example"));
}

fn cloud(flag: &str, files: &[(&str, &str)]) -> Assessment {
    let fake = signed_in().variable(flag, "1");
    for (file, text) in files {
        fake.file(format!("/home/dev/{file}"), text);
    }
    assess(&fake)
}

#[test]
fn the_sign_in_of_aws_is_read_and_not_run() {
    let aws = |config: &str, cache: &str| {
        let files = [(".aws/config", config), (".aws/sso/cache/a.json", cache), (".aws/sso/cache/b.json", "{")];
        sentence(&cloud("CLAUDE_CODE_USE_BEDROCK", &files), "provider.credentials")
    };
    let sso = "[default]\nsso_start_url = https://corp.example/start/\n";
    let cached = |rest: &str| format!(r#"{{"startUrl":"https://corp.example/start","accessToken":"x"{rest}}}"#);
    assert!(aws(sso, &cached(r#","expiresAt":"2026-11-21T03:00:00Z""#)).contains("ended"));
    assert!(aws(sso, &cached(r#","expiresAt":"2026-11-21T03:00:00UTC""#)).contains("ended"));
    assert!(aws(sso, &cached(r#","expiresAt":"2026-11-21T05:00:00Z""#)).contains("Nothing"));
    let renewable =
        r#","expiresAt":"2026-11-21T03:00:00Z","refreshToken":"r","registrationExpiresAt":"2027-01-01T00:00:00Z""#;
    assert!(aws(sso, &cached(renewable)).contains("Nothing"));
    assert!(aws(sso, "{}").contains("Nobody has signed in"));
    let other = r#"{"startUrl":"https://other.example","accessToken":"x","expiresAt":"2027-01-01T00:00:00Z"}"#;
    assert!(aws(sso, other).contains("Nobody has signed in"));
    assert!(aws("[default]\nregion = us-east-1\n", "{}").contains("neither keys"));
    assert!(aws("[profile work]\nregion = us-east-1\n", "{}").contains("no profile called default"));
    assert!(aws("[default]\ncredential_process = /bin/x\n", "{}").contains("Nothing"));
    assert!(
        aws("[default]\nsource_profile = a\n[profile a]\nsource_profile = default\n", "{}").contains("neither keys")
    );
    let session = "[default]\nsso_session = s\n[sso-session s]\nsso_start_url=https://corp.example/start\n";
    assert!(aws(session, &cached(r#","expiresAt":"2026-11-21T03:00:00Z""#)).contains("ended"));
    let keys = [(".aws/credentials", "[default]\naws_access_key_id = A\naws_secret_access_key = hunter2secret1\n")];
    let found = cloud("CLAUDE_CODE_USE_BEDROCK", &keys);
    assert_eq!(found.verdict, Verdict::Healthy, "{}", found.summary);
    assert!(!shown(&found).contains("hunter2"));
    let ended = "[default]\naws_access_key_id=A\nx_security_token_expires = 2026-11-20T00:00:00+00:00\n";
    assert_eq!(id(&cloud("CLAUDE_CODE_USE_BEDROCK", &[(".aws/credentials", ended)])), "provider.cloud_credentials");
    let gone = signed_in().variable("CLAUDE_CODE_USE_BEDROCK", "1").variable("AWS_PROFILE", "gone");
    assert_eq!(id(&assess(&gone)), "provider.cloud_credentials");
    assert_eq!(id(&cloud("CLAUDE_CODE_USE_BEDROCK", &[])), "provider.flag_left_on");
}

#[test]
fn the_sign_ins_of_google_and_azure_are_read() {
    let google = |files: &[(&str, &str)]| id(&cloud("CLAUDE_CODE_USE_VERTEX", files));
    let adc = ".config/gcloud/application_default_credentials.json";
    assert_eq!(google(&[(adc, r#"{"type":"authorized_user"}"#)]), "");
    assert_eq!(google(&[(adc, "{}")]), "provider.cloud_credentials");
    assert_eq!(google(&[(".config/gcloud/credentials.db", "x")]), "provider.cloud_credentials");
    let azure = |text| id(&cloud("CLAUDE_CODE_USE_FOUNDRY", &[(".azure/azureProfile.json", text)]));
    assert_eq!(azure("\u{feff}{\"subscriptions\":[{\"id\":\"x\"}]}"), "");
    assert_eq!(azure(r#"{"subscriptions":[]}"#), "provider.cloud_credentials");
    assert_eq!(azure("nonsense"), "provider.cloud_credentials");
}

#[test]
fn a_login_in_another_home_is_found() {
    let passwd = "root:x:0:0::/root:/bin/bash\nbroken line\ndev:x:1000:1000::/home/ada:/bin/bash\n";
    let moved = installed();
    moved.file("/etc/passwd", passwd);
    moved.file(LOGIN, &login_text());
    let found = assess(&moved);
    assert_eq!(id(&found), "context.other_home");
    assert!(found.summary.contains("/home/ada"), "{}", found.summary);
    let mut sudo = installed().variable("SUDO_USER", "dev");
    sudo.file("/etc/passwd", passwd);
    sudo.file(LOGIN, &login_text());
    sudo.machine.uid = Some(0);
    assert!(assess(&sudo).summary.contains("sudo"));
    let mut wsl = installed();
    wsl.machine.contexts = vec!["wsl2".into()];
    wsl.file("/mnt/c/Users/Ada/.claude/.credentials.json", &login_text());
    assert!(assess(&wsl).summary.contains("inside WSL"));
    let empty = installed();
    empty.file("/etc/passwd", passwd);
    assert_eq!(id(&assess(&empty)), "login.none");
}

#[test]
fn a_folder_that_is_spelt_oddly_is_told() {
    for value in ["~/.claude", "$HOME/.claude", ".claude", "/home/dev/gone", " /home/dev/.claude"] {
        let found = assess(&signed_in().variable("CLAUDE_CONFIG_DIR", value));
        assert_eq!(id(&found), "store.config_dir_spelling", "{value}");
        assert!(found.summary.contains("Your login is in ~/.claude"), "{value}: {}", found.summary);
    }
    for value in ["/home/dev/.claude", "/home/dev/.claude/", "../.claude"] {
        let found = assess(&signed_in().variable("CLAUDE_CONFIG_DIR", value));
        assert_eq!(found.verdict, Verdict::Healthy, "{value}: {}", found.summary);
    }
}

#[test]
fn a_profile_is_read_without_its_secrets() {
    let token = "hunter2secret1hunter2secret1";
    let with = |kind: &str, credentials: &str, mode: u32| {
        let fake = signed_in().variable("ANTHROPIC_PROFILE", "work");
        let config = format!(r#"{{"authentication":{{"type":"{kind}","identity_token":{{"path":"/gone"}}}}}}"#);
        fake.file("/home/dev/.config/anthropic/configs/work.json", &config);
        let file = Node::File(credentials.replace("TOKEN", token).into_bytes(), mode);
        fake.put("/home/dev/.config/anthropic/credentials/work.json", file);
        let found = assess(&fake);
        assert!(!shown(&found).contains("hunter2"));
        (found.verdict, found.summary)
    };
    let ended = r#"{"access_token":"TOKEN","refresh_token":"","expires_at":1700000000}"#;
    let renewable = r#"{"access_token":"TOKEN","refresh_token":"TOKEN","expires_at":1700000000}"#;
    assert!(with("user_oauth", ended, 0o600).1.contains("has ended"));
    assert_eq!(with("user_oauth", renewable, 0o600).0, Verdict::Healthy);
    assert!(with("user_oauth", renewable, 0o644).1.contains("others may read"));
    assert!(with("user_oauth", "TOKEN", 0o600).1.contains("no JSON"));
    assert!(with("oidc_federation", "", 0o600).1.contains("identity token"));
    assert_eq!(with("something", ended, 0o600).0, Verdict::Healthy, "an unknown kind is passed over");
    let missing = assess(&signed_in().variable("ANTHROPIC_PROFILE", "../../etc/passwd"));
    assert!(missing.diagnoses.is_empty());
}

#[test]
fn the_bare_mode_is_seen_on_the_ladder() {
    let found = assess(&signed_in().variable("CLAUDE_CODE_SIMPLE", "1"));
    assert_eq!(id(&found), "mode.bare_without_key");
    assert!(found.ladder.used().is_none());
    assert_eq!(assess(&signed_in().variable("CLAUDE_CODE_SIMPLE", "0")).verdict, Verdict::Healthy);
    let key = assess(&signed_in().variable("CLAUDE_CODE_SIMPLE", "1").variable("ANTHROPIC_API_KEY", KEY));
    assert_eq!(key.verdict, Verdict::Healthy, "{}", key.summary);
    let alias = signed_in();
    alias.file("/home/dev/.zshrc", "alias claude='claude --bare'\nalias claude='claude'\n");
    assert_eq!(assess(&alias).verdict, Verdict::Healthy, "the last one counts");
}

#[test]
fn sessions_are_read_from_the_list_of_processes() {
    let fake = signed_in();
    fake.file("/proc/stat", "cpu 1 2\nbtime 1795220000\n");
    let session = |pid: u32, name: &str, ticks: u64| {
        let rest = format!("S 1 {} {ticks} 0", ["0"; 17].join(" "));
        fake.file(format!("/proc/{pid}/stat"), &format!("{pid} ({name}) {rest}\n"));
        fake.file(format!("/proc/{pid}/cmdline"), &format!("{name}\0--resume\0"));
    };
    session(10, "claude", 100_000);
    session(11, "a) b claude", 100);
    session(12, "bash", 100);
    session(13, "codexbar", 100);
    let found = assess(&fake);
    assert!(sentence(&found, "login.sessions").contains("One Claude Code session"));
    assert!(has(&found, "session.old_credential") && has(&found, "session.foreign_refresher"));
    assert_eq!(found.verdict, Verdict::Healthy);
    fake.file("/proc/10/stat", "10 (claude");
    assert!(sentence(&assess(&fake), "login.sessions").contains("No Claude Code session"));
}

/// Processes are listed as files on Linux alone; where the login lies is a look at files, on every system.
#[test]
fn a_login_in_a_folder_that_is_copied_is_told_on_every_system() {
    let clouds = [
        (Os::Windows, "OneDrive - Example", Some("OneDrive")),
        (Os::Windows, "iCloudDrive", Some("iCloud Drive")),
        (Os::Macos, "Library/CloudStorage/OneDrive-Personal", Some("OneDrive")),
        (Os::Macos, "Library/Mobile Documents/com~apple~CloudDocs", Some("iCloud Drive")),
        (Os::Linux, "Dropbox", Some("Dropbox")),
        (Os::Windows, "OneDriveTools", None),
        (Os::Macos, "Sync-notes", None),
    ];
    for (os, folder, service) in clouds {
        let mut fake = signed_in();
        fake.machine.os = os;
        let text = fake.world().files.read("/home/dev/.claude/.credentials.json".as_ref(), 9999).unwrap();
        fake.file(format!("/home/dev/{folder}/c/.credentials.json"), &String::from_utf8(text).unwrap());
        let found = assess(&fake.variable("CLAUDE_CONFIG_DIR", &format!("/home/dev/{folder}/c")));
        let sessions = found.facts.get::<crate::model::sessions::Sessions>().unwrap();
        assert_eq!(sessions.synced.as_deref(), service, "{folder}");
        assert!(sessions.login_written.is_some(), "{folder}");
        assert_eq!(has(&found, "session.foreign_refresher"), service.is_some(), "{folder}");
        assert_eq!(found.plans.iter().any(|plan| plan.id == "session.stop_other"), service.is_some(), "{folder}");
    }
}

/// A program that is ended by mistake is somebody's work: only what is Claude Code counts.
#[test]
fn what_only_looks_like_a_session_is_none() {
    let fake = signed_in();
    fake.file("/proc/stat", "cpu 1 2\nbtime 1795220000\n");
    let process = |pid: u32, parent: u32, words: &[&str]| {
        let rest = format!("S {parent} {} {pid} 0", ["0"; 17].join(" "));
        fake.file(format!("/proc/{pid}/stat"), &format!("{pid} (x) {rest}\n"));
        fake.file(format!("/proc/{pid}/cmdline"), &format!("{}\0", words.join("\0")));
    };
    let script = "/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js";
    process(20, 1, &["vim", script]);
    process(21, 1, &["less", script]);
    process(22, 30, &["node", "--no-warnings", script]);
    process(23, 1, &["node", "server.js", script]);
    process(1, 0, &["claude"]);
    let found = assess(&fake);
    let sessions = found.facts.get::<crate::model::sessions::Sessions>().unwrap();
    let seen: Vec<(u32, bool)> = sessions.all.iter().map(|it| (it.pid, it.around_us)).collect();
    assert_eq!(seen, [(1, true), (22, false)], "{sessions:?}");
    let ends = found.plans.iter().filter(|plan| plan.id.starts_with("session.end:"));
    let ended: Vec<_> = ends.flat_map(|plan| &plan.steps).collect();
    assert!(matches!(ended.as_slice(), [crate::model::plan::Step::EndProcess { pid: 22, .. }]), "{ended:?}");
}

#[test]
fn editors_are_read_without_their_values() {
    let fake = signed_in();
    let text = format!(
        "{{ // mine\n\"claudeCode.environmentVariables\": [{{\"name\":\"ANTHROPIC_API_KEY\",\"value\":\"{KEY}\"}},{{\"name\":\"{KEY}\"}}],}}"
    );
    fake.file("/home/dev/.config/Code/User/settings.json", &text);
    fake.put("/home/dev/.vscode/extensions/anthropic.claude-code-2.1.100-linux-x64", Node::Folder);
    let found = assess(&fake);
    assert!(has(&found, "editor.differs") && !shown(&found).contains(&KEY[20..]));
    assert_eq!(found.verdict, Verdict::Healthy);
    let hostile = signed_in();
    hostile.put("/home/dev/.config/Code/User/settings.json", Node::Pipe);
    hostile.put("/etc/hosts", Node::Folder);
    hostile.put("/home/dev/.claude.json", Node::Denied);
    assert!(!has(&assess(&hostile), "editor.differs"));
}

#[test]
fn a_declined_key_is_told_by_its_end() {
    let tail = &KEY[KEY.len() - 20..];
    let with = |text: &str| {
        let fake = signed_in().variable("ANTHROPIC_API_KEY", &format!("{KEY}\n"));
        fake.file("/home/dev/.claude.json", &text.replace("TAIL", tail));
        let found = assess(&fake);
        assert!(!shown(&found).contains(tail));
        has(&found, "key.declined_earlier")
    };
    assert!(with(r#"{"customApiKeyResponses":{"rejected":["x","TAIL"]}}"#));
    assert!(!with(r#"{"customApiKeyResponses":{"rejected":["TAIL"],"approved":["TAIL"]}}"#));
    assert!(!with(r#"{"customApiKeyResponses":{"rejected":["x"]}}"#));
    assert!(!with(r#"{"customApiKeyResponses":[1],"oauthAccount":"x","hasCompletedOnboarding":7}"#));
}

#[test]
fn a_key_of_the_console_is_asked_like_any_other() {
    let fake = refused(installed());
    fake.file("/home/dev/.claude.json", &format!(r#"{{"primaryApiKey":"{KEY}"}}"#));
    assert_eq!(id(&assess(&fake)), "key.managed_stale");
    assert_eq!(seen(&fake), ["api.anthropic.com"]);
    fake.file("/home/dev/.claude.json", &format!(r#"{{"primaryApiKey":"{OAUTH}"}}"#));
    assert!(seen(&fake).is_empty(), "a login is never sent");
}

#[test]
fn on_windows_a_card_says_whose_permissions_a_changed_file_gets() {
    for (os, said) in [(Os::Windows, true), (Os::Linux, false)] {
        let mut fake = signed_in();
        fake.machine.os = os;
        fake.file("/home/dev/.claude/settings.json", "{\"a\": 1,}\n");
        let plans = assess(&fake).plans;
        let plan = plans.iter().find(|plan| plan.id.starts_with("settings.fix_syntax")).unwrap();
        let told = plan.consequences.iter().any(|it| it.contains("permissions of its folder"));
        assert_eq!(told, said, "{:?}", plan.consequences);
    }
}
