//! Which faults of its own sign-in does a version of Claude Code have? The data of `assets/known-bugs.json`, read once.

use std::sync::OnceLock;

use semver::Version;
use serde::Deserialize;

use crate::assets;
use crate::words;

const ASSET: &str = "known-bugs.json";

/// On which machines a fault matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// Somebody has to sign in.
    SignIn,
    /// The service turned a login down.
    TurnedDown,
    /// `~/.claude.json` cannot be read.
    BrokenConfig,
    /// The stored login cannot be read.
    BrokenLogin,
    /// The login has ended, or has to be renewed.
    LoginEnded,
    /// The same, and there are managed settings.
    ManagedLoginEnded,
    /// The login is in the Keychain.
    Keychain,
    /// A certificate is not trusted.
    Certificate,
    /// `CLAUDE_CODE_OAUTH_TOKEN` is set.
    OauthToken,
    /// Hosts are taken away from the proxy.
    NoProxy,
    /// A proxy is set.
    Proxy,
    /// Managed settings require a login, and a cloud provider is used.
    PolicyAndCloud,
    /// Several sessions run.
    SeveralSessions,
    /// `ANTHROPIC_BASE_URL` is set.
    BaseUrl,
    /// A program gives the key.
    Helper,
    /// A character that nobody sees spoils a key.
    HiddenCharacters,
    /// It cannot be seen from here.
    Unseen,
}

/// A fault that a newer version repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBug {
    /// Its id, by which the texts know it.
    pub id: String,
    /// The first version that has it, if that is known.
    pub since: Option<Version>,
    /// The first version without it.
    pub fixed: Version,
    /// Where it matters.
    pub concerns: Concern,
    /// The cause that it can look like.
    pub cause: String,
    /// Where it is written.
    pub source: String,
}

impl KnownBug {
    /// What goes wrong, as half a sentence after "this version".
    #[must_use]
    pub fn what(&self) -> String {
        words::of("explain", &format!("bug-{}", self.id), "what").unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Raw {
    bugs: Vec<RawBug>,
}

#[derive(Deserialize)]
struct RawBug {
    id: String,
    since: Option<String>,
    fixed: String,
    concerns: Concern,
    cause: String,
    source: String,
}

impl RawBug {
    /// `None` if a version is none; a test holds that there is no such entry.
    fn read(self) -> Option<KnownBug> {
        let since = self.since.map(|since| Version::parse(&since)).transpose().ok()?;
        let Self { id, concerns, cause, source, .. } = self;
        Some(KnownBug { id, since, fixed: Version::parse(&self.fixed).ok()?, concerns, cause, source })
    }
}

/// Every fault that is known, the oldest first.
#[must_use]
pub fn all() -> &'static [KnownBug] {
    static ALL: OnceLock<Vec<KnownBug>> = OnceLock::new();
    let read = |raw: Raw| raw.bugs.into_iter().filter_map(RawBug::read).collect();
    ALL.get_or_init(|| {
        serde_json::from_slice::<Raw>(assets::read(ASSET).unwrap_or_default().as_bytes()).map(read).unwrap_or_default()
    })
}

/// The faults of this version; none of a version that cannot be read.
pub fn of(version: &str) -> impl Iterator<Item = &'static KnownBug> {
    let version = Version::parse(version).ok();
    all().iter().filter(move |bug| {
        version.as_ref().is_some_and(|it| *it < bug.fixed && bug.since.as_ref().is_none_or(|since| it >= since))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_whole() {
        let raw: Raw = serde_json::from_str(&assets::read(ASSET).unwrap_or_default()).expect("the asset");
        assert_eq!(raw.bugs.len(), all().len());
        assert!(all().len() >= 25);
        let known: Vec<&str> = include_str!("../../tests/data/cause-ids.txt").lines().collect();
        for bug in all() {
            assert!(known.contains(&bug.cause.as_str()), "{}", bug.cause);
            assert!(bug.since.as_ref().is_none_or(|since| *since < bug.fixed), "{bug:?}");
            assert!(
                (1..120).contains(&bug.what().len())
                    && !bug.what().ends_with('.')
                    && bug.source.starts_with("changelog ")
            );
        }
        assert!(all().is_sorted_by_key(|bug| bug.fixed.clone()), "the oldest stands first");
    }

    #[test]
    fn a_version_has_the_faults_between_since_and_fixed() {
        let has = |version: &str, concern| of(version).any(|bug| bug.concerns == concern);
        assert_eq!(of("2.1.329").count(), 0);
        assert_eq!(of("1.0.87").count(), all().len() - 2, "all but the two that begin later");
        let paste = |version: &str| of(version).any(|bug| bug.cause == "remote.code_truncated");
        assert_eq!(["2.1.104", "2.1.105", "2.1.107", "2.1.108"].map(paste), [false, true, true, false]);
        assert!(has("2.1.210", Concern::SeveralSessions) && !has("2.1.211", Concern::SeveralSessions));
        assert_eq!(of("nonsense").count(), 0);
    }
}
