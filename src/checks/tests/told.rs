//! Is a message sent only where it was asked for, and is its answer read rightly?

use super::*;
use crate::model::explanation::Proves;
use crate::model::told::{Messages, Reply, Sent};
use crate::ports::programs::{Answer, AskError};

fn answer(code: i32, out: &str, err: &str) -> Answer {
    Answer { code: Some(code), signal: None, stdout: out.into(), stderr: err.into() }
}

fn look(world: crate::ports::World) -> Assessment {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run(Arc::new(world), ALL, &Selection::all(), RunId(1), None))
}

fn live(message: Option<Result<Answer, AskError>>) -> (Row, Option<Sent>) {
    let fake = signed_in();
    fake.net().message = message;
    let mut world = fake.world();
    world.permissions.live = true;
    let found = look(world);
    let row = found.rows.iter().find(|row| row.id == "service.real_message").unwrap().clone();
    (row, found.facts.get::<Messages>().and_then(|it| it.0.last().cloned()))
}

#[test]
fn nothing_is_sent_unasked() {
    let found = look(signed_in().world());
    let row = found.rows.iter().find(|row| row.id == "service.real_message").unwrap();
    assert_eq!(row.outcome.word(), "skipped");
    assert_eq!(found.facts.get::<Messages>(), Some(&Messages::default()));
}

#[test]
fn the_answer_is_read() {
    for (code, out, err, word, proves) in [
        (0, "ok\n", "", "healthy", None),
        (1, "Credit balance is too low\n", "", "found", Some(Proves::Credits)),
        (
            1,
            "Failed to authenticate. API Error: 401 Invalid authentication credentials",
            "",
            "found",
            Some(Proves::Refused),
        ),
        (
            1,
            "Failed to authenticate: OAuth token revoked. Please log in again or contact your administrator.",
            "",
            "found",
            Some(Proves::Revoked),
        ),
        (
            1,
            "API Error: Server is temporarily limiting requests (not your usage limit) · x",
            "",
            "found",
            Some(Proves::Limit),
        ),
        (1, "API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)", "", "found", None),
        (1, "", "Invalid proxy URL in HTTPS_PROXY: \"notaurl\" cannot be parsed as a URL.", "found", None),
        (1, "", "error: unknown option '--tools'", "inconclusive", None),
    ] {
        let (row, sent) = live(Some(Ok(answer(code, out, err))));
        assert_eq!(row.outcome.word(), word, "{out}{err}: {row:?}");
        let met = sent.and_then(|sent| match sent.reply {
            Reply::Refused(met) => Some(met.proves),
            _ => None,
        });
        assert_eq!(met, proves, "{out}");
    }
    let (row, _) = live(Some(Err(AskError::TimedOut(std::time::Duration::from_secs(55)))));
    assert_eq!(row.outcome.word(), "found");
    let (row, _) = live(Some(Err(AskError::NotStarted("no".into()))));
    assert_eq!(row.outcome.word(), "inconclusive");
    let key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
    let (row, _) = live(Some(Ok(answer(1, &format!("API Error: 401 invalid x-api-key {key}"), ""))));
    assert!(!format!("{row:?}").contains("AbCdEfGh"), "{row:?}");
}

/// Claude Code repeats the value of a header or of a proxy that it cannot use, whatever form that has.
#[test]
fn what_claude_repeats_of_a_secret_is_not_shown() {
    for (name, value, said) in [
        ("ANTHROPIC_AUTH_TOKEN", "GatewayTokenOfAdaLovelace", "Header 'Authorization' has invalid value: 'Bearer {}'"),
        ("HTTPS_PROXY", "ada:Quietmeadowquill@proxy", "Invalid proxy URL in HTTPS_PROXY: \"{}\" cannot be parsed."),
        ("ANTHROPIC_CUSTOM_HEADERS", "x-pass: letmeinletmein", "Invalid header {}"),
        ("UNKNOWN_HERE", "gw-0123456789abcdef", "apiKeyHelper failed: echo {}"),
    ] {
        let fake = signed_in().variable(name, value);
        fake.net().message = Some(Ok(answer(1, &said.replace("{}", value), "")));
        let mut world = fake.world();
        world.permissions.live = true;
        let found = look(world);
        let row = found.rows.iter().find(|row| row.id == "service.real_message").unwrap();
        let shown = format!("{row:?} {}", shown(&found));
        let piece = value.as_bytes().windows(8).find(|piece| shown.contains(std::str::from_utf8(piece).unwrap()));
        assert!(piece.is_none(), "{name}: {shown}");
        assert!(shown.contains("Claude Code said"), "{shown}");
    }
}

#[test]
fn two_fresh_logins_turned_down_end_all_deleting() {
    let fake = signed_in();
    let fresh = Sent {
        at: fake.machine.now,
        under: Some(crate::model::told::Under {
            kind: crate::model::credential::CredentialKind::ClaudeAiLogin,
            mark: Some("the login before".into()),
        }),
        reply: Reply::Refused(crate::model::told::Met {
            proves: Proves::Revoked,
            words: "It was revoked.".into(),
            request_id: None,
            at: fake.machine.now,
            under: None,
        }),
    };
    let revoked = "Failed to authenticate: OAuth token revoked. Please log in again or contact your administrator.";
    fake.net().message = Some(Ok(answer(1, revoked, "")));
    let mut world = fake.world();
    world.permissions.live = true;
    let once = look(world.clone());
    assert_eq!(once.top().unwrap().id, "login.revoked");
    assert!(
        once.plans
            .iter()
            .any(|plan| plan.risk == crate::model::plan::Risk::Destructive || plan.id.starts_with("reset."))
    );
    world.told.sent = vec![fresh];
    let twice = look(world);
    assert_eq!(twice.top().unwrap().id, "server.rejects_clean_login");
    assert!(twice.hands_off().is_some_and(|it| it.contains("Do not delete anything")));
    let loses = |plan: &&crate::model::plan::Plan| {
        plan.risk == crate::model::plan::Risk::Destructive || plan.id.starts_with("reset.")
    };
    assert_eq!(twice.plans.iter().find(loses), None);
    assert!(twice.standing.iter().all(|(_, id)| twice.plan(id).is_some()));
}

#[test]
fn what_was_said_is_in_the_report() {
    let fake = signed_in();
    let mut world = fake.world();
    world.told.answers = vec![crate::model::told::Answer {
        question: "account.no_access".into(),
        choice: "no".into(),
        words: "Does your account have one of these? No, or it has ended".into(),
        lacks: Vec::new(),
        under: None,
    }];
    let found = look(world);
    assert_eq!(found.top().unwrap().id, "account.no_access");
    let row = row(&found, "status.you_said");
    assert_eq!((row.evidence[0].label.as_str(), row.outcome.word()), ("you said", "healthy"));
    assert!(shown(&found).contains("you said that the account has no paid plan"));
    assert!(found.questions.is_empty(), "asked once");
}
