//! Do the commands that we show do in the real shells what they say, whatever a folder is named?

use std::path::Path;
use std::process::{Command, Output};

use claude_fix::dialects::Dialect;
use claude_fix::model::install::CommandLine;
use claude_fix::model::machine::{Machine, Os};
use claude_fix::model::time::Moment;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::{BASH, FISH_SHELL, Shell, ZSH_SHELL, claimed, here, program};

/// Names of what means something to one shell or another, and a few in which each of them stands in several places.
fn odd_names() -> Vec<String> {
    const ODD: &str = r#" '"$`\!~&^%*?[]{}()<>|;#=,+@:-’“é"#;
    let mut names: Vec<String> = ODD.chars().map(|c| format!("{c}{c}HOME{c}1 {c}")).collect();
    let mut runner = TestRunner::deterministic();
    let strategy = proptest::collection::vec(
        proptest::sample::select(ODD.chars().chain("HOMEx1".chars()).collect::<Vec<_>>()),
        1..9,
    );
    for _ in 0..40 {
        names.push(strategy.new_tree(&mut runner).expect("a name").current().into_iter().collect());
    }
    names
}

fn machine(shell: &str, home: &Path) -> Machine {
    Machine {
        os: Os::Linux,
        arch: String::new(),
        shell: Some(shell.to_owned()),
        contexts: Vec::new(),
        home: Some(home.to_owned()),
        cwd: home.to_owned(),
        uid: None,
        now: Moment(0),
    }
}

/// Types these lines, with everything on that an interactive shell looks for.
fn type_in(shell: &Shell, path: &Path, home: &Path, lines: &[String]) -> Output {
    let file = home.join("typed");
    let on = if shell.name == "bash" { "set -o history -o histexpand\n" } else { "" };
    std::fs::write(&file, format!("{on}{}\n", lines.join("\n"))).expect("a temporary file");
    let flags: &[&str] = match shell.name {
        "bash" => &["--norc", "--noprofile"],
        "zsh" => &["-f"],
        // what it remembers is part of it
        _ => &[],
    };
    let mut command = Command::new(path);
    command.args(flags).current_dir(home).env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin");
    command.stdin(std::fs::File::open(&file).expect("the lines"));
    command.env("LC_ALL", "C.UTF-8").output().expect("the shell starts")
}

/// Folders with odd names are made, filled, read, put on PATH and taken away by what is shown to be typed.
#[test]
fn what_is_typed_does_what_it_says() {
    let mut wrong = Vec::new();
    let names = odd_names();
    for shell in [&BASH, &ZSH_SHELL, &FISH_SHELL] {
        let Some(path) = program(shell.name) else {
            here::ignored(&format!("{} is not installed", shell.name));
            continue;
        };
        let (home, other) = (tempfile::tempdir().expect("a home"), tempfile::tempdir().expect("a folder"));
        let machine = machine(shell.name, home.path());
        let type_in = |lines: &[String]| type_in(shell, &path, home.path(), lines);
        for base in [home.path(), other.path()] {
            let seed = base.join("seed");
            std::fs::write(&seed, "content\n").expect("a file");
            // each has a folder of its own, for `x` and `x `
            let folder = |at: usize, name: &String| base.join(format!("f{at}")).join(name);
            let said = |at: usize| base.join(format!("said{at}"));
            let (mut lines, mut last) = (Vec::new(), Vec::new());
            for (at, name) in names.iter().enumerate() {
                let folder = folder(at, name);
                let (copy, moved) = (folder.join(name), folder.join(format!("-{name}")));
                let arguments = vec![r"%s\n".to_owned(), name.clone()];
                let run = CommandLine { program: "printf".into(), arguments };
                let to = |command: &str| format!("{command} >> {}", machine.typed(&said(at)));
                lines.extend([
                    machine.types_make_folder(&folder),
                    machine.types_copy(&seed, &copy),
                    machine.types_move(&copy, &moved),
                    machine.types_load("LOADED", &moved),
                    machine.types_set("SET", name),
                    to("printenv LOADED SET"),
                    to(&machine.types_run(&run)),
                ]);
                // a colon ends a folder of PATH, in every shell
                if !name.contains(':') {
                    let (command, file) = machine.types_add_to_path(&folder);
                    let file = file.unwrap_or("~/none");
                    lines.extend([format!("printf '' > {file}"), command, format!("source {file}")]);
                    lines.push(to(if shell.name == "fish" { "string join : $PATH" } else { "printenv PATH" }));
                }
                last.push(machine.types_remove_folder(&folder));
            }
            let output = type_in(&lines);
            let there: Vec<bool> = (0..).zip(&names).map(|(at, name)| folder(at, name).exists()).collect();
            type_in(&last);
            for (at, name) in names.iter().enumerate() {
                let folder = folder(at, name);
                let on_path = if name.contains(':') { "" } else { folder.to_str().expect("UTF-8") };
                let text = std::fs::read_to_string(said(at)).unwrap_or_default();
                let fine = text.starts_with(&format!("content\n{name}\n{name}\n{on_path}"));
                if !fine || !there[at] || folder.exists() {
                    wrong.push(format!("{} {name:?}: {text:?}", shell.name));
                }
            }
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert!(wrong.is_empty(), "{} wrong:\n{}\n{complaint}", wrong.len(), wrong.join("\n"));
        }
    }
}

/// What `PowerShell` is given is what it is told: there is none to ask here, but its profiles are read as it reads them.
#[test]
fn a_text_for_powershell_stays_as_it_is() {
    let machine = machine("pwsh", Path::new("/home/dev"));
    for name in odd_names().into_iter().chain(["it’s ‘a‚ b‛ “c„".to_owned()]) {
        let typed = machine.types_set("A", &name);
        assert_eq!(claimed(Dialect::PowerShell, typed.as_bytes()), format!("exported:{name}"), "{typed}");
    }
}

/// Git Bash hands a line of `PowerShell` on as it is.
#[test]
fn bash_hands_a_line_of_powershell_on() {
    let Some(path) = program("bash") else {
        return here::ignored("bash is not installed");
    };
    let home = tempfile::tempdir().expect("a home");
    let machine = Machine { os: Os::Windows, ..machine("bash", home.path()) };
    let names = odd_names();
    let instead = "powershell() { printf '%s\\n' \"$3\" >> ~/said; }".to_owned();
    let lines: Vec<String> =
        std::iter::once(instead).chain(names.iter().map(|it| machine.types_in_powershell(it))).collect();
    let output = type_in(&BASH, &path, home.path(), &lines);
    let said = std::fs::read_to_string(home.path().join("said")).unwrap_or_default();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().collect::<Vec<_>>(), names, "{complaint}");
}
