//! How does a whole run become a report that may leave the machine? The document of `check --json`, what was changed,
//! and a word in place of every name.

mod blocks;
mod html;
mod markdown;

use serde_json::Value;

use super::json;
use crate::model::account::KnownAccount;
use crate::model::assessment::Assessment;
use crate::model::company::CompanyPolicy;
use crate::model::credential::KeyCheck;
use crate::model::explanation::Explanation;
use crate::model::facts::Facts;
use crate::model::hiding::{Hiding, Names};
use crate::model::journal::{Entry, EntryState};
use crate::model::measured::Measured;
use crate::model::report::{Changed, Hidden, Line, Pasted, Report};
use crate::model::source::Variables;
use crate::model::stamp::digest;

/// How it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// For a ticket or an issue, and readable as it is.
    #[default]
    Markdown,
    /// `claude-fix.report/1`.
    Json,
    /// One page, to be printed.
    Html,
}

/// What a report is made of.
pub struct Source<'a> {
    /// The run.
    pub assessment: &'a Assessment,
    /// What was changed so far.
    pub journal: &'a [Entry],
    /// What pasted errors mean.
    pub pasted: &'a [Explanation],
    /// The names of accounts on this machine.
    pub users: Vec<String>,
    /// Whether names stay as they are.
    pub names: bool,
}

/// The document.
///
/// # Errors
/// Never in practice: what was written as JSON can be read as JSON.
pub fn document(source: &Source) -> Result<Report, serde_json::Error> {
    let mut report: Report = serde_json::from_slice(json::report(source.assessment)?.as_bytes())?;
    report.journal = source.journal.iter().map(|entry| changed(entry, source.assessment)).collect();
    report.pasted = source.pasted.iter().map(pasted).collect();
    if source.names {
        return Ok(report);
    }
    let mut hiding = Hiding::new(names(source));
    let mut value: Value = serde_json::from_slice(&serde_json::to_vec_pretty(&report)?)?;
    hiding.document(&mut value);
    let mut report: Report = serde_json::from_slice(&serde_json::to_vec_pretty(&value)?)?;
    report.hidden =
        hiding.count().map(|(rule, names, places)| Hidden { rule: rule.id().into(), names, places }).collect();
    Ok(report)
}

/// The report as a text.
///
/// # Errors
/// Never in practice: plain data can be written as JSON.
pub fn written(report: &Report, form: Form) -> Result<String, serde_json::Error> {
    Ok(match form {
        Form::Markdown => sealed(&markdown::text(&blocks::of(report))),
        Form::Html => sealed(&html::page(&blocks::of(report))),
        Form::Json => serde_json::to_string_pretty(report)? + "\n",
    })
}

/// How the last line of a text begins; a comment in Markdown and in HTML, which no page shows.
const SEAL: &str = "<!-- claude-fix report ";

/// The text, and in its last line how it was written: a file into which somebody wrote is told by it.
fn sealed(text: &str) -> String {
    let seal: String = digest(text.as_bytes()).chars().take(16).collect();
    format!("{text}{SEAL}{seal} -->\n")
}

/// Whether a file was written here and is as it was written, so that a new report may take its place.
#[must_use]
pub fn is_ours(text: &str) -> bool {
    match text.rfind(SEAL) {
        Some(at) => text.get(..at).is_some_and(|whole| sealed(whole) == text),
        None => Report::read(text.as_bytes()).is_ok_and(|it| written(&it, Form::Json).is_ok_and(|whole| whole == text)),
    }
}

fn names(source: &Source) -> Names {
    let facts = &source.assessment.facts;
    let account = facts.get::<KnownAccount>();
    let policy = facts.get::<CompanyPolicy>();
    let organisations = account.into_iter().flat_map(|it| [&it.organisation, &it.login_organisation]);
    let organisations = organisations.chain(policy.map(|it| &it.company));
    let mut hosts: Vec<String> = facts.get::<KeyCheck>().map(|it| it.host.clone()).into_iter().collect();
    for (_, path) in Measured::of(facts, source.assessment.machine.now).ways {
        hosts.extend(path.target.proxy.map(|via| via.host));
        hosts.push(path.target.host);
    }
    hosts.extend(policy.and_then(|it| it.proxy.as_ref()).map(|it| it.host.clone()));
    hosts.extend(of_variables(facts));
    Names { organisations: organisations.flatten().cloned().collect(), hosts, users: source.users.clone() }
}

/// The hosts and domains of `NO_PROXY` and of every address, without what stands before and behind a name.
fn of_variables(facts: &Facts) -> Vec<String> {
    let mut all: Vec<&str> = Vec::new();
    for (name, variable) in facts.get::<Variables>().into_iter().flat_map(|it| &it.by_name) {
        let shown = variable.shown.as_deref().unwrap_or_default();
        if name.eq_ignore_ascii_case("NO_PROXY") {
            // what `.local` stands for is no host
            let ending = |it: &str| it.starts_with(['.', '*', '…']) && it.matches('.').count() < 2;
            all.extend(shown.split([',', ' ']).filter(|it| !ending(it)));
        } else {
            let proxy = || name.to_ascii_uppercase().ends_with("_PROXY").then_some(shown);
            let address = shown.split_once("://").map(|it| it.1).or_else(proxy);
            all.extend(address.and_then(|it| it.rsplit('@').next()));
        }
    }
    let bare =
        |it: &str| it.split([':', '/', '?', '#']).next().unwrap_or_default().trim_matches(['*', '.', '…']).to_owned();
    all.into_iter().map(bare).collect()
}

fn changed(entry: &Entry, assessment: &Assessment) -> Changed {
    let state = match entry.state {
        EntryState::Unfinished => "unfinished",
        EntryState::Applied => "applied",
        EntryState::Failed => "failed",
        EntryState::GoingBack => "going_back",
        EntryState::Undone => "undone",
    };
    Changed {
        id: entry.id,
        at: entry.at.iso().into(),
        repair: (&*entry.plan.id).into(),
        title: (&*entry.plan.title).into(),
        state: state.into(),
        helped: entry.helped,
        changes: json::changes(&entry.plan, &assessment.machine).into_iter().map(Line::from).collect(),
    }
}

fn pasted(explanation: &Explanation) -> Pasted {
    Pasted {
        summary: (&*explanation.summary).into(),
        causes: explanation.causes.iter().map(|id| Line::from(&**id)).collect(),
        request_id: explanation.request_id.as_deref().map(Line::from),
    }
}
