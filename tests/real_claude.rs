//! Does the real Claude Code agree on which credential wins, and does `check` leave its files alone?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real programs")]

#[path = "support/contract.rs"]
mod contract;
#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests with a fake claude use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests with a fake claude use more of it")]
mod machine_dir;

use std::path::Path;

use loopback::Loopback;
use machine_dir::{
    HOURS_8, MachineDir, access_token, bad_key, done, gateway_token, good_key, leaked, now, refresh_token, snapshot,
};
use serde_json::{Value, json};

const STORE: &str = ".claude/.credentials.json";
const SETTINGS: &str = ".claude/settings.json";
const CONFIG: &str = ".claude.json";
const NOWHERE: &str = "http://127.0.0.1:9";

/// What Claude Code may be asked about: never a login that it would renew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Yes,
    /// It would try to renew the login.
    No,
}

struct State {
    name: &'static str,
    files: Vec<(&'static str, Vec<u8>)>,
    variables: Vec<(&'static str, String)>,
    ask: Ask,
}

fn state(name: &'static str) -> State {
    State { name, files: Vec::new(), variables: Vec::new(), ask: Ask::Yes }
}

impl State {
    fn file(mut self, name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.push((name, bytes.into()));
        self
    }

    fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    fn login(self) -> Self {
        self.file(STORE, login(now() + HOURS_8)).file(CONFIG, account().to_string())
    }

    fn ended(self) -> Self {
        Self { ask: Ask::No, ..self.file(STORE, login(now() - HOURS_8)) }
    }

    fn helper(self) -> Self {
        self.file(SETTINGS, json!({ "apiKeyHelper": format!("echo {}", good_key()) }).to_string())
    }
}

fn login(until: i64) -> String {
    with_scopes(until, &["user:inference", "user:profile", "user:sessions:claude_code"])
}

fn with_scopes(until: i64, scopes: &[&str]) -> String {
    json!({ "claudeAiOauth": { "accessToken": access_token(), "refreshToken": refresh_token(), "expiresAt": until,
        "scopes": scopes, "subscriptionType": "max", "rateLimitTier": "default_claude_max_5x" } })
    .to_string()
}

fn account() -> Value {
    json!({ "numStartups": 1, "hasCompletedOnboarding": true, "oauthAccount": {
        "accountUuid": "11111111-2222-3333-4444-555555555555", "emailAddress": "fake@example.com",
        "organizationUuid": "66666666-7777-8888-9999-000000000000", "organizationName": "Fake Org" } })
}

fn files() -> Vec<State> {
    let good = login(now() + HOURS_8);
    let blank = json!({ "claudeAiOauth": { "accessToken": "", "refreshToken": "", "expiresAt": 0, "scopes": [],
        "subscriptionType": null } });
    let no_refresh = json!({ "claudeAiOauth": { "accessToken": access_token(), "refreshToken": null,
        "expiresAt": now() - HOURS_8, "scopes": ["user:inference"], "subscriptionType": "pro" } });
    vec![
        state("nothing"),
        state("login without an account").file(STORE, good.clone()),
        state("login").login(),
        state("login for inference only").file(STORE, with_scopes(now() + HOURS_8, &["user:inference"])),
        state("ended login").ended(),
        State { ask: Ask::No, ..state("ended login, no refresh").file(STORE, no_refresh.to_string()) },
        state("blanked").file(STORE, blank.to_string()),
        state("truncated").file(STORE, &good.as_bytes()[..120]),
        state("byte order mark").file(STORE, format!("\u{feff}{good}")),
        state("no claudeAiOauth").file(STORE, r#"{"mcpOAuth":{}}"#),
        state("empty").file(STORE, ""),
        state("a folder").file(".claude/.credentials.json/inside", ""),
        state("a file for the folder").file(".claude", ""),
        state("cut settings").file(STORE, good).file(SETTINGS, "{\"env\": {"),
        state("managed key").file(CONFIG, json!({ "primaryApiKey": good_key() }).to_string()),
        state("helper").helper(),
        state("helper that is missing").file(SETTINGS, r#"{"apiKeyHelper":"/nonexistent/helper.sh"}"#),
        state("key in settings").file(SETTINGS, json!({ "env": { "ANTHROPIC_API_KEY": good_key() } }).to_string()),
    ]
}

fn variables() -> Vec<State> {
    let (key, token, oauth) = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN");
    let ended = &good_key()[good_key().len() - 20..];
    let mut rejected = account();
    rejected["customApiKeyResponses"] = json!({ "approved": [], "rejected": [ended] });
    let invisible = format!("{}\u{200b}{}", &good_key()[..40], &good_key()[40..]);
    vec![
        state("key").set(key, good_key()),
        state("empty key").set(key, ""),
        state("token").set(token, gateway_token()),
        state("oauth token").set(oauth, access_token()),
        state("key with a line feed").set(key, format!("{}\n", good_key())),
        state("key with an invisible character").set(key, invisible),
        state("login token as a key").set(key, access_token()),
        state("key as a token").set(token, good_key()),
        state("provider").set("CLAUDE_CODE_USE_BEDROCK", "1"),
        state("provider switched off").set("CLAUDE_CODE_USE_BEDROCK", "0").set(key, good_key()),
        state("login and key").login().set(key, good_key()),
        state("login and token").login().set(token, gateway_token()),
        state("login and oauth token").login().set(oauth, access_token()),
        state("login and helper").login().helper(),
        state("login and provider").login().set("CLAUDE_CODE_USE_VERTEX", "1"),
        state("login and a key once rejected")
            .file(STORE, login(now() + HOURS_8))
            .file(CONFIG, rejected.to_string())
            .set(key, good_key()),
        state("ended login and key").ended().set(key, good_key()),
        state("key and token").set(key, good_key()).set(token, gateway_token()),
        state("key and oauth token").set(key, good_key()).set(oauth, access_token()),
        state("token and oauth token").set(token, gateway_token()).set(oauth, access_token()),
        state("key and helper").helper().set(key, good_key()),
    ]
}

/// The kinds that Claude Code's answer may mean; its JSON does not tell the two tokens apart.
fn meant(said: &Value) -> &'static [&'static str] {
    if said["loggedIn"] != true {
        return &["nothing"];
    }
    match (said["authMethod"].as_str().unwrap_or_default(), said["apiKeySource"].as_str()) {
        ("claude.ai", _) => &["claude_ai_login"],
        ("oauth_token", _) => &["auth_token", "oauth_token"],
        ("api_key", Some("/login managed key")) => &["managed_key"],
        ("api_key", _) => &["api_key"],
        ("api_key_helper", _) => &["api_key_helper"],
        ("third_party", _) => &["cloud_provider"],
        _ => &[],
    }
}

/// `claude auth status` where it can reach nobody: dead proxies in the environment and in the settings.
fn auth_status(claude: &Path, machine: &MachineDir) -> Value {
    let mut block = serde_json::Map::new();
    for name in ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"] {
        block.insert(name.to_owned(), NOWHERE.into());
    }
    for name in ["no_proxy", "NO_PROXY"] {
        block.insert(name.to_owned(), "".into());
    }
    let settings = json!({ "env": block }).to_string();
    let mut command = machine.program(claude, &["--settings", &settings, "auth", "status"]);
    for (name, value) in &block {
        command.env(name, value.as_str().unwrap_or_default());
    }
    let said = done(command.output().expect("claude starts"));
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

fn build(claude: &Path, api: &Loopback, state: &State) -> MachineDir {
    let folder = claude.parent().expect("its folder");
    let quiet = ["DISABLE_TELEMETRY", "DISABLE_AUTOUPDATER", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"];
    let mut machine = MachineDir::new().with("ANTHROPIC_BASE_URL", &api.url());
    machine = machine.with("PATH", &format!("{}:/usr/bin:/bin", folder.display()));
    machine = quiet.iter().fold(machine, |machine, name| machine.with(name, "1"));
    machine = state.files.iter().fold(machine, |machine, (name, bytes)| machine.file(name, bytes));
    state.variables.iter().fold(machine, |machine, (name, value)| machine.with(name, value))
}

/// What is wrong with this state, if anything.
fn differs(claude: &Path, api: &Loopback, state: &State) -> Option<String> {
    let machine = build(claude, api, state);
    let before = snapshot(&machine.home(), None);
    let checked = machine.run(&["check", "--json"]);
    if snapshot(&machine.home(), None) != before {
        return Some("check changed the home folder".to_owned());
    }
    let report = checked.json();
    if let Err(error) = contract::keeps(&report, checked.code.unwrap_or(-1)) {
        return Some(error);
    }
    if report["claude"]["installs"][0]["version"]
        .as_str()
        .is_none_or(|it| !it.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some(format!("the version is not told: {}", report["claude"]));
    }
    if state.ask == Ask::No {
        return None;
    }
    let rungs = report["credentials"].as_array().cloned().unwrap_or_default();
    let used = rungs.iter().find(|rung| rung["state"] == "used").and_then(|rung| rung["kind"].as_str());
    let said = auth_status(claude, &machine);
    assert_eq!(leaked(&said.to_string()), None);
    let used = used.unwrap_or("nothing");
    (!meant(&said).contains(&used)).then(|| format!("we say {used}, Claude Code says {said}"))
}

fn agree(states: &[State]) {
    let Some(claude) = here::claude() else { return };
    let api = Loopback::new(&good_key());
    let wrong: Vec<String> =
        states.iter().filter_map(|state| Some(format!("{}: {}", state.name, differs(&claude, &api, state)?))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let tokens = api.requests().into_iter().any(|request| {
        request.header("authorization").is_some_and(|it| it.contains(&access_token()) || it.contains(&refresh_token()))
    });
    assert!(!tokens, "a login was sent");
}

#[test]
fn the_states_of_the_files() {
    agree(&files());
}

#[test]
fn the_states_of_variables_and_combinations() {
    agree(&variables());
}

#[test]
fn a_login_that_may_not_talk_to_models_is_none() {
    agree(&[state("no user:inference").file(STORE, with_scopes(now() + HOURS_8, &["user:profile"]))]);
}

/// Before the repair, after it in a shell that reads the file anew, and after the undo.
#[test]
fn a_key_that_hid_a_login_is_gone_for_a_new_shell_and_comes_back() {
    let Some(claude) = here::claude() else { return };
    let api = Loopback::new(&good_key());
    let text = format!("# mine\nexport ANTHROPIC_API_KEY='{}'\n", bad_key());
    let machine = build(&claude, &api, &state("a dead key").login().set("ANTHROPIC_API_KEY", bad_key()));
    let machine = machine.file(".zshrc", &text);
    let as_a_new_shell_sees_it = || {
        let line = ". \"$HOME/.zshrc\"; exec \"$0\" auth status";
        let mut shell = machine.program("/bin/sh", &["-c", line, &claude.display().to_string()]);
        shell.env_remove("ANTHROPIC_API_KEY");
        for name in ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"] {
            shell.env(name, NOWHERE);
        }
        serde_json::from_str::<Value>(&done(shell.output().expect("a shell")).out).expect("its answer")
    };
    assert_eq!(meant(&as_a_new_shell_sees_it()), ["api_key"]);
    assert_eq!(machine.run(&["check", "--json"]).json()["diagnoses"][0]["id"], "env.api_key_overrides_login");
    machine.run(&["fix", "env.remove_variable:ANTHROPIC_API_KEY", "--yes"]).ended(0);
    assert_eq!(meant(&as_a_new_shell_sees_it()), ["claude_ai_login"]);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read_to_string(machine.home().join(".zshrc")).expect("the file"), text);
    assert_eq!(meant(&as_a_new_shell_sees_it()), ["api_key"]);
}

/// Claude Code stops at its damaged state file; with its own newest whole copy in place it answers.
#[test]
fn a_damaged_state_file_gets_the_newest_whole_copy_and_claude_answers() {
    let Some(claude) = here::claude() else { return };
    let api = Loopback::new(&good_key());
    let cut = &account().to_string()[..60];
    let newest = json!({ "numStartups": 7, "hasCompletedOnboarding": true });
    let machine = build(&claude, &api, &state("cut off").file(STORE, login(now() + HOURS_8)).file(CONFIG, cut))
        .file(".claude/backups/.claude.json.backup.1795000000000", account().to_string())
        .file(".claude/backups/.claude.json.backup.1795100000000", newest.to_string())
        .file(".claude/backups/.claude.json.backup.1795200000000", "{\"numStartups\": 8,");
    // its first words are about the damage, on standard error or output; it is asked with a limit and without a network
    let says = || {
        let mut command = machine.program(&claude, &["auth", "status"]);
        for name in ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"] {
            command.env(name, NOWHERE);
        }
        let said = done(command.stdin(std::process::Stdio::null()).output().expect("claude starts"));
        said.out + &said.err
    };
    assert_eq!(machine.run(&["check", "--json"]).json()["diagnoses"][0]["id"], "store.config_corrupt");
    machine.run(&["fix", "store.restore_config", "--yes"]).ended(0);
    let restored = std::fs::read_to_string(machine.home().join(CONFIG)).expect("the file");
    assert_eq!(restored, newest.to_string(), "the newest that is whole");
    let after = says();
    assert!(after.contains("claude.ai") && !after.to_lowercase().contains("corrupt"), "{after}");
    assert_eq!(leaked(&after), None);
    // Claude Code wrote into it since: what is there now goes aside, and the damaged one is back
    machine.run(&["undo", "--yes"]);
    let _ = std::fs::write(machine.home().join(CONFIG), cut);
    assert!(says().to_lowercase().contains("corrupt"), "before the repair it stopped");
}
