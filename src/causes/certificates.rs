//! Do variables about certificates and proxies get in the way?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use crate::claude_code::variables::{CERT_STORE, CLIENT_CERT, EXTRA_CA, UNVERIFIED};
use crate::model::certificates::{CertificateFiles, Exceptions, NamedFile, WholeTrust};
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, CertificateFault, Fault, Path, SignInPath, Stage};
use crate::model::step::Step;

pub(super) const VERIFICATION_DISABLED: Cause = Cause {
    id: "tls.verification_disabled",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: unverified,
};

pub(super) const EXTRA_CA_UNUSABLE: Cause = Cause {
    id: "tls.extra_ca_unusable",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: extra_ca,
};

pub(super) const CLIENT_CERTIFICATE: Cause = Cause {
    id: "tls.client_certificate",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: client,
};

pub(super) const NO_PROXY_WRONG: Cause = Cause {
    id: "proxy.no_proxy_wrong",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["tls.extra_ca_unusable"],
    docs: DOCS_NETWORK,
    judge: no_proxy,
};

fn cloud(facts: &Facts) -> bool {
    facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider))
}

fn untrusted(path: &Path) -> bool {
    let unknown = CertificateFault::UnknownIssuer;
    matches!(&path.broken, Some((_, Fault::Certificate { because, .. })) if *because == unknown)
}

fn unverified(facts: &Facts) -> Option<Finding> {
    facts.get::<CertificateFiles>().filter(|files| files.unverified)?;
    let mut found = Finding::warning(say!("diagnoses/certificates-nothing-is-verified", unverified = UNVERIFIED))
        .because("network.certificates", say!("diagnoses/certificates-is-zero", variable = UNVERIFIED));
    let Some(path) = facts.get::<ApiPath>().map(|path| &path.0).filter(|path| untrusted(path)) else {
        let remove = format!("env.remove_variable:{UNVERIFIED}");
        return Some(found.repair(remove).advice(say!("diagnoses/certificates-connection-works-without")));
    };
    // without the root nothing would work any more: first the root, then the variable
    found = found.because("network.api", say!("diagnoses/certificates-certificate-way-not-trusted-machine"));
    if let Some(root) = path.seen.certificate.as_ref().and_then(|it| it.root.as_ref()) {
        let known = say!("diagnoses/certificates-system-trusts-which-signed-claude", subject = root.subject);
        found = found.because("network.api", known).repair("tls.verify_again");
    } else {
        found =
            found.advice(say!("diagnoses/certificates-first-get-root-certificate-inspection")).repair("network.ask_it");
    }
    Some(found.advice(say!("diagnoses/certificates-then-turn-variable-off-connection")))
}

fn extra_ca(facts: &Facts) -> Option<Finding> {
    let files = facts.get::<CertificateFiles>()?;
    let path = facts.get::<ApiPath>().map(|path| &path.0);
    let fails = path.is_some_and(untrusted) && !files.unverified && !cloud(facts);
    if let Some((it, because)) = files.extra.as_ref().and_then(|it| Some((it, it.broken.as_ref()?))) {
        let (variable, file) = (EXTRA_CA, &it.file);
        let summary =
            say!("diagnoses/certificates-cannot-use-named-file", variable = variable, file = file, because = because);
        let found = if let Some(host) = path.filter(|_| fails).map(|path| &path.target.host) {
            Finding::broken(say!("diagnoses/certificates-so-not-trusted", summary = summary, host = host))
                .because("network.api", say!("diagnoses/certificates-not-trusted", host = host))
        } else if path.is_some_and(Path::open) {
            Finding::note(say!("diagnoses/certificates-not-needed-at-moment", summary = summary))
        } else {
            Finding::note(say!("diagnoses/certificates-whether-needed-not-measured", summary = summary))
        };
        let found =
            found.because("network.certificates", say!("diagnoses/fact-about", what = it.file, because = because));
        return Some(advise(found, because, fails));
    }
    let stores = facts.get::<WholeTrust>().filter(|it| it.trusted && fails)?;
    Some(
        Finding::broken(say!(
            "diagnoses/certificates-which-leaves-out-certificates-connection",
            cert_store = CERT_STORE,
            stores = stores.stores
        ))
        .because("network.stores", say!("diagnoses/certificates-all-sets-certificates-connection-trusted"))
        .because("network.api", say!("diagnoses/certificates-without-them-not"))
        .repair(format!("env.remove_variable:{CERT_STORE}"))
        .repair("tls.trust_root")
        .advice(say!("diagnoses/certificates-set-bundled-system-or-do", cert_store = CERT_STORE)),
    )
}

fn advise(found: Finding, because: &str, fails: bool) -> Finding {
    let found = if because.contains("DER") {
        found.repair("tls.better_file").advice(say!("diagnoses/certificates-turn-into-pem-openssl-x509"))
    } else {
        found
            .repair("tls.better_file")
            .advice(say!("diagnoses/certificates-get-root-certificate-from-pem", extra_ca = EXTRA_CA))
    }
    .repair("tls.trust_root");
    // without any file the connection would not be trusted either
    if fails { found } else { found.repair(format!("env.remove_variable:{EXTRA_CA}")) }
}

fn client(facts: &Facts) -> Option<Finding> {
    let broken = |it: &NamedFile| it.broken.clone();
    let (it, because) = facts.get::<CertificateFiles>()?.client.iter().find_map(|it| Some((it, broken(it)?)))?;
    let path = facts.get::<ApiPath>().map(|path| &path.0);
    let wanted = |path: &Path| {
        let cut = matches!(path.broken, Some((Stage::Tls | Stage::Http, Fault::Cut | Fault::Garbled(_))));
        path.target.host != "api.anthropic.com" && (cut || matches!(path.status, Some(400 | 401 | 403 | 495 | 496)))
    };
    let summary =
        say!("diagnoses/certificates-cannot-use-named-file", variable = it.variable, file = it.file, because = because);
    let found = match path.filter(|path| wanted(path) && !cloud(facts)) {
        Some(path) => {
            let host = &path.target.host;
            Finding::broken(say!("diagnoses/certificates-does-not-let-anyone-without", summary = summary, host = host))
                .likely()
                .because(
                    "network.api",
                    say!("diagnoses/certificates-refuses-connection-without-client-certificate", host = host),
                )
        }
        None => Finding::note(say!("diagnoses/certificates-claude-code-goes-without", summary = summary)),
    };
    Some(
        found
            .because("network.certificates", say!("diagnoses/fact-about", what = it.file, because = because))
            .advice(say!("diagnoses/certificates-get-new-certificate-its-key"))
            .repair(format!("env.remove_variable:{CLIENT_CERT}")),
    )
}

fn no_proxy(facts: &Facts) -> Option<Finding> {
    let exceptions = &facts.get::<Exceptions>()?.0;
    let api = facts.get::<ApiPath>().map(|path| (&path.0, "network.api"));
    let sign_in = facts.get::<SignInPath>().map(|path| (&path.0, "network.sign_in"));
    let shut = |path: &Path| {
        let way = matches!(path.broken, Some((Stage::Dns | Stage::Tcp, _)))
            || matches!(path.broken, Some((Stage::Tls, Fault::Cut | Fault::TimedOut)));
        way && path.target.proxy.is_none()
    };
    let mut paths = api.into_iter().chain(sign_in).filter(|(path, _)| shut(path) && !cloud(facts));
    let (path, check, it) = paths
        .find_map(|(path, check)| Some((path, check, exceptions.iter().find(|it| it.host == path.target.host)?)))?;
    let (host, list, proxy) = (&it.host, &it.variable, &it.proxy);
    let summary =
        say!("diagnoses/certificates-makes-claude-code-reach-without", list = list, host = host, proxy = proxy);
    let valid = facts.get::<StoredLogin>().is_some_and(|login| matches!(login.state, LoginState::Valid { .. }));
    let rests = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    let found = match (check, rests, valid) {
        ("network.sign_in", false, _) => Finding::note(summary),
        ("network.sign_in", true, true) => {
            Finding::warning(say!("diagnoses/certificates-login-cannot-renewed", summary = summary))
        }
        _ => Finding::broken(summary),
    };
    let (stage, _) = path.broken.as_ref()?;
    Some(
        found
            .likely()
            .because("network.exceptions", say!("diagnoses/certificates-lets-pass-proxy", list = list, host = host))
            .because(check, say!("diagnoses/certificates-direct-way-breaks-at", host = host, stage = stage.words()))
            .advice(say!("diagnoses/certificates-take-names-above-such-or", host = host, list = list))
            .repair(format!("proxy.take_exceptions:{list}"))
            .repair(format!("env.remove_variable:{list}")),
    )
}
