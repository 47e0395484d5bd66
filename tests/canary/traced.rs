//! What does the system see? With strace: every file that claude-fix opens for writing, moves or removes lies in its own
//! folder or was asked for, and no argument of any program holds a secret.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use super::haunted::{Form, Haunted, Mark, Place, Windows, secret_of};
use super::machine_dir::Login;
use super::places::local;
use super::pty::{Session, Start};

pub(crate) const NAME: &str = "nothing_else_is_written_and_no_argument_holds_a_secret";

/// A key that comes first, over a login.
const PLACES: &[Place] = &[Place {
    name: "~/.zshrc, seen from the system",
    form: Form::Key,
    mark: Mark::Left,
    plant: |it, s| it.change(|machine| machine.login(Login::Valid).key_in_zshrc(s)),
}];

/// Calls by which a file comes to be, changes, moves or goes; `?` where a processor does not have it.
const CALLS: &str = "execve,execveat,?open,openat,openat2,?creat,?rename,?renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,\
                     ?link,linkat,?symlink,symlinkat,?chmod,fchmodat,?fchmodat2,?chown,?lchown,fchownat,truncate,?mknod,mknodat,\
                     ?fork,?vfork,clone,clone3";
/// The calls that start a program, or another process.
const STARTS: [&str; 4] = ["fork", "vfork", "clone", "clone3"];

pub(crate) fn hold() {
    let may = std::process::Command::new("/usr/bin/strace").args(["-o", "/dev/null", "/bin/true"]).output();
    if !may.is_ok_and(|done| done.status.success()) {
        println!("strace may not look at programs here");
        std::process::exit(super::harness::CANNOT);
    }
    let mut haunted = Haunted::new();
    local(&mut haunted);
    for place in PLACES {
        (place.plant)(&mut haunted, &secret_of(place));
    }
    // what is made for a moment only is told from the home folder, which lies below /tmp, too
    let moment = haunted.project().join("moment");
    std::fs::create_dir(&moment).expect("a folder");
    haunted.with("TMPDIR", &moment.display().to_string());
    let report = haunted.project().join("report.json").display().to_string();
    let own = [haunted.machine().home().join(".local/state/claude-fix"), moment, PathBuf::from("/dev")];
    let fix = "env.remove_variable:ANTHROPIC_API_KEY";
    let (home, project) = (haunted.machine().home(), haunted.project());
    let zshrc = [home.join(".zshrc"), home.join(".claude-fix-")];
    let reports = [PathBuf::from(&report), project.join(".claude-fix-")];
    let mut seen = Vec::new();
    for (arguments, targets) in [
        (&["check"][..], &[][..]),
        (&["check", "--json", "--live"], &[]),
        (&["check", "--remember"], &[]),
        (&["fix"], &[]),
        (&["fix", fix, "--dry-run"], &[]),
        (&["report", "--format", "json", "-o", &report], &reports),
        (&["report"], &[]),
        (&["open", &report], &[]),
        (&["history"], &[]),
        (&["fix", fix, "--yes"], &zshrc),
        (&["undo", "--yes"], &zshrc),
    ] {
        let trace = haunted.project().join("trace");
        let mut command = haunted.machine().program("/usr/bin/strace", &options(&trace.display().to_string()));
        let done = command.arg(env!("CARGO_BIN_EXE_claude-fix")).args(arguments).output().expect("strace starts");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.code().is_some_and(|code| code < 4), "{arguments:?} {:?}: {said}", done.status);
        seen.push((arguments.join(" "), text(&trace), targets.to_vec()));
    }
    let tickets = [project.join("claude-fix-ticket-"), project.join(".claude-fix-")];
    seen.push(("the walkthrough".to_owned(), walkthrough(&haunted), [&zshrc[..], &tickets].concat()));
    let failures = judged(&seen, &own);
    // a test that sees nothing would hold for everything
    let changed = |trace: &str| Story::of(trace).written.contains(&home.join(".zshrc"));
    assert!(seen.iter().any(|(_, trace, _)| changed(trace)), "no change was seen");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What was done, what the system saw, and what may be written to besides one's own.
type Seen = (String, String, Vec<PathBuf>);

/// Every argument with a secret, and every file that nobody asked for.
fn judged(seen: &[Seen], own: &[PathBuf]) -> Vec<String> {
    let (windows, mut failures) = (Windows::of(PLACES), Vec::new());
    for (what, trace, targets) in seen {
        let allowed: Vec<PathBuf> = own.iter().chain(targets).cloned().collect();
        let story = Story::of(trace);
        assert!(!story.programs.is_empty(), "{what}: nothing was seen in {trace}");
        let args = story.programs.iter().flat_map(|line| windows.leaks(line.as_bytes()));
        failures.extend(args.map(|(place, around)| format!("{what}: {place} is an argument: {around}")));
        let other = story.written.iter().filter(|path| !allowed.iter().any(|it| begins(path, it, own)));
        failures.extend(other.map(|path| format!("{what}: {} is written to", path.display())));
        println!("measured: {what}: {} programs, {} files written to", story.programs.len(), story.written.len());
    }
    failures
}

/// Whether this is what was allowed, a file below it, a name that begins so, or a folder on the way to one's own.
fn begins(path: &Path, allowed: &Path, own: &[PathBuf]) -> bool {
    let named = path.display().to_string().starts_with(&allowed.display().to_string());
    path.starts_with(allowed)
        || named && !own.contains(&allowed.to_owned())
        || own.iter().any(|it| it.starts_with(path))
}

fn options(file: &str) -> Vec<&str> {
    vec!["-f", "-qq", "-y", "-s", "65536", "-e", "signal=none", "-e", CALLS_OPTION.as_str(), "-o", file, "--"]
}

static CALLS_OPTION: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| format!("trace={CALLS}"));

fn text(file: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(file).expect("a trace")).into_owned()
}

/// The whole call, with the change and the ticket.
fn walkthrough(haunted: &Haunted) -> String {
    let trace = haunted.project().join("trace").display().to_string();
    let begin = Start::new("/bin/sh").arg("-c").arg("cd \"$0\" && exec \"$@\"").size(120, 40);
    let begin = begin.arg(&haunted.project().display().to_string()).arg("/usr/bin/strace");
    let begin = options(&trace).into_iter().fold(begin, Start::arg);
    let begin = begin.arg(env!("CARGO_BIN_EXE_claude-fix")).arg("--walkthrough");
    let environment = haunted.machine().environment();
    let mut session = environment.into_iter().fold(begin, |start, (name, value)| start.env(&name, value)).alone();
    session.wait_for("S1 The call");
    for (keys, then) in [("1", "S2 The diagnosis"), ("1", "S3 The evidence"), ("1", "S5 The repair")] {
        session.send(keys);
        session.wait_for(then);
    }
    session.press_until("\r", "the card", |it| shows(it, "yes, do it") || shows(it, "lines first"));
    session.press_until("\u{1b}[6~", "the end of the card", |it| shows(it, "yes, do it"));
    session.press_until("y", "the change", |it| !shows(it, "yes, do it"));
    session.press_until("\r", "the next step", |it| shows(it, "S6 Does") && !shows(it, "FIXED"));
    session.send("1");
    session.wait_for("S7 The ticket");
    // the check runs once more first
    session.press_until("f", "the file", |it| shows(it, "The ticket is in "));
    session.send("\x03");
    session.until("the end", |it| !it.screen().alternate_screen());
    drop(session);
    text(Path::new(&trace))
}

fn shows(session: &Session, words: &str) -> bool {
    session.screen().contents().contains(words)
}

/// What happened, as far as it matters.
#[derive(Default)]
struct Story {
    /// The lines of every program that was started by anybody.
    programs: Vec<String>,
    /// What claude-fix itself opened for writing, made, moved or removed.
    written: Vec<PathBuf>,
}

impl Story {
    fn of(trace: &str) -> Self {
        let lines: Vec<(&str, &str)> = trace.lines().filter_map(|line| line.split_once(char::is_whitespace)).collect();
        let mut parents = HashMap::new();
        for (id, call) in &lines {
            let name = call.trim_start().trim_start_matches("<... ").split(['(', ' ']).next().unwrap_or_default();
            let child = call.rsplit_once(" = ").map(|(_, child)| child.split(['<', ' ']).next().unwrap_or_default());
            if let Some(child) = child.filter(|it| STARTS.contains(&name) && it.parse::<u32>().is_ok()) {
                parents.insert(child, *id);
            }
        }
        let (mut story, mut others) = (Self::default(), Vec::<&str>::new());
        for (id, call) in &lines {
            let (name, rest) = call.trim_start().split_once('(').unwrap_or_default();
            if name.starts_with("exec") {
                if !rest.contains(env!("CARGO_BIN_EXE_claude-fix")) {
                    others.push(id);
                }
                story.programs.push((*call).to_owned());
                continue;
            }
            let mut line = Some(id);
            let another = std::iter::from_fn(|| {
                let now = line?;
                line = parents.get(now);
                Some(now)
            });
            if another.take(99).any(|it| others.contains(it)) || STARTS.contains(&name) || name.is_empty() {
                continue;
            }
            let opens = name.starts_with("open");
            if !opens || ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|it| rest.contains(it)) {
                story.written.extend(paths(rest));
            }
        }
        story
    }
}

/// The paths that a call names; those that are relative with the folder that stands before them.
fn paths(rest: &str) -> Vec<PathBuf> {
    let pieces: Vec<&str> = rest.split('"').collect();
    let named = pieces.chunks_exact(2).map(|pair| {
        let folder = pair[0].rsplit_once('<').and_then(|(_, it)| it.split('>').next()).unwrap_or("/");
        Path::new(folder).join(pair[1])
    });
    named.map(|path| path.components().filter(|it| *it != Component::CurDir).collect()).collect()
}
