//! Is Claude Code missing, or does it not start?

use super::*;
use Severity::Broken;

#[test]
fn claude_is_not_found() {
    let id = "install.missing";
    assert_eq!(severity(id, &facts().with(Installs::default())), Some(Broken));
    assert_eq!(severity(id, &healthy()), None);
    assert_eq!(severity(id, &facts()), None, "nobody looked");
    let mut hidden = known();
    hidden.all[0].on_path = false;
    hidden.all[0].active = false;
    let found = judged(id, &facts().with(hidden)).unwrap();
    assert!(found.summary.contains("~/.local/bin/claude") && found.summary.contains("not on PATH"));
    assert!(found.advice[0].contains("$HOME/.local/bin"), "{}", found.advice[0]);
    assert_eq!(severity(id, &facts().with(installed(Version::Broken { because: "x".into() }))), None);
}

#[test]
fn claude_does_not_start() {
    let id = "install.broken";
    let broken = |because: &str| facts().with(installed(Version::Broken { because: because.into() }));
    assert_eq!(severity(id, &broken("claude --version ended with code 126")), Some(Broken));
    assert_eq!(severity(id, &broken("a signal ended it (4)")), Some(Broken));
    assert_eq!(severity(id, &healthy()), None);
    let not_asked = installed(Version::NotAsked { because: "it lies in the working folder".into() });
    assert_eq!(severity(id, &facts().with(not_asked)), None, "unknown is not broken");
    assert_eq!(severity(id, &facts().with(Installs::default())), None);
    let mut second = known();
    second.all.push(Install {
        version: Version::Broken { because: "x".into() },
        active: false,
        ..second.all[0].clone()
    });
    assert_eq!(severity(id, &facts().with(second)), None, "it is not the one that runs");
}
