//! Homes, profiles, policies, modes and clouds: what hurts, and what is only noise?

use super::*;
use crate::model::account::KnownAccount;
use crate::model::home::{Elsewhere, MovedStore, OtherHome, OtherHomes};
use crate::model::injected::{Carrier, Injected, InjectedVariable};
use crate::model::modes::{Bare, Modes};
use crate::model::policy::{Organisations, Pins, Policy};
use crate::model::profile::{Chosen, Profile};
use crate::model::provider::{CloudConfiguration, CloudCredentials};
use crate::model::secret::SecretKind;
use Severity::{Broken, Note, Warning};

/// Nobody is signed in, and nothing else is set.
pub(super) fn nobody() -> Facts {
    let rungs = vec![rung(CredentialKind::ClaudeAiLogin, "~/.claude/.credentials.json", RungState::Absent)];
    healthy().with(Ladder { rungs }).with(login(LoginState::None))
}

fn handed_over(carrier: Carrier) -> Injected {
    let (variable, file) = ("ANTHROPIC_API_KEY".to_owned(), "~/project/.envrc".to_owned());
    Injected(vec![InjectedVariable { variable, carrier, file, line: Some(3), same: true }])
}

#[test]
pub(super) fn a_file_of_the_project_hides_a_login() {
    let id = "env.injected_by_project_file";
    let with = |state, answer| keyed(state, answer).with(handed_over(Carrier::Project));
    assert_eq!(severity(id, &with(LATER, rejected())), Some(Broken));
    assert_eq!(listed(&with(LATER, rejected())), [id], "one fact, one cause");
    assert!(judged(id, &with(LATER, rejected())).unwrap().summary.contains("~/project/.envrc line 3"));
    near(id, &with(LATER, KeyAnswer::Accepted), Some(Note), "harmless is a note");
    near(id, &with(LATER, not_measured()), Some(Note), "unknown is not broken");
    near(id, &with(LoginState::None, rejected()), None, "nothing is hidden");
    assert_eq!(listed(&with(LoginState::None, rejected())), ["key.rejected"]);
    near(id, &keyed(LATER, rejected()), None, "a start-up file sets it");
    assert_eq!(severity(id, &keyed(LATER, rejected()).with(handed_over(Carrier::Unit))), Some(Broken));
    let other = tokened(LATER, rejected()).with(handed_over(Carrier::Project));
    near(id, &other, None, "another variable is used");
}

fn bedrock(found: &[&str], broken: Option<&str>, renewed: bool) -> Facts {
    let flag = "CLAUDE_CODE_USE_BEDROCK".to_owned();
    let found = found.iter().map(|it| (*it).to_owned()).collect();
    let command = "aws sso login".to_owned();
    let credentials = CloudCredentials { flag: flag.clone(), broken: broken.map(str::to_owned), command, renewed };
    healthy()
        .with(using(Some(CredentialKind::CloudProvider)))
        .with(CloudConfiguration { flag, found, looked_for: vec!["AWS_PROFILE".into()] })
        .with(credentials)
}

#[test]
pub(super) fn the_sign_in_of_a_cloud_has_ended() {
    let id = "provider.cloud_credentials";
    let ended = Some("The AWS sign-in of the profile work ended at 12:00.");
    let facts = bedrock(&["~/.aws/config"], ended, false);
    assert_eq!(severity(id, &facts), Some(Broken));
    assert_eq!(listed(&facts), [id], "it stands before the switch");
    near(id, &bedrock(&["~/.aws/config"], ended, true), Some(Note), "settings renew it");
    assert_eq!(severity(id, &bedrock(&["~/.aws/config"], None, false)), None);
    assert_eq!(listed(&bedrock(&[], ended, false)), ["provider.flag_left_on"], "no trace of that cloud");
    near("provider.flag_left_on", &bedrock(&["~/.aws/config"], ended, false), None, "that cloud is set up here");
    near("provider.flag_left_on", &healthy().with(using(Some(CredentialKind::CloudProvider))), None, "nobody looked");
    assert_eq!(severity("provider.flag_left_on", &healthy()), None);
    near(id, &facts.with(using(Some(CredentialKind::ClaudeAiLogin))), None, "it is not used");
}

fn profile(chosen: Chosen, personal: bool, dead: bool) -> Profile {
    let dead = dead.then(|| "its login has ended and cannot be renewed".to_owned());
    Profile {
        name: "work".into(),
        chosen,
        personal,
        source: "~/.config/anthropic/configs/work.json".into(),
        dead,
        open: false,
    }
}

#[test]
pub(super) fn an_anthropic_profile_is_chosen() {
    let id = "profile.anthropic_selected";
    let used = || healthy().with(using(Some(CredentialKind::AnthropicProfile)));
    let dead = used().with(profile(Chosen::Variable, true, true));
    assert_eq!(severity(id, &dead), Some(Broken));
    assert_eq!(judged(id, &dead).unwrap().repairs, ["env.remove_variable:ANTHROPIC_PROFILE", "profile.sign_in"]);
    assert_eq!(severity(id, &used().with(profile(Chosen::Active, false, true))), Some(Broken));
    near(id, &used().with(profile(Chosen::Federation, false, false)), Some(Note), "not measured");
    let alone = used().with(login(LoginState::None)).with(profile(Chosen::Variable, true, false));
    near(id, &alone, None, "nothing is hidden");
    near(id, &healthy().with(profile(Chosen::Active, true, true)), None, "the login is used");
    near(id, &nobody().with(profile(Chosen::Active, true, true)), Some(Broken), "nothing else is there");
}

#[test]
pub(super) fn the_bare_mode_reads_no_login() {
    let id = "mode.bare_without_key";
    let bare = |bare| Modes { bare: Some(bare), login_hidden: false, hands: None };
    let unused = || healthy().with(using(None));
    assert_eq!(severity(id, &unused().with(bare(Bare::Variable))), Some(Broken));
    assert_eq!(listed(&nobody().with(bare(Bare::Variable))), [id], "signing in would not help");
    let alias = Bare::Alias { file: "~/.zshrc".into(), line: 7 };
    assert_eq!(severity(id, &healthy().with(bare(alias))), Some(Broken));
    near(id, &keyed(LATER, KeyAnswer::Accepted).with(bare(Bare::Variable)), None, "a key is there");
    let cloud = healthy().with(using(Some(CredentialKind::CloudProvider)));
    assert_eq!(severity(id, &cloud.with(bare(Bare::Variable))), None);
    assert_eq!(severity(id, &healthy().with(Modes::default())), None);
}

#[test]
pub(super) fn the_command_for_signing_in_is_hidden() {
    let id = "policy.login_command_hidden";
    let hidden = || Modes { bare: None, login_hidden: true, hands: None };
    assert_eq!(severity(id, &nobody().with(hidden())), Some(Warning));
    assert_eq!(listed(&nobody().with(hidden()))[0], "login.none");
    near(id, &healthy().with(hidden()), Some(Note), "nobody needs it now");
    assert_eq!(severity(id, &nobody().with(Modes::default())), None);
}

fn pinned(scope: Scope, method: Option<&str>, organisations: Option<Organisations>) -> Policy {
    Policy(vec![Pins { scope, file: "managed".into(), method: method.map(str::to_owned), organisations }])
}

pub(super) fn of(organisation: &str) -> KnownAccount {
    let organisation = Some(organisation.to_owned());
    KnownAccount {
        file: "~/.claude.json".into(),
        onboarded: Some(true),
        account: true,
        organisation,
        ..KnownAccount::default()
    }
}

fn only(name: &str) -> Organisations {
    Organisations::Listed(vec![name.to_owned()])
}

#[test]
pub(super) fn an_administrator_wants_a_login() {
    let id = "policy.force_login";
    let managed = || pinned(Scope::Managed, Some("claudeai"), None);
    for answer in [KeyAnswer::Accepted, rejected(), not_measured()] {
        near(id, &keyed(LATER, answer.clone()).with(managed()), Some(Broken), "measured: it stops");
        assert_eq!(listed(&keyed(LATER, answer).with(managed())), [id], "one fact, one cause");
    }
    assert_eq!(severity(id, &tokened(LoginState::None, not_measured()).with(managed())), Some(Broken));
    assert_eq!(severity(id, &healthy().with(managed())), None);
    let cloud = healthy().with(using(Some(CredentialKind::CloudProvider)));
    near(id, &cloud.with(managed()), None, "a cloud is not meant");
    let own = pinned(Scope::User, Some("claudeai"), None);
    near(id, &keyed(LATER, KeyAnswer::Accepted).with(own), None, "measured: it binds nobody");
}

#[test]
pub(super) fn an_organisation_is_required() {
    let id = "policy.org_mismatch";
    let other = |scope| pinned(scope, None, Some(only("other")));
    assert_eq!(severity(id, &healthy().with(other(Scope::Managed)).with(of("mine"))), Some(Broken));
    let mine = pinned(Scope::Managed, None, Some(only("MINE")));
    assert_eq!(severity(id, &healthy().with(mine).with(of("mine"))), None);
    near(id, &healthy().with(other(Scope::Managed)), None, "the own one is not known");
    for bad in [Organisations::Nobody, Organisations::Unreadable] {
        assert_eq!(severity(id, &healthy().with(pinned(Scope::Managed, None, Some(bad)))), Some(Broken));
    }
    near(id, &healthy().with(other(Scope::User)).with(of("mine")), Some(Note), "it binds nobody");
    assert_eq!(severity(id, &nobody().with(other(Scope::Project)).with(of("mine"))), Some(Warning));
    let token = healthy().with(using(Some(CredentialKind::OauthToken))).with(other(Scope::Managed));
    near(id, &token.with(of("mine")), Some(Note), "what a token belongs to is not known");
}

fn other(why: Elsewhere, login: bool) -> OtherHomes {
    OtherHomes(vec![OtherHome { why, folder: "/home/ada".into(), login }])
}

#[test]
pub(super) fn the_login_lies_in_another_home() {
    let id = "context.other_home";
    for why in [Elsewhere::Sudo("ada".into()), Elsewhere::Root, Elsewhere::Moved, Elsewhere::Windows] {
        assert_eq!(listed(&nobody().with(other(why.clone(), true))), [id], "{why:?}");
        near(id, &healthy().with(other(why.clone(), true)), None, "a login is here too");
        near(id, &nobody().with(other(why, false)), None, "nobody signed in there either");
    }
    let denied = LoginState::Unknown { because: "permission denied".into(), denied: true };
    let foreign = nobody().with(login(denied)).with(other(Elsewhere::Foreign, false));
    assert_eq!(listed(&foreign), [id], "the file of another user is not to be taken over");
    let sudo = healthy().with(other(Elsewhere::Sudo("ada".into()), false));
    assert_eq!(severity(id, &sudo), Some(Note));
    assert_eq!(severity(id, &keyed(LoginState::None, KeyAnswer::Accepted).with(other(Elsewhere::Root, true))), None);
}

#[test]
pub(super) fn the_configuration_folder_is_spelt_oddly() {
    let id = "store.config_dir_spelling";
    let store = |misspelt: Option<&str>, login_in: Option<&str>| MovedStore {
        variable: "CLAUDE_CONFIG_DIR".into(),
        chosen: "~/project/~/.claude".into(),
        misspelt: misspelt.map(str::to_owned),
        login_in: login_in.map(str::to_owned),
    };
    let odd = store(Some("the ~ in it is not replaced by the home folder"), Some("~/.claude"));
    assert_eq!(listed(&nobody().with(odd.clone())), [id]);
    near(id, &healthy().with(odd), None, "a login is there all the same");
    assert_eq!(severity(id, &nobody().with(store(None, Some("~/.claude")))), Some(Broken));
    assert_eq!(listed(&nobody().with(store(Some("no such folder exists"), None))), ["login.none"]);
}

#[test]
pub(super) fn what_is_remembered_of_the_account() {
    let declined = || KnownAccount { declined: true, ..of("mine") };
    let id = "key.declined_earlier";
    assert_eq!(severity(id, &keyed(LATER, KeyAnswer::Accepted).with(declined())), Some(Note));
    near(id, &healthy().with(declined()), None, "no key is set");
    assert_eq!(severity(id, &keyed(LATER, KeyAnswer::Accepted).with(of("mine"))), None);
    let id = "account.metadata_mismatch";
    let strange = KnownAccount { login_organisation: Some("other".into()), ..of("mine") };
    assert_eq!(severity(id, &healthy().with(strange.clone())), Some(Warning));
    near(id, &keyed(LATER, KeyAnswer::Accepted).with(strange.clone()), Some(Note), "it is not used");
    assert_eq!(severity(id, &nobody().with(strange)), None);
    let same = KnownAccount { login_organisation: Some("MINE".into()), ..of("mine") };
    assert_eq!(severity(id, &healthy().with(same)), None);
    let id = "store.onboarding_missing";
    for onboarded in [None, Some(false)] {
        assert_eq!(severity(id, &healthy().with(KnownAccount { onboarded, ..of("mine") })), Some(Note));
    }
    assert_eq!(severity(id, &healthy().with(of("mine"))), None);
    let fresh = KnownAccount { onboarded: None, ..KnownAccount::default() };
    near(id, &nobody().with(fresh), None, "nobody signed in yet");
}

#[test]
pub(super) fn a_console_key_is_left_over() {
    let id = "key.managed_stale";
    let rungs = || vec![rung(CredentialKind::ManagedKey, "~/.claude.json", RungState::Used)];
    let asked =
        |answer| KeyCheck { source: "~/.claude.json".into(), ..super::asked(CredentialKind::ManagedKey, answer) };
    let alone = |answer| healthy().with(login(LoginState::None)).with(Ladder { rungs: rungs() }).with(asked(answer));
    assert_eq!(severity(id, &alone(rejected())), Some(Broken));
    assert_eq!(listed(&alone(disabled())), [id], "one fact, one cause");
    assert_eq!(severity(id, &alone(KeyAnswer::Accepted)), None);
    assert_eq!(severity(id, &alone(not_measured())), None);
    let mut beside = using(Some(CredentialKind::ClaudeAiLogin));
    beside.rungs.push(rung(CredentialKind::ManagedKey, "~/.claude.json", RungState::Shadowed));
    near(id, &healthy().with(beside), Some(Note), "the login comes first");
    assert_eq!(severity(id, &healthy()), None);
}

#[test]
pub(super) fn a_token_is_only_suspected() {
    let id = "token.oauth_env_dead";
    let of = |secret, length, state| {
        let mut it = rung(CredentialKind::OauthToken, "CLAUDE_CODE_OAUTH_TOKEN", RungState::Used);
        (it.secret, it.length) = (Some(secret), Some(length));
        healthy().with(Ladder { rungs: vec![it] }).with(login(state))
    };
    let with = |length, state| of(SecretKind::OauthToken, length, state);
    near(id, &of(SecretKind::Other, 108, LATER), Some(Broken), "its beginning is strange");
    near(id, &of(SecretKind::ApiKey, 108, LATER), None, "that is another cause");
    near(id, &with(108, LATER), Some(Note), "it was never sent");
    assert_eq!(severity(id, &with(108, LoginState::None)), None);
    near(id, &with(40, LoginState::None), Some(Broken), "it was cut off");
    near(id, &with(57, LoginState::None), Some(Warning), "it may have been cut off");
    assert_eq!(severity(id, &healthy()), None);
}

#[test]
fn what_is_not_told_is_a_known_cause_and_no_other() {
    use crate::causes::elsewhere;
    let known = include_str!("../../../tests/data/cause-ids.txt");
    for it in elsewhere::ALL {
        assert!(known.lines().any(|id| id == it.id), "{}", it.id);
        assert!(!ALL.iter().any(|cause| cause.id == it.id), "{} is judged", it.id);
        assert!(it.on().words().len() < 3 && it.because().ends_with('.'), "{}", it.id);
    }
}
