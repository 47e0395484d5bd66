//! How does a session let go of an old login? It is asked to end, one at a time or all of them; nobody is forced.

use super::form::Repair;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::order::InOrder;
use crate::model::plan::{Plan, Risk, Step};
use crate::model::sessions::{Session, Sessions};
use crate::model::step::Step as WizardStep;

pub(super) const REPAIR: Repair = Repair { id: "session.end", standing: Some(WizardStep::Editors), plans };

/// How many sessions are offered one by one.
const MOST: usize = 12;

fn plans(facts: &Facts) -> Vec<Plan> {
    let (Some(sessions), Some(machine)) = (facts.get::<Sessions>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    // whoever was started from a session would end with it
    let others: Vec<&Session> = sessions.all.iter().filter(|it| !it.around_us).collect();
    let one = |it: &&Session| {
        let title = say!("repairs/end-one", session = named(it, machine));
        plan(&format!("{}", it.pid), title, &[it], machine)
    };
    let mut all: Vec<Plan> = others.iter().take(MOST).map(one).collect();
    if let [_, _, ..] = others.as_slice() {
        let title = say!("repairs/end-all-claude-code-sessions", others = others.len());
        all.insert(0, plan("all", title, &others, machine));
    } else if let [only] = others.as_slice() {
        all = vec![plan("all", say!("repairs/end-one", session = named(only, machine)), &[only], machine)];
    }
    all
}

/// `session in VS Code (process 7, since 09:14)`.
fn named(session: &Session, machine: &Machine) -> String {
    let what = if session.supervisor { "supervisor" } else { "session" };
    let (pid, since) = (session.pid, session.started.near(machine.now));
    match (&session.host, &session.terminal) {
        (Some(host), _) => say!("repairs/session-in-program", what = what, host = host, pid = pid, since = since),
        (None, Some(terminal)) => {
            say!("repairs/session-in-terminal", what = what, terminal = terminal, pid = pid, since = since)
        }
        (None, None) => say!("repairs/session-alone", what = what, pid = pid, since = since),
    }
}

fn plan(target: &str, title: String, sessions: &[&Session], machine: &Machine) -> Plan {
    let steps = sessions.iter().map(|it| {
        let what = if it.supervisor { "claude daemon" } else { "claude" };
        let name = match it.host.as_ref().or(it.terminal.as_ref()) {
            Some(place) => say!("repairs/program-in-place", program = what, place = place),
            None => what.to_owned(),
        };
        Step::EndProcess { pid: it.pid, begun: it.begun, name }
    });
    let steps: Vec<Step> = steps.collect();
    let mut consequences = Vec::new();
    if sessions.len() > 1 {
        consequences.extend(sessions.iter().map(|it| warn!("repairs/ends-one", session = named(it, machine))));
    }
    consequences.push(warn!("repairs/prompt-typed-there-not-sent"));
    consequences.push(warn!("repairs/conversation-stored-claude-resume-goes"));
    let mut hosts: Vec<&String> = sessions.iter().filter_map(|it| it.host.as_ref()).collect();
    hosts.order();
    hosts.dedup();
    for host in hosts {
        consequences.push(warn!("repairs/itself-stays-open-starts-claude", host = host));
    }
    if sessions.iter().any(|it| it.supervisor) {
        consequences.push(warn!("repairs/background-agents-end-their-supervisor"));
    }
    consequences.push(warn!("repairs/asked-end-never-forced-if"));
    let ids: Vec<String> = sessions.iter().map(|it| it.pid.to_string()).collect();
    Plan {
        id: format!("{}:{target}", REPAIR.id),
        title,
        risk: Risk::Destructive,
        steps,
        consequences,
        manual: vec![machine.types_end(&ids)],
        clears: Vec::new(),
        cures: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::Moment;
    use crate::ports::fake::FakeMachine;

    fn made(all: Vec<Session>) -> Vec<Plan> {
        let machine = FakeMachine::new().machine;
        plans(&Facts::default().with(machine).with(Sessions { all, ..Sessions::default() }))
    }

    fn session(pid: u32) -> Session {
        Session { pid, begun: 40, started: Moment(1_795_230_000_000), ..Session::default() }
    }

    #[test]
    fn each_is_named_and_the_card_says_what_is_lost() {
        let in_code = Session { host: Some("VS Code".into()), terminal: Some("pts/3".into()), ..session(7) };
        let here = Session { around_us: true, ..session(8) };
        let all = made(vec![in_code, session(9), here]);
        let ids: Vec<&str> = all.iter().map(|plan| plan.id.as_str()).collect();
        assert_eq!(ids, ["session.end:all", "session.end:7", "session.end:9"]);
        assert_eq!(all[0].steps.len(), 2, "the session that this runs in is not ended");
        assert_eq!(all[1].steps, [Step::EndProcess { pid: 7, begun: 40, name: "claude in VS Code".into() }]);
        let shown = all[1].consequences.join("\n");
        assert!(all[1].title.contains("in VS Code (process 7, since"), "{}", all[1].title);
        assert!(shown.contains("not sent is lost") && shown.contains("VS Code itself stays open"), "{shown}");
        assert!(all[1].risk == Risk::Destructive && !all[1].can_undo() && all[1].stakes().contains("start them again"));
        assert!(made(Vec::new()).is_empty());
    }
}
