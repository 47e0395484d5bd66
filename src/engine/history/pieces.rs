//! How is a file of any size read as whole lines in little memory? Piece by piece; what no line of interest can be is
//! passed over.

use std::io::{self, Read};
use std::ops::ControlFlow;

use memchr::{memchr, memrchr};

/// How much is read at once, in bytes: the cache of a processor core holds it, so it is searched at full speed.
pub(super) const PIECE: usize = 256 * 1024;
/// The longest line that is looked at; those of Claude Code's own errors have about a kilobyte.
const LONGEST_LINE: usize = 1024 * 1024;

/// How a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// To its end.
    Whole,
    /// As far as whoever looks at the lines wanted.
    Stopped,
    /// As far as it was text.
    NotText,
}

/// Gives every whole line to `look`, many at once, with their line feeds; the last line of a file may have none. A line
/// that is too long is passed over. `room` is used again for the next file; `read` is told of all bytes that were read.
pub(super) fn pieces(
    source: &mut dyn Read,
    room: &mut Vec<u8>,
    read: &mut dyn FnMut(usize),
    look: &mut dyn FnMut(&[u8]) -> ControlFlow<()>,
) -> io::Result<How> {
    room.resize(PIECE.max(room.len()), 0);
    let (mut filled, mut too_long) = (0, false);
    loop {
        let got = match source.read(&mut room[filled..]) {
            Ok(got) => got,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        read(got);
        let (old, end) = (filled, filled + got);
        if got == 0 {
            let stopped = end > 0 && !too_long && look(&room[..end]).is_break();
            return Ok(if stopped { How::Stopped } else { How::Whole });
        }
        let mut start = 0;
        if too_long {
            let Some(at) = memchr(b'\n', &room[..end]) else {
                // a hole of gigabytes, or a program: text has no zeros
                if room[..end].first() == Some(&0) {
                    return Ok(How::NotText);
                }
                filled = 0;
                continue;
            };
            (start, too_long) = (at + 1, false);
        }
        let last = memrchr(b'\n', &room[old.max(start)..end]).map(|at| old.max(start) + at + 1);
        if let Some(last) = last {
            if look(&room[start..last]).is_break() {
                return Ok(How::Stopped);
            }
            start = last;
        }
        room.copy_within(start..end, 0);
        filled = end - start;
        if filled == room.len() {
            if room.len() < LONGEST_LINE {
                room.resize(room.len() * 2, 0);
            } else {
                (filled, too_long) = (0, true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives what it has in bites of so many bytes.
    struct Bites<'a>(&'a [u8], usize);

    impl Read for Bites<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(self.1).min(buffer.len());
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    fn lines(text: &[u8], bite: usize) -> (Vec<usize>, How, usize) {
        let (mut found, mut bytes, mut room) = (Vec::new(), 0, Vec::new());
        let mut look = |piece: &[u8]| {
            assert!(piece.len() <= LONGEST_LINE);
            found.extend(piece.split_inclusive(|b| *b == b'\n').map(<[u8]>::len));
            ControlFlow::Continue(())
        };
        let how = pieces(&mut Bites(text, bite), &mut room, &mut |n| bytes += n, &mut look).expect("no error");
        assert!(room.len() <= LONGEST_LINE);
        (found, how, bytes)
    }

    #[test]
    fn lines_are_whole_however_they_come() {
        let mut text: Vec<u8> = Vec::new();
        let lengths: Vec<usize> = (0..900).map(|n| n * 7919 % 4000 + 1).collect();
        for length in &lengths {
            text.extend(std::iter::repeat_n(b'x', length - 1));
            text.push(b'\n');
        }
        for bite in [1, 7, 4096, PIECE - 1, PIECE, usize::MAX] {
            assert_eq!(lines(&text, bite), (lengths.clone(), How::Whole, text.len()), "{bite}");
        }
        assert_eq!(lines(b"", 1), (vec![], How::Whole, 0));
        assert_eq!(lines(b"\n\na", 2), (vec![1, 1, 1], How::Whole, 3));
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_rest_is_read() {
        let mut text = b"one\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', 5 * LONGEST_LINE));
        text.extend_from_slice(b"\ntwo\n");
        for bite in [4096, usize::MAX] {
            assert_eq!(lines(&text, bite), (vec![4, 4], How::Whole, text.len()));
        }
        text.truncate(text.len() - 5);
        assert_eq!(lines(&text, usize::MAX), (vec![4], How::Whole, text.len()));
    }

    #[test]
    fn a_line_of_some_pieces_is_read_whole() {
        let text = [vec![b'x'; 3 * PIECE], b"\nlast".to_vec()].concat();
        assert_eq!(lines(&text, usize::MAX).0, [3 * PIECE + 1, 4]);
    }

    #[test]
    fn a_hole_is_not_read_to_its_end() {
        let (found, how, bytes) = lines(&vec![0; 20 * LONGEST_LINE], usize::MAX);
        assert!(found.is_empty() && how == How::NotText && bytes < 4 * LONGEST_LINE, "{bytes}");
    }

    #[test]
    fn whoever_looks_can_stop() {
        let text = b"line\n".repeat(PIECE);
        let mut seen = 0;
        let mut look = |_: &[u8]| {
            seen += 1;
            ControlFlow::Break(())
        };
        let how = pieces(&mut &text[..], &mut Vec::new(), &mut |_| {}, &mut look).expect("no error");
        assert_eq!((how, seen), (How::Stopped, 1));
    }
}
