//! What a person says, pastes, or lets be sent: what does it prove, and of which sign-in?

use super::*;
use crate::causes::questions;
use crate::causes::verdict::verdict;
use crate::model::account::KnownAccount;
use crate::model::assessment::Verdict;
use crate::model::explanation::Proves;
use crate::model::sessions::{Session, Sessions};
use crate::model::told::{Answer, Messages, Met, Reply, Sent, Told, UNKNOWN, Under};
use Severity::{Broken, Note, Warning};

fn met(proves: Proves, under: Option<Under>) -> Met {
    Met { proves, words: "It means something.".into(), request_id: Some("req_011Cx".into()), at: NOW, under }
}

fn pasted(facts: Facts, proves: Proves) -> Facts {
    let under = Under::of(&facts);
    facts.with(Told { pasted: vec![met(proves, under)], ..Told::default() })
}

fn sent(at: i64, reply: Reply, under: Option<Under>) -> Sent {
    Sent { at: Moment(NOW.0 + at), under, reply }
}

fn refused(proves: Proves) -> Reply {
    Reply::Refused(met(proves, None))
}

fn message(facts: Facts, reply: Reply) -> Facts {
    let under = Under::of(&facts);
    facts.with(Messages(vec![sent(1, reply, under)]))
}

fn answered(facts: Facts, question: &str, choice: &str) -> Facts {
    let under = Under::of(&facts);
    let told = facts.get::<Told>().cloned().unwrap_or_default();
    let answer = Answer {
        question: question.into(),
        choice: choice.into(),
        words: "as it stood on screen".into(),
        lacks: Vec::new(),
        under,
    };
    facts.with(Told { answers: vec![answer], ..told })
}

fn another(digest: &str) -> Under {
    Under { kind: CredentialKind::ClaudeAiLogin, mark: Some(digest.into()) }
}

fn token() -> Facts {
    let mut it = rung(CredentialKind::OauthToken, "CLAUDE_CODE_OAUTH_TOKEN", RungState::Used);
    it.secret = Some(crate::model::secret::SecretKind::OauthToken);
    it.length = Some(108);
    healthy().with(Ladder { rungs: vec![it] })
}

#[test]
pub(super) fn the_credits_are_used_up() {
    let id = "account.credits";
    assert_eq!(severity(id, &pasted(healthy(), Proves::Credits)), Some(Broken));
    assert_eq!(severity(id, &message(healthy(), refused(Proves::Credits))), Some(Broken));
    let hides = judged(id, &message(keyed(LATER, KeyAnswer::Accepted), refused(Proves::Credits))).unwrap();
    assert_eq!(hides.repairs, ["env.remove_variable:ANTHROPIC_API_KEY"], "the login beneath has a plan of its own");
    assert!(judged(id, &pasted(healthy(), Proves::Credits)).unwrap().repairs.is_empty());
    assert_eq!(severity(id, &message(healthy(), refused(Proves::Limit))), None);
    let over = message(pasted(healthy(), Proves::Credits), Reply::Answered);
    near(id, &over, None, "it is over: a message was answered since");
    assert_eq!(severity(id, &healthy()), None);
    let asked = |status| keyed(LoginState::None, KeyAnswer::Other { status, message: String::new() });
    assert_eq!(severity(id, &asked(402)), Some(Broken), "payment required");
    near(id, &asked(400), None, "a request that is none");
}

#[test]
pub(super) fn the_account_may_not_use_it() {
    let id = "account.no_access";
    assert_eq!(severity(id, &pasted(healthy(), Proves::NoAccess)), Some(Broken));
    assert_eq!(severity(id, &answered(healthy(), id, "no")), Some(Broken));
    assert_eq!(severity(id, &answered(healthy(), id, "yes")), None);
    near(id, &answered(healthy(), id, UNKNOWN), None, "who does not know said nothing");
    near(id, &message(answered(healthy(), id, "no"), Reply::Answered), None, "it works all the same");
    let foreign = Told { pasted: vec![met(Proves::NoAccess, Some(another("old")))], ..Told::default() };
    near(id, &healthy().with(foreign), None, "that was another login");
}

#[test]
pub(super) fn it_is_another_account() {
    let id = "account.wrong_account";
    let no = answered(healthy(), id, "no");
    assert_eq!(severity(id, &no), Some(Broken));
    assert_eq!(judged(id, &no).unwrap().repairs, ["login.sign_in"]);
    near(id, &message(answered(healthy(), id, "no"), Reply::Answered), Some(Warning), "it works, on that account");
    for choice in ["yes", UNKNOWN] {
        assert_eq!(severity(id, &answered(healthy(), id, choice)), None, "{choice}");
    }
    let both = answered(message(healthy(), refused(Proves::NoAccess)), id, "no");
    assert_eq!(listed(&both), [id], "the wrong account explains that it has no access");
}

#[test]
pub(super) fn a_limit_is_no_fault_of_the_sign_in() {
    let id = "limit.mistaken_for_auth";
    for facts in [pasted(healthy(), Proves::Limit), message(healthy(), refused(Proves::Limit))] {
        assert_eq!(severity(id, &facts), Some(Warning));
        let (answer, sentence) = verdict(&ranked(ALL, &facts), &facts, NOW);
        assert_eq!(answer, Verdict::Healthy);
        assert!(sentence.starts_with("Your sign-in is accepted"), "{sentence}");
    }
    near(id, &pasted(healthy(), Proves::Credits), None, "that does not end by itself");
}

#[test]
pub(super) fn the_login_is_turned_down() {
    let id = "login.revoked";
    assert_eq!(severity(id, &message(healthy(), refused(Proves::Revoked))), Some(Broken));
    assert_eq!(severity(id, &message(healthy(), refused(Proves::Refused))), Some(Broken));
    assert_eq!(severity(id, &pasted(healthy(), Proves::Revoked)), Some(Broken));
    near(id, &pasted(healthy(), Proves::Refused), Some(Warning), "it may be older than the login");
    near(id, &message(keyed(LATER, KeyAnswer::Accepted), refused(Proves::Refused)), None, "a key");
    assert_eq!(severity(id, &message(healthy(), Reply::Failed("no way".into()))), None);
    let ended = LoginState::Expired { since: None };
    near(id, &message(healthy().with(login(ended)), refused(Proves::Refused)), None, "that is seen");
    let (answer, _) = verdict(&ranked(ALL, &message(healthy(), Reply::Failed("No.".into()))), &healthy(), NOW);
    assert_eq!(answer, Verdict::Healthy, "the facts without the message");
    let failed = message(healthy(), Reply::Failed("No.".into()));
    assert_eq!(verdict(&ranked(ALL, &failed), &failed, NOW).0, Verdict::Unknown);
}

#[test]
pub(super) fn a_token_of_the_environment_is_turned_down() {
    let id = "token.oauth_env_dead";
    assert_eq!(severity(id, &token()), Some(Note));
    assert_eq!(severity(id, &message(token(), refused(Proves::Refused))), Some(Broken));
    assert_eq!(severity(id, &pasted(token(), Proves::Revoked)), Some(Broken));
    assert_eq!(severity(id, &message(token(), Reply::Answered)), Some(Note));
}

#[test]
pub(super) fn signing_in_changed_nothing() {
    let id = "login.not_replaced";
    let told = Told { unchanged: Under::of(&healthy()), ..Told::default() };
    assert_eq!(severity(id, &healthy().with(told.clone())), Some(Broken));
    near(id, &message(healthy().with(told), Reply::Answered), None, "and it works");
    let said = answered(message(healthy(), refused(Proves::Refused)), id, "yes");
    assert_eq!(severity(id, &said), Some(Broken));
    assert_eq!(listed(&said)[0], id, "it stands before the login that is turned down");
    assert_eq!(judged(id, &said).unwrap().repairs, ["reset.credential", "login.sign_in"]);
    assert_eq!(severity(id, &answered(healthy(), id, "no")), None);
    let old = Told { unchanged: Some(another("older")), ..Told::default() };
    near(id, &healthy().with(old), None, "the login was replaced since");
}

#[test]
pub(super) fn two_fresh_logins_are_turned_down() {
    let id = "server.rejects_clean_login";
    let now = Under::of(&healthy());
    let twice = |first: Option<Under>, second: Reply| {
        healthy().with(Messages(vec![sent(1, refused(Proves::Revoked), first), sent(2, second, now.clone())]))
    };
    let fresh = twice(Some(another("before")), refused(Proves::Refused));
    assert_eq!(severity(id, &fresh), Some(Broken));
    assert_eq!(listed(&fresh), [id], "nothing else is said then");
    assert!(judged(id, &fresh).unwrap().repairs.is_empty());
    near(id, &twice(now.clone(), refused(Proves::Refused)), None, "the same login twice");
    assert_eq!(severity(id, &twice(Some(another("before")), Reply::Answered)), None);
    assert_eq!(severity(id, &twice(Some(another("before")), refused(Proves::Limit))), None);
    let no_way = fresh.clone().with(api(Some((Stage::Tcp, Fault::Refused))));
    near(id, &no_way, None, "the machine is not clean");
    near(id, &message(healthy(), refused(Proves::Revoked)), None, "once");
    assert_eq!(severity(id, &answered(fresh, "account.wrong_account", "no")), None);
}

#[test]
pub(super) fn signing_in_itself_goes_wrong() {
    let resting = || healthy().with(using(None)).with(login(LoginState::None));
    let half = Answer {
        question: "remote.url_truncated".into(),
        choice: "address".into(),
        words: String::new(),
        lacks: vec!["state".into()],
        under: None,
    };
    let id = "remote.url_truncated";
    assert_eq!(severity(id, &resting().with(Told { answers: vec![half.clone()], ..Told::default() })), Some(Warning));
    let whole = Answer { lacks: Vec::new(), ..half };
    near(id, &resting().with(Told { answers: vec![whole], ..Told::default() }), None, "the address was whole");
    assert_eq!(severity(id, &pasted(resting(), Proves::Address)), Some(Warning));
    let id = "remote.code_truncated";
    assert_eq!(severity(id, &answered(resting(), id, "half")), Some(Warning));
    assert_eq!(severity(id, &answered(resting(), id, "dead")), Some(Warning));
    assert_eq!(severity(id, &answered(resting(), id, "whole")), None);
    assert_eq!(severity(id, &pasted(resting(), Proves::Code)), Some(Warning));
    let id = "login.rate_limited";
    assert_eq!(severity(id, &pasted(resting(), Proves::SignInLimit)), Some(Warning));
    assert_eq!(severity(id, &pasted(resting(), Proves::Limit)), None);
    let id = "login.oauth_timeout";
    let old = installed(Version::Known("2.1.125".into()));
    let found = judged(id, &pasted(resting().with(old), Proves::SignInTimeout)).unwrap();
    assert_eq!((found.severity, found.repairs.as_slice()), (Warning, ["install.update".to_owned()].as_slice()));
    assert!(judged(id, &pasted(resting(), Proves::SignInTimeout)).unwrap().repairs.is_empty(), "it is no old version");
    assert_eq!(severity(id, &resting()), None);
}

#[test]
pub(super) fn a_session_that_fails_alone() {
    let id = "session.old_credential";
    let session = Session { pid: 7, started: Moment(NOW.0 - HOUR), ..Session::default() };
    let sessions = Sessions { all: vec![session], login_written: Some(NOW), ..Sessions::default() };
    let facts = || healthy().with(sessions.clone());
    assert_eq!(severity(id, &facts()), Some(Note));
    assert_eq!(severity(id, &answered(facts(), id, "yes")), Some(Warning));
    assert_eq!(severity(id, &answered(facts(), id, "no")), Some(Note));
    assert_eq!(severity(id, &answered(healthy(), id, "yes")), None);
}

#[test]
pub(super) fn the_desktop_app_stands_in_front() {
    let id = "install.desktop_shadows";
    let windows = || {
        let mut machine = facts().get::<Machine>().unwrap().clone();
        machine.os = Os::Windows;
        healthy().with(machine)
    };
    let app = |active, method| Install { method, active, on_path: true, ..Install::at("/Apps/WindowsApps/Claude.exe") };
    let of = |all: Vec<Install>| Installs { all, searched: 2, ..Installs::default() };
    let both = of(vec![app(true, Method::Desktop), app(false, Method::Native)]);
    assert_eq!(severity(id, &windows().with(both.clone())), Some(Broken));
    assert_eq!(severity(id, &windows().with(of(vec![app(true, Method::Desktop)]))), Some(Broken));
    assert_eq!(severity(id, &windows().with(of(vec![app(true, Method::Native), app(false, Method::Desktop)]))), None);
    near(id, &healthy().with(both), None, "only on Windows");
}

#[test]
fn a_question_is_asked_once_and_for_a_reason() {
    let ids = |facts: &Facts| questions::open(facts).into_iter().map(|it| it.id).collect::<Vec<_>>();
    let known = KnownAccount { shown: Some("d…v@example.com".into()), ..KnownAccount::default() };
    let paid = || {
        let mut it = login(LATER);
        it.plan = Some("max".into());
        healthy().with(it).with(known.clone())
    };
    assert_eq!(ids(&healthy()), ["account.no_access"], "the login names no plan");
    assert_eq!(ids(&paid()), ["account.wrong_account"]);
    assert!(questions::open(&paid())[0].words.contains("d…v@example.com"));
    for choice in ["yes", "no", UNKNOWN] {
        assert!(ids(&answered(paid(), "account.wrong_account", choice)).is_empty(), "{choice}");
    }
    let written = Sessions { login_written: Some(NOW), ..Sessions::default() };
    assert_eq!(ids(&message(paid(), refused(Proves::Revoked)).with(written))[0], "login.not_replaced");
    let nobody = healthy().with(using(None)).with(login(LoginState::None));
    assert_eq!(ids(&nobody), ["remote.url_truncated"]);
    let mut machine = facts().get::<Machine>().unwrap().clone();
    machine.contexts = vec!["ssh".into()];
    assert_eq!(ids(&nobody.with(machine)), ["remote.code_truncated", "remote.url_truncated"]);
    assert!(ids(&keyed(LATER, KeyAnswer::Accepted).with(known)).is_empty(), "the login is not used");
    for it in questions::ALL {
        assert!(ALL.iter().any(|cause| cause.id == it.id), "{}: no cause relies on the answer", it.id);
    }
}
