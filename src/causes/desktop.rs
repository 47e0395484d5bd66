//! Does the Claude Desktop app stand in front of Claude Code on Windows?

use super::DOCS_SETUP;
use super::form::{Cause, Finding};
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
        Some(other) => format!(
            "{path} belongs to the Claude Desktop app and comes first on PATH; Claude Code at {} is not used.",
            machine.tilde(&other.path)
        ),
        None => {
            format!("{path} belongs to the Claude Desktop app; Claude Code itself is not installed for the terminal.")
        }
    };
    let found = Finding::broken(summary)
        .because("install.copies", format!("{path} is the claude that runs, and it is the Desktop app's"))
        .advice("Bring the Desktop app up to date: newer ones do not take the name claude.");
    Some(match other {
        Some(other) => found.advice(format!(
            "Or put {} before WindowsApps in the variable Path, and open a new terminal.",
            machine.tilde(other.folder())
        )),
        None => found
            .repair("install.run_installer")
            .repair("install.fetch_installer")
            .advice("Then install Claude Code: irm https://claude.ai/install.ps1 | iex"),
    })
}
