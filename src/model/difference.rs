//! What did it change that a person turned one thing off or on? Two looks at the network, and one sentence about them.

use super::measured::Measured;
use super::network::{Path, Role};
use crate::words::Listed;

/// What two looks say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// It works now, and did not before.
    Helped,
    /// It worked before, and does not now.
    Harmed,
    /// It works both times.
    WorksBoth,
    /// It fails both times.
    FailsBoth,
}

/// Two looks, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What they say together.
    pub means: Means,
    /// The same as one or two sentences, with what to do.
    pub sentence: String,
}

/// What happened to the VPNs between two looks, as far as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Turned {
    Off(String),
    On(String),
    /// Nothing that is seen from here.
    Unseen,
}

fn turned(before: &Measured, after: &Measured) -> Turned {
    let (Some(before), Some(after)) = (before.vpns(), after.vpns()) else { return Turned::Unseen };
    let gone: Vec<String> = before.iter().filter(|it| !after.contains(it)).cloned().collect();
    let come: Vec<String> = after.into_iter().filter(|it| !before.contains(it)).collect();
    match (gone.is_empty(), come.is_empty()) {
        (false, true) => Turned::Off(gone.listed()),
        (true, false) => Turned::On(come.listed()),
        _ => Turned::Unseen,
    }
}

/// Compares two looks.
#[must_use]
pub fn difference(before: &Measured, after: &Measured) -> Difference {
    let turned = turned(before, after);
    let trouble = |look: &Measured| look.trouble().unwrap_or_else(|| say!("model/does-not-work"));
    let (means, sentence) = match (before.works(), after.works()) {
        (false, true) => (Means::Helped, helped(before, &turned)),
        (true, false) => (Means::Harmed, harmed(&turned, &trouble(after))),
        (true, true) => (Means::WorksBoth, works_both(before, after, &turned)),
        (false, false) => (Means::FailsBoth, fails_both(before, after, &turned)),
    };
    Difference { means, sentence }
}

/// What one look alone says about its proxy; `None` unless the way without it was tried.
#[must_use]
pub fn without_proxy(look: &Measured) -> Option<String> {
    let path = look.needed().find(|path| path.direct.is_some())?;
    let (host, trouble) = (path.host(), path.direct.as_deref()?.trouble());
    Some(match trouble {
        None => say!("model/without-proxy-answers-proxy-what", host = host),
        Some(trouble) => say!("model/without-proxy-does-not-work", trouble = trouble),
    })
}

/// What did not answer in the first look, in a word or two.
fn answers(before: &Measured) -> String {
    let broken = |role| before.way(role).is_none_or(|path: &Path| !path.serves());
    match (broken(Role::Api), broken(Role::SignIn)) {
        (true, _) => say!("model/api-answers"),
        (false, true) => say!("model/sign-service-answers"),
        (false, false) => say!("model/everything-answers"),
    }
}

fn helped(before: &Measured, turned: &Turned) -> String {
    let answers = answers(before);
    match turned {
        Turned::Off(vpn) => say!("model/helped-vpn-off", answers = answers, vpn = vpn),
        Turned::On(_) => say!("model/helped-vpn-on", answers = answers),
        Turned::Unseen => say!("model/helped-unseen", answers = answers),
    }
}

fn harmed(turned: &Turned, trouble: &str) -> String {
    match turned {
        Turned::Off(_) => say!("model/harmed-vpn-off", trouble = trouble),
        Turned::On(vpn) => say!("model/harmed-vpn-on", trouble = trouble, vpn = vpn),
        Turned::Unseen => say!("model/harmed-unseen", trouble = trouble),
    }
}

fn works_both(before: &Measured, after: &Measured, turned: &Turned) -> String {
    let (first, then) = (before.millis().unwrap_or(0), after.millis().unwrap_or(0));
    let slower = |slow: u64, quick: u64| slow >= 500 && slow >= quick.saturating_mul(3);
    let first_slow = slower(first, then);
    if !first_slow && !slower(then, first) {
        return match turned {
            Turned::Unseen => say!("model/works-both-times-what-changed"),
            _ => say!("model/works-vpn-without-vpn-not"),
        };
    }
    let (slow, quick) = if first_slow { (first, then) } else { (then, first) };
    match (turned, first_slow) {
        (Turned::Off(_), true) | (Turned::On(_), false) => {
            say!("model/works-vpn-without-but-answer", slow = slow, quick = quick)
        }
        (Turned::Off(_), false) | (Turned::On(_), true) => {
            say!("model/works-vpn-without-but-without", slow = slow, quick = quick)
        }
        (Turned::Unseen, _) => say!("model/works-both-times-first-ms", first = first, then = then),
    }
}

fn fails_both(before: &Measured, after: &Measured, turned: &Turned) -> String {
    let (first, then) = (before.trouble().unwrap_or_default(), after.trouble().unwrap_or_default());
    let direct = |look: &Measured| look.way(Role::Api).is_some_and(Path::open_without_proxy);
    if direct(after) && !direct(before) {
        return match turned {
            Turned::Off(_) => say!("model/vpn-off-only-without-proxy", then = then),
            Turned::On(_) => say!("model/vpn-on-only-without-proxy", then = then),
            Turned::Unseen => say!("model/now-only-without-proxy", then = then),
        };
    }
    let then = then.trim_end_matches('.');
    if first.trim_end_matches('.') == then {
        return match turned {
            Turned::Unseen => say!("model/fails-at-same-place-both", then = then),
            _ => say!("model/fails-at-same-place-vpn", then = then),
        };
    }
    match turned {
        Turned::Off(_) => say!("model/vpn-without-neither-way-leads", first = first, then = then),
        Turned::On(_) => say!("model/without-vpn-neither-way-leads", first = first, then = then),
        Turned::Unseen => say!("model/fails-both-times-at-different", first = first, then = then),
    }
}

#[cfg(test)]
mod tests {
    use super::{Means, difference, without_proxy};
    use crate::model::interfaces::{Interface, Interfaces};
    use crate::model::measured::Measured;
    use crate::model::network::{Fault, Path, Role, Stage, Target, Via};
    use crate::model::time::Moment;

    fn path(host: &str, broken: Option<(Stage, Fault)>) -> Path {
        let target = Target { https: true, host: host.into(), port: 443, path: "/".into(), proxy: None };
        let status = broken.is_none().then_some(200);
        Path { broken, status, millis: 80, ..Path::new(target) }
    }

    /// A look: whether the API and the sign-in service answer, and whether a VPN is on; `None` where that is not seen.
    fn look(api: Option<Fault>, sign_in: Option<Fault>, vpn: Option<bool>) -> Measured {
        let at = |fault: Option<Fault>| fault.map(|fault| (Stage::Tcp, fault));
        let wg =
            |on| Interface { name: "wg0".into(), vpn: Some("WireGuard"), up: on, running: on, ..Interface::default() };
        Measured {
            at: Moment(0),
            ways: vec![
                (Role::Api, path("api.anthropic.com", at(api))),
                (Role::SignIn, path("platform.claude.com", at(sign_in))),
                // what is not needed decides nothing
                (Role::Downloads, path("downloads.claude.ai", at(Some(Fault::Refused)))),
            ],
            interfaces: vpn.map(|on| Interfaces(vec![wg(on)])),
            incident: None,
        }
    }

    fn works(vpn: Option<bool>) -> Measured {
        look(None, None, vpn)
    }

    fn fails(vpn: Option<bool>) -> Measured {
        look(Some(Fault::TimedOut), Some(Fault::TimedOut), vpn)
    }

    #[test]
    fn the_sentence_names_who_stops_it() {
        let sign_in_fails = || look(None, Some(Fault::Refused), Some(true));
        let cases = [
            (fails(Some(true)), works(Some(false)), Means::Helped, "With the VPN off the API answers: the VPN, or its"),
            (sign_in_fails(), works(Some(false)), Means::Helped, "With the VPN off the sign-in service answers"),
            (fails(Some(false)), works(Some(true)), Means::Helped, "With the VPN on the API answers: this network"),
            (fails(None), works(None), Means::Helped, "Now the API answers, and before it did not"),
            (fails(Some(true)), works(Some(true)), Means::Helped, "Now the API answers, and before it did not"),
            (works(Some(true)), fails(Some(false)), Means::Harmed, "Claude Code needs the VPN here"),
            (works(Some(false)), fails(Some(true)), Means::Harmed, "is what stops it. It is WireGuard (wg0)"),
            (works(None), fails(None), Means::Harmed, "now api.anthropic.com does not answer. Turn back"),
            (works(Some(true)), works(Some(false)), Means::WorksBoth, "with the VPN and without: the VPN is not"),
            (works(None), works(None), Means::WorksBoth, "It works both times"),
            (fails(Some(true)), fails(Some(false)), Means::FailsBoth, "at the same place with the VPN and without"),
            (fails(None), fails(None), Means::FailsBoth, "From here no VPN was seen to change"),
        ];
        for (before, after, means, part) in cases {
            let found = difference(&before, &after);
            assert_eq!(found.means, means, "{}", found.sentence);
            assert!(found.sentence.contains(part), "{part:?} is not in {:?}", found.sentence);
        }
    }

    #[test]
    fn two_faults_are_told_apart() {
        let refused = look(Some(Fault::Refused), None, Some(false));
        let said = difference(&fails(Some(true)), &refused).sentence;
        assert!(
            said.starts_with("With the VPN api.anthropic.com does not answer; without it api.anthropic.com refuses")
        );
        let said = difference(&refused, &fails(Some(true))).sentence;
        assert!(said.starts_with("Without the VPN api.anthropic.com refuses the connection; with it"), "{said}");
    }

    #[test]
    fn a_proxy_that_only_the_vpn_reaches_is_told() {
        let through = |direct: Option<(Stage, Fault)>, vpn| {
            let mut look = fails(Some(vpn));
            let api = &mut look.ways[0].1;
            api.target.proxy = Some(Via { host: "proxy".into(), port: 8080, variable: "HTTPS_PROXY".into() });
            api.direct = Some(Box::new(path("api.anthropic.com", direct)));
            look
        };
        let (open, shut) = (through(None, true), through(Some((Stage::Tcp, Fault::Refused)), true));
        assert!(without_proxy(&open).unwrap().ends_with("api.anthropic.com answers: the proxy is what stops it."));
        assert!(without_proxy(&shut).unwrap().contains("does not work either: api.anthropic.com refuses"));
        assert_eq!(without_proxy(&fails(None)), None);
        let said = difference(&through(Some((Stage::Tcp, Fault::TimedOut)), true), &through(None, false)).sentence;
        assert!(said.starts_with("With the VPN off the API answers, but only without the proxy"), "{said}");
    }

    #[test]
    fn what_is_much_slower_is_told() {
        let mut slow = works(Some(true));
        slow.ways[0].1.millis = 2400;
        let said = difference(&slow, &works(Some(false))).sentence;
        assert!(said.contains("with it an answer takes 2400 ms instead of 80 ms"), "{said}");
        let said = difference(&works(Some(false)), &slow).sentence;
        assert!(said.contains("with it an answer takes 2400 ms instead of 80 ms"), "{said}");
    }

    #[test]
    fn an_answer_that_does_not_serve_is_no_way() {
        let busy = |status| {
            let mut look = works(None);
            look.ways[0].1.status = Some(status);
            look
        };
        assert!(busy(404).works() && !busy(429).works() && !busy(529).works() && !busy(403).works());
        assert_eq!(difference(&busy(529), &works(None)).means, Means::Helped);
        let incident = Measured { incident: Some("Elevated errors".into()), ..works(None) };
        assert_eq!(incident.trouble().as_deref(), Some("the service has an incident: Elevated errors"));
        assert!(!incident.works());
        assert!(!Measured { ways: Vec::new(), ..works(None) }.works());
    }
}
