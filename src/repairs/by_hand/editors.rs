//! An editor brings an older Claude Code: how does it get the new one?

use super::card;
use crate::model::editors::{Editor, Editors};
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::plan::Plan;
use crate::repairs::form::Repair;

pub(in crate::repairs) const UPDATE: Repair = Repair { id: "editor.update", standing: None, plans: update };

/// The command of an editor.
fn program(name: &str) -> &'static str {
    match name {
        "VS Code Insiders" => "code-insiders",
        "Cursor" => "cursor",
        "Windsurf" => "windsurf",
        "VSCodium" => "codium",
        _ => "code",
    }
}

fn update(facts: &Facts) -> Vec<Plan> {
    let parsed = |text: &String| semver::Version::parse(text).ok();
    let own = facts.get::<Installs>().and_then(Installs::active).and_then(|active| match &active.version {
        Version::Known(own) => parsed(own),
        _ => None,
    });
    let (Some(own), Some(editors)) = (own, facts.get::<Editors>()) else { return Vec::new() };
    let old = |it: &&Editor| it.extension.as_ref().and_then(parsed).is_some_and(|version| version < own);
    let plan = |it: &Editor| {
        let (name, version) = (&it.name, it.extension.clone().unwrap_or_default());
        let says = vec![
            say!("repairs/extension-brings-claude-code-terminal", name = name, version = version, own = own),
            say!("repairs/then-close-every-window-start", name = name),
        ];
        let code = program(name);
        let types = vec![format!("{code} --install-extension anthropic.claude-code --force"), format!("{code} .")];
        card(UPDATE.id, say!("repairs/update-extension", name = name), says, types)
    };
    editors.0.iter().find(old).map(plan).into_iter().collect()
}
