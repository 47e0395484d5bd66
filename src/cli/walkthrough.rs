//! `claude-fix --walkthrough`: how does a call begin, and where is its ticket written to?

use std::io::Write;

use super::{code, own_file};
use crate::app::state::Screen;
use crate::app::walkthrough::Walkthrough;
use crate::app::{Event, State};
use crate::engine::journal::Journal;
use crate::headless::ticket::markdown;
use crate::model::machine::Machine;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;

/// The wizard, which begins with the walkthrough if that was asked for.
pub(super) fn begun(state: State, walkthrough: bool) -> State {
    if !walkthrough {
        return state;
    }
    State { walkthrough: Some(Box::new(Walkthrough::new(0))), screen: Screen::Walkthrough, ..state }
}

/// The ticket as text.
pub(super) fn ticket(ticket: &Ticket) -> Event {
    Event::Ticket(markdown(ticket))
}

/// Nobody can be asked here.
///
/// # Errors
/// Writing to standard error.
pub fn not_here(err: &mut impl Write) -> std::io::Result<u8> {
    writeln!(err, "claude-fix: {}", say!("walkthrough/needs-a-terminal"))?;
    writeln!(err, "hint: {}", say!("walkthrough/needs-a-terminal-hint"))?;
    Ok(code::USAGE)
}

/// Writes a ticket for this person only: into the current folder, or beside the journal where that cannot be written.
/// Its path, as a person knows it.
pub(super) fn keep(journal: Option<&Journal>, machine: &Machine, now: Moment, text: &str) -> Event {
    Event::TicketKept(journal.and_then(|journal| kept(journal, machine, now, text)))
}

fn kept(journal: &Journal, machine: &Machine, now: Moment, text: &str) -> Option<String> {
    let name = format!("claude-fix-ticket-{}", now.compact());
    own_file::keep(journal, machine, &name, text).ok().map(|file| machine.tilde(&file))
}
