//! Which proxies do other programs and other shells name here, and what would putting one into the settings change?

use url::Url;

use super::elsewhere::elsewhere;
use super::gather::Gathered;
use super::put::put;
use super::startup_files;
use crate::claude_code::proxy;
use crate::claude_code::variables::PROXY;
use crate::dialects::Statement;
use crate::model::put::{OtherProxies, OtherProxy};
use crate::ports::World;

/// The variable that programs besides Claude Code understand, too.
const VARIABLE: &str = "HTTPS_PROXY";
/// How many are told.
const MOST: usize = 5;

/// Those that Claude Code does not see; none where a proxy is set for it.
pub(super) fn other_proxies(world: &World, gathered: &Gathered) -> OtherProxies {
    if !proxy::all(&gathered.env).is_empty() {
        return OtherProxies::default();
    }
    let mut found: Vec<(String, String, String, bool)> = Vec::new();
    startup_files::each(world, |file, _, statements| {
        for statement in statements {
            let Statement::Set { variable, value: Some(value), exported: true, .. } = statement else { continue };
            let text = std::str::from_utf8(value.expose()).unwrap_or_default();
            if let Some((address, with_login)) = address(text).filter(|_| PROXY.contains(&&*world.env.named(variable)))
            {
                found.push((say!("checks/start-up-file"), world.machine.tilde(&file.file), address, with_login));
            }
        }
    });
    // what is read last counts for a shell
    found.reverse();
    let others = elsewhere(world).into_iter();
    found.extend(others.filter_map(|it| Some((it.of, it.file, it.proxy.ok()?, false))));
    let mut all: Vec<OtherProxy> = Vec::new();
    for (of, file, address, with_login) in found {
        if all.len() < MOST && all.iter().all(|known| known.address != address) {
            let put = put(world, gathered, VARIABLE, &format!("http://{address}"), None);
            all.push(OtherProxy { of, file, address, with_login, put });
        }
    }
    OtherProxies(all)
}

/// Host and port of an address that Claude Code could use, and whether a user name or a password stands beside them.
fn address(text: &str) -> Option<(String, bool)> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = Url::parse(whole.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let port = url.port().or_else(|| text.contains("://").then(|| url.port_or_known_default()).flatten())?;
    let with_login = !url.username().is_empty() || url.password().is_some();
    Some((format!("{}:{port}", url.host_str()?), with_login))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_without_its_password() {
        for (text, expected) in [
            ("http://proxy.corp:3128", Some(("proxy.corp:3128", false))),
            ("proxy.corp:3128/", Some(("proxy.corp:3128", false))),
            ("http://u:secret@proxy.corp", Some(("proxy.corp:80", true))),
            ("http://[::1]:1", Some(("[::1]:1", false))),
            ("socks5://proxy.corp:1", None),
            ("proxy", None),
            ("", None),
        ] {
            let expected = expected.map(|(address, login)| (address.to_owned(), login));
            assert_eq!(address(text), expected, "{text}");
        }
    }
}
