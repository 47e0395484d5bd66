//! Does `explain` know every error text that it should, however it was pasted, and does it stay honest about the rest?

#![expect(clippy::expect_used, reason = "a test stops at the first thing that is not as it should be")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use claude_fix::claude_code::explain::explain;
use claude_fix::model::explanation::{Class, Explanation};
use claude_fix::model::step::Step;
use proptest::prelude::*;
use serde_json::Value;

const ASSET: &str = include_str!("../assets/signatures.json");
const CAUSES: &str = include_str!("data/causes.json");
const PASTES: &str = include_str!("data/pastes.json");
const MESSAGES: &str = include_str!("data/messages.json");
const STEPS: &str = include_str!("data/steps.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON")
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(|item| text(item).to_owned()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn signatures() -> Vec<Value> {
    json(ASSET)["signatures"].as_array().expect("a list").clone()
}

/// What is said of a signature.
fn said(signature: &Value, attribute: &str) -> Option<String> {
    claude_fix::words::of("explain", &format!("error-{}", text(&signature["id"])), attribute)
}

fn name(class: Class) -> String {
    serde_json::to_value(class).expect("a class").as_str().expect("a name").to_owned()
}

fn class(text: &str) -> String {
    name(explain(text).class)
}

/// What decides where the person is sent.
fn answer(explanation: &Explanation) -> (String, Option<&str>, &str) {
    (name(explanation.class), explanation.signatures.first().map(String::as_str), &explanation.summary)
}

/// Hard line breaks after so many characters, as a terminal makes them.
fn wrapped(text: &str, width: usize, before: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        for chunk in chars.chunks(width) {
            writeln!(out, "{before}{}", chunk.iter().collect::<String>()).expect("a String");
        }
    }
    out
}

fn boxed(text: &str, width: usize) -> String {
    let bar = "─".repeat(width + 2);
    let mut out = format!("╭{bar}╮\n");
    for line in wrapped(text, width, "").lines() {
        writeln!(out, "│ {line:<width$} │").expect("a String");
    }
    out + &format!("╰{bar}╯\n")
}

#[test]
fn the_data_is_sound() {
    let known: BTreeSet<String> = list(&json(CAUSES)).into_iter().collect();
    let steps: Vec<&str> = Step::ALL.iter().map(|step| step.id()).collect();
    let mut ids = BTreeSet::new();
    for signature in signatures() {
        let id = text(&signature["id"]);
        assert!(ids.insert(id.to_owned()), "{id} twice");
        for cause in list(&signature["causes"]) {
            assert!(known.contains(&cause), "{id}: {cause}");
        }
        let step = &signature["step"];
        assert!(step.is_null() || steps.contains(&text(step)), "{id}: step");
        let other = signature["class"] == "other";
        assert_eq!(other, step.is_null(), "{id}: only what is not about reaching Claude has no step");
        assert_eq!(other, list(&signature["causes"]).is_empty(), "{id}: causes");
        let summary = said(&signature, "summary").unwrap_or_default();
        assert!((20..=300).contains(&summary.chars().count()), "{id}: {} characters", summary.chars().count());
        assert!(
            summary.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || summary.starts_with("macOS")),
            "{id}"
        );
        assert!(summary.ends_with('.') && !summary.contains("simply") && !summary.contains('!'), "{id}: {summary}");
        assert!(!text(&signature["source"]).is_empty(), "{id}: source");
        let next = said(&signature, "next");
        assert!(next.is_none() || signature["next"].is_null(), "{id}: a command and a sentence");
        if let Some(next) = signature["next"].as_str().or(next.as_deref()) {
            if let Some(group) = next.strip_prefix("claude-fix check --only ") {
                assert!(steps.contains(&group), "{id}: {next}");
            } else {
                assert!(next == "claude-fix" || next.ends_with('.'), "{id}: {next}");
            }
        }
    }
    assert!(ids.len() >= 150);
}

#[test]
fn every_sample_is_recognised_as_itself() {
    let mut missed = Vec::new();
    for signature in signatures() {
        let (id, sample) = (text(&signature["id"]), text(&signature["sample"]));
        let explanation = explain(sample);
        if explanation.signatures.first().map(String::as_str) != Some(id) {
            missed.push(format!("{id}: {:?}", explanation.signatures));
            continue;
        }
        assert_eq!(name(explanation.class), text(&signature["class"]), "{id}");
        assert_eq!(Some(explanation.summary), said(&signature, "summary"), "{id}");
        let causes = list(&signature["causes"]);
        assert_eq!(explanation.causes.get(..causes.len()), Some(&causes[..]), "{id}");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_message_of_the_program_and_of_the_articles_is_recognised() {
    let messages = json(MESSAGES);
    let messages = messages.as_array().expect("a list");
    assert!(messages.len() >= 100);
    let mut missed = Vec::new();
    for message in messages {
        let paste = text(&message["text"]);
        if class(paste) != text(&message["class"]) {
            missed.push(format!("not {}: {paste} {:?}", message["class"], explain(paste).signatures));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_message_leads_to_its_step() {
    let steps = json(STEPS);
    let mut missed = Vec::new();
    for message in steps.as_array().expect("a list") {
        let found = explain(text(&message["text"]));
        let step = found.step.map(Step::id);
        let first = message["signature"].as_str().is_none_or(|id| found.signatures.first().is_some_and(|it| it == id));
        if name(found.class) != text(&message["class"]) || step != message["step"].as_str() || !first {
            missed.push(format!("{message} found {:?} {step:?} {:?}", found.class, found.signatures));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// What articles are made of, around what they quote.
const PROSE: &str = "This is what you may see when the sign-in of your tool does not work, and it is not the end of the \
                     world. If you are on a network that is slow, or if it is the first time that you use it, read this \
                     to the end and try what is in the list for your system.\n";

fn article(quotes: &[&str]) -> String {
    let mut text = PROSE.repeat(3);
    for quote in quotes {
        writeln!(text, "{quote}\n{PROSE}").expect("a String");
    }
    text
}

#[test]
fn an_article_claims_only_what_it_repeats() {
    let one = "API Error: 401 Invalid authentication credentials";
    let other = "zsh: command not found: claude";
    let of = |quotes: &[&str]| {
        let found = explain(&article(quotes));
        (name(found.class), found.signatures.first().cloned(), found.summary)
    };
    let (class, first, _) = of(&[one, other, one]);
    assert_eq!((class.as_str(), first.as_deref()), ("auth", Some("invalid-credentials")));
    let (class, first, _) = of(&[one]);
    assert_eq!((class.as_str(), first.as_deref()), ("auth", Some("invalid-credentials")));
    for unclear in [of(&[one, other]), of(&["Unauthorized (401)"]), of(&[other, one, "SELF_SIGNED_CERT_IN_CHAIN"])] {
        let (class, first, summary) = unclear;
        assert_eq!((class.as_str(), first), ("other", None));
        assert!(summary.contains("reads like an article"), "{summary}");
    }
    let log = format!("{}\n{one}\n{other}", "2026-11-21T04:00:00Z DEBUG request id=1 status=ok\n".repeat(100));
    assert_eq!(name(explain(&log).class), "install", "a log is no article: the most specific wins");
    let id = explain(&format!("{} req_011CSSdA5fqJCVm1m4XMjNks", article(&[one, other])));
    assert_eq!(id.request_id.as_deref(), Some("req_011CSSdA5fqJCVm1m4XMjNks"));
}

#[test]
fn pastes_as_people_make_them() {
    let pastes = json(PASTES);
    let pastes = pastes.as_array().expect("a list");
    assert!(pastes.len() >= 60);
    let mut missed = Vec::new();
    for paste in pastes {
        let found = explain(text(&paste["text"]));
        let class = name(found.class) == text(&paste["class"]);
        let first =
            paste["signature"].as_str().is_none_or(|id| found.signatures.first().is_some_and(|first| first == id));
        let cause = paste["cause"].as_str().is_none_or(|id| found.causes.iter().any(|cause| cause == id));
        if !class || !first || !cause || found.step.is_none() != (found.class == Class::Other) {
            missed.push(format!("{paste} found {:?} {:?}", found.signatures, found.causes));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_terminal_around_it_makes_no_difference() {
    let pastes = json(PASTES);
    let all = signatures().into_iter().map(|s| s["sample"].clone());
    let all = all.chain(pastes.as_array().expect("a list").iter().map(|p| p["text"].clone()));
    for shown in all {
        let shown = text(&shown);
        let plain = explain(shown);
        let mut dressed = vec![
            ("doubled", format!("{shown}\n\n{shown}")),
            ("quoted", wrapped(shown, 500, "> ")),
            ("coloured", wrapped(shown, 500, "\u{1b}[31m").replace('\n', "\u{1b}[0m\r\n")),
            ("stamped", wrapped(shown, 60, "[2026-11-21T04:00:01.123Z] ")),
            ("logged", wrapped(shown, 60, "04:00:01,123 ERROR ")),
            ("tree", wrapped(shown, 70, "  ⎿  ")),
            ("in Japanese", format!("次のエラーが出ます：{shown}　どうすればいいですか")),
            ("in JSON", serde_json::to_string(shown).expect("a text")),
        ];
        for width in [40, 60, 80] {
            dressed.push(("wrapped", wrapped(shown, width, "")));
            dressed.push(("indented", wrapped(shown, width, "     ")));
            dressed.push(("boxed", boxed(shown, width)));
        }
        for (how, dressed) in dressed {
            assert_eq!(answer(&explain(&dressed)), answer(&plain), "{how}: {dressed}");
        }
    }
}

#[test]
fn separators_quotes_and_case_make_no_difference() {
    for shown in [
        "Not logged in • Please run /login",
        "not logged in - please run /login",
        "NOT LOGGED IN — PLEASE RUN /LOGIN",
        "Not logged in\u{a0}·\u{a0}Please\u{200b} run /login…",
    ] {
        assert_eq!(explain(shown).signatures.first().map(String::as_str), Some("not-logged-in"), "{shown}");
    }
    assert_eq!(class("You’ve hit your weekly limit ∙ resets Oct 9 at 10pm"), "limit");
    assert_eq!(class("You\\u2019ve hit your limit \\u00b7 resets 3am"), "limit");
}

#[test]
fn the_most_specific_of_several_wins_and_all_are_listed() {
    let both = explain("API Error: 401 Unauthorized\nYour ANTHROPIC_API_KEY belongs to a disabled organization");
    assert_eq!(both.signatures.first().map(String::as_str), Some("org-disabled-env"));
    assert!(both.signatures.iter().any(|id| id == "api-401"), "{:?}", both.signatures);
    let tls = explain("Unable to connect to Anthropic services\nself-signed certificate in certificate chain");
    assert_eq!((name(tls.class).as_str(), tls.signatures.len()), ("tls", 2));
    assert_eq!(class("API Error: 407 Proxy Authentication Required\nUnable to connect to Anthropic services"), "proxy");
}

#[test]
fn the_request_id_is_kept_and_joined() {
    let paste = "API Error: 401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"OAuth \
                 token has expired.\"},\"request_id\":\"req_011CSSdA5fqJCVm1m4XMjNks\"}";
    for shown in [paste.to_owned(), wrapped(paste, 47, "  "), boxed(paste, 60), wrapped(paste, 33, "> ")] {
        let explanation = explain(&shown);
        assert_eq!(explanation.request_id.as_deref(), Some("req_011CSSdA5fqJCVm1m4XMjNks"), "{shown}");
        assert_eq!(explanation.signatures.first().map(String::as_str), Some("oauth-expired"), "{shown}");
    }
    assert_eq!(explain("nothing of ours, req_011CSSdA5fqJCVm1m4XMjNks").class, Class::Other);
}

#[test]
fn a_secret_in_the_paste_is_nowhere_in_the_answer() {
    let secret = "sk-ant-api03-CaNaRyCaNaRyCaNaRyCaNaRyCaNaRyCaNaRyCaNaRy-AA";
    for signature in signatures() {
        let sample = text(&signature["sample"]);
        for paste in [
            format!("export ANTHROPIC_API_KEY={secret}\n{sample}\nBearer {secret}"),
            format!("{sample} {secret} canary@example.com"),
            format!("{secret}{sample}"),
        ] {
            let shown = format!("{:?}", explain(&paste));
            assert!(!shown.contains("CaNaRy") && !shown.contains("canary"), "{shown}");
        }
    }
}

#[test]
fn honest_about_nothing() {
    for shown in ["", "   \n\t", "····", "\u{1b}[31m\u{1b}[0m"] {
        let explanation = explain(shown);
        assert_eq!(explanation.class, Class::Other);
        assert!(explanation.summary.starts_with("There is no text"), "{}", explanation.summary);
        assert_eq!(explanation.next, None);
    }
    assert_eq!(explain("Claude wrote a poem").next.as_deref(), Some("claude-fix"));
}

#[test]
fn hostile_texts_are_answered_fast() {
    let megabyte = 1 << 20;
    let controls: String = (0..=0x9f_u32).filter_map(char::from_u32).cycle().take(megabyte).collect();
    let texts = [
        "a".repeat(megabyte),
        "1".repeat(megabyte),
        "\u{1b}".repeat(megabyte),
        "\u{1b}[".repeat(megabyte / 2),
        "\u{1b}]".repeat(megabyte / 2),
        "\\u".repeat(megabyte / 2),
        "&".repeat(megabyte),
        "é".repeat(megabyte / 2),
        "[".repeat(megabyte),
        "{\"a\":".repeat(megabyte / 5),
        "req_".repeat(megabyte / 4),
        "[\n".repeat(megabyte / 2),
        "EACCES ".repeat(megabyte / 7),
        "timeout of 1".repeat(megabyte / 12),
        "ENOENT .claude Both set ".repeat(megabyte / 24),
        controls,
    ];
    for hostile in texts {
        // far above what a loaded machine needs without optimisation, far below what quadratic time would take
        let start = Instant::now();
        let _ = explain(&hostile);
        let first: String = hostile.chars().take(12).collect();
        assert!(start.elapsed() < Duration::from_secs(20), "{first:?}: {:?}", start.elapsed());
    }
    let in_the_middle = format!("Invalid bearer token{}OAuth token revoked", " x".repeat(megabyte));
    assert_eq!(explain(&in_the_middle).signatures, ["oauth-revoked", "invalid-bearer"]);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(shown in any::<String>(), bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = explain(&shown);
        let _ = explain(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn pieces_of_escapes_do_not_make_it_panic(parts in proptest::collection::vec(
        prop_oneof![Just("\u{1b}"), Just("["), Just("]"), Just("\\"), Just("u00"), Just("&"), Just(";"), Just("é"), Just("req_"),
            Just("\n"), Just("12:"), Just("2026-"), Just("401"), Just("…"), Just("API Error: "), Just("\u{9b}")], 0..60)) {
        let _ = explain(&parts.concat());
    }

    #[test]
    fn any_width_gives_the_same_class(width in 20_usize..200, at in any::<prop::sample::Index>()) {
        let all = signatures();
        let sample = text(&all[at.index(all.len())]["sample"]).to_owned();
        prop_assert_eq!(class(&wrapped(&sample, width, "")), class(&sample));
        prop_assert_eq!(class(&boxed(&sample, width)), class(&sample));
        prop_assert_eq!(class(&wrapped(&sample, width, "> ")), class(&sample));
    }
}
