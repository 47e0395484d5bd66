//! Which broken machines are there? Each has something that claude-fix can mend.

use super::*;

pub(super) fn installed() -> FakeMachine {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake
}

pub(super) fn refusing(fake: FakeMachine) -> FakeMachine {
    fake.net().key = Some(Ok(KeyReply {
        status: 401,
        kind: Some("authentication_error".into()),
        message: "invalid x-api-key".into(),
        ..KeyReply::default()
    }));
    fake
}

pub(super) fn key_over_login() -> FakeMachine {
    let fake = refusing(installed().variable("ANTHROPIC_API_KEY", KEY));
    fake.file(CREDENTIALS, LOGIN);
    fake.file("/home/dev/.zshrc", &format!("# mine\nexport ANTHROPIC_API_KEY='{KEY}' A=1\n"));
    fake.put("/home/dev/.zprofile", Node::Link(".zshrc".into()));
    fake
}

/// An old copy that somebody put there by hand, before the current one of Anthropic's installer.
pub(super) fn old_before_new() -> FakeMachine {
    let fake = FakeMachine::new().variable("PATH", "/home/dev/bin:/home/dev/.local/bin");
    let program = Node::File(b"#!/bin/sh\n".to_vec(), 0o755);
    fake.put("/home/dev/bin/claude", program.clone());
    fake.put("/home/dev/.local/share/claude/versions/2.1.329", program);
    fake.put("/home/dev/.local/bin/claude", Node::Link("/home/dev/.local/share/claude/versions/2.1.329".into()));
    for (path, version) in [("/home/dev/bin/claude", "1.0.126"), ("/home/dev/.local/bin/claude", "2.1.329")] {
        let stdout = format!("{version} (Claude Code)\n").into_bytes();
        fake.program(path, Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
    }
    fake.file(CREDENTIALS, LOGIN);
    fake
}

/// Machines with a value that claude-fix can put right where it is set.
pub(super) fn spoilt() -> Vec<(&'static str, FakeMachine)> {
    let spoilt = &KEY.replace("MnwX", "Mn\u{200b}wX");
    let invisible = installed().variable("ANTHROPIC_API_KEY", spoilt);
    invisible.file(CREDENTIALS, LOGIN);
    invisible.file("/home/dev/.zshrc", &format!("# mine\r\nexport A=1 ANTHROPIC_API_KEY='{spoilt}'; B=2\r\n"));
    let escaped = installed();
    let block = format!(
        "\u{feff}{{\n  \"env\": {{ \"ANTHROPIC_API_KEY\": \"{}\", }}, // mine\n}}\n",
        spoilt.replace('\u{200b}', "\\u200b")
    );
    escaped.file("/home/dev/.claude/settings.json", &block);
    let mut fish = installed().variable("CLAUDE_CODE_OAUTH_TOKEN", &spoilt.replace("api03", "oat01"));
    fish.machine.shell = Some("fish".into());
    let line = spoilt.replace("api03", "oat01").replace('\u{200b}', "\\u200b");
    fish.file(
        "/home/dev/.config/fish/config.fish",
        &format!("if true\n  set -gx CLAUDE_CODE_OAUTH_TOKEN {line} # it\nend\n"),
    );
    let headers = installed().variable("ANTHROPIC_CUSTOM_HEADERS", "X-Team: a\u{2019}b");
    headers.file(CREDENTIALS, LOGIN);
    headers.file("/home/dev/.zshenv", "export ANTHROPIC_CUSTOM_HEADERS=\"X-Team: a\u{2019}b\"\n");
    // in HTTPS_PROXY of the shell Claude Code puts it right by itself
    let bare = installed().variable("HTTP_PROXY", "proxy.corp:3128");
    bare.file(CREDENTIALS, LOGIN);
    bare.file("/home/dev/.zshrc", "export HTTP_PROXY=\"proxy.corp:3128\"\n");
    let relay_pair =
        installed().variable("ANTHROPIC_BASE_URL", "https://relay.example").variable("ANTHROPIC_AUTH_TOKEN", "gw-1");
    relay_pair.file(CREDENTIALS, LOGIN);
    relay_pair.file(
        "/home/dev/.zshrc",
        "export ANTHROPIC_BASE_URL=https://relay.example\nexport ANTHROPIC_AUTH_TOKEN=gw-1\n",
    );
    relay_pair.net().broken.insert("relay.example".into(), (Stage::Dns, Fault::NoSuchName));
    let cloud = installed().variable("CLAUDE_CODE_USE_BEDROCK", "1");
    cloud.file(CREDENTIALS, LOGIN);
    cloud.file("/home/dev/.zshrc", "export CLAUDE_CODE_USE_BEDROCK=1\n");
    vec![
        ("an invisible character", invisible),
        ("an escape in a settings file", escaped),
        ("an escape in fish", fish),
        ("a header", headers),
        ("a proxy without its scheme", bare),
        ("a relay and its token", relay_pair),
        ("a cloud's switch", cloud),
    ]
}

/// A root certificate of the system, as far as a made-up network needs one.
pub(super) fn root() -> Root {
    let pem = claude_fix::model::certificates::pem(&[0x30, 0x03, 0x02, 0x01, 0x07]);
    let file = Some("/etc/ssl/certs/ca-certificates.crt".into());
    Root { subject: "Corp Root".into(), until: None, digest: "ab".repeat(32), pem, file }
}

/// Machines on which the way to Anthropic is spoilt by a variable, a file or a root that is not named.
pub(super) fn ways() -> Vec<(&'static str, FakeMachine)> {
    let inspected = |fake: FakeMachine, known: bool| {
        fake.file(CREDENTIALS, LOGIN);
        fake.net().inspection = Some((root(), known));
        fake
    };
    let settings = "/home/dev/.claude/settings.json";
    let bundled = inspected(installed().variable("CLAUDE_CODE_CERT_STORE", "bundled"), true);
    bundled.file("/home/dev/.zshrc", "export CLAUDE_CODE_CERT_STORE=bundled\n");
    bundled.file(settings, "{\n  \"model\": \"opus\"\n}\n");
    let unknown = inspected(installed(), false);
    let unverified = inspected(installed().variable("NODE_TLS_REJECT_UNAUTHORIZED", "0"), false);
    unverified.file("/home/dev/.zshrc", "export NODE_TLS_REJECT_UNAUTHORIZED=0 A=1\n");
    let both = inspected(installed(), false);
    both.file(settings, "{\n  \"env\": {\n    \"NODE_TLS_REJECT_UNAUTHORIZED\": \"0\",\n    \"A\": \"b\"\n  }\n}\n");
    let der = inspected(installed().variable("NODE_EXTRA_CA_CERTS", "/home/dev/corp.cer"), false);
    // as much of a certificate as tells one from something else
    let certificate = vec![0x30, 15, 0x30, 13, 2, 1, 7, 0x30, 0, 0x30, 0, 0x30, 0, 0x30, 0, 0x30, 0];
    if let Some((root, _)) = &mut der.net().inspection {
        root.pem = claude_fix::model::certificates::pem(&certificate);
    }
    der.put("/home/dev/corp.cer", Node::File(certificate, 0o644));
    let tilde = inspected(installed(), false);
    tilde.file(settings, "{\"env\": {\"NODE_EXTRA_CA_CERTS\": \"~/corp.pem\"}}");
    tilde.file("/home/dev/corp.pem", &root().pem);
    let exceptions = installed().variable("HTTPS_PROXY", "http://proxy.corp:1").variable("no_proxy", "a.b,*");
    exceptions.file(CREDENTIALS, LOGIN);
    exceptions.file("/home/dev/.zshrc", "export HTTPS_PROXY=http://proxy.corp:1 no_proxy='a.b,*' # mine\n");
    exceptions.net().closed.insert("api.anthropic.com".into(), (Stage::Tcp, Fault::TimedOut));
    exceptions.net().closed.insert("platform.claude.com".into(), (Stage::Tcp, Fault::TimedOut));
    let git = installed();
    git.file(CREDENTIALS, LOGIN);
    git.file("/home/dev/.gitconfig", "[http]\n\tproxy = http://u:secretpw@proxy.corp:3128\n");
    git.net().closed.clone_from(&exceptions.net().closed);
    vec![
        ("a proxy that only git knows", git),
        ("a set of roots left out", bundled),
        ("a root that is not named", unknown),
        ("nothing verified", unverified),
        ("nothing verified, by the settings", both),
        ("a certificate in another form", der),
        ("a path with a tilde", tilde),
        ("exceptions that are too wide", exceptions),
    ]
}

/// Broken machines, each with something that claude-fix can mend.
#[expect(clippy::too_many_lines, reason = "a list of machines")]
pub(super) fn broken() -> Vec<(&'static str, FakeMachine)> {
    let alone = refusing(installed().variable("ANTHROPIC_API_KEY", KEY));
    alone.file("/home/dev/.zshenv", &format!("export ANTHROPIC_API_KEY={KEY}\n"));
    let settings = refusing(installed());
    settings.file(CREDENTIALS, LOGIN);
    let block = format!("{{\n  \"env\": {{ \"ANTHROPIC_API_KEY\": \"{KEY}\", \"A\": \"b\" }}\n}}\n");
    settings.file("/home/dev/.claude/settings.json", &block);
    let both = refusing(installed().variable("ANTHROPIC_AUTH_TOKEN", "gateway").variable("ANTHROPIC_API_KEY", KEY));
    both.file(CREDENTIALS, LOGIN);
    both.file("/home/dev/.zshrc", &format!("export ANTHROPIC_AUTH_TOKEN=gateway\nexport ANTHROPIC_API_KEY={KEY}\n"));
    let relay = installed().variable("ANTHROPIC_BASE_URL", "https://relay.example");
    relay.file(CREDENTIALS, LOGIN);
    relay.file("/home/dev/.zshrc", "export ANTHROPIC_BASE_URL=https://relay.example\n");
    relay.net().broken.insert("relay.example".into(), (Stage::Dns, Fault::NoSuchName));
    let proxy = installed().variable("HTTPS_PROXY", "http://proxy.corp:3128");
    proxy.file(CREDENTIALS, LOGIN);
    proxy.file("/home/dev/.config/environment.d/proxy.conf", "HTTPS_PROXY=http://proxy.corp:3128\n");
    proxy.net().proxies.insert("proxy.corp".into(), (Stage::Tcp, Fault::Refused));
    let dead = "http://proxy.corp:3128";
    let spelt = installed().variable("HTTPS_PROXY", dead).variable("http_proxy", "http://u:pw@proxy.corp:3128");
    spelt.file(CREDENTIALS, LOGIN);
    spelt.file("/home/dev/.zshrc", &format!("export HTTPS_PROXY={dead} http_proxy=http://u:pw@proxy.corp:3128 B=1\n"));
    spelt.file("/home/dev/.profile", &format!("HTTPS_PROXY={dead}\nexport HTTPS_PROXY\n"));
    spelt.net().proxies.insert("proxy.corp".into(), (Stage::Tcp, Fault::Refused));
    let blocks = installed();
    blocks.file(CREDENTIALS, LOGIN);
    let block = format!(
        "{{\n  \"env\": {{\n    \"HTTPS_PROXY\": \"{dead}\", // corp\n    \"http_proxy\": \"{dead}\"\n  }}\n}}\n"
    );
    blocks.file("/home/dev/.claude/settings.json", &block);
    blocks.net().proxies.insert("proxy.corp".into(), (Stage::Dns, Fault::NoSuchName));
    let wrong = installed().variable("ANTHROPIC_API_KEY", &KEY.replace("api03", "oat01"));
    wrong.file("/home/dev/.zshrc", &format!("export ANTHROPIC_API_KEY={}\n", KEY.replace("api03", "oat01")));
    let program = |files: &[&str], beneath: bool| {
        let fake = installed();
        for file in files {
            fake.file(file, "{\n  \"apiKeyHelper\": \"/opt/vault/key\",\n  \"model\": \"opus\"\n}\n");
        }
        if beneath {
            fake.file(CREDENTIALS, LOGIN);
        }
        fake.program("/bin/sh", Ok(Answer { code: Some(127), stderr: b"not found".to_vec(), ..Answer::default() }));
        fake
    };
    let own_settings = "/home/dev/.claude/settings.json";
    let stored = |node| {
        let fake = installed();
        fake.put(CREDENTIALS, node);
        fake
    };
    let mut all = vec![
        ("an old copy first", old_before_new()),
        ("a key over a login", key_over_login()),
        ("a dead key alone", alone),
        ("a settings file", settings),
        ("a token over a key", both),
        ("a program that is gone", program(&[own_settings], false)),
        ("a program that is gone, over a login", program(&[own_settings], true)),
        ("a dead relay", relay),
        ("a dead proxy", proxy),
        ("a dead proxy in every spelling", spelt),
        ("a dead proxy in a settings file", blocks),
        ("the wrong kind", wrong),
        ("a damaged login", stored(Node::File(b"{\"claude".to_vec(), 0o600))),
        ("a large login", stored(Node::File(vec![b' '; 5 << 20], 0o600))),
        ("a folder", stored(Node::Folder)),
        ("a dangling link", stored(Node::Link("/gone".into()))),
        ("an open login", stored(Node::File(LOGIN.into(), 0o644))),
    ];
    all.extend(stores());
    all
}

/// Machines on which something that Claude Code stores is damaged, or somewhere else than usual.
pub(super) fn stores() -> Vec<(&'static str, FakeMachine)> {
    let with = |files: &[(&str, &str)]| {
        let fake = installed();
        fake.file(CREDENTIALS, LOGIN);
        for (name, text) in files {
            fake.file(format!("/home/dev/{name}"), text);
        }
        fake
    };
    let whole =
        "{\n  \"oauthAccount\": {\"emailAddress\": \"a@b.c\"},\n  \"numStartups\": 7,\n  \"primaryApiKey\": \"k\"\n}\n";
    let (old, new) =
        (".claude/backups/.claude.json.backup.1795000000000", ".claude/backups/.claude.json.backup.1795000000001");
    let open = with(&[]);
    open.folder_mode("/home/dev/.claude", 0o777);
    let elsewhere = installed();
    elsewhere.file("/srv/dotfiles/claude/.credentials.json", LOGIN);
    elsewhere.file("/srv/dotfiles/claude/projects/p/1.jsonl", "{}");
    elsewhere.put("/home/dev/.claude", Node::Link("/srv/dotfiles/claude".into()));
    let gone = installed();
    gone.put("/home/dev/.claude", Node::Link("/mnt/gone".into()));
    let moved = installed().variable("CLAUDE_CONFIG_DIR", "/home/dev/work");
    moved.file("/home/dev/work/.credentials.json", LOGIN);
    moved.file("/home/dev/work/.claude.json", whole);
    vec![
        ("a whole store", with(&[(".claude.json", whole), (".claude/projects/p/1.jsonl", "{}")])),
        ("a cut state with copies", with(&[(".claude.json", "{\"a"), (old, whole), (new, "{\"b")])),
        ("a cut state without", with(&[(".claude.json", "{\"a")])),
        ("settings with a comment", with(&[(".claude/settings.json", "{\n  // mine\n  \"model\": \"opus\",\n}\n")])),
        ("settings in conflict", with(&[(".claude/settings.json", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n")])),
        ("an open folder", open),
        ("a linked folder", elsewhere),
        ("a folder that is gone", gone),
        ("a folder elsewhere", moved),
    ]
}

/// Machines whose plans only run programs, or are the person's to carry out.
pub(super) fn programs() -> Vec<(&'static str, FakeMachine)> {
    let off_path = installed().variable("PATH", "/usr/bin");
    let old = FakeMachine::new();
    let version = "/home/dev/.local/share/claude/versions/2.1.30";
    old.put(version, Node::File(b"#!/bin/sh\n".to_vec(), 0o755));
    old.put("/home/dev/.local/bin/claude", Node::Link(version.into()));
    let stdout = b"2.1.30 (Claude Code)\n".to_vec();
    old.program("/home/dev/.local/bin/claude", Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
    old.file(CREDENTIALS, LOGIN);
    let fetched = FakeMachine::new();
    fetched.put("/bin/bash", Node::File(b"ELF".to_vec(), 0o755));
    fetched.put("/usr/bin/bash", Node::File(b"ELF".to_vec(), 0o755));
    fetched.file(format!("{STATE}/installer/install.sh"), "#!/bin/bash\nset -e\n");
    vec![("a copy off PATH", off_path), ("an old copy", old), ("an installer that was fetched", fetched)]
}
