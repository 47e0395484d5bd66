//! What does a program show that runs in a pane, and what is said to it? Plain lines; what was pasted is never shown.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::secret::Secret;

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// With this code; as a shell counts it, also 128 and the number of the signal that ended it.
    Code(u32),
    /// By a signal, as the system calls it.
    Signal(String),
}

impl Exit {
    /// Whether it says that all went well.
    #[must_use]
    pub const fn well(&self) -> bool {
        matches!(self, Self::Code(0))
    }

    /// Whether the person ended it: Ctrl-C, or because claude-fix was asked to.
    #[must_use]
    pub const fn cancelled(&self) -> bool {
        matches!(self, Self::Code(129 | 130 | 137 | 143) | Self::Signal(_))
    }
}

/// Text from the person's clipboard or keyboard. It may be a code that signs in: only its length can be printed.
#[derive(Clone)]
pub struct Pasted(Secret);

impl Pasted {
    /// The text, for the one place that needs it. Never format what this returns.
    #[must_use]
    pub fn expose(&self) -> &str {
        std::str::from_utf8(self.0.expose()).unwrap_or_default()
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.expose().chars().count()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// Whether it can be a code from the sign-in page: two parts with `#` between them. A terminal or a mail may cut it.
    #[must_use]
    pub fn is_whole_code(&self) -> bool {
        self.expose().split_once('#').is_some_and(|(code, state)| !code.is_empty() && !state.is_empty())
    }

    /// Adds to it, up to so many characters in all.
    pub fn push(&mut self, more: impl IntoIterator<Item = char>, most: usize) {
        let room = most.saturating_sub(self.length());
        let mut text = self.expose().to_owned();
        text.extend(more.into_iter().take(room));
        self.0 = Secret::new(text.into_bytes());
    }

    /// Takes the last character away.
    pub fn pop(&mut self) {
        let mut text = self.expose().to_owned();
        text.pop();
        self.0 = Secret::new(text.into_bytes());
    }
}

impl Default for Pasted {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<&str> for Pasted {
    fn from(text: &str) -> Self {
        Self(Secret::new(text.as_bytes().to_vec()))
    }
}

impl From<String> for Pasted {
    fn from(text: String) -> Self {
        Self(Secret::new(text.into_bytes()))
    }
}

impl PartialEq for Pasted {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose() == other.0.expose()
    }
}

impl Eq for Pasted {}

impl fmt::Debug for Pasted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pasted({} characters)", self.length())
    }
}

/// An address that a program asks the person to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole address: printable ASCII only.
    pub url: String,
    /// What is wrong with it, as half a sentence; `None` if it is whole and leads to a known host.
    pub problem: Option<String>,
}

/// What a program in a pane shows right now. Without escapes, without secrets, without what was pasted into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its lines, from the top; a line that its terminal had wrapped is one line here. No empty ones at the end.
    pub lines: Vec<String>,
    /// The address that it asks to open.
    pub link: Option<Link>,
    /// Whether it asks for the code from the browser.
    pub wants_code: bool,
    /// What an error that it printed means, in plain words.
    pub means: Option<String>,
}
