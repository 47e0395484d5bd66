//! How does Claude Code write down what went wrong? The lines of its session transcripts and debug logs that tell of an
//! API error, of an answer and of a version. Seen with 2.1.329; what older versions leave out is not needed.
//!
//! A transcript is a line of JSON for each message. What people, models and tools said stands in its strings, where a
//! quotation mark is escaped: so a word with bare quotation marks around it is Claude Code's own.

use memchr::{memchr, memmem, memrchr};
use serde::Deserialize;
use serde_json::Value;

use crate::model::known::Known;
use crate::model::secret::{without_long_words, without_random_words};
use crate::model::text::{plain, shorten};
use crate::model::time::Moment;

/// What a line of a transcript holds that is an API error.
pub const ERROR: &[u8] = br#""isApiErrorMessage":true"#;
/// Where a line of a transcript names the version that wrote it.
pub const VERSION: &[u8] = br#""version":""#;
/// What a line of a debug log holds, behind its time, for each request that fails for the first time.
pub const ATTEMPT: &[u8] = b" [ERROR] API error (attempt 1/";
/// What it holds where the connection broke.
pub const DETAILS: &[u8] = b" [ERROR] Connection error details: code=";

const ANSWER: &[u8] = br#""type":"assistant""#;
const TIME: &[u8] = br#""timestamp":""#;
/// The characters of `2026-11-21T18:13:58.974Z`.
const TIME_LENGTH: usize = 24;
/// How far back from its end a piece is searched for an answer or a version; lines are far shorter.
const BACK: usize = 64 * 1024;
/// The longest error text that is kept, in characters.
const LONGEST_TEXT: usize = 600;
/// The longest name that is kept, in characters.
const LONGEST_NAME: usize = 60;

/// An API error as it was written down: safe to show, without anything that a person, model or tool said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// When, if that can be read.
    pub at: Option<Moment>,
    /// Claude Code's text, one line.
    pub text: String,
    /// The HTTP status.
    pub status: Option<u16>,
    /// Claude Code's own word for it, as `authentication_failed`, or the API's.
    pub word: Option<String>,
    /// The version that wrote it.
    pub version: Option<String>,
    /// The name of the project's folder.
    pub project: Option<String>,
    /// The session's id.
    pub session: Option<String>,
    /// The message's own id: a session that goes on from another one copies its lines.
    pub id: Option<String>,
}

/// What was said, without what is known to be secret, and without what could be.
fn safe(text: &str, known: &Known) -> String {
    shorten(&without_random_words(&known.without(&plain(text, usize::MAX))), LONGEST_TEXT)
}

/// A name or an id.
fn safe_name(text: &str, known: &Known) -> String {
    shorten(&without_long_words(&known.without(&plain(text, usize::MAX))), LONGEST_NAME)
}

/// Reads a line of a transcript that holds [`ERROR`]; `None` if it is no whole line or tells of no error after all.
#[must_use]
pub fn error(line: &[u8], known: &Known) -> Option<Recorded> {
    let value: Value = serde_json::from_slice(line)
        // a name in another encoding than UTF-8 spoils no more than itself
        .or_else(|_| serde_json::from_slice(String::from_utf8_lossy(line).as_bytes()))
        .ok()?;
    if value.get("isApiErrorMessage") != Some(&Value::Bool(true)) {
        return None;
    }
    let name = |key: &str| Some(safe_name(value.get(key)?.as_str()?, known)).filter(|it| !it.is_empty());
    let status = value.get("apiErrorStatus").and_then(Value::as_u64).and_then(|it| u16::try_from(it).ok());
    Some(Recorded {
        at: value.get("timestamp").and_then(Value::as_str).and_then(Moment::from_iso),
        text: safe(&said(value.pointer("/message/content")?), known),
        status,
        word: name("error").or_else(|| name("apiErrorType")),
        version: value.get("version").and_then(Value::as_str).filter(|it| is_version(it.as_bytes())).map(str::to_owned),
        project: value.get("cwd").and_then(Value::as_str).and_then(|path| folder_name(path, known)),
        session: name("sessionId"),
        id: name("uuid"),
    })
}

/// The text of a message: a string, or parts of which some are texts.
fn said(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let texts = parts.iter().take(8).filter_map(|part| part.get("text")?.as_str());
            texts.collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// The last name of a path, whichever system wrote it.
fn folder_name(path: &str, known: &Known) -> Option<String> {
    let last = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next()?;
    Some(safe_name(last, known)).filter(|it| !it.is_empty())
}

/// Reads a line of a debug log that holds [`ATTEMPT`] behind its time.
#[must_use]
pub fn attempt(line: &[u8], known: &Known) -> Option<Recorded> {
    let (at, rest) = stamped(line, ATTEMPT)?;
    let text = rest.split_once("): ")?.1;
    let status = text.split(' ').next().and_then(|word| word.parse().ok());
    // "undefined Connection error.": there was no status
    let text = text.strip_prefix("undefined ").unwrap_or(text);
    let text = api_says(text).map_or_else(
        || text.to_owned(),
        |said| match status {
            Some(status) => format!("API Error: {status} {said}"),
            None => format!("API Error: {said}"),
        },
    );
    Some(Recorded { at: Some(at), text: safe(&text, known), status, ..Recorded::default() })
}

/// The message in the API's own document, which stands behind the status.
fn api_says(text: &str) -> Option<String> {
    let document: Value = serde_json::from_slice(text.get(text.find('{')?..)?.as_bytes()).ok()?;
    Some(document.pointer("/error/message")?.as_str()?.to_owned())
}

/// What a line of a debug log says that holds [`DETAILS`] behind its time: the code and the message of the system.
#[must_use]
pub fn details(line: &[u8], known: &Known) -> Option<String> {
    let (_, rest) = stamped(line, DETAILS)?;
    Some(safe(&format!("API Error: Connection error: {rest}"), known))
}

/// The time of a line and what follows the mark, if the mark stands right behind the time.
fn stamped(line: &[u8], mark: &[u8]) -> Option<(Moment, String)> {
    let (time, rest) = line.split_at_checked(TIME_LENGTH)?;
    let rest = rest.strip_prefix(mark)?;
    let at = Moment::from_iso(std::str::from_utf8(time).ok()?)?;
    Some((at, String::from_utf8_lossy(&rest[..rest.len().min(8 * LONGEST_TEXT)]).into_owned()))
}

/// The time of the last answer of Claude in these whole lines.
#[must_use]
pub fn last_answer(lines: &[u8]) -> Option<Moment> {
    let mut rest = &lines[lines.len().saturating_sub(BACK)..];
    // after an error only a few more tries, so that many errors in a row cost no more than one
    for _ in 0..4 {
        let at = memmem::rfind(rest, ANSWER)?;
        let start = memrchr(b'\n', &rest[..at]).map_or(0, |at| at + 1);
        let end = memchr(b'\n', &rest[at..]).map_or(rest.len(), |more| at + more);
        let line = &rest[start..end];
        if memmem::find(line, ERROR).is_none() {
            let at = memmem::rfind(line, TIME)? + TIME.len();
            return Moment::from_iso(std::str::from_utf8(line.get(at..at + TIME_LENGTH)?).ok()?);
        }
        rest = &rest[..start];
    }
    None
}

/// The version that is named last in these lines.
#[must_use]
pub fn last_version(lines: &[u8]) -> Option<&[u8]> {
    let rest = &lines[lines.len().saturating_sub(BACK)..];
    version_at(rest, memmem::rfind(rest, VERSION)?)
}

/// The version behind [`VERSION`], which begins at this place.
#[must_use]
pub fn version_at(lines: &[u8], at: usize) -> Option<&[u8]> {
    let rest = lines.get(at + VERSION.len()..)?;
    let end = memchr(b'"', rest.get(..24).unwrap_or(rest))?;
    Some(&rest[..end]).filter(|it| is_version(it))
}

fn is_version(text: &[u8]) -> bool {
    let parts = text.split(|b| *b == b'.').count();
    let fits = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+');
    text.len() <= 24 && parts >= 3 && text.first().is_some_and(u8::is_ascii_digit) && text.iter().all(fits)
}

#[derive(Deserialize)]
struct Stamped {
    timestamp: String,
    version: String,
}

/// When this line was written, and by which version; `None` if the line does not say both for itself.
#[must_use]
pub fn written(line: &[u8]) -> Option<(Moment, String)> {
    let Stamped { timestamp, version } = serde_json::from_slice(line).ok()?;
    Some((Moment::from_iso(&timestamp)?, version)).filter(|(_, version)| is_version(version.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[u8]) -> Option<Recorded> {
        error(line, &Known::default())
    }

    /// As 2.1.329 wrote it, without what is not read.
    const REFUSED: &str = r#"{"parentUuid":"p","isSidechain":false,"type":"assistant","uuid":"u-1","timestamp":"2026-11-21T18:13:58.979Z","message":{"model":"<synthetic>","role":"assistant","type":"message","content":[{"type":"text","text":"Invalid API key · Fix external API key"}]},"requestId":"req_011CTest","error":"authentication_failed","isApiErrorMessage":true,"apiErrorStatus":401,"apiErrorType":"authentication_error","cwd":"/home/dev/my project","sessionId":"s-1","version":"2.1.329","gitBranch":"HEAD"}"#;

    #[test]
    fn an_error_is_read() {
        let found = read(REFUSED.as_bytes()).expect("an error");
        assert_eq!(found.text, "Invalid API key · Fix external API key");
        assert_eq!(found.at, Moment::from_iso("2026-11-21T18:13:58.979Z"));
        assert_eq!((found.status, found.word.as_deref()), (Some(401), Some("authentication_failed")));
        assert_eq!(found.version.as_deref(), Some("2.1.329"));
        assert_eq!(found.project.as_deref(), Some("my project"));
        assert_eq!((found.session.as_deref(), found.id.as_deref()), (Some("s-1"), Some("u-1")));
    }

    #[test]
    fn what_older_versions_leave_out_is_not_needed() {
        let line = r#"{"type":"assistant","timestamp":"2025-07-01T08:00:00.000Z","isApiErrorMessage":true,"message":{"content":"Invalid API key"}}"#;
        let found = read(line.as_bytes()).expect("an error");
        assert_eq!((found.text.as_str(), found.status, found.version), ("Invalid API key", None, None));
    }

    #[test]
    fn what_is_no_error_of_claude_code_is_not_read() {
        for line in [
            // half a line
            &REFUSED[..REFUSED.len() / 2],
            // what a model or a tool said stands below `message`
            r#"{"type":"user","message":{"content":[{"isApiErrorMessage":true,"text":"SECRET"}]}}"#,
            r#"{"isApiErrorMessage":"true","message":{"content":"SECRET"}}"#,
            r#"{"isApiErrorMessage":true}"#,
            r#"["isApiErrorMessage",true]"#,
            "",
        ] {
            assert_eq!(read(line.as_bytes()), None, "{line}");
        }
        let said = serde_json::to_string(&serde_json::json!({ "message": { "content": REFUSED } })).expect("JSON");
        assert_eq!(memmem::find(said.as_bytes(), ERROR), None, "a quoted line does not look like one");
    }

    #[test]
    fn hostile_text_is_made_safe() {
        let key = format!("sk-ant-api03-{}", "x".repeat(80));
        let line = format!(
            r#"{{"isApiErrorMessage":true,"cwd":"C:\\work\\a\u001b[31mb","version":"2.1.1\u001b[2J","message":{{"content":"no {key}\u001b]0;x\u0007"}}}}"#
        );
        let found = read(line.as_bytes()).expect("an error");
        assert!(!format!("{found:?}").contains("xxxxxxxx") && !found.text.contains('\u{1b}'), "{found:?}");
        assert_eq!((found.project.as_deref(), found.version), (Some("ab"), None));
        let mut bytes = REFUSED.replace("my project", "caf\u{e9}").into_bytes();
        let at = memmem::find(&bytes, "é".as_bytes()).expect("the letter");
        bytes.splice(at..at + 2, [0xe9]);
        assert_eq!(read(&bytes).and_then(|it| it.project).as_deref(), Some("caf\u{fffd}"));
    }

    #[test]
    fn what_this_machine_knows_and_what_could_be_a_token_is_not_said() {
        let key = "sk-q1W2e3R4t5Y6u7I8o9P0aZ";
        let known = Known::these([key, "hunter2x"]);
        let coded = "c2stcTFXMmUzUjR0NVk2dTdJOG85UDBhWg==";
        for said in [
            format!("API Error: 401 Received API Key = {key}, Key Hash"),
            format!("API Error: 401 bad {}", &key[3..20]),
            format!("API Error: 401 bad {coded}"),
            "API Error: 407 Proxy auth u:hunter2x bad".to_owned(),
            "API Error: 401 bad x7Kp2mQ9vT4wZ1nB8cR5".to_owned(),
            format!("API Error: 401 {} {key}", "x ".repeat(291)),
        ] {
            let line = REFUSED.replace("Invalid API key · Fix external API key", &said).replace("my project", key);
            let found = error(line.as_bytes(), &known).expect("an error");
            assert!(found.text.starts_with("API Error: 40") && found.text.contains('…'), "{}", found.text);
            for part in ["q1W2", "o9P0", "hunter", "c2stcTFX", "x7Kp"] {
                assert!(!format!("{found:?}").contains(part), "{found:?}");
            }
            let logged = format!("2026-11-21T18:13:58.974Z [ERROR] API error (attempt 1/11): 401 {said}");
            assert!(attempt(logged.as_bytes(), &known).is_some_and(|it| it.text.contains('…')), "{said}");
        }
    }

    #[test]
    fn a_debug_log_is_read() {
        let none = Known::default();
        let line = br#"2026-11-21T18:13:58.974Z [ERROR] API error (attempt 1/11): 401 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#;
        let found = attempt(line, &none).expect("an attempt");
        assert_eq!((found.at, found.status), (Moment::from_iso("2026-11-21T18:13:58.974Z"), Some(401)));
        assert_eq!(found.text, "API Error: 401 invalid x-api-key");
        let broken =
            attempt(b"2026-11-21T18:14:02.649Z [ERROR] API error (attempt 1/1): undefined Connection error.", &none);
        assert_eq!(broken.map(|it| (it.text, it.status)), Some(("Connection error.".to_owned(), None)));
        let code = b"2026-11-21T18:14:02.651Z [ERROR] Connection error details: code=ECONNREFUSED, message=no";
        assert_eq!(details(code, &none).as_deref(), Some("API Error: Connection error: ECONNREFUSED, message=no"));
        assert_eq!(
            attempt(b"2026-11-21T18:13:58.974Z [DEBUG] said: [ERROR] API error (attempt 1/1): 401", &none),
            None
        );
        assert_eq!(attempt(b"short", &none), None);
    }

    #[test]
    fn the_last_answer_and_version_are_found() {
        let answer = r#"{"message":{"model":"claude"},"type":"assistant","timestamp":"2026-11-21T18:00:00.000Z","version":"2.1.310"}"#;
        let person = r#"{"type":"user","timestamp":"2026-11-21T19:00:00.000Z","version":"2.1.311"}"#;
        let lines = format!("{answer}\n{person}\n{REFUSED}\n");
        assert_eq!(last_answer(lines.as_bytes()), Moment::from_iso("2026-11-21T18:00:00.000Z"));
        assert_eq!(last_version(lines.as_bytes()), Some(&b"2.1.329"[..]));
        assert_eq!(last_answer(format!("{person}\n").as_bytes()), None);
        assert_eq!(last_version(b"{\"version\":\"1\"}\n"), None);
        assert_eq!(written(person.as_bytes()).map(|it| it.1).as_deref(), Some("2.1.311"));
        assert_eq!(written(br#"{"message":{"timestamp":"2026-11-21T19:00:00.000Z","version":"2.1.311"}}"#), None);
    }
}
