//! Is somebody signed in with claude.ai, and until when?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::model::login::LoginState;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CHECK: Check = Check {
    id: "login.claude_ai",
    title: "The claude.ai login",
    group: Step::SignIn,
    why: "A stored login is renewed by itself every few hours until its deadline, about a month after signing in. \
          Whether the service still accepts it is only seen by a real request, which claude-fix does not send.",
    asks: &[Ask::Files],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(login) = gather(world).login(world) else {
            return Learned::skipped("without a home folder there is no place for a login");
        };
        let now = world.now();
        let learned = match &login.state {
            LoginState::None => Learned::found("Nobody is signed in with claude.ai here"),
            LoginState::Valid { until } if login.renews => {
                Learned::healthy(format!("Signed in; the login renews itself, next at {}", until.near(now)))
            }
            LoginState::Valid { until } => {
                let until = until.near(now);
                Learned::healthy(format!(
                    "Signed in until {until}; nothing is stored by which the login could renew itself"
                ))
            }
            LoginState::Kept { since } => {
                let written = since.map_or_else(String::new, |at| format!(", written {}", at.near(now)));
                Learned::healthy(format!("The Keychain holds a login{written}; it is not opened"))
            }
            LoginState::RefreshPending { since } => Learned::healthy(format!(
                "Signed in; the login ran out at {} and Claude Code renews it with the next request",
                since.near(now)
            )),
            LoginState::Expired { since: Some(since) } => {
                Learned::found(format!("The login ended at {} and cannot be renewed", since.near(now)))
            }
            LoginState::Expired { since: None } => Learned::found("The login cannot be renewed"),
            LoginState::Blanked => Learned::found("Claude Code emptied the login after it could not be renewed"),
            LoginState::Corrupt { because } => Learned::found(format!("The stored login cannot be used: {because}")),
            LoginState::Unknown { because, .. } => {
                Learned::inconclusive(format!("Whether somebody is signed in cannot be told: {because}"), "see step 6")
            }
        };
        let learned = match &login.plan {
            Some(plan) => learned.evidence("plan", crate::model::text::plain(plan, 40)),
            None => learned,
        };
        match login.deadline {
            Some(deadline) => learned.evidence("deadline", deadline.near(now)),
            None => learned,
        }
    }
    .boxed()
}
