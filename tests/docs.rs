//! Do the generated pages say what the registries say? `UPDATE_DOCS=1 cargo test --test docs` writes them anew.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "a test reads and writes the repository's own pages, and fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use claude_fix::app::walkthrough::Station;
use claude_fix::claude_code::systems;
use claude_fix::model::step::Step;
use claude_fix::words::codes;
use claude_fix::{causes, checks, repairs};

const HEAD: &str = "# Ids

Made from the registries by `tests/docs.rs`; do not edit. These ids are public: they appear in JSON, in commands and in
people's tickets, and never change their meaning.
";

const WALK: &str = "
## Steps of the walkthrough

What is said on the phone; see [help-desk.md](help-desk.md).

| code | title |
| --- | --- |";

const CODES: &str =
    "The code is for the phone: a letter and two digits that cannot be mistaken for others. It is given once, in
`assets/codes.txt`, and never changes.";

const SYSTEMS: &str = "
## Not on every system

Whatever is not named here is for Linux, macOS and Windows. What is named is shown nowhere else.

| id | systems |
| --- | --- |";

fn page() -> Result<String, std::fmt::Error> {
    let mut out = HEAD.to_owned();
    writeln!(out, "\n## Steps\n\n| key | id | title |\n| --- | --- | --- |")?;
    for step in Step::ALL {
        writeln!(out, "| {} | `{}` | {} |", step.digit(), step.id(), step.title())?;
    }
    writeln!(out, "\n## Checks\n\n| id | step | what is looked at | why it matters |\n| --- | --- | --- | --- |")?;
    for check in checks::ALL {
        writeln!(out, "| `{}` | `{}` | {} | {} |", check.id, check.group.id(), check.title(), check.why())?;
    }
    writeln!(out, "{WALK}")?;
    for it in Station::ALL {
        writeln!(out, "| {} | {} |", it.code(), it.text("title"))?;
    }
    writeln!(
        out,
        "\n## Causes\n\n{CODES}\n\n| id | code | step | what is wrong | why it happens |\n| --- | --- | --- | --- | --- |"
    )?;
    for cause in causes::ALL {
        let code = codes::of(cause.id).expect("every cause has a code");
        writeln!(out, "| `{}` | {code} | `{}` | {} | {} |", cause.id, cause.step.id(), cause.title(), cause.why())?;
    }
    writeln!(out, "\n## Known and not told\n\nOf these, nothing is said on the systems named, and this is why:\n")?;
    writeln!(out, "| id | where it happens | why nothing is said |\n| --- | --- | --- |")?;
    for it in causes::elsewhere::ALL {
        let on = it.on().words();
        writeln!(out, "| `{}` | {} | {} |", it.id, on.join(", "), it.because())?;
    }
    writeln!(out, "\n## Repairs\n\n| id | what it does |\n| --- | --- |")?;
    for repair in repairs::ALL {
        writeln!(out, "| `{}` | {} |", repair.id, repair.title())?;
    }
    writeln!(out, "{SYSTEMS}")?;
    for (id, on) in systems::ONLY {
        writeln!(out, "| `{id}` | {} |", on.words().join(", "))?;
    }
    writeln!(out, "\n## Causes without a repair\n\n| id | why there is none |\n| --- | --- |")?;
    for it in repairs::unrepaired::ALL {
        writeln!(out, "| `{}` | {} |", it.id, it.because())?;
    }
    Ok(out)
}

/// What a person reads beside the registry: `assets/texts/en/causes.ftl`, by cause and by kind.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

fn texts() -> Texts {
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
    let source = read("assets/texts/en/causes.ftl");
    let parsed = fluent_syntax::parser::parse(source.as_str()).expect("the texts are written in Fluent");
    let mut texts = Texts::new();
    for entry in parsed.body {
        let Entry::Message(message) = entry else { continue };
        let of_cause = texts.entry(message.id.name.replacen('-', ".", 1)).or_default();
        for attribute in message.attributes {
            let words = attribute.value.elements.iter().map(|element| match element {
                PatternElement::TextElement { value }
                | PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::StringLiteral { value }),
                } => (*value).to_owned(),
                PatternElement::Placeable { .. } => panic!("{}: only strings stand in braces", message.id.name),
            });
            assert!(of_cause.insert(attribute.id.name.to_owned(), words.collect()).is_none(), "{}", message.id.name);
        }
    }
    texts
}

fn cause_page(id: &str, head: &str, texts: &Texts) -> Result<String, std::fmt::Error> {
    let text = |kind: &str| texts.get(id).and_then(|all| all.get(kind));
    let mut out = head.to_owned();
    for (kind, title) in [("seen", "How it is seen"), ("repair", "What claude-fix does"), ("by-hand", "By hand")] {
        let words = text(kind).unwrap_or_else(|| panic!("{id} has no text .{kind} in assets/texts/en/causes.ftl"));
        writeln!(out, "\n## {title}\n\n{words}")?;
    }
    for (kind, system) in [("by-hand-macos", "macOS"), ("by-hand-windows", "Windows")] {
        if let Some(words) = text(kind) {
            writeln!(out, "\nOn {system}: {words}")?;
        }
    }
    if let Some(words) = text("prevent") {
        writeln!(out, "\n## So that it does not come back\n\n{words}")?;
    }
    Ok(out)
}

fn pages() -> Result<BTreeMap<String, String>, std::fmt::Error> {
    let (texts, mut pages) = (texts(), BTreeMap::new());
    let mut index = "# The causes that claude-fix knows\n\nMade by `tests/docs.rs` from the registry and from \
                     `assets/texts/en/causes.ftl`; do not edit.\n\n| id | what is wrong |\n| --- | --- |\n"
        .to_owned();
    for cause in causes::ALL {
        let (id, title) = (cause.id, cause.title());
        let step = cause.step;
        let mut head = format!("# {title}\n\n`{id}` · step {} {}\n\n{}\n", step.digit(), step.title(), cause.why());
        if !cause.consequence_of.is_empty() {
            let of: Vec<String> = cause.consequence_of.iter().map(|id| format!("[`{id}`]({id}.md)")).collect();
            writeln!(head, "\nNot told where it only follows from {}.", of.join(" or "))?;
        }
        let page = cause_page(id, &head, &texts)?;
        pages.insert(format!("{id}.md"), format!("{page}\n## Read more\n\n<{}>\n", cause.docs));
        writeln!(index, "| [`{id}`]({id}.md) | {title} |")?;
    }
    for it in causes::elsewhere::ALL {
        let on = it.on().words();
        let head = format!("# `{}`\n\nNot told on {}: {}\n", it.id, on.join(", "), it.because());
        pages.insert(format!("{}.md", it.id), cause_page(it.id, &head, &texts)?);
        writeln!(index, "| [`{0}`]({0}.md) | not told: {1} |", it.id, it.because())?;
    }
    let nobodys: Vec<&String> = texts.keys().filter(|id| !pages.contains_key(&format!("{id}.md"))).collect();
    assert!(nobodys.is_empty(), "texts of causes that do not exist: {nobodys:?}");
    pages.insert("README.md".to_owned(), index);
    Ok(pages)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(in_repository(name)).unwrap_or_default().replace("\r\n", "\n")
}

fn in_repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The code that is given to a cause: by its id, and the next one that is free.
fn free_code(id: &str, taken: &BTreeSet<String>) -> String {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let (letters, digits) = (codes::LETTERS.map(|it| it.0), codes::DIGITS.map(|it| it.0));
    let all = letters.len() * digits.len() * digits.len();
    let begin = usize::try_from(hash).expect("a number") % all;
    let code = |at: usize| {
        let at = at % all;
        [letters[at / 64], digits[at / 8 % 8], digits[at % 8]].iter().collect::<String>()
    };
    (begin..begin + all).map(code).find(|code| !taken.contains(code)).expect("a code that is free")
}

#[test]
fn every_cause_has_a_code_of_its_own_that_can_be_said() {
    let mut known = codes::all();
    let missing = |known: &[(String, String)]| -> Vec<&str> {
        let has = |id: &str| known.iter().any(|(_, cause)| cause == id);
        causes::ALL.iter().map(|cause| cause.id).filter(|id| !has(id)).collect()
    };
    if std::env::var_os("UPDATE_DOCS").is_some() && !missing(&known).is_empty() {
        let mut text = read("assets/codes.txt");
        for id in missing(&known.clone()) {
            let code = free_code(id, &known.iter().map(|(code, _)| code.clone()).collect());
            writeln!(text, "{code} {id}").unwrap();
            known.push((code, id.to_owned()));
        }
        std::fs::write(in_repository("assets/codes.txt"), text).unwrap();
        panic!("new codes were given: run it once more, so that they are packed");
    }
    assert_eq!(missing(&known), Vec::<&str>::new(), "assets/codes.txt: UPDATE_DOCS=1 cargo test --test docs");
    let taken: BTreeSet<String> = known.iter().map(|(code, _)| code.clone()).collect();
    assert_eq!(taken.len(), known.len(), "a code is given twice");
    assert_eq!(known.iter().map(|(_, id)| id).collect::<BTreeSet<_>>().len(), known.len(), "a cause has two codes");
    for code in &taken {
        assert_eq!((code.len(), codes::spoken(code).split(' ').count()), (3, 3), "{code}");
        assert!(!codes::LETTERS.iter().any(|(letter, _)| Station::ALL.iter().any(|it| it.code().starts_with(*letter))));
    }
}

#[test]
fn what_is_not_for_every_system_exists() {
    let all = checks::ALL.iter().map(|it| it.id).chain(repairs::ALL.iter().map(|it| it.id));
    let all = all.chain(causes::ALL.iter().map(|it| it.id)).chain(causes::elsewhere::ALL.iter().map(|it| it.id));
    let (all, only): (BTreeSet<&str>, BTreeSet<&str>) = (all.collect(), systems::ONLY.iter().map(|it| it.0).collect());
    assert_eq!(only.len(), systems::ONLY.len(), "one is named twice");
    assert_eq!(only.difference(&all).collect::<Vec<_>>(), Vec::<&&str>::new(), "no such id");
    assert!(systems::ONLY.iter().all(|it| it.1 != systems::of("login.expired")), "it is for every system");
}

#[test]
fn what_the_page_of_systems_points_at_is_there() {
    let page = read("docs/platforms.md");
    let marked =
        page.split('`').skip(1).step_by(2).filter_map(|words| words.split(' ').find(|word| word.contains('/')));
    let ours: Vec<&str> =
        marked.filter(|word| [".ci/", ".github/", "tests/"].iter().any(|it| word.starts_with(it))).collect();
    assert!(ours.len() > 5, "{ours:?}");
    let gone: Vec<&&str> = ours.iter().filter(|path| !in_repository(path).exists()).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// The files of tests that are not built for Windows, or do nothing there, by what they say themselves.
fn not_for_windows() -> BTreeSet<String> {
    let elsewhere = ["target_os = \"linux\"", "unix"];
    let mut all = BTreeSet::from(["ports_contract".to_owned()]);
    for entry in std::fs::read_dir(in_repository("tests")).expect("the folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(name) = name.strip_suffix(".rs") else { continue };
        let text = read(&format!("tests/{name}.rs"));
        let whole = elsewhere.iter().any(|it| text.contains(&format!("\n#![cfg({it})]\n")));
        if whole || text.contains("\n#![cfg_attr(\n    target_os = \"linux\",\n") {
            all.insert(name.to_owned());
        }
    }
    let (parts, mut before) = (read("tests/ports_contract/main.rs"), "");
    for line in parts.lines() {
        let module = line.strip_prefix("mod ").and_then(|line| line.strip_suffix(';'));
        if let Some(module) = module.filter(|_| elsewhere.iter().any(|it| before == format!("#[cfg({it})]"))) {
            all.insert(module.to_owned());
        }
        before = line;
    }
    all
}

#[test]
fn what_is_left_out_under_wine_is_named() {
    let page = read("tests/README.md");
    let (_, table) = page.split_once("| on what | which |\n").expect("the table");
    let (table, after) = table.split_once("\n\n").expect("its end");
    let which = table.lines().filter_map(|line| line.rsplit('|').nth(1));
    let named: BTreeSet<String> = which
        .flat_map(|it| it.split('`').skip(1).step_by(2))
        .filter(|it| !it.starts_with('-'))
        .map(str::to_owned)
        .collect();
    assert_eq!(named, not_for_windows(), "the table of tests/README.md");
    assert!(after.contains("of what is built are `ignored` on Windows"), "{after}");
}

/// Where a page of this repository points at another of its files.
fn links(page: &str) -> Vec<String> {
    let text = read(page);
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target.to_owned());
    targets.filter(|it| !it.contains("://") && !it.starts_with('#')).collect()
}

#[test]
fn every_link_of_a_page_leads_somewhere() {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return; // the pages are being written anew
    }
    let folder = |folder: &str| {
        let all = std::fs::read_dir(in_repository(folder)).unwrap().map(|it| it.unwrap().path());
        let pages = all.filter(|path| path.extension().is_some_and(|it| it == "md"));
        pages.map(|path| format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap())).collect::<Vec<_>>()
    };
    let pages = [folder("."), folder("docs"), folder("docs/causes"), folder("tests")].concat();
    let mut seen = 0;
    for page in pages {
        for link in links(&page) {
            let file = link.split('#').next().unwrap_or_default();
            let whole = in_repository(&page).parent().unwrap().join(file);
            assert!(whole.exists(), "{page} points at {link}");
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} links");
}

#[test]
fn the_page_of_ids_is_fresh() {
    let wanted = page().unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(in_repository("docs/ids.md"), &wanted).unwrap();
    }
    assert!(read("docs/ids.md") == wanted, "docs/ids.md is stale: UPDATE_DOCS=1 cargo test --test docs");
}

#[test]
fn every_cause_has_a_fresh_page() {
    let (wanted, folder) = (pages().unwrap(), in_repository("docs/causes"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in &wanted {
            std::fs::write(folder.join(name), text).unwrap();
        }
    }
    let there = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = there.collect();
    assert_eq!(there, wanted.keys().cloned().collect(), "docs/causes: UPDATE_DOCS=1 cargo test --test docs");
    for (name, text) in wanted {
        assert!(read(&format!("docs/causes/{name}")) == text, "{name} is stale: UPDATE_DOCS=1 cargo test --test docs");
    }
}
