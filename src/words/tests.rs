//! Which locale is which language, and what is said where a text is missing?

use super::texts::FILES;
use super::{Language, said};
use crate::assets;

#[test]
fn locales_name_languages() {
    for (locale, language) in [
        ("ja", Some(Language::Japanese)),
        ("ja_JP.UTF-8", Some(Language::Japanese)),
        ("zh_CN.UTF-8", Some(Language::Chinese)),
        ("zh-Hans-SG", Some(Language::Chinese)),
        ("zh_TW.UTF-8", None),
        ("C.UTF-8", Some(Language::English)),
        ("POSIX", Some(Language::English)),
        ("en_GB@euro", Some(Language::English)),
        ("de_DE.UTF-8", None),
        ("", None),
        ("../../etc", None),
    ] {
        assert_eq!(Language::of(locale), language, "{locale}");
    }
}

#[test]
fn what_a_language_lacks_is_said_in_english_and_what_nobody_says_by_its_id() {
    assert_eq!(said(Language::Japanese, "causes/no-such", &[]), "causes/no-such");
    assert_eq!(said(Language::English, "nowhere/x a", &[&1_u8]), "nowhere/x");
    assert_eq!(said(Language::English, "without-a-file", &[]), "without-a-file");
    let english = said(Language::English, "causes/env-base_url_leftover.prevent", &[]);
    assert!(english.starts_with("Set address and token together"), "{english}");
}

#[test]
fn every_file_of_a_language_is_one_that_is_read() {
    for name in assets::names().filter_map(|name| name.strip_prefix("texts/")) {
        let (language, file) = name.split_once('/').unwrap();
        assert!(Language::ALL.iter().any(|it| it.code() == language), "{name}");
        assert!(FILES.contains(&file.strip_suffix(".ftl").unwrap()), "{name}");
    }
}
