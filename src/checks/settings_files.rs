//! Can Claude Code read its settings files?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{Attempt, LIMIT, gather};
use crate::dialects::mend::mend;
use crate::model::outcome::Learned;
use crate::model::secret::looks_secret;
use crate::model::settings::{BrokenSettings, SettingsState};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::files::stamp;

pub(super) const CHECK: Check = Check {
    id: "settings.files",
    title: "Settings files",
    group: Step::Environment,
    why: "A settings file that cannot be read is left out without a word in scripts, with every variable that it sets.",
    asks: &[Ask::Files],
    run,
};

/// A variable's name; something else in its place could be a value.
fn shown(name: &str) -> String {
    let usual = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if usual && !looks_secret(&name.to_ascii_lowercase())
        || name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_' || b.is_ascii_digit())
    {
        plain(name, 60)
    } else {
        "a name that no variable has".to_owned()
    }
}

/// Why a settings file cannot be read, and whether that is a matter of signs alone.
fn damage(world: &World, attempt: &Attempt) -> Option<BrokenSettings> {
    let because = plain(attempt.result.as_ref().err()?, 160);
    let bytes = world.files.read(&attempt.path, LIMIT).unwrap_or_default();
    Some(BrokenSettings {
        scope: attempt.scope,
        path: attempt.path.clone(),
        file: plain(&world.machine.tilde(&attempt.path), 300),
        because,
        stamp: stamp(world.files.as_ref(), &attempt.path),
        real: stamp(world.files.as_ref(), &world.files.real(&attempt.path).unwrap_or_else(|_| attempt.path.clone())),
        mend: mend(&bytes).map(|edited| edited.changes).unwrap_or_default(),
    })
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let broken: Vec<BrokenSettings> = gathered.attempts.iter().filter_map(|it| damage(world, it)).collect();
        let mut learned = match (broken.as_slice(), gathered.attempts.len()) {
            ([], 0) => Learned::healthy("No settings file exists; none is needed"),
            ([], 1) => Learned::healthy("One settings file, and it can be read"),
            ([], count) => Learned::healthy(format!("{count} settings files, and all can be read")),
            ([first, ..], _) => Learned::found(format!("Claude Code cannot read {}: {}", first.file, first.because)),
        };
        for it in &gathered.attempts {
            let names = it.result.as_ref().ok().and_then(|value| value.get("env")).and_then(|env| env.as_object());
            let sets = names.map(|env| env.keys().map(|name| shown(name)).collect::<Vec<_>>().join(", "));
            let value = match (&it.result, sets) {
                (Err(error), _) => plain(error, 160),
                (Ok(_), Some(names)) if !names.is_empty() => format!("sets {names}"),
                (Ok(_), _) => "sets no variable".to_owned(),
            };
            learned = learned.evidence(world.machine.tilde(&it.path), value);
        }
        learned.fact(SettingsState { broken })
    }
    .boxed()
}
