//! Is a Mac understood through the real way of asking: a program that answers as `security` and `launchctl` do, by their exit
//! codes? With a program of the test's own, so on Linux, too.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a machine that cannot be made up fails the test")]
#![expect(clippy::disallowed_methods, reason = "writes a program of its own")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use claude_fix::app::event::RunId;
use claude_fix::checks;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::machine::Os;
use claude_fix::model::stamp::digest;
use claude_fix::ports::fake::FakeMachine;
use claude_fix::sys::security::Security;

const SERVICE: &str = "Claude Code-credentials";
const LOGIN: &str = r#"{"claudeAiOauth":{"accessToken":"a","refreshToken":"r","expiresAt":1795300000000}}"#;

/// Both programs in one: it writes down what it is asked, and knows the items of the file beside it, one a line:
/// `service|account|yes` where the item can be opened.
const PROGRAM: &str = r#"#!/bin/sh
echo "$*" >> "$0.asked"
item() {
  printf 'keychain: "/Users/ada/Library/Keychains/login.keychain-db"\nclass: "genp"\nattributes:\n'
  printf '    "acct"<blob>="%s"\n    "mdat"<timedate>=0x00  "20261103091512Z\\000"\n    "svce"<blob>="%s"\n' "$2" "$1"
}
case $1 in
  find-generic-password)
    while IFS='|' read -r service account open; do
      [ "$service/$account" = "$5/$3" ] || continue
      [ "$open" = yes ] || { echo "security: SecKeychainItemCopyContent: User interaction is not allowed." >&2; exit 36; }
      item "$service" "$account"
      exit 0
    done < "$0.items"
    echo "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain." >&2
    exit 44 ;;
  dump-keychain) while IFS='|' read -r service account open; do item "$service" "$account"; done < "$0.items" ;;
  show-keychain-info) [ ! -e "$0.shut" ] || { echo "security: SecKeychainCopySettings: User interaction is not allowed." >&2; exit 36; } ;;
  managername) cat "$0.session" ;;
  getenv) ;;
  *) exit 2 ;;
esac
"#;

struct Mac {
    folder: tempfile::TempDir,
    fake: FakeMachine,
}

impl Mac {
    fn new(items: &[&str]) -> Self {
        let mac = Self { folder: tempfile::tempdir().unwrap(), fake: FakeMachine::new().variable("USER", "ada") };
        mac.fake.claude("2.1.329");
        mac.fake.file("/home/dev/.claude.json", r#"{"hasCompletedOnboarding":true}"#);
        std::fs::write(mac.program(""), PROGRAM).unwrap();
        std::fs::set_permissions(mac.program(""), std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::write(mac.program(".items"), items.join("\n") + "\n").unwrap();
        std::fs::write(mac.program(".session"), "Aqua\n").unwrap();
        mac
    }

    fn program(&self, ending: &str) -> PathBuf {
        self.folder.path().join(format!("security{ending}"))
    }

    fn variable(self, name: &str, value: &str) -> Self {
        Self { fake: self.fake.variable(name, value), ..self }
    }

    fn assess(&self, contexts: &[&str]) -> Assessment {
        let mut world = self.fake.world();
        world.machine.os = Os::Macos;
        world.machine.contexts = contexts.iter().map(|it| (*it).to_owned()).collect();
        world.keychain = Some(Arc::new(Security::at(self.program(""))));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let found = runtime.block_on(run(Arc::new(world), checks::ALL, &Selection::all(), RunId(1), None));
        for asked in self.asked() {
            let words: Vec<&str> = asked.split(' ').collect();
            assert!(!["-w", "-g", "-d"].iter().any(|it| words.contains(it)), "no item is ever opened: {asked}");
        }
        found
    }

    fn asked(&self) -> Vec<String> {
        std::fs::read_to_string(self.program(".asked")).unwrap().lines().map(str::to_owned).collect()
    }
}

fn first(found: &Assessment) -> &str {
    found.diagnoses.first().map_or("", |it| it.id.as_str())
}

#[test]
fn a_login_in_the_keychain_is_enough() {
    let mac = Mac::new(&["Wi-Fi|home|yes", "Claude Code-credentials|ada|yes"]);
    let found = mac.assess(&[]);
    assert_eq!((found.verdict, first(&found)), (Verdict::Healthy, ""), "{}", found.summary);
    assert!(found.summary.contains("Keychain"), "{}", found.summary);
    let asked = mac.asked();
    assert!(asked.contains(&format!("find-generic-password -a ada -s {SERVICE}")), "{asked:?}");
    assert!(!asked.iter().any(|it| it == "show-keychain-info"), "at the screen it could open a window: {asked:?}");
    let once: std::collections::BTreeSet<&String> = asked.iter().collect();
    assert_eq!(once.len(), asked.len(), "everything is asked once: {asked:?}");
}

#[test]
fn a_locked_keychain_is_the_cause_over_ssh_and_without_a_screen() {
    let closed = Mac::new(&["Claude Code-credentials|ada|no"]);
    let found = closed.assess(&["ssh"]);
    assert_eq!(first(&found), "keychain.locked", "exit code 36: {}", found.summary);
    let unlock = found.plan("keychain.unlock").unwrap();
    assert_eq!(unlock.manual, ["security unlock-keychain ~/Library/Keychains/login.keychain-db"]);
    // the attributes can be seen, and the Keychain itself says that it is shut
    let shut = Mac::new(&["Claude Code-credentials|ada|yes"]);
    std::fs::write(shut.program(".shut"), "").unwrap();
    assert_eq!(first(&shut.assess(&[])), "", "in a session with a screen macOS asks when it is needed");
    assert_eq!(first(&shut.assess(&["ssh"])), "keychain.locked");
    std::fs::write(shut.program(".session"), "Background\n").unwrap();
    assert_eq!(first(&shut.assess(&[])), "keychain.locked", "in tmux or a service");
}

#[test]
fn a_folder_of_its_own_is_another_item() {
    let folder = "/home/dev/.claude";
    let item = format!("{SERVICE}-{}", &digest(folder.as_bytes())[..8]);
    let mac = Mac::new(&["Claude Code-credentials|ada|yes"]).variable("CLAUDE_CONFIG_DIR", folder);
    let found = mac.assess(&[]);
    assert!(mac.asked().contains(&format!("find-generic-password -a ada -s {item}")), "{:?}", mac.asked());
    assert_ne!(found.verdict, Verdict::Healthy, "exit code 44: the login of the usual folder does not count");
    let there = Mac::new(&[&format!("{item}|ada|yes")]).variable("CLAUDE_CONFIG_DIR", folder);
    assert_eq!(there.assess(&[]).verdict, Verdict::Healthy);
}

#[test]
fn another_account_and_a_second_login_in_a_file_are_told() {
    let other = Mac::new(&["Claude Code-credentials|grace|yes"]);
    assert_eq!(first(&other.assess(&[])), "keychain.user_mismatch");
    let odd = Mac::new(&["Claude Code-credentials|claude-code-user|yes"]).variable("USER", "ada lovelace");
    assert_eq!(odd.assess(&[]).verdict, Verdict::Healthy, "a name with a blank is kept under a fixed one");
    let twice = Mac::new(&["Claude Code-credentials|ada|yes"]);
    twice.fake.file("/home/dev/.claude/.credentials.json", LOGIN);
    let found = twice.assess(&[]);
    assert!(found.diagnoses.iter().any(|it| it.id == "keychain.split_brain"), "{}", found.summary);
}
