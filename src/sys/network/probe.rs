//! How far does a free request come? Stage after stage, each with its time, until one breaks or an answer comes.

use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::login::Login;
use super::stages::{Connection, Tried, connect, encrypt, tunnel};
use super::{Limits, http, names, trust};
use crate::model::network::{Fault, Passed, Path, Stage, Target};
use crate::ports::network::{Probe, Trust};

/// The least time in which the way without the proxy is worth a try.
const WORTH_A_TRY: Duration = Duration::from_millis(300);
/// How long a proxy may take until the way without it is tried beside it.
const HEAD_START: Duration = Duration::from_millis(1500);

/// How long a body may take once its head has come: it is only evidence.
const BODY: Duration = Duration::from_secs(1);
/// As much of a page as is read for its words, in bytes.
const WORDS: usize = 16 * 1024;

/// Fetches a page on the way that a probe goes; the body as far as `most` bytes.
pub(super) async fn page(probe: Probe, most: usize, limits: Limits) -> (Path, Vec<u8>) {
    let login = Login::read(probe.proxy.as_ref());
    let mut trip = Trip::new(&probe.target, limits);
    trip.body = Some(most);
    let _ = trip.go(&probe.target, &login, &probe.trust).await;
    trip.path.millis = millis(trip.began);
    (trip.path, trip.read)
}

/// Goes as far as it comes; where the proxy breaks the way, also without it, in what is left of the whole time.
pub(super) async fn run(probe: Probe, limits: Limits) -> Path {
    let began = Instant::now();
    let login = Login::read(probe.proxy.as_ref());
    let target = Target { proxy: None, ..probe.target.clone() };
    let proxied = probe.target.proxy.is_some();
    let through = go(probe.target, &login, &probe.trust, limits);
    if !proxied {
        return through.await;
    }
    let mut through = pin!(through);
    let soon = timeout(HEAD_START, &mut through).await.ok();
    if let Some(path) = soon.as_ref().filter(|path| !path.broke_at_proxy()) {
        return path.clone();
    }
    let left = limits.whole.saturating_sub(began.elapsed());
    if left < WORTH_A_TRY {
        return match soon {
            Some(path) => path,
            None => through.await,
        };
    }
    let nobody = Login::read(None);
    let mut direct = pin!(go(target, &nobody, &probe.trust, Limits { whole: left, ..limits }));
    let (mut path, direct) = if let Some(path) = soon {
        (path, direct.await)
    } else {
        tokio::select! {
            path = &mut through => {
                if !path.broke_at_proxy() {
                    return path;
                }
                (path, direct.await)
            }
            direct = &mut direct => (through.await, direct),
        }
    };
    if path.broke_at_proxy() {
        path.direct = Some(Box::new(direct));
    }
    path
}

async fn go(target: Target, login: &Login, trust: &Trust, limits: Limits) -> Path {
    let mut trip = Trip::new(&target, limits);
    // `None` is a stage that broke, and is written down in the path
    let _ = trip.go(&target, login, trust).await;
    trip.path.millis = millis(trip.began);
    trip.tried.finish().await;
    let Tried { in_vain, families, .. } = std::mem::take(&mut trip.tried);
    (trip.path.seen.in_vain, trip.path.seen.families) = (in_vain, families);
    match trip.silent() {
        Some((v6, fault)) => over_the_other(trip, &target, login, trust, v6, fault).await,
        None => trip.path,
    }
}

/// Once more over the other family: where that one leads on, the first one is what is dead.
async fn over_the_other(first: Trip, target: &Target, login: &Login, trust: &Trust, v6: bool, fault: Fault) -> Path {
    let whole = first.limits.whole.saturating_sub(first.began.elapsed());
    let mut again = Trip::new(target, Limits { whole, ..first.limits });
    again.only = Some(!v6);
    let _ = again.go(target, login, trust).await;
    if !again.path.open() {
        return first.path;
    }
    let (mut path, seen) = (again.path, first.path.seen);
    path.millis = millis(first.began);
    (path.seen.addresses, path.seen.in_vain, path.seen.families) = (seen.addresses, seen.in_vain, seen.families);
    for reached in path.seen.families.iter_mut().filter(|reached| reached.address.is_ipv6() == v6) {
        reached.fault = Some(fault.clone());
        path.seen.in_vain.push((reached.address, fault.clone()));
    }
    path
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

struct Trip {
    path: Path,
    began: Instant,
    limits: Limits,
    tried: Tried,
    /// The one family that is used: IPv6 or not.
    only: Option<bool>,
    /// How much of the body is wanted; `None` if only what explains an answer.
    body: Option<usize>,
    read: Vec<u8>,
}

impl Trip {
    fn new(target: &Target, limits: Limits) -> Self {
        let path = Path::new(target.clone());
        let (tried, began) = (Tried::default(), Instant::now());
        Self { path, began, limits, tried, only: None, body: None, read: Vec::new() }
    }

    /// The family over which a connection opened and then went dead, and how, if the other one connects too. That is
    /// how it looks where only large packets are lost.
    fn silent(&self) -> Option<(bool, Fault)> {
        let (stage, fault) = self.path.broken.as_ref()?;
        let went_dead = *stage > Stage::Tcp && matches!(fault, Fault::TimedOut | Fault::Cut);
        let v6 = self.path.seen.address.filter(|_| went_dead)?.is_ipv6();
        let other = self.path.seen.family(!v6)?;
        other.fault.is_none().then(|| (v6, fault.clone()))
    }

    async fn go(&mut self, target: &Target, login: &Login, trust: &Trust) -> Option<()> {
        let connection = self.reach(target).await?;
        let header = login.header();
        let header = header.as_ref().map(|header| header.as_str());
        let connection = self.pass_proxy(connection, target, login.tls, header, trust).await?;
        let connection = if target.https { self.agree(connection, target, trust).await? } else { connection };
        let plain = target.proxy.is_some() && !target.https;
        let (most, patience) = self.body.map_or((WORDS, BODY), |most| (most, self.limits.http));
        let wanted = http::Wanted { most, patience, always: self.body.is_some() };
        let ask = async {
            let head = http::get(connection, target, plain, header.filter(|_| plain), &wanted).await?;
            let seen = format!("HTTP {}", head.status);
            Ok((head, seen))
        };
        let head = self.stage(Stage::Http, self.limits.http, ask).await?;
        if plain && head.status == 407 {
            self.path.passed.pop();
            self.path.seen.proxy_wants = head.proxy_wants;
            return self.broke(Stage::Proxy, Fault::ProxySaid(407));
        }
        (self.path.status, self.path.clock_skew_s) = (Some(head.status), head.clock_skew_s);
        let seen = &mut self.path.seen;
        (seen.challenge, seen.web_page) = (head.challenge, head.web_page);
        seen.answer = head.answer;
        seen.request_id = seen.answer.request_id.is_some();
        self.read = head.body;
        Some(())
    }

    /// To the first hop.
    async fn reach(&mut self, target: &Target) -> Option<Connection> {
        let (host, port) = match &target.proxy {
            Some(via) => (via.host.as_str(), via.port),
            None => (target.host.as_str(), target.port),
        };
        let only = self.only;
        let find = async {
            let mut found = names::addresses(host, port).await?;
            found.retain(|address| only.is_none_or(|v6| address.is_ipv6() == v6));
            let seen = found.iter().take(4).map(|address| address.ip().to_string()).collect::<Vec<_>>().join(", ");
            Ok((found, seen))
        };
        let found = self.stage(Stage::Dns, self.limits.dns, find).await?;
        self.path.seen.addresses = names::by_family(&found);
        let each = self.limits.address;
        let mut tried = Tried::default();
        let open = async {
            let (stream, address) = connect(&found, each, &mut tried).await?;
            Ok(((Box::new(stream) as Connection, address.ip()), address.to_string()))
        };
        let opened = self.stage(Stage::Tcp, self.limits.tcp, open).await;
        self.tried = tried;
        let (connection, address) = opened?;
        self.path.seen.address = Some(address);
        Some(connection)
    }

    /// Through the proxy, if there is one that has to be asked.
    async fn pass_proxy(
        &mut self,
        connection: Connection,
        target: &Target,
        tls: bool,
        header: Option<&str>,
        trust: &Trust,
    ) -> Option<Connection> {
        let Some(via) = target.proxy.as_ref().filter(|_| tls || target.https) else { return Some(connection) };
        let mut wants = Vec::new();
        let ask = async {
            let mut connection = connection;
            if tls {
                connection = encrypt(connection, &via.host, &trust::believer(trust).await?).await?.0;
            }
            if target.https {
                connection = tunnel(connection, target, header, &mut wants).await?;
            }
            Ok((connection, names::with_port(&via.host, via.port)))
        };
        let passed = self.stage(Stage::Proxy, self.limits.proxy, ask).await;
        self.path.seen.proxy_wants = wants;
        passed
    }

    async fn agree(&mut self, connection: Connection, target: &Target, trust: &Trust) -> Option<Connection> {
        let (mut certificate, mut tls) = (None, None);
        let agree = async {
            let believer = trust::believer(trust).await?;
            let agreed = encrypt(connection, &target.host, &believer).await;
            certificate = believer.seen.certificate();
            let (connection, version) = agreed?;
            tls = Some(version);
            let issuer = certificate.as_ref().map(|it| it.issuer.as_str()).unwrap_or_default();
            Ok((connection, say!("system/tls-version-and-issuer", version = version, issuer = issuer)))
        };
        let agreed = self.stage(Stage::Tls, self.limits.tls, agree).await;
        (self.path.seen.certificate, self.path.seen.tls) = (certificate, tls);
        agreed
    }

    /// Passes a stage within its own limit and what is left of the whole one.
    async fn stage<T>(
        &mut self,
        stage: Stage,
        limit: Duration,
        work: impl Future<Output = Result<(T, String), Fault>>,
    ) -> Option<T> {
        let began = Instant::now();
        let left = self.limits.whole.saturating_sub(self.began.elapsed());
        match timeout(limit.min(left), work).await {
            Ok(Ok((value, seen))) => {
                self.path.passed.push(Passed { stage, seen, millis: millis(began) });
                Some(value)
            }
            Ok(Err(fault)) => self.broke(stage, fault),
            Err(_) => self.broke(stage, Fault::TimedOut),
        }
    }

    fn broke<T>(&mut self, stage: Stage, fault: Fault) -> Option<T> {
        self.path.broken = Some((stage, fault));
        None
    }
}
