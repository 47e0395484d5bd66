//! What machine is this really? Asked once, at the start.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::files::Disk;
use crate::model::environment::Environment;
use crate::model::machine::{Machine, Os};
use crate::model::secret::name_or_other;
use crate::model::time::Moment;
use crate::ports::files::Files;

/// The operating system that this program was built for.
#[must_use]
pub const fn os() -> Os {
    if cfg!(target_os = "linux") {
        Os::Linux
    } else if cfg!(target_os = "macos") {
        Os::Macos
    } else if cfg!(windows) {
        Os::Windows
    } else {
        Os::Other
    }
}

/// This machine, seen with these variables.
#[must_use]
pub fn machine(env: &Environment) -> Machine {
    let (os, uid) = (os(), uid());
    Machine {
        os,
        arch: std::env::consts::ARCH.to_owned(),
        shell: shell(env, os),
        contexts: contexts(env, os, uid),
        home: home(env, os),
        cwd: std::env::current_dir().unwrap_or_default(),
        uid,
        now: now(),
    }
}

/// The local clock.
pub(super) fn now() -> Moment {
    since_1970(SystemTime::now())
}

/// A moment of the system's clock.
pub(super) fn since_1970(time: SystemTime) -> Moment {
    let millis = |duration: std::time::Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
    Moment(match time.duration_since(UNIX_EPOCH) {
        Ok(after) => millis(after),
        Err(before) => -millis(before.duration()),
    })
}

/// The home folder that Claude Code would use: `HOME`, else what the user database says; on Windows `USERPROFILE`.
/// `None` if that is no whole path.
#[must_use]
pub fn home(env: &Environment, os: Os) -> Option<PathBuf> {
    let name = if os == Os::Windows { "USERPROFILE" } else { "HOME" };
    env.raw(name).map(PathBuf::from).or_else(dirs::home_dir).filter(|home| home.is_absolute())
}

/// The longest name of a shell that is told, in characters.
const LONGEST_SHELL: usize = 12;

fn shell(env: &Environment, os: Os) -> Option<String> {
    if os == Os::Windows {
        // cmd.exe tells its prompt to whatever it starts; PowerShell adds a folder of the person's to the path of modules
        let cmd = env.raw("PROMPT").is_some()
            && !env.text("PSModulePath").is_some_and(|path| path.to_ascii_lowercase().contains("\\documents\\"));
        // Git Bash says which of its systems it is, and names its shell
        let bash = env.raw("MSYSTEM").is_some() && env.text("SHELL").is_some_and(|shell| shell.contains("bash"));
        let shell = match (cmd, bash) {
            (true, _) => "cmd",
            (_, true) => "bash",
            _ => "powershell",
        };
        return Some(shell.to_owned());
    }
    // it is told in every form as it is, and a variable can hold anything
    Some(name_or_other(&Path::new(env.raw("SHELL")?).file_name()?.to_string_lossy(), LONGEST_SHELL))
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "Windows has no user ids")]
fn uid() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
const fn uid() -> Option<u32> {
    None
}

fn contexts(env: &Environment, os: Os, uid: Option<u32>) -> Vec<String> {
    let set = |name| env.raw(name).is_some();
    let there = |path| Disk.look(Path::new(path)).is_ok();
    let kernel = if os == Os::Linux { Disk.read(Path::new("/proc/version"), 4096).unwrap_or_default() } else { vec![] };
    let wsl = wsl(&String::from_utf8_lossy(&kernel), os == Os::Linux && set("WSL_DISTRO_NAME"));
    let ssh = set("SSH_CONNECTION").then_some("ssh");
    let contained = os == Os::Linux && (there("/.dockerenv") || there("/run/.containerenv") || set("container"));
    let root = (uid == Some(0)).then_some("root");
    let found = [wsl, ssh, contained.then_some("container"), root, set("CI").then_some("ci")];
    found.into_iter().flatten().map(str::to_owned).collect()
}

/// WSL 1 says `4.4.0-19041-Microsoft`, WSL 2 `5.15.90.1-microsoft-standard-WSL2`; a kernel that someone built says
/// neither and can only be WSL 2.
fn wsl(kernel: &str, distribution_named: bool) -> Option<&'static str> {
    if kernel.contains("WSL2") || kernel.contains("microsoft-standard") {
        Some("wsl2")
    } else if kernel.to_ascii_lowercase().contains("microsoft") {
        Some("wsl1")
    } else {
        distribution_named.then_some("wsl2")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(variables: &[(&str, &str)]) -> Environment {
        Environment::new(variables.iter().map(|(name, value)| (name.into(), value.into())), Os::Linux)
    }

    #[test]
    fn wsl_is_told_by_its_kernel() {
        let two = "Linux version 5.15.90.1-microsoft-standard-WSL2 (oe-user@oe-host)";
        assert_eq!(wsl(two, true), Some("wsl2"));
        assert_eq!(wsl("Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com)", true), Some("wsl1"));
        assert_eq!(wsl("Linux version 6.1.0", true), Some("wsl2"));
        assert_eq!(wsl("Linux version 6.1.0", false), None);
    }

    #[test]
    fn the_shell_is_named_without_its_folder() {
        assert_eq!(shell(&env(&[("SHELL", "/usr/bin/zsh")]), Os::Linux).as_deref(), Some("zsh"));
        assert_eq!(shell(&env(&[]), Os::Linux), None);
        let random = [("SHELL", "/bin/x7Kp2mQ9vT4w")];
        assert_eq!(shell(&env(&random), Os::Linux).as_deref(), Some("other"), "it may be a secret in the wrong place");
        let prompt = ("PROMPT", "$P$G");
        let modules = ("PSModulePath", r"C:\Users\dev\Documents\WindowsPowerShell\Modules");
        assert_eq!(shell(&env(&[prompt]), Os::Windows).as_deref(), Some("cmd"));
        assert_eq!(shell(&env(&[prompt, modules]), Os::Windows).as_deref(), Some("powershell"));
        let git = [("MSYSTEM", "MINGW64"), ("SHELL", "/usr/bin/bash")];
        assert_eq!(shell(&env(&git), Os::Windows).as_deref(), Some("bash"));
        assert_eq!(shell(&env(&[prompt, git[0], git[1]]), Os::Windows).as_deref(), Some("cmd"), "begun in Git Bash");
        assert_eq!(shell(&env(&[]), Os::Windows).as_deref(), Some("powershell"));
    }

    #[test]
    fn variables_tell_where_this_runs() {
        let found = contexts(&env(&[("SSH_CONNECTION", "a b"), ("CI", "true")]), Os::Macos, Some(0));
        assert_eq!(found, ["ssh", "root", "ci"]);
    }

    #[test]
    fn a_time_before_1970_is_negative() {
        assert_eq!(since_1970(UNIX_EPOCH - std::time::Duration::from_secs(1)), Moment(-1000));
    }

    #[cfg(unix)]
    #[test]
    fn a_relative_home_is_none() {
        assert_eq!(home(&env(&[("HOME", "here")]), Os::Linux), None);
        assert_eq!(home(&env(&[("HOME", "/h")]), Os::Linux), Some("/h".into()));
    }
}
