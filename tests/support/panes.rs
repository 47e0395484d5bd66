//! How could a program look that runs for a change? Sample panes, made by the events that make them.

use claude_fix::app::event::Ended;
use claude_fix::app::event::{Event, Key};
use claude_fix::app::pane::{Note, Pane};
use claude_fix::app::state::{Dialog, ResultCard, Screen};
use claude_fix::app::{State, update};
use claude_fix::model::consent::{Reply, confirm};
use claude_fix::model::login::{LoginState, StoredLogin};
use claude_fix::model::pane::{Link, Shown};
use claude_fix::model::plan::{Plan, Purpose, Risk, Step as PlanStep};
use claude_fix::model::stamp::{Kind, Stamp};
use claude_fix::model::step::Step;

use super::machine::{all_well, at};
use super::troubles::login_expired;

const URL: &str = "https://claude.com/cai/oauth/authorize?code=true&client_id=9d1c250a-e61b-44d9-88ed-5944d1962f5e&response_type=code&redirect_uri=https%3A%2F%2Fplatform.claude.com%2Foauth%2Fcode%2Fcallback&scope=org%3Acreate_api_key+user%3Aprofile+user%3Ainference+user%3Asessions%3Aclaude_code+user%3Amcp_servers+user%3Afile_upload&code_challenge=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG&code_challenge_method=S256&state=ZyXwVuTsRqPoNmLkJiHgFeDcBa9876543210ZyXwVuT";

/// A plan that runs `claude auth …`.
pub(crate) fn running(purpose: Purpose) -> Plan {
    let (word, title, risk) = match purpose {
        Purpose::SignOut => ("logout", "Sign out of Claude Code", Risk::Destructive),
        _ => ("login", "Sign in with Claude Code", Risk::Safe),
    };
    let stamp = Stamp { kind: Kind::File, size: 600, mode: Some(0o600), digest: Some("ab".repeat(32)) };
    Plan {
        id: format!("login.{word}"),
        title: title.into(),
        risk,
        steps: vec![
            PlanStep::Keep { file: "/home/ada/.claude/.credentials.json".into(), before: stamp },
            PlanStep::Run {
                program: "/home/ada/.local/bin/claude".into(),
                arguments: vec!["auth".into(), word.into()],
                purpose,
                remove_env: Vec::new(),
            },
        ],
        consequences: vec!["The old login, which has ended, is replaced as soon as you have signed in.".into()],
        manual: vec![format!("claude auth {word}")],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

fn pane(purpose: Purpose, shown: Shown) -> State {
    let mut state = login_expired();
    state.screen = Screen::Step(Step::SignIn);
    let mut pane = Pane::new(Box::new(confirm(running(purpose), Reply::Beforehand).unwrap()));
    pane.ticks = 23 * 8;
    state.dialog = Some(Dialog::Pane(Box::new(pane)));
    update(&mut state, Event::PaneShows(Box::new(shown)));
    state
}

fn asks() -> Shown {
    let lines = ["Opening browser to sign in…", "Paste code here if prompted >"].map(str::to_owned).to_vec();
    Shown { lines, link: Some(Link { url: URL.into(), problem: None }), wants_code: true, means: None }
}

/// The address, and the field for the code.
pub(crate) fn signing_in() -> State {
    let mut state = pane(Purpose::SignIn, asks());
    if let Some(it) = &mut state.assessment {
        it.machine.contexts.clear();
    }
    state
}

/// On a machine that is reached over SSH, after the address was copied.
pub(crate) fn remote() -> State {
    let mut state = signing_in();
    if let Some(it) = &mut state.assessment {
        it.machine.contexts = vec!["ssh".into()];
    }
    update(&mut state, Event::Copied { file: Some("~/.local/state/claude-fix/copied.txt".into()) });
    state
}

/// Half of a code was pasted.
pub(crate) fn half_a_code() -> State {
    let mut state = signing_in();
    update(&mut state, Event::Pasted("HjK3mN8pQrStUv\nWxYzAbCdEf".into()));
    update(&mut state, Event::Key(Key::Enter));
    state
}

/// The code was refused, and nobody has done anything for ten minutes.
pub(crate) fn refused() -> State {
    let means = "The code from the browser was incomplete, too old or used before. Start the sign-in again.".to_owned();
    let mut state = pane(Purpose::SignIn, Shown { means: Some(means), ..asks() });
    if let Some(Dialog::Pane(pane)) = &mut state.dialog {
        pane.ticks = 8 * 611;
    }
    state
}

/// An address that lost its end, and one key before it is cancelled.
pub(crate) fn broken_address() -> State {
    let problem = Some("it is incomplete: code_challenge, state is missing".to_owned());
    let link = Some(Link { url: URL[..190].into(), problem });
    let mut state = pane(Purpose::SignIn, Shown { link, ..asks() });
    update(&mut state, Event::Key(Key::Esc));
    assert!(matches!(&state.dialog, Some(Dialog::Pane(pane)) if pane.note != Some(Note::Incomplete)));
    state
}

/// A program that only prints.
pub(crate) fn signing_out() -> State {
    let line = "Logged out on this computer, but Anthropic didn't confirm the login was revoked.".to_owned();
    let means = Some("Nothing of the sign-in is left on this machine, but Anthropic could not be told.".to_owned());
    pane(Purpose::SignOut, Shown { lines: vec![line], link: None, wants_code: false, means })
}

/// After the person cancelled it.
pub(crate) fn cancelled() -> State {
    let mut state = signed_in();
    if let Some(Dialog::Result(result)) = &mut state.dialog {
        let because = "The sign-in was cancelled. Everything is as it was before".to_owned();
        (result.ended, result.cancelled, result.said) = (Ended::Failed { because }, true, Vec::new());
    }
    state
}

/// After a sign-in.
pub(crate) fn signed_in() -> State {
    let mut state = all_well();
    state.dialog = Some(Dialog::Result(ResultCard {
        plan: String::new(),
        title: running(Purpose::SignIn).title,
        ended: Ended::Fixed,
        now: state.assessment.as_ref().map(|it| it.summary.clone()),
        here: Vec::new(),
        undo: None,
        said: vec!["Signed in. The login is good until 19:40, and renews itself.".into()],
        ran: true,
        cancelled: false,
        prevent: None,
    }));
    state
}

/// The picture of the step, with sign-ins of MCP servers beside the login.
pub(crate) fn picture() -> State {
    let mut state = all_well();
    state.screen = Screen::Step(Step::SignIn);
    if let Some(it) = &mut state.assessment {
        it.machine.now = at(14, 2, 11);
        it.facts.add(StoredLogin {
            linked_mode: None,
            file: "/home/ada/.claude/.credentials.json".into(),
            stamp: Stamp { kind: Kind::File, size: 600, mode: Some(0o600), digest: Some("ab".repeat(32)) },
            owner: Some(1000),
            state: LoginState::Valid { until: at(19, 40, 0) },
            renews: true,
            deadline: Some(at(23, 59, 0)),
            scopes: None,
            plan: Some("max".into()),
            beside: vec!["mcpOAuth".into()],
            mcp: 2,
        });
    }
    state
}
