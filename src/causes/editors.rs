//! Do editors and remote machines sign in differently?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::signing_in::sign_in_needed;
use crate::model::diagnosis::Layer;
use crate::model::editors::{Callback, Editor, Editors};
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::machine::Machine;
use crate::model::step::Step;
use crate::words::Listed;

pub(super) const DIFFERS: Cause = Cause {
    id: "editor.differs",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: differs,
};

pub(super) const CALLBACK_UNREACHABLE: Cause = Cause {
    id: "remote.callback_unreachable",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &["context.other_home"],
    docs: DOCS_AUTH,
    judge: unreachable,
};

pub(super) const CALLBACK_CANNOT_BIND: Cause = Cause {
    id: "remote.callback_cannot_bind",
    step: Step::Editors,
    layer: Layer::Account,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: cannot_bind,
};

/// The editor's name in the ids of plans.
fn slug(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "_")
}

fn differs(facts: &Facts) -> Option<Finding> {
    let editors = &facts.get::<Editors>()?.0;
    let again = say!("diagnoses/editors-after-change-close-every-window");
    if let Some(Editor { name, file, sets, .. }) = editors.iter().find(|it| !it.sets.is_empty()) {
        let names = sets.listed();
        return Some(
            Finding::warning(say!("diagnoses/editors-gives-claude-code-its-own", name = name, names = names))
                .likely()
                .because("editors.settings", say!("diagnoses/editors-sets", file = file, names = names))
                .repair(format!("editor.remove_variables:{}", slug(name)))
                .advice(say!("diagnoses/editors-if-claude-code-works-terminal", name = name, file = file))
                .advice(again),
        );
    }
    if let Some(Editor { name, file, .. }) = editors.iter().find(|it| it.bare_terminal) {
        return Some(
            Finding::note(say!("diagnoses/editors-terminals-inside-do-not-take", name = name))
                .because(
                    "editors.settings",
                    say!("diagnoses/editors-switches-terminal-integrated-inheritenv-off", file = file),
                )
                .repair(format!("editor.inherit_variables:{}", slug(name)))
                .advice(say!("diagnoses/editors-proxy-or-key-only-desktop")),
        );
    }
    let Version::Known(own) = &facts.get::<Installs>()?.active()?.version else { return None };
    let own = semver::Version::parse(own).ok()?;
    let (name, version) = editors.iter().find_map(|it| {
        let version = semver::Version::parse(it.extension.as_ref()?).ok()?;
        (version < own && version < semver::Version::new(2, 1, 211)).then_some((&it.name, version))
    })?;
    Some(
        Finding::note(say!(
            "diagnoses/editors-extension-brings-claude-code-older",
            name = name,
            version = version,
            own = own
        ))
        .because("editors.settings", say!("diagnoses/editors-extension-version", name = name, version = version))
        .repair("editor.update")
        .advice(say!("diagnoses/editors-bring-extension-up-date-then", name = name)),
    )
}

fn unreachable(facts: &Facts) -> Option<Finding> {
    let machine = facts.get::<Machine>().filter(|_| sign_in_needed(facts))?;
    let inside = |name: &str| machine.contexts.iter().any(|it| it == name);
    let place = match () {
        () if inside("ssh") => say!("diagnoses/editors-over-ssh"),
        () if inside("wsl1") || inside("wsl2") => say!("diagnoses/editors-in-wsl"),
        () if inside("container") => say!("diagnoses/editors-in-a-container"),
        () => return None,
    };
    Some(
        Finding::note(say!("diagnoses/editors-runs-after-signing-browser-may", place = place))
            .possible()
            .because("login.claude_ai", say!("diagnoses/editors-somebody-has-sign-here"))
            .repair("remote.paste_code")
            .repair("remote.keep_sign_in")
            .advice(say!("diagnoses/editors-run-claude-auth-login-open")),
    )
}

fn cannot_bind(facts: &Facts) -> Option<Finding> {
    let address = facts.get::<Callback>()?.localhost.as_ref()?;
    let summary = say!("diagnoses/editors-hosts-file-gives-localhost-address", address = address);
    let found = if sign_in_needed(facts) {
        Finding::warning(say!("diagnoses/editors-browsers-answer-does-not-arrive", summary = summary))
    } else {
        Finding::note(summary)
    };
    Some(
        found
            .because("editors.callback", say!("diagnoses/editors-localhost-is", address = address))
            .repair("remote.fix_hosts")
            .advice(say!("diagnoses/editors-let-line-localhost-begin-127")),
    )
}
