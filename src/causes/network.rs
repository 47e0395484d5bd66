//! Which party stops the connection: the name service, the proxy, a firewall, or nothing at all?

use super::DOCS_NETWORK;
use super::environment::place;
use super::form::{Cause, Finding};
use super::lists::{and, list, or};
use super::need::{by_need, by_role, needed};
use crate::claude_code::variables::BASE_URL;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Systems;
use crate::model::network::{ApiPath, BadAddress, Fault, Path, Role, SignInPath, Stage, Via};
use crate::model::source::{Freshness, Variable, Variables};
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

/// The path to the API, unless a cloud provider is in use and Anthropic's API is not needed.
fn api(facts: &Facts) -> Option<&Path> {
    let provider = facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider));
    facts.get::<ApiPath>().map(|path| &path.0).filter(|_| !provider)
}

/// Says so where the machine has no way out at all.
pub(super) fn no_way_out(found: Finding, facts: &Facts) -> Finding {
    let none = facts.get::<Routes>().is_some_and(|routes| routes.v4.is_none() && routes.v6.is_none());
    if none { found.because("network.routes", say!("diagnoses/network-machine-has-no-usual-way")) } else { found }
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
    let mut found = Finding::broken(match fault {
        Fault::Refused => say!("diagnoses/network-refuses-every-connection", host = host),
        Fault::NoRoute => say!("diagnoses/network-no-route", host = host),
        Fault::Cut => say!("diagnoses/network-cuts-connection", host = host),
        _ => say!("diagnoses/network-does-not-answer", host = host),
    })
    .because("network.api", path.trouble().unwrap_or_default());
    if facts.get::<SignInPath>().is_some_and(|path| !path.0.open()) {
        found = found.because("network.sign_in", say!("diagnoses/network-renewer-shut-too"));
    }
    found = no_way_out(found, facts).repair("network.hosts_lines").repair("network.ask_it");
    Some(found.advice(say!("diagnoses/network-check-cable-wi-fi-vpn")))
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
    let found = match (ladder.rests_on_login(), login) {
        (true, Some(LoginState::Valid { .. } | LoginState::Kept { .. } | LoginState::Unknown { .. })) => {
            Finding::warning(if silent {
                say!("diagnoses/network-renewer-silent-until-renewal")
            } else {
                say!("diagnoses/network-renewer-shut-until-renewal")
            })
        }
        (true, Some(LoginState::RefreshPending { .. })) => Finding::broken(if silent {
            say!("diagnoses/network-renewer-silent-now")
        } else {
            say!("diagnoses/network-renewer-shut-now")
        }),
        (true, _) => Finding::broken(if silent {
            say!("diagnoses/network-renewer-silent-to-sign-in")
        } else {
            say!("diagnoses/network-renewer-shut-to-sign-in")
        }),
        (false, _) => {
            let source = &ladder.used()?.source;
            Finding::note(if silent {
                say!("diagnoses/network-renewer-silent-not-needed", source = source)
            } else {
                say!("diagnoses/network-renewer-shut-not-needed", source = source)
            })
        }
    };
    let found =
        if silent { found.likely().advice(say!("diagnoses/network-try-again-some-minutes-may")) } else { found };
    Some(
        found
            .because("network.sign_in", path.trouble().unwrap_or_default())
            .because("network.api", say!("diagnoses/network-host-answers", host = api.target.host))
            .repair("network.hosts_lines")
            .repair("network.ask_it")
            .advice(say!("diagnoses/network-ask-allow-https-platform-claude")),
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
    let summary = say!("diagnoses/network-cannot-reached-although-api-can", host = path.host());
    let found = by_role(facts, role, summary).because(check, path.trouble().unwrap_or_default());
    let found = all.fold(found, |found, (_, check, path)| found.because(check, path.trouble().unwrap_or_default()));
    Some(found.advice(say!("diagnoses/network-ask-allow-https-port-443", host = path.host())))
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
            found.because("network.sign_in", say!("diagnoses/network-same-way-platform-claude-com", trouble = trouble))
        }
        None => found,
    }
}

/// That a variable leads to the proxy, and where it is set: `HTTPS_PROXY in ~/.zshrc line 4 leads to it`.
fn leads(facts: &Facts, name: &str) -> String {
    match facts.get::<Variables>().and_then(|variables| variables.get(name)) {
        Some(variable) => say!("diagnoses/network-place-leads", name = name, place = place(facts, variable)),
        None => say!("diagnoses/network-leads", name = name),
    }
}

/// The same variables, by the place that sets them.
fn by_place<'a>(facts: &Facts, names: &[&'a str]) -> Vec<(String, Vec<&'a str>)> {
    let mut places: Vec<(String, Vec<&str>)> = Vec::new();
    for name in names {
        let variable = facts.get::<Variables>().and_then(|variables| variables.get(name));
        let place = variable
            .map_or_else(|| say!("diagnoses/environment-in-your-environment"), |variable| place(facts, variable));
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

/// What is wrong with the proxy.
fn at_the_proxy(proxy: &str, via: &Via, stage: Stage, fault: &Fault) -> String {
    let variable = &via.variable;
    match (stage, fault) {
        (Stage::Dns, _) => say!("diagnoses/network-proxy-has-no-name", proxy = proxy, variable = variable),
        (_, Fault::ProxySaid(status)) => {
            say!("diagnoses/network-proxy-refuses-host", proxy = proxy, variable = variable, status = status)
        }
        (_, Fault::Refused) => say!("diagnoses/network-proxy-refuses", proxy = proxy, variable = variable),
        _ => say!("diagnoses/network-proxy-is-silent", proxy = proxy, variable = variable),
    }
}

fn proxy_unreachable(facts: &Facts) -> Option<Finding> {
    let (path, stage, fault, (role, check)) = at_proxy(facts)?;
    let via = path.target.proxy.as_ref()?;
    if *fault == Fault::ProxySaid(407) {
        return None;
    }
    let (proxy, host) = (format!("{}:{}", via.host, via.port), path.host());
    let alive = stage != Stage::Dns && matches!(fault, Fault::ProxySaid(_));
    let names = spellings(facts, via);
    let found = by_need(facts, role, at_the_proxy(&proxy, via, stage, fault))
        .because(check, path.trouble().unwrap_or_default());
    let mut found = also_sign_in(found, facts, check);
    for (place, at_place) in by_place(facts, &names) {
        let fact = match at_place.as_slice() {
            [name] => say!("diagnoses/network-place-leads", name = name, place = place),
            names => say!("diagnoses/network-place-sets-several", names = and(names.iter().copied()), place = place),
        };
        found = found.because("environment.variables", fact);
    }
    let variables = facts.get::<Variables>();
    let only_here =
        |name: &&str| variables.and_then(|it| it.get(name)).map(Variable::freshness) == Some(Freshness::OnlyHere);
    found = found.advice(if alive {
        say!("diagnoses/network-ask-why-proxy-does-not", host = host)
    } else if names.iter().all(only_here) {
        say!("diagnoses/network-new-terminal-or-vpn", names = or(names.iter().copied()))
    } else {
        say!("diagnoses/network-if-proxy-belongs-vpn-turn")
    });
    // the next variable's proxy takes its place then, and was not tried
    let way = facts.get::<WaySettings>();
    let next = way.and_then(WaySettings::next_proxy).and_then(|it| Some((&it.variable, it.leads_to.as_ref().ok()?)));
    if let Some((variable, (host, port))) = next {
        let (host, without) = (crate::model::text::plain(host, 80), and(names.iter().copied()));
        return Some(
            found
                .because(
                    "environment.variables",
                    say!(
                        "diagnoses/network-next-proxy-counts",
                        without = without,
                        variable = variable,
                        address = format!("{host}:{port}")
                    ),
                )
                .repair(format!("env.remove_variable:{}", names.join("+")))
                .advice(say!("diagnoses/network-or-let-name-proxy-if", without = without, variable = variable)),
        );
    }
    Some(match path.direct.as_deref().map(Path::trouble) {
        Some(Some(trouble)) => found
            .because(check, say!("diagnoses/network-without-proxy-there-no-way", trouble = trouble))
            .repair("network.ask_it")
            .advice(say!("diagnoses/network-turning-proxy-off-would-not")),
        Some(None) => found
            .because(check, say!("diagnoses/network-without-proxy-answers", host = host))
            .repair(format!("env.remove_variable:{}", names.join("+"))),
        None => found
            .because(check, say!("diagnoses/network-whether-works-without-proxy-not"))
            .repair(format!("env.remove_variable:{}", names.join("+"))),
    })
}

fn proxy_malformed(facts: &Facts) -> Option<Finding> {
    let bad = facts.get::<BadAddress>().filter(|bad| bad.variable != BASE_URL)?;
    let (name, because) = (&bad.variable, &bad.because);
    Some(
        Finding::broken(say!("diagnoses/network-set-claude-code-cannot-use", name = name, because = because))
            .because("network.api", say!("diagnoses/network-cannot-used-proxy", name = name, because = because))
            .advice(say!("diagnoses/network-set-whole-address-http-proxy", name = name))
            .advice(say!("diagnoses/network-in-a-password"))
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
    let fact = if wants.is_empty() {
        say!("diagnoses/network-proxy-wants-login")
    } else {
        say!("diagnoses/network-proxy-wants-login-and-offers", ways = list(wants.iter().map(String::as_str)))
    };
    let setting = facts.get::<WaySettings>().and_then(|way| way.proxies.iter().find(|it| it.variable == *name));
    let with_login = setting.is_some_and(|setting| setting.with_login);
    let summary = if with_login {
        say!("diagnoses/network-proxy-does-not-accept-user", address = address, name = name)
    } else {
        say!("diagnoses/network-proxy-asks-user-name-password", address = address)
    };
    let found = by_need(facts, role, summary).because(check, fact);
    let found = also_sign_in(found, facts, check).because("environment.variables", leads(facts, name));
    let found = found.repair("proxy.sign_in").repair("network.ask_it");
    let basic = wants.is_empty() || wants.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic"));
    if !basic {
        let wants = or(wants.iter().map(String::as_str));
        return Some(
            found
                .advice(say!("diagnoses/network-proxy-signs-people-which-claude", wants = wants))
                .advice(say!("diagnoses/network-ask-proxy-user-password-basic")),
        );
    }
    let by_bits = Systems::UNIX.here(facts);
    let put = if with_login {
        say!("diagnoses/network-correct-them", name = name, address = address)
    } else {
        say!("diagnoses/network-put-them-there", name = name, address = address)
    };
    Some(found.advice(put).advice(say!("diagnoses/network-in-a-password")).advice(if by_bits {
        say!("diagnoses/network-password-then-stands-file-let")
    } else {
        say!("diagnoses/network-password-then-stands-file")
    }))
}
