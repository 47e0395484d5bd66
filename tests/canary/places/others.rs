//! Which files of other programs hold a secret? Proxies that Claude Code could use, and what it has nothing to do with.

use serde_json::json;

use super::super::haunted::{Form, Mark, Place, run};
use super::place;

pub(crate) const OTHERS: &[Place] = &[
    place("~/.npmrc", Form::Bare, Mark::Says(".npmrc"), |it, s| {
        it.add(
            ".npmrc",
            &format!("https-proxy=http://bob:{s}@proxy.example:3128\n//registry.example/:_authToken={s}\nprefix={s}\n"),
        );
    }),
    place("~/.gitconfig", Form::Bare, Mark::Says(".gitconfig"), |it, s| {
        it.add(
            ".gitconfig",
            &format!(
                "[http]\n\tproxy = http://bob:{s}@proxy2.example:3128\n\textraHeader = \"Authorization: Bearer {s}\"\n"
            ),
        );
    }),
    place("KDE", Form::Bare, Mark::Says("kioslaverc"), |it, s| {
        it.add(
            ".config/kioslaverc",
            &format!("[Proxy Settings]\nProxyType=1\nhttpsProxy=http://bob:{s}@proxy3.example 3128\n"),
        );
    }),
    place("/etc/environment", Form::Bare, Mark::Says("/etc/environment"), |it, s| {
        it.etc("environment", &format!("https_proxy=\"http://bob:{s}@proxy4.example:3128/\"\n"));
    }),
    place("~/.bashrc", Form::Bare, Mark::Says("~/.bashrc"), |it, s| {
        it.add(".bashrc", &format!("export HTTPS_PROXY=http://bob:{s}@proxy5.example:3128\n"));
    }),
    place("~/.profile: a broken address", Form::Bare, Mark::Says("~/.profile"), |it, s| {
        it.add(".profile", &format!("export HTTPS_PROXY=http://bob:{s}#{s}@proxy6.example:3128\n"));
    }),
    place("/etc/hosts: beside a name", Form::Key, Mark::Says("/etc/hosts"), |it, s| {
        it.etc("hosts", &format!("127.0.0.2 api.anthropic.com {s}.example # {s}\n"));
    }),
    place("/etc/resolv.conf", Form::Key, Mark::Left, |it, s| {
        it.etc("resolv.conf", &format!("search {s}.example\n# {s}\n"));
    }),
];

/// Files with passwords that Claude Code does not use: nothing of them may ever be shown.
pub(crate) const BYSTANDERS: &[Place] = &[
    place("apt: the password of a proxy", Form::Bare, Mark::Left, |it, s| {
        it.etc("apt/apt.conf.d/95proxy", &format!("Acquire::https::Proxy \"http://bob:{s}@proxy.example:3128\";\n"));
    }),
    place("docker: proxies and logins", Form::Bare, Mark::Left, |it, s| {
        let proxy = format!("http://bob:{s}@proxy.example:3128");
        it.json(
            ".docker/config.json",
            json!({ "proxies": { "default": { "httpsProxy": proxy } }, "auths": { "registry.example": { "auth": s } } }),
        );
    }),
    place("git: an address with a password", Form::Bare, Mark::Left, |it, s| {
        it.add(".git-credentials", &format!("https://bob:{s}@git.example\n"));
        it.add(".config/git/config", &format!("[http]\n\tproxy = http://bob:{s}@proxy.example:3128\n"));
        it.add("../.git/config", &format!("[remote \"origin\"]\n\turl = https://bob:{s}@git.example/x\n"));
    }),
    place("~/.netrc, ~/.curlrc and ~/.wgetrc", Form::Bare, Mark::Left, |it, s| {
        it.add(".netrc", &format!("machine api.anthropic.com login bob password {s}\n"));
        it.add(".curlrc", &format!("proxy-user = bob:{s}\n"));
        it.add(".wgetrc", &format!("proxy_password = {s}\n"));
    }),
    place("the project's .npmrc and .mcp.json", Form::Bare, Mark::Left, |it, s| {
        it.add("../.npmrc", &format!("//registry.example/:_authToken={s}\n"));
        it.json("../.mcp.json", json!({ "mcpServers": { "x": { "command": s, "env": { "TOKEN": s } } } }));
    }),
    place("~/.claude/ide: the password of an editor", Form::Bare, Mark::Left, |it, s| {
        it.json(".claude/ide/41234.lock", json!({ "pid": 1, "authToken": s, "workspaceFolders": [s] }));
    }),
    place("a history of a shell, a private key", Form::Bare, Mark::Left, |it, s| {
        it.add(".zsh_history", &format!("export ANTHROPIC_API_KEY={s}\n"));
        it.add(".ssh/id_ed25519", s);
        it.json(".claude/history.jsonl", json!({ "display": s }));
    }),
    place("/etc/passwd: a name", Form::Key, Mark::Left, |it, s| {
        it.etc("passwd", &format!("eve:x:4242:4242:{s}:/home/{s}:/bin/sh\n"));
    }),
    place("the command line of a session", Form::Key, Mark::Says("session"), |it, s| {
        let path = it.project().join("run").join("claude");
        std::fs::create_dir(it.project().join("run")).expect("a folder");
        run("cp", &["/bin/sh", &path.display().to_string()]);
        let mut session = it.machine().program(&path, &["-c", "read x", "claude", s]);
        let session = session.env("ANTHROPIC_API_KEY", s).stdin(std::process::Stdio::piped()).spawn();
        // it runs until the test ends, as long as nobody closes what it reads
        std::mem::forget(session.expect("a session"));
    }),
];
