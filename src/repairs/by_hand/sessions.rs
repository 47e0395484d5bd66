//! Sessions and programs in the way of the login: which ones does one end, and in which order?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::plan::Plan;
use crate::model::sessions::{Session, Sessions};
use crate::model::text::plain;
use crate::repairs::form::Repair;

pub(in crate::repairs) const RESTART: Repair =
    Repair { id: "session.restart", title: "Start old sessions anew", standing: None, plans: restart };
pub(in crate::repairs) const ONE_LOGIN: Repair =
    Repair { id: "session.one_login", title: "End all sessions, then sign in once", standing: None, plans: one_login };
pub(in crate::repairs) const STOP_OTHER: Repair =
    Repair { id: "session.stop_other", title: "Keep other programs off the login", standing: None, plans: stop_other };
pub(in crate::repairs) const DAEMON: Repair =
    Repair { id: "daemon.stop", title: "Let the background supervisor start anew", standing: None, plans: daemon };

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
        "Start the older sessions anew",
        vec![
            format!("They were started before your login was last written: process {}.", numbers.join(", ")),
            "Only if one says that you are not logged in: leave it with /exit and go on where you were. What is typed \
             and not sent is lost. In an editor, close its window and open it again."
                .to_owned(),
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
        "Update, end all sessions, then sign in once",
        vec![
            format!("{count} sessions run. Update first, then leave each with /exit, editors included, then sign in."),
            "For scripts that run side by side, a token of their own is safer: claude setup-token".to_owned(),
        ],
        owned(&["claude update", "claude auth login"]),
    )]
}

fn stop_other(facts: &Facts) -> Vec<Plan> {
    let (Some(sessions), Some(machine)) = (facts.get::<Sessions>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let says = match (sessions.others.first(), &sessions.synced) {
        (Some(name), _) => {
            let name = plain(name, 60);
            vec![
                format!("{name} runs and can renew or replace the login. End it, and see whether the login stays."),
                "If it does, let that program sign in by itself, or leave it off.".to_owned(),
            ]
        }
        (None, Some(service)) => vec![
            format!(
                "Take Claude Code's folder out of {}, then sign in on each machine separately.",
                plain(service, 60)
            ),
            "A login can be renewed once with the same token: two machines that share it lose it.".to_owned(),
        ],
        (None, None) => return Vec::new(),
    };
    let program = sessions.others.first().map(|name| {
        let name = plain(name, 60);
        if machine.os == Os::Windows { format!("tasklist | findstr /i {name}") } else { format!("pgrep -fl {name}") }
    });
    let types = program.into_iter().chain(["claude auth login".to_owned()]).collect();
    vec![card(STOP_OTHER.id, "Let only Claude Code renew the login", says, types)]
}

fn daemon(facts: &Facts) -> Vec<Plan> {
    let Some(sessions) = facts.get::<Sessions>() else { return Vec::new() };
    let old = older(sessions, true);
    let Some(first) = old.first() else { return Vec::new() };
    vec![card(
        DAEMON.id,
        "End the background supervisor",
        vec![
            format!("It is process {}. Every background agent ends with it, in the middle of its work.", first.pid),
            "Claude Code starts it anew when it is needed, with the login that is there then.".to_owned(),
        ],
        owned(&["claude daemon stop --any"]),
    )]
}
