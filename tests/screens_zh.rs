//! Do the main screens hold in Chinese: no frame bent by wide characters, no line that begins with what closes?

#![expect(clippy::unwrap_used, reason = "a helper of a test may panic as the test itself")]

#[path = "support/frames.rs"]
mod frames;
#[path = "support/languages.rs"]
mod languages;
#[path = "support/samples.rs"]
mod samples;

use claude_fix::words::Language;

#[test]
fn the_main_screens_hold() {
    languages::hold(Language::Chinese, |name, screens| insta::assert_snapshot!(name, screens));
}
