//! How is the Keychain of a Mac made up? As the lines that `security` prints about items, none of which holds anything.

use std::time::Duration;

use crate::ports::keychain::{Attributes, Items};
use crate::ports::programs::{Answer, AskError};

/// How a Keychain answers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    /// Its items are seen and cannot be opened.
    Shut,
    Locked,
    /// It never answers.
    Dead,
}

/// A Keychain that can be asked about its items: service, account, day of November on which each was written.
#[derive(Clone, Default)]
pub struct FakeItems {
    items: Vec<(String, String, u8)>,
    state: State,
    background: bool,
    variables: Vec<(String, String)>,
}

impl FakeItems {
    /// The same with one more item.
    #[must_use]
    pub fn with(mut self, service: &str, account: &str, day: u8) -> Self {
        self.items.push((service.to_owned(), account.to_owned(), day));
        self
    }

    /// The same, locked in this session.
    #[must_use]
    pub fn locked(self) -> Self {
        Self { state: State::Locked, ..self }
    }

    /// The same, whose items are seen and cannot be opened.
    #[must_use]
    pub fn shut(self) -> Self {
        Self { state: State::Shut, ..self }
    }

    /// The same in a session without a screen.
    #[must_use]
    pub fn in_background(self) -> Self {
        Self { background: true, ..self }
    }

    /// The same with a variable that launchd gives to all that it starts.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, which never answers.
    #[must_use]
    pub fn dead(self) -> Self {
        Self { state: State::Dead, ..self }
    }
}

fn printed((service, account, day): &(String, String, u8)) -> String {
    format!(
        "keychain: \"/Users/dev/Library/Keychains/login.keychain-db\"\nclass: \"genp\"\nattributes:\n    \
         \"acct\"<blob>=\"{account}\"\n    \"mdat\"<timedate>=0x00  \"202611{day:02}091512Z\\000\"\n    \
         \"svce\"<blob>=\"{service}\"\n"
    )
}

impl Items for FakeItems {
    fn ask(&self, about: &Attributes) -> Result<Answer, AskError> {
        if self.state == State::Dead {
            return Err(AskError::TimedOut(Duration::from_secs(3)));
        }
        let answer = |code, stdout: String| Ok(Answer { code: Some(code), stdout: stdout.into(), ..Answer::default() });
        match about {
            Attributes::Open => answer(if self.state == State::Open { 0 } else { 36 }, String::new()),
            Attributes::Session => answer(0, if self.background { "Background\n" } else { "Aqua\n" }.to_owned()),
            Attributes::Variable { name } => {
                let found = self.variables.iter().find(|it| it.0 == *name);
                answer(0, found.map(|it| format!("{}\n", it.1)).unwrap_or_default())
            }
            Attributes::All => answer(0, self.items.iter().map(printed).collect()),
            Attributes::Item { .. } if self.state == State::Locked => answer(36, String::new()),
            Attributes::Item { service, account } => {
                let found = self.items.iter().find(|(s, a, _)| (s, a) == (service, account));
                found.map_or_else(|| answer(44, String::new()), |item| answer(0, printed(item)))
            }
        }
    }
}
