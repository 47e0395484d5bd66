//! How is it said in the person's language? Fluent's messages in `assets/texts/LANGUAGE/FILE.ftl`, by file and id.
//!
//! `say!("causes/key-rejected", host = host)` is the message `key-rejected` of `causes.ftl` in the language that was
//! chosen when the program started, with its arguments put in; `say!("causes/env-x.why")` is an attribute of a message.
//! What a language does not say is said in English. `tests/words.rs` holds that nothing is missing, that nothing is
//! left over, and that the arguments agree.

pub mod codes;
mod language;
mod texts;

use std::borrow::Cow;

use fluent::{FluentArgs, FluentValue};

pub use language::{Language, choose, chosen};

/// What is put into a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A name, a path, a version, or a phrase that is a message of its own.
    Text(Cow<'a, str>),
    /// A number; Fluent can choose between forms by it.
    Number(f64),
}

/// What can be put into a message as it is: texts, paths, versions and numbers.
pub trait Said {
    /// The value that stands in the sentence.
    fn said(&self) -> Value<'_>;
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self) -> Value<'_> {
        (**self).said()
    }
}

impl Said for str {
    fn said(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Said for String {
    fn said(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Said for Cow<'_, str> {
    fn said(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

/// Types that a person reads as their `Display` prints them.
#[macro_export]
macro_rules! said_as_shown {
    ($($kind:ty),+ $(,)?) => { $(impl $crate::words::Said for $kind {
        fn said(&self) -> $crate::words::Value<'_> {
            $crate::words::Value::Text(self.to_string().into())
        }
    })+ };
}

said_as_shown!(char, std::path::Display<'_>, semver::Version, std::io::Error, std::net::IpAddr);

macro_rules! number {
    ($($kind:ty),*) => { $(impl Said for $kind {
        fn said(&self) -> Value<'_> {
            Value::Number(f64::from(*self))
        }
    })* };
}

number!(u8, u16, u32, i8, i16, i32, f32, f64);

macro_rules! large_number {
    ($($kind:ty),*) => { $(impl Said for $kind {
        #[expect(clippy::cast_precision_loss, reason = "what is counted for people stays below 2^53")]
        fn said(&self) -> Value<'_> {
            Value::Number(*self as f64)
        }
    })* };
}

large_number!(usize, u64, i64, u128);

/// A message in the person's language, by `file/id` or `file/id.attribute`.
///
/// `say!("checks/port-open", port = port)`: a value is anything that is [`Said`].
#[macro_export]
macro_rules! say {
    ($id:expr) => { $crate::words::say($id) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::say_with(concat!($id $(, " ", stringify!($name))+), &[$(&$value as &dyn $crate::words::Said),+])
    };
}

/// The same for what a change risks and what follows from it: in another language than English, the English sentence
/// stands below the translation until somebody who grew up with the language has read it.
#[macro_export]
macro_rules! warn {
    ($id:expr) => { $crate::words::warn_with($id, &[]) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::warn_with(concat!($id $(, " ", stringify!($name))+), &[$(&$value as &dyn $crate::words::Said),+])
    };
}

/// What [`say!`] stands for, if nothing is put in. Thousands call this and the next: whatever else each of them said would
/// stand in the program as often.
#[inline(never)]
#[must_use]
pub fn say(id: &str) -> String {
    said(chosen(), id, &[])
}

/// What [`say!`] stands for: the id and the names of the values, with a space before each name, and the values.
#[inline(never)]
#[must_use]
pub fn say_with(id_and_names: &str, values: &[&dyn Said]) -> String {
    said(chosen(), id_and_names, values)
}

/// What [`warn!`] stands for.
#[must_use]
pub fn warn_with(id_and_names: &str, values: &[&dyn Said]) -> String {
    let words = say_with(id_and_names, values);
    let english =
        if chosen() == Language::English { None } else { Some(said(Language::English, id_and_names, values)) };
    match english {
        Some(english) if english != words => format!("{words}\n({english})"),
        _ => words,
    }
}

/// A message whose id is that of a row of a registry: `file/id-of-row.attribute`, with `-` in place of `.`.
#[must_use]
pub fn of(file: &str, row: &str, attribute: &str) -> Option<String> {
    let id = format!("{file}/{}.{attribute}", row.replace('.', "-"));
    texts::find(chosen(), &id, None).or_else(|| texts::find(Language::English, &id, None))
}

/// Names that stand in a row: `a, b` or `a、b`.
pub trait Listed {
    /// The row, in the person's language.
    fn listed(&self) -> String;
}

impl<S: AsRef<str>> Listed for [S] {
    fn listed(&self) -> String {
        let comma = say("model/list-comma");
        self.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(&comma)
    }
}

fn said(language: Language, id_and_names: &str, values: &[&dyn Said]) -> String {
    let mut names = id_and_names.split(' ');
    let id = names.next().unwrap_or_default();
    let mut all = FluentArgs::with_capacity(values.len());
    for (name, value) in names.zip(values) {
        match value.said() {
            Value::Text(text) => all.set(name, FluentValue::from(text)),
            Value::Number(number) => all.set(name, FluentValue::from(number)),
        }
    }
    texts::find(language, id, Some(&all))
        .or_else(|| texts::find(Language::English, id, Some(&all)))
        // never happens, as tests/words.rs holds; and a person can still read it to somebody who knows
        .unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests;
