//! Does what is shown to be typed do exactly that, in each shell?

use super::*;
use crate::ports::fake::FakeMachine;

fn on(os: Os, shell: &str) -> Machine {
    let mut machine = FakeMachine::new().machine;
    (machine.os, machine.shell) = (os, Some(shell.to_owned()));
    machine
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn every_shell_has_its_own_words() {
    let [bash, fish] = ["bash", "fish"].map(|shell| on(Os::Linux, shell));
    let [power, cmd] = ["powershell", "cmd"].map(|shell| on(Os::Windows, shell));
    let all = |say: fn(&Machine) -> String| [&bash, &fish, &power, &cmd].map(say);
    assert_eq!(
        all(|it| it.types_unset(&["A", "B"])),
        ["unset A B", "set -e A B; set -Ue A B", "Remove-Item Env:A,Env:B", "set \"A=\" & set \"B=\""]
    );
    assert_eq!(
        all(|it| it.types_with("A", "http://b:1", "claude")),
        [
            "A=http://b:1 claude",
            "A=http://b:1 claude",
            "$env:A = 'http://b:1'; claude",
            "cmd /c \"set A=http://b:1&& claude\""
        ]
    );
    assert_eq!(
        all(|it| it.types_without(&["A", "B"], "claude")),
        [
            "env -u A -u B claude",
            "env -u A -u B claude",
            "Remove-Item Env:A,Env:B; claude",
            "cmd /c \"set A=&& set B=&& claude\""
        ]
    );
    assert_eq!(
        all(|it| it.types_move(Path::new("/home/dev/a b"), Path::new("/c"))),
        [
            "mv ~/'a b' /c",
            "mv ~/'a b' /c",
            "Move-Item -LiteralPath '/home/dev/a b' /c",
            "move \"%USERPROFILE%\\a b\" \\c"
        ]
    );
    assert_eq!(
        all(|it| it.types_load("A", Path::new("/home/dev/a"))),
        [
            "export A=\"$(cat ~/a)\"",
            "set -gx A (cat ~/a)",
            "$env:A = Get-Content -LiteralPath $env:USERPROFILE/a",
            "set /p A=<\"%USERPROFILE%\\a\""
        ]
    );
    assert_eq!(
        all(|it| it.types_end(&["1".into(), "2".into()])),
        ["kill 1 2", "kill 1 2", "Stop-Process -Id 1,2", "taskkill /pid 1 /pid 2"]
    );
    let url = "https://x.example/i";
    assert!(cmd.types_install(url).starts_with("powershell ") && power.types_install(url).starts_with("irm "));
    assert_eq!(on(Os::Macos, "zsh").types_install(url), "curl -fsSL https://x.example/i | bash");
    assert_eq!(on(Os::Windows, "bash").types_unset(&["A"]), "unset A", "Git Bash");
}

#[test]
fn a_sentence_speaks_the_language_of_the_shell() {
    let text = "Try `env -u A -u B claude`, not `unset A`, or `export C=http://HOST:PORT` in `~/x`.";
    assert_eq!(on(Os::Linux, "zsh").in_own_words(text), text);
    assert_eq!(
        on(Os::Windows, "powershell").in_own_words(text),
        "Try `Remove-Item Env:A,Env:B; claude`, not `Remove-Item Env:A`, or `$env:C = 'http://HOST:PORT'` in `~/x`."
    );
    assert!(on(Os::Linux, "fish").in_own_words(text).contains("`set -gx C http://HOST:PORT`"));
}

#[test]
fn a_folder_comes_on_path_in_every_shell() {
    let typed = |os, shell| on(os, shell).types_add_to_path(Path::new("/home/dev/.local/bin"));
    let (zsh, file) = typed(Os::Macos, "zsh");
    assert_eq!((zsh.as_str(), file), ("echo 'export PATH=\"$HOME/.local/bin:$PATH\"' >> ~/.zshrc", Some("~/.zshrc")));
    assert_eq!(typed(Os::Linux, "fish").0, "fish_add_path ~/.local/bin");
    assert_eq!(
        typed(Os::Linux, "pwsh").0,
        "mkdir -p (Split-Path $PROFILE); \
         Add-Content -LiteralPath $PROFILE '$env:PATH = \"$HOME/.local/bin:$env:PATH\"'"
    );
    let power = typed(Os::Windows, "powershell").0;
    assert!(power.contains("'/home/dev/.local/bin;' + "), "nothing there knows ~");
    assert!(power.contains("ExpandString") && power.contains("DoNotExpandEnvironmentNames"), "{power}");
    assert!(typed(Os::Windows, "cmd").0.starts_with("powershell -NoProfile"));
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn a_folder_with_an_odd_name_comes_on_path_as_it_is() {
    let typed = |os, shell, folder: &str| on(os, shell).types_add_to_path(Path::new(folder)).0;
    for (folder, bash, pwsh) in [
        ("/o~p'q", r#"echo 'export PATH="/o~p'\''q:$PATH"'"#, r#"'$env:PATH = "/o~p''q:$env:PATH"'"#),
        (
            "/home/dev/$(x)`y`",
            r#"printf '%s\n' 'export PATH="$HOME/\$(x)\`y\`:$PATH"'"#,
            r#"'$env:PATH = "$HOME/`$(x)``y``:$env:PATH"'"#,
        ),
        ("/“a’", r#"echo 'export PATH="/“a’:$PATH"'"#, r#"'$env:PATH = "/`“a’’:$env:PATH"'"#),
    ] {
        assert_eq!(typed(Os::Linux, "bash", folder), format!("{bash} >> ~/.bashrc"));
        assert!(typed(Os::Linux, "pwsh", folder).ends_with(pwsh), "{}", typed(Os::Linux, "pwsh", folder));
    }
    let folder = "/a’b`c'd!e";
    assert!(typed(Os::Windows, "powershell", folder).contains("('/a’’b`c''d!e;' + "));
    assert!(typed(Os::Windows, "cmd", folder).contains("('/a’’b`c''d!e;' + "));
    let bash = typed(Os::Windows, "bash", folder);
    assert!(bash.contains(r#"('/a’’b\`c''d"'!'"e;' + "#) && bash.contains(r", \$null,"), "{bash}");
}

#[test]
fn a_program_is_run_with_the_arguments_that_it_has() {
    let arguments = ["install", "-g", "--prefix", "/a b", "@x/y@latest"].map(str::to_owned).to_vec();
    let line = CommandLine { program: "/usr/bin/npm".into(), arguments };
    for (os, shell, typed) in [
        (Os::Linux, "bash", "npm install -g --prefix '/a b' @x/y@latest"),
        (Os::Windows, "powershell", "npm install -g --prefix '/a b' '@x/y@latest'"),
        (Os::Windows, "cmd", "npm install -g --prefix \"/a b\" \"@x/y@latest\""),
    ] {
        assert_eq!(on(os, shell).types_run(&line), typed);
    }
}

#[test]
fn a_value_ends_no_quote_and_begins_no_command() {
    let odd = "a\"&b|c^%D%’e'\n";
    assert_eq!(on(Os::Windows, "cmd").types_set("A", odd), "set \"A=a\u{fffd}&b|c^\u{fffd}D\u{fffd}’e'\u{fffd}\"");
    assert_eq!(on(Os::Windows, "powershell").types_set("A", odd), "$env:A = 'a\"&b|c^%D%’’e''\u{fffd}'");
    let with = on(Os::Windows, "cmd").types_with("A", "a&calc&\"", "claude");
    assert_eq!(with, "cmd /c \"set A=a\u{fffd}calc\u{fffd}\u{fffd}&& claude\"");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn a_file_is_read_again_by_the_name_that_the_shell_knows() {
    for (shell, typed) in [("bash", "source ~/.x"), ("fish", "source ~/.x"), ("dash", ". ~/.x"), ("pwsh", ". ~/.x")] {
        assert_eq!(on(Os::Linux, shell).types_read_again(Path::new("/home/dev/.x")).as_deref(), Some(typed));
    }
}
