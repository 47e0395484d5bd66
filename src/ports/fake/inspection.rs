//! What does a made-up network show on which everything is signed anew?

use super::{FakeMachine, FakeNet};
use crate::model::network::{Certificate, CertificateFault, Fault, Stage, Vouched};
use crate::ports::files::Files;
use crate::ports::network::Probe;

/// The certificate that an inspection shows, and the fault if that stops the connection.
pub(super) fn inspected(
    machine: &FakeMachine,
    net: &FakeNet,
    probe: &Probe,
) -> (Option<Certificate>, Option<(Stage, Fault)>) {
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
