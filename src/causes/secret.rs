//! Is the key itself spoilt: characters that nobody sees, or the wrong kind of secret?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use super::lists::list;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, CUSTOM_HEADERS, OAUTH_TOKEN};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::hidden::{Effect, HiddenCharacters, Inspected, this_terminal};
use crate::model::login::StoredLogin;
use crate::model::machine::Machine;
use crate::model::plan::Rewrite;
use crate::model::secret::SecretKind;
use crate::model::source::{Source, Variables};
use crate::model::step::Step;

const CHECK: &str = "credentials.characters";

pub(super) const HIDDEN_CHARACTERS: Cause = Cause {
    id: "secret.hidden_characters",
    step: Step::HiddenCharacters,
    layer: Layer::Credential,
    consequence_of: &[],
    docs: DOCS_AUTH,
    judge: hidden,
};

pub(super) const WRONG_KIND: Cause = Cause {
    id: "secret.wrong_kind",
    step: Step::ApiKey,
    layer: Layer::Credential,
    consequence_of: &["secret.hidden_characters"],
    docs: DOCS_AUTH,
    judge: wrong_kind,
};

fn used_with<'a>(facts: &'a Facts, problem: &str) -> Option<&'a Rung> {
    facts.get::<Ladder>()?.used().filter(|rung| rung.problems.iter().any(|it| it == problem))
}

fn hidden(facts: &Facts) -> Option<Finding> {
    spoilt_key(facts).or_else(|| spoilt_headers(facts)).or_else(|| elsewhere(facts))
}

/// The key in use is spoilt.
fn spoilt_key(facts: &Facts) -> Option<Finding> {
    let rung = used_with(facts, "hidden_characters")?;
    let summary = say!("diagnoses/secret-holds-characters-do-not-belong", source = rung.source);
    let mut found = Finding::broken(summary).because(CHECK, what(facts, &rung.source));
    found = found.repair(format!("secret.remove_hidden:{}", rung.source));
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found = found.repair(format!("env.remove_variable:{}", rung.source));
    }
    for because in not_edited(facts, &rung.source) {
        found = found.advice(because);
    }
    Some(found.advice(by_hand(facts, &rung.source, &say!("diagnoses/secret-the-key"))))
}

/// The places that claude-fix does not put right itself, and why.
fn not_edited(facts: &Facts, variable: &str) -> Vec<String> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let sources = variables.get(variable).map(|variable| variable.sources.as_slice()).unwrap_or_default();
    let because = |source: &Source| match source.offer(&Rewrite::Clean) {
        Some(offer) => offer.changes.as_ref().err().cloned(),
        None => source.in_force.is_none().then(|| say!("diagnoses/secret-put-together-by-shell")),
    };
    let told = sources.iter().filter_map(|source| {
        let because = because(source)?;
        let file = machine.tilde(&source.file);
        Some(match source.lines.first() {
            Some(line) => say!("diagnoses/secret-line-is-not-changed", file = file, line = line, because = because),
            None => say!("diagnoses/secret-file-is-not-changed", file = file, because = because),
        })
    });
    told.collect()
}

/// The headers that go with every request cannot be sent.
fn spoilt_headers(facts: &Facts) -> Option<Finding> {
    let headers = facts.get::<HiddenCharacters>()?.in_force(CUSTOM_HEADERS).filter(|it| it.spoilt())?;
    if facts.get::<Ladder>().is_some_and(|ladder| ladder.uses(CredentialKind::CloudProvider)) {
        return None;
    }
    let found = if headers.refused() {
        Finding::broken(say!("diagnoses/secret-holds-characters-no-header-can", variable = CUSTOM_HEADERS))
    } else {
        Finding::note(say!("diagnoses/secret-holds-characters-nobody-sees-they", variable = CUSTOM_HEADERS))
    };
    let found = found.because(CHECK, what(facts, CUSTOM_HEADERS));
    Some(
        found
            .repair(format!("secret.remove_hidden:{CUSTOM_HEADERS}"))
            .repair(format!("env.remove_variable:{CUSTOM_HEADERS}"))
            .advice(by_hand(facts, CUSTOM_HEADERS, &say!("diagnoses/secret-the-headers"))),
    )
}

/// A value that is not used here, and will be where its file is read.
fn elsewhere(facts: &Facts) -> Option<Finding> {
    let hidden = facts.get::<HiddenCharacters>()?;
    let credential = |it: &&Inspected| [API_KEY, AUTH_TOKEN, OAUTH_TOKEN].contains(&it.variable.as_str());
    let value = hidden.values.iter().filter(credential).find(|it| it.spoilt())?;
    let (name, place) = (&value.variable, list(value.places.iter().map(String::as_str)));
    let found = Finding::note(if value.in_force {
        say!("diagnoses/secret-spoilt-and-not-used", name = name, place = place)
    } else {
        say!("diagnoses/secret-spoilt-and-not-here", name = name, place = place)
    });
    let named = say!("diagnoses/secret-variable-in", name = name, place = place);
    Some(found.because(CHECK, told(&named, value)).repair(format!("secret.remove_hidden:{name}")))
}

/// `ANTHROPIC_API_KEY has U+200B ZERO WIDTH SPACE at character 41 of 109 (set in ~/.zshrc line 3)`.
fn what(facts: &Facts, variable: &str) -> String {
    match facts.get::<HiddenCharacters>().and_then(|hidden| hidden.in_force(variable)) {
        Some(value) => {
            say!(
                "diagnoses/secret-set",
                fact = told(variable, value),
                places = list(value.places.iter().map(String::as_str))
            )
        }
        None => say!("diagnoses/secret-has-characters-other-than-printable", name = variable),
    }
}

fn told(name: &str, value: &Inspected) -> String {
    let mut harmful = value.found.iter().filter(|it| it.effect != Effect::Trimmed);
    let Some(first) = harmful.next() else { return say!("diagnoses/secret-no-text-utf-8", name = name) };
    let more = harmful.count() + value.more;
    let fact = say!(
        "diagnoses/secret-has-at-character",
        name = name,
        code_point = first.code_point,
        character = first.name,
        position = first.position,
        length = value.length
    );
    if more == 0 { fact } else { say!("diagnoses/secret-and-more", fact = fact, more = more) }
}

fn by_hand(facts: &Facts, variable: &str, what: &str) -> String {
    let value = facts.get::<HiddenCharacters>().and_then(|hidden| hidden.in_force(variable));
    match value.and_then(|value| value.places.iter().find(|place| **place != this_terminal())) {
        Some(place) => say!("diagnoses/secret-hand-open-delete-whole-value", place = place, what = what),
        None => say!("diagnoses/secret-hand-copy-again-plain-text", what = what, variable = variable),
    }
}

fn wrong_kind(facts: &Facts) -> Option<Finding> {
    let rung = used_with(facts, "wrong_kind")?;
    let accepted = |check: &&KeyCheck| check.source == rung.source && check.answer == KeyAnswer::Accepted;
    if facts.get::<KeyCheck>().as_ref().is_some_and(accepted) {
        return None;
    }
    let (is, belongs) = match rung.secret? {
        SecretKind::ApiKey => (say!("diagnoses/secret-api-key-sk-ant-api"), "ANTHROPIC_API_KEY".to_owned()),
        SecretKind::OauthToken => {
            (say!("diagnoses/secret-login-token-sk-ant-oat"), "CLAUDE_CODE_OAUTH_TOKEN".to_owned())
        }
        SecretKind::RefreshToken => {
            (say!("diagnoses/secret-refresh-token-sk-ant-ort"), say!("diagnoses/secret-in-no-variable"))
        }
        SecretKind::AdminKey => {
            (say!("diagnoses/secret-admin-key-sk-ant-admin"), say!("diagnoses/secret-no-variable-claude-code"))
        }
        SecretKind::Other => return None,
    };
    let summary =
        say!("diagnoses/secret-holds-which-belongs-into-rejected", source = rung.source, is = is, belongs = belongs);
    let found = Finding::broken(summary)
        .because("credentials.ladder", say!("diagnoses/secret-begins-like", source = rung.source, is = is));
    let (to_move, to_remove) = (format!("secret.move:{}", rung.source), format!("env.remove_variable:{}", rung.source));
    // with a good login beneath, Claude Code surely works once the variable is gone
    let found = if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found.repair(to_remove).repair(to_move)
    } else {
        found.repair(to_move).repair(to_remove)
    };
    Some(found.advice(if matches!(rung.secret?, SecretKind::RefreshToken | SecretKind::AdminKey) {
        say!("diagnoses/secret-turn-off-then-sign-claude", source = rung.source)
    } else {
        say!("diagnoses/secret-set-instead-or-sign-claude", belongs = belongs)
    }))
}
