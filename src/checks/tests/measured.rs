//! Is read what Claude Code 2.1.329 reads, where its rules are not what one would expect?

use super::*;

const OWN: &str = "/home/dev/.claude/settings.json";
const PROJECT: &str = "/home/dev/project/.claude/settings.json";
const STATE: &str = "/home/dev/.claude.json";
const LEGACY: &str = "/home/dev/.claude/.config.json";

fn settings(file: &str, text: &str) -> String {
    let fake = signed_in();
    fake.file(file, text);
    assess(&fake).diagnoses.first().map(|it| it.summary.clone()).unwrap_or_default()
}

#[test]
fn a_file_with_one_value_of_the_wrong_kind_is_left_out_whole() {
    for (text, says) in [
        (r#"{"model":5}"#, "the value of model is no text"),
        (r#"{"env":null}"#, "the value of env is no object"),
        (r#"{"cleanupPeriodDays":"30"}"#, "cleanupPeriodDays is no number"),
        ("{\"x\":\"a\tb\"}", "control character"),
    ] {
        for file in [OWN, PROJECT] {
            let said = settings(file, text);
            assert!(said.contains(says) && said.contains("settings.json"), "{text}: {said}");
        }
        let managed = settings("/etc/claude-code/managed-settings.json", text);
        assert_eq!(managed.contains(says), says == "control character", "{text}: {managed}");
    }
    assert_eq!(settings(OWN, r#"{"x":"\ud800","hooks":5,"env":{"A":null}}"#), "");
}

#[test]
fn a_key_in_a_file_that_is_left_out_signs_nobody_in() {
    let fake = installed();
    fake.file(OWN, &format!(r#"{{"model":null,"env":{{"ANTHROPIC_API_KEY":"{KEY}"}}}}"#));
    let found = assess(&fake);
    assert_eq!((found.verdict, found.diagnoses[0].id.as_str()), (Verdict::Problems, "settings.broken"));
    assert!(fake.net().keys_seen.is_empty());
}

#[test]
fn blanks_sign_nobody_in() {
    for name in ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "ANTHROPIC_BASE_URL"] {
        for blank in [" ", "\n", "\t "] {
            let found = assess(&signed_in().variable(name, blank));
            assert_eq!(found.verdict, Verdict::Healthy, "{name}={blank:?}: {}", found.summary);
            assert!(found.diagnoses.is_empty(), "{name}: {}", found.diagnoses[0].summary);
        }
    }
}

#[test]
fn settings_of_the_persons_own_move_the_login_and_a_projects_do_not() {
    let moved = |name: &str, folder: &str| format!(r#"{{"env":{{"{name}":"{folder}"}}}}"#);
    for (file, name, folder, id) in [
        (OWN, "CLAUDE_CONFIG_DIR", "/home/dev/other", Some("store.config_dir_spelling")),
        (OWN, "CLAUDE_CONFIG_DIR", "", Some("store.config_dir_spelling")),
        (OWN, "CLAUDE_SECURESTORAGE_CONFIG_DIR", "/home/dev/other", Some("store.config_dir_spelling")),
        (OWN, "CLAUDE_SECURESTORAGE_CONFIG_DIR", "", None),
        (PROJECT, "CLAUDE_CONFIG_DIR", "/home/dev/other", None),
    ] {
        let fake = signed_in();
        fake.file(file, &moved(name, folder));
        let found = assess(&fake);
        assert_eq!(found.diagnoses.first().map(|it| it.id.as_str()), id, "{file} {name}={folder}");
        if let Some(first) = found.diagnoses.first() {
            let repair = format!("env.remove_variable:{name}");
            let plan = found.plans.iter().find(|plan| plan.id == repair && plan.acts());
            assert!(first.repairs.contains(&repair) && plan.is_some(), "{name}={folder}");
        }
    }
    let there = installed();
    there.file(OWN, &moved("CLAUDE_CONFIG_DIR", "/home/dev/other"));
    there.file("/home/dev/other/.credentials.json", &login_text());
    assert_eq!(assess(&there).verdict, Verdict::Healthy);
}

#[test]
fn an_empty_variable_moves_the_folder_to_the_working_folder() {
    let found = assess(&signed_in().variable("CLAUDE_CONFIG_DIR", ""));
    assert_eq!(found.diagnoses[0].id, "store.config_dir_spelling");
    assert!(found.summary.contains("it is empty"), "{}", found.summary);
    assert_eq!(assess(&signed_in().variable("CLAUDE_SECURESTORAGE_CONFIG_DIR", "")).verdict, Verdict::Healthy);
    let keyed = installed().variable("CLAUDE_CONFIG_DIR", "");
    keyed.file(OWN, &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{KEY}"}}}}"#));
    let found = assess(&keyed);
    assert!(found.summary.contains("~/.claude/settings.json"), "{}", found.summary);
}

#[test]
fn an_empty_state_file_is_none_and_an_older_one_comes_first() {
    for (files, broken) in [
        (&[(STATE, "")][..], false),
        (&[(STATE, " \n")], false),
        (&[(STATE, ""), ("/home/dev/.claude/backups/.claude.json.backup.1700000000000", "{}")], true),
        (&[(STATE, "{\"a\":")], true),
        (&[(STATE, "{}"), (LEGACY, "{\"a\":")], true),
        (&[(STATE, "{\"a\":"), (LEGACY, "{}")], false),
    ] {
        let fake = signed_in();
        for (file, text) in files {
            fake.file(file, text);
        }
        let found = assess(&fake);
        assert_eq!(has(&found, "store.config_corrupt"), broken, "{files:?}: {}", found.summary);
    }
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn what_another_user_owns_below_home_is_shown_as_a_command() {
    let fake = signed_in();
    fake.file(OWN, &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{KEY}"}}}}"#));
    fake.owned_by(OWN, 0);
    let found = assess(&fake);
    let plan = found.plans.iter().find(|plan| plan.id == "env.remove_variable:ANTHROPIC_API_KEY").unwrap();
    assert!(!plan.acts());
    assert_eq!(plan.manual, ["sudo chown \"$(id -un)\" ~/.claude/settings.json"]);
}
