//! What does a pasted error text mean? The most specific of the known texts that it holds, and where to start.
//!
//! What is known is data: `assets/signatures.json`, with texts by its ids in `explain.ftl`. The answer holds our words only, never of the paste,
//! which may hold secrets; the one exception is the request id.

mod article;
mod book;
mod escapes;
mod normalise;
mod pattern;
mod request_id;

use book::{About, Book, Signature};
use normalise::Squeezed;
use pattern::{Found, Pattern};

use crate::model::explanation::{Class, Explanation};
use crate::model::order::InOrder;

/// The most letters beside a phrase that everybody uses, for it to be all that was pasted: `error`.
const ALONE: usize = 5;

/// Says what a text means, whatever it is: an error message, wrapped, coloured, boxed or quoted, with other text
/// around it. Of more than 64 KiB, the beginning and the end count. Takes time in proportion to the length.
#[must_use]
pub fn explain(text: &str) -> Explanation {
    let book = book::book();
    let clean = normalise::clean(text);
    let squeezed = Squeezed::new(&clean);
    let request_id = request_id::find(&clean);
    let mut hits = hits(book, &squeezed);
    if article::reads_like_one(&clean) && !article::settle(&mut hits, &squeezed) {
        let summary = say!("explain/reads-like-an-article");
        return Explanation {
            request_id,
            summary,
            next: Some("claude-fix".to_owned()),
            ..unrecognised(book, &squeezed)
        };
    }
    let Some((best, _)) = hits.first() else {
        return Explanation { request_id, ..unrecognised(book, &squeezed) };
    };
    Explanation {
        class: best.class,
        signatures: hits.iter().map(|(signature, _)| signature.id.clone()).collect(),
        causes: causes(&hits),
        step: best.step,
        request_id,
        summary: best.summary(),
        next: best.next(),
        proves: best.proves,
    }
}

/// The signatures that the text holds: by rank, then by the length of what was found, then as in the data.
fn hits<'a>(book: &'a Book, text: &Squeezed) -> Vec<(&'a Signature, usize)> {
    let surely_ours = any(&book.surely_ours, text);
    let ours = surely_ours || any(&book.ours, text);
    let theirs = !surely_ours && any(&book.theirs, text);
    let mut hits: Vec<(&Signature, usize)> = book
        .signatures
        .iter()
        .filter_map(|signature| {
            let found = signature.patterns.iter().filter_map(|pattern| pattern.find(text, 0));
            let length = found.map(|found| found.end - found.start).max()?;
            let alone = || signature.patterns.iter().any(|pattern| alone(pattern, text));
            let counts = match signature.about {
                About::Always => true,
                About::UnlessOther => !theirs,
                About::WithClaude => !theirs && (ours || alone()),
                About::Alone => alone(),
            };
            counts.then_some((signature, length))
        })
        .collect();
    hits.order_by_key(|(signature, length)| std::cmp::Reverse((signature.rank, *length)));
    hits
}

fn any(patterns: &[Pattern], text: &Squeezed) -> bool {
    patterns.iter().any(|pattern| pattern.find(text, 0).is_some())
}

/// Is there next to nothing in the text but this phrase, once or several times?
fn alone(pattern: &Pattern, text: &Squeezed) -> bool {
    let (mut times, mut covered, mut next) = (0, 0, pattern.find(text, 0));
    while let Some(Found { start, end }) = next {
        times += 1;
        covered += end - start;
        next = pattern.find(text, end);
    }
    times > 0 && text.letters.len() - covered <= ALONE * times
}

/// The causes of the most specific signature, then those that others of the same class add.
fn causes(hits: &[(&Signature, usize)]) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    let class = hits.first().map(|(best, _)| best.class);
    for (signature, _) in hits.iter().filter(|(signature, _)| Some(signature.class) == class) {
        for cause in &signature.causes {
            if !causes.contains(cause) {
                causes.push(cause.clone());
            }
        }
    }
    causes
}

/// The honest answer: it is not about reaching Claude, or not known.
fn unrecognised(book: &Book, text: &Squeezed) -> Explanation {
    let ours = any(&book.surely_ours, text) || (any(&book.ours, text) && !any(&book.theirs, text));
    let (summary, next) = match (text.letters.is_empty(), ours) {
        (true, _) => (say!("explain/nothing-to-explain"), None),
        (false, true) => (say!("explain/not-known"), Some("claude-fix".to_owned())),
        (false, false) => (say!("explain/about-something-else"), None),
    };
    Explanation {
        class: Class::Other,
        signatures: Vec::new(),
        causes: Vec::new(),
        step: None,
        request_id: None,
        summary,
        next,
        proves: None,
    }
}
