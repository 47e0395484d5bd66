//! How is a file changed? An edit is data: the new bytes are made when it is carried out.

pub(super) mod read;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::source::Dialect;

/// How a file is edited. The new bytes are made when the step runs, from the bytes that were looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "how", try_from = "read::Written")]
pub enum Edit {
    /// Turn every assignment of a variable into a comment.
    CommentOut {
        /// How the file is written.
        dialect: Dialect,
        /// The variable.
        variable: String,
        /// The comment's first line.
        note: String,
    },
    /// The same for several variables at once.
    CommentOutAll {
        /// How the file is written.
        dialect: Dialect,
        /// The variables.
        variables: Vec<String>,
        /// The comment's first line.
        note: String,
    },
    /// Remove one key of a JSON file with comments.
    RemoveKey {
        /// From the root, as `["env", "ANTHROPIC_API_KEY"]`.
        path: Vec<String>,
    },
    /// Remove outermost entries of a strict JSON file, which may be large.
    RemoveEntries {
        /// Their names.
        keys: Vec<String>,
    },
    /// Make a JSON file whole where only signs are wrong: comments, commas, brackets.
    Mend,
    /// Put the bytes of another file in place of all that is there.
    TakeFrom {
        /// The other file.
        from: PathBuf,
        /// SHA-256 of its bytes when the plan was made, in hexadecimal.
        digest: String,
    },
    /// Remove several keys of a JSON file with comments.
    RemoveKeys {
        /// The object that they stand in, from the root.
        above: Vec<String>,
        /// The keys.
        keys: Vec<String>,
    },
    /// Remove several places of a JSON file with comments: keys, and elements of lists.
    RemovePlaces {
        /// The places.
        places: Vec<Place>,
    },
    /// Give an outermost entry of a strict JSON file, which may be large, the value `true`.
    SetTrue {
        /// Its name.
        key: String,
    },
    /// Take a word out of one line.
    RemoveWord {
        /// The line, from 1.
        line: u32,
        /// The word, as `--bare`.
        word: String,
    },
    /// Let a start-up file set a variable to the secret that came with the yes; what set it there becomes a comment.
    PutSecret {
        /// How the file is written.
        dialect: Dialect,
        /// The variable.
        variable: String,
        /// The day that stands in the notes.
        date: String,
    },
    /// Put the secret that came with the yes in place of all that is there.
    OnlySecret,
    /// Set an outermost key of a JSON file with comments.
    SetKey {
        /// Its name.
        key: String,
        /// What it is set to; never a secret.
        value: String,
    },
    /// Change the value of a variable, or its name, where a start-up file sets it; every other byte stays.
    RewriteVariable {
        /// How the file is written.
        dialect: Dialect,
        /// The variable.
        variable: String,
        /// What becomes of it.
        rewrite: Rewrite,
    },
    /// The same in the `env` block of a settings file.
    RewriteKey {
        /// The variable.
        variable: String,
        /// What becomes of it.
        rewrite: Rewrite,
    },
    /// Give a variable a value in the `env` block of a settings file, which is made if there is none.
    Put {
        /// The variable.
        variable: String,
        /// Its value. It is shown and written down: never a secret.
        value: String,
        /// A variable that is taken out of the same block.
        instead: Option<String>,
    },
    /// Take names out of a hosts file; a line that names nothing else becomes a comment.
    TakeNames {
        /// The names.
        names: Vec<String>,
    },
}

/// A place in a JSON file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The keys that lead to it, from the root.
    pub path: Vec<String>,
    /// Which elements of the list there, from 0; none where the key itself is meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<usize>,
}

/// What becomes of a variable whose value is put right at its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rewrite", try_from = "read::WrittenRewrite")]
pub enum Rewrite {
    /// The characters that do not belong go, or become those that they look like.
    Clean,
    /// Something comes before the value.
    Prefix {
        /// As `http://`.
        text: String,
    },
    /// The value stays, under another name.
    Rename {
        /// The other variable.
        to: String,
    },
    /// Some entries of a list go; the others stay as they are.
    Without {
        /// The entries.
        entries: Vec<String>,
    },
}

impl Edit {
    /// The variable that this edit gives another value or name, and how.
    #[must_use]
    pub const fn rewrites(&self) -> Option<(&String, &Rewrite)> {
        match self {
            Self::RewriteVariable { variable, rewrite, .. } | Self::RewriteKey { variable, rewrite } => {
                Some((variable, rewrite))
            }
            _ => None,
        }
    }

    /// Whether it changes a settings file, which lies over the environment of every session.
    #[must_use]
    pub const fn in_settings(&self) -> bool {
        matches!(
            self,
            Self::RemoveKey { .. }
                | Self::RemoveKeys { .. }
                | Self::RewriteKey { .. }
                | Self::Put { .. }
                | Self::SetKey { .. }
        )
    }
}
