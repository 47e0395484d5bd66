//! What does Claude Code make of what an `apiKeyHelper` did? One word of printable ASCII, or a failure.

use super::characters::odd;
use crate::model::secret::Secret;

/// The longest key that Claude Code takes, in characters (documented).
const LONGEST: usize = 16_384;

/// The key that the program printed, trimmed as Claude Code does, or what it did instead, as half a sentence.
///
/// # Errors
/// Why Claude Code cannot use it (read in 2.1.329: a code other than 0, nothing printed, no single printable word).
pub fn judge(code: Option<i32>, signal: Option<i32>, stdout: &Secret) -> Result<Secret, String> {
    match (code, signal) {
        (Some(0), _) => {}
        (Some(126), _) => return Err(say!("rules/program-may-not-be-run")),
        (Some(127), _) => return Err(say!("rules/program-not-found")),
        (Some(code), _) => return Err(say!("rules/program-ends-with-code", code = code)),
        (None, Some(signal)) => return Err(say!("rules/program-ended-by-signal", signal = signal)),
        (None, None) => return Err(say!("rules/program-ended-without-code")),
    }
    let Ok(text) = std::str::from_utf8(stdout.expose()) else {
        return Err(say!("rules/program-prints-no-text"));
    };
    let key = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if key.is_empty() {
        return Err(say!("rules/program-prints-nothing"));
    }
    let lines = key.lines().filter(|line| !line.trim().is_empty()).count();
    if lines > 1 {
        return Err(say!("rules/program-prints-lines", lines = lines));
    }
    if key.contains(' ') {
        return Err(say!("rules/program-prints-words"));
    }
    // a quote is printable: the API decides about it
    if let Some(odd) = odd(key).into_iter().find(|odd| !odd.character.is_ascii_graphic()) {
        let name = odd.found().name.to_lowercase();
        return Err(say!(
            "rules/program-prints-odd-key",
            name = name,
            code_point = odd.code_point(),
            position = odd.position
        ));
    }
    let length = key.chars().count();
    if length > LONGEST {
        return Err(say!("rules/program-prints-too-much", length = length));
    }
    Ok(Secret::new(key.as_bytes().to_vec()))
}

/// Whether the command names a program by a path from the working folder, so that a project can bring its own.
#[must_use]
pub fn led_by_folder(command: &str) -> bool {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, ';' | '|' | '&' | '(' | ')' | '"' | '\'' | '`' | '=' | '<' | '>');
    let mut words = command.split(apart).filter(|word| !word.is_empty());
    let relative = |word: &str| word.starts_with("./") || word.starts_with("../") || word.starts_with(".\\");
    let first = words.clone().next().unwrap_or_default();
    let rooted = first.starts_with(['/', '~', '$', '%', '\\']) || first.get(1..2) == Some(":");
    words.any(relative) || (first.contains(['/', '\\']) && !rooted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Result<String, String> {
        let made = judge(Some(0), None, &Secret::new(text.as_bytes().to_vec()));
        made.map(|key| String::from_utf8_lossy(key.expose()).into_owned())
    }

    #[test]
    fn edges_are_trimmed_and_anything_else_is_told() {
        for fine in ["key", "key\n", " \u{feff}key\u{a0}\r\n", "\n\nkey\n\n"] {
            assert_eq!(printed(fine).as_deref(), Ok("key"), "{fine:?}");
        }
        for (text, words) in [
            ("", "without printing"),
            (" \n\t", "without printing"),
            ("Welcome\nkey\n", "2 lines"),
            ("the key", "several words"),
            ("ke\u{200b}y", "zero width space (U+200B) at character 3"),
            ("\u{1b}[32mkey\u{1b}[0m", "(U+001B) at character 1"),
            ("kéy", "(U+00E9) at character 2"),
        ] {
            assert!(printed(text).is_err_and(|because| because.contains(words)), "{text:?}");
        }
        assert!(printed(&"k".repeat(LONGEST)).is_ok());
        assert!(printed(&"k".repeat(LONGEST + 1)).is_err_and(|because| because.contains("16385")));
        assert!(judge(Some(0), None, &Secret::new(vec![0xff])).is_err_and(|because| because.contains("no text")));
    }

    #[test]
    fn the_code_comes_before_what_was_printed() {
        let of = |code, signal| judge(code, signal, &Secret::new(b"key".to_vec())).err().unwrap_or_default();
        assert_eq!(of(Some(127), None), "was not found (code 127)");
        assert_eq!(of(Some(126), None), "may not be run (code 126)");
        assert_eq!(of(Some(3), None), "ends with code 3");
        assert_eq!(of(None, Some(9)), "was ended by signal 9");
        assert_eq!(of(None, None), "ended without a code");
    }

    #[test]
    fn a_program_of_the_folder_is_known() {
        for led in ["./get-key", "bin/get-key", "bash ./key.sh", "sh -c '../key'", ".\\key.cmd", "A=1; ./x"] {
            assert!(led_by_folder(led), "{led}");
        }
        for own in ["/opt/get-key", "~/bin/key", "$HOME/key.sh", "get-key", "op read op://vault/item/key", "C:\\k.exe"]
        {
            assert!(!led_by_folder(own), "{own}");
        }
    }
}
