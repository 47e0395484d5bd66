//! How far is this machine's clock from the servers'?

use super::facts::Facts;
use super::network::{ApiPath, PlainPath, SignInPath};
use super::said::Said;

/// The servers' time minus this machine's, in seconds, and the check that saw it; `None` if unknown or if they disagree.
#[must_use]
pub fn skew(facts: &Facts) -> Option<(i64, &'static str)> {
    let api = facts.get::<ApiPath>().and_then(|path| Some((path.0.clock_skew_s?, "network.api")));
    let sign_in = facts.get::<SignInPath>().and_then(|path| Some((path.0.clock_skew_s?, "network.sign_in")));
    if let (Some((one, _)), Some((other, _))) = (api, sign_in)
        && one.abs_diff(other) > 60
    {
        return None;
    }
    api.or(sign_in).or_else(|| {
        // where no encrypted answer came because of the dates, one without encryption still tells the time
        let plain = &facts.get::<PlainPath>()?.0;
        (plain.said()? != Said::Page).then_some((plain.clock_skew_s?, "network.portal"))
    })
}
