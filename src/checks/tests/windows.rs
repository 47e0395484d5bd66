//! Is a variable one on Windows, however a file writes its name? And does what is the administrator's stay that?

use super::*;
use crate::model::hosts::HostsEdit;
use crate::model::plan::{Edit, Plan, Step};
use crate::model::settings_seen::SettingsFiles;
use crate::model::source::{Scope, Variables};

const PROFILE: &str = "/home/dev/Documents/PowerShell/profile.ps1";

fn plan(found: &Assessment, id: &str) -> Plan {
    let mut all = crate::repairs::ALL.iter().flat_map(|repair| (repair.plans)(&found.facts));
    all.find(|plan| plan.id == id).unwrap()
}

fn edits(plan: &Plan) -> Vec<(String, &Edit)> {
    let edits = plan.steps.iter().filter_map(|step| match step {
        Step::EditFile { file, edit, .. } => Some((file.display().to_string().replace('\\', "/"), edit)),
        _ => None,
    });
    edits.collect()
}

fn names(found: &Assessment) -> Vec<String> {
    found.facts.get::<Variables>().unwrap().by_name.keys().cloned().collect()
}

#[test]
fn a_name_is_one_however_a_profile_writes_it() {
    let fake =
        FakeMachine::on_windows().variable("ANTHROPIC_API_KEY", KEY).variable("https_proxy", "http://p.example:1");
    let text = format!("$env:anthropic_api_key = \"{KEY}\"\n$env:Https_Proxy = 'http://p.example:1'\n");
    fake.file(PROFILE, &(text + "$env:https_proxy = 'http://p.example:1'\n"));
    fake.file("/home/dev/.bashrc", "export https_proxy=http://p.example:1\n");
    let found = assess(&fake);
    assert_eq!(names(&found), ["ANTHROPIC_API_KEY", "HTTPS_PROXY"]);
    let evidence = &row(&found, "environment.variables").evidence;
    assert!(format!("{evidence:?}").contains("profile.ps1 line 1"), "{evidence:?}");
    let key = plan(&found, "env.remove_variable:ANTHROPIC_API_KEY");
    let [(_, Edit::CommentOut { variable, .. })] = edits(&key)[..] else { panic!("{key:?}") };
    assert_eq!((variable.as_str(), &key.clears), ("anthropic_api_key", &vec!["ANTHROPIC_API_KEY".to_owned()]));
    let proxy = plan(&found, "env.remove_variable:HTTPS_PROXY");
    let written: Vec<String> = edits(&proxy).iter().map(|(_, edit)| format!("{edit:?}")).collect();
    assert_eq!(written.len(), 2, "{proxy:?}");
    assert!(written.iter().any(|it| it.contains("[\"Https_Proxy\", \"https_proxy\"]")), "{written:?}");
    assert!(!plan(&found, "env.remove_variable:HTTPS_PROXY").steps.is_empty());
}

#[test]
fn a_name_is_one_however_settings_and_a_projects_file_write_it() {
    let fake = FakeMachine::on_windows().variable("ANTHROPIC_AUTH_TOKEN", "gw-0123456789");
    let both = r#"{"env":{"Https_Proxy":"p.example:8080","ANTHROPIC_BASE_URL":"https://gw.example"}}"#;
    fake.file("/home/dev/.claude/settings.json", both);
    fake.file("/home/dev/project/.claude/settings.json", r#"{"env":{"HTTPS_PROXY":"http://q.example:1"}}"#);
    fake.file("/home/dev/project/.env", "Anthropic_Auth_Token=gw-0123456789\n");
    let found = assess(&fake);
    let variables = found.facts.get::<Variables>().unwrap();
    assert_eq!(names(&found), ["ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL", "HTTPS_PROXY"]);
    assert_eq!(variables.get("HTTPS_PROXY").unwrap().settings, Some(Scope::Project));
    let own = found.facts.get::<SettingsFiles>().unwrap().0.iter().find(|it| it.scope == Scope::User).unwrap().clone();
    assert_eq!(own.env.iter().filter(|it| it.overruled_by == Some(Scope::Project)).count(), 1, "{:?}", own.env);
    let token = plan(&found, "env.remove_variable:ANTHROPIC_AUTH_TOKEN");
    assert!(format!("{:?}", edits(&token)).contains("Anthropic_Auth_Token"), "{token:?}");
    // what puts the value right names the key as it stands there, and so does what takes it out
    let rewrite = plan(&found, "proxy.add_scheme:HTTPS_PROXY");
    let [(_, Edit::RewriteKey { variable, .. })] = edits(&rewrite)[..] else { panic!("{rewrite:?}") };
    assert_eq!(variable, "Https_Proxy");
    let removal = plan(&found, "env.remove_variable:HTTPS_PROXY");
    let all = format!("{:?}", edits(&removal));
    assert!(all.contains("[\"env\", \"Https_Proxy\"]") && all.contains("[\"env\", \"HTTPS_PROXY\"]"), "{all}");
}

#[test]
fn elsewhere_case_makes_another_variable() {
    let fake = installed().variable("ANTHROPIC_API_KEY", KEY);
    fake.file("/home/dev/.zshrc", &format!("export anthropic_api_key={KEY}\n"));
    let found = assess(&fake);
    assert!(edits(&plan(&found, "env.remove_variable:ANTHROPIC_API_KEY")).is_empty());
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn what_belongs_to_everybody_is_the_administrators() {
    let fake = FakeMachine::on_windows().variable("ANTHROPIC_API_KEY", KEY).variable("SystemRoot", "/windows");
    let profile = r"/windows/System32\WindowsPowerShell\v1.0/profile.ps1";
    fake.file(profile, &format!("$env:ANTHROPIC_API_KEY = '{KEY}'\n"));
    fake.file(r"/windows\System32\drivers\etc\hosts", "0.0.0.0 api.anthropic.com\n10.0.0.7 localhost\n");
    let found = assess(&fake);
    let removal = plan(&found, "env.remove_variable:ANTHROPIC_API_KEY");
    assert!(!removal.acts() && removal.clears.is_empty(), "{removal:?}");
    assert!(removal.consequences[0].contains("only an administrator may change it"), "{removal:?}");
    let opens = "Start-Process notepad -Verb RunAs -ArgumentList ";
    assert_eq!(removal.manual, ["Remove-Item Env:ANTHROPIC_API_KEY".to_owned(), format!("{opens}'{profile}'")]);
    assert!(found.facts.get::<HostsEdit>().unwrap().fixed.is_some());
    for id in ["network.hosts_lines", "remote.fix_hosts"] {
        let lines = plan(&found, id);
        assert!(!lines.acts(), "{lines:?}");
        assert!(
            lines.manual.iter().any(|it| it == &format!(r"{opens}'/windows\System32\drivers\etc\hosts'")),
            "{lines:?}"
        );
    }
}
