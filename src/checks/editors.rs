//! Do editors on this machine start Claude Code in another way than the terminal? Only their files are read.

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::LIMIT;
use crate::claude_code::variables::{
    API_KEY, AUTH_TOKEN, BASE_URL, CONFIG_DIR, OAUTH_TOKEN, PROVIDER_FLAGS, STORAGE_DIR,
};
use crate::dialects::jsonc;
use crate::model::editors::{Callback, Editor, Editors};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;

pub(super) const CHECK: Check = Check {
    id: "editors.settings",
    title: "Claude Code in editors",
    group: Step::Editors,
    why: "The extension brings a Claude Code of its own and can be given variables that no terminal has. So the same \
          account can work in one place and fail in the other.",
    asks: &[Ask::Files],
    run,
};

pub(super) const CALLBACK: Check = Check {
    id: "editors.callback",
    title: "The way back from the browser",
    group: Step::Editors,
    why: "After signing in, the browser hands the answer to this machine under the name localhost. Where that name leads \
          elsewhere, the answer never arrives.",
    asks: &[Ask::Files],
    run: callback,
};

/// Editors: name, folder of settings, folders of extensions.
const KNOWN: [(&str, &str, &[&str]); 5] = [
    ("VS Code", "Code", &[".vscode/extensions", ".vscode-server/extensions"]),
    ("VS Code Insiders", "Code - Insiders", &[".vscode-insiders/extensions", ".vscode-server-insiders/extensions"]),
    ("Cursor", "Cursor", &[".cursor/extensions", ".cursor-server/extensions"]),
    ("Windsurf", "Windsurf", &[".windsurf/extensions", ".windsurf-server/extensions"]),
    ("VSCodium", "VSCodium", &[".vscode-oss/extensions", ".vscodium-server/extensions"]),
];
/// How many extensions of one editor are looked at.
const MOST: usize = 2000;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(home) = world.machine.home.clone() else {
            return Learned::skipped("without a home folder no editor is found");
        };
        let all = KNOWN.iter().filter_map(|(name, folder, extensions)| editor(world, &home, name, folder, extensions));
        let fact = Editors(all.collect());
        let odd = |it: &&Editor| !it.sets.is_empty() || it.bare_terminal;
        let mut learned = match (fact.0.iter().find(odd), fact.0.len()) {
            (Some(it), _) => Learned::found(format!("{} starts Claude Code in another way than a terminal", it.name)),
            (None, 0) => Learned::skipped("no editor with Claude Code was found"),
            (None, _) => Learned::healthy("Editors start Claude Code like a terminal, as far as their settings say"),
        };
        for it in &fact.0 {
            let extension = it.extension.as_ref().map(|version| format!("extension {version}"));
            let sets = (!it.sets.is_empty()).then(|| format!("sets {}", it.sets.join(", ")));
            let said: Vec<String> = extension.into_iter().chain(sets).collect();
            learned = learned.evidence(it.name.clone(), said.join(" · "));
        }
        learned.fact(fact)
    }
    .boxed()
}

fn editor(world: &World, home: &Path, name: &str, folder: &str, extensions: &[&str]) -> Option<Editor> {
    let mut found = Editor { name: name.to_owned(), ..Editor::default() };
    for file in settings(world, home, folder, extensions) {
        let Some(value) = world.files.read(&file, LIMIT).ok().and_then(|bytes| jsonc::parse(&bytes).ok()) else {
            continue;
        };
        let sets = variables(value.value.get("claudeCode.environmentVariables"));
        let bare = value.value.get("terminal.integrated.inheritEnv") == Some(&Value::Bool(false));
        if !sets.is_empty() || bare || found.file.is_empty() {
            found.file = world.machine.tilde(&file);
        }
        found.sets.extend(sets);
        found.bare_terminal |= bare;
    }
    found.sets.sort_unstable();
    found.sets.dedup();
    let inside = extensions.iter().flat_map(|folder| world.files.list(&home.join(folder), MOST).unwrap_or_default());
    let versions = inside.filter_map(|path| version(&path));
    found.extension = versions.max().map(|version| version.to_string());
    (found.extension.is_some() || !found.sets.is_empty()).then_some(found)
}

fn settings(world: &World, home: &Path, folder: &str, extensions: &[&str]) -> Vec<PathBuf> {
    let base = match world.machine.os {
        Os::Macos => home.join("Library/Application Support"),
        Os::Windows => world.env.raw("APPDATA").map_or_else(|| home.join("AppData").join("Roaming"), PathBuf::from),
        _ => world.env.raw("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from),
    };
    let mut all = vec![base.join(folder).join("User").join("settings.json")];
    let servers = extensions.iter().filter_map(|path| path.strip_suffix("/extensions"));
    all.extend(
        servers.filter(|path| path.ends_with("server")).map(|path| home.join(path).join("data/Machine/settings.json")),
    );
    all.push(world.machine.cwd.join(".vscode").join("settings.json"));
    all
}

/// The names among `[{"name": …, "value": …}]` or `{NAME: value}` that decide how to sign in; no value is kept.
fn variables(value: Option<&Value>) -> Vec<String> {
    let names: Vec<&str> = match value {
        Some(Value::Array(list)) => {
            let set = |it: &&Value| it.get("value").is_some_and(|value| value.as_str() != Some(""));
            list.iter().filter(set).filter_map(|it| it.get("name")?.as_str()).collect()
        }
        Some(Value::Object(map)) => map.keys().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let deciding = |name: &&str| {
        [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, BASE_URL, CONFIG_DIR, STORAGE_DIR].contains(name)
            || PROVIDER_FLAGS.contains(name)
    };
    names.into_iter().filter(deciding).map(str::to_owned).collect()
}

/// `anthropic.claude-code-2.1.320-linux-x64`
fn version(path: &Path) -> Option<semver::Version> {
    let rest = path.file_name()?.to_str()?.strip_prefix("anthropic.claude-code-")?;
    let number = rest.split_once('-').map_or(rest, |(number, _)| number);
    semver::Version::parse(number).ok()
}

fn callback(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let file = match world.machine.os {
            Os::Windows => r"C:\Windows\System32\drivers\etc\hosts",
            _ => "/etc/hosts",
        };
        let Ok(bytes) = world.files.read(Path::new(file), LIMIT) else {
            return Learned::skipped(format!("{file} cannot be read"));
        };
        let localhost = astray(&String::from_utf8_lossy(&bytes)).map(|address| plain(&address, 60));
        let learned = match &localhost {
            None => Learned::healthy("The name localhost leads to this machine"),
            Some(address) => Learned::found(format!("{file} gives localhost the address {address}")),
        };
        learned.fact(Callback { localhost })
    }
    .boxed()
}

/// The first address of `localhost`, if it is not this machine.
fn astray(hosts: &str) -> Option<String> {
    let lines = hosts.lines().map(|line| line.split('#').next().unwrap_or_default());
    let mut found = lines.filter_map(|line| {
        let mut words = line.split_whitespace();
        let address = words.next()?;
        words.any(|name| name.eq_ignore_ascii_case("localhost")).then(|| address.to_owned())
    });
    let first = found.next()?;
    let here = first.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    (!here).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::astray;

    #[test]
    fn localhost_is_this_machine_or_not() {
        for good in ["", "127.0.0.1 localhost\n", "::1 ip6 LOCALHOST # x", "# 1.2.3.4 localhost\n127.0.0.1 localhost"] {
            assert_eq!(astray(good), None, "{good}");
        }
        assert_eq!(astray("10.0.0.7\tlocalhost dev\n127.0.0.1 localhost").as_deref(), Some("10.0.0.7"));
        assert_eq!(astray("0.0.0.0 localhost").as_deref(), Some("0.0.0.0"));
    }
}
