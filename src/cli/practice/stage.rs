//! What happens where a program of a change would run? A scripted one speaks, and leaves on the made-up disk what it would.

use std::io;
use std::path::Path;

use tokio::sync::mpsc::channel;

use super::scenario::{CREDENTIALS, LOGIN};
use crate::model::pane::Exit;
use crate::ports::fake::FakeMachine;
use crate::ports::fake::stage::{Cue, FakeStage};
use crate::ports::files::Files;
use crate::ports::hands::Hands;
use crate::ports::stage::{Act, Heard, Running, Stage};

/// What Claude Code 2.1.329 prints, with an address that signs nobody in.
const SIGN_IN: &str = "Opening browser to sign in…\r\n\
    If the browser didn't open, visit: https://claude.com/cai/oauth/authorize?code=true&client_id=practice&\
    response_type=code&redirect_uri=https%3A%2F%2Fplatform.claude.com%2Foauth%2Fcode%2Fcallback&\
    code_challenge=practice&code_challenge_method=S256&state=practice\r\nPaste code here if prompted > ";

/// The same behind a warning.
fn sign_in() -> String {
    format!("{}\r\n{SIGN_IN}", say!("cli/practice-do-not-open"))
}

/// Where Claude Code hands in the code.
const SIGN_IN_HOST: &str = "platform.claude.com";

/// Plays programs on this machine.
pub(super) struct Played(pub(super) FakeMachine);

impl Stage for Played {
    fn start(&self, act: Act) -> io::Result<Running> {
        let arguments: Vec<&str> = act.arguments.iter().map(String::as_str).collect();
        let says = |text: &str| Cue::Says(text.to_owned());
        let (script, stored) = match arguments.as_slice() {
            ["auth", "login", ..] if self.0.net().broken.contains_key(SIGN_IN_HOST) => {
                let failed = "\r\nLogin failed: timeout of 15000ms exceeded\r\n";
                (vec![says(&sign_in()), Cue::Waits, says(failed), Cue::Ends(Exit::Code(1))], None)
            }
            ["auth", "login", ..] => {
                (vec![says(&sign_in()), Cue::Waits, says("\r\nLogin successful.\r\n")], Some(true))
            }
            ["auth", "logout"] => (vec![says("Successfully logged out.\r\n")], Some(false)),
            _ => {
                let told = format!("{}\r\n", say!("cli/practice-no-program-runs"));
                (vec![says(&told), Cue::Ends(Exit::Code(1))], None)
            }
        };
        let mut inner = FakeStage::new(script).start(act)?;
        let disk = self.0.clone();
        let (out, heard) = channel(16);
        std::thread::spawn(move || {
            while let Some(what) = inner.heard.blocking_recv() {
                if what == Heard::Ended(Exit::Code(0)) {
                    leave(&disk, stored);
                }
                if out.blocking_send(what).is_err() {
                    break;
                }
            }
        });
        Ok(Running { heard, controls: inner.controls })
    }
}

/// What a program leaves that ended well: a login, or none.
fn leave(disk: &FakeMachine, stored: Option<bool>) {
    match stored {
        Some(true) if keeps(disk) => disk.file(CREDENTIALS, LOGIN),
        // where there was none, none is left
        Some(false) => drop(disk.remove(CREDENTIALS.as_ref())),
        Some(true) | None => {}
    }
}

/// Whether the person may write where a login is kept. Claude Code says that all went well even if not.
fn keeps(disk: &FakeMachine) -> bool {
    let folder = Path::new(CREDENTIALS).parent().and_then(|folder| disk.look(folder).ok());
    folder.is_none_or(|folder| folder.owner == disk.machine.uid && folder.mode.is_none_or(|mode| mode & 0o200 != 0))
}
