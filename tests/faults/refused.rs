//! Is nothing lost on a disk that is full, closed or somebody else's? Each of them for real, in a mount namespace of its own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use claude_fix::engine::apply::apply;
use claude_fix::engine::journal::Journal;
use claude_fix::engine::undo::{look_back, undo};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::journal::Entry;
use claude_fix::model::time::Moment;

use super::here;
use super::home::{CHILD, Deed, Home, other_process};
use super::machine_dir::{Done, Login, MachineDir, clean, done, snapshot};

const NOW: Moment = Moment(1_795_233_600_000);
/// The bytes that a file system hands out at once.
const PAGE: u64 = 4096;

/// Whether this user may make mounts and act as another user.
fn root() -> bool {
    let may = rustix::process::geteuid().is_root()
        && Command::new("unshare").args(["--mount", "true"]).status().is_ok_and(|status| status.success());
    if !may {
        here::ignored("only root can mount file systems and be another user");
    }
    may
}

/// This test binary as another process, after these mounts.
fn after_mounting(mount: &str, root: &Path, child: &str) -> Output {
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-c", &format!("{mount} && exec \"$@\""), "sh"]);
    command.arg(std::env::current_exe().expect("this test"));
    command.args([child, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env_clear().env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin").env("FAULTS_ROOT", root);
    command.output().expect("unshare starts")
}

#[test]
fn on_a_full_disk_nothing_is_lost_wherever_it_runs_out() {
    if !root() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mount = format!("mount -t tmpfs -o size=600k,mode=0755 x '{}'", folder.path().display());
    let done = done(after_mounting(&mount, folder.path(), "refused::full_disk_process"));
    assert_eq!(done.code, Some(0), "{}\n{}", done.out, done.err);
    let told = done.out.lines().find(|line| line.starts_with("faults:"));
    println!("{}", told.expect("it says what was tried"));
}

/// Leaves this many pages free.
fn fill(root: &Path, pages: u64) {
    let mut file = fs::File::create(root.join("filler")).expect("the filler");
    let page = vec![b'x'; usize::try_from(PAGE).unwrap_or(4096)];
    let mut length = 0;
    while file.write_all(&page).is_ok() {
        length += PAGE;
    }
    file.set_len(length.saturating_sub(pages * PAGE)).expect("some room");
}

fn take_back(journal: &Journal, entry: &Entry) -> Result<Entry, String> {
    let back = look_back(journal, entry, &[], NOW)?;
    undo(journal, &confirm(back, Reply::Beforehand).expect("a yes"))
}

#[test]
#[ignore = "not a test: the process that the test above starts on a small file system"]
fn full_disk_process() {
    let root = Path::new(&std::env::var("FAULTS_ROOT").expect("a folder")).to_owned();
    let (mut refused, mut back_refused) = (0, 0);
    for pages in 0.. {
        for entry in fs::read_dir(&root).expect("the folder").flatten() {
            let path = entry.path();
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it goes");
        }
        let home = Home::make(&root);
        let before = home.tree();
        let journal = home.journal(claude_fix::sys::hands());
        fill(&root, pages);
        let result = apply(&journal, &confirm(home.plan(), Reply::Beforehand).expect("a yes"), NOW);
        if let Err(error) = result {
            refused += 1;
            let said = error.to_string();
            let whole = home.tree() == before;
            assert!(whole || said.contains("could not be taken back"), "{pages} pages: {said}");
            fs::remove_file(root.join("filler")).expect("room again");
            home.recover(true).unwrap_or_else(|because| panic!("{pages} pages: {because}"));
            assert_eq!(home.tree(), before, "{pages} pages: {said}");
            continue;
        }
        let after = home.tree();
        let mut entry = result.expect("applied");
        // the same for the way back: it needs room, too
        for free in 0.. {
            fill(&root, free);
            match take_back(&journal, &entry) {
                Ok(_) => {
                    assert_eq!(home.tree(), before);
                    break;
                }
                Err(said) => {
                    back_refused += 1;
                    assert!(!said.is_empty());
                    fs::remove_file(root.join("filler")).expect("room again");
                    let now = journal.entries().pop().expect("the entry");
                    take_back(&journal, &now).unwrap_or_else(|because| panic!("{free} pages: {because}"));
                    assert_eq!(home.tree(), before, "{free} pages: {said}");
                    entry =
                        apply(&journal, &confirm(home.plan(), Reply::Beforehand).expect("a yes"), NOW).expect("again");
                    assert_eq!(home.tree(), after);
                }
            }
        }
        break;
    }
    assert!(refused > 5 && back_refused > 1, "{refused} and {back_refused}");
    println!("\nfaults: the disk was full at {refused} places of a change and {back_refused} of the way back");
}

fn machine() -> MachineDir {
    let account = "{\n  \"numStartups\": 7,\n  \"oauthAccount\": {\n    \"emailAddress\": \"a@b.c\"\n  }\n}\n";
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9");
    machine.file(".claude.json", account).login(Login::Valid)
}

/// claude-fix after these mounts.
fn mounted(machine: &MachineDir, mount: &str, arguments: &[&str]) -> Done {
    let script = format!("{mount} && exec \"$@\"");
    let mut all = vec!["--mount", "--propagation", "private", "sh", "-c", script.as_str(), "sh"];
    all.push(env!("CARGO_BIN_EXE_claude-fix"));
    all.extend(arguments);
    let it = done(machine.program("unshare", &all).output().expect("unshare starts"));
    clean(&it);
    it
}

/// It says in so many words that nothing is different.
fn nothing_done(said: &Done, when: &str) {
    assert!(matches!(said.code, Some(2 | 4)), "{when}: {:?}\n{}\n{}", said.code, said.out, said.err);
    let text = said.err.to_lowercase();
    assert!(text.contains("nothing was changed") || text.contains("as it was before"), "{when}: {text}");
}

#[test]
fn where_nothing_may_be_written_it_says_so_and_nothing_changes() {
    if !root() {
        return;
    }
    let machine = machine();
    let home = machine.home().display().to_string();
    let closed = format!("mount --bind {home} {home} && mount -o remount,bind,ro {home}");
    let before = snapshot(&machine.home(), None);
    for id in ["reset.credential", "reset.sign_in", "reset.folder"] {
        nothing_done(&mounted(&machine, &closed, &["fix", id, "--yes"]), id);
    }
    assert_eq!(snapshot(&machine.home(), None), before);
    // its own folder can be written, the person's cannot
    let state = tempfile::tempdir().expect("a folder");
    let elsewhere = machine.with("XDG_STATE_HOME", &state.path().display().to_string());
    for id in ["reset.credential", "reset.sign_in", "reset.folder"] {
        nothing_done(&mounted(&elsewhere, &closed, &["fix", id, "--yes"]), id);
    }
    // and the other way round
    let folder = state.path().display();
    let own = format!("mount --bind {folder} {folder} && mount -o remount,bind,ro {folder}");
    nothing_done(&mounted(&elsewhere, &own, &["fix", "reset.credential", "--yes"]), "its own folder");
    assert_eq!(snapshot(&elsewhere.home(), None), before);
}

#[test]
fn with_its_own_folder_on_another_device_all_works_and_comes_back() {
    if !root() {
        return;
    }
    let (machine, state) = (machine(), tempfile::tempdir().expect("a folder"));
    let machine = machine.with("XDG_STATE_HOME", &state.path().display().to_string());
    let before = std::fs::read(machine.credentials()).expect("the login");
    let home = machine.home();
    // one process sees one mount: what is done and taken back has to be so in one of them
    let program = env!("CARGO_BIN_EXE_claude-fix");
    let mount = format!("mount -t tmpfs x {}", state.path().display());
    for id in ["reset.sign_in", "reset.folder"] {
        let script = format!(
            "{mount} && '{program}' fix {id} --yes && ! test -e '{0}' && '{program}' undo --yes && test -e '{0}' && \
             ls '{1}/claude-fix/journal'",
            machine.credentials().display(),
            state.path().display(),
        );
        let said = done(machine.program("unshare", &["--mount", "sh", "-c", &script]).output().expect("unshare"));
        assert_eq!(said.code, Some(0), "{id}: {}\n{}", said.out, said.err);
        assert!(said.out.contains("000001.json"), "{}", said.out);
        assert_eq!(std::fs::read(machine.credentials()).expect("the login"), before);
    }
    // a file behind a link is on another device than the home folder and than claude-fix's own
    let elsewhere =
        format!("mkdir -p {0}/d && mount -t tmpfs x {0}/d && mv {0}/.claude/settings.json {0}/d/", home.display());
    let script = format!(
        "{elsewhere} && ln -s ../d/settings.json '{0}/.claude/settings.json' && '{program}' fix settings.fix_syntax --yes && \
         cat '{0}/d/settings.json' && '{program}' undo --yes && cat '{0}/d/settings.json'",
        home.display()
    );
    let machine = machine.file(".claude/settings.json", "{\"a\": 1,}\n");
    let said = done(machine.program("unshare", &["--mount", "sh", "-c", &script]).output().expect("unshare"));
    assert_eq!(said.code, Some(0), "{}\n{}", said.out, said.err);
    assert!(said.out.contains("{\"a\": 1}") && said.out.contains("{\"a\": 1,}"), "{}", said.out);
}

#[test]
fn in_a_folder_of_somebody_else_nothing_is_lost() {
    if !root() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    give(folder.path(), "65534:65534");
    let mut refused = 0;
    for closed in ["dotfiles", ".", ".claude", ".local/state/claude-fix/backups"] {
        let _ = fs::remove_dir_all(folder.path().join("home"));
        let home = Home::make(folder.path());
        fs::create_dir_all(home.state().join("backups")).expect("its folder");
        give(folder.path(), "65534:65534");
        let owner = if closed == "." { &home.0 } else { &home.0.join(closed) };
        only(owner);
        let before = home.tree();
        let as_nobody = |deed| {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
            command.arg(std::env::current_exe().expect("this test")).args(CHILD);
            command.env_clear().envs(other_process(folder.path(), deed, usize::MAX));
            done(command.output().expect("setpriv starts"))
        };
        let said = as_nobody(Deed::Apply);
        if closed == ".claude" {
            // the folder as a whole lies in the home folder, which is this user's
            assert_eq!(said.code, Some(0), "{}\n{}", said.out, said.err);
            assert_eq!(as_nobody(Deed::Undo).code, Some(0));
        } else {
            refused += 1;
            assert_ne!(said.code, Some(0), "{closed}");
            let text = format!("{}{}", said.out, said.err);
            assert!(text.contains("Everything is as it was before") || text.contains("Nothing was changed"), "{text}");
        }
        assert_eq!(home.tree(), before, "{closed}");
    }
    println!("faults: {refused} folders of somebody else refused");
}

/// Gives everything below to this user.
fn give(path: &Path, owner: &str) {
    let status = Command::new("chown").args(["-R", "-h", owner]).arg(path).status().expect("chown");
    assert!(status.success());
}

/// From now on only root may write into this folder.
fn only(path: &Path) {
    std::os::unix::fs::chown(path, Some(0), Some(0)).expect("chown");
    super::machine_dir::mode(path, 0o755);
}
