//! Is the key itself spoilt: characters that nobody sees, or the wrong kind of secret?

use super::DOCS_AUTH;
use super::form::{Cause, Finding};
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, CUSTOM_HEADERS, OAUTH_TOKEN};
use crate::model::credential::{CredentialKind, KeyAnswer, KeyCheck, Ladder, Rung};
use crate::model::diagnosis::Layer;
use crate::model::facts::Facts;
use crate::model::hidden::{Effect, HiddenCharacters, Inspected};
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
    let summary =
        format!("{} holds characters that do not belong into a key. The key may be good without them.", rung.source);
    let mut found = Finding::broken(summary).because(CHECK, format!("{} {}", rung.source, what(facts, &rung.source)));
    found = found.repair(format!("secret.remove_hidden:{}", rung.source));
    if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found = found.repair(format!("env.remove_variable:{}", rung.source));
    }
    for because in not_edited(facts, &rung.source) {
        found = found.advice(because);
    }
    Some(found.advice(by_hand(facts, &rung.source, "the key")))
}

/// The places that claude-fix does not put right itself, and why.
fn not_edited(facts: &Facts, variable: &str) -> Vec<String> {
    let (Some(variables), Some(machine)) = (facts.get::<Variables>(), facts.get::<Machine>()) else {
        return Vec::new();
    };
    let sources = variables.get(variable).map(|variable| variable.sources.as_slice()).unwrap_or_default();
    let because = |source: &Source| match source.offer(&Rewrite::Clean) {
        Some(offer) => offer.changes.as_ref().err().cloned(),
        None => source.in_force.is_none().then(|| "its value is put together by the shell, not written out".to_owned()),
    };
    let told = sources.iter().filter_map(|source| {
        let line = source.lines.first().map_or_else(String::new, |line| format!(" line {line}"));
        let place = format!("{}{line}", machine.tilde(&source.file));
        Some(format!("claude-fix does not change {place} itself, because {}.", because(source)?))
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
        Finding::broken(format!(
            "{CUSTOM_HEADERS} holds characters that no header can carry, so Claude Code sends nothing at all. Nothing is \
             wrong with your account."
        ))
    } else {
        Finding::note(format!("{CUSTOM_HEADERS} holds characters that nobody sees; they are sent as they are."))
    };
    let found = found.because(CHECK, format!("{CUSTOM_HEADERS} {}", what(facts, CUSTOM_HEADERS)));
    Some(
        found
            .repair(format!("secret.remove_hidden:{CUSTOM_HEADERS}"))
            .repair(format!("env.remove_variable:{CUSTOM_HEADERS}"))
            .advice(by_hand(facts, CUSTOM_HEADERS, "the headers")),
    )
}

/// A value that is not used here, and will be where its file is read.
fn elsewhere(facts: &Facts) -> Option<Finding> {
    let hidden = facts.get::<HiddenCharacters>()?;
    let credential = |it: &&Inspected| [API_KEY, AUTH_TOKEN, OAUTH_TOKEN].contains(&it.variable.as_str());
    let value = hidden.values.iter().filter(credential).find(|it| it.spoilt())?;
    let (name, place) = (&value.variable, value.places.join(", "));
    let unused = if value.in_force {
        "It is not what Claude Code uses here."
    } else {
        "This terminal does not have that value."
    };
    Some(
        Finding::note(format!("{name} in {place} holds characters that do not belong into a key. {unused}"))
            .because(CHECK, format!("{name} in {place} {}", told(value)))
            .repair(format!("secret.remove_hidden:{name}")),
    )
}

/// `has U+200B ZERO WIDTH SPACE at character 41 of 109 (set in ~/.zshrc line 3)`.
fn what(facts: &Facts, variable: &str) -> String {
    match facts.get::<HiddenCharacters>().and_then(|hidden| hidden.in_force(variable)) {
        Some(value) => format!("{} (set in {})", told(value), value.places.join(", ")),
        None => "has characters other than printable ASCII".to_owned(),
    }
}

fn told(value: &Inspected) -> String {
    let mut harmful = value.found.iter().filter(|it| it.effect != Effect::Trimmed);
    let Some(first) = harmful.next() else { return "is no text in UTF-8".to_owned() };
    let more = harmful.count() + value.more;
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("has {} {} at character {} of {}{more}", first.code_point, first.name, first.position, value.length)
}

fn by_hand(facts: &Facts, variable: &str, what: &str) -> String {
    let value = facts.get::<HiddenCharacters>().and_then(|hidden| hidden.in_force(variable));
    match value.and_then(|value| value.places.iter().find(|place| *place != "this terminal")) {
        Some(place) => format!(
            "By hand: open {place}, delete the whole value, and type or paste {what} again as plain text; step 4 shows \
             where the characters are."
        ),
        None => format!(
            "By hand: copy {what} again as plain text and set {variable} anew; step 4 shows where the characters are."
        ),
    }
}

fn wrong_kind(facts: &Facts) -> Option<Finding> {
    let rung = used_with(facts, "wrong_kind")?;
    let accepted = |check: &&KeyCheck| check.source == rung.source && check.answer == KeyAnswer::Accepted;
    if facts.get::<KeyCheck>().as_ref().is_some_and(accepted) {
        return None;
    }
    let (is, belongs) = match rung.secret? {
        SecretKind::ApiKey => ("an API key (sk-ant-api…)", "ANTHROPIC_API_KEY"),
        SecretKind::OauthToken => ("a login token (sk-ant-oat…)", "CLAUDE_CODE_OAUTH_TOKEN"),
        SecretKind::RefreshToken => ("a refresh token (sk-ant-ort…)", "no variable at all"),
        SecretKind::AdminKey => ("an admin key (sk-ant-admin…)", "no variable of Claude Code"),
        SecretKind::Other => return None,
    };
    let summary =
        format!("{} holds {is}, which belongs into {belongs}. It is rejected there even if it is good.", rung.source);
    let found = Finding::broken(summary).because("credentials.ladder", format!("{} begins like {is}", rung.source));
    let (to_move, to_remove) = (format!("secret.move:{}", rung.source), format!("env.remove_variable:{}", rung.source));
    // with a good login beneath, Claude Code surely works once the variable is gone
    let found = if facts.get::<StoredLogin>().is_some_and(StoredLogin::good) {
        found.repair(to_remove).repair(to_move)
    } else {
        found.repair(to_move).repair(to_remove)
    };
    Some(found.advice(if matches!(rung.secret?, SecretKind::RefreshToken | SecretKind::AdminKey) {
        format!("Turn {} off, then sign in: claude auth login", rung.source)
    } else {
        format!("Set it as {belongs} instead, or sign in: claude auth login")
    }))
}
