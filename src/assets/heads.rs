//! How are the translations carried? Without the names of their messages, which are those of the English file, in its order.
//!
//! `build.rs` takes them out and the program puts them in again: in three languages each name would stand three times.

/// The text as it was, from one with a bare `=` for every name that comes next in English, too.
pub(crate) fn put_in(text: &str, english: &str) -> String {
    let mut names = Names::of(english);
    let mut out = String::with_capacity(2 * text.len());
    for line in text.split_inclusive('\n') {
        if line.starts_with('=')
            && let Some(name) = names.0.next()
        {
            out.push_str(name);
            out.push(' ');
        } else if let Some(name) = head(line) {
            names.next(name);
        }
        out.push_str(line);
    }
    out
}

/// The names that are still to come.
pub(crate) struct Names<'a>(std::vec::IntoIter<&'a str>);

impl<'a> Names<'a> {
    /// All of a file.
    pub(crate) fn of(english: &'a str) -> Self {
        Self(english.lines().filter_map(head).collect::<Vec<_>>().into_iter())
    }

    /// Goes behind this name; whether it was the next one. One that never comes leaves all as it is.
    pub(crate) fn next(&mut self, name: &str) -> bool {
        let at = self.0.as_slice().iter().position(|next| *next == name);
        if let Some(at) = at {
            self.0.nth(at);
        }
        at == Some(0)
    }
}

/// `key` of `key = value` and `    .key` of `    .key = value`.
pub(crate) fn head(line: &str) -> Option<&str> {
    let (head, _) = line.split_once(" =")?;
    let name = head.trim_start_matches(' ').strip_prefix('.').unwrap_or(head);
    let fits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    fits.then_some(head)
}

#[cfg(test)]
mod tests {
    use super::put_in;

    #[test]
    fn the_names_that_come_next_are_put_in() {
        let english =
            "# A file\na-b = One\n    .why = Two = three\nc = { $n ->\n   *[other] y = z\n}\nd =\n    Long\ne = E\n";
        for (bare, text) in [
            ("= 1\n= 2 = 3\n= { $n ->\n}\n=\n    4\n", "a-b = 1\n    .why = 2 = 3\nc = { $n ->\n}\nd =\n    4\n"),
            ("= 1\nd =\n    2\n= 3", "a-b = 1\nd =\n    2\ne = 3"),
            ("c = 1\na-b = 2\nother = 3\n= 4\n", "c = 1\na-b = 2\nother = 3\nd = 4\n"),
            ("a-b=1\r\nc = 2\r\n  .x = 3\r\n= 4", "a-b=1\r\nc = 2\r\n  .x = 3\r\nd = 4"),
            ("", ""),
        ] {
            assert_eq!(put_in(bare, english), text);
        }
    }
}
