//! What must a person know before a reset, whichever size it has? What it would not fix here, and what it costs.

use crate::model::config_folder::ConfigFolder;
use crate::model::credential::{CredentialKind, Ladder};
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::machine::Machine;
use crate::model::network::{ApiPath, SignInPath};
use crate::model::settings::ConfigFile;
use crate::model::shell::Tongue;
use crate::model::text::plain;

/// What the reset would leave as it is, as sentences; `keys` says whether it takes the Console key away, too.
pub(super) fn not_fixed(facts: &Facts, keys: bool) -> Vec<String> {
    let mut all = Vec::new();
    let used = facts.get::<Ladder>().and_then(Ladder::used);
    let goes = |kind| kind == CredentialKind::ClaudeAiLogin || (keys && kind == CredentialKind::ManagedKey);
    if let Some(used) = used.filter(|used| !goes(used.kind)) {
        let (kind, source) = (used.kind.words(), plain(&used.source, 120));
        all.push(warn!("repairs/does-not-fix-claude-code", kind = kind, source = source));
    }
    let paths = [facts.get::<ApiPath>().map(|it| &it.0), facts.get::<SignInPath>().map(|it| &it.0)];
    if let Some(path) = paths.into_iter().flatten().find(|path| path.broken.is_some()) {
        let host = plain(&path.target.host, 80);
        all.push(warn!("repairs/does-not-fix-way-broken", host = host));
    }
    match facts.get::<Installs>().map(Installs::active) {
        Some(None) => all.push(warn!("repairs/does-not-fix-no-claude")),
        Some(Some(active)) if matches!(active.version, Version::Broken { .. }) => {
            all.push(warn!("repairs/does-not-fix-program-itself"));
        }
        _ => {}
    }
    if let Some(config) = facts.get::<ConfigFile>().filter(|config| config.broken.is_some()) {
        all.push(warn!("repairs/does-not-fix-damaged-claude", file = plain(&config.file, 200)));
    }
    all
}

/// What a login is lost with the file, as sentences.
pub(super) fn costs(facts: &Facts, machine: &Machine) -> Vec<String> {
    let Some(login) = facts.get::<StoredLogin>() else { return Vec::new() };
    let mut all = Vec::new();
    match &login.state {
        LoginState::Valid { until } => {
            all.push(warn!("repairs/stored-login-looks-good-until", until = until.near(machine.now)));
        }
        LoginState::RefreshPending { .. } => {
            all.push(warn!("repairs/stored-login-looks-if-can"));
        }
        _ => {}
    }
    match login.mcp {
        0 => {}
        many => {
            all.push(warn!("repairs/grants-mcp-servers-same-file", many = many));
        }
    }
    all
}

/// Sessions that write there while the reset is done, as a sentence.
pub(super) fn running(facts: &Facts) -> Option<String> {
    match facts.get::<ConfigFolder>()?.running? {
        0 => None,
        count => Some(warn!("repairs/running-claude-code-sessions-keep", count = count)),
    }
}

/// What macOS keeps beside the files, and how a person takes it out; claude-fix does not touch it.
pub(super) fn keychain(facts: &Facts) -> Vec<String> {
    let services = facts.get::<ConfigFolder>().map(|folder| folder.keychain.as_slice()).unwrap_or_default();
    let pwsh = facts.get::<Machine>().is_some_and(|machine| machine.tongue() == Tongue::PowerShell);
    let user = if pwsh { "$env:USER" } else { "\"$USER\"" };
    let command = |service: &String| format!("security delete-generic-password -a {user} -s '{service}'");
    services.iter().filter(|service| !service.contains('…')).map(command).collect()
}

/// The sentence to these commands.
pub(super) fn keychain_says(facts: &Facts) -> Option<String> {
    let there = facts.get::<ConfigFolder>().is_some_and(|folder| !folder.keychain.is_empty());
    there.then(|| warn!("repairs/macos-login-keychain-which-claude"))
}

/// How one is signed in again.
pub(super) fn sign_in_again() -> String {
    warn!("repairs/sign-in-again-replaces-login")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config_folder::{ConfigFolder, Holds, Refusal};
    use crate::model::credential::{Rung, RungState};
    use crate::model::install::{Install, Method};
    use crate::model::machine::Os;
    use crate::model::plan::{Plan, Risk};
    use crate::model::stamp::{Kind, Stamp};
    use crate::ports::fake::FakeMachine;

    fn rung(kind: CredentialKind) -> Ladder {
        let (source, state) = ("the \u{1b}[31mplace".to_owned(), RungState::Used);
        let (set_in, problems) = (Vec::new(), Vec::new());
        let (fingerprint, length, expires_at, secret) = (None, None, None, None);
        let sent_too = false;
        let rung = Rung { kind, source, set_in, state, fingerprint, length, expires_at, problems, secret, sent_too };
        Ladder { rungs: vec![rung] }
    }

    fn program(path: &str) -> Installs {
        let version = Version::Known("2.1.329".into());
        let install = Install { method: Method::Native, version, on_path: true, active: true, ..Install::at(path) };
        Installs { all: vec![install], searched: 1, ..Installs::default() }
    }

    fn folder(stamp: Stamp) -> ConfigFolder {
        let path = std::path::PathBuf::from("/home/dev/.claude");
        ConfigFolder {
            owner: Some(1000),
            link: None,
            real: Some(path.clone()),
            inside: Some((stamp.clone(), Some(1000))),
            stamp,
            holds: Holds { files: 3, sessions: 2, ..Holds::default() },
            refusals: Vec::new(),
            program: None,
            running: Some(2),
            room: None,
            keychain: Vec::new(),
            path,
        }
    }

    fn machine() -> (Facts, ConfigFolder) {
        let stamp = Stamp { kind: Kind::Folder, size: 0, mode: Some(0o755), digest: Some("00".into()) };
        let facts = Facts::default().with(FakeMachine::new().machine).with(program("/usr/bin/claude"));
        (facts, folder(stamp))
    }

    fn plans(facts: &Facts) -> Vec<Plan> {
        crate::repairs::ALL.iter().filter(|it| it.id.starts_with("reset.")).flat_map(|it| it.made(facts)).collect()
    }

    #[test]
    fn what_a_reset_would_not_fix_is_said() {
        let (facts, _) = machine();
        assert!(not_fixed(&facts, false).is_empty());
        let by = |kind, keys| not_fixed(&facts.clone().with(rung(kind)), keys).join(" ");
        assert!(by(CredentialKind::ApiKey, true).contains("comes before the login"));
        assert!(!by(CredentialKind::ApiKey, true).contains('\u{1b}'));
        assert_eq!(by(CredentialKind::ClaudeAiLogin, false), "");
        assert!(by(CredentialKind::ManagedKey, false).contains("comes before"), "the login alone leaves the key");
        assert_eq!(by(CredentialKind::ManagedKey, true), "");
        let none = facts.clone().with(Installs::default());
        assert!(not_fixed(&none, true).join(" ").contains("no claude"));
    }

    #[test]
    fn a_refused_folder_is_no_plan() {
        let (facts, folder) = machine();
        let whole = plans(&facts.clone().with(folder.clone()));
        assert_eq!(whole.iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>(), ["reset.folder"]);
        assert_eq!(whole[0].risk, Risk::Destructive);
        assert!(whole[0].consequences.iter().any(|it| it.starts_with("2 running")), "{:?}", whole[0].consequences);
        for refusal in [
            Refusal::Root,
            Refusal::Home,
            Refusal::AboveHome,
            Refusal::MountPoint,
            Refusal::MountInside("/x".into()),
            Refusal::GitWorkTree("/x".into()),
            Refusal::NotOwned(0),
            Refusal::ParentClosed,
            Refusal::NotClaude,
            Refusal::NotAFolder(Kind::File),
        ] {
            let words = refusal.words(&FakeMachine::new().machine);
            assert!(!words.ends_with('.') && words.len() > 10, "{words}");
            let refused = ConfigFolder { refusals: vec![refusal], ..folder.clone() };
            assert!(plans(&facts.clone().with(refused)).is_empty(), "{words}");
        }
        let inside = facts.with(folder).with(program("/home/dev/.claude/local/claude"));
        assert!(plans(&inside).is_empty(), "the program that runs stays");
    }

    #[test]
    fn on_a_mac_the_keychain_is_the_persons_to_empty() {
        let (facts, mut folder) = machine();
        folder.keychain = vec!["Claude Code-credentials".into(), "Claude Code".into(), "odd-…".into()];
        let mut mac = FakeMachine::new().machine;
        mac.os = Os::Macos;
        let made = plans(&facts.with(mac).with(folder));
        let middle = made.iter().find(|plan| plan.id == "reset.sign_in").unwrap();
        assert!(!middle.acts(), "nothing but the Keychain holds a sign-in here");
        assert_eq!(middle.manual.len(), 2);
        assert!(
            middle.manual[0].contains("security delete-generic-password -a \"$USER\" -s 'Claude Code-credentials'")
        );
        assert!(middle.consequences.iter().any(|it| it.contains("undo does not bring those items back")));
    }
}
