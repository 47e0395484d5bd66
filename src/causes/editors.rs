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
    let again = "After a change, close every window of the editor and start it again.";
    if let Some(Editor { name, file, sets, .. }) = editors.iter().find(|it| !it.sets.is_empty()) {
        let names = sets.join(", ");
        return Some(
            Finding::warning(format!("{name} gives Claude Code {names} of its own, which no other terminal sees."))
                .likely()
                .because("editors.settings", format!("{file} sets {names}"))
                .repair(format!("editor.remove_variables:{}", slug(name)))
                .advice(format!("If Claude Code works in a terminal and not in {name}, take that entry out of {file}."))
                .advice(again),
        );
    }
    if let Some(Editor { name, file, .. }) = editors.iter().find(|it| it.bare_terminal) {
        return Some(
            Finding::note(format!(
                "Terminals inside {name} do not take over the variables that {name} was started with."
            ))
            .because("editors.settings", format!("{file} switches terminal.integrated.inheritEnv off"))
            .repair(format!("editor.inherit_variables:{}", slug(name)))
            .advice("A proxy or a key that only the desktop session knows belongs into ~/.claude/settings.json."),
        );
    }
    let Version::Known(own) = &facts.get::<Installs>()?.active()?.version else { return None };
    let own = semver::Version::parse(own).ok()?;
    let (name, version) = editors.iter().find_map(|it| {
        let version = semver::Version::parse(it.extension.as_ref()?).ok()?;
        (version < own && version < semver::Version::new(2, 1, 211)).then_some((&it.name, version))
    })?;
    Some(
        Finding::note(format!(
            "The extension in {name} brings Claude Code {version}, older than {own} in the terminal."
        ))
        .because("editors.settings", format!("the extension in {name} is version {version}"))
        .repair("editor.update")
        .advice(format!("Bring the extension up to date in {name}, then reload its window.")),
    )
}

fn unreachable(facts: &Facts) -> Option<Finding> {
    let machine = facts.get::<Machine>().filter(|_| sign_in_needed(facts))?;
    let contexts = [("ssh", "over SSH"), ("wsl1", "in WSL"), ("wsl2", "in WSL"), ("container", "in a container")];
    let (_, place) = contexts.iter().find(|(name, _)| machine.contexts.iter().any(|it| it == name))?;
    Some(
        Finding::note(format!("This runs {place}: after signing in, the browser may not find its way back here."))
            .possible()
            .because("login.claude_ai", "somebody has to sign in here")
            .repair("remote.paste_code")
            .repair("remote.keep_sign_in")
            .advice("Run claude auth login, open its address in any browser, and paste the whole code back here."),
    )
}

fn cannot_bind(facts: &Facts) -> Option<Finding> {
    let address = facts.get::<Callback>()?.localhost.as_ref()?;
    let summary = format!("The hosts file gives localhost the address {address}, which is not this machine.");
    let found = if sign_in_needed(facts) {
        Finding::warning(format!("{summary} The browser's answer does not arrive."))
    } else {
        Finding::note(summary)
    };
    Some(
        found
            .because("editors.callback", format!("localhost is {address}"))
            .repair("remote.fix_hosts")
            .advice("Let the line with localhost begin with 127.0.0.1; until then, paste the code when signing in."),
    )
}
