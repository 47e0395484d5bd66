//! Which version is a copy? Read from its path or package where they tell it; only the copy that runs is asked.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::safe::unsafe_to_run;
use crate::claude_code::installs::Told;
use crate::claude_code::variables::{PROXY, SECRET};
use crate::model::install::{Method, Version};
use crate::model::machine::Os;
use crate::model::secret::{without_secret, without_secret_words};
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::programs::{Answer, AskError, Question};

/// How long `claude --version` may take; it is asked twice at most, within the limit of a check.
const LIMIT: Duration = Duration::from_secs(4);
/// The largest package file that is read, in bytes.
const PACKAGE_LIMIT: u64 = 1 << 20;
/// The largest list of the system's packages that is read, in bytes.
const PACKAGES_LIMIT: u64 = 16 << 20;
/// What is looked at of a program's beginning, in bytes.
const HEAD: u64 = 1024;
/// The largest stub that npm could have left, in bytes.
const LARGEST_STUB: u64 = 64 * 1024;

/// The version of the copy that runs.
pub(super) async fn of_active(world: &World, path: &Path, real: &Path, told: &Told) -> Version {
    if stub(world, real) {
        return Version::Placeholder;
    }
    if told.method == Method::Desktop {
        // its window would open
        return Version::NotAsked { because: say!("checks/belongs-to-desktop-app") };
    }
    if let Some(because) = unsafe_to_run(world, path, real) {
        return read(world, real, told).map_or(Version::NotAsked { because }, Version::Known);
    }
    ask(world, path, real).await
}

/// The version of a copy that does not run, without running it.
pub(super) fn of_other(world: &World, real: &Path, told: &Told) -> Version {
    if stub(world, real) {
        return Version::Placeholder;
    }
    if let Some(because) = fault(world, real) {
        return Version::Broken { because };
    }
    let because = say!("checks/only-copy-runs-asked");
    read(world, real, told).map_or(Version::NotAsked { because }, Version::Known)
}

/// The version as the path, the package file or the system's list of packages tells it.
fn read(world: &World, real: &Path, told: &Told) -> Option<String> {
    let number = |path: &Path| {
        let name = path.file_name()?.to_str()?;
        semver::Version::parse(name).is_ok().then(|| name.to_owned())
    };
    number(real).or_else(|| number(real.parent()?)).or_else(|| of_package(world, real, told)).or_else(|| {
        let listed = || world.files.read(Path::new("/var/lib/dpkg/status"), PACKAGES_LIMIT).ok();
        (told.method == Method::PackageManager).then(listed)?.and_then(|bytes| of_dpkg(&bytes))
    })
}

fn of_package(world: &World, real: &Path, told: &Told) -> Option<String> {
    let version = |folder: &Path| {
        let bytes = world.files.read(&folder.join("package.json"), PACKAGE_LIMIT).ok()?;
        let package: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
        let version = package.get("version")?.as_str()?;
        semver::Version::parse(version).is_ok().then(|| version.to_owned())
    };
    let kept = told.package.clone().or_else(|| package_beside(world, told));
    kept.and_then(|folder| version(&folder)).or_else(|| real.ancestors().skip(1).take(3).find_map(version))
}

/// The package of a copy whose program is a script beside it.
fn package_beside(world: &World, told: &Told) -> Option<PathBuf> {
    const IN_MODULES: &str = "node_modules/@anthropic-ai/claude-code";
    let root = told.root.as_ref()?;
    match told.method {
        Method::NpmLocal | Method::NpmGlobal => Some(root.join(IN_MODULES)),
        Method::Volta => Some(root.join("tools/image/packages/@anthropic-ai/claude-code/lib").join(IN_MODULES)),
        Method::Pnpm => {
            let all = world.files.list(&root.join("global"), 20).ok()?;
            all.into_iter()
                .map(|store| store.join(IN_MODULES))
                .find(|it| world.files.look(&it.join("package.json")).is_ok())
        }
        _ => None,
    }
}

fn of_dpkg(status: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(status);
    let entry = text.split("\n\n").find(|entry| entry.lines().any(|line| line == "Package: claude-code"))?;
    let version = entry.lines().find_map(|line| line.strip_prefix("Version: "))?;
    let version = version.split(['-', '+', '~']).next()?;
    semver::Version::parse(version).is_ok().then(|| version.to_owned())
}

fn head(world: &World, real: &Path) -> Option<(Vec<u8>, u64)> {
    let size = world.files.look(real).ok()?.size;
    Some((world.files.head(real, HEAD).ok()?, size))
}

/// Whether it is the stub that npm leaves where the package's own script did not run.
fn stub(world: &World, real: &Path) -> bool {
    let words = b"claude native binary not installed";
    head(world, real)
        .is_some_and(|(head, size)| size <= LARGEST_STUB && head.windows(words.len()).any(|part| part == words))
}

/// Why a file cannot be a program for this machine, as far as its beginning tells.
fn fault(world: &World, real: &Path) -> Option<String> {
    let (head, size) = head(world, real)?;
    let os = world.machine.os;
    if size == 0 {
        return Some(say!("checks/file-is-empty"));
    }
    if head.starts_with(b"\x7fELF") {
        let made_for = match number(head.get(18..20)?) {
            62 => "x86_64".to_owned(),
            183 => "aarch64".to_owned(),
            _ => say!("checks/another-processor"),
        };
        if os == Os::Macos || os == Os::Windows {
            return Some(say!("checks/program-linux"));
        } else if made_for != world.machine.arch {
            return Some(say!("checks/made-machine", made_for = made_for, arch = world.machine.arch));
        }
        // the table of sections stands at the end of a whole file
        let entries = number(head.get(58..60)?) * number(head.get(60..62)?);
        let end = number(head.get(40..48)?).saturating_add(entries);
        let because = || say!("checks/program-cut-off", there = bytes(size), whole = bytes(end));
        return (end > size).then(because);
    }
    if let Some(start) = windows(&head) {
        // WSL starts programs of Windows
        if os != Os::Windows {
            let starts = world.machine.contexts.iter().any(|it| it.starts_with("wsl"));
            return (!starts).then(|| say!("checks/program-windows"));
        }
        let end = sections_end(&head, start);
        let because = || say!("checks/program-cut-off", there = bytes(size), whole = bytes(end));
        return (end > size).then(because);
    }
    let mac = [b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"].iter().any(|magic| head.starts_with(*magic));
    if mac && os != Os::Macos {
        return Some(say!("checks/program-macos"));
    }
    None
}

fn bytes(size: u64) -> String {
    crate::model::text::size(size)
}

/// Where the header of a program of Windows begins.
fn windows(head: &[u8]) -> Option<usize> {
    let start = usize::try_from(number(head.strip_prefix(b"MZ").and(head.get(60..64))?)).ok()?;
    (head.get(start..start.checked_add(4)?)? == b"PE\0\0").then_some(start)
}

/// Where a program of Windows ends at the earliest: its sections stand in a list behind two headers.
fn sections_end(head: &[u8], start: usize) -> u64 {
    let of = |at: usize, length: usize| head.get(at..at + length).map_or(0, number);
    let (count, behind) = (of(start + 6, 2).min(96), start + 24 + usize::try_from(of(start + 20, 2)).unwrap_or(0));
    let ends = (0..count).map(|nth| {
        let section = behind + 40 * usize::try_from(nth).unwrap_or(0);
        of(section + 16, 4) + of(section + 20, 4)
    });
    ends.max().unwrap_or(0)
}

/// A number whose lowest byte comes first.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// Why the system does not start a program of its own kind. Only of one that did not start: what is for the other kind
/// of processor can run all the same, and so can what was approved.
fn held_back(world: &World, real: &Path) -> Option<String> {
    if world.machine.os == Os::Windows {
        let (head, _) = head(world, real)?;
        let start = windows(&head)?;
        let made_for = match number(head.get(start + 4..start + 6)?) {
            0x8664 => "x86_64".to_owned(),
            0xaa64 => "aarch64".to_owned(),
            // runs everywhere
            0x014c => return None,
            _ => say!("checks/another-processor"),
        };
        let arch = &world.machine.arch;
        // Windows on ARM runs programs for x86_64, too
        let runs = made_for == *arch || (made_for == "x86_64" && arch == "aarch64");
        return (!runs).then(|| say!("checks/made-machine", made_for = made_for, arch = arch));
    }
    if world.machine.os != Os::Macos {
        return None;
    }
    if world.files.quarantined(real) {
        return Some(say!("checks/program-quarantined", path = world.machine.typed(real)));
    }
    let (head, _) = head(world, real)?;
    let made_for = processors(&head);
    match world.machine.arch.as_str() {
        "aarch64" if made_for == ["x86_64"] => Some(say!("checks/program-needs-rosetta")),
        "x86_64" if made_for == ["aarch64"] => Some(say!("checks/program-apple-silicon")),
        _ => None,
    }
}

/// The processors that a program of macOS is made for, as its beginning names them.
fn processors(head: &[u8]) -> Vec<&'static str> {
    let whole = |at: usize| head.get(at..at + 4).and_then(|it| <[u8; 4]>::try_from(it).ok());
    let name = |kind: u32| match kind {
        0x0100_0007 => Some("x86_64"),
        0x0100_000c => Some("aarch64"),
        _ => None,
    };
    if head.starts_with(b"\xcf\xfa\xed\xfe") {
        return whole(4).and_then(|it| name(u32::from_le_bytes(it))).into_iter().collect();
    }
    // several programs in one file
    let count = whole(4).filter(|_| head.starts_with(b"\xca\xfe\xba\xbe")).map_or(0, u32::from_be_bytes);
    let kinds = (0..count.min(8)).filter_map(|nth| whole(8 + 20 * usize::try_from(nth).ok()?));
    kinds.filter_map(|it| name(u32::from_be_bytes(it))).collect()
}

/// Asks the program itself.
async fn ask(world: &World, path: &Path, real: &Path) -> Version {
    let question = Question::ClaudeVersion { claude: path.to_owned() };
    let broken = |because: String| Version::Broken { because };
    let mut answer = world.programs.ask(&question, &world.env, LIMIT).await;
    if matches!(answer, Err(AskError::TimedOut(_))) {
        // on a busy machine the first start reads the program from the disk, and the second one finds it in memory
        answer = world.programs.ask(&question, &world.env, LIMIT).await;
    }
    match answer {
        Err(AskError::TimedOut(limit)) => {
            Version::Silent { because: say!("checks/claude-version-did-not-answer", seconds = limit.as_secs()) }
        }
        Err(AskError::NotStarted(error)) => match fault(world, real).or_else(|| held_back(world, real)) {
            Some(because) => broken(because),
            None if script(world, real) => Version::NotAsked { because: say!("checks/script-whose-first-line-does") },
            None if error.contains("os error 2") => broken(say!("checks/program-its-first-line-names")),
            None => broken(plain(&error, 160)),
        },
        Err(error) => broken(plain(&error.to_string(), 160)),
        Ok(answer) => said(world, real, &answer),
    }
}

fn said(world: &World, real: &Path, answer: &Answer) -> Version {
    let printed = String::from_utf8_lossy(&answer.stdout);
    let number = number(world, &printed);
    let text = plain(&without_secrets(world, &printed), 200);
    let complaint = plain(&without_secrets(world, &String::from_utf8_lossy(&answer.stderr)), 120);
    let because = match (number, answer.code, answer.signal) {
        (Some(number), Some(0), _) => return Version::Known(number),
        (_, _, Some(signal)) => say!("checks/signal-ended", signal = signal),
        (None, Some(0), _) => say!("checks/printed-no-version", text = format!("{text:?}")),
        (_, Some(code), _) if complaint.is_empty() => say!("checks/claude-version-ended-code", code = code),
        (_, Some(code), _) => say!("checks/claude-version-complained", code = code, complaint = complaint),
        (_, None, None) => say!("checks/ended-without-code"),
    };
    let because = fault(world, real)
        .or_else(|| held_back(world, real))
        .map_or(because.clone(), |fault| say!("checks/because-and-fault", because = because, fault = fault));
    Version::Broken { because }
}

/// The version, on whatever line it stands: wrappers and warnings print more. What follows its three numbers is shown
/// only where it is nothing that the program was handed.
fn number(world: &World, printed: &str) -> Option<String> {
    let mut lines = printed.lines().take(50).filter_map(|line| line.trim().strip_suffix(" (Claude Code)"));
    let version = lines.find_map(|number| semver::Version::parse(number).ok().filter(|_| number.len() < 100))?;
    let whole = version.to_string();
    let numbers = format!("{}.{}.{}", version.major, version.minor, version.patch);
    let more = whole.strip_prefix(&numbers).unwrap_or_default();
    Some(if without_secrets(world, more) == more { whole } else { numbers })
}

/// Whether it begins like text, with no line that names its program.
fn script(world: &World, real: &Path) -> bool {
    let text = |byte: &u8| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r');
    head(world, real).is_some_and(|(head, size)| size > 0 && !head.starts_with(b"#!") && head.iter().all(text))
}

/// What a program printed, without the secrets that it was handed.
fn without_secrets(world: &World, text: &str) -> String {
    let handed = SECRET.iter().chain(&PROXY).filter_map(|name| world.env.secret(name));
    let text = handed.fold(text.to_owned(), |text, secret| match secret.trimmed() {
        Some(secret) => without_secret(&text, secret),
        None => text,
    });
    without_secret_words(&text)
}
