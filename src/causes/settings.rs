//! Can Claude Code not read a settings file?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::model::credential::Ladder;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::settings::SettingsState;
use crate::model::source::Scope;
use crate::model::step::Step;

pub(super) const BROKEN: Cause = Cause {
    id: "settings.broken",
    step: Step::Environment,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: broken,
};

/// Whether nothing gives Claude Code a way in, as far as the settings can be read.
fn nothing_else(facts: &Facts) -> bool {
    let ended = |state: &LoginState| {
        matches!(
            state,
            LoginState::None | LoginState::Expired { .. } | LoginState::Blanked | LoginState::Corrupt { .. }
        )
    };
    facts.get::<Ladder>().is_some_and(|ladder| ladder.used().is_none())
        && facts.get::<StoredLogin>().is_some_and(|login| ended(&login.state))
}

fn broken(facts: &Facts) -> Option<Finding> {
    let broken = &facts.get::<SettingsState>()?.broken;
    let first = broken.first()?;
    let (file, because) = (&first.file, &first.because);
    let summary = say!("diagnoses/settings-claude-code-cannot-read-what", file = file, because = because);
    let mut found = match broken.iter().flat_map(|it| &it.names).next().filter(|_| nothing_else(facts)) {
        Some(name) => {
            Finding::broken(say!("diagnoses/settings-names-nothing-else-signs-claude", summary = summary, name = name))
                .likely()
                .because("credentials.ladder", say!("diagnoses/settings-no-key-token-helper-or"))
        }
        None => Finding::warning(summary),
    };
    for it in broken {
        found = found.because("settings.files", say!("diagnoses/fact-about", what = it.file, because = it.because));
        let scope = it.scope.id();
        found = found.repair(format!("settings.fix_syntax:{scope}")).repair(format!("settings.move_aside:{scope}"));
    }
    if first.scope == Scope::Managed {
        return Some(found.repair("it.ask:syntax").advice(say!(
            "diagnoses/settings-belongs-administrator-send-claude-code",
            file = file,
            because = because
        )));
    }
    Some(found.advice(say!("diagnoses/settings-or-correct-editor-claude-code", file = file)))
}
