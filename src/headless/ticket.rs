//! What stands in the ticket? A call as Markdown: before and after, what was changed, what was asked, and the notes.

use std::fmt::Write as _;

use super::json::changes;
use crate::model::assessment::Verdict;
use crate::model::diagnosis::Severity;
use crate::model::journal::EntryState;
use crate::model::leaks::leaks;
use crate::model::machine::Machine;
use crate::model::secret::redact;
use crate::model::text::plain;
use crate::model::ticket::{Answer, Named, Seen, Ticket, elapsed};
use crate::words::{Listed, codes};

/// How many characters of letters and digits in a row no name, path or number in a ticket has.
const LONG: usize = 24;

/// The ticket, ready to be shown, copied and written. A line that could hold a secret is left out.
#[must_use]
pub fn markdown(ticket: &Ticket) -> String {
    let mut out = String::new();
    head(ticket, &mut out);
    before_and_after(ticket, &mut out);
    found(ticket, &mut out);
    changed(ticket, &mut out);
    if !ticket.by_hand.is_empty() {
        section(&say!("walkthrough/ticket-by-hand"), &mut out);
        out.push_str("```\n");
        ticket.by_hand.iter().for_each(|command| line(&plain(command, 400).replace('`', "'"), &mut out));
        out.push_str("```\n");
    }
    asked(ticket, &mut out);
    fit_to_share(&out)
}

fn line(text: &str, out: &mut String) {
    out.push_str(text);
    out.push('\n');
}

fn section(title: &str, out: &mut String) {
    let _ = write!(out, "\n{title}\n\n");
}

fn head(ticket: &Ticket, out: &mut String) {
    let heading = match ticket.number.as_str() {
        "" => say!("walkthrough/ticket-heading-plain"),
        number => say!("walkthrough/ticket-heading", number = escaped(number)),
    };
    let _ = write!(out, "{heading}\n\n");
    let solved = outcome(ticket);
    let took = say!("walkthrough/ticket-took", began = ticket.began.iso(), took = elapsed(ticket.seconds()));
    let _ = write!(out, "{solved} {took}\n\n");
    let version = ticket.claude.as_deref().map_or_else(|| say!("walkthrough/ticket-no-version"), escaped);
    let system = ticket.machine.as_ref().map(system).unwrap_or_default();
    let own = env!("CARGO_PKG_VERSION");
    line(&say!("walkthrough/ticket-machine", system = system, version = version, own = own), out);
}

/// How the call ended: what the person says, and what the check says that was made afterwards. Only both together make
/// it solved.
fn outcome(ticket: &Ticket) -> String {
    let checked = ticket.after.as_ref().filter(|_| ticket.fresh).map(|it| (it.verdict, escaped(&it.summary)));
    match (ticket.given.iter().find(|it| it.code == "S7").map(|it| it.answer), checked) {
        (Some(Answer::Yes), Some((Verdict::Healthy, _))) => say!("walkthrough/ticket-solved"),
        (Some(Answer::Yes), Some((Verdict::Problems, summary))) => {
            say!("walkthrough/ticket-still-found", summary = summary)
        }
        (Some(Answer::Yes), Some((Verdict::Unknown, summary))) => {
            say!("walkthrough/ticket-not-told", summary = summary)
        }
        (Some(Answer::Yes), None) => say!("walkthrough/ticket-not-checked"),
        (Some(Answer::No), Some((Verdict::Healthy, _))) => say!("walkthrough/ticket-not-solved-well"),
        (Some(Answer::No), Some((_, summary))) => say!("walkthrough/ticket-not-solved-found", summary = summary),
        (Some(Answer::No), None) => say!("walkthrough/ticket-not-solved"),
        (Some(Answer::Other), _) => say!("walkthrough/ticket-handed-on"),
        (None, _) => say!("walkthrough/ticket-open"),
    }
}

/// `linux x86_64, zsh, wsl2`
fn system(machine: &Machine) -> String {
    let first = format!("{} {}", machine.os.word(), machine.arch);
    let more = machine.shell.iter().chain(&machine.contexts).map(|it| escaped(&plain(it, 60)));
    [first].into_iter().chain(more).collect::<Vec<_>>().listed()
}

fn before_and_after(ticket: &Ticket, out: &mut String) {
    section(&say!("walkthrough/ticket-before-after"), out);
    line(&say!("walkthrough/ticket-columns"), out);
    line("| --- | --- | --- |", out);
    let none = say!("walkthrough/ticket-not-looked");
    let summary = |seen: &Option<Seen>| seen.as_ref().map_or(none.clone(), |it| escaped(&it.summary));
    let answer = say!("walkthrough/ticket-answer");
    let _ = writeln!(out, "| {answer} | {} | {} |", summary(&ticket.before), summary(&ticket.after));
    let Some(known) = ticket.before.as_ref().or(ticket.after.as_ref()) else { return };
    let word = |seen: &Option<Seen>, at: usize| {
        seen.as_ref().and_then(|it| it.steps.get(at)).map_or(none.clone(), |(_, word)| word.clone())
    };
    for (at, (step, _)) in known.steps.iter().enumerate() {
        let (before, after) = (word(&ticket.before, at), word(&ticket.after, at));
        let _ = writeln!(out, "| {} {} | {before} | {after} |", step.digit(), step.title());
    }
}

/// Every cause that was named, and whether it is still there.
fn found(ticket: &Ticket, out: &mut String) {
    section(&say!("walkthrough/ticket-found"), out);
    let causes = |seen: &Option<Seen>| -> Vec<Named> {
        let all = seen.iter().flat_map(|it| &it.causes);
        all.filter(|it| it.severity != Severity::Note).cloned().collect()
    };
    let (before, after) = (causes(&ticket.before), causes(&ticket.after));
    let in_both = |it: &Named| after.iter().any(|other| other.id == it.id);
    let looked = ticket.after.is_some();
    let old = before.iter().map(|it| match (looked, in_both(it)) {
        (true, false) => (it, say!("walkthrough/ticket-gone")),
        _ => (it, say!("walkthrough/ticket-stays")),
    });
    let new = after.iter().filter(|it| !before.iter().any(|other| other.id == it.id));
    let new = new.map(|it| (it, say!("walkthrough/ticket-new")));
    let mut any = false;
    for (cause, stands) in old.chain(new) {
        let code = codes::of(&cause.id).unwrap_or_default();
        let title = escaped(&cause.title);
        line(&say!("walkthrough/ticket-cause", code = code, id = cause.id, title = title, stands = stands), out);
        any = true;
    }
    let unknown = ticket.before.iter().chain(&ticket.after).any(|it| it.verdict == Verdict::Unknown);
    if !any && !unknown {
        line(&say!("walkthrough/ticket-found-nothing"), out);
    } else if !any {
        line(&say!("walkthrough/mark-unknown"), out);
    }
}

fn changed(ticket: &Ticket, out: &mut String) {
    section(&say!("walkthrough/ticket-changed"), out);
    if ticket.changed.is_empty() {
        line(&say!("walkthrough/ticket-changed-nothing"), out);
    }
    for entry in &ticket.changed {
        let title = escaped(&entry.plan.title);
        line(&say!("walkthrough/ticket-entry", title = title, state = state(entry.state)), out);
        for change in ticket.machine.iter().flat_map(|machine| changes(&entry.plan, machine)) {
            line(&say!("walkthrough/ticket-entry-file", change = escaped(&change)), out);
        }
        if entry.can_undo() {
            line(&say!("walkthrough/ticket-entry-undo", id = entry.id), out);
        }
    }
}

fn state(state: EntryState) -> String {
    match state {
        EntryState::Applied => say!("walkthrough/state-applied"),
        EntryState::Undone => say!("walkthrough/state-undone"),
        EntryState::Failed => say!("walkthrough/state-failed"),
        EntryState::Unfinished | EntryState::GoingBack => say!("walkthrough/state-stopped"),
    }
}

fn asked(ticket: &Ticket, out: &mut String) {
    if !ticket.given.is_empty() || !ticket.told.is_empty() {
        section(&say!("walkthrough/ticket-asked"), out);
    }
    for it in &ticket.given {
        let answer = match it.answer {
            Answer::Yes => say!("walkthrough/answer-yes"),
            Answer::No => say!("walkthrough/answer-no"),
            Answer::Other => say!("walkthrough/answer-other"),
        };
        let words =
            say!("walkthrough/ticket-given", code = it.code, title = it.title, answer = answer, means = it.means);
        line(&words, out);
    }
    for (question, said) in &ticket.told {
        line(&say!("walkthrough/ticket-told", question = escaped(question), said = escaped(said)), out);
    }
    if !ticket.notes.is_empty() {
        section(&say!("walkthrough/ticket-notes"), out);
    }
    for (code, note) in &ticket.notes {
        line(&say!("walkthrough/ticket-note", code = code, note = escaped(note)), out);
    }
}

/// Text that others wrote, so that it is text in Markdown, too: no table, link, picture or tag begins in it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in plain(text, 2_000).chars() {
        if matches!(c, '|' | '[' | ']' | '<' | '>' | '`' | '\\' | '*') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text without the lines that could hold a secret, and how many there were.
fn fit_to_share(text: &str) -> String {
    let (mut out, mut left_out) = (String::with_capacity(text.len()), 0_u32);
    for kept in text.lines() {
        if shareable(kept) {
            line(kept, &mut out);
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        let _ = write!(out, "\n{}\n", say!("walkthrough/ticket-left-out", count = left_out));
    }
    out
}

/// Whether a text may be handed on: it is looked at as it leaves, whatever was done to its parts before. What an
/// operator typed has no form, so any long word of mixed letters and digits counts, beside what a report is searched for.
fn shareable(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '=' | '.')));
    let mixed = |word: &str| {
        let run = word.split(['-', '.', '_']).map(str::len).max().unwrap_or(0);
        let has = |is: fn(&char) -> bool| word.chars().any(|c| is(&c));
        run >= LONG && has(char::is_ascii_digit) && has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase)
    };
    let token = |word: &str| word.starts_with("eyJ") && word.len() > LONG;
    redact(text) == text
        && leaks(text, &[]).is_empty()
        && !words.into_iter().any(|it| token(it) || !it.starts_with("req_") && mixed(it))
}

#[cfg(test)]
mod tests {
    use super::{escaped, fit_to_share, markdown, shareable};
    use crate::model::ticket::Ticket;

    #[test]
    fn a_line_with_a_secret_is_left_out_and_said_to_be() {
        let key = format!("sk-ant-api03-{}", "aB3dEfGh".repeat(11));
        for secret in [&key, "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0", "x aB3dEfGh1JkLmN0pQrStUvWxYz y"] {
            let text = fit_to_share(&format!("before\nthe key {secret}\nafter\n"));
            assert_eq!(text, "before\nafter\n\nOne line was left out because it could hold a secret.\n", "{secret}");
        }
        for fine in ["sk-ant-api03-…wXyZ", "~/.config/claude/settings.json", "req_011CSHoEeqs5C35K2UUqR7Fyabcdef"] {
            assert!(shareable(fine), "{fine}");
        }
    }

    #[test]
    fn a_note_cannot_break_the_table_or_become_a_link() {
        assert_eq!(escaped("a | [b](http://c) <d>\u{1b}[0m"), "a \\| \\[b\\](http://c) \\<d\\>");
    }

    #[test]
    fn a_call_without_anything_is_a_ticket_all_the_same() {
        let text = markdown(&Ticket::default());
        assert!(text.starts_with("# Claude Code sign-in\n\n**Not said whether it is solved.**"), "{text}");
        assert!(text.contains("| answer | not looked at | not looked at |"), "{text}");
        assert!(text.contains("claude-fix has changed nothing on this machine."), "{text}");
    }
}
