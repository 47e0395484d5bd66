//! What does the program carry? Everything in `assets/`, compressed, as one table from name to bytes.

#![expect(
    clippy::disallowed_methods,
    reason = "reads this repository while the program is built, not a person's machine"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    list(Path::new("assets"), &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for (number, path) in files.iter().enumerate() {
        let bytes = fs::read(path)?;
        let packed = out.join(format!("{number}.deflate"));
        fs::write(&packed, miniz_oxide::deflate::compress_to_vec(&bytes, 9))?;
        let name = path.strip_prefix("assets").map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        writeln!(table, "({name:?}, include_bytes!({:?})),", packed.display().to_string()).map_err(io::Error::other)?;
    }
    table.push(']');
    fs::write(out.join("assets.rs"), table)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
