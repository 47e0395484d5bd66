//! Which settings decide how Claude Code reaches Anthropic? Variables and files only; no connection is opened.

use std::path::Path;

use futures::future::{BoxFuture, FutureExt};
use url::Url;

use super::elsewhere::elsewhere;
use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::hosts_edit::hosts_edit;
use super::network::target;
use super::other_proxies::other_proxies;
use super::shown::shown;
use crate::claude_code::proxy;
use crate::claude_code::variables::{CERT_STORE, EXTRA_CA};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::way::{ExtraCertificates, HostWay, WaySettings};
use crate::ports::World;
use crate::ports::files::ReadError;

pub(super) const CHECK: Check = Check { id: "network.settings", group: Step::Network, asks: &[Ask::Files], run };

/// The host of the API, unless another address is set.
pub(super) const API_HOST: &str = "api.anthropic.com";
/// The host that signs in and renews logins.
pub(super) const SIGN_IN_HOST: &str = "platform.claude.com";
/// Switches the verification of certificates off.
const REJECT: &str = "NODE_TLS_REJECT_UNAUTHORIZED";
/// The largest file of certificates that is read, in bytes.
const LARGEST_BUNDLE: u64 = 4 * 1024 * 1024;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let settings = settings(world, &gathered);
        let learned = describe(world, &gathered, &settings).fact(other_proxies(world, &gathered));
        match hosts_edit(world, &settings) {
            Some(edit) => learned.fact(edit),
            None => learned,
        }
        .fact(settings)
    }
    .boxed()
}

fn settings(world: &World, gathered: &Gathered) -> WaySettings {
    let env = &gathered.env;
    let (base, _) = gathered.base_url();
    let api = Url::parse(&base).ok().and_then(|url| target(&url, ""));
    let hosts = api.map(|target| (target.host, target.port)).into_iter().chain([(SIGN_IN_HOST.to_owned(), 443)]);
    let hosts = hosts.map(|(host, port)| {
        let excepted = proxy::exception(env, &host, port);
        let excepted = excepted.map(|(variable, entry)| (variable.to_owned(), plain(&entry, 80)));
        HostWay { host, port, excepted }
    });
    WaySettings {
        proxies: proxy::all(env),
        exceptions: proxy::exceptions(env).map(|(variable, _)| variable.to_owned()),
        hosts: hosts.collect(),
        extra: env.raw(EXTRA_CA).map(|file| extra(world, &world.machine.cwd.join(file))),
        store: env.text(CERT_STORE).map(|text| plain(&text, 40)),
        unverified: env.text(REJECT).is_some_and(|value| value.trim() == "0"),
        elsewhere: elsewhere(world),
    }
}

/// How many certificates the file holds, told by their first lines.
fn extra(world: &World, file: &Path) -> ExtraCertificates {
    const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
    let holds = match world.files.read(file, LARGEST_BUNDLE) {
        Ok(bytes) => match bytes.windows(BEGIN.len()).filter(|part| *part == BEGIN).count() {
            0 if bytes.first() == Some(&0x30) => Err("it is in DER form, and Claude Code reads only PEM".to_owned()),
            0 => Err("it holds no certificate in PEM form".to_owned()),
            count => Ok(count),
        },
        Err(ReadError::Missing) => Err("no such file exists".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    ExtraCertificates { file: world.machine.tilde(file), holds }
}

fn describe(world: &World, gathered: &Gathered, settings: &WaySettings) -> Learned {
    let mut learned = match (settings.proxies.first(), &settings.extra, &settings.store) {
        (Some(first), _, _) => {
            Learned::found(format!("Claude Code goes through the proxy that {} names", first.variable))
        }
        (None, None, None) => Learned::healthy("No proxy and no certificates of your own are set"),
        (None, _, _) => Learned::found("No proxy is set; certificates of your own are"),
    };
    for (at, it) in settings.proxies.iter().enumerate() {
        let value = shown(world, &gathered.env, &it.variable).unwrap_or_default();
        let counts = if at == 0 { "counts" } else { "does not count" };
        learned = learned.evidence(&it.variable, format!("{value} · {counts}"));
    }
    for host in &settings.hosts {
        if let Some((variable, entry)) = host.excepted.as_ref().filter(|_| !settings.proxies.is_empty()) {
            learned = learned.evidence(plain(&host.host, 80), format!("without the proxy: {variable} lists {entry}"));
        }
    }
    if let Some(extra) = &settings.extra {
        let value = match &extra.holds {
            Ok(count) => format!("{} · certificates: {count}", extra.file),
            Err(because) => format!("{} cannot be used: {because}", extra.file),
        };
        learned = learned.evidence(EXTRA_CA, value);
    }
    if let Some(store) = &settings.store {
        learned = learned.evidence(CERT_STORE, format!("only {store}"));
    }
    if settings.unverified {
        learned = learned.evidence(REJECT, "0: certificates are not verified at all");
    }
    for it in &settings.elsewhere {
        let value = match &it.proxy {
            Ok(proxy) => format!("{proxy} in {}, which Claude Code does not read", it.file),
            Err(because) => format!("not read: {because}"),
        };
        learned = learned.evidence(format!("proxy of {}", it.of), value);
    }
    learned
}
