//! Is a PowerShell profile read as PowerShell reads it, and edited line by line?

use crate::dialects::{Dialect, Statement, statements, take_all_out, take_out};

fn said(text: &[u8]) -> Vec<String> {
    let show = |it: Statement| match it {
        Statement::Set { variable, value, first_line, last_line, .. } => {
            let value = value.map_or("?".into(), |value| String::from_utf8_lossy(value.expose()).into_owned());
            format!("{first_line}-{last_line} {variable}={value}")
        }
        Statement::Unset { variable, line } => format!("{line} -{variable}"),
        Statement::Source { path, line } => format!("{line} .{path}"),
    };
    statements(Dialect::PowerShell, text).into_iter().map(show).collect()
}

fn without(text: &str, name: &str) -> String {
    let edited = take_out(Dialect::PowerShell, text.as_bytes(), name, "note");
    edited.map_or_else(|error| format!("error: {error}"), |it| String::from_utf8(it.bytes).unwrap())
}

#[test]
fn every_way_to_set_a_variable_is_read() {
    for (text, found) in [
        ("$env:A = \"x\"", vec!["1-1 A=x"]),
        ("$Env:A='it''s'; ${env:B} = 7 # c", vec!["1-1 A=it's", "1-1 B=7"]),
        ("$env:A = \"x$y\"\n$env:B = \"a`$b`n\"\n$env:C = $d", vec!["1-1 A=?", "2-2 B=a$b\n", "3-3 C=?"]),
        ("$env:A =\r\n  \"x\"\r\n", vec!["1-2 A=x"]),
        ("$env:PATH += ';x'", vec!["1-1 PATH=?"]),
        ("[Environment]::SetEnvironmentVariable(\"A\", 'v', 'User')", vec!["1-1 A=v"]),
        ("[void][System.Environment]::SetEnvironmentVariable('A', $null)", vec!["1 -A"]),
        ("Set-Item -Path Env:A -Value 'v'\nsi env:\\B \"w\"\nRemove-Item Env:C", vec!["1-1 A=v", "2-2 B=w", "3 -C"]),
        ("$env:A = $null\n$env:B = ''", vec!["1 -A", "2 -B"]),
        (". \"$HOME/more.ps1\"\n. ~\\x.ps1", vec!["1 .$HOME/more.ps1", "2 .~/x.ps1"]),
        ("if ($x) {\n  $env:A = 'v'\n}\nfunction f { $env:B = 'w' }", vec!["2-2 A=v", "4-4 B=w"]),
        ("<# $env:A = 'v'\n#> $env:B = 'w'", vec!["1-2 B=w"]),
        ("# $env:A = 'v'\n$x = @'\n$env:A = 'v'\n'@\n$env:B = \"a # b\"", vec!["5-5 B=a # b"]),
        ("$x = @{ A = 1; B = '$env:A = 2' }; $env:C='v'", vec!["1-1 C=v"]),
        ("$env:A -eq 'x'; $env:A == 2; Write-Host $env:A", vec![]),
        ("$env:A = 'v' && echo x", vec![]),
        // typographic quotes are quotes
        ("$x = “it is; $env:A = 5”", vec![]),
        ("$env:A = ‘v’; $env:B = \"w„; $env:C = ’x''y‚‚z‛", vec!["1-1 A=v", "1-1 B=w", "1-1 C=x'y‚z"]),
        ("$env:A = “a”“b‘c`”d”\n$env:B = '“'\n$env:C = “”", vec!["1-1 A=a“b‘c”d", "2-2 B=“", "3 -C"]),
        ("$x = @’\n$env:A = 'v'\n’@\n[Environment]::SetEnvironmentVariable(“B”, ‘,)’)", vec!["4-4 B=,)"]),
        ("Set-Item “Env:A” ‘a b’\n. “$HOME/more.ps1”", vec!["1-1 A=a b", "2 .$HOME/more.ps1"]),
    ] {
        let all = said(text.as_bytes());
        // where several lines belong together, the first one is told
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        if text.starts_with("<#") {
            assert_eq!(all, ["2-2 B=w"], "{text}");
        } else {
            assert_eq!(all, found, "{text}");
        }
    }
}

#[test]
fn a_line_becomes_a_comment_and_the_rest_stays_to_the_byte() {
    for (text, left) in [
        ("$env:A = \"x\"", "# note\n# $env:A = \"x\""),
        ("# mine\r\n$env:A = \"x\"\r\n$env:B = 1\r\n", "# mine\r\n# note\r\n# $env:A = \"x\"\r\n$env:B = 1\r\n"),
        ("\u{feff}$env:A = 'x'\nb\n", "\u{feff}# note\n# $env:A = 'x'\nb\n"),
        ("$env:B='y'; $env:A='x'\n", "# note\n# $env:B='y'; $env:A='x'\n$env:B='y'; $null\n"),
        ("if ($x) { $env:A = 'x' }\n", "# note\n# if ($x) { $env:A = 'x' }\nif ($x) { $null }\n"),
        (
            "[Environment]::SetEnvironmentVariable('A','v')\n",
            "# note\n# [Environment]::SetEnvironmentVariable('A','v')\n",
        ),
        ("  $env:A =\n 'x'\n", "  # note\n  # $env:A =\n # 'x'\n"),
    ] {
        assert_eq!(without(text, "A"), left);
        assert!(without(left, "A").starts_with("error: nothing"), "{left}");
    }
    assert!(without("$env:B = 'x'\n", "A").starts_with("error: nothing"));
    assert!(without("$env:A = 'x'\n$env:A = \"never ends\n", "A").contains("never closed"));
    let both = take_all_out(Dialect::PowerShell, b"$env:A='1'; $env:B='2'\n$env:C='3'\n", &["A", "B"], "note");
    assert_eq!(both.unwrap().bytes, b"# note\n# $env:A='1'; $env:B='2'\n$env:C='3'\n");
}

#[test]
fn a_file_in_utf_16_is_read_and_left_alone() {
    for little in [true, false] {
        let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        let text: Vec<u8> = "\u{feff}$env:A = 'x'\r\n".encode_utf16().flat_map(unit).collect();
        assert_eq!(said(&text), ["1-1 A=x"]);
        let error = take_out(Dialect::PowerShell, &text, "A", "note").err().unwrap();
        assert!(error.to_string().contains("UTF-16"), "{error}");
    }
}

#[test]
fn no_value_is_shown() {
    let key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
    for text in [
        format!("$env:A = \"{key}\"; $env:B = 'gw-secret-one'\n"),
        format!("[Environment]::SetEnvironmentVariable('A', '{key}'); $x = 'gw-secret-two'\n"),
        format!("Set-Item Env:A '{key}'; $y = \"gw-secret-three\"\n"),
    ] {
        let shown = format!("{:?}", take_out(Dialect::PowerShell, text.as_bytes(), "A", "note").unwrap().changes);
        assert!(!shown.contains("secret") && !shown.contains("AbCdEf"), "{shown}");
    }
}

#[test]
fn anything_is_survived() {
    for text in
        ["`", "$env:", "${env:A", "@'", "@\"\n", "\"", "<#", "(((((", "}}}}", "$env:A=", "$env:A=`\n", ". ", "[void]"]
    {
        let _ = said(text.as_bytes());
        let _ = without(text, "A");
    }
    let begun = std::time::Instant::now();
    for part in ["'", "\"", "(", "{", "@'\n", "<#", "$env:A='x';", "`", "$env:A=\n"] {
        let text = part.repeat(64 * 1024 / part.len());
        let _ = said(text.as_bytes());
        let _ = without(&text, "A");
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
}
