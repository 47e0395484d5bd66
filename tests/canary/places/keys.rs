//! Where can a key lie? Variables, start-up files, settings, and what hands variables over.

use serde_json::json;

use super::super::haunted::{Form, Mark, Place};
use super::{exported, place};

pub(crate) const KEY: &[Place] = &[
    place("environment: ANTHROPIC_API_KEY", Form::Key, Mark::Tail, |it, s| it.with("ANTHROPIC_API_KEY", s)),
    place("~/.zshenv", Form::Key, Mark::Says("~/.zshenv"), |it, s| exported(it, ".zshenv", s)),
    place("~/.zprofile", Form::Key, Mark::Says("~/.zprofile"), |it, s| exported(it, ".zprofile", s)),
    place("~/.zshrc", Form::Key, Mark::Says("~/.zshrc"), |it, s| exported(it, ".zshrc", s)),
    place("~/.zlogin", Form::Key, Mark::Says("~/.zlogin"), |it, s| exported(it, ".zlogin", s)),
    place("~/.zshrc: an alias", Form::Key, Mark::Says("alias"), |it, s| {
        it.add(".zshrc", &format!("alias claude='ANTHROPIC_API_KEY={s} claude'\n"));
    }),
    place("~/.zshrc: a function", Form::Key, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("claude() {{\n  ANTHROPIC_API_KEY={s} command claude \"$@\"\n}}\n"));
    }),
    place("~/.zshrc: many lines", Form::Key, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("export OTHER=1 \\\n  ANTHROPIC_API_KEY={s}\n"));
    }),
    place("config.fish", Form::Key, Mark::Says("config.fish"), |it, s| {
        it.add(".config/fish/config.fish", &format!("set -gx ANTHROPIC_API_KEY {s}\n"));
    }),
    place("fish: conf.d", Form::Key, Mark::Says("conf.d/a.fish"), |it, s| {
        it.add(".config/fish/conf.d/a.fish", &format!("set -gx ANTHROPIC_API_KEY {s}\n"));
    }),
    place("PowerShell's profile", Form::Key, Mark::Says("PowerShell_profile.ps1"), |it, s| {
        it.add(".config/powershell/Microsoft.PowerShell_profile.ps1", &format!("$env:ANTHROPIC_API_KEY = \"{s}\"\n"));
    }),
    place("environment.d", Form::Key, Mark::Says("environment.d"), |it, s| {
        it.add(".config/environment.d/a.conf", &format!("ANTHROPIC_API_KEY={s}\n"));
    }),
    place("the user's settings", Form::Key, Mark::Says("~/.claude/settings.json"), |it, s| {
        it.json(".claude/settings.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("the user's settings: a name", Form::Key, Mark::Says("~/.claude/settings.json"), |it, s| {
        it.json(".claude/settings.json", json!({ "env": { s: "x" }, s: { s: s } }));
    }),
    place("~/.claude.json: primaryApiKey", Form::Key, Mark::Tail, |it, s| {
        it.json(".claude.json", json!({ "primaryApiKey": s, "hasCompletedOnboarding": true }));
    }),
    place("standard input of key store", Form::Key, Mark::Sent, |it, s| it.add("../given.txt", &format!("{s}\n"))),
    place("a key that is typed", Form::Key, Mark::Sent, |it, s| it.add("../typed.txt", s)),
    place("a note in the walkthrough", Form::Key, Mark::Says("# Claude Code sign-in"), |it, s| {
        it.add("../note.txt", &format!("the key {s}"));
    }),
    place("a note without a form", Form::Bare, Mark::Says("# Claude Code sign-in"), |it, s| {
        it.add("../note.txt", &format!(" or {s} is it"));
    }),
    place("the number of the ticket", Form::Bare, Mark::Says("# Claude Code sign-in"), |it, s| {
        it.add("../number.txt", &s[..40]);
    }),
    place("a variable of nobody's", Form::Bare, Mark::Handed, |it, s| it.with("MY_PASSWORD", s)),
    place("a server's location", Form::Key, Mark::Says("401"), |it, s| {
        it.api.header(&format!("location: https://login.example/{s}?key={s}"));
    }),
    place("a server's name", Form::Key, Mark::Says("401"), |it, s| it.api.header(&format!("server: {s}"))),
    place("a server's request id", Form::Key, Mark::Says("401"), |it, s| {
        it.api.header(&format!("request-id: req_{s}"));
    }),
    place("a server's words", Form::Key, Mark::Says("401"), |it, s| it.api.words(s)),
];

pub(crate) const ELSEWHERE: &[Place] =
    &[place("environment: ANTHROPIC_API_KEY", Form::Key, Mark::Kept, |it, s| it.with("ANTHROPIC_API_KEY", s))];

pub(crate) const BASH: &[Place] = &[
    place("environment: ANTHROPIC_API_KEY", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_API_KEY", s)),
    place("~/.bashrc", Form::Key, Mark::Says("~/.bashrc"), |it, s| exported(it, ".bashrc", s)),
    place("~/.bash_profile", Form::Key, Mark::Says("~/.bash_profile"), |it, s| exported(it, ".bash_profile", s)),
    place("~/.profile", Form::Key, Mark::Says("~/.profile"), |it, s| exported(it, ".profile", s)),
    place("~/.bash_aliases", Form::Key, Mark::Says("~/.bash_aliases"), |it, s| exported(it, ".bash_aliases", s)),
    place("/etc/profile", Form::Key, Mark::Says("/etc/profile"), |it, s| {
        it.etc("profile", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/profile.d", Form::Key, Mark::Says("/etc/profile.d/a.sh"), |it, s| {
        it.etc("profile.d/a.sh", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/bash.bashrc", Form::Key, Mark::Says("/etc/bash.bashrc"), |it, s| {
        it.etc("bash.bashrc", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/environment", Form::Key, Mark::Says("/etc/environment"), |it, s| {
        it.etc("environment", &format!("ANTHROPIC_API_KEY={s}\n"));
    }),
    place("the project's settings", Form::Key, Mark::Says(".claude/settings.json"), |it, s| {
        it.json("../.claude/settings.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("the project's local settings", Form::Key, Mark::Says("settings.local.json"), |it, s| {
        it.json("../.claude/settings.local.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("managed settings", Form::Key, Mark::Says("managed-settings.json"), |it, s| {
        it.etc("claude-code/managed-settings.json", &json!({ "env": { "ANTHROPIC_API_KEY": s, s: "x" }, "apiKeyHelper": format!("echo {s}"), "forceLoginOrgUUID": s, "companyAnnouncements": [s] }).to_string());
    }),
    place("managed-settings.d", Form::Key, Mark::Says("managed-settings.d"), |it, s| {
        it.etc("claude-code/managed-settings.d/10.json", &json!({ "env": { "ANTHROPIC_AUTH_TOKEN": s } }).to_string());
    }),
    place("the policy of a company", Form::Key, Mark::Says("policy"), |it, s| {
        it.etc(
            "claude-fix/policy.toml",
            &format!("company = 'Contoso {s}'\n{s} = 1\n[contact]\nname = 'desk {s}'\nnote = '{s}'\n[network]\nproxy = 'http://bob:{s}@proxy.example:3128'\n[[text]]\ncause = 'key.*'\ntext = 'ask {s}'\n[[forbid]]\nrepair = 'reset.*'\nbecause = 'no {s}'\n"),
        );
    }),
    place("the settings of an editor", Form::Key, Mark::Says("Code/User/settings.json"), |it, s| {
        it.json(".config/Code/User/settings.json", json!({
            "claudeCode.environmentVariables": [{ "name": "ANTHROPIC_API_KEY", "value": s }, { "name": s, "value": "x" }],
            "terminal.integrated.env.linux": { "ANTHROPIC_API_KEY": s },
            "http.proxy": format!("http://bob:{s}@proxy.example:3128"),
        }));
    }),
];

pub(crate) const DECLINED: &[Place] =
    &[place("~/.claude.json: customApiKeyResponses", Form::Key, Mark::Says("was declined earlier"), |it, s| {
        it.with("ANTHROPIC_API_KEY", s);
        let end = s.get(s.len() - 20..).unwrap_or_default();
        it.json(".claude.json", json!({ "customApiKeyResponses": { "approved": [], "rejected": [end] } }));
    })];

/// A variable of this environment, and the file that it comes from by no shell.
pub(crate) const INJECTED: &[Place] = &[
    place(".envrc", Form::Key, Mark::Says(".envrc"), |it, s| {
        it.with("ANTHROPIC_API_KEY", s);
        it.add("../.envrc", &format!("export ANTHROPIC_API_KEY={s} # {s}\nexport {}=x\n", s.replace('-', "_")));
    }),
    place(".env", Form::Bare, Mark::Says("/.env line"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
        it.add("../.env", &format!("ANTHROPIC_AUTH_TOKEN={s}\n{s}=x\n"));
    }),
    place(".env.local", Form::Bare, Mark::Says(".env.local"), |it, s| {
        it.with("ANTHROPIC_CUSTOM_HEADERS", &format!("x-key: {s}"));
        it.add("../.env.local", &format!("ANTHROPIC_CUSTOM_HEADERS=\"x-key: {s}\"\n"));
    }),
    place("a unit of systemd", Form::Login, Mark::Says("systemd/user/a.service"), |it, s| {
        it.with("CLAUDE_CODE_OAUTH_TOKEN", s);
        it.add(
            ".config/systemd/user/a.service",
            &format!("[Service]\nEnvironment=CLAUDE_CODE_OAUTH_TOKEN={s} \"{s}=x\"\n"),
        );
    }),
    place("/etc/systemd/system.conf", Form::Key, Mark::Says("/etc/systemd/system.conf"), |it, s| {
        it.with("NODE_EXTRA_CA_CERTS", &format!("/certs/{s}.pem"));
        it.etc("systemd/system.conf", &format!("[Manager]\nDefaultEnvironment=NODE_EXTRA_CA_CERTS=/certs/{s}.pem\n"));
    }),
    place("~/.pam_environment", Form::Key, Mark::Says("~/.pam_environment"), |it, s| {
        it.with("CLAUDE_CODE_CLIENT_CERT", &format!("/certs/{s}.pem"));
        it.add(".pam_environment", &format!("CLAUDE_CODE_CLIENT_CERT DEFAULT=/certs/{s}.pem\n"));
    }),
];
