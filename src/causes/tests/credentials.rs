//! Which variable hides a login, and which key is dead?

use super::*;
use Severity::{Broken, Note};

const HIDES: &str = "env.api_key_overrides_login";
const BLOCK: &str = "settings.env_block_overrides";
const TOKEN: &str = "env.auth_token_leftover";
const BASE: &str = "env.base_url_leftover";
const REFRESH: LoginState = LoginState::RefreshPending { since: Moment(NOW.0 - HOUR) };

#[test]
pub(super) fn a_key_hides_a_login() {
    assert_eq!(severity(HIDES, &keyed(LATER, rejected())), Some(Broken));
    assert_eq!(severity(HIDES, &keyed(REFRESH, rejected())), Some(Broken));
    assert_eq!(severity(HIDES, &keyed(LATER, disabled())), Some(Broken));
    near(HIDES, &keyed(LATER, KeyAnswer::Accepted), Some(Note), "harmless is a note");
    near(HIDES, &keyed(LATER, not_measured()), Some(Note), "unknown is not broken");
    let busy = KeyAnswer::Other { status: 529, message: String::new() };
    assert_eq!(severity(HIDES, &keyed(LATER, busy)), Some(Note));
    near(HIDES, &keyed(LoginState::None, rejected()), None, "nothing is hidden");
    assert_eq!(severity(HIDES, &keyed(LoginState::Blanked, rejected())), None);
    assert_eq!(severity(HIDES, &healthy()), None);
    let by_settings = keyed(LATER, rejected()).with(variable("ANTHROPIC_API_KEY", Some(Scope::User)));
    near(HIDES, &by_settings, None, "that is the settings file's cause");
}

#[test]
pub(super) fn a_key_that_only_new_terminals_have_is_told_beside_a_good_login() {
    let not_yet = |name| {
        let mut variables = variable(name, None);
        for it in variables.by_name.values_mut() {
            it.in_environment = false;
            it.sources[0].in_force = None;
        }
        variables
    };
    let facts = healthy().with(not_yet("ANTHROPIC_API_KEY"));
    assert_eq!(severity(HIDES, &facts), Some(Note), "it works here");
    let found = judged(HIDES, &facts).unwrap();
    assert!(found.summary.contains("in ~/.zshrc line 12"), "{}", found.summary);
    assert_eq!(found.repairs, ["env.remove_variable:ANTHROPIC_API_KEY"]);
    assert_eq!(severity(TOKEN, &healthy().with(not_yet("ANTHROPIC_AUTH_TOKEN"))), Some(Note));
    near(HIDES, &facts.with(login(LoginState::None)), None, "there is no login to hide");
}

#[test]
pub(super) fn the_place_is_named_only_if_it_is_the_one() {
    let found = judged(HIDES, &keyed(LATER, rejected())).unwrap();
    assert!(found.summary.contains("in ~/.zshrc line 12"), "{}", found.summary);
    assert!(found.summary.contains("Your login itself looks good"));
    assert_eq!(found.repairs, ["env.remove_variable:ANTHROPIC_API_KEY"]);
    let mut elsewhere = variable("ANTHROPIC_API_KEY", None);
    for it in elsewhere.by_name.values_mut() {
        it.sources[0].in_force = Some(false);
    }
    let found = judged(HIDES, &keyed(LATER, rejected()).with(elsewhere)).unwrap();
    assert!(found.summary.contains("in your environment"), "{}", found.summary);
}

#[test]
pub(super) fn a_settings_file_hides_a_login() {
    for (name, kind) in
        [("ANTHROPIC_API_KEY", CredentialKind::ApiKey), ("ANTHROPIC_AUTH_TOKEN", CredentialKind::AuthToken)]
    {
        let with = |answer, scope| {
            healthy().with(using(Some(kind))).with(variable(name, Some(scope))).with(asked(kind, answer))
        };
        assert_eq!(severity(BLOCK, &with(rejected(), Scope::User)), Some(Broken));
        assert_eq!(severity(BLOCK, &with(rejected(), Scope::Managed)), Some(Broken));
        assert_eq!(severity(BLOCK, &with(KeyAnswer::Accepted, Scope::Project)), Some(Note));
        assert_eq!(severity(BLOCK, &with(not_measured(), Scope::Local)), Some(Note));
        let all = with(rejected(), Scope::User);
        assert_eq!(listed(&all), [BLOCK], "one fact, one cause");
        assert_eq!(severity(BLOCK, &all.with(login(LoginState::None))), None);
    }
    near(BLOCK, &keyed(LATER, rejected()), None, "the shell sets it");
}

#[test]
pub(super) fn a_token_is_left_over() {
    assert_eq!(severity(TOKEN, &tokened(LATER, rejected())), Some(Broken));
    near(TOKEN, &tokened(LoginState::None, rejected()), Some(Broken), "nothing else could serve");
    assert_eq!(severity(TOKEN, &tokened(LoginState::None, disabled())), Some(Broken));
    assert_eq!(severity(TOKEN, &tokened(LATER, KeyAnswer::Accepted)), Some(Note));
    assert_eq!(severity(TOKEN, &tokened(LoginState::None, KeyAnswer::Accepted)), None);
    assert_eq!(severity(TOKEN, &tokened(LoginState::None, not_measured())), None);
    assert_eq!(severity(TOKEN, &keyed(LATER, rejected())), None);
    let kept = tokened(LATER, rejected()).with(asked(CredentialKind::ApiKey, rejected()));
    near(TOKEN, &kept, Some(Note), "the answer is about another credential");
}

#[test]
pub(super) fn an_address_is_left_over() {
    let relay =
        |fault| healthy().with(variable("ANTHROPIC_BASE_URL", None)).with(ApiPath(path("relay.example", Some(fault))));
    for fault in [Fault::Refused, Fault::NoRoute, Fault::TimedOut, Fault::Cut] {
        let facts = relay((Stage::Tcp, fault));
        assert_eq!(severity(BASE, &facts), Some(Broken));
        assert_eq!(listed(&facts), [BASE], "no second cause beside it");
    }
    assert_eq!(listed(&relay((Stage::Dns, Fault::NoSuchName))), [BASE]);
    let open = healthy().with(variable("ANTHROPIC_BASE_URL", None)).with(ApiPath(path("relay.example", None)));
    near(BASE, &open, None, "a gateway that answers is wanted");
    let own = healthy().with(variable("ANTHROPIC_BASE_URL", None)).with(api(Some((Stage::Tcp, Fault::Refused))));
    near(BASE, &own, None, "it names the API itself");
    let unset = healthy().with(ApiPath(path("relay.example", Some((Stage::Tcp, Fault::Refused)))));
    assert_eq!(severity(BASE, &unset), None);
    let through = proxied(path("relay.example", Some((Stage::Tcp, Fault::Refused))));
    near(BASE, &relay((Stage::Tcp, Fault::Refused)).with(ApiPath(through)), None, "the proxy is it");
    let because = crate::model::network::CertificateFault::UnknownIssuer;
    let foreign = relay((Stage::Tls, Fault::Certificate { because, issuer: "Corp CA".into() }));
    assert_eq!(listed(&foreign), ["tls.inspection_untrusted"], "it answers, and nobody believes it");
}

#[test]
pub(super) fn a_key_is_dead_with_nothing_beneath() {
    let id = "key.rejected";
    assert_eq!(severity(id, &keyed(LoginState::None, rejected())), Some(Broken));
    assert_eq!(severity(id, &keyed(LoginState::Blanked, rejected())), Some(Broken));
    let expired = LoginState::Expired { since: None };
    assert_eq!(severity(id, &keyed(expired, rejected())), Some(Broken));
    near(id, &keyed(LATER, rejected()), None, "then the key hides the login");
    assert_eq!(severity(id, &keyed(LoginState::None, KeyAnswer::Accepted)), None);
    assert_eq!(severity(id, &keyed(LoginState::None, not_measured())), None);
    assert_eq!(severity(id, &tokened(LoginState::None, rejected())), None);
    let no_home = facts().with(using(Some(CredentialKind::ApiKey))).with(asked(CredentialKind::ApiKey, rejected()));
    assert_eq!(severity(id, &no_home), Some(Broken));
}

#[test]
pub(super) fn an_organisation_is_disabled() {
    let id = "key.org_disabled";
    assert_eq!(severity(id, &keyed(LoginState::None, disabled())), Some(Broken));
    near(id, &keyed(LoginState::None, rejected()), None, "the key is refused, not its organisation");
    assert_eq!(severity(id, &keyed(LoginState::None, KeyAnswer::Accepted)), None);
    assert_eq!(listed(&keyed(LATER, disabled())), [HIDES], "one fact, one cause");
    assert_eq!(listed(&tokened(LATER, disabled())), [TOKEN]);
    assert_eq!(listed(&tokened(LoginState::None, disabled())), [TOKEN]);
    assert_eq!(severity(id, &healthy()), None);
}
