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
use crate::app::State;
use crate::app::state::{Card, Question, WORD};
use crate::model::back::{Back, Rest};
use crate::model::consent::Asked;
use crate::model::journal::EntryState;
use crate::model::plan::{Plan, Risk, Step};
use crate::ui::page::Page;
use crate::ui::panel::{self, Panel, Sheet};
use crate::ui::text::{fit, span, width, wrap};
use crate::ui::theme::{Look, Role};

/// Draws the card.
pub(super) fn draw(state: &State, card: &Card, sheet: &mut Sheet, body: Rect, look: Look) -> u16 {
    let mut page = Page::new(look, panel::dialog_width(body));
    let title = match &card.question {
        Question::Apply(plan) => format!("{}?", plan.title),
        Question::Undo(back) => format!("Take back: {}?", back.entry.plan.title),
        Question::Finish(rest) => format!("Finish: {}?", rest.entry.plan.title),
        Question::Message => "Send one real message?".to_owned(),
    };
    if width(&title) + 2 > page.width {
        page.text(Role::Strong, &title);
    }
    let deed = match &card.question {
        Question::Apply(plan) => {
            apply(state, plan, &mut page);
            plan.word().map(|_| plan.deed())
        }
        Question::Undo(back) => {
            undo(state, back, &mut page);
            back.word().map(|_| "take it back".to_owned())
        }
        Question::Finish(rest) => {
            finish(state, rest, &mut page);
            rest.word().map(|_| rest.entry.plan.deed())
        }
        Question::Message => {
            message(&mut page);
            None
        }
    };
    let foot = deed.as_ref().map_or_else(|| yes_no(page.width, look), |deed| word(&card.typed, deed, page.width, look));
    let role = if deed.is_some() { Role::Bad } else { Role::Strong };
    panel::dialog(sheet, body, &Panel { title: &title, role, scroll: card.scroll, rest: None }, page, foot)
}

fn apply(state: &State, plan: &Plan, page: &mut Page) {
    let (role, word) = match plan.risk {
        Risk::Safe => (Role::Good, "Safe"),
        Risk::Reversible => (Role::Good, "Reversible"),
        Risk::Destructive => (Role::Bad, "Careful"),
    };
    page.text(role, &format!("{word}: {}.", plan.stakes()));
    page.heading("This changes");
    for step in &plan.steps {
        changes::write(state, step, Direction::Forwards, page);
    }
    if plan.risk == Risk::Reversible && plan.can_undo() {
        page.gap();
        let copied = plan.steps.iter().any(|step| matches!(step, Step::EditFile { .. }));
        let kept = if copied {
            "A copy is kept in ~/.local/state/claude-fix/backups; u takes it back."
        } else {
            "Nothing is deleted; u takes it back."
        };
        page.text(Role::Good, kept);
    }
    if !plan.consequences.is_empty() {
        page.heading("Good to know");
        for consequence in &plan.consequences {
            page.warned(&[(Role::Plain, "• ")], 2, Role::Plain, consequence);
        }
    }
    if !plan.manual.is_empty() {
        let here = !plan.clears.is_empty();
        page.heading(if here { "In this terminal, run afterwards" } else { "Or type it yourself" });
        for command in &plan.manual {
            page.indented(2, Role::Key, command);
        }
    }
}

/// What is left to do of a change that was begun.
fn finish(state: &State, rest: &Rest, page: &mut Page) {
    let entry = &rest.entry;
    page.text(
        Role::Plain,
        &format!("Begun on {} at {}; claude-fix was stopped in its middle.", entry.at.date(), entry.at.clock()),
    );
    page.heading("What is left to do");
    for step in rest.steps.iter().filter_map(|index| entry.plan.steps.get(*index)) {
        changes::write(state, step, Direction::Forwards, page);
    }
    if rest.steps.is_empty() {
        page.text(Role::Plain, "Nothing: every step was done. It is only written down as done, and checked.");
    }
    page.gap();
    page.text(Role::Good, "Copies of the old files are kept; u takes it back as a whole.");
}

/// What sending a message means.
fn message(page: &mut Page) {
    page.text(
        Role::Plain,
        "Claude Code itself sends “Say ok.”, once. That is the only proof that the service accepts your sign-in.",
    );
    page.heading("Good to know");
    for sentence in [
        "It uses a little of your quota; with an API key it costs less than a cent.",
        "Claude Code may renew its own login while it does, as with every message.",
        "It runs in an empty folder, without tools, MCP servers and hooks, and keeps no conversation.",
        "It takes a few seconds, a minute at most. claude-fix waits for it before it lets you leave.",
    ] {
        page.hang(&[(Role::Plain, "• ")], 2, Role::Plain, sentence);
    }
    page.heading("Or type it yourself");
    page.indented(2, Role::Key, "claude -p \"Say ok.\"");
}

fn undo(state: &State, back: &Back, page: &mut Page) {
    let entry = &back.entry;
    page.text(Role::Plain, &format!("Changed on {} at {}.", entry.at.date(), entry.at.clock()));
    if entry.state == EntryState::Unfinished {
        page.text(Role::Warning, "! claude-fix was stopped in the middle of this change. What was done is taken back.");
    }
    if entry.state == EntryState::GoingBack {
        page.text(Role::Warning, "! claude-fix was stopped while it took this back. The rest is taken back now.");
    }
    if !back.aside.is_empty() {
        page.heading("Moved aside first, because it has come into being since");
        for aside in &back.aside {
            changes::renamed(state, &aside.path, &aside.to, page);
        }
        page.text(Role::Plain, "It is not deleted, and lies there until you delete it.");
    }
    page.heading("What comes back");
    for (_, step) in back.steps() {
        changes::write(state, step, Direction::Back, page);
    }
    if !entry.plan.clears.is_empty() {
        page.gap();
        let names = entry.plan.clears.join(", ");
        let again = if entry.plan.rewrites().is_empty() { "will be set again" } else { "will be as it was" };
        page.text(Role::Plain, &format!("{names} {again} for everything that is started then."));
    }
    if entry.plan.runs().is_some() {
        page.gap();
        page.text(
            Role::Warning,
            "! A program ran for this change. What it did cannot be taken back, only the files above.",
        );
    }
    page.gap();
    page.text(Role::Plain, "A file that was changed in the meantime is not touched; then nothing is taken back.");
    if !back.copies.names.is_empty() {
        let kept = format!("Kept in all: {}. claude-fix undo --purge deletes them.", back.copies.words());
        page.text(Role::Dim, &kept);
    }
}

fn rule(width: usize, look: Look) -> Line<'static> {
    Line::from(Span::styled(look.pick("─", "-").repeat(width), look.style(Role::Border)))
}

/// `  y  yes, do it      n  no, change nothing`, with the keys as large as a terminal can.
fn yes_no(width: usize, look: Look) -> Vec<Line<'static>> {
    let keys =
        |role: Role, key: &str| Span::styled(format!("  {key}  "), look.style(role).patch(look.style(Role::Selected)));
    let answers = Line::from(vec![
        keys(Role::Good, "y"),
        span(look, Role::Strong, &fit(look, " yes, do it", width.saturating_sub(5))),
        Span::raw("    "),
        keys(Role::Bad, "n"),
        span(look, Role::Strong, " no, change nothing"),
    ]);
    if answers.width() <= width {
        return vec![rule(width, look), answers];
    }
    let short = Line::from(vec![keys(Role::Good, "y"), Span::raw(" yes   "), keys(Role::Bad, "n"), Span::raw(" no")]);
    vec![rule(width, look), short]
}

/// The field for the word that a destructive plan asks for.
fn word(typed: &str, deed: &str, width: usize, look: Look) -> Vec<Line<'static>> {
    let ask = format!("Type {WORD} and press Enter to {deed}; Esc changes nothing.");
    let done = typed == WORD;
    let field = Line::from(vec![
        span(look, Role::Key, look.pick("▸ ", "> ")),
        span(look, if done { Role::Bad } else { Role::Strong }, typed),
        Span::styled(" ", look.style(Role::Selected)),
        span(look, Role::Dim, if done { "  Enter does it now" } else { "" }),
    ]);
    let mut lines = vec![rule(width, look)];
    lines.extend(wrap(look, &ask, width).into_iter().map(|part| Line::styled(part, look.style(Role::Strong))));
    lines.push(field);
    lines
}
