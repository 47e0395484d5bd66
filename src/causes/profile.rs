//! Is a profile of Anthropic's own command line chosen, and dead?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::claude_code::variables::PROFILE;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::StoredLogin;
use crate::model::profile::{Chosen, Profile};
use crate::model::step::Step;
use crate::model::text::plain;

pub(super) const SELECTED: Cause = Cause {
    id: "profile.anthropic_selected",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: selected,
};

fn selected(facts: &Facts) -> Option<Finding> {
    let profile = facts.get::<Profile>()?;
    let ladder = facts.get::<Ladder>()?;
    let used = ladder.uses(CredentialKind::AnthropicProfile);
    if !used && ladder.used().is_some() {
        return None;
    }
    let good = facts.get::<StoredLogin>().is_some_and(StoredLogin::good);
    let name = plain(&profile.name, 60);
    let found = match &profile.dead {
        Some(because) => Finding::broken(if good {
            say!("diagnoses/profile-dead-over-login", name = name, because = because)
        } else {
            say!("diagnoses/profile-dead", name = name, because = because)
        }),
        None if used && good => {
            Finding::note(say!("diagnoses/profile-anthropic-profile-used-instead-claude", name = name)).possible()
        }
        None => return None,
    };
    let chosen = match profile.chosen {
        Chosen::Variable => say!("diagnoses/profile-names-profile", profile = PROFILE, name = name),
        Chosen::Active => say!("diagnoses/profile-active-profile", source = profile.source),
        Chosen::Federation => say!("diagnoses/profile-variables-describe-identity-machine"),
    };
    let mut found = found.because("credentials.profile", chosen);
    if profile.chosen == Chosen::Variable {
        found = found.repair(format!("env.remove_variable:{PROFILE}"));
    }
    found = found.repair("profile.sign_in");
    let again = if profile.personal {
        say!("diagnoses/profile-keep-profile-sign-again-ant")
    } else {
        say!("diagnoses/profile-keep-give-machine-its-identity")
    };
    found = found.advice(again);
    if profile.chosen == Chosen::Active {
        found = found.advice(say!("diagnoses/profile-do-without-ant-auth-logout"));
    }
    Some(found)
}
