//! Which variables and settings files change how Claude Code signs in, and which of them wins?
//!
//! ```text
//! ! ANTHROPIC_API_KEY  sk-ant-api03-…wXyZ
//!     set in ~/.zshrc line 12
//!     this terminal may still have an older value: open a new one
//! ✓ your settings      ~/.claude/settings.json
//!     sets HTTPS_PROXY
//! ```

use crate::app::State;
use crate::app::state::Mark;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::order::InOrder;
use crate::model::settings_seen::{Entry, FileState, SettingsFileSeen, SettingsFiles};
use crate::model::source::{Freshness, Origin, Source, Variable, Variables};
use crate::model::way::WaySettings;
use crate::ui::page::Page;
use crate::ui::text::width;
use crate::ui::theme::{Role, role};
use crate::words::Listed;

/// The checks whose evidence this picture shows.
pub(super) const SHOWN: [&str; 2] = ["environment.variables", "settings.files"];

/// Writes both tables.
pub(super) fn write(state: &State, page: &mut Page) {
    let Some(assessment) = state.assessment.as_ref().filter(|_| state.run.over) else { return };
    variables(&assessment.facts, page);
    files(&assessment.facts, page);
}

fn variables(facts: &Facts, page: &mut Page) {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else { return };
    page.heading(&say!("ui/variables"));
    let mut all: Vec<(&String, &Variable)> = variables.by_name.iter().collect();
    // what deserves a look first; names in their order otherwise
    all.order_by_key(|(_, variable)| mark(variable) != Mark::Warning);
    for (name, variable) in &all {
        one(facts, machine, name, variable, page);
    }
    for name in &variables.cancelled {
        item(page, Mark::Noted, name, &say!("ui/cancelled-empty-entry-settings-file"));
    }
    if all.is_empty() && variables.cancelled.is_empty() {
        page.text(Role::Plain, &say!("ui/no-variable-matters-set-terminal"));
    } else {
        page.text(Role::Dim, &say!("ui/nothing-else-matters-set"));
    }
}

/// A terminal that does not have what its files say misleads: that deserves a look.
fn mark(variable: &Variable) -> Mark {
    match variable.freshness() {
        Freshness::Older | Freshness::NotYet => Mark::Warning,
        Freshness::Same | Freshness::OnlyHere => Mark::Noted,
    }
}

fn one(facts: &Facts, machine: &Machine, name: &str, variable: &Variable, page: &mut Page) {
    let value = variable.shown.clone().unwrap_or_else(|| say!("ui/no-value-in-terminal"));
    let indent = item(page, mark(variable), name, &value);
    // where this terminal has no value there is nothing that a file could differ from
    let differs = |source: &&Source| source.in_force == Some(false) && variable.is_set();
    let counts: Vec<&Source> = variable.sources.iter().filter(|source| !differs(source)).collect();
    for (at, source) in counts.iter().enumerate() {
        let place = place(machine, source);
        let text = match (at, source.origin) {
            (0, Origin::Settings(scope)) => {
                say!("ui/set-come-before-every-shell", place = place, words = scope.words())
            }
            (0, Origin::Shell(_) | Origin::Registry(_)) => say!("ui/set-in-place", place = place),
            _ => say!("ui/also-in-not-used", place = place, first = self::place(machine, counts[0])),
        };
        page.indented(indent, Role::Plain, &text);
    }
    for source in variable.sources.iter().filter(differs) {
        let place = place(machine, source);
        let text = match (source.origin, counts.first()) {
            (_, Some(first)) => {
                say!("ui/other-value-not-used", place = place, first = self::place(machine, first))
            }
            (Origin::Settings(_), None) => say!("ui/another-value-not-used", place = place),
            (Origin::Shell(_) | Origin::Registry(_), None) => say!("ui/says-something-else", place = place),
        };
        page.indented(indent, Role::Plain, &text);
    }
    match variable.freshness() {
        Freshness::OnlyHere => {
            page.indented(indent, Role::Plain, &say!("ui/only-terminal-has-no-file"));
        }
        Freshness::Older => {
            page.indented(indent, Role::Warning, &say!("ui/terminal-opened-before-change-still"));
        }
        Freshness::NotYet => {
            page.indented(indent, Role::Warning, &say!("ui/terminal-opened-before-change-does"));
        }
        Freshness::Same => {}
    }
    if let Some(first) = facts.get::<WaySettings>().and_then(|way| way.proxies.first())
        && first.variable != name
        && facts.get::<WaySettings>().is_some_and(|way| way.proxies.iter().any(|it| it.variable == name))
    {
        page.indented(indent, Role::Plain, &say!("ui/not-used-because-comes-first", variable = first.variable));
    }
}

fn place(machine: &Machine, source: &Source) -> String {
    let file = machine.tilde(&source.file);
    source.lines.first().map_or_else(|| file.clone(), |line| say!("ui/file-and-line", file = file, line = line))
}

/// A mark, a name and what it says; the column at which more is said about it.
fn item(page: &mut Page, mark: Mark, name: &str, value: &str) -> usize {
    let symbol = format!("{} ", page.look.mark(mark));
    let indent = width(&symbol) + 2;
    page.hang(&[(role(mark), &symbol), (Role::Strong, name), (Role::Plain, "  ")], 0, Role::Plain, value);
    indent
}

fn files(facts: &Facts, page: &mut Page) {
    let Some(SettingsFiles(all)) = facts.get::<SettingsFiles>() else { return };
    page.heading(&say!("ui/settings-files-strongest-first"));
    for file in all.iter().filter(|file| file.state != FileState::Absent) {
        one_file(file, page);
    }
    let absent: Vec<String> =
        all.iter().filter(|file| file.state == FileState::Absent).map(|file| file.scope.words()).collect();
    if absent.len() == all.len() {
        page.text(Role::Plain, &say!("ui/there-none-none-needed"));
    } else if !absent.is_empty() {
        page.text(Role::Dim, &say!("ui/not-there", join = absent.listed()));
    }
    page.text(Role::Dim, &say!("ui/what-follows-claude-settings-comes"));
}

fn one_file(file: &SettingsFileSeen, page: &mut Page) {
    let mark = if matches!(file.state, FileState::Broken(_)) { Mark::Broken } else { Mark::Healthy };
    let indent = item(page, mark, &file.scope.words(), &file.file);
    if let FileState::Broken(because) = &file.state {
        page.indented(indent, Role::Bad, &say!("ui/cannot-read-nothing-counts", because = because));
        return;
    }
    let named: Vec<String> =
        file.env.iter().chain(&file.keys).filter(|it| it.overruled_by.is_none()).map(|it| it.name.clone()).collect();
    let overruled: Vec<&Entry> = file.env.iter().chain(&file.keys).filter(|it| it.overruled_by.is_some()).collect();
    if named.is_empty() && overruled.is_empty() {
        page.indented(indent, Role::Dim, &say!("ui/sets-nothing-changes-how-claude"));
    } else if !named.is_empty() {
        page.indented(indent, Role::Plain, &say!("ui/file-sets", names = named.listed()));
    }
    for it in overruled {
        let by = it.overruled_by.map(|by| say!("ui/not-used-set-too", name = it.name, by = by.words()));
        let by = by.unwrap_or_else(|| say!("ui/not-used-stronger-file", name = it.name));
        page.indented(indent, Role::Plain, &by);
    }
}
