//! What is changed while it is killed? A home folder with one plan of every kind of step, and the process that does it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::Arc;

use claude_fix::dialects::take_out;
use claude_fix::engine::apply::apply;
use claude_fix::engine::copies::{look_at_copies, purge};
use claude_fix::engine::finish::{finish, stopped};
use claude_fix::engine::journal::Journal;
use claude_fix::engine::undo::{look_back, undo};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::journal::Entry;
use claude_fix::model::plan::{Edit, Plan, Risk, Step};
use claude_fix::model::source::Dialect;
use claude_fix::model::stamp::digest;
use claude_fix::model::time::Moment;
use claude_fix::ports::files::stamp;
use claude_fix::ports::hands::Hands;

use super::dying::Dying;

const NOW: Moment = Moment(1_795_233_600_000);
const VARIABLE: &str = "ANTHROPIC_API_KEY";

/// A home folder, and a folder of claude-fix's own below it.
pub(crate) struct Home(pub(crate) PathBuf);

/// Every path with its permissions, and its bytes or where it leads; without claude-fix's own folder.
pub(crate) type Tree = BTreeMap<PathBuf, (u32, Vec<u8>)>;

impl Home {
    /// Makes one here.
    pub(crate) fn make(root: &Path) -> Self {
        let home = Self(root.join("home"));
        let put = |name: &str, text: &str, mode: u32| {
            let path = home.0.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(&path, text).expect("a file");
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("its mode");
        };
        put("dotfiles/zshrc", "# mine\r\nexport ANTHROPIC_API_KEY=one\r\nalias a=b\r\n", 0o640);
        put(".bashrc", "export ANTHROPIC_API_KEY=two B=2\nPS1='> '", 0o600);
        put(".claude.json", "{\"a\": 1}\n", 0o600);
        put("copy.json", "{\"b\": [1, 2, 3]}\n", 0o600);
        put(".claude/.credentials.json", "{\"token\": \"three\"}\n", 0o644);
        put(".claude/projects/p/1.jsonl", "{}\n", 0o600);
        symlink("dotfiles/zshrc", home.0.join(".zshrc")).expect("a link");
        home
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.0.join(".local/state/claude-fix")
    }

    pub(crate) fn journal(&self, hands: Arc<dyn Hands>) -> Journal {
        Journal::new(hands, self.state())
    }

    /// Two edits, one of them behind a link, a file put back from another, permissions, a copy, and a folder moved aside.
    pub(crate) fn plan(&self) -> Plan {
        let hands = claude_fix::sys::hands();
        let at = |name: &str| self.0.join(name);
        let before = |name: &str| stamp(hands.as_ref(), &fs::canonicalize(at(name)).expect("it"));
        let edit = |name: &str| {
            let old = fs::read(at(name)).expect("the file");
            let changes = take_out(Dialect::Posix, &old, VARIABLE, "by claude-fix").expect("an edit").changes;
            let (variable, note) = (VARIABLE.to_owned(), "by claude-fix".to_owned());
            let edit = Edit::CommentOut { dialect: Dialect::Posix, variable, note };
            Step::EditFile { file: at(name), edit, before: before(name), changes }
        };
        let digest = digest(&fs::read(at("copy.json")).expect("it"));
        let take = Edit::TakeFrom { from: at("copy.json"), digest };
        let login = ".claude/.credentials.json";
        Plan {
            id: "test.everything".into(),
            title: "Change everything".into(),
            risk: Risk::Reversible,
            steps: vec![
                Step::Keep { file: at(login), before: before(login) },
                edit(".zshrc"),
                edit(".bashrc"),
                Step::EditFile {
                    file: at(".claude.json"),
                    edit: take,
                    before: before(".claude.json"),
                    changes: vec![],
                },
                Step::SetMode { file: at(login), mode: 0o600, before: before(login) },
                Step::MoveAside { from: at(".claude"), to: at(".claude.aside"), before: before(".claude") },
            ],
            consequences: vec!["A test.".into()],
            manual: Vec::new(),
            clears: Vec::new(),
            cures: Vec::new(),
        }
    }

    /// What is the person's.
    pub(crate) fn tree(&self) -> Tree {
        let mut found = Tree::new();
        let mut queue = vec![self.0.clone()];
        while let Some(path) = queue.pop() {
            if path == self.0.join(".local") {
                continue;
            }
            let meta = fs::symlink_metadata(&path).expect("an entry");
            let mut holds = Vec::new();
            if meta.is_dir() {
                queue.extend(fs::read_dir(&path).expect("a folder").flatten().map(|entry| entry.path()));
            } else if meta.is_symlink() {
                holds = fs::read_link(&path).expect("a link").into_os_string().into_encoded_bytes();
            } else {
                holds = fs::read(&path).expect("a file");
            }
            found.insert(path, (meta.mode(), holds));
        }
        found
    }

    /// Everything that claude-fix knows to be half done, put right with healthy hands: taken back, or carried to its end.
    pub(crate) fn recover(&self, go_back: bool) -> Result<Option<Entry>, String> {
        let journal = self.journal(claude_fix::sys::hands());
        let Some(left) = stopped(&journal) else { return Ok(None) };
        assert!(left.sentence().contains("was stopped"), "{}", left.sentence());
        if let (false, Ok(rest)) = (go_back, &left.rest) {
            let agreed = confirm(rest.clone(), Reply::Beforehand).expect("a yes");
            return finish(&journal, &agreed).map(Some).map_err(|error| error.to_string());
        }
        let back = look_back(&journal, &left.entry, &[], NOW)?;
        undo(&journal, &confirm(back, Reply::Beforehand).expect("a yes")).map(Some)
    }
}

/// What the other process does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Apply,
    Undo,
    Finish,
    Purge,
}

const DEEDS: [Deed; 4] = [Deed::Apply, Deed::Undo, Deed::Finish, Deed::Purge];

/// The command of another process of this test, which does this and dies at this point.
pub(crate) fn other_process(root: &Path, deed: Deed, point: usize) -> Vec<(String, String)> {
    let deed = DEEDS.iter().position(|it| *it == deed).unwrap_or_default();
    vec![
        ("FAULTS_ROOT".into(), root.display().to_string()),
        ("FAULTS_DEED".into(), deed.to_string()),
        ("FAULTS_POINT".into(), point.to_string()),
    ]
}

/// The arguments that make this test binary the other process.
pub(crate) const CHILD: [&str; 5] = ["home::child_process", "--exact", "--ignored", "--nocapture", "--test-threads=1"];

pub(crate) fn run(root: &Path, deed: Deed, point: usize) -> ExitStatus {
    let mut command = Command::new(std::env::current_exe().expect("this test"));
    command.args(CHILD).env_clear().envs(other_process(root, deed, point));
    command.output().expect("it starts").status
}

#[test]
#[ignore = "not a test: the process that the tests here start and that is killed"]
fn child_process() {
    let order = |name: &str| std::env::var(name).expect("an order");
    let point: usize = order("FAULTS_POINT").parse().expect("a number");
    let deed = DEEDS[order("FAULTS_DEED").parse::<usize>().expect("a number")];
    let home = Home(Path::new(&order("FAULTS_ROOT")).join("home"));
    let journal = home.journal(Arc::new(Dying::at(point)));
    match deed {
        Deed::Apply => {
            apply(&journal, &confirm(home.plan(), Reply::Beforehand).expect("a yes"), NOW).expect("applied");
        }
        Deed::Undo => {
            let entry = journal.entries().pop().expect("an entry");
            let back = look_back(&journal, &entry, &[], NOW).expect("it can be taken back");
            undo(&journal, &confirm(back, Reply::Beforehand).expect("a yes")).expect("undone");
        }
        Deed::Finish => {
            let rest = stopped(&journal).expect("something is left").rest.expect("it can be finished");
            finish(&journal, &confirm(rest, Reply::Beforehand).expect("a yes")).expect("finished");
        }
        Deed::Purge => {
            let found = look_at_copies(&journal, NOW).expect("it may go").expect("there are copies");
            purge(&journal, &confirm(found, Reply::Beforehand).expect("a yes")).expect("purged");
        }
    }
}
