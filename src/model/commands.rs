//! What does a person type into their own shell to do this? The few commands that a plan or a sentence names, in the
//! language of each shell.

use std::path::Path;

use super::install::CommandLine;
use super::machine::{Machine, Os};
use super::plan::{Plan, Step};
use super::shell::{Tongue, escaped, in_powershell};

impl Machine {
    /// What takes variables out of this very terminal.
    #[must_use]
    pub fn types_unset(&self, names: &[&str]) -> String {
        let all = names.join(" ");
        match self.tongue() {
            Tongue::PowerShell => format!("Remove-Item Env:{}", all.replace(' ', ",Env:")),
            Tongue::Cmd => names.iter().map(|name| format!("set \"{name}=\"")).collect::<Vec<_>>().join(" & "),
            // the second takes a universal variable, which no start-up file sets
            Tongue::Fish => format!("set -e {all}; set -Ue {all}"),
            Tongue::Posix => format!("unset {all}"),
        }
    }

    /// What sets a variable in this terminal. The value holds nothing but what a name, an address or a path is made of.
    #[must_use]
    pub fn types_set(&self, name: &str, value: &str) -> String {
        match self.tongue() {
            Tongue::PowerShell => format!("$env:{name} = {}", in_powershell(value)),
            Tongue::Cmd => format!("set {}", self.quoted(&format!("{name}={value}"))),
            Tongue::Fish => format!("set -gx {name} {}", self.quoted(value)),
            Tongue::Posix => format!("export {name}={}", self.quoted(value)),
        }
    }

    /// What fills a variable from a file.
    #[must_use]
    pub fn types_load(&self, name: &str, file: &Path) -> String {
        let typed = self.typed(file);
        match self.tongue() {
            Tongue::PowerShell => format!("$env:{name} = Get-Content -LiteralPath {typed}"),
            Tongue::Cmd => format!("set /p {name}=<{typed}"),
            Tongue::Fish => format!("set -gx {name} (cat {typed})"),
            Tongue::Posix => format!("export {name}=\"$(cat {typed})\""),
        }
    }

    /// What starts a program once with a variable.
    #[must_use]
    pub fn types_with(&self, name: &str, value: &str, program: &str) -> String {
        match self.tongue() {
            Tongue::PowerShell => format!("{}; {program}", self.types_set(name, value)),
            // a cmd of its own forgets it; a blank before && would belong to the value
            Tongue::Cmd => {
                // no quotes can stand inside of these
                let value = value.replace(['"', '&', '|', '<', '>', '^', '%'], "\u{fffd}");
                format!("cmd /c \"set {name}={value}&& {program}\"")
            }
            Tongue::Posix | Tongue::Fish => format!("{name}={} {program}", self.quoted(value)),
        }
    }

    /// What starts a program once without these variables.
    #[must_use]
    pub fn types_without(&self, names: &[&str], program: &str) -> String {
        match self.tongue() {
            Tongue::PowerShell => format!("{}; {program}", self.types_unset(names)),
            Tongue::Cmd => {
                let off = names.iter().map(|name| format!("set {name}=&&")).collect::<Vec<_>>().join(" ");
                format!("cmd /c \"{off} {program}\"")
            }
            Tongue::Posix | Tongue::Fish => format!("env -u {} {program}", names.join(" -u ")),
        }
    }

    /// What moves a file.
    #[must_use]
    pub fn types_move(&self, from: &Path, to: &Path) -> String {
        let verb = match self.tongue() {
            Tongue::PowerShell => "Move-Item -LiteralPath",
            Tongue::Cmd => "move",
            Tongue::Posix | Tongue::Fish => "mv",
        };
        format!("{verb} {} {}", self.typed(from), self.typed(to))
    }

    /// What copies a file over another.
    #[must_use]
    pub fn types_copy(&self, from: &Path, to: &Path) -> String {
        let verb = match self.tongue() {
            Tongue::PowerShell => "Copy-Item -Force -LiteralPath",
            Tongue::Cmd => "copy /y",
            Tongue::Posix | Tongue::Fish => "cp -f",
        };
        format!("{verb} {} {}", self.typed(from), self.typed(to))
    }

    /// What makes a folder, with those above it.
    #[must_use]
    pub fn types_make_folder(&self, folder: &Path) -> String {
        let verb = match self.tongue() {
            Tongue::PowerShell => "New-Item -ItemType Directory -Force",
            Tongue::Cmd => "mkdir",
            Tongue::Posix | Tongue::Fish => "mkdir -p",
        };
        format!("{verb} {}", self.typed(folder))
    }

    /// What asks programs to end.
    #[must_use]
    pub fn types_end(&self, ids: &[String]) -> String {
        match self.tongue() {
            Tongue::PowerShell => format!("Stop-Process -Id {}", ids.join(",")),
            Tongue::Cmd => format!("taskkill /pid {}", ids.join(" /pid ")),
            Tongue::Posix | Tongue::Fish => format!("kill {}", ids.join(" ")),
        }
    }

    /// What reads a start-up file once more; `None` where the shell has none.
    #[must_use]
    pub fn types_read_again(&self, file: &Path) -> Option<String> {
        match self.tongue() {
            Tongue::PowerShell => Some(format!(". {}", self.typed(file))),
            Tongue::Cmd => None,
            // the shell of the standard knows no other name for it
            Tongue::Posix if matches!(self.shell.as_deref(), Some("sh" | "dash" | "ksh")) => {
                Some(format!(". {}", self.typed(file)))
            }
            Tongue::Posix | Tongue::Fish => Some(format!("source {}", self.typed(file))),
        }
    }

    /// What takes an alias out of this terminal.
    #[must_use]
    pub fn types_unalias(&self, name: &str) -> String {
        match self.tongue() {
            Tongue::PowerShell => format!("Remove-Item Alias:{name},Function:{name} -ErrorAction Ignore"),
            Tongue::Cmd => format!("doskey {name}="),
            Tongue::Fish => format!("functions -e {name}"),
            Tongue::Posix => format!("unalias {name}"),
        }
    }

    /// What runs a program with these arguments, as a person types it.
    #[must_use]
    pub fn types_run(&self, line: &CommandLine) -> String {
        let name = line.program.file_stem().unwrap_or(line.program.as_os_str()).to_string_lossy();
        line.arguments.iter().fold(name.into_owned(), |typed, argument| {
            // a dash begins an option here
            let bare = argument.trim_start_matches('-');
            let (dashes, _) = argument.split_at(argument.len() - bare.len());
            format!("{typed} {dashes}{}", self.quoted(bare))
        })
    }

    /// What puts a folder before the others on PATH in every new terminal, and the file that it writes to, if it does.
    #[must_use]
    pub fn types_add_to_path(&self, folder: &Path) -> (String, Option<&'static str>) {
        let inside = |special: &str, escape: char| match self.below_home(folder) {
            Some(rest) => format!("$HOME/{}", escaped(&rest.to_string_lossy(), special, escape)),
            None => escaped(&folder.to_string_lossy(), special, escape),
        };
        match self.tongue() {
            _ if self.os == Os::Windows => {
                let first = in_powershell(&format!("{};", folder.display()));
                // the rest stays as it is written, with its %…%; the second half tells other programs of it
                let command = format!(
                    "Set-ItemProperty HKCU:\\Environment Path ({first} + (Get-Item HKCU:\\Environment)\
                     .GetValue('Path', '', 'DoNotExpandEnvironmentNames')) -Type ExpandString; \
                     [Environment]::SetEnvironmentVariable('CLAUDE_FIX', $null, 'User')"
                );
                (self.types_in_powershell(&command), None)
            }
            Tongue::PowerShell | Tongue::Cmd => {
                let line = in_powershell(&format!("$env:PATH = \"{}:$env:PATH\"", inside("`$\"“”„", '`')));
                let command = format!("mkdir -p (Split-Path $PROFILE); Add-Content -LiteralPath $PROFILE {line}");
                (command, Some("$PROFILE"))
            }
            Tongue::Fish => (format!("fish_add_path {}", self.typed(folder)), None),
            Tongue::Posix => {
                let file = if self.shell.as_deref() == Some("zsh") { "~/.zshrc" } else { "~/.bashrc" };
                let line = format!("export PATH=\"{}:$PATH\"", inside("\\$\"`", '\\'));
                // zsh's echo has a meaning for backslashes
                let prints = if line.contains('\\') { "printf '%s\\n'" } else { "echo" };
                (format!("{prints} {} >> {file}", self.quoted(&line)), Some(file))
            }
        }
    }

    /// A line of `PowerShell`, as it is typed on Windows: other shells hand it on.
    #[must_use]
    pub fn types_in_powershell(&self, command: &str) -> String {
        let handed = |inside: String| format!("powershell -NoProfile -Command \"{inside}\"");
        match self.tongue() {
            Tongue::PowerShell => command.to_owned(),
            Tongue::Cmd => handed(command.replace('"', "\\\"")),
            // between double quotes nothing takes the meaning from `!`
            Tongue::Posix | Tongue::Fish => handed(escaped(command, "\\$\"`", '\\').replace('!', "\"'!'\"")),
        }
    }

    /// What fetches Anthropic's installer and runs it.
    #[must_use]
    pub fn types_install(&self, url: &str) -> String {
        match self.os {
            Os::Windows => self.types_in_powershell(&format!("irm {url} | iex")),
            _ => format!("curl -fsSL {url} | bash"),
        }
    }

    /// What opens a file of the administrator's in an editor.
    #[must_use]
    pub fn types_edit_as_administrator(&self, file: &Path) -> String {
        match self.os {
            // without more rights nothing can be saved there
            Os::Windows => {
                let file = file.display().to_string();
                // PowerShell adds no quotes to what it hands on to a program
                let word = in_powershell(&if file.contains(' ') { format!("\"{file}\"") } else { file });
                self.types_in_powershell(&format!("Start-Process notepad -Verb RunAs -ArgumentList {word}"))
            }
            _ => format!("sudo nano {}", self.typed(file)),
        }
    }

    /// What opens the files of a plan in an editor, where the first line stands that changes. None for a plan that does
    /// anything else, and none where what it writes is not on its card.
    #[must_use]
    pub fn types_edits(&self, plan: &Plan) -> Vec<String> {
        let edit = |step: &Step| match step {
            Step::EditFile { file, changes, .. } if !plan.needs_secret() => {
                let (line, file) = (changes.first()?.line, self.typed(file));
                Some(if self.os == Os::Windows { format!("notepad {file}") } else { format!("nano +{line} {file}") })
            }
            _ => None,
        };
        plan.steps.iter().filter(|_| plan.rewrites().is_empty()).map(edit).collect::<Option<_>>().unwrap_or_default()
    }

    /// What makes a file, or a whole folder, the person's own again.
    #[must_use]
    pub fn types_take_back(&self, path: &Path, whole: bool) -> String {
        let all = if whole { "-R " } else { "" };
        format!("sudo chown {all}{} {}", self.types_own_name(), self.typed(path))
    }

    /// What removes a folder with all that is in it: only ever shown as what others advise.
    #[must_use]
    pub fn types_remove_folder(&self, folder: &Path) -> String {
        let verb = match self.tongue() {
            Tongue::PowerShell => "Remove-Item -Recurse -Force -LiteralPath",
            Tongue::Cmd => "rmdir /s /q",
            Tongue::Posix | Tongue::Fish => "rm -rf",
        };
        format!("{verb} {}", self.typed(folder))
    }

    /// A sentence whose commands between backticks are those of the person's own shell: `env -u`, `unset`, `export`.
    #[must_use]
    pub fn in_own_words(&self, text: &str) -> String {
        let parts = text.split('`').enumerate();
        let said = parts.map(|(at, part)| match at % 2 {
            1 => self.own_command(part).unwrap_or_else(|| part.to_owned()),
            _ => part.to_owned(),
        });
        said.collect::<Vec<_>>().join("`")
    }

    fn own_command(&self, command: &str) -> Option<String> {
        let words: Vec<&str> = command.split(' ').collect();
        match words.as_slice() {
            ["env", "-u", rest @ .., program] => {
                let names: Vec<&str> = rest.iter().copied().filter(|word| *word != "-u").collect();
                Some(self.types_without(&names, program))
            }
            ["unset", names @ ..] => Some(self.types_unset(names)),
            ["export", assignment] => {
                let (name, value) = assignment.split_once('=').filter(|(_, value)| !value.contains('$'))?;
                Some(self.types_set(name, value))
            }
            _ => None,
        }
    }

    /// The name of who types, as one word of a command.
    #[must_use]
    pub fn types_own_name(&self) -> &'static str {
        match self.tongue() {
            Tongue::Fish => "(id -un)",
            _ => "\"$(id -un)\"",
        }
    }
}

/// How the commands begin that change the very terminal in which they are typed.
const HERE: [&str; 14] = [
    "unset ",
    "export ",
    "unalias ",
    "source ",
    ". ",
    "set -e ",
    "set -gx ",
    "functions -e ",
    "set \"",
    "set /p ",
    "doskey ",
    "$env:",
    "Remove-Item Env:",
    "Remove-Item Alias:",
];

/// Whether a command changes the terminal in which it is typed, which no program that runs there can notice.
#[must_use]
pub fn of_this_terminal(command: &str) -> bool {
    HERE.iter().any(|start| command.starts_with(start))
}

#[cfg(test)]
mod tests;
