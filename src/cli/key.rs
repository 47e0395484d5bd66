//! `claude-fix key`: puts in an API key, keeps it in the system's keychain, gives it to Claude Code's `apiKeyHelper`.

use std::io::{IsTerminal, Read, Write};
use std::time::Duration;

use super::args::{Common, Key};
use super::ask::{Ways, agreed};
use super::code;
use super::held_key::{HeldKey, own};
use super::keep;
use super::start::Start;
use crate::engine::secrets::replaced;
use crate::model::new_key::{Fitness, Judged, Sought};
use crate::model::secret::Secret;
use crate::ports::keychain::{ACCOUNT, Keychain, KeychainError, SERVICE};
use crate::sys::keychain::{SystemKeychain, WITH_A_PERSON};
use crate::tui::masked::{self, Typed};

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
        writeln!(err, "{}", say!("cli/paste-api-key-press-enter"))?;
        masked::ask(&say!("cli/api-key"))?
    } else {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
        Typed::Secret(Secret::new(bytes))
    };
    let given = match given {
        Typed::Secret(given) => given,
        none => return not_given(&none, out, err),
    };
    let start = Start::new(false)?;
    let result = put_in(&start, Sought::ApiKey, given, anyway, person, out, err);
    start.end();
    result
}

/// Says that nothing is kept, because nothing was typed.
pub(super) fn not_given(typed: &Typed, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    if matches!(typed, Typed::Interrupted) {
        writeln!(err, "claude-fix: {}", say!("cli/interrupted-nothing-kept"))?;
        return Ok(code::INTERRUPTED);
    }
    writeln!(out, "{}", say!("cli/nothing-kept"))?;
    Ok(code::OK)
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
        writeln!(err, "{}", say!("cli/looking-at-machine"))?;
        let Some(before) = start.diagnose(&crate::engine::checks::Selection::all()) else {
            writeln!(err, "claude-fix: {}", say!("cli/interrupted-nothing-kept"))?;
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
        if !keep::yes(start, out, &say!("cli/go-without-them"))? {
            writeln!(out, "{}", say!("cli/nothing-kept"))?;
            return Ok(code::OK);
        }
        let cleaned = held.take().unwrap_or(given);
        judged = look(&cleaned);
    }
    match judged.fitness {
        Fitness::Unfit | Fitness::Spoilt => {
            let says = judged.says.trim_end_matches(['.', '。']);
            let because = if judged.odd.is_empty() {
                say!("cli/nothing-kept-because", says = says)
            } else {
                say!("cli/nothing-kept-because-odd", says = says, odd = judged.odd.join("; "))
            };
            writeln!(err, "claude-fix: {because}")?;
            writeln!(err, "{}", say!("cli/hint-copy-once-more-from"))?;
            return Ok(code::USAGE);
        }
        Fitness::Refused if person && !anyway => {
            say(&judged, err)?;
            if !keep::yes(start, out, &say!("cli/keep-anyway"))? {
                writeln!(out, "{}", say!("cli/nothing-kept"))?;
                return Ok(code::OK);
            }
        }
        Fitness::Refused if !anyway => {
            let says = judged.says.trim_end_matches(['.', '。']);
            writeln!(err, "claude-fix: {}", say!("cli/nothing-kept-because", says = says))?;
            writeln!(err, "{}", say!("cli/hint-make-new-key-at"))?;
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
    writeln!(
        err,
        "{}",
        say!("cli/shown-length-and-verdict", shown = judged.shown, count = judged.length, says = judged.says)
    )?;
    judged.odd.iter().try_for_each(|odd| writeln!(err, "  {odd}"))
}

fn print(out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    if std::io::stdout().is_terminal() {
        writeln!(err, "claude-fix: {}", say!("cli/key-not-printed-terminal"))?;
        writeln!(err, "{}", say!("cli/hint-command-meant-claude-codes"))?;
        return Ok(code::USAGE);
    }
    match (SystemKeychain { limit: AS_HELPER }).get(ACCOUNT) {
        Ok(Some(key)) => {
            out.write_all(key.expose())?;
            out.write_all(b"\n")?;
            Ok(code::OK)
        }
        Ok(None) => {
            writeln!(err, "claude-fix: {}", say!("cli/no-key-kept-keychain-claude"))?;
            Ok(code::UNKNOWN)
        }
        Err(error) => failed(&error, &say!("cli/no-key-printed"), err),
    }
}

fn remove(yes: bool, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    writeln!(out, "{}", say!("cli/removes-item-from-keychain-older", service = SERVICE, account = ACCOUNT))?;
    let start = Start::new(true)?;
    let older = start.journal.as_ref().map(|journal| replaced(journal, ACCOUNT)).unwrap_or_default();
    let ways = Ways { dry_run: false, yes, no_input: common.no_input, word: None };
    let agreed = agreed(&start.runtime, out, err, ways);
    start.end();
    if let Some(code) = agreed? {
        return Ok(code);
    }
    let keychain = SystemKeychain { limit: WITH_A_PERSON };
    // first, so that one that stays is told by what becomes of the key itself
    let gone = older.iter().try_fold(0, |gone, name| Ok(gone + usize::from(keychain.remove(name)?)));
    match gone.and_then(|gone: usize| Ok((keychain.remove(ACCOUNT)?, gone))) {
        Ok((true, 0)) => {
            writeln!(out, "{}", say!("cli/key-gone-from-keychain"))?;
            Ok(code::OK)
        }
        Ok((_, gone)) if gone > 0 => {
            writeln!(out, "{}", say!("cli/key-gone-from-keychain-older", count = gone))?;
            Ok(code::OK)
        }
        Ok(_) => {
            writeln!(err, "claude-fix: {}", say!("cli/there-no-such-item"))?;
            Ok(code::UNKNOWN)
        }
        Err(error) => failed(&error, &say!("cli/key-not-removed"), err),
    }
}

fn failed(error: &KeychainError, then: &str, err: &mut impl Write) -> std::io::Result<u8> {
    writeln!(err, "claude-fix: {}", say!("cli/error-then", error = error.to_string(), then = then))?;
    writeln!(err, "{}", say!("cli/hint", hint = error.hint()))?;
    Ok(code::FAILED)
}
