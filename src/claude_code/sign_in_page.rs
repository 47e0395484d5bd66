//! What does `claude auth login` ask for? The address to open, whether it is whole, and the code to paste.
//!
//! Measured on 2.1.329: plain lines, one long address, and a prompt for the code that the page shows.

use url::Url;

use crate::model::pane::Link;
use crate::words::Listed;

/// The hosts that a sign-in page may be on.
const HOSTS: [&str; 3] = ["claude.com", "claude.ai", "platform.claude.com"];
/// What an address needs, or the page refuses it.
const NEEDED: [&str; 3] = ["redirect_uri", "code_challenge", "state"];
/// The lines that belong to every sign-in and are no error, beside the prompt.
const USUAL: [&str; 3] = ["Opening browser", "If the browser", "Signing in"];

/// The first address in a text, and what is wrong with it. `None` if there is none.
#[must_use]
pub fn link(text: &str) -> Option<Link> {
    let at = text.find("https://")?;
    let rest = text.get(at..)?;
    let end = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
    let url = rest.get(..end)?.to_owned();
    let problem = problem(&url);
    Some(Link { url, problem })
}

fn problem(address: &str) -> Option<String> {
    let Ok(url) = Url::parse(address) else {
        return Some(say!("rules/page-no-address"));
    };
    let host = url.host_str().unwrap_or_default();
    let known = HOSTS.contains(&host) && url.port().is_none() && url.username().is_empty() && url.password().is_none();
    if !known {
        return Some(say!("rules/page-not-anthropic"));
    }
    let has = |name: &&str| url.query_pairs().any(|(key, value)| key == **name && !value.is_empty());
    let missing: Vec<&str> = NEEDED.iter().filter(|name| !has(name)).copied().collect();
    if missing.is_empty() { None } else { Some(say!("rules/page-incomplete", names = missing.listed())) }
}

/// What an address lacks that was copied to open the sign-in page, and that in a sentence. Line breaks of a terminal are
/// no part of it.
#[must_use]
pub fn lacks(text: &str) -> (String, Vec<String>) {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let said = |sentence: String| (sentence, Vec::new());
    let Some(link) = link(&joined) else { return said(say!("rules/what-pasted-no-address-begins")) };
    let Ok(url) = Url::parse(&link.url) else { return said(say!("rules/what-pasted-no-address")) };
    let known = url.host_str().is_some_and(|host| HOSTS.contains(&host));
    if !known {
        return said(say!("rules/address-does-not-lead-anthropic"));
    }
    if !url.path().ends_with("/oauth/authorize") {
        return said(say!("rules/another-page-than-one-signs"));
    }
    let has = |name: &&&str| url.query_pairs().any(|(key, value)| key == ***name && !value.is_empty());
    let missing: Vec<String> = NEEDED.iter().filter(|name| !has(name)).map(|name| (*name).to_owned()).collect();
    if missing.is_empty() {
        return said(say!("rules/address-whole"));
    }
    (say!("rules/address-not-whole-missing-at", names = missing.listed()), missing)
}

/// Whether the program waits for the code: the prompt is the last thing that it wrote.
#[must_use]
pub fn wants_code<'a>(lines: impl IntoIterator<Item = &'a str>) -> bool {
    let last = lines.into_iter().filter(|line| !line.trim().is_empty()).last();
    last.is_some_and(prompt)
}

/// Whether a line asks for the code, or is empty.
#[must_use]
pub fn prompt(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with("Paste code here")
}

/// Whether a line belongs to every sign-in, so that it needs no explanation.
#[must_use]
pub fn usual(line: &str) -> bool {
    let line = line.trim_start();
    prompt(line) || USUAL.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_was_copied_is_whole_or_not() {
        let whole = "https://claude.com/cai/oauth/authorize?code=true&redirect_uri=x&code_challenge=y&state=z";
        assert_eq!(lacks(whole).1, Vec::<String>::new());
        assert!(lacks(whole).0.contains("whole"));
        let (before, after) = whole.split_at(40);
        assert_eq!(lacks(&format!("{before}\r\n  {after}")).1, Vec::<String>::new(), "a terminal broke the line");
        assert_eq!(lacks(&whole[..whole.len() - 8]).1, ["state"]);
        assert_eq!(lacks("https://claude.com/cai/oauth/authorize?code=true").1.len(), 3);
        for other in ["", "hello", "https://claude.ai/login?returnTo=x", "https://evil.example/oauth/authorize?code=1"]
        {
            assert_eq!(lacks(other).1, Vec::<String>::new(), "{other}: nothing can be said");
            assert!(!lacks(other).0.contains("is whole"), "{other}");
        }
    }

    const WHOLE: &str = "https://claude.com/cai/oauth/authorize?code=true&client_id=9d1c&response_type=code&redirect_uri=https%3A%2F%2Fplatform.claude.com%2Foauth%2Fcode%2Fcallback&scope=user%3Aprofile&code_challenge=AbC&code_challenge_method=S256&state=XyZ";

    #[test]
    fn an_address_is_found_in_its_line_and_judged() {
        let found =
            link(&format!("If the browser didn't open, visit: {WHOLE}\nPaste code here if prompted > ")).unwrap();
        assert_eq!((found.url.as_str(), found.problem), (WHOLE, None));
        assert_eq!(link("nothing to open"), None);
        let problem = |url: &str| link(url).unwrap().problem.unwrap_or_default();
        let cut = WHOLE.split_once("&code_challenge=").unwrap().0;
        assert_eq!(problem(cut), "it is incomplete: code_challenge, state is missing");
        assert_eq!(problem(&WHOLE.replace("state=XyZ", "state=")), "it is incomplete: state is missing");
        for elsewhere in
            ["https://claude.com.evil.example/", "https://claude.com@evil.example/", "https://claude.com:81/"]
        {
            assert_eq!(problem(elsewhere), "it does not lead to Anthropic", "{elsewhere}");
        }
        assert_eq!(problem("https://"), "it is no address");
    }

    #[test]
    fn the_prompt_counts_only_at_the_end() {
        assert!(wants_code(["Opening browser to sign in…", "Paste code here if prompted > ", ""]));
        assert!(!wants_code(["Paste code here if prompted > x", "Signing in…"]));
        assert!(!wants_code([]));
    }
}
