//! Does every file keep the rules of the house? Who may import whom, which crates live where, how long a file may be.
#![expect(clippy::disallowed_methods, reason = "reads the sources, which only the room sys may do in the program")]

#[path = "architecture/caught.rs"]
mod caught;
#[path = "support/source.rs"]
mod source;

use source::{Path, Source, Token, paths, starts, tokens, without_tests};

/// A room, the rooms that it may import (`room::module` for one module of it), and why not more.
const ROOMS: &[(&str, &[&str], &str)] = &[
    ("main", &["*"], ""),
    (
        "cli",
        &[
            "app",
            "assets",
            "causes",
            "checks",
            "claude_code",
            "engine",
            "headless",
            "model",
            "ports",
            "repairs",
            "sys",
            "tui",
            "ui",
            "words",
        ],
        "cli wires the rooms together",
    ),
    (
        "tui",
        &["app", "engine", "model", "ports", "ui", "words"],
        "the terminal shows what ui draws and runs what engine offers",
    ),
    ("headless", &["app", "model", "words"], "a face reads events and writes text, it does not find out anything"),
    (
        "engine",
        &["app", "causes", "checks", "claude_code", "dialects", "model", "ports", "repairs", "words"],
        "the engine works the same on the real machine and on the fake one, under every face",
    ),
    ("ui", &["app", "assets", "model", "words"], "drawing is a pure function of the state"),
    (
        "app",
        &["causes::form", "checks::form", "model", "repairs::form", "words"],
        "the state machine does nothing, it asks for effects",
    ),
    (
        "checks",
        &["claude_code", "dialects", "model", "ports", "words"],
        "a check sees the world only through ports, and cannot change it",
    ),
    ("causes", &["claude_code", "model", "words"], "a cause is a pure function of facts"),
    (
        "repairs",
        &["claude_code", "dialects", "model", "words"],
        "a repair is a pure function of facts: it proposes, engine applies",
    ),
    ("claude_code", &["assets", "model", "words"], "Claude Code's rules are pure functions of plain data"),
    ("dialects", &["model", "words"], "how files are written is pure: text in, text out"),
    ("ports", &["model", "words"], "ports are the outside world as traits over plain data"),
    ("sys", &["model", "ports", "words"], "sys carries out ports and knows nothing of who asks"),
    ("model", &["words"], "plain data depends on nothing but the words for it"),
    ("words", &["assets"], "a sentence knows nothing of what it is said about"),
    ("assets", &[], "data depends on nothing"),
];

/// Where a crate or a module of std may be named: the path, the rooms, what of it is free everywhere, and why.
const PLACES: &[(&str, &[&str], &[&str], &str)] = &[
    ("crossterm", &["tui"], &[], "one room owns the terminal"),
    ("ratatui::crossterm", &["tui"], &[], "one room owns the terminal"),
    ("ratatui::backend", &["tui"], &[], "one room owns the terminal"),
    ("ratatui", &["tui", "ui"], &[], "the state machine and the reports know no screen"),
    ("tokio::fs", &["sys"], &[], "the machine is touched through ports"),
    ("tokio::net", &["sys"], &[], "the machine is touched through ports"),
    ("tokio::process", &["sys", "tui"], &[], "programs are run through ports, or get the terminal"),
    (
        "tokio",
        &["cli", "engine", "main", "sys", "tui"],
        &["sync"],
        "checks and all below are futures that any runtime can run",
    ),
    ("winreg", &["sys"], &[], "the registry is read and changed through ports"),
    ("portable_pty", &["sys"], &[], "programs are run through ports"),
    ("vt100", &["engine"], &[], "what a program shows is read once, by the engine"),
    ("reqwest", &["sys"], &[], "the network is reached through ports"),
    ("hyper", &["sys"], &[], "the network is reached through ports"),
    ("hyper_util", &["sys"], &[], "the network is reached through ports"),
    ("http_body_util", &["sys"], &[], "the network is reached through ports"),
    ("rustls", &["sys"], &[], "the network is reached through ports"),
    ("tokio_rustls", &["sys"], &[], "the network is reached through ports"),
    ("rustls_native_certs", &["sys"], &[], "what the system trusts is asked through ports"),
    (
        "std::env",
        &["cli", "main", "sys"],
        &["consts", "split_paths"],
        "the environment is read through ports, so that a fake one can be given",
    ),
    ("std::fs", &["cli", "main", "sys"], &[], "files are touched through ports"),
    (
        "std::process",
        &["cli", "main", "sys", "tui"],
        &["ExitCode"],
        "programs are run through ports, or get the terminal",
    ),
    (
        "std::net",
        &["cli", "main", "sys"],
        &["IpAddr", "Ipv4Addr", "Ipv6Addr", "SocketAddr", "SocketAddrV4", "SocketAddrV6"],
        "the network is reached through ports; addresses are plain data",
    ),
    ("jiff", &["model"], &[], "a time has one form, model::Moment"),
    ("serde_json::from_str", &[], &[], "each reader is a copy of how every type is read: use from_slice"),
    ("serde_json::from_value", &[], &[], "each reader is a copy of how every type is read: use from_slice"),
    ("serde_json::to_value", &[], &[], "each writer is a copy of how every type is written: use to_vec_pretty"),
];

const LONGEST_FILE: usize = 400;
const LONGEST_MAIN: usize = 59;

struct File {
    /// `src/ui/layout.rs`
    path: String,
    text: String,
}

impl File {
    /// `["ui", "layout"]`; `[]` for `src/lib.rs`, nothing for what is not in `src`.
    fn module(&self) -> Option<Vec<String>> {
        let inside = self.path.strip_prefix("src/")?.strip_suffix(".rs")?;
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        match module.last().map(String::as_str) {
            Some("mod") => drop(module.pop()),
            Some("lib") if module.len() == 1 => module.clear(),
            _ => {}
        }
        Some(module)
    }
}

/// All violations in these files: `path:line: what (why)`.
fn violations(files: &[File]) -> Vec<String> {
    let tests = test_files(files);
    let mut found = Vec::new();
    for file in files {
        let source = Source::read(&file.text);
        let all = tokens(&source.code);
        words(file, &source, &all, &mut found);
        let Some(module) = file.module() else {
            sleeps(file, &all, &mut found);
            continue;
        };
        shape(file, &mut found);
        let of_tests = tests.iter().any(|test| module.starts_with(test));
        if let (Some(room), false) = (module.first(), of_tests) {
            let (kept, _) = without_tests(&all);
            // what main.rs calls `crate` has only itself; the rooms are `claude_fix::…` there
            for path in paths(&kept, if room == "main" { &[] } else { &module }) {
                imports(file, room, &path, &mut found);
                places(file, room, &path, &mut found);
            }
        }
    }
    found
}

/// The modules that are test code as a whole: declared elsewhere as `#[cfg(test)] mod name;`.
fn test_files(files: &[File]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for file in files {
        let Some(module) = file.module() else { continue };
        let (_, names) = without_tests(&tokens(&Source::read(&file.text).code));
        found.extend(names.into_iter().map(|name| [module.clone(), vec![name]].concat()));
    }
    found
}

fn imports(file: &File, room: &str, path: &Path, found: &mut Vec<String>) {
    let [start, other, rest @ ..] = path.segments.as_slice() else { return };
    if !["crate", "claude_fix"].contains(&start.as_str()) || other == room {
        return;
    }
    let at = format!("{}:{}", file.path, path.line);
    let Some((_, allowed, reason)) = ROOMS.iter().find(|(name, ..)| *name == room) else {
        found.push(format!("{at}: `{room}` is not a room (give it a line in ROOMS, and in docs)"));
        return;
    };
    let module = rest.first().map(|module| format!("{other}::{module}")).unwrap_or_default();
    if !allowed
        .iter()
        .any(|ally| [other.as_str(), module.as_str(), "*"].contains(ally) && !(*ally == "*" && other == "*"))
    {
        let allies = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") };
        found.push(format!("{at}: {room} must not import `{other}`, only {allies} ({reason})"));
    }
}

fn places(file: &File, room: &str, path: &Path, found: &mut Vec<String>) {
    for (prefix, rooms, free, reason) in PLACES {
        let wanted: Vec<&str> = prefix.split("::").collect();
        let Some(rest) =
            path.segments.get(wanted.len()..).filter(|_| path.segments.iter().zip(&wanted).all(|(a, b)| a == b))
        else {
            continue;
        };
        if !rooms.contains(&room) && !rest.first().is_some_and(|first| free.contains(&first.as_str())) {
            let at = format!("{}:{}", file.path, path.line);
            found.push(format!(
                "{at}: `{}` only in {}, not in {room} ({reason})",
                path.segments.join("::"),
                rooms.join(", ")
            ));
        }
        return; // the first line is the narrowest
    }
}

fn shape(file: &File, found: &mut Vec<String>) {
    let lines = file.text.lines().count();
    let longest = if file.path == "src/main.rs" { LONGEST_MAIN } else { LONGEST_FILE };
    if lines > longest {
        found.push(format!(
            "{}:{longest}: {lines} lines, at most {longest} (a file answers one question; split it)",
            file.path
        ));
    }
    if !file.text.starts_with("//! ") {
        found.push(format!("{}:1: does not open with `//!` (say which question the file answers)", file.path));
    }
}

fn words(file: &File, source: &Source, all: &[Token], found: &mut Vec<String>) {
    for (i, token) in all.iter().enumerate() {
        let rest = &all[i..];
        if starts(rest, &["#", "[", "allow", "("]) || starts(rest, &["#", "!", "[", "allow", "("]) {
            found.push(format!(
                "{}:{}: allow (use #[expect(.., reason)], it speaks up when it is over)",
                file.path, token.line
            ));
        }
        if starts(rest, &["todo", "!"]) || starts(rest, &["unimplemented", "!"]) {
            found.push(format!(
                "{}:{}: {}! (unfinished work is an issue, not a panic)",
                file.path, token.line, token.text
            ));
        }
    }
    for note in tokens(&source.comments).iter().filter(|t| ["TODO", "FIXME", "XXX"].contains(&t.text.as_str())) {
        found.push(format!("{}:{}: {} (unfinished work is an issue, not a comment)", file.path, note.line, note.text));
    }
}

fn sleeps(file: &File, all: &[Token], found: &mut Vec<String>) {
    for path in paths(all, &[]) {
        if let [.., before, last] = path.segments.as_slice()
            && ((before == "thread" && last.starts_with("sleep")) || (before == "time" && last.starts_with("sleep")))
        {
            found.push(format!(
                "{}:{}: {before}::{last} (a test waits for what it needs, with a limit)",
                file.path, path.line
            ));
        }
    }
}

fn read_all(folder: &std::path::Path, name: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(folder.join(name))?.collect::<std::io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{name}/{}", entry.file_name().display());
        if entry.file_type()?.is_dir() {
            read_all(folder, &path, files)?;
        } else if std::path::Path::new(&path).extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(entry.path())?;
            files.push(File { path, text });
        }
    }
    Ok(())
}

#[test]
fn the_house_keeps_its_rules() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    read_all(root, "src", &mut files).unwrap();
    assert!(files.len() > 2, "no sources found");
    read_all(root, "tests", &mut files).unwrap();
    let found = violations(&files);
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_module_of_the_library_is_a_room() {
    let lib = include_str!("../src/lib.rs");
    let all = tokens(&Source::read(lib).code);
    let names = all.windows(3).filter(|w| w[0].text == "mod" && w[2].text == ";").map(|w| w[1].text.as_str());
    let strangers: Vec<&str> = names.filter(|name| !ROOMS.iter().any(|(room, ..)| room == name)).collect();
    assert!(strangers.is_empty(), "src/lib.rs: not in ROOMS of tests/architecture.rs: {strangers:?}");
}
