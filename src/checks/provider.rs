//! Is anything set up for the cloud that Claude Code is told to use? Presence only: no cloud's program is run.

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::claude_code::variables::{PROVIDER_FLAGS, is_on};
use crate::model::outcome::Learned;
use crate::model::provider::CloudConfiguration;
use crate::model::step::Step;
use crate::ports::World;
use crate::words::Listed;

pub(super) const CHECK: Check =
    Check { id: "provider.configuration", group: Step::Environment, asks: &[Ask::Files], run };

/// Where each cloud's credentials may come from: variables, and files below the home folder.
const AWS: (&[&str], &[&str]) = (
    &[
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_BEARER_TOKEN_BEDROCK",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
        "ANTHROPIC_BEDROCK_BASE_URL",
        "ANTHROPIC_AWS_API_KEY",
        "AWS_CONFIG_FILE",
        "AWS_SHARED_CREDENTIALS_FILE",
    ],
    &[".aws/credentials", ".aws/config", ".aws/sso/cache"],
);
const GOOGLE: (&[&str], &[&str]) = (
    &["GOOGLE_APPLICATION_CREDENTIALS", "CLAUDE_CODE_SKIP_VERTEX_AUTH", "ANTHROPIC_VERTEX_BASE_URL", "CLOUDSDK_CONFIG"],
    &[".config/gcloud/application_default_credentials.json", ".config/gcloud/credentials.db"],
);
const AZURE: (&[&str], &[&str]) = (
    &[
        "ANTHROPIC_FOUNDRY_API_KEY",
        "ANTHROPIC_FOUNDRY_AUTH_TOKEN",
        "ANTHROPIC_FOUNDRY_BASE_URL",
        "AZURE_CLIENT_ID",
        "AZURE_CONFIG_DIR",
        "CLAUDE_CODE_SKIP_FOUNDRY_AUTH",
        "IDENTITY_ENDPOINT",
    ],
    &[".azure/msal_token_cache.json", ".azure/azureProfile.json"],
);

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let env = gather(world).env;
        let on = PROVIDER_FLAGS.iter().find(|flag| env.text(flag).is_some_and(|value| is_on(&value)));
        let Some(flag) = on else {
            return Learned::skipped(say!("checks/no-cloud-provider-switched"));
        };
        let (variables, files) = match *flag {
            "CLAUDE_CODE_USE_VERTEX" | "CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD" => GOOGLE,
            "CLAUDE_CODE_USE_FOUNDRY" => AZURE,
            _ => AWS,
        };
        let set = variables.iter().filter(|name| env.raw(name).is_some()).map(|name| (*name).to_owned());
        let home = world.machine.home.clone().unwrap_or_default();
        let there = files.iter().filter(|file| world.files.look(&home.join(file)).is_ok());
        let found: Vec<String> = set.chain(there.map(|file| format!("~/{file}"))).collect();
        let looked_for =
            variables.iter().map(|name| (*name).to_owned()).chain(files.iter().map(|file| format!("~/{file}")));
        let cloud = CloudConfiguration { flag: (*flag).to_owned(), found, looked_for: looked_for.collect() };
        let learned = if cloud.found.is_empty() {
            Learned::found(say!("checks/nothing-set-up-cloud", flag = flag))
        } else {
            Learned::healthy(say!("checks/cloud-is-set-up", flag = flag, found = cloud.found.listed()))
        };
        learned.fact(cloud)
    }
    .boxed()
}
