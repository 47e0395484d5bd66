//! Does `fix` change only what it showed, only after a yes, and does `undo` bring the bytes back?

use std::os::unix::fs::MetadataExt;

use crate::loopback::Loopback;
use crate::machine_dir::{Login, MachineDir, bad_key, good_key, mode, snapshot};
use crate::{hidden_login, machine};

const ID: &str = "env.remove_variable:ANTHROPIC_API_KEY";

fn zshrc(machine: &MachineDir) -> String {
    std::fs::read_to_string(machine.home().join(".zshrc")).expect("the file")
}

#[test]
fn fix_lists_what_is_offered() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let before = snapshot(&machine.home(), None);
    assert!(machine.run(&["fix"]).ended(0).out.starts_with(ID));
    machine.run(&["fix", "--yes"]).ended(2);
    assert_eq!(snapshot(&machine.home(), None), before);
    let well = self::machine(&api).login(Login::Valid);
    assert!(well.run(&["fix"]).ended(0).out.contains("No repair is offered: nothing"));
}

#[test]
fn a_dry_run_shows_the_change_without_the_key() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let before = snapshot(&machine.home(), None);
    for arguments in [&["fix", ID, "--dry-run"][..], &["fix", "env.remove_variable", "--dry-run", "--yes"]] {
        let said = machine.run(arguments).ended(0);
        assert!(said.out.contains("edit ~/.zshrc line 3"), "{}", said.out);
        assert!(said.out.contains("- export ANTHROPIC_API_KEY="), "{}", said.out);
        assert!(said.out.contains("in this terminal: unset ANTHROPIC_API_KEY"), "{}", said.out);
    }
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn without_a_yes_nothing_changes() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let before = snapshot(&machine.home(), None);
    for arguments in [&["fix", ID][..], &["fix", ID, "--no-input"]] {
        let said = machine.run(arguments).ended(2);
        assert!(said.err.contains("nothing was changed"), "{}", said.err);
        assert!(said.out.contains("edit ~/.zshrc line 3"), "{}", said.out);
    }
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn an_id_that_is_not_offered_is_a_usage_error() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let before = snapshot(&machine.home(), None);
    for id in ["env.remove_variable:HTTPS_PROXY", "store.make_private", "env.remove_variable:", "\u{1b}[2J"] {
        assert!(machine.run(&["fix", id, "--yes"]).ended(2).err.contains("nothing was changed"), "{id:?}");
    }
    assert_eq!(snapshot(&machine.home(), None), before);
}

#[test]
fn a_yes_edits_the_file_behind_the_link_and_undo_brings_the_bytes_back() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    let (link, real) = (machine.home().join(".zshrc"), machine.home().join("dotfiles/zshrc"));
    std::fs::create_dir(machine.home().join("dotfiles")).expect("a folder");
    std::fs::rename(&link, &real).expect("the real file");
    std::os::unix::fs::symlink("dotfiles/zshrc", &link).expect("a link");
    mode(&real, 0o640);
    let old = zshrc(&machine);

    let said = machine.run(&["fix", ID, "--yes"]).ended(0);
    assert!(said.out.contains("Fixed"), "{}", said.out);
    assert_eq!(std::fs::read_link(&link).expect("still a link").to_str(), Some("dotfiles/zshrc"));
    assert_eq!(std::fs::metadata(&real).expect("the file").mode() & 0o7777, 0o640);
    let new = zshrc(&machine);
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    assert!(new_lines.iter().all(|line| !line.starts_with("export ANTHROPIC_API_KEY")), "{new}");
    for kept in [0, 1, 3] {
        assert!(new_lines.contains(&old_lines[kept]), "{new}");
    }

    assert!(machine.run(&["undo", "--list"]).ended(0).out.contains("(applied)"));
    let back = machine.run(&["undo", "--dry-run"]).ended(0).out;
    let when = back.lines().next().unwrap_or_default();
    assert!(when.starts_with("Take back 1") && !when.contains('Z'), "in the person's own time: {when}");
    assert!(back.contains("    + export ANTHROPIC_API_KEY=") && back.contains("    - # "), "{back}");
    assert!(back.contains("ANTHROPIC_API_KEY is set again in every terminal"), "{back}");
    assert!(back.contains("back in new terminals") && back.contains("[env.api_key_overrides_login]"), "{back}");
    machine.run(&["undo"]).ended(2);
    assert_eq!(zshrc(&machine), new);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(zshrc(&machine), old);
    assert_eq!(std::fs::metadata(&real).expect("the file").mode() & 0o7777, 0o640);
    machine.run(&["undo", "--yes"]).ended(2);
    machine.run(&["undo", "1", "--yes"]).ended(2);
    assert_eq!(zshrc(&machine), old);
    assert!(machine.run(&["undo", "--list"]).ended(0).out.contains("(undone)"));
}

#[test]
fn backups_are_private_and_the_journal_holds_no_key() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    machine.run(&["fix", ID, "--yes"]).ended(0);
    let state = machine.home().join(".local/state/claude-fix");
    for (path, _) in snapshot(&state, None) {
        let mode = std::fs::metadata(&path).expect("an entry").mode() & 0o7777;
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{}", path.display());
        if path.is_file() && !path.starts_with(state.join("backups")) {
            let text = std::fs::read_to_string(&path).expect("text");
            assert_eq!(crate::machine_dir::leaked(&text), None, "{}", path.display());
        }
    }
}

#[test]
fn undo_leaves_a_file_alone_that_somebody_changed_since() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    machine.run(&["fix", ID, "--yes"]).ended(0);
    let edited = format!("{}# later\n", zshrc(&machine));
    std::fs::write(machine.home().join(".zshrc"), &edited).expect("an edit");
    let said = machine.run(&["undo", "--yes"]).ended(4);
    assert!(said.err.contains("was changed since"), "{}", said.err);
    assert_eq!(zshrc(&machine), edited);
}

#[test]
fn what_cannot_be_read_of_the_journal_is_told_and_nothing_is_guessed() {
    let api = Loopback::new(&good_key());
    let machine = hidden_login(&api);
    machine.run(&["fix", ID, "--yes"]).ended(0);
    let mended = zshrc(&machine);
    let state = machine.home().join(".local/state/claude-fix");
    let copies = || std::fs::read_dir(state.join("backups")).expect("the copies").count();
    let later = state.join("journal/000002.json");
    let whole = std::fs::read_to_string(state.join("journal/000001.json")).expect("the entry");
    for damaged in ["", "{", &whole[..whole.len() / 2], &whole.replace("/1\"", "/9\"")] {
        std::fs::write(&later, damaged).expect("a later entry");
        for arguments in [&["undo", "--yes"][..], &["undo", "--to", "1", "--yes"], &["undo", "--purge", "--yes"]] {
            let said = machine.run(arguments).ended(4);
            assert!(said.err.contains("Entry 2") && said.err.contains("000002.json"), "{arguments:?}: {}", said.err);
        }
        let list = machine.run(&["undo", "--list"]).ended(0).out;
        assert!(list.contains("Entry 2") && list.contains("(applied)"), "{list}");
        assert!(zshrc(&machine) == mended && copies() > 0, "{damaged}");
    }
    let journal = state.join("journal");
    if mode_counts() {
        mode(&journal, 0);
        assert!(!machine.run(&["undo", "--list"]).ended(0).out.contains("Nothing was changed"));
        mode(&journal, 0o700);
    }
    machine.run(&["undo", "1", "--yes"]).ended(0);
    assert_ne!(zshrc(&machine), mended, "the one that can be read goes back when it is named");
}

/// Whether permissions keep this user from anything: not root.
fn mode_counts() -> bool {
    !rustix::process::geteuid().is_root()
}

#[test]
fn a_settings_file_keeps_everything_but_the_key() {
    let api = Loopback::new(&good_key());
    let text = format!("{{\n  \"model\":  \"opus\",\n  \"env\": {{ \"ANTHROPIC_API_KEY\": \"{}\" }}\n}}\n", bad_key());
    let machine = machine(&api).login(Login::Valid).file(".claude/settings.json", &text);
    let read = || std::fs::read_to_string(machine.home().join(".claude/settings.json")).expect("the file");
    machine.run(&["fix", ID, "--yes"]).ended(0);
    assert!(read().contains("\"model\":  \"opus\"") && !read().contains("ANTHROPIC_API_KEY"));
    machine.run(&["check"]).ended(0);
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(read(), text);
}

#[test]
fn a_cut_login_is_moved_aside_and_comes_back() {
    let api = Loopback::new(&good_key());
    let machine = machine(&api).login(Login::Truncated);
    let before = std::fs::read(machine.credentials()).expect("the file");
    machine.run(&["fix", "store.move_credentials_aside", "--yes"]).ended(0);
    assert!(!machine.credentials().exists());
    machine.run(&["undo", "--yes"]).ended(0);
    assert_eq!(std::fs::read(machine.credentials()).expect("the file"), before);
}

#[test]
fn what_only_a_person_can_do_is_said_to_be_so() {
    let api = Loopback::new(&good_key());
    // this one takes the words of a command for a message, and sends it
    let machine = machine(&api).claude("echo '2.1.39 (Claude Code)'", "exit 0");
    let before = snapshot(&machine.home(), None);
    let said = machine.run(&["fix", "login.sign_in", "--yes"]).ended(4);
    assert!(said.err.contains("only you can do this"), "{}", said.err);
    assert!(said.out.contains("claude, then type /login"), "{}", said.out);
    machine.run(&["fix", "login.sign_in", "--dry-run"]).ended(0);
    assert_eq!(snapshot(&machine.home(), None), before);
}
