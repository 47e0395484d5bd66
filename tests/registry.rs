//! Is Windows' registry understood and changed with care? On a machine in memory, whatever system this test runs on.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use std::sync::Arc;

use claude_fix::app::event::RunId;
use claude_fix::checks;
use claude_fix::engine::apply::{ApplyError, apply};
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::finish::{finish, stopped};
use claude_fix::engine::journal::Journal;
use claude_fix::engine::repair::{nowhere, repair};
use claude_fix::engine::undo::{look_back, undo};
use claude_fix::headless::{json, text};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::environment::Environment;
use claude_fix::model::journal::{EntryState, Progress};
use claude_fix::model::machine::Os;
use claude_fix::model::network::{Fault, Stage};
use claude_fix::model::plan::{Plan, Step};
use claude_fix::model::registry::{Key, Value};
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::network::KeyReply;
use claude_fix::ports::programs::Answer;
use claude_fix::ports::registry::{Registry, UserVariables};

const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
const NAME: &str = "ANTHROPIC_API_KEY";
const PLAN: &str = "env.remove_variable:ANTHROPIC_API_KEY";
const STATE: &str = "/home/dev/.local/state/claude-fix";

/// A Windows machine with a good login, on which the API refuses every key. Its paths are those of the test.
fn windows() -> FakeMachine {
    let mut fake = FakeMachine::new();
    let claude = "/home/dev/.local/bin/claude.exe";
    fake.put(claude, Node::File(b"MZ".to_vec(), 0o755));
    let version = b"2.1.329 (Claude Code)\r\n".to_vec();
    fake.program(claude, Ok(Answer { code: Some(0), stdout: version, ..Answer::default() }));
    (fake.machine.os, fake.machine.shell) = (Os::Windows, Some("powershell".to_owned()));
    let variables: Vec<_> = fake.env.all().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    fake.env = Environment::new(variables, Os::Windows);
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":4102444800000,"scopes":["user:inference"]}}"#;
    fake.file("/home/dev/.claude/.credentials.json", login);
    let refused = KeyReply {
        status: 401,
        kind: Some("authentication_error".into()),
        message: "invalid x-api-key".into(),
        ..KeyReply::default()
    };
    fake.net().key = Some(Ok(refused));
    fake
}

/// A dead key in the variables of the user, and so in this terminal.
fn with_key(value: Value) -> FakeMachine {
    let fake = windows();
    let text = value.expanded(&fake.env).unwrap();
    fake.registry.put(Key::UserVariables, NAME, value);
    fake.variable(NAME, &text)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

fn assess(fake: &FakeMachine) -> Assessment {
    runtime().block_on(run(Arc::new(fake.world()), checks::ALL, &Selection::all(), RunId::default(), None))
}

fn journal(fake: &FakeMachine) -> Journal {
    Journal::new(Arc::new(fake.clone()), STATE.into()).setting(Arc::new(fake.registry.clone()))
}

fn plan(found: &Assessment, id: &str) -> Plan {
    found.plan(id).unwrap_or_else(|| panic!("{id}: {}", text::report(found))).clone()
}

fn now(fake: &FakeMachine) -> Option<Value> {
    fake.registry.value(Key::UserVariables, NAME).unwrap()
}

#[test]
fn a_dead_key_in_the_user_variables_is_named_taken_out_and_comes_back_to_the_byte() {
    for value in [Value::of_text(KEY), Value::to_expand(KEY)] {
        let fake = with_key(value.clone());
        let found = assess(&fake);
        assert_eq!(found.diagnoses[0].id, "env.api_key_overrides_login", "{}", text::report(&found));
        let report: serde_json::Value = serde_json::from_str(&json::report(&found).unwrap()).unwrap();
        let places =
            &report["credentials"].as_array().unwrap().iter().find(|it| it["source"] == NAME).unwrap()["set_in"];
        assert_eq!(places[0]["file"], r"your Windows user variables (HKCU\Environment)");
        assert_eq!((places[0]["line"].is_null(), places.as_array().unwrap().len()), (true, 1));

        let plan = plan(&found, PLAN);
        assert_eq!(plan.clears, [NAME]);
        assert!(plan.consequences.iter().any(|it| it.contains("sign out of Windows")), "{:?}", plan.consequences);
        let shown = text::plan(&plan, &found);
        assert!(shown.contains("- ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ"), "{shown}");

        let agreed = confirm(plan, Reply::Beforehand).unwrap();
        let world = Arc::new(fake.world());
        let report = runtime().block_on(repair(&journal(&fake), world, &agreed, &found, nowhere()));
        assert_eq!(report.after.unwrap().verdict, Verdict::Healthy);
        assert!(now(&fake).is_none(), "it is gone");
        assert_eq!(fake.registry.announced(), 1, "whoever listens is told");

        let kept = fake
            .disk()
            .into_iter()
            .filter(|(path, _)| path.starts_with(STATE) && !path.starts_with(format!("{STATE}/backups")));
        for (path, node) in kept {
            let Node::File(bytes, _) = node else { continue };
            let text = String::from_utf8_lossy(&bytes).into_owned();
            assert!(!text.contains(&KEY[14..30]), "{} holds the key", path.display());
        }

        let entry = journal(&fake).entries().remove(0);
        let back = look_back(&journal(&fake), &entry, &[], fake.machine.now).unwrap();
        assert!(text::back(&back, &fake.machine).contains("+ ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ"));
        undo(&journal(&fake), &confirm(back, Reply::Yes).unwrap()).unwrap();
        assert!(now(&fake) == Some(value), "type and bytes");
        assert_eq!(fake.registry.announced(), 2);
    }
}

#[test]
fn a_value_that_somebody_else_changed_is_left_alone() {
    let fake = with_key(Value::of_text(KEY));
    let plan = plan(&assess(&fake), PLAN);
    let other = Value::of_text("another");
    fake.registry.set(NAME, Some(&other)).unwrap();
    let agreed = confirm(plan.clone(), Reply::Beforehand).unwrap();
    assert!(matches!(apply(&journal(&fake), &agreed, fake.machine.now), Err(ApplyError::Changed { .. })));
    assert!(now(&fake) == Some(other.clone()));
    // also when only its type is another one
    fake.registry.set(NAME, Some(&Value::to_expand(KEY))).unwrap();
    assert!(apply(&journal(&fake), &agreed, fake.machine.now).is_err());

    fake.registry.set(NAME, Some(&Value::of_text(KEY))).unwrap();
    let entry = apply(&journal(&fake), &agreed, fake.machine.now).unwrap();
    fake.registry.set(NAME, Some(&other)).unwrap();
    let refused = look_back(&journal(&fake), &entry, &[], fake.machine.now).err().unwrap();
    assert!(refused.contains("was changed in your Windows user variables"), "{refused}");
    assert!(now(&fake) == Some(other), "what is there now stays");
}

#[test]
fn a_variable_of_the_computer_is_the_administrators() {
    let fake = windows().variable(NAME, KEY);
    fake.registry.put(Key::MachineVariables, NAME, Value::of_text(KEY));
    let plan = plan(&assess(&fake), PLAN);
    assert_eq!(plan.steps, []);
    assert_eq!(plan.clears, Vec::<String>::new(), "new terminals still have it");
    assert!(plan.consequences.iter().any(|it| it.contains("only an administrator changes")), "{:?}", plan.consequences);
    let command = "[Environment]::SetEnvironmentVariable('ANTHROPIC_API_KEY', $null, 'Machine')";
    assert!(plan.manual.iter().any(|it| it == command), "{:?}", plan.manual);
}

#[test]
fn the_users_variable_comes_before_the_computers() {
    let fake = with_key(Value::of_text(KEY));
    fake.registry.put(Key::MachineVariables, NAME, Value::of_text("gw-another-0123456789"));
    let found = assess(&fake);
    let rung = found.ladder.rungs.iter().find(|rung| rung.source == NAME).unwrap();
    let places: Vec<&str> = rung.set_in.iter().map(|it| it.file.as_str()).collect();
    assert!(places.len() == 2 && places[0].contains("HKCU") && places[1].contains("every user"), "{places:?}");
    let plan = plan(&found, PLAN);
    assert_eq!(plan.steps.len(), 1);
    assert_eq!(plan.clears, Vec::<String>::new(), "the computer's comes into force then");
}

#[test]
fn a_value_with_names_in_it_is_compared_as_programs_get_it() {
    let fake = windows().variable("GATEWAY", "gw.example").variable("ANTHROPIC_BASE_URL", "https://gw.example/a");
    fake.registry.put(Key::UserVariables, "anthropic_base_url", Value::to_expand("https://%Gateway%/a"));
    let found = assess(&fake);
    let variables = found.facts.get::<claude_fix::model::source::Variables>().unwrap();
    let source = &variables.get("ANTHROPIC_BASE_URL").unwrap().sources[0];
    assert_eq!(source.in_force, Some(true));
}

#[test]
fn a_hidden_character_goes_and_the_type_stays() {
    let spoilt = format!("{}\u{200b}{}", &KEY[..20], &KEY[20..]);
    let fake = with_key(Value::to_expand(&spoilt));
    let found = assess(&fake);
    let plan = plan(&found, "secret.remove_hidden:ANTHROPIC_API_KEY");
    assert!(matches!(&plan.steps[..], [Step::UserVariable { name, .. }] if name == NAME), "{:?}", plan.steps);
    assert!(text::plan(&plan, &found).contains("(- U+200B at 21)"), "{}", text::plan(&plan, &found));
    let entry = apply(&journal(&fake), &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
    assert!(now(&fake) == Some(Value::to_expand(KEY)));
    let back = look_back(&journal(&fake), &entry, &[], fake.machine.now).unwrap();
    undo(&journal(&fake), &confirm(back, Reply::Yes).unwrap()).unwrap();
    assert!(now(&fake) == Some(Value::to_expand(&spoilt)));
}

#[test]
fn one_proxy_variable_is_one_whatever_its_case() {
    let fake = windows().variable("https_proxy", "http://proxy.example:8080");
    fake.registry.put(Key::UserVariables, "https_proxy", Value::of_text("http://proxy.example:8080"));
    let found = assess(&fake);
    let variables = found.facts.get::<claude_fix::model::source::Variables>().unwrap();
    let names: Vec<&String> = variables.by_name.keys().collect();
    assert_eq!(names, ["HTTPS_PROXY"]);
    assert!(variables.together.is_none());
}

#[test]
fn an_administrators_settings_stand_in_the_registry() {
    let settings = |name: &str, value: &str| {
        Value::of_text(&serde_json::json!({ "env": { name: value }, "forceLoginMethod": "console" }).to_string())
    };
    let fake = windows();
    fake.registry.put(Key::UserPolicy, "Settings", settings("ANTHROPIC_BASE_URL", "https://user.example"));
    let found = |fake: &FakeMachine| {
        let found = assess(fake);
        let variables = found.facts.get::<claude_fix::model::source::Variables>().unwrap().clone();
        (found, variables)
    };
    let (first, variables) = found(&fake);
    let places: Vec<_> =
        variables.get("ANTHROPIC_BASE_URL").unwrap().sources.iter().map(|it| it.file.clone()).collect();
    assert_eq!(places, [std::path::Path::new(Key::UserPolicy.path())]);
    assert!(text::report(&first).contains(Key::UserPolicy.path()), "{}", text::report(&first));

    // the computer's comes first, and of the person's own only the variables are read then
    fake.registry.put(Key::MachinePolicy, "Settings", settings("ANTHROPIC_BASE_URL", "https://computer.example"));
    let (_, variables) = found(&fake);
    let base = variables.get("ANTHROPIC_BASE_URL").unwrap();
    assert_eq!(base.shown.as_deref(), Some("https://computer.example"));
    assert_eq!(base.sources.len(), 2);
    assert_eq!(base.sources[0].file, std::path::Path::new(Key::MachinePolicy.path()));
    let removal = assess(&fake);
    let removal = removal.plan("env.remove_variable:ANTHROPIC_BASE_URL");
    assert!(removal.is_none_or(|plan| plan.steps.is_empty()), "an administrator's is never edited");

    // what is no JSON is told, and stops nothing
    fake.registry.put(Key::MachinePolicy, "Settings", Value::of_text("{"));
    let (broken, variables) = found(&fake);
    assert_eq!(variables.get("ANTHROPIC_BASE_URL").unwrap().shown.as_deref(), Some("https://user.example"));
    assert!(text::report(&broken).contains(Key::MachinePolicy.path()));
}

#[test]
fn documents_may_lie_somewhere_else_and_git_bash_has_files_of_its_own() {
    let fake = windows().variable(NAME, KEY);
    fake.registry.put(Key::UserFolders, "Personal", Value::to_expand("%ELSEWHERE%/Docs"));
    let fake = fake.variable("ELSEWHERE", "/data");
    fake.file("/data/Docs/PowerShell/profile.ps1", &format!("$env:{NAME} = '{KEY}'\n"));
    fake.file("/home/dev/.bashrc", &format!("export {NAME}={KEY}\n"));
    let found = assess(&fake);
    let rung = found.ladder.rungs.iter().find(|rung| rung.source == NAME).unwrap();
    let places: Vec<&str> = rung.set_in.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(places, ["/data/Docs/PowerShell/profile.ps1", "~/.bashrc"]);
}

/// A registry that takes every change and keeps none.
struct Forgetful(claude_fix::ports::fake::registry::FakeRegistry);

impl Registry for Forgetful {
    fn value(&self, key: Key, name: &str) -> std::io::Result<Option<Value>> {
        self.0.value(key, name)
    }
}

impl UserVariables for Forgetful {
    fn set(&self, _name: &str, _value: Option<&Value>) -> std::io::Result<()> {
        Ok(())
    }

    fn announce(&self) {}
}

#[test]
fn a_registry_that_only_says_yes_is_not_believed() {
    let fake = with_key(Value::of_text(KEY));
    let plan = plan(&assess(&fake), PLAN);
    let journal = journal(&fake).setting(Arc::new(Forgetful(fake.registry.clone())));
    let refused = apply(&journal, &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap_err();
    assert!(refused.to_string().contains("Everything is as it was before"), "{refused}");
    assert!(now(&fake) == Some(Value::of_text(KEY)));
    assert!(!journal.entries()[0].stopped(), "nothing is left to finish");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn a_folder_comes_onto_the_users_path_whose_type_and_rest_stay() {
    let fake = windows().variable("PATH", "/usr/bin");
    let old = Value::to_expand(r"%USERPROFILE%\bin");
    fake.registry.put(Key::UserVariables, "Path", old.clone());
    let found = assess(&fake);
    assert_eq!(found.diagnoses[0].id, "install.missing", "{}", text::report(&found));
    let plan = plan(&found, "install.add_to_path");
    assert!(text::plan(&plan, &found).contains("+ Path=…  (/home/dev/.local/bin;…)"), "{}", text::plan(&plan, &found));
    let entry = apply(&journal(&fake), &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
    let path = || fake.registry.value(Key::UserVariables, "Path").unwrap().unwrap();
    assert!(path() == Value::to_expand(r"/home/dev/.local/bin;%USERPROFILE%\bin"));
    // this terminal is older than that, and says so
    assert_eq!(assess(&fake).diagnoses[0].repairs, Vec::<String>::new());
    let back = look_back(&journal(&fake), &entry, &[], fake.machine.now).unwrap();
    undo(&journal(&fake), &confirm(back, Reply::Yes).unwrap()).unwrap();
    assert!(path() == old);
}

#[test]
fn variables_that_belong_together_go_together() {
    let proxy = "http://proxy.example:8080";
    let fake = windows().variable("HTTPS_PROXY", proxy).variable("HTTP_PROXY", proxy);
    let fake =
        fake.variable("ANTHROPIC_BASE_URL", "https://gw.example").variable("ANTHROPIC_AUTH_TOKEN", "gw-0123456789");
    let names = ["ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "HTTPS_PROXY", "HTTP_PROXY"];
    let old: Vec<Value> = names.map(|name| Value::of_text(&fake.env.text(name).unwrap())).into();
    for (name, value) in names.iter().zip(&old) {
        fake.registry.put(Key::UserVariables, name, value.clone());
    }
    fake.net().proxies.insert("proxy.example".to_owned(), (Stage::Tcp, Fault::Refused));
    let found = assess(&fake);
    for id in ["env.remove_variable:HTTPS_PROXY+HTTP_PROXY", "env.remove_pair:ANTHROPIC_BASE_URL"] {
        let mut plans = claude_fix::repairs::ALL.iter().flat_map(|repair| (repair.plans)(&found.facts));
        let plan = plans.find(|plan| plan.id == id).unwrap();
        assert_eq!((plan.steps.len(), plan.clears.len()), (2, 2), "{id}");
        apply(&journal(&fake), &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
    }
    let now = || names.map(|name| fake.registry.value(Key::UserVariables, name).unwrap());
    assert!(now().iter().all(Option::is_none));
    for entry in journal(&fake).entries().iter().rev() {
        let back = look_back(&journal(&fake), entry, &[], fake.machine.now).unwrap();
        undo(&journal(&fake), &confirm(back, Reply::Yes).unwrap()).unwrap();
    }
    assert!(now().into_iter().flatten().collect::<Vec<_>>() == old);
}

/// claude-fix was ended between the change and its word about it.
#[test]
fn a_change_that_was_begun_is_finished_or_taken_back() {
    for finishes in [true, false] {
        let fake = with_key(Value::to_expand(KEY));
        let plan = plan(&assess(&fake), PLAN);
        let mut entry = apply(&journal(&fake), &confirm(plan, Reply::Beforehand).unwrap(), fake.machine.now).unwrap();
        (entry.state, entry.records[0].progress) = (EntryState::Unfinished, Progress::Started);
        journal(&fake).write(&entry).unwrap();
        let found = stopped(&journal(&fake)).unwrap();
        if finishes {
            let rest = confirm(found.rest.unwrap(), Reply::Yes).unwrap();
            assert_eq!(finish(&journal(&fake), &rest).unwrap().state, EntryState::Applied);
            assert!(now(&fake).is_none());
        } else {
            let back = look_back(&journal(&fake), &found.entry, &[], fake.machine.now).unwrap();
            undo(&journal(&fake), &confirm(back, Reply::Yes).unwrap()).unwrap();
            assert!(now(&fake) == Some(Value::to_expand(KEY)));
        }
        assert!(stopped(&journal(&fake)).is_none());
    }
}
