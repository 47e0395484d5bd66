//! Does a secret stand in a finished text? The last look before a report leaves: where, and by which rule; never what.

use super::known::{Known, telling, without_secret};
use super::secret::{Secret, public};

/// A place that could be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leak {
    /// From 1.
    pub line: usize,
    /// Which rule says so: `anthropic_key`, `bearer`, …
    pub rule: &'static str,
}

/// Beginnings of keys and tokens of others, which are not made by accident.
const BEGINNINGS: [&str; 12] =
    ["ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "AKIA", "ASIA", "AIza", "sk-proj-", "sk_live_"];

/// Words beside which a long random word is a secret.
const NAMES: [&str; 13] = [
    "token",
    "secret",
    "passw",
    "api_key",
    "apikey",
    "api-key",
    "credential",
    "authorization",
    "refresh",
    "cookie",
    "private",
    "signature",
    "bearer",
];

/// The fewest characters of a secret in a row that tell it.
const WINDOW: usize = 8;

/// Every place in the text that could be a secret. `known` are values that were read and must not be in it.
#[must_use]
pub fn leaks(text: &str, known: &[Secret]) -> Vec<Leak> {
    let mut found = Vec::new();
    let ways = Known::these(known.iter().filter_map(Secret::trimmed));
    for (number, line) in (1..).zip(text.lines()) {
        let rules = [
            ("anthropic_key", anthropic(line)),
            ("bearer", after_word(line, "bearer ") || after_word(line, "basic ")),
            ("url_password", userinfo(line)),
            ("private_key", line.contains("PRIVATE KEY-----")),
            ("token", words(line).any(is_token)),
            ("named_value", named(line)),
            ("value_read", known.iter().any(|secret| holds(line, secret)) || ways.otherwise_in(line)),
        ];
        found.extend(rules.iter().filter(|(_, is)| *is).map(|(rule, _)| Leak { line: number, rule }));
    }
    found
}

/// Whether the text could be a word of a secret: letters, digits, and what base64 and URLs use.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.+/=~".contains(c)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !in_word(c)).filter(|word| !word.is_empty())
}

/// `sk-ant-` with more behind it than the public beginning; the ends of a key, with `…` between, are no secret.
fn anthropic(line: &str) -> bool {
    line.match_indices("sk-ant-").any(|(at, start)| {
        let body = &line[at + start.len()..];
        let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(body.len());
        // `api03-`, `admin01-`
        let public = body[..end].find('-').map_or(0, |dash| if dash <= 8 { dash + 1 } else { 0 });
        let tail = body[end..].strip_prefix('…').unwrap_or_default();
        let shown = tail.chars().take_while(char::is_ascii_alphanumeric).count();
        end - public >= WINDOW || shown > 8
    })
}

/// A value after `Bearer` or `Basic`.
fn after_word(line: &str, word: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    lower.match_indices(word).any(|(at, _)| {
        let value = line.get(at + word.len()..).and_then(|rest| rest.split(|c: char| !in_word(c)).next());
        // the public beginning of a key whose rest is hidden
        let value = value.map(|value| value.strip_prefix(public(value)).unwrap_or(value));
        value.is_some_and(|value| value.len() >= WINDOW && (random(value) || value.ends_with('=')))
    })
}

/// `://user:password@`; `://…@` was made harmless before.
fn userinfo(line: &str) -> bool {
    line.match_indices("://").any(|(at, mark)| {
        let rest = &line[at + mark.len()..];
        let end = rest.find(|c: char| c.is_whitespace() || "/?#\"'<>`".contains(c)).unwrap_or(rest.len());
        rest[..end].rsplit_once('@').is_some_and(|(user, _)| user != "…" && !user.is_empty())
    })
}

fn is_token(word: &str) -> bool {
    let jwt = word.starts_with("eyJ") && word.matches('.').count() >= 2 && word.len() >= 30;
    let begins = BEGINNINGS.iter().any(|start| word.starts_with(start) && word.len() >= start.len() + 12);
    jwt || (begins && random(word))
}

/// A long random word close behind a name such as `token`.
fn named(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    words(line).filter(|word| word.len() >= 20 && random(word) && !harmless(word)).any(|word| {
        // where the word itself stands, by its address in the line
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        let before = lower.get(..at).unwrap_or_default();
        let near: String = before.chars().rev().take(40).collect();
        let near: String = near.chars().rev().collect();
        NAMES.iter().any(|name| near.contains(name) || word.to_ascii_lowercase().contains(&format!("{name}=")))
    })
}

/// Ids that support needs, digests, versions, addresses of pages, paths, names of files with a date.
fn harmless(word: &str) -> bool {
    let value = word.rsplit('=').next().unwrap_or(word);
    let page = word.starts_with("//") || word.starts_with('/') || word.starts_with("~/") || word.starts_with("./");
    let hex = word.len() == 64 && word.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
    let names = value.split(['.', '_', '-', '/']).all(|part| part.len() < 16 && !(random(part)));
    word.starts_with("req_") || (page && !random(value)) || hex || names
}

/// Letters of both kinds or digits among letters, in no order that a word has.
fn random(word: &str) -> bool {
    let part = word.split(['/', '.']).max_by_key(|it| it.len()).unwrap_or(word);
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let letters = part.chars().filter(char::is_ascii_alphabetic).count();
    let upper = part.chars().skip(1).filter(char::is_ascii_uppercase).count();
    let turns = part.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count();
    part.len() >= 12 && letters > 0 && (digits > 0 || upper > 1) && turns * 4 >= part.len()
}

const fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'A'..=b'Z' => 1,
        b'a'..=b'z' => 2,
        _ => 3,
    }
}

/// Whether a line holds eight characters in a row of a secret that was read, beyond what everybody may see of it; of a
/// value without a known form twelve, because it may hold a word. One that is shorter than eight stands alone, and is more
/// than a word or a number; under four characters nothing is looked for.
fn holds(line: &str, secret: &Secret) -> bool {
    let Some(value) = secret.trimmed() else { return false };
    let starts: Vec<usize> = value.match_indices("sk-ant-").map(|(at, _)| at).collect();
    if starts.is_empty() {
        return holds_part(line, value, false);
    }
    // it may hold its own name, a word such as `Bearer`, or the same key twice: only the keys themselves are secret
    let ends = starts.iter().skip(1).copied().chain([value.len()]);
    let bodies = starts.iter().zip(ends).filter_map(|(start, end)| value.get(start + 13..end.saturating_sub(4)));
    bodies.into_iter().any(|body| holds_part(line, body, true))
}

fn holds_part(line: &str, body: &str, form: bool) -> bool {
    let window = if form { WINDOW } else { 12 };
    if body.len() < WINDOW {
        // what everybody writes, such as `none` or a number, would let no report out
        return telling(body) && without_secret(line, body) != line;
    }
    if body.len() < window {
        return line.contains(body);
    }
    // a word is no secret, even where one stands in a key that somebody made up
    let telling = |piece: &&[u8]| !form || !piece.iter().all(u8::is_ascii_lowercase);
    body.as_bytes()
        .windows(window)
        .filter(telling)
        .any(|piece| std::str::from_utf8(piece).is_ok_and(|piece| line.contains(piece)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIj";

    fn rules(line: &str) -> Vec<&'static str> {
        leaks(line, &[]).iter().map(|leak| leak.rule).collect()
    }

    #[test]
    fn secrets_are_found_by_their_form() {
        for (line, rule) in [
            (format!("key sk-ant-api03-{BODY}"), "anthropic_key"),
            ("sk-ant-ort01-AbCdEfGh".to_owned(), "anthropic_key"),
            ("sk-ant-AbCdEfGhIjKl".to_owned(), "anthropic_key"),
            ("sk-ant-api03-…AbCdEfGhIj".to_owned(), "anthropic_key"),
            (format!("authorization: Bearer {BODY}"), "bearer"),
            ("Proxy-Authorization: basic dXNlcjpwYXNzd29yZA==".to_owned(), "bearer"),
            ("http://bob:s3cret@proxy:3128/".to_owned(), "url_password"),
            ("https://bob@proxy".to_owned(), "url_password"),
            ("-----BEGIN RSA PRIVATE KEY-----".to_owned(), "private_key"),
            ("ghp_Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8".to_owned(), "token"),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AbCd-12_x".to_owned(), "token"),
            (format!("\"refreshToken\": \"{BODY}\""), "named_value"),
            (format!("| token | {BODY} |"), "named_value"),
            (format!("/tmp/token={BODY}/x"), "named_value"),
        ] {
            assert!(rules(&line).contains(&rule), "{line}: {:?}", rules(&line));
        }
    }

    #[test]
    fn what_support_needs_is_no_secret() {
        for line in [
            "the key sk-ant-api03-…wXyZ and sk-ant-… and sk-ant-oat01- and sk-ant-",
            "http://…@proxy:3128 and https://docs.claude.com/en/docs/claude-code/authentication",
            "authorization: Bearer sk-ant-api03-…wXyZ and Bearer sk-ant-oat01-… host: x",
            "Bearer authentication, Basic authentication, a bearer token",
            "request-id: req_011CSHoEeqs5C35K2UUqR7Fy for the token",
            "token: 2026-11-21T04:00:00Z, api_key: env.api_key_overrides_login, refresh: credentials.api_key",
            "digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 of the credential",
            "token: ~/.claude/.credentials.json, ~/.local/share/claude/versions/2.1.329",
            "apiKeyHelper CLAUDE_CODE_API_KEY_HELPER_TTL_MS ANTHROPIC_API_KEY CLAUDE_CODE_OAUTH_TOKEN",
            "credential: \"Claude Code-credentials-1a2b3c4d\", ID-1, EMAIL-12",
            "secret-tool lookup service claude-fix account anthropic-api-key",
            "git@example.org/x",
        ] {
            assert_eq!(rules(line), Vec::<&str>::new(), "{line}");
        }
    }

    #[test]
    fn a_value_that_was_read_is_known_by_any_part() {
        let secret = |text: &str| [Secret::new(text.as_bytes().to_vec())];
        let key = format!("sk-ant-api03-{BODY}-wXyZ");
        assert_eq!(leaks(&format!("a\nb {}", &BODY[5..13]), &secret(&key)), [Leak { line: 2, rule: "value_read" }]);
        assert_eq!(leaks("sk-ant-api03-…wXyZ", &secret(&key)), []);
        assert_eq!(leaks("a token for my-gateway", &secret("my-gateway-token")), []);
        assert_eq!(leaks("x my-gateway-token x", &secret("my-gateway-token"))[0].rule, "value_read");
        assert_eq!(leaks("nothing", &secret("")), []);
        for value in ["pässwörd-9x", "pä55wörter-und-mehr", "密码密码密码12", "hunt3r", "p@ss"] {
            assert_eq!(leaks(&format!("407 bob:{value} bad"), &secret(value))[0].rule, "value_read", "{value}");
        }
        for value in ["none", "32000", "x1", "ollama"] {
            assert_eq!(leaks(&format!("{value} is said, and a {value}"), &secret(value)), [], "{value}");
        }
        for coded in ["416243644566476849", "QWJDZEVmR2hJakts", "AbCd EfGh IjKl"] {
            assert_eq!(leaks(&format!("no {coded}"), &secret(&key))[0].rule, "value_read", "{coded}");
        }
        for value in [format!("ANTHROPIC_API_KEY={key}"), format!("{key}{key}"), format!("Bearer {key}")] {
            assert_eq!(leaks("ANTHROPIC_API_KEY: sk-ant-api03-…wXyZ, Bearer", &secret(&value)), [], "{value}");
            assert_eq!(leaks(&BODY[9..17], &secret(&value))[0].rule, "value_read", "{value}");
        }
    }
}
