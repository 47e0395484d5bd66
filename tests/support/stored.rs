//! What could be stored on a machine? Samples for the step of the stored sign-in, with the plans that the repairs make.

use std::path::PathBuf;

use claude_fix::app::State;
use claude_fix::app::state::{Card, Dialog, Question, Screen};
use claude_fix::model::config_folder::{ConfigFolder, Holds, Refusal};
use claude_fix::model::facts::Facts;
use claude_fix::model::login::{LoginState, StoredLogin};
use claude_fix::model::plan::Plan;
use claude_fix::model::settings::ConfigFile;
use claude_fix::model::source::Change;
use claude_fix::model::stamp::{Kind, Stamp};
use claude_fix::model::step::Step;
use claude_fix::repairs;

use super::machine::{at, key_overrides_login};

fn stamp(kind: Kind, size: u64) -> Stamp {
    Stamp { kind, size, mode: Some(0o755), digest: Some("00".into()) }
}

fn holds() -> Holds {
    Holds {
        files: 13_402,
        bytes: 1_234_567_890,
        sessions: 212,
        settings: 48,
        memory: 3,
        todos: 19,
        plugins: 310,
        foreign: vec!["my-notes".into()],
        foreign_count: 1,
        ..Holds::default()
    }
}

fn folder() -> ConfigFolder {
    let path = PathBuf::from("/home/ada/.claude");
    ConfigFolder {
        stamp: stamp(Kind::Folder, 0),
        owner: Some(1000),
        link: None,
        real: Some(path.clone()),
        inside: Some((stamp(Kind::Folder, 0), Some(1000))),
        holds: holds(),
        refusals: Vec::new(),
        program: None,
        running: Some(2),
        room: Some((1 << 30, false)),
        keychain: Vec::new(),
        path,
    }
}

fn login() -> StoredLogin {
    StoredLogin {
        linked_mode: None,
        file: "/home/ada/.claude/.credentials.json".into(),
        stamp: stamp(Kind::File, 472),
        owner: Some(1000),
        state: LoginState::Valid { until: at(19, 40, 0) },
        renews: true,
        deadline: None,
        scopes: None,
        plan: None,
        beside: vec!["mcpOAuth".into()],
        mcp: 2,
    }
}

fn config() -> ConfigFile {
    let path = PathBuf::from("/home/ada/.claude.json");
    let mut config = ConfigFile::new(path, "~/.claude.json".into(), stamp(Kind::File, 9000), stamp(Kind::File, 9000));
    config.sign_in = vec!["oauthAccount".into()];
    config.without = vec![Change { line: 7, before: "\"oauthAccount\": …".into(), after: Vec::new() }];
    config
}

/// The step on a machine with these facts, where a key hides the login.
fn on_step(folder: ConfigFolder, login: StoredLogin, config: ConfigFile) -> State {
    let mut state = key_overrides_login();
    state.screen = Screen::Step(Step::StoredSignIn);
    if let Some(it) = &mut state.assessment {
        let facts = Facts::default().with(it.machine.clone()).with(it.ladder.clone()).with(it.installs.clone());
        it.facts = facts.with(folder).with(login).with(config);
        for repair in repairs::ALL.iter().filter(|repair| repair.standing.is_some()) {
            for plan in repair.made(&it.facts) {
                it.standing.push((Step::StoredSignIn, plan.id.clone()));
                it.plans.push(plan);
            }
        }
    }
    state
}

/// Everything is where it usually is.
pub(crate) fn usual() -> State {
    on_step(folder(), login(), config())
}

/// Much is not as usual, and the folder cannot be moved.
pub(crate) fn refused() -> State {
    let refusals = vec![Refusal::GitWorkTree("/home/ada".into()), Refusal::NotOwned(0)];
    let mut missing = login();
    missing.stamp = Stamp::MISSING;
    missing.state = LoginState::None;
    let mut damaged = config();
    damaged.broken = Some("it ends in the middle (line 3, column 1)".into());
    on_step(ConfigFolder { refusals, ..folder() }, missing, damaged)
}

/// The folder is a link, the login is damaged, and this is a Mac.
pub(crate) fn linked() -> State {
    let link = Some(PathBuf::from("dotfiles/\u{1b}[31mclaude"));
    let real = Some(PathBuf::from("/home/ada/dotfiles/\u{1b}[31mclaude"));
    let keychain = vec!["Claude Code-credentials".to_owned(), "Claude Code".to_owned()];
    let folder = ConfigFolder { stamp: stamp(Kind::Link, 9), link, real, keychain, running: None, ..folder() };
    let state = LoginState::Corrupt { because: "it is empty".into() };
    on_step(folder, StoredLogin { state, beside: Vec::new(), ..login() }, config())
}

/// The card of one of the three resets.
pub(crate) fn card(id: &str) -> State {
    let mut state = usual();
    let plan: Plan = state.assessment.as_ref().and_then(|it| it.plan(id)).unwrap().clone();
    let question = Question::Apply(Box::new(plan));
    state.dialog = Some(Dialog::Card(Card { question, seen: true, scroll: 0, typed: String::new() }));
    state
}

/// The list of what can be done.
pub(crate) fn offers() -> State {
    State { dialog: Some(Dialog::Offers { selected: 1 }), ..usual() }
}
