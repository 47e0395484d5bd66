//! Has every cause a case that speaks for it, one that speaks against it, and one near the line between them?

use std::collections::BTreeMap;

use super::*;

/// The tables: every test that asks what a cause says. One that is left out here only makes the law harder to keep.
const TABLES: &[fn()] = &[
    answers::a_page_answers_in_place_of_the_service,
    answers::a_page_may_answer_only_without_encryption,
    answers::the_gate_wants_a_browser,
    answers::only_pages_are_blocked,
    answers::the_place_is_not_served,
    answers::too_many_sign_ins,
    answers::one_family_leads_nowhere,
    answers::an_old_claude_gives_up_a_sign_in_too_soon,
    answers::the_service_is_out,
    credentials::a_key_hides_a_login,
    credentials::the_place_is_named_only_if_it_is_the_one,
    credentials::a_settings_file_hides_a_login,
    credentials::a_token_is_left_over,
    credentials::an_address_is_left_over,
    credentials::a_key_is_dead_with_nothing_beneath,
    credentials::an_organisation_is_disabled,
    key_programs::a_program_that_fails_is_the_cause_with_a_login_and_without,
    key_programs::without_a_network_only_a_program_that_is_not_there_is_a_second_cause,
    key_programs::a_key_that_is_refused_is_the_programs_fault_only_over_a_login,
    keychains::the_keychain_is_locked,
    keychains::another_name_is_looked_for,
    keychains::a_login_is_there_twice,
    keychains::many_folders_left_a_login_behind,
    logins::nobody_is_signed_in,
    logins::the_login_has_ended,
    logins::the_login_was_emptied,
    logins::the_login_may_not_talk_to_models,
    logins::a_renewal_that_is_due_is_a_note,
    logins::the_file_is_damaged,
    logins::the_file_leads_nowhere,
    logins::others_may_read_the_login,
    names::an_ad_blocker_answers_with_nowhere,
    names::an_entry_in_the_hosts_file_leads_astray,
    names::the_sign_in_services_name_alone_is_missing,
    names::only_a_proxy_leads_out,
    names::a_public_certificate_is_not_known_yet,
    neighbours::certificates_that_variables_name,
    neighbours::a_host_is_taken_away_from_the_proxy,
    neighbours::sessions_that_run,
    neighbours::other_programs_touch_the_login,
    neighbours::editors_and_remote_machines,
    paths::names_are_not_found,
    paths::nothing_comes_through,
    paths::only_the_sign_in_service_is_blocked,
    paths::the_proxy_does_not_answer,
    paths::a_proxy_is_only_turned_off_where_that_may_help,
    paths::every_spelling_of_a_dead_proxy_goes_at_once,
    paths::a_dead_proxy_in_front_of_the_sign_in_service_alone_is_told,
    paths::the_proxy_asks_for_a_password,
    paths::the_proxys_address_cannot_be_used,
    paths::the_traffic_is_signed_anew,
    paths::the_certificate_does_not_hold,
    paths::the_clock_is_wrong,
    programs::claude_is_not_found,
    programs::claude_does_not_start,
    programs::an_alias_leads_to_nothing,
    programs::npm_left_its_stub,
    programs::powershell_refuses_the_script_of_npm,
    programs::a_terminal_is_older_than_its_path,
    programs::an_old_one_is_broken_only_before_a_newer_one,
    programs::several_are_a_note,
    secrets::characters_that_nobody_sees,
    secrets::the_wrong_kind_in_a_variable,
    secrets::the_place_of_the_character_is_evidence,
    secrets::headers_that_cannot_be_sent_stop_everything,
    secrets::a_spoilt_key_that_is_not_used_here_is_a_note,
    secrets::the_wrong_kind_is_moved_or_removed_whichever_surely_works,
    stores::the_owner_and_the_pens_of_others,
    stores::what_keeps_a_login_from_being_stored,
    stores::a_damaged_state_file_names_the_way_back,
    stores::an_administrators_settings_are_only_told,
    surroundings::a_file_of_the_project_hides_a_login,
    surroundings::the_sign_in_of_a_cloud_has_ended,
    surroundings::an_anthropic_profile_is_chosen,
    surroundings::the_bare_mode_reads_no_login,
    surroundings::the_command_for_signing_in_is_hidden,
    surroundings::an_administrator_wants_a_login,
    surroundings::an_organisation_is_required,
    surroundings::the_login_lies_in_another_home,
    surroundings::the_configuration_folder_is_spelt_oddly,
    surroundings::what_is_remembered_of_the_account,
    surroundings::a_console_key_is_left_over,
    surroundings::a_token_is_only_suspected,
    told::the_credits_are_used_up,
    told::the_account_may_not_use_it,
    told::it_is_another_account,
    told::a_limit_is_no_fault_of_the_sign_in,
    told::the_login_is_turned_down,
    told::a_token_of_the_environment_is_turned_down,
    told::signing_in_changed_nothing,
    told::two_fresh_logins_are_turned_down,
    told::signing_in_itself_goes_wrong,
    told::a_session_that_fails_alone,
    told::the_desktop_app_stands_in_front,
    versions::a_known_fault_is_told_where_it_matters,
    versions::a_terminal_that_is_older_than_the_change_is_told,
];

/// The cases of one cause.
#[derive(Default)]
struct Cases {
    all: usize,
    found: usize,
    near: usize,
}

impl Cases {
    /// What is missing.
    fn lacks(&self) -> Vec<&'static str> {
        let needed = [
            (self.found > 0, "a case for it"),
            (self.all > self.found, "a case against it"),
            (self.near > 0, "a case near the line"),
            (self.all > 2, "three cases"),
        ];
        needed.into_iter().filter(|(there, _)| !there).map(|(_, what)| what).collect()
    }
}

#[test]
fn every_cause_has_a_case_for_it_one_against_it_and_one_near_the_line() {
    taken();
    for table in TABLES {
        table();
    }
    let mut cases: BTreeMap<String, Cases> = BTreeMap::new();
    for asked in taken() {
        let of_cause = cases.entry(asked.id).or_default();
        of_cause.all += 1;
        of_cause.found += usize::from(asked.found);
        of_cause.near += usize::from(asked.near);
    }
    let none = Cases::default();
    let lacks = ALL.iter().flat_map(|it| {
        let lacks = cases.get(it.id).unwrap_or(&none).lacks();
        lacks.into_iter().map(|what| format!("{} has not {what}", it.id))
    });
    let wrong: Vec<String> = lacks.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_known_cause_is_judged_or_says_why_not() {
    use crate::causes::elsewhere;
    let known = include_str!("../../../tests/data/cause-ids.txt").lines();
    for id in known {
        let judged = ALL.iter().any(|cause| cause.id == id);
        let told_why = elsewhere::ALL.iter().any(|it| it.id == id);
        assert!(judged != told_why, "{id}");
    }
}
