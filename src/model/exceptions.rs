//! Which characters of a list go when some of its entries go? For `NO_PROXY`, whose entries stand between commas or blanks.

const fn between(c: char) -> bool {
    c == ',' || c.is_whitespace()
}

/// The places of the characters that go, counted from 0: the entries, and what separates each from the next one.
#[must_use]
pub fn taken_out(list: &str, entries: &[String]) -> Vec<usize> {
    let chars: Vec<char> = list.chars().collect();
    let mut gone = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let end = chars.iter().skip(at).position(|c| between(*c)).map_or(chars.len(), |length| at + length);
        let word: String = chars.iter().skip(at).take(end - at).collect();
        let next = chars.iter().skip(end).position(|c| !between(*c)).map_or(chars.len(), |length| end + length);
        if !word.is_empty() && entries.iter().any(|entry| entry.eq_ignore_ascii_case(word.trim())) {
            gone.iter_mut().take(next).skip(at).for_each(|gone| *gone = true);
            if next == chars.len() {
                // nothing follows: what separates it from the one before goes, too
                let before = |place: usize| chars.get(place).copied().is_some_and(between);
                let mut place = at;
                while place > 0 && (before(place - 1) || gone.get(place - 1) == Some(&true)) {
                    place -= 1;
                    if let Some(gone) = gone.get_mut(place) {
                        *gone = true;
                    }
                }
            }
        }
        at = next;
    }
    gone.iter().enumerate().filter(|(_, gone)| **gone).map(|(at, _)| at).collect()
}

/// The list without them.
#[must_use]
pub fn without(list: &str, entries: &[String]) -> String {
    let gone = taken_out(list, entries);
    list.chars().enumerate().filter(|(at, _)| gone.binary_search(at).is_err()).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_stay_as_they_are() {
        let entries = ["*".to_owned(), "anthropic.com".to_owned()];
        for (list, left) in [
            ("localhost,anthropic.com,10.0.0.1", "localhost,10.0.0.1"),
            ("anthropic.com,localhost", "localhost"),
            ("localhost, anthropic.com", "localhost"),
            ("localhost anthropic.com x", "localhost x"),
            ("a,*,anthropic.com", "a"),
            ("*,Anthropic.com", ""),
            ("*", ""),
            ("notanthropic.com,x", "notanthropic.com,x"),
            ("", ""),
        ] {
            assert_eq!(without(list, &entries), left, "{list}");
        }
    }
}
