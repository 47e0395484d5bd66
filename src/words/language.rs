//! Which language was chosen? By `--lang`, or by the locale; English otherwise.

use std::sync::atomic::{AtomicU8, Ordering};

/// A language with a folder in `assets/texts/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// `en`
    #[default]
    English,
    /// `ja`
    Japanese,
    /// `zh`, in simplified characters
    Chinese,
}

static CHOSEN: AtomicU8 = AtomicU8::new(0);

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Japanese, Self::Chinese];

    /// The name of its folder, and its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Chinese => "zh",
        }
    }

    /// By a code (`ja`, `zh-CN`) or a locale (`zh_CN.UTF-8`); `C` and `POSIX` are English. Chinese in traditional
    /// characters (`zh_TW`, `zh-Hant`) is not offered and is `None`, as is every other language.
    #[must_use]
    pub fn of(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_ascii_lowercase();
        let mut parts = name.split('-');
        match parts.next()? {
            "en" | "c" | "posix" => Some(Self::English),
            "ja" => Some(Self::Japanese),
            "zh" if !parts.any(|part| matches!(part, "tw" | "hk" | "mo" | "hant")) => Some(Self::Chinese),
            _ => None,
        }
    }
}

/// Chooses the language for the whole process; once, before anything is said.
pub fn choose(language: Language) {
    CHOSEN.store(language as u8, Ordering::Relaxed);
}

/// The language that was chosen.
#[must_use]
pub fn chosen() -> Language {
    Language::ALL[usize::from(CHOSEN.load(Ordering::Relaxed)) % Language::ALL.len()]
}
