//! What of Windows' registry matters here? A closed list of keys, and values as they are stored there.

use std::path::Path;

use zeroize::Zeroizing;

use super::environment::Environment;
use super::stamp::{Kind, Stamp, digest};

/// A key that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The variables of this user.
    UserVariables,
    /// The variables of everybody on this computer.
    MachineVariables,
    /// What an administrator wants of Claude Code, before every file.
    MachinePolicy,
    /// The same in the person's own part of the registry, after every file.
    UserPolicy,
    /// Where the person's folders are, as Documents.
    UserFolders,
    /// What `cmd` runs whenever it starts.
    UserCommand,
    /// The same for everybody on this computer.
    MachineCommand,
    /// An administrator's rule on scripts of PowerShell.
    MachineScriptRule,
    /// The same for this user.
    UserScriptRule,
    /// This user's own rule on scripts of PowerShell.
    UserScripts,
    /// The rule for everybody who has none of their own.
    MachineScripts,
    /// Which Windows this is.
    Version,
}

impl Key {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::UserVariables,
        Self::MachineVariables,
        Self::MachinePolicy,
        Self::UserPolicy,
        Self::UserFolders,
        Self::UserCommand,
        Self::MachineCommand,
        Self::MachineScriptRule,
        Self::UserScriptRule,
        Self::UserScripts,
        Self::MachineScripts,
        Self::Version,
    ];

    /// As Windows' own editor shows it, with the root's short name.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::UserVariables => r"HKCU\Environment",
            Self::MachineVariables => r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment",
            Self::MachinePolicy => r"HKLM\SOFTWARE\Policies\ClaudeCode",
            Self::UserPolicy => r"HKCU\SOFTWARE\Policies\ClaudeCode",
            Self::UserFolders => r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders",
            Self::UserCommand => r"HKCU\SOFTWARE\Microsoft\Command Processor",
            Self::MachineCommand => r"HKLM\SOFTWARE\Microsoft\Command Processor",
            Self::MachineScriptRule => r"HKLM\SOFTWARE\Policies\Microsoft\Windows\PowerShell",
            Self::UserScriptRule => r"HKCU\SOFTWARE\Policies\Microsoft\Windows\PowerShell",
            Self::UserScripts => r"HKCU\SOFTWARE\Microsoft\PowerShell\1\ShellIds\Microsoft.PowerShell",
            Self::MachineScripts => r"HKLM\SOFTWARE\Microsoft\PowerShell\1\ShellIds\Microsoft.PowerShell",
            Self::Version => r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion",
        }
    }

    /// Whether it is the person's own part; else it is the computer's.
    #[must_use]
    pub fn of_user(self) -> bool {
        self.path().starts_with("HKCU")
    }

    /// The key that a source's place names.
    #[must_use]
    pub fn of(place: &Path) -> Option<Self> {
        let place = place.to_str().filter(|place| place.starts_with("HK"))?;
        Self::ALL.into_iter().find(|key| key.path() == place)
    }

    /// As a person knows it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::UserVariables => say!("model/user-variables"),
            Self::MachineVariables => say!("model/machine-variables"),
            Self::UserCommand | Self::MachineCommand => say!("model/command-at-start-of-cmd", key = self.path()),
            _ => self.path().to_owned(),
        }
    }
}

/// A text.
const TEXT: u32 = 1;
/// A text in which `%NAME%` stands for a variable.
const TO_EXPAND: u32 = 2;

/// A value with its type, to the byte. It may hold a secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Value {
    /// The number of its type; 1 is a text.
    pub kind: u32,
    bytes: Zeroizing<Vec<u8>>,
}

impl Value {
    /// A value as it is stored.
    #[must_use]
    pub fn new(kind: u32, bytes: Vec<u8>) -> Self {
        Self { kind, bytes: Zeroizing::new(bytes) }
    }

    /// This text, with its end, as Windows stores it.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self::new(TEXT, encoded(text))
    }

    /// The same, in which `%NAME%` stands for a variable.
    #[must_use]
    pub fn to_expand(text: &str) -> Self {
        Self::new(TO_EXPAND, encoded(text))
    }

    /// Its bytes. Never format what this returns.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text up to its end; `None` for another type and for what is no Unicode.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        if !matches!(self.kind, TEXT | TO_EXPAND) {
            return None;
        }
        let units =
            self.bytes.chunks_exact(2).filter_map(|pair| Some(u16::from_le_bytes([*pair.first()?, *pair.get(1)?])));
        let units: Zeroizing<Vec<u16>> = Zeroizing::new(units.take_while(|unit| *unit != 0).collect());
        String::from_utf16(&units).ok()
    }

    /// The text that a new program is given: each `%NAME%` that this environment has becomes its value.
    #[must_use]
    pub fn expanded(&self, env: &Environment) -> Option<String> {
        let text = self.text()?;
        Some(if self.kind == TO_EXPAND { expand(&text, env) } else { text })
    }

    /// Another text of the same type.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self::new(self.kind, encoded(text))
    }

    /// What is kept of it in `backups/`: its type, then its bytes.
    #[must_use]
    pub fn copy(&self) -> Vec<u8> {
        [self.kind.to_le_bytes().as_slice(), &self.bytes].concat()
    }

    /// The value of which this is the copy.
    #[must_use]
    pub fn from_copy(copy: &[u8]) -> Option<Self> {
        let (kind, bytes) = copy.split_first_chunk::<4>()?;
        Some(Self::new(u32::from_le_bytes(*kind), bytes.to_vec()))
    }

    /// What it is compared by.
    #[must_use]
    pub fn stamp(value: Option<&Self>) -> Stamp {
        value.map_or(Stamp::MISSING, |value| Stamp {
            kind: Kind::Value,
            size: value.bytes.len() as u64,
            mode: None,
            digest: Some(digest(&value.copy())),
        })
    }
}

fn encoded(text: &str) -> Vec<u8> {
    text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// As Windows does it: a name that is not set stays as it stands.
#[must_use]
pub fn expand(text: &str, env: &Environment) -> String {
    const LONGEST: usize = 32_767;
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, behind)) = rest.split_once('%') {
        out.push_str(before);
        let named = behind.split_once('%').and_then(|(name, after)| Some((env.text(name)?, after)));
        if let Some((value, after)) = named {
            out.push_str(&value);
            rest = after;
            // Windows' own limit: each variable may name many more
            if out.len() > LONGEST {
                return out;
            }
        } else {
            out.push('%');
            rest = behind;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;

    #[test]
    fn a_value_comes_back_to_the_byte() {
        for value in
            [Value::of_text("sk\u{200b}-é"), Value::to_expand("%A%"), Value::new(3, vec![1]), Value::new(1, vec![])]
        {
            let back = Value::from_copy(&value.copy()).unwrap();
            assert!(back == value);
            assert_eq!(Value::stamp(Some(&back)), Value::stamp(Some(&value)));
        }
        assert!(Value::from_copy(b"abc").is_none());
        assert_ne!(
            Value::stamp(Some(&Value::of_text("a"))),
            Value::stamp(Some(&Value::to_expand("a"))),
            "another type"
        );
    }

    #[test]
    fn a_text_ends_where_windows_ends_it() {
        assert_eq!(Value::of_text("a b").text().as_deref(), Some("a b"));
        assert_eq!(Value::new(1, vec![b'a', 0, 0, 0, b'b', 0]).text().as_deref(), Some("a"));
        assert_eq!(Value::new(1, vec![b'a', 0, b'b']).text().as_deref(), Some("a"), "half a character is none");
        assert_eq!(Value::new(1, vec![0, 0xd8, 0, 0]).text(), None, "half a pair");
        assert_eq!(Value::new(4, vec![1, 0, 0, 0]).text(), None, "a number");
    }

    #[test]
    fn names_between_signs_become_values() {
        let env = Environment::new([("Home".into(), r"C:\u".into())], Os::Windows);
        for (text, wanted) in
            [(r"%HOME%\a", r"C:\u\a"), ("%NONE%%HOME%", r"%NONE%C:\u"), ("100%", "100%"), ("%%HOME%", r"%C:\u")]
        {
            assert_eq!(Value::to_expand(text).expanded(&env).as_deref(), Some(wanted), "{text}");
            assert_eq!(Value::of_text(text).expanded(&env).as_deref(), Some(text), "a plain text");
        }
    }

    #[test]
    fn a_place_is_known_by_its_name() {
        for key in Key::ALL {
            assert_eq!(Key::of(Path::new(key.path())), Some(key));
        }
        assert_eq!(Key::of(Path::new("/HKCU/Environment")), None);
    }
}
