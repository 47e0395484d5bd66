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
use crate::claude_code::proxy::{self, SIGN_IN_HOST};
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
        extra: env.text(EXTRA_CA).map(|file| extra(world, &world.machine.cwd.join(file.trim_end()))),
        store: env.text(CERT_STORE).map(|text| plain(&text, 40)),
        unverified: env.text(REJECT).is_some_and(|value| value == "0"),
        elsewhere: elsewhere(world),
    }
}

/// How many certificates the file holds, told by their first lines.
fn extra(world: &World, file: &Path) -> ExtraCertificates {
    const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
    let holds = match world.files.read(file, LARGEST_BUNDLE) {
        Ok(bytes) => match bytes.windows(BEGIN.len()).filter(|part| *part == BEGIN).count() {
            0 if bytes.first() == Some(&0x30) => Err(say!("checks/der-form-claude-code-reads")),
            0 => Err(say!("checks/holds-no-certificate-pem-form")),
            count => Ok(count),
        },
        Err(ReadError::Missing) => Err(say!("checks/no-such-file-exists")),
        Err(error) => Err(error.to_string()),
    };
    ExtraCertificates { file: world.machine.tilde(file), holds }
}

fn describe(world: &World, gathered: &Gathered, settings: &WaySettings) -> Learned {
    let mut learned = match (settings.proxies.first(), &settings.extra, &settings.store) {
        (Some(first), _, _) => Learned::found(say!("checks/claude-code-goes-through-proxy", variable = first.variable)),
        (None, None, None) => Learned::healthy(say!("checks/no-proxy-no-certificates-own")),
        (None, _, _) => Learned::found(say!("checks/no-proxy-set-certificates-own")),
    };
    for (at, it) in settings.proxies.iter().enumerate() {
        let value = shown(world, &gathered.env, &it.variable).unwrap_or_default();
        let counts = if at == 0 { say!("checks/proxy-counts") } else { say!("checks/proxy-does-not-count") };
        learned = learned.evidence(&it.variable, format!("{value} · {counts}"));
    }
    for host in &settings.hosts {
        if let Some((variable, entry)) = host.excepted.as_ref().filter(|_| !settings.proxies.is_empty()) {
            learned = learned.evidence(
                plain(&host.host, 80),
                say!("checks/without-proxy-lists", variable = variable, entry = entry),
            );
        }
    }
    if let Some(extra) = &settings.extra {
        let value = match &extra.holds {
            Ok(count) => say!("checks/file-holds-certificates", file = extra.file, count = *count),
            Err(because) => say!("checks/file-cannot-be-used", file = extra.file, because = because),
        };
        learned = learned.evidence(EXTRA_CA, value);
    }
    if let Some(store) = &settings.store {
        learned = learned.evidence(CERT_STORE, say!("checks/only-store", store = store));
    }
    if settings.unverified {
        learned = learned.evidence(REJECT, say!("checks/certificates-not-verified"));
    }
    for it in &settings.elsewhere {
        let value = match &it.proxy {
            Ok(proxy) => say!("checks/which-claude-code-does-not", proxy = proxy, file = it.file),
            Err(because) => say!("checks/not-read-because", because = because),
        };
        learned = learned.evidence(say!("checks/label-proxy-of", of = it.of), value);
    }
    learned
}
