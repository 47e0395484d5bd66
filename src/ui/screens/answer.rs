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
use crate::model::order::InOrder;
use crate::model::outcome::Outcome;
use crate::model::plan::Plan;
use crate::model::told::Messages;
use crate::ui::page::{self, Page};
use crate::ui::screens::diagnosis::{advice_first, mark_of, until};
use crate::ui::text::{padded, width};
use crate::ui::theme::{Role, role};
use crate::words::Listed;

/// The column at which the answers to the labels begin, at least.
const COLUMN: usize = 11;
/// The labels.
const LABELS: &[&str] = &[
    "ui/because",
    "ui/do-this",
    "ui/or-this",
    "ui/advice",
    "ui/meanwhile",
    "ui/tried",
    "ui/or-wait",
    "ui/right-now",
    "ui/instead",
    "ui/also",
    "ui/used",
    "ui/next-step",
    "ui/if-not",
];

fn column() -> usize {
    page::column(COLUMN, LABELS)
}
/// How much evidence is shown; the rest is on the step's own screen.
const EVIDENCE: usize = 4;

/// The title of the answer and its colour.
pub(super) fn title(state: &State) -> (String, Role) {
    let Some(assessment) = &state.assessment else {
        return (say!("ui/checking"), Role::Strong);
    };
    match (assessment.verdict, assessment.top()) {
        _ if state.left_over().is_some() => (say!("ui/this-terminal-only"), Role::Warning),
        (Verdict::Problems, _) => (say!("ui/what-is-wrong"), Role::Bad),
        (Verdict::Unknown, _) => (say!("ui/could-not-tell-title"), Role::Unknown),
        (Verdict::Healthy, Some(_)) => (say!("ui/it-works-with-warning"), Role::Warning),
        (Verdict::Healthy, None) => (say!("ui/all-is-well"), Role::Good),
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
    /// A few words, then what to do.
    Tiny,
}

/// Writes the answer.
pub(super) fn write(state: &State, page: &mut Page, order: Order) {
    let Some(assessment) = &state.assessment else {
        return running(state, page);
    };
    let tiny = assessment.top().filter(|_| order == Order::Tiny);
    banner(assessment, page);
    if left_over(state, page) {
        return;
    }
    page.text(Role::Strong, tiny.map_or(&assessment.summary, |top| &top.title));
    let Some(top) = assessment.top() else {
        return without(state, assessment, page);
    };
    let gap = |page: &mut Page, least| {
        if order <= least {
            page.gap();
        }
    };
    gap(page, Order::Dense);
    if order >= Order::AdviceFirst {
        advise(state, assessment, top, page);
        right_now(state, page);
        instead(state, page);
        because(top, EVIDENCE, page);
        before(state, page);
    } else {
        because(top, if order == Order::Short { 2 } else { EVIDENCE }, page);
        before(state, page);
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

/// What was mended in the files already, and this terminal is too old to see: nothing else has to be done.
fn left_over(state: &State, page: &mut Page) -> bool {
    let Some(left) = state.left_over() else { return false };
    let names = left.names.listed();
    page.hang(
        &[(Role::Good, &format!("{} ", page.look.mark(Mark::Healthy)))],
        2,
        Role::Strong,
        &say!("ui/fixed-in-files-still-here", names = names),
    );
    for command in &left.commands {
        page.indented(4, Role::Key, command);
    }
    page.gap();
    if let Some(top) = state.assessment.as_ref().and_then(|it| it.top()) {
        page.text(Role::Plain, &say!("ui/until-then-here", summary = top.summary));
        page.gap();
        right_now(state, page);
        // there a digit is an entry of the list
        if !page.look.lines {
            page.text(Role::Dim, &say!("ui/all-about-it-on-step", digit = top.step.digit()));
        }
    }
    true
}

/// The evidence for what is wrong.
fn because(top: &Diagnosis, most: usize, page: &mut Page) {
    for (at, because) in top.because.iter().take(most).enumerate() {
        page.labelled(&if at == 0 { say!("ui/because") } else { String::new() }, column(), Role::Plain, &because.fact);
    }
    if top.because.len() > most {
        let more = say!("ui/more-on-step", most = top.because.len() - most, digit = top.step.digit());
        page.labelled("", column(), Role::Dim, &more);
    }
}

/// What Claude Code wrote down itself, once the person has looked at it: the errors that stand, and when they began.
fn before(state: &State, page: &mut Page) {
    if let Some(text) = state.history.as_ref().and_then(|found| found.evidence()) {
        page.labelled(&say!("history/label-before"), COLUMN, Role::Plain, &text);
    }
}

/// How far the checks have come, and which still run.
fn running(state: &State, page: &mut Page) {
    let all = state.run.coming.len();
    let done = state.run.rows.len().min(all);
    page.text(Role::Strong, &say!("ui/looking-at-machine-nothing-changed"));
    if all == 0 || page.look.lines {
        return;
    }
    page.gap();
    let cells = page.width.saturating_sub(12).min(40);
    let full = (cells * done).checked_div(all).unwrap_or(0);
    let bar = (page.look.pick("█", "#").repeat(full), page.look.pick("░", ".").repeat(cells - full));
    page.row(&[
        (Role::Good, &bar.0),
        (Role::Dim, &bar.1),
        (Role::Plain, &format!("  {}", say!("ui/so-many-of", done = done, all = all))),
    ]);
    page.gap();
    let look = page.look;
    for coming in &state.run.coming {
        if !state.run.rows.contains_key(coming.id) {
            page.row(&[(Role::Dim, &look.mark(Mark::Running)), (Role::Plain, "  "), (Role::Plain, &coming.title)]);
        }
    }
}

fn banner(assessment: &Assessment, page: &mut Page) {
    if let Some(warning) = assessment.hands_off() {
        page.warned(&[], 0, Role::Warning, &format!("! {warning}"));
        page.gap();
    }
}

/// What to do: the change on offer, else what the person can do.
fn advise(state: &State, assessment: &Assessment, top: &Diagnosis, page: &mut Page) {
    if state.replay.is_some() {
        super::diagnosis::elsewhere(top, &say!("open/label-words"), column(), page);
    }
    let offered = state.offered();
    if let Some((_, plan)) = offered.filter(|(diagnosis, _)| diagnosis.id == top.id) {
        let first = advice_first(top);
        if let Some(advice) = first {
            page.labelled(&say!("ui/do-this"), column(), Role::Strong, advice);
        }
        let label = if first.is_some() { say!("ui/or-this") } else { say!("ui/do-this") };
        page.labelled(&label, column(), Role::Strong, &whole_title(assessment, plan));
        show_the_change(state, top, page);
        return;
    }
    advise_only(state, assessment, top, page);
    if let Some((other, plan)) = offered {
        let text = say!("ui/something-else-can-repaired-now", digit = other.step.digit(), title = plan.title);
        page.labelled(&say!("ui/meanwhile"), column(), Role::Plain, &text);
        show_the_change(state, other, page);
    }
}

/// What a plan does, and whether somebody has to sign in then.
fn whole_title(assessment: &Assessment, plan: &Plan) -> String {
    let sign_in = plan.leaves_sign_in() || assessment.ladder.rests_on(&plan.takes_out());
    if sign_in { say!("ui/then-sign-in", title = plan.title) } else { plan.title.clone() }
}

fn show_the_change(state: &State, diagnosis: &Diagnosis, page: &mut Page) {
    if state.moved {
        page.at_right(&diagnosis.step.digit().to_string(), &say!("ui/open-its-step"));
    } else {
        page.at_right("⏎", &say!("ui/show-change"));
    }
}

/// What only the person can do.
fn advise_only(state: &State, assessment: &Assessment, top: &Diagnosis, page: &mut Page) {
    let (mut label, mut planned) = (say!("ui/do-this"), false);
    // what comes before any change, as turning the VPN on, comes first here too
    let first = advice_first(top);
    if let Some(advice) = first {
        page.labelled(&label, column(), Role::Strong, advice);
        label = say!("ui/or-this");
    }
    for plan in top.repairs.iter().filter_map(|id| assessment.plan(id)) {
        if state.tried.contains(&plan.id) {
            page.labelled(
                &say!("ui/tried"),
                column(),
                Role::Dim,
                &say!("ui/tried-did-not-help-here", title = plan.title),
            );
        } else if !plan.acts() && plan.text().is_none() {
            page.labelled(&label, column(), Role::Strong, &whole_title(assessment, plan));
            label = say!("ui/or-this");
            planned = true;
            if plan.here().next().is_some() {
                page.labelled("", column(), Role::Dim, &say!("ui/leave-type-start-again"));
            }
            for command in plan.manual.iter().take(2) {
                page.labelled("", column(), Role::Key, command);
            }
        }
    }
    let advice: Vec<&String> = top.advice.iter().take(2).filter(|advice| Some(*advice) != first).collect();
    if planned {
        label = say!("ui/advice");
    }
    let point = if advice.len() > 1 { "• " } else { "" };
    for text in advice {
        let before = [(Role::Label, padded(&label, column())), (Role::Plain, point.to_owned())];
        let before: Vec<(Role, &str)> = before.iter().map(|(role, text)| (*role, text.as_str())).collect();
        page.hang(&before, column() + width(point), Role::Plain, text);
        label.clear();
    }
}

fn right_now(state: &State, page: &mut Page) {
    one_session(state, page);
    if state.may_come_back() {
        let label = padded(&say!("ui/or-wait"), column());
        page.hang(
            &[(Role::Label, &label), (Role::Key, "t  ")],
            column(),
            Role::Plain,
            &say!("ui/check-again-until-works"),
        );
    }
}

fn one_session(state: &State, page: &mut Page) {
    let Some(session) = state.one_session() else {
        return;
    };
    let names = session.names.listed();
    let text = if session.corrected {
        say!("ui/one-session-corrected", names = names)
    } else if state.session_asks_sign_in(&session) {
        say!("ui/one-session-sign-in", names = names)
    } else {
        say!("ui/one-session-without", names = names)
    };
    let label = padded(&say!("ui/right-now"), column());
    page.hang(&[(Role::Label, &label), (Role::Key, "b  ")], column(), Role::Plain, &text);
}

/// A new key is another way out.
fn instead(state: &State, page: &mut Page) {
    if state.wants_key() {
        let label = padded(&say!("ui/instead"), column());
        page.hang(&[(Role::Label, &label), (Role::Key, "k  ")], column(), Role::Plain, &say!("ui/put-in-new-key"));
    }
}

/// Everything else that was found, what hurts first.
fn also(assessment: &Assessment, page: &mut Page) {
    let mut others: Vec<&Diagnosis> = assessment.diagnoses.iter().skip(1).collect();
    if assessment.top().is_none() {
        others = assessment.diagnoses.iter().collect();
    }
    others.order_by_key(|diagnosis| diagnosis.severity);
    let mut last = String::new();
    for diagnosis in others {
        let (label, column) = match diagnosis.severity {
            Severity::Note => (say!("ui/not-the-cause"), page::column(0, &["ui/not-the-cause"]) + 1),
            Severity::Broken | Severity::Warning => (say!("ui/also"), column()),
        };
        let shown = if label == last { String::new() } else { label.clone() };
        last = label;
        let mark = mark_of(diagnosis.severity);
        let symbol = format!("{} ", page.look.mark(mark));
        let shown = padded(&shown, column);
        let (title, digit) = (&diagnosis.title, diagnosis.step.digit());
        let text = match diagnosis.severity {
            Severity::Note => say!("ui/other-note", title = title, digit = digit),
            _ => say!("ui/other-finding", title = title, digit = digit),
        };
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
                let text = say!("ui/check-because", check = row.title, because = because);
                page.hang(&[(Role::Unknown, &symbol)], 0, Role::Plain, &text);
                page.indented(width(&page.look.mark(Mark::Unknown)) + 1, Role::Strong, hint);
            }
        }
    }
    match assessment.ladder.used() {
        Some(rung) => used(state, assessment, rung, page),
        None => page.labelled(&say!("ui/used"), column(), Role::Plain, &say!("ui/no-credential-found")),
    }
    right_now(state, page);
    super::company::help_desk(assessment, COLUMN, page);
    also(assessment, page);
}

fn used(state: &State, assessment: &Assessment, rung: &Rung, page: &mut Page) {
    page.gap();
    let (kind, source) = (rung.kind.words(), &rung.source);
    let text = match &rung.fingerprint {
        Some(print) => say!("ui/used-with-fingerprint", kind = kind, source = source, print = print.as_str()),
        None => say!("ui/used-from", kind = kind, source = source),
    };
    page.labelled(&say!("ui/used"), column(), Role::Plain, &text);
    if let Some(expires) = &rung.expires_at {
        let text = super::status::lasts(state, rung, &until(expires, assessment.machine.now));
        page.labelled("", column(), Role::Plain, &text);
    }
    if assessment.verdict == Verdict::Healthy {
        let first = state.first_here();
        let run = if first.is_empty() {
            say!("ui/run-claude-signs-without-question")
        } else {
            say!("ui/run-claude-in-new-terminal")
        };
        page.labelled(&say!("ui/next-step"), column(), Role::Plain, &run);
        for command in first {
            page.indented(column(), Role::Key, command);
        }
    }
    if state.can_send() && !Messages::answered(&assessment.facts) {
        let text = match assessment.questions.first() {
            Some(it) if !page.look.lines => say!("ui/if-not-with-question", digit = it.step.digit()),
            _ => say!("ui/if-not-keys"),
        };
        page.labelled(&say!("ui/if-not"), column(), Role::Plain, &text);
    }
}
