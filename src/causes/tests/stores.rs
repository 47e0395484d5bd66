//! Can what is stored be read, and can a login be stored?

use super::*;
use crate::model::config_folder::{ConfigFolder, Holds};
use crate::model::home::MovedStore;
use crate::model::settings::{Backup, BrokenSettings, ConfigFile, SettingsState};
use Severity::{Broken, Note, Warning};

const PERMISSIONS: &str = "store.permissions";
const NOT_PERSISTED: &str = "store.not_persisted";

fn stamp(kind: Kind, mode: u32) -> Stamp {
    Stamp { kind, size: 0, mode: Some(mode), digest: None }
}

fn folder() -> ConfigFolder {
    let path = std::path::PathBuf::from("/home/dev/.claude");
    ConfigFolder {
        stamp: stamp(Kind::Folder, 0o755),
        owner: Some(1000),
        link: None,
        real: Some(path.clone()),
        inside: Some((stamp(Kind::Folder, 0o755), Some(1000))),
        holds: Holds::default(),
        refusals: Vec::new(),
        program: None,
        running: None,
        room: Some((1 << 30, false)),
        keychain: Vec::new(),
        path,
    }
}

/// A machine that rests on its login, good or none.
fn resting(good: bool, folder: ConfigFolder) -> Facts {
    let facts = healthy().with(folder);
    if good { facts } else { facts.with(login(LoginState::None)).with(using(None)) }
}

#[test]
pub(super) fn the_owner_and_the_pens_of_others() {
    let with = |owner, mode| ConfigFolder { inside: Some((stamp(Kind::Folder, mode), Some(owner))), ..folder() };
    for (owner, mode, good, expected) in [
        (1000, 0o755, false, None),
        (1000, 0o700, false, None),
        (1000, 0o775, false, Some(Warning)),
        (1000, 0o777, true, Some(Warning)),
        (0, 0o755, false, Some(Broken)),
        (0, 0o755, true, Some(Warning)),
        (0, 0o777, false, Some(Warning)),
        (1001, 0o700, false, Some(Broken)),
    ] {
        assert_eq!(severity(PERMISSIONS, &resting(good, with(owner, mode))), expected, "{owner} {mode:o} {good}");
    }
    let root = judged(PERMISSIONS, &resting(false, with(0, 0o755))).unwrap();
    assert!(root.advice[0].contains("sudo chown -R \"$(id -un)\" ~/.claude") && root.repairs == ["store.take_back"]);
    let keyed = resting(false, with(0, 0o755)).with(using(Some(CredentialKind::ApiKey)));
    near(PERMISSIONS, &keyed, Some(Note), "a key needs no store");
}

#[test]
pub(super) fn what_keeps_a_login_from_being_stored() {
    let gone = ConfigFolder {
        stamp: stamp(Kind::Link, 0o777),
        link: Some("/mnt/\u{1b}[31mgone".into()),
        real: None,
        inside: None,
        ..folder()
    };
    let a_file = ConfigFolder { inside: Some((stamp(Kind::File, 0o644), Some(1000))), ..folder() };
    let missing = ConfigFolder { stamp: Stamp::MISSING, real: None, inside: None, ..folder() };
    for (it, words) in [
        (gone, Some("symbolic link to /mnt/gone")),
        (a_file, Some("is a file, not a folder")),
        (ConfigFolder { room: Some((100, false)), ..folder() }, Some("is full")),
        (ConfigFolder { room: Some((1 << 30, true)), ..folder() }, Some("read-only")),
        (ConfigFolder { room: None, ..folder() }, None),
        (missing, None),
        (folder(), None),
    ] {
        let facts = resting(false, it.clone());
        assert_eq!(severity(NOT_PERSISTED, &facts), words.map(|_| Broken), "{it:?}");
        if let Some(words) = words {
            let found = judged(NOT_PERSISTED, &facts).unwrap();
            assert!(found.summary.contains(words), "{}", found.summary);
            assert_eq!(severity(NOT_PERSISTED, &resting(true, it.clone())), Some(Warning), "{words}");
            let now = resting(true, it).with(login(LoginState::RefreshPending { since: NOW }));
            assert_eq!(severity(NOT_PERSISTED, &now), Some(Broken), "the token is over: {words}");
        }
    }
}

#[test]
fn what_a_variable_names_is_not_moved_aside() {
    let a_file = ConfigFolder { inside: Some((stamp(Kind::File, 0o644), Some(1000))), ..folder() };
    let moved = |variable: &str, login_in: Option<&str>| MovedStore {
        variable: variable.into(),
        chosen: "~/.claude.json".into(),
        misspelt: None,
        login_in: login_in.map(str::to_owned),
    };
    let facts = resting(false, a_file);
    assert_eq!(judged(NOT_PERSISTED, &facts).unwrap().repairs, ["store.move_place_aside"]);
    let named = facts.clone().with(moved("CLAUDE_CONFIG_DIR", None));
    assert_eq!(judged(NOT_PERSISTED, &named).unwrap().repairs, ["env.remove_variable:CLAUDE_CONFIG_DIR"]);
    let spelt = facts.with(moved("CLAUDE_CONFIG_DIR", Some("~/.claude")));
    assert_eq!(listed(&spelt), ["store.config_dir_spelling"]);
}

#[test]
pub(super) fn a_damaged_state_file_names_the_way_back() {
    let with = |broken: Option<&str>, backup: Option<Backup>, unreadable_backups| {
        let file = stamp(Kind::File, 0o600);
        let mut config = ConfigFile::new("/home/dev/.claude.json".into(), "~/.claude.json".into(), file.clone(), file);
        config.broken = broken.map(str::to_owned);
        facts().with(ConfigFile { backup, unreadable_backups, ..config })
    };
    let copy = Backup {
        path: "/home/dev/.claude/backups/.claude.json.backup.1".into(),
        digest: "00".into(),
        size: 84,
        at: Some(Moment(NOW.0 - HOUR)),
        account: true,
        key: false,
    };
    let id = "store.config_corrupt";
    assert_eq!(severity(id, &with(None, None, 0)), None);
    near(id, &with(None, None, 2), None, "only copies of it are damaged");
    for (backup, unreadable, words) in
        [(Some(copy), 0, "can be read (84 bytes)"), (None, 2, "none of the copies"), (None, 0, "there is no copy")]
    {
        let facts = with(Some("it is empty"), backup, unreadable);
        assert_eq!(severity(id, &facts), Some(Broken));
        let found = judged(id, &facts).unwrap();
        assert!(found.because[1].fact.contains(words), "{:?}", found.because);
        assert_eq!(found.repairs, ["store.restore_config", "store.move_config_aside"]);
    }
}

#[test]
pub(super) fn an_administrators_settings_are_only_told() {
    let broken = |scope| BrokenSettings {
        scope,
        path: "/x/settings.json".into(),
        file: "/x/settings.json".into(),
        because: "line 2, column 3: comments are not allowed".into(),
        stamp: stamp(Kind::File, 0o644),
        real: stamp(Kind::File, 0o644),
        names: Vec::new(),
        mend: Vec::new(),
    };
    let with = |all: &[Scope]| facts().with(SettingsState { broken: all.iter().copied().map(broken).collect() });
    assert_eq!(severity("settings.broken", &with(&[])), None);
    let own = judged("settings.broken", &with(&[Scope::User, Scope::Local])).unwrap();
    assert_eq!(own.because.len(), 2);
    assert_eq!(own.repairs[..2], ["settings.fix_syntax:user", "settings.move_aside:user"]);
    near(
        "settings.broken",
        &with(&[Scope::Managed]),
        Some(Warning),
        "it is nobody's to change here, and told all the same",
    );
    let managed = judged("settings.broken", &with(&[Scope::Managed])).unwrap();
    assert!(managed.advice[0].contains("Send this to IT"), "{:?}", managed.advice);
}
