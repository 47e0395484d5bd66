//! Is nobody signed in, has the login ended, or is its file damaged?

use super::*;
use Severity::{Broken, Note, Warning};

const ENDED: LoginState = LoginState::Expired { since: Some(Moment(NOW.0 - HOUR)) };
const PENDING: LoginState = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };

fn resting(state: LoginState) -> Facts {
    let used = matches!(state, LoginState::Valid { .. } | LoginState::RefreshPending { .. });
    let absent = state == LoginState::None;
    let state_of = if used {
        RungState::Used
    } else if absent {
        RungState::Absent
    } else {
        RungState::Unusable
    };
    let rungs = vec![rung(CredentialKind::ClaudeAiLogin, "~/.claude/.credentials.json", state_of)];
    healthy().with(Ladder { rungs }).with(login(state))
}

fn over_key(state: LoginState) -> Facts {
    keyed(state, KeyAnswer::Accepted)
}

fn corrupt(because: &str) -> LoginState {
    LoginState::Corrupt { because: because.into() }
}

#[test]
pub(super) fn nobody_is_signed_in() {
    let id = "login.none";
    assert_eq!(severity(id, &resting(LoginState::None)), Some(Broken));
    assert_eq!(severity(id, &resting(LATER)), None);
    assert_eq!(severity(id, &resting(LoginState::Blanked)), None);
    near(id, &over_key(LoginState::None), None, "a key serves");
    near(id, &facts().with(using(None)), None, "the store was not looked at");
    near(id, &facts().with(login(LoginState::None)), None, "the ladder is not known");
    let unknown = LoginState::Unknown { because: "permission denied".into(), denied: true };
    near(id, &resting(unknown), None, "unknown is not no");
}

#[test]
pub(super) fn the_login_has_ended() {
    let id = "login.expired";
    assert_eq!(severity(id, &resting(ENDED)), Some(Broken));
    assert_eq!(severity(id, &resting(LoginState::Expired { since: None })), Some(Broken));
    near(id, &over_key(ENDED), Some(Note), "it is not used");
    assert_eq!(severity(id, &facts().with(login(ENDED))), Some(Broken));
    assert_eq!(severity(id, &resting(PENDING)), None);
    assert_eq!(severity(id, &resting(LATER)), None);
    assert_eq!(listed(&resting(ENDED)), [id]);
}

#[test]
pub(super) fn the_login_was_emptied() {
    let id = "login.blanked";
    assert_eq!(severity(id, &resting(LoginState::Blanked)), Some(Broken));
    near(id, &over_key(LoginState::Blanked), Some(Note), "a key serves");
    assert_eq!(severity(id, &resting(LoginState::None)), None);
    assert_eq!(severity(id, &resting(corrupt("it is empty"))), None);
    assert_eq!(severity(id, &resting(LATER)), None);
    let mut with_grants = login(LoginState::Blanked);
    with_grants.beside = vec!["mcpOAuth".into()];
    let found = judged(id, &resting(LoginState::Blanked).with(with_grants)).unwrap();
    assert!(found.advice.iter().any(|it| it.contains("MCP")), "logging out first would lose them");
}

#[test]
pub(super) fn the_login_may_not_talk_to_models() {
    let id = "login.scope_missing";
    let with = |state: LoginState, scopes: Option<&[&str]>| {
        let scopes = scopes.map(|all| all.iter().map(|it| (*it).to_owned()).collect());
        StoredLogin { scopes, ..login(state) }
    };
    let few: Option<&[&str]> = Some(&["user:profile"]);
    assert_eq!(severity(id, &resting(LATER).with(with(LATER, few))), Some(Broken));
    assert_eq!(severity(id, &resting(LATER).with(with(LATER, Some(&["user:inference"])))), None);
    near(id, &resting(PENDING).with(with(PENDING, few)), Some(Broken), "renewing it does not give it the right");
    near(id, &resting(LATER).with(with(LATER, Some(&[]))), Some(Broken), "an empty list names no right");
    near(id, &resting(LATER).with(with(LATER, None)), None, "it names no rights at all: unknown is not no");
    near(id, &resting(ENDED).with(with(ENDED, few)), None, "that it has ended is another cause");
    near(id, &over_key(LATER).with(with(LATER, few)), Some(Note), "a key serves");
}

#[test]
pub(super) fn a_renewal_that_is_due_is_a_note() {
    let id = "login.refresh_pending";
    assert_eq!(severity(id, &resting(PENDING)), Some(Note));
    assert_eq!(severity(id, &resting(LATER)), None);
    assert_eq!(severity(id, &resting(ENDED)), None);
    near(id, &over_key(PENDING), None, "it is not used");
    near(id, &facts().with(login(PENDING)), None, "the ladder is not known");
}

#[test]
pub(super) fn the_file_is_damaged() {
    let id = "store.credentials_corrupt";
    assert_eq!(severity(id, &resting(corrupt("it ends in the middle (line 1, column 9)"))), Some(Broken));
    assert_eq!(severity(id, &resting(corrupt("it is a folder, not a regular file"))), Some(Broken));
    near(id, &over_key(corrupt("it is empty")), Some(Note), "a key serves");
    assert_eq!(severity(id, &resting(LATER)), None);
    assert_eq!(severity(id, &resting(LoginState::None)), None);
    assert_eq!(severity(id, &resting(LoginState::Unknown { because: "permission denied".into(), denied: true })), None);
    assert_eq!(listed(&resting(corrupt("it is empty"))), [id]);
}

#[test]
pub(super) fn the_file_leads_nowhere() {
    let id = "store.not_persisted";
    let link = |digest: Option<&str>, state| {
        let stamp = Stamp { kind: Kind::Link, size: 0, mode: Some(0o777), digest: digest.map(str::to_owned) };
        StoredLogin { stamp, ..login(state) }
    };
    let gone = corrupt("it is a symbolic link that leads nowhere");
    let dangling = resting(gone.clone()).with(link(None, gone.clone()));
    assert_eq!(severity(id, &dangling), Some(Broken));
    assert_eq!(listed(&dangling), [id], "the damage is its consequence");
    assert_eq!(severity(id, &over_key(gone.clone()).with(link(None, gone))), Some(Note));
    near(id, &resting(LATER).with(link(Some("d"), LATER)), None, "the link leads somewhere");
    assert_eq!(severity(id, &resting(LATER)), None);
    assert_eq!(severity(id, &resting(LoginState::None)), None);
}

#[test]
pub(super) fn others_may_read_the_login() {
    let id = "store.permissions";
    let with = |mode, owner| {
        let mut it = login(LATER);
        it.stamp.mode = mode;
        it.owner = owner;
        resting(LATER).with(it)
    };
    near(id, &with(Some(0o644), Some(1000)), Some(Warning), "it works, so it is not broken");
    assert_eq!(severity(id, &with(Some(0o640), Some(1000))), Some(Warning));
    assert_eq!(severity(id, &with(Some(0o600), Some(1000))), None);
    assert_eq!(severity(id, &with(Some(0o400), Some(1000))), None);
    near(id, &with(None, None), None, "a system without modes");
    near(id, &with(Some(0o644), Some(0)), None, "chmod would be refused");
    let denied = LoginState::Unknown { because: "permission denied".into(), denied: true };
    assert_eq!(severity(id, &resting(denied.clone())), Some(Broken));
    assert_eq!(severity(id, &over_key(denied)), Some(Note));
    assert_eq!(severity(id, &resting(LoginState::Unknown { because: "disk error".into(), denied: false })), None);
}
