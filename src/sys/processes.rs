//! How is a real process asked to end? Through a handle of the system's, so that another one of that number is safe.

use std::time::Duration;

use crate::ports::processes::Processes;

/// The processes of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Real;

impl Processes for Real {
    #[cfg(target_os = "linux")]
    fn end(&self, pid: u32, begun: u64, wait: Duration) -> Result<(), String> {
        linux::end(pid, begun, wait)
    }

    #[cfg(not(target_os = "linux"))]
    fn end(&self, _pid: u32, _begun: u64, _wait: Duration) -> Result<(), String> {
        Err(say!("system/claude-fix-ends-programs-linux"))
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};

    use crate::ports::files::Files;
    use crate::sys::files::Disk;

    pub(super) fn end(pid: u32, begun: u64, wait: Duration) -> Result<(), String> {
        let gone = || say!("system/process-ended-by-itself");
        let id = i32::try_from(pid).ok().and_then(Pid::from_raw).ok_or_else(gone)?;
        let handle = pidfd_open(id, PidfdFlags::empty()).map_err(|error| match error {
            Errno::SRCH => gone(),
            error => say!("system/process-cannot-be-reached", error = error.to_string()),
        })?;
        // looked at after the handle was taken: from here on the number cannot become another process's
        if started(pid) != Some(begun) {
            return Err(say!("system/another-program-has-its-number"));
        }
        match pidfd_send_signal(&handle, Signal::TERM) {
            Ok(()) | Err(Errno::SRCH) => {}
            Err(Errno::PERM) => return Err(say!("system/belongs-another-user")),
            Err(error) => return Err(say!("system/cannot-asked-end", error = error.to_string())),
        }
        let limit = Timespec { tv_sec: wait.as_secs().cast_signed(), tv_nsec: wait.subsec_nanos().into() };
        let mut ended = [PollFd::new(&handle, PollFlags::IN)];
        match poll(&mut ended, Some(&limit)) {
            Ok(0) => Err(say!("system/asked-end-still-runs-after", seconds = wait.as_secs())),
            Ok(_) => Ok(()),
            Err(error) => Err(say!("system/asked-end-whether-did-not", error = error.to_string())),
        }
    }

    /// When it started, in ticks since the system did.
    fn started(pid: u32) -> Option<u64> {
        let bytes = Disk.read(Path::new(&format!("/proc/{pid}/stat")), 4096).ok()?;
        String::from_utf8_lossy(&bytes).rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()
    }
}
