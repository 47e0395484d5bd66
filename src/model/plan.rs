//! What would a repair change? A plan is data: it is shown, asked about, written down, applied and undone.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::source::{Change, Dialect};
use super::stamp::{Stamp, digest};

/// What a plan puts at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Changes nothing that lasts.
    Safe,
    /// Written down; `undo` brings the bytes back.
    Reversible,
    /// Loses something, or removes more than one file.
    Destructive,
}

impl Risk {
    /// For the screen.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Safe => "changes nothing that lasts",
            Self::Reversible => "can be undone to the byte",
            Self::Destructive => "removes more than one file, or loses something",
        }
    }
}

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
        matches!(self, Self::RemoveKey { .. } | Self::RemoveKeys { .. } | Self::RewriteKey { .. } | Self::Put { .. })
    }
}

/// What a program is run for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Somebody signs in.
    SignIn,
    /// Whoever is signed in signs out.
    SignOut,
    /// A copy of Claude Code goes.
    Uninstall,
    /// A copy of Claude Code comes.
    Install,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Step {
    /// Replace the file that `file` leads to, in one rename.
    EditFile {
        /// As the person knows it; a symbolic link is followed and stays.
        file: PathBuf,
        /// What is done to its bytes.
        edit: Edit,
        /// The file when the plan was made.
        before: Stamp,
        /// What changes, with every value masked.
        changes: Vec<Change>,
    },
    /// Rename a file within its folder.
    MoveAside {
        /// The file; a symbolic link is moved itself.
        from: PathBuf,
        /// Where it goes; nothing may be there.
        to: PathBuf,
        /// What was there when the plan was made.
        before: Stamp,
    },
    /// Change who may read and write a file.
    SetMode {
        /// The file.
        file: PathBuf,
        /// The new permission bits.
        mode: u32,
        /// The file when the plan was made.
        before: Stamp,
    },
    /// Keep a copy of a file in `backups/`, before a program changes it. The file stays as it is.
    Keep {
        /// The file; a symbolic link is followed.
        file: PathBuf,
        /// The file when the plan was made.
        before: Stamp,
    },
    /// Fetch a file over the network into claude-fix's own folder, for this user only. Nothing is run.
    Fetch {
        /// Where from.
        url: String,
        /// Where to; a file that is there is replaced.
        to: PathBuf,
        /// The most bytes that are taken.
        most: u64,
    },
    /// Make a new file, for this user only. All that it holds is part of the plan, so it is never a secret.
    WriteNew {
        /// The file; nothing may be there.
        file: PathBuf,
        /// What it holds.
        text: String,
        /// SHA-256 of that, in hexadecimal.
        digest: String,
    },
    /// A text that the person hands on to somebody else. Nothing is changed.
    Tell {
        /// The text, in lines.
        text: String,
    },
    /// Run a program to its end, where the person sees it and can answer it. What it does cannot be taken back.
    Run {
        /// The program, as a whole path.
        program: PathBuf,
        /// Its arguments; never a secret.
        arguments: Vec<String>,
        /// What for.
        purpose: Purpose,
        /// The variables that it does not get.
        remove_env: Vec<String>,
    },
}

/// What is where a new file is made.
static NOTHING: Stamp = Stamp::MISSING;

impl Step {
    /// A new file with this text.
    #[must_use]
    pub fn new_file(file: PathBuf, text: String) -> Self {
        Self::WriteNew { file, digest: digest(text.as_bytes()), text }
    }

    /// The path that the step is about; `None` for a program that is run.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::EditFile { file, .. }
            | Self::SetMode { file, .. }
            | Self::Keep { file, .. }
            | Self::WriteNew { file, .. } => Some(file),
            Self::MoveAside { from, .. } => Some(from),
            Self::Fetch { .. } | Self::Run { .. } | Self::Tell { .. } => None,
        }
    }

    /// What the path was when the plan was made; `None` for a program that is run.
    #[must_use]
    pub fn before(&self) -> Option<&Stamp> {
        match self {
            Self::EditFile { before, .. }
            | Self::MoveAside { before, .. }
            | Self::SetMode { before, .. }
            | Self::Keep { before, .. } => Some(before),
            Self::WriteNew { .. } => Some(&NOTHING),
            Self::Fetch { .. } | Self::Run { .. } | Self::Tell { .. } => None,
        }
    }

    /// Whether it changes something that `undo` can bring back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !matches!(self, Self::Run { .. } | Self::Keep { .. } | Self::Fetch { .. } | Self::Tell { .. })
    }

    /// The command line of a program that is run, as a person would type it.
    #[must_use]
    pub fn command(&self) -> Option<String> {
        let Self::Run { program, arguments, .. } = self else { return None };
        let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
        let words = std::iter::once(name.as_ref()).chain(arguments.iter().map(String::as_str));
        Some(words.collect::<Vec<_>>().join(" "))
    }
}

/// A repair, made concrete for this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The repair's id, with `:TARGET` where it has one.
    pub id: String,
    /// What it does, in a few words.
    pub title: String,
    /// What it puts at stake.
    pub risk: Risk,
    /// What it does, in order; empty where only the person can act.
    pub steps: Vec<Step>,
    /// What the person must know before saying yes.
    pub consequences: Vec<String>,
    /// The commands that a person could type instead.
    pub manual: Vec<String>,
    /// The variables that a new login shell will not have any more; where a step rewrites one, it will have it
    /// differently.
    pub clears: Vec<String>,
    /// The ids of the causes that it is meant to cure.
    pub cures: Vec<String>,
}

impl Plan {
    /// Tells two plans apart: SHA-256 of everything in it, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        digest(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// What becomes of the variables in [`Plan::clears`] that are rewritten instead of removed.
    #[must_use]
    pub fn rewrites(&self) -> Vec<(&String, &Rewrite)> {
        let edits = self.steps.iter().filter_map(|step| match step {
            Step::EditFile { edit, .. } => edit.rewrites(),
            _ => None,
        });
        let mut found: Vec<(&String, &Rewrite)> = edits.filter(|(name, _)| self.clears.contains(name)).collect();
        found.dedup();
        found
    }

    /// Whether it puts a value right in a settings file: that lies over the environment of every session.
    #[must_use]
    pub fn rewrites_settings(&self) -> bool {
        let by = |step: &Step| matches!(step, Step::EditFile { edit: Edit::RewriteKey { .. }, .. });
        self.steps.iter().any(by)
    }

    /// Whether claude-fix can carry it out; else only the person can.
    #[must_use]
    pub fn acts(&self) -> bool {
        self.steps.iter().any(|step| !matches!(step, Step::Tell { .. }))
    }

    /// The text that it gives the person to hand on, if it gives one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.steps.iter().find_map(|step| match step {
            Step::Tell { text } => Some(text.as_str()),
            _ => None,
        })
    }

    /// Whether there would be anything to take back afterwards.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.steps.iter().any(Step::can_undo)
    }

    /// Whether it only fetches what a later plan needs, and so cures nothing by itself.
    #[must_use]
    pub fn only_fetches(&self) -> bool {
        self.acts() && self.steps.iter().all(|step| matches!(step, Step::Fetch { .. }))
    }

    /// What it puts at stake, for the screen. What a program did is never taken back, however little it is.
    #[must_use]
    pub fn stakes(&self) -> &'static str {
        match (self.risk, self.runs()) {
            (Risk::Safe | Risk::Reversible, Some(_)) => "loses nothing; undo does not take it back",
            (Risk::Destructive, Some(Purpose::Install)) => "installs a program; undo does not take that back",
            (Risk::Destructive, None) if self.can_undo() => {
                "takes several things out of use at once; undo brings them back"
            }
            (risk, _) => risk.words(),
        }
    }

    /// What its first program is run for; `None` if it runs none.
    #[must_use]
    pub fn runs(&self) -> Option<Purpose> {
        self.steps.iter().find_map(|step| match step {
            Step::Run { purpose, .. } => Some(*purpose),
            _ => None,
        })
    }
}
