//! Does a text hold this phrase? Letters and digits count, `#` is any number, `…` is a few other words.

use super::normalise::{Squeezed, is_foreign, is_wide};

/// The most letters and digits that `…` stands for.
const FEW: usize = 160;

/// A phrase as it stands in the data, ready to be looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    /// The whole phrase, if it holds letters of another script than Latin.
    wide: Option<String>,
}

/// What stands between two `…`.
#[derive(Debug)]
struct Part {
    /// Must a full stop stand before it, as in `.claude`?
    dotted: bool,
    /// Literals, with a number between each two.
    literals: Vec<String>,
}

/// Where a phrase was found, in letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Pattern {
    /// Reads a phrase; `None` if nothing in it can be compared.
    pub(super) fn new(phrase: &str) -> Option<Self> {
        let parts: Vec<Part> = phrase.split('…').map(Part::new).collect();
        let foreign = phrase.chars().any(is_foreign);
        let wide = foreign.then(|| phrase.chars().filter(|c| is_wide(*c)).flat_map(char::to_lowercase).collect());
        let compared = |part: &Part| part.literals.first().is_some_and(|first| !first.is_empty());
        parts.iter().all(compared).then_some(Self { parts, wide })
    }

    /// The first place at or behind `from` where the text holds the phrase as words of their own.
    pub(super) fn find(&self, text: &Squeezed, from: usize) -> Option<Found> {
        if self.wide.as_ref().is_some_and(|wide| !text.wide.contains(wide.as_str())) {
            return None;
        }
        let (first, others) = self.parts.split_first()?;
        let mut from = from;
        loop {
            let Found { start, mut end } = first.find(text, from, text.letters.len())?;
            let whole = others.iter().all(|part| {
                let limit = text.letters.len().min(end + FEW + part.literals.iter().map(String::len).sum::<usize>());
                part.find(text, end, limit).is_some_and(|found| {
                    end = found.end;
                    true
                })
            });
            if whole {
                return Some(Found { start, end });
            }
            from = start + 1;
        }
    }
}

impl Part {
    fn new(phrase: &str) -> Self {
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        Self {
            dotted: phrase.trim_start().starts_with('.'),
            literals: phrase.split('#').map(|literal| letters(literal).to_ascii_lowercase()).collect(),
        }
    }

    /// The first place between `from` and `limit`, with an edge at both ends.
    fn find(&self, text: &Squeezed, from: usize, limit: usize) -> Option<Found> {
        let first = self.literals.first()?;
        let mut from = from;
        loop {
            let start = from + text.letters.get(from..limit)?.find(first.as_str())?;
            if let Some(end) = self.matches(text, start) {
                return Some(Found { start, end });
            }
            from = start + 1;
        }
    }

    /// Where the part ends if it begins here.
    fn matches(&self, text: &Squeezed, start: usize) -> Option<usize> {
        let letters = text.letters.as_bytes();
        let digit = |at: usize| letters.get(at).is_some_and(u8::is_ascii_digit);
        let (first, others) = self.literals.split_first()?;
        if !text.edge(start, digit(start)) || (self.dotted && !text.dotted(start)) {
            return None;
        }
        let mut end = start + first.len();
        for literal in others {
            let number = end;
            while digit(end) {
                end += 1;
            }
            if number == end || !text.letters[end..].starts_with(literal.as_str()) {
                return None;
            }
            end += literal.len();
        }
        text.edge(end, digit(end - 1)).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(phrase: &str, text: &str) -> bool {
        Pattern::new(phrase).expect("a phrase").find(&Squeezed::new(text), 0).is_some()
    }

    #[test]
    fn separators_and_case_make_no_difference() {
        let phrase = "Not logged in · Please run /login";
        for text in [
            "not logged in - please run /login",
            "Not logged in • Please run\n│ /log\n│ in",
            "…Not logged in—Please run /login.",
        ] {
            assert!(holds(phrase, text), "{text}");
        }
        assert!(!holds(phrase, "Not logged in · Please run /logins"));
    }

    #[test]
    fn numbers_stand_alone() {
        assert!(holds("529", "HTTP 529 Overloaded"));
        assert!(!holds("529", "req_011C529abc") && !holds("529", "15293"));
        assert!(holds("timeout of #ms exceeded", "timeout of 15000ms exceeded"));
        assert!(!holds("timeout of #ms exceeded", "timeout of ms exceeded"));
        assert!(holds("exited with code #", "exited with code 137."));
    }

    #[test]
    fn a_few_words_may_stand_between() {
        assert!(holds("EACCES … .claude", "EACCES: permission denied, open '/home/u/.claude.json'"));
        assert!(!holds("EACCES … .claude", "EACCES: permission denied, open '/home/u/claude/x'"));
        assert!(!holds("EACCES … .claude", &format!("EACCES {} .claude", "x".repeat(200))));
        assert!(holds("a … b", "a x a y b"));
    }

    #[test]
    fn other_scripts_are_read_where_a_phrase_has_them() {
        for text in ["bash: claude: 未找到命令", "claude：未找\n│ 到命令", "CLAUDE 未找到命令"] {
            assert!(holds("claude: 未找到命令", text), "{text}");
        }
        assert!(!holds("claude: 未找到命令", "docker: 未找到命令\nclaude is there"));
        assert!(!holds("claude: 未找到命令", "claude2: 未找到命令") && !holds("claude: 未找到命令", "claude"));
        assert!(holds("claude: команда не найдена", "bash: claude: команда не найдена"));
    }

    #[test]
    fn glued_lines_are_told_apart() {
        assert!(holds("Invalid API key", "credentialsInvalid API keyOAuth token"));
    }
}
