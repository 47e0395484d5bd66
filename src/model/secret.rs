//! How does a secret travel without ever being shown? As a type with no `Debug`, `Display` or `Serialize`.

use serde::Serialize;
use zeroize::Zeroizing;

/// The longest secret that is looked at, in bytes; what is longer is no credential.
const LONGEST: usize = 64 * 1024;

/// A key, token or password. Nothing but its [`Fingerprint`], its length and its [`SecretKind`] can be made visible.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over; anything beyond 64 KiB is cut off.
    #[must_use]
    pub fn new(mut bytes: Vec<u8>) -> Self {
        bytes.truncate(LONGEST);
        Self(Zeroizing::new(bytes))
    }

    /// The bytes themselves, for the one place that must send them. Never format what this returns.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// The text without the characters that Claude Code trims at the edges, see [`is_trimmed`]. `None` if it is not
    /// UTF-8.
    #[must_use]
    pub fn trimmed(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok().map(|text| text.trim_matches(is_trimmed))
    }

    /// Its length in characters, or in bytes if it is not UTF-8.
    #[must_use]
    pub fn length(&self) -> usize {
        std::str::from_utf8(&self.0).map_or(self.0.len(), |text| text.chars().count())
    }

    /// What the prefix says that it is.
    #[must_use]
    pub fn kind(&self) -> SecretKind {
        match self.trimmed().unwrap_or_default() {
            text if text.starts_with("sk-ant-api") => SecretKind::ApiKey,
            // also behind a quote or a word: a login must not be taken for something that may be sent
            text if text.contains("sk-ant-oat") => SecretKind::OauthToken,
            text if text.contains("sk-ant-ort") => SecretKind::RefreshToken,
            text if text.starts_with("sk-ant-admin") => SecretKind::AdminKey,
            _ => SecretKind::Other,
        }
    }

    /// The public prefix and the last four characters; `None` for everything that is not an `sk-ant-…` secret of at
    /// least 40 characters.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::of(self.trimmed()?)
    }
}

/// Whether Claude Code takes a character away at both edges of a value: white space of every width, line ends, and the
/// byte order mark (measured with 2.1.329). A zero-width space or a soft hyphen stays.
#[must_use]
pub fn is_trimmed(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}'
}

/// What a secret is, by its public prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    /// `sk-ant-api…`: belongs into `ANTHROPIC_API_KEY`.
    ApiKey,
    /// `sk-ant-oat…`: a login or setup token, belongs into `CLAUDE_CODE_OAUTH_TOKEN`.
    OauthToken,
    /// `sk-ant-ort…`: never belongs into a variable.
    RefreshToken,
    /// `sk-ant-admin…`: manages an organisation, cannot talk to models.
    AdminKey,
    /// Anything else, such as a gateway's own token.
    Other,
}

/// The only visible trace of a secret: `sk-ant-api03-…wXyZ`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    fn of(text: &str) -> Option<Self> {
        text.strip_prefix("sk-ant-")?;
        let visible: Vec<char> = text.chars().filter(char::is_ascii_graphic).collect();
        if visible.len() < 40 {
            return None;
        }
        let prefix = public(text);
        let tail: String = visible[visible.len() - 4..].iter().collect();
        Some(Self(format!("{prefix}…{tail}")))
    }

    /// What was shown before, as a report says it; `None` for what shows more than the public prefix and four characters.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (prefix, tail) = text.split_once('…')?;
        let public = prefix.is_empty() || (prefix.starts_with("sk-ant-") && prefix.len() <= 15);
        let short = tail.chars().count() <= 4 && tail.chars().all(|c| c.is_ascii_graphic());
        (public && short).then(|| Self(text.to_owned()))
    }

    /// The text to show.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The beginning that everybody may see and that many keys share, as `sk-ant-api03-`; empty if there is none.
pub(super) fn public(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("sk-ant-") else { return "" };
    let kind = rest.bytes().take_while(u8::is_ascii_lowercase).take(5).count();
    let digits = rest.bytes().skip(kind).take_while(u8::is_ascii_digit).take(2).count();
    let ends = kind > 0 && digits == 2 && rest.as_bytes().get(kind + digits) == Some(&b'-');
    if ends { text.get(.."sk-ant-".len() + kind + digits + 1).unwrap_or_default() } else { "" }
}

/// Replaces every `sk-ant-…` in a text by its fingerprint, or by `sk-ant-…` where it is too short for one, and the
/// password in every URL. For text that others wrote: messages of programs and servers, lines of files.
#[must_use]
pub fn redact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, lower) = (text, text.to_ascii_lowercase());
    while let Some(at) = lower[text.len() - rest.len()..].find("sk-ant-") {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let end = tail.find(|c: char| !belongs(c)).unwrap_or(tail.len());
        match Fingerprint::of(&tail[..end]) {
            Some(fingerprint) => out.push_str(fingerprint.as_str()),
            // a fingerprint that was made before stays as it is
            None if tail[end..].starts_with('…') && end < 20 => {
                let prefix = public(&tail[..end]);
                // `sk-ant-oat…`: the kind alone, as people speak of it
                let kind = tail["sk-ant-".len()..end].len() <= 5
                    && tail["sk-ant-".len()..end].bytes().all(|b| b.is_ascii_lowercase());
                out.push_str(if kind {
                    &tail[..end]
                } else if prefix.is_empty() {
                    "sk-ant-"
                } else {
                    prefix
                });
            }
            None => out.push_str("sk-ant-…"),
        }
        rest = &tail[end..];
        // a key that was copied with a break, a quotation mark or a blank in it goes on behind that
        while let Some(more) = goes_on(rest) {
            if !out.ends_with('…') {
                out.push('…');
            }
            rest = &rest[more..];
        }
    }
    out.push_str(rest);
    redact_userinfo(&out)
}

/// Where the rest of a key ends that follows after one to three characters that no key has.
fn goes_on(text: &str) -> Option<usize> {
    let from = text.find(belongs).filter(|at| (1..=3).contains(&text[..*at].chars().count()))?;
    let part = &text[from..];
    let part = &part[..part.find(|c: char| !belongs(c)).unwrap_or(part.len())];
    let has = |is: fn(&char) -> bool| part.chars().any(|c| is(&c));
    let (digit, cases) = (has(char::is_ascii_digit), has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase));
    let random = part.len() >= 8 && cases && (digit || part.len() >= 20 || turns(part) * 5 >= part.len() * 2);
    (random && !part.to_ascii_lowercase().starts_with("sk-ant-")).then_some(from + part.len())
}

/// The text without words that are as long and as mixed as a key, for what leaves the machine: a key without its
/// beginning, or with another kind of dash in it, has no form by which it is known. Ids for support stay.
#[must_use]
pub fn without_long_words(text: &str) -> String {
    without(text, mixed)
}

/// The text without words that are made at random, for what servers and gateways said: they may repeat a token of which
/// nothing is known. Names with a number or a date, and ids for support, stay.
#[must_use]
pub fn without_random_words(text: &str) -> String {
    without(text, |word| {
        let random = |part: &str| {
            let digit = part.bytes().any(|b| b.is_ascii_digit());
            part.len() >= 10 && (digit && turns(part) >= 3 || turns(part) * 5 >= part.len() * 2)
        };
        !word.starts_with("req_") && word.split(['-', '_']).any(random)
    })
}

fn without(text: &str, hides: fn(&str) -> bool) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    while let Some(at) = rest.find(part) {
        out.push_str(&rest[..at]);
        let word = &rest[at..];
        let word = &word[..word.find(|c| !part(c)).unwrap_or(word.len())];
        out.push_str(if hides(word) { "…" } else { word });
        rest = &rest[at + word.len()..];
    }
    out + rest
}

/// How often digits, capitals and other letters take turns.
fn turns(part: &str) -> usize {
    let class = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    part.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

fn mixed(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    let random = |part: &str| part.len() >= 12 && turns(part) * 5 >= part.len() * 2;
    word.len() >= 32
        && !word.starts_with("req_")
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && word.split(['-', '_']).any(random)
}

/// Whether a character can stand inside a key, as it should be or spoilt by a letter from elsewhere.
fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || (c.is_alphabetic() && !c.is_ascii())
}

/// Whether a word could be somebody's secret although it has no form by which it is known: long, of letters and digits,
/// and no path.
#[must_use]
pub fn looks_secret(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    word.len() >= 12
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '=' | '~' | ':'))
        && word.contains(|c: char| c.is_ascii_digit())
        && word.contains(|c: char| c.is_ascii_alphabetic())
}

/// A name that a file or a variable gives, where it is short and of plain words, as `max_20x` or `mcpOAuth`; else
/// `other`: what stands where a name belongs may be a secret that went to the wrong place.
#[must_use]
pub fn name_or_other(name: &str, longest: usize) -> String {
    let word = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let plain = word && name.len() <= longest && digits <= 2 && turns(name) * 5 < name.len() * 2;
    if plain { name } else { "other" }.to_owned()
}

/// The text without the words that could be somebody's secret.
#[must_use]
pub fn without_secret_words(text: &str) -> String {
    let parts = text.split_inclusive(char::is_whitespace).map(|part| {
        let word = part.trim_end();
        if looks_secret(word) { format!("…{}", &part[word.len()..]) } else { part.to_owned() }
    });
    parts.collect()
}

/// `http://user:password@host` becomes `http://…@host`.
fn redact_userinfo(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (head, tail) = rest.split_at(at + 3);
        out.push_str(head);
        let end =
            tail.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'')).unwrap_or(tail.len());
        match tail[..end].rfind('@') {
            Some(at_sign) => {
                out.push('…');
                rest = &tail[at_sign..];
            }
            None => rest = tail,
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.as_bytes().to_vec())
    }

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

    #[test]
    fn a_fingerprint_shows_prefix_and_last_four_only() {
        let of = |text: &str| secret(text).fingerprint().map(|f| f.as_str().to_owned());
        assert_eq!(of(KEY).as_deref(), Some("sk-ant-api03-…wXyZ"));
        assert_eq!(of(&format!(" {KEY}\n")).as_deref(), Some("sk-ant-api03-…wXyZ"));
        assert_eq!(of(&format!("{KEY}\u{200b}")).as_deref(), Some("sk-ant-api03-…wXyZ"));
        assert_eq!(of("sk-ant-api03-short"), None);
        assert_eq!(of(&"x".repeat(60)), None);
        assert_eq!(of(&format!("sk-ant-{}", "q".repeat(60))).as_deref(), Some("…qqqq"));
    }

    #[test]
    fn redaction_finds_secrets_inside_text() {
        assert_eq!(redact(&format!("export K='{KEY}' # {KEY}")), "export K='sk-ant-api03-…wXyZ' # sk-ant-api03-…wXyZ");
        assert_eq!(redact("sk-ant-api03-abc"), "sk-ant-…");
        assert_eq!(redact(&KEY.to_uppercase()), "sk-ant-…");
        for gap in [" ", "\n", "\"", "\u{200b}", "…", " \\\n"] {
            for at in [10, 13, 20, 40] {
                let text = redact(&format!("{}{gap}{} is no key", &KEY[..at], &KEY[at..]));
                assert!(
                    !KEY.as_bytes()[13..].windows(8).any(|it| text.contains(str::from_utf8(it).unwrap())),
                    "{text}"
                );
                assert!(text.ends_with(" is no key"), "{text}");
            }
        }
        assert_eq!(
            redact("sk-ant-api03-…wXyZ · used, ANTHROPIC_API_KEY"),
            "sk-ant-api03-…wXyZ · used, ANTHROPIC_API_KEY"
        );
        assert_eq!(redact("sk-ant-api03-…wXyZ"), "sk-ant-api03-…wXyZ");
        assert_eq!(redact("at http://bob:s3cret@proxy:3128/x?y"), "at http://…@proxy:3128/x?y");
        assert_eq!(redact("https://a@b/c and https://d/e@f"), "https://…@b/c and https://d/e@f");
        let spoilt = KEY.replace("MnOp", "Mé日nOp");
        assert_eq!(redact(&spoilt), "sk-ant-api03-…wXyZ");
        let hidden = KEY.replace("MnOp", "Mn\u{200b}Op");
        assert_eq!(crate::model::text::plain(&hidden, 80), "sk-ant-api03-…wXyZ");
        let split = KEY.replace("sk-ant", "sk\u{200b}-ant");
        assert_eq!(crate::model::text::plain(&split, 80), "sk-ant-api03-…wXyZ");
    }

    #[test]
    fn a_name_is_told_only_where_it_is_one() {
        for name in ["max", "max_20x", "team_premium", "mcpOAuth", "trustedDeviceToken", "zsh", "pwsh-preview", "bash5"]
        {
            assert_eq!(name_or_other(name, 20), name);
        }
        for odd in
            ["kqzjxwvbnmtrplkhgfdsaqwertyuio", "x7Kp2mQ9vT4wZ1nB", "aBcDeFgH", "", "a\u{1b}b", "hunter234", "a b"]
        {
            assert_eq!(name_or_other(odd, 20), "other", "{odd}");
        }
    }

    #[test]
    fn kinds_come_from_the_prefix() {
        assert_eq!(secret(KEY).kind(), SecretKind::ApiKey);
        assert_eq!(secret("sk-ant-oat01-x").kind(), SecretKind::OauthToken);
        assert_eq!(secret("gw-123").kind(), SecretKind::Other);
        assert_eq!(Secret::new(vec![0xff, 0xfe]).kind(), SecretKind::Other);
    }

    #[test]
    fn a_long_word_leaves_only_where_it_says_something() {
        assert_eq!(without_long_words(&format!("a {}1 b", &KEY[13..])), "a … b");
        for fine in [
            "~/.claude/projects/-home-dev-MyProject2-src-App3-Controllers/01234567-89ab-cdef-0123-456789abcdef.jsonl",
            "/nix/store/9v7bq4fplcvhm1vhqz3rvhf0cl2zhv7k-claude-code-2.1.329",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "req_011CSHoEeqs5C35K2UUqR7Fy011CSHoEeqs5C35K2UUqR7Fy CLAUDE_CODE_API_KEY_HELPER_TTL_MS",
            "getClaudeCodeCredentialsFromTheKeychain2",
        ] {
            assert_eq!(without_long_words(fine), fine);
        }
        for fine in [
            "API Error: 404 model: claude-3-5-sonnet-20241022, us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "at 2026-11-21T18:13:58.979Z, api3.example.com:8443, req_011CSHoEeqs5C35K2UUqR7Fy",
            "`LiteLLM_VerificationTokenTable` of getClaudeCodeCredentialsFromTheKeychain",
        ] {
            assert_eq!(without_random_words(fine), fine);
        }
        for token in
            ["x7Kp2mQ9vT4wZ1nB8cR5", "sk-a8f3k2m9x1q7w5e4r6t0yz", "kQwzXvTpLmNbRsDfGhJk", "0a9s8d7f6g5h4j3k2l1m"]
        {
            assert_eq!(without_random_words(&format!("401 bad \"{token}\"")), "401 bad \"…\"");
        }
    }
}
