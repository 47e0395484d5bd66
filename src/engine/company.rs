//! What does a company's policy change in what is said and offered? It takes away, puts in order, and adds its words.

use std::sync::Arc;

use super::checks::{Selection, run};
use crate::app::event::RunId;
use crate::model::certificates::CertificateFiles;
use crate::model::company::{self, CompanyPolicy, Withheld, withhold};
use crate::model::diagnosis::{Because, Diagnosis, Severity};
use crate::model::facts::Facts;
use crate::model::network::{Role, paths};
use crate::model::order::InOrder;
use crate::model::outcome::{Evidence, Outcome, Row};
use crate::model::plan::Plan;
use crate::ports::World;
use crate::{causes, checks, repairs};

/// Why this plan is not to be carried out here, as a sentence, where nothing else was looked at before it.
pub async fn refused(world: &Arc<World>, plan: &Plan) -> Option<String> {
    let only = Selection { only: vec![company::CHECK.to_owned()], ..Selection::all() };
    let found = run(Arc::clone(world), checks::ALL, &only, RunId::default(), None).await;
    let policy = found.facts.get::<CompanyPolicy>()?;
    let refusal = policy.refusal(plan)?;
    Some(std::iter::once(refusal).chain(policy.advice()).collect::<Vec<_>>().join(" "))
}

/// What is forbidden goes; of the rest, what is recommended comes first; whom to ask stands where somebody is needed.
/// Returns what was taken away.
pub(super) fn obey(facts: &Facts, diagnoses: &mut [Diagnosis], plans: &mut Vec<Plan>) -> Withheld {
    let withheld = withhold(facts, plans);
    let Some(policy) = facts.get::<CompanyPolicy>() else { return withheld };
    let who = policy.who();
    for plan in plans.iter_mut().filter(|plan| plan.text().is_some()) {
        let contact = policy.ask();
        plan.consequences.extend(contact.map(|contact| say!("policy/send-to", who = who, contact = contact)));
    }
    for diagnosis in diagnoses {
        let expected = expected(policy, facts, diagnosis);
        let expected = expected.map(|fact| Because { check: company::CHECK.to_owned(), fact });
        // beside the strongest evidence: it often is the whole reason
        let at = diagnosis.because.len().min(1);
        diagnosis.because.splice(at..at, expected);
        diagnosis.repairs.order_by_key(|id| policy.preference(id));
        let offered: Vec<&Plan> =
            diagnosis.repairs.iter().filter_map(|id| plans.iter().find(|plan| plan.id == *id)).collect();
        let refused = withheld.0.iter().filter(|it| diagnosis.repairs.contains(&it.id));
        let mut words: Vec<String> =
            policy.says(diagnosis).map(|it| say!("policy/own-text", who = who, text = it)).collect();
        words.extend(refused.map(|it| it.because.clone()));
        let by_somebody = offered.iter().any(|plan| plan.text().is_some()) || !offered.iter().any(|plan| plan.acts());
        let asks = diagnosis.severity != Severity::Note && by_somebody || words.len() > policy.says(diagnosis).count();
        words.extend(policy.advice().filter(|_| asks));
        let recommended = offered.first().filter(|plan| policy.preference(&plan.id) < policy.recommend.len());
        words.extend(recommended.map(|plan| say!("policy/recommended", who = who, title = plan.title)));
        // what claude-fix itself puts first stays first: some of it is to be tried before any change
        let at = diagnosis.advice.len().min(1);
        diagnosis.advice.splice(at..at, words);
    }
    withheld
}

/// Where the way to Anthropic is broken and is not the one that the company expects, what is different.
fn expected(policy: &CompanyPolicy, facts: &Facts, diagnosis: &Diagnosis) -> Option<String> {
    let (who, family) = (policy.who(), diagnosis.id.split('.').next()?);
    if family == "tls" {
        let (file, files) = (policy.ca.as_ref()?, facts.get::<CertificateFiles>()?);
        return match &files.extra {
            None => Some(say!("policy/expects-ca-none", who = who, file = file)),
            Some(it) if it.file != *file => {
                Some(say!("policy/expects-ca-other", who = who, file = file, used = it.file))
            }
            Some(_) => None,
        };
    }
    if family != "network" && family != "proxy" {
        return None;
    }
    let wanted = policy.proxy.as_ref()?;
    let (_, _, path) = paths(facts).into_iter().find(|(role, ..)| *role == Role::Api)?;
    match &path.target.proxy {
        None => Some(say!("policy/expects-proxy-none", who = who, proxy = wanted)),
        Some(via) if !via.host.eq_ignore_ascii_case(&wanted.host) || via.port != wanted.port => {
            let used = crate::model::text::plain(&format!("{}:{}", via.host, via.port), 200);
            let variable = &via.variable;
            Some(say!("policy/expects-proxy-other", who = who, proxy = wanted, used = used, variable = variable))
        }
        Some(_) => None,
    }
}

/// Says on the policy's row which repairs and causes it names that do not exist: a misspelt one forbids nothing.
pub(super) fn doubt(facts: &Facts, rows: &mut [Row]) {
    let Some(policy) = facts.get::<CompanyPolicy>() else { return };
    let Some(row) = rows.iter_mut().find(|row| row.id == company::CHECK) else { return };
    let known = |rule: &str, ids: &[&str]| {
        let name = rule.split(':').next().unwrap_or_default();
        ids.iter().any(|id| company::names(name, id))
    };
    let ids: Vec<&str> = repairs::ALL.iter().map(|it| it.id).collect();
    let rules = policy.forbid.iter().map(|it| &it.repair).chain(&policy.recommend).filter(|rule| !known(rule, &ids));
    let mut said: Vec<String> = rules.map(|rule| say!("policy/no-such-repair", repair = rule)).collect();
    let ids: Vec<&str> =
        causes::ALL.iter().map(|it| it.id).chain(causes::elsewhere::ALL.iter().map(|it| it.id)).collect();
    let texts = policy.texts.iter().map(|it| &it.cause).filter(|rule| !known(rule, &ids));
    said.extend(texts.map(|rule| say!("policy/no-such-cause", cause = rule)));
    if said.is_empty() {
        return;
    }
    let label = say!("policy/label-doubt");
    row.evidence.extend(said.into_iter().map(|value| Evidence { label: label.clone(), value }));
    let count = row.evidence.iter().filter(|it| it.label == label).count();
    let (file, who) = (&policy.file, policy.who());
    row.outcome =
        Outcome::Found { summary: say!("policy/in-force-with-doubts", file = file, who = who, count = count) };
}
