//! Which variables does `cmd` set whenever it starts? By a command in Windows' registry, and the script that it names.

use std::path::PathBuf;

use crate::claude_code::variables::watched_in;
use crate::model::machine::Os;
use crate::model::paths::is_whole;
use crate::model::registry::{Key, expand};
use crate::model::source::{Dialect, Origin, Source};
use crate::model::stamp::Stamp;
use crate::ports::World;

/// The largest script that is read, in bytes.
const LIMIT: u64 = 256 * 1024;

/// How many scripts are read.
const SCRIPTS: usize = 16;

/// Every watched variable that is set there. Commands and scripts are shown, not edited.
pub(super) fn each(world: &World) -> Vec<(String, Source)> {
    let (mut all, mut scripts) = (Vec::new(), Vec::new());
    // everybody's runs first
    for key in [Key::MachineCommand, Key::UserCommand] {
        let value = world.registry.value(key, "AutoRun").ok().flatten();
        let Some(command) = value.and_then(|value| value.expanded(&world.env)) else { continue };
        for part in command.split('&') {
            all.extend(set(world, part, key.path().into(), Origin::Registry(key), None));
            let Some(script) = script(part).filter(|it| scripts.len() < SCRIPTS && !scripts.contains(it)) else {
                continue;
            };
            scripts.push(script.clone());
            let text = world.files.read(&script, LIMIT).unwrap_or_default();
            for (line, number) in String::from_utf8_lossy(&text).lines().zip(1_u32..) {
                let origin = Origin::Shell(Dialect::Environment);
                all.extend(set(world, line, script.clone(), origin, Some(number)));
            }
        }
    }
    all
}

/// What `set NAME=value` or `set "NAME=value"` sets.
fn set(world: &World, text: &str, file: PathBuf, origin: Origin, line: Option<u32>) -> Option<(String, Source)> {
    let text = text.trim().trim_start_matches('@').trim_start();
    let rest = text.get(..4).filter(|word| word.eq_ignore_ascii_case("set ")).and_then(|_| text.get(4..))?.trim_start();
    let (name, value) =
        rest.strip_prefix('"').and_then(|rest| rest.rsplit_once('"')).map_or(rest, |(it, _)| it).split_once('=')?;
    let name = watched_in(&world.env).find(|it| *it == world.env.named(name)).filter(|_| !value.is_empty())?;
    let value = expand(value, &world.env);
    let in_force = world.env.raw(name).is_some_and(|now| now.as_encoded_bytes() == value.as_bytes());
    let source = Source {
        origin,
        file,
        lines: line.into_iter().collect(),
        written: Vec::new(),
        in_force: Some(in_force),
        changes: Vec::new(),
        fixed: Some(say!("checks/cmd-runs-it-at-start")),
        administrators: false,
        rewrites: Vec::new(),
        stamp: Stamp::MISSING,
    };
    Some((name.to_owned(), source))
}

/// The script that a command starts, by its whole path.
fn script(command: &str) -> Option<PathBuf> {
    let command = command.trim().trim_start_matches('@').trim_start();
    let called = command.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("call "));
    let command = if called { command.get(5..)?.trim_start() } else { command };
    let path = match command.strip_prefix('"') {
        Some(rest) => rest.split('"').next()?,
        None => command.split_whitespace().next()?,
    };
    let path = PathBuf::from(path);
    let ending = path.extension()?.to_ascii_lowercase();
    (is_whole(&path, Os::Windows) && (ending == "cmd" || ending == "bat")).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::registry::Value;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn what_cmd_runs_at_its_start_is_read() {
        let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", "a b").variable("BASE", "https://gw.example");
        let run = r#"doskey x=y & "/home/dev/start up.cmd" & set "ANTHROPIC_BASE_URL=%BASE%""#;
        fake.registry.put(Key::UserCommand, "autorun", Value::to_expand(run));
        let script = "@echo off\r\n@SET ANTHROPIC_API_KEY=a b\r\nset OTHER=x\r\nset /p ANTHROPIC_AUTH_TOKEN=\r\nset HTTPS_PROXY=\r\n";
        fake.file("/home/dev/start up.cmd", script);
        let found = each(&fake.world());
        let told: Vec<_> = found.iter().map(|(name, it)| (name.as_str(), it.lines.clone(), it.in_force)).collect();
        assert_eq!(told, [("ANTHROPIC_API_KEY", vec![2], Some(true)), ("ANTHROPIC_BASE_URL", vec![], Some(false))]);
        assert!(found.iter().all(|(_, it)| it.fixed.is_some() && it.changes.is_empty()));
        assert_eq!(found[1].1.file, std::path::Path::new(Key::UserCommand.path()));
    }

    #[test]
    fn a_command_names_its_script_in_several_ways() {
        for (command, wanted) in [
            ("/a/b.cmd", Some("/a/b.cmd")),
            (" @call \"/a b/c.BAT\" x", Some("/a b/c.BAT")),
            ("b.cmd", None),
            ("/a/b.exe", None),
            ("", None),
        ] {
            assert_eq!(super::script(command), wanted.map(PathBuf::from), "{command}");
        }
    }
}
