//! What does a company's policy file say? TOML, taken apart with the line of everything that cannot be used.
//!
//! What cannot be used is said and left out, and the rest counts: one word too many must not lift what is forbidden.

use super::toml::{Kind, Table, Value, parse};
use crate::model::company::{CompanyPolicy, Forbidden, Hop, OwnText};
use crate::model::text::plain;

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 64 * 1024;
/// The most entries of a list that count.
const MOST: usize = 100;
/// The longest name, address or id, and the longest sentence, in characters.
const SHORT: usize = 160;
const LONG: usize = 500;

/// The policy, and a sentence for everything in the file that is not understood.
///
/// # Errors
/// Why it is no TOML, with the line, as half a sentence.
pub fn read(text: &str) -> Result<(CompanyPolicy, Vec<String>), String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = parse(text).map_err(|it| say!("policy/no-toml", line = it.line, because = it.because))?;
    let (mut reader, mut policy) = (Reader { said: Vec::new() }, CompanyPolicy::default());
    reader.root(&root, &mut policy);
    Ok((policy, reader.said))
}

struct Reader {
    said: Vec<String>,
}

impl Reader {
    fn root(&mut self, root: &Table, policy: &mut CompanyPolicy) {
        self.unknown(root, "", &["company", "contact", "network", "recommend", "forbid", "text"]);
        policy.company = self.string(root, "", "company", SHORT);
        if let Some(contact) = self.table(root, "contact") {
            self.unknown(contact, "contact.", &["name", "mail", "phone", "page", "note"]);
            let parts = ["name", "mail", "phone", "page"];
            policy.contact = parts.iter().filter_map(|key| self.string(contact, "contact.", key, SHORT)).collect();
            policy.contact_note = self.string(contact, "contact.", "note", LONG);
        }
        if let Some(network) = self.table(root, "network") {
            self.unknown(network, "network.", &["proxy", "ca"]);
            policy.proxy = self.proxy(network);
            policy.ca = self.string(network, "network.", "ca", LONG);
        }
        let recommended = self.list(root, "recommend");
        policy.recommend = recommended.iter().filter_map(|it| self.words(it, "recommend", SHORT)).collect();
        for (line, table) in self.tables(root, "forbid") {
            self.unknown(table, "forbid.", &["repair", "because"]);
            self.required(table, line, "forbid", "repair");
            let because = self.string(table, "forbid.", "because", LONG);
            let repair = self.string(table, "forbid.", "repair", SHORT);
            policy.forbid.extend(repair.map(|repair| Forbidden { repair, because }));
        }
        for (line, table) in self.tables(root, "text") {
            self.unknown(table, "text.", &["cause", "text"]);
            for key in ["cause", "text"] {
                self.required(table, line, "text", key);
            }
            let cause = self.string(table, "text.", "cause", SHORT);
            let text = self.string(table, "text.", "text", LONG);
            policy.texts.extend(cause.zip(text).map(|(cause, text)| OwnText { cause, text }));
        }
    }

    /// Says which keys of a table are not known: a later version may know them.
    fn unknown(&mut self, table: &Table, place: &str, known: &[&str]) {
        for (key, value) in table.0.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let name = format!("{place}{}", plain(key, 60));
            self.said.push(say!("policy/unknown-key", line = value.line, key = name));
        }
    }

    fn required(&mut self, table: &Table, line: usize, place: &str, key: &str) {
        if table.get(key).is_none() {
            self.said.push(say!("policy/missing-key", line = line, table = place, key = key));
        }
    }

    fn wrong(&mut self, value: &Value, key: &str, wanted: &str) {
        let found = kind(value);
        self.said.push(say!("policy/wrong-type", line = value.line, key = key, wanted = wanted, found = found));
    }

    fn table<'v>(&mut self, root: &'v Table, key: &str) -> Option<&'v Table> {
        let value = root.get(key)?;
        if table_of(value).is_none() {
            self.wrong(value, key, &say!("policy/a-table"));
        }
        table_of(value)
    }

    fn list<'v>(&mut self, root: &'v Table, key: &str) -> &'v [Value] {
        let Some(value) = root.get(key) else { return &[] };
        let Kind::List(all) = &value.kind else {
            self.wrong(value, key, &say!("policy/a-list"));
            return &[];
        };
        if all.len() > MOST {
            self.said.push(say!("policy/too-many", line = value.line, key = key, most = MOST));
        }
        all.get(..MOST).unwrap_or(all)
    }

    fn tables<'v>(&mut self, root: &'v Table, key: &str) -> Vec<(usize, &'v Table)> {
        let all = self.list(root, key);
        let wrong = all.iter().filter(|value| table_of(value).is_none());
        wrong.for_each(|value| self.wrong(value, key, &say!("policy/a-table")));
        all.iter().filter_map(|value| Some((value.line, table_of(value)?))).collect()
    }

    fn string(&mut self, table: &Table, place: &str, key: &str, most: usize) -> Option<String> {
        let value = table.get(key)?;
        self.words(value, &format!("{place}{key}"), most)
    }

    /// A text that is fit to be shown; `None` where nothing of it is left.
    fn words(&mut self, value: &Value, key: &str, most: usize) -> Option<String> {
        let Kind::Text(text) = &value.kind else {
            self.wrong(value, key, &say!("policy/a-text"));
            return None;
        };
        let text = plain(text, most);
        if text.is_empty() {
            self.said.push(say!("policy/empty", line = value.line, key = key));
        }
        (!text.is_empty()).then_some(text)
    }

    /// Only the host and the port are kept: a password in it is nobody's business here.
    fn proxy(&mut self, network: &Table) -> Option<Hop> {
        let value = network.get("proxy")?;
        self.words(value, "network.proxy", LONG)?;
        let Kind::Text(text) = &value.kind else { return None };
        let url = url::Url::parse(text.trim()).ok();
        let hop = url
            .as_ref()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .and_then(|url| Some(Hop { host: plain(url.host_str()?, SHORT), port: url.port_or_known_default()? }));
        if hop.is_none() {
            self.said.push(say!("policy/no-proxy-address", line = value.line));
        }
        if url.is_some_and(|url| !url.username().is_empty() || url.password().is_some()) {
            self.said.push(say!("policy/password-in-proxy", line = value.line));
        }
        hop
    }
}

fn table_of(value: &Value) -> Option<&Table> {
    match &value.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    }
}

/// What a value is, as a person calls it.
fn kind(value: &Value) -> String {
    match value.kind {
        Kind::Text(_) => say!("policy/a-text"),
        Kind::Number => say!("policy/a-number"),
        Kind::YesNo => say!("policy/a-yes-or-no"),
        Kind::List(_) => say!("policy/a-list"),
        Kind::Table(_) => say!("policy/a-table"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_understood_is_said_with_its_line_and_the_rest_counts() {
        let text = "company = 7\nrecommend = 'x'\nnew = 1\n[contact]\nname = 'IT'\nfax = '1'\n[[forbid]]\nbecause = 'b'\n\
                    [[forbid]]\nrepair = 'reset.*'\n[network]\nproxy = 'proxy:3128'\nca = true\n[[text]]\ncause = ''\n";
        let (policy, said) = read(text).unwrap();
        assert_eq!((policy.contact.as_slice(), policy.forbid.len()), (["IT".to_owned()].as_slice(), 1));
        assert_eq!(policy.forbids("reset.folder").map(|it| it.because.clone()), Some(None));
        for part in [
            "line 1: company should be a text, and is a number",
            "line 2: recommend should be a list, and is a text",
            "line 3: new is not known",
            "line 6: contact.fax is not known",
            "line 7: forbid has no repair",
            "line 12: network.proxy",
            "line 13: network.ca should be a text, and is true or false",
            "line 14: text has no text",
            "line 15: text.cause",
        ] {
            assert!(said.iter().any(|it| it.contains(part)), "{part}: {said:#?}");
        }
        assert_eq!(said.len(), 9, "{said:#?}");
    }

    #[test]
    fn no_toml_is_said_with_its_line() {
        for (text, line) in [("a = 1\nb = \n", 2), ("x = [1,\n", 2), ("a = 1\na = 2", 2), ("[contact\n", 1)] {
            let because = read(text).unwrap_err();
            assert!(because.contains(&format!("line {line}")), "{text}: {because}");
        }
    }

    #[test]
    fn texts_cannot_paint_the_screen_and_a_proxys_password_is_not_kept() {
        let text = "[contact]\nname = \"\\u001b]0;x\\u0007\\u001b[2J\\u202eIT\\nroot\"\n[network]\n\
                    proxy = 'http://u:hunter2@proxy.corp:3128'";
        let (policy, said) = read(text).unwrap();
        assert_eq!(policy.contact, ["IT root"]);
        assert_eq!(policy.proxy.as_ref().map(ToString::to_string).as_deref(), Some("proxy.corp:3128"));
        assert!(said.len() == 1 && !format!("{policy:?}{said:?}").contains("hunter2"), "{said:?}");
    }
}
