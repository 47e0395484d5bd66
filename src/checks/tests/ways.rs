//! Are the settings that decide the way, and those that decide the sign-in, learned as they are, and without secrets?

use super::{KEY, assess, row, shown, signed_in};
use crate::model::settings_seen::{FileState, SettingsFiles};
use crate::model::source::{Freshness, Scope, Variables};
use crate::model::way::WaySettings;
use crate::ports::fake::FakeMachine;

const DEAD: &str = "http://bob:secret-of-bob@proxy.corp:3128";

fn way(fake: &FakeMachine) -> WaySettings {
    assess(fake).facts.get::<WaySettings>().unwrap().clone()
}

#[test]
fn proxies_exceptions_and_certificates_are_learned() {
    let fake = signed_in()
        .variable("HTTP_PROXY", DEAD)
        .variable("https_proxy", DEAD)
        .variable("no_proxy", ".anthropic.com")
        .variable("CLAUDE_CODE_CERT_STORE", "bundled")
        .variable("NODE_EXTRA_CA_CERTS", "/home/dev/ca.pem")
        .variable("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    let found = way(&fake);
    assert_eq!(found.same_proxy(), ["https_proxy", "HTTP_PROXY"]);
    assert!(found.proxies[0].with_login && found.next_proxy().is_none());
    let excepted = found.host("api.anthropic.com").unwrap().excepted.clone();
    assert_eq!(excepted, Some(("no_proxy".to_owned(), ".anthropic.com".to_owned())));
    assert_eq!(found.host("platform.claude.com").unwrap().excepted, None);
    assert_eq!((found.store.as_deref(), found.unverified), (Some("bundled"), true));
    assert!(!shown(&assess(&fake)).contains("secret-of-bob"));
    let holds = |text: &str| {
        fake.file("/home/dev/ca.pem", text);
        way(&fake).extra.unwrap().holds
    };
    assert_eq!(found.extra.unwrap().holds, Err("no such file exists".to_owned()));
    assert_eq!(holds("-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"), Ok(1));
    assert!(holds("hello").is_err_and(|because| because.contains("no certificate")));
    assert!(holds("0\u{2}").is_err_and(|because| because.contains("DER")));
}

#[test]
fn a_terminal_that_is_older_than_its_files_is_noticed() {
    let fake = signed_in()
        .variable("HTTPS_PROXY", "http://old:1")
        .variable("NO_PROXY", "x")
        .variable("http_proxy", "http://a:1");
    fake.file(
        "/home/dev/.zshrc",
        "export HTTPS_PROXY=http://new:1\nexport ANTHROPIC_BASE_URL=https://relay\nexport http_proxy=http://a:1\n",
    );
    let found = assess(&fake);
    let variables = found.facts.get::<Variables>().unwrap();
    let freshness = |name: &str| variables.get(name).unwrap().freshness();
    assert_eq!(freshness("HTTPS_PROXY"), Freshness::Older);
    assert_eq!(freshness("ANTHROPIC_BASE_URL"), Freshness::NotYet);
    assert_eq!(freshness("NO_PROXY"), Freshness::OnlyHere);
    assert_eq!(freshness("http_proxy"), Freshness::Same);
    let evidence = &row(&found, "environment.variables").evidence;
    assert!(evidence.iter().any(|it| it.label == "HTTPS_PROXY" && it.value.contains("another value than the files")));
}

#[test]
fn the_values_that_are_kept_hold_no_secret() {
    let fake = signed_in()
        .variable("ANTHROPIC_API_KEY", KEY)
        .variable("ANTHROPIC_CUSTOM_HEADERS", "x-token: abcdefgh-secret")
        .variable("HTTPS_PROXY", DEAD)
        .variable("ANTHROPIC_BASE_URL", "https://u:pw-of-u@relay.example/secret-path?k=1")
        .variable("CLAUDE_CODE_USE_VERTEX", "0");
    let found = assess(&fake);
    let variables = found.facts.get::<Variables>().unwrap();
    let text = |name: &str| variables.get(name).unwrap().shown.clone().unwrap();
    assert_eq!(text("ANTHROPIC_BASE_URL"), "https://…@relay.example/…");
    assert_eq!(text("CLAUDE_CODE_USE_VERTEX"), "off");
    for variable in variables.by_name.values() {
        let value = variable.shown.clone().unwrap_or_default();
        for secret in [&KEY[20..40], "abcdefgh", "secret-of-bob", "pw-of-u", "secret-path"] {
            assert!(!value.contains(secret), "{value}");
        }
    }
}

#[test]
fn settings_files_stand_in_their_order_with_what_counts() {
    let fake = signed_in();
    let own = r#"{"env": {"HTTPS_PROXY": "", "NO_PROXY": "x"}, "apiKeyHelper": "/bin/x", "model": "y"}"#;
    fake.file("/home/dev/.claude/settings.json", own);
    fake.file("/home/dev/project/.claude/settings.local.json", r#"{"env": {"NO_PROXY": "y"}}"#);
    fake.file("/home/dev/project/.claude/settings.json", "{");
    let found = assess(&fake);
    let SettingsFiles(files) = found.facts.get::<SettingsFiles>().unwrap();
    let scopes: Vec<Scope> = files.iter().map(|file| file.scope).collect();
    assert_eq!(scopes, [Scope::Managed, Scope::Local, Scope::Project, Scope::User]);
    assert_eq!(files[0].state, FileState::Absent);
    assert!(matches!(&files[2].state, FileState::Broken(because) if because.contains("line 1")));
    let user = &files[3];
    let overruled = |name: &str| user.env.iter().find(|it| it.name == name).unwrap().overruled_by;
    assert_eq!((overruled("NO_PROXY"), overruled("HTTPS_PROXY")), (Some(Scope::Local), None));
    assert_eq!(user.keys.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["apiKeyHelper"]);
}
