//! Which error texts are known, and what do they mean? The data of `assets/signatures.json`, read once.

use std::sync::OnceLock;

use serde::Deserialize;

use super::pattern::Pattern;
use crate::assets;
use crate::model::explanation::{Class, Proves};
use crate::model::step::Step;
use crate::words;

const ASSET: &str = "signatures.json";

/// The data, ready for use. Entries that cannot be read are left out; a test holds that there are none.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Words of Claude Code or Anthropic.
    pub(super) ours: Vec<Pattern>,
    /// Words that only an error on the way to Claude holds.
    pub(super) surely_ours: Vec<Pattern>,
    /// Words of another service or of a person's own program.
    pub(super) theirs: Vec<Pattern>,
    pub(super) signatures: Vec<Signature>,
}

/// One known error text.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) id: String,
    pub(super) class: Class,
    pub(super) rank: u8,
    pub(super) about: About,
    pub(super) patterns: Vec<Pattern>,
    pub(super) causes: Vec<String>,
    pub(super) step: Option<Step>,
    next: Option<String>,
    pub(super) proves: Option<Proves>,
}

/// How surely does the text alone say that it is about Claude?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum About {
    /// Nothing else says this.
    #[default]
    Always,
    /// It counts unless the text names another service.
    UnlessOther,
    /// Everybody says this: it counts beside a word of Claude's, or when it is all that was pasted.
    WithClaude,
    /// It counts only when it is all that was pasted.
    Alone,
}

impl Signature {
    /// What it means, in one or two sentences.
    pub(super) fn summary(&self) -> String {
        words::of("explain", &format!("error-{}", self.id), "summary").unwrap_or_default()
    }

    /// The command of claude-fix to go on with, or what else to do.
    pub(super) fn next(&self) -> Option<String> {
        self.next.clone().or_else(|| words::of("explain", &format!("error-{}", self.id), "next"))
    }
}

#[derive(Deserialize)]
struct RawBook {
    ours: Vec<String>,
    surely_ours: Vec<String>,
    theirs: Vec<String>,
    signatures: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    id: String,
    class: String,
    rank: u8,
    #[serde(default)]
    about: About,
    patterns: Vec<String>,
    #[serde(default)]
    causes: Vec<String>,
    step: Option<String>,
    next: Option<String>,
    #[serde(default)]
    proves: Option<Proves>,
}

/// The book, read at the first question.
pub(super) fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        serde_json::from_slice(assets::read(ASSET).unwrap_or_default().as_bytes())
            .map_or_else(|_| Book::default(), Book::new)
    })
}

impl Book {
    fn new(raw: RawBook) -> Self {
        let patterns = |phrases: &[String]| phrases.iter().filter_map(|phrase| Pattern::new(phrase)).collect();
        Self {
            ours: patterns(&raw.ours),
            surely_ours: patterns(&raw.surely_ours),
            theirs: patterns(&raw.theirs),
            signatures: raw
                .signatures
                .into_iter()
                .map(|raw| Signature {
                    class: class(&raw.class),
                    patterns: patterns(&raw.patterns),
                    step: raw.step.and_then(|id| Step::ALL.into_iter().find(|step| step.id() == id)),
                    id: raw.id,
                    rank: raw.rank,
                    about: raw.about,
                    causes: raw.causes,
                    next: raw.next,
                    proves: raw.proves,
                })
                .collect(),
        }
    }
}

fn class(name: &str) -> Class {
    match name {
        "auth" => Class::Auth,
        "account" => Class::Account,
        "billing" => Class::Billing,
        "limit" => Class::Limit,
        "overload" => Class::Overload,
        "network" => Class::Network,
        "tls" => Class::Tls,
        "proxy" => Class::Proxy,
        "store" => Class::Store,
        "install" => Class::Install,
        "provider" => Class::Provider,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_is_left_out() {
        let raw: RawBook = serde_json::from_str(&assets::read(ASSET).unwrap_or_default()).expect("the asset");
        for (raw, read) in raw.signatures.iter().zip(&book().signatures) {
            assert_eq!(raw.patterns.len(), read.patterns.len(), "{}", raw.id);
            assert!(!read.patterns.is_empty(), "{}", raw.id);
            assert_eq!(raw.step.is_some(), read.step.is_some(), "{}", raw.id);
            assert_eq!(raw.class == "other", read.class == Class::Other, "{}", raw.id);
        }
        assert_eq!(raw.signatures.len(), book().signatures.len());
        assert_eq!(raw.ours.len(), book().ours.len());
        assert_eq!(raw.surely_ours.len(), book().surely_ours.len());
        assert_eq!(raw.theirs.len(), book().theirs.len());
    }
}
