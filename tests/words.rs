//! Is everything said in every language, is nothing left over, and does no sentence stand in the code?
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "reads the sources and the texts, which only sys may do in the program; a test says what is wrong by a panic"
)]

#[path = "support/said.rs"]
mod said;

use std::collections::{BTreeMap, BTreeSet};

use claude_fix::words::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Rooms, and files of rooms, whose every sentence is a message. What is not here yet is to come.
const SAID: &[&str] = &[
    "app",
    "causes",
    "checks",
    "claude_code",
    "cli",
    "dialects",
    "engine",
    "headless",
    "model",
    "ports",
    "repairs",
    "sys",
    "tui",
    "ui",
];

/// Sentences in the code that are none of ours: words that other programs print or are given. The beginning, and whose.
const FOREIGN: &[(&str, &str)] = &[
    ("could not tell: {because}", "JUnit, which programs read: in English, as JSON"),
    ("\\nrepair: claude-fix", "JUnit, which programs read: in English, as JSON"),
    ("API Error: Connection error", "words of Claude Code"),
    ("claude-fix fix {", "a command of claude-fix"),
    ("claude-fix run ", "a command of claude-fix"),
    ("claude-fix demo {", "a command of claude-fix"),
    ("nano +{", "a command of the system"),
    ("# claude-fix report", "how a report is known again, in every language"),
    ("{name} is not carried", "what a test keeps from ever being said"),
    ("claude-fix {", "the note that claude-fix writes into a file that it edits"),
    ("# claude-fix {", "the note that claude-fix writes into a file that it edits"),
    ("Answer with the single word", "what Claude is asked"),
    ("Say ok.", "what Claude is asked"),
    ("Name or service not known", "the system's resolver"),
    ("No address associated with", "the system's resolver"),
    ("Name does not resolve", "the system's resolver"),
    ("Name has no usable address", "the system's resolver"),
    ("nodename nor servname", "the system's resolver"),
    ("Proxy Settings", "a section of KDE's"),
    ("HKCU\\", "a key of Windows' registry"),
    ("HKLM\\", "a key of Windows' registry"),
    ("Set-ExecutionPolicy ", "a command of PowerShell"),
    ("Package: claude-code", "the list of the system's packages"),
    ("not logged in", "the log of Claude Code's supervisor"),
    ("login required", "the log of Claude Code's supervisor"),
    ("login expired", "the log of Claude Code's supervisor"),
    ("claude code", "the names on Anthropic's status page"),
    ("claude api", "the names on Anthropic's status page"),
    ("claude console", "the names on Anthropic's status page"),
    ("sign in", "the names on Anthropic's status page"),
    ("signing in", "the names on Anthropic's status page"),
    ("log in", "the names on Anthropic's status page"),
    ("elevated error", "the names on Anthropic's status page"),
    ("all models", "the names on Anthropic's status page"),
    ("Google Drive", "a name"),
    ("iCloud Drive", "a name"),
    ("Mobile Documents", "a name"),
    ("VS Code", "a name"),
    ("IntelliJ IDEA", "a name"),
    ("Android Studio", "a name"),
    ("Claude Desktop", "a name"),
    ("tmux: server", "a name"),
    ("sudo ", "a command"),
    ("winget ", "a command"),
    ("gcloud ", "a command"),
    ("az login", "a command"),
    ("aws sso login", "a command"),
    ("{tool} lookup service", "a command"),
    ("{named} key print", "a command"),
    ("\\\"{key}\\\": true", "JSON"),
    ("Remove-Item Env:", "a command of PowerShell"),
    ("let's encrypt", "an authority, in certificates"),
    ("internet security research group", "an authority, in certificates"),
    ("google trust services", "an authority, in certificates"),
    ("ssl corporation", "an authority, in certificates"),
    ("cloudflare, inc", "an authority, in certificates"),
    ("claude auth ", "a command of Claude Code"),
    ("claude daemon", "a command of Claude Code"),
    ("claude update", "a command of Claude Code"),
    ("ant auth ", "a command of Anthropic's"),
    ("claude-fix {}: turned off", "a comment in a start-up file, whose encoding nobody knows"),
    ("chmod ", "a command"),
    ("direnv exec ", "a command"),
    ("docker ", "a command"),
    ("echo '", "a command"),
    ("printf '%s", "a command"),
    ("import getpass", "a program in Python"),
    ("Start-Process ", "a command of PowerShell"),
    ("Remove-Item ", "a command of PowerShell"),
    ("[Environment]::", "a command of PowerShell"),
    ("security ", "a command of macOS"),
    ("launchctl ", "a command of macOS"),
    ("Set-ItemProperty ", "a command of PowerShell"),
    ("powershell -NoProfile ", "a command of Windows"),
    ("{sudo}", "a command"),
    ("timedatectl ", "a command"),
    ("volumes: ", "a line of a file for containers"),
    ("claude.ai, claude.com", "names of hosts"),
    ("VS Code Insiders", "the name of a program"),
    ("Cloudflare WARP", "the name of a product"),
    ("Proton VPN", "the name of a product"),
    ("Cisco AnyConnect", "the name of a product"),
    ("Claude Code-credentials", "the name of an item in a keychain"),
    ("unavailable in region", "words of a server"),
    ("request not allowed", "words of a server"),
    ("just a moment", "words of a server"),
    ("Pasted({}", "for whoever looks for a fault"),
    ("Facts({}", "for whoever looks for a fault"),
    ("%Y-%m-%d ", "a form of dates"),
    ("C:\\Program Files", "a folder"),
    ("I do not know", "the last answer of every question"),
    ("Opening browser", "words of Claude Code"),
    ("If the browser", "words of Claude Code"),
    ("Signing in", "words of Claude Code"),
    ("Paste code here", "words of Claude Code"),
    ("/login managed key", "words of Claude Code"),
    ("could not be found", "words of macOS"),
    ("interaction is not allowed", "words of macOS"),
    ("Examples:", "clap's: a derive is compiled before a language is chosen"),
    ("claude-fix speaks en, ja and zh", "clap's"),
    ("claude-fix stopped{place}", "said while the program breaks: nothing that could break, too, is asked then"),
    ("where claude", "a command of Windows"),
    ("Get-Command claude", "a command of PowerShell"),
    ("(Get-ChildItem Env:)", "a command of PowerShell"),
    ("printf 'x-api-key", "a command"),
    ("claude -p", "a command"),
    ("IPv6 (AAAA)", "a kind of record"),
    ("<", "a place in the data of a made-up machine"),
    ("no such name", "the data of a made-up machine"),
    ("no route", "the data of a made-up machine"),
    ("Google Trust", "who signs for the API"),
    ("Claude API", "Anthropic's status page"),
    ("Claude Code", "Anthropic's status page"),
    ("All Systems", "Anthropic's status page"),
    ("Major Outage", "Anthropic's status page"),
    ("invalid x-api-key", "the API"),
    ("{version} (Claude Code)", "Claude Code"),
    ("Successfully logged", "Claude Code"),
    ("\\r\\nLogin", "Claude Code"),
    ("{\\n  \\\"numStartups", "a file of Claude Code"),
];

/// A registry whose rows are messages of one file.
struct Registry {
    file: &'static str,
    ids: Vec<&'static str>,
    /// The attributes of every row.
    always: &'static [&'static str],
    /// Those that a row may have.
    sometimes: &'static [&'static str],
}

fn registries() -> Vec<Registry> {
    let judged = claude_fix::causes::ALL.iter().map(|cause| cause.id).collect();
    let checks = claude_fix::checks::ALL.iter().map(|check| check.id).collect();
    let mut all = vec![
        Registry { file: "checks", ids: checks, always: &["title", "why"], sometimes: &[] },
        Registry {
            file: "causes",
            ids: judged,
            always: &["title", "why", "seen", "repair", "by-hand"],
            sometimes: &["prevent", "by-hand-windows", "by-hand-macos"],
        },
        Registry {
            file: "causes",
            ids: elsewhere().collect(),
            always: &["untold", "seen", "repair", "by-hand"],
            sometimes: &["prevent", "by-hand-windows", "by-hand-macos"],
        },
    ];
    let stations = claude_fix::app::walkthrough::Station::ALL.iter().map(|it| it.id()).collect();
    let phone = ["title", "aloud", "sees", "yes", "no", "other"].as_slice();
    all.push(Registry { file: "walkthrough", ids: stations, always: phone, sometimes: &["you"] });
    let cases = claude_fix::app::walkthrough::CASES.to_vec();
    let sometimes = ["sees", "you", "yes", "no", "other"].as_slice();
    all.push(Registry { file: "walkthrough", ids: cases, always: &["aloud"], sometimes });
    all.extend(of_the_repairs());
    all
}

/// The rows of the repairs, the steps of the wizard, the errors that are explained, and the faults of old versions.
fn of_the_repairs() -> Vec<Registry> {
    let row = |file, ids, always| Registry { file, ids, always, sometimes: &[] };
    let made = |before: &str, id: &str| -> &'static str { format!("{before}{id}").leak() };
    let repairs = claude_fix::repairs::ALL.iter().map(|repair| repair.id).collect();
    let unrepaired = claude_fix::repairs::unrepaired::ALL.iter().map(|it| made("none-for-", it.id)).collect();
    let steps = claude_fix::model::step::Step::ALL.iter().map(|step| made("step-", step.id())).collect();
    let data = |text: &str, list: &str, before: &str| -> Vec<&'static str> {
        let data: serde_json::Value = serde_json::from_str(text).unwrap();
        data[list].as_array().unwrap().iter().map(|it| made(before, it["id"].as_str().unwrap())).collect()
    };
    let errors = data(include_str!("../assets/signatures.json"), "signatures", "error-");
    let bugs = data(include_str!("../assets/known-bugs.json"), "bugs", "bug-");
    vec![
        row("repairs", repairs, &["title"]),
        row("repairs", unrepaired, &["because"]),
        row("model", steps, &["title", "question"]),
        Registry { file: "explain", ids: errors, always: &["summary"], sometimes: &["next"] },
        row("explain", bugs, &["what"]),
    ]
}

/// Causes that no judge decides and that have a page all the same.
fn elsewhere() -> impl Iterator<Item = &'static str> {
    include_str!("data/cause-ids.txt").lines().filter(|id| !claude_fix::causes::ALL.iter().any(|it| it.id == *id))
}

/// `file/id` or `file/id.attribute`, and the names of its arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(language: Language) -> Messages {
    let mut found = Messages::new();
    let folder = format!("{}/assets/texts/{}", env!("CARGO_MANIFEST_DIR"), language.code());
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(source.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = format!("{file}/{}", message.id.name);
            let mut insert = |id: String, pattern: &Pattern<&str>| {
                let twice = found.insert(id.clone(), arguments(pattern));
                assert!(twice.is_none(), "{}: {id} is there twice", path.display());
            };
            message.value.iter().for_each(|pattern| insert(id.clone(), pattern));
            message.attributes.iter().for_each(|it| insert(format!("{id}.{}", it.id.name), &it.value));
        }
    }
    found
}

fn arguments(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_arguments(expression, &mut found);
        }
    }
    found
}

fn expression_arguments(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                found.extend(arguments(&variant.value));
            }
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => expression_arguments(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{other:?}: a message holds text and arguments only; write it as a message of its own"),
    }
}

#[test]
fn everything_said_is_there_with_its_arguments_and_nothing_is_left_over() {
    let (english, mut wrong) = (messages(Language::English), Vec::new());
    let mut used = BTreeSet::new();
    for call in said::calls() {
        match english.get(&call.id) {
            None if call.named => continue,
            None => wrong.push(format!("{}: {} is no message of assets/texts/en", call.place, call.id)),
            Some(arguments) if *arguments != call.arguments => {
                wrong
                    .push(format!("{}: {} is given {:?} and holds {arguments:?}", call.place, call.id, call.arguments));
            }
            Some(_) => {}
        }
        used.insert(call.id);
    }
    for Registry { file, ids, always, sometimes } in registries().into_iter().chain(of_the_repairs()) {
        for id in ids {
            let message = |attribute: &&str| format!("{file}/{}.{attribute}", id.replace('.', "-"));
            for attribute in always.iter().map(&message) {
                if !english.contains_key(&attribute) {
                    wrong.push(format!("{attribute} is missing in assets/texts/en"));
                }
                used.insert(attribute);
            }
            used.extend(sometimes.iter().map(message));
        }
    }
    wrong.extend(english.keys().filter(|id| !used.contains(*id)).map(|id| format!("nobody says {id}")));
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_language_says_everything() {
    let english = messages(Language::English);
    let mut wrong = Vec::new();
    for language in Language::ALL.into_iter().filter(|it| *it != Language::English) {
        let theirs = messages(language);
        for (id, arguments) in &english {
            match theirs.get(id) {
                None => wrong.push(format!("{} does not say {id}", language.code())),
                Some(theirs) if theirs != arguments => {
                    wrong.push(format!("{} says {id} with {theirs:?} in place of {arguments:?}", language.code()));
                }
                Some(_) => {}
            }
        }
        let more = theirs.keys().filter(|id| !english.contains_key(*id));
        wrong.extend(more.map(|id| format!("{} says {id}, which is not said in English", language.code())));
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_sentence_stands_in_the_code() {
    let ours = |text: &str| !FOREIGN.iter().any(|(beginning, _)| text.starts_with(beginning));
    let wrong: Vec<String> = said::sentences(SAID)
        .into_iter()
        .filter(|(_, text)| ours(text))
        .map(|(place, text)| format!("{place}: {text:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} belong in assets/texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_reader_of_the_sources_sees_what_it_should() {
    let source = r#"
        /// Words of a comment are fine.
        #[expect(dead_code, reason = "and of an attribute")]
        fn f() {
            say!("ui/one-thing");
            crate::warn!("ui/two", name = g(h, "a word here"), other = x);
            format!("{name} is a sentence");
            vec![say!("ui/in-a-list")];
            column(&["ui/label-of-a-list"]);
            let id = "not-a-sentence";
            let all = vec![say!("ui/three")];
            text.contains("what others say");
            b"some bytes here";
        }
        #[cfg(test)]
        mod tests { fn t() { say!("ui/not-seen"); "nor is this"; } }
    "#;
    let (calls, sentences) = said::read("a.rs", source);
    let ids: Vec<(&str, Vec<&str>)> =
        calls.iter().map(|it| (it.id.as_str(), it.arguments.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        ids,
        [
            ("ui/one-thing", vec![]),
            ("ui/two", vec!["name", "other"]),
            ("ui/in-a-list", vec![]),
            ("ui/label-of-a-list", vec![]),
            ("ui/three", vec![]),
        ]
    );
    let texts: Vec<&str> = sentences.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["a word here", "{name} is a sentence"]);
    assert_eq!(sentences[0].0, "a.rs:6");
}
