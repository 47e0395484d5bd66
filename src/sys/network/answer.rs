//! What does an answer say beside its status? Ids for a ticket, where it sends the caller, and its own words.

use hyper::HeaderMap;
use hyper::header::{LOCATION, RETRY_AFTER};
use serde_json::Value;
use url::Url;

use super::names;
use crate::model::known::without_secret;
use crate::model::network::{Answer, Target};
use crate::model::said::of_anthropic;
use crate::model::text::plain;

/// The most that is kept of a server's own words, in characters.
const LONGEST: usize = 160;
/// The shortest part of a path that could be a secret, in bytes.
const SHORTEST: usize = 8;

/// What the head says.
pub(super) fn said_in_head(headers: &HeaderMap, target: &Target) -> Answer {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let id = |name: &str| text(name).map(|value| plain(value, 80)).filter(|value| !value.is_empty());
    Answer {
        request_id: id("request-id"),
        ray: id("cf-ray"),
        sent_to: text(LOCATION.as_str()).and_then(|to| sent_to(to, target)),
        retry_after_s: text(RETRY_AFTER.as_str()).and_then(|seconds| seconds.trim().parse().ok()),
        ..Answer::default()
    }
}

/// Host and path of the place that the caller is sent to. What stands behind `?` may name the caller.
fn sent_to(to: &str, target: &Target) -> Option<String> {
    let scheme = if target.https { "https" } else { "http" };
    let here =
        Url::parse(&format!("{scheme}://{}{}", names::with_port(&target.host, target.port), target.path)).ok()?;
    let there = here.join(to).ok()?;
    Some(plain(&format!("{}://{}{}", there.scheme(), there.host_str()?, there.path()), LONGEST))
}

/// What the body says, as far as it was read.
pub(super) fn said_in_body(answer: &mut Answer, body: &[u8], kind: &str) {
    let text = String::from_utf8_lossy(body);
    if kind.starts_with("text/html") {
        answer.title = title(&text);
    } else if let Ok(json) = serde_json::from_slice::<Value>(body) {
        let error = &json["error"];
        let words = |value: &Value| value.as_str().map(|text| plain(text, LONGEST)).filter(|text| !text.is_empty());
        answer.kind = words(&error["type"]);
        answer.message = words(&error["message"]).or_else(|| words(&json["message"])).or_else(|| words(error));
    } else {
        answer.message = Some(plain(text.trim(), LONGEST)).filter(|text| !text.is_empty());
    }
}

/// The words without the path of an address that a person set: some gateways want a secret in it, and a server may repeat
/// what it was asked for.
pub(super) fn without_path(words: &str, target: &Target) -> String {
    if of_anthropic(&target.host) {
        return words.to_owned();
    }
    let parts = target.path.split('/').filter(|part| part.len() >= SHORTEST);
    parts.fold(words.to_owned(), |words, part| without_secret(&words, part))
}

/// The same for all that an answer says.
pub(super) fn hide_path(answer: &mut Answer, target: &Target) {
    let Answer { request_id, ray, sent_to, message, kind, title, retry_after_s: _ } = answer;
    for words in [request_id, ray, sent_to, message, kind, title].into_iter().flatten() {
        *words = without_path(words, target);
    }
}

/// The title of a page: what stands between `<title …>` and the next `<`.
fn title(page: &str) -> Option<String> {
    let at = page.to_ascii_lowercase().find("<title")?;
    let (_, inside) = page.get(at..)?.split_once('>')?;
    let words = inside.split('<').next()?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(plain(&words, 80)).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target() -> Target {
        Target { https: true, host: "api.anthropic.com".into(), port: 443, path: "/api/hello".into(), proxy: None }
    }

    fn said(kind: &str, body: &str) -> Answer {
        let mut answer = Answer::default();
        said_in_body(&mut answer, body.as_bytes(), kind);
        answer
    }

    #[test]
    fn a_page_is_known_by_its_title() {
        let title = |page: &str| said("text/html; charset=utf-8", page).title;
        assert_eq!(title("<HTML><TITLE lang=en>\n Hotel \u{1b}[31m Wi-Fi</TITLE>").as_deref(), Some("Hotel Wi-Fi"));
        assert_eq!(title("<html><title></title>"), None);
        assert_eq!(title("<title"), None, "cut off");
        assert_eq!(title("\u{130}<title>x").as_deref(), Some("x"), "small letters may take more room");
    }

    #[test]
    fn an_error_is_known_by_its_kind() {
        let said_json = said("application/json", r#"{"error":{"type":"forbidden","message":"Request not allowed"}}"#);
        assert_eq!(said_json.kind.as_deref(), Some("forbidden"));
        assert_eq!(said_json.message.as_deref(), Some("Request not allowed"));
        assert_eq!(said("application/json", r#"{"error":"busy"}"#).message.as_deref(), Some("busy"));
        assert_eq!(said("text/plain", " try later\n").message.as_deref(), Some("try later"));
        assert_eq!(
            said("application/json", "{\"error\":"),
            Answer { message: Some("{\"error\":".into()), ..Answer::default() }
        );
        assert_eq!(said("text/plain", ""), Answer::default());
    }

    #[test]
    fn the_path_of_an_own_address_is_not_repeated() {
        let own = Target { host: "gateway.example".into(), path: "/k/SecretOfAda/api/hello".into(), ..target() };
        let mut answer = said("application/json", r#"{"error":{"message":"no route for GET /k/SecretOfAda/api"}}"#);
        answer.sent_to = sent_to("/k/SecretOfAda/api/hello/", &own);
        hide_path(&mut answer, &own);
        assert_eq!(answer.message.as_deref(), Some("no route for GET /k/…/api"));
        assert_eq!(answer.sent_to.as_deref(), Some("https://gateway.example/k/…/api/hello/"));
        let hers = Target { path: "/install.sh".into(), ..target() };
        assert_eq!(without_path("/install.sh/", &hers), "/install.sh/", "nobody set that");
    }

    #[test]
    fn a_place_is_told_without_what_may_name_the_caller() {
        let to = |to| sent_to(to, &target());
        assert_eq!(to("http://portal.hotel/login?mac=aa:bb").as_deref(), Some("http://portal.hotel/login"));
        assert_eq!(to("/elsewhere").as_deref(), Some("https://api.anthropic.com/elsewhere"));
        assert_eq!(to("http://u:p@portal.hotel/x").as_deref(), Some("http://portal.hotel/x"));
        assert_eq!(to("mailto:x@y"), None);
    }
}
