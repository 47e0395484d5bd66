//! Which secrets does this machine know, and does a text hold one of them, in whatever way it is written there?
//!
//! A server or a program may repeat a secret whole, in part, in groups, or as hexadecimal or base64.

use super::environment::Environment;
use super::order::InOrder;
use super::secret::{Secret, is_trimmed, looks_secret, public};

/// The fewest characters in a row that tell a secret. A shorter one, which may be a piece of any word, is told only
/// where it stands alone.
const WINDOW: usize = 8;
/// The same where what stands between its letters is left out: more, because words come together there, too.
const APART: usize = 12;
/// The shortest value of a variable that counts as a secret: a shorter one would hide every other word.
const SHORTEST: usize = 4;

/// Variables whose values must not be seen, by a part of their names.
const SECRET: [&str; 7] = ["KEY", "TOKEN", "SECRET", "PASS", "CREDENTIAL", "COOKIE", "AUTH"];

/// Where base64 takes its letters from.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The secrets in these variables: the values of those that say so by their name, but for paths, sentences, numbers and
/// short words; what is sent in headers; and the password in every address.
#[must_use]
pub fn values(env: &Environment) -> Vec<Secret> {
    let mut all: Vec<String> = Vec::new();
    for (name, value) in env.all() {
        let (name, value) = (name.to_string_lossy().to_uppercase(), value.to_string_lossy());
        let value = value.trim_matches(is_trimmed);
        let address = value.split_once("://").map(|it| it.1).or_else(|| name.contains("PROXY").then_some(value));
        if let Some((login, _)) = address.and_then(|it| it.rsplit_once('@')) {
            let (user, password) = login.split_once(':').unwrap_or((login, ""));
            all.extend(looks_secret(user).then(|| user.to_owned()));
            let both = [decoded(password), password.to_owned()];
            all.extend(both.into_iter().filter(|it| it.chars().count() >= SHORTEST));
        } else if name.contains("HEADERS") {
            let sent = value.lines().filter_map(|line| line.split_once(':')).flat_map(|it| it.1.split_whitespace());
            all.extend(sent.filter(|it| telling(it)).map(str::to_owned));
        }
        let place = value.starts_with(['/', '~', '.']) || value.contains("://") || value.contains(":\\");
        let one = !place && !value.contains(char::is_whitespace) && telling(value);
        if one && SECRET.iter().any(|part| name.contains(part)) {
            all.push(value.to_owned());
        }
    }
    all.dedup();
    all.into_iter().map(|it| Secret::new(it.into_bytes())).collect()
}

/// Whether a value is more than what everybody writes: a number, or one short word such as `none`.
pub(super) fn telling(value: &str) -> bool {
    let has = |is: fn(char) -> bool| value.contains(is);
    let number = value.chars().all(|c| c.is_ascii_digit());
    match value.chars().count() {
        0..SHORTEST => false,
        SHORTEST..WINDOW => has(char::is_alphabetic) && has(|c| !c.is_alphabetic()),
        length => length >= 2 * WINDOW || !number,
    }
}

/// Undoes `%40`; what is no such code stays.
#[must_use]
pub fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.first_chunk::<2>().filter(|code| first == b'%' && code.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Secrets, ready to be looked for in many texts.
#[derive(Clone, Default)]
pub struct Known {
    /// Those that are told only where they stand alone.
    short: Vec<Vec<char>>,
    /// As they are.
    plain: Marks<WINDOW>,
    /// With something between their letters.
    apart: Marks<APART>,
    /// In hexadecimal or base64.
    coded: Marks<WINDOW>,
}

/// Pieces of one length, each told by a number.
#[derive(Clone, Default)]
struct Marks<const LENGTH: usize>(Vec<u64>);

impl<const LENGTH: usize> Marks<LENGTH> {
    fn add(&mut self, text: &[char], counts: fn(&[char]) -> bool) {
        self.0.extend(text.windows(LENGTH).filter(|piece| counts(piece)).map(number));
    }

    /// Where a piece begins.
    fn places(&self, text: &[char]) -> impl Iterator<Item = usize> {
        let known = |piece: &[char]| self.0.binary_search(&number(piece)).is_ok();
        text.windows(LENGTH).enumerate().filter(move |(_, piece)| known(piece)).map(|(at, _)| at)
    }
}

/// So that no piece of a secret is kept.
fn number(piece: &[char]) -> u64 {
    piece.iter().fold(0xcbf2_9ce4_8422_2325, |sum, c| (sum ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3))
}

impl Known {
    /// These ones.
    pub fn these<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        for secret in secrets {
            // never the public beginning alone: another key in the text begins like this too, and is known by it later
            let body: Vec<char> = secret[public(secret).len()..].chars().collect();
            if body.len() < WINDOW {
                all.short.extend((!secret.is_empty()).then(|| secret.chars().collect()));
            } else {
                all.plain.add(&body, |_| true);
            }
            for body in bodies(secret) {
                all.otherwise(body);
            }
        }
        all.plain.0.order();
        all.apart.0.order();
        all.coded.0.order();
        all
    }

    /// All ways to write one but the plain one.
    fn otherwise(&mut self, body: &str) {
        // words are no secret, even where some stand in a key that somebody made up
        let telling = |piece: &[char]| !piece.iter().all(|c| c.is_lowercase());
        self.apart.add(&letters(body).0, telling);
        if body.len() < SHORTEST {
            return;
        }
        let hex = in_hex(body);
        let base64 = (0..3).map(|before| base64(body.as_bytes(), before));
        for text in [hex.to_uppercase(), hex].into_iter().chain(base64) {
            self.coded.add(&letters(&text).0, |_| true);
        }
    }

    /// The text without any of them.
    #[must_use]
    pub fn without(&self, text: &str) -> String {
        let text: Vec<char> = text.chars().collect();
        let mut hidden = vec![false; text.len()];
        for at in self.plain.places(&text) {
            hidden[at..at + WINDOW].fill(true);
        }
        for word in &self.short {
            for (at, _) in
                text.windows(word.len()).enumerate().filter(|(at, piece)| piece == word && alone(&text, *at, word))
            {
                hidden[at..at + word.len()].fill(true);
            }
        }
        let (letters, from) = letters_of(&text);
        for at in self.apart.places(&letters) {
            hidden[from[at]..=from[at + APART - 1]].fill(true);
        }
        for at in self.coded.places(&letters) {
            let (mut first, mut last) = (from[at], from[at + WINDOW - 1]);
            if hidden[first] && hidden[last] {
                continue;
            }
            // its edges hang on what stands around it
            let goes_on = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric() || "+/=-_".contains(*c));
            while first > 0 && goes_on(first - 1) {
                first -= 1;
            }
            while goes_on(last + 1) {
                last += 1;
            }
            hidden[first..=last].fill(true);
        }
        let mut out = String::with_capacity(text.len());
        let mut before = false;
        for (c, hidden) in text.into_iter().zip(hidden) {
            match (hidden, before) {
                (false, _) => out.push(c),
                (true, false) => out.push('…'),
                (true, true) => {}
            }
            before = hidden;
        }
        out
    }

    /// Whether one stands in the text in another way than as it is.
    #[must_use]
    pub fn otherwise_in(&self, text: &str) -> bool {
        let letters = letters(text).0;
        self.apart.places(&letters).next().is_some() || self.coded.places(&letters).next().is_some()
    }
}

/// The text without a secret, see [`Known::without`].
#[must_use]
pub fn without_secret(text: &str, secret: &str) -> String {
    Known::these([secret]).without(text)
}

/// What is secret in a value: it may hold its own name, a word such as `Bearer`, or the same key twice.
fn bodies(value: &str) -> Vec<&str> {
    let starts: Vec<usize> = value.match_indices("sk-ant-").map(|(at, _)| at).collect();
    if starts.is_empty() {
        return vec![value];
    }
    let ends = starts.iter().skip(1).copied().chain([value.len()]);
    let keys = starts.iter().zip(ends).map(|(start, end)| &value[*start..end]);
    keys.map(|key| &key[public(key).len()..]).collect()
}

/// Whether nothing goes on before or behind it: `x` is not what `x-api-key` says.
fn alone(text: &[char], at: usize, word: &[char]) -> bool {
    // what looks like a key is one beside a dash, too
    let one = word.iter().all(char::is_ascii_alphabetic);
    let goes_on = |c: &char| c.is_ascii_alphanumeric() || one && ['-', '_'].contains(c);
    let inside = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(goes_on);
    !inside(at.checked_sub(1)) && !inside(Some(at + word.len()))
}

/// The letters and digits of a text, and where each stands.
fn letters_of(text: &[char]) -> (Vec<char>, Vec<usize>) {
    text.iter().enumerate().filter(|(_, c)| c.is_alphanumeric()).map(|(at, c)| (*c, at)).unzip()
}

fn letters(text: &str) -> (Vec<char>, Vec<usize>) {
    letters_of(&text.chars().collect::<Vec<_>>())
}

/// What of its base64 is the same whatever stands around it, where so many bytes stand before.
fn base64(bytes: &[u8], before: usize) -> String {
    let all: Vec<u8> = std::iter::repeat_n(0, before).chain(bytes.iter().copied()).collect();
    let letter = |at: usize| {
        let (byte, bit) = (at * 6 / 8, at * 6 % 8);
        let pair = u16::from_be_bytes([all[byte], all.get(byte + 1).copied().unwrap_or(0)]);
        char::from(DIGITS[usize::from(pair >> (10 - bit) & 63)])
    };
    ((before * 8).div_ceil(6)..all.len() * 8 / 6).map(letter).collect()
}

/// Its bytes in hexadecimal numbers.
fn in_hex(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut all, byte| {
        // a text takes whatever is written into it
        let _ = write!(all, "{byte:02x}");
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;
    use crate::model::secret::{redact, without_secret_words};

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

    #[test]
    fn secrets_without_a_form_are_hidden_too() {
        assert_eq!(without_secret("bad gw-0123456789 (gw-01234)", "gw-0123456789"), "bad … (…)");
        assert_eq!(without_secret("as it is", ""), "as it is");
        let beside = without_secret("密钥sk-1234无效 key_sk-1234 token-sk-1234", "sk-1234");
        assert_eq!(beside, "密钥…无效 key_… token-…");
        assert_eq!(without_secret("invalid x-api-key: 'x', key=x, x", "x"), "invalid x-api-key: '…', key=…, …");
        assert_eq!(without_secret("latest test: (test)\ntest_1 tests", "test"), "latest …: (…)\ntest_1 tests");
        assert_eq!(without_secret("p@ss? no p@ssage", "p@ss"), "…? no p@ssage");
        let other = KEY.replace("AbCd", "ZyXw");
        assert_eq!(
            redact(&without_secret(&format!("{other} is not {KEY}"), KEY)),
            "sk-ant-api03-…ZyXw… is not sk-ant-api03-…"
        );
        assert_eq!(without_secret("x sk-ant-api03-ab sk-ant-api03-", "sk-ant-api03-ab"), "x … sk-ant-api03-");
        assert_eq!(without_secret_words("login S3cretS3cretS3 now"), "login … now");
        assert_eq!(
            without_secret_words("at 2026-11-21: claude-fix /usr/lib/node18/bin"),
            "at 2026-11-21: claude-fix /usr/lib/node18/bin"
        );
    }

    #[test]
    fn a_secret_is_found_however_it_is_written() {
        for secret in [KEY, "sk-Ab1Cd2Ef3Gh4Ij5Kl6Mn7O", "pässwörd-9x-größer", "hunter2x"] {
            let body = &secret[public(secret).len()..];
            let hex = in_hex(secret);
            let pairs = in_hex(body).to_uppercase();
            let pairs = pairs.as_bytes().chunks(2).map(String::from_utf8_lossy).collect::<Vec<_>>().join(":");
            let mut all = vec![hex, pairs];
            all.extend((0..3).map(|before| base64(&[&b"u:"[..before.min(2)], secret.as_bytes(), b"\n"].concat(), 0)));
            all.push(all[2].replace('+', "-").replace('/', "_") + "==");
            if body.len() > 20 && body.is_ascii() {
                let groups: Vec<&str> = (0..body.len()).step_by(6).filter_map(|at| body.get(at..at + 6)).collect();
                all.push(groups.join(" "));
            }
            for text in all {
                let (known, line) = (Known::these([secret]), format!("invalid {text}"));
                let shown = known.without(&line);
                assert!(shown.starts_with("invalid …") && shown.chars().count() < 20, "{secret}: {line}: {shown}");
                assert!(known.otherwise_in(&line), "{line}");
                assert!(!known.otherwise_in("invalid x-api-key: ANTHROPIC_API_KEY, sk-ant-api03-…wXyZ"));
            }
        }
    }

    #[test]
    fn values_of_variables_are_secrets_by_the_name_of_the_variable() {
        let variables = [
            ("MY_TOKEN", "abcdefgh1234"),
            ("SSH_AUTH_SOCK", "/run/user/1000/agent"),
            ("KEY_NOTE", "two words"),
            ("MAX_TOKENS", "32000"),
            ("X_AUTH", "none"),
            ("http_proxy", "http://bob:hunter2x@proxy:3128"),
            ("https_proxy", "bob:p%40ss@proxy:3128"),
            ("ANTHROPIC_CUSTOM_HEADERS", "x-key: gw-123\nauthorization: Bearer gw-456"),
            ("EDITOR", "vim"),
        ];
        let env = Environment::new(variables.map(|(name, value)| (name.into(), value.into())), Os::Linux);
        let found = values(&env);
        let mut found: Vec<&str> = found.iter().filter_map(Secret::trimmed).collect();
        found.sort_unstable();
        assert_eq!(found, ["abcdefgh1234", "gw-123", "gw-456", "hunter2x", "p%40ss", "p@ss"]);
    }
}
