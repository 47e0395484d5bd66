//! How does a report look on paper? One page without a script, without anything from elsewhere; every value is escaped.

use std::fmt::Write;

use super::blocks::Block;

/// How every such file begins.
pub(super) const BEGINNING: &str = "<!doctype html>\n<!-- claude-fix report -->\n";

/// Nothing may be loaded or run, whatever a value holds.
const HEAD: &str = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                    style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
                    <title>claude-fix report</title>\n<style>\n\
                    body{font:15px/1.5 system-ui,sans-serif;max-width:52em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}\n\
                    h2{border-bottom:1px solid;margin-top:1.6em}h3{margin-bottom:.3em}ul{margin:.2em 0;padding-left:1.3em}\n\
                    mark{background:#dde;color:inherit;border-radius:.2em;padding:0 .2em}\n\
                    @media print{body{margin:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}li{break-inside:avoid}}\n\
                    @media(prefers-color-scheme:dark){:root{color-scheme:dark}mark{background:#336}}\n</style>\n";

/// The whole page.
pub(super) fn page(blocks: &[Block]) -> String {
    let language = crate::words::chosen().code();
    let mut out = format!("{BEGINNING}<html lang=\"{language}\">\n{HEAD}<h1>claude-fix report</h1>\n");
    let mut open = 0;
    for block in blocks {
        let depth = match block {
            Block::Item(depth, _) | Block::Fact(depth, ..) | Block::Code(depth, _) => depth + 1,
            _ => 0,
        };
        while open > depth {
            out.push_str("</ul>\n");
            open -= 1;
        }
        while open < depth {
            out.push_str("<ul>\n");
            open += 1;
        }
        // a text can always be written to
        let _ = match block {
            Block::Heading(text) => writeln!(out, "<h2>{}</h2>", escaped(text)),
            Block::Part(text) => writeln!(out, "<h3>{}</h3>", escaped(text)),
            Block::Text(text) => writeln!(out, "<p>{}</p>", escaped(text)),
            Block::Item(_, text) => writeln!(out, "<li>{}</li>", escaped(text)),
            Block::Fact(_, label, value) => writeln!(out, "<li><b>{}:</b> {}</li>", escaped(label), escaped(value)),
            Block::Code(_, text) => writeln!(out, "<li><code>{}</code></li>", escaped(text)),
        };
    }
    out.push_str(&"</ul>\n".repeat(open));
    out.push_str("</html>\n");
    out
}

/// Text without markup of its own; what stands for a name is marked.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (word, rule) in crate::model::hiding::pieces(text) {
        if let Some(rule) = rule {
            let _ = write!(out, "<mark title=\"{}\">{word}</mark>", rule.id());
            continue;
        }
        for c in word.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_markup_and_a_name_is_marked() {
        let hostile = "<script>alert(1)</script> & \"x\" 'y'";
        let made = page(&[Block::Fact(1, "<b>".into(), hostile.into()), Block::Text("by EMAIL-1.".into())]);
        assert!(made.contains(
            "<li><b>&lt;b&gt;:</b> &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;</li>"
        ));
        assert!(made.contains("<p>by <mark title=\"email\">EMAIL-1</mark>.</p>"), "{made}");
        assert_eq!(made.matches("<ul>").count(), made.matches("</ul>").count());
        assert!(!made.contains("<script") && !made.contains("http:") && !made.contains("src="));
    }
}
