//! Is a secret seen anywhere, wherever it lies on the machine?

use claude_fix::app::state::Screen;
use claude_fix::app::{Key, State, start, update};
use claude_fix::ui;

use super::machines::installed;
use super::*;

/// What must not be seen: eight characters of it in a row.
const CANARY: &str = "QzX7canaryVvK3pLm9WtRb5Yd8HsNfJ2gEuCx6TaQw4";

fn silent(place: &str, text: &str) {
    let window = (0..=CANARY.len() - 8).find(|at| text.contains(&CANARY[*at..at + 8]));
    let around = window.and_then(|at| text.find(&CANARY[at..at + 8])).unwrap_or(0);
    let from = (0..=around.saturating_sub(80)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    assert!(window.is_none(), "{place}: …{}", text[from..].chars().take(140).collect::<String>());
}

fn haunted() -> FakeMachine {
    let key = format!("sk-ant-api03-{CANARY}");
    let proxy = format!("http://bob:{CANARY}@proxy.corp:3128");
    let mut fake = installed();
    for name in ["ANTHROPIC_API_KEY", "ANTHROPIC_CUSTOM_HEADERS", "CLAUDE_CODE_OAUTH_TOKEN", "OTHER"] {
        fake = fake.variable(name, &key);
    }
    fake = fake.variable("ANTHROPIC_AUTH_TOKEN", CANARY).variable("HTTPS_PROXY", &proxy);
    fake.file(
        "/home/dev/.zshrc",
        &format!("export ANTHROPIC_API_KEY={key}\nexport ANTHROPIC_AUTH_TOKEN='{CANARY}' # {key}\n"),
    );
    fake.file(
        "/home/dev/.config/fish/config.fish",
        &format!("set -gx HTTPS_PROXY {proxy}\nset -gx ANTHROPIC_API_KEY {key}\n"),
    );
    fake.file("/home/dev/.claude/settings.json", &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{key}","{key}":"x"}}}}"#));
    fake.file("/home/dev/project/.claude/settings.json", &format!("{{\"{CANARY}\" {CANARY}"));
    fake.file("/home/dev/.claude.json", &format!(r#"{{"primaryApiKey":"{key}"}}"#));
    let text = format!(
        r#"{{"claudeAiOauth":{{"accessToken":"{key}","refreshToken":"{key}","expiresAt":1795300000000,"subscriptionType":"{key}"}},"{key}":1}}"#
    );
    fake.file(CREDENTIALS, &text);
    around(&fake, &key);
    let stdout = format!("{key} (Claude Code)").into_bytes();
    fake.program("/home/dev/.local/bin/claude", Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
    let message = format!("invalid key {key} at {proxy}");
    fake.net().key =
        Some(Ok(KeyReply { status: 401, kind: Some("authentication_error".into()), message, ..KeyReply::default() }));
    fake
}

/// Files of other programs that hold the secret too.
fn around(fake: &FakeMachine, key: &str) {
    fake.file("/home/dev/project/.envrc", &format!("export ANTHROPIC_API_KEY={key}\nexport {CANARY}={key}\n"));
    fake.file(
        "/home/dev/.config/systemd/user/a.service",
        &format!("Environment={CANARY}={key} \"ANTHROPIC_API_KEY={key}\"\n"),
    );
    fake.file("/home/dev/.pam_environment", &format!("ANTHROPIC_AUTH_TOKEN DEFAULT={CANARY}\n"));
    fake.file(
        "/home/dev/.aws/credentials",
        &format!("[default]\naws_access_key_id={CANARY}\naws_secret_access_key={CANARY}\n"),
    );
    fake.file("/home/dev/.config/anthropic/configs/default.json", r#"{"authentication":{"type":"user_oauth"}}"#);
    fake.file(
        "/home/dev/.config/anthropic/credentials/default.json",
        &format!(r#"{{"access_token":"{key}","expires_at":"{key}"}}"#),
    );
    let list = format!(
        r#"{{"claudeCode.environmentVariables":[{{"name":"ANTHROPIC_API_KEY","value":"{key}"}},{{"name":"{key}","value":"x"}}]}}"#
    );
    fake.file("/home/dev/.config/Code/User/settings.json", &list);
    fake.file(
        "/etc/claude-code/managed-settings.d/a.json",
        &format!(r#"{{"forceLoginMethod":"{key}","forceLoginOrgUUID":"{CANARY}"}}"#),
    );
    fake.file("/home/dev/.claude/daemon.log", &format!("auth: not logged in {key}\n"));
}

/// Machines on which a secret is put right, moved or completed where it is set.
fn mended() -> Vec<FakeMachine> {
    let key = format!("sk-ant-api03-{}\u{200b}{}", &CANARY[..20], &CANARY[20..]);
    let escaped = key.replace('\u{200b}', "\\u200b");
    let spoilt =
        installed().variable("ANTHROPIC_API_KEY", &key).variable("ANTHROPIC_CUSTOM_HEADERS", &format!("A: {key}"));
    spoilt.file(
        "/home/dev/.zshrc",
        &format!("export ANTHROPIC_API_KEY='{key}' # {key}\nexport ANTHROPIC_CUSTOM_HEADERS=\"A: {key}\"\n"),
    );
    spoilt.file("/home/dev/.bashrc", &format!("export ANTHROPIC_API_KEY=$'{escaped}' OLD={key}\n"));
    spoilt.file("/home/dev/.config/fish/config.fish", &format!("set -gx ANTHROPIC_API_KEY {escaped}\n"));
    let settings = installed();
    settings.file(
        "/home/dev/.claude/settings.json",
        &format!(r#"{{"env":{{"ANTHROPIC_API_KEY":"{escaped}","OLD":"{key}"}}}}"#),
    );
    let wrong = format!("sk-ant-oat01-{CANARY}");
    let moved = installed().variable("ANTHROPIC_API_KEY", &wrong);
    moved.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY='{wrong}' # {wrong}\n"));
    let proxy = format!("bob:{CANARY}@proxy.corp:3128");
    let bare = installed().variable("HTTPS_PROXY", &proxy);
    bare.file("/home/dev/.zshrc", &format!("export HTTPS_PROXY={proxy} # http://{proxy}\n"));
    vec![spoilt, settings, moved, bare]
}

fn drawn(state: &State) -> Result<String, std::convert::Infallible> {
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 40))?;
    terminal.draw(|frame| ui::view(state, frame, &ui::Look { colour: false, ..ui::Look::FULL }))?;
    let seen: String = terminal.backend().buffer().content().iter().map(ratatui::buffer::Cell::symbol).collect();
    Ok(seen + &ui::lines(state, ui::Look::FULL).join("\n"))
}

fn said(found: &Assessment, events: &[Event]) -> Vec<(String, String)> {
    let mut all = vec![
        ("text".to_owned(), headless::text::report(found)),
        ("offers".to_owned(), headless::text::offers(found)),
        ("debug".to_owned(), format!("{found:?}")),
        ("json".to_owned(), headless::json::report(found).unwrap_or_default()),
    ];
    all.extend(found.plans.iter().map(|plan| ("plan".to_owned(), headless::text::plan(plan, found))));
    all.extend(events.iter().map(|event| ("event".to_owned(), format!("{event:?}"))));
    all
}

#[test]
fn a_secret_is_never_seen() {
    let mut refused = haunted();
    let damaged = haunted();
    damaged.file(CREDENTIALS, &format!("{{\"{CANARY}\" {CANARY}"));
    refused.env = refused.env.without(["HTTPS_PROXY", "ANTHROPIC_AUTH_TOKEN"]);
    let program = |text: &str, code: i32| {
        let mut fake = haunted();
        fake.env = fake.env.without(["ANTHROPIC_AUTH_TOKEN", "HTTPS_PROXY"]);
        let settings = format!(r#"{{"apiKeyHelper":"echo {CANARY}","env":{{"ANTHROPIC_AUTH_TOKEN":""}}}}"#);
        fake.file("/home/dev/.claude/settings.json", &settings);
        let stderr = format!("token {CANARY} expired: {CANARY}");
        let (stdout, stderr) = (text.into(), stderr.into());
        fake.program("/bin/sh", Ok(Answer { code: Some(code), stdout, stderr, ..Answer::default() }));
        fake
    };
    let programs = [program(CANARY, 0), program(CANARY, 3), program(&format!("{CANARY} {CANARY}"), 0), program("", 1)];
    for fake in programs.into_iter().chain([haunted(), damaged, refused]).chain(mended()) {
        let (found, events) = see(fake.world(), checks::ALL, Duration::from_secs(9)).unwrap();
        for (place, text) in said(&found, &events) {
            silent(&place, &text);
        }
        let journal = Journal::new(Arc::new(fake.clone()), STATE.into());
        assert!(found.plans.iter().any(Plan::acts), "{}", found.summary);
        for plan in found.plans.iter().filter(|plan| plan.can_undo() && plan.runs().is_none()) {
            let entry = apply(&journal, &yes(plan), fake.machine.now).unwrap();
            silent("journal", &serde_json::to_string(&entry).unwrap());
            silent("entry", &headless::text::entry(&entry));
            back(&journal, &entry).unwrap();
        }
        let mut state = State::new(120, 40);
        start(&mut state);
        for event in events {
            update(&mut state, event);
            silent("running", &drawn(&state).unwrap());
        }
        update(&mut state, Event::Journal(journal.entries()));
        for step in Step::ALL {
            let on = State { screen: Screen::Step(step), ..state.clone() };
            silent(step.id(), &drawn(&on).unwrap());
            let mut asked = on.clone();
            update(&mut asked, Event::Key(Key::Enter));
            silent("card", &drawn(&asked).unwrap());
        }
    }
}
