//! Which party stops the connection: the name service, the proxy, a firewall, or nothing at all?

use super::DOCS_NETWORK;
use super::form::{Cause, Finding};
use crate::claude_code::variables::BASE_URL;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, BadAddress, Fault, Path, SignInPath, Stage};
use crate::model::step::Step;

pub(super) const DNS: Cause = Cause {
    id: "network.dns",
    title: "The name service does not find Anthropic",
    why: "Names have to be turned into addresses first. Without an answer nothing else can work: a lost connection, a \
          VPN's left-over settings or an ad blocker are the usual reasons.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["env.base_url_leftover"],
    docs: DOCS_NETWORK,
    judge: dns,
};

pub(super) const UNREACHABLE: Cause = Cause {
    id: "network.unreachable",
    title: "No connection to Anthropic comes through",
    why: "Names are found, but every connection is refused, cut or swallowed: no network, a firewall, or a VPN that is \
          off or blocks.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.dns", "env.base_url_leftover"],
    docs: DOCS_NETWORK,
    judge: unreachable,
};

pub(super) const PLATFORM_HOST_BLOCKED: Cause = Cause {
    id: "network.platform_host_blocked",
    title: "The sign-in service is blocked, the API is not",
    why: "platform.claude.com hands out and renews logins. Old allow-lists name only the API, so that everything works \
          until the login has to be renewed.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.dns", "network.unreachable"],
    docs: DOCS_NETWORK,
    judge: platform_blocked,
};

pub(super) const PROXY_UNREACHABLE: Cause = Cause {
    id: "proxy.unreachable",
    title: "The proxy does not answer",
    why: "A proxy is set for this shell. When it is out of reach, often because the VPN is off, nothing comes through.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_unreachable,
};

pub(super) const PROXY_AUTH_REQUIRED: Cause = Cause {
    id: "proxy.auth_required",
    title: "The proxy asks for a user name and password",
    why: "The proxy answers 407. Claude Code sends a user name and a password only if they are part of the address.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_auth,
};

pub(super) const PROXY_MALFORMED: Cause = Cause {
    id: "proxy.malformed",
    title: "The proxy's address cannot be used",
    why: "Claude Code needs a complete address such as http://proxy.example.com:8080. It does not speak SOCKS, and stops at \
          a value that it cannot read.",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_malformed,
};

const CALM: &str = "Nothing is wrong with your account or your files.";

/// The path to the API, unless a cloud provider is in use and Anthropic's API is not needed.
fn api(facts: &Facts) -> Option<&Path> {
    let provider = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider));
    facts.get::<ApiPath>().map(|path| &path.0).filter(|_| !provider)
}

fn dns(facts: &Facts) -> Option<Finding> {
    let path = api(facts).filter(|path| path.no_name() && path.target.proxy.is_none())?;
    let host = &path.target.host;
    let mut found = Finding::broken(format!("The name {host} cannot be resolved on this machine. {CALM}"))
        .because("network.api", format!("the name service gives no address for {host}"));
    if facts.get::<SignInPath>().is_some_and(|path| path.0.no_name()) {
        found = found.because("network.sign_in", "platform.claude.com has no address either");
    }
    Some(found.advice("Check the connection and the VPN; if an ad blocker filters names, allow this host."))
}

fn unreachable(facts: &Facts) -> Option<Finding> {
    let path = api(facts)?;
    let (stage, fault) = path.broken.as_ref()?;
    let tunnelled = path.target.proxy.is_some() && *stage <= Stage::Proxy;
    let cut = matches!(fault, Fault::Refused | Fault::NoRoute | Fault::TimedOut | Fault::Cut);
    if tunnelled || *stage == Stage::Dns || !cut {
        return None;
    }
    let host = &path.target.host;
    let how = match fault {
        Fault::Refused => "refuses every connection",
        Fault::NoRoute => "cannot be reached: there is no route to it",
        Fault::Cut => "cuts the connection",
        _ => "does not answer",
    };
    let mut found = Finding::broken(format!("{host} {how} from this machine. {CALM}"))
        .because("network.api", format!("the path to {host} breaks at the {}", stage.words()));
    if facts.get::<SignInPath>().is_some_and(|path| !path.0.open()) {
        found = found.because("network.sign_in", "platform.claude.com cannot be reached either");
    }
    Some(found.advice("Check cable, Wi-Fi, VPN and firewall, then press r to try again."))
}

fn platform_blocked(facts: &Facts) -> Option<Finding> {
    let api = api(facts).filter(|path| path.open())?;
    let path = &facts.get::<SignInPath>()?.0;
    let (stage, fault) = path.broken.as_ref()?;
    let tunnel_refused = matches!(fault, Fault::ProxySaid(_));
    if matches!(fault, Fault::Certificate { .. })
        || (path.target.proxy.is_some() && *stage <= Stage::Proxy && !tunnel_refused)
    {
        return None;
    }
    let ladder = facts.get::<Ladder>()?;
    let login = facts.get::<StoredLogin>().map(|login| &login.state);
    let summary = "platform.claude.com cannot be reached, although the API can";
    let found = match (ladder.rests_on_login(), login) {
        (true, Some(LoginState::Valid { .. })) => Finding::warning(format!("{summary}: your login cannot be renewed.")),
        (true, Some(LoginState::RefreshPending { .. })) => {
            Finding::broken(format!("{summary}: your login has to be renewed now and cannot be. {CALM}"))
        }
        (true, _) => Finding::broken(format!("{summary}: nobody can sign in from here.")),
        (false, _) => Finding::note(format!("{summary}; it is not needed with {}.", ladder.used()?.source)),
    };
    Some(
        found
            .because("network.sign_in", format!("the path to platform.claude.com breaks at the {}", stage.words()))
            .because("network.api", format!("{} answers", api.target.host))
            .advice("Ask IT to allow https://platform.claude.com (port 443): it renews logins for Claude Code."),
    )
}

/// The first path that broke at the proxy.
fn at_proxy(facts: &Facts) -> Option<(&Path, Stage, &Fault)> {
    let path = api(facts)?;
    let (stage, fault) = path.broken.as_ref()?;
    (path.target.proxy.is_some() && *stage <= Stage::Proxy).then_some((path, *stage, fault))
}

fn proxy_unreachable(facts: &Facts) -> Option<Finding> {
    let (path, stage, fault) = at_proxy(facts)?;
    let via = path.target.proxy.as_ref()?;
    if *fault == Fault::ProxySaid(407) {
        return None;
    }
    let proxy = format!("{}:{}", via.host, via.port);
    let what = match (stage, fault) {
        (Stage::Dns, _) => "its name is not found; often the VPN is off".to_owned(),
        (_, Fault::ProxySaid(status)) => format!("it answers {status} instead of a connection"),
        (_, Fault::Refused) => "it refuses connections; often the VPN is off".to_owned(),
        _ => "it does not answer; often the VPN is off".to_owned(),
    };
    Some(
        Finding::broken(format!("The proxy {proxy} is set by {}, and {what}. {CALM}", via.variable))
            .because("network.api", format!("the path breaks at the proxy {proxy}"))
            .because("environment.variables", format!("{} is set", via.variable))
            .repair(format!("env.remove_variable:{}", via.variable))
            .advice("Turn the VPN on if the proxy belongs to it, then press r to try again."),
    )
}

fn proxy_malformed(facts: &Facts) -> Option<Finding> {
    let bad = facts.get::<BadAddress>().filter(|bad| bad.variable != BASE_URL)?;
    let (name, because) = (&bad.variable, &bad.because);
    Some(
        Finding::broken(format!("{name} is set, and Claude Code cannot use it: {because}. {CALM}"))
            .because("network.api", format!("{name} cannot be used as a proxy: {because}"))
            .advice(format!("Set {name} to the whole address of an HTTP proxy: http://host:port"))
            .repair(format!("secret.remove_hidden:{name}"))
            .repair(format!("proxy.add_scheme:{name}"))
            .repair(format!("env.remove_variable:{name}")),
    )
}

fn proxy_auth(facts: &Facts) -> Option<Finding> {
    let (path, _, fault) = at_proxy(facts)?;
    let via = path.target.proxy.as_ref().filter(|_| *fault == Fault::ProxySaid(407))?;
    Some(
        Finding::broken(format!("The proxy {}:{} asks for a user name and password (407). {CALM}", via.host, via.port))
            .because("network.api", "the proxy answers 407 Proxy Authentication Required")
            .advice(format!("Put them into {}: http://user:password@{}:{}", via.variable, via.host, via.port)),
    )
}
