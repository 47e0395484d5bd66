//! What is wrong, why, and what now? The right half of the overview, in the order in which a person asks.
//!
//! ```text
//! the sentence
//! Because    at most four lines of evidence
//! Do this    the repair                       ⏎ show the change
//! Right now  b  back to work
//! Also       the other diagnoses
//! ```

use crate::app::State;
use crate::app::state::Mark;
use crate::model::assessment::{Assessment, Verdict};
use crate::model::credential::Rung;
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::outcome::Outcome;
use crate::model::told::Messages;
use crate::ui::page::Page;
use crate::ui::screens::diagnosis::{advice_first, mark_of, until};
use crate::ui::theme::{Role, role};

/// The column at which the answers to the labels begin.
const COLUMN: usize = 11;
/// How much evidence is shown; the rest is on the step's own screen.
const EVIDENCE: usize = 4;

/// The title of the answer and its colour.
pub(super) fn title(state: &State) -> (&'static str, Role) {
    let Some(assessment) = &state.assessment else {
        return ("Checking…", Role::Strong);
    };
    match (assessment.verdict, assessment.top()) {
        (Verdict::Problems, _) => ("What is wrong", Role::Bad),
        (Verdict::Unknown, _) => ("Could not tell", Role::Unknown),
        (Verdict::Healthy, Some(_)) => ("It works, with a warning", Role::Warning),
        (Verdict::Healthy, None) => ("All is well", Role::Good),
    }
}

/// How the answer is laid out, by the room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// Why, then what to do, with air between.
    Airy,
    /// The same with less air.
    Dense,
    /// With the strongest evidence only.
    Short,
    /// What to do before why: the end may be cut.
    AdviceFirst,
}

/// Writes the answer.
pub(super) fn write(state: &State, page: &mut Page, order: Order) {
    let Some(assessment) = &state.assessment else {
        return running(state, page);
    };
    banner(assessment, page);
    page.text(Role::Strong, &assessment.summary);
    let Some(top) = assessment.top() else {
        return without(state, assessment, page);
    };
    let gap = |page: &mut Page, least| {
        if order <= least {
            page.gap();
        }
    };
    gap(page, Order::Dense);
    if order == Order::AdviceFirst {
        advise(state, assessment, top, page);
        right_now(state, page);
        instead(state, page);
        because(top, EVIDENCE, page);
    } else {
        because(top, if order == Order::Short { 2 } else { EVIDENCE }, page);
        gap(page, Order::Dense);
        advise(state, assessment, top, page);
        gap(page, Order::Airy);
        right_now(state, page);
        instead(state, page);
    }
    super::company::help_desk(assessment, COLUMN, page);
    gap(page, Order::Airy);
    also(assessment, page);
}

/// The evidence for what is wrong.
fn because(top: &Diagnosis, most: usize, page: &mut Page) {
    for (at, because) in top.because.iter().take(most).enumerate() {
        page.labelled(if at == 0 { "Because" } else { "" }, COLUMN, Role::Plain, &because.fact);
    }
    if top.because.len() > most {
        let more = format!("{} more on step {}", top.because.len() - most, top.step.digit());
        page.labelled("", COLUMN, Role::Dim, &more);
    }
}

/// How far the checks have come, and which still run.
fn running(state: &State, page: &mut Page) {
    let all = state.run.coming.len();
    let done = state.run.rows.len().min(all);
    page.text(Role::Strong, "Looking at this machine. Nothing is changed.");
    if all == 0 || page.look.lines {
        return;
    }
    page.gap();
    let cells = page.width.saturating_sub(12).min(40);
    let full = (cells * done).checked_div(all).unwrap_or(0);
    let bar = (page.look.pick("█", "#").repeat(full), page.look.pick("░", ".").repeat(cells - full));
    page.row(&[(Role::Good, &bar.0), (Role::Dim, &bar.1), (Role::Plain, &format!("  {done} of {all}"))]);
    page.gap();
    let look = page.look;
    for coming in &state.run.coming {
        if !state.run.rows.contains_key(coming.id) {
            page.row(&[(Role::Dim, look.mark(Mark::Running)), (Role::Plain, "  "), (Role::Plain, &coming.title)]);
        }
    }
}

fn banner(assessment: &Assessment, page: &mut Page) {
    if let Some(warning) = assessment.hands_off() {
        page.text(Role::Warning, &format!("! {warning}"));
        page.gap();
    }
}

/// What to do: the change on offer, else what the person can do.
fn advise(state: &State, assessment: &Assessment, top: &Diagnosis, page: &mut Page) {
    let offered = state.offered();
    if let Some((_, plan)) = offered.filter(|(diagnosis, _)| diagnosis.id == top.id) {
        let first = advice_first(top);
        if let Some(advice) = first {
            page.labelled("Do this", COLUMN, Role::Strong, advice);
        }
        page.labelled(if first.is_some() { "Or this" } else { "Do this" }, COLUMN, Role::Strong, &plan.title);
        show_the_change(state, top, page);
        return;
    }
    advise_only(state, assessment, top, page);
    if let Some((other, plan)) = offered {
        let text = format!("something else can be repaired now (step {}): {}", other.step.digit(), plan.title);
        page.labelled("Meanwhile", COLUMN, Role::Plain, &text);
        show_the_change(state, other, page);
    }
}

fn show_the_change(state: &State, diagnosis: &Diagnosis, page: &mut Page) {
    if state.moved {
        page.at_right(&diagnosis.step.digit().to_string(), "open its step");
    } else {
        page.at_right("⏎", "show the change");
    }
}

/// What only the person can do.
fn advise_only(state: &State, assessment: &Assessment, top: &Diagnosis, page: &mut Page) {
    let mut label = "Do this";
    // what comes before any change, as turning the VPN on, comes first here too
    let first = advice_first(top);
    if let Some(advice) = first {
        page.labelled(label, COLUMN, Role::Strong, advice);
        label = "Or this";
    }
    for plan in top.repairs.iter().filter_map(|id| assessment.plan(id)) {
        if state.tried.contains(&plan.id) {
            page.labelled("Tried", COLUMN, Role::Dim, &format!("{}: that did not help", plan.title));
        } else if !plan.acts() && plan.text().is_none() {
            page.labelled(label, COLUMN, Role::Strong, &plan.title);
            label = "";
            for command in plan.manual.iter().take(2) {
                page.labelled("", COLUMN, Role::Key, command);
            }
        }
    }
    for advice in top.advice.iter().take(2).filter(|advice| Some(*advice) != first) {
        page.labelled(label, COLUMN, Role::Plain, advice);
        label = "";
    }
}

fn right_now(state: &State, page: &mut Page) {
    one_session(state, page);
    if state.may_come_back() {
        let label = format!("{:COLUMN$}", "Or wait");
        page.hang(&[(Role::Label, &label), (Role::Key, "t  ")], COLUMN, Role::Plain, "check again until it works");
    }
}

fn one_session(state: &State, page: &mut Page) {
    let Some(session) = state.one_session() else {
        return;
    };
    let how = if session.corrected { "with a corrected" } else { "without" };
    let text = format!("back to work: one session {how} {}, nothing changed", session.names.join(", "));
    page.hang(&[(Role::Label, "Right now  "), (Role::Key, "b  ")], COLUMN, Role::Plain, &text);
}

/// A new key is another way out.
fn instead(state: &State, page: &mut Page) {
    if state.wants_key() {
        page.hang(&[(Role::Label, "Instead    "), (Role::Key, "k  ")], COLUMN, Role::Plain, "put in a new key");
    }
}

/// Everything else that was found, what hurts first.
fn also(assessment: &Assessment, page: &mut Page) {
    let mut others: Vec<&Diagnosis> = assessment.diagnoses.iter().skip(1).collect();
    if assessment.top().is_none() {
        others = assessment.diagnoses.iter().collect();
    }
    others.sort_by_key(|diagnosis| diagnosis.severity);
    let mut last = "";
    for diagnosis in others {
        let label = match diagnosis.severity {
            Severity::Note => "Not the cause",
            Severity::Broken | Severity::Warning => "Also",
        };
        let shown = if label == last { "" } else { label };
        last = label;
        let column = if diagnosis.severity == Severity::Note { 15 } else { COLUMN };
        let mark = mark_of(diagnosis.severity);
        let symbol = format!("{} ", page.look.mark(mark));
        let shown = format!("{shown:column$}");
        let text = format!("{} (step {})", diagnosis.title, diagnosis.step.digit());
        page.hang(&[(Role::Label, &shown), (role(mark), &symbol)], column, Role::Plain, &text);
    }
}

/// No diagnosis leads: what is used where all is well, else what could not be told.
fn without(state: &State, assessment: &Assessment, page: &mut Page) {
    page.gap();
    if assessment.verdict == Verdict::Unknown {
        for row in &assessment.rows {
            if let Outcome::Inconclusive { because, hint } = &row.outcome {
                let symbol = format!("{} ", page.look.mark(Mark::Unknown));
                let text = format!("{}: {because}", row.title);
                page.hang(&[(Role::Unknown, &symbol)], 0, Role::Plain, &text);
                page.indented(page.look.mark(Mark::Unknown).chars().count() + 1, Role::Strong, hint);
            }
        }
    }
    match assessment.ladder.used() {
        Some(rung) => used(state, assessment, rung, page),
        None => page.labelled("Used", COLUMN, Role::Plain, "no credential was found"),
    }
    right_now(state, page);
    super::company::help_desk(assessment, COLUMN, page);
    also(assessment, page);
}

fn used(state: &State, assessment: &Assessment, rung: &Rung, page: &mut Page) {
    page.gap();
    let mut text = format!("{} from {}", rung.kind.words(), rung.source);
    if let Some(print) = &rung.fingerprint {
        text = format!("{text} ({})", print.as_str());
    }
    page.labelled("Used", COLUMN, Role::Plain, &text);
    if let Some(expires) = &rung.expires_at {
        let text = super::status::lasts(state, rung, &until(expires, assessment.machine.now));
        page.labelled("", COLUMN, Role::Plain, &text);
    }
    if assessment.verdict == Verdict::Healthy {
        page.labelled("Next", COLUMN, Role::Plain, "run claude: it signs in without a question");
    }
    if state.can_send() && !Messages::answered(&assessment.facts) {
        let asks = assessment.questions.first().map(|it| format!("; step {} asks you something", it.step.digit()));
        let text = format!("m sends one real message, p reads an error that you paste{}", asks.unwrap_or_default());
        page.labelled("If not", COLUMN, Role::Plain, &text);
    }
}
