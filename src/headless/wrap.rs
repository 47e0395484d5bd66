//! How does a text fit into a terminal? Broken between words; commands and what a file says stay as they are.

use crate::model::cells::{pieces, width};

/// Whether a line is copied or compared, and so stays whole: by how it begins.
fn whole(body: &str) -> bool {
    let labels = [
        say!("cli/or-type"),
        say!("cli/or-type-yourself"),
        say!("cli/repair-with", id = ""),
        say!("cli/in-this-terminal"),
    ];
    let then = format!("{}:", say!("cli/then-type"));
    labels.iter().map(|label| label.trim_end()).chain(["- ", "+ ", &then]).any(|start| body.starts_with(start))
}

/// The same lines, none longer than so many columns as far as words allow; further lines begin below the text.
#[must_use]
pub fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.lines() {
        let body = line.trim_start_matches(' ');
        if width(line) <= columns || whole(body) {
            out.push_str(line);
        } else {
            fold(line, body, columns, &mut out);
        }
        out.push('\n');
    }
    out
}

fn fold(line: &str, body: &str, columns: usize, out: &mut String) {
    let indent = line.len() - body.len();
    let (label, gap) = label(body);
    let hang = indent + width(body.get(..label).unwrap_or_default()) + gap;
    let hang = if hang * 2 > columns { indent + 2 } else { hang };
    out.push_str(&" ".repeat(indent));
    let mut at = indent;
    // what stands before the text keeps its spaces
    let (head, rest) = body.split_at(label + gap);
    out.push_str(head);
    at += width(head);
    let mut fresh = true;
    let words = rest.split(' ').filter(|word| !word.is_empty());
    for (place, piece) in words.flat_map(|word| pieces(word).enumerate()) {
        let (space, cells) = (usize::from(place == 0), width(piece));
        if !fresh && at + space + cells > columns {
            out.push('\n');
            out.push_str(&" ".repeat(hang));
            at = hang;
            fresh = true;
        }
        if !fresh && space == 1 {
            out.push(' ');
            at += 1;
        }
        out.push_str(piece);
        at += cells;
        fresh = false;
    }
}

/// The bytes of a label such as `because:` or `unknown`, and of the spaces after it; nothing if the line has none.
fn label(body: &str) -> (usize, usize) {
    let label = body.split("  ").next().unwrap_or_default();
    let label = if label.len() == body.len() {
        body.split_inclusive(": ").next().unwrap_or_default().trim_end()
    } else {
        label
    };
    let short = width(label) <= 10 && label.len() < body.len() && !label.contains(' ');
    if !short {
        return (0, 0);
    }
    let after = body.get(label.len()..).unwrap_or_default();
    (label.len(), after.len() - after.trim_start_matches(' ').len())
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn japanese_breaks_between_characters() {
        assert_eq!(wrapped("  理由:  鍵が古いです。\n", 20), "  理由:  鍵が古いで\n         す。\n");
    }

    #[test]
    fn words_stay_whole_and_stand_below_the_text() {
        let text = "  because: one two three four five\n";
        assert_eq!(wrapped(text, 22), "  because: one two\n           three four\n           five\n");
        assert_eq!(
            wrapped("  found    Network: one two three\n", 24),
            "  found    Network: one\n           two three\n"
        );
        assert_eq!(wrapped("Broken: one two three\n", 14), "Broken: one\n  two three\n");
        assert_eq!(wrapped("one two three four\n", 9), "one two\nthree\nfour\n");
    }

    #[test]
    fn what_is_copied_stays_whole() {
        for line in ["  or type: unset A B C D E F G\n", "Repair: claude-fix fix env.remove_variable:X\n"] {
            assert_eq!(wrapped(line, 12), line);
        }
        assert_eq!(
            wrapped("see https://example.com/a/long/address now\n", 12),
            "see\nhttps://example.com/a/long/address\nnow\n"
        );
    }

    #[test]
    fn what_fits_is_not_touched() {
        let text = "Checks\n  ok       Status: fine\n\n";
        assert_eq!(wrapped(text, 80), text);
        assert_eq!(wrapped("認証 認証 認証\n", 9), "認証 認証\n認証\n");
        assert_eq!(wrapped("a  b", 1), "a  b\n");
    }
}
