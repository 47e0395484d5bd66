//! Where can the password of a proxy or the key of a gateway lie, and what do servers say?

use serde_json::json;

use super::super::haunted::{Form, Haunted, Mark, Place, base64, free_port, run};
use super::{place, recorded};

pub(crate) const GATEWAY: &[Place] = &[
    place("a base URL: path and query", Form::Bare, Mark::Sent, |it, s| {
        let url = format!("http://{}/v/{s}?key={s}", it.api.at());
        it.with("ANTHROPIC_BASE_URL", &url);
        it.add(".zshrc", &format!("export ANTHROPIC_BASE_URL='{url}'\n"));
    }),
    place("ANTHROPIC_CUSTOM_HEADERS", Form::Bare, Mark::Says("ANTHROPIC_CUSTOM_HEADERS"), |it, s| {
        it.with("ANTHROPIC_CUSTOM_HEADERS", &format!("x-gateway: {s}\nauthorization: Bearer {s}"));
    }),
    place("environment: ANTHROPIC_AUTH_TOKEN", Form::Bare, Mark::Says("ANTHROPIC_AUTH_TOKEN"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
    }),
    place("a transcript: a token that is known here", Form::Bare, Mark::Says("Received Token"), |it, s| {
        let token = format!("sk-{}", &s[..22]);
        it.json(".claude/settings.json", json!({ "env": { "ANTHROPIC_CUSTOM_HEADERS": format!("x-key: {token}") } }));
        recorded(
            it,
            418,
            &format!("API Error: 418 Received Token = {token}, {}, {}", &token[..11], base64(token.as_bytes())),
        );
    }),
    place("settings: a base URL", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "env": { "ANTHROPIC_BEDROCK_BASE_URL": format!("https://u:{s}@gateway.example/{s}?k={s}#{s}") } }),
        );
    }),
    place("environment: a URL without a form", Form::Bare, Mark::Handed, |it, s| {
        it.with("ANTHROPIC_VERTEX_BASE_URL", &format!("gateway.example/{s}"));
    }),
    place("the server's words", Form::Key, Mark::Says("401"), |it, s| it.api.words(s)),
];

pub(crate) const PROXY: &[Place] = &[
    place("HTTPS_PROXY", Form::Bare, Mark::Sent, |it, s| {
        let url = format!("http://bob:{s}@{}", it.api.at());
        it.with("HTTPS_PROXY", &url);
        it.add(".zshrc", &format!("export HTTPS_PROXY='{url}' # {url}\n"));
    }),
    place("http_proxy", Form::Bare, Mark::Says("http_proxy"), |it, s| {
        it.with("http_proxy", &format!("http://{s}:x@proxy.example:1"));
    }),
    place("ALL_PROXY", Form::Bare, Mark::Handed, |it, s| {
        it.with("ALL_PROXY", &format!("socks5://bob:{s}@proxy.example:1"));
    }),
    place("NO_PROXY", Form::Key, Mark::Says("NO_PROXY"), |it, s| it.with("NO_PROXY", &format!("{s}.example,*.{s}"))),
    place("NODE_EXTRA_CA_CERTS", Form::Key, Mark::Says("NODE_EXTRA_CA_CERTS"), |it, s| {
        it.with("NODE_EXTRA_CA_CERTS", &format!("/certs/{s}.pem"));
    }),
    place("CLAUDE_CODE_CLIENT_KEY_PASSPHRASE", Form::Bare, Mark::Handed, |it, s| {
        it.with("CLAUDE_CODE_CLIENT_KEY_PASSPHRASE", s);
        it.with("CLAUDE_CODE_CLIENT_CERT", &format!("/no/such/{}", "cert.pem"));
    }),
    place("~/.npmrc", Form::Bare, Mark::Says("~/.npmrc"), |it, s| {
        it.add(
            ".npmrc",
            &format!("https-proxy=http://bob:{s}@proxy.example:3128\n//registry.example/:_authToken={s}\n"),
        );
    }),
    place("a transcript: the password of a proxy", Form::Bare, Mark::Says("Proxy auth"), |it, s| {
        it.with("HTTP_PROXY", &format!("http://bob:{}@proxy.example:1", &s[..9]));
        recorded(it, 407, &format!("API Error: 407 Proxy auth bob:{} bad", &s[..9]));
    }),
    place("the proxy's words", Form::Key, Mark::Says("407"), |it, s| it.api.words(s)),
];

/// A machine whose every connection is answered with a certificate that names secrets, for the server and for who signed.
pub(crate) const INSPECTED: &[Place] = &[
    place("a certificate: the company that signed", Form::Key, Mark::Left, |it, s| named(it, "O", s)),
    place("a certificate: who signed", Form::Bare, Mark::Left, |it, s| named(it, "CN", s)),
    place("a certificate: whom it is for", Form::Key, Mark::Says("https://127.0.0.1"), |it, s| {
        it.etc("ssl/openssl.cnf", "[req]\ndistinguished_name = names\n[names]\n");
        let folder = it.project().join("tls");
        let (at, signer) = (folder.display().to_string(), std::fs::read_to_string(folder.join("signer")));
        let (signer, subject) = (signer.expect("who signed"), format!("/CN={}", &s[..60]));
        let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
        let (ca, key, asked, leaf) = (format!("{at}/ca.pem"), format!("{at}/k"), format!("{at}/r"), format!("{at}/l"));
        let own = ["req", "-x509", "-days", "9", "-keyout", &key, "-out", &ca, "-subj", signer.trim()];
        run("openssl", &[&own[..], &curve].concat());
        run("openssl", &[&["req", "-keyout", &leaf, "-out", &asked, "-subj", &subject][..], &curve].concat());
        let names = format!("{at}/names");
        std::fs::write(&names, "subjectAltName=IP:127.0.0.1\n").expect("a file");
        let (sign, with) = (["x509", "-req", "-days", "9", "-in", &asked], ["-CA", &ca, "-CAkey", &key]);
        let (made, ending) = (format!("{at}/leaf.pem"), ["-CAcreateserial", "-extfile", &names, "-out"]);
        run("openssl", &[&sign[..], &with, &ending, &[&made]].concat());
        let port = free_port();
        let serve = ["s_server", "-quiet", "-www", "-accept", &port, "-cert", &made, "-key", &leaf, "-cert_chain", &ca];
        it.serve("openssl", &serve, &port);
        it.with("ANTHROPIC_BASE_URL", &format!("https://127.0.0.1:{port}"));
    }),
];

/// One more part of the name of who signed; no part may be longer than 64 characters.
fn named(it: &Haunted, part: &str, s: &str) {
    let file = it.project().join("tls/signer");
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    std::fs::write(&file, format!("{before}/{part}=Proxy {}", &s[..55])).expect("a file");
}
