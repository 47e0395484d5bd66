//! Does a report hold every documented key, with its type, and does it agree with itself?

use serde_json::Value;

/// What a value must be.
#[derive(Clone, Copy)]
enum Is {
    Text,
    TextOrNull,
    Number,
    NumberOrNull,
    Truth,
    List,
    Object,
    OneOf(&'static [&'static str]),
}

fn is(value: &Value, wanted: Is) -> bool {
    match wanted {
        Is::Text => value.is_string(),
        Is::TextOrNull => value.is_string() || value.is_null(),
        Is::Number => value.is_u64(),
        Is::NumberOrNull => value.is_u64() || value.is_null(),
        Is::Truth => value.is_boolean(),
        Is::List => value.is_array(),
        Is::Object => value.is_object(),
        Is::OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
    }
}

fn has(value: &Value, place: &str, keys: &[(&str, Is)]) -> Result<(), String> {
    for (key, wanted) in keys {
        let found = value.get(key).ok_or_else(|| format!("{place} lacks {key}: {value}"))?;
        if !is(found, *wanted) {
            return Err(format!("{place}.{key} is {found}"));
        }
    }
    Ok(())
}

fn each(value: &Value, place: &str, keys: &[(&str, Is)]) -> Result<(), String> {
    let list = value.as_array().ok_or_else(|| format!("{place} is no list"))?;
    list.iter().try_for_each(|item| has(item, place, keys))
}

const KINDS: &[&str] = &[
    "gateway_session",
    "cloud_provider",
    "auth_token",
    "api_key_helper",
    "api_key",
    "oauth_token",
    "anthropic_profile",
    "managed_key",
    "claude_ai_login",
];

/// Whether the report is one of `claude-fix.report/1`, for a run that ended with this code.
pub(crate) fn keeps(report: &Value, code: i32) -> Result<(), String> {
    shape(report)?;
    items(report)?;
    agreement(report, code)
}

fn shape(report: &Value) -> Result<(), String> {
    let top = [
        ("schema", Is::OneOf(&["claude-fix.report/1"])),
        ("tool", Is::Object),
        ("started_at", Is::Text),
        ("duration_ms", Is::Number),
        ("verdict", Is::Object),
        ("machine", Is::Object),
        ("claude", Is::Object),
        ("credentials", Is::List),
        ("checks", Is::List),
        ("diagnoses", Is::List),
        ("repairs", Is::List),
    ];
    has(report, "the report", &top)?;
    has(&report["tool"], "tool", &[("name", Is::OneOf(&["claude-fix"])), ("version", Is::Text)])?;
    let states = Is::OneOf(&["healthy", "problems", "unknown"]);
    has(&report["verdict"], "verdict", &[("state", states), ("summary", Is::Text), ("exit_code", Is::Number)])?;
    let machine = [("os", Is::Text), ("arch", Is::Text), ("shell", Is::TextOrNull), ("context", Is::List)];
    has(&report["machine"], "machine", &machine)?;
    has(&report["claude"], "claude", &[("config_dir", Is::Text), ("installs", Is::List)])?;
    let install = [("path", Is::Text), ("version", Is::TextOrNull), ("method", Is::Text), ("active", Is::Truth)];
    each(&report["claude"]["installs"], "installs", &install)
}

fn items(report: &Value) -> Result<(), String> {
    let credential = [
        ("kind", Is::OneOf(KINDS)),
        ("source", Is::Text),
        ("set_in", Is::List),
        ("state", Is::OneOf(&["used", "shadowed", "absent", "unusable"])),
        ("fingerprint", Is::TextOrNull),
        ("length", Is::NumberOrNull),
        ("problems", Is::List),
    ];
    each(&report["credentials"], "credentials", &credential)?;
    for rung in report["credentials"].as_array().into_iter().flatten() {
        each(&rung["set_in"], "set_in", &[("file", Is::Text), ("line", Is::NumberOrNull)])?;
    }
    let check = [
        ("id", Is::Text),
        ("group", Is::Text),
        ("title", Is::Text),
        ("outcome", Is::OneOf(&["healthy", "found", "skipped", "inconclusive"])),
        ("summary", Is::Text),
        ("evidence", Is::List),
        ("duration_ms", Is::Number),
    ];
    each(&report["checks"], "checks", &check)?;
    for row in report["checks"].as_array().into_iter().flatten() {
        each(&row["evidence"], "evidence", &[("label", Is::Text), ("value", Is::Text)])?;
    }
    let diagnosis = [
        ("id", Is::Text),
        ("severity", Is::OneOf(&["broken", "warning", "note"])),
        ("confidence", Is::OneOf(&["certain", "likely", "possible"])),
        ("title", Is::Text),
        ("because", Is::List),
        ("repairs", Is::List),
        ("docs", Is::Text),
    ];
    each(&report["diagnoses"], "diagnoses", &diagnosis)?;
    let repair = [
        ("id", Is::Text),
        ("title", Is::Text),
        ("risk", Is::OneOf(&["safe", "reversible", "destructive"])),
        ("changes", Is::List),
        ("manual", Is::List),
    ];
    each(&report["repairs"], "repairs", &repair)
}

fn agreement(report: &Value, code: i32) -> Result<(), String> {
    let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let broken = list("diagnoses").iter().any(|it| it["severity"] == "broken");
    let state = report["verdict"]["state"].as_str().unwrap_or_default();
    let expected = match (broken, state) {
        (true, "problems") => 1,
        (false, "healthy") => 0,
        (false, "unknown") => 3,
        _ => return Err(format!("the verdict {state} with broken = {broken}")),
    };
    if code != expected || report["verdict"]["exit_code"] != expected {
        return Err(format!("{state} means {expected}, the exit code was {code}: {}", report["verdict"]));
    }
    if list("credentials").iter().filter(|rung| rung["state"] == "used").count() > 1 {
        return Err("more than one credential is used".to_owned());
    }
    let known = |name: &str, id: &Value| list(name).iter().any(|it| it["id"] == *id);
    for diagnosis in list("diagnoses") {
        each(&diagnosis["because"], "because", &[("check", Is::Text), ("fact", Is::Text)])?;
        for because in diagnosis["because"].as_array().into_iter().flatten() {
            if !known("checks", &because["check"]) {
                return Err(format!("{} rests on {}", diagnosis["id"], because["check"]));
            }
        }
        for repair in diagnosis["repairs"].as_array().into_iter().flatten() {
            if !known("repairs", repair) {
                return Err(format!("{} offers {repair}, which is not described", diagnosis["id"]));
            }
        }
    }
    Ok(())
}
