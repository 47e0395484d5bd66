//! What does a start-up file make of a word that a person types? The alias or the function of that name that counts.

use super::bytes::{Lines, part};
use super::lexer::{Kind, Lexer};
use super::literal;
use super::script::Span;
use crate::model::source::Dialect;

/// What a word is made to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The 1-based line.
    pub line: u32,
    /// What an alias stands for, quotes removed, `~` and `$HOME` as written; `None` for a function, and where only
    /// running the shell could tell.
    pub stands_for: Option<String>,
}

/// The last alias or function of this name, unless it is taken away again. Whether its line is ever reached, only the
/// shell knows.
#[must_use]
pub fn meaning(dialect: Dialect, text: &[u8], word: &str) -> Option<Meaning> {
    if dialect == Dialect::Environment {
        return None;
    }
    let mut reader = Reader { text, word: word.as_bytes(), fish: dialect == Dialect::Fish, found: None };
    reader.run();
    let (at, stands_for) = reader.found?;
    Some(Meaning { line: Lines::new(text).of(at), stands_for })
}

struct Reader<'a> {
    text: &'a [u8],
    word: &'a [u8],
    fish: bool,
    found: Option<(usize, Option<String>)>,
}

impl Reader<'_> {
    fn run(&mut self) {
        let mut lexer = Lexer::new(self.text);
        let mut words: Vec<Span> = Vec::new();
        loop {
            let (kind, span) = lexer.next(words.is_empty(), false);
            match kind {
                Kind::Word => words.push(span),
                Kind::Redirection | Kind::Test => {}
                Kind::Parentheses => {
                    if let [.., name] = words.as_slice()
                        && self.raw(*name) == self.word
                    {
                        self.found = Some((name.start, None));
                    }
                    words.clear();
                }
                _ => {
                    self.command(&words);
                    words.clear();
                    if kind == Kind::End {
                        return;
                    }
                    if kind == Kind::Newline {
                        lexer.start_line();
                    }
                }
            }
        }
    }

    fn raw(&self, span: Span) -> &[u8] {
        let raw = part(self.text, span.start, span.end);
        raw.strip_suffix(b"\r").unwrap_or(raw)
    }

    fn plain(&self, span: Span) -> Option<Vec<u8>> {
        if self.fish { literal::fish_path(self.raw(span)) } else { literal::posix_path(self.raw(span)) }
    }

    fn command(&mut self, words: &[Span]) {
        const BEFORE: [&[u8]; 10] = [b"then", b"do", b"else", b"{", b"!", b"if", b"and", b"or", b"builtin", b"command"];
        let skipped = words.iter().take_while(|word| BEFORE.contains(&self.raw(**word))).count();
        let Some((first, rest)) = words.get(skipped..).and_then(<[Span]>::split_first) else { return };
        let operands = || rest.iter().filter(|word| !self.raw(**word).starts_with(b"-"));
        let named = || operands().any(|word| self.raw(*word) == self.word);
        let option = |name: &[u8]| rest.iter().any(|word| self.raw(*word) == name);
        match self.raw(*first) {
            b"alias" => self.alias(first.start, rest),
            b"function" if operands().next().is_some_and(|word| self.raw(*word) == self.word) => {
                self.found = Some((first.start, None));
            }
            b"unalias" | b"unfunction" if named() || option(b"-a") => self.found = None,
            b"unset" if named() && option(b"-f") => self.found = None,
            b"functions" if named() && (option(b"-e") || option(b"--erase")) => self.found = None,
            _ => {}
        }
    }

    fn alias(&mut self, at: usize, rest: &[Span]) {
        let mut words = rest.iter().filter(|word| !self.raw(**word).starts_with(b"-"));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
        let prefix = [self.word, b"="].concat();
        let mut found = None;
        while let Some(word) = words.next() {
            let raw = self.raw(*word);
            if self.fish && raw == self.word {
                let meant: Option<Vec<_>> = words.by_ref().map(|word| self.plain(*word).and_then(text)).collect();
                found = meant.filter(|meant| !meant.is_empty()).map(|meant| Some(meant.join(" ")));
            } else if let Some(plain) = self.plain(*word) {
                found = plain.strip_prefix(prefix.as_slice()).map(|value| text(value.to_vec())).or(found);
            } else if raw.starts_with(&prefix) {
                found = Some(None);
            }
        }
        if let Some(stands_for) = found {
            self.found = Some((at, stands_for));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posix(text: &str) -> Option<Meaning> {
        meaning(Dialect::Posix, text.as_bytes(), "claude")
    }

    /// A function, or what only the shell can tell.
    const UNKNOWN: Option<Meaning> = Some(Meaning { line: 1, stands_for: None });

    fn alias(found: Option<Meaning>, line: u32, stands_for: &str) {
        let expected = (line, Some(stands_for.to_owned()));
        assert_eq!(found.map(|it| (it.line, it.stands_for)), Some(expected));
    }

    #[test]
    fn the_last_alias_counts() {
        alias(posix("alias claude=\"$HOME/.claude/local/claude\"\n"), 1, "$HOME/.claude/local/claude");
        alias(posix("alias ll='ls -l' claude='~/.claude/local/claude'"), 1, "~/.claude/local/claude");
        alias(posix("alias claude=a\n\nalias claude='claude --verbose'\n"), 3, "claude --verbose");
        alias(posix("if [ -x /x ]; then alias claude=/x; fi"), 1, "/x");
        alias(posix("[[ -x /x ]] && alias -g claude=/x"), 1, "/x");
        assert_eq!(posix("alias claude=$(which claude)"), UNKNOWN);
        alias(posix("alias claude=/x\r\n"), 1, "/x");
    }

    #[test]
    fn functions_are_seen_and_not_read() {
        for text in [
            "claude() { command claude \"$@\"; }",
            "claude () {\n}",
            "function claude {\n}",
            "function claude() { x; }",
        ] {
            assert_eq!(posix(text), UNKNOWN, "{text}");
        }
    }

    #[test]
    fn what_is_no_alias_of_it_is_none() {
        for text in [
            "",
            "# alias claude=/x",
            "alias",
            "alias claude",
            "alias claudette=/x",
            "echo alias claude=/x",
            "alias claude=/x; unalias claude",
            "claude() { x; }; unset -f claude",
            "cat <<E\nalias claude=/x\nE\n",
            "'",
            "\u{0}",
        ] {
            assert_eq!(posix(text), None, "{text:?}");
        }
    }

    #[test]
    fn fish_writes_it_in_two_words() {
        let fish = |text: &str| meaning(Dialect::Fish, text.as_bytes(), "claude");
        alias(fish("alias claude '/x/claude --a'"), 1, "/x/claude --a");
        alias(fish("alias claude=/x"), 1, "/x");
        assert_eq!(fish("function claude --wraps claude\n  /x $argv\nend"), UNKNOWN);
        assert_eq!(fish("alias claude /x\nfunctions -e claude"), None);
        assert_eq!(meaning(Dialect::Environment, b"alias claude=/x", "claude"), None);
    }
}
