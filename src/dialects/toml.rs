//! What does a small TOML file hold? Tables, lists, texts, and that something is a number or a yes or no; with lines.
//!
//! A reader of our own, because the smallest one with lines takes 100 kB of the program. It reads all of TOML but dates
//! with a space, and is milder where that does no harm: a table may be opened again.

/// How deep values and names may be nested: this reader calls itself.
const DEPTH: usize = 8;

/// A value, and the line on which it begins.
pub(super) struct Value {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Text(String),
    Number,
    YesNo,
    List(Vec<Value>),
    Table(Table),
}

/// Names and values, in the order of the file.
#[derive(Default)]
pub(super) struct Table(pub(super) Vec<(String, Value)>);

/// What is no TOML: the line, and why, as half a sentence.
pub(super) struct Wrong {
    pub(super) line: usize,
    pub(super) because: String,
}

type Read<T> = Result<T, Wrong>;

impl Table {
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The table at a path, made where there is none; of a list of tables, the last.
    fn inside(&mut self, path: &[String], line: usize) -> Read<&mut Self> {
        let Some((first, rest)) = path.split_first() else { return Ok(self) };
        if self.get(first).is_none() {
            self.0.push((first.clone(), Value { line, kind: Kind::Table(Self::default()) }));
        }
        let found = self.0.iter_mut().find(|(name, _)| name == first).map(|(_, value)| &mut value.kind);
        let found = match found {
            Some(Kind::List(all)) => all.last_mut().map(|last| &mut last.kind),
            found => found,
        };
        match found {
            Some(Kind::Table(table)) => table.inside(rest, line),
            _ => Err(twice(first, line)),
        }
    }

    fn put(&mut self, path: &[String], value: Value, line: usize) -> Read<()> {
        let Some((last, above)) = path.split_last() else { return Ok(()) };
        let table = self.inside(above, line)?;
        if table.get(last).is_some() {
            return Err(twice(last, line));
        }
        table.0.push((last.clone(), value));
        Ok(())
    }

    /// One more table of a list.
    fn push(&mut self, path: &[String], line: usize) -> Read<()> {
        let Some((last, above)) = path.split_last() else { return Ok(()) };
        let table = self.inside(above, line)?;
        let empty = || Value { line, kind: Kind::Table(Self::default()) };
        match table.0.iter_mut().find(|(name, _)| name == last).map(|(_, value)| &mut value.kind) {
            None => table.0.push((last.clone(), Value { line, kind: Kind::List(vec![empty()]) })),
            Some(Kind::List(all)) => all.push(empty()),
            Some(_) => return Err(twice(last, line)),
        }
        Ok(())
    }
}

fn twice(key: &str, line: usize) -> Wrong {
    Wrong { line, because: say!("policy/twice", key = crate::model::text::plain(key, 60)) }
}

/// Everything in the file.
pub(super) fn parse(text: &str) -> Read<Table> {
    let (mut at, mut root, mut path) = (Cursor { rest: text, line: 1 }, Table::default(), Vec::new());
    loop {
        at.blank();
        let line = at.line;
        if at.rest.is_empty() {
            return Ok(root);
        } else if at.take("[[") {
            path = at.path()?;
            at.expect("]]")?;
            root.push(&path, line)?;
        } else if at.take("[") {
            path = at.path()?;
            at.expect("]")?;
            root.inside(&path, line)?;
        } else {
            let (key, value) = at.pair(0)?;
            root.inside(&path, line)?.put(&key, value, line)?;
        }
        at.spaces();
        if !at.rest.is_empty() && !at.rest.starts_with(['\n', '\r', '#']) {
            return Err(at.unexpected());
        }
    }
}

struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl Cursor<'_> {
    fn wrong(&self, because: String) -> Wrong {
        Wrong { line: self.line, because }
    }

    fn unexpected(&self) -> Wrong {
        match self.rest.chars().next().filter(|c| !c.is_whitespace()) {
            Some(c) => self.wrong(say!("policy/unexpected", found = crate::model::text::plain(&c.to_string(), 4))),
            None => self.wrong(say!("policy/ends-early")),
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, word: &str) -> Read<()> {
        self.spaces();
        if self.take(word) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    /// Spaces, line breaks and comments.
    fn blank(&mut self) {
        while self.rest.starts_with([' ', '\t', '\r', '\n', '#']) {
            if self.rest.starts_with('#') {
                self.rest = self.rest.find('\n').and_then(|end| self.rest.get(end..)).unwrap_or_default();
            } else {
                self.next();
            }
        }
    }

    /// `a.b."c d"`
    fn path(&mut self) -> Read<Vec<String>> {
        let mut path = Vec::new();
        loop {
            self.spaces();
            let part = match self.rest.chars().next() {
                Some(quote @ ('"' | '\'')) => self.text(quote)?,
                _ => self.word(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_').to_owned(),
            };
            if part.is_empty() {
                return Err(self.unexpected());
            }
            path.push(part);
            self.spaces();
            if !self.take(".") {
                return Ok(path);
            }
            if path.len() >= DEPTH {
                return Err(self.wrong(say!("policy/too-deep")));
            }
        }
    }

    fn word(&mut self, belongs: fn(char) -> bool) -> &str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn pair(&mut self, depth: usize) -> Read<(Vec<String>, Value)> {
        let key = self.path()?;
        self.expect("=")?;
        self.spaces();
        Ok((key, self.value(depth)?))
    }

    fn value(&mut self, depth: usize) -> Read<Value> {
        let line = self.line;
        if depth > DEPTH {
            return Err(self.wrong(say!("policy/too-deep")));
        }
        let kind = match self.rest.chars().next() {
            Some(quote @ ('"' | '\'')) => Kind::Text(self.text(quote)?),
            Some('[') => Kind::List(self.list(depth)?),
            Some('{') => Kind::Table(self.table(depth)?),
            _ => {
                let before = self.rest;
                let word = self.word(|c| c.is_ascii_alphanumeric() || "+-_.:".contains(c));
                match word {
                    "true" | "false" => Kind::YesNo,
                    "inf" | "nan" => Kind::Number,
                    _ if word.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-') => Kind::Number,
                    _ => {
                        self.rest = before;
                        return Err(self.unexpected());
                    }
                }
            }
        };
        Ok(Value { line, kind })
    }

    fn list(&mut self, depth: usize) -> Read<Vec<Value>> {
        let mut all = Vec::new();
        self.next();
        loop {
            self.blank();
            if self.take("]") {
                return Ok(all);
            }
            all.push(self.value(depth + 1)?);
            self.blank();
            if !self.take(",") {
                self.expect("]")?;
                return Ok(all);
            }
        }
    }

    fn table(&mut self, depth: usize) -> Read<Table> {
        let mut table = Table::default();
        self.next();
        loop {
            self.blank();
            if self.take("}") {
                return Ok(table);
            }
            let line = self.line;
            let (key, value) = self.pair(depth + 1)?;
            table.put(&key, value, line)?;
            self.blank();
            if !self.take(",") {
                self.expect("}")?;
                return Ok(table);
            }
        }
    }

    /// A text between quotes, or between three of them; only between `"` a backslash means something.
    fn text(&mut self, quote: char) -> Read<String> {
        let (line, three) = (self.line, quote.to_string().repeat(3));
        let several = self.take(&three);
        if several {
            self.take("\r");
            if self.rest.starts_with('\n') {
                self.next();
            }
        } else {
            self.next();
        }
        let mut out = String::new();
        loop {
            if several && self.take(&three) {
                // up to two quotes may stand right before the end
                while self.rest.starts_with(quote) {
                    out.extend(self.next());
                }
                return Ok(out);
            }
            match self.next() {
                Some(c) if c == quote && !several => return Ok(out),
                Some('\\') if quote == '"' => out.extend(self.escaped()?),
                Some('\n') if !several => break,
                Some(c) => out.push(c),
                None => break,
            }
        }
        Err(Wrong { line, because: say!("policy/not-closed") })
    }

    /// What a backslash and what follows it stand for; nothing at the end of a line.
    fn escaped(&mut self) -> Read<Option<char>> {
        let digits = match self.next() {
            Some('b') => return Ok(Some('\u{8}')),
            Some('t') => return Ok(Some('\t')),
            Some('n') => return Ok(Some('\n')),
            Some('f') => return Ok(Some('\u{c}')),
            Some('r') => return Ok(Some('\r')),
            Some('e') => return Ok(Some('\u{1b}')),
            Some(c @ ('"' | '\\')) => return Ok(Some(c)),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(' ' | '\t' | '\r' | '\n') => {
                while self.rest.starts_with([' ', '\t', '\r', '\n']) {
                    self.next();
                }
                return Ok(None);
            }
            _ => return Err(self.wrong(say!("policy/bad-escape"))),
        };
        let code = self.rest.get(..digits).filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let found = code.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?));
        self.rest = self.rest.get(digits..).unwrap_or_default();
        found.map(Some).ok_or_else(|| self.wrong(say!("policy/bad-escape")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file once more, on one line.
    fn shown(table: &Table) -> String {
        let value = |value: &Value| kind(&value.kind);
        let all: Vec<String> = table.0.iter().map(|(key, it)| format!("{key}@{}={}", it.line, value(it))).collect();
        all.join(" ")
    }

    fn kind(it: &Kind) -> String {
        match it {
            Kind::Text(text) => format!("{text:?}"),
            Kind::Number => "number".into(),
            Kind::YesNo => "yesno".into(),
            Kind::List(all) => format!("[{}]", all.iter().map(|it| kind(&it.kind)).collect::<Vec<_>>().join(",")),
            Kind::Table(table) => format!("{{{}}}", shown(table)),
        }
    }

    #[test]
    fn every_form_of_a_value_is_read() {
        for (text, expected) in [
            ("a = 'x' # c\r\nb=\"y\"\r\n\n", "a@1=\"x\" b@2=\"y\""),
            (
                "a = 1\nb = -1.5e3\nc = 0xff\nd = true\ne = inf\nf = 2026-11-21",
                "a@1=number b@2=number c@3=number d@4=yesno e@5=number f@6=number",
            ),
            ("a = [ 'x', # c\n  \"y\",\n]\nb = []", "a@1=[\"x\",\"y\"] b@4=[]"),
            ("a = { b = 'x', c.d = [1] }\n", "a@1={b@1=\"x\" c@1={d@1=[number]}}"),
            ("[a]\nb = 'x'\n[a.c]\nd = 'y'\n[e]", "a@1={b@2=\"x\" c@3={d@4=\"y\"}} e@5={}"),
            ("[[a]]\nb = 'x'\n[[a]]\n[a.c]\nd = 'y'", "a@1=[{b@2=\"x\"},{c@4={d@5=\"y\"}}]"),
            ("\"a b\" = '''\nx\\n\n'y'''''\n", "a b@1=\"x\\\\n\\n'y''\""),
            ("a = \"\"\"\\\n   x \\\n  y\"\"\"", "a@1=\"x y\""),
            (r#"a = "\u00e9\U0001F600\x41\t\"\\\e""#, "a@1=\"é😀A\\t\\\"\\\\\\u{1b}\""),
        ] {
            let read = parse(text).map(|table| shown(&table)).map_err(|it| format!("{}: {}", it.line, it.because));
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        for (text, line) in [
            ("a", 1),
            ("\na = ", 2),
            ("a = b", 1),
            ("a = 1 2", 1),
            ("a = 'x\n'", 1),
            ("b = 1\na = '''x\n", 2),
            ("a = 1\na = 2", 2),
            ("a = 1\n[a]\n", 2),
            ("[a\n", 1),
            ("[[a]\n", 1),
            ("[]\n", 1),
            ("a = [1,\n", 2),
            ("a = {b = 1", 1),
            (r#"a = "\q""#, 1),
            (r#"a = "\ud800""#, 1),
            (r#"a = "\u12"#, 1),
            ("a = \u{e9}", 1),
        ] {
            assert_eq!(parse(text).map(|it| shown(&it)).map_err(|it| it.line), Err(line), "{text:?}");
        }
    }

    #[test]
    fn depth_is_refused() {
        for text in
            ["a = ".to_owned() + &"[".repeat(60_000), "a = ".to_owned() + &"{a=".repeat(20_000), "a.".repeat(30_000)]
        {
            assert!(parse(&text).is_err());
        }
    }
}
