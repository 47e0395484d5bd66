//! Which characters that nobody sees were found, and where? Positions and names, never a value.

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::secret::Fingerprint;

/// What kind of character it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Takes no room on the screen: zero-width, direction marks, fillers.
    Invisible,
    /// A control character: line break, tab, escape.
    Control,
    /// A space, of whatever width.
    Space,
    /// Looks like a letter, digit or hyphen of a key, and is another character.
    LookAlike,
    /// A quotation mark that belongs to the writing of a value, not to the value.
    Quote,
}

impl Kind {
    /// For a table.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Invisible => "invisible",
            Self::Control => "control",
            Self::Space => "space",
            Self::LookAlike => "look-alike",
            Self::Quote => "quote",
        }
    }
}

/// What becomes of a character on its way to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Claude Code takes it away by itself: it does no harm.
    Trimmed,
    /// Claude Code refuses to send anything as long as it is there.
    Refused,
    /// It goes along, and spoils the value.
    Sent,
}

impl Effect {
    /// What Claude Code does, for a table.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Trimmed => "takes it away: no harm",
            Self::Refused => "refuses the value",
            Self::Sent => "sends it along: the value is wrong",
        }
    }
}

/// One character that does not belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place in the value, from 1, in characters.
    pub position: usize,
    /// `U+200B`.
    pub code_point: String,
    /// `ZERO WIDTH SPACE`.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
    /// What becomes of it.
    pub effect: Effect,
    /// Whether cleaning puts the character in its place that it looks like.
    pub replaced: bool,
}

/// One value that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// The variable.
    pub variable: String,
    /// Where the value is, as a person reads it: `this terminal`, `~/.zshrc line 12`.
    pub places: Vec<String>,
    /// Whether Claude Code, started here, gets this value.
    pub in_force: bool,
    /// In characters; in bytes where it is not text.
    pub length: usize,
    /// The only visible trace of the value, as it is once it is clean.
    pub fingerprint: Option<Fingerprint>,
    /// The characters that do not belong, in order; at most [`MOST`].
    pub found: Vec<Found>,
    /// How many there are beyond those.
    pub more: usize,
    /// Whether it is text at all.
    pub text: bool,
}

/// The most characters that are told of one value.
pub const MOST: usize = 40;

impl Inspected {
    /// Whether something in it does harm.
    #[must_use]
    pub fn spoilt(&self) -> bool {
        !self.text || self.more > 0 || self.found.iter().any(|it| it.effect != Effect::Trimmed)
    }

    /// Whether Claude Code refuses to send it.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.found.iter().any(|it| it.effect == Effect::Refused)
    }
}

/// Every value that was looked at and holds something odd.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HiddenCharacters {
    /// Those with something odd; what Claude Code gets here stands first.
    pub values: Vec<Inspected>,
    /// How many values were looked at.
    pub looked_at: usize,
}

impl Fact for HiddenCharacters {}

impl HiddenCharacters {
    /// The value of this variable that Claude Code gets here, if it holds something odd.
    #[must_use]
    pub fn in_force(&self, variable: &str) -> Option<&Inspected> {
        self.values.iter().find(|it| it.in_force && it.variable == variable)
    }
}

/// How one character of a value is put right: its place from 0, in characters, and what comes there instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// From 0, in characters.
    pub index: usize,
    /// What it looks like; `None` if it only goes.
    pub instead: Option<char>,
}

/// A character of a file or text that nobody sees, or that is not what it looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Located {
    /// From 1.
    pub line: u64,
    /// From 1, in characters.
    pub column: u64,
    /// From 0, in bytes.
    pub offset: u64,
    /// `U+200B`.
    pub code_point: String,
    /// `ZERO WIDTH SPACE`.
    pub name: String,
    /// What kind it is.
    pub kind: Kind,
}

/// One file, or another source of text, that was looked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScannedText {
    /// The file, or where else it came from.
    pub source: String,
    /// What was found, in order.
    pub findings: Vec<Located>,
    /// How many there are beyond those.
    pub more: u64,
    /// The first line that is not UTF-8.
    pub not_utf8: Option<u64>,
    /// Why it was not looked through, or not to its end.
    pub unread: Option<String>,
}

/// The place of a value that no file was found to set, as a person reads it.
#[must_use]
pub fn this_terminal() -> String {
    say!("diagnoses/secret-this-terminal")
}
