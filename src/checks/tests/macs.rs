//! Is a managed Mac understood, and what launchd and its agents hand over? Without a Mac: all of it is files and answers.

use super::*;
use crate::model::injected::{Carrier, Injected};
use crate::model::machine::Os;
use crate::model::source::Variables;
use crate::ports::fake::items::FakeItems;

const LIST: &str = "/Library/Managed Preferences/com.anthropic.claudecode.plist";
const OF_USER: &str = "/Library/Managed Preferences/dev/com.anthropic.claudecode.plist";
const FILE: &str = "/Library/Application Support/ClaudeCode/managed-settings.json";

fn mac(items: FakeItems) -> FakeMachine {
    let mut fake = signed_in();
    fake.machine.os = Os::Macos;
    fake.variable("USER", "dev").keychain(Arc::new(items))
}

fn list(inside: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<plist version=\"1.0\">\n<dict>\n{inside}\n</dict>\n</plist>\n")
}

fn in_env(name: &str, value: &str) -> String {
    list(&format!("<key>env</key><dict><key>{name}</key><string>{value}</string></dict>"))
}

/// The value that is in force, and the file that it comes from.
fn set_in(fake: &FakeMachine, name: &str) -> Option<(String, String)> {
    let found = assess(fake);
    let variable = found.facts.get::<Variables>()?.get(name)?.clone();
    let file = variable.sources.iter().find(|it| it.in_force == Some(true))?.file.display().to_string();
    let fixed = variable.sources.iter().all(|it| it.fixed.is_some());
    assert!(fixed, "an administrator's list is not edited");
    Some((variable.shown?, file))
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Mac")]
fn managed_preferences_come_before_the_administrators_files() {
    let fake = mac(FakeItems::default());
    let name = "ANTHROPIC_BASE_URL";
    fake.file(FILE, r#"{"env": {"ANTHROPIC_BASE_URL": "https://file.example"}}"#);
    assert!(set_in(&fake, name).unwrap().0.contains("file.example"));
    fake.file(LIST, &in_env(name, "https://all.example"));
    let (value, file) = set_in(&fake, name).unwrap();
    assert!(value.contains("all.example") && file == LIST, "{value} {file}");
    fake.file(OF_USER, &list(""));
    assert!(set_in(&fake, name).unwrap().0.contains("all.example"), "a list without a word counts as missing");
    fake.file(OF_USER, &in_env(name, "https://user.example"));
    assert_eq!(set_in(&fake, name).unwrap().1, OF_USER);
    let mut linux = fake.clone();
    linux.machine.os = Os::Linux;
    assert!(set_in(&linux, name).is_none(), "no other system has such lists");
}

#[test]
fn a_list_that_cannot_be_read_is_told() {
    let fake = mac(FakeItems::default());
    fake.file(OF_USER, &list("<key>until</key><date>2027-01-01T00:00:00Z</date>"));
    let found = assess(&fake);
    let row = found.rows.iter().find(|row| row.id == "settings.files").unwrap();
    assert!(row.evidence.iter().any(|line| line.value.contains("a date or raw data")), "{:?}", row.evidence);
    let told = found.diagnoses.iter().find(|it| it.id == "settings.broken").unwrap();
    assert!(told.summary.contains("com.anthropic.claudecode.plist"), "{}", told.summary);
}

#[test]
fn a_login_method_that_the_management_demands_is_a_rule() {
    let fake = mac(FakeItems::default()).variable("ANTHROPIC_API_KEY", KEY);
    fake.file(LIST, &list("<key>forceLoginMethod</key><string>claudeai</string>"));
    let found = assess(&fake);
    assert!(has(&found, "policy.force_login"), "{}", found.summary);
    assert!(found.plans.iter().any(|plan| plan.id == "it.ask:rule"));
}

fn carried(fake: &FakeMachine) -> Vec<(Carrier, String, Option<u32>)> {
    let found = assess(fake);
    let all = found.facts.get::<Injected>().cloned().unwrap_or_default().0;
    all.into_iter().map(|it| (it.carrier, it.file, it.line)).collect()
}

#[test]
fn what_launchd_gives_to_every_terminal_is_told() {
    let with = |items: FakeItems| mac(items).variable("ANTHROPIC_API_KEY", KEY);
    assert!(carried(&with(FakeItems::default())).is_empty());
    assert!(carried(&with(FakeItems::default().variable("ANTHROPIC_API_KEY", "another"))).is_empty());
    let fake = with(FakeItems::default().variable("ANTHROPIC_API_KEY", KEY));
    assert_eq!(carried(&fake), [(Carrier::Launchd, "launchctl setenv".to_owned(), None)]);
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), ..KeyReply::default() }));
    let found = assess(&fake);
    let told = found.diagnoses.iter().find(|it| it.id == "env.injected_by_project_file").unwrap();
    assert!(told.advice.iter().any(|it| it.starts_with("launchctl unsetenv ANTHROPIC_API_KEY")), "{:?}", told.advice);
    let card = found.plans.iter().find(|plan| plan.id == "env.start_without:ANTHROPIC_API_KEY").unwrap();
    assert_eq!(card.manual, ["env -u ANTHROPIC_API_KEY claude", "launchctl unsetenv ANTHROPIC_API_KEY"]);
    assert!(!format!("{found:?}").contains(KEY), "a secret of launchd's is nowhere");
}

#[test]
fn an_agent_that_sets_a_variable_for_later_is_found() {
    let agent = "/home/dev/Library/LaunchAgents/env.plist";
    let args = |inside: &str| list(&format!("<key>ProgramArguments</key>\n<array>{inside}</array>"));
    let words = format!(
        "<string>/bin/launchctl</string>\n<string>setenv</string><string>ANTHROPIC_API_KEY</string><string>{KEY}</string>"
    );
    let script = format!(
        "<string>/bin/sh</string><string>-c</string><string>launchctl setenv A b; launchctl setenv ANTHROPIC_API_KEY '{KEY}'</string>"
    );
    let own = list(&format!(
        "<key>EnvironmentVariables</key>\n<dict><key>ANTHROPIC_API_KEY</key><string>{KEY}</string></dict>"
    ));
    for text in [args(&words), args(&script), own] {
        let fake = mac(FakeItems::default()).variable("ANTHROPIC_API_KEY", KEY);
        fake.file(agent, &text);
        let found = carried(&fake);
        assert!(
            matches!(&found[..], [(Carrier::LaunchAgent, file, Some(4..=6))] if file.ends_with("env.plist")),
            "{found:?}"
        );
    }
}

#[test]
fn a_session_without_a_screen_asks_whether_the_keychain_is_open() {
    const SERVICE: &str = "Claude Code-credentials";
    let items = FakeItems::default().with(SERVICE, "dev", 20).shut();
    let locked = |items: FakeItems| {
        let mut fake = installed();
        fake.machine.os = Os::Macos;
        has(&assess(&fake.variable("USER", "dev").keychain(Arc::new(items))), "keychain.locked")
    };
    assert!(!locked(items.clone()), "at the screen nobody asks: a window with a password would come");
    assert!(locked(items.in_background()), "in tmux, a service or a timer nobody can be asked");
}
