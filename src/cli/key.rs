//! `claude-fix key`: puts in an API key, keeps it in the system's keychain, gives it to Claude Code's `apiKeyHelper`.

use std::io::{IsTerminal, Read, Write};
use std::time::Duration;

use super::args::{Common, Key};
use super::ask::{Ways, agreed};
use super::code;
use super::held_key::{HeldKey, own};
use super::keep;
use super::start::Start;
use crate::model::new_key::{Fitness, Judged, Sought};
use crate::model::secret::Secret;
use crate::ports::keychain::{ACCOUNT, Keychain, KeychainError, SERVICE};
use crate::sys::keychain::{SystemKeychain, WITH_A_PERSON};
use crate::tui::masked;

/// How long the keychain may take where Claude Code waits for the answer.
const AS_HELPER: Duration = Duration::from_secs(8);
/// The most that is read from standard input, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn key(command: &Key, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    match command {
        Key::Store { anyway } => store(*anyway, common, out, err),
        Key::Print => print(out, err),
        Key::Remove { yes } => remove(*yes, common, out, err),
    }
}

fn store(anyway: bool, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let person = std::io::stdin().is_terminal() && !common.no_input;
    let given = if person {
        writeln!(err, "Paste the API key and press Enter; it is not shown. Esc stops.")?;
        masked::ask("API key:")?
    } else {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
        Some(Secret::new(bytes))
    };
    let Some(given) = given else {
        writeln!(out, "Nothing was kept.")?;
        return Ok(code::OK);
    };
    let start = Start::new(false)?;
    let result = put_in(&start, Sought::ApiKey, given, anyway, person, out, err);
    start.end();
    result
}

/// Looks at what was given, says what was found, and keeps it: where the person says, or in the keychain.
pub(super) fn put_in(
    start: &Start,
    sought: Sought,
    given: Secret,
    anyway: bool,
    person: bool,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let held = HeldKey::default();
    let before = if person {
        writeln!(err, "Looking at this machine. Nothing is changed.")?;
        let Some(before) = start.diagnose(&crate::engine::checks::Selection::all()) else {
            writeln!(err, "claude-fix: interrupted; nothing was kept")?;
            return Ok(code::INTERRUPTED);
        };
        Some(before)
    } else {
        None
    };
    let look =
        |given: &Secret| start.runtime.block_on(held.judge(&start.world, sought, given, &own(), before.as_ref()));
    let mut judged = look(&given);
    if judged.fitness == Fitness::Spoilt && person {
        say(&judged, err)?;
        if !keep::yes(start, out, "Go on without them?")? {
            writeln!(out, "Nothing was kept.")?;
            return Ok(code::OK);
        }
        let cleaned = held.take().unwrap_or(given);
        judged = look(&cleaned);
    }
    match judged.fitness {
        Fitness::Unfit | Fitness::Spoilt => {
            let says = judged.says.trim_end_matches('.');
            let odd = if judged.odd.is_empty() { String::new() } else { format!(" ({})", judged.odd.join("; ")) };
            writeln!(err, "claude-fix: {says}{odd}; nothing was kept")?;
            writeln!(err, "hint: copy it once more from where it was made, as plain text")?;
            return Ok(code::USAGE);
        }
        Fitness::Refused if person && !anyway => {
            say(&judged, err)?;
            if !keep::yes(start, out, "Keep it anyway?")? {
                writeln!(out, "Nothing was kept.")?;
                return Ok(code::OK);
            }
        }
        Fitness::Refused if !anyway => {
            writeln!(err, "claude-fix: {}; nothing was kept", judged.says.trim_end_matches('.'))?;
            writeln!(
                err,
                "hint: make a new key at https://platform.claude.com/settings/keys; --anyway keeps this one"
            )?;
            return Ok(code::FAILED);
        }
        Fitness::Refused | Fitness::Good | Fitness::Unknown => say(&judged, err)?,
    }
    match (before, held.take()) {
        (Some(before), Some(secret)) => keep::choose(start, &judged, &secret, &before, out, err),
        (None, Some(secret)) => keep::in_keychain(start, &judged, secret, out, err),
        (_, None) => Ok(code::FAILED),
    }
}

fn say(judged: &Judged, err: &mut impl Write) -> std::io::Result<()> {
    writeln!(err, "{}, {} characters. {}", judged.shown, judged.length, judged.says)?;
    judged.odd.iter().try_for_each(|odd| writeln!(err, "  {odd}"))
}

fn print(out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    if std::io::stdout().is_terminal() {
        writeln!(err, "claude-fix: a key is not printed on a terminal")?;
        writeln!(err, "hint: this command is meant as Claude Code's apiKeyHelper")?;
        return Ok(code::USAGE);
    }
    match (SystemKeychain { limit: AS_HELPER }).get(ACCOUNT) {
        Ok(Some(key)) => {
            out.write_all(key.expose())?;
            out.write_all(b"\n")?;
            Ok(code::OK)
        }
        Ok(None) => {
            writeln!(err, "claude-fix: no key is kept in the keychain; claude-fix key store keeps one")?;
            Ok(code::UNKNOWN)
        }
        Err(error) => failed(&error, "no key was printed", err),
    }
}

fn remove(yes: bool, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    writeln!(out, "This removes the item {SERVICE}/{ACCOUNT} from the keychain. It cannot be undone.")?;
    let start = Start::new(true)?;
    let ways = Ways { dry_run: false, yes, no_input: common.no_input, word: None };
    let agreed = agreed(&start.runtime, out, err, ways);
    start.end();
    if let Some(code) = agreed? {
        return Ok(code);
    }
    match (SystemKeychain { limit: WITH_A_PERSON }).remove(ACCOUNT) {
        Ok(true) => {
            writeln!(out, "The key is gone from the keychain.")?;
            Ok(code::OK)
        }
        Ok(false) => {
            writeln!(err, "claude-fix: there was no such item")?;
            Ok(code::UNKNOWN)
        }
        Err(error) => failed(&error, "nothing was removed", err),
    }
}

fn failed(error: &KeychainError, then: &str, err: &mut impl Write) -> std::io::Result<u8> {
    writeln!(err, "claude-fix: {error}; {then}")?;
    writeln!(err, "hint: {}", error.hint())?;
    Ok(code::FAILED)
}
