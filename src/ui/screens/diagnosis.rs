//! What was found, in full? One diagnosis on the screen of its step: evidence, advice, repairs, and what to type instead.
//!
//! ```text
//! ✗ An API key hides your login
//!   the sentence
//!   Because  api.anthropic.com answered 401
//!   Do this  Stop exporting the key                ⏎ show the change
//!            or type: sed -i …
//! ```

use crate::app::state::{Mark, Screen};
use crate::app::{Act, State, bindings};
use crate::model::diagnosis::{Confidence, Diagnosis, Severity};
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::model::time::Moment;
use crate::ui::page::{self, Page};
use crate::ui::text::{padded, width};
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

/// What is done first, in the order of a diagnosis: what can be tried, or a repair.
fn first_of<'a>(state: &'a State, diagnosis: &'a Diagnosis) -> (Option<&'a String>, Vec<&'a Plan>) {
    let ids = diagnosis.repairs.iter();
    let plans: Vec<&Plan> = state.assessment.iter().flat_map(|it| ids.clone().filter_map(|id| it.plan(id))).collect();
    // what the person can try comes before a text for somebody else
    let text_first = plans.first().is_some_and(|plan| plan.text().is_some());
    let first = advice_first(diagnosis).filter(|_| !plans.is_empty());
    (first.or_else(|| diagnosis.advice.first().filter(|_| text_first || plans.is_empty())), plans)
}

/// The diagnosis whose beginning stands above a picture that would push it off the screen.
fn leading(state: &State) -> Option<&Diagnosis> {
    state.diagnosis().filter(|it| it.severity != Severity::Note && it.step == Step::Network)
}

/// Writes that beginning: what it is, and the first thing to do.
pub(super) fn above(state: &State, page: &mut Page) {
    let Some(found) = leading(state) else { return };
    page.gap();
    headline(found, &found.title, page);
    let (advice, plans) = first_of(state, found);
    let plan = plans.first().filter(|plan| advice.is_none() && !state.tried.contains(&plan.id));
    if let Some(text) = advice.or(plan.map(|plan| &plan.title)) {
        page.labelled(&label("ui/do-this"), column(), Role::Strong, text);
    }
    let offered = state.offered().filter(|(diagnosis, _)| diagnosis.id == found.id);
    if plan.is_some() && offered.is_some() {
        page.at_right("⏎", &say!("ui/show-change"));
    }
}

fn headline(diagnosis: &Diagnosis, text: &str, page: &mut Page) {
    let mark = mark_of(diagnosis.severity);
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], 0, Role::Strong, text);
}

/// Writes one diagnosis.
pub(super) fn write(state: &State, diagnosis: &Diagnosis, page: &mut Page) {
    page.gap();
    let told = leading(state).is_some_and(|it| it.id == diagnosis.id);
    if told {
        page.text(Role::Plain, &diagnosis.summary);
    } else {
        headline(diagnosis, &diagnosis.title, page);
    }
    // the first step begins with the sentence of the answer
    let said = state.screen == Screen::Step(Step::Status)
        && state.assessment.as_ref().is_some_and(|it| it.summary == diagnosis.summary);
    if !told && !said {
        page.indented(2, Role::Plain, &diagnosis.summary);
    }
    for (at, because) in diagnosis.because.iter().enumerate() {
        page.labelled(&label(if at == 0 { "ui/because" } else { "" }), column(), Role::Plain, &because.fact);
    }
    page.labelled(&label("ui/how-sure"), column(), Role::Dim, &sure(diagnosis.confidence));
    let (first, plans) = first_of(state, diagnosis);
    if let Some(advice) = first.filter(|_| !told) {
        page.labelled(&label("ui/do-this"), column(), Role::Strong, advice);
    }
    for (at, plan) in plans.iter().enumerate() {
        let title = match (at, first) {
            (0, None) if told && !state.tried.contains(&plan.id) => Title::Above,
            (0, None) => Title::Is("ui/do-this"),
            _ => Title::Is("ui/or-this"),
        };
        repair(state, plan, title, page);
    }
    if plans.iter().any(|plan| !plan.acts() && plan.here().next().is_none()) {
        page.labelled("", column(), Role::Dim, &say!("ui/when-done-press-r-checks"));
    }
    let advice = diagnosis.advice.iter().skip(usize::from(first.is_some()));
    let point = if advice.len() > 1 { "• " } else { "" };
    for (at, advice) in advice.enumerate() {
        let label = match (at, plans.is_empty()) {
            (0, false) => label("ui/advice"),
            _ => String::new(),
        };
        let before = [(Role::Label, padded(&label, column())), (Role::Plain, point.to_owned())];
        let before: Vec<(Role, &str)> = before.iter().map(|(role, text)| (*role, text.as_str())).collect();
        page.hang(&before, column() + width(point), Role::Plain, advice);
    }
    if state.replay.is_some() {
        elsewhere(diagnosis, &label("open/label-words"), column(), page);
    }
    if !diagnosis.docs.is_empty() {
        page.labelled(&label("ui/read-more"), column(), Role::Dim, &diagnosis.docs);
    }
}

/// Whether the commands of this repair are those that `c` copies: they need not be named once more.
fn stands_here(state: &State, plan: &Plan) -> bool {
    plan.rewrites().is_empty() && !state.tried.contains(&plan.id) && state.types(plan) == state.by_hand()
}

/// Whether `c` copies a command on this screen.
pub(super) fn copies(state: &State) -> bool {
    bindings(state).iter().any(|it| it.act == Act::CopyCommand)
}

/// Whether the commands that `c` copies stand behind a repair of this screen.
pub(super) fn types_by_hand(state: &State) -> bool {
    let Screen::Step(step) = state.screen else { return false };
    let Some(assessment) = &state.assessment else { return false };
    let plans = state.diagnoses(step).flat_map(|it| it.repairs.iter().filter_map(|id| assessment.plan(id)));
    plans.filter(|plan| plan.acts()).any(|plan| stands_here(state, plan))
}

/// Where the title of a repair stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title {
    /// Behind this label.
    Is(&'static str),
    /// Above the picture.
    Above,
}

/// Of a report: that its words are another's, and what to compare them with.
pub(super) fn elsewhere(diagnosis: &Diagnosis, label: &str, column: usize, page: &mut Page) {
    let says = match codes::of(&diagnosis.id) {
        Some(code) => say!("open/compare", code = code),
        None => say!("open/compare-not-known"),
    };
    page.labelled(label, column, Role::Warning, &says);
}

fn repair(state: &State, plan: &Plan, title: Title, page: &mut Page) {
    let name = match title {
        Title::Is(id) => label(id),
        Title::Above => String::new(),
    };
    if state.tried.contains(&plan.id) {
        page.labelled(&name, column(), Role::Dim, &say!("ui/tried-did-not-help", title = plan.title));
        return;
    }
    if title != Title::Above {
        page.labelled(&name, column(), Role::Strong, &plan.title);
        if state.offer().is_some_and(|offer| offer.id == plan.id) {
            page.at_right("⏎", &say!("ui/show-change"));
        }
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
    let here = plan.here().next().is_some();
    if here && !acts {
        page.labelled("", column(), Role::Dim, &say!("ui/leave-type-start-again"));
    }
    for (at, command) in state.types(plan).iter().enumerate().filter(|_| plan.rewrites().is_empty()) {
        let label = match (acts, at) {
            (true, 0) if here => format!("{} ", say!("ui/or-leave-and-type")),
            (true, 0) => format!("{} ", say!("ui/or-type")),
            (true, _) => format!("{} ", say!("ui/then-type")),
            (false, _) => "  ".to_owned(),
        };
        let before = [(Role::Plain, " ".repeat(column())), (Role::Dim, label.clone())];
        let before: Vec<(Role, &str)> = before.iter().map(|(role, text)| (*role, text.as_str())).collect();
        page.hang(&before, column() + width(&label), Role::Key, command);
    }
    if acts && stands_here(state, plan) && copies(state) {
        page.at_right("c", &say!("help/key-copy-command"));
    }
}
