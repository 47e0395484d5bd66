//! How could a value be put right where it is set, instead of being taken out?

use url::Url;

use crate::claude_code::characters::{clean, corrections, odd_in, use_of};
use crate::claude_code::precedence::wrong_kind;
use crate::claude_code::proxy;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, NO_PROXY, OAUTH_TOKEN, PROXY};
use crate::dialects::{self, CannotEdit, Dialect, Edited};
use crate::model::credential::CredentialKind;
use crate::model::order::InOrder;
use crate::model::plan::Rewrite;
use crate::model::secret::{Secret, SecretKind};
use crate::model::source::Offer;

/// The hosts that Claude Code cannot do without.
const NEEDED: [&str; 2] = ["api.anthropic.com", "platform.claude.com"];

/// Where the value is written.
pub(super) enum Written<'a> {
    /// In a start-up file.
    Shell(Dialect, &'a [u8]),
    /// In the `env` block of a settings file.
    Settings(&'a [u8]),
    /// By itself, in Windows' registry.
    Stored,
}

/// What the value of this variable needs, and what that would change where its name is written so.
pub(super) fn offers(written: &Written, name: &str, named: &str, value: &Secret) -> Vec<Offer> {
    let needed = needed(name, value);
    let offer = |rewrite: Rewrite| {
        let edited = match written {
            Written::Shell(dialect, bytes) => dialects::rewrite(*dialect, bytes, named, &rewrite, corrections),
            Written::Settings(bytes) => dialects::rewrite_key(bytes, named, &rewrite, corrections),
            Written::Stored => {
                let text = std::str::from_utf8(value.expose()).unwrap_or_default();
                let made = dialects::stored::put_right(name, text, &rewrite, corrections);
                made.map(|(_, change)| Edited { bytes: Vec::new(), changes: vec![change] })
            }
        };
        Offer { changes: edited.map(|Edited { changes, .. }| changes).map_err(|error| why(&error)), rewrite }
    };
    needed.into_iter().map(offer).collect()
}

fn why(error: &CannotEdit) -> String {
    match error {
        CannotEdit::NotLiteralEnough { because, .. } => because.clone(),
        other => other.to_string(),
    }
}

/// What would put the value right.
fn needed(name: &str, value: &Secret) -> Vec<Rewrite> {
    let Ok(text) = std::str::from_utf8(value.expose()) else {
        return Vec::new();
    };
    let spoilt = odd_in(use_of(name), text).iter().any(|it| !it.trimmed());
    let clean_text = clean(name, text).unwrap_or_else(|| text.to_owned());
    let mut needed = Vec::new();
    if spoilt {
        needed.push(Rewrite::Clean);
    }
    if let Some(to) = belongs(name, Secret::new(clean_text.clone().into_bytes()).kind()) {
        needed.push(Rewrite::Rename { to: to.to_owned() });
    }
    if PROXY.contains(&name) && lacks_scheme(&clean_text) {
        needed.push(Rewrite::Prefix { text: "http://".to_owned() });
    }
    if NO_PROXY.contains(&name) {
        let listed = |host| proxy::listing(text, host, 443).map(str::to_owned);
        let mut entries: Vec<String> = NEEDED.into_iter().flat_map(listed).collect();
        entries.order();
        entries.dedup();
        if !entries.is_empty() {
            needed.push(Rewrite::Without { entries });
        }
    }
    needed
}

/// The variable that a secret of this kind belongs into, if it is in the wrong one.
fn belongs(name: &str, secret: SecretKind) -> Option<&'static str> {
    let rung = match name {
        API_KEY => CredentialKind::ApiKey,
        AUTH_TOKEN => CredentialKind::AuthToken,
        OAUTH_TOKEN => CredentialKind::OauthToken,
        _ => return None,
    };
    let to = match secret {
        SecretKind::ApiKey => API_KEY,
        SecretKind::OauthToken => OAUTH_TOKEN,
        _ => return None,
    };
    let misplaced = wrong_kind(rung, secret) || (rung == CredentialKind::AuthToken && secret == SecretKind::OauthToken);
    (misplaced && to != name).then_some(to)
}

/// Whether `http://` before it makes an address of it, and nothing else is missing.
fn lacks_scheme(text: &str) -> bool {
    let whole = !text.contains("://") && !text.starts_with('/') && text.trim() == text;
    let url = whole.then(|| Url::parse(&format!("http://{text}")).ok()).flatten();
    url.is_some_and(|url| {
        url.host_str().is_some_and(|host| host.contains('.') || host == "localhost" || url.port().is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(name: &str, value: &str) -> Vec<Rewrite> {
        needed(name, &Secret::new(value.as_bytes().to_vec()))
    }

    #[test]
    fn a_value_gets_what_it_needs_and_nothing_else() {
        let to = |name: &str| Rewrite::Rename { to: name.to_owned() };
        let http = Rewrite::Prefix { text: "http://".to_owned() };
        for (name, value, expected) in [
            (API_KEY, "sk-ant-api03-x", vec![]),
            (API_KEY, "sk-ant-\u{200b}api03-x", vec![Rewrite::Clean]),
            (API_KEY, "sk-ant-api03-x\r\n", vec![]),
            (API_KEY, "sk-ant-oat01-x", vec![to(OAUTH_TOKEN)]),
            (API_KEY, "sk-ant-\u{200b}oat01-x", vec![Rewrite::Clean, to(OAUTH_TOKEN)]),
            (AUTH_TOKEN, "sk-ant-api03-x", vec![to(API_KEY)]),
            (AUTH_TOKEN, "sk-ant-oat01-x", vec![to(OAUTH_TOKEN)]),
            (AUTH_TOKEN, "gw-123", vec![]),
            (OAUTH_TOKEN, "sk-ant-api03-x", vec![to(API_KEY)]),
            (OAUTH_TOKEN, "sk-ant-ort01-x", vec![]),
            ("HTTPS_PROXY", "http://a:1", vec![]),
            ("HTTPS_PROXY", "proxy.corp:3128", vec![http.clone()]),
            ("https_proxy", "u:p@proxy:3128", vec![http]),
            ("HTTPS_PROXY", "socks5://a:1", vec![]),
            ("HTTPS_PROXY", "nonsense", vec![]),
            ("HTTPS_PROXY", "//a:1", vec![]),
            ("NO_PROXY", "localhost,10.0.0.0/8", vec![]),
            (
                "no_proxy",
                "localhost,.anthropic.com,*,api.anthropic.com:80",
                vec![Rewrite::Without { entries: vec!["*".into(), ".anthropic.com".into()] }],
            ),
        ] {
            assert_eq!(wanted(name, value), expected, "{name} {value:?}");
        }
    }
}
