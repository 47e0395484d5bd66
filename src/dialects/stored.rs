//! How is a single value put right that is stored by itself, as in Windows' registry? And how is it shown: masked.

use super::rewrite::{Corrections, gone, note, rewritten, without_note};
use super::{CannotEdit, Change};
use crate::model::plan::Rewrite;
use crate::model::secret::Secret;

/// That the variable goes, as a person is shown it.
#[must_use]
pub fn removed(variable: &str, value: &str) -> Change {
    Change { line: 1, before: shown(variable, value), after: Vec::new() }
}

/// The value put right, and what a person is shown of that.
///
/// # Errors
/// [`CannotEdit`]: nothing to do, or it cannot be done there.
pub fn put_right(
    variable: &str,
    value: &str,
    how: &Rewrite,
    corrections: Corrections,
) -> Result<(String, Change), CannotEdit> {
    let note = match how {
        Rewrite::Rename { .. } => {
            return Err(CannotEdit::NotLiteralEnough { line: 1, because: say!("system/registry-not-renamed") });
        }
        Rewrite::Clean => note(value, &corrections(variable, value).unwrap_or_default()),
        Rewrite::Prefix { text } => format!("({text}…)"),
        Rewrite::Without { entries } if gone(value, entries).is_empty() => return Err(CannotEdit::NothingToDo),
        Rewrite::Without { entries } => without_note(entries),
    };
    let new = rewritten(value, variable, how, corrections);
    if new == value {
        return Err(CannotEdit::NothingToDo);
    }
    let after = vec![format!("{}  {note}", shown(variable, &new))];
    Ok((new, Change { line: 1, before: shown(variable, value), after }))
}

/// That this comes before the value, as a person is shown it.
#[must_use]
pub fn prefixed(variable: &str, text: &str) -> Change {
    let [before, after] = [shown(variable, ""), shown(variable, "")];
    Change { line: 1, before, after: vec![format!("{after}  ({text}…)")] }
}

/// Of the value nothing but what everybody may see.
fn shown(variable: &str, value: &str) -> String {
    let print = Secret::new(value.as_bytes().to_vec()).fingerprint();
    format!("{variable}={}", print.as_ref().map_or("…", |print| print.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claude_code::characters::corrections;

    #[test]
    fn a_value_is_put_right_and_never_shown() {
        let key = format!("sk-ant-api03-{}wXyZ", "q".repeat(60));
        let spoilt = format!("sk-ant-api03-\u{200b}{}wXyZ", "q".repeat(60));
        let (new, change) = put_right("ANTHROPIC_API_KEY", &spoilt, &Rewrite::Clean, corrections).unwrap();
        assert_eq!(new, key);
        assert_eq!(change.after, ["ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ  (- U+200B at 14)"]);
        let http = Rewrite::Prefix { text: "http://".to_owned() };
        let (new, change) = put_right("HTTPS_PROXY", "me:pw@a.b:1", &http, corrections).unwrap();
        assert_eq!(new, "http://me:pw@a.b:1");
        assert_eq!((change.before.as_str(), change.after[0].as_str()), ("HTTPS_PROXY=…", "HTTPS_PROXY=…  (http://…)"));
        let entries = Rewrite::Without { entries: vec!["*".to_owned()] };
        assert_eq!(put_right("NO_PROXY", "a,*", &entries, corrections).unwrap().0, "a");
    }

    #[test]
    fn what_needs_nothing_is_left_alone() {
        let http = Rewrite::Prefix { text: "http://".to_owned() };
        assert!(put_right("HTTPS_PROXY", "http://a.b", &http, corrections).is_err());
        assert!(put_right("ANTHROPIC_API_KEY", "sk-ant-api03-x", &Rewrite::Clean, corrections).is_err());
        let entries = Rewrite::Without { entries: vec!["x".to_owned()] };
        assert!(put_right("NO_PROXY", "a,b", &entries, corrections).is_err());
    }
}
