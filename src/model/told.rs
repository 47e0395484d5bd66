//! What does only the person know? What they answered and pasted in this session, and what real messages came back with.

use super::credential::{CredentialKind, Ladder};
use super::explanation::Proves;
use super::facts::{Fact, Facts};
use super::login::StoredLogin;
use super::time::Moment;

/// Which sign-in something was learned of: it says nothing about the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// What is used.
    pub kind: CredentialKind,
    /// The digest of the stored login, or the public ends of a key.
    pub mark: Option<String>,
}

impl Under {
    /// The sign-in that is used now; `None` if it is not known or there is none.
    #[must_use]
    pub fn of(facts: &Facts) -> Option<Self> {
        let used = facts.get::<Ladder>()?.used()?;
        let mark = if used.kind == CredentialKind::ClaudeAiLogin {
            facts.get::<StoredLogin>().and_then(|login| login.stamp.digest.clone())
        } else {
            used.fingerprint.as_ref().map(|it| it.as_str().to_owned())
        };
        Some(Self { kind: used.kind, mark })
    }

    /// Whether what was learned then still counts.
    #[must_use]
    pub fn still(then: Option<&Self>, facts: &Facts) -> bool {
        then.is_none_or(|then| Self::of(facts).as_ref() == Some(then))
    }
}

/// What the person answered to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question's id, which is that of the cause that it is about.
    pub question: String,
    /// The id of the answer.
    pub choice: String,
    /// The answer as it stood on screen, fit to be shown.
    pub words: String,
    /// Of an address that was pasted: what it lacks. The address itself is not kept.
    pub lacks: Vec<String>,
    /// Which sign-in it was about.
    pub under: Option<Under>,
}

/// The answer of a person who does not know.
pub const UNKNOWN: &str = "unknown";

/// An error text that proves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// What.
    pub proves: Proves,
    /// What it means, in claude-fix's own words.
    pub words: String,
    /// `req_…`, for support.
    pub request_id: Option<String>,
    /// When it was seen.
    pub at: Moment,
    /// Which sign-in it was about.
    pub under: Option<Under>,
}

/// How a real message ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The model answered.
    Answered,
    /// It was turned down, with an error that is known.
    Refused(Met),
    /// It did not work, and the error proves nothing about the sign-in; in claude-fix's own words.
    Failed(String),
    /// It was not sent; why, as half a sentence.
    NotSent(String),
}

/// A real message, as short as can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: Moment,
    /// With which sign-in.
    pub under: Option<Under>,
    /// How it ended.
    pub reply: Reply,
}

/// Everything of this session that is not seen by looking at the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What was answered, oldest first; one a question.
    pub answers: Vec<Answer>,
    /// What was pasted and proves something, oldest first.
    pub pasted: Vec<Met>,
    /// The messages that were sent, oldest first.
    pub sent: Vec<Sent>,
    /// The login that was there before and after a sign-in that said it worked.
    pub unchanged: Option<Under>,
}

impl Fact for Told {}

/// The messages of this session, the one of this run included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages(pub Vec<Sent>);

impl Fact for Messages {}

/// Where an error text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    /// The person pasted it.
    Pasted,
    /// A real message ended with it.
    Message,
}

impl Told {
    /// What the person answered, if it is about the sign-in of now; "I do not know" is an answer, too.
    #[must_use]
    pub fn answer<'a>(facts: &'a Facts, question: &str) -> Option<&'a Answer> {
        let all = &facts.get::<Self>()?.answers;
        all.iter().rev().find(|it| it.question == question && Under::still(it.under.as_ref(), facts))
    }

    /// Whether the person answered just this.
    #[must_use]
    pub fn says(facts: &Facts, question: &str, choice: &str) -> bool {
        Self::answer(facts, question).is_some_and(|it| it.choice == choice)
    }

    /// The last error that proves this about the sign-in of now, and where it came from. A message that was answered
    /// later says that what was pasted is over.
    #[must_use]
    pub fn met<'a>(facts: &'a Facts, wanted: impl Fn(Proves) -> bool) -> Option<(&'a Met, Whence)> {
        let counts = |met: &&'a Met| wanted(met.proves) && Under::still(met.under.as_ref(), facts);
        let last = Messages::last(facts);
        if let Some(Sent { reply: Reply::Refused(met), .. }) = last
            && counts(&met)
        {
            return Some((met, Whence::Message));
        }
        let over = last.filter(|it| it.reply == Reply::Answered).map(|it| it.at);
        let pasted = facts.get::<Self>()?.pasted.iter().rev();
        let mut pasted = pasted.filter(|met| over.is_none_or(|over| met.at > over));
        pasted.find(counts).map(|met| (met, Whence::Pasted))
    }
}

impl Messages {
    /// The last message that was sent with the sign-in of now and came to an end.
    #[must_use]
    pub fn last(facts: &Facts) -> Option<&Sent> {
        let ended = |it: &&Sent| !matches!(it.reply, Reply::NotSent(_));
        let last = facts.get::<Self>()?.0.iter().rev().find(ended)?;
        Under::still(last.under.as_ref(), facts).then_some(last)
    }

    /// Whether the model answered with the sign-in of now.
    #[must_use]
    pub fn answered(facts: &Facts) -> bool {
        Self::last(facts).is_some_and(|it| it.reply == Reply::Answered)
    }
}
