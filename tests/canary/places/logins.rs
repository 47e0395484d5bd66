//! Where can a login or a token lie, and what do programs that give keys say?

use serde_json::json;

use super::super::haunted::{Form, Mark, Place};
use super::place;

pub(crate) const LOGIN: &[Place] = &[
    place("the stored login", Form::Login, Mark::Says(".credentials.json"), |it, s| {
        it.json(".claude/.credentials.json", json!({ "claudeAiOauth": { "accessToken": s, "expiresAt": 1_700_000_000_000_i64, "scopes": ["user:inference", s], "subscriptionType": s } }));
    }),
    place("the token that renews it", Form::Refresh, Mark::Says(".credentials.json"), |it, s| {
        it.json(".claude/.credentials.json", json!({ "claudeAiOauth": { "refreshToken": s }, s: s }));
    }),
    place("the stored login: a plan and a name that are none", Form::Bare, Mark::Says("other"), |it, s| {
        it.json(
            ".claude/.credentials.json",
            json!({ "claudeAiOauth": { "subscriptionType": s[..30] }, (&s[30..60]): "x" }),
        );
    }),
    place("the account", Form::Key, Mark::Says(".claude.json"), |it, s| {
        it.json(".claude.json", json!({ "hasCompletedOnboarding": true, "oauthAccount": { "emailAddress": format!("{s}@example.com"), "organizationName": s, "organizationUuid": s, "accountUuid": s } }));
    }),
    place("environment: CLAUDE_CODE_OAUTH_TOKEN", Form::Login, Mark::Tail, |it, s| {
        it.with("CLAUDE_CODE_OAUTH_TOKEN", s);
    }),
    place("~/.zshrc: CLAUDE_CODE_OAUTH_TOKEN", Form::Login, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("export CLAUDE_CODE_OAUTH_TOKEN={s}\n"));
    }),
    place("environment: ANTHROPIC_AUTH_TOKEN", Form::Bare, Mark::Says("ANTHROPIC_AUTH_TOKEN"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
    }),
    place("environment: CLAUDE_CODE_OAUTH_REFRESH_TOKEN", Form::Refresh, Mark::Handed, |it, s| {
        it.with("CLAUDE_CODE_OAUTH_REFRESH_TOKEN", s);
    }),
    place("a profile of Anthropic", Form::Login, Mark::Says("profile"), |it, s| {
        it.add(".config/anthropic/configs/default.json", "{\"authentication\":{\"type\":\"user_oauth\"}}");
        it.json(
            ".config/anthropic/credentials/default.json",
            json!({ "access_token": s, "refresh_token": s, "expires_at": s }),
        );
    }),
];

pub(crate) const PROGRAM: &[Place] = &[
    place("apiKeyHelper: its command", Form::Bare, Mark::Says("apiKeyHelper"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "apiKeyHelper": format!("TOKEN={s} get-key --password {s} 'x {s}'") }),
        );
    }),
    place("apiKeyHelper: what it prints", Form::Key, Mark::Tail, |it, s| it.script("get-key", &format!("echo '{s}'"))),
    place("otelHeadersHelper", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "otelHeadersHelper": format!("echo {s}"), "awsAuthRefresh": format!("aws {s}") }),
        );
    }),
];

pub(crate) const FAILING: &[Place] = &[
    place("apiKeyHelper: its errors", Form::Key, Mark::Says("refusal-a"), |it, s| {
        it.json(".claude/settings.json", json!({ "apiKeyHelper": "get-key" }));
        let errors = it.project().join("errors.txt");
        it.script("get-key", &format!("cat '{}' >&2; exit 3", errors.display()));
        it.add("../errors.txt", &format!("refusal-a {s} "));
    }),
    place("apiKeyHelper: its errors, without a form", Form::Bare, Mark::Says("refusal-b"), |it, s| {
        it.add("../errors.txt", &format!("refusal-b {s}\n"));
    }),
];
