//! Which party stops the connection: the name service, the proxy, a firewall, or nothing at all?

use super::DOCS_NETWORK;
use super::environment::place;
use super::form::{Cause, Finding};
use super::need::{by_need, by_role, needed};
use crate::claude_code::variables::BASE_URL;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, BadAddress, Fault, Path, Role, SignInPath, Stage, Via};
use crate::model::source::Variables;
use crate::model::step::Step;
use crate::model::surroundings::Routes;
use crate::model::way::WaySettings;

pub(super) const UNREACHABLE: Cause = Cause {
    id: "network.unreachable",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[
        "network.dns",
        "network.captive_portal",
        "env.base_url_leftover",
        "proxy.no_proxy_wrong",
        "proxy.missing_here",
        "service.incident",
    ],
    docs: DOCS_NETWORK,
    judge: unreachable,
};

pub(super) const PLATFORM_HOST_BLOCKED: Cause = Cause {
    id: "network.platform_host_blocked",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &["network.dns", "network.unreachable", "network.captive_portal", "proxy.no_proxy_wrong"],
    docs: DOCS_NETWORK,
    judge: platform_blocked,
};

pub(super) const PROXY_UNREACHABLE: Cause = Cause {
    id: "proxy.unreachable",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_unreachable,
};

pub(super) const PROXY_AUTH_REQUIRED: Cause = Cause {
    id: "proxy.auth_required",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_auth,
};

pub(super) const PROXY_MALFORMED: Cause = Cause {
    id: "proxy.malformed",
    step: Step::Network,
    layer: Layer::Transport,
    consequence_of: &[],
    docs: DOCS_NETWORK,
    judge: proxy_malformed,
};

const CALM: &str = "Nothing is wrong with your account or your files.";
const IN_A_PASSWORD: &str = "In a password, write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25.";

/// The path to the API, unless a cloud provider is in use and Anthropic's API is not needed.
fn api(facts: &Facts) -> Option<&Path> {
    let provider = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider));
    facts.get::<ApiPath>().map(|path| &path.0).filter(|_| !provider)
}

/// Says so where the machine has no way out at all.
pub(super) fn no_way_out(found: Finding, facts: &Facts) -> Finding {
    let none = facts.get::<Routes>().is_some_and(|routes| routes.v4.is_none() && routes.v6.is_none());
    if none {
        found.because("network.routes", "this machine has no usual way out: no network is connected")
    } else {
        found
    }
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
        .because("network.api", path.trouble().unwrap_or_default());
    if facts.get::<SignInPath>().is_some_and(|path| !path.0.open()) {
        found = found.because("network.sign_in", "platform.claude.com cannot be reached either");
    }
    found = no_way_out(found, facts).repair("network.hosts_lines").repair("network.ask_it");
    Some(found.advice("Check cable, Wi-Fi, VPN and firewall, then press r to try again."))
}

fn platform_blocked(facts: &Facts) -> Option<Finding> {
    let api = api(facts).filter(|path| path.open())?;
    let path = facts.get::<SignInPath>().map(|path| &path.0)?;
    if path.open() {
        return page_blocked(facts);
    }
    let (stage, fault) = path.broken.as_ref()?;
    // that the proxy wants a password first is another cause
    let tunnel_refused = matches!(fault, Fault::ProxySaid(status) if *status != 407);
    if matches!(fault, Fault::Certificate { .. })
        || (path.target.proxy.is_some() && *stage <= Stage::Proxy && !tunnel_refused)
    {
        return None;
    }
    let ladder = facts.get::<Ladder>()?;
    let login = facts.get::<StoredLogin>().map(|login| &login.state);
    // it took the connection: it may be slow rather than blocked
    let silent = *stage == Stage::Http && *fault == Fault::TimedOut;
    let summary = if silent {
        "platform.claude.com takes the connection and does not answer in time, although the API does"
    } else {
        "platform.claude.com cannot be reached, although the API can"
    };
    let found = match (ladder.rests_on_login(), login) {
        (true, Some(LoginState::Valid { .. } | LoginState::Kept { .. } | LoginState::Unknown { .. })) => {
            Finding::warning(format!("{summary}: your login cannot be renewed."))
        }
        (true, Some(LoginState::RefreshPending { .. })) => {
            Finding::broken(format!("{summary}: your login has to be renewed now and cannot be. {CALM}"))
        }
        (true, _) => Finding::broken(format!("{summary}: nobody can sign in from here.")),
        (false, _) => Finding::note(format!("{summary}; it is not needed with {}.", ladder.used()?.source)),
    };
    let found = if silent { found.likely().advice("Try again in some minutes: it may only be slow.") } else { found };
    Some(
        found
            .because("network.sign_in", path.trouble().unwrap_or_default())
            .because("network.api", format!("{} answers", api.target.host))
            .repair("network.hosts_lines")
            .repair("network.ask_it")
            .advice("Ask IT to allow https://platform.claude.com (port 443): it renews logins for Claude Code."),
    )
}

/// Where only hosts are blocked that a browser or an update needs.
fn page_blocked(facts: &Facts) -> Option<Finding> {
    let blocked = |path: &&Path| {
        let cut = matches!(path.broken, Some((stage, ref fault)) if stage > Stage::Dns
            && !matches!(fault, Fault::Certificate { .. }));
        cut && (!path.broke_at_proxy() || matches!(path.broken, Some((_, Fault::ProxySaid(_)))))
    };
    let mut all =
        needed(facts).filter(|(role, _, path)| matches!(role, Role::Browser | Role::Downloads) && blocked(path));
    let (role, check, path) = all.next()?;
    let summary = format!("{} cannot be reached, although the API can.", path.host());
    let found = by_role(facts, role, summary).because(check, path.trouble().unwrap_or_default());
    let found = all.fold(found, |found, (_, check, path)| found.because(check, path.trouble().unwrap_or_default()));
    Some(found.advice(format!("Ask IT to allow https://{} (port 443).", path.host())))
}

/// The first path that broke at the proxy, and the check that saw it. That a proxy does not let through to the sign-in
/// service alone is another cause.
fn at_proxy(facts: &Facts) -> Option<(&Path, Stage, &Fault, (Role, &'static str))> {
    let sign_in = facts.get::<SignInPath>().map(|path| &path.0);
    let sign_in = sign_in.filter(|path| match path.broken {
        Some((_, Fault::ProxySaid(status))) => status == 407,
        _ => true,
    });
    let needed = api(facts)?;
    let both = [(Some(needed), Role::Api, "network.api"), (sign_in, Role::SignIn, "network.sign_in")];
    both.into_iter().find_map(|(path, role, check)| {
        let path = path.filter(|path| path.broke_at_proxy())?;
        let (stage, fault) = path.broken.as_ref()?;
        Some((path, *stage, fault, (role, check)))
    })
}

/// Says the same of the sign-in service, where it breaks at the same proxy as the API.
fn also_sign_in(found: Finding, facts: &Facts, check: &str) -> Finding {
    let path = facts.get::<SignInPath>().map(|path| &path.0).filter(|path| path.broke_at_proxy());
    match path.and_then(Path::trouble).filter(|_| check == "network.api") {
        Some(trouble) => {
            found.because("network.sign_in", format!("the same on the way to platform.claude.com: {trouble}"))
        }
        None => found,
    }
}

/// Where a variable is set: `HTTPS_PROXY in ~/.zshrc line 4`.
fn named(facts: &Facts, name: &str) -> String {
    match facts.get::<Variables>().and_then(|variables| variables.get(name)) {
        Some(variable) => format!("{name} {}", place(facts, variable)),
        None => name.to_owned(),
    }
}

/// The same variables, by the place that sets them.
fn by_place<'a>(facts: &Facts, names: &[&'a str]) -> Vec<(String, Vec<&'a str>)> {
    let mut places: Vec<(String, Vec<&str>)> = Vec::new();
    for name in names {
        let variable = facts.get::<Variables>().and_then(|variables| variables.get(name));
        let place = variable.map_or_else(|| "in your environment".to_owned(), |variable| place(facts, variable));
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, at_place)) => at_place.push(name),
            None => places.push((place, vec![name])),
        }
    }
    places
}

/// The variables that lead to this proxy, the one that counts first.
fn spellings<'a>(facts: &'a Facts, via: &'a Via) -> Vec<&'a str> {
    let all = facts.get::<WaySettings>().map(WaySettings::same_proxy).unwrap_or_default();
    if all.first().is_some_and(|first| *first == via.variable) { all } else { vec![&via.variable] }
}

fn proxy_unreachable(facts: &Facts) -> Option<Finding> {
    let (path, stage, fault, (role, check)) = at_proxy(facts)?;
    let via = path.target.proxy.as_ref()?;
    if *fault == Fault::ProxySaid(407) {
        return None;
    }
    let (proxy, host) = (format!("{}:{}", via.host, via.port), path.host());
    let (what, alive) = match (stage, fault) {
        (Stage::Dns, _) => ("its name is not found; often the VPN is off".to_owned(), false),
        (_, Fault::ProxySaid(status)) => (format!("it answers {status} instead of a connection"), true),
        (_, Fault::Refused) => ("it refuses connections; often the VPN is off".to_owned(), false),
        _ => ("it does not answer; often the VPN is off".to_owned(), false),
    };
    let names = spellings(facts, via);
    let summary = format!("The proxy {proxy} is set by {}, and {what}. {CALM}", via.variable);
    let found = by_need(facts, role, summary).because(check, path.trouble().unwrap_or_default());
    let mut found = also_sign_in(found, facts, check);
    for (place, at_place) in by_place(facts, &names) {
        let leads = if at_place.len() > 1 { "lead" } else { "leads" };
        found = found.because("environment.variables", format!("{} {place} {leads} to it", at_place.join(" and ")));
    }
    found = found.advice(if alive {
        format!("Ask IT why the proxy does not connect to {host} (port 443), and to allow it.")
    } else {
        "If the proxy belongs to a VPN, turn the VPN on first, then press r to try again.".to_owned()
    });
    // the next variable's proxy takes its place then, and was not tried
    let way = facts.get::<WaySettings>();
    let next = way.and_then(WaySettings::next_proxy).and_then(|it| Some((&it.variable, it.leads_to.as_ref().ok()?)));
    if let Some((variable, (host, port))) = next {
        let (host, without) = (crate::model::text::plain(host, 80), names.join(" and "));
        return Some(
            found
                .because("environment.variables", format!("without {without}, {variable} counts: {host}:{port}"))
                .repair(format!("env.remove_variable:{}", names.join("+")))
                .advice(format!("Or let {without} name the proxy of {variable}, if that is the right one.")),
        );
    }
    Some(match path.direct.as_deref().map(Path::trouble) {
        Some(Some(trouble)) => found
            .because(check, format!("without the proxy there is no way either: {trouble}"))
            .repair("network.ask_it")
            .advice("Turning the proxy off would not help here: without it the host cannot be reached either."),
        Some(None) => found
            .because(check, format!("without the proxy, {host} answers"))
            .repair(format!("env.remove_variable:{}", names.join("+"))),
        None => found
            .because(check, "whether it works without the proxy was not tried: no time was left")
            .repair(format!("env.remove_variable:{}", names.join("+"))),
    })
}

fn proxy_malformed(facts: &Facts) -> Option<Finding> {
    let bad = facts.get::<BadAddress>().filter(|bad| bad.variable != BASE_URL)?;
    let (name, because) = (&bad.variable, &bad.because);
    Some(
        Finding::broken(format!("{name} is set, and Claude Code cannot use it: {because}. {CALM}"))
            .because("network.api", format!("{name} cannot be used as a proxy: {because}"))
            .advice(format!("Set {name} to the whole address of an HTTP proxy: http://host:port"))
            .advice(IN_A_PASSWORD)
            .repair(format!("secret.remove_hidden:{name}"))
            .repair(format!("proxy.add_scheme:{name}"))
            .repair(format!("env.remove_variable:{name}")),
    )
}

fn proxy_auth(facts: &Facts) -> Option<Finding> {
    let (path, _, fault, (role, check)) = at_proxy(facts)?;
    let via = path.target.proxy.as_ref().filter(|_| *fault == Fault::ProxySaid(407))?;
    let (name, address) = (&via.variable, format!("{}:{}", via.host, via.port));
    let wants = &path.seen.proxy_wants;
    let asks = if wants.is_empty() { String::new() } else { format!(" It offers: {}.", wants.join(", ")) };
    let setting = facts.get::<WaySettings>().and_then(|way| way.proxies.iter().find(|it| it.variable == *name));
    let with_login = setting.is_some_and(|setting| setting.with_login);
    let summary = if with_login {
        format!("The proxy {address} does not accept the user name and password in {name} (407). {CALM}")
    } else {
        format!("The proxy {address} asks for a user name and password (407). {CALM}")
    };
    let found = by_need(facts, role, summary)
        .because(check, format!("the proxy answers 407 Proxy Authentication Required.{asks}"));
    let found = also_sign_in(found, facts, check)
        .because("environment.variables", format!("{} leads to it", named(facts, name)));
    let found = found.repair("proxy.sign_in").repair("network.ask_it");
    let basic = wants.is_empty() || wants.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    if !basic {
        let wants = wants.join(" or ");
        return Some(
            found.advice(format!("This proxy signs people in by {wants}, which Claude Code does not speak.")).advice(
                "Ask IT for a proxy with user and password (Basic), or for a small local one that signs in for you.",
            ),
        );
    }
    let first = if with_login { "Correct them in" } else { "Put them into" };
    let before = format!("as name:password@ between http:// and {address}");
    Some(
        found
            .advice(format!("{first} {name}, {before}."))
            .advice(IN_A_PASSWORD)
            .advice("The password then stands in that file: let only you read it (chmod 600)."),
    )
}
