//! Which names stand in a report? E-mail addresses, organisations, people and hosts, each put aside for `EMAIL-1`, `ORG-1`, …
//!
//! The same name is the same word everywhere in one report, so that what belongs together can still be seen.

use crate::model::order::InOrder;
use std::collections::BTreeMap;

use serde_json::Value;

/// Why something is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// `EMAIL-1`.
    Email,
    /// `ORG-1`: the name of an organisation.
    Organisation,
    /// `ID-1`: the id of an account or an organisation.
    Id,
    /// `HOST-1`: a host that is not public.
    Host,
    /// `USER-1`: the name of a person's account on the machine.
    User,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Email, Self::Organisation, Self::Id, Self::Host, Self::User];

    /// The public id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Organisation => "organisation",
            Self::Id => "id",
            Self::Host => "host",
            Self::User => "user",
        }
    }

    /// What stands in place of the name, before its number.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Email => "EMAIL-",
            Self::Organisation => "ORG-",
            Self::Id => "ID-",
            Self::Host => "HOST-",
            Self::User => "USER-",
        }
    }
}

/// Names that are known beforehand; others are known by their form.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Of organisations.
    pub organisations: Vec<String>,
    /// Hosts that were asked, or named as a proxy.
    pub hosts: Vec<String>,
    /// Accounts on the machine.
    pub users: Vec<String>,
}

/// Domains that tell nothing about anybody.
const PUBLIC: [&str; 16] = [
    "anthropic.com",
    "claude.ai",
    "claude.com",
    "claude-fix.invalid",
    "example.com",
    "github.com",
    "githubusercontent.com",
    "amazonaws.com",
    "googleapis.com",
    "azure.com",
    "microsoft.com",
    "apple.com",
    "cloudflare.com",
    "mozilla.org",
    "nodejs.org",
    "brew.sh",
];

/// Hosts without a dot that are words of a sentence, too, and tell nothing about anybody.
const WORDS: [&str; 32] = [
    "ai",
    "api",
    "auth",
    "cache",
    "claude",
    "cloud",
    "corp",
    "dev",
    "docker",
    "gate",
    "gateway",
    "home",
    "host",
    "internal",
    "intranet",
    "lan",
    "litellm",
    "llm",
    "local",
    "localhost",
    "name",
    "network",
    "ollama",
    "prod",
    "proxy",
    "router",
    "server",
    "service",
    "squid",
    "test",
    "vpn",
    "web",
];

/// Accounts that are nobody's name.
const NOBODY: [&str; 14] = [
    "root",
    "user",
    "admin",
    "administrator",
    "claude",
    "node",
    "test",
    "home",
    "ubuntu",
    "runner",
    "vscode",
    "nobody",
    "shared",
    "public",
];

/// Fields that hold ids and words of the schema, and no names.
const FIXED: [&str; 19] = [
    "schema",
    "name",
    "version",
    "started_at",
    "at",
    "state",
    "os",
    "arch",
    "shell",
    "context",
    "method",
    "kind",
    "group",
    "outcome",
    "check",
    "severity",
    "confidence",
    "docs",
    "step",
];

/// What was hidden so far.
#[derive(Debug, Default)]
pub struct Hiding {
    names: Names,
    seen: BTreeMap<Rule, Vec<String>>,
    places: BTreeMap<Rule, u32>,
}

impl Hiding {
    /// Nothing yet.
    #[must_use]
    pub fn new(mut names: Names) -> Self {
        names.organisations.retain(|it| it.chars().count() >= 2);
        // longer ones first: "Acme Corp" before "Acme"
        names.organisations.order_by_key(|it| std::cmp::Reverse(it.len()));
        names.hosts.retain(|it| private(it) || short(it));
        names.hosts.order_by_key(|it| std::cmp::Reverse(it.len()));
        names.users.retain(|it| it.chars().count() >= 3 && !NOBODY.contains(&it.to_lowercase().as_str()));
        Self { names, seen: BTreeMap::new(), places: BTreeMap::new() }
    }

    /// How many names, and in how many places, by rule.
    pub fn count(&self) -> impl Iterator<Item = (Rule, u32, u32)> {
        let names = |rule| u32::try_from(self.seen.get(&rule).map_or(0, Vec::len)).unwrap_or(u32::MAX);
        self.places.iter().map(move |(rule, places)| (*rule, names(*rule), *places))
    }

    /// Hides every name in a document. Ids and words of the schema stay, but for the targets of repairs.
    pub fn document(&mut self, document: &mut Value) {
        self.value("", document);
    }

    fn value(&mut self, key: &str, value: &mut Value) {
        match value {
            Value::String(text) if key == "id" || key == "repairs" || key == "repair" => {
                if let Some((id, target)) = text.split_once(':') {
                    *text = format!("{id}:{}", self.text(target));
                }
            }
            Value::String(text) => *text = self.text(text),
            Value::Array(all) => all.iter_mut().for_each(|it| self.value(key, it)),
            Value::Object(all) => {
                for (key, value) in all.iter_mut().filter(|(key, _)| !FIXED.contains(&key.as_str())) {
                    self.value(key, value);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A text without names.
    #[must_use]
    pub fn text(&mut self, text: &str) -> String {
        let text = self.emails(text);
        let text = self.urls(&text);
        let mut text = self.ids(&text);
        for (rule, names) in [
            (Rule::Host, self.names.hosts.clone()),
            (Rule::Organisation, self.names.organisations.clone()),
            (Rule::User, self.names.users.clone()),
        ] {
            for name in names {
                text = self.words(rule, &name, &text);
            }
        }
        self.folders(&text)
    }

    fn mark(&mut self, rule: Rule, name: &str) -> String {
        *self.places.entry(rule).or_default() += 1;
        let (all, name) = (self.seen.entry(rule).or_default(), name.to_lowercase());
        let at = all.iter().position(|it| *it == name).unwrap_or_else(|| {
            all.push(name);
            all.len() - 1
        });
        format!("{}{}", rule.mark(), at + 1)
    }

    /// `ada@example.org`, also where most of the name was left out before.
    fn emails(&mut self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(at) = rest.find('@') {
            let (before, after) = (&rest[..at], &rest[at + 1..]);
            let local = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-…".contains(c);
            // a name in quotes, brackets or after a label begins behind them
            let begins = |c: char| !local(c) || "'`{|}/=&".contains(c);
            let start = before.rfind(begins).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
            let end = after.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(after.len());
            let domain = after[..end].trim_end_matches(['.', '-']);
            let top = domain.rsplit('.').next().unwrap_or_default();
            let dotted = domain.contains('.') && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
            let named = before[start..].chars().any(char::is_alphanumeric);
            if dotted && named {
                out.push_str(&before[..start]);
                let whole = &rest[start..at + 1 + domain.len()];
                out.push_str(&self.mark(Rule::Email, whole));
                rest = &after[domain.len()..];
            } else {
                out.push_str(&rest[..=at]);
                rest = after;
            }
        }
        out + rest
    }

    /// The host of `https://host:port/`.
    fn urls(&mut self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(at) = rest.find("://") {
            let (before, after) = rest.split_at(at + 3);
            out.push_str(before);
            let after = after.strip_prefix("…@").map_or(after, |after| {
                out.push_str("…@");
                after
            });
            let end = after.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(after.len());
            let host = after[..end].trim_end_matches(['.', '-']);
            let hidden = if private(host) || short(host) { self.mark(Rule::Host, host) } else { host.to_owned() };
            out.push_str(&hidden);
            rest = &after[host.len()..];
        }
        out + rest
    }

    /// `8-4-4-4-12`, as accounts and organisations have.
    fn ids(&mut self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some(at) = rest.find(|c: char| c.is_ascii_hexdigit() || c == '-') {
            let end = rest[at..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len() - at);
            let (before, word) = (&rest[..at], &rest[at..at + end]);
            let lengths = word.split('-').map(str::len).eq([8, 4, 4, 4, 12]);
            let hex = word.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
            out.push_str(before);
            out.push_str(&if lengths && hex { self.mark(Rule::Id, word) } else { word.to_owned() });
            rest = &rest[at + end..];
        }
        out + rest
    }

    /// A name that is known, as a whole word. Hosts and organisations are the same in any case of their letters; a host
    /// without a dot may be a word of the sentence, too, and then is one only where a port follows.
    fn words(&mut self, rule: Rule, name: &str, text: &str) -> String {
        let part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let any_case = |text: &str| if rule == Rule::User { text.to_owned() } else { text.to_ascii_lowercase() };
        let (sought, within) = (any_case(name), any_case(text));
        let numbered =
            |after: &str| after.strip_prefix(':').is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (at, _) in within.match_indices(&sought) {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            let alone = !before.ends_with(part) && !after.starts_with(part);
            if alone && (rule != Rule::Host || !WORDS.contains(&&*sought) || numbered(after)) {
                out.push_str(&text[from..at]);
                out.push_str(&self.mark(rule, name));
                from = at + name.len();
            }
        }
        out + &text[from..]
    }

    /// The name in `/home/NAME/…`.
    fn folders(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for above in ["/home/", "/Users/", "\\Users\\", "/users/"] {
            let (mut out, mut rest) = (String::with_capacity(text.len()), text.as_str());
            while let Some(at) = rest.find(above) {
                let (before, after) = rest.split_at(at + above.len());
                out.push_str(before);
                let end = name_ends(above, after);
                let name = &after[..end];
                let nobody = name.is_empty() || NOBODY.contains(&name.to_lowercase().as_str());
                let known = name.starts_with(Rule::User.mark());
                // only where a path begins, or behind a drive that WSL mounts
                let begin = out[..out.len() - above.len()].trim_end_matches(|c: char| c.is_ascii_alphabetic());
                let inside =
                    out[..out.len() - above.len()].ends_with(|c: char| c.is_alphanumeric() || "._-".contains(c));
                let deeper = above.starts_with('/') && inside && !begin.ends_with("/mnt/");
                out.push_str(&if nobody || known || deeper { name.to_owned() } else { self.mark(Rule::User, name) });
                rest = &after[end..];
            }
            text = out + rest;
        }
        text
    }
}

/// A text in pieces: what stands for a name with its rule, and what is between.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&str, Option<Rule>)> {
    let (mut all, mut plain, mut from) = (Vec::new(), 0, 0);
    while let Some((at, rule)) =
        Rule::ALL.iter().filter_map(|it| Some((from + text[from..].find(it.mark())?, *it))).min()
    {
        let digits = at + rule.mark().len();
        let end = text[digits..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |more| digits + more);
        let inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        if end > digits && !inside {
            all.extend((plain < at).then(|| (&text[plain..at], None)));
            all.push((&text[at..end], Some(rule)));
            plain = end;
        }
        from = end;
    }
    all.extend((plain < text.len()).then(|| (&text[plain..], None)));
    all
}

/// Where the name of a folder ends. On Windows and macOS one of two or three words is usual.
fn name_ends(above: &str, after: &str) -> usize {
    let ends = |c: char| "/\\:;,\"'`)".contains(c);
    let end = after.find(|c: char| ends(c) || c.is_whitespace()).unwrap_or(after.len());
    let whole = after.find(ends).unwrap_or(after.len());
    let (words, then) = after.split_at(whole);
    let goes_on = then.starts_with(above.chars().next_back().unwrap_or('/')) && !above.starts_with("/home");
    let fits = !words.ends_with(char::is_whitespace) && (2..=3).contains(&words.split_whitespace().count());
    let letters = words.chars().all(|c| c.is_alphanumeric() || " .-_".contains(c));
    if goes_on && fits && letters { whole } else { end }
}

/// Whether it is the name of a host in a network of one's own, which has no dot.
fn short(host: &str) -> bool {
    let name = host.chars().all(|c| c.is_alphanumeric() || c == '-') && host.chars().any(char::is_alphabetic);
    name && !host.eq_ignore_ascii_case("localhost")
}

/// Whether a host may tell for whom somebody works: a name with a dot, and none that everybody knows.
fn private(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_lowercase();
    let public = PUBLIC.iter().any(|it| host == *it || host.strip_suffix(it).is_some_and(|rest| rest.ends_with('.')));
    host.contains('.') && !public && host.parse::<std::net::IpAddr>().is_err()
}

#[cfg(test)]
mod tests;
