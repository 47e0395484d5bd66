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
        Some(warning) => (Verdict::Healthy, format!("Claude Code should work. {}", warning.summary)),
        None => (Verdict::Healthy, healthy),
    }
}

/// Why it cannot be told, if what decides is not known.
fn undecided(facts: &Facts) -> Option<String> {
    match Messages::last(facts).map(|sent| &sent.reply) {
        Some(Reply::Answered) => return None,
        Some(Reply::Refused(met)) if met.proves == Proves::Limit => return None,
        Some(Reply::Refused(met)) => return Some(format!("A real message was turned down. {}", met.words)),
        Some(Reply::Failed(words)) => return Some(format!("A real message was not answered. {words}")),
        Some(Reply::NotSent(_)) | None => {}
    }
    let Some(ladder) = facts.get::<Ladder>() else {
        return Some("It could not be told which credential Claude Code uses.".to_owned());
    };
    if facts.get::<Installs>().is_none() {
        return Some("It could not be told whether Claude Code is installed.".to_owned());
    }
    if let Some(because) = no_service(facts).filter(|_| !ladder.uses(CredentialKind::CloudProvider)) {
        return Some(because);
    }
    let login = facts.get::<StoredLogin>();
    if ladder.rests_on_login() {
        return match login.map(|login| &login.state) {
            Some(LoginState::Unknown { because }) => {
                Some(format!("It could not be told whether somebody is signed in: {because}."))
            }
            Some(LoginState::None) | None => {
                Some("Nobody seems to be signed in, and that could not be settled.".to_owned())
            }
            _ => None,
        };
    }
    let used = ladder.used()?;
    let served = login.is_some_and(StoredLogin::good);
    match used.kind {
        CredentialKind::ApiKey | CredentialKind::AuthToken | CredentialKind::ManagedKey => {}
        CredentialKind::ApiKeyHelper => match facts.get::<KeyProgram>().map(|it| &it.run) {
            Some(ProgramRun::Printed { .. }) => {}
            Some(ProgramRun::Failed { .. }) => return None,
            Some(ProgramRun::NotRun { because }) => {
                return Some(format!("The key comes from the program that {} names: {because}.", used.source));
            }
            None => return Some(format!("The key comes from the program that {} names; it was not run.", used.source)),
        },
        _ => return None,
    }
    let key = match used.kind {
        CredentialKind::ApiKeyHelper => format!("the key from the program that {} names", used.source),
        _ => format!("the key in {}", used.source),
    };
    match facts.get::<KeyCheck>().map(|check| &check.answer) {
        Some(Accepted | Rejected { .. } | OrganisationDisabled { .. }) => None,
        Some(Other { status, .. }) => {
            let host = facts.get::<KeyCheck>().map_or("The API", |check| check.host.as_str());
            let who = if host == "api.anthropic.com" { "The API" } else { host };
            Some(format!("{who} answered {status}, which says nothing about {key}."))
        }
        Some(NotMeasured { because }) => Some(format!("It was not tested whether {key} works: {because}.")),
        // without the network a key decides nothing where a login would serve
        None if served && facts.get::<ApiPath>().is_none() => None,
        None if served => Some(format!("Before your login {key} is used, and it was not tested.")),
        None => Some(format!("It was not tested whether {key} works, and nothing else would serve.")),
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
            Some(format!("Claude Code cannot reach {host}: {trouble}. Why is not known."))
        }
        // of another address only what it says of its own trouble is understood
        (None, Some(status @ (403 | 429 | 451 | 500..))) if host == "api.anthropic.com" || troubled(facts, path) => {
            Some(format!("{host} answered {status}, so it could not be told whether Claude Code is served."))
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
        Some(Version::Known(number)) => format!("Claude Code {number}"),
        _ => "Claude Code".to_owned(),
    };
    let reached = facts.get::<ApiPath>().is_some_and(|path| path.0.open());
    let gateway = facts.get::<ApiPath>().map(|path| &path.0.target.host).filter(|host| !of_anthropic(host));
    let answers = gateway.map_or_else(
        || "the service answers".to_owned(),
        |host| format!("{} answers", crate::model::text::plain(host, 80)),
    );
    let way = match reached {
        _ if Messages::answered(facts) => "a real message was answered",
        true => answers.as_str(),
        false => "no connection was tested",
    };
    let Some(used) = facts.get::<Ladder>().and_then(Ladder::used) else {
        return format!("Nothing is broken as far as it can be seen: {program} is installed and {way}.");
    };
    let login = facts.get::<StoredLogin>();
    match (used.kind, login.map(|login| &login.state)) {
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Valid { .. })) if login.is_some_and(|it| it.renews) => {
            format!("Nothing is broken: {program} uses your claude.ai login, which renews itself, and {way}.")
        }
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Valid { until })) => {
            format!(
                "Nothing is broken: {program} uses your claude.ai login, valid until {}, and {way}.",
                until.near(now)
            )
        }
        (CredentialKind::ClaudeAiLogin, Some(LoginState::Kept { .. })) => {
            format!(
                "Nothing is broken: {program} uses the claude.ai login of the Keychain, which was not opened, and {way}."
            )
        }
        (CredentialKind::ClaudeAiLogin, _) => {
            format!("Nothing is broken: {program} will renew your claude.ai login by itself, and {way}.")
        }
        // a cloud is not asked: that would need its own way to sign in
        (CredentialKind::CloudProvider, _) if !Messages::answered(facts) => {
            format!(
                "Nothing is broken: {program} uses the cloud that {} names; whether that answers was not tested.",
                used.source
            )
        }
        (CredentialKind::ApiKeyHelper, _) => {
            format!("Nothing is broken: {program} uses the key from the program that {} names, and {way}.", used.source)
        }
        _ => format!("Nothing is broken: {program} uses {} and {way}.", used.source),
    }
}
