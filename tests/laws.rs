//! Do the registries keep their laws: public ids, survival, silence about secrets, and repairs that repair?
#![expect(clippy::unwrap_used, reason = "a machine that cannot be made up fails the test")]
#![expect(clippy::disallowed_methods, reason = "reads the sources to see who asks")]

#[path = "laws/canary.rs"]
mod canary;
#[path = "laws/machines.rs"]
mod machines;
#[path = "laws/mending.rs"]
mod mending;
#[path = "laws/others.rs"]
mod others;
#[path = "laws/repaired.rs"]
mod repaired;
#[path = "laws/systems.rs"]
mod systems;
#[path = "laws/told.rs"]
mod told;

use std::collections::BTreeSet;
use std::future::pending;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use claude_fix::app::event::{Event, RunId};
use claude_fix::checks::form::{Ask, Check};
use claude_fix::engine::afterwards::new_terminal;
use claude_fix::engine::apply::{ApplyError, apply};
use claude_fix::engine::assess::{Compared, compare};
use claude_fix::engine::checks::{Selection, run};
use claude_fix::engine::journal::Journal;
use claude_fix::engine::undo::{look_back, undo};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::certificates::Root;
use claude_fix::model::consent::{Agreed, Reply, confirm};
use claude_fix::model::journal::Entry as Journaled;
use claude_fix::model::network::{Fault, Path as NetPath, Stage};
use claude_fix::model::outcome::{Learned, Outcome};
use claude_fix::model::plan::{Plan, Step as PlanStep};
use claude_fix::model::step::Step;
use claude_fix::ports::World;
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ports::files::{Entry, Files, ReadError};
use claude_fix::ports::keychain::{Attributes, Items};
use claude_fix::ports::network::{KeyProbe, KeyReply, Network, Probe};
use claude_fix::ports::programs::{Answer, AskError, Programs, Question};
use claude_fix::{causes, checks, headless, repairs};
use futures::future::{BoxFuture, FutureExt};
use tokio::sync::mpsc::unbounded_channel;

const STATE: &str = "/home/dev/.local/state/claude-fix";
const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
const LOGIN: &str = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000}}"#;
const CREDENTIALS: &str = "/home/dev/.claude/.credentials.json";

fn see(world: World, all: &'static [Check], limit: Duration) -> io::Result<(Assessment, Vec<Event>)> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let (sender, mut receiver) = unbounded_channel();
    let selection = Selection { limit, ..Selection::all() };
    let found = runtime.block_on(run(Arc::new(world), all, &selection, RunId(1), Some(sender)));
    let mut events = Vec::new();
    while let Ok(event) = receiver.try_recv() {
        events.push(event);
    }
    // a check that hangs keeps its thread; nobody waits for it
    runtime.shutdown_background();
    Ok((found, events))
}

/// What a yes makes of a plan.
fn yes(plan: &Plan) -> Agreed<Plan> {
    confirm(plan.clone(), Reply::Beforehand).unwrap()
}

/// Looks, says yes, and takes back.
fn back(journal: &Journal, entry: &Journaled) -> Result<Journaled, String> {
    let back = look_back(journal, entry, &[], FakeMachine::new().machine.now)?;
    undo(journal, &confirm(back, Reply::Yes).unwrap())
}

fn assess(world: World) -> io::Result<Assessment> {
    Ok(see(world, checks::ALL, Duration::from_secs(9))?.0)
}

fn well_formed(id: &str) -> bool {
    let part = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    id.split_once('.').is_some_and(|(family, name)| part(family) && part(name))
}

#[test]
fn ids_are_public_and_unique() {
    let known: BTreeSet<&str> = include_str!("data/cause-ids.txt").lines().collect();
    assert_eq!(known.len(), 83);
    let all_checks = checks::ALL.iter().map(|it| it.id);
    let all_causes = causes::ALL.iter().map(|it| it.id);
    let all_repairs = repairs::ALL.iter().map(|it| it.id);
    for ids in [all_checks.collect::<Vec<_>>(), all_causes.collect(), all_repairs.collect()] {
        assert!(ids.iter().all(|id| well_formed(id)), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    }
    for cause in causes::ALL {
        assert!(known.contains(cause.id), "{}", cause.id);
        assert!(cause.consequence_of.iter().all(|id| known.contains(id) && *id != cause.id), "{}", cause.id);
        assert!(!cause.title().ends_with('.') && cause.why().ends_with('.') && cause.docs.starts_with("https://"));
    }
    let groups: BTreeSet<&str> = Step::ALL.iter().map(|step| step.id()).collect();
    for check in checks::ALL {
        assert!(groups.contains(check.group.id()) && !groups.contains(check.id));
        assert!(!check.title().ends_with('.') && check.why().ends_with('.') && !check.asks.is_empty());
    }
}

/// How many checks there are for the system of a made-up machine.
fn here() -> usize {
    let os = FakeMachine::new().machine.os;
    checks::ALL.iter().filter(|check| check.on().has(os)).count()
}

#[test]
fn an_empty_world_is_survived() {
    let fake = FakeMachine::new();
    let found = assess(fake.world()).unwrap();
    assert_eq!(found.rows.len(), here());
    assert_eq!(found.diagnoses[0].id, "install.missing");
    let mut bare = FakeMachine::new();
    bare.machine.home = None;
    bare.machine.shell = None;
    bare.machine.uid = None;
    bare.env = bare.env.without(["HOME", "SHELL", "PATH"]);
    let found = assess(bare.world()).unwrap();
    assert_eq!(found.rows.len(), here());
    assert!(headless::json::report(&found).is_ok());
}

/// A machine on which nothing ever answers.
struct Dead;

fn never<T>() -> T {
    loop {
        std::thread::park();
    }
}

impl Files for Dead {
    fn look(&self, _: &Path) -> io::Result<Entry> {
        never()
    }
    fn read(&self, _: &Path, _: u64) -> Result<Vec<u8>, ReadError> {
        never()
    }
    fn list(&self, _: &Path, _: usize) -> io::Result<Vec<PathBuf>> {
        never()
    }
    fn real(&self, _: &Path) -> io::Result<PathBuf> {
        never()
    }
    fn executable(&self, _: &Path) -> bool {
        never()
    }
}

impl Items for Dead {
    fn ask(&self, _: &Attributes) -> Result<Answer, AskError> {
        never()
    }
}

impl Programs for Dead {
    fn ask<'a>(
        &'a self,
        _: &'a Question,
        _: &'a claude_fix::model::environment::Environment,
        _: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>> {
        pending().boxed()
    }
}

impl Network for Dead {
    fn probe(&self, _: Probe) -> BoxFuture<'_, NetPath> {
        pending().boxed()
    }
    fn ask_key(&self, _: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        pending().boxed()
    }
}

#[test]
fn a_world_that_hangs_is_left_in_time() {
    let limit = Duration::from_millis(300);
    let lively = machines::key_over_login();
    let all_dead = World {
        files: Arc::new(Dead),
        programs: Arc::new(Dead),
        network: Arc::new(Dead),
        keychain: Some(Arc::new(Dead)),
        ..lively.world()
    };
    let begun = std::time::Instant::now();
    let (found, _) = see(all_dead, checks::ALL, limit).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert_eq!(found.verdict, Verdict::Unknown);
    // nobody said anything, and nothing is sent unasked: for that the world is not looked at
    let not_looked = |id: &str| ["status.you_said", "service.real_message"].contains(&id);
    for row in found.rows.iter().filter(|row| !not_looked(row.id)) {
        assert!(matches!(row.outcome, Outcome::Inconclusive { .. }), "{}: {:?}", row.id, row.outcome);
    }
    let no_network = World { programs: Arc::new(Dead), network: Arc::new(Dead), ..lively.world() };
    let (found, _) = see(no_network, checks::ALL, limit).unwrap();
    assert_eq!(found.rows.len(), here());
    assert!(found.ladder.used().is_some(), "what could be seen was seen");
}

#[expect(clippy::panic, reason = "a check that panics is what is tested")]
const PANICS: Check =
    Check { id: "test.panics", group: Step::Status, asks: &[Ask::Files], run: |_| panic!("on purpose") };
const GOOD: Check = Check {
    id: "test.good",
    group: Step::Status,
    asks: &[Ask::Files],
    run: |_| async { Learned::healthy("well \u{1b}[31m").evidence("x", "sk-ant-api03-abc\u{202e}") }.boxed(),
};

#[test]
fn a_check_that_panics_is_a_row() {
    static BOTH: &[Check] = &[PANICS, GOOD];
    let (found, events) = see(FakeMachine::new().world(), BOTH, Duration::from_secs(5)).unwrap();
    assert!(matches!(&found.rows[0].outcome, Outcome::Inconclusive { because, .. } if because.contains("bug")));
    assert_eq!(found.rows[1].outcome, Outcome::Healthy { summary: "well".into() });
    assert_eq!(found.rows[1].evidence[0].value, "sk-ant-…", "evidence is cleaned whatever a check does");
    assert!(matches!(events.last(), Some(Event::RunDone(..))));
}

/// A network that must not be touched.
struct Untouched;

impl Network for Untouched {
    fn probe(&self, _: Probe) -> BoxFuture<'_, NetPath> {
        never()
    }
    fn ask_key(&self, _: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        never()
    }
}

#[test]
fn offline_opens_nothing() {
    let mut world = World { network: Arc::new(Untouched), ..machines::key_over_login().world() };
    world.permissions.offline = true;
    let world_os = world.machine.os;
    let (found, _) = see(world, checks::ALL, Duration::from_secs(2)).unwrap();
    for (row, check) in found.rows.iter().zip(checks::ALL.iter().filter(|it| it.on().has(world_os))) {
        let skipped = matches!(&row.outcome, Outcome::Skipped { because } if because.contains("--offline"));
        assert_eq!(skipped, check.asks.contains(&Ask::Network), "{}", row.id);
    }
}
