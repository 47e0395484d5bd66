//! Do colours say what the symbols say, on a dark ground, on a light one, and not at all where nobody wants them?

use std::collections::BTreeMap;
use std::fmt::Write;

use claude_fix::ui::{Look, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::compare;
use super::frames::{ASCII, SIZES, draw, text};
use super::samples::{MAIN, file, samples};

/// What is not plain text, line by line: `dark | light «text»`.
fn styles(dark: &Buffer, light: &Buffer) -> String {
    let mut out = String::new();
    let plain = "Reset NONE | Reset NONE";
    for y in 0..dark.area.height {
        let mut runs: Vec<(String, String)> = Vec::new();
        for x in 0..dark.area.width {
            let (dark, light) = (dark.cell((x, y)).unwrap(), light.cell((x, y)).unwrap());
            let style = format!("{:?} {:?} | {:?} {:?}", dark.fg, dark.modifier, light.fg, light.modifier);
            match runs.last_mut().filter(|(last, _)| *last == style) {
                Some((_, text)) => text.push_str(dark.symbol()),
                None => runs.push((style, dark.symbol().to_owned())),
            }
        }
        for (style, text) in runs.iter().filter(|(style, text)| style != plain && !text.trim().is_empty()) {
            writeln!(out, "{y:2} {style:36} «{}»", text.trim()).unwrap();
        }
    }
    out
}

#[test]
fn colours_say_what_the_symbols_say() {
    let light = Look { theme: Theme::DARK.on_light(), ..Look::FULL };
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    for (name, state) in samples().iter().filter(|(name, _)| MAIN.contains(name)) {
        let [dark, light] = [Look::FULL, light].map(|look| draw(state, (80, 24), look));
        write!(files.entry(file(name)).or_default(), "{name}\n{}", styles(&dark, &light)).unwrap();
    }
    for (file, styles) in files {
        compare(&format!("{file}_styles"), &styles);
    }
}

#[test]
fn without_colour_there_is_none_and_every_word_and_mark_stays() {
    let size = SIZES[0];
    for (name, state) in &samples() {
        let colourless = draw(state, size, Look { colour: false, ..Look::FULL });
        for cell in colourless.content.iter().chain(&draw(state, size, ASCII).content) {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{name}");
        }
        assert_eq!(text(&colourless), text(&draw(state, size, Look::FULL)), "{name}");
    }
}
