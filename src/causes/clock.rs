//! Is this machine's clock wrong?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::network::{ApiPath, SignInPath};
use crate::model::step::Step;

/// Seconds from which on a clock that differs is worth a warning.
const WARN: u64 = 300;
/// Seconds from which on it is worth a note.
const NOTE: u64 = 60;

pub(super) const SKEWED: Cause = Cause {
    id: "clock.skewed",
    title: "The clock of this machine is wrong",
    why: "Certificates and logins carry dates. With a wrong clock they look expired or not yet valid. WSL and virtual \
          machines drift after sleep.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: skewed,
};

fn skewed(facts: &Facts) -> Option<Finding> {
    let api = facts.get::<ApiPath>().and_then(|path| Some((path.0.clock_skew_s?, "network.api")));
    let sign_in = facts.get::<SignInPath>().and_then(|path| Some((path.0.clock_skew_s?, "network.sign_in")));
    let (skew, check) = api.or(sign_in)?;
    if let (Some((one, _)), Some((other, _))) = (api, sign_in)
        && one.abs_diff(other) > 60
    {
        return None;
    }
    let (much, way) = (skew.unsigned_abs(), if skew > 0 { "behind" } else { "ahead of" });
    let fact = format!("this clock is {much} s {way} the server's");
    match much {
        much if much > WARN => Some(
            Finding::warning(format!("The clock of this machine is {} minutes {way} the server's.", much / 60))
                .because(check, fact)
                .repair("clock.set")
                .advice("Let the system set its clock, then press r to check again."),
        ),
        much if much > NOTE => Some(
            Finding::note(format!("The clock of this machine is {much} s {way} the server's.")).because(check, fact),
        ),
        _ => None,
    }
}
