//! What does a stored login say about itself? The JSON of `.credentials.json`, judged without its tokens.

use serde_json::Value;

use crate::model::login::LoginState;
use crate::model::secret::name_or_other;
use crate::model::text::paired;
use crate::model::time::Moment;

/// The longest name in it that is told, in characters.
const LONGEST_NAME: usize = 20;

/// What the JSON of the store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How the login stands.
    pub state: LoginState,
    /// Whether there is something stored to renew it with.
    pub renews: bool,
    /// When it ends for good, renewals included.
    pub deadline: Option<Moment>,
    /// What it may do.
    pub scopes: Option<Vec<String>>,
    /// The plan.
    pub plan: Option<String>,
    /// Other entries beside it.
    pub beside: Vec<String>,
    /// How many sign-ins of MCP servers are among them.
    pub mcp: usize,
}

impl Reading {
    const fn only(state: LoginState) -> Self {
        Self { state, renews: false, deadline: None, scopes: None, plan: None, beside: Vec::new(), mcp: 0 }
    }

    fn corrupt(because: impl Into<String>) -> Self {
        Self::only(LoginState::Corrupt { because: because.into() })
    }
}

/// Reads the bytes of the store as Claude Code does: strict JSON, no byte order mark.
#[must_use]
pub fn read(bytes: &[u8], now: Moment) -> Reading {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Reading::corrupt(say!("rules/login-is-empty"));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Reading::corrupt(say!("rules/login-begins-with-mark"));
    }
    if std::str::from_utf8(bytes).is_err() {
        return Reading::corrupt(say!("rules/login-is-no-text"));
    }
    match serde_json::from_slice::<Value>(&paired(bytes)) {
        Ok(value) => judge(&value, now),
        Err(error) if error.is_eof() => {
            Reading::corrupt(say!("rules/login-ends-in-middle", line = error.line(), column = error.column()))
        }
        Err(error) => Reading::corrupt(say!("rules/login-is-no-json", line = error.line(), column = error.column())),
    }
}

fn judge(value: &Value, now: Moment) -> Reading {
    let Some(root) = value.as_object() else {
        return Reading::corrupt(say!("rules/login-no-object"));
    };
    let beside =
        root.keys().filter(|key| *key != "claudeAiOauth").map(|key| name_or_other(key, LONGEST_NAME)).collect();
    let mcp = root.get("mcpOAuth").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    let login = match root.get("claudeAiOauth") {
        None | Some(Value::Null) => return Reading { beside, mcp, ..Reading::only(LoginState::None) },
        Some(Value::Object(login)) => login,
        Some(_) => return Reading::corrupt(say!("rules/login-entry-no-object")),
    };
    let scopes = match login.get("scopes") {
        None => None,
        // measured with 2.1.329: with `null` nobody is logged in, and a text is looked through as a list is
        Some(Value::Null) => Some(Vec::new()),
        Some(Value::String(text)) => Some(text.split_whitespace().map(str::to_owned).collect()),
        Some(Value::Array(list)) => Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        Some(_) => return Reading::corrupt(say!("rules/login-scopes-no-list")),
    };
    let text = |name: &str| login.get(name).and_then(Value::as_str).unwrap_or_default();
    let moment = |name: &str| login.get(name).and_then(Value::as_f64).map(to_moment);
    let deadline = moment("refreshTokenExpiresAt").filter(|at| at.0 > 0);
    let state = state(text("accessToken"), text("refreshToken"), moment("expiresAt"), deadline, now);
    Reading {
        state,
        renews: !text("refreshToken").is_empty(),
        deadline,
        scopes,
        plan: login.get("subscriptionType").and_then(Value::as_str).map(|it| name_or_other(it, LONGEST_NAME)),
        beside,
        mcp,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float beyond the range becomes its edge")]
fn to_moment(milliseconds: f64) -> Moment {
    Moment(milliseconds as i64)
}

fn state(access: &str, refresh: &str, until: Option<Moment>, deadline: Option<Moment>, now: Moment) -> LoginState {
    if access.is_empty() && refresh.is_empty() {
        return LoginState::Blanked;
    }
    let dead = deadline.filter(|at| *at <= now);
    match until {
        Some(until) if until > now && !access.is_empty() => LoginState::Valid { until },
        _ if dead.is_some() => LoginState::Expired { since: dead },
        Some(since) if !refresh.is_empty() => LoginState::RefreshPending { since },
        Some(since) => LoginState::Expired { since: Some(since) },
        None if !access.is_empty() => LoginState::Valid { until: deadline.unwrap_or(now) },
        None => LoginState::Expired { since: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000_000);

    fn of(json: &str) -> LoginState {
        read(json.as_bytes(), NOW).state
    }

    fn login(rest: &str) -> LoginState {
        of(&format!("{{\"claudeAiOauth\":{{{rest}}}}}"))
    }

    #[test]
    fn the_states_of_a_login() {
        let good = r#""accessToken":"a","refreshToken":"r","expiresAt":2000000"#;
        assert_eq!(login(good), LoginState::Valid { until: Moment(2_000_000) });
        let past = r#""accessToken":"a","refreshToken":"r","expiresAt":500"#;
        assert_eq!(login(past), LoginState::RefreshPending { since: Moment(500) });
        let dead = format!("{past},\"refreshTokenExpiresAt\":900");
        assert_eq!(login(&dead), LoginState::Expired { since: Some(Moment(900)) });
        let no_refresh = r#""accessToken":"a","refreshToken":null,"expiresAt":500"#;
        assert_eq!(login(no_refresh), LoginState::Expired { since: Some(Moment(500)) });
        assert_eq!(login(r#""accessToken":"","refreshToken":"","expiresAt":0"#), LoginState::Blanked);
        assert_eq!(login(""), LoginState::Blanked);
        assert_eq!(of(r#"{"mcpOAuth":{}}"#), LoginState::None);
    }

    #[test]
    fn a_date_of_the_wrong_type_does_not_stop_claude_code() {
        // as measured with 2.1.329
        let odd = r#""accessToken":"a","refreshToken":"r","expiresAt":"tomorrow""#;
        assert!(matches!(login(odd), LoginState::Valid { .. }));
    }

    #[test]
    fn a_deadline_in_the_past_beside_a_good_token_still_works() {
        let odd = r#""accessToken":"a","refreshToken":"r","expiresAt":2000000,"refreshTokenExpiresAt":900"#;
        assert_eq!(login(odd), LoginState::Valid { until: Moment(2_000_000) });
    }

    #[test]
    fn what_is_not_a_login_is_corrupt() {
        let all = [
            "",
            "  \n",
            "{\"claudeAiOauth\":{\"acc",
            "[]",
            "\"x\"",
            "nonsense",
            "\u{feff}{}",
            r#"{"claudeAiOauth":[]}"#,
            r#"{"claudeAiOauth":{"scopes":5}}"#,
        ];
        for text in all {
            assert!(matches!(of(text), LoginState::Corrupt { .. }), "{text}");
        }
        assert!(matches!(read(&[0xff, 0xfe, b'{'], NOW).state, LoginState::Corrupt { .. }));
        let deep = "{\"a\":".repeat(100_000);
        assert!(matches!(of(&deep), LoginState::Corrupt { .. }));
    }

    #[test]
    fn scopes_are_a_list_or_a_text() {
        for (scopes, read_as) in [
            ("[\"user:inference\",\"x\"]", &["user:inference", "x"][..]),
            ("\"user:inference user:profile\"", &["user:inference", "user:profile"]),
            ("null", &[]),
        ] {
            let text = format!("{{\"claudeAiOauth\":{{\"accessToken\":\"a\",\"scopes\":{scopes}}}}}");
            assert_eq!(read(text.as_bytes(), NOW).scopes.unwrap(), read_as, "{scopes}");
        }
    }

    #[test]
    fn half_a_character_beside_it_does_no_harm() {
        let text = r#"{"n":"\ud800","claudeAiOauth":{"accessToken":"a","expiresAt":2000000}}"#;
        assert_eq!(of(text), LoginState::Valid { until: Moment(2_000_000) });
    }

    #[test]
    fn what_lies_beside_is_named() {
        let reading = read(br#"{"mcpOAuth":{},"claudeAiOauth":{"accessToken":"a","expiresAt":1e99}}"#, NOW);
        assert_eq!(reading.beside, ["mcpOAuth"]);
        assert!(matches!(reading.state, LoginState::Valid { .. }));
    }
}
