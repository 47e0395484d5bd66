//! Does a key, a token, a header or an address hold a character that nobody sees, here or where it is set?

use std::borrow::Cow;
use std::collections::HashMap;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::registry_variables;
use super::startup_files;
use crate::claude_code::characters::{clean, odd_in, use_of};
use crate::claude_code::variables::{
    API_KEY, AUTH_TOKEN, BASE_URL, BLANK_IS_NONE, CUSTOM_HEADERS, OAUTH_TOKEN, PROXY, watched_in,
};
use crate::dialects::{Statement, jsonc};
use crate::model::hidden::{Effect, Found, HiddenCharacters, Inspected, MOST};
use crate::model::order::InOrder;
use crate::model::outcome::Learned;
use crate::model::secret::Secret;
use crate::model::step::Step;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check =
    Check { id: "credentials.characters", group: Step::HiddenCharacters, asks: &[Ask::Files], run };

/// The variables whose values are looked at.
fn looked_at() -> impl Iterator<Item = &'static str> {
    [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, CUSTOM_HEADERS, BASE_URL].into_iter().chain(PROXY)
}

/// One value, wherever it stands.
struct Value {
    variable: String,
    secret: Secret,
    places: Vec<String>,
    in_force: bool,
}

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let values = values(world, &gather(world));
        let mut facts = HiddenCharacters { values: Vec::new(), looked_at: values.len() };
        for value in &values {
            facts.values.extend(inspect(value));
        }
        facts.values.order_by_key(|it| (!it.in_force, !it.spoilt()));
        describe(&facts).fact(facts)
    }
    .boxed()
}

fn describe(facts: &HiddenCharacters) -> Learned {
    let spoilt = |here: bool| facts.values.iter().any(|it| it.spoilt() && it.in_force == here);
    let learned = if facts.looked_at == 0 {
        return Learned::skipped(say!("checks/no-key-token-header-or"));
    } else if spoilt(true) {
        Learned::found(say!("checks/value-holds-characters-do-not"))
    } else if spoilt(false) {
        Learned::found(say!("checks/value-claude-code-does-not"))
    } else if facts.values.is_empty() {
        Learned::healthy(say!("checks/every-character-one-belongs-there"))
    } else {
        Learned::healthy(say!("checks/only-white-space-at-edges"))
    };
    let lines = facts.values.iter().flat_map(|it| evidence(it).into_iter().map(move |line| (it, line)));
    lines.fold(learned, |learned, (it, line)| learned.evidence(&it.variable, line))
}

fn evidence(it: &Inspected) -> Vec<String> {
    let place = it.places.listed();
    if !it.text {
        return vec![say!("checks/bytes-no-text-utf-8", place = place)];
    }
    let one = |found: &Found| {
        let Found { code_point, name, position, effect, .. } = found;
        let (place, length) = (&place, it.length);
        match effect {
            Effect::Trimmed => say!(
                "checks/character-taken-away",
                place = place,
                point = code_point,
                name = name,
                position = *position,
                length = length
            ),
            Effect::Refused => say!(
                "checks/character-refused",
                place = place,
                point = code_point,
                name = name,
                position = *position,
                length = length
            ),
            Effect::Sent => say!(
                "checks/character-sent-along",
                place = place,
                point = code_point,
                name = name,
                position = *position,
                length = length
            ),
        }
    };
    let mut lines: Vec<String> = it.found.iter().take(20).map(one).collect();
    let more = it.more + it.found.len().saturating_sub(20);
    if more > 0 {
        lines.push(say!("checks/characters-and-more", place = place, more = more));
    }
    lines
}

/// What is odd about a value; `None` if nothing is.
fn inspect(value: &Value) -> Option<Inspected> {
    let mut it = Inspected {
        variable: value.variable.clone(),
        places: value.places.clone(),
        in_force: value.in_force,
        length: value.secret.length(),
        fingerprint: None,
        found: Vec::new(),
        more: 0,
        text: false,
    };
    let Ok(text) = std::str::from_utf8(value.secret.expose()) else {
        return Some(it);
    };
    let odd = odd_in(use_of(&value.variable), text);
    if odd.is_empty() {
        return None;
    }
    let cleaned = clean(&value.variable, text).unwrap_or_else(|| text.to_owned());
    it.text = true;
    it.fingerprint = Secret::new(cleaned.into_bytes()).fingerprint();
    it.more = odd.len().saturating_sub(MOST);
    it.found = odd.iter().take(MOST).map(crate::claude_code::characters::Odd::found).collect();
    Some(it)
}

/// Every value of the variables, each told once, with the places that hold it.
fn values(world: &World, gathered: &Gathered) -> Vec<Value> {
    let mut all: Vec<Value> = Vec::new();
    let told_apart: Vec<&str> = watched_in(&world.env).collect();
    for name in looked_at().filter(|name| told_apart.contains(name)) {
        if let Some(secret) = gathered.env.secret(name) {
            all.push(Value { variable: name.to_owned(), secret, places: Vec::new(), in_force: true });
        }
        if let Some(secret) = world.env.secret(name) {
            add(&mut all, name, secret, None);
        }
    }
    for attempt in &gathered.attempts {
        let block = attempt.result.as_ref().ok().and_then(|value| value.get("env")?.as_object());
        for (name, value) in block.into_iter().flatten() {
            let known = world.env.named(name);
            let Some(text) = value.as_str().filter(|text| !text.is_empty() && looked_at().any(|it| it == known)) else {
                continue;
            };
            let bytes = world.files.read(&attempt.path, super::gather::LIMIT).unwrap_or_default();
            let line = jsonc::line_of(&bytes, &["env", name]);
            let place = place(world, &attempt.path, line);
            add(&mut all, &known, Secret::new(text.as_bytes().to_vec()), Some(place));
        }
    }
    for (name, key, secret) in registry_variables::values(world) {
        if looked_at().any(|it| it == name) {
            add(&mut all, name, secret, Some(key.words()));
        }
    }
    startup_files::each(world, |file, _, statements| {
        for (name, (secret, line, exported)) in last(world, statements) {
            if exported || world.env.raw(&name).is_some() {
                add(&mut all, &name, secret, Some(place(world, &file.file, Some(line))));
            }
        }
    });
    for value in all.iter_mut().filter(|value| value.places.is_empty()) {
        value.places.push(crate::model::hidden::this_terminal());
    }
    all
}

/// What one file says last of each variable.
fn last<'a>(world: &World, statements: &'a [Statement]) -> HashMap<Cow<'a, str>, (Secret, u32, bool)> {
    let mut found = HashMap::new();
    for statement in statements {
        if let Statement::Set { variable, value: Some(value), exported, first_line, .. } = statement
            && let name = world.env.named(variable)
            && looked_at().any(|it| it == name)
            && !value.expose().is_empty()
        {
            found.insert(name, (value.clone(), *first_line, *exported));
        }
    }
    found
}

fn add(all: &mut Vec<Value>, name: &str, secret: Secret, place: Option<String>) {
    if BLANK_IS_NONE.contains(&name) && secret.expose().trim_ascii().is_empty() {
        return;
    }
    if let Some(it) = all.iter_mut().find(|it| it.variable == name && it.secret.expose() == secret.expose()) {
        it.places.extend(place);
        return;
    }
    all.push(Value { variable: name.to_owned(), secret, places: place.into_iter().collect(), in_force: false });
}

fn place(world: &World, file: &std::path::Path, line: Option<u32>) -> String {
    let file = world.machine.tilde(file);
    line.map_or(file.clone(), |line| say!("checks/file-line", file = file, line = line))
}
