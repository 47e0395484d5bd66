//! How does the network look when it is looked at once more? Comparisons, watches and details over diagnosed machines.

use claude_fix::app::event::{Ended, Event, Key};
use claude_fix::app::state::{Dialog, ResultCard, Screen};
use claude_fix::app::{Effect, State, update};
use claude_fix::model::measured::Measured;
use claude_fix::model::network::{Fault, Stage};
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;
use claude_fix::ports::fake::FakeMachine;

use super::ways::{API, Breaks, SIGN_IN, breaking, dead_proxy, diagnosed, signed_in, through_proxy};

const VPN: &str = "0x10d1";

fn with(interfaces: &[(&str, &str)]) -> FakeMachine {
    let fake = signed_in();
    for (name, flags) in interfaces {
        fake.file(format!("/sys/class/net/{name}/flags"), &format!("{flags}\n"));
    }
    let usual = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\neth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
    fake.file("/proc/net/route", usual);
    fake
}

fn no_way() -> Breaks {
    breaking(&[(API, Stage::Tcp, Fault::TimedOut), (SIGN_IN, Stage::Tcp, Fault::TimedOut)])
}

/// Cut off behind a VPN.
fn behind_vpn() -> State {
    diagnosed(&with(&[("eth0", "0x1043"), ("wg0", VPN)]), &no_way(), Step::Network)
}

/// What another machine shows, so many seconds later.
fn seen(state: &State, seconds: i64) -> Measured {
    let assessment = state.assessment.as_ref().unwrap();
    Measured::of(&assessment.facts, Moment(assessment.machine.now.0 + seconds * 1000))
}

fn press(mut state: State, key: Key) -> State {
    update(&mut state, Event::Key(key));
    state
}

/// The look that is being taken ends with what that machine shows.
fn looked(mut state: State, other: &State, seconds: i64) -> State {
    let look = state.look;
    update(&mut state, Event::Looked(look, Box::new(seen(other, seconds))));
    state
}

/// Ticks until the next look is due.
fn wait(mut state: State) -> State {
    let due = |state: &mut State| matches!(update(state, Event::Tick).as_slice(), [Effect::Look(_)]);
    assert!((0..1000).any(|_| due(&mut state)), "no look is due");
    state
}

/// Only the host that renews logins is blocked.
pub(crate) fn sign_in_blocked() -> State {
    diagnosed(&signed_in(), &breaking(&[(SIGN_IN, Stage::Tls, Fault::Cut)]), Step::Network)
}

/// All is well, a VPN is on, and another one has left a route behind.
pub(crate) fn with_vpn() -> State {
    let fake = with(&[("eth0", "0x1043"), ("wg0", VPN), ("tun0", "0x1091")]);
    let usual = String::from_utf8(fake.world().files.read("/proc/net/route".as_ref(), 9999).unwrap()).unwrap();
    let left = format!("{usual}tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0\n");
    fake.file("/proc/net/route", &left);
    diagnosed(&fake, &Breaks::default(), Step::Network)
}

/// The details of a dead proxy.
pub(crate) fn detail() -> State {
    press(dead_proxy(), Key::Char('d'))
}

/// Their end, on a machine with a VPN.
pub(crate) fn detail_end() -> State {
    press(press(with_vpn(), Key::Char('d')), Key::End)
}

/// The first column, with the way without the proxy beside it.
pub(crate) fn comparing() -> State {
    press(dead_proxy(), Key::Char('v'))
}

/// The second look is being taken.
pub(crate) fn comparing_now() -> State {
    press(press(behind_vpn(), Key::Char('v')), Key::Enter)
}

/// It works with the VPN off.
pub(crate) fn helped() -> State {
    let off = diagnosed(&with(&[("eth0", "0x1043")]), &Breaks::default(), Step::Network);
    looked(comparing_now(), &off, 69)
}

/// It breaks at the proxy, with the VPN and without.
pub(crate) fn fails_both() -> State {
    let breaks = breaking(&[("10.0.0.1", Stage::Tcp, Fault::TimedOut), (API, Stage::Tcp, Fault::NoRoute)]);
    let proxied = through_proxy();
    proxied.file("/sys/class/net/eth0/flags", "0x1043\n");
    let state = diagnosed(&proxied, &breaks, Step::Network);
    let again = looked(press(press(state.clone(), Key::Char('v')), Key::Enter), &state, 45);
    State { screen: Screen::Overview, ..again }
}

/// The first look is being taken.
pub(crate) fn watching() -> State {
    press(behind_vpn(), Key::Char('t'))
}

/// Some looks later.
pub(crate) fn waiting() -> State {
    let mut state = watching();
    for at in 1..=23 {
        state = looked(state, &behind_vpn(), at * 6);
        if at < 23 {
            state = wait(state);
        }
    }
    for _ in 0..12 {
        update(&mut state, Event::Tick);
    }
    state
}

/// It works again.
pub(crate) fn over() -> State {
    looked(wait(waiting()), &with_vpn(), 144)
}

/// It worked from the start.
pub(crate) fn works() -> State {
    let mut state = press(with_vpn(), Key::Char('t'));
    for at in 0..6 {
        state = wait(looked(state, &with_vpn(), at * 6));
    }
    state
}

/// The same on the overview.
pub(crate) fn cut_off() -> State {
    State { screen: Screen::Overview, ..behind_vpn() }
}

/// A change that helped, on a machine where nobody is signed in.
pub(crate) fn sign_in_next() -> State {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    let mut state = diagnosed(&fake, &Breaks::default(), Step::Network);
    state.dialog = Some(Dialog::Result(ResultCard {
        plan: "env.remove_variable:ANTHROPIC_API_KEY".into(),
        title: "Take ANTHROPIC_API_KEY out at its source".into(),
        ended: Ended::Fixed,
        now: state.assessment.as_ref().map(|it| it.summary.clone()),
        here: Vec::new(),
        undo: None,
        said: Vec::new(),
        ran: false,
        cancelled: false,
        prevent: None,
    }));
    state.screen = Screen::Overview;
    state
}
