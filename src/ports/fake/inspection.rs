//! How far does a connection come on a made-up network, and what does one show on which everything is signed anew?

use super::{FakeMachine, FakeNet};
use crate::model::network::{Certificate, CertificateFault, Fault, Passed, Path, Seen, Stage, Target, Vouched};
use crate::ports::files::Files;
use crate::ports::network::Probe;

/// The status of the answer, what is seen on the way, and what stops the connection, if something does.
pub(super) fn seen(machine: &FakeMachine, net: &FakeNet, probe: &Probe) -> (Option<u16>, Seen, Option<(Stage, Fault)>) {
    let (certificate, fault) = inspected(machine, net, probe);
    let closed = net.closed.get(&probe.target.host).filter(|_| probe.target.proxy.is_none());
    let (status, seen) = net.answers.get(&probe.target.host).cloned().unwrap_or((200, Seen::default()));
    (
        Some(status),
        Seen { certificate: certificate.or_else(|| seen.certificate.clone()), ..seen },
        fault.or(closed.cloned()),
    )
}

/// The certificate that an inspection shows, and the fault if that stops the connection.
fn inspected(machine: &FakeMachine, net: &FakeNet, probe: &Probe) -> (Option<Certificate>, Option<(Stage, Fault)>) {
    let Some((root, known)) = &net.inspection else { return (None, None) };
    let bundle = probe.trust.extra.as_ref().map(|file| machine.read(file, u64::MAX).unwrap_or_default());
    let extra = bundle.map(|bytes| String::from_utf8_lossy(&bytes).contains(&root.pem));
    let vouched = Vouched { bundled: false, system: *known, extra };
    let issuer = root.subject.clone();
    let trusted = extra == Some(true) || (*known && !probe.trust.no_system);
    let fault = Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: issuer.clone() };
    let certificate = Certificate { issuer, vouched, root: Some(root.clone()), ..Certificate::default() };
    (Some(certificate), (!trusted).then_some((Stage::Tls, fault)))
}

/// A path that comes as far as nothing breaks it.
pub(super) fn reached(target: Target, broken: Option<(Stage, Fault)>) -> Path {
    let passed = vec![Passed { stage: Stage::Dns, seen: "160.79.104.10".to_owned(), millis: 1 }];
    let status = broken.is_none().then_some(200);
    Path { passed, broken, status, clock_skew_s: Some(0), millis: 5, ..Path::new(target) }
}
