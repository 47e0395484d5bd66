//! Would PowerShell refuse the script that npm left as `claude`? By its rule on scripts, as the registry holds it.

use std::path::PathBuf;

use super::find::folders_of_path;
use crate::model::machine::Os;
use crate::model::paths::is_whole;
use crate::model::registry::Key;
use crate::model::script_rule::BlockedScript;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::registry::Registry;

/// What PowerShell takes for `claude`, in its own order within one folder: a script comes before every program.
const NAMES: [&str; 4] = ["claude.ps1", "claude.exe", "claude.cmd", "claude.bat"];

/// The script, if that is what PowerShell finds first, and if it does not run it.
pub(super) fn blocked(world: &World) -> Option<BlockedScript> {
    if world.machine.os != Os::Windows || !in_windows_powershell(world) {
        return None;
    }
    let there = |path: &PathBuf| world.files.look(path).is_ok();
    let folders = folders_of_path(world).into_iter().filter(|folder| is_whole(folder, world.machine.os));
    let first = folders.map(|folder| NAMES.map(|name| folder.join(name))).find(|all| all.iter().any(there))?;
    let (script, others) = first.split_first().filter(|(script, _)| there(script))?;
    let (rule, managed) = rule(world)?;
    // npm signs none of its scripts
    let refuses = ["restricted", "allsigned"].contains(&rule.to_ascii_lowercase().as_str());
    let beside = others.iter().find(|other| there(other)).cloned();
    refuses.then(|| BlockedScript { script: script.clone(), rule: plain(&rule, 30), managed, beside })
}

/// Whether it was started from Windows' own PowerShell 5.1: later ones keep their rule elsewhere, and allow scripts.
fn in_windows_powershell(world: &World) -> bool {
    let modules = world.env.text("PSModulePath").unwrap_or_default().to_ascii_lowercase();
    world.machine.shell.as_deref() == Some("powershell")
        && modules.contains(r"\windowspowershell\")
        && !modules.contains(r"\powershell\7")
        && world.env.raw("POWERSHELL_DISTRIBUTION_CHANNEL").is_none()
}

/// The rule in force, and whether an administrator set it; `None` where it cannot be told.
fn rule(world: &World) -> Option<(String, bool)> {
    let registry = world.registry.as_ref();
    let by_rule = [Key::MachineScriptRule, Key::UserScriptRule].into_iter().find_map(|key| policy(registry, key));
    if let Some(rule) = by_rule {
        return Some((rule, true));
    }
    let own = world.env.text("PSExecutionPolicyPreference");
    let set = |key| text(registry, key, "ExecutionPolicy").filter(|rule| !rule.eq_ignore_ascii_case("Undefined"));
    let set = own.or_else(|| set(Key::UserScripts)).or_else(|| set(Key::MachineScripts));
    // nothing is set: a server allows scripts, every other Windows does not
    let usual = || text(registry, Key::Version, "InstallationType").filter(|it| it == "Client");
    set.or_else(|| usual().map(|_| "Restricted".to_owned())).map(|rule| (rule, false))
}

/// What a group policy says: its switch, then its rule.
fn policy(registry: &dyn Registry, key: Key) -> Option<String> {
    let switch = registry.value(key, "EnableScripts").ok()??;
    if switch.bytes().iter().all(|byte| *byte == 0) {
        return Some("Restricted".to_owned());
    }
    text(registry, key, "ExecutionPolicy")
}

fn text(registry: &dyn Registry, key: Key, name: &str) -> Option<String> {
    registry.value(key, name).ok()??.text().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::environment::Environment;
    use crate::model::registry::Value;
    use crate::ports::fake::{FakeMachine, Node};

    const MODULES: &str =
        r"C:\Users\dev\Documents\WindowsPowerShell\Modules;C:\Windows\system32\WindowsPowerShell\v1.0\Modules";

    fn npm() -> FakeMachine {
        let mut fake = FakeMachine::new();
        (fake.machine.os, fake.machine.shell) = (Os::Windows, Some("powershell".to_owned()));
        fake.env =
            Environment::new([("PATH".into(), "/npm".into()), ("PSModulePath".into(), MODULES.into())], Os::Windows);
        for name in ["claude", "claude.cmd", "claude.ps1"] {
            fake.put(format!("/npm/{name}"), Node::File(Vec::new(), 0o755));
        }
        fake.registry.put(Key::Version, "InstallationType", Value::of_text("Client"));
        fake
    }

    fn told(fake: &FakeMachine) -> Option<(String, bool)> {
        blocked(&fake.world()).map(|it| (it.rule, it.managed))
    }

    #[test]
    fn the_rule_in_force_is_found_as_powershell_finds_it() {
        let fake = npm();
        let restricted = |managed| Some(("Restricted".to_owned(), managed));
        assert_eq!(told(&fake), restricted(false), "nothing is set");
        assert_eq!(blocked(&fake.world()).unwrap().beside, Some("/npm/claude.cmd".into()));
        fake.registry.put(Key::MachineScripts, "ExecutionPolicy", Value::of_text("RemoteSigned"));
        assert_eq!(told(&fake), None);
        fake.registry.put(Key::UserScripts, "ExecutionPolicy", Value::of_text("AllSigned"));
        assert_eq!(told(&fake), Some(("AllSigned".to_owned(), false)));
        fake.registry.put(Key::UserScripts, "ExecutionPolicy", Value::of_text("Undefined"));
        assert_eq!(told(&fake), None);
        fake.registry.put(Key::MachineScriptRule, "EnableScripts", Value::new(4, vec![0; 4]));
        assert_eq!(told(&fake), restricted(true), "an administrator's comes first");
        fake.registry.put(Key::MachineScriptRule, "EnableScripts", Value::new(4, vec![1, 0, 0, 0]));
        fake.registry.put(Key::MachineScriptRule, "ExecutionPolicy", Value::of_text("Unrestricted"));
        assert_eq!(told(&fake), None);
    }

    #[test]
    fn nothing_is_said_where_it_does_not_count() {
        assert_eq!(told(&npm().variable("PSExecutionPolicyPreference", "Bypass")), None, "this session may");
        assert_eq!(
            told(&npm().variable("POWERSHELL_DISTRIBUTION_CHANNEL", "MSI:Windows 10 Pro")),
            None,
            "PowerShell 7"
        );
        let mut cmd = npm();
        cmd.machine.shell = Some("cmd".to_owned());
        assert_eq!(told(&cmd), None);
        let program_first = npm().variable("PATH", "/native:/npm");
        program_first.put("/native/claude.exe", Node::File(Vec::new(), 0o755));
        assert_eq!(told(&program_first), None);
        let server = npm();
        server.registry.put(Key::Version, "InstallationType", Value::of_text("Server"));
        assert_eq!(told(&server), None);
    }
}
