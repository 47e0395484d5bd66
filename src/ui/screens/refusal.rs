//! What if the window is too small? It says how large it is, how large it must be, and the way without a window.
//!
//! ```text
//! The window is 30×8.
//! claude-fix needs 40×12.
//! Make it larger, or run:
//! claude-fix --plain
//! q quits.
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::app::state::SMALLEST;
use crate::ui::text::{fit, wrap};
use crate::ui::theme::{Look, Role};

/// Draws the request; in a window of a few cells, as much of it as fits.
pub(in crate::ui) fn draw(notice: Option<&str>, plain: &str, frame: &mut Frame, area: Rect, look: Look) {
    if area.is_empty() {
        return;
    }
    let (columns, rows) = SMALLEST;
    let by = look.pick("×", "x");
    let room = usize::from(area.width);
    let texts = [
        (Role::Strong, say!("ui/window", width = area.width, by = by, height = area.height)),
        (Role::Plain, say!("ui/claude-fix-needs", columns = columns, by = by, rows = rows)),
        (Role::Plain, say!("ui/make-larger-or-run")),
        (Role::Key, plain.to_owned()),
        (Role::Plain, say!("ui/refusal-q")),
    ];
    let badge = notice.map(|words| (Role::Warning, words.to_owned()));
    let mut lines: Vec<Line> = Vec::new();
    for (role, text) in badge.iter().chain(&texts) {
        lines.extend(wrap(look, text, room).into_iter().map(|part| Line::styled(part, look.style(*role))));
    }
    if lines.len() > usize::from(area.height) {
        let (columns, rows) = SMALLEST;
        // its first word tells what it is
        let short = match notice.and_then(|words| words.split(' ').next()) {
            Some(word) => {
                say!("ui/too-small-noted", word = word, columns = columns, by = by, rows = rows, plain = plain)
            }
            None => say!("ui/too-small", columns = columns, by = by, rows = rows, plain = plain),
        };
        lines = wrap(look, &short, room).into_iter().map(|part| Line::raw(fit(look, &part, room))).collect();
    }
    frame.render_widget(Paragraph::new(lines), area);
}
