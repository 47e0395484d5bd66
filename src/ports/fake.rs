//! How is a machine made up for a test? A whole one in memory, which every port can look at and `Hands` can change.

mod inspection;
pub mod items;
pub mod keychain;
mod lock;
mod marks;
mod node;
mod places;
pub mod registry;
pub mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;

use super::files::{Entry, Files, ReadError, Room};
use super::hands::{Hands, Held};
use super::keychain::Items;
use super::network::{KeyProbe, KeyReply, Network, Probe};
use super::programs::{Answer, AskError, Programs, Question};
use super::{Permissions, World};
use crate::model::certificates::Root;
use crate::model::environment::Environment;
use crate::model::machine::{Machine, Os};
use crate::model::network::{Fault, Path as NetPath, Seen, Stage, Target};
use crate::model::stamp::Kind;
use crate::model::time::Moment;
use crate::model::told::Told;
use inspection::{reached, seen};
use lock::FakeLock;
use marks::Marks;
pub use node::Node;
use places::{file_at, free_place, not_found, place, walk};

/// How the made-up network behaves.
#[derive(Clone, Default)]
pub struct FakeNet {
    /// The hosts at which a probe breaks; all others answer 200.
    pub broken: BTreeMap<String, (Stage, Fault)>,
    /// The proxies at which a probe breaks, whatever it is to reach.
    pub proxies: BTreeMap<String, (Stage, Fault)>,
    /// What hosts answer, and what is seen on the way to them; all others answer 200.
    pub answers: BTreeMap<String, (u16, Seen)>,
    /// The hosts at which a probe breaks that does not go through a proxy.
    pub closed: BTreeMap<String, (Stage, Fault)>,
    /// Who signs everything anew on the way; the bool says whether the system's store, as Claude Code reads it, knows it.
    pub inspection: Option<(Root, bool)>,
    /// What the key probe gets; without one it gets 200.
    pub key: Option<Result<KeyReply, (Stage, Fault)>>,
    /// What a real message gets; without one it gets no answer.
    pub message: Option<Result<Answer, AskError>>,
    /// The hosts that were given a key, in order.
    pub keys_seen: Vec<String>,
}

/// A machine in memory. Clones share it.
#[derive(Clone)]
pub struct FakeMachine {
    disk: Arc<Mutex<BTreeMap<PathBuf, Node>>>,
    net: Arc<Mutex<FakeNet>>,
    versions: Arc<Mutex<BTreeMap<PathBuf, Result<Answer, AskError>>>>,
    locked: Arc<Mutex<BTreeSet<PathBuf>>>,
    marks: Arc<Mutex<Marks>>,
    keychain: Option<Arc<dyn Items>>,
    /// Windows' registry; empty at first.
    pub registry: registry::FakeRegistry,
    /// The variables of the process.
    pub env: Environment,
    /// The machine's own facts.
    pub machine: Machine,
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for FakeMachine {
    fn default() -> Self {
        Self::new()
    }
}

impl FakeMachine {
    /// The home folder of the made-up person.
    pub const HOME: &'static str = "/home/dev";

    /// An empty Linux machine: a home folder, zsh, no `claude`, a network on which everything answers.
    #[must_use]
    pub fn new() -> Self {
        let machine = Machine {
            os: Os::Linux,
            arch: "x86_64".to_owned(),
            shell: Some("zsh".to_owned()),
            contexts: Vec::new(),
            home: Some(Self::HOME.into()),
            cwd: PathBuf::from("/home/dev/project"),
            uid: Some(1000),
            now: Moment(1_795_233_600_000),
        };
        let env = Environment::new(
            [("HOME", Self::HOME), ("SHELL", "/bin/zsh"), ("PATH", "/home/dev/.local/bin:/usr/bin")]
                .map(|(name, value)| (name.into(), value.into())),
            Os::Linux,
        );
        let this = Self {
            disk: Arc::default(),
            net: Arc::default(),
            versions: Arc::default(),
            locked: Arc::default(),
            marks: Arc::default(),
            keychain: None,
            registry: registry::FakeRegistry::default(),
            env,
            machine,
        };
        this.put("/home/dev/project", Node::Folder);
        this.put("/usr/bin", Node::Folder);
        this
    }

    /// The same machine with this Keychain.
    #[must_use]
    pub fn keychain(self, keychain: Arc<dyn Items>) -> Self {
        Self { keychain: Some(keychain), ..self }
    }

    /// Puts something on the disk, with the folders above it.
    pub fn put(&self, path: impl AsRef<Path>, node: Node) {
        let path = path.as_ref();
        let mut disk = guard(&self.disk);
        for folder in path.ancestors().skip(1) {
            disk.entry(folder.to_owned()).or_insert(Node::Folder);
        }
        disk.insert(path.to_owned(), node);
    }

    /// Puts a text file with mode 0600 on the disk.
    pub fn file(&self, path: impl AsRef<Path>, text: &str) {
        self.put(path, Node::File(text.as_bytes().to_vec(), 0o600));
    }

    /// A `claude` of this version, first on PATH.
    pub fn claude(&self, version: &str) {
        let path = PathBuf::from("/home/dev/.local/bin/claude");
        self.put(&path, Node::File(b"#!".to_vec(), 0o755));
        let answer =
            Answer { code: Some(0), stdout: format!("{version} (Claude Code)\n").into_bytes(), ..Answer::default() };
        guard(&self.versions).insert(path, Ok(answer));
    }

    /// What a program answers.
    pub fn program(&self, path: impl AsRef<Path>, answer: Result<Answer, AskError>) {
        guard(&self.versions).insert(path.as_ref().to_owned(), answer);
    }

    /// Sets a variable of the process.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.env.set(name, value);
        self
    }

    /// The network, to change how it behaves and to see who was given a key.
    pub fn net(&self) -> MutexGuard<'_, FakeNet> {
        guard(&self.net)
    }

    /// Everything on the disk, to compare.
    #[must_use]
    pub fn disk(&self) -> BTreeMap<PathBuf, Node> {
        guard(&self.disk).clone()
    }

    /// The machine as checks see it.
    #[must_use]
    pub fn world(&self) -> World {
        World {
            machine: self.machine.clone(),
            env: self.env.clone(),
            files: Arc::new(self.clone()),
            programs: Arc::new(self.clone()),
            network: Arc::new(self.clone()),
            keychain: self.keychain.clone(),
            registry: Arc::new(self.registry.clone()),
            state: self.machine.home.as_ref().map(|home| home.join(".local/state/claude-fix")),
            permissions: Permissions::default(),
            told: Told::default(),
        }
    }

    fn resolve(&self, path: &Path) -> Result<(PathBuf, Node), ReadError> {
        let disk = guard(&self.disk);
        let found = walk(&disk, path, true).and_then(|at| Some((at.clone(), disk.get(&at)?.clone())));
        let link = || walk(&disk, path, false).is_some_and(|at| disk.contains_key(&at));
        found.ok_or_else(|| if link() { ReadError::Dangling } else { ReadError::Missing })
    }
}

impl Files for FakeMachine {
    fn look(&self, path: &Path) -> io::Result<Entry> {
        let disk = guard(&self.disk);
        let at = place(&disk, path)?;
        let mut marks = guard(&self.marks);
        let (kind, size, mode) = match disk.get(&at).ok_or_else(not_found)? {
            Node::File(bytes, mode) => (Kind::File, bytes.len() as u64, *mode),
            Node::Denied => (Kind::File, 100, 0),
            Node::Held => (Kind::File, 100, 0o600),
            Node::Folder => (Kind::Folder, 4096, marks.mode(&at).unwrap_or(0o755)),
            Node::Link(_) => (Kind::Link, 0, 0o777),
            Node::Pipe => (Kind::Special, 0, 0o600),
        };
        let (owner, modified) = (marks.owner(&at).or(self.machine.uid), Some(self.machine.now));
        let (device, inode) = (Some(marks.device(&at)), Some(marks.inode(&at)));
        Ok(Entry { kind, size, mode: Some(mode), owner, modified, device, inode })
    }

    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.resolve(path)?.1 {
            Node::File(bytes, _) if bytes.len() as u64 > limit => {
                Err(ReadError::TooLarge { size: bytes.len() as u64, limit })
            }
            Node::File(bytes, _) => Ok(bytes),
            Node::Folder => Err(ReadError::NotAFile(Kind::Folder)),
            Node::Denied => Err(ReadError::Denied),
            Node::Held => Err(ReadError::Other("another program has it open".to_owned())),
            Node::Pipe | Node::Link(_) => Err(ReadError::NotAFile(Kind::Special)),
        }
    }

    fn head(&self, path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = self.read(path, u64::MAX)?;
        bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    fn list(&self, folder: &Path, limit: usize) -> io::Result<Vec<PathBuf>> {
        let (at, node) = self.resolve(folder).map_err(|_| not_found())?;
        if node != Node::Folder {
            return Err(io::Error::from(io::ErrorKind::NotADirectory));
        }
        let disk = guard(&self.disk);
        let names = disk.keys().filter(|path| path.parent() == Some(&at)).filter_map(|path| path.file_name());
        Ok(names.take(limit).map(|name| folder.join(name)).collect())
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.resolve(path).map(|(path, _)| path).map_err(|_| not_found())
    }

    fn quarantined(&self, path: &Path) -> bool {
        guard(&self.marks).quarantined(path)
    }
    fn executable(&self, path: &Path) -> bool {
        matches!(self.resolve(path), Ok((_, Node::File(_, mode))) if mode & 0o111 != 0)
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        let disk = guard(&self.disk);
        match disk.get(&place(&disk, path)?) {
            Some(Node::Link(target)) => Ok(target.clone()),
            _ => Err(io::Error::from(io::ErrorKind::InvalidInput)),
        }
    }

    fn room(&self, path: &Path) -> io::Result<Room> {
        let at = self.real(path)?;
        Ok(guard(&self.marks).room(&at))
    }
}

impl Hands for FakeMachine {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        bytes.clone_into(file_at(&mut guard(&self.disk), path)?.0);
        Ok(())
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut disk = guard(&self.disk);
        let at = free_place(&disk, path)?;
        if disk.get(&at) == Some(&Node::Folder) {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        disk.insert(at, Node::File(bytes.to_vec(), 0o600));
        Ok(())
    }

    fn write_instead(&self, path: &Path, old: Option<&Entry>, bytes: &[u8]) -> io::Result<()> {
        match (self.look(path).ok(), old) {
            (Some(_), None) => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
            (now, Some(old)) if now.as_ref() != Some(old) => Err(io::Error::other("another file took its place")),
            _ => self.write_private(path, bytes),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = guard(&self.disk);
        file_at(&mut disk, path)?;
        let at = place(&disk, path)?;
        disk.remove(&at);
        Ok(())
    }

    fn make_private_folder(&self, path: &Path) -> io::Result<()> {
        match self.resolve(path) {
            Ok((_, Node::Folder)) => Ok(()),
            Err(ReadError::Missing) => {
                let at = place(&guard(&self.disk), path)?;
                self.put(at, Node::Folder);
                Ok(())
            }
            _ => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = guard(&self.disk);
        let (from, to) = (place(&disk, from)?, free_place(&disk, to)?);
        if disk.contains_key(&to) {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists));
        }
        let node = disk.remove(&from).ok_or_else(not_found)?;
        let below: Vec<PathBuf> = disk.keys().filter(|path| path.starts_with(&from)).cloned().collect();
        for path in below {
            if let (Ok(rest), Some(node)) = (path.strip_prefix(&from), disk.remove(&path)) {
                disk.insert(to.join(rest), node);
            }
        }
        guard(&self.marks).moved(&from, &to);
        disk.insert(to, node);
        Ok(())
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        let mut disk = guard(&self.disk);
        let at = place(&disk, path)?;
        if disk.get(&at) == Some(&Node::Folder) {
            guard(&self.marks).set_mode(&at, mode);
            return Ok(());
        }
        *file_at(&mut disk, path)?.1 = mode;
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        let at = free_place(&guard(&self.disk), path)?;
        if !guard(&self.locked).insert(at.clone()) {
            return Err(io::Error::new(io::ErrorKind::WouldBlock, "process 1"));
        }
        Ok(Box::new(FakeLock(Arc::clone(&self.locked), at)))
    }
}

impl Programs for FakeMachine {
    fn ask<'a>(
        &'a self,
        question: &'a Question,
        _env: &'a Environment,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>> {
        let answer = match question {
            Question::Message { .. } => self.net().message.clone(),
            _ => guard(&self.versions).get(question.program()).cloned(),
        };
        Box::pin(async move { answer.unwrap_or(Err(AskError::TimedOut(limit))) })
    }
}

impl Network for FakeMachine {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, NetPath> {
        Box::pin(async move {
            let net = self.net().clone();
            let proxy = probe.target.proxy.as_ref().and_then(|via| net.proxies.get(&via.host));
            let broken = proxy.or_else(|| net.broken.get(&probe.target.host)).cloned();
            let (answered, seen, fault) = seen(self, &net, &probe);
            let direct = proxy.map(|_| {
                let target = Target { proxy: None, ..probe.target.clone() };
                let broken = net.broken.get(&target.host).cloned();
                Box::new(reached(target, broken))
            });
            let path = reached(probe.target, broken.or(fault));
            NetPath { status: path.status.and(answered), seen, direct, ..path }
        })
    }

    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        Box::pin(async move {
            let mut net = self.net();
            net.keys_seen.push(probe.target.host);
            net.key.clone().unwrap_or(Ok(KeyReply { status: 200, ..KeyReply::default() }))
        })
    }
}
