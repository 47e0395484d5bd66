//! Does the person's company say what is to be done here? Heard only where nobody but an administrator can write it.

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use crate::dialects::company_policy::{LIMIT, read};
use crate::model::company::{self, CompanyPolicy};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::stamp::Kind;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::ReadError;

pub(super) const CHECK: Check = Check { id: company::CHECK, group: Step::Environment, asks: &[Ask::Files], run };

/// The most sentences about what is not understood.
const MOST: usize = 20;

/// Where the file stands. No variable moves it: who may not write there must not say what is read.
fn place(os: Os) -> PathBuf {
    match os {
        Os::Macos => "/Library/Application Support/claude-fix/policy.toml",
        Os::Windows => r"C:\ProgramData\claude-fix\policy.toml",
        Os::Linux | Os::Other => "/etc/claude-fix/policy.toml",
    }
    .into()
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let path = place(world.machine.os);
        let file = world.machine.tilde(&path);
        // the same file is looked at again by its name to read it: only an administrator could change it in between
        if world.files.look(&path).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            return Learned::skipped(say!("policy/none", file = file));
        }
        if let Err(because) = only_administrators(world, &path) {
            let hint = say!("policy/ignored-hint");
            return Learned::inconclusive(say!("policy/ignored", file = file, because = because), hint);
        }
        let hint = || say!("policy/unreadable-hint", file = file);
        let bytes = match world.files.read(&path, LIMIT) {
            Ok(bytes) => bytes,
            // removed meanwhile
            Err(ReadError::Missing) => return Learned::skipped(say!("policy/none", file = file)),
            Err(error) => {
                let because = say!("policy/unreadable", file = file, because = error.to_string());
                return Learned::inconclusive(because, hint());
            }
        };
        let text = String::from_utf8(bytes).map_err(|_| say!("policy/not-utf8"));
        match text.and_then(|text| read(&text)) {
            Ok((policy, said)) => learned(world, CompanyPolicy { file, ..policy }, &said),
            Err(because) => Learned::inconclusive(say!("policy/unreadable", file = file, because = because), hint()),
        }
    }
    .boxed()
}

/// Whether the file and every folder on the way to it belong to root, and nobody else may write them. Links are not
/// followed: what they lead to can change its owner without them.
fn only_administrators(world: &World, path: &Path) -> Result<(), String> {
    // from the root on, so that what is named is what opens all the rest
    let parts: Vec<&Path> = path.ancestors().filter(|part| !part.as_os_str().is_empty()).collect();
    for part in parts.into_iter().rev() {
        let shown = world.machine.tilde(part);
        let Ok(entry) = world.files.look(part) else { return Err(say!("policy/cannot-look", path = shown)) };
        let wanted = if part == path { Kind::File } else { Kind::Folder };
        let (Some(owner), Some(mode)) = (entry.owner, entry.mode) else {
            return Err(say!("policy/owner-not-known"));
        };
        if entry.kind == Kind::Link {
            return Err(say!("policy/a-link", path = shown));
        }
        if entry.kind != wanted {
            return Err(say!("policy/not-a-file", path = shown, kind = entry.kind.words()));
        }
        if owner != 0 {
            return Err(say!("policy/not-roots", path = shown, owner = owner));
        }
        if mode & 0o022 != 0 {
            return Err(say!("policy/others-may-write", path = shown, mode = format!("{mode:04o}")));
        }
    }
    Ok(())
}

/// The row, which shows all that the policy says.
fn learned(world: &World, mut policy: CompanyPolicy, said: &[String]) -> Learned {
    let ca = policy.ca.take();
    policy.ca = ca.as_ref().map(|ca| world.machine.tilde(Path::new(ca)));
    let (file, who, count) = (&policy.file, policy.who(), said.len());
    let mut learned = if said.is_empty() {
        Learned::healthy(say!("policy/in-force", file = file, who = who))
    } else {
        Learned::found(say!("policy/in-force-with-doubts", file = file, who = who, count = count))
    };
    let row = |learned: Learned, label: String, value: Option<String>| match value {
        Some(value) => learned.evidence(label, value),
        None => learned,
    };
    learned = row(learned, say!("policy/label-contact"), policy.ask());
    learned = row(learned, say!("policy/label-note"), policy.contact_note.clone());
    learned = row(learned, say!("policy/label-proxy"), policy.proxy.as_ref().map(ToString::to_string));
    learned = row(learned, say!("policy/label-ca"), policy.ca.clone());
    if let Some(ca) = ca.as_ref().filter(|ca| world.files.real(Path::new(ca)).is_err()) {
        learned = learned.evidence(say!("policy/label-missing"), say!("policy/ca-not-there", file = ca));
    }
    for rule in &policy.forbid {
        let because = rule.because.clone().unwrap_or_else(|| say!("policy/no-reason"));
        learned = learned.evidence(say!("policy/label-forbidden"), format!("{}: {because}", rule.repair));
    }
    for rule in &policy.recommend {
        learned = learned.evidence(say!("policy/label-recommended"), rule.clone());
    }
    for doubt in said.iter().take(MOST) {
        learned = learned.evidence(say!("policy/label-doubt"), plain(doubt, 400));
    }
    learned.fact(policy)
}
