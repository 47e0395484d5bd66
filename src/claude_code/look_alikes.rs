//! Which letter, digit or hyphen does a character look like? Unicode's own table of confusables, as far as it leads to
//! what stands in a key: `assets/look-alikes.txt`, made and held fresh by `tests/look_alikes.rs`.

use std::sync::OnceLock;

use crate::assets;

/// The one ASCII letter, digit, `-` or `_` that a character is drawn like.
pub(super) fn look_alike(c: char) -> Option<char> {
    static ALL: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let all =
        ALL.get_or_init(|| assets::read("look-alikes.txt").unwrap_or_default().lines().filter_map(pair).collect());
    let at = all.binary_search_by_key(&c, |(odd, _)| *odd).ok()?;
    Some(all[at].1)
}

/// `0430 a`
fn pair(line: &str) -> Option<(char, char)> {
    let (odd, plain) = line.split_once(' ')?;
    Some((char::from_u32(u32::from_str_radix(odd, 16).ok()?)?, plain.chars().next()?))
}
