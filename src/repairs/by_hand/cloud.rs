//! A sign-in that is not Claude Code's own: the cloud's, or that of a profile. What does one type there?

use super::{card, owned};
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::Plan;
use crate::model::profile::{Chosen, Profile};
use crate::model::provider::CloudCredentials;
use crate::model::text::plain;
use crate::repairs::form::Repair;

pub(in crate::repairs) const SIGN_IN: Repair = Repair { id: "provider.sign_in", standing: None, plans: cloud };
pub(in crate::repairs) const PROFILE: Repair = Repair { id: "profile.sign_in", standing: None, plans: profile };

/// The variables that describe an identity of this machine.
const IDENTITY: [&str; 3] =
    ["ANTHROPIC_FEDERATION_RULE_ID", "ANTHROPIC_ORGANIZATION_ID", "ANTHROPIC_IDENTITY_TOKEN_FILE"];

fn cloud(facts: &Facts) -> Vec<Plan> {
    let Some(cloud) = facts.get::<CloudCredentials>().filter(|cloud| cloud.broken.is_some()) else {
        return Vec::new();
    };
    let says = vec![say!("repairs/makes-claude-code-use-clouds", flag = cloud.flag)];
    vec![card(SIGN_IN.id, say!("repairs/sign-cloud-again"), says, vec![plain(&cloud.command, 300)])]
}

fn profile(facts: &Facts) -> Vec<Plan> {
    let (Some(profile), Some(machine)) = (facts.get::<Profile>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let name = plain(&profile.name, 60);
    let (title, says, types) = match profile.chosen {
        _ if profile.open => (
            say!("repairs/close-profiles-login-others"),
            say!("repairs/claude-code-refuses-login-others", name = name),
            owned(&["chmod -R go= ~/.config/anthropic/credentials"]),
        ),
        Chosen::Federation => (
            say!("repairs/give-machine-its-identity-again"),
            say!("repairs/variables-describe-identity-machine-whoever"),
            vec![machine.types_unset(&IDENTITY)],
        ),
        _ if profile.personal => (
            say!("repairs/sign-profile-again-or-sign"),
            say!("repairs/first-command-renews-login-profile", name = name),
            owned(&["ant auth login", "ant auth logout"]),
        ),
        _ => (
            say!("repairs/leave-profile"),
            say!("repairs/profile-identity-machine-which-whoever", name = name),
            owned(&["ant auth logout"]),
        ),
    };
    vec![card(PROFILE.id, title, vec![says], types)]
}
