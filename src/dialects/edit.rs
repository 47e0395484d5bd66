//! How is a variable taken out of a file, with everything else left as it was? Its lines become comments.

use std::collections::HashSet;

use super::bytes::{Lines, byte, find, is_blank, next_line, part};
use super::mask::Mask;
use super::script::{Act, Command, Group, Script, Span};
use super::{CannotEdit, Change, Dialect, Edited};

/// What is left of a group of lines once some bytes are gone, and where values stand in that.
pub(super) struct Kept {
    pub(super) bytes: Vec<u8>,
    pub(super) values: Vec<Span>,
}

/// Takes `edits` (ascending, by what they are replaced) out of `span`.
pub(super) fn apply(text: &[u8], span: Span, edits: &[(Span, &[u8])], values: &[Span]) -> Kept {
    let mut kept = Kept { bytes: Vec::new(), values: Vec::new() };
    let mut at = span.start;
    let mut values = values.iter().peekable();
    let mut copy = |kept: &mut Kept, from: usize, to: usize| {
        let base = kept.bytes.len();
        kept.bytes.extend_from_slice(part(text, from, to));
        while let Some(value) = values.next_if(|value| value.start < to) {
            let (start, end) = (value.start.max(from), value.end.min(to));
            if start < end {
                kept.values.push(Span { start: base + start - from, end: base + end - from });
            }
        }
    };
    for (edit, replacement) in edits {
        if edit.start > at {
            copy(&mut kept, at, edit.start);
        }
        // an edit without bytes of its own puts something in between
        if edit.end > at || (edit.start == edit.end && edit.start == at) {
            kept.bytes.extend_from_slice(replacement);
            at = edit.end;
        }
    }
    if span.end > at {
        copy(&mut kept, at, span.end);
    }
    kept
}

/// The lines of a stretch, each with its end.
pub(super) fn lines(text: &[u8], span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let start = at;
        at = next_line(text, start).min(span.end);
        (start < span.end).then_some(Span { start, end: at })
    })
}

/// See [`super::take_out`].
pub(super) fn take_out(dialect: Dialect, text: &[u8], variables: &[&str], note: &str) -> Result<Edited, CannotEdit> {
    refuse_wide(text)?;
    let script = dialect.read(text);
    let sets = |act: &Act| matches!(act, Act::Set { variable: name, .. } if variables.contains(&name.as_str()));
    let handed = |act: &Act| matches!(act, Act::Export { variable: name } if variables.contains(&name.as_str()));
    let goes = |act: &Act| sets(act) || handed(act);
    let mut acts = script.groups.iter().flat_map(|group| &group.commands).flat_map(|command| &command.parts);
    if !acts.any(|part| sets(&part.act)) {
        return Err(CannotEdit::NothingToDo);
    }
    let touches = |group: &&Group| group.commands.iter().flat_map(|command| &command.parts).any(|part| goes(&part.act));
    let groups: Vec<&Group> = script.groups.iter().filter(touches).collect();
    refuse_broken(text, &script, &groups)?;

    let mut mask = Mask::new(dialect.literal());
    for value in groups.iter().flat_map(|group| &group.values) {
        mask.learn(part(text, value.start, value.end));
    }
    let empty = emptied(dialect, &script, &goes);
    let first = groups.first().map_or(0, |group| group.span.start);
    let mut writer =
        Writer { dialect, text, note, mask, empty, lines: Lines::new(text), bytes: Vec::new(), changes: Vec::new() };
    let mut at = 0;
    for group in groups {
        writer.bytes.extend_from_slice(part(text, at, group.span.start));
        writer.group(group, &goes);
        at = group.span.end;
    }
    writer.bytes.extend_from_slice(part(text, at, text.len()));
    let Writer { bytes, changes, .. } = writer;
    if essence(&dialect.read(&bytes), &|_| false) != essence(&script, &goes) {
        let line = Lines::new(text).of(first);
        return Err(CannotEdit::NotLiteralEnough { line, because: say!("system/its-line-cannot-taken-apart") });
    }
    Ok(Edited { bytes, changes })
}

/// Two bytes a character: what is put in between would be no text there.
pub(super) fn refuse_wide(text: &[u8]) -> Result<(), CannotEdit> {
    if super::bytes::wide(text) {
        return Err(CannotEdit::NotLiteralEnough { line: 1, because: say!("system/file-written-utf-16") });
    }
    Ok(())
}

pub(super) fn refuse_broken(text: &[u8], script: &Script, groups: &[&Group]) -> Result<(), CannotEdit> {
    match script.broken {
        Some(at) if groups.last().is_some_and(|group| group.span.end > at) => {
            let start = part(text, 0, at).iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
            let column = String::from_utf8_lossy(part(text, start, at)).chars().count() + 1;
            Err(CannotEdit::Broken {
                line: Lines::new(text).of(at),
                column: u32::try_from(column).unwrap_or(u32::MAX),
                because: say!("system/quote-or-bracket-opens-here"),
            })
        }
        _ => Ok(()),
    }
}

/// What the file does besides the acts that go, to compare before and after.
fn essence<'a>(script: &'a Script, goes: &dyn Fn(&Act) -> bool) -> Vec<(u8, &'a str, Option<&'a [u8]>)> {
    let parts = script.groups.iter().flat_map(|group| &group.commands).flat_map(|command| &command.parts);
    let kept = parts.filter(|part| !goes(&part.act));
    kept.map(|part| match &part.act {
        Act::Set { variable, value, .. } => {
            (0, variable.as_str(), value.as_ref().map(crate::model::secret::Secret::expose))
        }
        Act::Export { variable } => (1, variable.as_str(), None),
        Act::Unset { variable } => (2, variable.as_str(), None),
        Act::Source { path } => (3, path.as_str(), None),
    })
    .collect()
}

fn gone(command: &Command, goes: &dyn Fn(&Act) -> bool) -> bool {
    let going = command.parts.iter().filter(|part| goes(&part.act)).count();
    going > 0 && going == command.operands
}

/// The bodies that would be left without any command, which bash and zsh do not accept.
fn emptied(dialect: Dialect, script: &Script, goes: &dyn Fn(&Act) -> bool) -> HashSet<usize> {
    if dialect != Dialect::Posix {
        return HashSet::new();
    }
    let mut left = script.bodies.clone();
    let commands = script.groups.iter().flat_map(|group| &group.commands);
    for command in commands.filter(|command| gone(command, goes)) {
        if let Some(count) = left.get_mut(command.body) {
            *count = count.saturating_sub(1);
        }
    }
    left.iter().enumerate().skip(1).filter(|(_, count)| **count == 0).map(|(body, _)| body).collect()
}

struct Writer<'a> {
    dialect: Dialect,
    text: &'a [u8],
    note: &'a str,
    mask: Mask,
    empty: HashSet<usize>,
    lines: Lines<'a>,
    bytes: Vec<u8>,
    changes: Vec<Change>,
}

impl Writer<'_> {
    fn group(&mut self, group: &Group, goes: &dyn Fn(&Act) -> bool) {
        let alone = |command: &Command| gone(command, goes) && !command.joined && !command.redirected;
        if !group.others && group.commands.iter().all(alone) {
            self.comment_out(group);
        } else {
            self.cut_out(group, goes);
        }
    }

    fn line_end(&self, group: &Group) -> &'static [u8] {
        let inside = find(self.text, group.span.start, b'\n');
        let newline = inside.or_else(|| find(self.text, 0, b'\n'));
        match newline {
            Some(at) if at > 0 && byte(self.text, at - 1) == b'\r' => b"\r\n",
            _ => b"\n",
        }
    }

    fn indentation(&self, line: Span) -> Vec<u8> {
        part(self.text, line.start, line.end).iter().copied().take_while(|b| is_blank(*b)).collect()
    }

    /// Writes the note, and the group's lines as comments; how they are shown.
    fn comments(&mut self, group: &Group) -> Vec<String> {
        let end = self.line_end(group);
        let note = format!("# {}", self.note.split(['\r', '\n']).collect::<Vec<_>>().join(" "));
        let mut shown = vec![self.mask.show_text(&note)];
        for (index, line) in lines(self.text, group.span).enumerate() {
            let indentation = self.indentation(line);
            if index == 0 {
                self.bytes.extend_from_slice(&indentation);
                self.bytes.extend_from_slice(note.as_bytes());
                self.bytes.extend_from_slice(end);
            }
            self.bytes.extend_from_slice(&indentation);
            self.bytes.extend_from_slice(b"# ");
            self.bytes.extend_from_slice(part(self.text, line.start + indentation.len(), line.end));
            let line = format!("# {}", self.mask.show(self.text, line, &group.values));
            shown.push(crate::model::text::shorten(&line, 160));
        }
        shown
    }

    fn comment_out(&mut self, group: &Group) {
        let mut shown = self.comments(group).into_iter();
        let note = shown.next();
        let first = self.lines.of(group.span.start);
        for (number, line) in (first..).zip(lines(self.text, group.span)) {
            let before = self.mask.show(self.text, line, &group.values);
            let mut after: Vec<String> = note.clone().filter(|_| number == first).into_iter().collect();
            after.extend(shown.next());
            self.changes.push(Change { line: number, before, after });
        }
        let mut fill = false;
        for command in &group.commands {
            fill |= self.empty.remove(&command.body);
        }
        if fill {
            let first = Span { start: group.span.start, end: next_line(self.text, group.span.start) };
            let indentation = self.indentation(first);
            let ended = self.bytes.ends_with(b"\n");
            if !ended {
                self.bytes.extend_from_slice(self.line_end(group));
            }
            self.bytes.extend_from_slice(&indentation);
            self.bytes.extend_from_slice(b":");
            if ended {
                self.bytes.extend_from_slice(self.line_end(group));
            }
            if let Some(change) = self.changes.last_mut() {
                change.after.push(":".to_owned());
            }
        }
    }

    fn cut_out(&mut self, group: &Group, goes: &dyn Fn(&Act) -> bool) {
        let mut above = self.comments(group);
        if !self.bytes.ends_with(b"\n") {
            self.bytes.extend_from_slice(self.line_end(group));
        }
        let nothing = if self.dialect == Dialect::PowerShell { &b"$null"[..] } else { &b":"[..] };
        let edits: Vec<(Span, &[u8])> =
            group.commands.iter().flat_map(|command| cuts(command, goes, nothing)).collect();
        let first = self.lines.of(group.span.start);
        for command in group.commands.iter().filter(|command| gone(command, goes)) {
            self.empty.remove(&command.body);
        }
        let whole = apply(self.text, group.span, &edits, &group.values);
        self.bytes.extend_from_slice(&whole.bytes);
        let mut from = 0;
        for (number, line) in (first..).zip(lines(self.text, group.span)) {
            from += edits.get(from..).unwrap_or_default().iter().take_while(|(edit, _)| edit.end <= line.start).count();
            let near = edits.get(from..).unwrap_or_default();
            let near: Vec<(Span, &[u8])> = near.iter().copied().take_while(|(edit, _)| edit.start < line.end).collect();
            let mut after = if number == first { std::mem::take(&mut above) } else { Vec::new() };
            if near.is_empty() && after.is_empty() {
                continue;
            }
            let values = group.values.get(group.values.partition_point(|value| value.end <= line.start)..);
            let kept = apply(self.text, line, &near, values.unwrap_or_default());
            let span = Span { start: 0, end: kept.bytes.len() };
            after.push(self.mask.show(&kept.bytes, span, &kept.values));
            self.changes.push(Change { line: number, before: self.mask.show(self.text, line, &group.values), after });
        }
    }
}

/// The bytes that go from a command, and what comes into their place.
/// `nothing` is the command that does nothing, where one has to stand.
fn cuts(command: &Command, goes: &dyn Fn(&Act) -> bool, nothing: &'static [u8]) -> Vec<(Span, &'static [u8])> {
    let words = &command.words;
    let parts = command.parts.iter().filter(|part| goes(&part.act));
    let going: HashSet<usize> = parts.flat_map(|part| part.first..=part.last).collect();
    if command.parts.iter().all(|part| !goes(&part.act)) {
        return Vec::new();
    }
    if gone(command, goes) && !command.redirected {
        return vec![(command.span(), nothing)];
    }
    if gone(command, goes) {
        // redirections stay where they are
        let replaced = |(index, word): (usize, &Span)| (*word, if index == 0 { nothing } else { &b""[..] });
        return words.iter().enumerate().map(replaced).collect();
    }
    let mut out = Vec::new();
    let mut leading = true;
    for (index, word) in words.iter().enumerate() {
        leading &= going.contains(&index);
        if !going.contains(&index) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| words.get(before));
        let next = words.get(index + 1);
        out.push(match (before, next) {
            (Some(before), _) if !command.redirected && !leading => {
                (Span { start: before.end, end: word.end }, &b""[..])
            }
            (_, Some(next)) if !command.redirected => (Span { start: word.start, end: next.start }, &b""[..]),
            _ => (*word, &b""[..]),
        });
    }
    out
}
