//! Was a whole article pasted? It speaks of many errors, and the one that it is about is the one that it repeats.

use super::book::Signature;
use super::normalise::Squeezed;
use super::pattern::Pattern;

/// The fewest words of an article; what terminals print is shorter, or is no prose.
const FEWEST: usize = 200;
/// One word of so many is one that only sentences need.
const SHARE: usize = 10;
/// Words that sentences need, and error messages and logs seldom.
const PROSE: [&str; 24] = [
    "the", "you", "your", "to", "and", "of", "or", "if", "is", "are", "this", "that", "in", "for", "with", "it", "can",
    "may", "when", "how", "what", "not", "on", "from",
];
/// The rank from which a signature names one error.
const SPECIFIC: u8 = 40;

/// Whether a text is so long and so full of sentences that no terminal printed it.
pub(super) fn reads_like_one(text: &str) -> bool {
    let (mut words, mut prose) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        prose += usize::from(PROSE.iter().any(|it| word.eq_ignore_ascii_case(it)));
    }
    words >= FEWEST && prose * SHARE >= words
}

/// Puts the error first that the article repeats most, if that is plain; `false` if it speaks of several alike.
pub(super) fn settle(hits: &mut [(&Signature, usize)], text: &Squeezed) -> bool {
    let named = hits.iter().enumerate().filter(|(_, (signature, _))| signature.rank >= SPECIFIC);
    let counted: Vec<(usize, usize)> =
        named.map(|(at, (signature, _))| (times(&signature.patterns, text), at)).collect();
    // the first of equals ranks highest
    let Some((most, best)) = counted.iter().copied().rev().max_by_key(|(times, _)| *times) else {
        return false;
    };
    let Some(class) = hits.get(best).map(|(signature, _)| signature.class) else { return false };
    let other = |at: usize| hits.get(at).is_some_and(|(signature, _)| signature.class != class);
    if counted.iter().any(|(times, at)| *times >= most && other(*at)) {
        return false;
    }
    if let Some(before) = hits.get_mut(..=best) {
        before.rotate_right(1);
    }
    true
}

fn times(patterns: &[Pattern], text: &Squeezed) -> usize {
    let count =
        |pattern: &Pattern| std::iter::successors(pattern.find(text, 0), |found| pattern.find(text, found.end)).count();
    patterns.iter().map(count).max().unwrap_or(0)
}
