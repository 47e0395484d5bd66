//! What does one command of bash or zsh do to variables? Its words say.

use super::bytes::{name, part, rest};
use super::literal;
use super::script::{Act, Part, Span};
use crate::model::secret::Secret;

/// Options of the shell that change what later commands do.
#[derive(Default)]
pub(super) struct Options {
    /// `set -a`: every assignment is exported.
    all_exported: bool,
}

/// What a declaring command does to the names behind it.
struct Declares {
    exported: bool,
    withdrawn: bool,
    functions: bool,
}

/// The acts of a command, and how many operands it has.
pub(super) fn classify(text: &[u8], words: &[Span], options: &mut Options) -> (Vec<Part>, usize) {
    let raw: Vec<&[u8]> = words.iter().map(|word| part(text, word.start, word.end)).collect();
    let prefix = raw.iter().take_while(|word| literal::assignment(word).is_some()).count();
    if prefix == raw.len() {
        let set = |(at, word): (usize, &&[u8])| set(word, at, options.all_exported);
        return (raw.iter().enumerate().filter_map(set).collect(), prefix);
    }
    let wrappers: [&[u8]; 5] = [b"builtin", b"command", b"noglob", b"nocorrect", b"-"];
    let skipped = raw.iter().skip(prefix).take_while(|word| wrappers.contains(word)).count();
    let at = prefix + skipped;
    let Some(command) = raw.get(at).and_then(|word| literal::posix(word)) else { return (Vec::new(), 0) };
    match command.as_slice() {
        b"export" | b"declare" | b"typeset" | b"readonly" => declared(&raw, at, command == b"export"),
        b"unset" => (unset(&raw, at), 0),
        b"source" | b"." => (source(&raw, at), 0),
        b"set" | b"setopt" | b"unsetopt" => {
            follow_options(&raw, at, &command, options);
            (Vec::new(), 0)
        }
        _ => (Vec::new(), 0),
    }
}

fn set(word: &[u8], at: usize, exported: bool) -> Option<Part> {
    let (variable, value_at, plain) = literal::assignment(word)?;
    let value = if plain { literal::posix(rest(word, value_at)) } else { None };
    Some(Part { act: Act::Set { variable, value: value.map(Secret::new), exported }, first: at, last: at })
}

fn declared(raw: &[&[u8]], at: usize, export: bool) -> (Vec<Part>, usize) {
    let mut declares = Declares { exported: export, withdrawn: false, functions: false };
    let mut parts = Vec::new();
    let mut operands = 0;
    let mut options_end = false;
    for (index, word) in raw.iter().enumerate().skip(at + 1) {
        if !options_end && word.len() > 1 && (word.starts_with(b"-") || word.starts_with(b"+")) {
            options_end = *word == b"--";
            follow_flags(word, export, &mut declares);
            continue;
        }
        operands += 1;
        parts.extend(operand(word, index, &declares));
    }
    if declares.functions { (Vec::new(), 0) } else { (parts, operands) }
}

fn follow_flags(word: &[u8], export: bool, declares: &mut Declares) {
    let minus = word.starts_with(b"-");
    for flag in word.iter().skip(1) {
        match flag {
            b'f' | b'F' => declares.functions = true,
            b'x' => (declares.exported, declares.withdrawn) = (minus, !minus),
            b'n' if export => (declares.exported, declares.withdrawn) = (false, true),
            _ => {}
        }
    }
}

fn operand(word: &[u8], at: usize, declares: &Declares) -> Option<Part> {
    if let Some(part) = set(word, at, declares.exported) {
        return Some(part);
    }
    let plain = literal::posix(word);
    if let Some(plain) = &plain
        && let Some(variable) = name(plain)
    {
        return match declares {
            Declares { exported: true, .. } => Some(Part { act: Act::Export { variable }, first: at, last: at }),
            Declares { withdrawn: true, .. } => Some(Part { act: Act::Unset { variable }, first: at, last: at }),
            Declares { .. } => None,
        };
    }
    // `export "A=v"`, `export 'A'=v`, and with an expansion: `export "A=$B"`
    let written = plain.as_deref().or_else(|| word.strip_prefix(b"\""))?;
    let (variable, value_at, literal) = literal::assignment(written)?;
    let value = (plain.is_some() && literal).then(|| Secret::new(rest(written, value_at).to_vec()));
    Some(Part { act: Act::Set { variable, value, exported: declares.exported }, first: at, last: at })
}

fn unset(raw: &[&[u8]], at: usize) -> Vec<Part> {
    let operands = raw.iter().enumerate().skip(at + 1);
    if operands.clone().any(|(_, word)| word.starts_with(b"-") && word.contains(&b'f')) {
        return Vec::new();
    }
    let named = operands.filter_map(|(index, word)| Some((index, name(&literal::posix(word)?)?)));
    named.map(|(index, variable)| Part { act: Act::Unset { variable }, first: index, last: index }).collect()
}

fn source(raw: &[&[u8]], at: usize) -> Vec<Part> {
    let at = if raw.get(at + 1).is_some_and(|word| *word == b"--") { at + 2 } else { at + 1 };
    let path = raw.get(at).and_then(|word| literal::posix_path(word)).and_then(|path| String::from_utf8(path).ok());
    path.into_iter().map(|path| Part { act: Act::Source { path }, first: at, last: at }).collect()
}

fn follow_options(raw: &[&[u8]], at: usize, command: &[u8], options: &mut Options) {
    for (index, word) in raw.iter().enumerate().skip(at + 1) {
        let named = matches!(*word, b"allexport" | b"all_export" | b"ALL_EXPORT" | b"ALLEXPORT");
        let before = raw.get(index - 1).copied().unwrap_or_default();
        match command {
            b"setopt" if named => options.all_exported = true,
            b"unsetopt" if named => options.all_exported = false,
            b"set" if named && matches!(before, b"-o" | b"+o") => options.all_exported = before == b"-o",
            b"set" if *word == b"--" => return,
            b"set" if word.starts_with(b"-") && word.contains(&b'a') => options.all_exported = true,
            b"set" if word.starts_with(b"+") && word.contains(&b'a') => options.all_exported = false,
            _ => {}
        }
    }
}
