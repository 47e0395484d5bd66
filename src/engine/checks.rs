//! How do all checks run side by side, so that none can hang or crash the run? Each on a thread of its own, with a limit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::watch;

use super::assess::assess;
use crate::app::event::{Coming, Event, RunId};
use crate::checks::form::{Ask, Check};
use crate::model::assessment::Assessment;
use crate::model::facts::Facts;
use crate::model::order::InOrder;
use crate::model::outcome::{Evidence, Learned, Outcome, Row};
use crate::model::text::plain;
use crate::ports::World;

/// How long a real message may take.
pub const MESSAGE: Duration = Duration::from_mins(1);

/// Which checks run, and for how long.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Ids or groups; empty means all.
    pub only: Vec<String>,
    /// Ids or groups.
    pub skip: Vec<String>,
    /// The limit of one check, and so of the whole run.
    pub limit: Duration,
}

impl Selection {
    /// All checks, with the limit that keeps the whole run below ten seconds.
    #[must_use]
    pub const fn all() -> Self {
        Self { only: Vec::new(), skip: Vec::new(), limit: Duration::from_millis(9900) }
    }

    fn names(list: &[String], check: &Check) -> bool {
        list.iter().any(|name| name == check.id || name == check.group.id())
    }

    /// The checks that it picks, in the order of the registry.
    pub fn pick<'a>(&self, all: &'a [Check]) -> impl Iterator<Item = &'a Check> {
        all.iter()
            .filter(|check| self.only.is_empty() || Self::names(&self.only, check))
            .filter(|check| !Self::names(&self.skip, check))
    }

    /// A name that is neither the id of a check nor a group.
    #[must_use]
    pub fn unknown<'a>(&'a self, all: &[Check]) -> Option<&'a String> {
        let known = |name: &String| all.iter().any(|check| *name == check.id || *name == check.group.id());
        self.only.iter().chain(&self.skip).find(|name| !known(name))
    }
}

/// Runs the checks side by side and tells every event; the assessment comes last and is also returned.
///
/// A check that takes too long, panics, or needs what it is not allowed becomes a row with the reason.
pub async fn run(
    world: Arc<World>,
    all: &'static [Check],
    selection: &Selection,
    id: RunId,
    events: Option<UnboundedSender<Event>>,
) -> Assessment {
    let begun = Instant::now();
    let tell = |event: Event| {
        if let Some(events) = &events {
            // the receiver is gone only when the program is leaving
            let _ = events.send(event);
        }
    };
    // who asks for one by its name hears why there is nothing to see; nobody else is told of other systems
    let here = |check: &&Check| check.on().has(world.machine.os) || selection.only.iter().any(|id| id == check.id);
    let picked: Vec<&'static Check> = selection.pick(all).filter(here).collect();
    let coming = picked.iter().map(|check| Coming { id: check.id, title: check.title(), group: check.group });
    tell(Event::RunStarted(id, coming.collect()));
    let mut rows = Vec::with_capacity(picked.len());
    let mut facts = Facts::default().with(world.machine.clone());
    let mut take = |(row, learned): (Row, Facts)| {
        facts.absorb(learned);
        tell(Event::CheckDone(id, row.clone()));
        rows.push(row);
    };
    // gone with this future: who still looks ends then, and not in the middle of the end of the program
    let (_here, wanted) = watch::channel(());
    // what may change the stores has to be over before they are read
    let (first, rest): (Vec<_>, Vec<_>) = picked.iter().partition(|check| check.asks.contains(&Ask::Quota));
    for check in first {
        take(one(Arc::clone(&world), check, selection.limit.max(MESSAGE), wanted.clone()).await);
    }
    let mut running: FuturesUnordered<_> =
        rest.into_iter().map(|check| one(Arc::clone(&world), check, selection.limit, wanted.clone())).collect();
    while let Some(done) = running.next().await {
        take(done);
    }
    rows.order_by_key(|row| picked.iter().position(|check| check.id == row.id));
    let assessment = assess(&world, &facts, rows, millis(begun));
    tell(Event::RunDone(id, Box::new(assessment.clone())));
    assessment
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// One check: on a thread of its own, because looking at a dead network drive blocks, and never longer than the limit.
/// It ends when nobody wants it any more: `wanted` tells by its end.
async fn one(
    world: Arc<World>,
    check: &'static Check,
    limit: Duration,
    mut wanted: watch::Receiver<()>,
) -> (Row, Facts) {
    let begun = Instant::now();
    let machine = world.machine.clone();
    let learned = if world.permissions.offline && check.asks.contains(&Ask::Network) {
        Learned::skipped(say!("engine/offline-no-connection-opened"))
    } else {
        let handle = tokio::runtime::Handle::current();
        let task = tokio::task::spawn_blocking(move || {
            handle.block_on(async {
                tokio::select! {
                    biased;
                    _ = wanted.changed() => None,
                    learned = tokio::time::timeout(limit, (check.run)(&world)) => learned.ok(),
                }
            })
        });
        match tokio::time::timeout(limit, task).await {
            Ok(Ok(Some(learned))) => learned,
            Ok(Err(error)) if error.is_panic() => Learned::inconclusive(
                say!("engine/check-itself-failed-bug-claude"),
                say!("engine/please-report-id-check"),
            ),
            _ => Learned::inconclusive(
                say!("engine/did-not-end-within-s", seconds = limit.as_secs_f64()),
                say!("engine/slow-disk-or-network-try"),
            ),
        }
    };
    let Learned { outcome, evidence, facts } = learned;
    let clean = |text: &str| machine.tilde_in(&plain(text, 400));
    let evidence = evidence.iter().map(|it| Evidence { label: clean(&it.label), value: clean(&it.value) }).collect();
    let outcome = safe(outcome, clean);
    let row =
        Row { id: check.id, group: check.group, title: check.title(), outcome, evidence, duration_ms: millis(begun) };
    (row, facts)
}

/// The sentence of an outcome once more without escapes and secrets, whatever a check put into it.
fn safe(outcome: Outcome, clean: impl Fn(&str) -> String) -> Outcome {
    match outcome {
        Outcome::Healthy { summary } => Outcome::Healthy { summary: clean(&summary) },
        Outcome::Found { summary } => Outcome::Found { summary: clean(&summary) },
        Outcome::Skipped { because } => Outcome::Skipped { because: clean(&because) },
        Outcome::Inconclusive { because, hint } => {
            Outcome::Inconclusive { because: clean(&because), hint: clean(&hint) }
        }
    }
}
