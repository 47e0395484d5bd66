//! Does a person whose company has a policy read whom to ask, what is expected, and why something is not offered?

#![expect(clippy::unwrap_used, reason = "a helper of a test may panic as the test itself")]

#[path = "support/machine.rs"]
#[expect(dead_code, reason = "only its clock is used")]
mod machine;
#[path = "support/ways.rs"]
#[expect(dead_code, reason = "other machines than these are not looked at")]
mod ways;

use claude_fix::app::State;
use claude_fix::app::state::Screen;
use claude_fix::model::network::{Fault, Stage};
use claude_fix::model::step::Step;
use claude_fix::ports::fake::{FakeMachine, Node};
use claude_fix::ui::{Look, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ways::{API, Breaks, SIGN_IN, breaking, diagnosed, signed_in};

const POLICY: &str = "company = 'Contoso'\n[contact]\nname = 'Contoso help desk'\nphone = '555 0100'\n\
                      [network]\nproxy = 'http://proxy.contoso.example:3128'\n\
                      [[forbid]]\nrepair = 'reset.*'\nbecause = 'We do this together.'\n\
                      [[text]]\ncause = 'network.*'\ntext = 'Turn the Contoso VPN on.'\n";

fn of_contoso() -> FakeMachine {
    let fake = signed_in();
    fake.owned_by("/", 0);
    fake.owned_by("/home/dev", 1000);
    fake.put("/etc/claude-fix/policy.toml", Node::File(POLICY.as_bytes().to_vec(), 0o644));
    fake
}

/// What stands inside of the boxes, in one line.
fn read(state: &State, (width, height): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(state, frame, &Look::FULL)).unwrap();
    let buffer = terminal.backend().buffer().clone();
    let from = if state.screen == Screen::Overview { 30 } else { 0 };
    let cells = (0..height).flat_map(|y| (from..width).map(move |x| (x, y)));
    let text: String = cells.map(|at| buffer.cell(at).unwrap().symbol()).collect();
    let words: Vec<&str> = text.split([' ', '│', '╭', '╮', '╯', '╰', '─']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn cut_off() -> Breaks {
    breaking(&[(API, Stage::Tcp, Fault::TimedOut), (SIGN_IN, Stage::Tcp, Fault::TimedOut)])
}

#[test]
fn the_first_screen_says_whom_to_ask_and_what_the_company_expects() {
    let state = State { screen: Screen::Overview, ..diagnosed(&of_contoso(), &cut_off(), Step::Network) };
    let expects = "The policy of Contoso expects the proxy proxy.contoso.example:3128, and Claude Code uses none here";
    for size in [(80, 24), (120, 40)] {
        let shown = read(&state, size);
        for part in [expects, "From Contoso: “Turn the Contoso VPN on.”", "Contoso help desk, 555 0100"] {
            assert!(shown.contains(part), "{size:?} {part}: {shown}");
        }
    }
    let without = State { screen: Screen::Overview, ..diagnosed(&signed_in(), &cut_off(), Step::Network) };
    assert!(!read(&without, (120, 40)).contains("Contoso"));
}

#[test]
fn a_healthy_machine_sends_nobody_to_the_help_desk() {
    let state = State { screen: Screen::Overview, ..diagnosed(&of_contoso(), &Breaks::default(), Step::Status) };
    assert!(!read(&state, (120, 40)).contains("555 0100"));
    let step = diagnosed(&of_contoso(), &Breaks::default(), Step::Environment);
    assert!(read(&step, (120, 60)).contains("A policy of Contoso is in force: /etc/claude-fix/policy.toml"));
}

#[test]
fn a_step_says_what_it_would_offer_and_may_not() {
    let step = diagnosed(&of_contoso(), &Breaks::default(), Step::StoredSignIn);
    let shown = read(&step, (120, 60));
    for part in ["is not offered: Contoso does not allow it on this machine", "“We do this together.”"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(!shown.contains("smallest not needed"), "{shown}");
    assert!(step.offers().is_empty());
    let before = diagnosed(&signed_in(), &Breaks::default(), Step::StoredSignIn);
    assert!(!before.offers().is_empty());
}
