//! Which machines are needed whose fault no file shows: an answer of the network, a Keychain, or what a person says?

use claude_fix::model::explanation::Proves;
use claude_fix::model::machine::Os;
use claude_fix::model::network::Reached;
use claude_fix::model::told::{Answer as Said, Met, Reply, Sent, Told, Under};
use claude_fix::ports::fake::items::FakeItems;

use super::machines::{installed, root};
use super::repaired::{native, with};
use super::*;

/// A network of which some answers are others.
struct Answers<F> {
    beneath: Arc<dyn Network>,
    change: F,
}

impl<F: Fn(&mut NetPath) + Send + Sync> Network for Answers<F> {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, NetPath> {
        let answer = self.beneath.probe(probe).map(|mut path| {
            (self.change)(&mut path);
            path
        });
        answer.boxed()
    }
    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        self.beneath.ask_key(probe)
    }
}

fn answering(change: impl Fn(&mut NetPath) + Send + Sync + 'static) -> World {
    changed(&with(&[]), change)
}

fn changed(fake: &FakeMachine, change: impl Fn(&mut NetPath) + Send + Sync + 'static) -> World {
    let world = fake.world();
    World { network: Arc::new(Answers { beneath: Arc::clone(&world.network), change }), ..world }
}

/// Machines on which an answer is not that of the service, or not in order.
pub(super) fn answers() -> Vec<(&'static str, World)> {
    let says = |status: u16, change: fn(&mut NetPath)| {
        answering(move |path| {
            path.status = Some(status);
            change(path);
        })
    };
    let limited = answering(|path| {
        if path.target.host == "platform.claude.com" {
            path.status = Some(429);
        }
    });
    let half = answering(|path| {
        let reached = |address: &str, fault| Reached { address: address.parse().unwrap(), millis: 9, fault };
        path.seen.families = vec![reached("160.79.104.10", None), reached("2607:6bc0::10", Some(Fault::TimedOut))];
    });
    let blocked = changed(&with(&[("/etc/hosts", "0.0.0.0 api.anthropic.com\n")]), |path| {
        if path.target.host == "api.anthropic.com" {
            path.seen.addresses.v4 = vec![std::net::Ipv4Addr::UNSPECIFIED];
            (path.broken, path.status) = (Some((Stage::Tcp, Fault::Refused)), None);
        }
    });
    let public = native("2.1.329", "/home/dev/.local/bin");
    public.net().inspection = Some((Root { subject: "DigiCert Global Root G3".into(), ..root() }, false));
    vec![
        ("a page of a hotel", says(200, |path| path.seen.web_page = true)),
        ("a guard at the door", says(403, |path| path.seen.challenge = Some("challenge".into()))),
        ("a place that is not served", says(403, |path| path.seen.answer.kind = Some("forbidden".into()))),
        ("an overloaded service", says(529, |_| {})),
        ("too many sign-ins", limited),
        ("IPv6 that leads nowhere", half),
        ("a name in the hosts file", blocked),
        ("a clock that is late", answering(|path| path.clock_skew_s = Some(3600))),
        ("a public certificate that is too new", public.world()),
    ]
}

/// Machines whose Keychain keeps something back.
pub(super) fn keychains() -> Vec<(&'static str, World)> {
    const SERVICE: &str = "Claude Code-credentials";
    let mac = |mut fake: FakeMachine, items: FakeItems| {
        fake.machine.os = Os::Macos;
        fake.variable("USER", "dev").keychain(Arc::new(items)).world()
    };
    let own = || FakeItems::default().with(SERVICE, "dev", 20);
    let many = (0..4_u8).fold(own(), |all, n| all.with(&format!("{SERVICE}-0000000{n}"), "dev", n + 1));
    vec![
        ("a locked Keychain", mac(installed(), own().locked())),
        ("a login of another name", mac(installed(), FakeItems::default().with(SERVICE, "ada", 20))),
        ("a login in a file, too", mac(with(&[]), own())),
        ("many logins", mac(installed(), many)),
    ]
}

fn met(proves: Proves) -> Met {
    Met {
        proves,
        words: "It means something.".into(),
        request_id: None,
        at: FakeMachine::new().machine.now,
        under: None,
    }
}

fn pasted(fake: &FakeMachine, proves: Proves) -> World {
    World { told: Told { pasted: vec![met(proves)], ..Told::default() }, ..fake.world() }
}

fn answered(question: &str, choice: &str, lacks: &[&str], fake: &FakeMachine) -> World {
    let lacks = lacks.iter().map(|it| (*it).to_owned()).collect();
    let said = Said { question: question.into(), choice: choice.into(), words: "so it is".into(), lacks, under: None };
    World { told: Told { answers: vec![said], ..Told::default() }, ..fake.world() }
}

/// The same machine after real messages were turned down with these sign-ins.
fn turned_down(fake: &FakeMachine, under: Vec<Option<Under>>) -> World {
    let at = fake.machine.now;
    let sent = under.into_iter().map(|under| Sent { at, under, reply: Reply::Refused(met(Proves::Revoked)) });
    World { told: Told { sent: sent.collect(), ..Told::default() }, ..fake.world() }
}

/// Machines of which only the person, or a real message, tells what is wrong.
pub(super) fn people() -> Vec<(&'static str, World)> {
    let good = || with(&[]);
    let keyed = with(&[(".zshrc", &format!("export ANTHROPIC_API_KEY={KEY}\n"))]).variable("ANTHROPIC_API_KEY", KEY);
    let own = Under::of(&assess(good().world()).unwrap().facts);
    let before = own.clone().map(|own| Under { mark: Some("the login before".into()), ..own });
    vec![
        ("a key without credits", pasted(&keyed, Proves::Credits)),
        ("an account without a plan", pasted(&good(), Proves::NoAccess)),
        ("the wrong account", answered("account.wrong_account", "no", &[], &good())),
        ("a limit", pasted(&good(), Proves::Limit)),
        ("a login that is turned down", turned_down(&good(), vec![None])),
        ("two logins that are turned down", turned_down(&good(), vec![before, own])),
        ("a login that stays the old one", answered("login.not_replaced", "yes", &[], &good())),
        ("a sign-in that is given up", pasted(&native("2.1.125", "/home/dev/.local/bin"), Proves::SignInTimeout)),
        ("half an address", answered("remote.url_truncated", "address", &["state"], &installed())),
        ("half a code", answered("remote.code_truncated", "half", &[], &installed())),
    ]
}

/// The Desktop app of Windows, before everything else on PATH.
pub(super) fn desktop() -> World {
    let apps = "/home/dev/AppData/Local/Microsoft/WindowsApps";
    let mut fake = FakeMachine::new().variable("PATH", apps);
    fake.machine.os = Os::Windows;
    fake.put(format!("{apps}/claude.exe"), Node::File(b"MZ".to_vec(), 0o755));
    fake.world()
}
