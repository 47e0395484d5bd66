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
    title: "Nothing checks who answers",
    why: "NODE_TLS_REJECT_UNAUTHORIZED=0 makes Claude Code accept every certificate. It works, and anyone on the way can \
          read the key and everything that is written.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: unverified,
};

pub(super) const EXTRA_CA_UNUSABLE: Cause = Cause {
    id: "tls.extra_ca_unusable",
    title: "The additional root certificate is not used",
    why: "NODE_EXTRA_CA_CERTS names a file with certificates in PEM form. When it is missing or has another form, Claude \
          Code goes on without it; CLAUDE_CODE_CERT_STORE can leave a whole set out.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: extra_ca,
};

pub(super) const CLIENT_CERTIFICATE: Cause = Cause {
    id: "tls.client_certificate",
    title: "The client certificate cannot be used",
    why: "Some gateways let in only those who show a certificate. Claude Code goes on without it when a file is missing, \
          has ended, or does not fit.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: client,
};

pub(super) const NO_PROXY_WRONG: Cause = Cause {
    id: "proxy.no_proxy_wrong",
    title: "A host that needs the proxy is taken away from it",
    why: "NO_PROXY lists hosts that are reached without the proxy. A list that is too wide, such as anthropic.com or *, \
          takes Claude Code's hosts along.",
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
    let mut found = Finding::warning(format!(
        "{UNVERIFIED}=0 is set: anyone on the way can read what you send, keys and logins too."
    ))
    .because("network.certificates", format!("{UNVERIFIED} is 0"));
    let Some(path) = facts.get::<ApiPath>().map(|path| &path.0).filter(|path| untrusted(path)) else {
        let remove = format!("env.remove_variable:{UNVERIFIED}");
        return Some(found.repair(remove).advice("The connection works without it."));
    };
    // without the root nothing would work any more: first the root, then the variable
    found = found.because("network.api", "the certificate on the way is not trusted by this machine");
    if let Some(root) = path.seen.certificate.as_ref().and_then(|it| it.root.as_ref()) {
        let known = format!(
            "this system trusts \u{201c}{}\u{201d}, which signed it; Claude Code does not know it",
            root.subject
        );
        found = found.because("network.api", known).repair("tls.verify_again");
    } else {
        found = found
            .advice("First get the root certificate of the inspection from IT and name it in NODE_EXTRA_CA_CERTS.")
            .repair("network.ask_it");
    }
    Some(found.advice("Then turn the variable off; the connection works without it as soon as the root is known."))
}

fn extra_ca(facts: &Facts) -> Option<Finding> {
    let files = facts.get::<CertificateFiles>()?;
    let path = facts.get::<ApiPath>().map(|path| &path.0);
    let fails = path.is_some_and(untrusted) && !files.unverified && !cloud(facts);
    if let Some((it, because)) = files.extra.as_ref().and_then(|it| Some((it, it.broken.as_ref()?))) {
        let summary = format!("{EXTRA_CA} names {}, which Claude Code cannot use: {because}.", it.file);
        let found = if fails {
            let host = path.map_or("the API", |path| path.target.host.as_str());
            let rest = format!("So the certificate of {host} is not trusted; nothing is wrong with your account.");
            Finding::broken(format!("{summary} {rest}")).because("network.api", format!("{host} is not trusted"))
        } else {
            let open = path.is_some_and(Path::open);
            let rest = if open { "It is not needed at the moment." } else { "Whether it is needed was not measured." };
            Finding::note(format!("{summary} {rest}"))
        };
        let found = found.because("network.certificates", format!("{}: {because}", it.file));
        return Some(advise(found, because, fails));
    }
    let stores = facts.get::<WholeTrust>().filter(|it| it.trusted && fails)?;
    Some(
        Finding::broken(format!(
            "{CERT_STORE} is {}, which leaves out the certificates that this connection needs. Nothing is wrong with \
             your account.",
            stores.stores
        ))
        .because("network.stores", "with all sets of certificates the connection is trusted")
        .because("network.api", "without them it is not")
        .repair(format!("env.remove_variable:{CERT_STORE}"))
        .repair("tls.trust_root")
        .advice(format!("Set {CERT_STORE} to bundled,system, or do without it.")),
    )
}

fn advise(found: Finding, because: &str, fails: bool) -> Finding {
    let found = if because.contains("DER") {
        found
            .repair("tls.better_file")
            .advice("Turn it into PEM: openssl x509 -inform der -in FILE -out FILE.pem, and name the new file.")
    } else {
        found
            .repair("tls.better_file")
            .advice(format!("Get the root certificate from IT as a PEM file, and set {EXTRA_CA} to its whole path."))
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
    let summary = format!("{} names {}, which Claude Code cannot use: {because}.", it.variable, it.file);
    let found = match path.filter(|path| wanted(path) && !cloud(facts)) {
        Some(path) => {
            let host = &path.target.host;
            Finding::broken(format!("{summary} {host} does not let anyone in without it."))
                .likely()
                .because("network.api", format!("{host} refuses a connection without a client certificate"))
        }
        None => Finding::note(format!("{summary} Claude Code goes on without it.")),
    };
    Some(
        found
            .because("network.certificates", format!("{}: {because}", it.file))
            .advice("Get a new certificate and its key from whoever runs the gateway, and put both in place.")
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
    let summary = format!(
        "{list} makes Claude Code reach {host} without the proxy of {proxy}, and there is no other way to it. Nothing is \
         wrong with your account."
    );
    let valid = facts.get::<StoredLogin>().is_some_and(|login| matches!(login.state, LoginState::Valid { .. }));
    let rests = facts.get::<Ladder>().is_none_or(Ladder::rests_on_login);
    let found = match (check, rests, valid) {
        ("network.sign_in", false, _) => Finding::note(summary),
        ("network.sign_in", true, true) => Finding::warning(format!("{summary} Your login cannot be renewed.")),
        _ => Finding::broken(summary),
    };
    let stage = path.broken.as_ref().map_or_else(|| Stage::Tcp.words(), |(stage, _)| stage.words());
    Some(
        found
            .likely()
            .because("network.exceptions", format!("{list} lets {host} pass by the proxy"))
            .because(check, format!("the direct way to {host} breaks at the {stage}"))
            .advice(format!("Take {host} and the names above it, such as * or its domain, out of {list}."))
            .repair(format!("proxy.take_exceptions:{list}"))
            .repair(format!("env.remove_variable:{list}")),
    )
}
