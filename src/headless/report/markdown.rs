//! How does a report look in a ticket? Markdown that can be read as it is; nothing in a value can become markup.

use std::fmt::Write;

use super::blocks::Block;

/// How every such file begins, in every language.
pub(super) const BEGINNING: &str = "# claude-fix report\n";

/// The whole text.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut out = BEGINNING.to_owned();
    let mut in_list = false;
    for block in blocks {
        let item = matches!(block, Block::Item(..) | Block::Fact(..) | Block::Code(..));
        if !(item && in_list) {
            out.push('\n');
        }
        in_list = item;
        // a text can always be written to
        let _ = match block {
            Block::Heading(text) => writeln!(out, "## {}", escaped(text)),
            Block::Part(text) => writeln!(out, "### {}", escaped(text)),
            Block::Text(text) => writeln!(out, "{}", paragraph(text)),
            Block::Item(depth, text) => writeln!(out, "{}- {}", "  ".repeat(*depth), paragraph(text)),
            Block::Fact(depth, label, value) => {
                writeln!(out, "{}- {}: {}", "  ".repeat(*depth), paragraph(label), escaped(value))
            }
            Block::Code(depth, text) => writeln!(out, "{}- `{}`", "  ".repeat(*depth), text.replace('`', "'")),
        };
    }
    out
}

/// What begins a line must not make it a heading, a list, a quotation or the beginning of a program.
fn paragraph(text: &str) -> String {
    let escaped = escaped(text);
    let digits = escaped.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    if escaped.starts_with(['#', '-', '+', '>', '=', '_']) || escaped.starts_with("~~~") {
        format!("\\{escaped}")
    } else if digits > 0 && escaped[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &escaped[..digits], &escaped[digits..])
    } else {
        escaped
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '`' | '*' | '[' | ']' | '\\' | '|' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_markup() {
        let fact = |value: &str| text(&[Block::Fact(0, "label".into(), value.into())]);
        for (value, wanted) in [
            ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>"),
            ("[x](javascript:1) ![y](z)", "\\[x\\](javascript:1) !\\[y\\](z)"),
            ("a `b` *c* C:\\x\n# d", "a \\`b\\` \\*c\\* C:\\\\x # d"),
        ] {
            assert_eq!(fact(value), format!("{BEGINNING}\n- label: {wanted}\n"));
        }
        assert_eq!(text(&[Block::Text("# x".into())]), format!("{BEGINNING}\n\\# x\n"));
        for (value, wanted) in [("~~~ x", "\\~~~ x"), ("___", "\\___"), ("12. x", "12\\. x"), ("12 x", "12 x")] {
            assert_eq!(text(&[Block::Item(0, value.into())]), format!("{BEGINNING}\n- {wanted}\n"));
        }
        assert_eq!(text(&[Block::Code(1, "a `b`".into())]), format!("{BEGINNING}\n  - `a 'b'`\n"));
    }
}
