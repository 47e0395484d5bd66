//! Where can the secret of a cloud lie?

use serde_json::json;

use super::super::haunted::{Form, Mark, Place};
use super::place;

pub(crate) const BEDROCK: &[Place] = &[
    place("AWS_BEARER_TOKEN_BEDROCK", Form::Bare, Mark::Says("AWS_BEARER_TOKEN_BEDROCK"), |it, s| {
        it.with("AWS_BEARER_TOKEN_BEDROCK", s);
    }),
    place("AWS_ACCESS_KEY_ID", Form::Bare, Mark::Says("AWS_ACCESS_KEY_ID"), |it, s| it.with("AWS_ACCESS_KEY_ID", s)),
    place("AWS_SECRET_ACCESS_KEY", Form::Bare, Mark::Handed, |it, s| it.with("AWS_SECRET_ACCESS_KEY", s)),
    place("AWS_PROFILE", Form::Key, Mark::Says("AWS_PROFILE"), |it, s| it.with("AWS_PROFILE", s)),
    place("~/.aws/credentials", Form::Bare, Mark::Says("~/.aws/credentials"), |it, s| {
        it.add(
            ".aws/credentials",
            &format!("[default]\naws_access_key_id={s}\naws_secret_access_key={s}\naws_session_token={s}\n"),
        );
    }),
    place("~/.aws/config", Form::Key, Mark::Says("~/.aws/config"), |it, s| {
        it.add(
            ".aws/config",
            &format!("[profile {s}]\nsso_session = {s}\nregion = {s}\ncredential_process = get {s}\n"),
        );
    }),
    place("awsAuthRefresh", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "awsAuthRefresh": format!("aws {s}"), "awsCredentialExport": format!("aws {s}") }),
        );
    }),
];

pub(crate) const VERTEX: &[Place] = &[
    place("gcloud", Form::Bare, Mark::Says("application_default_credentials.json"), |it, s| {
        it.add(".config/gcloud/application_default_credentials.json", &format!("{{\"refresh_token\": {s}\"{s}\"}}"));
    }),
    place("ANTHROPIC_VERTEX_PROJECT_ID", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_VERTEX_PROJECT_ID", s)),
];

pub(crate) const FOUNDRY: &[Place] = &[
    place("azure", Form::Bare, Mark::Says("azureProfile.json"), |it, s| {
        it.json(".azure/azureProfile.json", json!({ "subscriptions": [], s: s }));
    }),
    place("AZURE_CLIENT_SECRET", Form::Bare, Mark::Handed, |it, s| it.with("AZURE_CLIENT_SECRET", s)),
    place("ANTHROPIC_FOUNDRY_BASE_URL", Form::Bare, Mark::Says("ANTHROPIC_FOUNDRY_BASE_URL"), |it, s| {
        it.with("ANTHROPIC_FOUNDRY_BASE_URL", &format!("https://u:{s}@gateway.example/{s}?k={s}"));
    }),
];
