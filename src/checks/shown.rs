//! How may the value of a variable be seen? Of a secret its public ends, of an address its host, of a switch on or off.

use std::path::Path;

use url::Url;

use crate::claude_code::proxy::cuts_password;
use crate::claude_code::variables::{BASE_URL, PROVIDER_FLAGS, PROXY, SECRET, is_on};
use crate::model::environment::Environment;
use crate::model::text::plain;
use crate::ports::World;

/// The value that this environment has, fit to be shown; `None` if it has none.
pub(super) fn shown(world: &World, env: &Environment, name: &str) -> Option<String> {
    if SECRET.contains(&name) {
        let secret = env.secret(name)?;
        let print = secret.fingerprint().map(|it| it.as_str().to_owned());
        return Some(print.unwrap_or_else(|| say!("checks/characters-not-shown", length = secret.length())));
    }
    let text = env.text(name)?;
    if PROVIDER_FLAGS.contains(&name) {
        return Some(if is_on(&text) { say!("checks/switch-on") } else { say!("checks/switch-off") });
    }
    if name == BASE_URL || PROXY.contains(&name) {
        return Some(address(&text));
    }
    let path = Path::new(&text);
    Some(plain(&if path.has_root() { world.machine.tilde(path) } else { text.clone() }, 80))
}

/// The host and port only, because the rest can hold a password or a key.
fn address(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if cuts_password(text) {
        return say!("checks/not-shown-because-piece-password");
    }
    match Url::parse(text.trim()) {
        Ok(url) if url.host_str().is_some() => {
            let host = url.host_str().unwrap_or_default();
            let user = if url.username().is_empty() && url.password().is_none() { "" } else { "…@" };
            let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
            let rest = if matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none() {
                ""
            } else {
                "/…"
            };
            plain(&format!("{}://{user}{host}{port}{rest}", url.scheme()), 80)
        }
        _ if text.chars().all(bare) => plain(text, 80),
        _ => say!("checks/not-shown-because-no-complete"),
    }
}
