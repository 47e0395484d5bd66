//! What does the system ask of us? Signals, or on Windows the console's control events, as four words.

use std::io;

/// What was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(unix), expect(dead_code, reason = "Windows has no job control, and tells sizes as keys are told"))]
pub(super) enum Signal {
    /// Ctrl-C from outside: whoever has the terminal should end.
    Interrupt,
    /// End: the terminal closes, or the system goes down.
    End,
    /// Stop until `fg`.
    Suspend,
    /// Somebody let us go on.
    Resumed,
    /// The window has another size.
    Resized,
}

#[cfg(unix)]
pub(super) use unix::Signals;

#[cfg(unix)]
mod unix {
    use std::os::unix::net::UnixStream;

    use super::{Signal, io};
    use rustix::event::{PollFd, PollFlags, poll};
    use tokio::signal::unix::{Signal as Stream, SignalKind, signal};
    use tokio::sync::oneshot::{Receiver, channel};

    /// The signals that concern the wizard. As long as this lives, none of them ends the program by itself.
    pub(in crate::tui) struct Signals {
        interrupt: Stream,
        terminate: Stream,
        hangup: Stream,
        stop: Stream,
        resumed: Stream,
        resized: Stream,
        /// Tells that the terminal is gone, which not everybody hears as a signal: a process of another session does not.
        terminal: Option<Receiver<()>>,
    }

    /// Tells once when the terminal is gone. A thread sleeps in the system until then; it ends with the program.
    ///
    /// crossterm reads a terminal that is gone again and again without end, on whatever thread asked it for a key, which
    /// would keep the wizard from ever hearing of it (crossterm issue 793). So it is given something else to read first.
    fn watch_terminal() -> Option<Receiver<()>> {
        let (tell, gone) = channel();
        let watch = move || {
            let stdin = io::stdin();
            // a hang-up is told whatever is asked for, and nothing else is asked for
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            while let Err(rustix::io::Errno::INTR) = poll(&mut watched, None) {}
            read_nothing();
            // nobody listens when the wizard has just ended
            let _ = tell.send(());
        };
        std::thread::Builder::new().name("terminal".to_owned()).spawn(watch).ok().map(|_| gone)
    }

    /// From now on whoever reads standard input is told that nothing is there yet.
    fn read_nothing() {
        let Ok((silent, other)) = UnixStream::pair() else { return };
        if silent.set_nonblocking(true).is_ok() && rustix::stdio::dup2_stdin(&silent).is_ok() {
            // were its other end closed, reading would say "the end" at once, as the terminal does
            std::mem::forget(other);
        }
    }

    async fn vanished(terminal: Option<&mut Receiver<()>>) {
        let told = match terminal {
            Some(gone) => gone.await.is_ok(),
            None => false,
        };
        if !told {
            std::future::pending::<()>().await;
        }
    }

    impl Signals {
        /// Listens from now on.
        pub(in crate::tui) fn listen() -> io::Result<Self> {
            Ok(Self {
                interrupt: signal(SignalKind::interrupt())?,
                terminate: signal(SignalKind::terminate())?,
                hangup: signal(SignalKind::hangup())?,
                stop: signal(SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw()))?,
                resumed: signal(SignalKind::from_raw(rustix::process::Signal::CONT.as_raw()))?,
                // crossterm tells sizes too, but loses one that comes while its stream is dropped
                resized: signal(SignalKind::window_change())?,
                terminal: watch_terminal(),
            })
        }

        /// The next signal; may be dropped and asked again.
        pub(in crate::tui) async fn next(&mut self) -> Signal {
            tokio::select! {
                _ = self.interrupt.recv() => Signal::Interrupt,
                _ = self.terminate.recv() => Signal::End,
                _ = self.hangup.recv() => Signal::End,
                _ = self.stop.recv() => Signal::Suspend,
                _ = self.resumed.recv() => Signal::Resumed,
                _ = self.resized.recv() => Signal::Resized,
                () = vanished(self.terminal.as_mut()) => {
                    self.terminal = None;
                    Signal::End
                }
            }
        }

        /// Stops this process like any other on Ctrl-Z, and returns when it goes on.
        pub(in crate::tui) async fn stop_here(&mut self) {
            use rustix::process::{Signal as Raw, getpid, kill_process};
            if kill_process(getpid(), Raw::STOP).is_ok() {
                // other threads may run on for a moment; only the signal says that the stop is over
                self.resumed.recv().await;
            }
        }

        /// Asks the whole job to stop, us included: the program that started us must stop too, or the shell waits on.
        pub(in crate::tui) fn ask_to_suspend() {
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        }
    }
}

#[cfg(windows)]
pub(super) use windows::Signals;

#[cfg(windows)]
mod windows {
    use super::{Signal, io};
    use tokio::signal::windows::{CtrlBreak, CtrlC, CtrlClose, CtrlLogoff, CtrlShutdown};
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

    /// The control events that concern the wizard. Windows gives it some five seconds after the last three.
    pub(in crate::tui) struct Signals {
        interrupt: CtrlC,
        stop: CtrlBreak,
        close: CtrlClose,
        log_off: CtrlLogoff,
        shut_down: CtrlShutdown,
    }

    impl Signals {
        /// Listens from now on.
        pub(in crate::tui) fn listen() -> io::Result<Self> {
            Ok(Self {
                interrupt: ctrl_c()?,
                stop: ctrl_break()?,
                close: ctrl_close()?,
                log_off: ctrl_logoff()?,
                shut_down: ctrl_shutdown()?,
            })
        }

        /// The next control event; may be dropped and asked again.
        pub(in crate::tui) async fn next(&mut self) -> Signal {
            tokio::select! {
                _ = self.interrupt.recv() => Signal::Interrupt,
                _ = self.stop.recv() => Signal::End,
                _ = self.close.recv() => Signal::End,
                _ = self.log_off.recv() => Signal::End,
                _ = self.shut_down.recv() => Signal::End,
            }
        }

        /// Windows has no job control.
        pub(in crate::tui) async fn stop_here(&mut self) {
            std::future::ready(()).await;
        }

        /// Windows has no job control.
        pub(in crate::tui) const fn ask_to_suspend() {}
    }
}
