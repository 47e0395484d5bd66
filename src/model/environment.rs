//! Which variables did the person's shell hand over? A copy that never prints a value by itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use super::machine::Os;
use super::secret::Secret;

/// The variables of a process. An empty value counts as not set, as Claude Code treats it.
#[derive(Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
    ignore_case: bool,
}

impl Environment {
    /// Takes over the variables of a process that runs on this system; Windows ignores the case of names.
    pub fn new(variables: impl IntoIterator<Item = (OsString, OsString)>, os: Os) -> Self {
        let ignore_case = os == Os::Windows;
        let mut this = Self { variables: BTreeMap::new(), ignore_case };
        for (name, value) in variables {
            let name = this.key(&name);
            this.variables.insert(name, value);
        }
        this
    }

    /// Whether names that differ in case only are one name.
    #[must_use]
    pub const fn ignores_case(&self) -> bool {
        self.ignore_case
    }

    /// The name that a variable goes by here, however a file writes it: on Windows `https_proxy` is `HTTPS_PROXY`. What a
    /// file, a settings file or the registry names is compared by this alone.
    #[must_use]
    pub fn named<'a>(&self, written: &'a str) -> Cow<'a, str> {
        if self.ignore_case { Cow::Owned(written.to_ascii_uppercase()) } else { Cow::Borrowed(written) }
    }

    fn key(&self, name: &OsStr) -> OsString {
        if self.ignore_case { name.to_ascii_uppercase() } else { name.to_owned() }
    }

    /// The value as it is, if it is set and not empty.
    #[must_use]
    pub fn raw(&self, name: &str) -> Option<&OsStr> {
        self.given(name).filter(|value| !value.is_empty())
    }

    /// The value as it is, if it is set at all, be it empty.
    #[must_use]
    pub fn given(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(&self.key(OsStr::new(name))).map(OsString::as_os_str)
    }

    /// The value as text, with U+FFFD for what is not UTF-8. For variables that hold no secret.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// The value as a secret.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<Secret> {
        self.raw(name).map(|value| Secret::new(value.as_encoded_bytes().to_vec()))
    }

    /// Sets a variable.
    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        let name = self.key(OsStr::new(name));
        self.variables.insert(name, value.into());
    }

    /// A copy without the named variables: what a new login shell would have after they were taken out.
    #[must_use]
    pub fn without<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut copy = self.clone();
        for name in names {
            let name = copy.key(OsStr::new(name));
            copy.variables.remove(&name);
        }
        copy
    }

    /// All names and values, to hand them to a program.
    pub fn all(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.variables.iter().map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }
}
