//! Do the completions and the manual page say what the command line takes? `UPDATE_DOCS=1 cargo test --test carried`
//! writes them anew.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads and writes the repository's own files"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::{CommandFactory, ValueEnum};
use clap_complete::{Generator, Shell as Kind};
use claude_fix::cli::args::{Cli, Shell};

/// The command as every generator takes it. Help texts that only `--help` shows are not completed.
fn command() -> clap::Command {
    Cli::command().bin_name("claude-fix")
}

fn script(shell: Shell) -> String {
    let kind = match shell {
        Shell::Bash => Kind::Bash,
        Shell::Zsh => Kind::Zsh,
        Shell::Fish => Kind::Fish,
        Shell::PowerShell => Kind::PowerShell,
        Shell::Elvish => Kind::Elvish,
    };
    assert_eq!(kind.file_name("claude-fix"), shell.script(), "the name under which the shell looks for it");
    let mut out = Vec::new();
    clap_complete::generate(kind, &mut command(), "claude-fix", &mut out);
    // clap_complete 4.6 takes the hyphen of a program's name for the place between two commands in half of the names
    String::from_utf8(out).unwrap().replace("claude__subcmd__fix", "claude__fix")
}

/// The page of the program, and then of each of its commands.
fn manual() -> String {
    let mut command = command().disable_help_subcommand(true);
    command.build();
    let mut out = Vec::new();
    // no date and no version: neither changes what the page says
    let page = clap_mangen::Man::new(command.clone()).date("").source("claude-fix").manual("Claude Code sign-in");
    page.render(&mut out).unwrap();
    for sub in command.get_subcommands().filter(|it| !it.is_hide_set()) {
        part(sub, &mut out);
        for below in sub.get_subcommands() {
            part(below, &mut out);
        }
    }
    String::from_utf8(out).unwrap().replace(&format!("v{}", env!("CARGO_PKG_VERSION")), "")
}

fn part(command: &clap::Command, out: &mut Vec<u8>) {
    let name = command.get_bin_name().unwrap_or_default().to_uppercase();
    out.extend(format!(".SH \"{name}\"\n").into_bytes());
    let mut text = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_synopsis_section(&mut text).unwrap();
    man.render_description_section(&mut text).unwrap();
    man.render_options_section(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    // its sections stand below its own heading
    let text: Vec<String> = text.lines().map(|line| line.replacen(".SH ", ".SS ", 1)).collect();
    out.extend(text.join("\n").into_bytes());
    out.push(b'\n');
}

fn wanted() -> Vec<(String, String)> {
    let scripts = Shell::value_variants().iter().map(|it| (format!("completions/{}", it.script()), script(*it)));
    scripts.chain([("man/claude-fix.1".to_owned(), manual())]).collect()
}

fn asset(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name)
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claude-fix")).env_clear().args(arguments).output().unwrap()
}

#[test]
fn what_is_carried_is_fresh() {
    for (name, text) in wanted() {
        // which a shell's script has for itself
        assert!(name.contains("completions") || !text.contains('`'), "{name} shows a mark-up that is not its own");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(asset(&name).parent().unwrap()).unwrap();
            std::fs::write(asset(&name), &text).unwrap();
        }
        let there = std::fs::read_to_string(asset(&name)).unwrap_or_default().replace("\r\n", "\n");
        assert!(there == text, "assets/{name} is stale: UPDATE_DOCS=1 cargo test --test carried");
    }
}

#[test]
fn the_program_prints_what_it_carries() {
    for shell in Shell::value_variants() {
        let name = shell.to_possible_value().unwrap();
        let said = run(&["completions", name.get_name()]);
        assert_eq!(said.status.code(), Some(0));
        assert!(
            String::from_utf8(said.stdout).unwrap() == script(*shell),
            "{} is not what is carried",
            name.get_name()
        );
    }
    assert!(String::from_utf8(run(&["man"]).stdout).unwrap() == manual(), "the manual page is not what is carried");
    assert_eq!(run(&["completions", "tcsh"]).status.code(), Some(2));
}

/// What a shell says about a script, if that shell is here.
#[cfg(unix)]
fn taken_by(shell: &str, arguments: &[&str]) -> Option<Output> {
    let path = ["/usr/bin", "/bin", "/usr/local/bin"].map(|folder| Path::new(folder).join(shell));
    let shell = path.into_iter().find(|path| path.exists())?;
    Some(Command::new(shell).env_clear().env("PATH", "/usr/bin:/bin").args(arguments).output().unwrap())
}

#[cfg(unix)]
#[test]
fn shells_read_the_scripts() {
    let path = |shell: Shell| asset(&format!("completions/{}", shell.script())).display().to_string();
    let mut read = 0;
    for (name, arguments) in [
        ("bash", vec!["-n".to_owned(), path(Shell::Bash)]),
        ("zsh", vec!["-n".to_owned(), path(Shell::Zsh)]),
        ("fish", vec!["-n".to_owned(), path(Shell::Fish)]),
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if let Some(said) = taken_by(name, &arguments) {
            assert!(said.status.success(), "{name}: {}", String::from_utf8_lossy(&said.stderr));
            read += 1;
        }
    }
    assert!(read > 0, "none of the shells is on this machine");
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_a_command_and_an_option() {
    let script = asset("completions/claude-fix.bash").display().to_string();
    let asks = r#"
        source "$1"
        COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
        _claude__fix claude-fix "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    let complete = |words: &[&str]| {
        let arguments = [&["--norc", "-c", asks, "bash", &script, "claude-fix"], words].concat();
        let said = taken_by("bash", &arguments).expect("bash is a component of every Linux that this is built on");
        assert!(said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
        String::from_utf8(said.stdout).unwrap()
    };
    assert_eq!(complete(&["comp"]), "completions\n");
    assert_eq!(complete(&["check", "--ju"]), "--junit\n");
    assert_eq!(complete(&["completions", "power"]), "powershell\n");
    assert_eq!(complete(&["undo", "--pu"]), "--purge\n");
}
