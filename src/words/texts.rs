//! Where does a message stand? Each file of each language is unpacked and read when it is first asked for.

use std::sync::OnceLock;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use super::Language;
use crate::assets;

/// The files in `assets/texts/LANGUAGE/`, without `.ftl`. A message finds others of its own file only.
pub(super) const FILES: &[&str] = &[
    "app",
    "causes",
    "checks",
    "cli",
    "diagnoses",
    "engine",
    "explain",
    "help",
    "history",
    "model",
    "open",
    "policy",
    "repairs",
    "report",
    "rules",
    "system",
    "ui",
    "walkthrough",
];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: [[OnceLock<Bundle>; FILES.len()]; Language::ALL.len()] =
    [const { [const { OnceLock::new() }; FILES.len()] }; Language::ALL.len()];

/// `file/id` or `file/id.attribute`, if this language says it.
pub(super) fn find(language: Language, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let (file, id) = id.split_once('/')?;
    let at = FILES.iter().position(|it| *it == file)?;
    let bundle = BUNDLES[language as usize][at].get_or_init(|| bundle(language, file));
    let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
}

fn bundle(language: Language, file: &str) -> Bundle {
    let source = assets::read(&format!("texts/{}/{file}.ftl", language.code())).unwrap_or_default();
    // what can be read of a broken file is used; that none is broken is held by tests/words.rs
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // marks of direction around each argument: no language here is written from right to left, and terminals show them
    bundle.set_use_isolating(false);
    // a second message of the same name is left out, which tests/words.rs refuses
    let _ = bundle.add_resource(resource);
    bundle
}
