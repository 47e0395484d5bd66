//! Which colour and which symbol stands for what? Roles and marks; nothing else in this room names a colour.
//!
//! Only the terminal's own sixteen colours, so that light and dark themes stay readable, and never black, white or
//! yellow letters. Every mark is a symbol as well as a colour.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

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
}

impl Look {
    /// Symbols and colour.
    pub const FULL: Self = Self { ascii: false, colour: true, lines: false };

    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::new();
        let bold = style.add_modifier(Modifier::BOLD);
        match role {
            Role::Plain => style,
            Role::Strong | Role::Label => bold,
            Role::Dim | Role::Border => style.add_modifier(Modifier::DIM),
            Role::Selected => style.add_modifier(Modifier::REVERSED),
            Role::Key => self.paint(bold, Color::Cyan),
            Role::Good => self.paint(bold, Color::Green),
            Role::Bad => self.paint(bold, Color::Red),
            Role::Warning => self.paint(bold, Color::Magenta),
            Role::Unknown => self.paint(bold, Color::Blue),
        }
    }

    fn paint(self, style: Style, colour: Color) -> Style {
        if self.colour { style.fg(colour) } else { style }
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
        Mark::Noted => Role::Key,
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
