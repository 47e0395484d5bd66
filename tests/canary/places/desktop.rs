//! Where does a desktop keep a secret? In its keyring, and beside the proxy of its settings.

use serde_json::json;

use super::super::haunted::{Form, Mark, Place};
use super::place;

/// A real keyring in a session bus of its own.
pub(crate) const KEYRING: &[Place] = &[
    place("the keyring: claude-fix's own key", Form::Key, Mark::Tail, |it, s| {
        it.bus();
        it.json(
            ".claude/settings.json",
            json!({ "apiKeyHelper": format!("{} key print", env!("CARGO_BIN_EXE_claude-fix")) }),
        );
        it.in_session(&format!(
            "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
             printf %s '{s}' | secret-tool store --label=mine service claude-fix username anthropic-api-key"
        ));
    }),
    place("the keyring: a secret of somebody else", Form::Bare, Mark::Left, |it, s| {
        it.in_session(&format!("printf %s '{s}' | secret-tool store --label=other service other username {s}"));
    }),
    place("the keyring: a label of the same service", Form::Key, Mark::Left, |it, s| {
        it.in_session(&format!("printf %s x | secret-tool store --label={s} service claude-fix username {s}"));
    }),
    place("standard input of key store", Form::Key, Mark::Sent, |it, s| it.add("../given.txt", &format!("{s}\n"))),
];

/// The settings of GNOME.
pub(crate) const GNOME: &[Place] = &[
    place("GNOME: the password of its proxy", Form::Bare, Mark::Says("proxy7.example:3128"), |it, s| {
        it.bus();
        it.in_session(&format!(
            "set -e
             gsettings set org.gnome.system.proxy mode manual
             for it in http https; do gsettings set org.gnome.system.proxy.$it host proxy7.example; done
             for it in http https; do gsettings set org.gnome.system.proxy.$it port 3128; done
             gsettings set org.gnome.system.proxy.http use-authentication true
             gsettings set org.gnome.system.proxy.http authentication-user bob
             gsettings set org.gnome.system.proxy.http authentication-password '{s}'
             gsettings get org.gnome.system.proxy.http authentication-password | grep -q '{s}'"
        ));
    }),
    place("GNOME: the address of a script for proxies", Form::Bare, Mark::Left, |it, s| {
        it.in_session(&format!(
            "gsettings set org.gnome.system.proxy autoconfig-url 'http://bob:{s}@proxy.example/{s}.pac'"
        ));
    }),
];
