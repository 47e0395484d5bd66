//! Through which proxy does Claude Code go? Its own order of variables, and its own exceptions.

use url::Url;

use super::variables::{is_on, no_proxies, proxies};
use crate::model::environment::Environment;
use crate::model::network::Via;
use crate::model::secret::Secret;
use crate::model::way::ProxySetting;

/// The host that signs in and renews logins.
pub const SIGN_IN_HOST: &str = "platform.claude.com";
/// Keeps Claude Code from putting the address of a proxy right.
const KEPT_AS_IT_IS: &str = "CLAUDE_CODE_DISABLE_PROXY_SCHEME_REPAIR";

/// The proxy in force for a host.
#[derive(Clone)]
pub struct InForce {
    /// The address, without the password.
    pub via: Via,
    /// The address as it was set.
    pub address: Secret,
}

/// A proxy setting that Claude Code cannot use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The variable.
    pub variable: String,
    /// What is wrong, as half a sentence.
    pub because: String,
}

/// The proxy for this host, if one is set and the host is no exception.
///
/// # Errors
/// The variable and the reason, if the value is no address of an HTTP proxy.
pub fn in_force(env: &Environment, host: &str, port: u16) -> Result<Option<InForce>, Unusable> {
    let mut set = proxies(env).filter_map(|name| Some((name, env.text(name)?))).filter(|(name, value)| {
        // signing in does not ask these, and a value of theirs that is none for HTTP is passed over (measured)
        !is_for_all(name) || (host != SIGN_IN_HOST && !is_socks(value))
    });
    let Some((variable, value)) = set.next() else {
        return Ok(None);
    };
    if exception(env, host, port).is_some() {
        return Ok(None);
    }
    let value = if is_for_all(variable) { with_scheme(&value).unwrap_or(value) } else { value };
    let found = read(&value);
    let (_, host, port) = found.map_err(|because| Unusable { variable: variable.to_owned(), because })?;
    let via = Via { host, port, variable: variable.to_owned() };
    Ok(Some(InForce { via, address: Secret::new(value.into_bytes()) }))
}

/// Every proxy variable that is set, in Claude Code's order; the first one counts.
#[must_use]
pub fn all(env: &Environment) -> Vec<ProxySetting> {
    let set = proxies(env).filter_map(|name| Some((name, env.text(name)?)));
    let set = set.filter(|(name, value)| !is_for_all(name) || !is_socks(value));
    let mut found: Vec<ProxySetting> = Vec::new();
    for (name, value) in set {
        let value = if is_for_all(name) { with_scheme(&value).unwrap_or(value) } else { value };
        let read = read(&value);
        let with_login = read.as_ref().is_ok_and(|(url, ..)| !url.username().is_empty() || url.password().is_some());
        let leads_to = read.map(|(_, host, port)| (host, port));
        found.push(ProxySetting { variable: name.to_owned(), leads_to, with_login });
    }
    found
}

/// `ALL_PROXY` in either spelling.
fn is_for_all(variable: &str) -> bool {
    variable.eq_ignore_ascii_case("ALL_PROXY")
}

fn is_socks(value: &str) -> bool {
    value.trim_start().get(..5).is_some_and(|begins| begins.eq_ignore_ascii_case("socks"))
}

/// `http://host:port` for a bare `host:port`, which has neither a user nor a path; `None` for anything else.
fn with_scheme(value: &str) -> Option<String> {
    let (host, port) = value.strip_suffix('/').unwrap_or(value).split_once(':')?;
    let plain =
        !host.is_empty() && host.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'-' | b'_'));
    (plain && port.parse::<u16>().is_ok()).then(|| format!("http://{host}:{port}"))
}

/// The variables that the shell handed over, as Claude Code's start puts them right: `host:port` in `HTTPS_PROXY` gets
/// the `http://` that it lacks. The settings come later, and theirs stay as they are (measured with 2.1.329).
#[must_use]
pub fn put_right(env: &Environment) -> Environment {
    let mut right = env.clone();
    if env.text(KEPT_AS_IT_IS).is_some_and(|value| is_on(&value)) {
        return right;
    }
    for name in proxies(env).filter(|name| name.eq_ignore_ascii_case("HTTPS_PROXY")) {
        if let Some(whole) = env.text(name).and_then(|value| with_scheme(&value)) {
            right.set(name, whole);
        }
    }
    right
}

/// A proxy's address, its host and its port; or what is wrong with it, as half a sentence.
fn read(value: &str) -> Result<(Url, String, u16), String> {
    if cuts_password(value) {
        return Err(say!("rules/proxy-password-cuts"));
    }
    let url = Url::parse(value.trim()).map_err(|_| say!("rules/proxy-no-address"))?;
    match url.scheme() {
        "http" | "https" => {}
        "socks" | "socks4" | "socks5" | "socks5h" => return Err(say!("rules/proxy-is-socks")),
        _ => return Err(say!("rules/proxy-begins-otherwise")),
    }
    if has_bare_percent(url.username()) || has_bare_percent(url.password().unwrap_or_default()) {
        return Err(say!("rules/proxy-bare-percent"));
    }
    let host = url.host_str().ok_or_else(|| say!("rules/proxy-names-no-host"))?.trim_matches(['[', ']']).to_owned();
    let port = url.port_or_known_default().unwrap_or(80);
    Ok((url, host, port))
}

/// Whether a `%` stands for itself, which Claude Code cannot read: its number is to be written, `%25`.
fn has_bare_percent(text: &str) -> bool {
    let hex = |it: Option<&u8>| it.is_some_and(u8::is_ascii_hexdigit);
    let bytes = text.as_bytes();
    let mut signs = bytes.iter().enumerate().filter(|(_, it)| **it == b'%').map(|(at, _)| at);
    signs.any(|at| !hex(bytes.get(at + 1)) || !hex(bytes.get(at + 2)))
}

/// Whether a sign in a password ends the part of an address that names the host, so that the rest of the password would
/// be taken for the host or the path: `http://me:a#b@proxy:80`.
#[must_use]
pub fn cuts_password(value: &str) -> bool {
    let rest = value.split_once("://").map_or(value, |(_, rest)| rest);
    rest.find(['/', '?', '#', '\\']).and_then(|end| rest.get(end..)).is_some_and(|behind| behind.contains('@'))
}

/// The entry of `NO_PROXY` that lists the host, exactly, as a domain above it, or by `*`; and the variable.
#[must_use]
pub fn exception(env: &Environment, host: &str, port: u16) -> Option<(&'static str, String)> {
    let (variable, list) = exceptions(env)?;
    Some((variable, listing(&list, host, port).next()?.to_owned()))
}

/// The entries of such a list that take the host away from the proxy.
pub fn listing<'a>(list: &'a str, host: &str, port: u16) -> impl Iterator<Item = &'a str> {
    let host = host.to_ascii_lowercase();
    let lists = move |entry: &&str| {
        let entry = entry.to_ascii_lowercase();
        if entry == "*" {
            return true;
        }
        let name = match entry.rsplit_once(':') {
            Some((name, digits)) if digits.parse::<u16>() == Ok(port) => name,
            Some((_, digits)) if digits.parse::<u16>().is_ok() => return false,
            _ => entry.as_str(),
        };
        let name = name.strip_prefix("*.").or_else(|| name.strip_prefix('.')).unwrap_or(name);
        let name = name.strip_suffix('.').unwrap_or(name).trim_matches(['[', ']']);
        !name.is_empty() && (host == name || host.ends_with(&format!(".{name}")))
    };
    list.split(|it: char| it == ',' || it.is_whitespace()).filter(|entry| !entry.is_empty()).filter(lists)
}

/// The variable that names exceptions, and what it says.
#[must_use]
pub fn exceptions(env: &Environment) -> Option<(&'static str, String)> {
    no_proxies(env).find_map(|name| Some((name, env.text(name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;

    fn env(pairs: &[(&str, &str)]) -> Environment {
        Environment::new(pairs.iter().map(|(name, value)| (name.into(), value.into())), Os::Linux)
    }

    fn via(pairs: &[(&str, &str)], host: &str) -> Option<String> {
        let found = in_force(&env(pairs), host, 443).unwrap();
        found.map(|it| format!("{} {}:{}", it.via.variable, it.via.host, it.via.port))
    }

    #[test]
    fn lower_case_https_comes_first() {
        let all = [("HTTPS_PROXY", "http://b:2"), ("https_proxy", "http://u:p@a:1"), ("HTTP_PROXY", "http://c:3")];
        assert_eq!(via(&all, "api.anthropic.com").as_deref(), Some("https_proxy a:1"));
        assert_eq!(via(&all[2..], "api.anthropic.com").as_deref(), Some("HTTP_PROXY c:3"));
    }

    #[test]
    fn what_is_for_all_comes_last_and_not_for_signing_in() {
        let all = |value| [("ALL_PROXY", value)];
        assert_eq!(via(&all("http://d:4"), "api.anthropic.com").as_deref(), Some("ALL_PROXY d:4"));
        assert_eq!(via(&all("d:4"), "api.anthropic.com").as_deref(), Some("ALL_PROXY d:4"));
        assert_eq!(via(&all("http://d:4"), "platform.claude.com"), None);
        assert_eq!(via(&all("socks5://d:4"), "api.anthropic.com"), None);
        assert!(super::all(&env(&all("SOCKS5://d:4"))).is_empty());
        assert!(in_force(&env(&all("notaurl")), "api.anthropic.com", 443).is_err());
        let both = [("ALL_PROXY", "http://d:4"), ("all_proxy", "http://e:5"), ("HTTP_PROXY", "http://c:3")];
        assert_eq!(via(&both, "x").as_deref(), Some("HTTP_PROXY c:3"));
        assert_eq!(via(&both[..2], "x").as_deref(), Some("all_proxy e:5"));
    }

    #[test]
    fn the_start_puts_a_missing_scheme_right_where_nothing_else_stands() {
        let right = |name: &str, value: &str| put_right(&env(&[(name, value)])).text(name).unwrap();
        for (name, value, expected) in [
            ("HTTPS_PROXY", "proxy.corp:3128", "http://proxy.corp:3128"),
            ("https_proxy", "10.0.0.1:3128/", "http://10.0.0.1:3128"),
            ("HTTP_PROXY", "proxy:3128", "proxy:3128"),
            ("HTTPS_PROXY", "me:pw@proxy:3128", "me:pw@proxy:3128"),
            ("HTTPS_PROXY", "proxy:3128/path", "proxy:3128/path"),
            ("HTTPS_PROXY", " proxy:3128", " proxy:3128"),
            ("HTTPS_PROXY", "proxy", "proxy"),
            ("HTTPS_PROXY", "socks5://a:1", "socks5://a:1"),
        ] {
            assert_eq!(right(name, value), expected);
        }
        let kept = env(&[("HTTPS_PROXY", "proxy:3128"), (KEPT_AS_IT_IS, "1")]);
        assert_eq!(put_right(&kept).text("HTTPS_PROXY").unwrap(), "proxy:3128");
    }

    #[test]
    fn no_piece_of_a_password_is_taken_for_the_host() {
        for value in
            ["http://me:p@ss#word@proxy:80", "http://me:80/x@proxy:80", "http://me:a?b@c@proxy", "me:a/b@proxy"]
        {
            let bad = in_force(&env(&[("HTTPS_PROXY", value)]), "api.anthropic.com", 443).err();
            let because = bad.map(|it| it.because).unwrap_or_default();
            assert!(because.contains("its password holds"), "{value}: {because}");
            assert!(all(&env(&[("HTTPS_PROXY", value)]))[0].leads_to.is_err(), "{value}");
        }
        for value in ["http://me:p%40ss@proxy:80", "http://me:p@ss@proxy:80/", "http://proxy:80/a?b#c"] {
            assert_eq!(via(&[("HTTPS_PROXY", value)], "x").as_deref(), Some("HTTPS_PROXY proxy:80"), "{value}");
        }
    }

    #[test]
    fn exceptions_hold_for_subdomains() {
        let with = |list| [("HTTPS_PROXY", "http://b:2"), ("NO_PROXY", list)];
        for list in [
            "*",
            "api.anthropic.com",
            ".anthropic.com",
            "x, anthropic.com",
            "*.anthropic.com",
            "anthropic.com:443",
            "anthropic.com.",
            "a\tapi.anthropic.com",
            "[api.anthropic.com]",
            "*.com",
        ] {
            assert_eq!(via(&with(list), "api.anthropic.com"), None, "{list}");
        }
        for list in [
            "",
            "thropic.com",
            "anthropic.com:80",
            "localhost,127.0.0.1",
            "*anthropic.com",
            "api.*",
            "a;api.anthropic.com",
        ] {
            assert!(via(&with(list), "api.anthropic.com").is_some(), "{list}");
        }
    }

    #[test]
    fn every_spelling_is_listed_in_order() {
        let all = super::all(&env(&[("HTTP_PROXY", "socks5://a:1"), ("https_proxy", "http://u:p@a:1")]));
        assert_eq!(all[0].variable, "https_proxy");
        assert_eq!((all[0].leads_to.clone(), all[0].with_login), (Ok(("a".to_owned(), 1)), true));
        assert!(all[1].leads_to.is_err() && all.len() == 2);
        assert_eq!(exception(&env(&[("NO_PROXY", "x,.b.c")]), "a.b.c", 443), Some(("NO_PROXY", ".b.c".to_owned())));
    }

    #[test]
    fn what_is_no_http_proxy_is_said() {
        for value in ["notaurl", "proxy:3128", "socks5://a:1", "ftp://a", "http://me:50%off@a:1"] {
            assert!(in_force(&env(&[("HTTPS_PROXY", value)]), "x", 443).is_err(), "{value}");
        }
    }
}
