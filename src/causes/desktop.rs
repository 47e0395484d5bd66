//! Does the Claude Desktop app stand in front of Claude Code on Windows?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
use crate::claude_code::installs::INSTALLER_WINDOWS;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::install::{Install, Installs, Method};
use crate::model::machine::{Machine, Os};
use crate::model::step::Step;

pub(super) const DESKTOP_SHADOWS: Cause = Cause {
    id: "install.desktop_shadows",
    step: Step::Install,
    layer: Layer::Start,
    consequence_of: &[],
    docs: DOCS_SETUP,
    judge,
};

fn judge(facts: &Facts) -> Option<Finding> {
    let machine = facts.get::<Machine>().filter(|machine| machine.os == Os::Windows)?;
    let installs = facts.get::<Installs>()?;
    let app = installs.active().filter(|active| active.method == Method::Desktop)?;
    let path = machine.tilde(&app.path);
    let other: Option<&Install> = installs.all.iter().find(|it| !it.active && it.method != Method::Desktop);
    let summary = match other {
        Some(other) => {
            say!("diagnoses/desktop-belongs-claude-desktop-app-comes", path = path, other = machine.tilde(&other.path))
        }
        None => {
            say!("diagnoses/desktop-belongs-claude-desktop-app-claude", path = path)
        }
    };
    let found = Finding::broken(summary)
        .because("install.copies", say!("diagnoses/desktop-claude-runs-desktop-apps", path = path))
        .advice(say!("diagnoses/desktop-bring-desktop-app-up-date"));
    Some(match other {
        Some(other) => found.advice(say!(
            "diagnoses/desktop-or-put-before-windowsapps-variable",
            folder = machine.tilde(other.folder())
        )),
        None => found.repair("install.run_installer").repair("install.fetch_installer").advice(say!(
            "diagnoses/desktop-then-install-claude-code",
            command = machine.types_install(INSTALLER_WINDOWS)
        )),
    })
}
