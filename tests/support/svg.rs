//! How does a screen become a picture? A buffer as SVG, word by word on a grid of cells, in the terminal's own colours.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

const WIDE: f32 = 9.0;
const HIGH: f32 = 17.4;
const MARGIN: f32 = 12.0;

/// The colours of a terminal.
#[derive(Clone, Copy)]
pub(crate) enum Background {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl Background {
    const fn ground(self) -> &'static str {
        match self {
            Self::Dark => "#1e1e24",
            Self::Light => "#fbfbf8",
        }
    }

    const fn colour(self, colour: Color) -> &'static str {
        match (self, colour) {
            (Self::Dark, Color::Red | Color::LightRed) => "#ff6b68",
            (Self::Dark, Color::Green | Color::LightGreen) => "#6fd18a",
            (Self::Dark, Color::Magenta | Color::LightMagenta) => "#d79bf0",
            (Self::Dark, Color::Cyan | Color::LightCyan) => "#5ccfe6",
            (Self::Dark, Color::Blue | Color::LightBlue) => "#7aa8ff",
            (Self::Dark, Color::Yellow | Color::LightYellow) => "#f0d060",
            (Self::Dark, Color::White) => "#ffffff",
            (Self::Dark, _) => "#dcdce0",
            (Self::Light, Color::Red | Color::LightRed) => "#b3261e",
            (Self::Light, Color::Green | Color::LightGreen) => "#1b7a38",
            (Self::Light, Color::Magenta | Color::LightMagenta) => "#8e2aa8",
            (Self::Light, Color::Cyan | Color::LightCyan) => "#0b7285",
            (Self::Light, Color::Blue | Color::LightBlue) => "#1f4fbf",
            (Self::Light, Color::Yellow | Color::LightYellow) => "#8a6d00",
            (Self::Light, _) => "#24242a",
        }
    }
}

/// The buffer as an SVG document.
pub(crate) fn picture(buffer: &Buffer, ground: Background) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * WIDE + 2.0 * MARGIN, rows * HIGH + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" font-size=\"15\" \
         font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" xml:space=\"preserve\">\n\
         <rect width=\"{width:.1}\" height=\"{height:.1}\" rx=\"8\" fill=\"{}\"/>\n",
        ground.ground()
    );
    for y in 0..buffer.area.height {
        let cells: Vec<&Cell> = (0..buffer.area.width).filter_map(|x| buffer.cell((x, y))).collect();
        grounds(&cells, f32::from(y), ground, &mut out);
        let mut at = 0;
        while let Some(first) = cells.get(at) {
            let end = at + run(&cells[at..]);
            draw(first, &cells[at..end], at, f32::from(y), ground, &mut out);
            at = end;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// How many cells from the first one on look alike and make one word: a text that can be selected as such.
fn run(cells: &[&Cell]) -> usize {
    let first = cells[0];
    let wide = |cell: &Cell| cell.symbol().width() != 1;
    let alike = |cell: &&&Cell| {
        let look = (cell.fg, cell.modifier) == (first.fg, first.modifier);
        look && !wide(cell) && cell.symbol() != " "
    };
    // lines of a frame are short runs: where a font is a little wider, their ends must not move
    let most = if first.symbol().is_ascii() { usize::MAX } else { 12 };
    if wide(first) || first.symbol() == " " { 1 } else { cells.iter().take(most).take_while(alike).count().max(1) }
}

/// What lies below the letters of a row in one piece, without seams: grounds in the colour of letters, and lines.
fn grounds(cells: &[&Cell], y: f32, ground: Background, out: &mut String) {
    let kind = |cell: &Cell| (cell.fg, cell.modifier & (Modifier::REVERSED | Modifier::UNDERLINED));
    let mut at = 0;
    while let Some(first) = cells.get(at) {
        let count = cells[at..].iter().take_while(|cell| kind(cell) == kind(first)).count();
        #[expect(clippy::cast_precision_loss, reason = "columns of a window")]
        let (left, wide) = (MARGIN + at as f32 * WIDE, count as f32 * WIDE);
        at += count;
        let (top, high) = match first.modifier {
            it if it.contains(Modifier::REVERSED) => (MARGIN + y * HIGH, HIGH),
            it if it.contains(Modifier::UNDERLINED) => (MARGIN + y * HIGH + 15.2, 1.0),
            _ => continue,
        };
        let paint = ground.colour(first.fg);
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high}\" fill=\"{paint}\"/>"
        );
    }
}

fn draw(cell: &Cell, run: &[&Cell], column: usize, y: f32, ground: Background, out: &mut String) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    #[expect(clippy::cast_precision_loss, reason = "columns of a window")]
    let (left, top) = (MARGIN + column as f32 * WIDE, MARGIN + y * HIGH);
    #[expect(clippy::cast_precision_loss, reason = "cells of a window")]
    let wide = WIDE * run.len() as f32 * if cell.symbol().width() == 2 { 2.0 } else { 1.0 };
    let paint = ground.colour(cell.fg);
    if cell.symbol().trim().is_empty() {
        return;
    }
    let fill = if reversed { ground.ground() } else { paint };
    let mut style = String::new();
    if cell.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if cell.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.65\"");
    }
    let text: String = run.iter().map(|cell| cell.symbol()).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let base = top + 13.6;
    // whatever font is there, a word takes its cells
    let length = if run.len() > 1 { format!(" textLength=\"{wide:.1}\"") } else { String::new() };
    let _ = writeln!(out, "<text x=\"{left:.1}\" y=\"{base:.1}\" fill=\"{fill}\"{style}{length}>{text}</text>");
}
