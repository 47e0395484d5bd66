//! What does Anthropic say about its own service? The public status page, as far as it concerns Claude Code.

use super::facts::Fact;
use super::time::Moment;

/// How much of the service an incident or a part concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impact {
    /// As it should be.
    None,
    /// Work that was announced.
    Maintenance,
    /// Slow or unreliable.
    Minor,
    /// Partly out.
    Major,
    /// Out.
    Critical,
}

impl Impact {
    /// How a part is, for the screen.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::None => say!("model/impact-none"),
            Self::Maintenance => say!("model/impact-maintenance"),
            Self::Minor => say!("model/impact-minor"),
            Self::Major => say!("model/impact-major"),
            Self::Critical => say!("model/impact-critical"),
        }
    }
}

/// A part of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its name, as the page writes it, fit to be shown.
    pub name: String,
    /// How it is.
    pub impact: Impact,
}

/// An incident that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// What it is about, as the page writes it, fit to be shown.
    pub name: String,
    /// How bad it is.
    pub impact: Impact,
    /// `investigating`, `identified`, `monitoring`, as the page writes it.
    pub state: String,
    /// When it began.
    pub began: Option<Moment>,
    /// The parts of the service that it names; none if it names none.
    pub parts: Vec<String>,
    /// Whether it concerns Claude Code, the API or signing in.
    pub concerns: bool,
    /// Where to read on.
    pub link: Option<String>,
}

/// What the status page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceStatus {
    /// The host that was asked.
    pub host: String,
    /// All in one sentence, as the page writes it.
    pub description: String,
    /// The parts that Claude Code and signing in need.
    pub components: Vec<Component>,
    /// The incidents that are not over, those that concern Claude Code first.
    pub incidents: Vec<Incident>,
}
impl Fact for ServiceStatus {}

impl ServiceStatus {
    /// The incidents that concern Claude Code, the API or signing in.
    pub fn concerning(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.iter().filter(|incident| incident.concerns)
    }

    /// The parts that Claude Code needs and that are not as they should be.
    pub fn impaired(&self) -> impl Iterator<Item = &Component> {
        self.components.iter().filter(|part| part.impact > Impact::Maintenance)
    }
}
