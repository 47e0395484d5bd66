//! What was found, in full? One diagnosis on the screen of its step: evidence, advice, repairs, and what to type instead.
//!
//! ```text
//! ✗ An API key hides your login
//!   the sentence
//!   Because  api.anthropic.com answered 401
//!   Do this  Stop exporting the key                ⏎ show the change
//!            or type: sed -i …
//! ```

use crate::app::State;
use crate::app::state::Mark;
use crate::model::diagnosis::{Confidence, Diagnosis, Severity};
use crate::model::plan::Plan;
use crate::model::time::Moment;
use crate::ui::page::{self, Page};
use crate::ui::text::width;
use crate::ui::theme::{Role, role};
use crate::words::codes;

/// The column at which the answers to the labels begin, at least.
const COLUMN: usize = 13;
/// The labels.
const LABELS: &[&str] =
    &["ui/because", "ui/how-sure", "ui/do-this", "ui/or-this", "ui/advice", "ui/read-more", "open/label-words"];

fn column() -> usize {
    page::column(COLUMN - 2, LABELS) + 2
}

/// A label, two cells from the left; none for the next answer to the same one.
fn label(id: &str) -> String {
    if id.is_empty() { String::new() } else { format!("  {}", say!(id)) }
}

/// The mark of a diagnosis.
pub(super) const fn mark_of(severity: Severity) -> Mark {
    match severity {
        Severity::Broken => Mark::Broken,
        Severity::Warning => Mark::Warning,
        Severity::Note => Mark::Empty,
    }
}

/// A time of the report as a person reads it; as it is, if it is none.
pub(super) fn until(rfc3339: &str, now: Moment) -> String {
    Moment::from_iso(rfc3339).map_or_else(|| rfc3339.to_owned(), |time| time.near(now))
}

fn sure(confidence: Confidence) -> String {
    match confidence {
        Confidence::Certain => say!("ui/measured"),
        Confidence::Likely => say!("ui/likely-everything-can-seen-says"),
        Confidence::Possible => say!("ui/possible-would-explain-what-seen"),
    }
}

/// What is to be tried before anything is changed: a proxy that belongs to a VPN is dead only as long as that is off.
pub(super) fn advice_first(diagnosis: &Diagnosis) -> Option<&String> {
    diagnosis.advice.first().filter(|_| diagnosis.id == "proxy.unreachable")
}

/// What the overview recommends first, at the top of a step whose picture would push it off the screen.
pub(super) fn first_thing(state: &State, page: &mut Page) {
    let Some(found) = state.diagnosis().filter(|it| it.severity != Severity::Note) else { return };
    let offered = state.offered().filter(|(diagnosis, _)| diagnosis.id == found.id);
    page.gap();
    match (advice_first(found), offered) {
        (None, Some((_, plan))) => {
            page.labelled(&say!("ui/do-this"), column() - 2, Role::Strong, &plan.title);
            page.at_right("⏎", &say!("ui/show-change"));
        }
        (Some(advice), _) => page.labelled(&say!("ui/do-this"), column() - 2, Role::Strong, advice),
        (None, None) => {
            let by_hand = state.assessment.iter().flat_map(|it| found.repairs.iter().filter_map(|id| it.plan(id)));
            let by_hand = by_hand.filter(|plan| !plan.acts()).map(|plan| &plan.title);
            if let Some(text) = by_hand.chain(&found.advice).next() {
                page.labelled(&say!("ui/do-this"), column() - 2, Role::Strong, text);
            }
        }
    }
}

/// Writes one diagnosis.
pub(super) fn write(state: &State, diagnosis: &Diagnosis, page: &mut Page) {
    page.gap();
    let mark = mark_of(diagnosis.severity);
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], 0, Role::Strong, &diagnosis.title);
    page.indented(2, Role::Plain, &diagnosis.summary);
    for (at, because) in diagnosis.because.iter().enumerate() {
        page.labelled(&label(if at == 0 { "ui/because" } else { "" }), column(), Role::Plain, &because.fact);
    }
    page.labelled(&label("ui/how-sure"), column(), Role::Dim, &sure(diagnosis.confidence));
    let plans: Vec<&Plan> = state
        .assessment
        .iter()
        .flat_map(|assessment| diagnosis.repairs.iter().filter_map(|id| assessment.plan(id)))
        .collect();
    // what the person can try comes before a text for somebody else
    let text_first = plans.first().is_some_and(|plan| plan.text().is_some());
    let first = advice_first(diagnosis).filter(|_| !plans.is_empty());
    let first = first.or_else(|| diagnosis.advice.first().filter(|_| text_first));
    if let Some(advice) = first {
        page.labelled(&label("ui/do-this"), column(), Role::Strong, advice);
    }
    for (at, plan) in plans.iter().enumerate() {
        repair(state, plan, &label(if at == 0 && first.is_none() { "ui/do-this" } else { "ui/or-this" }), page);
    }
    if plans.iter().any(|plan| !plan.acts()) {
        page.labelled("", column(), Role::Dim, &say!("ui/when-done-press-r-checks"));
    }
    for (at, advice) in diagnosis.advice.iter().skip(usize::from(first.is_some())).enumerate() {
        let label = match (at, plans.is_empty()) {
            (0, true) => label("ui/do-this"),
            (0, false) => label("ui/advice"),
            _ => String::new(),
        };
        page.labelled(&label, column(), Role::Plain, advice);
    }
    if state.replay.is_some() {
        elsewhere(diagnosis, &label("open/label-words"), column(), page);
    }
    if !diagnosis.docs.is_empty() {
        page.labelled(&label("ui/read-more"), column(), Role::Dim, &diagnosis.docs);
    }
}

/// Of a report: that its words are another's, and what to compare them with.
pub(super) fn elsewhere(diagnosis: &Diagnosis, label: &str, column: usize, page: &mut Page) {
    let says = match codes::of(&diagnosis.id) {
        Some(code) => say!("open/compare", code = code),
        None => say!("open/compare-not-known", version = env!("CARGO_PKG_VERSION")),
    };
    page.labelled(label, column, Role::Warning, &says);
}

fn repair(state: &State, plan: &Plan, label: &str, page: &mut Page) {
    if state.tried.contains(&plan.id) {
        page.labelled(label, column(), Role::Dim, &say!("ui/tried-did-not-help", title = plan.title));
        return;
    }
    page.labelled(label, column(), Role::Strong, &plan.title);
    if state.offer().is_some_and(|offer| offer.id == plan.id) {
        page.at_right("⏎", &say!("ui/show-change"));
    }
    // those of a value that is put right only make this terminal see it
    if plan.text().is_some() {
        page.at_right("c", &say!("ui/copy-text"));
    }
    let acts = plan.acts();
    // what a card would say stands here: of what only the person can do there is no card
    for says in plan.consequences.iter().filter(|_| !acts) {
        page.warned(&[], column(), Role::Plain, says);
    }
    let label = if acts { format!("{} ", say!("ui/or-type")) } else { "  ".to_owned() };
    for command in plan.manual.iter().filter(|_| plan.rewrites().is_empty()) {
        let before = [(Role::Plain, " ".repeat(column())), (Role::Dim, label.clone())];
        let before: Vec<(Role, &str)> = before.iter().map(|(role, text)| (*role, text.as_str())).collect();
        page.hang(&before, column() + width(&label), Role::Key, command);
    }
}
