//! Do the credentials of the cloud in use still hold, as far as its files tell? No program of a cloud is run.

use futures::future::{BoxFuture, FutureExt};
use serde_json::Value;

use super::aws;
use super::form::{Ask, Check};
use super::gather::{Gathered, LIMIT, gather};
use crate::claude_code::variables::{PROVIDER_FLAGS, is_on};
use crate::model::machine::Os;
use crate::model::outcome::Learned;
use crate::model::provider::CloudCredentials;
use crate::model::step::Step;
use crate::ports::World;
use std::path::{Path, PathBuf};

pub(super) const CHECK: Check =
    Check { id: "provider.credentials", group: Step::Environment, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let env = &gathered.env;
        let on = PROVIDER_FLAGS.iter().find(|flag| env.text(flag).is_some_and(|value| is_on(&value)));
        let Some(flag) = on else {
            return Learned::skipped(say!("checks/no-cloud-sign-in-looked-at"));
        };
        let (broken, command, renew) = match *flag {
            "CLAUDE_CODE_USE_VERTEX" | "CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD" => {
                (google(world, &gathered), "gcloud auth application-default login".to_owned(), "gcpAuthRefresh")
            }
            "CLAUDE_CODE_USE_FOUNDRY" => (azure(world, &gathered), "az login".to_owned(), ""),
            _ => {
                let profile = aws::profile(env);
                // a project can name it, and it stands in a command that is pasted
                let profile = world.machine.quoted(&crate::model::text::plain(&profile, 80));
                let command = if profile == "default" { String::new() } else { format!(" --profile {profile}") };
                (aws::broken(world, env), format!("aws sso login{command}"), "awsAuthRefresh")
            }
        };
        let broken = broken.map(|text| crate::model::text::plain(&text, 300));
        let renewed = renews(&gathered, renew) || renews(&gathered, "awsCredentialExport") && renew == "awsAuthRefresh";
        let fact = CloudCredentials { flag: (*flag).to_owned(), broken, command, renewed };
        let learned = match &fact.broken {
            Some(because) => Learned::found(because.clone()),
            None => Learned::healthy(say!("checks/nothing-its-files-speaks-against")),
        };
        learned.fact(fact)
    }
    .boxed()
}

/// Whether settings name a program that renews the cloud's credentials.
fn renews(gathered: &Gathered, key: &str) -> bool {
    let mut values = gathered.attempts.iter().filter_map(|it| it.result.as_ref().ok());
    values.any(|value| value.get(key).and_then(Value::as_str).is_some_and(|program| !program.trim().is_empty()))
}

/// Whether this machine is one of that cloud's own, where credentials come from the machine itself.
pub(super) fn machine_of(world: &World, vendor: &str) -> bool {
    let of = |name: &str| {
        let bytes = world.files.read(&Path::new("/sys/class/dmi/id").join(name), 4096).unwrap_or_default();
        String::from_utf8_lossy(&bytes).contains(vendor)
    };
    ["sys_vendor", "product_name", "bios_vendor", "chassis_asset_tag"].into_iter().any(of)
}

fn set(gathered: &Gathered, names: &[&str]) -> bool {
    names.iter().any(|name| gathered.env.raw(name).is_some())
}

fn google(world: &World, gathered: &Gathered) -> Option<String> {
    if set(gathered, &["CLAUDE_CODE_SKIP_VERTEX_AUTH"]) {
        return None;
    }
    let home = world.machine.home.clone().unwrap_or_default();
    let named = gathered.env.raw("GOOGLE_APPLICATION_CREDENTIALS").map(|file| world.machine.cwd.join(file));
    let folder = match (gathered.env.raw("CLOUDSDK_CONFIG"), world.machine.os, gathered.env.raw("APPDATA")) {
        (Some(folder), _, _) => world.machine.cwd.join(folder),
        (None, Os::Windows, Some(data)) => Path::new(data).join("gcloud"),
        _ => home.join(".config/gcloud"),
    };
    let usual = folder.join("application_default_credentials.json");
    let given = named.is_some();
    let file = named.unwrap_or(usual);
    let shown = world.machine.tilde(&file);
    match world.files.read(&file, LIMIT) {
        Ok(bytes) => {
            let value: Option<Value> = serde_json::from_slice(&bytes).ok();
            let typed = value.as_ref().and_then(|value| value.get("type")).is_some_and(Value::is_string);
            (!typed).then(|| say!("checks/does-not-hold-credentials-googles", shown = shown))
        }
        Err(error) if given => Some(say!("checks/google-credentials-file", shown = shown, error = error)),
        Err(_) if machine_of(world, "Google") => None,
        Err(_) => Some(say!("checks/not-there-programs-machine-not", shown = shown)),
    }
}

fn azure(world: &World, gathered: &Gathered) -> Option<String> {
    let given = [
        "ANTHROPIC_FOUNDRY_API_KEY",
        "ANTHROPIC_FOUNDRY_AUTH_TOKEN",
        "CLAUDE_CODE_SKIP_FOUNDRY_AUTH",
        "AZURE_CLIENT_ID",
        "IDENTITY_ENDPOINT",
    ];
    if set(gathered, &given) || machine_of(world, "7783-7084-3265-9085-8269-3286-77") {
        return None;
    }
    let home = world.machine.home.clone().unwrap_or_default();
    let folder: PathBuf =
        gathered.env.raw("AZURE_CONFIG_DIR").map_or_else(|| home.join(".azure"), |dir| world.machine.cwd.join(dir));
    let file = folder.join("azureProfile.json");
    let shown = world.machine.tilde(&file);
    let Ok(bytes) = world.files.read(&file, LIMIT) else {
        return Some(say!("checks/not-there-nobody-signed-azure", shown = shown));
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let value: Option<Value> = serde_json::from_slice(bytes).ok();
    let Some(value) = value else {
        return Some(say!("checks/damaged-nobody-signed-azure-machine", shown = shown));
    };
    let none = value.get("subscriptions").and_then(Value::as_array).is_none_or(Vec::is_empty);
    none.then(|| say!("checks/names-no-subscription-nobody-signed", shown = shown))
}
