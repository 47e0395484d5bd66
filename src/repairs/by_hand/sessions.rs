//! Sessions and programs in the way of the login: which ones does one end, and in which order?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::plan::Plan;
use crate::model::sessions::{Session, Sessions};
use crate::model::text::plain;
use crate::repairs::form::Repair;
use crate::words::Listed;

pub(in crate::repairs) const RESTART: Repair = Repair { id: "session.restart", standing: None, plans: restart };
pub(in crate::repairs) const ONE_LOGIN: Repair = Repair { id: "session.one_login", standing: None, plans: one_login };
pub(in crate::repairs) const STOP_OTHER: Repair =
    Repair { id: "session.stop_other", standing: None, plans: stop_other };
pub(in crate::repairs) const DAEMON: Repair = Repair { id: "daemon.stop", standing: None, plans: daemon };

fn older(sessions: &Sessions, supervisor: bool) -> Vec<&Session> {
    let written = |it: &&Session| sessions.login_written.is_some_and(|written| it.started < written);
    sessions.all.iter().filter(|it| it.supervisor == supervisor).filter(written).collect()
}

fn restart(facts: &Facts) -> Vec<Plan> {
    let Some(sessions) = facts.get::<Sessions>() else { return Vec::new() };
    let old = older(sessions, false);
    if old.is_empty() {
        return Vec::new();
    }
    let numbers: Vec<String> = old.iter().take(8).map(|it| it.pid.to_string()).collect();
    vec![card(
        RESTART.id,
        say!("repairs/start-older-sessions-anew"),
        vec![
            say!("repairs/they-were-started-before-login", processes = numbers.listed()),
            warn!("repairs/only-if-one-says-not"),
        ],
        owned(&["claude --continue"]),
    )]
}

fn one_login(facts: &Facts) -> Vec<Plan> {
    let Some(sessions) = facts.get::<Sessions>().filter(|sessions| sessions.all.len() > 1) else {
        return Vec::new();
    };
    let count = sessions.all.len();
    vec![card(
        ONE_LOGIN.id,
        say!("repairs/update-end-all-sessions-then"),
        vec![
            say!("repairs/sessions-run-update-first-then", count = count),
            say!("repairs/scripts-run-side-side-token"),
        ],
        owned(&["claude update", "claude auth login"]),
    )]
}

fn stop_other(facts: &Facts) -> Vec<Plan> {
    let Some(sessions) = facts.get::<Sessions>() else { return Vec::new() };
    let says = match (sessions.others.first(), &sessions.synced) {
        (Some(name), _) => {
            let name = plain(name, 60);
            vec![say!("repairs/runs-can-renew-or-replace", name = name), say!("repairs/if-does-let-program-sign")]
        }
        (None, Some(service)) => vec![
            say!("repairs/take-claude-codes-folder-out", service = plain(service, 60)),
            warn!("repairs/login-can-renewed-once-same"),
        ],
        (None, None) => return Vec::new(),
    };
    let program = sessions.others.first().map(|name| format!("pgrep -fl {}", plain(name, 60)));
    let types = program.into_iter().chain(["claude auth login".to_owned()]).collect();
    vec![card(STOP_OTHER.id, say!("repairs/let-only-claude-code-renew"), says, types)]
}

fn daemon(facts: &Facts) -> Vec<Plan> {
    let Some(sessions) = facts.get::<Sessions>() else { return Vec::new() };
    let old = older(sessions, true);
    let Some(first) = old.first() else { return Vec::new() };
    vec![card(
        DAEMON.id,
        say!("repairs/end-background-supervisor"),
        vec![
            warn!("repairs/process-every-background-agent-ends", pid = first.pid),
            say!("repairs/claude-code-starts-anew-when"),
        ],
        owned(&["claude daemon stop --any"]),
    )]
}
