//! Where do copies of Claude Code lie, and how did one come here? Told by its path alone.
//!
//! Source: <https://code.claude.com/docs/en/setup> and the package managers' own documentation.

use std::path::{Component, Path, PathBuf};

use crate::model::environment::Environment;
use crate::model::install::Method;
use crate::model::machine::{Machine, Os};

/// The name of the npm package.
pub const PACKAGE: &str = "@anthropic-ai/claude-code";
/// The oldest version that can sign in today.
pub const OLDEST: (u64, u64, u64) = (2, 1, 41);

/// Anthropic's installer for macOS, Linux and WSL.
pub const INSTALLER: &str = "https://claude.ai/install.sh";
/// Anthropic's installer for Windows.
pub const INSTALLER_WINDOWS: &str = "https://claude.ai/install.ps1";
/// The largest installer that is fetched and run, in bytes; today it has a few thousand.
pub const LARGEST_INSTALLER: u64 = 2 * 1024 * 1024;
/// The hosts that it may come from: the first sends on to the second.
pub const HOSTS: [&str; 2] = ["claude.ai", "downloads.claude.ai"];

/// A place where copies are looked for beside PATH.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// This folder.
    Folder(PathBuf),
    /// This folder below every folder in that one: `~/.nvm/versions/node/*/bin`.
    Each {
        /// The folder whose folders are looked at.
        within: PathBuf,
        /// What lies below each.
        below: &'static str,
    },
}

/// The folders in which installers and version managers put `claude`. `prefixes` are npm's, from its settings.
#[must_use]
pub fn places(machine: &Machine, env: &Environment, prefixes: &[PathBuf]) -> Vec<Place> {
    let mut all = Vec::new();
    let windows = machine.os == Os::Windows;
    if let Some(home) = &machine.home {
        all.extend(at_home(machine.os, home, env));
    }
    all.extend(prefixes.iter().map(|prefix| Place::Folder(if windows { prefix.clone() } else { prefix.join("bin") })));
    if windows {
        all.extend(on_windows(env));
    } else {
        let system = ["/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin", "/usr/bin"];
        all.extend(system.map(|folder| Place::Folder(folder.into())));
    }
    all
}

fn at_home(os: Os, home: &Path, env: &Environment) -> Vec<Place> {
    let or_home = |name: &str, usual: &str| env.raw(name).map_or_else(|| home.join(usual), PathBuf::from);
    let data = or_home("XDG_DATA_HOME", ".local/share");
    let mut all: Vec<Place> =
        [".local/bin", ".claude/local", ".npm-global/bin", ".yarn/bin", ".config/yarn/global/node_modules/.bin"]
            .map(|folder| Place::Folder(home.join(folder)))
            .into();
    let pnpm = if os == Os::Macos { "Library/pnpm" } else { ".local/share/pnpm" };
    all.extend(
        [
            or_home("BUN_INSTALL", ".bun").join("bin"),
            or_home("VOLTA_HOME", ".volta").join("bin"),
            or_home("PNPM_HOME", pnpm),
            or_home("PNPM_HOME", pnpm).join("bin"),
            or_home("N_PREFIX", "n").join("bin"),
        ]
        .map(Place::Folder),
    );
    let each = |within: PathBuf, below| Place::Each { within, below };
    all.extend([
        each(or_home("NVM_DIR", ".nvm").join("versions/node"), "bin"),
        each(data.join("fnm/node-versions"), "installation/bin"),
        each(home.join(".fnm/node-versions"), "installation/bin"),
        each(home.join("Library/Application Support/fnm/node-versions"), "installation/bin"),
        each(or_home("ASDF_DATA_DIR", ".asdf").join("installs/nodejs"), "bin"),
        each(data.join("mise/installs/node"), "bin"),
        each(home.join(".nodenv/versions"), "bin"),
    ]);
    all
}

fn on_windows(env: &Environment) -> Vec<Place> {
    let below = |name: &str, folder: &str| env.raw(name).map(|base| Place::Folder(Path::new(base).join(folder)));
    [
        below("APPDATA", "npm"),
        below("LOCALAPPDATA", r"Microsoft\WinGet\Links"),
        below("LOCALAPPDATA", r"Volta\bin"),
        below("LOCALAPPDATA", "pnpm"),
        below("LOCALAPPDATA", r"Microsoft\WindowsApps"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How a copy came here, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How it came here.
    pub method: Method,
    /// The folder of the npm package, for those of npm.
    pub package: Option<PathBuf>,
    /// What it belongs to: npm's prefix, the installer's own folder, Homebrew's cask.
    pub root: Option<PathBuf>,
}

/// Tells how a copy came here from where it is found and where that leads.
#[must_use]
pub fn tell(path: &Path, real: &Path) -> Told {
    let shown = slashes(real);
    let found = slashes(path);
    let told = |method, root: Option<PathBuf>| Told { method, package: package_of(real), root };
    let up_to = |name: &str| ancestor(real, |part| part == name);
    if shown.contains("/claude/versions/") {
        return told(Method::Native, up_to("versions").and_then(|folder| folder.parent().map(Path::to_owned)));
    }
    // on Windows it is a copy of one of them, and no link
    if found.to_ascii_lowercase().ends_with("/.local/bin/claude.exe") {
        let share = path.ancestors().nth(2).map(|local| local.join("share").join("claude"));
        return told(Method::Native, share);
    }
    if shown.contains("/.claude/local/") || found.contains("/.claude/local/") {
        let local = ancestor(path, |part| part == "local").or_else(|| up_to("local"));
        return told(Method::NpmLocal, local);
    }
    if let Some(cask) = ancestor(real, |part| part.starts_with("claude-code")).filter(|_| shown.contains("/Caskroom/"))
    {
        return told(Method::Homebrew, Some(cask));
    }
    if shown.contains("/WinGet/") || found.contains("/WinGet/") {
        return told(Method::Winget, None);
    }
    if found.contains("/WindowsApps/") {
        return told(Method::Desktop, None);
    }
    let shims = found.contains("/shims/") || found.ends_with("/mise/bin/claude");
    if shims && ["/.asdf/", "/asdf/", "/mise/", "/.nodenv/"].iter().any(|manager| found.contains(manager)) {
        return told(
            Method::Shim,
            ancestor(path, |part| part == "shims").and_then(|it| it.parent().map(Path::to_owned)),
        );
    }
    if found.contains("/.volta/") || found.contains("/Volta/") || shown.ends_with("/volta-shim") {
        return told(
            Method::Volta,
            ancestor(path, |part| part == "bin").and_then(|it| it.parent().map(Path::to_owned)),
        );
    }
    if shown.contains("/pnpm/") || found.contains("/pnpm/") {
        return told(Method::Pnpm, ancestor(path, |part| part == "pnpm").or_else(|| up_to("pnpm")));
    }
    if shown.contains("/.bun/install/global/") || shown.contains("/install/global/node_modules/") {
        return told(Method::Bun, up_to("install").and_then(|it| it.parent().map(Path::to_owned)));
    }
    if shown.contains("/yarn/global/") {
        return told(Method::Yarn, up_to("global"));
    }
    of_npm(path, real).unwrap_or(Told { method: Method::Unknown, package: None, root: None })
}

/// A package below `PREFIX/lib/node_modules` (on Windows `PREFIX\node_modules`) is npm's own; elsewhere a project's.
fn of_npm(path: &Path, real: &Path) -> Option<Told> {
    let package = package_of(real)?;
    // above `node_modules`, the scope and the package
    let above = package.ancestors().nth(3)?.to_owned();
    if above.file_name().is_some_and(|name| name == "lib") {
        let root = above.parent().map(Path::to_owned);
        return Some(Told { method: Method::NpmGlobal, package: Some(package), root });
    }
    let method = if path.parent() == Some(&above) { Method::NpmGlobal } else { Method::NpmProject };
    Some(Told { method, package: Some(package), root: Some(above) })
}

/// The folder of the npm package that a file belongs to.
fn package_of(real: &Path) -> Option<PathBuf> {
    let is_package = |folder: &&Path| {
        let mut parts = folder.components().rev();
        let names = [parts.next(), parts.next(), parts.next()];
        names.map(|part| part.map(Component::as_os_str).and_then(std::ffi::OsStr::to_str))
            == [Some("claude-code"), Some("@anthropic-ai"), Some("node_modules")]
    };
    real.ancestors().find(is_package).map(Path::to_owned)
}

/// The nearest folder on the way up with such a name.
fn ancestor(path: &Path, named: impl Fn(&str) -> bool) -> Option<PathBuf> {
    path.ancestors()
        .skip(1)
        .find(|it| it.file_name().and_then(|name| name.to_str()).is_some_and(&named))
        .map(Path::to_owned)
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    fn told(path: &str, real: &str) -> (Method, Option<String>) {
        let told = tell(Path::new(path), Path::new(real));
        (told.method, told.root.map(|root| root.display().to_string()))
    }

    #[test]
    fn the_path_tells_how_it_came() {
        let npm = "lib/node_modules/@anthropic-ai/claude-code/cli.js";
        let cases = [
            (
                "/h/.local/bin/claude",
                "/h/.local/share/claude/versions/2.1.329",
                Method::Native,
                "/h/.local/share/claude",
            ),
            ("/usr/local/bin/claude", &format!("/usr/local/{npm}"), Method::NpmGlobal, "/usr/local"),
            (
                "/h/.nvm/versions/node/v20.1.0/bin/claude",
                &format!("/h/.nvm/versions/node/v20.1.0/{npm}"),
                Method::NpmGlobal,
                "/h/.nvm/versions/node/v20.1.0",
            ),
            ("/opt/homebrew/bin/claude", &format!("/opt/homebrew/{npm}"), Method::NpmGlobal, "/opt/homebrew"),
            (
                "/opt/homebrew/bin/claude",
                "/opt/homebrew/Caskroom/claude-code/2.1.3/claude",
                Method::Homebrew,
                "/opt/homebrew/Caskroom/claude-code",
            ),
            (
                "/opt/homebrew/bin/claude",
                "/opt/homebrew/Caskroom/claude-code@latest/2.1.3/claude",
                Method::Homebrew,
                "/opt/homebrew/Caskroom/claude-code@latest",
            ),
            ("/h/.claude/local/claude", "/h/.claude/local/claude", Method::NpmLocal, "/h/.claude/local"),
            (
                "/h/.claude/local/node_modules/.bin/claude",
                "/h/.claude/local/node_modules/@anthropic-ai/claude-code/cli.js",
                Method::NpmLocal,
                "/h/.claude/local",
            ),
            (
                "/h/.bun/bin/claude",
                "/h/.bun/install/global/node_modules/@anthropic-ai/claude-code/cli.js",
                Method::Bun,
                "/h/.bun",
            ),
            (
                "/h/.yarn/bin/claude",
                "/h/.config/yarn/global/node_modules/@anthropic-ai/claude-code/cli.js",
                Method::Yarn,
                "/h/.config/yarn/global",
            ),
            ("/h/.local/share/pnpm/claude", "/h/.local/share/pnpm/claude", Method::Pnpm, "/h/.local/share/pnpm"),
            ("/h/.volta/bin/claude", "/h/.volta/bin/volta-shim", Method::Volta, "/h/.volta"),
            ("/h/.asdf/shims/claude", "/h/.asdf/shims/claude", Method::Shim, "/h/.asdf"),
            (
                "/h/p/node_modules/.bin/claude",
                "/h/p/node_modules/@anthropic-ai/claude-code/bin/claude.exe",
                Method::NpmProject,
                "/h/p",
            ),
        ];
        for (path, real, method, root) in cases {
            assert_eq!(told(path, real), (method, Some(root.to_owned())), "{path} -> {real}");
        }
    }

    #[test]
    fn a_path_that_tells_nothing_is_not_guessed_at() {
        assert_eq!(told("/usr/bin/claude", "/usr/bin/claude"), (Method::Unknown, None));
        assert_eq!(told("/h/bin/claude", "/h/bin/claude"), (Method::Unknown, None));
    }

    #[test]
    fn windows_keeps_the_package_beside_its_script() {
        let root = Path::new("C:/Users/a/AppData/Roaming/npm");
        let told = tell(&root.join("claude.exe"), &root.join("node_modules/@anthropic-ai/claude-code/bin/claude.exe"));
        assert_eq!((told.method, told.root.as_deref()), (Method::NpmGlobal, Some(root)));
        let links = r"C:\Users\a\AppData\Local\Microsoft\WinGet\Links\claude.exe";
        assert_eq!(tell(Path::new(links), Path::new(links)).method, Method::Winget);
        let native = Path::new("C:/Users/a/.local/bin/Claude.exe");
        let told = tell(native, native);
        assert_eq!((told.method, told.root), (Method::Native, Some("C:/Users/a/.local/share/claude".into())));
        let desktop = r"C:\Users\a\AppData\Local\Microsoft\WindowsApps\Claude.exe";
        assert_eq!(tell(Path::new(desktop), Path::new(desktop)).method, Method::Desktop);
    }

    #[test]
    fn variables_move_the_places() {
        let fake = FakeMachine::new().variable("NVM_DIR", "/opt/nvm").variable("PNPM_HOME", "/opt/pnpm");
        let all = places(&fake.machine, &fake.env, &["/opt/npm".into()]);
        assert!(all.contains(&Place::Each { within: "/opt/nvm/versions/node".into(), below: "bin" }));
        assert!(all.contains(&Place::Folder("/opt/pnpm".into())));
        assert!(all.contains(&Place::Folder("/opt/npm/bin".into())));
        assert!(all.contains(&Place::Folder("/home/dev/.local/bin".into())));
    }
}
