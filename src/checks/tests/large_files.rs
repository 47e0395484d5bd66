//! Is what is large read in pieces, and is it said what was not read at all?

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::*;
use crate::model::secret::Fingerprint;
use crate::ports::World;
use crate::ports::files::{Entry, Files, ReadError};

const CONFIG: &str = "/home/dev/.claude.json";

/// A disk on which `~/.claude.json` is a stream of this many megabytes, and never comes as a whole.
struct Streaming(FakeMachine, usize);

impl Files for Streaming {
    fn look(&self, path: &Path) -> io::Result<Entry> {
        let large = self.1 as u64 * 1024 * 1024;
        let sized = |entry: Entry| Entry { size: if path == Path::new(CONFIG) { large } else { entry.size }, ..entry };
        self.0.look(path).map(sized)
    }
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        assert!(path != Path::new(CONFIG), "it is never in memory as a whole");
        self.0.read(path, limit)
    }
    fn stream(&self, path: &Path, limit: u64) -> Result<Box<dyn Read>, ReadError> {
        if path != Path::new(CONFIG) {
            return self.0.stream(path, limit);
        }
        let start = format!(r#"{{"primaryApiKey": "{KEY}", "projects": ["#);
        let filling = io::repeat(b' ').take(self.1 as u64 * 1024 * 1024);
        Ok(Box::new(io::Cursor::new(start).chain(io::BufReader::new(filling)).chain(&b"1]}"[..])))
    }
    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>> {
        self.0.list(folder, limit)
    }
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.real(path)
    }
    fn executable(&self, path: &Path) -> bool {
        self.0.executable(path)
    }
}

#[test]
fn a_large_state_file_is_read_in_pieces() {
    let fake = installed();
    fake.file(CONFIG, "{}");
    let world = World { files: Arc::new(Streaming(fake.clone(), 9)), ..fake.world() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let found = runtime.block_on(run(Arc::new(world), ALL, &Selection::all(), RunId(1), None));
    assert!(sentence(&found, "store.config").ends_with("can be read"));
    let used = found.ladder.used().unwrap();
    assert_eq!(used.fingerprint.as_ref().map(Fingerprint::as_str), Some("sk-ant-api03-…wXyZ"));
}

#[test]
fn a_damaged_state_file_is_told_by_its_place() {
    for (text, words) in [
        ("", "it is empty"),
        (" \n\t", "it is empty"),
        ("{\n\"a\": [1,", "ends in the middle (line 2"),
        ("{\n\"a\" 1}", "no JSON object (line 2"),
    ] {
        let fake = signed_in();
        fake.file(CONFIG, text);
        // without a copy an empty one is none for Claude Code
        fake.file("/home/dev/.claude/backups/.claude.json.backup.1700000000000", "{}");
        let said = sentence(&assess(&fake), "store.config");
        assert!(said.contains(words), "{text:?}: {said}");
    }
}

#[test]
fn start_up_files_beyond_the_limit_are_said() {
    let many = |count: usize| {
        let fake = signed_in();
        let names: Vec<String> = (0..count).map(|it| format!("/home/dev/rc/{it}.sh")).collect();
        for name in &names {
            fake.file(name, "A=1\n");
        }
        fake.file("/home/dev/.zshrc", &format!("source {}\n", names.join("\nsource ")));
        assess(&fake)
    };
    let few = many(50);
    assert!(!shown(&few).contains("was not read"), "{}", sentence(&few, "environment.variables"));
    let found = many(300);
    assert!(sentence(&found, "environment.variables").contains("only 200 start-up files"));
    let lines = &row(&found, "environment.variables").evidence;
    assert!(lines.iter().any(|line| line.value == "more than 200; the rest was not read"), "{lines:?}");
}
