//! How are the files written that people keep? Finding a value in them, and taking it out without touching the rest.

mod alias;
mod bytes;
pub mod company_policy;
pub mod dconf;
mod edit;
pub mod entries;
mod environment;
mod fish;
mod fish_command;
mod heredoc;
pub mod hosts;
pub mod jsonc;
mod jsonc_add;
pub mod jsonc_put;
mod jsonc_value;
mod lexer;
mod literal;
mod mask;
pub mod mend;
mod nested;
pub mod pem;
pub mod plist;
mod posix;
mod posix_command;
mod powershell;
mod powershell_value;
mod put;
mod rewrite;
mod script;
pub mod startup;
pub mod stored;
mod toml;
mod unit_file;
mod units;
mod words;

#[cfg(test)]
mod rewrite_tests;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::secret::Secret;
pub use crate::model::source::{Change, Dialect};
pub use alias::{Meaning, meaning};
use bytes::Lines;
pub use jsonc_add::set_key;
pub use jsonc_value::rewrite_key;
pub use put::put_in;
pub use rewrite::{Corrections, rewrite};
use script::{Act, Script};
pub use words::remove_word;

/// One statement that matters. It is what the file says: whether its line is ever reached, only the shell knows.
/// `local` and one-shot assignments (`A=v command`) are not reported, they end before the next program starts.
pub enum Statement {
    /// A variable gets a value.
    Set {
        /// Its name.
        variable: String,
        /// The value when it is a plain literal after quote removal; `None` when it holds an expansion, a command
        /// substitution or an array, or is added to what was there. A list of fish is joined by blanks, as programs see it. A carriage
        /// return at the line's end belongs to the value for bash and zsh.
        value: Option<Secret>,
        /// Whether programs see it: exported here, anywhere else in this file, or under `set -a`.
        exported: bool,
        /// The 1-based line that the command starts in.
        first_line: u32,
        /// The 1-based line that it ends in.
        last_line: u32,
    },
    /// A variable is taken away from the programs started from here: `unset`, `export -n`, `typeset +x`, `set -e`.
    Unset {
        /// Its name.
        variable: String,
        /// The 1-based line.
        line: u32,
    },
    /// Another file is read.
    Source {
        /// The path without quotes; `~`, `$HOME`, `${HOME}`, `$ZDOTDIR` and `$XDG_CONFIG_HOME` stay as written.
        path: String,
        /// The 1-based line.
        line: u32,
    },
}

/// A file's new bytes, which hold secrets, and what changed, which does not.
pub struct Edited {
    /// The whole new file.
    pub bytes: Vec<u8>,
    /// The changed lines, in order.
    pub changes: Vec<Change>,
}

/// Why a file was left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotEdit {
    /// What should go is not there.
    NothingToDo,
    /// It is there, but in a form that cannot be taken out safely.
    NotLiteralEnough {
        /// The 1-based line.
        line: u32,
        /// The reason, lower case, without full stop.
        because: String,
    },
    /// The file itself is damaged.
    Broken {
        /// The 1-based line.
        line: u32,
        /// The 1-based column, in characters.
        column: u32,
        /// The reason, lower case, without full stop.
        because: String,
    },
}

impl std::error::Error for CannotEdit {}

impl std::fmt::Display for CannotEdit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::NothingToDo => say!("system/edit-nothing-to-do"),
            Self::NotLiteralEnough { line, because } => say!("system/edit-not-safe", line = line, because = because),
            Self::Broken { line, column, because } => {
                say!("system/edit-broken", line = line, column = column, because = because)
            }
        })
    }
}

said_as_shown!(CannotEdit);

impl Dialect {
    fn read(self, text: &[u8]) -> Script {
        match self {
            Self::Posix => posix::read(text),
            Self::Fish => fish::read(text),
            Self::Environment => environment::read(text),
            Self::PowerShell => powershell::read(text),
            Self::Unit => unit_file::read(text),
        }
    }

    fn literal(self) -> mask::Literal {
        match self {
            Self::Posix => literal::posix,
            Self::Fish => literal::fish,
            Self::Environment => environment::literal,
            Self::PowerShell => powershell_value::literal,
            Self::Unit => unit_file::literal,
        }
    }
}

/// The statements of a file that matter, in order. Reads anything, in linear time.
#[must_use]
pub fn statements(dialect: Dialect, text: &[u8]) -> Vec<Statement> {
    // PowerShell on Windows writes such files; the places are those of the text, which is all that is told of them
    let narrow = bytes::wide(text).then(|| bytes::narrow(text));
    let text = narrow.as_deref().unwrap_or(text);
    let script = dialect.read(text);
    let commands = || script.groups.iter().flat_map(|group| &group.commands);
    let handed_on = commands().flat_map(|command| &command.parts).filter_map(|part| match &part.act {
        Act::Set { variable, exported: true, .. } | Act::Export { variable } => Some(variable.clone()),
        _ => None,
    });
    let handed_on: HashSet<String> = handed_on.collect();
    let mut lines = Lines::new(text);
    let mut found = Vec::new();
    for command in script.groups.into_iter().flat_map(|group| group.commands) {
        let span = command.span();
        let first_line = lines.of(span.start);
        // a line's end that belongs to the statement does not count as another line
        let last_line = lines.of(span.end.saturating_sub(1).max(span.start));
        for part in command.parts {
            let statement = match part.act {
                Act::Set { variable, value, exported } => {
                    let exported = exported || handed_on.contains(&variable);
                    Statement::Set { variable, value, exported, first_line, last_line }
                }
                Act::Unset { variable } => Statement::Unset { variable, line: first_line },
                Act::Source { path } => Statement::Source { path, line: first_line },
                Act::Export { .. } => continue,
            };
            found.push(statement);
        }
    }
    found
}

/// Comments out every assignment of `variable`, with `note` (one line) in a comment above. The value stays in the file,
/// in that comment, so that it can be put back.
///
/// A line with nothing else becomes a comment; from a line that does more, only the assignment goes, and the original
/// line is kept as a comment above. A bare `export A` goes with the assignments that it hands on: it would hand on
/// whatever was inherited. Without any assignment, it is left alone, as `unset A` always is.
///
/// # Errors
/// [`CannotEdit`]: nothing to do, or not safely.
pub fn take_out(dialect: Dialect, text: &[u8], variable: &str, note: &str) -> Result<Edited, CannotEdit> {
    edit::take_out(dialect, text, &[variable], note)
}

/// The same for several variables at once.
///
/// # Errors
/// [`CannotEdit`]: none of them is set, or not safely.
pub fn take_all_out(dialect: Dialect, text: &[u8], variables: &[&str], note: &str) -> Result<Edited, CannotEdit> {
    edit::take_out(dialect, text, variables, note)
}
