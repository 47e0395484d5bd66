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
        Some(because) => {
            let rest = if good { " Your claude.ai login looks good and is not used." } else { "" };
            Finding::broken(format!("Claude Code uses the Anthropic profile {name}, but {because}.{rest}"))
        }
        None if used && good => Finding::note(format!(
            "The Anthropic profile {name} is used instead of your claude.ai login; whether it works was not measured."
        ))
        .possible(),
        None => return None,
    };
    let chosen = match profile.chosen {
        Chosen::Variable => format!("{PROFILE} names the profile {name}"),
        Chosen::Active => format!("{} is the active profile", profile.source),
        Chosen::Federation => "variables describe an identity of this machine".to_owned(),
    };
    let mut found = found.because("credentials.profile", chosen);
    if profile.chosen == Chosen::Variable {
        found = found.repair(format!("env.remove_variable:{PROFILE}"));
    }
    found = found.repair("profile.sign_in");
    let again = if profile.personal {
        "To keep the profile, sign in to it again: ant auth login"
    } else {
        "To keep it, give this machine its identity token again; whoever set it up knows how."
    };
    found = found.advice(again);
    if profile.chosen == Chosen::Active {
        found = found.advice("To do without it: ant auth logout, then claude auth login");
    }
    Some(found)
}
