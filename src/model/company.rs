//! What does the person's company say about repairs? It may forbid, inform and recommend; it runs and widens nothing.

use serde::Serialize;

use super::diagnosis::Diagnosis;
use super::facts::{Fact, Facts};
use super::plan::Plan;
use super::step::Step;
use crate::words::Listed;

/// The check that reads it.
pub const CHECK: &str = "policy.company";

/// The policy that is in force. Every text of it is fit to be shown and short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CompanyPolicy {
    /// The file, as a person reads it.
    pub file: String,
    /// The company's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Whom to ask: name, address, telephone, page, whatever of them is given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<String>,
    /// What to have at hand when asking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_note: Option<String>,
    /// The proxy that connections are to go through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<Hop>,
    /// The file of certificates that `NODE_EXTRA_CA_CERTS` is to name, with `~`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ca: Option<String>,
    /// What is not to be done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbid: Vec<Forbidden>,
    /// The repairs that come first where a diagnosis offers them, the most wanted first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recommend: Vec<String>,
    /// What the company says about a cause.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<OwnText>,
}

impl Fact for CompanyPolicy {}

/// A host and a port, without a user and a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// The name or address.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl std::fmt::Display for Hop {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}", self.host, self.port)
    }
}

said_as_shown!(Hop);

/// A repair that is not to be offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forbidden {
    /// A repair (`reset.folder`), one of its targets (`env.remove_variable:HTTPS_PROXY`), or a family (`reset.*`).
    pub repair: String,
    /// Why, in the company's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// What the company says about a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnText {
    /// The cause's id, or a family (`network.*`).
    pub cause: String,
    /// In the company's words.
    pub text: String,
}

impl CompanyPolicy {
    /// The rule that forbids the plan of this id.
    #[must_use]
    pub fn forbids(&self, plan: &str) -> Option<&Forbidden> {
        self.forbid.iter().find(|rule| names(&rule.repair, plan))
    }

    /// The place of a plan among those that are recommended; the last for all others.
    #[must_use]
    pub fn preference(&self, plan: &str) -> usize {
        self.recommend.iter().position(|rule| names(rule, plan)).unwrap_or(self.recommend.len())
    }

    /// What the company says about a diagnosis.
    pub fn says<'a>(&'a self, diagnosis: &'a Diagnosis) -> impl Iterator<Item = &'a str> {
        let of = |own: &&OwnText| names(&own.cause, &diagnosis.id);
        self.texts.iter().filter(of).map(|own| own.text.as_str())
    }

    /// Whom to ask, in one line; `None` if the policy names nobody.
    #[must_use]
    pub fn ask(&self) -> Option<String> {
        (!self.contact.is_empty()).then(|| self.contact.listed())
    }

    /// Who says so: the company's name, or a word for it.
    #[must_use]
    pub fn who(&self) -> String {
        self.company.clone().unwrap_or_else(|| say!("policy/your-company"))
    }

    /// Whom to ask, and what to have at hand, as a sentence of its own; `None` if the policy names nobody.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        let (who, contact) = (self.who(), self.ask()?);
        Some(match &self.contact_note {
            Some(note) => say!("policy/ask-with", who = who, contact = contact, note = note),
            None => say!("policy/ask", who = who, contact = contact),
        })
    }

    /// Why a plan is not offered, as a sentence of its own; `None` if it is not forbidden.
    #[must_use]
    pub fn refusal(&self, plan: &Plan) -> Option<String> {
        let (who, file, title) = (self.who(), &self.file, &plan.title);
        Some(match &self.forbids(&plan.id)?.because {
            Some(because) => say!("policy/forbidden-because", title = title, who = who, file = file, because = because),
            None => say!("policy/forbidden", title = title, who = who, file = file),
        })
    }
}

/// What would be offered on this machine if the policy did not forbid it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withheld(pub Vec<Refused>);

impl Fact for Withheld {}

/// A plan that is not offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its id.
    pub id: String,
    /// Why not, as a sentence of its own.
    pub because: String,
    /// The step that would offer it whatever the diagnoses say.
    pub standing: Option<Step>,
}

/// Whom to ask, in one line, where a policy names somebody.
#[must_use]
pub fn ask(facts: &Facts) -> Option<String> {
    facts.get::<CompanyPolicy>()?.ask()
}

/// Takes out of the plans what a policy forbids.
#[must_use]
pub fn withhold(facts: &Facts, plans: &mut Vec<Plan>) -> Withheld {
    let Some(policy) = facts.get::<CompanyPolicy>() else { return Withheld::default() };
    let mut refused = Vec::new();
    plans.retain(|plan| match policy.refusal(plan) {
        Some(because) => {
            refused.push(Refused { id: plan.id.clone(), because, standing: None });
            false
        }
        None => true,
    });
    Withheld(refused)
}

/// Whether a rule names an id: itself, its repair (what stands before `:`), one of several targets (`A+B`), or a family
/// that ends with `*`.
#[must_use]
pub fn names(rule: &str, id: &str) -> bool {
    if let Some(family) = rule.strip_suffix('*') {
        return id.starts_with(family);
    }
    let (repair, targets) = id.split_once(':').unwrap_or((id, ""));
    let one = |target: &str| rule.strip_prefix(repair).and_then(|rest| rest.strip_prefix(':')) == Some(target);
    rule == id || rule == repair || (!targets.is_empty() && targets.split('+').any(one))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_rule_names_a_repair_a_target_or_a_family() {
        for (rule, id, expected) in [
            ("reset.folder", "reset.folder", true),
            ("reset.folder", "reset.folders", false),
            ("reset.*", "reset.credential", true),
            ("reset.*", "resetting", false),
            ("*", "anything", true),
            ("env.remove_variable", "env.remove_variable:A", true),
            ("env.remove_variable:A", "env.remove_variable:A", true),
            ("env.remove_variable:A", "env.remove_variable:A+B", true),
            ("env.remove_variable:B", "env.remove_variable:A+B", true),
            ("env.remove_variable:A", "env.remove_variable:AB", false),
            ("env.remove_variable:A", "env.remove_variable", false),
            ("", "reset.folder", false),
        ] {
            assert_eq!(names(rule, id), expected, "{rule} {id}");
        }
    }
}
