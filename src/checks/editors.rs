//! Do editors on this machine start Claude Code in another way than the terminal? Only their files are read.

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};
use serde_json::Value;

use super::form::{Ask, Check};
use super::gather::LIMIT;
use super::ready::tried;
use super::surroundings::hosts_file;
use crate::claude_code::variables::{
    API_KEY, AUTH_TOKEN, BASE_URL, CONFIG_DIR, OAUTH_TOKEN, PROVIDER_FLAGS, STORAGE_DIR,
};
use crate::dialects::jsonc;
use crate::model::editors::{Callback, Containers, Editor, Editors};
use crate::model::machine::Os;
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::plan::{Edit, Place};
use crate::model::ready::{EditorEdit, EditorEdits};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check = Check { id: "editors.settings", group: Step::Editors, asks: &[Ask::Files], run };

pub(super) const CALLBACK: Check =
    Check { id: "editors.callback", group: Step::Editors, asks: &[Ask::Files], run: callback };

/// Editors: name, folder of settings, folders of extensions.
const KNOWN: [(&str, &str, &[&str]); 5] = [
    ("VS Code", "Code", &[".vscode/extensions", ".vscode-server/extensions"]),
    ("VS Code Insiders", "Code - Insiders", &[".vscode-insiders/extensions", ".vscode-server-insiders/extensions"]),
    ("Cursor", "Cursor", &[".cursor/extensions", ".cursor-server/extensions"]),
    ("Windsurf", "Windsurf", &[".windsurf/extensions", ".windsurf-server/extensions"]),
    ("VSCodium", "VSCodium", &[".vscode-oss/extensions", ".vscodium-server/extensions"]),
];
/// Variables for Claude Code alone.
const OWN: &str = "claudeCode.environmentVariables";
/// Whether terminals inside the editor get the variables that it was started with.
const INHERIT: &str = "terminal.integrated.inheritEnv";
/// How many extensions of one editor are looked at.
const MOST: usize = 2000;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(home) = world.machine.home.clone() else {
            return Learned::skipped(say!("checks/without-home-folder-no-editor"));
        };
        let mut edits = Vec::new();
        let all = KNOWN.iter().filter_map(|(name, folder, extensions)| {
            let editor = editor(world, &home, name, folder, extensions, &mut edits)?;
            Some(editor)
        });
        let fact = Editors(all.collect());
        let odd = |it: &&Editor| !it.sets.is_empty() || it.bare_terminal;
        let mut learned = match (fact.0.iter().find(odd), fact.0.len()) {
            (Some(it), _) => Learned::found(say!("checks/starts-claude-code-another-way", name = it.name)),
            (None, 0) => Learned::skipped(say!("checks/no-editor-claude-code-found")),
            (None, _) => Learned::healthy(say!("checks/editors-start-claude-code-like")),
        };
        for it in &fact.0 {
            let extension = it.extension.as_ref().map(|version| say!("checks/editor-extension", version = version));
            let sets = (!it.sets.is_empty()).then(|| say!("checks/sets-names", names = it.sets.listed()));
            let said: Vec<String> = extension.into_iter().chain(sets).collect();
            learned = learned.evidence(it.name.clone(), said.join(" · "));
        }
        learned.fact(fact).fact(EditorEdits(edits))
    }
    .boxed()
}

fn editor(
    world: &World,
    home: &Path,
    name: &str,
    folder: &str,
    extensions: &[&str],
    edits: &mut Vec<EditorEdit>,
) -> Option<Editor> {
    let mut found = Editor { name: name.to_owned(), ..Editor::default() };
    for file in settings(world, home, folder, extensions) {
        let Some(value) = world.files.read(&file, LIMIT).ok().and_then(|bytes| jsonc::parse(&bytes).ok()) else {
            continue;
        };
        let terminal = format!("terminal.integrated.env.{}", terminal(world.machine.os));
        let (sets, places): (Vec<_>, Vec<_>) =
            [OWN, &terminal].into_iter().flat_map(|key| variables(world, key, value.value.get(key))).unzip();
        let bare = value.value.get(INHERIT) == Some(&Value::Bool(false));
        let mut edit = |variables: &[String], edit: Edit| {
            let tried = tried(world, &file, edit);
            edits.push(EditorEdit { editor: name.to_owned(), variables: variables.to_vec(), tried });
        };
        if !sets.is_empty() {
            edit(&sets, Edit::RemovePlaces { places: together(places) });
        }
        if bare {
            edit(&[], Edit::RemoveKey { path: vec![INHERIT.to_owned()] });
        }
        if !sets.is_empty() || bare || found.file.is_empty() {
            found.file = world.machine.tilde(&file);
        }
        found.sets.extend(sets);
        found.bare_terminal |= bare;
    }
    found.sets.order();
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

/// The word of a system in the names of settings.
const fn terminal(os: Os) -> &'static str {
    match os {
        Os::Macos => "osx",
        Os::Windows => "windows",
        Os::Linux | Os::Other => "linux",
    }
}

/// The names among `[{"name": …, "value": …}]` or `{NAME: value}` that decide how to sign in, each with its place; no
/// value is kept.
fn variables(world: &World, key: &str, value: Option<&Value>) -> Vec<(String, Place)> {
    let set = |value: &Value| !value.is_null() && value.as_str() != Some("");
    let place = |name: Option<&str>, at: Option<usize>| Place {
        path: [Some(key), name].into_iter().flatten().map(str::to_owned).collect(),
        at: at.into_iter().collect(),
    };
    let named: Vec<(&str, Place)> = match value {
        Some(Value::Array(list)) => {
            let named = list.iter().enumerate().filter(|(_, it)| it.get("value").is_some_and(set));
            named.filter_map(|(at, it)| Some((it.get("name")?.as_str()?, place(None, Some(at))))).collect()
        }
        Some(Value::Object(map)) => {
            let named = map.iter().filter(|(_, value)| set(value));
            named.map(|(name, _)| (name.as_str(), place(Some(name), None))).collect()
        }
        _ => Vec::new(),
    };
    let deciding = |name: &str| {
        [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, BASE_URL, CONFIG_DIR, STORAGE_DIR].contains(&name)
            || PROVIDER_FLAGS.contains(&name)
    };
    let known = named.into_iter().map(|(name, place)| (world.env.named(name).into_owned(), place));
    known.filter(|(name, _)| deciding(name)).collect()
}

/// The elements of one list as one place: what is cut out is cut out at once.
fn together(places: Vec<Place>) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    for place in places {
        match all.iter_mut().find(|it| it.path == place.path && !place.at.is_empty()) {
            Some(known) => known.at.extend(place.at),
            None => all.push(place),
        }
    }
    all
}

/// `anthropic.claude-code-2.1.320-linux-x64`
fn version(path: &Path) -> Option<semver::Version> {
    let rest = path.file_name()?.to_str()?.strip_prefix("anthropic.claude-code-")?;
    let number = rest.split_once('-').map_or(rest, |(number, _)| number);
    semver::Version::parse(number).ok()
}

fn callback(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let hosts = hosts_file(world);
        let file = hosts.display();
        let Ok(bytes) = world.files.read(&hosts, LIMIT) else {
            return Learned::skipped(say!("checks/file-cannot-be-read-at-all", file = file)).fact(containers(world));
        };
        let localhost = astray(&String::from_utf8_lossy(&bytes)).map(|address| plain(&address, 60));
        let learned = match &localhost {
            None => Learned::healthy(say!("checks/name-localhost-leads-machine")),
            Some(address) => Learned::found(say!("checks/gives-localhost-address", file = file, address = address)),
        };
        learned.fact(Callback { localhost, hosts }).fact(containers(world))
    }
    .boxed()
}

/// The files of the project that say how its container is made.
fn containers(world: &World) -> Containers {
    let first = |names: &[&str]| {
        let folders = world.machine.cwd.ancestors().take(4);
        let mut files = folders.flat_map(|folder| names.iter().map(|name| folder.join(name)));
        files.find(|file| world.files.look(file).is_ok()).map(|file| plain(&world.machine.tilde(&file), 300))
    };
    Containers {
        devcontainer: first(&[".devcontainer/devcontainer.json", ".devcontainer.json"]),
        compose: first(&["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]),
    }
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
