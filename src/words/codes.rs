//! Which short code of a cause can be said on the phone? `assets/codes.txt`: given once, never changed, never given again.

use crate::assets;

/// The letters of a code, and how they are said: no two of them sound alike.
pub const LETTERS: [(char, &str); 9] = [
    ('F', "Foxtrot"),
    ('H', "Hotel"),
    ('K', "Kilo"),
    ('L', "Lima"),
    ('Q', "Quebec"),
    ('R', "Romeo"),
    ('W', "Whiskey"),
    ('X', "X-ray"),
    ('Y', "Yankee"),
];

/// The digits of a code, and how they are said: neither 0 nor 1, which are letters to many.
pub const DIGITS: [(char, &str); 8] = [
    ('2', "two"),
    ('3', "three"),
    ('4', "four"),
    ('5', "five"),
    ('6', "six"),
    ('7', "seven"),
    ('8', "eight"),
    ('9', "niner"),
];

/// Every code with the id of its cause, in the order in which they were given.
#[must_use]
pub fn all() -> Vec<(String, String)> {
    let text = assets::read("codes.txt").unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(code, id)| (code.to_owned(), id.trim().to_owned())).collect()
}

/// The code of a cause, as `K47`.
#[must_use]
pub fn of(id: &str) -> Option<String> {
    all().into_iter().find(|(_, cause)| cause == id).map(|(code, _)| code)
}

/// The cause of a code, as somebody types it: `k47`, `K 47`.
#[must_use]
pub fn cause(code: &str) -> Option<String> {
    let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    all().into_iter().find(|(known, _)| known.eq_ignore_ascii_case(&code)).map(|(_, cause)| cause)
}

/// What looks like a code and is none: a letter and two digits, heard or typed wrong.
#[must_use]
pub fn misheard(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits = code.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let shaped = digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit());
    (shaped && cause(&code).is_none()).then(|| code.to_ascii_uppercase())
}

/// How it is said: `Kilo four seven`.
#[must_use]
pub fn spoken(code: &str) -> String {
    let word = |c: char| LETTERS.iter().chain(&DIGITS).find(|(known, _)| *known == c).map(|(_, word)| *word);
    code.chars().filter_map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{all, cause, misheard, of, spoken};

    #[test]
    fn a_code_is_typed_as_it_is_heard() {
        let (code, id) = all().into_iter().next().unwrap();
        assert_eq!(of(&id), Some(code.clone()));
        let (letter, digits) = code.split_at(1);
        assert_eq!(cause(&format!("{} {digits}", letter.to_lowercase())), Some(id));
        assert_eq!((cause("K00"), misheard("k 00")), (None, Some("K00".into())));
        for other in [code.as_str(), "K4", "K444", "401", "KK4", "", "é22"] {
            assert_eq!(misheard(other), None, "{other}");
        }
        assert_eq!(spoken("K49"), "Kilo four niner");
    }
}
