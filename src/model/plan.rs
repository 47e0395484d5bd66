//! What would a repair change? A plan is data: it is shown, asked about, written down, applied and undone.

mod read;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::commands::of_this_terminal;
pub use super::edit::{Edit, Place, Rewrite};
use super::source::Change;
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
    pub fn words(self) -> String {
        match self {
            Self::Safe => say!("model/changes-nothing-lasts"),
            Self::Reversible => say!("model/can-undone-byte"),
            Self::Destructive => say!("model/removes-more-than-one-file"),
        }
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
    /// Claude Code makes a token for servers and prints it: on the whole terminal, where nobody reads along.
    SetupToken,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "do", try_from = "read::Written")]
pub enum Step {
    /// Replace the file that `file` leads to, in one rename.
    EditFile {
        /// As the person knows it; a symbolic link is followed and stays.
        file: PathBuf,
        /// What is done to its bytes.
        edit: Edit,
        /// The file when the plan was made. Where nothing was, it is made, for this user only.
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
    /// Keep the secret that came with the yes in the system's keychain.
    Keychain {
        /// The name of the item there.
        account: String,
        /// All that may be seen of the secret.
        fingerprint: String,
    },
    /// Change a variable of this user in Windows' registry, or take it out. The plan holds no value: the new one is made
    /// from the one that is there.
    UserVariable {
        /// Its name.
        name: String,
        /// What becomes of its value; `None` if the variable goes.
        rewrite: Option<Rewrite>,
        /// The value when the plan was made.
        before: Stamp,
        /// What changes, with every value masked.
        changes: Vec<Change>,
    },
    /// Ask a program to end that somebody else started. It is never forced, and nothing starts it again.
    EndProcess {
        /// Its process id.
        pid: u32,
        /// When it started, as the system counts it: the number alone could be another's by now.
        begun: u64,
        /// What it is, for the person.
        name: String,
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
            Self::Fetch { .. }
            | Self::Run { .. }
            | Self::Tell { .. }
            | Self::Keychain { .. }
            | Self::UserVariable { .. }
            | Self::EndProcess { .. } => None,
        }
    }

    /// What the path was when the plan was made; `None` for a program that is run.
    #[must_use]
    pub fn before(&self) -> Option<&Stamp> {
        match self {
            Self::EditFile { before, .. }
            | Self::MoveAside { before, .. }
            | Self::SetMode { before, .. }
            | Self::Keep { before, .. }
            | Self::UserVariable { before, .. } => Some(before),
            Self::WriteNew { .. } => Some(&NOTHING),
            Self::Fetch { .. }
            | Self::Run { .. }
            | Self::Tell { .. }
            | Self::Keychain { .. }
            | Self::EndProcess { .. } => None,
        }
    }

    /// Whether it changes something that `undo` can bring back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !matches!(
            self,
            Self::Run { .. } | Self::Keep { .. } | Self::Fetch { .. } | Self::Tell { .. } | Self::EndProcess { .. }
        )
    }

    /// Whether it writes the secret that came with the yes, of which the plan itself holds nothing.
    #[must_use]
    pub const fn needs_secret(&self) -> bool {
        matches!(self, Self::Keychain { .. } | Self::EditFile { edit: Edit::PutSecret { .. } | Edit::OnlySecret, .. })
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

/// What is tried one after the other against a login that does not work: sign in, let the sessions go that hold the old
/// one, sign out and in, begin with no login at all.
pub const LADDER: [&str; 4] = ["login.sign_in", "session.end:all", "login.again", "login.afresh"];

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
            Step::UserVariable { name, rewrite, .. } => rewrite.as_ref().map(|rewrite| (name, rewrite)),
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

    /// Whether it can be carried out only with a secret that comes along.
    #[must_use]
    pub fn needs_secret(&self) -> bool {
        self.steps.iter().any(Step::needs_secret)
    }

    /// The variables that a new login shell will have with the secret that came along.
    pub fn puts(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().filter_map(|step| match step {
            Step::EditFile { edit: Edit::PutSecret { variable, .. }, .. } => Some(variable),
            _ => None,
        })
    }

    /// Whether it ends programs that somebody else started.
    #[must_use]
    pub fn ends_programs(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::EndProcess { .. }))
    }

    /// Whether claude-fix can carry it out; else only the person can.
    #[must_use]
    pub fn acts(&self) -> bool {
        self.steps.iter().any(|step| !matches!(step, Step::Tell { .. }))
    }

    /// The variables that it takes out of the way.
    #[must_use]
    pub fn takes_out(&self) -> Vec<String> {
        let names = self.id.strip_prefix("env.remove_variable:").or_else(|| self.id.strip_prefix("env.remove_pair:"));
        names.map(|names| names.split('+').map(str::to_owned).collect()).unwrap_or_default()
    }

    /// The commands that change the terminal in which they are typed, which claude-fix does not notice while it runs.
    pub fn here(&self) -> impl Iterator<Item = &String> {
        self.manual.iter().filter(|command| of_this_terminal(command))
    }

    /// Whether somebody has to sign in once it is carried out, which it does not do itself.
    #[must_use]
    pub fn leaves_sign_in(&self) -> bool {
        let types = self.manual.last().is_some_and(|command| command.ends_with("claude auth login"));
        types && self.acts() && self.runs().is_none()
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
    pub fn stakes(&self) -> String {
        match (self.risk, self.runs()) {
            (Risk::Destructive, _) if self.ends_programs() => say!("model/ends-programs-run-undo-does"),
            (Risk::Safe | Risk::Reversible, Some(_)) => say!("model/loses-nothing-undo-does-not"),
            (Risk::Destructive, Some(Purpose::SignIn)) => say!("model/signs-anew-undo-does-not"),
            (Risk::Destructive, Some(Purpose::SignOut)) => say!("model/signs-out-undo-does-not"),
            (Risk::Destructive, Some(Purpose::Uninstall)) => say!("model/removes-program-undo-does-not"),
            (Risk::Destructive, Some(Purpose::Install)) => say!("model/installs-program-undo-does-not"),
            (Risk::Destructive, None) if self.can_undo() => {
                say!("model/takes-several-things-out-use")
            }
            (risk, _) => risk.words(),
        }
    }

    /// What its program is run for; of several, signing in is what counts. `None` if it runs none.
    #[must_use]
    pub fn runs(&self) -> Option<Purpose> {
        let mut all = self.steps.iter().filter_map(|step| match step {
            Step::Run { purpose, .. } => Some(*purpose),
            _ => None,
        });
        let first = all.next()?;
        Some(if all.any(|it| it == Purpose::SignIn) { Purpose::SignIn } else { first })
    }

    /// Its place on the ladder of a login that does not work, from 0: each rung is tried only after the one before did
    /// not help. `None` for every other plan.
    #[must_use]
    pub fn rung(&self) -> Option<usize> {
        LADDER.iter().position(|id| *id == self.id)
    }
}
