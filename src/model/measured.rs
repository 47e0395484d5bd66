//! What does one look at the network show? The way to each host, the VPNs that are on, and what the status page says.

use super::facts::Facts;
use super::interfaces::Interfaces;
use super::network::{Path, Role, paths};
use super::service::ServiceStatus;
use super::time::Moment;

/// One look at the network.
#[derive(Clone, Debug)]
pub struct Measured {
    /// When.
    pub at: Moment,
    /// What each host is needed for, and how far a connection to it came.
    pub ways: Vec<(Role, Path)>,
    /// The interfaces, where the system lists them.
    pub interfaces: Option<Interfaces>,
    /// What the status page says about an incident that is not over.
    pub incident: Option<String>,
}

impl Measured {
    /// What the checks have learned.
    #[must_use]
    pub fn of(facts: &Facts, at: Moment) -> Self {
        let status = facts.get::<ServiceStatus>();
        let incident = status.and_then(|status| status.concerning().next()).map(|incident| incident.name.clone());
        Self {
            at,
            ways: paths(facts).into_iter().map(|(role, _, path)| (role, path.clone())).collect(),
            interfaces: facts.get::<Interfaces>().cloned(),
            incident,
        }
    }

    /// The way to the host that is needed for this.
    #[must_use]
    pub fn way(&self, role: Role) -> Option<&Path> {
        self.ways.iter().find(|(of, _)| *of == role).map(|(_, path)| path)
    }

    /// The ways without which Claude Code does not work: requests, and renewing the login.
    pub fn needed(&self) -> impl Iterator<Item = &Path> {
        self.ways.iter().filter(|(role, _)| matches!(role, Role::Api | Role::SignIn)).map(|(_, path)| path)
    }

    /// Whether requests come through and are served.
    #[must_use]
    pub fn works(&self) -> bool {
        self.way(Role::Api).is_some() && self.incident.is_none() && self.needed().all(Path::serves)
    }

    /// What stands in the way first, as a sentence without its end; `None` if nothing does.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let way = self.needed().find_map(|path| path.trouble().or_else(|| path.unserved()));
        let none = || self.way(Role::Api).is_none().then(|| say!("model/no-connection-could-be-tried"));
        let incident = || self.incident.as_ref().map(|name| say!("model/service-has-incident", name = name));
        way.or_else(none).or_else(incident)
    }

    /// How long the slowest of the needed ways took, in milliseconds; `None` unless it works.
    #[must_use]
    pub fn millis(&self) -> Option<u64> {
        self.needed().map(|path| path.millis).max().filter(|_| self.works())
    }

    /// The VPNs that are on, in words; `None` where that is not seen.
    #[must_use]
    pub fn vpns(&self) -> Option<Vec<String>> {
        let on = |all: &Interfaces| all.vpns_on().map(super::interfaces::Interface::words).collect();
        self.interfaces.as_ref().map(on)
    }
}

impl Path {
    /// Whether an answer came that says yes, or no to this request only.
    #[must_use]
    pub fn serves(&self) -> bool {
        self.open() && self.unserved().is_none()
    }

    /// Why an answer that came does not help; `None` if it does, or if none came.
    #[must_use]
    pub fn unserved(&self) -> Option<String> {
        let host = self.host();
        match (self.status, &self.seen.challenge) {
            _ if !self.open() => None,
            (_, Some(_)) => Some(say!("model/wants-check-only-browser-passes", host = host)),
            (Some(429), _) => Some(say!("model/asks-wait-too-many-requests", host = host)),
            (Some(status @ (403 | 451)), _) => {
                Some(say!("model/refuses-requests-from-here", host = host, status = status))
            }
            (Some(status @ 500..), _) => Some(say!("model/answers-cannot-serve-now", host = host, status = status)),
            (Some(200..=299), _) if self.seen.web_page => Some(say!("model/web-page-answers-place", host = host)),
            _ => None,
        }
    }
}
