//! Can the certificate files that variables name be used?

use std::path::{Path, PathBuf};

use futures::future::{BoxFuture, FutureExt};
use url::Url;

use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::network::target;
use super::own_roots::{better, own_roots};
use crate::claude_code::proxy;
use crate::claude_code::variables::{CERT_STORE, CLIENT_CERT, CLIENT_KEY, EXTRA_CA, UNVERIFIED};
use crate::dialects::pem::{self, Pem};
use crate::model::certificates::{CertificateFiles, NamedFile, WholeTrust};
use crate::model::network::Fault;
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::network::{Probe, ProxyLogin, Trust};

pub(super) const FILES: Check =
    Check { id: "network.certificates", group: Step::Network, asks: &[Ask::Files], run: files };

pub(super) const STORES: Check =
    Check { id: "network.stores", group: Step::Network, asks: &[Ask::Network], run: stores };

/// The largest certificate file that is read, in bytes.
pub(super) const LIMIT: u64 = 4 * 1024 * 1024;

fn files(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let extra = named(world, &gathered, EXTRA_CA).map(|(file, shown)| {
            let broken = match world.files.read(&file, LIMIT) {
                Err(error) => Some(error.to_string()),
                Ok(bytes) => pem::roots(&bytes).err(),
            };
            NamedFile { variable: EXTRA_CA.to_owned(), file: shown, broken }
        });
        let unverified = gathered.env.text(UNVERIFIED).is_some_and(|value| value == "0");
        let fact = CertificateFiles { unverified, extra, client: client(world, &gathered) };
        let all = || fact.extra.iter().chain(&fact.client);
        let broken = all().find_map(|it| Some((it, it.broken.as_ref()?)));
        let mut learned = match broken {
            Some((it, because)) => Learned::found(say!(
                "checks/file-of-variable-cannot-be-used",
                file = it.file,
                variable = it.variable,
                because = because
            )),
            None if unverified => Learned::found(say!("checks/verification-certificates-switched-off")),
            None if all().next().is_none() => Learned::healthy(say!("checks/no-variable-names-certificate-file")),
            None => Learned::healthy(say!("checks/certificate-files-named-can-used")),
        };
        for it in all() {
            learned = learned.evidence(it.variable.clone(), it.broken.clone().unwrap_or_else(|| it.file.clone()));
        }
        if fact.extra.as_ref().is_some_and(|it| it.broken.is_some())
            && let Some(better) = better(world, &gathered)
        {
            learned = learned.fact(better);
        }
        if let Some(own) = own_roots(world, &gathered) {
            learned = learned.fact(own);
        }
        learned.fact(fact)
    }
    .boxed()
}

/// The file that a variable names, and how it is shown; what is no path is not shown.
fn named(world: &World, gathered: &Gathered, variable: &str) -> Option<(PathBuf, String)> {
    let value = gathered.env.text(variable)?;
    // a blank behind it is no part of it for Claude Code (measured)
    let file = world.machine.cwd.join(value.trim_end());
    let path = value.len() < 1000 && !value.contains("-----");
    let shown = if path { plain(&in_tilde(world, &file), 200) } else { say!("checks/value-no-path") };
    Some((file, shown))
}

/// With `~`, also where the home folder stands in the middle, as in a list of files or in quotes.
fn in_tilde(world: &World, file: &Path) -> String {
    let shown = world.machine.tilde(file);
    let home = world.machine.home.as_ref().map(|home| home.display().to_string()).filter(|home| home.len() > 1);
    home.map_or(shown.clone(), |home| shown.replace(&home, "~"))
}

fn client(world: &World, gathered: &Gathered) -> Vec<NamedFile> {
    let read = |variable| {
        let (file, shown) = named(world, gathered, variable)?;
        let pem = match world.files.read(&file, LIMIT) {
            Err(error) => Err(error.to_string()),
            Ok(bytes) => pem::first(&bytes),
        };
        Some((variable.to_owned(), shown, pem))
    };
    let (certificate, key) = (read(CLIENT_CERT), read(CLIENT_KEY));
    let ended = |pem: &Pem| {
        let until = pem::ends(pem).filter(|until| *until <= world.now())?;
        Some(say!("checks/certificate-ended-at", when = until.near(world.now())))
    };
    let other = match (&certificate, &key) {
        (Some((_, _, Ok(certificate))), Some((_, _, Ok(key)))) if pem::belongs(certificate, key) == Some(false) => {
            Some(say!("checks/key-does-not-belong-certificate"))
        }
        (None, Some(_)) => Some(say!("checks/not-set-key-alone-no", variable = CLIENT_CERT)),
        _ => None,
    };
    let alone = certificate.is_some() && key.is_none();
    let of_certificate = certificate.map(|(variable, file, pem)| {
        let broken = match &pem {
            Err(because) => Some(because.clone()),
            Ok(pem) if pem.label != "CERTIFICATE" => Some(say!("checks/holds-no-certificate")),
            Ok(_) if alone => Some(say!("checks/not-set-certificate-alone-no", variable = CLIENT_KEY)),
            Ok(pem) => ended(pem),
        };
        NamedFile { variable, file, broken }
    });
    let of_key = key.map(|(variable, file, pem)| {
        let broken = match &pem {
            Err(because) => Some(because.clone()),
            Ok(pem) if !pem.label.ends_with("PRIVATE KEY") => Some(say!("checks/holds-no-private-key")),
            Ok(_) => other,
        };
        NamedFile { variable, file, broken }
    });
    of_certificate.into_iter().chain(of_key).collect()
}

fn stores(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let trust = gathered.trust();
        if !trust.no_bundled && !trust.no_system {
            return Learned::skipped(say!("checks/no-set-certificates-left-out"));
        }
        let stores = plain(&gathered.env.text(CERT_STORE).unwrap_or_default(), 60);
        let Some(mut target) = Url::parse(&gathered.base_url().0).ok().and_then(|url| target(&url, "/api/hello"))
        else {
            return Learned::skipped(say!("checks/address-api-cannot-used"));
        };
        let Ok(proxy) = proxy::in_force(&gathered.env, &target.host, target.port) else {
            return Learned::skipped(say!("checks/proxy-set-cannot-used"));
        };
        target.proxy = proxy.as_ref().map(|it| it.via.clone());
        let proxy = proxy.map(|it| ProxyLogin(it.address));
        let whole = Trust { no_bundled: false, no_system: false, ..trust };
        let path = world.network.probe(Probe { target, proxy, trust: whole }).await;
        match path.broken {
            None => {
                Learned::healthy(say!("checks/all-sets-certificate-trusted", variable = CERT_STORE, stores = stores))
                    .fact(WholeTrust { stores, trusted: true })
            }
            Some((_, Fault::Certificate { .. })) => {
                Learned::healthy(say!("checks/all-sets-not-trusted-either", variable = CERT_STORE, stores = stores))
                    .fact(WholeTrust { stores, trusted: false })
            }
            Some(_) => Learned::skipped(say!("checks/no-connection-comes-through")),
        }
    }
    .boxed()
}
