//! Which role has a piece of text, and which symbol a mark? Roles and marks; their colours are in `colours`.
//!
//! Every mark is a symbol and a word as well as a colour.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::symbols::border;

use super::colours::Theme;
use crate::app::state::Mark;

/// How the terminal wants it: plain letters or symbols, with colour or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Nothing but ASCII in what claude-fix draws itself.
    pub ascii: bool,
    /// Whether colour may be used; bold and dim stay.
    pub colour: bool,
    /// Lines that are read one after the other, for a screen reader or a simple terminal: no boxes, words for symbols.
    pub lines: bool,
    /// The colours.
    pub theme: Theme,
}

/// What a piece of text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// What the eye should find first.
    Strong,
    /// What can be skipped.
    Dim,
    /// A word at the start of a line, such as `Because`.
    Label,
    /// A key to press, or a command to type.
    Key,
    /// The frame of a box.
    Border,
    /// The line that is selected.
    Selected,
    /// All is well; a line that is added.
    Good,
    /// Something is broken; a line that goes away.
    Bad,
    /// Something deserves a look.
    Warning,
    /// Something could not be told.
    Unknown,
    /// Good to know.
    Note,
    /// The name of what this is.
    Accent,
    /// What the first row says as long as this is not about this very machine.
    Banner,
}

impl Role {
    /// All of them, as a theme names them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 14] = [
        Self::Plain,
        Self::Strong,
        Self::Dim,
        Self::Label,
        Self::Key,
        Self::Border,
        Self::Selected,
        Self::Good,
        Self::Bad,
        Self::Warning,
        Self::Unknown,
        Self::Note,
        Self::Accent,
        Self::Banner,
    ];

    /// Its name in a theme.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Strong => "strong",
            Self::Dim => "muted",
            Self::Label => "label",
            Self::Key => "key",
            Self::Border => "border",
            Self::Selected => "selection",
            Self::Good => "good",
            Self::Bad => "broken",
            Self::Warning => "warning",
            Self::Unknown => "unknown",
            Self::Note => "note",
            Self::Accent => "accent",
            Self::Banner => "banner",
        }
    }
}

impl Look {
    /// Symbols and colour.
    pub const FULL: Self = Self { ascii: false, colour: true, lines: false, theme: Theme::DARK };

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = self.theme.style(role);
        if self.colour { style } else { Style { fg: None, bg: None, ..style } }
    }

    /// The symbol of a mark, as wide as all others: one cell, or four in ASCII.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Cow<'static, str> {
        if self.lines {
            return Cow::Owned(match mark {
                Mark::Running => say!("ui/read-running"),
                Mark::Broken => say!("ui/read-broken"),
                Mark::Unknown => say!("ui/read-unknown"),
                Mark::Warning => say!("ui/read-warning"),
                Mark::Noted => say!("ui/read-noted"),
                Mark::Healthy => say!("ui/read-healthy"),
                Mark::Empty => String::new(),
            });
        }
        Cow::Borrowed(match (self.ascii, mark) {
            (false, Mark::Running) => "·",
            (false, Mark::Broken) => "✗",
            (false, Mark::Unknown) => "?",
            (false, Mark::Warning) => "!",
            (false, Mark::Noted) => "•",
            (false, Mark::Healthy) => "✓",
            (false, Mark::Empty) => "–",
            (true, Mark::Running) => "[..]",
            (true, Mark::Broken) => "[x] ",
            (true, Mark::Unknown) => "[?] ",
            (true, Mark::Warning) => "[!] ",
            (true, Mark::Noted) => "[*] ",
            (true, Mark::Healthy) => "[ok]",
            (true, Mark::Empty) => "[-] ",
        })
    }

    /// One or the other, by what the terminal can show.
    #[must_use]
    pub const fn pick<'a>(self, symbol: &'a str, ascii: &'a str) -> &'a str {
        if self.ascii { ascii } else { symbol }
    }

    /// A sign on the screen, or the words that are read in its place.
    #[must_use]
    pub const fn said<'a>(self, sign: &'a str, words: &'a str) -> &'a str {
        if self.lines { words } else { sign }
    }

    /// What stands before an entry of a list: a pointer at the chosen one, or its number.
    #[must_use]
    pub fn pointer(self, at: usize, chosen: bool) -> String {
        match (self.lines, chosen) {
            (true, _) => format!("{}:", at + 1),
            (false, true) => self.pick("▸ ", "> ").to_owned(),
            (false, false) => "  ".to_owned(),
        }
    }

    /// The frame of a box.
    #[must_use]
    pub const fn border(self) -> border::Set<'static> {
        if self.ascii { ASCII } else { border::ROUNDED }
    }
}

/// A frame for terminals without line drawing.
const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// The colour of a mark.
#[must_use]
pub(super) const fn role(mark: Mark) -> Role {
    match mark {
        Mark::Running | Mark::Empty => Role::Dim,
        Mark::Broken => Role::Bad,
        Mark::Unknown => Role::Unknown,
        Mark::Warning => Role::Warning,
        Mark::Noted => Role::Note,
        Mark::Healthy => Role::Good,
    }
}

/// A mark in words.
#[must_use]
pub(super) fn words(mark: Mark) -> String {
    match mark {
        Mark::Running => say!("ui/mark-running"),
        Mark::Broken => say!("ui/mark-broken"),
        Mark::Unknown => say!("ui/mark-unknown"),
        Mark::Warning => say!("ui/mark-warning"),
        Mark::Noted => say!("ui/mark-noted"),
        Mark::Healthy => say!("ui/mark-healthy"),
        Mark::Empty => say!("ui/mark-empty"),
    }
}
