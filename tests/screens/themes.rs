//! Does every theme say the same, and practice what it is?

use claude_fix::ui::{Look, Theme};
use ratatui::style::{Color, Modifier};

use super::frames::{ASCII, SIZES, draw, text};
use super::samples::{machine, practised, samples};

/// What a ground swallows: yellow and bright letters on a light one, dark blue, black and dark grey on a dark one.
fn swallowed(theme: &str) -> &'static [Color] {
    use Color::{Black, Blue, DarkGray, LightCyan, LightGreen, LightYellow, White, Yellow};
    if theme.ends_with("light") {
        &[Yellow, LightYellow, White, LightGreen, LightCyan]
    } else {
        &[Blue, Black, DarkGray]
    }
}

#[test]
fn a_theme_changes_colours_only_and_uses_those_that_every_terminal_has() {
    for (name, state) in samples() {
        let usual = text(&draw(&state, (80, 24), Look::FULL));
        for theme in Theme::NAMES {
            let look = Look { theme: Theme::named(theme).unwrap(), ..Look::FULL };
            let drawn = draw(&state, (80, 24), look);
            assert_eq!(text(&drawn), usual, "{name} in {theme}");
            for cell in &drawn.content {
                assert!(!matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_)), "{name} in {theme}");
                assert!(!swallowed(theme).contains(&cell.fg), "{name} in {theme}: {}", cell.symbol());
                assert_eq!(cell.bg, Color::Reset, "{name} in {theme}: the ground is the terminal's own");
            }
        }
    }
}

#[test]
fn practice_is_a_banner_on_every_screen_and_dialog() {
    for (name, state) in samples().into_iter().filter(|(_, state)| state.replay.is_none()) {
        let state = practised(state);
        for (columns, rows) in SIZES {
            for (look, says) in
                [(Look::FULL, "PRACTICE — nothing here is real"), (ASCII, "PRACTICE - nothing here is real")]
            {
                let buffer = draw(&state, (columns, rows), look);
                let shown = text(&buffer);
                assert!(shown.lines().next().is_some_and(|row| row.contains(says)), "{name} {columns}x{rows}\n{shown}");
                let letter = buffer.cell((2, 0)).unwrap();
                assert!(
                    letter.modifier.contains(Modifier::REVERSED),
                    "{name}: a banner stands out without colour, too"
                );
            }
        }
    }
    let shown = text(&draw(&practised(machine::all_well()), (30, 8), Look::FULL));
    assert!(shown.contains("PRACTICE"), "{shown}");
}
