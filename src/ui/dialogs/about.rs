//! What is this, why does it matter, and what could a person do by hand? One step, check or cause, explained.
//!
//! ```text
//! ╭ 1 of 4: An API key in your environment hides your login ───╮
//! │ Cause      env.api_key_overrides_login, code K47           │
//! │ What       Claude Code uses ANTHROPIC_API_KEY before …     │
//! │ How seen   ANTHROPIC_API_KEY is set, comes before …        │
//! │ By hand    Try `env -u ANTHROPIC_API_KEY claude` first …   │
//! │ Type       unset ANTHROPIC_API_KEY                         │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::about::{About, Subject};
use crate::app::{Extent, State};
use crate::model::by_hand;
use crate::model::commands::of_this_terminal;
use crate::model::outcome::{Outcome, Row};
use crate::model::step::Step;
use crate::ui::page::{self, Page};
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{fit, span, wrap};
use crate::ui::theme::{Look, Role, words as mark_words};
use crate::words::{codes, of};

/// The labels, which make the column.
const LABELS: &[&str] = &[
    "help/label-what",
    "help/label-why",
    "help/label-seen",
    "help/label-here",
    "help/label-repair",
    "help/label-by-hand",
    "help/label-type",
    "help/label-prevent",
    "help/label-step",
    "help/label-source",
];

/// Draws the explanation; says how far it can be scrolled.
pub(super) fn draw(state: &State, about: &About, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let mut page = Page::new(look, panel::dialog_width(body));
    let Some(subject) = about.subject() else { return Extent::default() };
    let title = match subject {
        Subject::Step(step) => step_page(state, *step, &mut page),
        Subject::Check(id) => check_page(state, id, &mut page),
        Subject::Cause(id) => cause_page(state, id, &mut page),
    };
    let title = match about.all.len() {
        0 | 1 => title,
        all => say!("help/title-of", at = about.at + 1, all = all, title = title),
    };
    let foot = note(about, &mut page);
    let panel = Panel { title: &title, role: Role::Strong, scroll: about.scroll, rest: None };
    panel::dialog(sheet, body, &panel, page, foot)
}

/// What became of the command stays in view, however far the page is scrolled.
fn note(about: &About, page: &mut Page) -> Vec<Line<'static>> {
    let Some(note) = &about.note else { return Vec::new() };
    if page.look.lines {
        page.text(Role::Plain, note);
        about.copied.iter().for_each(|line| page.text(Role::Plain, line));
        return Vec::new();
    }
    let said = wrap(page.look, note, page.width).into_iter().map(|part| (Role::Good, part));
    let copied = about.copied.iter().map(|line| (Role::Key, fit(page.look, line, page.width)));
    said.chain(copied).map(|(role, part)| Line::from(span(page.look, role, &part))).collect()
}

/// A label and its text; without a text, nothing.
fn part(page: &mut Page, label: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let column = page::column(0, LABELS);
        page.labelled(label, column.max(1) + 1, Role::Plain, &text);
    }
}

/// What can be typed: one command a line.
fn typed(state: &State, subject: &Subject, page: &mut Page) {
    let column = page::column(0, LABELS).max(1) + 1;
    for (at, command) in state.by_hand_of(subject).iter().enumerate() {
        let label = if at == 0 { say!("help/label-type") } else { String::new() };
        page.labelled(&label, column, Role::Key, command);
    }
    if state.by_hand_of(subject).iter().any(|command| of_this_terminal(command)) {
        page.labelled("", column, Role::Dim, &say!("ui/type-after-leaving"));
    }
}

fn source(page: &mut Page, docs: &str) {
    part(page, &say!("help/label-source"), Some(docs.to_owned()));
}

fn step_page(state: &State, step: Step, page: &mut Page) -> String {
    part(page, &say!("help/label-what"), Some(step.question()));
    part(page, &say!("help/label-why"), Some(why(step)));
    part(page, &say!("help/label-seen"), Some(checks(state, step)));
    part(page, &say!("help/label-here"), Some(mark_words(state.mark(step))));
    typed(state, &Subject::Step(step), page);
    source(page, docs(step));
    say!("help/title-step", digit = step.digit(), title = step.title())
}

fn checks(state: &State, step: Step) -> String {
    // what did not apply, as what nobody was asked, has shown nothing
    let told = |row: Option<&Row>| !row.is_some_and(|row| matches!(row.outcome, Outcome::Skipped { .. }));
    let titles: Vec<&str> =
        state.rows(step).filter(|(_, row)| told(*row)).map(|(coming, _)| coming.title.as_str()).collect();
    titles.join("; ")
}

fn check_page(state: &State, id: &str, page: &mut Page) -> String {
    let coming = state.run.coming.iter().find(|it| it.id == id);
    page.text(Role::Dim, &say!("help/title-check", id = id));
    part(page, &say!("help/label-why"), of("checks", id, "why"));
    let row = state.run.rows.get(id);
    part(page, &say!("help/label-here"), row.map(|row| row.outcome.sentence().to_owned()));
    typed(state, &Subject::Check(id.to_owned()), page);
    if let Some(step) = coming.map(|it| it.group) {
        part(page, &say!("help/label-step"), Some(named(step)));
        source(page, docs(step));
    }
    coming.map_or_else(|| id.to_owned(), |it| it.title.clone())
}

fn named(step: Step) -> String {
    say!("help/step-named", digit = step.digit(), title = step.title())
}

fn cause_page(state: &State, id: &str, page: &mut Page) -> String {
    let word = |kind| of("causes", id, kind);
    let found = state.assessment.iter().flat_map(|it| &it.diagnoses).find(|it| it.id == id);
    page.text(
        Role::Dim,
        &match codes::of(id) {
            Some(code) => say!("help/title-cause", id = id, code = code),
            None => say!("help/title-cause-plain", id = id),
        },
    );
    part(page, &say!("help/label-why"), word("why").or_else(|| word("untold")));
    part(page, &say!("help/label-seen"), word("seen"));
    let here = match found {
        Some(found) => found.summary.clone(),
        None if state.run.over => say!("help/not-found-here"),
        None => say!("help/not-looked-yet"),
    };
    part(page, &say!("help/label-here"), Some(here));
    part(page, &say!("help/label-repair"), word("repair"));
    let by_hand = state.assessment.as_ref().and_then(|it| by_hand::against(id, &it.machine));
    part(page, &say!("help/label-by-hand"), by_hand.or_else(|| word("by-hand")));
    typed(state, &Subject::Cause(id.to_owned()), page);
    part(page, &say!("help/label-prevent"), word("prevent"));
    let subject = Subject::Cause(id.to_owned());
    part(page, &say!("help/label-step"), state.step_of(&subject).map(named));
    let known = state.book.iter().find(|it| it.id == id).map(|it| it.docs);
    source(page, found.map(|it| it.docs.as_str()).or(known).unwrap_or_default());
    word("title").unwrap_or_else(|| id.to_owned())
}

/// Why somebody should look at a step.
fn why(step: Step) -> String {
    match step {
        Step::Status => say!("help/why-status"),
        Step::SignIn => say!("help/why-sign-in"),
        Step::ApiKey => say!("help/why-api-key"),
        Step::HiddenCharacters => say!("help/why-hidden-characters"),
        Step::Environment => say!("help/why-environment"),
        Step::StoredSignIn => say!("help/why-stored-sign-in"),
        Step::Network => say!("help/why-network"),
        Step::Install => say!("help/why-install"),
        Step::Service => say!("help/why-service"),
        Step::Editors => say!("help/why-editors"),
    }
}

/// Where Claude Code's own documentation speaks of it.
const fn docs(step: Step) -> &'static str {
    match step {
        Step::Network => "https://code.claude.com/docs/en/network-config",
        Step::Install | Step::Editors => "https://code.claude.com/docs/en/setup",
        Step::Service => "https://status.claude.com",
        Step::ApiKey | Step::HiddenCharacters => "https://code.claude.com/docs/en/errors",
        Step::Status | Step::SignIn | Step::Environment | Step::StoredSignIn => {
            "https://code.claude.com/docs/en/authentication"
        }
    }
}
