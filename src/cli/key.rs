//! `claude-fix key`: keeps an API key in the system's keychain, for Claude Code's `apiKeyHelper`.

use std::io::{IsTerminal, Read, Write};
use std::time::Duration;

use super::args::{Common, Key};
use super::ask::{Ways, agreed};
use super::code;
use super::start::Start;
use crate::claude_code::characters::odd;
use crate::model::secret::{Secret, SecretKind};
use crate::ports::keychain::{ACCOUNT, Keychain, KeychainError, SERVICE};
use crate::sys::keychain::SystemKeychain;
use crate::tui::masked;

/// How long the keychain may take where Claude Code waits for the answer.
const AS_HELPER: Duration = Duration::from_secs(8);
/// How long it may take where a person may have to unlock it.
const WITH_A_PERSON: Duration = Duration::from_mins(1);
/// The most that is read from standard input, in bytes.
const LONGEST: u64 = 64 * 1024;

/// Runs it and returns the exit code.
///
/// # Errors
/// Writing to standard output.
pub fn key(command: &Key, common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    match command {
        Key::Store => store(common, out, err),
        Key::Print => print(out, err),
        Key::Remove { yes } => remove(*yes, common, out, err),
    }
}

fn store(common: &Common, out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    let Some(key) = read(common, err)? else {
        writeln!(out, "Nothing was kept.")?;
        return Ok(code::OK);
    };
    let key = match usable(&key) {
        Ok(key) => key,
        Err(because) => {
            writeln!(err, "claude-fix: {because}; nothing was kept")?;
            writeln!(err, "hint: copy the key once more from the Console, as plain text")?;
            return Ok(code::USAGE);
        }
    };
    let keychain = SystemKeychain { limit: WITH_A_PERSON };
    if let Err(error) = keychain.set(&key) {
        return failed(&error, "nothing was kept", err);
    }
    // a keychain that says yes and keeps nothing has been seen
    match keychain.get() {
        Ok(Some(kept)) if kept.expose() == key.expose() => {}
        Ok(_) => {
            writeln!(err, "claude-fix: the keychain said yes, but does not give the key back")?;
            return Ok(code::FAILED);
        }
        Err(error) => return failed(&error, "it is not known whether the key was kept", err),
    }
    let shown = key.fingerprint().map_or_else(|| "The key".to_owned(), |print| print.as_str().to_owned());
    let program = std::env::current_exe().map_or_else(|_| "claude-fix".to_owned(), |path| path.display().to_string());
    writeln!(out, "{shown} is kept in this session's keychain as {SERVICE}/{ACCOUNT}.")?;
    writeln!(
        out,
        "To let Claude Code use it, add to ~/.claude/settings.json: \"apiKeyHelper\": \"'{program}' key print\""
    )?;
    writeln!(out, "Over SSH, in WSL and in CI there is usually no keychain: use a variable there.")?;
    Ok(code::OK)
}

/// The key from a masked field, or from standard input; never from an argument.
fn read(common: &Common, err: &mut impl Write) -> std::io::Result<Option<Secret>> {
    if std::io::stdin().is_terminal() && !common.no_input {
        writeln!(err, "Paste the API key and press Enter; it is not shown. Esc stops.")?;
        return masked::ask("API key:");
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
    Ok(Some(Secret::new(bytes)))
}

/// The key without the white space around it, if it is one.
fn usable(key: &Secret) -> Result<Secret, String> {
    let text = key.trimmed().ok_or("this is no text")?;
    if text.is_empty() {
        return Err("no key was given".to_owned());
    }
    if let Some(first) = odd(text).first() {
        let place = format!("{} {} at character {}", first.code_point(), first.found().name, first.position);
        return Err(format!("the key holds {place}, which does not belong there"));
    }
    match key.kind() {
        SecretKind::ApiKey => Ok(Secret::new(text.as_bytes().to_vec())),
        SecretKind::OauthToken | SecretKind::RefreshToken => {
            Err("this is a login token, not an API key (sk-ant-api…)".to_owned())
        }
        SecretKind::AdminKey => Err("this is an admin key, which cannot talk to models".to_owned()),
        SecretKind::Other => Err("this is no API key: one begins with sk-ant-api".to_owned()),
    }
}

fn print(out: &mut impl Write, err: &mut impl Write) -> std::io::Result<u8> {
    if std::io::stdout().is_terminal() {
        writeln!(err, "claude-fix: a key is not printed on a terminal")?;
        writeln!(err, "hint: this command is meant as Claude Code's apiKeyHelper")?;
        return Ok(code::USAGE);
    }
    match (SystemKeychain { limit: AS_HELPER }).get() {
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
    match (SystemKeychain { limit: WITH_A_PERSON }).remove() {
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

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";

    fn judged(text: &str) -> Result<Vec<u8>, String> {
        usable(&Secret::new(text.as_bytes().to_vec())).map(|key| key.expose().to_vec())
    }

    #[test]
    fn only_an_api_key_is_kept_and_without_white_space() {
        assert_eq!(judged(&format!("  {KEY}\r\n")).unwrap(), KEY.as_bytes());
        for bad in ["", "\n", "sk-ant-oat01-abc", "sk-ant-admin01-abc", "hello", "'sk-ant-api03-x'"] {
            assert!(judged(bad).is_err(), "{bad:?}");
        }
        let because = judged(&KEY.replace("Mn", "M\u{200b}n")).unwrap_err();
        assert!(because.contains("U+200B ZERO WIDTH SPACE at character 27"), "{because}");
        assert!(!because.contains("AbCd"), "{because}");
    }
}
