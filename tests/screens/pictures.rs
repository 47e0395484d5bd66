//! Are the pictures in the documentation the real screens?

use std::sync::Arc;

use claude_fix::app::event::{Ended, RunId};
use claude_fix::app::{State, start, update};
use claude_fix::checks;
use claude_fix::cli::practice::all;
use claude_fix::engine::checks::{Selection, run};
use claude_fix::model::step::Step;
use claude_fix::ui::{Look, Theme};

use super::frames::draw;
use super::samples::{dialogs, hidden, looks, machine, on, ways};
use super::svg;

/// A machine to practise on, as it is found.
fn made_up(name: &str) -> State {
    let (_, scenario) = all().into_iter().find(|(it, _)| *it == name).unwrap();
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let world = Arc::new(scenario.made().world);
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    threads.block_on(run(world, checks::ALL, &Selection::all(), RunId(1), Some(sender)));
    let mut state = State { practice: true, ..State::new(96, 24) };
    start(&mut state);
    while let Ok(event) = receiver.try_recv() {
        update(&mut state, event);
    }
    State { dialog: None, ..state }
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn the_pictures_in_the_documentation_are_the_real_screens() {
    let pictures = [
        ("overview", machine::key_overrides_login(), (110, 22)),
        ("card", dialogs::card(machine::unset_key()), (96, 24)),
        ("fixed", dialogs::after(Ended::Fixed), (96, 22)),
        ("x-ray", on(Step::HiddenCharacters, hidden::hidden_characters()), (96, 24)),
        ("installs", on(Step::Install, made_up("old-copy-first")), (96, 24)),
        ("practice", made_up("damaged-state"), (96, 22)),
        ("path-healthy", ways::open(), (96, 21)),
        ("path-dead-proxy", ways::dead_proxy(), (96, 21)),
        ("path-inspected", ways::inspected(), (96, 23)),
        ("path-dns", ways::no_names(), (96, 18)),
        ("path-sign-in-blocked", looks::sign_in_blocked(), (96, 18)),
        ("compare-vpn", looks::helped(), (96, 21)),
        ("watch", looks::over(), (96, 21)),
    ];
    for (name, state, size) in pictures {
        let light = Look { theme: Theme::DARK.on_light(), ..Look::FULL };
        for (name, ground, look) in [
            (name.to_owned(), svg::Background::Dark, Look::FULL),
            (format!("{name}-light"), svg::Background::Light, light),
        ] {
            let buffer = draw(&state, size, look);
            let path = format!("{}/docs/img/{name}.svg", env!("CARGO_MANIFEST_DIR"));
            let made = svg::picture(&buffer, ground);
            if std::env::var_os("UPDATE_DOCS").is_some() {
                std::fs::write(&path, &made).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            let again = "UPDATE_DOCS=1 cargo test --test screens rewrites it";
            assert!(kept == made, "docs/img/{name}.svg is not what the wizard draws; {again}");
        }
    }
}

#[test]
fn a_picture_holds_every_word_once_and_nothing_from_elsewhere() {
    let made = svg::picture(&draw(&ways::dead_proxy(), (96, 21), Look::FULL), svg::Background::Dark);
    for word in ["api.anthropic.com", "HTTPS_PROXY", "~/.zshrc", "platform.claude.com"] {
        assert!(made.contains(&format!(">{word}")), "{word} cannot be selected as a word");
    }
    assert_eq!(made.matches("://").count(), 1, "no font, no link: only the name of the format");
    assert!(!made.contains("<script") && !made.contains("@import"));
}
