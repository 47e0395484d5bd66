//! Who, where, when? The first row: the program, the machine, and how the checks stand.
//!
//! ```text
//!  claude-fix        zsh · WSL2 · claude 2.1.329        checked at 14:02:11
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::{fit, safe, span, width};
use super::theme::{Look, Role};
use crate::app::State;
use crate::app::state::Dialog;

/// What stands in the first row, whatever else has room, while the machine is a made-up one.
pub(super) fn practice() -> String {
    say!("ui/practice-badge")
}

/// Draws the first row.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect, look: Look) {
    let marked = notice(state);
    let plain = || span(look, Role::Accent, " claude-fix");
    let name = marked.as_ref().map_or_else(plain, |words| badge(look, words, area.width));
    let taken = width(&name.content);
    let right = format!("{} ", progress(state, look));
    let right = if marked.is_some() && taken + width(&right) > usize::from(area.width) { String::new() } else { right };
    let room = usize::from(area.width).saturating_sub(taken + width(&right) + 4);
    let middle = fit(look, &machine(state), room);
    let middle = if room < 8 { String::new() } else { middle };
    let free = usize::from(area.width).saturating_sub(taken + width(&middle) + width(&right));
    let line = Line::from(vec![
        name,
        span(look, Role::Plain, &" ".repeat(free / 2)),
        span(look, Role::Dim, &middle),
        span(look, Role::Plain, &" ".repeat(free - free / 2)),
        span(look, if progressing(state) { Role::Key } else { Role::Dim }, &right),
    ]);
    frame.render_widget(line, area);
}

/// What every screen says where it is not about this very machine.
pub(super) fn notice(state: &State) -> Option<String> {
    let replay = state.replay.as_ref().map(|it| it.badge());
    replay.or_else(|| state.practice.then(practice))
}

fn badge(look: Look, words: &str, columns: u16) -> Span<'static> {
    let text = fit(look, &format!(" {words} "), usize::from(columns));
    Span::styled(text, look.style(Role::Banner))
}

/// The shell, where it runs, and the copy of Claude Code that runs.
fn machine(state: &State) -> String {
    let Some(assessment) = state.assessment.as_ref().filter(|_| !matches!(state.dialog, Some(Dialog::Machines))) else {
        return String::new();
    };
    let mut parts: Vec<String> = assessment.machine.shell.iter().cloned().collect();
    parts.extend(assessment.machine.contexts.iter().map(|context| words(context)));
    parts.push(match assessment.installs.active() {
        Some(install) => install
            .version
            .number()
            .map_or_else(|| say!("ui/claude-version-not-known"), |number| format!("claude {number}")),
        None => say!("ui/no-claude-path"),
    });
    parts.join(" · ")
}

fn words(context: &str) -> String {
    match context {
        "wsl" | "wsl1" | "wsl2" | "ssh" | "ci" => context.to_uppercase(),
        other => other.replace('_', " "),
    }
}

/// Whether the first row shows something that goes on.
const fn progressing(state: &State) -> bool {
    state.replay.is_none() && !state.run.over
}

fn progress(state: &State, look: Look) -> String {
    if state.replay.is_some() {
        // the moment stands in the badge
        return String::new();
    }
    if state.run.over {
        return state
            .assessment
            .as_ref()
            .map_or_else(String::new, |assessment| say!("ui/checked-at", clock = assessment.machine.now.clock()));
    }
    if state.run.coming.is_empty() {
        return safe(look, &format!("{} {}", spinner(state, look), say!("ui/starting")));
    }
    let (done, all) = (state.run.rows.len().min(state.run.coming.len()), state.run.coming.len());
    safe(look, &format!("{} {}", spinner(state, look), say!("ui/checking-so-many", done = done, all = all)))
}

/// One cell that shows that time goes by.
pub(super) fn spinner(state: &State, look: Look) -> &'static str {
    const SYMBOLS: [&str; 8] = ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇", "⠏", "⠋"];
    const LETTERS: [&str; 4] = ["|", "/", "-", "\\"];
    let ticks = usize::try_from(state.run.ticks).unwrap_or(0);
    if look.lines {
        return "";
    }
    let symbols: &[&str] = if look.ascii { &LETTERS } else { &SYMBOLS };
    symbols.get(ticks % symbols.len()).copied().unwrap_or("*")
}
