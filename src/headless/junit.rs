//! How does a pipeline read the result? XML in the form of `JUnit`: a test case for each check, a failure where something is broken.

use std::fmt::Write as _;

use crate::model::assessment::{Assessment, Verdict};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::outcome::{Outcome, Row};

/// One document: a test suite, and a test case for each check. A check fails when a diagnosis that is broken rests on
/// what it found; one that does not apply, or could not tell, is skipped. Where the whole could not be told, one more
/// case named `verdict` is an error, as the exit code 3 says.
#[must_use]
pub fn report(assessment: &Assessment) -> String {
    let broken: Vec<&Diagnosis> = assessment.diagnoses.iter().filter(|it| it.severity == Severity::Broken).collect();
    let failed = |row: &Row| -> Vec<&Diagnosis> {
        broken.iter().copied().filter(|it| fails(it, assessment) == Some(row.id)).collect()
    };
    let unknown = assessment.verdict == Verdict::Unknown;
    let (failures, skipped) = assessment.rows.iter().fold((0_usize, 0_usize), |(failures, skipped), row| {
        let fails = !failed(row).is_empty();
        (failures + usize::from(fails), skipped + usize::from(!fails && reason(row).is_some()))
    });
    let tests = assessment.rows.len() + usize::from(unknown);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    let _ = writeln!(
        out,
        "  <testsuite name=\"claude-fix\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{}\" skipped=\"{skipped}\" \
         time=\"{}\" timestamp=\"{}\">",
        usize::from(unknown),
        seconds(assessment.duration_ms),
        assessment.machine.now.iso().trim_end_matches('Z'),
    );
    for row in &assessment.rows {
        case(row, &failed(row), &mut out);
    }
    if unknown {
        let summary = escaped(&assessment.summary);
        let _ = writeln!(
            out,
            "    <testcase classname=\"claude-fix\" name=\"verdict\" time=\"0\">\n      <error message=\"{summary}\" \
             type=\"unknown\"/>\n    </testcase>"
        );
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// The check that fails by a diagnosis: the first of its evidence that found something, or else the first of all.
fn fails(diagnosis: &Diagnosis, assessment: &Assessment) -> Option<&'static str> {
    let rows = || {
        let row = |check: &str| assessment.rows.iter().find(|row| row.id == check);
        diagnosis.because.iter().filter_map(move |because| row(&because.check))
    };
    let found = rows().find(|row| matches!(row.outcome, Outcome::Found { .. }));
    found.or_else(|| rows().next()).or_else(|| assessment.rows.first()).map(|row| row.id)
}

/// Why a check says nothing.
fn reason(row: &Row) -> Option<String> {
    match &row.outcome {
        Outcome::Skipped { because } => Some(because.clone()),
        Outcome::Inconclusive { because, hint } => Some(format!("could not tell: {because} {hint}")),
        Outcome::Healthy { .. } | Outcome::Found { .. } => None,
    }
}

fn case(row: &Row, failed: &[&Diagnosis], out: &mut String) {
    let (group, time) = (row.group.id(), seconds(row.duration_ms));
    let name = escaped(row.id);
    let _ = writeln!(out, "    <testcase classname=\"claude-fix.{group}\" name=\"{name}\" time=\"{time}\">");
    for it in failed {
        let (title, id) = (escaped(&it.title), escaped(&it.id));
        let mut text = it.summary.clone();
        it.because.iter().for_each(|because| text.extend(["\nbecause: ", &because.fact]));
        it.repairs.iter().for_each(|repair| text.extend(["\nrepair: claude-fix fix ", repair]));
        let text = escaped(&text);
        let _ = writeln!(out, "      <failure message=\"{title}\" type=\"{id}\">{text}</failure>");
    }
    if failed.is_empty()
        && let Some(because) = reason(row)
    {
        let because = escaped(&because);
        let _ = writeln!(out, "      <skipped message=\"{because}\"/>");
    }
    let said = escaped(row.outcome.sentence());
    let _ = writeln!(out, "      <system-out>{said}</system-out>\n    </testcase>");
}

fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// Text as XML 1.0 takes it, in an attribute as well: what it cannot hold at all is the sign for a lost character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn any_text_is_xml_that_says_the_same() {
        let text = "a<b> & \"c\"\n\td 認証 ]]> '";
        let document = format!("<a b=\"{0}\">{0}</a>", escaped(text));
        let parsed = roxmltree::Document::parse(&document).unwrap();
        let root = parsed.root_element();
        assert_eq!((root.attribute("b"), root.text()), (Some(text), Some(text)));
        assert_eq!(escaped("\u{1b}[2J\u{0}\r\u{ffff}"), "\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}");
    }
}
