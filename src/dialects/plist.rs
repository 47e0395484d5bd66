//! What does a property list of macOS say? Binary or XML, as far as JSON can say the same: Claude Code reads it so, too.

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

/// How deep values may lie in each other.
const DEEPEST: usize = 32;
/// The most values in all: in a binary list one value can be named many times. So a text counts as one more for every
/// [`PIECE`] bytes.
const MOST: usize = 20_000;
const PIECE: usize = 64;
/// Where the numbers about a binary list stand, counted from its end, in bytes.
const TRAILER: usize = 32;

/// The value of a property list.
///
/// # Errors
/// Why it cannot be read, as half a sentence.
pub fn value(bytes: &[u8]) -> Result<Value, String> {
    if bytes.starts_with(b"bplist00") {
        let list = Binary::new(bytes).ok_or_else(damaged)?;
        return list.object(list.top, 0, &mut MOST.clone());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
    let mut list = Xml { rest: text.trim_start_matches('\u{feff}'), left: MOST };
    match list.tag()? {
        ("plist", false) => {}
        _ => return Err(damaged()),
    }
    let (name, empty) = list.tag()?;
    let value = list.element(name, empty, 0)?;
    if list.tag()? == ("/plist", false) { Ok(value) } else { Err(damaged()) }
}

fn damaged() -> String {
    say!("system/plist-damaged")
}

/// What JSON has no form for.
fn no_json() -> String {
    say!("system/plist-no-json")
}

/// A binary list: objects that name each other by number, and a table that says where each begins.
struct Binary<'a> {
    bytes: &'a [u8],
    /// The bytes of one place in the table, and of one number of an object.
    sizes: (usize, usize),
    count: usize,
    top: usize,
    table: usize,
}

/// A number of up to eight bytes, the largest first.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(size)?).filter(|_| (1..=8).contains(&size))?;
    Some(part.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)))
}

impl<'a> Binary<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.len().checked_sub(TRAILER)?;
        let whole = |at: usize| usize::try_from(number(bytes, end + at, 8)?).ok();
        let size = |at: usize| bytes.get(end + at).map(|size| usize::from(*size));
        let list = Self { bytes, sizes: (size(6)?, size(7)?), count: whole(8)?, top: whole(16)?, table: whole(24)? };
        (list.count <= MOST).then_some(list)
    }

    fn object(&self, index: usize, deep: usize, left: &mut usize) -> Result<Value, String> {
        *left = left.checked_sub(1).filter(|_| deep <= DEEPEST).ok_or_else(damaged)?;
        self.read(index, deep, left).ok_or_else(damaged)?
    }

    /// `None` where it is cut off or points outside.
    fn read(&self, index: usize, deep: usize, left: &mut usize) -> Option<Result<Value, String>> {
        let place = (index < self.count).then(|| self.table.checked_add(index.checked_mul(self.sizes.0)?))??;
        let at = usize::try_from(number(self.bytes, place, self.sizes.0)?).ok()?;
        let marker = *self.bytes.get(at)?;
        let low = usize::from(marker & 0x0f);
        let value = match marker >> 4 {
            0 => match marker {
                0x08 => Value::Bool(false),
                0x09 => Value::Bool(true),
                _ => Value::Null,
            },
            1 => {
                // sixteen bytes are a number without a sign that is larger than any that is meant
                let size = 1_usize << low.min(4);
                let (skip, size) = if size == 16 { (8, 8) } else { (0, size) };
                let read = number(self.bytes, at + 1 + skip, size)?;
                Value::from(if size == 8 { read.cast_signed() } else { i64::try_from(read).ok()? })
            }
            2 => {
                let real = match low {
                    2 => f64::from(f32::from_bits(u32::try_from(number(self.bytes, at + 1, 4)?).ok()?)),
                    _ => f64::from_bits(number(self.bytes, at + 1, 8)?),
                };
                Number::from_f64(real).map_or(Value::Null, Value::Number)
            }
            5 => {
                let (from, count) = self.counted(at, low)?;
                *left = left.checked_sub(count / PIECE)?;
                Value::String(String::from_utf8_lossy(self.bytes.get(from..from.checked_add(count)?)?).into_owned())
            }
            6 => {
                let (from, count) = self.counted(at, low)?;
                *left = left.checked_sub(count / PIECE)?;
                let bytes = self.bytes.get(from..from.checked_add(count.checked_mul(2)?)?)?;
                let units: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
                Value::String(String::from_utf16_lossy(&units))
            }
            10 => {
                let (from, count) = self.counted(at, low)?;
                let items = (0..count).map(|nth| self.object(self.named(from, nth)?, deep + 1, left));
                return Some(items.collect::<Result<Vec<_>, _>>().map(Value::Array));
            }
            13 => {
                let (from, count) = self.counted(at, low)?;
                let mut map = Map::new();
                for nth in 0..count {
                    let (key, value) = (self.named(from, nth), self.named(from, count.checked_add(nth)?));
                    let both = key.and_then(|key| Ok((self.object(key, deep + 1, left)?, value?)));
                    match both.and_then(|(key, value)| Ok((key, self.object(value, deep + 1, left)?))) {
                        Ok((Value::String(key), value)) => map.insert(key, value),
                        Ok(_) => return None,
                        Err(because) => return Some(Err(because)),
                    };
                }
                Value::Object(map)
            }
            _ => return Some(Err(no_json())),
        };
        Some(Ok(value))
    }

    /// Where the content of an object begins, and how much it holds: a large count is a number of its own.
    fn counted(&self, at: usize, low: usize) -> Option<(usize, usize)> {
        if low < 15 {
            return Some((at + 1, low));
        }
        let marker = self.bytes.get(at + 1).filter(|marker| **marker >> 4 == 1)?;
        let size = 1_usize << usize::from(marker & 0x0f).min(4);
        Some((at + 2 + size, usize::try_from(number(self.bytes, at + 2, size)?).ok()?))
    }

    /// The number of the object that stands there.
    fn named(&self, from: usize, nth: usize) -> Result<usize, String> {
        let at = nth.checked_mul(self.sizes.1).and_then(|far| from.checked_add(far));
        let found = at.and_then(|at| number(self.bytes, at, self.sizes.1));
        found.and_then(|found| usize::try_from(found).ok()).ok_or_else(damaged)
    }
}

/// A list in XML, as far as property lists use it.
struct Xml<'a> {
    rest: &'a str,
    left: usize,
}

impl<'a> Xml<'a> {
    /// The next tag, `/name` where it ends, and whether it is an empty one; what only describes the file is passed over.
    fn tag(&mut self) -> Result<(&'a str, bool), String> {
        loop {
            let begun = self.rest.trim_start().strip_prefix('<').ok_or_else(damaged)?;
            let (end, skipped) = match begun {
                _ if begun.starts_with("!--") => ("-->", true),
                _ => (">", begun.starts_with(['?', '!'])),
            };
            let (inside, rest) = begun.split_once(end).ok_or_else(damaged)?;
            self.rest = rest;
            if !skipped {
                let empty = inside.ends_with('/');
                let inside = inside.trim_end_matches('/');
                let name = inside.split_whitespace().next().filter(|name| !name.is_empty());
                return name.map(|name| (name, empty)).ok_or_else(damaged);
            }
        }
    }

    /// What stands before the end of this element, which holds nothing but text.
    fn text(&mut self, name: &str) -> Result<Cow<'a, str>, String> {
        let (text, rest) = self.rest.split_once('<').ok_or_else(damaged)?;
        let ended = rest.strip_prefix('/').and_then(|rest| rest.strip_prefix(name));
        self.rest = ended.and_then(|rest| rest.trim_start().strip_prefix('>')).ok_or_else(damaged)?;
        if text.contains('&') { resolved(text).map(Cow::Owned).ok_or_else(damaged) } else { Ok(Cow::Borrowed(text)) }
    }

    fn element(&mut self, name: &str, empty: bool, deep: usize) -> Result<Value, String> {
        self.left = self.left.checked_sub(1).filter(|_| deep <= DEEPEST).ok_or_else(damaged)?;
        match (name, empty) {
            ("true", true) => Ok(Value::Bool(true)),
            ("false", true) => Ok(Value::Bool(false)),
            ("true" | "false", false) => self.text(name).map(|_| Value::Bool(name == "true")),
            ("string", true) => Ok(Value::String(String::new())),
            ("string", false) => Ok(Value::String(self.text(name)?.into_owned())),
            ("integer", false) => self.text(name)?.trim().parse::<i64>().map(Value::from).map_err(|_| damaged()),
            ("real", false) => {
                let real = self.text(name)?.trim().parse::<f64>().map_err(|_| damaged())?;
                Ok(Number::from_f64(real).map_or(Value::Null, Value::Number))
            }
            ("array", true) => Ok(Value::Array(Vec::new())),
            ("dict", true) => Ok(Value::Object(Map::new())),
            ("array", false) => {
                let mut items = Vec::new();
                loop {
                    match self.tag()? {
                        ("/array", _) => return Ok(Value::Array(items)),
                        (name, empty) => items.push(self.element(name, empty, deep + 1)?),
                    }
                }
            }
            ("dict", false) => {
                let mut map = Map::new();
                loop {
                    match self.tag()? {
                        ("/dict", _) => return Ok(Value::Object(map)),
                        ("key", empty) => {
                            let key = if empty { Cow::Borrowed("") } else { self.text("key")? };
                            let (name, empty) = self.tag()?;
                            map.insert(key.into_owned(), self.element(name, empty, deep + 1)?);
                        }
                        _ => return Err(damaged()),
                    }
                }
            }
            ("data" | "date", _) => Err(no_json()),
            _ => Err(damaged()),
        }
    }
}

/// The text without its entities.
fn resolved(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        let code = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
        out.push(match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => match name.strip_prefix('#')? {
                hex if hex.starts_with('x') => code(&hex[1..], 16)?,
                decimal => code(decimal, 10)?,
            },
        });
        out.push_str(rest);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
        \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<!-- <dict> -->\n<dict>\n\t<key>env</key>\n\
        <dict><key>A</key><string>x &lt;&amp;&#x41;&gt;</string><key>B</key><string/></dict>\n<key>on</key><true/>\n\
        <key>list</key><array><integer>-7</integer><real>1.5</real><false/></array>\n</dict>\n</plist>\n";

    /// One text that an array names a thousand times: a hundred times the file, if each were copied.
    #[test]
    fn a_text_that_is_named_many_times_is_no_list() {
        let repeated = |times: u16| {
            let mut bytes = [b"bplist00\xaf\x11".as_slice(), &times.to_be_bytes()].concat();
            bytes.extend((0..times).flat_map(|_| [0, 1]));
            let text = u32::try_from(bytes.len()).unwrap();
            bytes.extend([b"\x5f\x12".as_slice(), &100_000_u32.to_be_bytes()].concat());
            bytes.resize(bytes.len() + 100_000, b'a');
            let table = bytes.len() as u64;
            bytes.extend([8_u32.to_be_bytes(), text.to_be_bytes()].concat());
            bytes.extend([[0, 0, 0, 0, 0, 0, 4, 2], 2_u64.to_be_bytes(), [0; 8], table.to_be_bytes()].concat());
            value(&bytes)
        };
        assert_eq!(repeated(2).unwrap().as_array().unwrap().len(), 2);
        assert!(repeated(1_000).is_err());
    }

    /// `{"env": {"A": "b"}, "on": true, "n": -1, "u": "é", "r": 1.5, "l": [300]}`, as macOS writes it.
    fn binary() -> Vec<u8> {
        let objects: Vec<Vec<u8>> = vec![
            [vec![0xd6], vec![1, 3, 5, 7, 9, 11], vec![2, 4, 6, 8, 10, 12]].concat(),
            b"\x53env".to_vec(),
            vec![0xd1, 13, 14],
            b"\x52on".to_vec(),
            vec![0x09],
            b"\x51n".to_vec(),
            [vec![0x13], (-1_i64).to_be_bytes().to_vec()].concat(),
            b"\x51u".to_vec(),
            vec![0x61, 0x00, 0xe9],
            b"\x51r".to_vec(),
            [vec![0x23], 1.5_f64.to_bits().to_be_bytes().to_vec()].concat(),
            b"\x51l".to_vec(),
            vec![0xa1, 15],
            b"\x51A".to_vec(),
            b"\x5f\x10\x01b".to_vec(),
            vec![0x11, 0x01, 0x2c],
        ];
        let mut bytes = b"bplist00".to_vec();
        let mut places = Vec::new();
        for object in &objects {
            places.push(u8::try_from(bytes.len()).unwrap());
            bytes.extend(object);
        }
        let table = bytes.len() as u64;
        bytes.extend(places);
        bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        for whole in [objects.len() as u64, 0, table] {
            bytes.extend(whole.to_be_bytes());
        }
        bytes
    }

    #[test]
    fn both_forms_are_read() {
        let wanted = json!({"env": {"A": "x <&A>", "B": ""}, "on": true, "list": [-7, 1.5, false]});
        assert_eq!(value(XML.as_bytes()), Ok(wanted));
        let wanted = json!({"env": {"A": "b"}, "on": true, "n": -1, "u": "é", "r": 1.5, "l": [300]});
        assert_eq!(value(&binary()), Ok(wanted));
        let empty = "<plist><dict/></plist>";
        assert_eq!(value(empty.as_bytes()), Ok(json!({})));
    }

    #[test]
    fn what_json_cannot_say_is_refused_as_a_whole() {
        let dated = XML.replace("<true/>", "<date>2026-11-21T00:00:00Z</date>");
        assert!(value(dated.as_bytes()).unwrap_err().contains("date"), "{:?}", value(dated.as_bytes()));
        let mut data = binary();
        let at = data.windows(4).position(|part| part == b"\x52on\x09").unwrap();
        data[at + 3] = 0x40;
        assert!(value(&data).unwrap_err().contains("date"));
    }

    #[test]
    fn whatever_is_damaged_ends() {
        let good = binary();
        for cut in 0..good.len() {
            assert!(value(&good[..cut]).is_err(), "{cut}");
        }
        for at in 0..good.len() {
            for other in [0x00, 0x0f, 0xaf, 0xdf, 0xff] {
                let mut bytes = good.clone();
                bytes[at] = other;
                let _ = value(&bytes);
            }
        }
        for cut in 0..XML.trim_end().len() {
            assert!(value(&XML.as_bytes()[..cut]).is_err(), "{cut}");
        }
        let deep = format!("<plist>{}{}</plist>", "<array>".repeat(5000), "</array>".repeat(5000));
        assert!(value(deep.as_bytes()).is_err());
        // an array that holds itself
        let mut circle = b"bplist00\xa1\x00\x08".to_vec();
        circle.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        for whole in [1_u64, 0, 10] {
            circle.extend(whole.to_be_bytes());
        }
        assert!(value(&circle).is_err());
        for bad in [
            "",
            "x",
            "<plist></plist>",
            "<plist><dict><string>a</string></dict></plist>",
            "<plist><key>&#xffffffff;</key>",
        ] {
            assert!(value(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
