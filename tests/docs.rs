//! Do the generated pages say what the registries say? `UPDATE_DOCS=1 cargo test --test docs` writes them anew.
#![expect(clippy::disallowed_methods, reason = "a test reads and writes the repository's own pages")]

use std::fmt::Write;

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
        writeln!(out, "| `{}` | `{}` | {} | {} |", check.id, check.group.id(), check.title, check.why)?;
    }
    writeln!(out, "\n## Causes\n\n| id | step | what is wrong | why it happens |\n| --- | --- | --- | --- |")?;
    for cause in causes::ALL {
        writeln!(out, "| `{}` | `{}` | {} | {} |", cause.id, cause.step.id(), cause.title, cause.why)?;
    }
    writeln!(out, "\n## Known and not told\n\nOf these, nothing is said on the systems named, and this is why:\n")?;
    writeln!(out, "| id | where it happens | why nothing is said |\n| --- | --- | --- |")?;
    for it in causes::elsewhere::ALL {
        let on: Vec<&str> = it.on.iter().map(|os| os.word()).collect();
        writeln!(out, "| `{}` | {} | {} |", it.id, on.join(", "), it.because)?;
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

#[test]
fn the_page_of_ids_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ids.md");
    let wanted = page().unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "docs/ids.md is stale: UPDATE_DOCS=1 cargo test --test docs");
}
