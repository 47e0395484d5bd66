//! What does a Rust file say, once its comments, strings and test modules are taken away? Enough of a lexer to ask.

/// A file split by kind of text. Each part is as long as the file and keeps its line breaks, so that lines can be counted.
pub(crate) struct Source {
    /// Comments and the insides of literals are blank.
    pub(crate) code: String,
    /// Everything but comments is blank.
    pub(crate) comments: String,
}

/// A path as written, `use` trees taken apart: `use a::{b, c::d}` is `a::b` and `a::c::d`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let (mut code, mut comments) = (String::new(), String::new());
        let mut at = 0;
        while at < chars.len() {
            let (end, kind) = piece(&chars, at);
            for &c in &chars[at..end] {
                let blank = if c == '\n' { '\n' } else { ' ' };
                code.push(if kind == Kind::Code { c } else { blank });
                comments.push(if kind == Kind::Comment { c } else { blank });
            }
            at = end;
        }
        Self { code, comments }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// The end and the kind of the piece of text that begins at `at`.
fn piece(chars: &[char], at: usize) -> (usize, Kind) {
    let next = |n: usize| chars.get(at + n).copied().unwrap_or('\0');
    match (chars[at], next(1)) {
        ('/', '/') => (find(chars, at, |c| c == '\n'), Kind::Comment),
        ('/', '*') => (block_comment(chars, at), Kind::Comment),
        ('"', _) => (quoted(chars, at, '"'), Kind::Literal),
        // 'a' and '\n' are characters, 'a without a closing quote is a lifetime
        ('\'', '\\') => (quoted(chars, at, '\''), Kind::Literal),
        ('\'', _) if next(2) == '\'' => (at + 3, Kind::Literal),
        ('r' | 'b' | 'c', _) => match raw_string(chars, at) {
            Some(end) => (end, Kind::Literal),
            None => (word_end(chars, at), Kind::Code),
        },
        (c, _) if is_word(c) => (word_end(chars, at), Kind::Code),
        _ => (at + 1, Kind::Code),
    }
}

fn find(chars: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    chars[from..].iter().position(|&c| wanted(c)).map_or(chars.len(), |n| from + n)
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn word_end(chars: &[char], at: usize) -> usize {
    find(chars, at, |c| !is_word(c))
}

fn block_comment(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            break;
        }
    }
    i.min(chars.len())
}

fn quoted(chars: &[char], at: usize, quote: char) -> usize {
    let mut i = at + 1;
    while i < chars.len() && chars[i] != quote {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    (i + 1).min(chars.len())
}

/// `r"…"`, `r#"…"#`, `br"…"` and their like; `b"…"` and `c"…"` follow by themselves, being a word and a string.
fn raw_string(chars: &[char], at: usize) -> Option<usize> {
    let word = word_end(chars, at);
    let prefix: String = chars[at..word].iter().collect();
    if !["r", "br", "cr"].contains(&prefix.as_str()) {
        return None;
    }
    let open = find(chars, word, |c| c != '#');
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', open - word)).collect();
    let body = open + 1;
    let found = chars[body..].windows(close.len()).position(|window| window == close);
    Some(found.map_or(chars.len(), |n| body + n + close.len()))
}

/// Words, `::`, and every other character by itself.
pub(crate) fn tokens(code: &str) -> Vec<Token> {
    let chars: Vec<char> = code.chars().collect();
    let (mut found, mut line, mut at) = (Vec::new(), 1, 0);
    while at < chars.len() {
        let c = chars[at];
        let end = match c {
            _ if is_word(c) => word_end(&chars, at),
            ':' if chars.get(at + 1) == Some(&':') => at + 2,
            _ => at + 1,
        };
        if !c.is_whitespace() {
            found.push(Token { line, text: chars[at..end].iter().collect() });
        }
        line += usize::from(c == '\n');
        at = end;
    }
    found
}

/// The tokens without the items under `#[cfg(test)]`, and the names of the test modules that are files of their own.
pub(crate) fn without_tests(all: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (mut kept, mut files) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < all.len() {
        if !starts(&all[at..], &["#", "[", "cfg", "(", "test", ")", "]"])
            && !starts(&all[at..], &["#", "[", "cfg", "(", "all", "(", "test"])
        {
            kept.push(all[at].clone());
            at += 1;
            continue;
        }
        let end = item_end(all, at);
        let item: Vec<&str> = all[at..end].iter().map(|t| t.text.as_str()).collect();
        if let [.., "mod", name, ";"] = item[..] {
            files.push(name.to_owned());
        }
        at = end;
    }
    (kept, files)
}

pub(crate) fn starts(tokens: &[Token], words: &[&str]) -> bool {
    tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.text == *word)
}

/// Behind the item whose first attribute begins at `at`: at its `;`, or at the end of its first braces.
fn item_end(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return i + 1;
                }
            }
            ";" if depth == 0 => return i + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Every path of two segments or more, and whatever stands behind `use`; `self` and `super` are resolved against `module`.
pub(crate) fn paths(tokens: &[Token], module: &[String]) -> Vec<Path> {
    let mut found = Vec::new();
    let mut inner: Vec<(String, usize)> = Vec::new(); // modules written in the file, and the depth of their braces
    let (mut depth, mut at) = (0, 0);
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => depth += 1,
            "}" => {
                inner.pop_if(|(_, opened)| *opened == depth);
                depth = depth.saturating_sub(1);
            }
            "mod" if tokens.get(at + 2).is_some_and(|t| t.text == "{") => {
                inner.push((tokens[at + 1].text.clone(), depth + 1));
            }
            _ => {}
        }
        let used = at > 0 && tokens[at - 1].text == "use";
        let begins =
            is_name(&tokens[at].text) && (at == 0 || tokens[at - 1].text != "::" || root_separator(tokens, at));
        if !begins {
            at += 1;
            continue;
        }
        let mut tree = Vec::new();
        at = path_tree(tokens, at, &[], &mut tree);
        let here: Vec<String> = module.iter().cloned().chain(inner.iter().map(|(name, _)| name.clone())).collect();
        found.extend(tree.into_iter().filter(|p| used || p.segments.len() > 1).map(|p| resolve(p, &here)));
    }
    found
}

fn is_name(text: &str) -> bool {
    text.starts_with(is_word)
}

/// Whether the `::` before `at` opens a path (`::std::fs`) instead of continuing one (`<T>::new`).
fn root_separator(tokens: &[Token], at: usize) -> bool {
    at < 2
        || !(is_name(&tokens[at - 2].text) || [">", "]", ")"].contains(&tokens[at - 2].text.as_str()))
        || tokens[at - 2].text == "use"
}

/// Reads one path or `use` tree; the position behind it.
fn path_tree(tokens: &[Token], from: usize, prefix: &[String], found: &mut Vec<Path>) -> usize {
    let mut segments = prefix.to_vec();
    let (mut at, line) = (from, tokens.get(from).map_or(0, |t| t.line));
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|t| t.text != "}") {
                    let next = path_tree(tokens, at, &segments, found);
                    at = next.max(at + 1);
                    if tokens.get(at).is_some_and(|t| t.text == "as") {
                        at += 2;
                    }
                    if tokens.get(at).is_some_and(|t| t.text == ",") {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "*" => {
                segments.push("*".to_owned());
                at += 1;
            }
            name if is_name(name) => {
                segments.push(name.to_owned());
                at += 1;
            }
            _ => break,
        }
        let goes_on = tokens.get(at).is_some_and(|t| t.text == "::")
            && tokens.get(at + 1).is_some_and(|t| is_name(&t.text) || t.text == "{" || t.text == "*");
        if !goes_on {
            break;
        }
        at += 1;
    }
    if segments.len() > 1 && segments.last().is_some_and(|s| s == "self") {
        segments.pop();
    }
    found.push(Path { line, segments });
    at
}

/// `self::a` and `super::a` as `crate::…::a`.
fn resolve(path: Path, module: &[String]) -> Path {
    let mut base = module.to_vec();
    let mut rest = path.segments.as_slice();
    if !matches!(rest.first().map(String::as_str), Some("self" | "super")) {
        return path;
    }
    while let Some((first, others)) = rest.split_first() {
        match first.as_str() {
            "self" => {}
            "super" => drop(base.pop()),
            _ => break,
        }
        rest = others;
    }
    let segments = std::iter::once("crate".to_owned()).chain(base).chain(rest.iter().cloned()).collect();
    Path { line: path.line, segments }
}
