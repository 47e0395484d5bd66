//! Does only a proxy lead out that Claude Code does not see?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use super::need::of_use;
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::network::{ApiPath, Fault, OtherProxyPath, Path, Stage};
use crate::model::said::{Said, of_anthropic};
use crate::model::step::Step;

pub(super) const MISSING_HERE: Cause = Cause {
    id: "proxy.missing_here",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: missing,
};

fn missing(facts: &Facts) -> Option<Finding> {
    let path = &facts.get::<ApiPath>()?.0;
    let other = facts.get::<OtherProxyPath>()?;
    if !of_use(facts) || path.target.proxy.is_some() || !of_anthropic(&path.target.host) {
        return None;
    }
    let (stage, fault) = path.broken.as_ref()?;
    // a certificate that is not believed has come a whole way
    let no_way = *stage <= Stage::Tcp || matches!(fault, Fault::Cut | Fault::TimedOut | Fault::Refused);
    let leads_on = matches!(other.path.said(), Some(Said::Fine | Said::Refused(_)));
    let via = other.path.target.proxy.as_ref().filter(|_| no_way && leads_on)?;
    let (of, file, host) = (&other.of, &other.file, path.host());
    let proxy = format!("{}:{}", crate::model::text::plain(&via.host, 80), via.port);
    Some(
        Finding::broken(say!(
            "diagnoses/missing-proxy-can-reached-only-through-proxy",
            host = host,
            proxy = proxy,
            of = of
        ))
        .because("network.api", Path::trouble(path).unwrap_or_default())
        .because(
            "network.other_proxy",
            say!("diagnoses/missing-proxy-through-names-answers", proxy = proxy, file = file, host = host),
        )
        .repair("proxy.into_settings")
        .advice(say!("diagnoses/missing-proxy-env-block-claude-settings-json", proxy = proxy))
        .advice(say!("diagnoses/missing-proxy-there-also-counts-editors-sessions")),
    )
}
