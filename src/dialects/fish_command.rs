//! What does one command of fish do to variables? Its words say.

use super::bytes::{name, name_length, part, rest};
use super::literal;
use super::script::{Act, Part, Span};
use crate::model::secret::Secret;

/// What the options of `set` ask for.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "the options of `set` are independent of each other")]
struct Wanted {
    exported: bool,
    erase: bool,
    add: bool,
    /// Asks or prints; changes nothing.
    asks: bool,
}

/// The acts of a command, and how many operands it has.
pub(super) fn classify(text: &[u8], words: &[Span]) -> (Vec<Part>, usize) {
    let raw: Vec<&[u8]> = words.iter().map(|word| part(text, word.start, word.end)).collect();
    let wrappers: [&[u8]; 2] = [b"builtin", b"command"];
    let prefix = raw.iter().take_while(|word| literal::assignment(word).is_some()).count();
    let at = prefix + raw.iter().skip(prefix).take_while(|word| wrappers.contains(word)).count();
    match raw.get(at).and_then(|word| literal::fish(word)).as_deref() {
        Some(b"set") => set(&raw, at),
        Some(b"export") => export(&raw, at),
        Some(b"source" | b".") => (source(&raw, at), 0),
        _ => (Vec::new(), 0),
    }
}

fn set(raw: &[&[u8]], at: usize) -> (Vec<Part>, usize) {
    let mut wanted = Wanted::default();
    let mut index = at + 1;
    while let Some(word) = raw.get(index).filter(|word| word.len() > 1 && word.starts_with(b"-")) {
        index += 1;
        if *word == b"--" {
            break;
        }
        follow_option(word, &mut wanted);
    }
    if wanted.asks || index >= raw.len() {
        return (Vec::new(), 0);
    }
    if wanted.erase {
        let words = raw.iter().enumerate().skip(index);
        let named = words.filter_map(|(index, word)| Some((index, name(&literal::fish(word)?)?)));
        let unset = |(index, variable)| Part { act: Act::Unset { variable }, first: index, last: index };
        return (named.map(unset).collect(), 0);
    }
    let word = raw.get(index).copied().unwrap_or_default();
    let length = name_length(word);
    let indexed = rest(word, length).starts_with(b"[");
    if length == 0 || !(indexed || length == word.len()) {
        return (Vec::new(), 0);
    }
    let variable = String::from_utf8_lossy(part(word, 0, length)).into_owned();
    let values = raw.get(index + 1..).unwrap_or_default();
    let value = if indexed || wanted.add { None } else { joined(values) };
    let act = Act::Set { variable, value, exported: wanted.exported };
    (vec![Part { act, first: index, last: raw.len() - 1 }], 1)
}

/// A list reaches programs with blanks between its elements.
fn joined(values: &[&[u8]]) -> Option<Secret> {
    let values = values.iter().map(|word| literal::fish(word)).collect::<Option<Vec<_>>>()?;
    Some(Secret::new(values.join(&b' ')))
}

fn follow_option(word: &[u8], wanted: &mut Wanted) {
    match word {
        b"--export" => wanted.exported = true,
        b"--erase" => wanted.erase = true,
        b"--append" | b"--prepend" => wanted.add = true,
        b"--query" | b"--names" | b"--show" | b"--help" => wanted.asks = true,
        _ if word.starts_with(b"--") => {}
        _ => {
            wanted.exported |= word.contains(&b'x');
            wanted.erase |= word.contains(&b'e');
            wanted.add |= word.contains(&b'a') || word.contains(&b'p');
            wanted.asks |= word.iter().any(|flag| matches!(flag, b'q' | b'n' | b'S' | b'h'));
        }
    }
}

fn export(raw: &[&[u8]], at: usize) -> (Vec<Part>, usize) {
    let mut parts = Vec::new();
    let mut operands = 0;
    for (index, word) in raw.iter().enumerate().skip(at + 1) {
        operands += 1;
        let plain = literal::fish(word);
        if let Some(variable) = plain.as_deref().and_then(name) {
            parts.push(Part { act: Act::Export { variable }, first: index, last: index });
            continue;
        }
        let written = plain.as_deref().unwrap_or(word.strip_prefix(b"\"").unwrap_or(word));
        let Some((variable, value_at, literal)) = literal::assignment(written) else { continue };
        let value = (plain.is_some() && literal).then(|| Secret::new(rest(written, value_at).to_vec()));
        parts.push(Part { act: Act::Set { variable, value, exported: true }, first: index, last: index });
    }
    (parts, operands)
}

fn source(raw: &[&[u8]], at: usize) -> Vec<Part> {
    let path = raw.get(at + 1).and_then(|word| literal::fish_path(word)).and_then(|path| String::from_utf8(path).ok());
    path.into_iter().map(|path| Part { act: Act::Source { path }, first: at + 1, last: at + 1 }).collect()
}
