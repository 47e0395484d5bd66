//! Which commands and options are there?
//!
//! The help texts stay in English: they are made when the program is compiled, and read before a language is chosen.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::secret::{looks_secret, redact};
use crate::model::text::plain;
use crate::ui::Theme;
use crate::words::Language;

/// Finds out why Claude Code will not sign in, and repairs it.
///
/// Without a command it opens the wizard. Nothing is changed before you say yes, and every change can be undone.
#[derive(Parser, Debug)]
#[command(name = "claude-fix", version, about, long_about, max_term_width = 100)]
#[command(after_help = "Examples:\n  claude-fix                     find out and repair, step by step\n  \
                        claude-fix check               the same diagnosis as text; changes nothing\n  \
                        claude-fix run -- claude       one session without the variable that is in the way\n  \
                        claude-fix undo                take back the latest change")]
pub struct Cli {
    /// What to do; without it, the wizard.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The wizard for a help desk on the phone: one step a screen, what to say, and a ticket at the end.
    #[arg(long)]
    pub walkthrough: bool,
    /// Options that hold everywhere.
    #[command(flatten)]
    pub common: Common,
}

/// Options that hold everywhere.
#[derive(Args, Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one switch each, as on the command line")]
pub struct Common {
    /// Plain lines instead of a full screen, for screen readers and simple terminals.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Only ASCII characters.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// No colours; also with the variable NO_COLOR.
    #[arg(long, global = true)]
    pub no_color: bool,
    /// The colours, for a dark or a light ground, for who cannot tell red from green or blue from yellow, or with high
    /// contrast; also with the variable CLAUDE_FIX_THEME.
    #[arg(long, global = true, value_name = "NAME", value_parser = theme())]
    pub theme: Option<Theme>,
    /// Never ask; print what would be asked and stop.
    #[arg(long, global = true)]
    pub no_input: bool,
    /// The language: en, ja or zh; by default that of the locale. JSON is always in English.
    #[arg(long, global = true, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,
}

fn theme() -> impl TypedValueParser<Value = Theme> {
    PossibleValuesParser::new(Theme::NAMES).map(|name| Theme::named(&name).unwrap_or_default())
}

fn language(code: &str) -> Result<Language, String> {
    Language::of(code).ok_or_else(|| format!("claude-fix speaks en, ja and zh, not {}", plain(code, 20)))
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// One diagnosis, as text or JSON. Changes nothing.
    #[command(after_help = "Examples:\n  claude-fix check\n  claude-fix check --json | jq .verdict\n  \
                            claude-fix check --only network --timeout 5\n  claude-fix check --junit > claude-fix.xml\n  claude-fix check --live        one real message, which uses a little of your quota\n\nExit codes: 0 nothing broken, 1 broken, 2 \
                            usage, 3 could not tell, 130 interrupted")]
    Check(Check),
    /// Runs one command with the environment corrected for this once. Changes nothing on disk.
    #[command(after_help = "Example:\n  claude-fix run -- claude -p hello")]
    Run {
        /// The command and its arguments, after --.
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<std::ffi::OsString>,
    },
    /// Lists the repairs that are offered, or carries one out after a yes.
    #[command(after_help = "Examples:\n  claude-fix fix\n  claude-fix fix env.remove_variable --dry-run\n  \
                            claude-fix fix env.remove_variable:ANTHROPIC_API_KEY --yes")]
    Fix(Fix),
    /// Takes back a change, by default the latest.
    #[command(
        after_help = "Examples:\n  claude-fix undo\n  claude-fix undo --list\n  claude-fix undo 3 --yes\n  claude-fix undo --to 2\n  claude-fix undo --purge"
    )]
    Undo(Undo),
    /// A report for support: what was found and changed, without secrets and without names.
    ///
    /// E-mail addresses, organisations, accounts and hosts become EMAIL-1, ORG-1, USER-1, HOST-1. If anything in it could
    /// be a secret, it is not written.
    #[command(
        after_help = "Examples:\n  claude-fix report\n  claude-fix report --format html -o report.html\n  claude-fix report --format json -o report.json   claude-fix open shows it again\n\nExit codes: 0 written, 2 the file cannot be written, 4 something in it could be a secret"
    )]
    Report(Report),
    /// Shows a report of another machine, or all in a folder. Nothing is run, changed or sent.
    #[command(
        after_help = "Examples:\n  claude-fix open report.json\n  claude-fix open reports/      every .json in it, by root cause\n\nExit codes: 0 shown, 2 it is no report of claude-fix"
    )]
    Open {
        /// A report in its JSON form, or a folder of them.
        #[arg(value_name = "FILE|FOLDER")]
        path: std::path::PathBuf,
    },
    /// Finds characters that nobody sees: position, code point and name, never the text. Changes nothing.
    ///
    /// Reads the files, or standard input if there are none. Without either, in a terminal, it looks at the variables of
    /// this terminal, at Claude Code's settings, and at the start-up files of the shells.
    #[command(
        after_help = "Examples:\n  claude-fix scan\n  claude-fix scan ~/.zshrc .env\n  pbpaste | claude-fix scan\n\n\
                            Exit codes: 0 nothing found, 1 something was found, 2 a file cannot be read, 3 a file is \
                            not text in UTF-8"
    )]
    Scan {
        /// One JSON document.
        #[arg(long)]
        json: bool,
        /// The files; - is standard input.
        file: Vec<std::path::PathBuf>,
    },
    /// Keeps an API key in the system's keychain.
    #[command(subcommand)]
    #[command(
        after_help = "Examples:\n  claude-fix key store\n  pass show anthropic | claude-fix key store\n\nA key is never an argument: it is typed into a masked field, or read from standard input.\n\n\
                      Exit codes: 0 done, or the answer was No, 2 no key can be kept of what was given, or print on a terminal, \
                      3 no key is kept, 4 the keychain cannot be used, or the API does not know the key, 130 interrupted"
    )]
    Key(Key),
    /// Says what an error message means, and where to start. Reads standard input if no text is given.
    #[command(after_help = "Example:\n  claude-fix explain \"Not logged in · Please run /login\"")]
    Explain {
        /// One JSON document.
        #[arg(long)]
        json: bool,
        /// The message.
        text: Vec<String>,
    },
    /// The API errors that Claude Code wrote down itself, as a time line. Changes nothing.
    ///
    /// Reads the session transcripts and debug logs in Claude Code's folder, the newest first: when which error began, how
    /// often it came, in which project and with which version. What you and Claude said to each other is not kept or shown.
    #[command(after_help = "Examples:\n  claude-fix history\n  claude-fix history --since 24h\n  \
                            claude-fix history --since 2026-11-01 --json\n\nExit codes: 0 a list was printed, also an empty one, 2 usage, 3 no folder of Claude Code is known, 130 interrupted")]
    History {
        /// From when on: days, hours or weeks ago, as 7d, 24h, 2w, or a date, as 2026-11-01.
        #[arg(long, value_name = "WHEN", default_value = "7d")]
        since: String,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Practice on a made-up machine. Nothing real is read, run or changed, and nothing is sent.
    ///
    /// Without a name it lists the machines. With one it opens the wizard on that machine, or prints its diagnosis where
    /// there is no terminal.
    #[command(after_help = "Examples:\n  claude-fix demo\n  claude-fix demo dead-key\n  claude-fix demo 5 --plain\n\n\
                            Exit codes: those of the same screens on a real machine; 2 if there is no such machine")]
    Demo {
        /// The name or the number of a machine.
        scenario: Option<String>,
        /// The walkthrough for a help desk on the phone, on that machine.
        #[arg(long, requires = "scenario")]
        walkthrough: bool,
    },
    /// Prints the completions for a shell.
    #[command(
        after_help = "Examples:\n  claude-fix completions bash > ~/.local/share/bash-completion/completions/claude-fix\n  \
                            claude-fix completions zsh > ~/.zfunc/_claude-fix\n  \
                            claude-fix completions fish > ~/.config/fish/completions/claude-fix.fish"
    )]
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Prints the manual page, as man reads it.
    #[command(after_help = "Example:\n  claude-fix man > ~/.local/share/man/man1/claude-fix.1")]
    Man,
}

/// A shell that completions are carried for.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// bash
    Bash,
    /// Z shell
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    #[value(name = "powershell")]
    PowerShell,
    /// elvish
    Elvish,
}

impl Shell {
    /// The name of the script below `assets/completions/`.
    #[must_use]
    pub const fn script(self) -> &'static str {
        match self {
            Self::Bash => "claude-fix.bash",
            Self::Zsh => "_claude-fix",
            Self::Fish => "claude-fix.fish",
            Self::PowerShell => "_claude-fix.ps1",
            Self::Elvish => "claude-fix.elv",
        }
    }
}

/// `check`
#[derive(Args, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one switch each, as on the command line")]
pub struct Check {
    /// One JSON document on standard output.
    #[arg(long)]
    pub json: bool,
    /// One JUnit document on standard output, for pipelines: a test case for each check.
    #[arg(long, conflicts_with = "json")]
    pub junit: bool,
    /// Open no network connection at all.
    #[arg(long)]
    pub offline: bool,
    /// Send one short message with Claude Code: the only proof that the service accepts the sign-in. It uses a little of
    /// your quota, and Claude Code may renew its login meanwhile.
    #[arg(long, conflicts_with = "offline")]
    pub live: bool,
    /// If nothing is broken, write down what it looks like, so that a later run can say what has changed.
    #[arg(long)]
    pub remember: bool,
    /// Only this check or group; may be given several times.
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// All but this check or group; may be given several times.
    #[arg(long, value_name = "ID")]
    pub skip: Vec<String>,
    /// The limit for the whole run, in seconds.
    #[arg(long, value_name = "SECS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=120))]
    pub timeout: u64,
}

/// `report`
#[derive(Args, Debug)]
pub struct Report {
    /// How it is written.
    #[arg(long, value_enum, default_value_t = Format::Md)]
    pub format: Format,
    /// Write it to this file; otherwise it is printed.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<std::path::PathBuf>,
    /// Leave names as they are; secrets are hidden all the same.
    #[arg(long)]
    pub names: bool,
    /// Open no network connection at all.
    #[arg(long)]
    pub offline: bool,
    /// The limit for the checks, in seconds.
    #[arg(long, value_name = "SECS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=120))]
    pub timeout: u64,
}

/// How a report is written.
#[derive(clap::ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Md,
    /// The document of check --json, with what was changed.
    Json,
    /// One page to print.
    Html,
}

impl From<Format> for crate::headless::report::Form {
    fn from(format: Format) -> Self {
        match format {
            Format::Md => Self::Markdown,
            Format::Json => Self::Json,
            Format::Html => Self::Html,
        }
    }
}

/// `key`
#[derive(Subcommand, Debug)]
pub enum Key {
    /// Keeps a key that is typed or comes on standard input.
    ///
    /// The API is asked whether it knows the key, which costs nothing. In a terminal it then asks where to keep it; a
    /// key on standard input goes into the keychain.
    Store {
        /// Keep it also if the API does not know it.
        #[arg(long)]
        anyway: bool,
    },
    /// Prints the key, for Claude Code's apiKeyHelper; not on a terminal.
    Print,
    /// Removes the key from the keychain.
    Remove {
        /// Do not ask: this is the yes.
        #[arg(long)]
        yes: bool,
    },
}

/// `fix`
#[derive(Args, Debug)]
pub struct Fix {
    /// Which repair; without it, those that are offered are listed.
    pub repair: Option<String>,
    /// Show what would change, and stop.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask: this is the yes.
    #[arg(long)]
    pub yes: bool,
}

/// `undo`
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Undo {
    /// Which entry; by default the latest that can be taken back.
    pub entry: Option<u32>,
    /// Take back everything from the latest down to this entry.
    #[arg(long, value_name = "ENTRY", conflicts_with = "entry")]
    pub to: Option<u32>,
    /// List what was changed, and what is kept of it.
    #[arg(long)]
    pub list: bool,
    /// Delete the copies of old files. What needs one cannot be taken back afterwards.
    #[arg(long, conflicts_with_all = ["entry", "to", "list"])]
    pub purge: bool,
    /// Show what would come back, and stop.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask: this is the yes.
    #[arg(long)]
    pub yes: bool,
}

/// A key that was pasted in the wrong place is not said again.
#[must_use]
pub fn without_secrets(mut error: clap::Error) -> clap::Error {
    let said: Vec<(ContextKind, String)> = error
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, text.clone())),
            _ => None,
        })
        .collect();
    for (kind, text) in said.into_iter().filter(|(_, text)| looks_secret(text) || redact(text) != *text) {
        let words = text
            .split_once('=')
            .filter(|(name, _)| name.starts_with("--"))
            .map_or("…".to_owned(), |(name, _)| format!("{name}=…"));
        error.insert(kind, ContextValue::String(words));
    }
    error
}
