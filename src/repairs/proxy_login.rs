//! How does a proxy that asks who you are let Claude Code through? Three ways, each with what it means; none is done unasked.

use super::form::Repair;
use super::remove_variable::either;
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::network::{Fault, Path, paths};
use crate::model::plan::{Plan, Risk};
use crate::model::text::plain;

pub(super) const REPAIR: Repair =
    Repair { id: "proxy.sign_in", standing: None, plans: |facts| plan(facts).into_iter().collect() };

fn asked(facts: &Facts) -> Option<&Path> {
    let all = paths(facts).into_iter().map(|(_, _, path)| path);
    all.into_iter().find(|path| matches!(path.broken, Some((_, Fault::ProxySaid(407)))))
}

fn plan(facts: &Facts) -> Option<Plan> {
    let (path, machine) = (asked(facts)?, facts.get::<Machine>()?);
    let via = path.target.proxy.as_ref()?;
    let address = format!("{}:{}", plain(&via.host, 80), via.port);
    let wants = &path.seen.proxy_wants;
    let basic = wants.is_empty() || wants.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    let (name, file) = (&via.variable, "~/.claude/settings.json");
    let mut says = Vec::new();
    let mut manual = Vec::new();
    if basic {
        says.push(warn!("repairs/first-way-name-password-become", name = name, address = address));
        says.push(warn!("repairs/claude-fix-never-asks-password"));
        says.push(warn!("repairs/signs-mean-something-address-written"));
        manual.extend(encode(machine));
        if machine.os != Os::Windows {
            manual.push(format!("chmod 600 {file}"));
        }
    } else {
        let wants: Vec<String> = wants.iter().map(|scheme| plain(scheme, 30)).collect();
        says.push(warn!("repairs/proxy-asks-which-claude-code", schemes = either(&wants)));
    }
    says.push(warn!(
        "repairs/way-small-relay-machine-signs",
        nth = if basic { "second" } else { "first" },
        name = name
    ));
    says.push(warn!("repairs/or-ask-let-claude-codes"));
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/let-proxy-know-who", address = address),
        risk: Risk::Safe,
        steps: Vec::new(),
        consequences: says,
        manual,
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

/// A command that asks for the password without showing it, and prints it as it is written in an address.
fn encode(machine: &Machine) -> Option<String> {
    let python = "import getpass,urllib.parse as u;print(u.quote(getpass.getpass(),safe=\"\"))";
    (machine.os != Os::Windows).then(|| format!("python3 -c '{python}'"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{ApiPath, Stage, Target, Via};
    use crate::ports::fake::FakeMachine;

    fn made(wants: &[&str], status: u16) -> Option<Plan> {
        let via = Via { host: "proxy.corp".into(), port: 3128, variable: "HTTPS_PROXY".into() };
        let target =
            Target { https: true, host: "api.anthropic.com".into(), port: 443, path: "/".into(), proxy: Some(via) };
        let mut path = Path::new(target);
        path.broken = Some((Stage::Proxy, Fault::ProxySaid(status)));
        path.seen.proxy_wants = wants.iter().map(|it| (*it).to_owned()).collect();
        plan(&Facts::default().with(FakeMachine::new().machine).with(ApiPath(path)))
    }

    #[test]
    fn the_password_stays_with_the_person() {
        let basic = made(&["Negotiate", "Basic"], 407).unwrap();
        assert!(!basic.acts() && basic.consequences[0].contains("readable in that file"));
        assert!(basic.manual[0].contains("getpass") && basic.manual[1].contains("chmod 600"));
        let ntlm = made(&["NTLM"], 407).unwrap();
        assert!(ntlm.manual.is_empty() && ntlm.consequences[0].contains("NTLM"));
        assert!(made(&[], 502).is_none());
    }
}
