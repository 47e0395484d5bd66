//! How did it look when it last worked? A few facts without secrets, kept between runs, and what has changed since.

use serde::{Deserialize, Serialize};

use super::credential::CredentialKind;
use super::facts::Fact;
use super::time::Moment;

/// The way to the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// The host that was asked.
    pub host: String,
    /// The proxy in between, as `host:port`.
    pub proxy: Option<String>,
    /// Who signed the certificate that the host showed; `None` if none was seen.
    #[serde(default)]
    pub issuer: Option<String>,
}

/// What is kept of a run that found nothing broken. It holds no secret and no trace of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// `claude-fix.last-healthy/1`.
    pub schema: String,
    /// When it was seen to work.
    pub at: Moment,
    /// The version of Claude Code that ran; `None` if it was not known.
    pub claude: Option<String>,
    /// Where it lay, with `~`.
    #[serde(default)]
    pub at_path: Option<String>,
    /// Node's version, if there is one; npm goes by it.
    #[serde(default)]
    pub node: Option<String>,
    /// The credential in use: the id of its kind, and the variable or file that it came from. Earlier versions wrote
    /// the kind in English words.
    pub credential: Option<(String, String)>,
    /// `None` if the network was not looked at.
    pub way: Option<Way>,
}

impl Fact for Remembered {}

impl Remembered {
    /// Its name in claude-fix's own folder.
    pub const FILE: &'static str = "last-healthy.json";

    /// The schema of this version.
    pub const SCHEMA: &'static str = "claude-fix.last-healthy/1";

    /// What is different now, a sentence's half each. What one of the two did not know is not compared.
    #[must_use]
    pub fn changes(&self, now: &Self) -> Vec<String> {
        let mut all = Vec::new();
        if let (Some(then), Some(now)) = (&self.claude, &now.claude)
            && then != now
        {
            all.push(say!("model/claude-code-became", then = then, now = now));
        }
        if let (Some(then), Some(now)) = (&self.at_path, &now.at_path)
            && then != now
        {
            all.push(say!("model/claude-runs-instead", now = now, then = then));
        }
        if let (Some(then), Some(now)) = (&self.node, &now.node)
            && then != now
        {
            all.push(say!("model/node-became", then = then, now = now));
        }
        let shown = |it: &Option<(String, String)>| it.as_ref().map(|(kind, from)| (words(kind), from.clone()));
        match (shown(&self.credential), shown(&now.credential)) {
            (Some(then), Some(now)) if then != now => {
                all.push(say!(
                    "model/credential-took-place",
                    now = now.0,
                    now_from = now.1,
                    then = then.0,
                    then_from = then.1
                ));
            }
            (Some(then), None) => all.push(say!("model/credential-is-gone", then = then.0, then_from = then.1)),
            _ => {}
        }
        if let (Some(then), Some(now)) = (&self.way, &now.way) {
            if then.host != now.host {
                all.push(say!("model/api-asked-at-instead", now = now.host, then = then.host));
            }
            match (&then.proxy, &now.proxy) {
                (None, Some(now)) => all.push(say!("model/proxy-stands-between", now = now)),
                (Some(then), None) => all.push(say!("model/proxy-no-longer-set", then = then)),
                (Some(then), Some(now)) if then != now => {
                    all.push(say!("model/proxy-took-place", now = now, then = then));
                }
                _ => {}
            }
            if let (Some(then), Some(now)) = (&then.issuer, &now.issuer)
                && then != now
            {
                all.push(say!("model/certificate-signed-instead", now = now, then = then));
            }
        }
        all
    }
}

/// A kind of credential as people call it.
fn words(kind: &str) -> String {
    let known = CredentialKind::ALL.into_iter().find(|it| it.id() == kind);
    known.map_or_else(|| kind.to_owned(), CredentialKind::words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(claude: &str, credential: Option<&str>, proxy: Option<&str>) -> Remembered {
        Remembered {
            schema: Remembered::SCHEMA.into(),
            at: Moment(0),
            claude: Some(claude.into()),
            at_path: Some("~/.local/bin/claude".into()),
            node: None,
            credential: credential.map(|it| (it.into(), "~/.zshrc".into())),
            way: Some(Way {
                host: "api.anthropic.com".into(),
                proxy: proxy.map(str::to_owned),
                issuer: Some("Let's Encrypt".into()),
            }),
        }
    }

    #[test]
    fn what_changed_is_said_and_nothing_else() {
        let then = seen("2.1.310", Some("login"), None);
        assert!(then.changes(&then).is_empty());
        assert_eq!(then.changes(&seen("2.1.329", Some("login"), None)), ["Claude Code 2.1.310 became 2.1.329"]);
        assert_eq!(
            then.changes(&seen("2.1.310", Some("API key"), Some("10.0.0.1:3128"))),
            [
                "the API key from ~/.zshrc took the place of the login from ~/.zshrc",
                "the proxy 10.0.0.1:3128 stands in between"
            ]
        );
        assert_eq!(then.changes(&seen("2.1.310", None, None)), ["the login from ~/.zshrc is gone"]);
    }

    #[test]
    fn another_signer_another_host_and_another_copy_are_told() {
        let then = seen("2.1.310", Some("login"), None);
        let mut now = then.clone();
        now.at_path = Some("/usr/bin/claude".into());
        now.way = Some(Way { host: "relay.example".into(), proxy: None, issuer: Some("Corp CA".into()) });
        assert_eq!(
            then.changes(&now),
            [
                "the claude that runs is /usr/bin/claude instead of ~/.local/bin/claude",
                "the API is asked at relay.example instead of api.anthropic.com",
                "the certificate is signed by Corp CA instead of Let's Encrypt"
            ]
        );
        let old = r#"{"schema":"claude-fix.last-healthy/1","at":0,"claude":"2.1.310","credential":null,"way":{"host":"h","proxy":null}}"#;
        assert_eq!(serde_json::from_str::<Remembered>(old).unwrap().way.unwrap().issuer, None, "an older file is read");
    }

    #[test]
    fn what_was_not_known_is_not_compared() {
        let then = seen("2.1.310", None, None);
        let now = Remembered { claude: None, way: None, ..seen("2.1.310", Some("login"), None) };
        assert!(then.changes(&now).is_empty());
    }
}
