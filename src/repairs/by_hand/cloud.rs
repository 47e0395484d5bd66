//! A sign-in that is not Claude Code's own: the cloud's, or that of a profile. What does one type there?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::plan::Plan;
use crate::model::profile::{Chosen, Profile};
use crate::model::provider::CloudCredentials;
use crate::model::text::plain;
use crate::repairs::form::Repair;

pub(in crate::repairs) const SIGN_IN: Repair =
    Repair { id: "provider.sign_in", title: "Sign in to the cloud", standing: None, plans: cloud };
pub(in crate::repairs) const PROFILE: Repair =
    Repair { id: "profile.sign_in", title: "Sign in to the profile, or leave it", standing: None, plans: profile };

fn cloud(facts: &Facts) -> Vec<Plan> {
    let Some(cloud) = facts.get::<CloudCredentials>().filter(|cloud| cloud.broken.is_some()) else {
        return Vec::new();
    };
    let says = vec![format!(
        "{} makes Claude Code use that cloud's own sign-in. No login of Claude Code counts there.",
        cloud.flag
    )];
    vec![card(SIGN_IN.id, "Sign in to the cloud again", says, vec![plain(&cloud.command, 300)])]
}

fn profile(facts: &Facts) -> Vec<Plan> {
    let Some(profile) = facts.get::<Profile>() else { return Vec::new() };
    let name = plain(&profile.name, 60);
    let (title, says, types) = match profile.chosen {
        _ if profile.open => (
            "Close the profile's login to others",
            format!("Claude Code refuses a login that others may read. It is the one of the profile {name}."),
            owned(&["chmod -R go= ~/.config/anthropic/credentials"]),
        ),
        Chosen::Federation => (
            "Give this machine its identity again, or leave it",
            "Variables describe an identity of this machine. Whoever set it up can renew its token; without the \
             variables Claude Code uses your login."
                .to_owned(),
            owned(&["unset ANTHROPIC_FEDERATION_RULE_ID ANTHROPIC_ORGANIZATION_ID ANTHROPIC_IDENTITY_TOKEN_FILE"]),
        ),
        _ if profile.personal => (
            "Sign in to the profile again, or sign out of it",
            format!(
                "The first command renews the login of the profile {name}; the second removes it, and Claude Code uses your own login."
            ),
            owned(&["ant auth login", "ant auth logout"]),
        ),
        _ => (
            "Leave the profile",
            format!(
                "The profile {name} is an identity of this machine, which whoever set it up can renew. To do without it:"
            ),
            owned(&["ant auth logout"]),
        ),
    };
    vec![card(PROFILE.id, title, vec![says], types)]
}
