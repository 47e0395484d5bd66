//! Do the rules of the house catch what they are for?

use super::{File, violations};

fn judge(path: &str, body: &str) -> Vec<String> {
    let text = if path.starts_with("src/") { format!("//! A question?\n{body}") } else { body.to_owned() };
    violations(&[File { path: path.to_owned(), text }])
}

#[track_caller]
fn caught(path: &str, body: &str, message: &str) {
    let found = judge(path, body);
    assert!(found.len() == 1 && found[0].contains(message), "{path}: {body}\nwanted: {message}\nfound: {found:#?}");
}

#[track_caller]
fn fine(path: &str, body: &str) {
    assert_eq!(judge(path, body), Vec::<String>::new(), "{path}: {body}");
}

#[test]
fn forbidden_imports_are_caught_however_they_are_written() {
    caught(
        "src/ui/a.rs",
        "use crate::sys::files;",
        "src/ui/a.rs:2: ui must not import `sys`, only app, assets, model, words (drawing",
    );
    caught("src/ui/a.rs", "use crate::{model::Text, engine};", "ui must not import `engine`");
    caught(
        "src/ui/a.rs",
        "use crate::{\n    model::{A, B},\n    app::{self, c::{D, E}},\n    tui::F,\n};",
        "a.rs:5: ui must",
    );
    caught("src/ui/mod.rs", "fn f() { claude_fix::sys::now() }", "ui must not import `sys`");
    caught("src/ui/mod.rs", "use super::sys;", "ui must not import `sys`");
    caught("src/ui/a/b.rs", "type T = super::super::super::sys::Clock;", "ui must not import `sys`");
    caught("src/ui/a.rs", "mod inner { use super::super::super::sys; }", "ui must not import `sys`");
    caught("src/ui.rs", "fn f(x: &dyn crate::ports::World) {}", "ui must not import `ports`");
    caught("src/model/a.rs", "pub use crate::app::State as S;", "model must not import `app`, only words");
    caught("src/ui/a.rs", "use crate::*;", "ui must not import `*`");
    caught(
        "src/ui/a.rs",
        "#[derive(Clone)] struct A; impl From<crate::engine::E> for A {}",
        "ui must not import `engine`",
    );
    caught("src/causes/a.rs", "use crate::dialects::jsonc;", "causes must not import `dialects`");
    caught("src/sys/a.rs", "use crate::claude_code::paths;", "sys must not import `claude_code`");
    caught("src/nowhere/a.rs", "use crate::model::Text;", "`nowhere` is not a room");
}

#[test]
fn app_knows_the_forms_of_the_registries_only() {
    fine("src/app/a.rs", "use crate::{checks::form::Check, causes::form, repairs::form::{Repair}};");
    caught("src/app/a.rs", "use crate::checks::network;", "app must not import `checks`");
    caught("src/app/a.rs", "use crate::checks;", "app must not import `checks`");
}

#[test]
fn allowed_imports_pass() {
    fine("src/main.rs", "use claude_fix::{cli, sys}; fn main() { crate::helper::f() }");
    fine(
        "src/ui/a.rs",
        "pub(crate) use super::layout::Grid; use self::b::C; use crate::ui::theme; pub(in crate::ui) fn f() {}",
    );
    fine("src/engine/a.rs", "use crate::{app::Event, dialects::shell, ports::{Hands, World}};");
    fine("src/ui/a.rs", "mod inner { use super::super::layout; }");
}

#[test]
fn comments_strings_and_test_modules_do_not_count() {
    fine("src/ui/a.rs", "// use crate::sys;\n/* crate::sys /* nested */ crate::sys */\n/// [`crate::sys`]\nfn f() {}");
    fine(
        "src/ui/a.rs",
        r##"const A: &str = "crate::sys"; const B: &str = r#"x" crate::sys "#; const C: char = '"'; const D: &str = "crate::sys";"##,
    );
    fine(
        "src/ui/a.rs",
        "fn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests { use crate::sys; fn g() { std::fs::read(\"\"); } }",
    );
    fine("src/ui/a.rs", "#[cfg(test)] use crate::{sys, tui};\n#[cfg(all(test, unix))] fn f() { crate::sys::x() }");
    caught("src/ui/a.rs", "#[cfg(test)] mod tests { fn g() {} } use crate::sys;", "ui must not import `sys`");
    caught(
        "src/ui/a.rs",
        "const Q: char = '\\''; const L: &str = \"\\\"\"; use crate::sys;",
        "ui must not import `sys`",
    );
    let declares = File { path: "src/ui/mod.rs".into(), text: "//! A?\n#[cfg(test)]\nmod pictures;".into() };
    let test = File { path: "src/ui/pictures.rs".into(), text: "//! A?\nuse crate::sys;".into() };
    assert_eq!(violations(&[declares, test]), Vec::<String>::new());
}

#[test]
fn crates_outside_their_rooms_are_caught() {
    for (room, body) in [
        ("ui", "use crossterm::event;"),
        ("ui", "use ratatui::crossterm::event;"),
        ("ui", "use ratatui::{Frame, backend::CrosstermBackend};"),
        ("app", "use ratatui::style::Style;"),
        ("checks", "async fn f() { tokio::time::timeout(a, b).await }"),
        ("engine", "use tokio::{sync::mpsc, process::Command};"),
        ("checks", "use reqwest;"),
        ("claude_code", "fn f(c: rustls::ClientConfig) {}"),
        ("checks", "fn f() { ::std::fs::read(x) }"),
        ("checks", "use std::{fs, io};"),
        ("engine", "use std::env;"),
        ("repairs", "fn f() { std::env::var(x) }"),
        ("ui", "use std::process::{Command, ExitCode};"),
        ("model", "use std::net::{IpAddr, TcpStream};"),
        ("causes", "use jiff::Timestamp;"),
    ] {
        caught(&format!("src/{room}/a.rs"), body, &format!("not in {room} ("));
    }
    fine("src/tui/a.rs", "use {crossterm::event, ratatui::backend::CrosstermBackend, tokio::select};");
    fine("src/sys/a.rs", "use std::{env, fs, net::TcpStream, process::Command}; use tokio::process;");
    fine(
        "src/model/a.rs",
        "use std::net::{IpAddr, SocketAddr}; use jiff::Zoned; const O: &str = std::env::consts::OS;",
    );
    fine("src/ui/a.rs", "use super::crossterm::Lookalike;");
}

#[test]
fn long_files_are_caught() {
    caught("src/ui/a.rs", &"\n".repeat(400), "401 lines, at most 400");
    fine("src/ui/a.rs", &"\n".repeat(399));
    caught("src/main.rs", &"\n".repeat(59), "60 lines, at most 59");
}

#[test]
fn a_file_opens_with_its_question() {
    let file = File { path: "src/ui/a.rs".into(), text: "use std::io;\n".into() };
    assert!(violations(&[file])[0].contains("src/ui/a.rs:1: does not open with `//!`"));
}

#[test]
fn forbidden_words_are_caught() {
    caught("src/ui/a.rs", "#[allow(dead_code)]\nfn f() {}", "a.rs:2: allow (");
    caught("tests/a.rs", "#![allow(unused)]", "tests/a.rs:1: allow (");
    caught("src/ui/a.rs", "fn f() { todo!() }", "todo! (");
    caught("src/ui/a.rs", "fn f() { unimplemented!() }", "unimplemented! (");
    for word in ["TODO", "FIXME", "XXX"] {
        caught("src/ui/a.rs", &format!("// {word}: later"), word);
    }
    fine(
        "src/ui/a.rs",
        "const MASK: &str = \"TODO XXX\"; // sk-ant-XXXX\n#[expect(dead_code, reason = \"x\")]\nfn f() {}",
    );
}

#[test]
fn sleeping_tests_are_caught() {
    caught("tests/a.rs", "fn f() { std::thread::sleep(x) }", "thread::sleep (");
    caught("tests/a.rs", "use std::{thread, time}; fn f() { thread::sleep(x) }", "thread::sleep (");
    caught("tests/a/b.rs", "use tokio::time::{sleep, timeout};", "time::sleep (");
    caught("tests/a.rs", "async fn f() { tokio::time::sleep_until(x).await }", "time::sleep_until (");
    fine("tests/a.rs", "// thread::sleep is not for tests\nfn f() { recv_timeout(x) }");
}
