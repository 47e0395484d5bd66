//! Which programs may be asked, and what? A closed list: nothing else can be run while looking.

use std::path::PathBuf;
use std::time::Duration;

use futures::future::BoxFuture;

use crate::model::environment::Environment;
use crate::model::machine::Os;
use crate::model::paths::is_whole;
use crate::model::secret::Secret;

/// Every command line that may be run without a person's yes.
#[derive(Clone)]
pub enum Question {
    /// `claude --version`: prints one line and writes nothing (measured on 1.0.0 to 2.1.329).
    ClaudeVersion {
        /// The program.
        claude: PathBuf,
    },
    /// `claude --settings {…} auth status [--text]` behind a proxy that leads nowhere, so that it can neither refresh
    /// nor reach anyone. On a key in the wizard only.
    ClaudeAuthStatus {
        /// The program.
        claude: PathBuf,
    },
    /// `claude -p` with one short message: with the settings of the person's own only, without their hooks, without MCP
    /// servers, tools and commands, from an empty folder, asked once, and kept nowhere (measured with 2.1.329). It uses a
    /// little of the person's quota, and Claude Code may renew its own login while it runs: only after a yes.
    Message {
        /// The program.
        claude: PathBuf,
    },
    /// The program that settings of the person's own or of an administrator name as `apiKeyHelper`: Claude Code runs it
    /// at every start. In a session without a terminal where the system can do that, so that it cannot ask there.
    ApiKeyHelper {
        /// The shell that runs it, as Claude Code would.
        shell: PathBuf,
        /// What the shell runs. It may hold a secret, and is never an argument where others can read those.
        command: Secret,
    },
}

/// The variable that carries a command to the shell: unlike its arguments, others cannot read its variables.
const COMMAND: &str = "CLAUDE_FIX_COMMAND";
/// Runs what the variable holds, without leaving the variable to it.
const RUN_COMMAND: &str =
    "claude_fix_command=$CLAUDE_FIX_COMMAND; unset CLAUDE_FIX_COMMAND; eval \"$claude_fix_command\"";

/// The options of one short message, and the message.
const MESSAGE: [&str; 13] = [
    "-p",
    "--setting-sources",
    "user",
    "--settings",
    r#"{"disableAllHooks":true}"#,
    "--strict-mcp-config",
    "--tools",
    "",
    "--disable-slash-commands",
    "--no-session-persistence",
    "--system-prompt",
    "Answer with the single word ok.",
    "Say ok.",
];

/// The names of the proxy variables, in both spellings; Claude Code reads the lower-case ones first.
const PROXY: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];
const NO_PROXY: [&str; 2] = ["no_proxy", "NO_PROXY"];
/// Nothing listens on the discard port.
const NOWHERE: &str = "http://127.0.0.1:9";

impl Question {
    /// The program.
    #[must_use]
    pub const fn program(&self) -> &PathBuf {
        match self {
            Self::ClaudeVersion { claude } | Self::ClaudeAuthStatus { claude } | Self::Message { claude } => claude,
            Self::ApiKeyHelper { shell, .. } => shell,
        }
    }

    /// Its arguments; never a secret.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        match self {
            Self::ClaudeVersion { .. } => vec!["--version".to_owned()],
            Self::ClaudeAuthStatus { .. } => {
                let pairs = PROXY.iter().map(|name| (*name, NOWHERE)).chain(NO_PROXY.iter().map(|name| (*name, "")));
                let block: serde_json::Map<String, serde_json::Value> =
                    pairs.map(|(name, value)| (name.to_owned(), value.into())).collect();
                let settings = serde_json::json!({ "env": block }).to_string();
                vec!["--settings".to_owned(), settings, "auth".to_owned(), "status".to_owned()]
            }
            Self::Message { .. } => MESSAGE.map(str::to_owned).to_vec(),
            Self::ApiKeyHelper { .. } => vec!["-c".to_owned(), RUN_COMMAND.to_owned()],
        }
    }

    /// The environment that it runs in: this one, with the dead proxy where the question needs it.
    #[must_use]
    pub fn environment(&self, base: &Environment) -> Environment {
        let mut env = base.clone();
        match self {
            Self::ClaudeVersion { .. } => {}
            Self::ClaudeAuthStatus { .. } => {
                for name in PROXY {
                    env.set(name, NOWHERE);
                }
                for name in NO_PROXY {
                    env.set(name, "");
                }
            }
            // measured: without this, 2.1.329 tries for three minutes to use a key that is refused
            Self::Message { .. } => env.set("CLAUDE_CODE_MAX_RETRIES", "0"),
            Self::ApiKeyHelper { command, .. } => {
                env.set(COMMAND, String::from_utf8_lossy(command.expose()).into_owned());
            }
        }
        env
    }

    /// Whether it runs in an empty folder of its own, where no project can have a say.
    #[must_use]
    pub const fn in_an_empty_folder(&self) -> bool {
        matches!(self, Self::Message { .. })
    }

    /// The shell that Claude Code gives an `apiKeyHelper` to.
    #[must_use]
    pub fn shell(os: Os, env: &Environment) -> PathBuf {
        match os {
            Os::Windows => env
                .raw("ComSpec")
                .map(PathBuf::from)
                .filter(|shell| is_whole(shell, os))
                .unwrap_or_else(|| "C:\\Windows\\System32\\cmd.exe".into()),
            _ => "/bin/sh".into(),
        }
    }
}

/// What a program did. What it wrote may hold a secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
    /// At most 64 KiB of standard output.
    pub stdout: Vec<u8>,
    /// At most 64 KiB of standard error.
    pub stderr: Vec<u8>,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Answer");
        shown.field("code", &self.code).field("signal", &self.signal);
        shown.field("stdout", &self.stdout.len()).field("stderr", &self.stderr.len()).finish()
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskError {
    /// It did not end in time and was stopped, with everything that it had started.
    TimedOut(Duration),
    /// It wrote without end and was stopped.
    Flood,
    /// The system could not start it.
    NotStarted(String),
}

impl std::error::Error for AskError {}

impl std::fmt::Display for AskError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::TimedOut(limit) => say!("system/program-timed-out", seconds = limit.as_secs_f64()),
            Self::Flood => say!("system/program-wrote-too-much"),
            Self::NotStarted(because) => because.clone(),
        })
    }
}

said_as_shown!(AskError);

/// Programs, to ask.
pub trait Programs: Send + Sync {
    /// Asks with a limit. Standard input is empty, and the whole process group ends with the answer or the limit.
    fn ask<'a>(
        &'a self,
        question: &'a Question,
        env: &'a Environment,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>>;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;

    #[test]
    fn what_a_helper_runs_is_no_argument() {
        let command = Secret::new(b"echo s3cret".to_vec());
        let question = Question::ApiKeyHelper { shell: "/bin/sh".into(), command };
        assert!(!question.arguments().concat().contains("s3cret"));
        let env = question.environment(&Environment::default());
        assert_eq!(env.text(COMMAND).as_deref(), Some("echo s3cret"));
        let answer = Answer { stdout: b"s3cret".to_vec(), ..Answer::default() };
        assert!(!format!("{answer:?}").contains("115"));
        let of = |os| Question::shell(os, &Environment::default());
        assert_eq!((of(Os::Linux), of(Os::Macos)), ("/bin/sh".into(), "/bin/sh".into()));
        assert!(of(Os::Windows).to_string_lossy().ends_with("cmd.exe"));
    }

    #[test]
    fn auth_status_cannot_reach_anyone() {
        let question = Question::ClaudeAuthStatus { claude: "/bin/claude".into() };
        let base = Environment::new([("https_proxy".into(), "http://real:1".into())], Os::Linux);
        let env = question.environment(&base);
        for name in PROXY {
            assert_eq!(env.text(name).as_deref(), Some(NOWHERE), "{name}");
        }
        let arguments = question.arguments();
        assert_eq!(arguments[0], "--settings");
        assert_eq!(arguments[2..], ["auth", "status"]);
        let settings: serde_json::Value = serde_json::from_str(&arguments[1]).unwrap();
        assert_eq!(settings["env"]["https_proxy"], NOWHERE);
        assert_eq!(settings["env"]["NO_PROXY"], "");
        assert_eq!(settings["env"].as_object().unwrap().len(), 6);
    }
}
