//! What does putting in a key look like? The field, what was found, the places, and the card of one.

use claude_fix::app::State;
use claude_fix::app::new_key::{NewKey, Stage};
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::model::new_key::{Fitness, Judged, Sought};
use claude_fix::model::plan::{Edit, Plan, Risk, Step as PlanStep};
use claude_fix::model::source::{Change, Dialect};
use claude_fix::model::stamp::Stamp;
use claude_fix::model::step::Step;

use super::machine::key_overrides_login;

const SHOWN: &str = "sk-ant-api03-…wXyZ";

fn over(sought: Sought, typed: &str, at: Stage) -> State {
    let mut state = key_overrides_login();
    state.screen = Screen::Step(Step::ApiKey);
    state.dialog = Some(Dialog::NewKey(Box::new(NewKey { sought, field: typed.into(), stage: at })));
    state
}

fn plan(target: &str, title: &str, steps: Vec<PlanStep>, consequences: &[&str]) -> Plan {
    Plan {
        id: format!("key.keep:{target}"),
        title: title.into(),
        risk: Risk::Reversible,
        steps,
        consequences: consequences.iter().map(|it| (*it).to_owned()).collect(),
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

/// The plan that keeps it in the keychain.
pub(crate) fn in_keychain() -> Plan {
    let line = "  \"apiKeyHelper\": \"/usr/bin/secret-tool lookup service claude-fix username anthropic-api-key\",";
    let steps = vec![
        PlanStep::Keychain { account: "anthropic-api-key".into(), fingerprint: SHOWN.into() },
        PlanStep::EditFile {
            file: "/home/ada/.claude/settings.json".into(),
            edit: Edit::SetKey { key: "apiKeyHelper".into(), value: "x".into() },
            before: Stamp::MISSING,
            changes: vec![Change { line: 2, before: String::new(), after: vec![line.into()] }],
        },
    ];
    let says = [
        "Claude Code asks the system's own program for the key at every start, also when claude-fix is gone.",
        "Over SSH and in CI nobody unlocks a keychain, and Claude Code gets no key there: use a variable there.",
    ];
    plan("keychain", "Keep sk-ant-api03-…wXyZ in the keychain", steps, &says)
}

fn in_shell() -> Plan {
    let edit = Edit::PutSecret { dialect: Dialect::Posix, variable: "ANTHROPIC_API_KEY".into(), date: "x".into() };
    let step =
        PlanStep::EditFile { file: "/home/ada/.zshrc".into(), edit, before: Stamp::MISSING, changes: Vec::new() };
    plan("shell", "Set ANTHROPIC_API_KEY in ~/.zshrc", vec![step], &[])
}

fn judged(fitness: Fitness, says: &str, odd: &[&str]) -> Box<Judged> {
    Box::new(Judged {
        sought: Sought::ApiKey,
        shown: SHOWN.into(),
        length: 108,
        fitness,
        says: says.into(),
        odd: odd.iter().map(|it| (*it).to_owned()).collect(),
        plans: vec![in_keychain(), in_shell()],
        not: Vec::new(),
        session: true,
    })
}

/// Half of a key is in the field, after one of the wrong kind.
pub(crate) fn typing() -> State {
    let note = "This is an admin key (sk-ant-admin…), which manages an organisation and cannot talk to models.";
    over(Sought::ApiKey, "sk-ant-api03-AbCdEfGhIjKl", Stage::Typing { note: Some(note.into()) })
}

/// The API is being asked.
pub(crate) fn asking() -> State {
    over(Sought::ApiKey, "", Stage::Asking)
}

/// A character that nobody sees.
pub(crate) fn spoilt() -> State {
    let says = "The key holds a character that does not belong there.";
    let judged = judged(Fitness::Spoilt, says, &["U+200B ZERO WIDTH SPACE at character 31"]);
    over(Sought::ApiKey, "", Stage::Doubtful(judged))
}

/// The API does not know it.
pub(crate) fn refused() -> State {
    let judged = judged(Fitness::Refused, "api.anthropic.com does not know this key (401).", &[]);
    over(Sought::ApiKey, "", Stage::Doubtful(judged))
}

/// Where shall it be kept?
pub(crate) fn choosing() -> State {
    let judged = judged(Fitness::Good, "api.anthropic.com knows this key.", &[]);
    over(Sought::ApiKey, "", Stage::Choosing { judged, selected: 1 })
}

/// A token for servers.
pub(crate) fn token() -> State {
    over(Sought::SetupToken, "", Stage::Typing { note: None })
}
