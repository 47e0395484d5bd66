//! Which machines have a fault of which another part of claude-fix knows the way on?

use claude_fix::model::network::CertificateFault;

use super::machines::*;
use super::repaired::{OF_OWN, native, with};
use super::*;

/// Machines with a fault of which another part of claude-fix knows the way on.
#[expect(clippy::too_many_lines, reason = "a list of machines")]
pub(super) fn others() -> Vec<(&'static str, FakeMachine)> {
    let broken = |host: &str, fault: Fault| {
        let fake = with(&[]);
        fake.net().broken.insert(host.into(), (Stage::Tls, fault));
        fake
    };
    let certificate = |because| Fault::Certificate { because, issuer: "Corp CA".into() };
    let nobody = FakeMachine::new();
    let expired = installed();
    expired.file(CREDENTIALS, &LOGIN.replace("1795300000000", "1").replace("\"r\"", "\"\""));
    let blank = installed();
    blank.file(CREDENTIALS, r#"{"claudeAiOauth":{"accessToken":"","refreshToken":"","expiresAt":0}}"#);
    let few = installed();
    few.file(CREDENTIALS, &OF_OWN.replace("\"user:inference\",", ""));
    let stub = installed();
    let package = "/home/dev/.npm-global/lib/node_modules/@anthropic-ai/claude-code";
    stub.file(format!("{package}/package.json"), r#"{"name":"@anthropic-ai/claude-code","version":"2.1.329"}"#);
    stub.file(format!("{package}/install.cjs"), "");
    let words = b"echo claude native binary not installed".to_vec();
    stub.put(format!("{package}/bin/claude.exe"), Node::File(words, 0o755));
    stub.put("/home/dev/.local/bin/claude", Node::Link(format!("{package}/bin/claude.exe").into()));
    let silent = native("2.1.329", "/home/dev/.local/bin");
    silent.program("/home/dev/.local/bin/claude", Ok(Answer { code: Some(132), ..Answer::default() }));
    let second = native("2.1.329", "/home/dev/.local/bin:/home/dev/bin");
    second.put("/home/dev/bin/claude", Node::File(b"#!/bin/sh\n".to_vec(), 0o755));
    let set =
        |name: &str, value: &str| with(&[(".zshrc", &format!("export {name}='{value}'\n"))]).variable(name, value);
    let disabled = set("ANTHROPIC_API_KEY", KEY);
    disabled.file(CREDENTIALS, "{}");
    disabled.net().key = Some(Ok(KeyReply {
        status: 400,
        kind: Some("invalid_request_error".into()),
        message: "This organization has been disabled.".into(),
        ..KeyReply::default()
    }));
    let excepted = set("NO_PROXY", "*").variable("HTTPS_PROXY", "http://proxy.corp:3128");
    excepted.net().broken.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    let asking = set("HTTPS_PROXY", "http://proxy.corp:3128");
    asking.net().proxies.insert("proxy.corp".into(), (Stage::Proxy, Fault::ProxySaid(407)));
    let unreachable = with(&[]);
    for host in ["api.anthropic.com", "platform.claude.com"] {
        unreachable.net().broken.insert(host.into(), (Stage::Tcp, Fault::NoRoute));
    }
    let nameless = with(&[]);
    for host in ["api.anthropic.com", "platform.claude.com"] {
        nameless.net().broken.insert(host.into(), (Stage::Dns, Fault::NoSuchName));
    }
    let pending = installed();
    pending.file(CREDENTIALS, &LOGIN.replace("1795300000000", "1795200000000"));
    vec![
        ("not installed", nobody),
        ("nobody is signed in", installed()),
        ("a login that ended", expired),
        ("an emptied login", blank),
        ("a login without its scope", few),
        ("a login to be renewed", pending),
        (
            "the hidden command",
            with(&[(".zshrc", "export DISABLE_LOGIN_COMMAND=1\n")]).variable("DISABLE_LOGIN_COMMAND", "1"),
        ),
        (
            "a token",
            with(&[(".zshrc", "export CLAUDE_CODE_OAUTH_TOKEN=sk-ant-oat01-x\n")])
                .variable("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-x"),
        ),
        ("an inspected way", broken("api.anthropic.com", certificate(CertificateFault::UnknownIssuer))),
        ("a certificate that ended", broken("api.anthropic.com", certificate(CertificateFault::Expired))),
        ("the sign-in service is blocked", broken("platform.claude.com", Fault::Refused)),
        ("no way", unreachable),
        ("no names", nameless),
        ("a proxy that asks", asking),
        ("a wide list of exceptions", excepted),
        ("verification is off", set("NODE_TLS_REJECT_UNAUTHORIZED", "0")),
        ("a root certificate that is gone", set("NODE_EXTRA_CA_CERTS", "/gone.pem")),
        ("a client certificate that is gone", set("CLAUDE_CODE_CLIENT_CERT", "/gone.pem")),
        ("a disabled organisation", disabled),
        ("a stub of npm", stub),
        ("a program that does not start", silent),
        ("a second copy", second),
        ("a version that takes no code", native("2.1.106", "/home/dev/.local/bin")),
        ("another folder", {
            let fake = installed().variable("CLAUDE_CONFIG_DIR", "~/.claude");
            fake.file(CREDENTIALS, LOGIN);
            fake.file("/home/dev/.zshrc", "export CLAUDE_CONFIG_DIR='~/.claude'\n");
            fake
        }),
    ]
}
