//! Do the real shells agree with what we read in their files, before and after an edit?

#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test may fail")]
#![expect(clippy::disallowed_methods, reason = "the real shells are run on files of the test's own")]

#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/typed.rs"]
mod typed;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use claude_fix::claude_code::characters::corrections;
use claude_fix::dialects::{Dialect, Statement, statements, take_out};

const NOTE: &str = "claude-fix 2026-11-21: turned off because the API rejects this key";

/// Files whose last word on `A` is a plain assignment that runs: each shell must see the value that we read.
const BOTH: &[&str] = &[
    "export A=v\n",
    "A=v\n",
    "A=v; export A\n",
    "A=v\nexport A\n",
    "export A=v B=w\n",
    "export B=w A=v",
    "declare -x A=v\n",
    "typeset -x A='a b'\n",
    "readonly A=v\n",
    "if true; then\n  export A=v\nfi\n",
    "if true; then export A=v; else export A=w; fi; export A=v\n",
    "f() {\n  export A=v\n}\nf\n",
    "function g { export A=v; }; g\n",
    "case x in\n  y|z) A=w ;;\n  (x) export A=v ;;\nesac\n",
    "true && export A=v || echo no\n",
    "[ -n \"$HOME\" ] && export A=v\n",
    "true &&\nexport A=v\n",
    "export \\\n  A=v \\\n  B=w\n",
    "export A='a\n# b\n  c'\nexport B=w\n",
    "export A=$'a\\tb\\x41\\'c'\n",
    "export A=a\\ b\"c $\"'d\"$e'\n",
    "cat <<E <<-'F' >/dev/null\nA=1\nE\nA=2\n\tF\nexport A=v\n",
    "cat <<< 'A=w' >/dev/null; export A=v\n",
    "x=$(cat <<'E'\nit's ) \"\nE\n)\nexport A=v\n",
    "x=$(case y in y) echo z;; esac)\nexport A=v\n",
    "echo \"${x:-it'}'s}\" >/dev/null; export A=v # it's\n",
    "A=w true\nexport A=v\n",
    "alias x='A=w cmd'\nexport A=v\n",
    "export A=v 2>/dev/null\n",
    "export A=v\r\nB=w\r\n",
    "( A=w ) && { export A=v; }\n",
    "for i in 1 2; do export A=v; done\n",
    "while true; do\nexport A=v\nbreak\ndone\n",
    "set -a\nA=v\nset +a\n",
    "export A='\u{e9}\u{200b}'\n",
    "(( x = 1 << 2 ))\nfor ((i=0;i<1;i++)); do :; done\nexport A=v\n",
    "[[ abc =~ ^(a|b) && ( a < b ) ]] && export A=v\n",
    "x=`echo \\`echo 1\\``; export A=v\n",
    "export A=v; unset B; [ -f nothing ] && . nothing; true\n",
];

const ZSH: &[&str] = &[
    "typeset -gx A=v\n",
    "echo \"${x:-it's}\" >/dev/null; export A=v # it's\n",
    "x=(${${(f)\"$(echo a)\"}[1]})\nexport A=v\n",
    "for f in *(N); do :; done\nls -d *(/Om[1]N) >/dev/null\nexport A=v\n",
    "x='a)b'; print ${(s:')':)x} ${(s.:.)x} >/dev/null\nexport A=v\n",
    "if [[ -n $HOME ]] { export A=v }\n",
    "() { export A=v }\n",
    "for x (a b) { export A=v }\n",
    "setopt allexport\nA=v\n",
    "setopt extendedglob\nprint -l (#i)HOME*(N) >/dev/null; export A=v\n",
];

const FISH: &[&str] = &[
    "set -gx A v\n",
    "set -x A v",
    "set --export --global A 'a b'\n",
    "set -gx A a b 'c d'\n",
    "set -gx A 'it\\'s' # it's\n",
    "set -gx A \"a\\$b\\\"\"\n",
    "set -gx A a\\ b\\x41\\te\n",
    "set -gx A v\r\nset -gx B w\r\n",
    "if true\n  set -gx A v\nend\n",
    "if true; set -gx A v; end\n",
    "begin\n  set -gx A v; set -gx B w\nend\n",
    "function f\n  set -gx A v\nend\nf\n",
    "switch x\ncase 'x'\n  set -gx A v\nend\n",
    "true; and set -gx A v\n",
    "true && set -gx A v\n",
    "set -q A; or set -gx A v\n",
    "export A=v\n",
    "export A='a b' B=w\n",
    "set -g A v\nset -gx A v\n",
    "echo '\nset -gx A w\n' \"(\" >/dev/null\nset -gx A v\n",
    "set x (echo 'a)' # )\n)\nset -gx A v\n",
    "set -gx \\\n  A \\\n  v\n",
    "set -gx A v 2>/dev/null\n",
    "set -e B; set -gx A v; set -e B\n",
    "not false; and begin; set -gx A v; end\n",
];

struct Shell {
    name: &'static str,
    dialect: Dialect,
    /// Prints `exported:`, `set:` or `none:`, and the value.
    probe: &'static str,
}

const BASH: Shell = Shell {
    name: "bash",
    dialect: Dialect::Posix,
    probe: r#"case "$(declare -p A 2>/dev/null)" in "declare -"*x*" A="*) printf 'exported:%s' "$A";; "declare -"*) printf 'set:%s' "$A";; *) printf 'none:';; esac"#,
};
const ZSH_SHELL: Shell = Shell {
    name: "zsh",
    dialect: Dialect::Posix,
    probe: r#"case "${(t)A}" in *export*) printf 'exported:%s' "$A";; '') printf 'none:';; *) printf 'set:%s' "$A";; esac"#,
};
const FISH_SHELL: Shell = Shell {
    name: "fish",
    dialect: Dialect::Fish,
    probe: r#"if set -qx A; printf 'exported:%s' "$A"; else if set -q A; printf 'set:%s' "$A"; else; printf 'none:'; end"#,
};

fn program(name: &str) -> Option<PathBuf> {
    ["/usr/bin", "/bin", "/usr/local/bin"].iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists())
}

fn run(shell: &Path, home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(shell);
    command.args(args).current_dir(home).env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin");
    command.env("LC_ALL", "C.UTF-8").output().expect("the shell starts")
}

/// What the shell says of `A` once it has read the file.
fn seen(shell: &Shell, path: &Path, home: &Path, bytes: &[u8]) -> String {
    let file = home.join("file");
    std::fs::write(&file, bytes).expect("a temporary file");
    let script = format!(". ./file >/dev/null 2>&1; {}", shell.probe).replace(". ./file", "source ./file");
    let flags: &[&str] = match shell.name {
        "bash" => &["--norc", "--noprofile"],
        "zsh" => &["-f"],
        _ => &["--no-config"],
    };
    let output = run(path, home, &[flags, &["-c", &script]].concat());
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn valid(shell: &Shell, path: &Path, home: &Path) -> bool {
    let output = run(path, home, &["-n", "file"]);
    assert!(output.status.success() || !output.stderr.is_empty(), "{} -n says nothing", shell.name);
    output.status.success()
}

/// What we say of `A` in a file, in the shell's own words.
fn claimed(dialect: Dialect, bytes: &[u8]) -> String {
    let sets = statements(dialect, bytes).into_iter().filter_map(|statement| match statement {
        Statement::Set { variable, value, exported, .. } if variable == "A" => Some((value, exported)),
        _ => None,
    });
    match sets.collect::<Vec<_>>().pop() {
        None => "none:".to_owned(),
        Some((value, exported)) => {
            let value = value.expect("a literal");
            let value = String::from_utf8_lossy(value.expose()).into_owned();
            format!("{}:{value}", if exported { "exported" } else { "set" })
        }
    }
}

fn agree(shell: &Shell, files: &[&str]) {
    let Some(path) = program(shell.name) else {
        here::ignored(&format!("{} is not installed", shell.name));
        return;
    };
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut wrong = Vec::new();
    for file in files {
        let before = seen(shell, &path, home.path(), file.as_bytes());
        let was_valid = valid(shell, &path, home.path());
        let claim = claimed(shell.dialect, file.as_bytes());
        // case branches that do not run come first in these files, so the last assignment is the one that counts
        if before != claim {
            wrong.push(format!("{file:?}: {} sees {before:?}, we read {claim:?}", shell.name));
        }
        let Ok(edited) = take_out(shell.dialect, file.as_bytes(), "A", NOTE) else {
            wrong.push(format!("{file:?}: not edited"));
            continue;
        };
        let after = seen(shell, &path, home.path(), &edited.bytes);
        let text = String::from_utf8_lossy(&edited.bytes);
        if after != "none:" {
            wrong.push(format!("{file:?}: {} still sees {after:?} in {text:?}", shell.name));
        }
        if was_valid && !valid(shell, &path, home.path()) {
            wrong.push(format!("{file:?}: {} does not accept {text:?}", shell.name));
        }
        if !was_valid {
            wrong.push(format!("{file:?}: {} does not accept the file itself", shell.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bash_agrees() {
    agree(&BASH, BOTH);
}

#[test]
fn zsh_agrees() {
    agree(&ZSH_SHELL, &[BOTH, ZSH].concat());
}

#[test]
fn fish_agrees() {
    agree(&FISH_SHELL, FISH);
}

/// Other variables keep their values when `A` goes.
#[test]
fn the_rest_of_a_shared_line_works_as_before() {
    for (shell, file) in [
        (&BASH, "export B=x A=v; export C=y\n"),
        (&ZSH_SHELL, "export B=x A=v; export C=y\n"),
        (&FISH_SHELL, "export B=x A=v; set -gx C y\n"),
    ] {
        let Some(path) = program(shell.name) else {
            here::ignored(&format!("{} is not installed", shell.name));
            continue;
        };
        let home = tempfile::tempdir().expect("a temporary folder");
        let edited =
            take_out(shell.dialect, file.as_bytes(), "A", NOTE).unwrap_or_else(|error| unreachable!("{error}"));
        std::fs::write(home.path().join("file"), &edited.bytes).expect("a temporary file");
        let output = run(&path, home.path(), &["-c", "source ./file; printf '%s' \"$A-$B-$C\""]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "-x-y", "{}", shell.name);
    }
}

/// A key with a zero-width space in it, as it is after cleaning.
const SPOILT: &str = "sk-ant\u{200b}-v'w";

/// The same, written in every way that a shell knows.
const SPOILT_BOTH: &[&str] = &[
    "export A=\"sk-ant\u{200b}-v'w\"\n",
    "export A=sk-ant\u{200b}-v\\'w B=x # \u{200b}\n",
    "A='sk-ant\u{200b}-v'\\''w'\nexport A\n",
    "export A=$'sk-ant\\u200b-v\\'w'\n",
    "export A=$'sk-ant\\xe2\\x80\\x8b-v\\x27w'\n",
    "if true; then\n  declare -x A=\"sk-ant\u{200b}-v'w\"; fi\n",
    "cat <<E >/dev/null\nA=\u{200b}\nE\nexport A=\"sk-ant\u{200b}-v'w\"",
    "export \"A=sk-ant\u{200b}-v'w\" 2>/dev/null\n",
];
const SPOILT_FISH: &[&str] = &[
    "set -gx A \"sk-ant\u{200b}-v'w\" # \u{200b}\n",
    "set -gx A sk-ant\u{200b}-v\\'w\n",
    "set -gx A sk-ant\\u200b-v\\'w\r\n",
    "set -gx A 'sk-ant\\\\'\\xe2\\x80\\x8b'-v\\'w'\n",
    "export A=\"sk-ant\u{200b}-v'w\"\n",
];

/// After cleaning, each shell sees the value that it saw before, without the characters that went.
#[test]
fn a_cleaned_file_gives_the_cleaned_value() {
    for (shell, files) in [(&BASH, SPOILT_BOTH), (&ZSH_SHELL, SPOILT_BOTH), (&FISH_SHELL, SPOILT_FISH)] {
        let Some(path) = program(shell.name) else {
            here::ignored(&format!("{} is not installed", shell.name));
            continue;
        };
        let home = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let before = seen(shell, &path, home.path(), file.as_bytes());
            assert!(
                before.starts_with("exported:") && before.contains('\u{200b}'),
                "{}: {file:?} {before:?}",
                shell.name
            );
            let how = claude_fix::model::plan::Rewrite::Clean;
            let edited = claude_fix::dialects::rewrite(shell.dialect, file.as_bytes(), "A", &how, corrections)
                .unwrap_or_else(|error| unreachable!("{file:?}: {error}"));
            let after = seen(shell, &path, home.path(), &edited.bytes);
            assert_eq!(after, before.replace('\u{200b}', ""), "{}: {file:?}", shell.name);
            assert!(before.contains(SPOILT) || file.contains('\\'), "{before:?}");
        }
    }
}
