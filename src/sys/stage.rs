//! How is a program really run in a pane? In a pseudo-terminal and a session of its own, which end together.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver as Inbox, RecvTimeoutError, SyncSender, TrySendError, channel as plain, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tokio::sync::mpsc::{Sender, channel};

use crate::model::pane::{Exit, Pasted};
use crate::ports::stage::{Act, Controls, Heard, Running, Stage};

/// How many pieces of output wait to be heard; then the program waits.
const WAITING: usize = 16;
/// The size of a piece of output, in bytes.
const PIECE: usize = 8 * 1024;
/// How long the last output may take after the program has ended: something else may hold its terminal open.
const LAST_WORDS: Duration = Duration::from_millis(500);
/// How long Ctrl-C may take, and then a request to end.
const PATIENCE: [Duration; 2] = [Duration::from_millis(1500), Duration::from_secs(1)];

/// Pseudo-terminals of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Terminals;

impl Stage for Terminals {
    fn start(&self, act: Act) -> io::Result<Running> {
        if !act.program.is_absolute() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, say!("system/its-path-does-not-begin")));
        }
        startable(&act.program)?;
        let pair = native_pty_system().openpty(cells(act.size)).map_err(io::Error::other)?;
        let reader = pair.master.try_clone_reader().map_err(io::Error::other)?;
        let writer = pair.master.take_writer().map_err(io::Error::other)?;
        let child = pair.slave.spawn_command(command(&act)).map_err(io::Error::other)?;
        drop(pair.slave);
        let life = Arc::new(Life::of(child.as_ref()));
        let (tell, heard) = channel(WAITING);
        let (typed, to_type) = sync_channel(WAITING);
        let (quiet, silence) = plain();
        let controls = Strings { typed, master: Mutex::new(pair.master), life: Arc::clone(&life) };
        let listener = tell.clone();
        thread("pane-output", move || {
            listen(reader, &listener);
            drop(quiet);
        })?;
        thread("pane-input", move || write(writer, &to_type))?;
        thread("pane-end", move || attend(child, &life, &silence, &tell))?;
        Ok(Running { heard, controls: Box::new(controls) })
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}

const fn cells((columns, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// Runs the program as a shell would: in a group of its own, in the foreground of its terminal. If it led the session
/// itself, the system would hang up on whatever it started as soon as it ends: a browser that somebody signs in with.
#[cfg(unix)]
const SHELL: &str = r#"set -m; "$@"; exit $?"#;

/// Whether there is a program that can be started; a shell would only say so in words.
#[cfg(unix)]
fn startable(program: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(program, rustix::fs::Access::EXEC_OK)?)
}

#[cfg(not(unix))]
fn startable(program: &Path) -> io::Result<()> {
    program.metadata().map(drop)
}

fn command(act: &Act) -> CommandBuilder {
    #[cfg(unix)]
    let mut command = {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", SHELL, "sh"]);
        command.arg(&act.program);
        command
    };
    #[cfg(not(unix))]
    let mut command = CommandBuilder::new(&act.program);
    command.args(&act.arguments);
    command.env_clear();
    for (name, value) in act.env.all() {
        command.env(name, value);
    }
    command.env("TERM", "xterm-256color");
    // they would be those of the terminal around the pane
    for name in ["COLUMNS", "LINES"] {
        command.env_remove(name);
    }
    command.cwd(&act.cwd);
    command
}

/// Passes on what the program writes, piece by piece, as fast as it is heard.
fn listen(mut reader: Box<dyn Read + Send>, tell: &Sender<Heard>) {
    let mut piece = vec![0; PIECE];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return,
            Ok(length) => {
                let bytes = piece.get(..length).unwrap_or_default().to_vec();
                if tell.blocking_send(Heard::Bytes(bytes)).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // Linux says EIO when the last program has let go of the terminal
            Err(_) => return,
        }
    }
}

fn write(mut writer: Box<dyn Write + Send>, to_type: &Inbox<Pasted>) {
    while let Ok(text) = to_type.recv() {
        if writer.write_all(text.expose().as_bytes()).and_then(|()| writer.flush()).is_err() {
            return;
        }
    }
}

/// Waits for the end, hears the last words, and tells.
fn attend(mut child: Box<dyn Child + Send + Sync>, life: &Life, silence: &Inbox<()>, tell: &Sender<Heard>) {
    life.until_over();
    let exit = life.bury(|| child.wait());
    // the other end is only ever dropped
    let _: Result<(), RecvTimeoutError> = silence.recv_timeout(LAST_WORDS);
    let _ = tell.blocking_send(Heard::Ended(exit));
}

fn exit(status: &ExitStatus) -> Exit {
    status.signal().map_or_else(|| Exit::Code(status.exit_code()), |signal| Exit::Signal(signal.to_owned()))
}

#[derive(Default)]
struct Fate {
    /// It was waited for: from now on its number may belong to somebody else.
    buried: bool,
    /// Whether it was asked to end.
    stopping: bool,
}

/// The session of a program: who is in it, and whether it goes on.
struct Life {
    fate: Mutex<Fate>,
    changed: Condvar,
    killer: Mutex<Box<dyn ChildKiller + Send + Sync>>,
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

impl Life {
    fn of(child: &(dyn Child + Send + Sync)) -> Self {
        Self {
            fate: Mutex::default(),
            changed: Condvar::new(),
            killer: Mutex::new(child.clone_killer()),
            #[cfg(unix)]
            leader: child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw),
        }
    }

    fn fate(&self) -> MutexGuard<'_, Fate> {
        self.fate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when the program has ended; its number stays its own until it is buried.
    #[cfg(unix)]
    fn until_over(&self) {
        use rustix::io::Errno;
        use rustix::process::{WaitId, WaitIdOptions, waitid};
        let Some(leader) = self.leader else { return };
        let wait = || waitid(WaitId::Pid(leader), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
        while let Err(Errno::INTR) = wait() {}
    }

    #[cfg(not(unix))]
    const fn until_over(&self) {}

    /// Takes the exit status. What is left of the session of a program that was stopped goes with it.
    fn bury(&self, wait: impl FnOnce() -> io::Result<ExitStatus>) -> Exit {
        #[cfg(unix)]
        {
            let mut fate = self.fate();
            if fate.stopping {
                self.signal(rustix::process::Signal::KILL);
            }
            let status = wait();
            fate.buried = true;
            self.changed.notify_all();
            status.map_or_else(|_| Exit::Signal(say!("system/signal-unknown")), |status| exit(&status))
        }
        #[cfg(not(unix))]
        {
            let status = wait();
            self.fate().buried = true;
            self.changed.notify_all();
            status.map_or_else(|_| Exit::Signal(say!("system/signal-unknown")), |status| exit(&status))
        }
    }

    /// Waits for the end, so long at most; whether it came.
    fn over_within(&self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let mut fate = self.fate();
        while !fate.buried {
            let Some(left) = end.checked_duration_since(Instant::now()) else { return false };
            fate = self.changed.wait_timeout(fate, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// By force, now.
    fn kill(&self) {
        let mut fate = self.fate();
        if fate.buried {
            return;
        }
        fate.stopping = true;
        #[cfg(unix)]
        self.signal(rustix::process::Signal::KILL);
        let _ = self.killer.lock().unwrap_or_else(PoisonError::into_inner).kill();
    }

    /// Asks it to end, as the system does.
    fn terminate(&self) {
        #[cfg(unix)]
        {
            let fate = self.fate();
            if !fate.buried {
                self.signal(rustix::process::Signal::TERM);
            }
        }
    }

    /// Sends a signal to everything in the session. The leader must not be buried yet.
    #[cfg(unix)]
    fn signal(&self, signal: rustix::process::Signal) {
        use rustix::process::{kill_process, kill_process_group};
        let Some(leader) = self.leader else { return };
        // who has gone meanwhile needs no signal
        let _ = kill_process_group(leader, signal);
        for member in session(leader) {
            let _ = kill_process(member, signal);
        }
    }
}

/// The processes of a session, also those in groups of their own; Linux tells.
#[cfg(target_os = "linux")]
fn session(leader: rustix::process::Pid) -> Vec<rustix::process::Pid> {
    let wanted = leader.as_raw_nonzero().to_string();
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let in_it = |id: &i32| {
        let mut stat = String::new();
        let file = std::fs::File::open(format!("/proc/{id}/stat"));
        let read = file.and_then(|file| file.take(4096).read_to_string(&mut stat));
        // after the name, which may hold anything: state, parent, group, session
        let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
        read.is_ok() && after.split_whitespace().nth(3) == Some(wanted.as_str())
    };
    let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
    ids.filter(in_it).filter_map(rustix::process::Pid::from_raw).collect()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn session(_leader: rustix::process::Pid) -> Vec<rustix::process::Pid> {
    Vec::new()
}

struct Strings {
    typed: SyncSender<Pasted>,
    master: Mutex<Box<dyn MasterPty + Send>>,
    life: Arc<Life>,
}

impl Controls for Strings {
    fn input(&self, bytes: Pasted) {
        // a program that does not read while so much waits gets no more
        let _: Result<(), TrySendError<Pasted>> = self.typed.try_send(bytes);
    }

    fn resize(&self, size: (u16, u16)) {
        // a program that has just ended has no size
        let _ = self.master.lock().unwrap_or_else(PoisonError::into_inner).resize(cells(size));
    }

    fn stop(&self) {
        if std::mem::replace(&mut self.life.fate().stopping, true) {
            return self.life.kill();
        }
        self.input(Pasted::from("\u{3}"));
        let life = Arc::clone(&self.life);
        let escalate = move || {
            if life.over_within(PATIENCE[0]) {
                return;
            }
            life.terminate();
            if !life.over_within(PATIENCE[1]) {
                life.kill();
            }
        };
        if thread("pane-stop", escalate).is_err() {
            self.life.kill();
        }
    }
}

impl Drop for Strings {
    fn drop(&mut self) {
        self.life.kill();
    }
}
