//! The screens in another language than English, in every size and mode.

use std::collections::BTreeMap;
use std::fmt::Write;

use claude_fix::words::{Language, choose};
use unicode_width::UnicodeWidthStr;

use super::frames::{MODES, SIZES, draw, rows, too_small};
use super::samples::{MAIN, file, machine, samples};

/// What no line begins with.
const CLOSES: [char; 8] = ['、', '。', '，', '」', '）', '：', '！', '？'];

/// Holds what every language must on every screen, and compares the main ones.
pub(crate) fn hold(language: Language, compare: impl Fn(&str, String)) {
    choose(language);
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (name, state) in samples().into_iter().filter(|(name, _)| !name.starts_with("hostile")) {
        let mut all = String::new();
        for size in SIZES {
            for (look, kind) in MODES {
                writeln!(all, "{name} {}x{} {kind}", size.0, size.1).unwrap();
                for row in rows(&draw(&state, size, look)) {
                    assert_eq!(row.width(), usize::from(size.0), "{name} {size:?} {kind}: {row}");
                    let text = row.trim_start_matches(['│', '|', ' ']);
                    assert!(!text.starts_with(CLOSES), "{name} {size:?} {kind}: {row}");
                    assert!(!row.starts_with('│') || row.ends_with('│'), "{name} {size:?} {kind}: {row}");
                    writeln!(all, "{}", row.trim_end()).unwrap();
                }
            }
        }
        if MAIN.contains(&name) {
            files.entry(format!("{}_{}", language.code(), file(name))).or_default().push_str(&all);
        }
    }
    files.insert(format!("{}_refusal", language.code()), too_small(&machine::key_overrides_login()));
    for (name, screens) in files {
        compare(&name, screens);
    }
}
