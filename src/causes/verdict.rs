//! What is the answer in one sentence? A verdict that always agrees with the diagnoses.

use crate::model::assessment::Verdict;
use crate::model::certificates::CertificateFiles;
use crate::model::credential::KeyAnswer::{Accepted, NotMeasured, OrganisationDisabled, Other, Rejected};
use crate::model::credential::{CredentialKind, KeyCheck, Ladder};
use crate::model::diagnosis::{Diagnosis, Severity};
use crate::model::explanation::Proves;
use crate::model::facts::Facts;
use crate::model::install::{Installs, Version};
use crate::model::key_program::{KeyProgram, ProgramRun};
use crate::model::login::{LoginState, StoredLogin};
use crate::model::network::{ApiPath, Fault, Path};
use crate::model::said::{Said, of_anthropic};
use crate::model::secret::SecretKind;
use crate::model::time::Moment;
use crate::model::told::{Messages, Reply};

/// The verdict and its sentence.
#[must_use]
pub fn verdict(diagnoses: &[Diagnosis], facts: &Facts, now: Moment) -> (Verdict, String) {
    if let Some(first) = diagnoses.first().filter(|it| it.severity == Severity::Broken) {
        return (Verdict::Problems, first.summary.clone());
    }
    if let Some(because) = undecided(facts) {
        return (Verdict::Unknown, because);
    }
    // a limit is no fault: what it says is all there is to say
    if let Some(limit) = diagnoses.iter().find(|it| it.id == "limit.mistaken_for_auth") {
        return (Verdict::Healthy, limit.summary.clone());
    }
    let healthy = healthy(facts, now);
    match diagnoses.iter().find(|it| it.severity == Severity::Warning) {
        Some(warning) => {
            (Verdict::Healthy, say!("diagnoses/verdict-claude-code-should-work", summary = warning.summary))
        }
        None => (Verdict::Healthy, healthy),
    }
}

/// Why it cannot be told, if what decides is not known.
fn undecided(facts: &Facts) -> Option<String> {
    match Messages::last(facts).map(|sent| &sent.reply) {
        Some(Reply::Answered) => return None,
        Some(Reply::Refused(met)) if met.proves == Proves::Limit => return None,
        Some(Reply::Refused(met)) => {
            return Some(say!("diagnoses/verdict-real-message-turned-down", words = met.words));
        }
        Some(Reply::Failed(words)) => return Some(say!("diagnoses/verdict-real-message-not-answered", words = words)),
        Some(Reply::NotSent(_)) | None => {}
    }
    let Some(ladder) = facts.get::<Ladder>() else {
        return Some(say!("diagnoses/verdict-unknown-which-credential"));
    };
    if facts.get::<Installs>().is_none() {
        return Some(say!("diagnoses/verdict-unknown-whether-installed"));
    }
    if let Some(because) = no_service(facts).filter(|_| !ladder.uses(CredentialKind::CloudProvider)) {
        return Some(because);
    }
    let login = facts.get::<StoredLogin>();
    if ladder.rests_on_login() {
        return match login.map(|login| &login.state) {
            Some(LoginState::Unknown { because, .. }) => {
                Some(say!("diagnoses/verdict-unknown-whether-signed-in", because = because))
            }
            Some(LoginState::None) | None => Some(say!("diagnoses/verdict-nobody-seems-signed-in")),
            _ => None,
        };
    }
    let used = ladder.used()?;
    let served = login.is_some_and(StoredLogin::good);
    match used.kind {
        // Anthropic takes a login token there, too (measured); it is never sent from here
        CredentialKind::AuthToken if used.secret == Some(SecretKind::OauthToken) && of_anthropics(facts) => {
            return None;
        }
        CredentialKind::ApiKey | CredentialKind::AuthToken | CredentialKind::ManagedKey => {}
        CredentialKind::ApiKeyHelper => match facts.get::<KeyProgram>().map(|it| &it.run) {
            Some(ProgramRun::Printed { .. }) => {}
            Some(ProgramRun::Failed { .. }) => return None,
            Some(ProgramRun::NotRun { because }) => {
                return Some(say!(
                    "diagnoses/verdict-key-program-not-run-because",
                    source = used.source,
                    because = because
                ));
            }
            None => return Some(say!("diagnoses/verdict-key-program-not-run", source = used.source)),
        },
        _ => return None,
    }
    let key = match used.kind {
        CredentialKind::ApiKeyHelper => say!("diagnoses/verdict-key-from-program", source = used.source),
        _ => say!("diagnoses/verdict-key-in-variable", source = used.source),
    };
    not_measured(facts, &key, served)
}

fn of_anthropics(facts: &Facts) -> bool {
    facts.get::<ApiPath>().is_none_or(|path| of_anthropic(&path.0.target.host))
}

/// Why it cannot be told whether the key works, if it was not measured; `served`: a good login lies beneath it.
fn not_measured(facts: &Facts, key: &str, served: bool) -> Option<String> {
    let check = facts.get::<KeyCheck>();
    match check.map(|check| &check.answer) {
        Some(Accepted | Rejected { .. } | OrganisationDisabled { .. }) => None,
        Some(Other { status, .. }) => Some(match check.map(|check| &check.host) {
            Some(host) if host != "api.anthropic.com" => {
                say!("diagnoses/verdict-host-says-nothing", host = host, status = status, key = key)
            }
            _ => say!("diagnoses/verdict-api-says-nothing", status = status, key = key),
        }),
        Some(NotMeasured { because }) => Some(say!("diagnoses/verdict-key-not-tested", key = key, because = because)),
        // without the network a key decides nothing where a login would serve
        None if served && facts.get::<ApiPath>().is_none() => None,
        None if served => Some(say!("diagnoses/verdict-key-used-before-login", key = key)),
        None => Some(say!("diagnoses/verdict-key-not-tested-alone", key = key)),
    }
}

/// Why it cannot be told whether the service works: the way to it broke in a manner that no cause explains, or it
/// answered that it cannot or will not serve.
fn no_service(facts: &Facts) -> Option<String> {
    let path = &facts.get::<ApiPath>()?.0;
    let unverified = facts.get::<CertificateFiles>().is_some_and(|files| files.unverified);
    if unverified && matches!(path.broken, Some((_, Fault::Certificate { .. }))) {
        // Claude Code goes on where claude-fix stops
        return None;
    }
    let host = crate::model::text::plain(&path.target.host, 80);
    match (&path.broken, path.status) {
        (Some(_), _) => {
            let trouble = path.trouble().unwrap_or_default();
            Some(say!("diagnoses/verdict-claude-code-cannot-reach-why", host = host, trouble = trouble))
        }
        // of another address only what it says of its own trouble is understood
        (None, Some(status @ (403 | 429 | 451 | 500..))) if host == "api.anthropic.com" || troubled(facts, path) => {
            Some(say!("diagnoses/verdict-host-answered-otherwise", host = host, status = status))
        }
        _ => None,
    }
}

/// Whether another address than Anthropic's own says that something is out of order there, and took no key either.
pub(super) fn troubled(facts: &Facts, path: &Path) -> bool {
    let accepted = facts.get::<KeyCheck>().is_some_and(|check| check.answer == Accepted);
    // 501: it does not know this request, which is no fault of others
    matches!(path.said(), Some(Said::Trouble(status)) if status != 501) && !of_anthropic(&path.target.host) && !accepted
}

/// What works, as far as it was measured.
fn healthy(facts: &Facts, now: Moment) -> String {
    let version = facts.get::<Installs>().and_then(|installs| installs.active()).map(|it| &it.version);
    let program = match version {
        Some(Version::Known(number)) => say!("diagnoses/verdict-program-version", number = number),
        _ => say!("diagnoses/verdict-program"),
    };
    let reached = facts.get::<ApiPath>().is_some_and(|path| path.0.open());
    let gateway = facts.get::<ApiPath>().map(|path| &path.0.target.host).filter(|host| !of_anthropic(host));
    let way = match gateway {
        _ if Messages::answered(facts) => say!("diagnoses/verdict-real-message-answered"),
        _ if !reached => say!("diagnoses/verdict-no-connection-tested"),
        Some(host) => say!("diagnoses/verdict-host-answers", host = crate::model::text::plain(host, 80)),
        None => say!("diagnoses/verdict-service-answers"),
    };
    let Some(used) = facts.get::<Ladder>().and_then(Ladder::used) else {
        return say!("diagnoses/verdict-nothing-broken-is-seen", program = program, way = way);
    };
    let login = facts.get::<StoredLogin>();
    match (used.kind, login.map(|login| &login.state)) {
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Valid { .. })) if login.is_some_and(|it| it.renews) => {
            say!("diagnoses/verdict-uses-login-that-renews", program = program, way = way)
        }
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Valid { until })) => {
            say!("diagnoses/verdict-uses-login-until", program = program, until = until.near(now), way = way)
        }
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Kept { .. })) => {
            say!("diagnoses/verdict-uses-login-of-keychain", program = program, way = way)
        }
        (CredentialKind::ClaudeAiLogin, _) => {
            say!("diagnoses/verdict-will-renew-login", program = program, way = way)
        }
        // a cloud is not asked: that would need its own way to sign in
        (CredentialKind::CloudProvider, _) if !Messages::answered(facts) => {
            say!("diagnoses/verdict-uses-cloud", program = program, source = used.source)
        }
        (CredentialKind::ApiKeyHelper, _) => {
            say!("diagnoses/verdict-uses-key-of-program", program = program, source = used.source, way = way)
        }
        _ => say!("diagnoses/verdict-uses-variable", program = program, source = used.source, way = way),
    }
}
