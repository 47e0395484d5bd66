//! What does a person see when the real program runs in a real terminal? Waits for text, never for time.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Long enough for a busy machine, short enough to notice a hang.
pub(crate) const LIMIT: Duration = Duration::from_secs(20);

/// Runs the program, then tells its exit code and how it left the terminal, in a shell that is still there to see it.
const SHELL: &str = r#"
"$@"
code=$?
case "$(stty -a)" in *-icanon*|*"-echo "*) how=raw ;; *) how=cooked ;; esac
echo "code=$code $how"
read -r _
"#;

/// Runs the program in a session of its own: it keeps the terminal, and nobody tells it when that goes.
const ELSEWHERE: &str = r#"
exec 3<&0
setsid "$@" <&3 &
wait
"#;

/// A program in a terminal of its own, with an empty environment and a home folder of its own.
pub(crate) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    chunks: Receiver<Vec<u8>>,
    closing: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    child: Box<dyn Child + Send + Sync>,
    program: Option<Pid>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    /// What has come and is not on screen yet, and since when: the beginning of a frame.
    coming: (Vec<u8>, Instant),
    home: tempfile::TempDir,
}

/// What to run, and where.
pub(crate) struct Start {
    program: PathBuf,
    args: Vec<String>,
    variables: Vec<(String, String)>,
    size: (u16, u16),
    home: tempfile::TempDir,
}

impl Start {
    /// This program, in 80×24.
    pub(crate) fn new(program: impl AsRef<Path>) -> Self {
        let home = tempfile::tempdir().expect("a home folder");
        let program = program.as_ref().to_owned();
        Self { program, args: Vec::new(), variables: Vec::new(), size: (80, 24), home }
    }

    /// With this variable.
    pub(crate) fn env(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// With this argument.
    pub(crate) fn arg(mut self, arg: &str) -> Self {
        self.args.push(arg.to_owned());
        self
    }

    /// In a window of this many columns and rows.
    pub(crate) const fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// As the first program of its terminal, like `xterm -e`.
    pub(crate) fn alone(self) -> Session {
        let argv = [vec![self.program.display().to_string()], self.args.clone()].concat();
        Session::spawn(self, &argv, true)
    }

    /// Under a shell, which afterwards prints `code=N cooked` or `code=N raw`.
    pub(crate) fn under_shell(self) -> Session {
        let shell = ["/bin/sh", "-c", SHELL, "sh"].map(str::to_owned).to_vec();
        let argv = [shell, vec![self.program.display().to_string()], self.args.clone()].concat();
        Session::spawn(self, &argv, false)
    }

    /// In another session than the terminal's, so that no signal tells when the terminal goes.
    pub(crate) fn in_another_session(self) -> Session {
        let shell = ["/bin/sh", "-c", ELSEWHERE, "sh"].map(str::to_owned).to_vec();
        let argv = [shell, vec![self.program.display().to_string()], self.args.clone()].concat();
        Session::spawn(self, &argv, false)
    }
}

impl Session {
    fn spawn(start: Start, argv: &[String], alone: bool) -> Self {
        let (columns, rows) = start.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).expect("a pty");
        let mut command = CommandBuilder::from_argv(argv.iter().map(Into::into).collect());
        command.env_clear();
        command.env("HOME", start.home.path());
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        for (name, value) in &start.variables {
            command.env(name, value);
        }
        command.cwd(start.home.path());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        // a terminal without a size is shown in the usual one
        let (shown_rows, shown_columns) = if rows == 0 { (24, 80) } else { (rows, columns) };
        let mut from = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (sender, chunks) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&closing);
        let reader = std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = from.read(&mut buffer) {
                let over = count == 0 || stop.load(Ordering::SeqCst);
                if over || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let pid = child.process_id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            chunks,
            closing,
            reader: Some(reader),
            child,
            program: pid.filter(|_| alone),
            screen: vt100::Parser::new(shown_rows, shown_columns, 0),
            raw: Vec::new(),
            coming: (Vec::new(), Instant::now()),
            home: start.home,
        }
    }

    /// The program's home folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// What is on screen.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    /// Every byte that was written so far.
    pub(crate) fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// Reads what comes within this time; `false` if nothing came.
    pub(crate) fn read(&mut self, limit: Duration) -> bool {
        match self.chunks.recv_timeout(limit) {
            Ok(bytes) => {
                self.raw.extend_from_slice(&bytes);
                self.show(&bytes);
                true
            }
            Err(RecvTimeoutError::Timeout) => {
                self.show(&[]);
                false
            }
            Err(RecvTimeoutError::Disconnected) => {
                // nothing will come any more: do not spin
                std::thread::yield_now();
                false
            }
        }
    }

    /// Draws as a terminal that knows synchronized updates: a frame is shown when it is whole, or when its end is late.
    fn show(&mut self, bytes: &[u8]) {
        const BEGIN: &[u8] = b"\x1b[?2026h";
        const END: &[u8] = b"\x1b[?2026l";
        let (coming, since) = &mut self.coming;
        if coming.is_empty() {
            *since = Instant::now();
        }
        coming.extend_from_slice(bytes);
        let last = |mark: &[u8]| coming.windows(mark.len()).rposition(|it| it == mark);
        let late = since.elapsed() > Duration::from_millis(500);
        let whole = match (last(BEGIN), last(END)) {
            (Some(begin), end) if !late && end.is_none_or(|end| end < begin) => begin,
            _ => coming.len(),
        };
        self.screen.process(&coming[..whole]);
        coming.drain(..whole);
        *since = if whole > 0 { Instant::now() } else { *since };
    }

    /// Reads until this holds.
    pub(crate) fn until(&mut self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let end = Instant::now() + LIMIT;
        while !holds(self) {
            self.read(Duration::from_millis(10));
            assert!(
                Instant::now() < end,
                "{what} did not happen; on screen:\n{}\nlast bytes: {:?}",
                self.screen().contents(),
                String::from_utf8_lossy(&self.raw[self.raw.len().saturating_sub(400)..])
            );
        }
    }

    /// Reads until this text is on screen.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.until(text, |this| this.screen().contents().contains(text));
    }

    /// Types, in one write.
    pub(crate) fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(keys.as_bytes()).and_then(|()| writer.flush()).expect("the terminal takes keys");
    }

    /// Types these keys, once more every second, until this holds. After a new size, because where a size and a key come
    /// at once, crossterm 0.29 tells the size and looks for the key only when another one comes (it listens to edges);
    /// and to turn pages of a text that is still growing.
    pub(crate) fn press_until(&mut self, keys: &str, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let mut again = Instant::now();
        let end = again + LIMIT;
        while !holds(self) {
            assert!(Instant::now() < end, "{what} did not happen; on screen:\n{}", self.screen().contents());
            if Instant::now() >= again {
                self.send(keys);
                again += Duration::from_secs(1);
            }
            self.read(Duration::from_millis(10));
        }
    }

    /// One page on, if the card on screen has lines that are to be read before an answer.
    pub(crate) fn reads_on(&mut self) -> bool {
        let shown = self.screen().contents();
        let unread = shown.contains("lines first") || shown.contains("the last line first");
        if unread {
            self.send("\u{1b}[6~");
            self.read(Duration::from_millis(100));
        }
        unread
    }

    /// Another size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let master = self.master.as_ref().expect("the terminal is there");
        master.resize(pty_size(columns, rows)).expect("the terminal takes a size");
        self.screen.screen_mut().set_size(rows, columns);
    }

    /// Whether the terminal itself edits lines and shows what is typed, as a shell wants it.
    pub(crate) fn cooked(&self) -> bool {
        use rustix::fs::{Mode, OFlags, open};
        use rustix::termios::{LocalModes, tcgetattr};
        let name = self.master.as_ref().and_then(|master| master.tty_name()).expect("the terminal's name");
        let tty = open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("the terminal opens");
        let modes = tcgetattr(&tty).expect("the terminal's modes").local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ICANON)
    }

    /// Fails unless the screen is as a shell wants it.
    pub(crate) fn assert_left(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still taken");
    }

    /// The program itself, not the shell around it.
    pub(crate) fn pid(&mut self) -> Pid {
        if let Some(pid) = self.program {
            return pid;
        }
        let shell = self.child.process_id().expect("the shell runs");
        let mut found = None;
        self.until("a child of the shell", |_| {
            let path = format!("/proc/{shell}/task/{shell}/children");
            let children = std::fs::read_to_string(path).unwrap_or_default();
            found = children.split_whitespace().next().and_then(|id| Pid::from_raw(id.parse().ok()?));
            found.is_some()
        });
        self.program = found;
        found.expect("the program runs")
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&mut self, signal: Signal) {
        let pid = self.pid();
        kill_process(pid, signal).expect("the program takes signals");
    }

    /// The fields of `/proc/PID/stat` after the name: the state first; empty if the process is gone.
    pub(crate) fn stat(pid: Pid) -> Vec<String> {
        let path = format!("/proc/{}/stat", pid.as_raw_nonzero());
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let rest = text.rsplit_once(')').map_or("", |(_, rest)| rest);
        rest.split_whitespace().map(str::to_owned).collect()
    }

    /// Waits until the program is in this state, as `T`.
    pub(crate) fn wait_for_state(&mut self, state: &str) {
        let pid = self.pid();
        self.until(state, |_| Self::stat(pid).first().is_some_and(|found| found == state));
    }

    /// Waits until the program has ended, and is perhaps a zombie.
    pub(crate) fn wait_for_end(&mut self, limit: Duration) {
        let (pid, end) = (self.pid(), Instant::now() + limit);
        while Self::stat(pid).first().is_some_and(|state| state != "Z" && state != "X") {
            assert!(Instant::now() < end, "the program goes on");
            self.chunks.recv_timeout(Duration::from_millis(10)).ok();
        }
    }

    /// How long the program has computed, in ticks of the clock.
    pub(crate) fn ticks(&mut self) -> u64 {
        let stat = Self::stat(self.pid());
        stat[11..13].iter().map(|field| field.parse::<u64>().expect("ticks")).sum()
    }

    /// The exit code of a program that runs alone.
    pub(crate) fn exit_code(&mut self) -> u32 {
        self.until("the end", |this| Self::stat(this.program.expect("alone")).first().is_none_or(|it| it == "Z"));
        self.child.wait().expect("the exit code").exit_code()
    }

    /// Closes the window. Something must be about to be written, else the reader cannot let go of the terminal.
    pub(crate) fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.send("?");
        self.resize(70, 20);
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader ends");
        }
        self.writer = None;
        self.master = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // what the shell started would outlive it
        let shell = self.child.process_id().unwrap_or_default();
        let path = format!("/proc/{shell}/task/{shell}/children");
        let children = std::fs::read_to_string(path).unwrap_or_default();
        let under = children.split_whitespace().next().and_then(|id| Pid::from_raw(id.parse().ok()?));
        if let Some(pid) = self.program.or(under)
            && Self::stat(pid).first().is_some_and(|state| state != "Z")
        {
            let _ = kill_process(pid, Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}
