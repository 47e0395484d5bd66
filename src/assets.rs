//! What does the program carry in `assets/`? Data that a person without a compiler can correct, packed by `build.rs`.

mod heads;
#[cfg(test)]
mod lean;

use miniz_oxide::inflate::decompress_to_vec;

/// Name and raw DEFLATE stream; sorted by name.
const ALL: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The text of a file by its path below `assets/`, as `texts/en/causes.ftl`; `None` if there is none.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    let at = ALL.binary_search_by_key(&name, |(name, ..)| name).ok()?;
    let (_, packed) = ALL[at];
    let text = String::from_utf8(decompress_to_vec(packed).ok()?).ok()?;
    match english(name).and_then(|name| read(&name)) {
        Some(english) => Some(heads::put_in(&text, &english)),
        None => Some(text),
    }
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
