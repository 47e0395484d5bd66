//! What was found in a file, whatever its dialect? Commands that matter, on the lines that they share with others.

use crate::model::secret::Secret;

/// A stretch of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What one word, or a few, of a command do to a variable.
pub(super) enum Act {
    /// Gives it a value.
    Set { variable: String, value: Option<Secret>, exported: bool },
    /// Hands it on to programs, without a value of its own: `export A`.
    Export { variable: String },
    /// Takes it away from the programs started from here.
    Unset { variable: String },
    /// Reads another file.
    Source { path: String },
}

/// An act, and the indices of the command's first and last word that make it up.
pub(super) struct Part {
    pub(super) act: Act,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// One command that holds at least one act.
pub(super) struct Command {
    /// Its words, in order, without redirections.
    pub(super) words: Vec<Span>,
    pub(super) parts: Vec<Part>,
    /// How many words name something to act on; as many parts removed, and nothing is left to do.
    pub(super) operands: usize,
    /// Whether redirections stand among its words.
    pub(super) redirected: bool,
    /// Whether its result counts: beside `&&`, `||`, `|`, `&`.
    pub(super) joined: bool,
    /// The body that it stands in, see [`Script::bodies`].
    pub(super) body: usize,
}

impl Command {
    /// From its first word to its last.
    pub(super) fn span(&self) -> Span {
        let start = self.words.first().map_or(0, |word| word.start);
        Span { start, end: self.words.last().map_or(start, |word| word.end) }
    }
}

/// Lines that belong together, because a quote or a backslash runs over their ends.
pub(super) struct Group {
    /// With the last line's end.
    pub(super) span: Span,
    /// Whether anything stands there that is not in `commands`.
    pub(super) others: bool,
    pub(super) commands: Vec<Command>,
    /// Words with a `=`, from behind it: values, whoever uses them.
    pub(super) values: Vec<Span>,
}

/// Everything that matters in a file.
#[derive(Default)]
pub(super) struct Script {
    pub(super) groups: Vec<Group>,
    /// How many commands stand in each `then`…`fi`, `{`…`}` and so on; the first is the file itself.
    pub(super) bodies: Vec<u32>,
    /// Where something opens that is never closed; what follows was read as if it were not there.
    pub(super) broken: Option<usize>,
}

/// The command that is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) words: Vec<Span>,
    pub(super) redirected: bool,
    pub(super) joined: bool,
}

/// Puts commands and lines together while a file is read.
pub(super) struct Builder {
    pub(super) script: Script,
    pub(super) draft: Draft,
    /// The bodies that are open, innermost last.
    pub(super) open: Vec<usize>,
    group: Group,
}

impl Builder {
    /// Nothing read yet.
    pub(super) fn new() -> Self {
        let script = Script { bodies: vec![0], ..Script::default() };
        Self { script, draft: Draft::default(), open: Vec::new(), group: Self::empty_group(0) }
    }

    fn empty_group(start: usize) -> Group {
        Group { span: Span { start, end: start }, others: false, commands: Vec::new(), values: Vec::new() }
    }

    /// The first line begins here, behind a byte order mark.
    pub(super) const fn start(&mut self, at: usize) {
        self.group.span = Span { start: at, end: at };
    }

    /// The innermost open body.
    pub(super) fn body(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    /// A new body begins, inside the open ones.
    pub(super) fn open_body(&mut self) {
        self.script.bodies.push(0);
        self.open.push(self.script.bodies.len() - 1);
    }

    /// One more command in the innermost body.
    pub(super) fn count(&mut self) {
        let body = self.body();
        if let Some(count) = self.script.bodies.get_mut(body) {
            *count = count.saturating_add(1);
        }
    }

    /// The line holds something that must stay.
    pub(super) fn other(&mut self) {
        self.group.others = true;
    }

    /// A word of the command that is being read.
    pub(super) fn word(&mut self, span: Span) {
        self.draft.words.push(span);
    }

    /// A value on this line.
    pub(super) fn value(&mut self, span: Span) {
        self.group.values.push(span);
    }

    /// The command ends; `classify` says what its words do and how many operands it has.
    pub(super) fn finish(&mut self, joined_after: bool, classify: impl FnOnce(&[Span]) -> (Vec<Part>, usize)) {
        let draft = std::mem::take(&mut self.draft);
        self.draft.joined = joined_after;
        if draft.words.is_empty() {
            if draft.redirected {
                self.count();
                self.other();
            }
            return;
        }
        self.count();
        let (parts, operands) = classify(&draft.words);
        if parts.is_empty() {
            self.other();
            return;
        }
        let joined = draft.joined || joined_after;
        let body = self.body();
        let Draft { words, redirected, .. } = draft;
        self.group.commands.push(Command { words, parts, operands, redirected, joined, body });
    }

    /// The line ends at `end`; the next one starts at `next`, behind here-documents.
    pub(super) fn end_line(&mut self, end: usize, next: usize) {
        let mut group = std::mem::replace(&mut self.group, Self::empty_group(next));
        if !group.commands.is_empty() {
            group.span.end = end;
            self.script.groups.push(group);
        }
    }
}
