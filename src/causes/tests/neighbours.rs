//! Certificate files, exceptions from the proxy, sessions and editors: what hurts, and what is only noise?

use super::surroundings::{nobody, of};
use super::*;
use crate::model::certificates::{CertificateFiles, Exception, Exceptions, NamedFile, WholeTrust};
use crate::model::editors::{Callback, Editor, Editors};
use crate::model::network::CertificateFault;
use crate::model::sessions::{Session, Sessions};
use Severity::{Broken, Note, Warning};

fn named(variable: &str, broken: Option<&str>) -> NamedFile {
    NamedFile { variable: variable.into(), file: "~/corp.cer".into(), broken: broken.map(str::to_owned) }
}

fn inspected() -> Facts {
    let because = CertificateFault::UnknownIssuer;
    healthy().with(api(Some((Stage::Tls, Fault::Certificate { because, issuer: "Corp CA".into() }))))
}

#[test]
pub(super) fn certificates_that_variables_name() {
    let id = "tls.extra_ca_unusable";
    let extra =
        |broken| CertificateFiles { extra: Some(named("NODE_EXTRA_CA_CERTS", broken)), ..CertificateFiles::default() };
    assert_eq!(listed(&inspected().with(extra(Some("it is in DER form")))), [id], "one fact, one cause");
    near(id, &healthy().with(extra(Some("nothing is there"))), Some(Note), "nothing needs it");
    assert_eq!(listed(&inspected().with(extra(None))), ["tls.inspection_untrusted"]);
    let whole = |trusted| WholeTrust { stores: "bundled".into(), trusted };
    assert_eq!(severity(id, &inspected().with(CertificateFiles::default()).with(whole(true))), Some(Broken));
    assert_eq!(severity(id, &inspected().with(CertificateFiles::default()).with(whole(false))), None);
    let id = "tls.verification_disabled";
    let off = || CertificateFiles { unverified: true, ..CertificateFiles::default() };
    assert_eq!(severity(id, &healthy().with(off())), Some(Warning));
    assert_eq!(listed(&inspected().with(off()))[0], id);
    near("tls.inspection_untrusted", &inspected().with(off()), Some(Note), "Claude Code connects");
    assert_eq!(severity(id, &healthy().with(CertificateFiles::default())), None);
    near(id, &inspected().with(off()), Some(Warning), "nothing would work without it, and it is a danger all the same");
    let id = "tls.client_certificate";
    let client = |broken| CertificateFiles {
        client: vec![named("CLAUDE_CODE_CLIENT_CERT", broken)],
        ..CertificateFiles::default()
    };
    near(id, &healthy().with(client(Some("nothing is there"))), Some(Note), "the API wants none");
    let gateway = || healthy().with(ApiPath(path("gateway.corp", Some((Stage::Tls, Fault::Cut)))));
    assert_eq!(severity(id, &gateway().with(client(Some("the certificate ended")))), Some(Broken));
    assert_eq!(severity(id, &gateway().with(client(None))), None);
}

#[test]
pub(super) fn a_host_is_taken_away_from_the_proxy() {
    let id = "proxy.no_proxy_wrong";
    let except = |host: &str| {
        let (host, variable, proxy) = (host.to_owned(), "NO_PROXY".to_owned(), "HTTPS_PROXY".to_owned());
        Exceptions(vec![Exception { host, variable, proxy }])
    };
    let shut = || healthy().with(api(Some((Stage::Tcp, Fault::TimedOut))));
    assert_eq!(listed(&shut().with(except("api.anthropic.com"))), [id], "no second cause beside it");
    assert_eq!(listed(&shut().with(except("platform.claude.com"))), ["network.unreachable"], "it is another host");
    near(id, &healthy().with(except("api.anthropic.com")), None, "the direct way works");
    let half = healthy().with(sign_in(Some((Stage::Dns, Fault::NoSuchName)))).with(except("platform.claude.com"));
    near(id, &half, Some(Warning), "until the login has to be renewed");
    assert_eq!(listed(&half), [id], "a warning explains a warning");
    let tunnel = ApiPath(proxied(path("api.anthropic.com", Some((Stage::Tcp, Fault::Refused)))));
    assert_eq!(severity(id, &healthy().with(tunnel).with(except("api.anthropic.com"))), None);
}

fn session(hours: i64, version: &str, supervisor: bool) -> Session {
    let started = Moment(NOW.0 - hours * HOUR);
    Session { pid: 7, started, version: Some(version.into()), supervisor, ..Session::default() }
}

fn running(all: Vec<Session>) -> Sessions {
    Sessions { all, login_written: Some(Moment(NOW.0 - 2 * HOUR)), ..Sessions::default() }
}

#[test]
pub(super) fn sessions_that_run() {
    let id = "session.old_credential";
    assert_eq!(severity(id, &healthy().with(running(vec![session(3, "2.1.329", false)]))), Some(Note));
    assert_eq!(severity(id, &healthy().with(running(vec![session(1, "2.1.329", false)]))), None);
    assert_eq!(
        severity(id, &keyed(LATER, KeyAnswer::Accepted).with(running(vec![session(3, "2.1.329", false)]))),
        None
    );
    let written = NOW.0 - 2 * HOUR;
    let begun = |at| running(vec![Session { started: Moment(at), ..session(3, "2.1.329", false) }]);
    near(id, &healthy().with(begun(written - 1001)), Some(Note), "just before the login was written");
    near(id, &healthy().with(begun(written - 1000)), None, "within the second in which it was written");
    let id = "session.refresh_race";
    let two = |version| running(vec![session(1, "2.1.329", false), session(1, version, false)]);
    near(id, &healthy().with(two("2.1.329")), None, "two sessions are no fault");
    assert_eq!(severity(id, &healthy().with(two("2.1.100"))), Some(Note));
    let blanked = || healthy().with(using(None)).with(login(LoginState::Blanked));
    assert_eq!(listed(&blanked().with(two("2.1.329"))), ["login.blanked", id]);
    assert_eq!(severity(id, &blanked().with(running(vec![session(1, "2.1.329", false)]))), None);
    let id = "daemon.stale";
    let daemon = |refused| Sessions { supervisor_refused: refused, ..running(vec![session(3, "2.1.329", true)]) };
    assert_eq!(severity(id, &healthy().with(daemon(true))), Some(Warning));
    near(id, &healthy().with(daemon(false)), None, "nothing says that it fails");
    let young = Sessions { supervisor_refused: true, ..running(vec![session(1, "2.1.329", true)]) };
    near(id, &healthy().with(young), None, "it began after the login was written");
    assert_eq!(severity("session.old_credential", &healthy().with(daemon(true))), None);
}

#[test]
pub(super) fn other_programs_touch_the_login() {
    let id = "session.foreign_refresher";
    let beside = |others: &[&str], synced: Option<&str>| Sessions {
        others: others.iter().map(|it| (*it).to_owned()).collect(),
        synced: synced.map(str::to_owned),
        ..Sessions::default()
    };
    assert_eq!(severity(id, &healthy().with(beside(&["cc-switch"], None))), Some(Note));
    assert_eq!(severity(id, &healthy().with(beside(&[], Some("Dropbox")))), Some(Note));
    assert_eq!(severity(id, &healthy().with(beside(&[], None))), None);
    let scopes = Some(vec!["user:inference".to_owned(), "user:profile".to_owned()]);
    let written =
        |plan: Option<&str>| StoredLogin { scopes: scopes.clone(), plan: plan.map(str::to_owned), ..login(LATER) };
    let with = |plan| healthy().with(written(plan)).with(of("mine")).with(Sessions::default());
    near(id, &with(None), Some(Note), "Claude Code would have written the plan");
    assert_eq!(severity(id, &with(Some("max"))), None);
}

#[test]
pub(super) fn editors_and_remote_machines() {
    let id = "editor.differs";
    let editor = |sets: &[&str], bare_terminal, extension: Option<&str>| {
        let sets = sets.iter().map(|it| (*it).to_owned()).collect();
        let (name, file) = ("VS Code".to_owned(), "~/.config/Code/User/settings.json".to_owned());
        Editors(vec![Editor { name, file, sets, bare_terminal, extension: extension.map(str::to_owned) }])
    };
    assert_eq!(severity(id, &healthy().with(editor(&["ANTHROPIC_API_KEY"], false, None))), Some(Warning));
    assert_eq!(severity(id, &healthy().with(editor(&[], true, None))), Some(Note));
    assert_eq!(severity(id, &healthy().with(editor(&[], false, Some("2.1.100")))), Some(Note));
    near(id, &healthy().with(editor(&[], false, Some("2.1.320"))), None, "a few versions are no fault");
    assert_eq!(severity(id, &healthy().with(Editors::default())), None);
    let id = "remote.callback_unreachable";
    let remote = |facts: Facts| {
        let machine = facts.get::<Machine>().unwrap().clone();
        facts.with(Machine { contexts: vec!["ssh".into()], ..machine })
    };
    assert_eq!(listed(&remote(nobody())), ["login.none", id]);
    near(id, &remote(healthy()), None, "nobody has to sign in");
    assert_eq!(severity(id, &nobody()), None);
    let id = "remote.callback_cannot_bind";
    let astray = || Callback { localhost: Some("10.0.0.7".into()), hosts: "/etc/hosts".into() };
    assert_eq!(severity(id, &nobody().with(astray())), Some(Warning));
    near(id, &healthy().with(astray()), Some(Note), "nobody has to sign in");
    assert_eq!(severity(id, &nobody().with(Callback::default())), None);
    let id = "remote.code_truncated";
    let version = |number: &str| installed(Version::Known(number.into()));
    assert_eq!(severity(id, &nobody().with(version("2.1.106"))), Some(Warning));
    assert_eq!(severity(id, &healthy().with(version("2.1.106"))), Some(Note));
    near(id, &nobody().with(version("2.1.104")), None, "the last before the fault");
    near(id, &nobody().with(version("2.1.108")), None, "the first after it");
}
