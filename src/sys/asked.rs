//! Who asks the program to end? Signals, or on Windows the console's control events; a command of the person's hears of it.

use std::io;
use std::process::{Command, ExitStatus};
use std::task::{Context, Poll};

/// Listens for one request: whether it has come.
type Ear = Box<dyn FnMut(&mut Context<'_>) -> bool + Send>;

fn ear<T: Send + 'static>(
    made: io::Result<T>,
    poll: impl Fn(&mut T, &mut Context<'_>) -> Poll<Option<()>> + Send + 'static,
) -> Option<Ear> {
    let mut signal = made.ok()?;
    Some(Box::new(move |context: &mut Context<'_>| poll(&mut signal, context).is_ready()))
}

#[cfg(unix)]
fn ears() -> Vec<Ear> {
    use tokio::signal::unix::{Signal, SignalKind, signal};
    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    kinds.into_iter().filter_map(|kind| ear(signal(kind), Signal::poll_recv)).collect()
}

/// Ctrl-C, Ctrl-Break, a window that closes, and a session or a system that ends.
#[cfg(windows)]
fn ears() -> Vec<Ear> {
    use tokio::signal::windows::{CtrlBreak, CtrlC, CtrlClose, CtrlLogoff, CtrlShutdown};
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};
    let ears = [
        ear(ctrl_c(), CtrlC::poll_recv),
        ear(ctrl_break(), CtrlBreak::poll_recv),
        ear(ctrl_close(), CtrlClose::poll_recv),
        ear(ctrl_logoff(), CtrlLogoff::poll_recv),
        ear(ctrl_shutdown(), CtrlShutdown::poll_recv),
    ];
    ears.into_iter().flatten().collect()
}

/// Returns when the person or the system asks the program to end. It listens from the call on, not from the first
/// `await` on: else a Ctrl-C that comes while the first checks start would end the program without a word.
pub fn interrupted() -> impl Future<Output = ()> {
    let mut ears = ears();
    std::future::poll_fn(move |context| {
        let came = ears.iter_mut().any(|hears| hears(context));
        if came { Poll::Ready(()) } else { Poll::Pending }
    })
}

/// Requests to end, which somebody else is to hear.
pub struct Asked {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    hangup: tokio::signal::unix::Signal,
    /// Held, not read: as long as somebody listens, Windows does not end us, and the command keeps its console. A window
    /// that closes ends both.
    #[cfg(windows)]
    _held: (tokio::signal::windows::CtrlC, tokio::signal::windows::CtrlBreak),
}

impl Asked {
    /// Listens from now on; inside of a runtime.
    ///
    /// # Errors
    /// The system's own.
    pub fn listen() -> io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            Ok(Self { terminate: signal(SignalKind::terminate())?, hangup: signal(SignalKind::hangup())? })
        }
        #[cfg(windows)]
        {
            use tokio::signal::windows::{ctrl_break, ctrl_c};
            Ok(Self { _held: (ctrl_c()?, ctrl_break()?) })
        }
    }
}

/// Runs a command of the person's and waits for its end. A request to end goes on to it; Ctrl-C it hears by itself.
///
/// # Errors
/// The system's own, if it cannot be started.
pub async fn attend(command: Command, asked: &mut Asked) -> io::Result<ExitStatus> {
    let mut child = tokio::process::Command::from(command).spawn()?;
    #[cfg(unix)]
    loop {
        use rustix::process::{Pid, Signal, kill_process};
        let signal = tokio::select! {
            biased;
            _ = asked.terminate.recv() => Signal::TERM,
            _ = asked.hangup.recv() => Signal::HUP,
            status = child.wait() => return status,
        };
        if let Some(id) = child.id().and_then(|id| Pid::from_raw(id.cast_signed())) {
            // ESRCH: it has just ended by itself
            let _ = kill_process(id, signal);
        }
    }
    #[cfg(windows)]
    {
        let _listening = &asked._held;
        child.wait().await
    }
}
