//! Which machines have a fault that no file shows: a clock, a Keychain, what a person says, what a real message says?

use claude_fix::model::explanation::Proves;
use claude_fix::model::machine::Os;
use claude_fix::model::told::{Answer as Said, Met, Reply, Sent, Told, Under};
use claude_fix::ports::fake::items::FakeItems;

use super::machines::installed;
use super::repaired::{native, with};
use super::*;

/// A network whose servers say that this clock is an hour late.
struct Later(Arc<dyn Network>);

impl Network for Later {
    fn probe(&self, probe: Probe) -> BoxFuture<'_, NetPath> {
        self.0.probe(probe).map(|path| NetPath { clock_skew_s: Some(3600), ..path }).boxed()
    }
    fn ask_key(&self, probe: KeyProbe) -> BoxFuture<'_, Result<KeyReply, (Stage, Fault)>> {
        self.0.ask_key(probe)
    }
}

/// A machine whose clock is wrong.
pub(super) fn late() -> World {
    let world = with(&[]).world();
    World { network: Arc::new(Later(Arc::clone(&world.network))), ..world }
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
