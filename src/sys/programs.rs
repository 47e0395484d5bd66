//! How is a program really asked? In a process group of its own that ends with the answer, whatever it started.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::model::environment::Environment;
use crate::ports::programs::{Answer, AskError, Programs, Question};

/// The most that is kept of each output, in bytes.
const MOST: u64 = 64 * 1024;
/// How long the last output may take after a program has ended, and its body after it was killed.
const GRACE: Duration = Duration::from_millis(250);

/// When an answer is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// When the program has ended.
    Ended,
    /// When nothing that it started can write any more, either.
    Closed,
}

/// The programs of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Processes;

impl Programs for Processes {
    fn ask<'a>(
        &'a self,
        question: &'a Question,
        env: &'a Environment,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Answer, AskError>> {
        Box::pin(ask(question, env, limit))
    }
}

async fn ask(question: &Question, env: &Environment, limit: Duration) -> Result<Answer, AskError> {
    // it goes when the answer is there, or when nobody waits for one any more
    let empty =
        question.in_an_empty_folder().then(tempfile::tempdir).transpose().map_err(|error| not_started(&error))?;
    let command = prepare(question, env, empty.as_ref().map(tempfile::TempDir::path))?;
    // Claude Code waits until nobody holds the output any more, not only for the program (measured with 2.1.329)
    let until = if matches!(question, Question::ApiKeyHelper { .. }) { Until::Closed } else { Until::Ended };
    answer(command, limit, MOST, until).await
}

/// Runs a command, which begins a process group, with nothing to read; ends it and all that it started at the limit.
pub(super) async fn answer(mut command: Command, limit: Duration, most: u64, until: Until) -> Result<Answer, AskError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(|error| not_started(&error))?;
    let mut group = Group::of(&child);
    let answer = timeout(limit, listen(&mut child, &mut group, most, until)).await;
    group.end();
    if !matches!(answer, Ok(Ok(_))) {
        let _ = child.start_kill();
        let _ = timeout(GRACE, child.wait()).await;
    }
    answer.unwrap_or(Err(AskError::TimedOut(limit)))
}

fn not_started(error: &std::io::Error) -> AskError {
    AskError::NotStarted(error.to_string())
}

fn prepare(question: &Question, env: &Environment, folder: Option<&Path>) -> Result<Command, AskError> {
    let program = question.program();
    if !program.is_absolute() {
        return Err(AskError::NotStarted(say!("system/its-path-does-not-begin")));
    }
    let mut command = command(question);
    command.env_clear().envs(question.environment(env).all());
    if matches!(question, Question::ApiKeyHelper { .. }) {
        // a command that names a file of the working folder would run whatever a project put there
        let home = env.raw(if cfg!(windows) { "USERPROFILE" } else { "HOME" });
        let home = home.map(Path::new).filter(|home| home.is_absolute() && home.is_dir());
        command.current_dir(home.unwrap_or(Path::new("/")));
    }
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    Ok(command)
}

/// The command line, in a process group of its own.
#[cfg(unix)]
fn command(question: &Question) -> Command {
    let new_session = Path::new("/usr/bin/setsid");
    if matches!(question, Question::ApiKeyHelper { .. }) && new_session.is_file() {
        // a session of its own has no terminal to write a prompt to; what begins a session also leads its group, and
        // setsid keeps its number only where it does not lead one already
        let mut command = Command::new(new_session);
        command.arg(question.program()).args(question.arguments());
        return command;
    }
    let mut command = Command::new(question.program());
    command.args(question.arguments()).process_group(0);
    command
}

#[cfg(windows)]
fn command(question: &Question) -> Command {
    let mut command = Command::new(question.program());
    match question {
        // as Node.js does for a command with a shell; others' arguments cannot be read here
        Question::ApiKeyHelper { command: text, .. } => {
            let text = String::from_utf8_lossy(text.expose());
            command.args(["/d", "/s", "/c"]).raw_arg(format!("\"{text}\""));
        }
        _ => {
            command.args(question.arguments());
        }
    }
    command
}

async fn listen(child: &mut Child, group: &mut Group, most: u64, until: Until) -> Result<Answer, AskError> {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = {
        let reading = async { tokio::try_join!(take(stdout, &mut out, most), take(stderr, &mut err, most)) };
        tokio::pin!(reading);
        let mut open = true;
        let status = loop {
            tokio::select! {
                status = child.wait() => break status,
                read = &mut reading, if open => {
                    read?;
                    open = false;
                }
            }
        };
        if open && until == Until::Closed {
            (&mut reading).await?;
            open = false;
        }
        // what it left behind may hold the pipes open, and would do so for ever
        group.end();
        if open && let Ok(read) = timeout(GRACE, &mut reading).await {
            read?;
        }
        status.map_err(|error| not_started(&error))?
    };
    Ok(Answer { code: status.code(), signal: signal(status), stdout: out, stderr: err })
}

async fn take(from: Option<impl AsyncRead + Unpin>, into: &mut Vec<u8>, most: u64) -> Result<(), AskError> {
    let Some(from) = from else { return Ok(()) };
    // a pipe that breaks has said all that it will say
    let _ = from.take(most + 1).read_to_end(into).await;
    if into.len() as u64 > most { Err(AskError::Flood) } else { Ok(()) }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
const fn signal(_status: ExitStatus) -> Option<i32> {
    None
}

/// Ends everything that a program started, also when nobody waits for the answer any more. On Windows only the
/// program itself is ended.
struct Group {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

impl Group {
    #[cfg(unix)]
    fn of(child: &Child) -> Self {
        let leader = child.id().and_then(|id| rustix::process::Pid::from_raw(id.cast_signed()));
        Self { leader }
    }

    #[cfg(not(unix))]
    const fn of(_child: &Child) -> Self {
        Self {}
    }

    /// Once: afterwards the number may belong to somebody else.
    #[cfg_attr(not(unix), expect(clippy::unused_self, reason = "there are no process groups"))]
    fn end(&mut self) {
        #[cfg(unix)]
        if let Some(leader) = self.leader.take() {
            // ESRCH: all have ended already
            let _ = rustix::process::kill_process_group(leader, rustix::process::Signal::KILL);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}
