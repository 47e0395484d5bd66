//! Does every screen look as it should, in every size, and never let a control character through?

#![expect(clippy::unwrap_used, reason = "a helper of a test may panic as the test itself")]
#![expect(clippy::disallowed_methods, reason = "the picture in the documentation is compared and written anew")]

use std::fmt::Write;
use std::sync::OnceLock;

#[path = "support/dialogs.rs"]
mod dialogs;
#[path = "support/installs.rs"]
mod installs;
#[path = "support/looks.rs"]
mod looks;
#[path = "support/machine.rs"]
mod machine;
#[path = "support/new_keys.rs"]
mod new_keys;
#[path = "support/panes.rs"]
mod panes;
#[path = "support/pasts.rs"]
mod pasts;
#[path = "support/questions.rs"]
mod questions;
#[path = "support/reports.rs"]
mod reports;
#[path = "support/stored.rs"]
mod stored;
#[path = "support/svg.rs"]
mod svg;
#[path = "support/ways.rs"]
mod ways;

use claude_fix::app::event::Ended;
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::app::{Act, Event, Key, State, bindings, update};
use claude_fix::model::plan::Purpose;
use claude_fix::model::step::Step;
use claude_fix::ui::{Asked, Look, asked, lines, view};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

const ASCII: Look = Look { ascii: true, colour: false, ..Look::FULL };
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 15)];

fn draw(state: &State, size: (u16, u16), look: Look) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| view(state, frame, &look)).unwrap();
    terminal.backend().buffer().clone()
}

/// The cells as lines; the second half of a wide character is left out.
fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            line.push_str(symbol);
            x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// What is not plain text, line by line: `style «text»`.
fn styles(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut runs: Vec<(String, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = buffer.cell((x, y)).unwrap();
            let style = format!("{:?} {:?}", cell.fg, cell.modifier);
            match runs.last_mut().filter(|(last, _)| *last == style) {
                Some((_, text)) => text.push_str(cell.symbol()),
                None => runs.push((style, cell.symbol().to_owned())),
            }
        }
        let runs = runs.iter().filter(|(style, text)| style != "Reset NONE" && !text.trim().is_empty());
        for (style, text) in runs {
            writeln!(out, "{y:2} {style:24} «{}»", text.trim()).unwrap();
        }
    }
    out
}

fn on(step: Step, state: State) -> State {
    State { screen: Screen::Step(step), ..state }
}

/// Every sample with the name of its snapshot.
fn samples() -> Vec<(&'static str, State)> {
    static MADE: OnceLock<Vec<(&'static str, State)>> = OnceLock::new();
    MADE.get_or_init(make_samples).clone()
}

#[expect(clippy::too_many_lines, reason = "a list of screens")]
fn make_samples() -> Vec<(&'static str, State)> {
    let mut moved = machine::key_overrides_login();
    update(&mut moved, Event::Key(Key::Down));
    let failed = Ended::Failed { because: "~/.zshrc has changed since the card was shown.".into() };
    let mut leaving = dialogs::over(Dialog::Working { title: machine::unset_key().title });
    leaving.leaving = true;
    let paste = |text: &str| dialogs::over(Dialog::Paste { text: text.to_owned(), answer: None });
    vec![
        ("before_anything", State::new(80, 24)),
        ("running", machine::running()),
        ("all_well", machine::all_well()),
        ("key_overrides_login", machine::key_overrides_login()),
        ("moved", moved),
        ("login_expired", machine::login_expired()),
        ("unknown", machine::unknown()),
        ("network_down", machine::network_down()),
        ("warning", machine::warning()),
        ("status", on(Step::Status, machine::key_overrides_login())),
        ("status_claude", dialogs::claude_answered()),
        ("step_running", on(Step::Network, machine::running())),
        ("step_sign_in", on(Step::SignIn, machine::login_expired())),
        ("offers", dialogs::choosing()),
        ("step_api_key", on(Step::ApiKey, machine::key_overrides_login())),
        ("hidden", machine::hidden_characters()),
        ("step_hidden", on(Step::HiddenCharacters, machine::hidden_characters())),
        ("step_network", on(Step::Network, machine::network_down())),
        ("step_editors", on(Step::Editors, machine::all_well())),
        ("stored", stored::usual()),
        ("stored_refused", stored::refused()),
        ("hostile_stored_linked", stored::linked()),
        ("stored_offers", stored::offers()),
        ("card_reset_credential", stored::card("reset.credential")),
        ("card_reset_sign_in", stored::card("reset.sign_in")),
        ("card_reset_folder", stored::card("reset.folder")),
        ("step_install", on(Step::Install, installs::several(machine::all_well()))),
        ("step_install_alias", on(Step::Install, installs::by_alias(machine::all_well()))),
        ("step_install_none", on(Step::Install, installs::none(machine::all_well()))),
        ("card", dialogs::card(machine::unset_key())),
        ("card_clean", dialogs::card(machine::clean_key())),
        ("card_destructive", dialogs::card(machine::reset())),
        ("card_undo", dialogs::undo_card()),
        ("card_undo_over_new", dialogs::undo_over_new()),
        ("card_finish", dialogs::finish_card()),
        ("stopped", dialogs::stopped()),
        ("card_message", questions::card()),
        ("question", questions::on_step()),
        ("question_choose", questions::choosing()),
        ("question_address", questions::address()),
        ("working", leaving),
        ("fixed", dialogs::after(Ended::Fixed)),
        ("not_fixed", dialogs::after(Ended::NotFixed)),
        ("worse", dialogs::after(Ended::Worse)),
        ("undone", dialogs::after(Ended::Undone)),
        ("failed", dialogs::after(failed)),
        ("help", dialogs::over(Dialog::Help { scroll: 0 })),
        ("help_scrolled", dialogs::over(Dialog::Help { scroll: 5 })),
        ("paste_empty", paste("")),
        ("paste_long", paste(&"API Error: 401 authentication_error\nconnection closed ".repeat(20))),
        ("explained", dialogs::explained()),
        ("notice", dialogs::over(Dialog::Notice { text: "claude ended normally.".to_owned() })),
        ("new_key_typing", new_keys::typing()),
        ("new_key_asking", new_keys::asking()),
        ("new_key_spoilt", new_keys::spoilt()),
        ("new_key_refused", new_keys::refused()),
        ("new_key_places", new_keys::choosing()),
        ("new_key_token", new_keys::token()),
        ("card_new_key", dialogs::card(new_keys::in_keychain())),
        ("card_sign_in", dialogs::card(panes::running(Purpose::SignIn))),
        ("pane_sign_in", panes::signing_in()),
        ("pane_remote", panes::remote()),
        ("pane_half_a_code", panes::half_a_code()),
        ("pane_refused", panes::refused()),
        ("pane_broken_address", panes::broken_address()),
        ("pane_sign_out", panes::signing_out()),
        ("signed_in", panes::signed_in()),
        ("cancelled", panes::cancelled()),
        ("step_sign_in_picture", panes::picture()),
        ("network_open", ways::open()),
        ("network_testing", ways::testing()),
        ("network_no_names", ways::no_names()),
        ("network_asking_proxy", ways::asking_proxy()),
        ("network_dead_proxy", ways::dead_proxy()),
        ("network_inspected", ways::inspected()),
        ("network_two_ways", ways::two_ways()),
        ("network_sign_in_blocked", looks::sign_in_blocked()),
        ("network_vpn", looks::with_vpn()),
        ("network_detail", looks::detail()),
        ("network_detail_end", looks::detail_end()),
        ("compare_open", looks::comparing()),
        ("compare_looking", looks::comparing_now()),
        ("compare_helped", looks::helped()),
        ("compare_fails", looks::fails_both()),
        ("watch_waiting", looks::waiting()),
        ("watch_looking", looks::watching()),
        ("watch_over", looks::over()),
        ("watch_works", looks::works()),
        ("history_found", pasts::found()),
        ("history_end", pasts::end()),
        ("history_reading", pasts::reading()),
        ("history_nothing", pasts::nothing()),
        ("overview_history", pasts::evidence()),
        ("overview_cut_off", looks::cut_off()),
        ("fixed_sign_in", looks::sign_in_next()),
        ("environment_conflict", ways::conflict()),
        ("environment_nothing", ways::nothing_set()),
        ("overview_something_else", ways::something_else()),
        ("report", reports::text(0)),
        ("report_end", reports::text(10_000)),
        ("report_written", reports::kept()),
        ("report_unsafe", reports::doubtful()),
        ("replay", reports::replayed()),
        ("replay_step", reports::replayed_step()),
        ("machines", reports::machines("")),
        ("machines_filtered", reports::machines("office 3")),
        ("machines_none", reports::machines("xyz")),
        ("hostile", dialogs::hostile()),
        ("hostile_status", on(Step::Status, dialogs::hostile())),
        ("hostile_card", dialogs::hostile_card()),
    ]
}

#[test]
fn every_screen_in_every_size() {
    for (name, state) in samples() {
        let mut all = String::new();
        for (columns, rows) in SIZES {
            for (look, kind) in [(Look::FULL, "unicode"), (ASCII, "ascii")] {
                let shown = text(&draw(&state, (columns, rows), look));
                writeln!(all, "{columns}x{rows} {kind}\n{shown}").unwrap();
            }
        }
        insta::assert_snapshot!(name, all);
    }
}

#[test]
fn colours_say_what_the_symbols_say() {
    for name in ["key_overrides_login", "all_well", "network_down", "status", "card", "card_destructive", "worse"] {
        let (_, state) = samples().into_iter().find(|(it, _)| *it == name).unwrap();
        insta::assert_snapshot!(format!("{name}_styles"), styles(&draw(&state, (80, 24), Look::FULL)));
    }
}

#[test]
fn without_colour_there_is_no_colour() {
    for (name, state) in samples() {
        for cell in &draw(&state, (80, 24), ASCII).content {
            assert_eq!(cell.fg, ratatui::style::Color::Reset, "{name}");
        }
    }
}

#[test]
fn what_claude_fix_draws_is_ascii_where_asked_for() {
    for (name, state) in samples().into_iter().filter(|(name, _)| !name.starts_with("hostile")) {
        for size in SIZES {
            let shown = text(&draw(&state, size, ASCII));
            let foreign: String = shown.chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(foreign, "", "{name} {size:?}");
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let state = machine::key_overrides_login();
    for size in [(39, 24), (80, 11), (20, 5), (10, 3), (1, 1)] {
        insta::assert_snapshot!(format!("refusal_{}x{}", size.0, size.1), text(&draw(&state, size, Look::FULL)));
    }
}

#[test]
fn the_first_frame_ends_with_the_way_out() {
    for (name, state) in samples().into_iter().filter(|(_, state)| state.dialog.is_none()) {
        for (columns, rows) in SIZES {
            let shown = text(&draw(&state, (columns, rows), Look::FULL));
            let between = if columns < 60 { "  " } else { "   " };
            assert!(shown.trim_end().ends_with(&format!("? help{between}q quit")), "{name} {columns}x{rows}\n{shown}");
        }
    }
}

#[test]
fn a_card_in_a_window_that_is_too_small_cannot_be_answered() {
    let mut state = dialogs::card(machine::unset_key());
    update(&mut state, Event::Resized(30, 8));
    assert_eq!(update(&mut state, Event::Key(Key::Char('y'))), Vec::new());
    update(&mut state, Event::Resized(80, 24));
    assert_eq!(update(&mut state, Event::Key(Key::Char('y'))).len(), 1);
}

#[test]
fn the_help_names_every_key_of_the_screen_below() {
    let state = dialogs::over(Dialog::Help { scroll: 0 });
    let shown = text(&draw(&state, (120, 60), Look::FULL));
    for binding in bindings(&State { dialog: None, ..state }) {
        assert!(shown.contains(&binding.label), "{}", binding.label);
    }
}

#[test]
fn the_pictures_in_the_documentation_are_the_real_screens() {
    let pictures = [
        ("overview", machine::key_overrides_login(), (110, 22)),
        ("path-healthy", ways::open(), (96, 21)),
        ("path-dead-proxy", ways::dead_proxy(), (96, 21)),
        ("path-inspected", ways::inspected(), (96, 23)),
        ("path-dns", ways::no_names(), (96, 18)),
        ("path-sign-in-blocked", looks::sign_in_blocked(), (96, 18)),
        ("compare-vpn", looks::helped(), (96, 21)),
        ("watch", looks::over(), (96, 21)),
    ];
    for (name, state, size) in pictures {
        let buffer = draw(&state, size, Look::FULL);
        for (name, ground) in
            [(name.to_owned(), svg::Background::Dark), (format!("{name}-light"), svg::Background::Light)]
        {
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

#[test]
fn an_escape_in_a_text_reaches_no_cell() {
    for (name, state) in samples().into_iter().filter(|(name, _)| name.starts_with("hostile")) {
        for state in [state.clone(), on(Step::Status, state.clone()), on(Step::ApiKey, state)] {
            let shown = text(&draw(&state, (120, 40), Look::FULL));
            assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{name}");
        }
    }
}

#[test]
fn a_result_can_be_read_to_its_end_in_a_small_window() {
    let mut state = dialogs::after(Ended::Fixed);
    state.size = (40, 15);
    for _ in 0..5 {
        update(&mut state, Event::Key(Key::Down));
    }
    let shown = text(&draw(&state, (40, 15), Look::FULL));
    assert!(shown.contains("unset ANTHROPIC_API_KEY"), "{shown}");
    update(&mut state, Event::Key(Key::Enter));
    assert_eq!(state.scroll, 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_size_draws(
        columns in 0..200_u16,
        rows in 0..80_u16,
        which in any::<prop::sample::Index>(),
        step in prop::option::of(0..10_usize),
        scroll in 0..600_u16,
        ascii: bool,
        colour: bool,
    ) {
        let all = samples();
        let mut state = all[which.index(all.len())].1.clone();
        if let Some(step) = step {
            state.screen = Screen::Step(Step::ALL[step]);
        }
        state.scroll = scroll;
        if let Some(Dialog::Card(card)) = &mut state.dialog {
            card.scroll = scroll;
        }
        let buffer = draw(&state, (columns, rows), Look { ascii, colour, ..Look::FULL });
        for cell in &buffer.content {
            prop_assert!(!cell.symbol().chars().any(char::is_control));
        }
    }
}

#[test]
fn every_screen_is_read_as_lines_without_boxes_and_keys() {
    for (name, state) in samples() {
        let all = lines(&state, Look::FULL);
        assert!(all.len() > 1, "{name}: {all:?}");
        for line in &all {
            let drawn = |c: char| c.is_control() || "╭╮╰╯│─▸▶⏎⌫█░▁┄✗✓".contains(c) || ('⠀'..='⣿').contains(&c);
            assert!(!line.contains(drawn), "{name}: {line:?}");
        }
    }
}

#[test]
fn whatever_the_footer_offers_can_be_chosen_from_the_list() {
    let mut lists = 0;
    for (name, state) in samples() {
        let Asked::Menu { choices, out, .. } = asked(&state) else { continue };
        lists += 1;
        for binding in bindings(&state).into_iter().filter(|it| it.footer) {
            let moves = matches!(binding.act, Act::Open(_) | Act::Choose(_));
            // what Enter does besides showing a change is in the list under its own name, or by number
            let enter = binding.act == Act::Next && (state.offer().is_none() || choices.iter().any(|it| it.listed));
            let found = [&out]
                .into_iter()
                .chain(&choices)
                .any(|it| it.label == binding.label || binding.keys.iter().any(|key| it.keys.contains(key)));
            assert!(found || moves || enter, "{name}: {} is not in {choices:?}", binding.label);
        }
    }
    assert!(lists > 10, "only {lists} lists");
}
