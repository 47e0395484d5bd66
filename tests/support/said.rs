//! What do the sources say? Each `say!` and `warn!` with its arguments, and each sentence that stands in the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One `say!` or `warn!`.
pub(crate) struct Call {
    /// `src/ui/footer.rs:12`
    pub(crate) place: String,
    pub(crate) id: String,
    pub(crate) arguments: BTreeSet<String>,
}

/// Every call in `src`.
pub(crate) fn calls() -> Vec<Call> {
    let mut all = Vec::new();
    each(&mut |name, text| all.extend(read(name, text).0));
    all
}

/// Every sentence in these rooms (`ui`) and files (`causes/login.rs`): its place and its text.
pub(crate) fn sentences(rooms: &[&str]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    each(&mut |name, text| {
        let inside = name.strip_prefix("src/").unwrap();
        if rooms.iter().any(|room| inside == *room || inside.starts_with(&format!("{room}/"))) {
            all.extend(read(name, text).1);
        }
    });
    all
}

/// The calls and the sentences of one file, without its tests.
pub(crate) fn read(name: &str, text: &str) -> (Vec<Call>, Vec<(String, String)>) {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut found = (Vec::new(), Vec::new());
    walk(name, stream, &mut found);
    found
}

fn each(with: &mut dyn FnMut(&str, &str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let tests = path.file_stem().is_some_and(|stem| {
                let stem = stem.to_string_lossy();
                stem == "tests" || stem.ends_with("_tests")
            });
            if tests || name.starts_with("src/ports/fake") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                with(&name, &fs::read_to_string(&path).unwrap());
            }
        }
    }
}

fn walk(name: &str, stream: TokenStream, found: &mut (Vec<Call>, Vec<(String, String)>)) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(attribute) = attribute(&tokens, at) {
            let inside = attribute.stream().to_string().replace(' ', "");
            let test = inside.starts_with("cfg(test)") || inside.starts_with("cfg(all(test,");
            // what `thiserror` shows is a sentence in an attribute
            if inside.starts_with("error(") {
                walk(name, attribute.stream(), found);
            }
            at = if test { behind_item(&tokens, at + 2) } else { at + 2 };
            continue;
        }
        match &tokens[at] {
            TokenTree::Ident(word) if *word == "say" || *word == "warn" => {
                if let (Some(TokenTree::Punct(_)), Some(TokenTree::Group(group))) =
                    (tokens.get(at + 1), tokens.get(at + 2))
                {
                    call(name, group, found);
                    at += 2;
                }
            }
            // what is compared with another text is not said, nor is what an assertion says when it fails
            TokenTree::Ident(word) if COMPARES.contains(&word.to_string().as_str()) => {
                let group = tokens.get(at + 1..).into_iter().flatten().take(2).position(is_group);
                at += group.map_or(0, |n| n + 1);
            }
            TokenTree::Group(group) => walk(name, group.stream(), found),
            TokenTree::Literal(literal) => {
                let place = format!("{name}:{}", literal.span().start().line);
                found.1.extend(text(&literal.to_string()).filter(|it| sentence(it)).map(|it| (place, it)));
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whatever is in the brackets behind these words is no sentence for a person.
const COMPARES: [&str; 8] = [
    "contains",
    "starts_with",
    "ends_with",
    "strip_prefix",
    "strip_suffix",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
];

fn is_group(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

/// `#[…]` or `#![…]` that begins here; of the second, only the `#` is stepped over at first.
fn attribute(tokens: &[TokenTree], at: usize) -> Option<&Group> {
    let TokenTree::Punct(sign) = tokens.get(at)? else { return None };
    // `vec![…]` is none
    let inner = at.checked_sub(1).and_then(|before| tokens.get(before));
    if sign.as_char() == '!' && !matches!(inner, Some(TokenTree::Punct(sign)) if sign.as_char() == '#') {
        return None;
    }
    let TokenTree::Group(group) = tokens.get(at + 1)? else { return None };
    let inner = || matches!(at.checked_sub(1).map(|at| &tokens[at]), Some(TokenTree::Punct(it)) if it.as_char() == '#');
    // a `!` that stands behind anything but `#` calls a macro: `vec![…]`
    let begins = sign.as_char() == '#' || sign.as_char() == '!' && inner();
    (begins && group.delimiter() == Delimiter::Bracket).then_some(group)
}

/// Behind the item that begins here: at its `;`, or at the end of its braces.
fn behind_item(tokens: &[TokenTree], from: usize) -> usize {
    let end = tokens[from..].iter().position(|token| match token {
        TokenTree::Punct(sign) => sign.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    });
    end.map_or(tokens.len(), |n| from + n + 1)
}

fn call(name: &str, group: &Group, found: &mut (Vec<Call>, Vec<(String, String)>)) {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut arguments = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(word) = token else { continue };
        let sign = |at: usize| match tokens.get(at) {
            Some(TokenTree::Punct(sign)) => sign.as_char(),
            _ => ' ',
        };
        if at > 0 && sign(at - 1) == ',' && sign(at + 1) == '=' && sign(at + 2) != '=' {
            arguments.insert(word.to_string());
        }
    }
    if let Some(TokenTree::Literal(id)) = tokens.first() {
        let place = format!("{name}:{}", id.span().start().line);
        found.0.push(Call { place, id: text(&id.to_string()).unwrap(), arguments });
    }
    walk(name, tokens.into_iter().skip(1).collect(), found);
}

/// What a literal of text holds, its escapes as they are written; bytes are no text.
fn text(literal: &str) -> Option<String> {
    let inner = literal.trim_start_matches(['r', 'c', '#']).strip_prefix('"')?;
    Some(inner.trim_end_matches('#').strip_suffix('"')?.to_owned())
}

/// Two words side by side that are no path, name or option: people would read it as words.
fn sentence(text: &str) -> bool {
    let plain = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !word.contains(['/', '=', '_'])
            && !word.starts_with('-')
    };
    let mut run = 0;
    text.split_whitespace().any(|word| {
        run = if plain(word) && !word.starts_with('{') {
            run + 1
        } else if word == "a" {
            run
        } else {
            0
        };
        run >= 2
    })
}
