//! `claude-fix completions` and `claude-fix man`: what the program carries for shells and for `man`.
//!
//! Both are made from the command line itself by `tests/carried.rs`, so that the program does not carry what makes them.

use std::io::Write;

use super::args::Shell;
use super::code;
use crate::assets;

/// Prints the completions for a shell.
///
/// # Errors
/// Writing to standard output.
pub fn completions(shell: Shell, out: &mut impl Write) -> std::io::Result<u8> {
    print(&format!("completions/{}", shell.script()), out)
}

/// Prints the manual page.
///
/// # Errors
/// Writing to standard output.
pub fn man(out: &mut impl Write) -> std::io::Result<u8> {
    print("man/claude-fix.1", out)
}

fn print(name: &str, out: &mut impl Write) -> std::io::Result<u8> {
    let text = assets::read(name).ok_or_else(|| std::io::Error::other(format!("{name} is not carried")))?;
    out.write_all(text.as_bytes())?;
    Ok(code::OK)
}
