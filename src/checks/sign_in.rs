//! Is somebody signed in with claude.ai, and until when?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::model::login::LoginState;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "login.claude_ai", group: Step::SignIn, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(login) = gather(world).login(world) else {
            return Learned::skipped(say!("checks/no-home-no-login"));
        };
        let now = world.now();
        let learned = match &login.state {
            LoginState::None => Learned::found(say!("checks/nobody-signed-claude-ai-here")),
            LoginState::Valid { until } if login.renews => {
                Learned::healthy(say!("checks/signed-login-renews-itself-next", when = until.near(now)))
            }
            LoginState::Valid { until } => {
                let until = until.near(now);
                Learned::healthy(say!("checks/signed-until-nothing-stored-which", until = until))
            }
            LoginState::Kept { since } => Learned::healthy(match since {
                Some(at) => say!("checks/keychain-login-written", when = at.near(now)),
                None => say!("checks/keychain-login-not-opened"),
            }),
            LoginState::RefreshPending { since } => {
                Learned::healthy(say!("checks/signed-login-ran-out-at", when = since.near(now)))
            }
            LoginState::Expired { since: Some(since) } => {
                Learned::found(say!("checks/login-ended-at-cannot-renewed", when = since.near(now)))
            }
            LoginState::Expired { since: None } => Learned::found(say!("checks/login-cannot-renewed")),
            LoginState::Blanked => Learned::found(say!("checks/claude-code-emptied-login-after")),
            LoginState::Corrupt { because } => {
                Learned::found(say!("checks/stored-login-cannot-used", because = because))
            }
            LoginState::Unknown { because, .. } => Learned::inconclusive(
                say!("checks/whether-somebody-signed-cannot-told", because = because),
                say!("checks/hint-step-6"),
            ),
        };
        let learned = match &login.plan {
            Some(plan) => learned.evidence(say!("checks/label-plan"), crate::model::text::plain(plan, 40)),
            None => learned,
        };
        match login.deadline {
            Some(deadline) => learned.evidence(say!("checks/label-deadline"), deadline.near(now)),
            None => learned,
        }
    }
    .boxed()
}
