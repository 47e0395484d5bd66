//! Claude Code runs in WSL, over SSH or in a container: how does it get a sign-in, and keep it?

use super::{card, owned};
use crate::model::editors::Containers;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const KEEP: Repair = Repair {
    id: "remote.keep_sign_in",
    title: "Hand a sign-in on to WSL, over SSH or into a container, and keep it there",
    standing: None,
    plans: keep,
};
pub(in crate::repairs) const PASTE: Repair =
    Repair { id: "remote.paste_code", title: "Sign in where no browser opens", standing: None, plans: paste };

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
            "Hand a key of Windows on to WSL",
            [
                "A login of Windows does not count in WSL: to use a subscription, sign in once in here.",
                "A key that Windows has is handed on by this, typed in Windows; then open a new terminal of WSL.",
            ],
            "setx WSLENV \"%WSLENV%:ANTHROPIC_API_KEY/u\"",
        )
    } else if is(machine, "ssh") {
        (
            "Hand a key on over SSH",
            [
                "To sign in once in here is the simplest, and lasts.",
                "A key of your own machine is handed on for one session by this, typed there, if the server's AcceptEnv \
                 allows it.",
            ],
            "ssh -o SendEnv=ANTHROPIC_API_KEY …",
        )
    } else {
        return Vec::new();
    };
    vec![card(KEEP.id, title, owned(&says), owned(&[types]))]
}

/// What a container needs from outside: a volume, and the key where there is one.
fn contained(facts: &Facts) -> Plan {
    // these files know no ~, and a home folder is never written out: it can name a person
    let folder = "HOME/.claude";
    let files = facts.get::<Containers>().cloned().unwrap_or_default();
    let volume = "A volume keeps the login and the first answers when the container is made anew; a key can be passed through instead.";
    let (title, says, types) = match (files.devcontainer, files.compose) {
        (Some(file), _) => (
            format!("Add this to {file}, then rebuild the container"),
            vec![
                volume.to_owned(),
                "remoteEnv hands on the key of the machine outside; leave it out to sign in inside.".to_owned(),
            ],
            vec![
                format!("\"mounts\": [\"source=claude-config,target={folder},type=volume\"],"),
                format!("\"containerEnv\": {{ \"CLAUDE_CONFIG_DIR\": \"{folder}\" }},"),
                "\"remoteEnv\": { \"ANTHROPIC_API_KEY\": \"${localEnv:ANTHROPIC_API_KEY}\" },".to_owned(),
            ],
        ),
        (None, Some(file)) => (
            format!("Add this to the service in {file}, then start it anew"),
            vec![volume.to_owned(), "A name without a value in environment is handed on from outside.".to_owned()],
            vec![
                format!("environment: [ANTHROPIC_API_KEY, CLAUDE_CONFIG_DIR={folder}]"),
                format!("volumes: [claude-config:{folder}]"),
                "volumes: { claude-config: {} }   # once, beside services".to_owned(),
                "docker compose up -d --force-recreate".to_owned(),
            ],
        ),
        (None, None) => (
            "Start the container with a volume for the sign-in".to_owned(),
            vec![volume.to_owned(), "-e with a name alone hands on the value from outside.".to_owned()],
            vec![format!(
                "docker run -it -v claude-config:{folder} -e CLAUDE_CONFIG_DIR={folder} -e ANTHROPIC_API_KEY …"
            )],
        ),
    };
    let mut says: Vec<String> = says;
    says.push("For HOME write the home folder inside of the container, which echo $HOME shows there.".to_owned());
    card(KEEP.id, title, says, types)
}

/// Signing in with a browser that runs somewhere else.
fn paste(facts: &Facts) -> Vec<Plan> {
    let Some(machine) = facts.get::<Machine>() else { return Vec::new() };
    let wsl = machine.contexts.iter().any(|it| it.starts_with("wsl"));
    let (says, types) = if wsl {
        (
            "The first line lets Claude Code open the browser of Windows. If nothing opens, copy the address there, and \
             paste the whole code back here.",
            owned(&[
                "export BROWSER=\"/mnt/c/Program Files/Google/Chrome/Application/chrome.exe\"",
                "claude auth login",
            ]),
        )
    } else if is(machine, "ssh") || is(machine, "container") {
        (
            "Open the address that it shows in a browser on your own machine, and paste the whole code back here, \
             with what stands behind its #.",
            owned(&["claude auth login"]),
        )
    } else {
        return Vec::new();
    };
    vec![card(PASTE.id, "Sign in by pasting the code", vec![says.to_owned()], types)]
}
