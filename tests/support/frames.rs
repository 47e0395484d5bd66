//! How does a screen look in every size and mode? Frames as text, row by row.

use std::fmt::Write;

use claude_fix::app::event::Event;
use claude_fix::app::{Extent, State, update};
use claude_fix::ui::{Look, measured};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

pub(crate) const ASCII: Look = Look { ascii: true, colour: false, ..Look::FULL };
pub(crate) const MODES: [(Look, &str); 2] = [(Look::FULL, "unicode"), (ASCII, "ascii")];
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 15)];

pub(crate) fn draw(state: &State, size: (u16, u16), look: Look) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let mut state = state.clone();
    let mut extent = Extent::UNKNOWN;
    // as the program does it: the second frame knows how much of the first one was on screen
    for _ in 0..2 {
        terminal.draw(|frame| extent = measured(&state, frame, &look)).unwrap();
        update(&mut state, Event::Measured(extent));
    }
    terminal.backend().buffer().clone()
}

/// A screen in windows that are too small for it.
pub(crate) fn too_small(state: &State) -> String {
    let mut all = String::new();
    for size in [(39, 24), (80, 11), (20, 5), (10, 3), (1, 1)] {
        for (look, kind) in MODES {
            writeln!(all, "{}x{} {kind}\n{}", size.0, size.1, text(&draw(state, size, look))).unwrap();
        }
    }
    all
}

/// The rows, each with all its cells; the second half of a wide character is left out.
pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y: u16| {
        let (mut line, mut x) = (String::new(), 0);
        while x < buffer.area.width {
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        line
    };
    (0..buffer.area.height).map(row).collect()
}

/// The same without what is empty at the right.
pub(crate) fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buffer) {
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
