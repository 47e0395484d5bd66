//! What does Claude Code itself say? `claude auth status`, behind a proxy that leads nowhere, and only when it is safe.

use std::time::Duration;

use serde_json::Value;

use crate::app::event::ClaudeSays;
use crate::claude_code::places::Places;
use crate::model::assessment::Assessment;
use crate::model::credential::{CredentialKind, RungState};
use crate::model::source::Scope;
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::ports::World;
use crate::ports::files::stamp;
use crate::ports::programs::Question;

/// A stored login must be good for longer than this, so that nothing is renewed while we ask.
const MARGIN_MS: i64 = 10 * 60 * 1000;
const LIMIT: Duration = Duration::from_secs(15);

/// Asks, if no rule forbids it.
pub async fn ask(world: &World, assessment: &Assessment) -> ClaudeSays {
    let claude = match allowed(world, assessment) {
        Ok(claude) => claude,
        Err(because) => return ClaudeSays::Nothing(because),
    };
    let Some(places) = Places::of(&world.machine, &world.env) else {
        return ClaudeSays::Nothing(say!("engine/there-no-home-folder"));
    };
    let before = stamp(world.files.as_ref(), &places.credentials);
    let answer = world.programs.ask(&Question::ClaudeAuthStatus { claude }, &world.env, LIMIT).await;
    let after = stamp(world.files.as_ref(), &places.credentials);
    let mut lines = match answer {
        Err(error) => return ClaudeSays::Nothing(error.to_string()),
        Ok(answer) => match serde_json::from_slice::<Value>(&answer.stdout) {
            Ok(Value::Object(said)) => said.iter().filter_map(|(name, value)| line(name, value)).collect::<Vec<_>>(),
            _ if answer.stderr.trim_ascii().is_empty() => {
                return ClaudeSays::Nothing(say!("engine/claude-auth-status-printed-nothing"));
            }
            _ => return ClaudeSays::Nothing(plain(&String::from_utf8_lossy(&answer.stderr), 300)),
        },
    };
    lines.push((say!("engine/beware"), say!("engine/loggedin-true-does-not-prove")));
    if before != after {
        lines.push((say!("engine/beware"), say!("engine/stored-login-changed-while-claude")));
    }
    ClaudeSays::Answer(lines)
}

/// The entries that tell something, without identifiers of the account.
fn line(name: &str, value: &Value) -> Option<(String, String)> {
    const TELLING: [&str; 7] = [
        "loggedIn",
        "authMethod",
        "apiProvider",
        "apiKeySource",
        "subscriptionType",
        "loginExpiresAt",
        "forcedLoginMethod",
    ];
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    TELLING.contains(&name).then(|| (name.to_owned(), plain(&text, 80)))
}

/// The program to ask, or the rule that forbids it.
fn allowed(world: &World, assessment: &Assessment) -> Result<std::path::PathBuf, String> {
    let active = assessment.installs.active().ok_or_else(|| say!("engine/claude-code-not-path"))?;
    if active.version.at_least(2, 1, 41) != Some(true) {
        return Err(say!("engine/needs-newer-claude-code"));
    }
    if let Some(because) = crate::checks::unsafe_to_run(world, &active.path, &active.real) {
        return Err(say!(
            "engine/claude-not-run-because",
            tilde = world.machine.tilde(&active.path),
            because = because
        ));
    }
    let login = assessment.ladder.rung(CredentialKind::ClaudeAiLogin);
    let there = login.filter(|rung| rung.state != RungState::Absent);
    if let Some(rung) = there {
        let until = rung.expires_at.as_deref().and_then(Moment::from_iso);
        let fresh = until.is_some_and(|until| until.0 > world.now().0 + MARGIN_MS);
        if !fresh {
            return Err(say!("engine/stored-login-not-good-another"));
        }
    }
    let places = Places::of(&world.machine, &world.env).ok_or_else(|| say!("engine/there-no-home-folder"))?;
    let managed = places.settings.iter().filter(|(scope, _)| *scope == Scope::Managed);
    for (_, path) in managed {
        if world.files.look(path).is_ok() {
            return Err(say!("engine/managed-settings-exist-they-could"));
        }
    }
    Ok(active.path.clone())
}
