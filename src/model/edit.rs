//! How is a file changed? An edit is data: the new bytes are made when it is carried out.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::source::Dialect;

/// How a file is edited. The new bytes are made when the step runs, from the bytes that were looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "how")]
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
}

/// What becomes of a variable whose value is put right at its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rewrite")]
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
        matches!(self, Self::RemoveKey { .. } | Self::RemoveKeys { .. } | Self::RewriteKey { .. } | Self::SetKey { .. })
    }
}
