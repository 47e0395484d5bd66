//! Which request does the text speak of? `req_…`, the id that Anthropic's support asks for.

use super::normalise::is_frame;

/// The shortest that is an id, without `req_`.
const SHORTEST: usize = 8;
/// The longest that is an id, without `req_`.
const LONGEST: usize = 64;
/// The length of an id as the API gives it, as in `req_011CSHoEeqs5C35K2UUqR7Fy`.
const USUAL: usize = 24;

/// The first request id in a cleaned text, also one that a terminal broke in two.
pub(super) fn find(text: &str) -> Option<String> {
    text.match_indices("req_").find_map(|(at, prefix)| {
        let (head, rest) = run(&text[at + prefix.len()..]);
        let id = if head.len() < USUAL { continued(head, rest) } else { head.to_owned() };
        (SHORTEST..=LONGEST).contains(&id.len()).then(|| format!("{prefix}{id}"))
    })
}

/// The id with what stands on the next line, if both together have the usual length.
fn continued(head: &str, rest: &str) -> String {
    let next = rest.trim_start_matches(|c: char| c.is_whitespace() || is_frame(c));
    let gap = &rest[..rest.len() - next.len()];
    let (tail, _) = run(next);
    if gap.contains('\n') && head.len() + tail.len() == USUAL { format!("{head}{tail}") } else { head.to_owned() }
}

fn run(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn ids_are_found_whole() {
        let whole = Some("req_011CSHoEeqs5C35K2UUqR7Fy".to_owned());
        assert_eq!(find(r#""request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}"#), whole);
        assert_eq!(find("│ req_011CSHoEeqs5 │\n│ C35K2UUqR7Fy\"}  │"), whole);
        assert_eq!(find("req_011CSHoEeqs5C35K2UUqR7Fy\nPlease run /login"), whole);
        assert_eq!(find("req_abcdefgh1234\nPlease run"), Some("req_abcdefgh1234".to_owned()));
        assert_eq!(find("req_ req_x req_..."), None);
        assert_eq!(find(&format!("req_{}", "a".repeat(100))), None);
    }
}
