//! Is every screen looked at, in every size and mode?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use super::compare;
use super::frames::{MODES, SIZES, draw, text};
use super::samples::{MAIN, file, samples};

/// What decides how a screen looks: the file, the enum, and how a state says it. Each of its variants is a row.
const KINDS: [(&str, &str, &[&str]); 17] = [
    ("app/state.rs", "Screen", &["screen: "]),
    ("app/state.rs", "Dialog", &["dialog: Some("]),
    ("app/state.rs", "Question", &["question: "]),
    ("app/event.rs", "Ended", &["ended: "]),
    ("app/event.rs", "ClaudeSays", &["claude_says: Some("]),
    ("app/walkthrough.rs", "Station", &["walkthrough: Some(Walkthrough { at: "]),
    ("app/walkthrough.rs", "Field", &["field: "]),
    ("app/about.rs", "Subject", &["About { all: ["]),
    ("app/new_key.rs", "Stage", &["stage: "]),
    ("app/pane.rs", "Note", &["note: Some("]),
    ("app/pane.rs", "Ending", &["ending: Some("]),
    ("app/report.rs", "Made", &["made: Some("]),
    ("model/step.rs", "Step", &["screen: Step("]),
    ("model/plan.rs", "Step", &["steps: [", "}, "]),
    ("model/plan.rs", "Purpose", &["purpose: "]),
    ("model/assessment.rs", "Verdict", &["verdict: "]),
    ("model/diagnosis.rs", "Severity", &["severity: "]),
];

/// The variants of an enum, as its source names them.
fn variants(file: &str, name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    let source = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let own = body.lines().filter_map(|line| line.strip_prefix("    "));
    let named = own.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    named.map(|line| line.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()).collect()
}

#[test]
fn every_kind_of_screen_has_a_sample() {
    let shown: Vec<String> = samples().iter().map(|(_, state)| format!("{state:?}")).collect();
    for (path, name, says) in KINDS {
        let all = variants(path, name);
        assert!(all.len() > 1, "{path}: {name} is not read");
        for variant in all {
            let row = |state: &String| {
                says.iter().any(|says| {
                    let said = format!("{says}{variant}");
                    state.split(&said).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
                })
            };
            assert!(shown.iter().any(row), "no sample shows {name}::{variant}: add a row in tests/support/samples.rs");
        }
    }
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn every_screen_in_every_size() {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for (name, state) in &samples() {
        let all = files.entry(file(name)).or_default();
        for (columns, rows) in SIZES {
            for (look, kind) in MODES {
                let shown = text(&draw(state, (columns, rows), look));
                let sample = if name.contains('/') { format!("{name} ") } else { String::new() };
                writeln!(all, "{sample}{columns}x{rows} {kind}\n{shown}").unwrap();
            }
        }
    }
    for (name, all) in files {
        compare(name, &all);
    }
}

#[test]
fn no_name_is_used_twice_and_no_picture_is_left_over() {
    let names: Vec<&str> = samples().iter().map(|(name, _)| *name).collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(once.len(), names.len());
    let mut expected: BTreeSet<String> = names.iter().map(|name| format!("screens__{}", file(name))).collect();
    expected.extend(["screens__refusal", "screens_ja__ja_refusal", "screens_zh__zh_refusal"].map(str::to_owned));
    for name in MAIN {
        assert!(once.contains(name), "{name} is no sample");
        let name = file(name);
        expected.extend([
            format!("screens__{name}_styles"),
            format!("screens_ja__ja_{name}"),
            format!("screens_zh__zh_{name}"),
        ]);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let kept = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let kept: BTreeSet<String> = kept
        .filter(|it| it.starts_with("screens"))
        .filter_map(|it| Some(it.strip_suffix(".snap")?.to_owned()))
        .collect();
    assert_eq!(kept.symmetric_difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new());
}
