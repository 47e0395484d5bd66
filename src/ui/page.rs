//! What stands in a box? Lines of text, wrapped to its width as they are added.
//!
//! ```text
//! Because   a label, and text that goes on
//!           below itself
//! ```

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::text::{fit, safe, span, width, wrap};
use super::theme::{Look, Role};

/// The cells of a line that is read and not looked at: whoever shows it breaks it where there is no room left.
const LINE: usize = 4000;

/// The column behind the widest of these labels, which are messages; `least` cells from the left at least. Labels are
/// as wide as the language makes them.
pub(super) fn column(least: usize, labels: &[&str]) -> usize {
    labels.iter().map(|id| width(&say!(id)) + 1).fold(least, usize::max)
}

/// The lines of a box.
pub(super) struct Page {
    pub(super) look: Look,
    pub(super) width: usize,
    pub(super) lines: Vec<Line<'static>>,
}

impl Page {
    /// An empty page, so many cells wide.
    pub(super) fn new(look: Look, width: u16) -> Self {
        let width = if look.lines { LINE } else { usize::from(width) };
        Self { look, width, lines: Vec::new() }
    }

    /// An empty line, unless the page begins here or the last line is empty already.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// No empty lines at the end.
    pub(super) fn end(&mut self) {
        while self.lines.last().is_some_and(|line| line.width() == 0) {
            self.lines.pop();
        }
    }

    /// A paragraph.
    pub(super) fn text(&mut self, role: Role, text: &str) {
        self.hang(&[], 0, role, text);
    }

    /// A paragraph that begins `indent` cells from the left.
    pub(super) fn indented(&mut self, indent: usize, role: Role, text: &str) {
        self.hang(&[], indent, role, text);
    }

    /// A paragraph beside its label, which is padded to `column` cells; further lines begin there, too.
    pub(super) fn labelled(&mut self, label: &str, column: usize, role: Role, text: &str) {
        self.hang(&[(Role::Label, label)], column, role, text);
    }

    /// One of several points.
    pub(super) fn point(&mut self, text: &str) {
        self.hang(&[(Role::Plain, "• ")], 2, Role::Plain, text);
    }

    /// A paragraph after some spans; further lines begin at `column`.
    pub(super) fn hang(&mut self, before: &[(Role, &str)], column: usize, role: Role, text: &str) {
        if self.look.lines {
            return self.said(before, column, text);
        }
        let mut head: Vec<Span<'static>> = before.iter().map(|(role, text)| span(self.look, *role, text)).collect();
        let taken: usize = head.iter().map(|span| width(&span.content)).sum();
        // a label that fills its column keeps a gap to what follows
        let close = taken >= column && head.last().is_some_and(|span| !span.content.ends_with(' '));
        let column = if close { taken + 2 } else { column.max(taken) };
        let room = self.width.saturating_sub(column);
        let narrow = room < 24 && room * 2 <= self.width;
        if narrow && taken > 0 {
            self.lines.push(Line::from(head));
            self.hang(&[], 2, role, text);
            return;
        }
        let column = if narrow { column.min(2) } else { column };
        // an address is only of use as a whole: it may begin further to the left
        let room = self.width.saturating_sub(column);
        let long = |word: &&str| word.contains("://") && width(word) > room && width(word) <= self.width;
        if let Some(address) = text.split(' ').find(long)
            && let Some((above, below)) = text.split_once(address)
        {
            self.hang(before, column, role, above.trim_end());
            let left = " ".repeat(self.width - width(address));
            self.lines.push(Line::from(vec![Span::raw(left), span(self.look, role, address)]));
            if !below.trim().is_empty() {
                self.hang(&[], column, role, below.trim_start());
            }
            return;
        }
        head.push(Span::raw(" ".repeat(column.saturating_sub(taken))));
        for part in wrap(self.look, text, self.width.saturating_sub(column)) {
            head.push(Span::styled(part, self.look.style(role)));
            self.lines.push(Line::from(std::mem::take(&mut head)));
            head.push(Span::raw(" ".repeat(column)));
        }
    }

    /// A warning after some spans: what stands below its line break, the English of a translation, is a paragraph of
    /// its own.
    pub(super) fn warned(&mut self, before: &[(Role, &str)], column: usize, role: Role, text: &str) {
        let (words, english) = text.split_once('\n').unwrap_or((text, ""));
        self.hang(before, column, role, words);
        if !english.is_empty() {
            self.indented(column, Role::Dim, english);
        }
    }

    /// The same as one line that is read: `Because: text`. Signs that stand for nothing are left out.
    fn said(&mut self, before: &[(Role, &str)], column: usize, text: &str) {
        let mut line = String::new();
        for (role, part) in before {
            let part = part.trim();
            if !part.contains(char::is_alphanumeric) {
                continue;
            }
            let key = *role == Role::Key && !line.is_empty();
            line.push_str(if line.is_empty() { "" } else { " " });
            line.extend(if key { ["(", part, ")"] } else { ["", part, ""] });
        }
        match line.chars().last() {
            None if column > 0 => line.push_str("  "),
            None => {}
            Some(last) if last.is_alphanumeric() || last == ')' => line.push_str(": "),
            Some(_) => line.push(' '),
        }
        line.push_str(text);
        self.lines.push(Line::from(safe(self.look, &line)));
    }

    /// One line of spans, cut at the right edge.
    pub(super) fn row(&mut self, parts: &[(Role, &str)]) {
        let mut room = self.width;
        let mut line = Vec::new();
        for (role, text) in parts {
            let text = fit(self.look, text, room);
            room = room.saturating_sub(width(&text));
            line.push(Span::styled(text, self.look.style(*role)));
        }
        self.lines.push(Line::from(line));
    }

    /// A key and what it does at the right edge: of the last line if there is room, else of a line of its own.
    pub(super) fn at_right(&mut self, key: &str, label: &str) {
        if self.look.lines {
            // what can be chosen is listed below, with its number
            return;
        }
        let (key, label) = (safe(self.look, key), safe(self.look, label));
        let taken = width(&key) + 1 + width(&label);
        let last = self.lines.last().map_or(0, Line::width);
        if last == 0 || last + 2 + taken > self.width {
            self.lines.push(Line::default());
        }
        let last = self.lines.last().map_or(0, Line::width);
        let room = self.width.saturating_sub(last + taken);
        if let Some(line) = self.lines.last_mut() {
            line.push_span(Span::raw(" ".repeat(room)));
            line.push_span(Span::styled(key, self.look.style(Role::Key)));
            line.push_span(Span::raw(format!(" {label}")));
        }
    }

    /// A text at the right edge of the last line, if there is room for it.
    pub(super) fn margin(&mut self, role: Role, text: &str) {
        let text = safe(self.look, text);
        if self.look.lines {
            if let Some(line) = self.lines.last_mut() {
                line.push_span(Span::raw(format!(", {text}")));
            }
            return;
        }
        let (page, taken) = (self.width, width(&text));
        if let Some(line) = self.lines.last_mut().filter(|line| line.width() + 2 + taken <= page) {
            line.push_span(Span::raw(" ".repeat(page - line.width() - taken)));
            line.push_span(Span::styled(text, self.look.style(role)));
        }
    }

    /// Two pages beside each other, so many cells apart.
    pub(super) fn beside(&mut self, [left, right]: [Self; 2], apart: usize) {
        if self.look.lines {
            let mut label = left.lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            for line in right.lines {
                self.said(&[(Role::Label, &label)], 2, &line.to_string());
                label.clear();
            }
            return;
        }
        let column = left.width + apart;
        let (mut left, mut right) = (left.lines.into_iter(), right.lines.into_iter());
        loop {
            let (one, other) = (left.next(), right.next());
            if one.is_none() && other.is_none() {
                return;
            }
            let mut line = one.unwrap_or_default();
            if let Some(other) = other {
                line.push_span(Span::raw(" ".repeat(column.saturating_sub(line.width()))));
                line.spans.extend(other.spans);
            }
            self.lines.push(line);
        }
    }

    /// A heading inside of a box.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        let style = self.look.style(Role::Strong).add_modifier(Modifier::UNDERLINED);
        self.lines.push(Line::from(Span::styled(fit(self.look, text, self.width), style)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_whole_where_the_page_is_wide_enough() {
        let mut page = Page::new(Look::FULL, 48);
        let address = "https://platform.claude.com/settings/keys";
        page.labelled("Do this", 11, Role::Plain, &format!("Or make a new key at {address} and set it."));
        let lines: Vec<String> = page.lines.iter().map(|line| line.to_string().trim_end().to_owned()).collect();
        assert_eq!(lines[0], "Do this    Or make a new key at");
        assert_eq!(lines[1].trim(), address);
        assert_eq!(lines[2], format!("{}and set it.", " ".repeat(11)));
        assert!(page.lines.iter().all(|line| line.width() <= 48));
    }
}
