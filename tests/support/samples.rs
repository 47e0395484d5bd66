//! Which screens are there to look at? Every screen and dialog in all its states, with the name of its snapshot.

use std::sync::OnceLock;

use claude_fix::app::event::Ended;
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::app::{Event, Key, State, update};
use claude_fix::model::plan::Purpose;
use claude_fix::model::step::Step;

mod calls;
pub(crate) mod dialogs;
mod helps;
pub(crate) mod hidden;
mod installs;
pub(crate) mod looks;
pub(crate) mod machine;
mod new_keys;
mod panes;
mod pasts;
mod questions;
mod rarely;
mod reports;
mod stored;
mod troubles;
pub(crate) mod ways;

/// The main ones: those whose colours are looked at, and those that are compared in every language.
pub(crate) const MAIN: [&str; 28] = [
    "running",
    "key_overrides_login",
    "all_well",
    "unknown",
    "network_down",
    "warning",
    "status",
    "step_api_key",
    "step_hidden",
    "stored",
    "network_inspected",
    "step_install",
    "card",
    "card_destructive",
    "pane_sign_in",
    "working",
    "fixed",
    "worse",
    "help",
    "explained",
    "question_choose",
    "history_found",
    "compare_helped",
    "walkthrough/diagnosis",
    "about/cause",
    "search/found",
    "report_written",
    "practice",
];

/// The file of a sample: those whose names begin alike before a `/` share one.
pub(crate) fn file(name: &str) -> &str {
    name.split_once('/').map_or(name, |(file, _)| file)
}

pub(crate) fn on(step: Step, state: State) -> State {
    State { screen: Screen::Step(step), ..state }
}

/// The same on a machine that is made up.
pub(crate) fn practised(state: State) -> State {
    State { practice: true, ..state }
}

/// Every sample with the name of its snapshot.
pub(crate) fn samples() -> Vec<(&'static str, State)> {
    static MADE: OnceLock<Vec<(&'static str, State)>> = OnceLock::new();
    MADE.get_or_init(|| [usual(), steps(), calls::all(), helps::all(), rarely::all()].concat()).clone()
}

/// The ten steps of a machine where nothing is wrong.
fn steps() -> Vec<(&'static str, State)> {
    let names = [
        "steps/status",
        "steps/sign_in",
        "steps/api_key",
        "steps/hidden_characters",
        "steps/environment",
        "steps/stored_sign_in",
        "steps/network",
        "steps/install",
        "steps/service",
        "steps/editors",
    ];
    names.into_iter().zip(Step::ALL).map(|(name, step)| (name, on(step, machine::all_well()))).collect()
}

#[expect(clippy::too_many_lines, reason = "a list of screens")]
fn usual() -> Vec<(&'static str, State)> {
    let mut moved = machine::key_overrides_login();
    update(&mut moved, Event::Key(Key::Down));
    let failed = Ended::Failed { because: "~/.zshrc has changed since the card was shown.".into() };
    let mut leaving = dialogs::over(Dialog::Working { title: machine::unset_key().title, changes: true });
    leaving.leaving = true;
    let paste = |text: &str| dialogs::over(Dialog::Paste { text: text.to_owned(), answer: None });
    vec![
        ("before_anything", State::new(80, 24)),
        ("running", machine::running()),
        ("all_well", machine::all_well()),
        ("key_overrides_login", machine::key_overrides_login()),
        ("moved", moved),
        ("login_expired", troubles::login_expired()),
        ("unknown", troubles::unknown()),
        ("network_down", troubles::network_down()),
        ("warning", troubles::warning()),
        ("status", on(Step::Status, machine::key_overrides_login())),
        ("status_claude", dialogs::claude_answered()),
        ("step_running", on(Step::Network, machine::running())),
        ("step_sign_in", on(Step::SignIn, troubles::login_expired())),
        ("offers", dialogs::choosing()),
        ("step_api_key", on(Step::ApiKey, machine::key_overrides_login())),
        ("hidden", hidden::hidden_characters()),
        ("step_hidden", on(Step::HiddenCharacters, hidden::hidden_characters())),
        ("step_network", on(Step::Network, troubles::network_down())),
        ("step_service", on(Step::Service, machine::all_well())),
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
        ("card_clean", dialogs::card(hidden::clean_key())),
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
        ("practice", practised(machine::key_overrides_login())),
        ("practice_card", practised(dialogs::card(machine::unset_key()))),
        ("hostile", dialogs::hostile()),
        ("hostile_status", on(Step::Status, dialogs::hostile())),
        ("hostile_card", dialogs::hostile_card()),
    ]
}
