//! Can a pipeline read what `check --junit` writes: well-formed, true to the JSON, and with the exit code of every output?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "support/loopback.rs"]
#[expect(dead_code, reason = "the tests of the other outputs use more of it")]
mod loopback;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests of the other outputs use more of it")]
mod machine_dir;

use loopback::Loopback;
use machine_dir::{Login, MachineDir, bad_key, good_key, leaked};
use roxmltree::{Document, Node};

fn machine(api: &Loopback) -> MachineDir {
    MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url())
}

/// `check` without anybody outside of this machine: what they would say depends on where the tests run.
fn alone<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    let outside = ["network.sign_in", "network.claude_ai", "network.claude_com", "network.downloads", "service"];
    let skipped = outside.iter().chain(&["network.original_api", "network.portal"]).flat_map(|id| ["--skip", *id]);
    ["check"].into_iter().chain(arguments.iter().copied()).chain(skipped).collect()
}

fn below<'a>(node: Node<'a, 'a>, tag: &'static str) -> Vec<Node<'a, 'a>> {
    node.descendants().filter(|it| it.has_tag_name(tag)).collect()
}

/// The suite counts what is in it.
fn counted(suite: Node) {
    for (attribute, tag) in
        [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
    {
        let cases = below(suite, "testcase").into_iter();
        let with = cases.filter(|case| tag == "testcase" || !below(*case, tag).is_empty()).count();
        assert_eq!(suite.attribute(attribute), Some(with.to_string().as_str()), "{attribute}");
    }
}

#[test]
fn a_pipeline_sees_the_same_as_the_json() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).login(Login::Valid).key_in_zshrc(&bad_key());
    let said = machine.run(&alone(&["--junit"])).ended(1);
    assert_eq!(leaked(&said.out), None);
    let document = Document::parse(&said.out).expect("well-formed");
    let suite = below(document.root(), "testsuite")[0];
    counted(suite);
    let json: serde_json::Value =
        serde_json::from_str(&machine.run(&alone(&["--json"])).ended(1).out).expect("the report");
    let named = |name: &'static str| -> Vec<String> {
        below(suite, name)
            .iter()
            .filter_map(|it| it.attribute(if name == "failure" { "type" } else { "name" }))
            .map(str::to_owned)
            .collect()
    };
    let checks = json["checks"].as_array().expect("checks").iter();
    let ids: Vec<String> = checks.clone().map(|check| check["id"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(named("testcase"), ids);
    let broken = json["diagnoses"].as_array().expect("diagnoses").iter().filter(|it| it["severity"] == "broken");
    let mut broken: Vec<String> = broken.map(|it| it["id"].as_str().unwrap_or_default().to_owned()).collect();
    let mut failures = named("failure");
    broken.sort();
    failures.sort();
    assert_eq!(failures, broken);
    assert!(failures.contains(&"env.api_key_overrides_login".to_owned()));
    let text = below(suite, "failure")[0].text().unwrap_or_default();
    assert!(text.contains("because: ") && text.contains("repair: claude-fix fix env.remove_variable"), "{text}");
}

#[test]
fn nothing_fails_where_nothing_is_broken_and_nothing_told_is_an_error() {
    let api = Loopback::new(&good_key());
    let well = machine(&api).login(Login::Valid).run(&alone(&["--junit"])).ended(0).out;
    let document = Document::parse(&well).expect("well-formed");
    counted(below(document.root(), "testsuite")[0]);
    assert!(below(document.root(), "failure").is_empty() && below(document.root(), "error").is_empty(), "{well}");
    assert!(!below(document.root(), "skipped").is_empty(), "{well}");

    let unknown = MachineDir::new().with_claude().with("ANTHROPIC_API_KEY", &good_key());
    let unknown = unknown.run(&["check", "--junit", "--offline"]).ended(3).out;
    let document = Document::parse(&unknown).expect("well-formed");
    counted(below(document.root(), "testsuite")[0]);
    assert_eq!(below(document.root(), "error").len(), 1, "{unknown}");
}

#[test]
fn one_document_at_a_time() {
    MachineDir::new().run(&["check", "--junit", "--json"]).ended(2);
}
