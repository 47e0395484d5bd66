//! How does Claude Code keep a sign-in in the macOS Keychain: under which names, and how is what `security` prints read?

use super::variables::{CONFIG_DIR, STORAGE_DIR};
use crate::model::environment::Environment;
use crate::model::keychain::{Item, Looked};
use crate::model::stamp::digest;
use crate::model::text::plain;
use crate::model::time::Moment;

/// What every one of its items begins with.
const OWN: &str = "Claude Code";
/// The account where the user's name has other signs than letters, digits, `.`, `_` and `-`.
const ODD_USER: &str = "claude-code-user";
/// `security`: the item is not there (`errSecItemNotFound`).
const NOT_FOUND: i32 = 44;
/// `security`: locked, and nobody can be asked in this session (`errSecInteractionNotAllowed`).
const LOCKED: i32 = 36;

/// The login, and the key of a Console login; with a configuration folder of one's own each has eight digits more.
/// The digits are made from the variable as it is written; where that needs Unicode's normal form, which is not worked
/// out here, `…` stands for them.
#[must_use]
pub fn services(env: &Environment) -> Vec<String> {
    let folder = env.raw(STORAGE_DIR).or_else(|| env.raw(CONFIG_DIR));
    let suffix = folder.map(|folder| match folder.to_str() {
        Some(text) if text.is_ascii() => format!("-{}", digest(text.as_bytes()).get(..8).unwrap_or_default()),
        _ => "-…".to_owned(),
    });
    let suffix = suffix.unwrap_or_default();
    vec![format!("{OWN}-credentials{suffix}"), format!("{OWN}{suffix}")]
}

/// The account under which both are kept: `USER`, or else the name of the user of this home folder.
#[must_use]
pub fn account(env: &Environment, owner: Option<&str>) -> String {
    let user = env.text("USER").filter(|user| !user.is_empty());
    let name = user.or_else(|| owner.map(str::to_owned)).unwrap_or_default();
    let usual = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if !name.is_empty() && name.chars().all(usual) { name } else { ODD_USER.to_owned() }
}

/// What `security find-generic-password` answered: its exit code, and what it printed.
#[must_use]
pub fn looked(code: Option<i32>, stdout: &[u8], stderr: &[u8]) -> Looked {
    let said = String::from_utf8_lossy(stderr);
    match code {
        Some(0) => match items(stdout).into_iter().next() {
            Some(item) => Looked::Found(item),
            None => Looked::Unclear { because: say!("rules/keychain-answer-unreadable") },
        },
        Some(NOT_FOUND) => Looked::Missing,
        Some(LOCKED) => Looked::Locked,
        _ if said.contains("could not be found") => Looked::Missing,
        _ if said.contains("interaction is not allowed") => Looked::Locked,
        _ => {
            let said = plain(said.lines().next().unwrap_or_default(), 120);
            let because = if said.is_empty() {
                say!("rules/keychain-without-answer")
            } else {
                say!("rules/keychain-not-asked", because = said)
            };
            Looked::Unclear { because }
        }
    }
}

/// Claude Code's items in what `security` prints of attributes, whatever else is there.
#[must_use]
pub fn items(stdout: &[u8]) -> Vec<Item> {
    let text = String::from_utf8_lossy(stdout);
    let mut found: Vec<Item> = Vec::new();
    let none = || Item { service: String::new(), account: String::new(), modified: None };
    let mut item = none();
    for line in text.lines().chain(["keychain:"]) {
        let line = line.trim();
        if line.starts_with("keychain:") {
            if item.service.starts_with(OWN) {
                found.push(item);
            }
            item = none();
        } else if let Some(value) = line.strip_prefix("\"svce\"<blob>=").and_then(quoted) {
            item.service = plain(value, 80);
        } else if let Some(value) = line.strip_prefix("\"acct\"<blob>=").and_then(quoted) {
            item.account = plain(value, 80);
        } else if let Some(value) = line.strip_prefix("\"mdat\"<timedate>=").and_then(quoted) {
            item.modified = moment(value);
        }
    }
    found
}

/// What stands between the first quote and the last: a value with signs of its own has them in hexadecimal before.
fn quoted(text: &str) -> Option<&str> {
    text.split_once('"')?.1.rsplit_once('"').map(|(value, _)| value)
}

/// Reads `20261103091512Z\000`.
fn moment(text: &str) -> Option<Moment> {
    let part = |from: usize, to: usize| text.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let (date, time) = ((part(0, 4)?, part(4, 6)?, part(6, 8)?), (part(8, 10)?, part(10, 12)?, part(12, 14)?));
    Moment::from_iso(&format!("{}-{}-{}T{}:{}:{}Z", date.0, date.1, date.2, time.0, time.1, time.2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::fake::FakeMachine;

    #[test]
    fn the_folder_gives_the_name_its_digits() {
        let fake = FakeMachine::new();
        assert_eq!(services(&fake.env), ["Claude Code-credentials", "Claude Code"]);
        let moved = fake.variable(CONFIG_DIR, "/tmp/x");
        let digits = &digest(b"/tmp/x")[..8];
        assert_eq!(services(&moved.env)[0], format!("Claude Code-credentials-{digits}"));
        let odd = moved.variable(CONFIG_DIR, "/tmp/é");
        assert_eq!(services(&odd.env)[0], "Claude Code-credentials-…");
    }

    #[test]
    fn the_account_is_the_user_unless_its_name_is_odd() {
        let fake = FakeMachine::new();
        assert_eq!(account(&fake.env, Some("ada")), "ada");
        assert_eq!(account(&fake.env, None), ODD_USER);
        let set = |user: &str| account(&fake.clone().variable("USER", user).env, Some("ada"));
        assert_eq!(
            (set("grace.h-1_x"), set(""), set("ada lovelace")),
            ("grace.h-1_x".into(), "ada".into(), ODD_USER.into())
        );
    }

    const PRINTED: &str = "keychain: \"/Users/ada/Library/Keychains/login.keychain-db\"\nversion: 512\nclass: \"genp\"\n\
        attributes:\n    0x00000007 <blob>=\"Claude Code-credentials\"\n    0x00000008 <blob>=<NULL>\n    \"acct\"<blob>=\"ada\"\n    \
        \"cdat\"<timedate>=0x32303236313130313039313531325A00  \"20261101091512Z\\000\"\n    \
        \"mdat\"<timedate>=0x32303236313130333039313531325A00  \"20261103091512Z\\000\"\n    \"svce\"<blob>=\"Claude Code-credentials\"\n    \
        \"type\"<uint32>=<NULL>\n";

    #[test]
    fn attributes_are_read_and_others_items_are_not() {
        let other = PRINTED.replace("Claude Code-credentials", "Wi-Fi").replace("\"ada\"", "\"secret-net\"");
        let odd = PRINTED.replace("<blob>=\"ada\"", "<blob>=0x61C3A964  \"a\\303\\251d\"");
        let all = items(format!("{other}{PRINTED}{odd}").as_bytes());
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!((all[0].service.as_str(), all[0].account.as_str()), ("Claude Code-credentials", "ada"));
        assert_eq!(all[0].modified.map(Moment::iso).as_deref(), Some("2026-11-03T09:15:12Z"));
        assert_eq!(all[1].account, "a\\303\\251d");
        assert!(items(b"\xff\xfe").is_empty() && items(b"").is_empty());
    }

    #[test]
    fn exit_codes_and_words_are_told_apart() {
        let said = |code, err: &str| looked(code, b"", err.as_bytes());
        assert_eq!(said(Some(44), ""), Looked::Missing);
        assert_eq!(said(Some(36), ""), Looked::Locked);
        assert_eq!(
            said(
                Some(1),
                "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain."
            ),
            Looked::Missing
        );
        assert_eq!(said(Some(1), "security: User interaction is not allowed."), Looked::Locked);
        assert!(matches!(said(Some(1), "\u{1b}[31mno"), Looked::Unclear { because } if !because.contains('\u{1b}')));
        assert!(matches!(said(None, ""), Looked::Unclear { .. }));
        assert!(matches!(looked(Some(0), b"nothing known", b""), Looked::Unclear { .. }));
        assert!(matches!(looked(Some(0), PRINTED.as_bytes(), b""), Looked::Found(_)));
    }
}
