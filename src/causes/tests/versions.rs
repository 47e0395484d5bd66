//! Which known faults of a version are told, and when does a terminal not know of a change?

use super::*;
use crate::model::hidden::HiddenCharacters;
use crate::model::sessions::{Session, Sessions};
use Severity::{Broken, Note, Warning};

fn version(number: &str) -> Installs {
    installed(Version::Known(number.into()))
}

fn nobody(number: &str) -> Facts {
    healthy().with(using(None)).with(login(LoginState::None)).with(version(number))
}

#[test]
pub(super) fn a_known_fault_is_told_where_it_matters() {
    let id = "install.outdated";
    let told = |facts: &Facts| judged(id, facts).map(|it| (it.severity, it.summary)).unwrap();
    near(id, &healthy().with(version("2.1.125")), None, "nobody has to sign in");
    let (how, summary) = told(&nobody("2.1.125"));
    assert_eq!(how, Warning);
    assert!(summary.contains("gives up signing in after 15 seconds") && summary.contains("2.1.126"), "{summary}");
    assert_eq!(severity(id, &nobody("2.1.126")), None);
    assert_eq!(severity(id, &nobody("2.1.329")), None);
    let session = |pid| Session { pid, started: NOW, ..Session::default() };
    let two = Sessions { all: vec![session(1), session(2)], ..Sessions::default() };
    assert_eq!(told(&healthy().with(version("2.1.200")).with(two.clone())).0, Note, "it may happen, and has not");
    assert_eq!(severity(id, &healthy().with(version("2.1.211")).with(two)), None);
    let corrupt = LoginState::Corrupt { because: "it ends in the middle".into() };
    let broken = healthy().with(using(None)).with(login(corrupt)).with(version("2.1.142"));
    assert!(judged(id, &broken).unwrap().because.iter().any(|it| it.fact.contains("hangs at the start")));
    assert_eq!(severity(id, &healthy().with(version("2.1.226")).with(HiddenCharacters::default())), None);
    let relay = healthy().with(version("2.1.202")).with(variable("ANTHROPIC_BASE_URL", None));
    assert_eq!(told(&relay).0, Note);
    let found = judged(id, &nobody("2.1.40")).unwrap();
    assert!(found.summary.contains("too old") && found.because.len() > 1, "{:?}", found.because);
    assert_eq!(severity(id, &facts().with(installed(Version::Placeholder))), None);
}

#[test]
pub(super) fn a_terminal_that_is_older_than_the_change_is_told() {
    let id = "env.api_key_overrides_login";
    let with = |change: fn(&mut Variable)| {
        let mut variables = variable("ANTHROPIC_API_KEY", None);
        variables.by_name.values_mut().for_each(change);
        judged(id, &keyed(LATER, rejected()).with(variables)).unwrap()
    };
    let says =
        |found: &Diagnosis| found.advice.iter().any(|it| it.contains("opened before that") && it.contains("unset"));
    assert!(!says(&with(|_| {})), "the file says the same");
    let older = with(|it| it.sources[0].in_force = Some(false));
    assert!(says(&older) && older.because.iter().any(|it| it.fact.contains("another ANTHROPIC_API_KEY")));
    let gone = with(|it| it.sources.clear());
    assert!(says(&gone), "{gone:?}");
    assert_eq!(gone.severity, Broken);
    let fish = {
        let mut machine = facts().get::<Machine>().unwrap().clone();
        machine.shell = Some("fish".into());
        let mut variables = variable("ANTHROPIC_API_KEY", None);
        variables.by_name.values_mut().for_each(|it| it.sources.clear());
        judged(id, &keyed(LATER, rejected()).with(variables).with(machine)).unwrap()
    };
    assert!(fish.advice.iter().any(|it| it.contains("set -e ANTHROPIC_API_KEY")), "{:?}", fish.advice);
}
