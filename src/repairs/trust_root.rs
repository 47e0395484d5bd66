//! How does Claude Code come to trust a root that this system trusts already? A copy of that root in a file of its own, named
//! in the person's settings. Never a root that came over the network.

use super::form::Repair;
use super::remove_variable;
use crate::claude_code::variables::{EXTRA_CA, UNVERIFIED};
use crate::model::certificates::{OwnRoots, Root};
use crate::model::facts::Facts;
use crate::model::machine::{Machine, Os};
use crate::model::network::{Certificate, paths};
use crate::model::plan::{Plan, Risk, Step};
use crate::model::put::Put;
use crate::model::source::Variables;
use crate::model::text::plain;
use crate::words::Listed;

pub(super) const REPAIR: Repair =
    Repair { id: "tls.trust_root", standing: None, plans: |facts| alone(facts).into_iter().collect() };

pub(super) const VERIFY: Repair =
    Repair { id: "tls.verify_again", standing: None, plans: |facts| with_verification(facts).into_iter().collect() };

/// The root of this system that vouches for what a server showed, where Claude Code does not get it from elsewhere.
fn wanted(facts: &Facts) -> Option<(&Root, &Certificate, String)> {
    paths(facts).into_iter().find_map(|(_, _, path)| {
        let shown = path.seen.certificate.as_ref().filter(|it| it.vouched.extra != Some(true))?;
        Some((shown.root.as_ref()?, shown, path.host()))
    })
}

fn alone(facts: &Facts) -> Option<Plan> {
    let (root, _, host) = wanted(facts)?;
    let (own, machine) = (facts.get::<OwnRoots>()?, facts.get::<Machine>()?);
    let steps = vec![new_file(own, root), own.put.step()?];
    Some(Plan {
        id: REPAIR.id.to_owned(),
        title: say!("repairs/let-claude-code-trust-system", subject = root.subject),
        risk: Risk::Reversible,
        steps,
        consequences: consequences(own, root, &own.put, &host, machine),
        manual: by_hand(root, machine),
        clears: Vec::new(),
        cures: Vec::new(),
    })
}

/// The same, and then nothing needs `NODE_TLS_REJECT_UNAUTHORIZED` any more: it goes at its source.
fn with_verification(facts: &Facts) -> Option<Plan> {
    let (root, _, host) = wanted(facts)?;
    let (own, machine) = (facts.get::<OwnRoots>()?, facts.get::<Machine>()?);
    let variables = facts.get::<Variables>()?;
    let variable = variables.get(UNVERIFIED)?;
    let name = UNVERIFIED.to_owned();
    let mut off = remove_variable::of_one(&name, variable, variables, machine);
    let put = own.put_verified.as_ref().unwrap_or(&own.put);
    let named = put.step()?;
    // one edit does both where both are in one file
    off.steps.retain(|step| put.instead.is_none() || step.path() != named.path());
    let several = off.steps.iter().any(|step| step.path() == named.path());
    if several || (off.steps.is_empty() && put.instead.is_none()) {
        return None;
    }
    let mut consequences = consequences(own, root, put, &host, machine);
    consequences.push(warn!("repairs/then-certificates-verified-again-nobody"));
    consequences.append(&mut off.consequences);
    Some(Plan {
        id: VERIFY.id.to_owned(),
        title: say!("repairs/name-missing-root-then-verify", subject = root.subject),
        steps: [new_file(own, root), named].into_iter().chain(off.steps).collect(),
        consequences,
        ..off
    })
}

fn new_file(own: &OwnRoots, root: &Root) -> Step {
    Step::new_file(own.file.clone(), format!("{}{}", own.keep, root.pem))
}

fn consequences(own: &OwnRoots, root: &Root, put: &Put, host: &str, machine: &Machine) -> Vec<String> {
    let subject = &root.subject;
    let vouches = match root.until {
        Some(until) => {
            warn!("repairs/root-vouches-until", subject = subject, until = until.date(), host = host)
        }
        None => warn!("repairs/root-vouches-what-shows-here", subject = subject, host = host),
    };
    let place = root.file.as_ref().map_or_else(
        || say!("repairs/systems-own-store"),
        |file| say!("repairs/systems-own-store-file", file = plain(&machine.tilde(file), 120)),
    );
    let mut all = vec![
        vouches,
        warn!("repairs/its-sha-256-fingerprint", fingerprint = root.fingerprint()),
        warn!("repairs/copied-from-nothing-taken-from", place = place),
        warn!("repairs/whoever-has-its-key-reads"),
    ];
    if !own.keep.is_empty() {
        all.push(warn!("repairs/certificates-file-names-now-copied", variable = EXTRA_CA, names = several(&own.kept)));
    }
    all.push(settings_count(put));
    all
}

/// `“One”, “Two”, “Three” and 2 more`.
fn several(names: &[String]) -> String {
    let first: Vec<String> = names.iter().take(3).map(|name| say!("repairs/quoted", name = name)).collect();
    let more = names.len().saturating_sub(first.len());
    let first = first.listed();
    if more > 0 { say!("repairs/list-and-more", first = first, more = more) } else { first }
}

/// What a value in the settings means for what runs.
pub(super) fn settings_count(put: &Put) -> String {
    warn!("repairs/settings-comes-before-value-any", variable = put.variable)
}

/// For one session, without any change.
fn by_hand(root: &Root, machine: &Machine) -> Vec<String> {
    let file = root.file.as_ref().filter(|_| machine.os != Os::Windows);
    file.map(|file| machine.types_with(EXTRA_CA, &file.to_string_lossy(), "claude")).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::network::{ApiPath, Path, Target, Vouched};
    use crate::model::put::Place;
    use crate::ports::fake::FakeMachine;

    fn facts(root: bool, extra: Option<bool>, place: Result<Place, String>) -> Facts {
        let target = Target { https: true, host: "api.anthropic.com".into(), port: 443, path: "/".into(), proxy: None };
        let mut path = Path::new(target);
        let file = Some("/etc/ssl/certs/ca-certificates.crt".into());
        let pem = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n".to_owned();
        let root = root.then(|| Root { subject: "Corp Root".into(), until: None, digest: "abcd".into(), pem, file });
        let vouched = Vouched { bundled: false, system: true, extra };
        path.seen.certificate = Some(Certificate { vouched, root, ..Certificate::default() });
        let put = Put { variable: EXTRA_CA.into(), value: "/state/roots-1.pem".into(), instead: None, place };
        let kept = ["One", "Two", "Three", "Four", "Five"].map(str::to_owned).to_vec();
        let own = OwnRoots { file: "/state/roots-1.pem".into(), keep: "KEPT\n".into(), kept, put, put_verified: None };
        Facts::default().with(FakeMachine::new().machine).with(ApiPath(path)).with(own)
    }

    fn new() -> Place {
        Place::New { file: "/home/dev/.claude/settings.json".into(), text: "{}".into() }
    }

    #[test]
    fn only_a_root_of_this_system_is_offered() {
        let plan = alone(&facts(true, None, Ok(new()))).unwrap();
        let Step::WriteNew { text, .. } = &plan.steps[0] else { panic!("{:?}", plan.steps) };
        assert!(text.starts_with("KEPT\n-----BEGIN") && plan.steps.len() == 2);
        let shown = plan.consequences.join("\n");
        let others = "copied along, so that they still count: \u{201c}One\u{201d}, \u{201c}Two\u{201d}, \u{201c}Three\u{201d} and 2 more";
        for part in ["Corp Root", "AB:CD", "/etc/ssl/certs/ca-certificates.crt", others] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert_eq!(plan.manual, ["NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt claude"]);
        assert!(alone(&facts(false, None, Ok(new()))).is_none(), "no root of the system");
        assert!(alone(&facts(true, Some(true), Ok(new()))).is_none(), "it is named already");
        assert!(alone(&facts(true, None, Err("managed settings set it".into()))).is_none());
        assert!(with_verification(&facts(true, None, Ok(new()))).is_none(), "verification is on");
    }
}
