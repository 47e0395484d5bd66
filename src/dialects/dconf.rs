//! What does a GNOME desktop's store say? A table of keys in one binary file (GVDB), of which a few values are read.

/// A value, as it lies in the store: its bytes, a zero, and the letters of its type.
pub struct Value<'a>(&'a [u8]);

impl Value<'_> {
    /// A text.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let bytes = self.0.strip_suffix(b"\0s")?;
        // a text that is shorter than its place ends at its zero
        let end = bytes.iter().position(|byte| *byte == 0)?;
        String::from_utf8(bytes[..end].to_vec()).ok()
    }

    /// A whole number.
    #[must_use]
    pub fn number(&self) -> Option<i32> {
        let bytes = self.0.strip_suffix(b"\0i")?;
        Some(i32::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// The bytes that a store of this machine begins with; on a machine of the other byte order they differ.
const BEGIN: &[u8] = b"GVariant";
/// What one item of the table takes: hash, parent, place and length of its name, type, and place of its value.
const ITEM: usize = 24;
/// How deep names are nested at most.
const DEEPEST: usize = 16;

/// The value of a key such as `/system/proxy/mode`, if it is set; `None` if this is no such store.
#[must_use]
pub fn read<'a>(store: &'a [u8], key: &str) -> Option<Option<Value<'a>>> {
    let table = Table::of(store)?;
    let found = table.items.chunks_exact(ITEM).find(|item| item[14] == b'v' && table.is_named(item, key));
    Some(found.and_then(|item| store.get(number(item, 16)?..number(item, 20)?)).map(Value))
}

struct Table<'a> {
    store: &'a [u8],
    items: &'a [u8],
}

impl<'a> Table<'a> {
    fn of(store: &'a [u8]) -> Option<Self> {
        let table = store.get(number(store.strip_prefix(BEGIN)?, 8)?..number(store, 20)?)?;
        // the filter's size takes the lower 27 bits; the rest says how it is shifted
        let (filter, buckets) = (number(table, 0)? & 0x07ff_ffff, number(table, 4)?);
        let before = filter.checked_add(buckets)?.checked_mul(4)?.checked_add(8)?;
        Some(Self { store, items: table.get(before..)? })
    }

    /// Whether the names of an item and of those above it make up the key, read from its end.
    fn is_named(&self, item: &[u8], key: &str) -> bool {
        let (mut item, mut rest) = (item, key.as_bytes());
        for _ in 0..DEEPEST {
            let length = usize::from(u16::from_le_bytes([item[12], item[13]]));
            let name = number(item, 8).and_then(|at| self.store.get(at..at.checked_add(length)?));
            let Some(before) = name.and_then(|name| rest.strip_suffix(name)) else { return false };
            rest = before;
            let above = number(item, 4).and_then(|parent| {
                let at = parent.checked_mul(ITEM)?;
                self.items.get(at..at.checked_add(ITEM)?)
            });
            match above {
                Some(above) => item = above,
                None => return rest.is_empty(),
            }
        }
        false
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by dconf 0.40 from a keyfile.
    const STORE: &[u8] = include_bytes!("../../tests/data/dconf-user.db");

    #[test]
    fn values_are_found_by_their_whole_name() {
        let text = |key| read(STORE, key).unwrap().and_then(|value| value.text());
        assert_eq!(text("/system/proxy/mode").as_deref(), Some("manual"));
        assert_eq!(text("/system/proxy/https/host").as_deref(), Some("proxy.corp.example"));
        assert_eq!(text("/system/proxy/http/host").as_deref(), Some("other.corp.example"));
        assert_eq!(text("/org/gnome/desktop/interface/clock-format").as_deref(), Some("24h"));
        for missing in ["/system/proxy/ftp/host", "host", "mode", "", "/", "/system/proxy/", "x/system/proxy/mode"] {
            assert_eq!(text(missing), None, "{missing}");
        }
        let port = |key| read(STORE, key).unwrap().and_then(|value| value.number());
        assert_eq!(port("/system/proxy/https/port"), Some(3128));
        assert_eq!(port("/system/proxy/mode"), None, "it is a text");
    }

    #[test]
    fn a_store_that_is_cut_or_spoilt_is_survived() {
        for end in 0..STORE.len() {
            let _ = read(&STORE[..end], "/system/proxy/mode");
        }
        for at in 0..STORE.len() {
            for with in [0, 0x7f, 0xff] {
                let mut spoilt = STORE.to_vec();
                spoilt[at] = with;
                let value = read(&spoilt, "/system/proxy/https/host").flatten();
                let _ = value.map(|value| (value.text(), value.number()));
            }
        }
        assert!(read(b"", "/x").is_none() && read(b"GVariant", "/x").is_none() && read(b"no store", "/x").is_none());
    }
}
