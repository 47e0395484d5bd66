//! Does something else on this machine use a proxy that Claude Code does not see? KDE, GNOME, git and npm, as their files say.

use std::path::{Path, PathBuf};

use url::Url;

use crate::claude_code::variables::PROXY;
use crate::dialects::dconf;
use crate::model::machine::Os;
use crate::model::way::Elsewhere;
use crate::ports::World;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 256 * 1024;

/// Every proxy that is set elsewhere, and the settings that cannot be read.
pub(super) fn elsewhere(world: &World) -> Vec<Elsewhere> {
    let Some(home) = world.machine.home.clone() else { return Vec::new() };
    let config = world.env.raw("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    let mut found = Vec::new();
    match world.machine.os {
        Os::Linux | Os::Other => {
            found.extend(read(world, "KDE", &config.join("kioslaverc"), kde));
            found.extend(read(world, &say!("checks/this-system"), Path::new("/etc/environment"), |text| {
                PROXY.iter().find_map(|name| value(text, "", name))
            }));
            let gnome = config.join("dconf/user");
            if world.files.look(&gnome).is_ok() {
                let proxy = match world.files.read(&gnome, LIMIT) {
                    Ok(bytes) => desktop(&bytes),
                    Err(error) => Some(Err(say!("checks/store-not-read", error = error))),
                };
                let file = world.machine.tilde(&gnome);
                found.extend(proxy.map(|proxy| Elsewhere { of: "GNOME".to_owned(), file, proxy }));
            }
        }
        Os::Macos => {
            let file = PathBuf::from("/Library/Preferences/SystemConfiguration/preferences.plist");
            found.push(unread(world, "macOS", &file, &say!("checks/scutil-proxy-shows")));
        }
        Os::Windows => {}
    }
    found.extend(read(world, "git", &home.join(".gitconfig"), |text| value(text, "http", "proxy")));
    found.extend(read(world, "npm", &home.join(".npmrc"), |text| {
        value(text, "", "https-proxy").or_else(|| value(text, "", "proxy"))
    }));
    found
}

fn unread(world: &World, of: &str, file: &Path, because: &str) -> Elsewhere {
    Elsewhere { of: of.to_owned(), file: world.machine.tilde(file), proxy: Err(because.to_owned()) }
}

fn read(world: &World, of: &str, file: &Path, find: impl Fn(&str) -> Option<String>) -> Option<Elsewhere> {
    let bytes = world.files.read(file, LIMIT).ok()?;
    let proxy = host_and_port(&find(&String::from_utf8_lossy(&bytes))?)?;
    Some(Elsewhere { of: of.to_owned(), file: world.machine.tilde(file), proxy: Ok(proxy) })
}

/// A manual proxy of GNOME; or why there is none to be named, if it uses one all the same.
fn desktop(bytes: &[u8]) -> Option<Result<String, String>> {
    let Some(mode) = dconf::read(bytes, "/system/proxy/mode") else {
        return Some(Err(say!("checks/store-of-unknown-form")));
    };
    let mode = mode?;
    let text = |name: &str| dconf::read(bytes, name).flatten().and_then(|value| value.text());
    let number = |name: &str| dconf::read(bytes, name).flatten().and_then(|value| value.number());
    match mode.text().as_deref() {
        Some("auto") => Some(Err(say!("checks/proxy-by-a-script"))),
        Some("manual") => ["https", "http"].iter().find_map(|scheme| {
            let host = text(&format!("/system/proxy/{scheme}/host")).filter(|host| !host.is_empty())?;
            let port = number(&format!("/system/proxy/{scheme}/port")).filter(|port| *port > 0)?;
            Some(Ok(host_and_port(&format!("{host}:{port}"))?))
        }),
        _ => None,
    }
}

/// A manual proxy of KDE; a script or an automatic search names none.
fn kde(text: &str) -> Option<String> {
    let manual = value(text, "Proxy Settings", "ProxyType").is_some_and(|kind| kind == "1");
    let named = value(text, "Proxy Settings", "httpsProxy").or_else(|| value(text, "Proxy Settings", "httpProxy"));
    named.filter(|_| manual)
}

/// The last value of a key in a section of an INI file.
fn value(text: &str, section: &str, key: &str) -> Option<String> {
    let (mut inside, mut found) = (section.is_empty(), None);
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            inside = name.trim().eq_ignore_ascii_case(section);
        } else if let Some((name, value)) = line.split_once('=').filter(|_| inside)
            && name.trim().eq_ignore_ascii_case(key)
        {
            found = Some(value.trim().trim_matches('"').to_owned());
        }
    }
    found.filter(|value| !value.is_empty())
}

/// Host and port of an address, without user and password; KDE puts a blank before the port.
fn host_and_port(address: &str) -> Option<String> {
    let address = address.trim().replace(' ', ":");
    let whole = if address.contains("://") { address } else { format!("http://{address}") };
    let url = Url::parse(&whole).ok()?;
    Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    fn found(file: &str, text: &str) -> Option<(String, Result<String, String>)> {
        let fake = FakeMachine::new();
        fake.file(format!("/home/dev/{file}"), text);
        elsewhere(&fake.world()).into_iter().next().map(|it| (it.of, it.proxy))
    }

    #[test]
    fn the_proxies_of_others_are_named_without_their_passwords() {
        let of = |of: &str, proxy: &str| Some((of.to_owned(), Ok(proxy.to_owned())));
        let kde = "[Proxy Settings]\nProxyType=1\nhttpsProxy=http://10.0.0.1 3128\n";
        assert_eq!(found(".config/kioslaverc", kde), of("KDE", "10.0.0.1:3128"));
        assert_eq!(found(".config/kioslaverc", &kde.replace("=1", "=0")), None);
        let git = "[user]\n\tproxy = no\n[http]\n\tproxy = http://u:secret@corp.example:8080\n";
        assert_eq!(found(".gitconfig", git), of("git", "corp.example:8080"));
        assert_eq!(found(".npmrc", "https-proxy=\"corp.example:1\"\n"), of("npm", "corp.example:1"));
        assert_eq!(found(".npmrc", "registry=http://x\nproxy=\n"), None);
    }

    #[test]
    fn gnomes_proxy_is_read_out_of_its_store() {
        let store = include_bytes!("../../tests/data/dconf-user.db");
        assert_eq!(desktop(store), Some(Ok("proxy.corp.example:3128".to_owned())));
        let with = |word: &[u8; 6]| {
            let at = store.windows(6).position(|part| part == b"manual").unwrap();
            let mut bytes = store.to_vec();
            bytes[at..at + 6].copy_from_slice(word);
            bytes
        };
        assert_eq!(desktop(&with(b"none\0\0")), None);
        assert!(desktop(b"GVariant").is_some_and(|proxy| proxy.is_err()), "cut off");
    }

    #[test]
    fn a_proxy_of_the_whole_system_is_read() {
        let fake = FakeMachine::new();
        fake.file("/etc/environment", "PATH=\"/usr/bin\"\nhttps_proxy=\"http://u:secret@corp.example:8080/\"\n");
        let found = elsewhere(&fake.world());
        assert_eq!(found[0].proxy, Ok("corp.example:8080".to_owned()));
    }

    #[test]
    fn a_binary_store_is_said_to_be_unread() {
        assert!(found(".config/dconf/user", "GVariant").is_some_and(|(of, proxy)| of == "GNOME" && proxy.is_err()));
    }
}
