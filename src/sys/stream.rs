//! How is a file or pipe of any length read, piece by piece, so that whoever waits can be told? On a thread of its own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;
/// How many pieces wait at most.
const AHEAD: usize = 4;

/// The pieces of a text; a last one that is an error ends it early.
pub type Pieces = Receiver<io::Result<Vec<u8>>>;

/// Reads a file or a named pipe. Opening a pipe waits for its writer, on the thread.
///
/// # Errors
/// What the path leads to cannot be read as text, in words for a person.
pub fn file(path: &Path) -> Result<Pieces, String> {
    let found = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => say!("system/file-missing"),
        io::ErrorKind::PermissionDenied => say!("system/file-denied"),
        _ => error.to_string(),
    })?;
    if found.is_dir() {
        return Err(say!("system/folder-name-files"));
    }
    if !found.is_file() && !is_stream(&found) {
        return Err(say!("system/device-or-socket-not-file"));
    }
    let path = path.to_owned();
    Ok(read(move || File::open(path)))
}

/// Reads standard input.
#[must_use]
pub fn standard_input() -> Pieces {
    read(|| Ok(io::stdin()))
}

fn read<R: Read>(open: impl FnOnce() -> io::Result<R> + Send + 'static) -> Pieces {
    let (sender, receiver) = sync_channel(AHEAD);
    std::thread::spawn(move || {
        let mut source = match open() {
            Ok(source) => source,
            Err(error) => {
                // whoever asked is gone only when the program is leaving
                let _ = sender.send(Err(error));
                return;
            }
        };
        loop {
            let mut piece = vec![0; PIECE];
            match source.read(&mut piece) {
                Ok(0) => return,
                Ok(length) => {
                    piece.truncate(length);
                    if sender.send(Ok(piece)).is_err() {
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let _ = sender.send(Err(error));
                    return;
                }
            }
        }
    });
    receiver
}

#[cfg(unix)]
fn is_stream(found: &fs::Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&found.file_type())
}

#[cfg(not(unix))]
const fn is_stream(_found: &fs::Metadata) -> bool {
    false
}
