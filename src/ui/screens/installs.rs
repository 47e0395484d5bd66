//! Which `claude` runs, and why that one? Every copy in the order of PATH, the one that runs lit.
//!
//! ```text
//! ▶ /usr/local/bin/claude     1.0.126  runs
//!     npm, for all projects: npm's folder is /usr/local
//!     runs because /usr/local/bin comes before ~/.local/bin on PATH
//!   ~/.local/bin/claude       2.1.329
//!     …
//! ```

use crate::app::State;
use crate::model::install::{Install, Installs, Leads, Version};
use crate::model::machine::Machine;
use crate::model::text::plain;
use crate::ui::page::Page;
use crate::ui::text::{padded, width};
use crate::ui::theme::Role;

/// Where what is known about a copy begins.
const INDENT: usize = 4;
/// The widest path that still has its version beside it.
const WIDEST: usize = 48;

/// Writes the copies.
pub(super) fn copies(state: &State, page: &mut Page) {
    let Some(assessment) = &state.assessment else {
        return;
    };
    let (installs, machine) = (&assessment.installs, &assessment.machine);
    page.heading(&say!("ui/which-claude-runs-order-path"));
    if installs.all.is_empty() {
        page.text(Role::Bad, &say!("ui/no-copy-claude-code-found"));
    }
    let paths = installs.all.iter().map(|install| width(&machine.tilde(&install.path)));
    let column = paths.max().unwrap_or(0).min(WIDEST) + 2;
    for install in &installs.all {
        one(installs, install, machine, column, page);
    }
    around(installs, machine, page);
}

fn one(installs: &Installs, install: &Install, machine: &Machine, column: usize, page: &mut Page) {
    let (words, fine) = match &install.version {
        Version::Known(number) => (number.clone(), install.version.at_least(2, 1, 41) == Some(true)),
        Version::Broken { because } => (say!("ui/does-not-start", because = because), false),
        Version::Placeholder => (say!("ui/only-npms-stub"), false),
        Version::Silent { because } => (say!("ui/gives-no-answer", because = because), false),
        Version::NotAsked { .. } => (say!("ui/version-not-known"), true),
    };
    let (pointer, role) = match (install.active, fine) {
        (true, true) => (page.look.pick("▶ ", "> "), Role::Good),
        (true, false) => (page.look.pick("▶ ", "> "), Role::Bad),
        (false, _) => ("  ", Role::Strong),
    };
    let path = padded(&plain(&machine.tilde(&install.path), 200), column);
    let words = plain(&words, 160);
    let old = install.version.at_least(2, 1, 41) == Some(false);
    let words = if old { say!("ui/version-too-old", version = words) } else { words };
    let beside = if install.active { role } else { Role::Plain };
    page.hang(&[(role, pointer), (role, &path)], column + 2, beside, &words);
    let told = if install.told_by.is_empty() { String::new() } else { format!(": {}", plain(&install.told_by, 200)) };
    page.indented(INDENT, Role::Dim, &format!("{}{told}", install.method.words()));
    page.indented(INDENT, Role::Plain, &plain(&installs.why(install, machine), 300));
}

/// What else decides: an alias, things that are no programs, and Node where npm is involved.
fn around(installs: &Installs, machine: &Machine, page: &mut Page) {
    if let Some(alias) = &installs.alias {
        let (line, file) = (alias.line, plain(&machine.tilde(&alias.file), 200));
        let what = match &alias.leads {
            Leads::To(_) => return node(installs, page),
            Leads::Path => say!("ui/alias-adds-options", line = line, file = file),
            Leads::Unknown => say!("ui/alias-hides-copy", line = line, file = file),
        };
        page.gap();
        page.text(Role::Plain, &what);
    }
    node(installs, page);
}

fn node(installs: &Installs, page: &mut Page) {
    if !installs.all.iter().any(|install| install.method.of_npm()) {
        return;
    }
    let here = match &installs.node {
        Some(version) => say!("ui/node-and-version", version = version),
        None => say!("ui/node-not-read"),
    };
    page.gap();
    page.text(Role::Dim, &here);
}
