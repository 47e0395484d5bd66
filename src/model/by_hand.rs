//! What can a person type to look at a step, or to do it, without claude-fix? One command a step, in their own shell.

use super::machine::{Machine, Os};
use super::shell::Tongue;
use super::step::Step;

/// The command of a step. None of them prints a key, and none has a key among its arguments.
#[must_use]
pub fn command(step: Step, machine: &Machine) -> String {
    let (posix, power) = match step {
        Step::Status => return "claude auth status".to_owned(),
        Step::SignIn => return "claude auth login".to_owned(),
        Step::Editors => return "code --list-extensions --show-versions".to_owned(),
        Step::Service => return fetch("https://status.claude.com/api/v2/status.json", machine),
        Step::Network => return fetch("https://api.anthropic.com", machine),
        Step::ApiKey => (ASK_POSIX, ASK_POWERSHELL),
        Step::HiddenCharacters => (ODD_POSIX, ODD_POWERSHELL),
        Step::Environment => (NAMES_POSIX, NAMES_POWERSHELL),
        Step::StoredSignIn if machine.os == Os::Macos => (ITEM_MAC, ITEM_MAC),
        Step::StoredSignIn => (FILES_POSIX, FILES_POWERSHELL),
        Step::Install if machine.tongue() == Tongue::Cmd => return "where claude".to_owned(),
        Step::Install => ("type -a claude", "Get-Command claude -All"),
    };
    match machine.tongue() {
        Tongue::Posix | Tongue::Fish => posix.to_owned(),
        // there the tilde can be a folder on a server
        _ if machine.os == Os::Windows => machine.types_in_powershell(&power.replace("~/", "$env:USERPROFILE/")),
        Tongue::PowerShell | Tongue::Cmd => power.to_owned(),
    }
}

/// What a person can do by hand against a cause, as it is done on this system and typed in this shell.
#[must_use]
pub fn against(cause: &str, machine: &Machine) -> Option<String> {
    let of = |attribute| crate::words::of("causes", cause, attribute);
    let own = match machine.os {
        Os::Windows => of("by-hand-windows"),
        Os::Macos => of("by-hand-macos"),
        Os::Linux | Os::Other => None,
    };
    own.or_else(|| of("by-hand")).map(|words| machine.in_own_words(&words))
}

/// Prints the status line and the headers of the answer.
fn fetch(url: &str, machine: &Machine) -> String {
    // PowerShell has an alias of the name that is something else
    let program = if machine.os == Os::Windows { "curl.exe" } else { "curl" };
    format!("{program} -sSI {url}")
}

/// The key goes through a pipe, so that no list of processes shows it.
const ASK_POSIX: &str = r#"printf 'x-api-key: %s\n' "$ANTHROPIC_API_KEY" | curl -sS -H @- -H 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models"#;
const ASK_POWERSHELL: &str = "Invoke-RestMethod https://api.anthropic.com/v1/models -Headers @{'x-api-key'=$env:ANTHROPIC_API_KEY; 'anthropic-version'='2023-06-01'}";
/// What is left of the key when everything that belongs is gone.
const ODD_POSIX: &str = r#"printf %s "$ANTHROPIC_API_KEY" | LC_ALL=C tr -d '[:graph:]' | od -c"#;
const ODD_POWERSHELL: &str = "$env:ANTHROPIC_API_KEY -creplace '[!-~]','' | Format-Hex";
/// Names only.
const NAMES_POSIX: &str = "env | cut -d= -f1 | grep -E '^(ANTHROPIC|CLAUDE)'";
const NAMES_POWERSHELL: &str = "(Get-ChildItem Env:).Name -match '^(ANTHROPIC|CLAUDE)'";
/// Without `-w` the password itself is not shown.
const ITEM_MAC: &str = "security find-generic-password -s 'Claude Code-credentials'";
const FILES_POSIX: &str = "ls -la ~/.claude/.credentials.json ~/.claude.json";
const FILES_POWERSHELL: &str = "Get-Item ~/.claude/.credentials.json, ~/.claude.json";

#[cfg(test)]
mod tests {
    use super::command;
    use crate::model::machine::{Machine, Os};
    use crate::model::step::Step;
    use crate::model::time::Moment;

    #[test]
    fn every_step_has_a_command_in_every_shell_and_none_prints_a_key() {
        let mut machine = Machine {
            os: Os::Linux,
            arch: String::new(),
            shell: None,
            contexts: Vec::new(),
            home: None,
            cwd: "/".into(),
            uid: None,
            now: Moment(0),
        };
        for (os, shells) in [
            (Os::Linux, &["bash", "zsh", "fish", "pwsh"][..]),
            (Os::Macos, &["zsh", "fish", "pwsh"]),
            (Os::Windows, &["powershell", "cmd"]),
        ] {
            for shell in shells {
                (machine.os, machine.shell) = (os, Some((*shell).to_owned()));
                for step in Step::ALL {
                    let typed = command(step, &machine);
                    assert!(!typed.is_empty() && !typed.contains('\n'), "{shell} {step:?}");
                    assert!(!typed.contains(" -w") && !typed.contains("echo"), "{typed}");
                    assert!(*shell != "cmd" || !typed.contains('$') || typed.starts_with("powershell "), "{typed}");
                }
            }
        }
        (machine.os, machine.shell) = (Os::Linux, Some("bash".to_owned()));
        assert_eq!(command(Step::SignIn, &machine), "claude auth login");
        assert_eq!(command(Step::Install, &machine), "type -a claude");
        (machine.os, machine.shell) = (Os::Windows, Some("cmd".to_owned()));
        assert_eq!(command(Step::Install, &machine), "where claude");
    }
}
