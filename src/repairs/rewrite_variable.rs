//! How is a value put right at its source? Cleaned, moved to the variable that it belongs into, or completed.

use super::form::Repair;
use super::remove_variable::{listed, user_variable};
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::plan::{Edit, Plan, Rewrite, Risk, Step};
use crate::model::shell::Tongue;
use crate::model::source::{Dialect, Origin, Source, Variable, Variables};

pub(super) const CLEAN: Repair =
    Repair { id: "secret.remove_hidden", standing: None, plans: |facts| plans(facts, Wanted::Clean) };

pub(super) const MOVE: Repair = Repair { id: "secret.move", standing: None, plans: |facts| plans(facts, Wanted::Move) };

pub(super) const ADD_SCHEME: Repair =
    Repair { id: "proxy.add_scheme", standing: None, plans: |facts| plans(facts, Wanted::Scheme) };

pub(super) const WITHOUT: Repair =
    Repair { id: "proxy.take_exceptions", standing: None, plans: |facts| plans(facts, Wanted::Without) };

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Clean,
    Move,
    Scheme,
    Without,
}

impl Wanted {
    const fn is(self, rewrite: &Rewrite) -> bool {
        matches!(
            (self, rewrite),
            (Self::Clean, Rewrite::Clean)
                | (Self::Move, Rewrite::Rename { .. })
                | (Self::Scheme, Rewrite::Prefix { .. })
                | (Self::Without, Rewrite::Without { .. })
        )
    }
}

fn plans(facts: &Facts, wanted: Wanted) -> Vec<Plan> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    variables.by_name.iter().filter_map(|(name, variable)| plan(variables, machine, name, variable, wanted)).collect()
}

/// The plan, if at least one place can be put right.
fn plan(variables: &Variables, machine: &Machine, name: &str, variable: &Variable, wanted: Wanted) -> Option<Plan> {
    let offers = variable.sources.iter().flat_map(|source| &source.rewrites);
    let rewrite = &offers.clone().find(|offer| wanted.is(&offer.rewrite))?.rewrite;
    if let Rewrite::Rename { to } = rewrite
        && (variables.get(to).is_some() || variables.cancelled.contains(to))
    {
        // two values for one variable: which one counts is for the person to say
        return None;
    }
    let of_source = |source: &Source| step(name, source, rewrite);
    let steps: Vec<Step> = variable.sources.iter().filter_map(of_source).collect();
    if steps.is_empty() {
        return None;
    }
    let (left, explained) = left(machine, variable, rewrite);
    let complete = left.is_empty() && explained;
    let mut consequences = left;
    if !explained {
        consequences.push(warn!("repairs/no-file-found-gives-terminal"));
    }
    if steps.iter().any(|step| matches!(step, Step::UserVariable { .. })) {
        consequences.push(warn!("repairs/windows-programs-keep-variable"));
    }
    match rewrite {
        Rewrite::Clean => consequences.push(warn!("repairs/every-other-character-file-stays")),
        Rewrite::Rename { to } => {
            consequences.push(warn!("repairs/other-programs-read-do-not", name = name, to = to));
        }
        Rewrite::Without { entries } => {
            consequences.push(warn!("repairs/every-host-stands-goes-through", names = listed(entries)));
        }
        Rewrite::Prefix { .. } => {}
    }
    if variable.in_environment {
        consequences.push(warn!("repairs/terminals-keep-old-value"));
    }
    let (id, title) = match rewrite {
        Rewrite::Clean => (CLEAN.id, say!("repairs/take-hidden-characters-out", name = name)),
        Rewrite::Rename { to } => (MOVE.id, say!("repairs/move-secret-from", name = name, to = to)),
        Rewrite::Prefix { text } => (ADD_SCHEME.id, say!("repairs/put-before-address", text = text, name = name)),
        Rewrite::Without { entries } => {
            (WITHOUT.id, say!("repairs/take-hosts-out-of-variable", names = listed(entries), name = name))
        }
    };
    Some(Plan {
        id: format!("{id}:{name}"),
        title,
        risk: Risk::Reversible,
        manual: if variable.in_environment && complete { here(machine, name, variable, rewrite) } else { Vec::new() },
        steps,
        consequences,
        clears: if complete { vec![name.to_owned()] } else { Vec::new() },
        cures: Vec::new(),
    })
}

/// Why places that need it are left as they are, and whether a file explains the value of this terminal.
fn left(machine: &Machine, variable: &Variable, rewrite: &Rewrite) -> (Vec<String>, bool) {
    let mut left = Vec::new();
    for source in &variable.sources {
        let because = match source.offer(rewrite) {
            Some(offer) => source.fixed.clone().filter(|_| not_ours(source)).or(offer.changes.as_ref().err().cloned()),
            // a place whose value cannot be read may hold the same
            None => (source.in_force.is_none() && source.origin.gives_terminals())
                .then(|| say!("repairs/because-shell-puts-together")),
        };
        left.extend(
            because
                .map(|because| warn!("repairs/stays-because", file = machine.tilde(&source.file), because = because)),
        );
    }
    let by_shell = |source: &Source| {
        source.origin.gives_terminals() && source.in_force == Some(true) && source.offer(rewrite).is_some()
    };
    // the value of the environment matters only if nothing lies over it
    let explained = !variable.in_environment || variable.settings.is_some() || variable.sources.iter().any(by_shell);
    (left, explained)
}

/// Whether the file must not be edited at all; that its line cannot be taken out is another matter.
fn not_ours(source: &Source) -> bool {
    source.fixed.is_some() && (source.changes.is_empty() || matches!(source.origin, Origin::Settings(_)))
}

fn step(name: &str, source: &Source, rewrite: &Rewrite) -> Option<Step> {
    let offer = source.offer(rewrite)?;
    let changes = offer.changes.as_ref().ok().filter(|changes| !changes.is_empty())?.clone();
    if source.fixed.is_some() {
        return None;
    }
    let variable = source.written.last().map_or(name, String::as_str).to_owned();
    let edit = match source.origin {
        Origin::Registry(_) => return Some(user_variable(name, source, Some(rewrite.clone()), &changes)),
        Origin::Shell(dialect) => Edit::RewriteVariable { dialect, variable, rewrite: rewrite.clone() },
        Origin::Settings(_) => Edit::RewriteKey { variable, rewrite: rewrite.clone() },
    };
    Some(Step::EditFile { file: source.file.clone(), edit, before: source.stamp.clone(), changes })
}

/// What makes this very terminal see it: the file is read once more.
fn here(machine: &Machine, name: &str, variable: &Variable, rewrite: &Rewrite) -> Vec<String> {
    let own = match machine.tongue() {
        Tongue::Fish => Dialect::Fish,
        Tongue::PowerShell | Tongue::Cmd => Dialect::PowerShell,
        Tongue::Posix => Dialect::Posix,
    };
    let source =
        variable.sources.iter().find(|source| source.in_force == Some(true) && source.origin == Origin::Shell(own));
    let Some(source) = source else { return Vec::new() };
    let mut commands = Vec::new();
    if matches!(rewrite, Rewrite::Rename { .. }) {
        commands.push(machine.types_unset(&[name]));
    }
    commands.extend(machine.types_read_again(&source.file));
    commands
}
