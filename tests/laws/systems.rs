//! Does every sentence belong to the system, and every command to the shell, that it is read on? All broken machines, on
//! every system and in every shell.

use std::fmt::Write;
use std::process::{Command, Stdio};

use claude_fix::app::state::Screen;
use claude_fix::app::{State, update};
use claude_fix::model::by_hand;
use claude_fix::model::environment::Environment;
use claude_fix::model::machine::{Machine, Os};
use claude_fix::model::shell::Tongue;
use claude_fix::{ui, words};

use super::repaired::samples;
use super::*;

/// What somebody reads, by the check, cause or plan that says it.
fn texts(found: &Assessment) -> Vec<(String, String)> {
    let mut all = vec![("the answer".to_owned(), found.summary.clone())];
    for row in &found.rows {
        let outcome = match &row.outcome {
            Outcome::Healthy { summary } | Outcome::Found { summary } => summary.clone(),
            Outcome::Skipped { because } => because.clone(),
            Outcome::Inconclusive { because, hint } => format!("{because} {hint}"),
        };
        let evidence = row.evidence.iter().map(|line| format!("{}: {}", line.label, line.value));
        let said: Vec<String> = [row.title.clone(), outcome].into_iter().chain(evidence).collect();
        all.push((row.id.to_owned(), said.join("\n")));
    }
    for it in &found.diagnoses {
        let facts: Vec<&str> = it.because.iter().map(|because| because.fact.as_str()).collect();
        let said = [it.title.as_str(), &it.summary, &it.advice.join("\n"), &facts.join("\n")].join("\n");
        all.push((it.id.clone(), said));
    }
    for plan in &found.plans {
        let text = format!("{}\n{}\n{}", plan.title, plan.consequences.join("\n"), plan.manual.join("\n"));
        all.push((plan.id.clone(), text + "\n" + plan.text().unwrap_or_default()));
    }
    all.extend(found.questions.iter().map(|it| (it.id.to_owned(), it.words.clone())));
    all.extend(commands(found));
    all
}

/// What somebody is told to type, by the plan or step that says it.
fn commands(found: &Assessment) -> Vec<(String, String)> {
    // these are lines of a file
    let plans = found.plans.iter().filter(|plan| plan.id != "remote.keep_sign_in");
    let typed = plans.flat_map(|plan| plan.manual.iter().map(|line| (plan.id.clone(), line.clone())));
    let steps = Step::ALL.iter().map(|step| (step.id().to_owned(), by_hand::command(*step, &found.machine)));
    typed.chain(steps).collect()
}

/// What the wizard says about every cause of this system, found or not.
fn book(machine: &Machine) -> Vec<(String, String)> {
    let known = causes::book(machine.os).into_iter();
    known
        .map(|it| {
            let of = |kind| words::of("causes", it.id, kind).unwrap_or_default();
            let said = [of("title"), of("why"), of("seen"), of("repair"), of("prevent")].join("\n");
            (it.id.to_owned(), said + "\n" + &by_hand::against(it.id, machine).unwrap_or_default())
        })
        .collect()
}

/// Every page of the wizard, as it is read out.
fn pages(events: Vec<Event>) -> Vec<(String, String)> {
    let mut state = State::new(120, 40);
    for event in events {
        let _ = update(&mut state, event);
    }
    let screens = Step::ALL.map(Screen::Step).into_iter().chain([Screen::Overview]);
    screens
        .map(|screen| {
            state.screen = screen;
            (format!("the page {screen:?}"), ui::lines(&state, ui::Look::FULL).join("\n"))
        })
        .collect()
}

/// Words that mean nothing on a system: its commands, stores, files and names. Git Bash has its files on Windows, too.
fn foreign(os: Os) -> Vec<&'static str> {
    const MAC: [&str; 10] = [
        "Keychain",
        "launchctl",
        "launchd",
        "~/Library",
        "property list",
        " Mac ",
        "macOS",
        "sntp",
        "plutil",
        "dscacheutil",
    ];
    const WINDOWS: [&str; 14] = [
        "$env:",
        "Get-",
        "Set-",
        "New-Item",
        "Move-Item",
        "Stop-Process",
        "taskkill",
        "winget",
        "HKEY",
        "Registry",
        "ACL",
        ".exe ",
        "setx",
        "notepad",
    ];
    const LINUX: [&str; 6] = ["systemd", "timedatectl", "findmnt", "sudo apt", "/proc/", "getent"];
    const UNIX: [&str; 17] = [
        "chmod",
        "chown",
        "sudo ",
        "~/.zshrc",
        "config.fish",
        "/etc/",
        "kill ",
        "pgrep",
        "nano ",
        "sed -",
        "$(",
        "mkdir -p",
        "/dev/null",
        "$HOME",
        "export ",
        "unset ",
        "env -u",
    ];
    let of: &[&[&str]] = match os {
        Os::Windows => &[&MAC, &LINUX, &UNIX],
        Os::Macos => &[&WINDOWS, &LINUX],
        Os::Linux | Os::Other => &[&MAC, &WINDOWS],
    };
    of.concat()
}

/// A name of WSL's own, and a root certificate of the made-up machine.
fn left_out(text: &str) -> String {
    text.replace("wsl.exe ", "").replace("chrome.exe", "").replace("/etc/ssl/certs/ca-certificates.crt", "")
}

/// The same machine on another system: its folders keep their names, and its shell is this one.
fn moved(world: &World, os: Os, shell: &str) -> World {
    let mut world = world.clone();
    (world.machine.os, world.machine.shell) = (os, Some(shell.to_owned()));
    if os == Os::Windows {
        world.machine.uid = None;
        let all = world.env.all().map(|(name, value)| (name.to_owned(), value.to_owned()));
        world.env = Environment::new(all.collect::<Vec<_>>(), os);
    }
    if os != Os::Linux {
        world.machine.contexts.retain(|it| it == "ssh");
    }
    if os != Os::Macos {
        world.keychain = None;
    }
    world
}

/// Why a command is none of this shell's; `None` if nothing speaks against it.
fn stranger(tongue: Tongue, command: &str) -> Option<&'static str> {
    let first = command.split(' ').next().unwrap_or_default();
    let unix = ["export", "unset", "mv", "cp", "rm", "kill", "source", "printf", "env", "ls", "sudo", "type"];
    let assigns =
        first.split_once('=').is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    match tongue {
        // handed on
        Tongue::Posix | Tongue::Cmd if first == "powershell" => None,
        Tongue::Posix if first.starts_with('$') || command.contains("-Item") => Some("it is PowerShell's"),
        Tongue::Posix if command.starts_with("set -") => Some("it is fish's"),
        Tongue::Fish if ["export", "unset"].contains(&first) || command.contains('`') => Some("it is bash's"),
        Tongue::Fish if command.contains(".bashrc") || command.contains(".zshrc") => Some("fish does not read it"),
        Tongue::PowerShell if unix.contains(&first) || assigns => Some("it is a Unix shell's"),
        Tongue::PowerShell | Tongue::Cmd if command.contains(".bashrc") || command.contains(".profile") => {
            Some("it is bash's file")
        }
        Tongue::PowerShell if command.contains(" && ") => Some("Windows PowerShell has no &&"),
        Tongue::Cmd if unix.contains(&first) || assigns => Some("it is a Unix shell's"),
        Tongue::Cmd if command.contains(['\'', '$', '`', ';']) || command.contains("~/") => {
            Some("cmd knows no such sign")
        }
        Tongue::Cmd if command.contains("-Item") || command.starts_with("irm") => Some("it is PowerShell's"),
        _ => None,
    }
}

/// Why a shell that is installed here cannot read these lines; `None` also where it is not installed.
fn unreadable(shell: &str, lines: &BTreeSet<String>) -> Option<String> {
    let program = Path::new("/usr/bin").join(shell);
    if !program.exists() {
        return None;
    }
    let text = lines.iter().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    });
    let mut command = Command::new(program);
    command.arg("-n").env_clear().stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    (!done.status.success()).then(|| String::from_utf8_lossy(&done.stderr).into_owned())
}

fn everything_belongs(os: Os, shell: &str) {
    let (mut wrong, mut typed) = (BTreeSet::new(), BTreeSet::new());
    let mut look = |id: &str, text: &str| {
        let text = left_out(text);
        for word in foreign(os) {
            if let Some(line) = text.lines().find(|line| line.contains(word)) {
                wrong.insert(format!("{id}: {word:?} in {line:?}"));
            }
        }
    };
    let mut machine = None;
    for world in samples() {
        let (found, events) = see(moved(&world, os, shell), checks::ALL, Duration::from_secs(9)).unwrap();
        for (id, text) in pages(events).iter().chain(&texts(&found)) {
            look(id, text);
        }
        typed.extend(commands(&found));
        machine = Some(found.machine);
    }
    let machine = machine.unwrap();
    for (id, text) in &book(&machine) {
        look(id, text);
    }
    let tongue = machine.tongue();
    for (id, line) in &typed {
        wrong.extend(stranger(tongue, line).map(|why| format!("{id}: {line:?}: {why}")));
    }
    let lines: BTreeSet<String> = typed.into_iter().map(|(_, line)| line).collect();
    assert!(lines.len() > 30, "{lines:?}");
    if matches!(tongue, Tongue::Posix | Tongue::Fish) {
        wrong.extend(unreadable(shell, &lines));
    }
    assert!(wrong.is_empty(), "{os:?} {shell}: {wrong:#?}");
}

#[test]
#[cfg_attr(windows, ignore = "reads commands with the real bash, and whole paths of made-up machines")]
fn everything_belongs_to_linux_and_bash() {
    everything_belongs(Os::Linux, "bash");
}

#[test]
#[cfg_attr(windows, ignore = "reads commands with the real bash, and whole paths of made-up machines")]
fn everything_belongs_to_linux_and_fish() {
    everything_belongs(Os::Linux, "fish");
}

#[test]
#[cfg_attr(windows, ignore = "reads commands with the real bash, and whole paths of made-up machines")]
fn everything_belongs_to_macos_and_zsh() {
    everything_belongs(Os::Macos, "zsh");
}

#[test]
#[cfg_attr(windows, ignore = "reads commands with the real bash, and whole paths of made-up machines")]
fn everything_belongs_to_windows_and_powershell() {
    everything_belongs(Os::Windows, "powershell");
}

#[test]
#[cfg_attr(windows, ignore = "reads commands with the real bash, and whole paths of made-up machines")]
fn everything_belongs_to_windows_and_cmd() {
    everything_belongs(Os::Windows, "cmd");
}
