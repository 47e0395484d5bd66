//! What does somebody on the phone say now, what does the person see, and what does each answer mean?
//!
//! ```text
//! ╭ S2 The diagnosis · INC-4711 · 3:05 ──────────────────────────╮
//! │ Say aloud  “claude-fix has looked at this computer. …”       │
//! │ Read out   An API key hides your login …                     │
//! │ Code       K47, said: Kilo four seven                        │
//! │ They see   one sentence, and the code below it               │
//! │                                                              │
//! │ For you    the code is short enough to be read out           │
//! │                                                              │
//! │ 1 yes      It fits what the person meets. On to S3.          │
//! ╰──────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::walkthrough::{Reply, Station, Walkthrough};
use crate::app::{Extent, State};
use crate::model::assessment::Verdict;
use crate::model::diagnosis::Diagnosis;
use crate::model::plan::Plan;
use crate::model::text::plain;
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::width;
use crate::ui::theme::{Look, Role};
use crate::words::codes;

/// The fewest cells of the labels.
const COLUMN: usize = 11;

/// Draws the step; says how far it can be scrolled.
pub(in crate::ui) fn draw(state: &State, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let Some(call) = state.call() else { return Extent::default() };
    let mut page = Page::new(look, panel::text_width(body));
    let labels = Labels::new();
    said(&labels, &labels.aloud, Role::Strong, &state.words_of(call.at, "aloud"), &mut page);
    live(state, call, &labels, &mut page);
    page.gap();
    said(&labels, &labels.sees, Role::Plain, &state.words_of(call.at, "sees"), &mut page);
    for_you(state, call, &labels, &mut page);
    page.gap();
    answers(&state.replies(), &labels, &mut page);
    notes(call, &labels, &mut page);
    if let Some(text) = state.ticket() {
        ticket(text, &mut page);
    }
    let title = title(call);
    let panel = Panel { title: &title, role: Role::Strong, scroll: state.scroll, rest: None };
    panel::draw(sheet, body, &panel, page, Vec::new())
}

/// `S2 The diagnosis · INC-4711 · 3:05`
fn title(call: &Walkthrough) -> String {
    let step = format!("{} {}", call.at.code(), call.at.text("title"));
    let parts = [step, call.number.clone(), call.took()];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// What stands at the left, in the language of the person.
struct Labels {
    aloud: String,
    sees: String,
    you: String,
    check: String,
    read: String,
    code: String,
    because: String,
    ask: String,
    change: String,
    by_hand: String,
    warning: String,
    note: String,
    column: usize,
}

impl Labels {
    fn new() -> Self {
        let mut labels = Self {
            aloud: say!("walkthrough/label-aloud"),
            sees: say!("walkthrough/label-sees"),
            you: say!("walkthrough/label-you"),
            check: say!("walkthrough/label-check"),
            read: say!("walkthrough/label-read"),
            code: say!("walkthrough/label-code"),
            because: say!("walkthrough/label-because"),
            ask: say!("walkthrough/label-ask"),
            change: say!("walkthrough/label-change"),
            by_hand: say!("walkthrough/label-by-hand"),
            warning: say!("walkthrough/label-warning"),
            note: say!("walkthrough/label-note"),
            column: 0,
        };
        let all = [
            &labels.aloud,
            &labels.sees,
            &labels.you,
            &labels.check,
            &labels.read,
            &labels.code,
            &labels.because,
            &labels.by_hand,
        ];
        let answer = width(&say!("walkthrough/answer-other")) + 2;
        let widest = all.into_iter().map(|label| width(label)).max().unwrap_or(0).max(answer);
        labels.column = COLUMN.max(widest + 2);
        labels
    }
}

fn said(labels: &Labels, label: &str, role: Role, text: &str, page: &mut Page) {
    page.labelled(label, labels.column, role, text);
}

/// What is for the operator alone: the keys of this step, and whose machine it has to be.
fn for_you(state: &State, call: &Walkthrough, labels: &Labels, page: &mut Page) {
    let words = state.words_of(call.at, "you");
    if !words.is_empty() {
        said(labels, &labels.you, Role::Plain, &words, page);
    }
    if call.number.is_empty() && matches!(call.at, Station::Call | Station::Ticket) {
        said(labels, "", Role::Warning, &say!("walkthrough/no-number"), page);
    }
}

/// What this machine shows, where the step is about it.
fn live(state: &State, call: &Walkthrough, labels: &Labels, page: &mut Page) {
    let verified = matches!(call.at, Station::Verify | Station::Ticket);
    if verified {
        check(state, labels, page);
    } else if !state.run.over {
        said(labels, &labels.check, Role::Dim, &say!("walkthrough/still-looking"), page);
    }
    if !state.run.over {
        return;
    }
    match call.at {
        Station::Diagnosis => found(state, labels, page),
        Station::Evidence => evidence(state.diagnosis(), labels, page),
        Station::Questions => {
            if let Some(open) = state.question() {
                said(labels, &labels.ask, Role::Plain, &open.words, page);
            }
        }
        Station::Repair => repair(state, labels, page),
        Station::Verify => {
            for command in open_terminals(state, call) {
                said(labels, &labels.by_hand, Role::Key, command, page);
            }
        }
        Station::Ticket if !call.number.is_empty() => {
            said(labels, &labels.read, Role::Plain, &say!("walkthrough/number-is", number = call.number), page);
        }
        Station::Call => {
            if let Some(machine) = state.assessment.as_ref().map(|it| &it.machine) {
                let system = format!("{} {}", machine.os.word(), machine.arch);
                let home = machine.home.as_ref().map(|it| plain(&it.display().to_string(), 100)).unwrap_or_default();
                said(
                    labels,
                    &say!("walkthrough/label-runs-on"),
                    Role::Plain,
                    &say!("walkthrough/runs-on", system = system, home = home),
                    page,
                );
            }
        }
        Station::Ticket => {}
    }
}

/// What the check says that was made after the person's last word, whatever that was.
fn check(state: &State, labels: &Labels, page: &mut Page) {
    let Some(assessment) = state.assessment.as_ref().filter(|_| state.checked_again()) else {
        return said(labels, &labels.check, Role::Dim, &say!("walkthrough/checking-again"), page);
    };
    let summary = &assessment.summary;
    match assessment.verdict {
        Verdict::Healthy => said(labels, &labels.check, Role::Plain, summary, page),
        Verdict::Unknown => said(labels, &labels.check, Role::Warning, summary, page),
        Verdict::Problems => {
            let words = say!("walkthrough/check-finds", summary = summary);
            said(labels, &labels.check, Role::Warning, &words, page);
            if state.station() == Some(Station::Verify) && !state.changed_in_call() {
                said(labels, "", Role::Plain, &say!("walkthrough/check-sees-own-terminal"), page);
            }
        }
    }
}

fn summary(state: &State, labels: &Labels, page: &mut Page) {
    if let Some(assessment) = &state.assessment {
        said(labels, &labels.read, Role::Plain, &assessment.summary, page);
    }
}

/// The answer, its code, and what must not be done now.
fn found(state: &State, labels: &Labels, page: &mut Page) {
    summary(state, labels, page);
    let code = state.diagnosis().and_then(|it| Some((codes::of(&it.id)?, &it.id)));
    if let Some((code, id)) = code {
        let words = say!("walkthrough/code-is", code = code, spoken = codes::spoken(&code), id = id);
        said(labels, &labels.code, Role::Plain, &words, page);
    }
    let warning = state.assessment.as_ref().and_then(|it| it.hands_off());
    if let Some(warning) = warning {
        said(labels, &labels.warning, Role::Warning, &warning, page);
    }
}

fn evidence(diagnosis: Option<&Diagnosis>, labels: &Labels, page: &mut Page) {
    let Some(diagnosis) = diagnosis else {
        return said(labels, &labels.because, Role::Dim, &say!("walkthrough/no-evidence"), page);
    };
    let mut label = labels.because.as_str();
    for because in &diagnosis.because {
        said(labels, label, Role::Plain, &because.fact, page);
        label = "";
    }
}

/// The change that is on offer, or what a person does by hand.
fn repair(state: &State, labels: &Labels, page: &mut Page) {
    if let Some(plan) = state.offer() {
        let words = say!("walkthrough/change-is", title = plan.title, stakes = plan.stakes());
        said(labels, &labels.change, Role::Plain, &words, page);
        page.at_right("⏎", &say!("walkthrough/key-show-change"));
        return;
    }
    let assessment = state.assessment.as_deref();
    let plans = state.diagnosis().into_iter().flat_map(|it| &it.repairs);
    let plans: Vec<&Plan> = plans.filter_map(|id| assessment?.plan(id)).filter(|plan| !plan.acts()).collect();
    for plan in &plans {
        said(labels, &labels.by_hand, Role::Plain, &plan.title, page);
        for command in &plan.manual {
            page.indented(labels.column, Role::Key, command);
        }
    }
    let advice = state.diagnosis().map(|it| it.advice.as_slice()).unwrap_or_default();
    for advice in advice {
        said(labels, &labels.by_hand, Role::Plain, advice, page);
    }
    if plans.is_empty() && advice.is_empty() {
        said(labels, &labels.change, Role::Dim, &say!("walkthrough/no-change"), page);
    }
}

/// What terminals that are open still have to be told after the changes of this call.
fn open_terminals<'a>(state: &'a State, call: &Walkthrough) -> impl Iterator<Item = &'a String> {
    let changed = state.journal.iter().skip(call.entries).filter(|entry| entry.can_undo());
    changed.filter(|entry| !entry.plan.clears.is_empty()).flat_map(|entry| &entry.plan.manual)
}

/// What the person may say, what it means, and where it leads.
fn answers(replies: &[Reply], labels: &Labels, page: &mut Page) {
    for reply in replies {
        let words = match reply.leads {
            Some(to) if reply.label.is_empty() => {
                say!("walkthrough/leads-choice", means = reply.means, code = to.code(), title = to.text("title"))
            }
            Some(to) => {
                say!("walkthrough/leads", means = reply.means, code = to.code(), title = to.text("title"))
            }
            None => reply.means.clone(),
        };
        let role = if reply.given { Role::Strong } else { Role::Plain };
        let key = format!("{} ", reply.shown);
        if reply.label.is_empty() {
            page.hang(&[(Role::Key, &key)], 2, role, &words);
        } else {
            page.hang(&[(Role::Key, &key), (Role::Label, &reply.label)], labels.column, role, &words);
        }
    }
}

fn notes(call: &Walkthrough, labels: &Labels, page: &mut Page) {
    page.gap();
    for (at, note) in &call.notes {
        let label = format!("{} {}", labels.note, at.code());
        said(labels, &label, Role::Dim, note, page);
    }
}

/// The ticket, as it will stand in the help desk's books.
fn ticket(text: &str, page: &mut Page) {
    page.heading(&say!("walkthrough/the-ticket"));
    for line in text.lines() {
        if line.is_empty() {
            page.lines.push(Line::default());
        } else {
            page.text(Role::Dim, line);
        }
    }
}
