//! Is a reset refused where the folder is a mount point or somebody else's?

use super::machine_dir::{clean, done};
use super::*;

/// Whether this user may make mounts and act as another user.
fn root() -> bool {
    let may = rustix::process::geteuid().is_root()
        && Command::new("unshare").args(["--mount", "true"]).status().is_ok_and(|status| status.success());
    if !may {
        here::ignored("only root can mount file systems and be another user");
    }
    may
}

/// Runs claude-fix where this was mounted before, in a mount namespace of its own.
fn mounted(machine: &MachineDir, mount: &str, arguments: &[&str]) -> Done {
    let script = format!("{mount} && exec \"$@\"");
    let mut all = vec!["--mount", "sh", "-c", script.as_str(), "sh", env!("CARGO_BIN_EXE_claude-fix")];
    all.extend(arguments);
    let it = done(machine.program("unshare", &all).output().expect("unshare starts"));
    clean(&it);
    it
}

#[test]
fn a_mount_point_is_refused_of_whichever_kind() {
    if !root() {
        return;
    }
    let machine = lived_in();
    let at = folder(&machine).display().to_string();
    let before = snapshot(&machine.home(), None);
    for (mount, because) in [
        (format!("mount -t tmpfs x {at} && mkdir {at}/statsig"), "a file system of its own"),
        (format!("mount --bind {at} {at}"), "a file system of its own"),
        (format!("mount -t tmpfs x {at}/projects"), "mounted inside of it, at ~/.claude/projects"),
        (format!("mount --bind {at}/projects {at}/projects"), "mounted inside of it, at ~/.claude/projects"),
    ] {
        let report = mounted(&machine, &mount, &["check", "--json", "--offline"]);
        let offers = mounted(&machine, &mount, &["fix"]);
        let (ids, reasons) = said_by(&report, &offers);
        assert!(!ids.contains(&"reset.folder".to_owned()), "{mount}: {ids:?}");
        assert!(reasons.iter().any(|it| it.contains(because)), "{mount}: {reasons:?}");
        mounted(&machine, &mount, &["fix", "reset.folder", "--yes"]).ended(2);
    }
    assert_eq!(snapshot(&machine.home(), None), before);
}

/// Runs claude-fix as a user without rights.
fn as_nobody(machine: &MachineDir, arguments: &[&str]) -> Done {
    let mut all = vec!["--reuid=65534", "--regid=65534", "--clear-groups", env!("CARGO_BIN_EXE_claude-fix")];
    all.extend(arguments);
    let it = done(machine.program("setpriv", &all).output().expect("setpriv starts"));
    clean(&it);
    it
}

fn give(path: &Path, recursive: bool, owner: &str) {
    let mut chown = Command::new("chown");
    let chown = if recursive { chown.arg("-R") } else { &mut chown };
    assert!(chown.arg("-h").arg(owner).arg(path).status().expect("chown").success());
}

#[test]
fn a_folder_of_another_user_is_refused_and_the_command_is_shown() {
    if !root() {
        return;
    }
    let machine = lived_in();
    mode(machine.home().parent().expect("a folder"), 0o755);
    give(&machine.home(), true, "65534:65534");
    give(&folder(&machine), false, "0:0");
    let (ids, reasons) =
        said_by(&as_nobody(&machine, &["check", "--json", "--offline"]), &as_nobody(&machine, &["fix"]));
    assert!(!ids.contains(&"reset.folder".to_owned()), "{ids:?}");
    assert!(reasons.iter().any(|it| it.contains("it belongs to root, not to you")), "{reasons:?}");
    let said = as_nobody(&machine, &["check", "--offline"]);
    assert!(said.out.contains("[store.permissions]") && said.out.contains("sudo chown -R"), "{}", said.out);
    give(&folder(&machine), false, "65534:65534");
    give(&machine.home(), false, "0:0");
    std::fs::create_dir_all(machine.home().join(".local/state")).expect("a folder");
    give(&machine.home().join(".local"), true, "65534:65534");
    let (ids, reasons) =
        said_by(&as_nobody(&machine, &["check", "--json", "--offline"]), &as_nobody(&machine, &["fix"]));
    assert!(!ids.contains(&"reset.folder".to_owned()), "{ids:?}");
    assert!(reasons.iter().any(|it| it.contains("belongs to another user")), "{reasons:?}");
    give(&machine.home(), false, "65534:65534");
    as_nobody(&machine, &["fix", "reset.folder", "--yes"]).ended(0);
    as_nobody(&machine, &["undo", "--yes"]).ended(0);
    assert!(folder(&machine).join("history.jsonl").exists());
}
