//! What else could be wrong with a machine? Samples without a repair that claude-fix could carry out.

use claude_fix::app::State;
use claude_fix::model::assessment::Verdict;
use claude_fix::model::credential::{Rung, RungState};
use claude_fix::model::diagnosis::{Confidence, Severity};
use claude_fix::model::outcome::Outcome;
use claude_fix::model::plan::{Plan, Risk};
use claude_fix::model::step::Step;

use super::machine::{assessment, diagnosis, ladder, login, state, unset_key};

/// The login has ended, and only the person can help.
pub(crate) fn login_expired() -> State {
    let mut it = assessment();
    it.verdict = Verdict::Problems;
    it.summary = "Your claude.ai login has ended. Your settings and sessions are fine.".into();
    it.ladder = ladder(None, Rung { problems: vec!["expired".into()], ..login(RungState::Unusable) });
    it.rows[1].outcome = Outcome::Found { summary: "The login ended on 2026-11-14.".into() };
    let mut top = diagnosis(
        "sign_in.expired",
        Step::SignIn,
        Severity::Broken,
        "Your login has ended",
        "Your claude.ai login has ended and cannot be renewed.",
        &["the stored login could be renewed until 2026-11-14"],
    );
    top.repairs = vec!["sign_in.log_in".into()];
    top.advice = vec!["Over SSH, open the link on your own computer and paste the code.".into()];
    it.diagnoses = vec![top];
    it.plans = vec![Plan {
        id: "sign_in.log_in".into(),
        title: "Log in again".into(),
        risk: Risk::Safe,
        steps: Vec::new(),
        manual: vec!["claude auth login".into()],
        clears: Vec::new(),
        ..unset_key()
    }];
    state(it)
}

/// What decides could not be measured.
pub(crate) fn unknown() -> State {
    let mut it = assessment();
    it.verdict = Verdict::Unknown;
    it.summary = "The login looks whole, but the key check got no answer that says anything.".into();
    it.rows[2].outcome = Outcome::Inconclusive {
        because: "The server answered 503 three times.".into(),
        hint: "Press r in a minute to try again.".into(),
    };
    state(it)
}

/// The way to Anthropic is broken.
pub(crate) fn network_down() -> State {
    let mut it = assessment();
    it.verdict = Verdict::Problems;
    it.summary = "Nothing is wrong with your account or your files: the proxy does not answer; your VPN is off.".into();
    it.rows[6].outcome = Outcome::Found { summary: "proxy.example.com:8080 does not answer.".into() };
    let mut top = diagnosis(
        "proxy.unreachable",
        Step::Network,
        Severity::Broken,
        "The proxy does not let Claude Code through",
        "HTTPS_PROXY names proxy.example.com:8080, and nothing answers there.",
        &["HTTPS_PROXY is http://proxy.example.com:8080", "no connection within 5 seconds", "no VPN interface is up"],
    );
    top.advice = vec!["Switch your VPN on, then press r.".into(), "Ask your IT for the proxy's address.".into()];
    top.confidence = Confidence::Likely;
    it.diagnoses = vec![top];
    state(it)
}

/// It works, and something deserves a look.
pub(crate) fn warning() -> State {
    let mut it = assessment();
    it.summary = "Claude Code signs in, but the login ends within a day.".into();
    let mut top = diagnosis(
        "sign_in.ends_soon",
        Step::SignIn,
        Severity::Warning,
        "The login ends soon",
        "The login cannot be renewed after tomorrow.",
        &["the store says 2026-11-22 09:00"],
    );
    top.advice = vec!["Log in again when it suits you: claude auth login".into()];
    it.diagnoses = vec![top];
    state(it)
}
