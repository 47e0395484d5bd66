//! What is wrong, all in all? The result of one run: rows, diagnoses, plans and one verdict that agrees with them.

use super::credential::Ladder;
use super::diagnosis::{Diagnosis, Severity};
use super::facts::Facts;
use super::install::Installs;
use super::machine::Machine;
use super::outcome::Row;
use super::plan::Plan;
use super::question::Open;
use super::step::Step;

/// Causes on the way to Anthropic or at its end: there a new login helps nobody.
const WAY: [&str; 5] = ["network.", "proxy.", "tls.", "service.", "clock."];

/// The cause that says that the service itself is in trouble.
const INCIDENT: &str = "service.incident";

fn on_the_way(diagnosis: &Diagnosis) -> bool {
    WAY.iter().any(|start| diagnosis.id.starts_with(start))
}

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is broken.
    Healthy,
    /// Something is broken.
    Problems,
    /// What decides could not be measured.
    Unknown,
}

impl Verdict {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::Problems => "problems",
            Self::Unknown => "unknown",
        }
    }

    /// The exit code, the same for every output.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Healthy => 0,
            Self::Problems => 1,
            Self::Unknown => 3,
        }
    }
}

/// The result of one run.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The machine that was looked at.
    pub machine: Machine,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in one or two sentences.
    pub summary: String,
    /// Claude Code's configuration folder, with `~`.
    pub config_dir: String,
    /// The copies of Claude Code.
    pub installs: Installs,
    /// The credential ladder.
    pub ladder: Ladder,
    /// Every check, in the order of the registry.
    pub rows: Vec<Row>,
    /// The root cause first.
    pub diagnoses: Vec<Diagnosis>,
    /// What the diagnoses offer, and what the steps offer by themselves.
    pub plans: Vec<Plan>,
    /// The plans that a step offers whatever the diagnoses say, by id.
    pub standing: Vec<(Step, String)>,
    /// What only the person can tell, and has not told yet.
    pub questions: Vec<Open>,
    /// What the checks learned, for the pictures of the steps.
    pub facts: Facts,
}

impl Assessment {
    /// The diagnosis that the wizard leads with: the first, unless it is only a note.
    #[must_use]
    pub fn top(&self) -> Option<&Diagnosis> {
        self.diagnoses.first().filter(|diagnosis| diagnosis.severity != Severity::Note)
    }

    /// Whether what the wizard leads with is on the way to Anthropic or at its end.
    #[must_use]
    pub fn top_is_on_the_way(&self) -> bool {
        self.top().is_some_and(on_the_way)
    }

    /// What must not be done now, where only the way to Anthropic, its service or the clock is at fault. Beside
    /// something else that is broken it would be wrong advice.
    #[must_use]
    pub fn hands_off(&self) -> Option<String> {
        match self.top().map(|top| top.id.as_str()) {
            Some("server.rejects_clean_login") => {
                return Some(warn!("model/hands-off-fresh-login"));
            }
            Some("limit.mistaken_for_auth" | "account.credits" | "account.no_access") => {
                return Some(warn!("model/hands-off-accepted"));
            }
            _ => {}
        }
        let mut broken = self.diagnoses.iter().filter(|it| it.severity == Severity::Broken);
        let incident = self.diagnoses.iter().any(|it| it.id == INCIDENT && it.severity != Severity::Note);
        let mut others = broken.clone().peekable();
        if incident && (others.peek().is_none() || !others.all(on_the_way)) {
            return Some(warn!("model/hands-off-incident"));
        }
        let top = broken.next().filter(|top| on_the_way(top) && broken.all(on_the_way))?;
        Some(match top.id.split('.').next() {
            Some("service") => warn!("model/hands-off-service"),
            Some("clock") => warn!("model/hands-off-clock"),
            _ => warn!("model/hands-off-way"),
        })
    }

    /// The plans of a step: those that its diagnoses offer, then those that it offers by itself; none twice.
    #[must_use]
    pub fn plans_of(&self, step: Step) -> Vec<&Plan> {
        let diagnosed = self.diagnoses.iter().filter(|it| it.step == step).flat_map(|it| &it.repairs);
        let standing = self.standing.iter().filter(|(on, _)| *on == step).map(|(_, id)| id);
        let mut all: Vec<&Plan> = Vec::new();
        for plan in diagnosed.chain(standing).filter_map(|id| self.plan(id)) {
            if !all.iter().any(|known| known.id == plan.id) {
                all.push(plan);
            }
        }
        all
    }

    /// A plan by its id.
    #[must_use]
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }
}
