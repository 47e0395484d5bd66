//! Could Claude Code be shown one more root certificate, or the one that was meant? What that would change in the settings.

use std::path::{Path, PathBuf};

use super::certificates::LIMIT;
use super::gather::Gathered;
use super::put::put;
use crate::claude_code::variables::{EXTRA_CA, UNVERIFIED};
use crate::dialects::pem;
use crate::model::certificates::{BetterFile, OwnRoots};
use crate::model::paths::is_whole;
use crate::model::source::Scope;
use crate::model::text::plain;
use crate::ports::World;

/// The most text of certificates that goes into a plan, in bytes: a whole list of roots needs no copy.
const MOST: usize = 256 * 1024;

/// What naming a new file of roots would change; `None` without a folder for it.
pub(super) fn own_roots(world: &World, gathered: &Gathered) -> Option<OwnRoots> {
    let file = free(world)?;
    let value = file.to_str()?.to_owned();
    let named = named(world, gathered);
    let kept = named.as_ref().and_then(|file| world.files.read(file, LIMIT).ok()).unwrap_or_default();
    let keep = pem::certificates(&kept).concat();
    // what a project brings counts in that project, and must not come to count everywhere
    if keep.len() > MOST || (!keep.is_empty() && named.as_ref().is_some_and(|file| of_project(world, file))) {
        return None;
    }
    let kept = pem::subjects(&kept).iter().map(|name| plain(name, 60)).collect();
    let with = |instead| put(world, gathered, EXTRA_CA, &value, instead);
    let unverified = gathered.settings.scope_of(UNVERIFIED) == Some(Scope::User);
    Some(OwnRoots { put: with(None), put_verified: unverified.then(|| with(Some(UNVERIFIED))), keep, kept, file })
}

/// A file that does not exist yet, in a folder of claude-fix's own.
fn free(world: &World) -> Option<PathBuf> {
    let folder = world.state.as_ref()?.join("certificates");
    let names = (1..100).map(|number| folder.join(format!("roots-{number}.pem")));
    names.into_iter().find(|file| world.files.look(file).is_err())
}

/// The file that the variable names.
fn named(world: &World, gathered: &Gathered) -> Option<PathBuf> {
    let value = gathered.env.raw(EXTRA_CA).filter(|value| value.len() < 1000)?;
    Some(world.machine.cwd.join(value))
}

/// A file in the place of one that cannot be used: the same certificate in the right form, or the file that was meant.
pub(super) fn better(world: &World, gathered: &Gathered) -> Option<BetterFile> {
    let named = named(world, gathered).filter(|file| !of_project(world, file))?;
    if let Ok(bytes) = world.files.read(&named, LIMIT)
        && let Some(pem) = pem::from_der(&bytes)
    {
        let file = free(world)?;
        let until = pem::first(pem.as_bytes()).ok().and_then(|pem| pem::ends(&pem));
        let subject = pem::subject(&bytes).unwrap_or_else(|| say!("checks/certificate-without-name"));
        let subject = plain(&subject, 80);
        let about = match until {
            Some(until) => say!("checks/subject-until", subject = subject, date = until.date()),
            None => subject,
        };
        let put = put(world, gathered, EXTRA_CA, file.to_str()?, None);
        return Some(BetterFile::Converted { file, pem, about, put });
    }
    let holds = |file: &PathBuf| {
        let count = pem::certificates(&world.files.read(file, LIMIT).ok()?).len();
        (count > 0 && !of_project(world, file)).then(|| (file.clone(), count))
    };
    let (file, holds) = meant(world, &named).iter().find_map(holds)?;
    let put = put(world, gathered, EXTRA_CA, file.to_str()?, None);
    Some(BetterFile::Elsewhere { file, holds, put })
}

/// Whether a file lies in the repository that is worked in, or in the working folder; a home folder is no project.
fn of_project(world: &World, file: &Path) -> bool {
    let home = world.machine.home.as_deref().unwrap_or(Path::new("/"));
    let around: Vec<&Path> = world.machine.cwd.ancestors().filter(|folder| !home.starts_with(folder)).collect();
    let repository = around.iter().rev().find(|folder| world.files.look(&folder.join(".git")).is_ok());
    let Some(project) = repository.or(around.first()) else { return false };
    let real = |path: &Path| world.files.real(path).unwrap_or_else(|_| path.to_owned());
    file.starts_with(project) || real(file).starts_with(real(project))
}

/// Where the file may be that was meant: `~` and `$HOME` are not understood in a value, and endings are mixed up.
fn meant(world: &World, named: &Path) -> Vec<PathBuf> {
    let relative = named.strip_prefix(&world.machine.cwd).unwrap_or(named);
    let home = world.machine.home.as_deref();
    let words = relative.to_string_lossy().trim_matches(['"', '\'', ' ']).to_owned();
    let below = ["~/", "$HOME/", "${HOME}/"].iter().find_map(|start| words.strip_prefix(start));
    let mut all: Vec<PathBuf> = home.zip(below).map(|(home, below)| home.join(below)).into_iter().collect();
    all.push(PathBuf::from(&words));
    all.extend(home.map(|home| home.join(relative)));
    let endings = all.clone();
    let endings = endings.iter().flat_map(|file| ["pem", "crt", "cer"].map(|ending| file.with_extension(ending)));
    all.extend(endings);
    all.retain(|file| is_whole(file, world.machine.os) && file != named);
    all
}
