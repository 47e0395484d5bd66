//! How do machines look whose way to Anthropic is broken? Really diagnosed, in a network whose every answer is made up.

use std::collections::BTreeMap;
use std::sync::Arc;

use claude_fix::app::State;
use claude_fix::app::event::RunId;
use claude_fix::app::state::Screen;
use claude_fix::app::{Event, start, update};
use claude_fix::checks::ALL;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::model::network::{Certificate, CertificateFault, Fault, Link, Passed, Path, Reached, Stage, Vouched};
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;
use claude_fix::ports::World;
use claude_fix::ports::fake::FakeMachine;
use claude_fix::ports::network::{KeyProbe, KeyReply, Network, Probe};
use futures::future::{BoxFuture, FutureExt};
use tokio::sync::mpsc::unbounded_channel;

use super::machine::at;

/// Where the way to a host, or to a proxy, breaks; everything else is passed.
#[derive(Clone, Default)]
pub(crate) struct Breaks(BTreeMap<&'static str, (Stage, Fault)>);

impl Breaks {
    fn path(&self, probe: &Probe) -> Path {
        let target = &probe.target;
        let proxy = target.proxy.as_ref().and_then(|via| self.0.get(via.host.as_str()));
        let broken = proxy.or_else(|| self.0.get(target.host.as_str())).cloned();
        let mut path = Path { status: broken.is_none().then_some(200), millis: 84, ..Path::new(target.clone()) };
        let hop = if target.proxy.is_some() { "10.0.0.1" } else { "160.79.104.10" };
        let opened = if target.proxy.is_some() { "10.0.0.1:3128" } else { "160.79.104.10:443" };
        let mut stages = vec![(Stage::Dns, hop, 4), (Stage::Tcp, opened, 21)];
        stages.extend(target.proxy.as_ref().map(|_| (Stage::Proxy, "", 11)));
        stages
            .extend([(Stage::Tls, "TLS 1.3, certificate by Google Trust Services", 33), (Stage::Http, "HTTP 200", 26)]);
        let passed = stages.into_iter().filter(|(stage, ..)| broken.as_ref().is_none_or(|(at, _)| stage < at));
        path.passed = passed.map(|(stage, seen, millis)| Passed { stage, seen: seen.to_owned(), millis }).collect();
        path.seen.address = path.passed.get(1).and_then(|_| hop.parse().ok());
        if let Some(address) = path.passed.first().and_then(|_| hop.parse().ok()) {
            path.seen.addresses.v4 = vec![address];
        }
        if path.passed.len() > 1 {
            let tried = |address: &str, millis, fault| Reached { address: address.parse().unwrap(), millis, fault };
            path.seen.families = vec![tried(hop, 21, None)];
            if target.proxy.is_none() {
                path.seen.addresses.v6 = vec!["2607:6bc0::10".parse().unwrap()];
                path.seen.families.push(tried("2607:6bc0::10", 0, Some(Fault::NoRoute)));
            }
        }
        if broken.is_none() {
            path.seen.answer.request_id = Some("req_011CSHoEeqs5C35K2UUqR7Fy".into());
            path.seen.answer.ray = Some("9a1b2c3d4e5f6789-FRA".into());
            path.clock_skew_s = Some(0);
        }
        path.seen.request_id = broken.is_none();
        let fault = broken.as_ref().map(|(_, fault)| fault);
        if fault == Some(&Fault::ProxySaid(407)) {
            path.seen.proxy_wants = vec!["Basic".into(), "NTLM".into()];
        }
        if let Some(Fault::Certificate { issuer, .. }) = fault {
            path.seen.certificate = Some(signed(&target.host, issuer, Vouched::default()));
        } else if path.passed.iter().any(|it| it.stage == Stage::Tls) {
            let vouched = Vouched { bundled: true, system: true, extra: None };
            path.seen.certificate = Some(signed(&target.host, "Google Trust Services", vouched));
        }
        path.broken = broken;
        path
    }
}

/// A certificate for this host with one in between.
fn signed(host: &str, issuer: &str, vouched: Vouched) -> Certificate {
    let (from, until) = (Moment::from_iso("2026-10-17T12:00:00Z"), Moment::from_iso("2027-01-15T12:00:00Z"));
    let link = |subject: &str, issuer: &str| Link { subject: subject.into(), issuer: issuer.into(), from, until };
    let between = format!("{issuer} WE1");
    let chain = vec![link(host, &between), link(&between, issuer)];
    Certificate { issuer: issuer.into(), until, vouched, chain, issuer_known: vouched.bundled, root: None }
}

impl Network for Breaks {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, Path> {
        let mut path = self.path(&probe);
        if path.broke_at_proxy() {
            let mut without = probe;
            without.target.proxy = None;
            path.direct = Some(Box::new(self.path(&without)));
        }
        async move { path }.boxed()
    }

    fn ask_key(&self, _: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        async { Ok(KeyReply { status: 200, ..KeyReply::default() }) }.boxed()
    }
}

/// The wizard after a run on this machine, on the screen of this step.
pub(crate) fn diagnosed(fake: &FakeMachine, breaks: &Breaks, step: Step) -> State {
    let world = World { network: Arc::new(breaks.clone()), ..fake.world() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (sender, mut receiver) = unbounded_channel();
    let mut found = runtime.block_on(run(Arc::new(world), ALL, &Selection::all(), RunId(1), Some(sender)));
    found.duration_ms = 840;
    let mut state = State::new(80, 24);
    start(&mut state);
    let coming = receiver.try_recv().unwrap();
    assert!(matches!(coming, Event::RunStarted(..)));
    update(&mut state, coming);
    update(&mut state, Event::RunDone(RunId(1), Box::new(found)));
    state.screen = Screen::Step(step);
    state
}

pub(crate) fn signed_in() -> FakeMachine {
    let mut fake = FakeMachine::new();
    fake.machine.now = at(14, 2, 11);
    fake.claude("2.1.329");
    let later = fake.machine.now.0 + 6 * 3_600_000;
    let login = format!(r#"{{"claudeAiOauth":{{"accessToken":"a","refreshToken":"r","expiresAt":{later}}}}}"#);
    fake.file("/home/dev/.claude/.credentials.json", &login);
    fake
}

pub(crate) fn through_proxy() -> FakeMachine {
    let fake = signed_in().variable("HTTPS_PROXY", "http://10.0.0.1:3128");
    fake.file("/home/dev/.zshrc", "# work\n\n\nexport HTTPS_PROXY=http://10.0.0.1:3128\n");
    fake
}

pub(crate) fn breaking(at: &[(&'static str, Stage, Fault)]) -> Breaks {
    Breaks(at.iter().map(|(name, stage, fault)| (*name, (*stage, fault.clone()))).collect())
}

pub(crate) const API: &str = "api.anthropic.com";
pub(crate) const SIGN_IN: &str = "platform.claude.com";

/// Everything answers.
pub(crate) fn open() -> State {
    diagnosed(&signed_in(), &Breaks::default(), Step::Network)
}

/// No name is found.
pub(crate) fn no_names() -> State {
    let lost = || (Stage::Dns, Fault::NoSuchName);
    let breaks = breaking(&[(API, lost().0, lost().1), (SIGN_IN, lost().0, lost().1)]);
    diagnosed(&signed_in(), &breaks, Step::Network)
}

/// The proxy asks for a password.
pub(crate) fn asking_proxy() -> State {
    diagnosed(&through_proxy(), &breaking(&[("10.0.0.1", Stage::Proxy, Fault::ProxySaid(407))]), Step::Network)
}

/// The proxy is dead, and it works without.
pub(crate) fn dead_proxy() -> State {
    let fake = through_proxy().variable("http_proxy", "http://10.0.0.1:3128");
    diagnosed(&fake, &breaking(&[("10.0.0.1", Stage::Tcp, Fault::Refused)]), Step::Network)
}

/// Somebody in between signs anew what the API says, and only that.
pub(crate) fn inspected() -> State {
    let untrusted =
        Fault::Certificate { because: CertificateFault::UnknownIssuer, issuer: "Zscaler Intermediate Root CA".into() };
    diagnosed(&signed_in(), &breaking(&[(API, Stage::Tls, untrusted)]), Step::Network)
}

/// Two hosts break in different ways.
pub(crate) fn two_ways() -> State {
    let fake = through_proxy().variable("NO_PROXY", "anthropic.com");
    let breaks = breaking(&[(API, Stage::Tcp, Fault::TimedOut), ("10.0.0.1", Stage::Dns, Fault::NoSuchName)]);
    diagnosed(&fake, &breaks, Step::Network)
}

/// The ways are still tested; that of the API has ended.
pub(crate) fn testing() -> State {
    let mut state = open();
    state.run.over = false;
    // how many other checks there are is no business of this picture
    state.run.coming.retain(|coming| coming.group == Step::Network);
    state.run.rows.retain(|_, row| row.group == Step::Network);
    state.run.rows.remove("network.sign_in");
    state
}

/// Files and terminal that disagree, and a settings file that cannot be read.
pub(crate) fn conflict() -> State {
    let key = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
    let fake = signed_in()
        .variable("ANTHROPIC_API_KEY", key)
        .variable("HTTPS_PROXY", "http://bob:pw@10.0.0.1:3128")
        .variable("CLAUDE_CODE_USE_BEDROCK", "0");
    fake.file(
        "/home/dev/.zshrc",
        "export HTTPS_PROXY=http://10.0.0.2:3128\nexport ANTHROPIC_BASE_URL=https://relay.example/v1\n",
    );
    let block = format!(
        "{{\n  \"env\": {{\n    \"ANTHROPIC_API_KEY\": \"{key}\"\n  }},\n  \"apiKeyHelper\": \"/bin/key\"\n}}\n"
    );
    fake.file("/home/dev/.claude/settings.json", &block);
    fake.file("/home/dev/project/.claude/settings.json", "{ \"env\": { \"ANTHROPIC_API_KEY\": \"x\" }\n");
    diagnosed(&fake, &Breaks::default(), Step::Environment)
}

/// Only the person can mend the way; a key of the wrong kind can be mended beside it.
pub(crate) fn something_else() -> State {
    let key = "sk-ant-oat01-AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
    let fake = signed_in().variable("ANTHROPIC_API_KEY", key);
    fake.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY={key}\n"));
    let breaks = breaking(&[(API, Stage::Tcp, Fault::TimedOut), (SIGN_IN, Stage::Tcp, Fault::TimedOut)]);
    State { screen: Screen::Overview, ..diagnosed(&fake, &breaks, Step::Network) }
}

/// Nothing is set.
pub(crate) fn nothing_set() -> State {
    diagnosed(&signed_in(), &Breaks::default(), Step::Environment)
}
