//! How does Claude Code come to see a proxy that everything else here uses? Through the person's own settings.

use super::form::Repair;
use super::trust_root::settings_count;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::network::OtherProxyPath;
use crate::model::plan::{Plan, Risk};
use crate::model::put::{OtherProxies, OtherProxy};

pub(super) const REPAIR: Repair =
    Repair { id: "proxy.into_settings", standing: None, plans: |facts| plan(facts).into_iter().collect() };

/// The proxy that was seen to lead on, or else the first that something names.
fn wanted(facts: &Facts) -> Option<&OtherProxy> {
    let all = &facts.get::<OtherProxies>()?.0;
    let tried = facts.get::<OtherProxyPath>().map(|it| &it.path);
    let open = tried.filter(|path| path.open()).and_then(|path| path.target.proxy.as_ref());
    let address = open.map(|via| format!("{}:{}", via.host, via.port));
    let seen = all.iter().find(|it| address.as_ref() == Some(&it.address));
    seen.or_else(|| all.first())
}

fn plan(facts: &Facts) -> Option<Plan> {
    let (other, machine) = (wanted(facts)?, facts.get::<Machine>()?);
    let mut consequences = vec![warn!("repairs/names-proxy", capital = capital(&other.of), file = other.file)];
    if other.with_login {
        let left = warn!("repairs/its-user-name-password-not");
        consequences.push(left);
    }
    consequences.push(warn!("repairs/claude-code-then-goes-through"));
    consequences.push(settings_count(&other.put));
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/put-proxy-into-claude-code", address = other.address),
        risk: Risk::Reversible,
        steps: vec![other.put.step()?],
        consequences,
        manual: vec![machine.types_with(&other.put.variable, &format!("http://{}", other.address), "claude")],
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{Path, Target, Via};
    use crate::model::put::{Place, Put};
    use crate::ports::fake::FakeMachine;

    #[test]
    fn the_proxy_that_leads_on_is_taken() {
        let other = |address: &str, with_login| {
            let place = Ok(Place::New { file: "/s.json".into(), text: "{}".into() });
            let value = format!("http://{address}");
            let put = Put { variable: "HTTPS_PROXY".into(), value, instead: None, place };
            OtherProxy { of: "git".into(), file: "~/.gitconfig".into(), address: address.into(), with_login, put }
        };
        let facts = Facts::default()
            .with(FakeMachine::new().machine)
            .with(OtherProxies(vec![other("a:1", true), other("b:2", false)]));
        let first = plan(&facts).unwrap();
        assert!(first.title.contains("a:1") && first.consequences[1].contains("not taken along"));
        let via = Via { host: "b".into(), port: 2, variable: "git".into() };
        let target = Target { https: true, host: "x".into(), port: 443, path: "/".into(), proxy: Some(via) };
        let path = OtherProxyPath { of: "git".into(), file: "~/.gitconfig".into(), path: Path::new(target) };
        assert!(plan(&facts.with(path)).unwrap().title.contains("b:2"));
        assert!(plan(&Facts::default().with(OtherProxies::default())).is_none());
    }
}
