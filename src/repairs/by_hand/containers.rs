//! Claude Code runs in WSL, over SSH or in a container: how does it get a sign-in, and keep it?

use super::{card, owned};
use crate::model::editors::Containers;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const KEEP: Repair = Repair { id: "remote.keep_sign_in", standing: None, plans: keep };
pub(in crate::repairs) const PASTE: Repair = Repair { id: "remote.paste_code", standing: None, plans: paste };

/// Typed in any shell of Windows: none of them finds a variable of its own in it, and WSLENV need not be set.
const HANDED_ON: &str = "powershell -NoProfile -Command \"setx WSLENV \
                         ((@([Environment]::GetEnvironmentVariable('WSLENV', 'User') -split ':') \
                         + 'ANTHROPIC_API_KEY/u' -ne '') -join ':')\"";

fn is(machine: &Machine, context: &str) -> bool {
    machine.contexts.iter().any(|it| it == context)
}

fn keep(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    if is(machine, "container") {
        return vec![contained(facts)];
    }
    let (title, says, types) = if machine.contexts.iter().any(|it| it.starts_with("wsl")) {
        (
            say!("repairs/hand-key-windows-wsl"),
            vec![say!("repairs/login-windows-does-not-count"), say!("repairs/key-windows-has-handed-typed")],
            HANDED_ON,
        )
    } else if is(machine, "ssh") {
        (
            say!("repairs/hand-key-over-ssh"),
            vec![say!("repairs/sign-once-here-simplest-lasts"), say!("repairs/key-own-machine-handed-one")],
            "ssh -o SendEnv=ANTHROPIC_API_KEY …",
        )
    } else {
        return Vec::new();
    };
    vec![card(KEEP.id, title, says, owned(&[types]))]
}

/// What a container needs from outside: a volume, and the key where there is one.
fn contained(facts: &Facts) -> Plan {
    // these files know no ~, and a home folder is never written out: it can name a person
    let folder = "HOME/.claude";
    let files = facts.get::<Containers>().cloned().unwrap_or_default();
    let volume = say!("repairs/volume-keeps-login-first-answers");
    let (title, says, types) = match (files.devcontainer, files.compose) {
        (Some(file), _) => (
            say!("repairs/add-then-rebuild-container", file = file),
            vec![volume, say!("repairs/remoteenv-hands-key-machine-outside")],
            vec![
                format!("\"mounts\": [\"source=claude-config,target={folder},type=volume\"],"),
                format!("\"containerEnv\": {{ \"CLAUDE_CONFIG_DIR\": \"{folder}\" }},"),
                "\"remoteEnv\": { \"ANTHROPIC_API_KEY\": \"${localEnv:ANTHROPIC_API_KEY}\" },".to_owned(),
            ],
        ),
        (None, Some(file)) => (
            say!("repairs/add-service-then-start-anew", file = file),
            vec![volume, say!("repairs/name-without-value-environment-handed")],
            vec![
                format!("environment: [ANTHROPIC_API_KEY, CLAUDE_CONFIG_DIR={folder}]"),
                format!("volumes: [claude-config:{folder}]"),
                "volumes: { claude-config: {} }   # once, beside services".to_owned(),
                "docker compose up -d --force-recreate".to_owned(),
            ],
        ),
        (None, None) => (
            say!("repairs/start-container-volume-sign"),
            vec![volume, say!("repairs/e-name-alone-hands-value")],
            vec![format!(
                "docker run -it -v claude-config:{folder} -e CLAUDE_CONFIG_DIR={folder} -e ANTHROPIC_API_KEY …"
            )],
        ),
    };
    let mut says: Vec<String> = says;
    says.push(say!("repairs/home-write-home-folder-inside"));
    card(KEEP.id, title, says, types)
}

/// Signing in with a browser that runs somewhere else.
fn paste(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    let wsl = machine.contexts.iter().any(|it| it.starts_with("wsl"));
    let (says, types) = if wsl {
        (
            say!("repairs/first-line-lets-claude-code"),
            vec![
                machine.types_set("BROWSER", "/mnt/c/Program Files/Google/Chrome/Application/chrome.exe"),
                "claude auth login".to_owned(),
            ],
        )
    } else if is(machine, "ssh") || is(machine, "container") {
        (say!("repairs/open-address-shows-browser-own"), owned(&["claude auth login"]))
    } else {
        return Vec::new();
    };
    vec![card(PASTE.id, say!("repairs/sign-pasting-code"), vec![says], types)]
}
