//! What does the program carry? Everything in `assets/`, compressed, as one table from name to bytes. And is it linked as
//! small as the linker that is here can?

#![expect(
    clippy::disallowed_methods,
    reason = "reads this repository while the program is built, not a person's machine"
)]

#[path = "src/assets/heads.rs"]
mod heads;
#[path = "src/assets/lean.rs"]
mod lean;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=src/assets/heads.rs");
    println!("cargo::rerun-if-changed=src/assets/lean.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if folds(&out) {
        println!("cargo::rustc-link-arg-bins={FOLD}");
    }
    let mut files = Vec::new();
    list(Path::new("assets"), &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for (number, path) in files.iter().enumerate() {
        let like = like(&files, path).unwrap_or(number);
        let before = if like == number { String::new() } else { carried(&files[like])? };
        let bytes = carried(path)?;
        let packed = out.join(format!("{number}.deflate"));
        fs::write(&packed, deflate(before.as_bytes(), bytes.as_bytes()))?;
        let name = path.strip_prefix("assets").map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        let packed = packed.display().to_string();
        writeln!(table, "({name:?}, {like}, {}, include_bytes!({packed:?})),", bytes.len())
            .map_err(io::Error::other)?;
    }
    table.push(']');
    fs::write(out.join("assets.rs"), table)
}

/// In each of these folders, the file that the others are packed as if they came after it: what they say alike stands once.
const FIRST: [&str; 3] = ["ui.ftl", "dead-key.json", "claude-fix.elv"];

/// The file that this one comes after; none of the first ones comes after another, so two are unpacked at most.
fn like(files: &[PathBuf], path: &Path) -> Option<usize> {
    let first = |it: &PathBuf| it.parent() == path.parent() && FIRST.iter().any(|name| it.ends_with(name));
    files.iter().position(first)
}

/// A raw DEFLATE stream of a text that comes after another one.
fn deflate(before: &[u8], text: &[u8]) -> Vec<u8> {
    let mut packer = CompressorOxide::new(create_comp_flags_from_zip_params(10, 0, 0));
    // what is stored as it is takes no more than this
    let mut out = vec![0; before.len() + text.len() + 1024];
    let (_, _, start) = compress(&mut packer, before, &mut out, TDEFLFlush::Sync);
    let (_, _, length) = compress(&mut packer, text, &mut out[start..], TDEFLFlush::Finish);
    out[start..start + length].to_vec()
}

/// Functions that compile to the same bytes are kept once; Rust promises no function its own address.
const FOLD: &str = "-Wl,--icf=all";

/// Whether the linker can do that, tried out with this very compiler, linker and flags: LLD can, which rustup's Rust brings
/// for Linux on x86-64; GNU's cannot, and the program is larger then.
fn folds(out: &Path) -> bool {
    let text = |name: &str| env::var(name).unwrap_or_default();
    if text("PROFILE") != "release" || text("CARGO_CFG_TARGET_OS") != "linux" {
        return false;
    }
    let empty = out.join("empty.rs");
    let flags = text("CARGO_ENCODED_RUSTFLAGS");
    let mut rustc = Command::new(text("RUSTC"));
    rustc.arg(&empty).arg("-o").arg(out.join("empty")).args(["--target", &text("TARGET")]);
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty())).args(["-C", &format!("link-arg={FOLD}")]);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={}", linker.display()));
    }
    let tried = rustc.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    fs::write(&empty, "fn main() {}").is_ok() && tried.status().is_ok_and(|status| status.success())
}

/// What is carried of a file: a translation without what its English file says, too.
fn carried(path: &Path) -> io::Result<String> {
    let text = whole(path)?;
    let texts = Path::new("assets/texts");
    let Some(file) = path.file_name().filter(|_| path.starts_with(texts) && !path.starts_with(texts.join("en"))) else {
        return Ok(text);
    };
    let Ok(english) = whole(&texts.join("en").join(file)) else { return Ok(text) };
    let bare = taken_out(&text, &english);
    if heads::put_in(&bare, &english) == text { Ok(bare) } else { Err(io::Error::other("lost a name")) }
}

/// All that is carried of a file.
fn whole(path: &Path) -> io::Result<String> {
    Ok(lean::lean(&path.to_string_lossy(), &fs::read_to_string(path)?))
}

fn taken_out(text: &str, english: &str) -> String {
    let mut names = heads::Names::of(english);
    let bare = |line: &str| match heads::head(line) {
        Some(name) if names.next(name) => line[name.len() + 1..].to_owned(),
        _ => line.to_owned(),
    };
    text.split_inclusive('\n').map(bare).collect()
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
