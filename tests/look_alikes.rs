//! Is `assets/look-alikes.txt` what Unicode's table of confusables says? `UPDATE_DOCS=1` writes it anew.
//!
//! The program carries the part that leads to what stands in a key: the whole table takes 0.4 MB of it.
#![expect(clippy::disallowed_methods, reason = "reads and writes this repository, not a person's machine")]

use std::fmt::Write;

use claude_fix::claude_code::characters::is_typographic_quote;
use unicode_security::skeleton;

#[test]
fn the_look_alikes_are_those_of_unicode() {
    let mut wanted = String::new();
    for c in ('\u{80}'..=char::MAX).filter(|c| !is_typographic_quote(*c)) {
        let text = String::from(c);
        let mut twin = skeleton(&text);
        if let (Some(one), None) = (twin.next(), twin.next())
            && (one.is_ascii_alphanumeric() || matches!(one, '-' | '_'))
        {
            writeln!(wanted, "{:04X} {one}", u32::from(c)).expect("a string takes everything");
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/look-alikes.txt");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &wanted).expect("assets can be written");
    }
    let there = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == wanted, "assets/look-alikes.txt is stale: UPDATE_DOCS=1 cargo test --test look_alikes");
    assert!(wanted.lines().count() > 1000, "Unicode's table is not empty");
}
