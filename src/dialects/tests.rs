//! Does the reading hold what the room promises? Tables over every dialect, and laws over arbitrary bytes.

use proptest::prelude::*;

use super::*;

const NOTE: &str = "claude-fix 2026-11-21: turned off";
use Dialect::{Environment, Fish, Posix};

/// Statements as short text: `A=v`, `x A=v` if exported, `A=?` without a literal, `-A`, `<path`.
fn read(dialect: Dialect, text: &str) -> Vec<String> {
    let show = |statement| match statement {
        Statement::Set { variable, value, exported, .. } => {
            let value = value.map_or("?".to_owned(), |value| String::from_utf8_lossy(value.expose()).into_owned());
            format!("{}{variable}={value}", if exported { "x " } else { "" })
        }
        Statement::Unset { variable, .. } => format!("-{variable}"),
        Statement::Source { path, .. } => format!("<{path}"),
    };
    statements(dialect, text.as_bytes()).into_iter().map(show).collect()
}

fn out(dialect: Dialect, text: &str) -> String {
    match take_out(dialect, text.as_bytes(), "A", "NOTE") {
        Ok(edited) => {
            let again = take_out(dialect, &edited.bytes, "A", "NOTE");
            assert!(matches!(again, Err(CannotEdit::NothingToDo)), "twice: {text}");
            String::from_utf8(edited.bytes).expect("UTF-8")
        }
        Err(error) => format!("{error}"),
    }
}

#[test]
fn posix_statements_are_found() {
    for (text, expected) in [
        ("export A=v", &["x A=v"][..]),
        ("A=v", &["A=v"]),
        ("A=v; export A", &["x A=v"]),
        ("export A\nA=v", &["x A=v"]),
        ("A=v\ndeclare -x A", &["x A=v"]),
        ("export A=v B=w", &["x A=v", "x B=w"]),
        ("declare -x A=v", &["x A=v"]),
        ("typeset -gx A=v", &["x A=v"]),
        ("readonly A=v", &["A=v"]),
        ("declare -f A; declare -p A; export -f A; export -p", &[]),
        ("builtin export A=v; \\export B=w", &["x A=v", "x B=w"]),
        ("export \"A=v w\" 'B'=x", &["x A=v w", "x B=x"]),
        ("export \"A=$B\"", &["x A=?"]),
        ("if x; then export A=v; fi", &["x A=v"]),
        ("case $x in a|b) export A=v;; *) A=w ;; esac; B=x", &["x A=v", "x A=w", "B=x"]),
        ("case x in\n A=v) ;;\nesac\nB=x", &["B=x"]),
        ("f() { export A=v; }\nfunction g { A=w; }\nh () (\nA=x\n)", &["x A=v", "x A=w", "x A=x"]),
        ("true && export A=v || A=w", &["x A=v", "x A=w"]),
        ("export \\\n  A=v", &["x A=v"]),
        ("A='a\nb'", &["A=a\nb"]),
        ("A=$'a\\tb'", &["A=a\tb"]),
        ("# export A=v\n: # A=v", &[]),
        ("cat <<E <<-'F'\nA=1\nE\nA=2\n\tF\nA=3", &["A=3"]),
        ("cat <<< A=v\nA=w", &["A=w"]),
        ("A=v command x", &[]),
        ("env A=v x; echo A=v; alias x='A=v cmd'; echo \"\nA=v\n\"", &[]),
        ("unset A; unset -v B C; unset -f D; export -n E; typeset +x F", &["-A", "-B", "-C", "-E", "-F"]),
        ("source f; . \"$HOME/.g\"; [ -f f ] && . ~/h; . $x/y", &["<f", "<$HOME/.g", "<~/h"]),
        ("x=(${${(f)\"$(<f)\"}[1]})\nfor f in *(N); do :; done\nls *(.Om[1])\nA=v", &["x=?", "A=v"]),
        ("print ${(s:')':)x} ${x#*\\'} \nA=v\n", &["A=v"]),
        ("[[ $x =~ ^(a|b)$ && ( a < b ) ]] && A=v", &["A=v"]),
        ("(( x = 1 << 2 ))\nA=v\nfor ((i=0;i<2;i++)); do B=w; done", &["A=v", "B=w"]),
        ("export A=v\r\nB=w\r\n", &["x A=v\r", "B=w\r"]),
        ("A+=v B[1]=w C=(a b) D=", &["A=?", "B=?", "C=?", "D="]),
        ("A=$x B=\"`y`\" C=~/z D=a$", &["A=?", "B=?", "C=?", "D=a$"]),
        ("set -a\nA=v\nset +a\nB=w", &["x A=v", "B=w"]),
        ("export A=v 2>/dev/null >&2", &["x A=v"]),
        ("x=$(cat <<E\nit's\nE\n)\nA=v", &["x=?", "A=v"]),
        ("x=\"${y:-it's}\" A=v", &["x=?", "A=v"]),
        ("local A=v", &[]),
    ] {
        assert_eq!(read(Posix, text), expected, "{text}");
    }
}

#[test]
fn what_never_closes_loses_no_later_line_but_is_not_edited() {
    assert_eq!(read(Posix, "echo 'a\nexport A=v\n"), ["x A=v"]);
    assert_eq!(
        out(Posix, "echo 'a\nexport A=v\n"),
        "line 1, column 6: a quote or bracket opens here and is never closed"
    );
    assert!(out(Posix, "A=v\necho \"a\n").starts_with("# NOTE\n# A=v\n"));
}

#[test]
fn fish_statements_are_found() {
    for (text, expected) in [
        ("set -gx A v", &["x A=v"][..]),
        ("set -x A v; set -Ux B w", &["x A=v", "x B=w"]),
        ("set --export --global A 'a b'", &["x A=a b"]),
        ("set A v\nset -x A", &["x A=v", "x A="]),
        ("set -gx A a b 'c d'", &["x A=a b c d"]),
        ("set -e A; set -eg B; set --erase C", &["-A", "-B", "-C"]),
        ("export A=v 'B=a b'", &["x A=v", "x B=a b"]),
        ("set -q A; or set -gx A v", &["x A=v"]),
        ("if test -f f; source ~/f; else; . $HOME/g; end", &["<~/f", "<$HOME/g"]),
        ("# set -gx A v\necho '\nset A v\n' \"(\" # x\nset B w", &["B=w"]),
        ("set A (cmd 'x)' \"y)\")\nset B $A\nset C a\\ b", &["A=?", "B=?", "C=a b"]),
        ("echo (\n# it's\necho x)\nset A v", &["A=v"]),
        ("set -gx A \\\n v\r\nA=v cmd\r\nset -a B w", &["x A=v", "B=?"]),
        ("function f; set -gx A v; end; begin; set B w; end", &["x A=v", "B=w"]),
        ("set", &[]),
        ("set -S A", &[]),
        ("set A[1] v", &["A=?"]),
    ] {
        assert_eq!(read(Fish, text), expected, "{text}");
    }
}

#[test]
fn environment_statements_are_found() {
    let text = "A=v\n export B=\"a b\" # c\n#C=x\nD='a\nb'\nE=a # c\nF=\"open\nG=$x\nH=\n";
    assert_eq!(read(Environment, text), ["x A=v", "x B=a b", "x D=a\nb", "x E=a", "x F=\"open", "x G=?", "x H="]);
    assert_eq!(out(Environment, "X=1\r\nA='a\r\nb'\r\nY=2"), "X=1\r\n# NOTE\r\n# A='a\r\n# b'\r\nY=2");
}

#[test]
fn lines_of_a_statement_alone_become_comments() {
    for (text, expected) in [
        ("x\nexport A=v # c\ny", "x\n# NOTE\n# export A=v # c\ny"),
        ("  export A=v", "  # NOTE\n  # export A=v"),
        ("A=v\r\nx\r\n", "# NOTE\r\n# A=v\r\nx\r\n"),
        ("A='a\n  b'\nx\n", "# NOTE\n# A='a\n  # b'\nx\n"),
        ("A=v; export A\n", "# NOTE\n# A=v; export A\n"),
        ("A=v\nexport A\nunset A\n", "# NOTE\n# A=v\n# NOTE\n# export A\nunset A\n"),
        ("export A\n", "nothing to take out"),
        ("export \\\n A=v\n", "# NOTE\n# export \\\n # A=v\n"),
        ("if x; then\n  export A=v\nfi\n", "if x; then\n  # NOTE\n  # export A=v\n  :\nfi\n"),
        ("if x; then\n A=1\n A=2\nelse\n y\nfi\n", "if x; then\n # NOTE\n # A=1\n :\n # NOTE\n # A=2\nelse\n y\nfi\n"),
        ("f() {\n\tA=v\n\tB=w\n}\n", "f() {\n\t# NOTE\n\t# A=v\n\tB=w\n}\n"),
    ] {
        assert_eq!(out(Posix, text), expected, "{text}");
    }
    assert_eq!(out(Fish, "if x\n  set -gx A v\nend"), "if x\n  # NOTE\n  # set -gx A v\nend");
}

#[test]
fn from_shared_lines_only_the_assignment_goes() {
    for (text, expected) in [
        ("export A=x; export B=y", ":; export B=y"),
        ("export A=x B=y", "export B=y"),
        ("export B=y A=x", "export B=y"),
        ("unset B; export A=v; . f", "unset B; :; . f"),
        ("A=1 A=2 B=3 A=4", "B=3"),
        ("[ -n \"$X\" ] && export A=x", "[ -n \"$X\" ] && :"),
        ("export A=x 2>/dev/null", ":  2>/dev/null"),
        ("if x; then export A=v; fi", "if x; then :; fi"),
        ("a() { export A=v; }", "a() { :; }"),
        ("declare -x A=v || y", ": || y"),
        ("case $x in a) A=v;; esac", "case $x in a) :;; esac"),
    ] {
        let expected = expected.replace("A=4", "").trim_end().to_owned();
        assert_eq!(out(Posix, text), format!("# NOTE\n# {text}\n{expected}"), "{text}");
    }
    assert_eq!(out(Posix, "x &&\nA=v\ny\n"), "x &&\n# NOTE\n# A=v\n:\ny\n");
    assert_eq!(out(Fish, "set -q B; or set -gx A v w"), "# NOTE\n# set -q B; or set -gx A v w\nset -q B; or :");
}

#[test]
fn bytes_that_are_no_text_survive() {
    let edited = take_out(Posix, b"x=\xff\xfe\nA=v\n\xc3(\n", "A", "n").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(edited.bytes, b"x=\xff\xfe\n# n\n# A=v\n\xc3(\n");
}

#[test]
fn changes_show_no_value() {
    let text = b"x\nexport A=\"top secret\" B=other-secret # top secret\n";
    let edited = take_out(Posix, text, "A", NOTE).unwrap_or_else(|error| panic!("{error}"));
    let masked = "export A=\"…\" B=… # …";
    let change = Change {
        line: 2,
        before: masked.into(),
        after: vec![format!("# {NOTE}"), format!("# {masked}"), "export B=… # …".into()],
    };
    assert_eq!(edited.changes, [change]);
}

#[test]
fn hostile_input_takes_linear_time() {
    for piece in [
        "$(",
        "${",
        "\"$(",
        "((",
        "'",
        "\"",
        "`",
        "<<E\n",
        "<<''",
        "A=\"\n",
        "A='\n",
        "[[ ",
        "{ ",
        "if ",
        "case x in ",
        "A=( ",
        "A=v;",
        "A=v ",
        "(",
        "\\\n",
        "a=",
        "# \n",
        "\u{1b}]",
        "A=1\n",
        "set -gx A ",
        "} ",
        "a(",
        "x=$(case ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        for dialect in [Posix, Fish, Environment] {
            let _ = statements(dialect, text.as_bytes());
            let _ = take_out(dialect, text.as_bytes(), "A", NOTE);
        }
        let _ = jsonc::parse(text.as_bytes());
    }
}

fn dialects() -> impl Strategy<Value = Dialect> {
    prop_oneof![Just(Posix), Just(Fish), Just(Environment)]
}

/// Pieces that lexers stumble over.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = proptest::sample::select(vec![
        "A=v",
        "export ",
        "set -gx A v",
        "export A=w",
        " ",
        "\n",
        "\r\n",
        "'",
        "\"",
        "`",
        "$(",
        ")",
        "${",
        "}",
        "{ ",
        "\\",
        "<<E",
        "\nE\n",
        ";",
        "&&",
        "|",
        "if ",
        "then ",
        "fi",
        "case x in ",
        "esac",
        "do ",
        "(",
        "# ",
        "x",
        "=",
        "\u{e9}",
        "[[ ",
        " ]]",
    ]);
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

fn check_edit(dialect: Dialect, text: &[u8]) -> Result<(), TestCaseError> {
    let Ok(edited) = take_out(dialect, text, "A", NOTE) else { return Ok(()) };
    let again = take_out(dialect, &edited.bytes, "A", NOTE);
    prop_assert!(matches!(again, Err(CannotEdit::NothingToDo)));
    let changed: HashSet<u32> = edited.changes.iter().map(|change| change.line).collect();
    let new: Vec<&[u8]> = edited.bytes.split(|b| *b == b'\n').collect();
    let mut at = 0;
    for (number, line) in (1_u32..).zip(text.split(|b| *b == b'\n')) {
        if !changed.contains(&number) {
            let found = new.iter().skip(at).position(|other| *other == line);
            prop_assert!(found.is_some(), "line {} is gone", number);
            at += found.unwrap_or_default() + 1;
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_survived(dialect in dialects(), text in proptest::collection::vec(any::<u8>(), 0..300)) {
        check_edit(dialect, &text)?;
        let _ = jsonc::parse(&text);
        let _ = jsonc::remove_key(&text, &["env", "A"]);
    }

    #[test]
    fn edits_leave_other_lines_alone_and_need_no_second_go(dialect in dialects(), text in pieces()) {
        check_edit(dialect, &text)?;
    }

    #[test]
    fn no_value_is_shown(secret in "[a-zA-Z0-9 'é\u{200b}\u{202e}$=#;\t-]{6,40}", other in "[a-z0-9-]{8,20}") {
        let quoted = secret.replace('\'', "'\\''");
        let text = format!("export A='{quoted}' C={other} # {secret} {other}\nif x; then A='{quoted}'; fi # {secret}\n");
        let edited = take_out(Posix, text.as_bytes(), "A", NOTE).ok();
        let json = serde_json::json!({"env": {"A": secret, "B": other}}).to_string();
        let json = jsonc::remove_key(json.as_bytes(), &["env", "A"]).ok();
        for change in edited.into_iter().chain(json).flat_map(|edited| edited.changes) {
            for line in std::iter::once(change.before).chain(change.after) {
                for value in [&secret, &other] {
                    let chars: Vec<char> = value.chars().collect();
                    for window in chars.windows(6) {
                        let window: String = window.iter().collect();
                        prop_assert!(!line.contains(&window), "{:?} shows {:?}", line, window);
                    }
                }
            }
        }
    }
}

#[test]
fn several_variables_go_at_once() {
    let text = b"export A=1 B=2 C=3\nif x; then\n  A=1\n  B=2\nfi\nC=4\n";
    let edited = super::take_all_out(Dialect::Posix, text, &["A", "B"], "note").unwrap();
    let shown = String::from_utf8(edited.bytes).unwrap();
    assert_eq!(
        shown,
        "# note\n# export A=1 B=2 C=3\nexport C=3\nif x; then\n  # note\n  # A=1\n  :\n  # note\n  # B=2\nfi\nC=4\n"
    );
    let alone = super::take_all_out(Dialect::Posix, text, &["D"], "note");
    assert!(matches!(alone, Err(CannotEdit::NothingToDo)));
}
