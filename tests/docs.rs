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

use claude_fix::model::step::Step;
use claude_fix::{causes, checks, repairs};

const HEAD: &str = "# Ids

Made from the registries by `tests/docs.rs`; do not edit. These ids are public: they appear in JSON, in commands and in
people's tickets, and never change their meaning.
";

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
    writeln!(out, "\n## Causes\n\n| id | step | what is wrong | why it happens |\n| --- | --- | --- | --- |")?;
    for cause in causes::ALL {
        writeln!(out, "| `{}` | `{}` | {} | {} |", cause.id, cause.step.id(), cause.title(), cause.why())?;
    }
    writeln!(out, "\n## Known and not told\n\nOf these, nothing is said on the systems named, and this is why:\n")?;
    writeln!(out, "| id | where it happens | why nothing is said |\n| --- | --- | --- |")?;
    for it in causes::elsewhere::ALL {
        let on: Vec<&str> = it.on.iter().map(|os| os.word()).collect();
        writeln!(out, "| `{}` | {} | {} |", it.id, on.join(", "), it.because())?;
    }
    writeln!(out, "\n## Repairs\n\n| id | what it does |\n| --- | --- |")?;
    for repair in repairs::ALL {
        writeln!(out, "| `{}` | {} |", repair.id, repair.title)?;
    }
    writeln!(out, "\n## Causes without a repair\n\n| id | why there is none |\n| --- | --- |")?;
    for it in repairs::unrepaired::ALL {
        writeln!(out, "| `{}` | {} |", it.id, it.because)?;
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
        let on: Vec<&str> = it.on.iter().map(|os| os.word()).collect();
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
