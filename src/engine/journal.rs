//! Where is written down what was changed? One file an entry, and copies of the old bytes beside it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::journal::Entry;
use crate::model::order::InOrder;
use crate::model::secret::Secret;
use crate::model::stamp::digest;
use crate::ports::fetch::{Fetch, Nothing};
use crate::ports::files::ReadError;
use crate::ports::hands::{Hands, Held};
use crate::ports::keychain::{Keychain, Nowhere};
use crate::ports::processes::{Nobody, Processes};
use crate::ports::registry::{NoRegistry, UserVariables};

/// The largest file that is edited and so copied, in bytes.
pub const LARGEST: u64 = 256 * 1024 * 1024;
/// The largest journal entry that is read, in bytes.
const LARGEST_ENTRY: u64 = 16 * 1024 * 1024;
/// How many entries are looked at.
const MOST: usize = 100_000;

/// The folder of claude-fix's own state, and the hands to write there.
#[derive(Clone)]
pub struct Journal {
    /// May change files.
    pub hands: Arc<dyn Hands>,
    /// May fetch a file; where nobody gave it a way, it fetches nothing.
    pub fetch: Arc<dyn Fetch>,
    /// Keeps secrets; where nobody gave it one, it keeps none.
    pub keychain: Arc<dyn Keychain>,
    /// Asks programs to end; where nobody gave it a way, it ends none.
    pub processes: Arc<dyn Processes>,
    /// Changes this user's variables in Windows' registry; where nobody gave it a way, it changes none.
    pub variables: Arc<dyn UserVariables>,
    /// What came with the yes, for the plan that needs it; it is written nowhere but where that plan says.
    secret: Option<Secret>,
    folder: PathBuf,
}

impl Journal {
    /// A journal in this folder, which need not exist yet.
    #[must_use]
    pub fn new(hands: Arc<dyn Hands>, folder: PathBuf) -> Self {
        Self {
            hands,
            fetch: Arc::new(Nothing),
            keychain: Arc::new(Nowhere),
            processes: Arc::new(Nobody),
            variables: Arc::new(NoRegistry),
            secret: None,
            folder,
        }
    }

    /// The same, with a way to fetch files.
    #[must_use]
    pub fn fetching(self, fetch: Arc<dyn Fetch>) -> Self {
        Self { fetch, ..self }
    }

    /// The same, with a keychain, and with a way to end programs.
    #[must_use]
    pub fn reaching(self, keychain: Arc<dyn Keychain>, processes: Arc<dyn Processes>) -> Self {
        Self { keychain, processes, ..self }
    }

    /// The same, with this user's variables in Windows' registry.
    #[must_use]
    pub fn setting(self, variables: Arc<dyn UserVariables>) -> Self {
        Self { variables, ..self }
    }

    /// The same, with the secret that came with the yes.
    #[must_use]
    pub fn holding(&self, secret: Option<Secret>) -> Self {
        Self { secret, ..self.clone() }
    }

    /// What came with the yes.
    #[must_use]
    pub const fn secret(&self) -> Option<&Secret> {
        self.secret.as_ref()
    }

    /// The folder that holds it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn entries_folder(&self) -> PathBuf {
        self.folder.join("journal")
    }

    fn backup(&self, digest: &str) -> PathBuf {
        self.folder.join("backups").join(digest)
    }

    /// All entries that can be read, oldest first. An entry that cannot be read is left where it is; see [`Self::unread`].
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut all: Vec<Entry> =
            self.files().unwrap_or_default().iter().filter_map(|file| self.entry(file).ok()).collect();
        all.order_by_key(|entry| entry.id);
        all
    }

    /// The files of entries, in no order. None where nothing was changed yet.
    fn files(&self) -> Result<Vec<PathBuf>, String> {
        let folder = self.entries_folder();
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
        let mut files = match self.hands.list(&folder, MOST) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(named(&error)),
        };
        files.retain(|file| file.extension().is_some_and(|it| it == "json"));
        Ok(files)
    }

    fn entry(&self, file: &Path) -> Result<Entry, String> {
        let bytes = self.hands.read(file, LARGEST_ENTRY).map_err(|error| error.to_string())?;
        let entry: Entry = serde_json::from_slice(&bytes).map_err(|_| say!("engine/entry-not-whole"))?;
        if entry.schema == Entry::SCHEMA { Ok(entry) } else { Err(say!("engine/entry-of-another-version")) }
    }

    /// What in the journal cannot be read, each with its number, and why, as a sentence: what was changed there is not
    /// known. The number is the largest there is where not even the names can be read.
    #[must_use]
    pub fn unread(&self) -> Vec<(u32, String)> {
        let files = match self.files() {
            Ok(files) => files,
            Err(because) => return vec![(u32::MAX, say!("engine/journal-cannot-be-read", because = because))],
        };
        let mut all: Vec<(u32, String)> = files
            .iter()
            .filter_map(|file| {
                let id = file.file_stem()?.to_str()?.parse::<u32>().ok()?;
                let because = self.entry(file).err()?;
                Some((id, say!("engine/entry-cannot-be-read", id = id, file = file.display(), because = because)))
            })
            .collect();
        all.order_by_key(|(id, _)| *id);
        all
    }

    /// The number of the next entry; entries that cannot be read count too, so that none is ever overwritten.
    #[must_use]
    pub fn next_id(&self) -> u32 {
        let files = self.files().unwrap_or_default();
        let numbers = files.iter().filter_map(|file| file.file_stem()?.to_str()?.parse::<u32>().ok());
        numbers.max().unwrap_or(0).saturating_add(1)
    }

    /// Makes the folders and takes the lock, so that one claude-fix at a time changes things.
    ///
    /// # Errors
    /// What stands in the way, as a sentence.
    pub fn begin(&self) -> Result<Box<dyn Held>, String> {
        let shown = self.folder.display();
        for folder in [self.folder.clone(), self.entries_folder(), self.folder.join("backups")] {
            self.hands
                .make_private_folder(&folder)
                .map_err(|error| say!("engine/cannot-make-folder-backups-below", shown = shown, error = error))?;
        }
        self.hands.lock(&self.folder.join("lock")).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => say!("engine/another-claude-fix-changing-something", error = error),
            _ => say!("engine/cannot-take-lock-below-nothing", shown = shown, error = error),
        })
    }

    /// The folder of the copies.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }

    /// Takes away what was half written when claude-fix was stopped in the middle of this entry. Only with the lock:
    /// nobody else writes such files.
    pub(super) fn sweep(&self, entry: &Entry) {
        let beside = entry.records.iter().filter_map(|record| record.real.parent().map(Path::to_owned));
        let mut folders: Vec<PathBuf> = beside.chain([self.entries_folder(), self.backups()]).collect();
        folders.order();
        folders.dedup();
        for folder in folders {
            // what stays is small, private, and taken away the next time
            let _ = self.hands.sweep(&folder);
        }
    }

    /// Writes an entry, synced, in one rename.
    ///
    /// # Errors
    /// The system's own.
    pub fn write(&self, entry: &Entry) -> io::Result<()> {
        let bytes = serde_json::to_vec_pretty(entry).map_err(io::Error::other)?;
        self.hands.write_private(&self.entries_folder().join(format!("{:06}.json", entry.id)), &bytes)
    }

    /// Keeps a copy of these bytes, synced; its name is their digest.
    ///
    /// # Errors
    /// The system's own.
    pub fn keep(&self, bytes: &[u8]) -> io::Result<String> {
        let name = digest(bytes);
        self.hands.write_private(&self.backup(&name), bytes)?;
        Ok(name)
    }

    /// The bytes of a copy, whole.
    ///
    /// # Errors
    /// Why they cannot be had, as half a sentence.
    pub fn kept(&self, name: &str) -> Result<Vec<u8>, String> {
        let path = self.backup(name);
        let bytes =
            self.hands.read(&path, LARGEST).map_err(|error: ReadError| format!("{}: {error}", path.display()))?;
        if digest(&bytes) == name { Ok(bytes) } else { Err(say!("engine/copy-was-changed", path = path.display())) }
    }
}
