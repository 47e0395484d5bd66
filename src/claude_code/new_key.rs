//! Is what a person gives a key or a token that Claude Code can use? Told by its form alone.

use super::characters::{clean, odd};
use crate::model::new_key::Sought;
use crate::model::secret::{Secret, SecretKind};

/// What is shorter was cut off while it was copied; complete ones have 79 characters and more.
const SHORTEST: usize = 40;

/// Why it cannot be used as it is.
pub struct Unfit {
    /// The reason, as a sentence without full stop.
    pub because: String,
    /// The characters that do not belong, without themselves.
    pub odd: Vec<String>,
    /// It, without those characters, if it could be used then.
    pub cleaned: Option<Secret>,
}

impl Unfit {
    fn plainly(because: impl Into<String>) -> Self {
        Self { because: because.into(), odd: Vec::new(), cleaned: None }
    }
}

/// The key without the white space around it. A terminal breaks a token over two lines, so that of a token every line
/// break is taken out.
///
/// # Errors
/// Why it cannot be used, and whether it could be put right.
pub fn usable(sought: Sought, given: &Secret) -> Result<Secret, Unfit> {
    let text = given.trimmed().ok_or_else(|| Unfit::plainly(say!("rules/given-no-text")))?;
    let joined: zeroize::Zeroizing<String> = match sought {
        Sought::ApiKey => text.to_owned().into(),
        Sought::SetupToken => text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().into(),
    };
    if joined.is_empty() {
        return Err(Unfit::plainly(match sought {
            Sought::ApiKey => say!("rules/no-key-given"),
            Sought::SetupToken => say!("rules/no-token-given"),
        }));
    }
    let strange = odd(&joined);
    if strange.is_empty() {
        let secret = Secret::new(joined.as_bytes().to_vec());
        return fits(sought, &secret).map_or(Ok(secret), |because| Err(Unfit::plainly(because)));
    }
    let cleaned = clean(sought.variable(), &joined).map(|text| Secret::new(text.into_bytes()));
    // of something else altogether the characters are not what is wrong
    if let Some(because) = cleaned.as_ref().and_then(|cleaned| fits(sought, cleaned)) {
        return Err(Unfit::plainly(because));
    }
    let count = strange.len();
    Err(Unfit {
        because: match sought {
            Sought::ApiKey => say!("rules/key-holds-strange", count = count),
            Sought::SetupToken => say!("rules/token-holds-strange", count = count),
        },
        odd: strange
            .iter()
            .take(5)
            .map(|it| {
                say!("rules/character-at", code_point = it.code_point(), name = it.found().name, position = it.position)
            })
            .collect(),
        cleaned,
    })
}

/// Why it is not what was asked for; nothing if it is.
fn fits(sought: Sought, secret: &Secret) -> Option<String> {
    let written = secret.expose().iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let because = match (sought, secret.kind()) {
        (Sought::ApiKey, SecretKind::ApiKey) | (Sought::SetupToken, SecretKind::OauthToken) if !written => {
            say!("rules/holds-character-none-its-kind")
        }
        (Sought::ApiKey, SecretKind::ApiKey) | (Sought::SetupToken, SecretKind::OauthToken) => {
            let length = secret.length();
            return (length < SHORTEST).then(|| say!("rules/has-only-characters-probably-cut", length = length));
        }
        (Sought::ApiKey, SecretKind::OauthToken) => {
            say!("rules/login-token-sk-ant-oat")
        }
        (_, SecretKind::RefreshToken) => say!("rules/refresh-token-sk-ant-ort"),
        (_, SecretKind::AdminKey) => {
            say!("rules/admin-key-sk-ant-admin")
        }
        (Sought::SetupToken, SecretKind::ApiKey) => {
            say!("rules/api-key-sk-ant-api")
        }
        (Sought::ApiKey, SecretKind::Other) => say!("rules/no-api-key-one-begins"),
        (Sought::SetupToken, SecretKind::Other) => say!("rules/no-token-one-begins-sk"),
    };
    Some(because)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: &str = "03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

    fn given(sought: Sought, text: &str) -> Result<String, (String, bool)> {
        usable(sought, &Secret::new(text.as_bytes().to_vec()))
            .map(|secret| String::from_utf8_lossy(secret.expose()).into_owned())
            .map_err(|unfit| (format!("{} {:?}", unfit.because, unfit.odd), unfit.cleaned.is_some()))
    }

    #[test]
    fn only_a_whole_api_key_is_one() {
        let key = format!("sk-ant-api{REST}");
        assert_eq!(given(Sought::ApiKey, &format!("  {key}\r\n")), Ok(key.clone()));
        for (text, words) in [
            (String::new(), "No key"),
            ("hello".to_owned(), "begins with sk-ant-api"),
            (format!("sk-ant-oat{REST}"), "CLAUDE_CODE_OAUTH_TOKEN"),
            (format!("sk-ant-admin{REST}"), "admin key"),
            ("sk-ant-api03-abc".to_owned(), "only 16 characters"),
            (format!("{key}$x"), "a character that none"),
        ] {
            let (because, cleanable) = given(Sought::ApiKey, &text).unwrap_err();
            assert!(because.contains(words) && !cleanable && !because.contains("AbCd"), "{because}");
        }
    }

    #[test]
    fn hidden_characters_are_told_and_can_be_taken_out() {
        let key = format!("sk-ant-api{REST}");
        for spoilt in [key.replace("Mn", "M\u{200b}n"), key.replace("Mn", "M\nn"), format!("'{key}'")] {
            let (because, cleanable) = given(Sought::ApiKey, &spoilt).unwrap_err();
            assert!(cleanable && because.contains("U+") && !because.contains("AbCd"), "{because}");
            let unfit = usable(Sought::ApiKey, &Secret::new(spoilt.into_bytes())).err().unwrap();
            assert_eq!(unfit.cleaned.unwrap().expose(), key.as_bytes());
        }
    }

    #[test]
    fn a_token_that_the_terminal_broke_in_two_is_whole() {
        let token = format!("sk-ant-oat{REST}");
        let (first, second) = token.split_at(30);
        assert_eq!(given(Sought::SetupToken, &format!("{first}\r\n  {second}\n")), Ok(token));
        let key = format!("sk-ant-api{REST}");
        assert!(given(Sought::SetupToken, &key).unwrap_err().0.contains("ANTHROPIC_API_KEY"));
    }
}
