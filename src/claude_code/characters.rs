//! Which characters of a value does nobody see, what does Claude Code do with them, and how is the value put right?

use unicode_general_category::{GeneralCategory, get_general_category};
use url::Url;

use super::character_names::name;
use super::look_alikes::look_alike;
use super::variables::{BASE_URL, CUSTOM_HEADERS, NO_PROXY, PROXY};
use crate::model::hidden::{Correction, Effect, Found, Kind};
use crate::model::secret::is_trimmed as trims;

/// What a value is for, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A key or token: printable ASCII.
    Credential,
    /// `Name: Value` lines, sent as headers.
    Headers,
    /// An address.
    Address,
}

/// What a variable's value is for.
#[must_use]
pub fn use_of(variable: &str) -> Use {
    // where two names differ in case alone, they hold the same kind of value
    let is = |name: &&str| name.eq_ignore_ascii_case(variable);
    match variable {
        _ if is(&CUSTOM_HEADERS) => Use::Headers,
        _ if is(&BASE_URL) || PROXY.iter().any(is) || NO_PROXY.iter().any(is) => Use::Address,
        _ => Use::Credential,
    }
}

/// A character that does not belong in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Its place in the value, from 1, in characters.
    pub position: usize,
    /// The character.
    pub character: char,
    /// What kind it is.
    pub kind: Kind,
    /// What becomes of it.
    pub effect: Effect,
}

impl Odd {
    /// Whether Claude Code takes it away by itself, so that it does no harm.
    #[must_use]
    pub fn trimmed(&self) -> bool {
        self.effect == Effect::Trimmed
    }

    /// `U+200B`.
    #[must_use]
    pub fn code_point(&self) -> String {
        code_point(self.character)
    }

    /// Without the character itself, for the screen and the report.
    #[must_use]
    pub fn found(&self) -> Found {
        Found {
            position: self.position,
            code_point: self.code_point(),
            name: name(self.character, self.kind),
            kind: self.kind,
            effect: self.effect,
            replaced: self.kind == Kind::LookAlike && stand_in(self.character).is_some(),
        }
    }
}

/// `U+200B`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What kind of odd character it is; `None` for those that show what they are.
///
/// The general category alone misses the Hangul fillers, which are letters to it.
#[must_use]
pub fn kind(c: char) -> Option<Kind> {
    if c.is_ascii_graphic() {
        return None;
    }
    if c.is_ascii() {
        return Some(if c == ' ' { Kind::Space } else { Kind::Control });
    }
    if is_typographic_quote(c) {
        return Some(Kind::Quote);
    }
    match get_general_category(c) {
        GeneralCategory::Control => Some(Kind::Control),
        GeneralCategory::SpaceSeparator | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            Some(Kind::Space)
        }
        GeneralCategory::Format => Some(Kind::Invisible),
        _ if is_filler(c) => Some(Kind::Invisible),
        _ if ascii_twin(c).is_some() => Some(Kind::LookAlike),
        _ => None,
    }
}

/// Letters and marks that are drawn as nothing.
const fn is_filler(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Quotation marks that a word processor or a chat puts in place of `"` and `'`.
#[must_use]
pub const fn is_typographic_quote(c: char) -> bool {
    matches!(c, '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}' | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}' | '\u{ff02}' | '\u{ff07}')
}

/// The letter, digit or hyphen of a key that a character looks like.
#[must_use]
pub fn ascii_twin(c: char) -> Option<char> {
    if c.is_ascii() || is_typographic_quote(c) || is_filler(c) {
        return None;
    }
    let full_width = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).filter(|_| ('！'..='～').contains(&c));
    match full_width {
        Some(plain) => Some(plain).filter(|plain| belongs(*plain)),
        None => look_alike(c),
    }
}

/// What comes in the place of a look-alike, if that is certain: one that looks like `l` may as well be meant as `I` or
/// `1`, but for the letters that are an I.
fn stand_in(c: char) -> Option<char> {
    match c {
        '\u{399}' | '\u{406}' => Some('I'),
        _ => ascii_twin(c).filter(|twin| *twin != 'l' || ('！'..='～').contains(&c)),
    }
}

const fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The odd characters of a key or token: everything but printable ASCII, and quotes around the whole.
#[must_use]
pub fn odd(value: &str) -> Vec<Odd> {
    odd_in(Use::Credential, value)
}

/// The odd characters of a value: whatever does not belong in one of its use.
#[must_use]
pub fn odd_in(used: Use, value: &str) -> Vec<Odd> {
    let all: Vec<char> = value.chars().collect();
    let quotes = quotes(used, &all);
    let first = all.iter().position(|c| !trims(*c)).unwrap_or(all.len());
    let last = all.iter().rposition(|c| !trims(*c)).map_or(first, |index| index + 1);
    let harmless = used == Use::Address && quotes.is_empty() && passes(value);
    let mut found = Vec::new();
    for (index, c) in all.iter().copied().enumerate() {
        let around = quotes.contains(&index);
        if !around && (c.is_ascii_graphic() || allowed(used, c)) {
            continue;
        }
        let kind = if around { Kind::Quote } else { kind(c).unwrap_or(Kind::LookAlike) };
        let trimmed = (index < first || index >= last) && trims(c);
        let effect = if trimmed || harmless { Effect::Trimmed } else { effect(used, c) };
        found.push(Odd { position: index + 1, character: c, kind, effect });
    }
    found
}

/// Header lines hold spaces and line breaks, and whatever a header may carry and can be seen; the name of a host can be
/// written in any script.
fn allowed(used: Use, c: char) -> bool {
    match used {
        Use::Credential => false,
        Use::Headers => matches!(c, ' ' | '\n' | '\t') || (c <= '\u{ff}' && kind(c).is_none()),
        Use::Address => matches!(kind(c), None | Some(Kind::LookAlike)),
    }
}

/// Claude Code refuses to send what no header can carry: a line break, NUL, or a character beyond Latin-1. The rest goes
/// along as it is. A carriage return before a line feed ends a line of headers, too. An address that cannot be read ends
/// every request, but what takes no room in the name of a host is passed over. (All measured with 2.1.329.)
const fn effect(used: Use, c: char) -> Effect {
    match (used, c) {
        (Use::Headers, '\r') | (Use::Address, '\t' | '\n' | '\r') => Effect::Trimmed,
        (Use::Credential | Use::Headers, '\n' | '\r' | '\0' | '\u{100}'..) => Effect::Refused,
        _ => Effect::Sent,
    }
}

/// Whether an address is read as if nothing odd were in it: the name of a host passes over what takes no room.
fn passes(value: &str) -> bool {
    Url::parse(value.trim_matches(trims)).is_ok_and(|url| url.has_host() && !url.as_str().contains('%'))
}

/// Where quotes stand around the whole value, layer by layer, whatever invisible stands beside them.
fn quotes(used: Use, all: &[char]) -> Vec<usize> {
    if used == Use::Headers {
        return Vec::new();
    }
    let shown: Vec<usize> = (0..all.len()).filter(|at| all[*at].is_ascii_graphic()).collect();
    let mut inside = shown.as_slice();
    let mut found = Vec::new();
    let quote = |at: &usize| matches!(all[*at], '"' | '\'');
    loop {
        let before = found.len();
        if let Some((first, rest)) = inside.split_first().filter(|(first, _)| quote(first)) {
            found.push(*first);
            inside = rest;
        }
        if let Some((last, rest)) = inside.split_last().filter(|(last, _)| quote(last)) {
            found.push(*last);
            inside = rest;
        }
        if found.len() == before {
            return found;
        }
    }
}

/// What puts a value right: each odd character that does harm goes, or becomes what it looks like. `None` if it is not
/// known what belongs in the place of one.
#[must_use]
pub fn corrections(variable: &str, value: &str) -> Option<Vec<Correction>> {
    let harmful = odd_in(use_of(variable), value).into_iter().filter(|it| !it.trimmed());
    let put_right = harmful.map(|it| {
        let index = it.position - 1;
        match (it.kind, stand_in(it.character)) {
            (Kind::LookAlike, None) => None,
            (Kind::LookAlike, instead) => Some(Correction { index, instead }),
            _ => Some(Correction { index, instead: None }),
        }
    });
    put_right.collect()
}

/// The value put right, if it can be and needs to be.
#[must_use]
pub fn clean(variable: &str, value: &str) -> Option<String> {
    let corrections = corrections(variable, value)?;
    if corrections.is_empty() {
        return None;
    }
    let mut ahead = corrections.into_iter().peekable();
    let mut out = String::with_capacity(value.len());
    for (index, c) in value.chars().enumerate() {
        match ahead.next_if(|it| it.index == index) {
            Some(correction) => out.extend(correction.instead),
            None => out.push(c),
        }
    }
    Some(out)
}

#[cfg(test)]
#[path = "characters_tests.rs"]
mod tests;
