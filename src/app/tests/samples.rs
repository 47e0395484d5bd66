//! What does a wizard look like in the middle of something? A real diagnosis of made-up machines.

use std::sync::{Arc, OnceLock};

use crate::app::event::{Event, Key, RunId};
use crate::app::{Effect, State, start, update};
use crate::checks::ALL;
use crate::engine::checks::{Selection, run};
use crate::model::assessment::Assessment;
use crate::model::back::{Back, Copies};
use crate::model::consent::{Agreed, Reply, confirm};
use crate::model::journal::{Entry, EntryState};
use crate::model::plan::{Plan, Risk};
use crate::model::time::Moment;
use crate::ports::fake::FakeMachine;
use crate::ports::network::KeyReply;

pub(super) const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

/// A good login beneath a dead key that `~/.zshrc` sets.
pub(super) fn broken() -> FakeMachine {
    let fake = FakeMachine::new().variable("ANTHROPIC_API_KEY", KEY);
    fake.claude("2.1.329");
    fake.file("/home/dev/.zshrc", &format!("# mine\nexport ANTHROPIC_API_KEY={KEY}\n"));
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

/// Somebody is signed in, and all is well.
pub(super) fn signed_in() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake.file(
        "/home/dev/.claude/.credentials.json",
        r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000,"subscriptionType":"max"}}"#,
    );
    fake.file("/home/dev/.claude.json", r#"{"oauthAccount":{"emailAddress":"somebody@example.com"}}"#);
    fake
}

pub(super) fn assess(fake: &FakeMachine) -> Assessment {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run(Arc::new(fake.world()), ALL, &Selection::all(), RunId(1), None))
}

/// The machine after the repair.
pub(super) fn mended() -> Assessment {
    let mut fake = broken();
    fake.env = fake.env.without(["ANTHROPIC_API_KEY"]);
    fake.file("/home/dev/.zshrc", "# mine\n");
    assess(&fake)
}

/// The wizard once its first run is over.
pub(super) fn ready() -> State {
    finished(assess(&broken()))
}

pub(super) fn finished(assessment: Assessment) -> State {
    let mut state = State::new(100, 30);
    let effects = start(&mut state);
    assert_eq!(effects, [Effect::Check(RunId(1))]);
    update(&mut state, Event::RunDone(RunId(1), Box::new(assessment)));
    state
}

pub(super) fn press(state: &mut State, key: Key) -> Vec<Effect> {
    update(state, Event::Key(key))
}

pub(super) fn plan() -> Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| ready().offer().unwrap().clone()).clone()
}

pub(super) fn destructive() -> Plan {
    Plan { risk: Risk::Destructive, title: "Reset".into(), ..plan() }
}

/// The wizard on the step of the diagnosis, where a second plan is offered by the step itself.
pub(super) fn with_choice() -> State {
    let mut assessment = assess(&broken());
    let reset = Plan { id: "reset.made_up".into(), ..destructive() };
    assessment.standing = vec![(assessment.diagnoses[0].step, reset.id.clone())];
    assessment.plans.push(reset);
    let step = assessment.diagnoses[0].step;
    let mut state = finished(assessment);
    press(&mut state, Key::Char(step.digit()));
    state
}

pub(super) fn entry(id: u32, state: EntryState) -> Entry {
    let plan = Plan { title: format!("Change {id}"), ..plan() };
    Entry {
        schema: Entry::SCHEMA.into(),
        id,
        at: Moment(1_795_233_600_000),
        plan,
        records: Vec::new(),
        state,
        helped: None,
        purged: false,
    }
}

/// What a yes makes of a plan.
pub(super) fn yes(plan: Plan) -> Box<Agreed<Plan>> {
    Box::new(confirm(plan, Reply::Beforehand).unwrap())
}

/// What it takes to take back an entry.
pub(super) fn back(id: u32) -> Back {
    Back { entry: entry(id, EntryState::Applied), aside: Vec::new(), copies: Copies::default() }
}

/// Presses `u`, and answers what was to be looked at.
pub(super) fn ask_undo(state: &mut State) {
    let effects = press(state, Key::Char('u'));
    let [Effect::LookBack(id)] = effects.as_slice() else { panic!("{effects:?}") };
    update(state, Event::Back(Ok(Box::new(back(*id)))));
}
