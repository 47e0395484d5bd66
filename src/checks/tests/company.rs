//! Is a company's policy heard only where an administrator wrote it, and does it only take away, order and inform?

use super::*;
use crate::model::company::{CompanyPolicy, Withheld};
use crate::model::network::{Fault, Stage};

const FILE: &str = "/etc/claude-fix/policy.toml";
const ID: &str = "policy.company";

fn with(text: &str) -> FakeMachine {
    put(signed_in(), text)
}

/// A policy as an administrator puts it there.
fn put(fake: FakeMachine, text: &str) -> FakeMachine {
    fake.owned_by("/", 0);
    fake.owned_by("/home/dev", 1000);
    fake.put(FILE, Node::File(text.as_bytes().to_vec(), 0o644));
    fake
}

const DESK: &str = "company = 'Contoso'\n[contact]\nname = 'Contoso help desk'\nphone = '555 0100'\n";

fn advice(after: &Assessment) -> String {
    after.top().unwrap().advice.join("\n")
}

#[test]
fn without_one_nothing_is_different() {
    let after = assess(&signed_in());
    assert!(matches!(row(&after, ID).outcome, Outcome::Skipped { .. }));
    assert!(after.facts.get::<CompanyPolicy>().is_none() && !shown(&after).contains("\"policy\""));
}

#[test]
fn what_others_could_have_written_is_not_heard() {
    type Case = (&'static str, fn(&FakeMachine), &'static str);
    let forbid = format!("{DESK}[[forbid]]\nrepair = '*'\n");
    let refused: [Case; 9] = [
        ("the person's own", |it| it.owned_by(FILE, 1000), "does not belong to root, but to user 1000"),
        ("a folder of the person's", |it| it.owned_by("/etc/claude-fix", 1000), "/etc/claude-fix does not belong"),
        ("/etc of somebody", |it| it.owned_by("/etc", 5), "/etc does not belong"),
        ("the group may write", |it| it.put(FILE, Node::File(b"".to_vec(), 0o664)), "(mode 0664)"),
        ("all may write", |it| it.put(FILE, Node::File(b"".to_vec(), 0o646)), "(mode 0646)"),
        ("the folder is the group's", |it| it.folder_mode("/etc/claude-fix", 0o775), "(mode 0775)"),
        ("the folder is sticky", |it| it.folder_mode("/etc/claude-fix", 0o1777), "(mode 1777)"),
        ("a link", |it| it.put(FILE, Node::Link("/home/dev/p".into())), "policy.toml is a link"),
        ("a pipe", |it| it.put(FILE, Node::Pipe), "policy.toml is "),
    ];
    for (name, change, part) in refused {
        let fake = with(&forbid);
        change(&fake);
        let after = assess(&fake);
        let row = row(&after, ID);
        assert!(matches!(row.outcome, Outcome::Inconclusive { .. }), "{name}: {row:?}");
        assert!(row.outcome.sentence().contains(part), "{name}: {}", row.outcome.sentence());
        assert!(after.plan("reset.folder").is_some() && after.facts.get::<CompanyPolicy>().is_none(), "{name}");
        assert_eq!(after.verdict, Verdict::Healthy, "{name}: it breaks nothing");
    }
    let linked = put(signed_in(), "");
    linked.put("/etc/real/policy.toml", Node::File(forbid.into_bytes(), 0o644));
    linked.put("/etc/claude-fix", Node::Link("/etc/real".into()));
    assert!(sentence(&assess(&linked), ID).contains("/etc/claude-fix is a link"));
}

#[test]
fn what_cannot_be_used_is_said() {
    let large = format!("company = 'x'\n{}", "#".repeat(70_000));
    for (text, part) in
        [("[contact\n", "line 1 is not TOML"), (large.as_str(), "70014 bytes"), ("a = [", "line 1 is not TOML")]
    {
        let after = assess(&with(text));
        assert!(sentence(&after, ID).contains(part), "{}", sentence(&after, ID));
        assert!(after.facts.get::<CompanyPolicy>().is_none());
    }
    let fake = with("");
    fake.put(FILE, Node::File(vec![b'a', 0xff], 0o644));
    assert!(sentence(&assess(&fake), ID).contains("UTF-8"));
    let text =
        "later = 1\nrecommend = ['no.such']\n[[forbid]]\nrepair = 'reset.foldr'\n[[text]]\ncause = 'x.y'\ntext = 'z'\n";
    let after = assess(&with(text));
    let row = row(&after, ID);
    assert!(matches!(&row.outcome, Outcome::Found { summary } if summary.contains("4 things")), "{row:?}");
    for part in ["later", "no.such", "reset.foldr", "x.y"] {
        assert!(
            row.evidence.iter().any(|it| it.label == "Not understood" && it.value.contains(part)),
            "{part}: {row:?}"
        );
    }
}

#[test]
fn what_is_forbidden_is_not_offered_and_the_person_is_told_why_and_whom_to_ask() {
    let bad = || {
        let fake = installed();
        fake.file(CREDENTIALS, "{");
        fake
    };
    let id = "store.move_credentials_aside";
    assert!(assess(&bad()).top().unwrap().repairs.contains(&id.to_owned()));
    let text = format!(
        "{DESK}[[forbid]]\nrepair = '{id}'\nbecause = 'It is backed up at night.'\n[[forbid]]\nrepair = 'reset.*'\n"
    );
    let after = assess(&put(bad(), &text));
    assert!(after.plan(id).is_none() && !after.plans.iter().any(|plan| plan.id.starts_with("reset.")));
    assert!(after.standing.iter().all(|(_, id)| !id.starts_with("reset.")));
    assert!(after.diagnoses.iter().all(|it| !it.repairs.iter().any(|it| it == id)));
    let advice = advice(&after);
    for part in ["is not offered: Contoso does not allow", "“It is backed up at night.”", "Contoso help desk, 555 0100"]
    {
        assert!(advice.contains(part), "{part}: {advice}");
    }
    let withheld = &after.facts.get::<Withheld>().unwrap().0;
    assert!(withheld.iter().any(|it| it.id == "reset.folder" && it.standing.is_some()), "{withheld:?}");
    let json: serde_json::Value = serde_json::from_str(&crate::headless::json::report(&after).unwrap()).unwrap();
    assert_eq!(json["policy"]["forbid"][0]["repair"], id);
    assert!(json["repairs"].as_array().unwrap().iter().all(|it| it["id"] != id));
    assert!(shown(&after).contains("Help desk: Contoso help desk, 555 0100"));
}

#[test]
fn what_is_recommended_comes_first_only_where_it_is_offered() {
    let broken = || {
        let fake = signed_in();
        fake.file("/home/dev/.claude/settings.json", "{\"model\": \"opus\"");
        fake
    };
    let id = "settings.broken";
    let repairs = |it: &Assessment| it.diagnoses.iter().find(|it| it.id == id).unwrap().repairs.clone();
    let before = repairs(&assess(&broken()));
    assert!(before.len() > 1, "{before:?}");
    let last = before.last().unwrap();
    let text = format!("recommend = ['reset.folder', '{last}', 'install.run']\n{DESK}");
    let after = assess(&put(broken(), &text));
    let mut sorted = repairs(&after);
    assert_eq!(sorted.first(), Some(last));
    sorted.sort();
    let mut all = before.clone();
    all.sort();
    assert_eq!(sorted, all, "nothing is added and nothing is lost");
    let found = after.diagnoses.iter().find(|it| it.id == id).unwrap();
    assert!(found.advice.iter().any(|it| it.starts_with("Recommended by Contoso: ")), "{:?}", found.advice);
    assert_eq!(after.plans.len(), assess(&broken()).plans.len());
}

#[test]
fn another_proxy_than_the_expected_one_is_evidence_and_changes_nothing() {
    let text = format!("{DESK}[network]\nproxy = 'http://proxy.contoso.example:3128'\nca = '/etc/contoso.pem'\n");
    let fake = signed_in();
    fake.net().broken.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    let before = assess(&fake);
    let after = assess(&put(fake, &text));
    let because = |it: &Assessment| it.top().unwrap().because.iter().map(|it| it.fact.clone()).collect::<Vec<_>>();
    let said = "The policy of Contoso expects the proxy proxy.contoso.example:3128, and Claude Code uses none here";
    assert!(because(&after).iter().any(|it| it == said), "{:?}", because(&after));
    let ids = |it: &Assessment| it.plans.iter().map(|plan| plan.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
    let letter = after.plans.iter().find(|plan| plan.text().is_some()).unwrap();
    assert!(letter.consequences.iter().any(|it| it.contains("555 0100")), "{letter:?}");
    // where nothing is broken, it is only on the policy's row
    let fine = assess(&with(&text));
    assert!(fine.diagnoses.is_empty() && row(&fine, ID).evidence.iter().any(|it| it.value.contains(":3128")));
    let elsewhere = signed_in().variable("HTTPS_PROXY", "http://old.example:8080");
    elsewhere.net().proxies.insert("old.example".into(), (Stage::Tcp, Fault::TimedOut));
    let after = assess(&put(elsewhere, &text));
    assert!(
        because(&after).iter().any(|it| it.ends_with("uses old.example:8080 here (HTTPS_PROXY)")),
        "{:?}",
        because(&after)
    );
}

#[test]
fn own_words_are_marked_and_cannot_paint_the_screen() {
    let text = "company = \"Con\\u001b[31mtoso\\u202e\"\n[contact]\nname = \"\\u001b]0;x\\u0007desk\"\n[[text]]\n\
                cause = 'network.*'\ntext = \"Call \\u001b[2J sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ\"\n";
    let fake = signed_in();
    fake.net().broken.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    let after = assess(&put(fake, text));
    let shown = shown(&after);
    assert!(shown.contains("From Contoso: “Call sk-ant-"), "{shown}");
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}') && !shown.contains("GhIjKl"));
}

#[test]
fn the_example_of_the_page_is_understood() {
    let page = include_str!("../../../docs/policy.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let after = assess(&with(example));
    let doubts: Vec<_> = row(&after, ID).evidence.iter().filter(|it| it.label == "Not understood").collect();
    assert!(doubts.is_empty() && matches!(row(&after, ID).outcome, Outcome::Healthy { .. }), "{doubts:?}");
    let policy = after.facts.get::<CompanyPolicy>().unwrap();
    assert_eq!((policy.forbid.len(), policy.recommend.len(), policy.contact.len(), policy.texts.len()), (2, 2, 4, 1));
    assert!(policy.proxy.is_some() && policy.ca.is_some() && policy.contact_note.is_some());
    for place in ["/etc/claude-fix/policy.toml", "/Library/Application Support/claude-fix/policy.toml"] {
        assert!(page.contains(place));
    }
}
