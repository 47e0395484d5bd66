//! What does the program carry in `assets/`? Data that a person without a compiler can correct, packed by `build.rs`.

mod heads;
#[cfg(test)]
mod lean;

use std::sync::OnceLock;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Name, the number of the file that it was packed after (its own if none), length, and raw DEFLATE stream; sorted by name.
const ALL: &[(&str, usize, usize, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The text of a file by its path below `assets/`, as `texts/en/causes.ftl`; `None` if there is none.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    let at = ALL.binary_search_by_key(&name, |(name, ..)| name).ok()?;
    let like = ALL[at].1;
    let bytes = if like == at { first(at).to_vec() } else { unpacked(at, first(like))? };
    let text = String::from_utf8(bytes).ok()?;
    match english(name).and_then(|name| read(&name)) {
        Some(english) => Some(heads::put_in(&text, &english)),
        None => Some(text),
    }
}

/// A file that others are packed after is unpacked once.
fn first(at: usize) -> &'static [u8] {
    static FIRST: [OnceLock<Vec<u8>>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];
    FIRST[at].get_or_init(|| unpacked(at, &[]).unwrap_or_default())
}

fn unpacked(at: usize, before: &[u8]) -> Option<Vec<u8>> {
    let (.., length, packed) = ALL[at];
    let mut out = before.to_vec();
    out.resize(before.len() + length, 0);
    let mut unpacker = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, ..) = decompress(&mut unpacker, packed, &mut out, before.len(), flags);
    (status == TINFLStatus::Done).then(|| out.split_off(before.len()))
}

/// The English file of a translation.
fn english(name: &str) -> Option<String> {
    let (language, file) = name.strip_prefix("texts/")?.split_once('/')?;
    (language != "en").then(|| format!("texts/en/{file}"))
}

/// The names of all files, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use super::lean::lean;
    use super::{names, read};

    #[test]
    fn every_file_is_carried_whole() {
        assert!(names().is_sorted());
        for name in names() {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
            #[expect(clippy::disallowed_methods, reason = "compares with the file in the repository")]
            let file = std::fs::read_to_string(path).unwrap();
            assert!(read(name).unwrap() == lean(name, &file), "{name}");
        }
        assert_eq!(read("no such file"), None);
    }
}
