//! Is Claude Code missing, old, there more than once, or does it not start?

use super::*;
use crate::model::diagnosis::Confidence;
use crate::model::install::{Alias, Leads, Means, Stray};
use crate::model::script_rule::BlockedScript;
use Severity::{Broken, Note, Warning};

/// A second copy, behind the one that runs.
fn beside(mut installs: Installs, path: &str, version: &str) -> Installs {
    let version = Version::Known(version.into());
    let removal = Means::Aside(path.into(), Stamp::MISSING);
    installs.all.push(Install { method: Method::NpmGlobal, version, on_path: true, removal, ..Install::at(path) });
    installs
}

fn of(version: &str) -> Installs {
    installed(Version::Known(version.into()))
}

#[test]
pub(super) fn claude_is_not_found() {
    let id = "install.missing";
    assert_eq!(severity(id, &facts().with(Installs::default())), Some(Broken));
    assert_eq!(severity(id, &healthy()), None);
    near(id, &facts(), None, "nobody looked");
    let mut hidden = known();
    hidden.all[0].on_path = false;
    hidden.all[0].active = false;
    let found = judged(id, &facts().with(hidden.clone())).unwrap();
    assert!(found.summary.contains("~/.local/bin/claude") && found.summary.contains("not on PATH"));
    assert!(found.advice[0].contains("$HOME/.local/bin"), "{}", found.advice[0]);
    assert_eq!(found.repairs, ["install.add_to_path"]);
    assert_eq!(severity(id, &facts().with(installed(Version::Broken { because: "x".into() }))), None);
    hidden.alias = Some(Alias { file: "/home/dev/.zshrc".into(), line: 3, leads: Leads::Unknown });
    near(id, &facts().with(hidden), Some(Note), "a function may start it");
    let stray = |refused| Stray { path: "/usr/bin/claude".into(), is: "it is a folder".into(), refused };
    let folder = Installs { strays: vec![stray(false)], ..Installs::default() };
    let found = judged(id, &facts().with(folder)).unwrap();
    assert!(found.because[1].fact.contains("/usr/bin/claude: it is a folder"));
    let closed = facts().with(Installs { strays: vec![stray(true)], ..Installs::default() });
    assert_eq!((severity(id, &closed), severity("install.broken", &closed)), (None, Some(Broken)));
}

#[test]
pub(super) fn claude_does_not_start() {
    let id = "install.broken";
    let broken = |because: &str| facts().with(installed(Version::Broken { because: because.into() }));
    assert_eq!(severity(id, &broken("claude --version ended with code 126")), Some(Broken));
    assert_eq!(severity(id, &broken("a signal ended it (4)")), Some(Broken));
    assert_eq!(severity(id, &healthy()), None);
    let not_asked = installed(Version::NotAsked { because: "it lies in the working folder".into() });
    near(id, &facts().with(not_asked), None, "unknown is not broken");
    assert_eq!(severity(id, &facts().with(Installs::default())), None);
    let mut second = known();
    second.all.push(Install {
        version: Version::Broken { because: "x".into() },
        active: false,
        ..second.all[0].clone()
    });
    near(id, &facts().with(second), None, "it is not the one that runs");
    let silent = judged(id, &facts().with(installed(Version::Silent { because: "x".into() }))).unwrap();
    assert_eq!(silent.confidence, Confidence::Likely, "a slow machine may be all that is wrong");
    let next = beside(installed(Version::Broken { because: "x".into() }), "/usr/bin/claude", "2.1.329");
    let found = judged(id, &facts().with(next)).unwrap();
    assert_eq!(found.repairs[0], "install.remove:~/.local/bin/claude", "another one can take its place");
}

#[test]
pub(super) fn an_alias_leads_to_nothing() {
    let leads = Leads::To("/home/dev/.claude/local/claude".into());
    let alias = Some(Alias { file: "/home/dev/.zshrc".into(), line: 7, leads });
    let mut gone = Installs { alias, ..known() };
    gone.all[0].active = false;
    let found = judged("install.broken", &facts().with(gone.clone())).unwrap();
    assert_eq!((found.severity, found.confidence), (Broken, Confidence::Likely));
    assert!(found.summary.contains("Line 7 of ~/.zshrc"), "{}", found.summary);
    assert_eq!(severity("install.missing", &facts().with(gone)), None);
}

/// A machine on which PowerShell refuses npm's script.
fn refusing(managed: bool, beside: Option<&str>) -> Facts {
    let (script, rule) = ("/npm/claude.ps1".into(), "Restricted".to_owned());
    healthy().with(BlockedScript { script, rule, managed, beside: beside.map(Into::into) })
}

#[test]
pub(super) fn powershell_refuses_the_script_of_npm() {
    let id = "install.broken";
    let found = judged(id, &refusing(false, Some("/npm/claude.cmd"))).unwrap();
    assert_eq!((found.severity, found.confidence), (Broken, Confidence::Likely));
    assert!(found.summary.contains("/npm/claude.ps1") && found.summary.contains("Restricted"), "{}", found.summary);
    assert!(found.advice[0].contains("claude.cmd") && found.advice[1].contains("Set-ExecutionPolicy"));
    let managed = judged(id, &refusing(true, None)).unwrap();
    assert!(!managed.advice.concat().contains("Set-ExecutionPolicy"), "{:?}", managed.advice);
    near(id, &healthy(), None, "no script stands in front");
}

#[test]
pub(super) fn a_terminal_is_older_than_its_path() {
    let id = "install.missing";
    let mut hidden = known();
    (hidden.all[0].on_path, hidden.all[0].active) = (false, false);
    hidden.newer = vec!["/home/dev/.local/bin".into()];
    let found = judged(id, &facts().with(hidden.clone())).unwrap();
    assert_eq!((found.severity, found.repairs.len()), (Broken, 0));
    assert!(found.advice[0].contains("new terminal"), "{:?}", found.advice);
    hidden.newer = vec!["/home/dev/bin".into()];
    near(id, &facts().with(hidden), Some(Broken), "another folder came");
}

#[test]
pub(super) fn npm_left_its_stub() {
    let stub = facts().with(installed(Version::Placeholder));
    assert_eq!(severity("install.npm_placeholder", &stub), Some(Broken));
    near("install.broken", &stub, None, "one fact, one cause");
    assert_eq!(judged("install.npm_placeholder", &stub).unwrap().repairs[0], "install.update");
    assert_eq!(severity("install.npm_placeholder", &healthy()), None);
    let mut second = known();
    second.all.push(Install { version: Version::Placeholder, active: false, ..second.all[0].clone() });
    near("install.npm_placeholder", &facts().with(second), None, "it is not the one that runs");
}

#[test]
pub(super) fn an_old_one_is_broken_only_before_a_newer_one() {
    let id = "install.outdated";
    assert_eq!(severity(id, &facts().with(of("2.1.40"))), Some(Warning));
    near(id, &facts().with(of("2.1.41")), None, "the first that can be asked to sign in");
    assert_eq!(severity(id, &facts().with(beside(of("1.0.126"), "/usr/bin/claude", "2.0.0"))), Some(Warning));
    let first = facts().with(beside(of("1.0.126"), "/usr/bin/claude", "2.1.329"));
    assert_eq!(severity(id, &first), Some(Broken));
    let found = judged(id, &first).unwrap();
    assert_eq!(found.repairs, ["install.remove:~/.local/bin/claude", "install.update"]);
    assert!(found.summary.contains("not used because ~/.local/bin comes first on PATH"));
    assert_eq!(severity(id, &facts().with(beside(of("2.1.329"), "/usr/bin/claude", "1.0.1"))), None);
    let mut on_old_node = of("1.0.126");
    on_old_node.node = Some("20.1.0".into());
    assert_eq!(judged(id, &facts().with(on_old_node.clone())).unwrap().because.len(), 1, "npm did not bring it");
    on_old_node.all[0].method = Method::NpmGlobal;
    assert!(judged(id, &facts().with(on_old_node)).unwrap().because[1].fact.contains("node is 20.1.0"));
}

#[test]
pub(super) fn several_are_a_note() {
    let id = "install.several";
    assert_eq!(severity(id, &healthy()), None);
    let two = facts().with(beside(known(), "/usr/bin/claude", "1.0.1"));
    assert_eq!(severity(id, &two), Some(Note));
    assert_eq!(judged(id, &two).unwrap().repairs, ["install.remove:/usr/bin/claude"]);
    let mut off_path = beside(known(), "/usr/bin/claude", "1.0.1");
    off_path.all[1].on_path = false;
    near(id, &facts().with(off_path), Some(Note), "it is not on PATH, and other programs can start it");
    let mut idle = beside(known(), "/usr/bin/claude", "1.0.1");
    idle.all[0].active = false;
    near(id, &facts().with(idle), None, "none of them runs, which is another cause");
}
