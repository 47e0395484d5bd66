//! What does a start-up file say that is too large to be taken apart? Only its lines that name a variable that matters are read.

use std::collections::BTreeSet;
use std::io::Read;

use memchr::{memchr, memchr_iter, memmem, memrchr};

use crate::claude_code::variables::watched;
use crate::dialects::startup::Startup;
use crate::dialects::{self, Statement};
use crate::model::order::filled;
use crate::ports::World;

/// The largest file that is looked through, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// How much is looked at in one go, and the longest line, in bytes.
const PIECE: usize = 256 * 1024;

/// What the lines say that name a watched variable, each taken by itself: a command over several lines is not seen
/// whole.
pub(super) fn skim(world: &World, file: &Startup) -> Vec<Statement> {
    let Ok(mut stream) = world.files.stream(&file.file, LARGEST) else { return Vec::new() };
    let parts = parts();
    let wanted: Vec<memmem::Finder> = parts.iter().map(memmem::Finder::new).collect();
    let (mut found, mut buffer, mut kept, mut lines) = (Vec::new(), vec![0; PIECE], 0, 0);
    loop {
        let room = buffer.get_mut(kept..).unwrap_or_default();
        let came = match stream.read(room) {
            Ok(came) => came,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => return found,
        };
        let filled = kept + came;
        let piece = buffer.get(..filled).unwrap_or_default();
        // whole lines only, but the last one may have no end, and one without end in sight is cut
        let end = match memrchr(b'\n', piece) {
            Some(at) if came > 0 => at + 1,
            None if came > 0 && filled < PIECE => 0,
            _ => filled,
        };
        let whole = piece.get(..end).unwrap_or_default();
        for (line, text) in lines_with(whole, &wanted) {
            let line = u32::try_from(lines + line).unwrap_or(u32::MAX);
            found.extend(dialects::statements(file.dialect, text).into_iter().map(|it| moved(it, line)));
        }
        if came == 0 {
            return found;
        }
        lines += memchr_iter(b'\n', whole).count();
        buffer.copy_within(end..filled, 0);
        kept = filled - end;
    }
}

/// A part of each watched name that few other words have: few enough parts to look for all.
fn parts() -> BTreeSet<&'static str> {
    let part = |name: &'static str| match name.rfind('_') {
        Some(at) if name.to_ascii_lowercase().ends_with("_proxy") => name.get(at..),
        _ => name.find('_').and_then(|at| name.get(..=at)),
    };
    filled(watched().into_iter().map(|name| part(name).unwrap_or(name)))
}

/// The lines that hold one of these, with how many stand before each.
fn lines_with<'a>(text: &'a [u8], wanted: &[memmem::Finder]) -> Vec<(usize, &'a [u8])> {
    let mut starts = BTreeSet::new();
    for finder in wanted {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            starts.insert(memrchr(b'\n', text.get(..at).unwrap_or_default()).map_or(0, |newline| newline + 1));
            from = memchr(b'\n', text.get(at..).unwrap_or_default()).map_or(text.len(), |newline| at + newline + 1);
        }
    }
    let (mut counted, mut before) = (0, 0);
    let mut lines = Vec::new();
    for start in starts {
        before += memchr_iter(b'\n', text.get(counted..start).unwrap_or_default()).count();
        counted = start;
        let rest = text.get(start..).unwrap_or_default();
        lines.push((before, memchr(b'\n', rest).and_then(|end| rest.get(..=end)).unwrap_or(rest)));
    }
    lines
}

fn moved(statement: Statement, lines: u32) -> Statement {
    match statement {
        Statement::Set { variable, value, exported, first_line, last_line } => {
            let (first_line, last_line) = (first_line + lines, last_line + lines);
            Statement::Set { variable, value, exported, first_line, last_line }
        }
        Statement::Unset { variable, line } => Statement::Unset { variable, line: line + lines },
        Statement::Source { path, line } => Statement::Source { path, line: line + lines },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::Dialect;
    use crate::ports::fake::FakeMachine;

    fn lines(text: Vec<u8>) -> Vec<(String, u32)> {
        let fake = FakeMachine::new();
        fake.file("/home/ada/.zshrc", &String::from_utf8(text).unwrap());
        let world = fake.world();
        let file = Startup { file: "/home/ada/.zshrc".into(), dialect: Dialect::Posix, every: None };
        let named = skim(&world, &file).into_iter().filter_map(|it| match it {
            Statement::Set { variable, first_line, .. } if watched().contains(&variable.as_str()) => {
                Some((variable, first_line))
            }
            _ => None,
        });
        named.collect()
    }

    #[test]
    fn lines_are_counted_across_pieces() {
        let other = "alias ll='ls -l' # nothing of interest\n".repeat(30_000);
        let text = format!("{other}export ANTHROPIC_API_KEY=one\n{other}export https_proxy=http://two:1");
        assert_eq!(
            lines(text.into_bytes()),
            [("ANTHROPIC_API_KEY".to_owned(), 30_001), ("https_proxy".to_owned(), 60_002)]
        );
    }

    #[test]
    fn a_line_without_end_is_no_trouble() {
        let mut text = vec![b'x'; 3 * PIECE];
        text.extend(b"\nexport ANTHROPIC_BASE_URL=http://a\n");
        assert_eq!(lines(text), [("ANTHROPIC_BASE_URL".to_owned(), 2)]);
        assert!(lines(vec![b'x'; 2 * PIECE]).is_empty() && lines(Vec::new()).is_empty());
    }

    #[test]
    fn a_name_in_a_comment_sets_nothing() {
        assert!(lines(b"# export ANTHROPIC_API_KEY=1\nexport NODE_ENV=x MY_PROXY=y\n".to_vec()).is_empty());
    }
}
