//! Which variables does Windows give to every program? Those of the computer, and over them those of this user.

use super::rewrites::{Written, offers};
use crate::claude_code::variables::watched_in;
use crate::dialects::stored;
use crate::model::registry::{Key, Value};
use crate::model::secret::Secret;
use crate::model::source::{Origin, Source};
use crate::ports::World;

/// Every watched variable that the registry sets, the weaker place first.
pub(super) fn each(world: &World) -> Vec<(String, Source)> {
    found(world).map(|(name, key, value)| (name.to_owned(), source(world, key, name, &value))).collect()
}

/// Their values, as a new program is given them.
pub(super) fn values(world: &World) -> impl Iterator<Item = (&'static str, Key, Secret)> {
    found(world)
        .filter_map(|(name, key, value)| Some((name, key, Secret::new(value.expanded(&world.env)?.into_bytes()))))
}

fn found(world: &World) -> impl Iterator<Item = (&'static str, Key, Value)> {
    let places = [Key::MachineVariables, Key::UserVariables].into_iter();
    let all = places.flat_map(|key| watched_in(&world.env).map(move |name| (name, key)));
    all.filter_map(|(name, key)| {
        // what cannot be read is not changed either; an empty value is handed over as none
        let value = world.registry.value(key, name).ok()??;
        value.text().is_none_or(|text| !text.is_empty()).then_some((name, key, value))
    })
}

fn source(world: &World, key: Key, name: &str, value: &Value) -> Source {
    let text = value.text();
    let now = world.env.raw(name).map(std::ffi::OsStr::as_encoded_bytes);
    let in_force = value.expanded(&world.env).map(|text| now == Some(text.as_bytes()));
    let ours = key == Key::UserVariables;
    let secret = text.as_ref().map(|text| Secret::new(text.as_bytes().to_vec())).filter(|_| ours);
    Source {
        origin: Origin::Registry(key),
        file: key.path().into(),
        lines: Vec::new(),
        written: Vec::new(),
        in_force,
        changes: if ours { vec![stored::removed(name, text.as_deref().unwrap_or_default())] } else { Vec::new() },
        fixed: (!ours).then(|| say!("checks/only-administrator-changes-computer")),
        administrators: false,
        rewrites: secret.map(|secret| offers(&Written::Stored, name, name, &secret)).unwrap_or_default(),
        stamp: Value::stamp(Some(value)),
    }
}
