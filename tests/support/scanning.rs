//! Does `scan` find what nobody sees, and keep the text to itself? And is a spoilt key put right for one session?

use std::io::Write;
use std::process::Stdio;

use crate::loopback::Loopback;
use crate::machine;
use crate::machine_dir::{Done, MachineDir, clean, done, good_key, snapshot};

fn spoilt() -> String {
    good_key().replacen("api03-", "api03-\u{200b}", 1)
}

fn scan(machine: &MachineDir, input: Option<&[u8]>, arguments: &[&str]) -> Done {
    let mut command = machine.command(&[&["scan"], arguments].concat());
    let mut child = command.current_dir(machine.home()).stdin(Stdio::piped()).spawn().expect("claude-fix starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    if let Some(input) = input {
        pipe.write_all(input).expect("it reads");
    }
    drop(pipe);
    let said = done(child.wait_with_output().expect("the end"));
    clean(&said);
    said
}

#[test]
fn files_and_standard_input_are_looked_through() {
    let text = format!("# caf\u{e9}\nexport ANTHROPIC_API_KEY=\u{201c}{}\u{201d}\n", spoilt());
    let machine = MachineDir::new().file("f", &text).file("clean", "export A=1\n# na\u{ef}ve \u{2014} “so”\n");
    let before = snapshot(&machine.home(), None);
    let report = scan(&machine, None, &["--json", "clean", "f"]).ended(1).json();
    assert_eq!(report["schema"], "claude-fix.scan/1");
    let place = |at: usize| -> (u64, u64, u64, &str, &str) {
        let it = &report["findings"][at];
        let number = |key: &str| it[key].as_u64().expect("a number");
        let word = |key: &str| it[key].as_str().expect("a word");
        (number("line"), number("column"), number("offset"), word("code_point"), word("kind"))
    };
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(3));
    assert_eq!(place(0), (2, 26, 33, "U+201C", "quote"));
    assert_eq!(place(1), (2, 40, 49, "U+200B", "invisible"));
    assert_eq!(place(2).4, "quote");
    assert_eq!(
        (&report["findings"][1]["name"], &report["findings"][1]["source"]),
        (&"ZERO WIDTH SPACE".into(), &"f".into())
    );
    let said = scan(&machine, Some(text.as_bytes()), &[]).ended(1);
    assert!(said.out.contains("standard input:2:40  U+200B  ZERO WIDTH SPACE (invisible)"), "{}", said.out);
    assert_eq!(scan(&machine, Some(text.as_bytes()), &["-"]).ended(1).out, said.out);
    assert_eq!(scan(&machine, None, &["clean"]).ended(0).out, "Nothing hidden was found.\n");
    assert_eq!(scan(&machine, None, &["--json", "clean"]).ended(0).json()["findings"], serde_json::json!([]));
    scan(&machine, Some(b""), &[]).ended(0);
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn what_cannot_be_looked_through_is_said() {
    let wide: Vec<u8> = "export A=1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let machine = MachineDir::new().file("wide", wide).file("picture", [0_u8; 5000]).file("d/x", "x\u{200b}");
    assert!(scan(&machine, None, &["nothing"]).ended(2).err.contains("nothing is there"));
    assert!(scan(&machine, None, &["d"]).ended(2).err.contains("it is a folder"));
    assert!(scan(&machine, None, &["/dev/zero"]).ended(2).err.contains("it is a device"));
    assert!(scan(&machine, None, &["wide"]).ended(3).err.contains("UTF-16"));
    assert!(scan(&machine, None, &["picture"]).ended(3).err.contains("a program or a picture"));
    let said = scan(&machine, None, &["--json", "nothing", "wide", "d/x"]).ended(1);
    assert_eq!(said.json()["unread"].as_array().map(Vec::len), Some(2), "{}", said.out);
    scan(&machine, None, &["nothing", "wide"]).ended(2);
    let huge = std::fs::File::create(machine.home().join("huge")).expect("a file");
    huge.set_len(1 << 40).expect("a sparse file");
    scan(&machine, None, &["huge"]).ended(3);
}

#[test]
fn a_pipe_is_waited_for_with_a_word() {
    let machine = MachineDir::new();
    let pipe = machine.home().join("p");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .expect("a pipe");
    let mut command = machine.command(&["scan", "p"]);
    command.current_dir(machine.home()).stdin(Stdio::null()).stderr(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("claude-fix starts");
    let mut word = [0; 12];
    std::io::Read::read_exact(child.stderr.as_mut().expect("a pipe"), &mut word).expect("a word");
    assert_eq!(&word, b"claude-fix: ");
    std::fs::write(&pipe, "a\u{200b}\n").expect("somebody writes");
    let said = done(child.wait_with_output().expect("the end"));
    assert!(said.err.contains("waiting for p; Ctrl-C stops"), "{}", said.err);
    assert!(said.ended(1).out.contains("p:1:2  U+200B"));
}

#[test]
fn a_spoilt_key_is_put_right_in_its_file_and_for_one_session() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).with("ANTHROPIC_API_KEY", &spoilt());
    let line = format!("export ANTHROPIC_API_KEY='{}' # mine\r\n", spoilt());
    let machine = machine.file(".zshrc", &line);
    let session = ["run", "--", "sh", "-c", &format!("test \"$ANTHROPIC_API_KEY\" = {} && exit 7", good_key())];
    assert!(machine.run(&session).ended(7).err.contains("with ANTHROPIC_API_KEY put right this once"));
    let id = "secret.remove_hidden:ANTHROPIC_API_KEY";
    let shown = machine.run(&["fix", id, "--dry-run"]).ended(0);
    assert!(shown.out.contains("(- U+200B at 14)"), "{}", shown.out);
    let said = machine.run(&["fix", id, "--yes"]).ended(0);
    assert!(said.out.contains("Fixed") && said.out.contains("In this terminal, run: source ~/.zshrc"), "{}", said.out);
    let file = || std::fs::read_to_string(machine.home().join(".zshrc")).expect("the file");
    assert_eq!(file(), line.replace('\u{200b}', ""));
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(file(), line);
}

#[test]
fn a_value_that_no_file_sets_is_put_right_for_one_session_too() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).with("ANTHROPIC_API_KEY", &spoilt());
    machine
        .run(&["run", "--", "sh", "-c", &format!("test \"$ANTHROPIC_API_KEY\" = {} && exit 7", good_key())])
        .ended(7);
    assert_eq!(machine.run(&["fix", "secret.remove_hidden", "--yes"]).ended(2).out, "");
}
