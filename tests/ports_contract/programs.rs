//! Are real programs asked safely? Whatever a script does, an answer comes in time and nothing is left.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use claude_fix::model::environment::Environment;
use claude_fix::model::machine::Os;
use claude_fix::model::secret::Secret;
use claude_fix::ports::programs::{Answer, AskError, Programs, Question};
use claude_fix::sys::programs::Processes;
use tokio::sync::{Mutex, MutexGuard};

/// One script at a time: a fork in another test would hold a script open for writing, and it could not be started.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

const LONG: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);

struct Script {
    folder: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Script {
    async fn new(text: &str) -> Self {
        let this = Self { _turn: ONE_AT_A_TIME.lock().await, folder: tempfile::tempdir().unwrap() };
        std::fs::write(this.path(), text).unwrap();
        std::fs::set_permissions(this.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        this
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("claude")
    }

    async fn ask(&self, limit: Duration) -> Result<Answer, AskError> {
        let folder = self.folder.path().as_os_str().to_owned();
        let env = Environment::new([("PATH".into(), "/usr/bin:/bin".into()), ("HERE".into(), folder)], Os::Linux);
        Processes.ask(&Question::ClaudeVersion { claude: self.path() }, &env, limit).await
    }

    /// The process that the script wrote down has ended: it is gone, or a zombie that nobody has collected yet.
    fn is_gone(&self) -> bool {
        let id: i32 = std::fs::read_to_string(self.folder.path().join("pid")).unwrap().trim().parse().unwrap();
        let gone = || {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
            let running = rustix::process::test_kill_process(rustix::process::Pid::from_raw(id).unwrap()).is_ok();
            !running || stat.contains(") Z ")
        };
        let began = Instant::now();
        while !gone() && began.elapsed() < Duration::from_secs(5) {
            std::thread::yield_now();
        }
        gone()
    }
}

#[tokio::test]
async fn a_version_comes_with_its_code_and_a_clean_environment() {
    let script = Script::new("#!/bin/sh\necho \"$1 $SECRET$HOME\"\necho problem >&2\nread line || exit 3\n").await;
    let answer = script.ask(LONG).await.unwrap();
    assert_eq!(answer.code, Some(3), "standard input is empty");
    assert_eq!((answer.stdout, answer.stderr), (b"--version \n".to_vec(), b"problem\n".to_vec()));
}

#[tokio::test]
async fn one_that_hangs_is_stopped_with_its_children() {
    let script = Script::new("#!/bin/sh\nsleep 1000 &\necho $! > \"$HERE/pid\"\nwait\n").await;
    let began = Instant::now();
    assert_eq!(script.ask(SHORT).await, Err(AskError::TimedOut(SHORT)));
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(script.is_gone());
}

#[tokio::test]
async fn a_child_that_is_left_behind_neither_delays_the_answer_nor_stays() {
    let script = Script::new("#!/bin/sh\nsleep 1000 &\necho $! > \"$HERE/pid\"\necho 2.1.0\n").await;
    let began = Instant::now();
    assert_eq!(script.ask(LONG).await.unwrap().stdout, b"2.1.0\n");
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(script.is_gone());
}

#[tokio::test]
async fn a_question_that_nobody_waits_for_leaves_nothing() {
    let script = Script::new("#!/bin/sh\nsleep 1000 &\necho $! > \"$HERE/pid\"\nwait\n").await;
    let written = async {
        while std::fs::read_to_string(script.folder.path().join("pid")).map_or(0, |text| text.len()) == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        _ = script.ask(LONG) => {}
        () = written => {}
    }
    assert!(script.is_gone());
}

#[tokio::test]
async fn a_flood_is_stopped() {
    let script = Script::new("#!/bin/sh\nexec yes\n").await;
    assert_eq!(script.ask(LONG).await, Err(AskError::Flood));
    let script = {
        drop(script);
        Script::new("#!/bin/sh\nexec yes >&2\n").await
    };
    assert_eq!(script.ask(LONG).await, Err(AskError::Flood));
}

#[tokio::test]
async fn a_crash_is_told_by_its_signal() {
    let script = Script::new("#!/bin/sh\nkill -SEGV $$\n").await;
    let answer = script.ask(LONG).await.unwrap();
    assert_eq!((answer.code, answer.signal), (None, Some(11)));
}

#[tokio::test]
async fn what_cannot_be_started_is_told_in_the_systems_words() {
    let script = Script::new("no program at all").await;
    let started = |answer: Result<Answer, AskError>| match answer {
        Err(AskError::NotStarted(words)) => words,
        other => panic!("{other:?}"),
    };
    assert!(started(script.ask(LONG).await).contains("format"));
    std::fs::set_permissions(script.path(), std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(started(script.ask(LONG).await).contains("denied"));
    std::fs::remove_file(script.path()).unwrap();
    assert!(started(script.ask(LONG).await).contains("No such file"));
    let relative = Question::ClaudeVersion { claude: "claude".into() };
    started(Processes.ask(&relative, &Environment::default(), LONG).await);
}

async fn key_program(script: &Script, command: &str, limit: Duration) -> Result<Answer, AskError> {
    let folder = script.folder.path().as_os_str().to_owned();
    let env = Environment::new([("PATH".into(), "/usr/bin:/bin".into()), ("HERE".into(), folder)], Os::Linux);
    let command = Secret::new(command.as_bytes().to_vec());
    Processes.ask(&Question::ApiKeyHelper { shell: "/bin/sh".into(), command }, &env, limit).await
}

#[tokio::test]
async fn a_program_for_the_key_runs_in_the_shell_and_its_command_is_no_argument() {
    let script = Script::new("#!/bin/sh\n").await;
    let seen = r#"ps -ww -o args= -p $$; echo "s3cr3t|$CLAUDE_FIX_COMMAND|$HERE" | cut -c1-8"#;
    let answer = key_program(&script, seen, LONG).await.unwrap();
    let text = String::from_utf8(answer.stdout).unwrap();
    let (arguments, printed) = text.split_at(text.rfind("s3cr3t").unwrap());
    assert!(arguments.contains("eval") && !arguments.contains("s3cr3t"), "{arguments}");
    assert_eq!((answer.code, printed), (Some(0), "s3cr3t||\n"), "what carried it is not left to it");
    let gone = key_program(&script, "/nonexistent/key", LONG).await.unwrap();
    assert_eq!(gone.code, Some(127));
    assert!(String::from_utf8(gone.stderr).unwrap().contains("/nonexistent/key"));
    let reads = key_program(&script, "read line || echo empty", LONG).await.unwrap();
    assert_eq!(reads.stdout, b"empty\n", "standard input is empty");
}

#[tokio::test]
async fn a_program_for_the_key_has_no_terminal_and_leaves_nothing() {
    let script = Script::new("#!/bin/sh\n").await;
    let asks = key_program(&script, "read line </dev/tty", LONG).await.unwrap();
    assert_ne!(asks.code, Some(0));
    let stubborn = "trap '' TERM INT HUP; (trap '' TERM HUP; exec sleep 1000) & echo $! > \"$HERE/pid\"; wait";
    assert_eq!(key_program(&script, stubborn, SHORT).await, Err(AskError::TimedOut(SHORT)));
    assert!(script.is_gone());
    assert_eq!(key_program(&script, "exec yes", LONG).await, Err(AskError::Flood));
    let crash = key_program(&script, "kill -SEGV $$", LONG).await.unwrap();
    assert_eq!((crash.code, crash.signal), (None, Some(11)));
}
