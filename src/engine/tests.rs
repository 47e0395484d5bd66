//! Does the engine keep its promises on a made-up machine, also when the disk does not?

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::apply::{ApplyError, apply};
use super::checks::{Selection, run};
use super::journal::Journal;
use super::undo::{look_back, undo};
use crate::app::event::RunId;
use crate::checks::ALL;
use crate::model::consent::{Agreed, Reply, confirm};
use crate::model::journal::{Entry as Journaled, EntryState};
use crate::model::plan::{Plan, Step};
use crate::model::stamp::digest;
use crate::ports::fake::{FakeMachine, Node};
use crate::ports::files::{Entry, Files, ReadError};
use crate::ports::hands::{Hands, Held};
use crate::ports::network::KeyReply;

const STATE: &str = "/home/dev/.local/state/claude-fix";
const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

/// Hands of which the n-th write fails, from 0, and with it every later one until `healed`.
struct Failing {
    fake: FakeMachine,
    left: AtomicUsize,
    for_good: bool,
    /// Where somebody else makes a file in the very moment before a new one gets this name.
    quicker: Option<&'static str>,
}

impl Failing {
    fn run_ahead(&self, path: &Path) {
        if let Some(theirs) = self.quicker.filter(|theirs| Path::new(theirs) == path) {
            self.fake.file(theirs, "theirs");
        }
    }

    fn may(&self) -> io::Result<()> {
        match self.left.load(Ordering::SeqCst) {
            0 => {
                if !self.for_good {
                    self.left.store(usize::MAX, Ordering::SeqCst);
                }
                Err(io::Error::from(io::ErrorKind::StorageFull))
            }
            left => {
                self.left.store(left - 1, Ordering::SeqCst);
                Ok(())
            }
        }
    }
}

impl Files for Failing {
    fn look(&self, path: &Path) -> io::Result<Entry> {
        self.fake.look(path)
    }
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.fake.read(path, limit)
    }
    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>> {
        self.fake.list(folder, limit)
    }
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.fake.real(path)
    }
    fn executable(&self, path: &Path) -> bool {
        self.fake.executable(path)
    }
}

impl Hands for Failing {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.may().and_then(|()| self.fake.replace(path, bytes))
    }
    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.run_ahead(path);
        self.may().and_then(|()| self.fake.write_private(path, bytes))
    }
    fn write_instead(&self, path: &Path, old: Option<&Entry>, bytes: &[u8]) -> io::Result<()> {
        self.run_ahead(path);
        self.may().and_then(|()| self.fake.write_instead(path, old, bytes))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.fake.remove(path))
    }
    fn make_private_folder(&self, path: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.fake.make_private_folder(path))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.may().and_then(|()| self.fake.rename(from, to))
    }
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.may().and_then(|()| self.fake.set_mode(path, mode))
    }
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        self.may().and_then(|()| self.fake.lock(path))
    }
}

/// A dead key that three files set, over a good login.
fn broken() -> FakeMachine {
    let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", KEY);
    fake.claude("2.1.329");
    fake.file("/home/dev/.zshrc", &format!("# mine\nexport ANTHROPIC_API_KEY={KEY}\n"));
    fake.file("/home/dev/.zprofile", &format!("export ANTHROPIC_API_KEY={KEY}\nexport A=1\n"));
    fake.file("/home/dev/.bashrc", &format!("export ANTHROPIC_API_KEY={KEY} B=2\n"));
    let login = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000}}"#;
    fake.file("/home/dev/.claude/.credentials.json", login);
    fake.net().key = Some(Ok(KeyReply {
        status: 401,
        kind: Some("authentication_error".into()),
        message: "invalid x-api-key".into(),
        ..KeyReply::default()
    }));
    fake
}

fn plan(fake: &FakeMachine) -> Plan {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let found = runtime.block_on(run(Arc::new(fake.world()), ALL, &Selection::all(), RunId(1), None));
    found.plans.into_iter().find(|plan| plan.id.starts_with("env.remove_variable")).unwrap()
}

fn yes(plan: &Plan) -> Agreed<Plan> {
    confirm(plan.clone(), Reply::Beforehand).unwrap()
}

/// Looks, says yes, and takes back.
fn back(journal: &Journal, id: u32) -> Result<Journaled, String> {
    let found = journal.entries().into_iter().find(|entry| entry.id == id).ok_or(format!("no entry {id}"))?;
    let back = look_back(journal, &found, &[], FakeMachine::new().machine.now)?;
    undo(journal, &confirm(back, Reply::Yes).unwrap())
}

fn journal(fake: &FakeMachine) -> Journal {
    Journal::new(Arc::new(fake.clone()), STATE.into())
}

fn failing(fake: &FakeMachine, left: usize, for_good: bool) -> Journal {
    Journal::new(Arc::new(Failing { fake: fake.clone(), left: left.into(), for_good, quicker: None }), STATE.into())
}

/// Everything that is the person's: the disk without claude-fix's own folder and those above it.
fn own(fake: &FakeMachine) -> Vec<(PathBuf, Node)> {
    let mut disk = fake.disk();
    disk.retain(|path, node| !path.starts_with("/home/dev/.local/state") && *node != Node::Folder);
    disk.into_iter().collect()
}

#[test]
fn whichever_write_fails_nothing_is_lost() {
    for for_good in [false, true] {
        for left in 0..60 {
            let fake = broken();
            let (plan, before) = (plan(&fake), own(&fake));
            let result = apply(&failing(&fake, left, for_good), &yes(&plan), fake.machine.now);
            let entries = journal(&fake).entries();
            if result.is_ok() {
                assert_eq!(entries[0].state, EntryState::Applied);
                back(&journal(&fake), 1).unwrap();
                assert_eq!(own(&fake), before);
                assert!(left > 8, "every write was tried");
                break;
            }
            if own(&fake) == before {
                continue;
            }
            let message = result.unwrap_err().to_string();
            assert!(for_good && message.contains("could not be taken back"), "write {left}: {message}");
            assert_eq!(entries[0].state, EntryState::Unfinished, "write {left}");
            back(&journal(&fake), 1).unwrap();
            assert_eq!(own(&fake), before, "write {left}");
        }
    }
}

#[test]
fn an_undo_that_fails_can_be_tried_again() {
    for left in 0..12 {
        let fake = broken();
        let (plan, before) = (plan(&fake), own(&fake));
        apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap();
        if back(&failing(&fake, left, true), 1).is_ok() {
            assert_eq!(own(&fake), before);
            return;
        }
        back(&journal(&fake), 1).unwrap();
        assert_eq!(own(&fake), before, "write {left}");
    }
    panic!("the undo never came through");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn a_file_that_changed_since_is_left_alone() {
    let fake = broken();
    let plan = plan(&fake);
    fake.file("/home/dev/.zprofile", "export ANTHROPIC_API_KEY=new\n");
    let before = own(&fake);
    let error = apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap_err();
    assert!(matches!(&error, ApplyError::Changed { path } if path == "/home/dev/.zprofile"), "{error}");
    assert_eq!(own(&fake), before);
    assert!(journal(&fake).entries().is_empty());
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn a_file_that_changed_after_is_left_alone() {
    let fake = broken();
    let plan = plan(&fake);
    apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap();
    fake.file("/home/dev/.bashrc", "mine now\n");
    let before = own(&fake);
    let error = back(&journal(&fake), 1).unwrap_err();
    assert!(error.contains("/home/dev/.bashrc") && error.contains("backups"), "{error}");
    assert_eq!(own(&fake), before, "not even the other files");
    assert_eq!(journal(&fake).entries()[0].state, EntryState::Applied);
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn a_file_that_somebody_else_makes_meanwhile_is_theirs() {
    const NEW: &str = "/home/dev/.new";
    let fake = broken();
    let step = Step::WriteNew { file: NEW.into(), text: "ours".into(), digest: digest(b"ours") };
    let plan = Plan { steps: vec![step], ..plan(&fake) };
    let hands = Failing { fake: fake.clone(), left: usize::MAX.into(), for_good: false, quicker: Some(NEW) };
    apply(&Journal::new(Arc::new(hands), STATE.into()), &yes(&plan), fake.machine.now).unwrap_err();
    assert_eq!(fake.read(Path::new(NEW), 100).unwrap(), b"theirs");
}

#[test]
fn one_at_a_time() {
    let fake = broken();
    let (plan, before) = (plan(&fake), own(&fake));
    let held = journal(&fake).begin().unwrap();
    let error = apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap_err().to_string();
    assert!(error.contains("another claude-fix") && error.contains("Nothing was changed"), "{error}");
    assert_eq!(own(&fake), before);
    drop(held);
    apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap();
}

#[test]
fn what_was_done_is_not_done_again() {
    let fake = broken();
    let plan = plan(&fake);
    apply(&journal(&fake), &yes(&plan), fake.machine.now).unwrap();
    let once = own(&fake);
    assert!(matches!(apply(&journal(&fake), &yes(&plan), fake.machine.now), Err(ApplyError::Changed { .. })));
    assert_eq!(own(&fake), once);
    back(&journal(&fake), 1).unwrap();
    assert!(back(&journal(&fake), 1).unwrap_err().contains("nothing to take back"));
    assert!(back(&journal(&fake), 9).unwrap_err().contains("no entry 9"));
}

#[test]
fn what_changed_since_it_last_worked_is_evidence() {
    let seen = |fake: &FakeMachine| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(run(Arc::new(fake.world()), ALL, &Selection::all(), RunId(1), None))
    };
    let fake = broken();
    let file = Path::new(STATE).join("last-healthy.json");
    // of a machine that does not work nothing is remembered
    super::memory::remember(&journal(&fake), &seen(&fake)).unwrap();
    assert!(fake.look(&file).is_err());

    let mut works = broken();
    works.env = works.env.without(["ANTHROPIC_API_KEY"]);
    super::memory::remember(&journal(&works), &seen(&works)).unwrap();
    let kept = String::from_utf8(works.read(&file, 10_000).unwrap()).unwrap();
    assert!(kept.contains("last-healthy/1") && !kept.contains("sk-ant"), "{kept}");

    fake.file(&file, &kept);
    let now = seen(&fake);
    let facts: Vec<&str> = now.diagnoses[0].because.iter().map(|because| because.fact.as_str()).collect();
    let since = facts.iter().find(|fact| fact.starts_with("It worked at")).unwrap();
    assert!(since.contains("ANTHROPIC_API_KEY took the place of"), "{since}");

    fake.file(&file, "{\"schema\": 7, \u{1b}[31m");
    let row = seen(&fake).rows.into_iter().find(|row| row.id == "status.last_worked").unwrap();
    assert!(row.outcome.sentence().ends_with("is not what claude-fix writes"), "{}", row.outcome.sentence());
}

#[test]
fn a_program_that_changed_since_it_was_shown_is_not_run() {
    use super::programs::{seen, still};
    use crate::model::facts::Facts;
    use crate::model::plan::Purpose;
    let fake = broken();
    let program = PathBuf::from("/home/dev/.local/bin/claude");
    let run =
        Step::Run { program: program.clone(), arguments: Vec::new(), purpose: Purpose::SignIn, remove_env: Vec::new() };
    let plan = Plan { steps: vec![run], ..plan(&fake) };
    let shown = Facts::default().with(seen(&fake.world(), &[plan]));
    still(&fake.world(), &shown, &program).unwrap();
    assert!(still(&fake.world(), &Facts::default(), &program).unwrap_err().contains("was not run"));
    let refused = || still(&fake.world(), &shown, &program).unwrap_err();
    let own = || Node::File(b"#!".to_vec(), 0o755);
    fake.put("/usr/bin/other", own());
    for other in [
        Node::File(b"#!/bin/sh\nrm".to_vec(), 0o755),
        Node::File(b"#!".to_vec(), 0o777),
        Node::Link("/usr/bin/other".into()),
    ] {
        fake.put(&program, other);
        assert!(refused().contains("has changed since"), "{}", refused());
        fake.put(&program, own());
        still(&fake.world(), &shown, &program).unwrap();
    }
    // the same file, but somebody else may write where it lies by now
    fake.folder_mode("/home/dev/.local/bin", 0o777);
    assert!(refused().contains("others could change"), "{}", refused());
}
