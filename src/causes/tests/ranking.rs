//! Which diagnosis stands first, and which are left out?

use super::*;

#[test]
fn what_hurts_stands_first() {
    let skew = ApiPath(skewed(path("api.anthropic.com", None), 400));
    let facts = keyed(LATER, rejected()).with(skew);
    assert_eq!(listed(&facts), ["env.api_key_overrides_login", "clock.skewed"], "broken before a warning");
}

#[test]
fn what_stops_the_start_stands_first() {
    let facts = keyed(LoginState::None, rejected())
        .with(Installs::default())
        .with(sign_in(Some((Stage::Tcp, Fault::TimedOut))));
    let expected = ["install.missing", "key.rejected", "network.platform_host_blocked"];
    assert_eq!(listed(&facts), expected);
    let down = facts.with(api(Some((Stage::Tcp, Fault::Refused))));
    assert_eq!(listed(&down), ["install.missing", "network.unreachable", "key.rejected"]);
}

#[test]
fn a_consequence_goes_only_if_its_cause_is_broken() {
    let gone = LoginState::Corrupt { because: "it is a symbolic link that leads nowhere".into() };
    let stamp = Stamp { kind: Kind::Link, size: 0, mode: None, digest: None };
    let facts = keyed(gone.clone(), KeyAnswer::Accepted).with(StoredLogin { stamp, ..login(gone) });
    assert_eq!(listed(&facts), ["store.not_persisted"], "it is a note, and so is what follows from it");
}

#[test]
fn a_healthy_machine_has_no_diagnosis() {
    assert!(listed(&healthy()).is_empty());
    assert!(listed(&Facts::default()).is_empty(), "nothing known, nothing claimed");
    assert!(listed(&facts()).is_empty());
}

#[test]
fn the_order_does_not_depend_on_the_order_of_the_facts() {
    let one = keyed(LATER, rejected()).with(Installs::default());
    let mut two = Facts::default().with(Installs::default());
    let mut rest = keyed(LATER, rejected());
    rest.add(Installs::default());
    two.absorb(rest);
    assert_eq!(listed(&one), listed(&two));
}
