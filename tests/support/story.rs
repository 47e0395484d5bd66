//! How does the story begin? A dead key in `~/.zshrc` hides a good login, and claude-fix is started there.

use super::loopback::Loopback;
use super::machine_dir::{Login, MachineDir, bad_key};
use super::pty::Start;

/// The machine of the story.
pub(crate) fn hidden_login(api: &Loopback) -> MachineDir {
    let machine = MachineDir::new().with_claude().with("ANTHROPIC_BASE_URL", &api.url());
    machine.login(Login::Valid).key_in_zshrc(&bad_key())
}

/// The program on a machine, with these arguments.
pub(crate) fn start(machine: &MachineDir, arguments: &[&str]) -> Start {
    let begin = Start::new(env!("CARGO_BIN_EXE_claude-fix"));
    let begin = arguments.iter().fold(begin, |start, argument| start.arg(argument));
    machine.environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value))
}
