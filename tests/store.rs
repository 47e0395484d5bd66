//! Is a reset done or refused on a real disk exactly as its card says, and does an undo bring everything back?
#![cfg(target_os = "linux")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machine fails")]
#![expect(clippy::disallowed_methods, reason = "builds a machine on the real disk and starts the real program")]

#[path = "store/closed.rs"]
mod closed;
#[path = "support/here.rs"]
#[expect(dead_code, reason = "other tests need other parts")]
mod here;
#[path = "support/machine_dir.rs"]
#[expect(dead_code, reason = "the tests of the command line use more of it")]
mod machine_dir;

use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use machine_dir::{Done, Login, MachineDir, mode, snapshot};
use serde_json::Value;

const ACCOUNT: &str = "{\n  \"numStartups\": 7,\n  \"oauthAccount\": {\n    \"emailAddress\": \"a@b.c\"\n  }\n}\n";

/// Nothing that is asked leaves this machine: the API is a port on which nobody listens.
fn machine() -> MachineDir {
    MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
}

/// A folder as it looks after some weeks.
fn lived_in() -> MachineDir {
    let mut machine = machine().login(Login::Valid).file(".claude/settings.json", "{}\n");
    for at in 0..12 {
        machine = machine.file(&format!(".claude/projects/-home/{at}.jsonl"), format!("{{\"at\":{at}}}\n"));
    }
    machine.file(".claude/history.jsonl", "{}\n")
}

fn folder(machine: &MachineDir) -> PathBuf {
    machine.home().join(".claude")
}

/// The names in the home folder that begin like this.
fn beginning(machine: &MachineDir, start: &str) -> Vec<String> {
    let names = std::fs::read_dir(machine.home()).expect("the home folder");
    let mut names: Vec<String> =
        names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name.starts_with(start));
    names.sort();
    names
}

/// The ids of what is offered, and why the folder is not moved, as the report says it.
fn offered(machine: &MachineDir) -> (Vec<String>, Vec<String>) {
    said_by(&machine.run(&["check", "--json", "--offline"]), &machine.run(&["fix"]))
}

fn said_by(report: &Done, offers: &Done) -> (Vec<String>, Vec<String>) {
    let report: Value = report.json();
    let ids = offers.out.lines().filter_map(|line| line.split("  ").next()).filter(|id| id.contains('.'));
    let checks = report["checks"].as_array().cloned().unwrap_or_default();
    let rows = checks.into_iter().filter(|row| row["id"] == "store.folder");
    let evidence = rows.flat_map(|row| row["evidence"].as_array().cloned().unwrap_or_default());
    let because = evidence.filter(|it| it["label"] == "is not moved as a whole");
    (
        ids.filter(|id| id.starts_with("reset.")).map(str::to_owned).collect(),
        because.filter_map(|it| it["value"].as_str().map(str::to_owned)).collect(),
    )
}

/// The largest reset is not offered, for this reason, and cannot be had by name.
fn refuses(machine: &MachineDir, because: &str) {
    let before = snapshot(&machine.home(), None);
    let (ids, reasons) = offered(machine);
    assert!(!ids.iter().any(|id| id == "reset.folder"), "{because}: {ids:?}");
    assert!(reasons.iter().any(|it| it.contains(because)), "{because}: {reasons:?}");
    machine.run(&["fix", "reset.folder", "--yes"]).ended(2);
    assert_eq!(snapshot(&machine.home(), None), before, "{because}");
}

#[test]
fn the_folder_goes_in_one_piece_and_comes_back_to_the_byte() {
    let machine = lived_in();
    let (before, inode) = (snapshot(&folder(&machine), None), std::fs::metadata(folder(&machine)).expect("it").ino());
    let card = machine.run(&["fix", "reset.folder", "--dry-run"]).ended(0);
    assert!(card.out.contains("12 sessions, 1 settings file; 15 files"), "{}", card.out);
    assert_eq!(snapshot(&folder(&machine), None), before);
    machine.run(&["fix", "reset.folder"]).ended(2);
    machine.run(&["fix", "reset.folder", "--yes"]).ended(0);
    assert!(!folder(&machine).exists());
    let aside = beginning(&machine, ".claude.aside-");
    assert_eq!(aside.len(), 1, "{aside:?}");
    assert_eq!(std::fs::metadata(machine.home().join(&aside[0])).expect("it").ino(), inode, "it was renamed");
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(snapshot(&folder(&machine), None), before);
    assert!(beginning(&machine, ".claude.aside-").is_empty());
}

#[test]
fn an_undo_moves_a_new_folder_aside_and_says_so_before() {
    let machine = lived_in();
    let before = snapshot(&folder(&machine), None);
    machine.run(&["fix", "reset.folder", "--yes"]).ended(0);
    std::fs::create_dir(folder(&machine)).expect("Claude Code makes a new one");
    std::fs::write(folder(&machine).join("history.jsonl"), "new\n").expect("and writes into it");
    let now = snapshot(&machine.home(), Some(&machine.home().join(".local")));
    let shown = machine.run(&["undo", "--dry-run"]).ended(0).out;
    assert!(shown.contains("first move ~/.claude to ~/.claude.aside-"), "{shown}");
    machine.run(&["undo"]).ended(2);
    assert_eq!(snapshot(&machine.home(), Some(&machine.home().join(".local"))), now);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(snapshot(&folder(&machine), None), before);
    let aside = beginning(&machine, ".claude.aside-");
    assert_eq!(aside.len(), 1, "{aside:?}");
    let kept = std::fs::read_to_string(machine.home().join(&aside[0]).join("history.jsonl"));
    assert_eq!(kept.expect("the new one"), "new\n", "nothing was deleted");
}

#[test]
fn the_sign_in_goes_and_the_rest_of_the_state_file_stays() {
    let machine = lived_in().file(".claude.json", ACCOUNT);
    let login = std::fs::read(machine.credentials()).expect("the login");
    let config = machine.home().join(".claude.json");
    for id in ["reset.sign_in", "reset.folder"] {
        machine.run(&["fix", id, "--yes"]).ended(0);
        assert_eq!(std::fs::read_to_string(&config).expect("it"), "{\n  \"numStartups\": 7\n}\n", "{id}");
        assert!(!machine.credentials().exists(), "{id}");
        assert_eq!(folder(&machine).exists(), id == "reset.sign_in");
        machine.run(&["undo", "--yes"]).ended(0);
        assert_eq!(std::fs::read_to_string(&config).expect("it"), ACCOUNT, "{id}");
        assert_eq!(std::fs::read(machine.credentials()).expect("the login"), login, "{id}");
    }
    machine.run(&["fix", "reset.credential", "--yes"]).ended(0);
    assert!(!machine.credentials().exists() && folder(&machine).join("history.jsonl").exists());
    assert_eq!(std::fs::read_to_string(&config).expect("it"), ACCOUNT);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read(machine.credentials()).expect("the login"), login);
}

#[test]
fn of_a_link_only_the_link_goes() {
    let machine = lived_in();
    std::fs::create_dir(machine.home().join("dotfiles")).expect("a folder");
    let real = machine.home().join("dotfiles/claude");
    std::fs::rename(folder(&machine), &real).expect("moved");
    symlink("dotfiles/claude", folder(&machine)).expect("a link");
    let before = snapshot(&real, None);
    let card = machine.run(&["fix", "reset.folder", "--dry-run"]).ended(0);
    assert!(card.out.contains("only the link ~/.claude"), "{}", card.out);
    assert!(card.out.contains("~/dotfiles/claude, stays untouched, with 12 sessions"), "{}", card.out);
    machine.run(&["fix", "reset.folder", "--yes"]).ended(0);
    assert!(std::fs::symlink_metadata(folder(&machine)).is_err());
    assert_eq!(snapshot(&real, None), before);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read_link(folder(&machine)).expect("a link"), Path::new("dotfiles/claude"));
    assert_eq!(snapshot(&real, None), before);
}

#[test]
fn a_folder_that_is_more_than_claude_codes_is_refused() {
    let at_home = machine().login(Login::Valid).file(".claude.json", ACCOUNT).file("thesis.tex", "mine");
    let home = at_home.home().display().to_string();
    let at_home = at_home.with("CLAUDE_CONFIG_DIR", &home);
    refuses(&at_home, "it is your home folder");
    let above = at_home.home().parent().expect("a folder").display().to_string();
    refuses(&at_home.with("CLAUDE_CONFIG_DIR", &above), "your home folder is inside of it");
    let root = lived_in().with("CLAUDE_CONFIG_DIR", "/");
    refuses(&root, "the root of the whole file system");
    let work = machine().file("work/projects/a/b.jsonl", "").file("work/settings.json", "{}").file("work/thesis", "");
    let path = work.home().join("work").display().to_string();
    refuses(&work.with("CLAUDE_CONFIG_DIR", &path), "nothing in it is Claude Code's own");
    let through = machine().file("thesis.tex", "mine");
    symlink(through.home(), through.home().join(".claude")).expect("a link to the home folder");
    refuses(&through, "it is your home folder");
    refuses(&machine().file(".claude", "a file"), "it is a file, not a folder");
    refuses(&machine().file(".claude/mine/thesis", ""), "nothing in it is Claude Code's own");
}

#[test]
fn a_git_work_tree_is_refused_wherever_its_top_is() {
    refuses(&lived_in().file(".claude/.git/HEAD", "ref"), "the git work tree in ~/.claude");
    refuses(&lived_in().file(".git/HEAD", "ref"), "the git work tree in ~");
    refuses(&lived_in().file(".claude/.git", "gitdir: /elsewhere"), "the git work tree in ~/.claude");
}

#[test]
fn the_folder_of_the_program_that_runs_is_refused() {
    let machine = lived_in().file(".claude/local/claude", "#!/bin/sh\necho '2.1.329 (Claude Code)'\n");
    mode(&machine.home().join(".claude/local/claude"), 0o755);
    let note = machine.run(&["fix", "reset.folder", "--dry-run"]).ended(0).out;
    assert!(note.contains("~/.claude/local/claude is not the claude that runs"), "{note}");
    let path = format!("{}:/usr/bin:/bin", machine.home().join(".claude/local").display());
    let active = machine.with("PATH", &path);
    active.run(&["fix", "reset.folder", "--yes"]).ended(2);
    let by_alias = active.with("PATH", "/usr/bin:/bin");
    by_alias.run(&["fix", "reset.folder", "--yes"]).ended(2);
    assert!(by_alias.home().join(".claude/local/claude").exists());
}

#[test]
fn the_card_is_for_the_folder_that_was_shown() {
    let machine = lived_in().with("XDG_STATE_HOME", "");
    let state = machine.home().join(".claude/state").display().to_string();
    let own = machine.with("XDG_STATE_HOME", &state);
    let said = own.run(&["fix", "reset.folder", "--yes"]).ended(4);
    assert!(said.err.contains("keeps its journal"), "{}", said.err);
    assert!(folder(&own).join("history.jsonl").exists());
}

#[test]
fn twenty_thousand_files_are_counted_and_moved_in_time() {
    let machine = lived_in();
    for at in 0..20_000 {
        let path = folder(&machine).join(format!("projects/-home/p{}", at % 40));
        if at < 40 {
            std::fs::create_dir_all(&path).expect("a folder");
        }
        std::fs::write(path.join(format!("{at}.jsonl")), "{}").expect("a file");
    }
    let card = machine.run(&["fix", "reset.folder", "--yes"]).ended(0);
    assert!(card.out.contains("20,012 sessions"), "{}", card.out);
    machine.run(&["undo", "--yes"]).ended(0);
    assert!(folder(&machine).join("projects/-home/p7/7.jsonl").exists());
}

#[test]
fn a_hostile_folder_is_counted_without_following_or_waiting() {
    let machine = lived_in();
    let at = |name: &str| folder(&machine).join(name);
    std::fs::remove_file(machine.credentials()).expect("the login goes");
    assert!(Command::new("mkfifo").arg(machine.credentials()).status().expect("mkfifo").success());
    std::fs::remove_dir_all(at("projects")).expect("the sessions go");
    symlink("projects", at("projects")).expect("a loop");
    symlink("/", at("todos")).expect("a way out");
    symlink("..", at("plugins")).expect("a way up");
    std::fs::write(at("\u{1b}]0;owned\u{7}\u{202e}x\n"), "").expect("a name with escapes");
    std::fs::create_dir(at("closed")).expect("a folder");
    mode(&at("closed"), 0);
    for command in [&["check"][..], &["check", "--json"], &["fix", "reset.folder", "--dry-run"]] {
        machine.run(command);
    }
    let card = machine.run(&["fix", "reset.folder", "--yes"]).ended(0);
    assert!(card.out.contains("7 files"), "{}", card.out);
    machine.run(&["undo", "--yes"]).ended(0);
    machine.run(&["fix", "reset.credential", "--yes"]).ended(0);
    assert!(!machine.credentials().exists());
    machine.run(&["undo", "--yes"]).ended(0);
    assert!(machine.credentials().symlink_metadata().is_ok());
    mode(&at("closed"), 0o755);
    let other = lived_in();
    std::fs::remove_file(other.credentials()).expect("the login goes");
    std::fs::create_dir_all(other.credentials().join("deep/er")).expect("a folder in its place");
    other.run(&["fix", "reset.credential", "--yes"]).ended(0);
    assert!(!other.credentials().exists());
    other.run(&["undo", "--yes"]).ended(0);
    assert!(other.credentials().join("deep/er").is_dir());
}

#[test]
fn an_open_folder_is_closed_to_the_pens_of_others_only() {
    let machine = lived_in();
    mode(&folder(&machine), 0o777);
    let bits = || std::fs::metadata(folder(&machine)).expect("it").mode() & 0o7777;
    machine.run(&["fix", "store.close_folder", "--yes"]).ended(0);
    assert_eq!(bits(), 0o755);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(bits(), 0o777);
    // what Claude Code makes by itself is nothing to mend
    mode(&folder(&machine), 0o755);
    machine.run(&["fix", "store.close_folder", "--yes"]).ended(2);
}

#[test]
fn a_cut_state_file_comes_back_from_the_newest_good_copy() {
    let backups = ".claude/backups/.claude.json.backup.";
    let machine = lived_in()
        .file(".claude.json", &ACCOUNT[..40])
        .file(&format!("{backups}1795000000000"), "{\"numStartups\":1}")
        .file(&format!("{backups}1795000000001"), ACCOUNT)
        .file(&format!("{backups}1795000000002"), "{\"numSta")
        .file(".claude.json.backup", "[]");
    let config = machine.home().join(".claude.json");
    mode(&config, 0o644);
    let card = machine.run(&["fix", "store.restore_config", "--dry-run"]).ended(0);
    assert!(
        card.out.contains(".claude.json.backup.1795000000001") && card.out.contains("2 newer copies are damaged"),
        "{}",
        card.out
    );
    machine.run(&["fix", "store.restore_config", "--yes"]).ended(0);
    assert_eq!(std::fs::read_to_string(&config).expect("it"), ACCOUNT);
    assert_eq!(std::fs::metadata(&config).expect("it").mode() & 0o7777, 0o644);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read_to_string(&config).expect("it"), ACCOUNT[..40]);
    machine.run(&["fix", "store.move_config_aside", "--yes"]).ended(0);
    assert!(!config.exists());
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read_to_string(&config).expect("it"), ACCOUNT[..40]);
}

#[test]
fn settings_are_corrected_by_their_signs_or_moved_aside() {
    for (text, whole) in [
        ("{\n  // mine\n  \"model\": \"opus\",\n}\n", Some("{\n  \"model\": \"opus\"\n}\n")),
        ("{\"model\": \"opus\"", Some("{\"model\": \"opus\"}")),
        ("{\n  \"a\": 1\n  \"b\": 2\n}\n", Some("{\n  \"a\": 1,\n  \"b\": 2\n}\n")),
        ("{\"a\": 1}}\n", Some("{\"a\": 1}\n")),
        ("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n", None),
    ] {
        let machine = lived_in().file(".claude/settings.json", text);
        let read = || std::fs::read_to_string(folder(&machine).join("settings.json"));
        machine.run(&["check", "--offline"]);
        if let Some(whole) = whole {
            machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
            assert_eq!(read().expect("it"), whole);
            machine.run(&["undo", "--yes"]).ended(0);
        } else {
            machine.run(&["fix", "settings.fix_syntax", "--yes"]).ended(2);
        }
        machine.run(&["fix", "settings.move_aside", "--yes"]).ended(0);
        assert!(read().is_err());
        machine.run(&["undo", "--yes"]).ended(0);
        assert_eq!(read().expect("it"), text);
    }
    let link = lived_in().file("dotfiles/settings.json", "{\"a\": 1,}\n");
    std::fs::remove_file(folder(&link).join("settings.json")).expect("it goes");
    symlink("../dotfiles/settings.json", folder(&link).join("settings.json")).expect("a link");
    link.run(&["fix", "settings.fix_syntax", "--yes"]).ended(0);
    assert_eq!(std::fs::read_to_string(link.home().join("dotfiles/settings.json")).expect("it"), "{\"a\": 1}\n");
    assert!(std::fs::symlink_metadata(folder(&link).join("settings.json")).expect("it").is_symlink());
}
