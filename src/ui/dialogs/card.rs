//! What happens if I say yes? The card that asks before a change: everything it touches, and the two answers.
//!
//! ```text
//! ╭ Stop exporting the key? ───────────────╮
//! │ can be undone to the byte              │
//! │ This changes                           │
//! │ ~/.zshrc:12                            │
//! │   - export …                           │
//! │   + # …                                │
//! │ ────────────────────────────────────── │
//! │  y  yes, do it    n  no                │
//! ╰────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::changes::{self, Direction};
use crate::app::state::{Card, Question, WORD};
use crate::app::ways_out::OneSession;
use crate::app::{Extent, State};
use crate::model::assessment::Verdict;
use crate::model::back::{Back, Rest};
use crate::model::consent::Asked;
use crate::model::journal::EntryState;
use crate::model::plan::{Plan, Risk, Step};
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{fit, safe, span, width, wrap};
use crate::ui::theme::{Look, Role};
use crate::words::Listed;

/// Draws the card.
pub(super) fn draw(state: &State, card: &Card, sheet: &mut Sheet, body: Rect, look: Look) -> Extent {
    let title = match &card.question {
        Question::Apply(plan) => say!("ui/change-asked", title = plan.title),
        Question::Undo(back) => say!("ui/take-back", title = back.entry.plan.title),
        Question::Finish(rest) => say!("ui/finish", title = rest.entry.plan.title),
        Question::Message => say!("ui/send-one-real-message"),
        Question::Session(_) => say!("ui/start-one-session"),
    };
    let ask = match &card.question {
        Question::Apply(plan) => plan.word().map(|_| say!("ui/type-word-to", word = WORD, deed = plan.deed())),
        Question::Undo(back) => back.word().map(|_| say!("ui/type-word-to-take-back", word = WORD)),
        Question::Finish(rest) => {
            rest.word().map(|_| say!("ui/type-word-to", word = WORD, deed = rest.entry.plan.deed()))
        }
        Question::Message | Question::Session(_) => None,
    };
    let no = match &card.question {
        Question::Message => say!("ui/no-send-nothing"),
        Question::Session(_) => say!("ui/no-start-nothing"),
        _ => say!("ui/no-change-nothing"),
    };
    let foot = |unread: u16, width: usize| match &ask {
        _ if unread > 0 => read_on(if ask.is_some() { "Esc" } else { "n" }, &no, unread, width, look),
        Some(ask) => word(card, ask, width, look),
        None => yes_no(card, &no, width, look),
    };
    let unread = |page: &Page| {
        let new = u16::try_from(page.lines.len()).unwrap_or(u16::MAX).saturating_sub(card.read);
        let below = |rows| panel::unread(body, page, rows, card.scroll).min(new);
        match below(foot(0, page.width).len()) {
            0 => 0,
            // the foot that says so may be higher
            some => below(foot(some, page.width).len()),
        }
    };
    let written = |order| {
        let mut page = Page::new(look, panel::dialog_width(body));
        if width(&title) + 2 > page.width {
            page.text(Role::Strong, &title);
        }
        write(state, card, order, &mut page);
        page.end();
        page
    };
    let fits = |page: &Page| panel::unread(body, page, foot(0, page.width).len(), 0) == 0;
    let mut page = written(Order::Usual);
    // all of it has to be read before a yes: what `c` copies as well is the first to go
    if !fits(&page) {
        page = written(Order::Short);
    }
    // what somebody loses must not lie below the edge of the window: a list of files may
    if !fits(&page) {
        page = written(Order::ConsequencesFirst);
    }
    let foot = foot(unread(&page), page.width);
    let role = if ask.is_some() { Role::Bad } else { Role::Strong };
    panel::dialog(sheet, body, &Panel { title: &title, role, scroll: card.scroll, rest: None }, page, foot)
}

/// In which order a card says what a plan does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The files, then what follows for the person, then how to do it by hand in an editor.
    Usual,
    /// The same without the editor.
    Short,
    /// What follows for the person, then the files.
    ConsequencesFirst,
}

fn write(state: &State, card: &Card, order: Order, page: &mut Page) {
    match &card.question {
        Question::Apply(plan) => apply(state, plan, order, page),
        Question::Undo(back) => undo(state, back, page),
        Question::Finish(rest) => finish(state, rest, page),
        Question::Message => message(page),
        Question::Session(session) => self::session(state, session, page),
    }
}

fn consequences(plan: &Plan, page: &mut Page) {
    if !plan.consequences.is_empty() {
        page.heading(&say!("ui/good-know"));
        plan.consequences.iter().for_each(|it| page.point(it));
    }
}

fn apply(state: &State, plan: &Plan, order: Order, page: &mut Page) {
    let (role, stakes) = match plan.risk {
        Risk::Safe => (Role::Good, say!("ui/safe", stakes = plan.stakes())),
        Risk::Reversible => (Role::Good, say!("ui/reversible", stakes = plan.stakes())),
        Risk::Destructive => (Role::Bad, say!("ui/careful", stakes = plan.stakes())),
    };
    page.text(role, &stakes);
    if order == Order::ConsequencesFirst {
        consequences(plan, page);
    }
    page.heading(&say!("ui/this-changes"));
    for step in &plan.steps {
        changes::write(state, step, Direction::Forwards, page);
    }
    if plan.risk == Risk::Reversible && plan.can_undo() {
        page.gap();
        let copied = plan.steps.iter().any(|step| matches!(step, Step::EditFile { .. } | Step::UserVariable { .. }));
        let kept = match (copied, &state.kept) {
            (true, Some(folder)) => say!("ui/copy-kept-in", folder = folder),
            (true, None) => say!("ui/copy-kept"),
            (false, _) => say!("ui/nothing-deleted-u-takes-back"),
        };
        page.text(Role::Plain, &kept);
    }
    if order != Order::ConsequencesFirst {
        consequences(plan, page);
    }
    let machine = state.assessment.as_ref().filter(|_| order == Order::Usual).map(|it| &it.machine);
    let edits = machine.map(|machine| machine.types_edits(plan)).unwrap_or_default();
    if !edits.is_empty() {
        page.heading(&say!("ui/or-edit-yourself"));
        for command in &edits {
            page.indented(2, Role::Key, command);
        }
    }
    if !plan.manual.is_empty() {
        let here = !plan.clears.is_empty();
        page.heading(&if here { say!("ui/terminal-run-afterwards") } else { say!("ui/or-type-yourself") });
        for command in &plan.manual {
            page.indented(2, Role::Key, command);
        }
    }
}

/// What is left to do of a change that was begun.
fn finish(state: &State, rest: &Rest, page: &mut Page) {
    let entry = &rest.entry;
    page.text(Role::Plain, &say!("ui/begun-at-claude-fix-stopped", date = entry.at.date(), clock = entry.at.clock()));
    page.heading(&say!("ui/what-left-do"));
    for step in rest.steps.iter().filter_map(|index| entry.plan.steps.get(*index)) {
        changes::write(state, step, Direction::Forwards, page);
    }
    if rest.steps.is_empty() {
        page.text(Role::Plain, &say!("ui/nothing-every-step-done-only"));
    }
    page.gap();
    page.text(Role::Good, &say!("ui/copies-old-files-kept-u"));
}

/// What sending a message means.
fn message(page: &mut Page) {
    page.text(Role::Plain, &say!("ui/claude-code-itself-sends-say"));
    page.heading(&say!("ui/good-know"));
    for sentence in [
        say!("ui/uses-little-quota-api-key"),
        say!("ui/claude-code-may-renew-its"),
        say!("ui/runs-empty-folder-without-tools"),
        say!("ui/takes-few-seconds-minute-at"),
    ] {
        page.point(&sentence);
    }
    page.heading(&say!("ui/or-type-yourself"));
    page.indented(2, Role::Key, "claude -p \"Say ok.\"");
}

/// What a session without the faulty variables means.
fn session(state: &State, session: &OneSession, page: &mut Page) {
    let names = session.names.listed();
    let what = if session.corrected {
        say!("ui/session-starts-corrected", names = names)
    } else {
        say!("ui/session-starts-without", names = names)
    };
    page.text(Role::Plain, &what);
    page.text(Role::Good, &say!("ui/session-changes-nothing"));
    page.heading(&say!("ui/good-know"));
    if state.session_asks_sign_in(session) {
        page.point(&warn!("ui/session-asks-sign-in"));
    }
    page.point(&say!("ui/session-proves"));
    page.point(&say!("ui/session-ends"));
    page.heading(&say!("ui/or-type-yourself"));
    page.indented(2, Role::Key, "claude-fix run -- claude");
}

fn undo(state: &State, back: &Back, page: &mut Page) {
    let entry = &back.entry;
    page.text(Role::Plain, &say!("ui/changed-at", date = entry.at.date(), clock = entry.at.clock()));
    if entry.state == EntryState::Unfinished {
        page.text(Role::Warning, &say!("ui/claude-fix-stopped-middle-change"));
    }
    if entry.state == EntryState::GoingBack {
        page.text(Role::Warning, &say!("ui/claude-fix-stopped-while-took"));
    }
    let works = state.assessment.as_ref().is_some_and(|it| it.verdict == Verdict::Healthy);
    if let Some(text) = back.signs_out(works) {
        page.warned(&[(Role::Warning, "! ")], 2, Role::Warning, &text);
    }
    if !back.aside.is_empty() {
        page.heading(&say!("ui/moved-aside-first-because-has"));
        for aside in &back.aside {
            changes::renamed(state, &aside.path, &aside.to, page);
        }
        page.text(Role::Plain, &say!("ui/not-deleted-lies-there-until"));
    }
    page.heading(&say!("ui/what-comes-back"));
    for (_, step) in back.steps() {
        changes::write(state, step, Direction::Back, page);
    }
    if !entry.plan.clears.is_empty() {
        page.gap();
        let names = entry.plan.clears.listed();
        let again = if entry.plan.rewrites().is_empty() {
            say!("ui/set-again", names = names)
        } else {
            say!("ui/as-it-was-again", names = names)
        };
        page.text(Role::Plain, &again);
    }
    if entry.plan.runs().is_some() {
        page.gap();
        page.text(Role::Warning, &say!("ui/program-ran-change-what-did"));
    }
    page.gap();
    page.text(Role::Plain, &say!("ui/file-changed-meantime-not-touched"));
    if !back.copies.names.is_empty() {
        let kept = say!("ui/kept-all-claude-fix-undo", words = back.copies.words());
        page.text(Role::Dim, &kept);
    }
}

fn rule(width: usize, look: Look) -> Line<'static> {
    Line::from(Span::styled(look.pick("─", "-").repeat(width), look.style(Role::Border)))
}

/// A key as large as a terminal can.
fn large(role: Role, key: &str, look: Look) -> Span<'static> {
    Span::styled(format!("  {key}  "), look.style(role).patch(look.style(Role::Selected)))
}

/// `  ⏎  5 more lines to read first`, and below it `  n  no, change nothing`, while some of what a yes would do has not
/// been on screen.
fn read_on(key: &str, no: &str, unread: u16, width: usize, look: Look) -> Vec<Line<'static>> {
    let row = |role, key: &str, text: &str| {
        let key = large(role, &safe(look, key), look);
        let text = fit(look, &format!(" {text}"), width.saturating_sub(key.width()));
        Line::from(vec![key, span(look, Role::Strong, &text)])
    };
    let on = row(Role::Warning, "⏎", &say!("ui/read-on-first", count = unread));
    vec![rule(width, look), on, row(Role::Strong, key, no)]
}

/// What a key means that is no answer.
fn hint(text: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    wrap(look, text, width).into_iter().map(|part| Line::styled(part, look.style(Role::Warning))).collect()
}

/// `  y  yes, do it      n  no, change nothing`.
fn yes_no(card: &Card, no: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    let keys = |role: Role, key: &str| large(role, key, look);
    let mut lines = vec![rule(width, look)];
    if card.missed {
        lines.extend(hint(&say!("ui/press-y-or-n"), width, look));
    }
    let answers = Line::from(vec![
        keys(Role::Good, "y"),
        span(look, Role::Strong, &fit(look, &format!(" {}", say!("ui/yes-do-it")), width.saturating_sub(5))),
        Span::raw("    "),
        keys(Role::Strong, "n"),
        span(look, Role::Strong, &format!(" {no}")),
    ]);
    if answers.width() <= width {
        lines.push(answers);
        return lines;
    }
    let short = Line::from(vec![
        keys(Role::Good, "y"),
        Span::raw(format!(" {}   ", say!("ui/yes"))),
        keys(Role::Strong, "n"),
        Span::raw(format!(" {}", say!("ui/no"))),
    ]);
    lines.push(short);
    lines
}

/// The field for the word that a destructive plan asks for.
fn word(card: &Card, ask: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    let typed = card.typed.as_str();
    let done = typed == WORD;
    let field = Line::from(vec![
        span(look, Role::Key, look.pick("▸ ", "> ")),
        span(look, if done { Role::Bad } else { Role::Strong }, typed),
        Span::styled(" ", look.style(Role::Selected)),
        span(look, Role::Dim, &if done { format!("  {}", say!("ui/enter-does-it-now")) } else { String::new() }),
    ]);
    let mut lines = vec![rule(width, look)];
    if card.missed {
        lines.extend(hint(&say!("ui/type-word-or-esc", word = WORD), width, look));
    }
    lines.extend(wrap(look, ask, width).into_iter().map(|part| Line::styled(part, look.style(Role::Strong))));
    lines.push(field);
    lines
}
