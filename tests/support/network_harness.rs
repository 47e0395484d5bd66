//! How does each test get a network of its own, and how is one told that could not run? By a harness of our own: the one
//! that comes with Rust has no way to say in the middle of a test that it is to be ignored.

use std::collections::VecDeque;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// One test: its name, the programs it needs, and what it does in its own network.
pub(crate) struct Case {
    pub name: &'static str,
    pub needs: &'static [&'static str],
    pub run: fn(),
}

/// How a test ended.
enum Ending {
    Passed,
    Ignored(String),
    Failed(String),
}

/// A network, a disk view and processes of its own, which end with the test whatever it started.
const ALONE: [&str; 7] = ["--map-root-user", "--net", "--mount", "--pid", "--mount-proc", "--fork", "--kill-child"];
/// How long one test may take on a slow machine.
const LIMIT: Duration = Duration::from_mins(2);
/// Most of a test is waiting, so more of them than processors run side by side.
const SIDE_BY_SIDE: usize = 6;
/// With this a test ends that only finds out while it runs that this machine cannot run it; it prints why.
pub(crate) const CANNOT: i32 = 77;
/// The first argument of the process that runs a test inside of its network.
const INSIDE: &str = "--inside";
/// Where programs of the system lie; not everybody has all of it on PATH.
const FOLDERS: [&str; 4] = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"];

/// Where a program of the system is.
pub(crate) fn program(name: &str) -> Option<String> {
    let all = FOLDERS.iter().map(|folder| format!("{folder}/{name}"));
    all.into_iter().find(|path| std::path::Path::new(path).exists())
}

/// What `cargo test` asks of a harness: names, and the few switches that matter here.
#[derive(Default)]
struct Asked {
    names: Vec<String>,
    skip: Vec<String>,
    exact: bool,
    list: bool,
    only_ignored: bool,
    threads: Option<usize>,
}

impl Asked {
    fn read(mut words: VecDeque<String>) -> Self {
        let mut asked = Self::default();
        while let Some(word) = words.pop_front() {
            let (name, value) = word.split_once('=').map_or((word.as_str(), None), |(n, v)| (n, Some(v.to_owned())));
            match name {
                "--exact" => asked.exact = true,
                "--list" => asked.list = true,
                "--ignored" => asked.only_ignored = true,
                "--skip" => asked.skip.extend(value.or_else(|| words.pop_front())),
                "--test-threads" => {
                    asked.threads = value.or_else(|| words.pop_front()).and_then(|number| number.parse().ok());
                }
                // with a value of its own, which is no name
                "--format" | "--color" | "--logfile" | "-Z" => drop(value.or_else(|| words.pop_front())),
                _ if name.starts_with('-') => {}
                _ => asked.names.push(word),
            }
        }
        asked
    }

    fn wants(&self, name: &str) -> bool {
        let like = |it: &String| if self.exact { it == name } else { name.contains(it.as_str()) };
        (self.names.is_empty() || self.names.iter().any(like)) && !self.skip.iter().any(like)
    }
}

/// Runs the tests that were asked for; each is started once more as the first process of a network of its own.
pub(crate) fn main(cases: &[Case]) -> ExitCode {
    let mut words: VecDeque<String> = std::env::args().skip(1).collect();
    if words.front().is_some_and(|word| word == INSIDE) {
        return inside(cases, &words.pop_back().unwrap_or_default());
    }
    let asked = Asked::read(words);
    let picked: VecDeque<&Case> = cases.iter().filter(|case| asked.wants(case.name)).collect();
    if asked.list {
        let listed = picked.iter().filter(|_| !asked.only_ignored);
        listed.for_each(|case| println!("{}: test", case.name));
        return ExitCode::SUCCESS;
    }
    let left_out = cases.len() - picked.len();
    let picked = if asked.only_ignored { VecDeque::new() } else { picked };
    println!("\nrunning {} tests, each in a network of its own", picked.len());
    let begun = Instant::now();
    let endings = side_by_side(picked, asked.threads.unwrap_or(SIDE_BY_SIDE));
    report(&endings, left_out, begun.elapsed())
}

fn side_by_side(picked: VecDeque<&Case>, threads: usize) -> Vec<(&'static str, Ending)> {
    let alone = Command::new("unshare").args(ALONE).arg("true").stdin(Stdio::null()).output();
    let alone = alone.is_ok_and(|done| done.status.success());
    let (queue, endings) = (Mutex::new(picked), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(case) = next else { break };
                    let ending = if alone { one(case) } else { ignored("no network of its own can be made here") };
                    println!("test {} ... {}", case.name, words(&ending));
                    endings.lock().unwrap_or_else(PoisonError::into_inner).push((case.name, ending));
                }
            });
        }
    });
    endings.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn ignored(because: &str) -> Ending {
    Ending::Ignored(because.to_owned())
}

fn words(ending: &Ending) -> String {
    match ending {
        Ending::Passed => "ok".to_owned(),
        Ending::Ignored(because) => format!("ignored, {because}"),
        Ending::Failed(_) => "FAILED".to_owned(),
    }
}

fn one(case: &Case) -> Ending {
    if let Some(missing) = case.needs.iter().find(|name| program(name).is_none()) {
        return Ending::Ignored(format!("{missing} is not installed (.ci/setup brings it)"));
    }
    let myself = std::env::current_exe().expect("the path of this program");
    let mut command = Command::new("unshare");
    command.args(ALONE).arg("--").arg(myself).args([INSIDE, case.name]).stdin(Stdio::null());
    let done = command.env_clear().env("PATH", FOLDERS.join(":")).env("LANG", "C.UTF-8").output().expect("unshare");
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if done.status.success() {
        // what a test measured is worth a line also where it passed
        said.lines().filter(|line| line.starts_with("measured: ")).for_each(|line| println!("{line}"));
        Ending::Passed
    } else if done.status.code() == Some(CANNOT) {
        Ending::Ignored(said.trim().to_owned())
    } else {
        Ending::Failed(format!("{said}\n{}", done.status))
    }
}

/// The test itself. As the first process of its namespace it takes everything with it that it started.
fn inside(cases: &[Case], name: &str) -> ExitCode {
    let Some(case) = cases.iter().find(|case| case.name == name) else { return ExitCode::from(2) };
    let (running, over) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        if over.recv_timeout(LIMIT) == Err(mpsc::RecvTimeoutError::Timeout) {
            eprintln!("it did not end within {} s", LIMIT.as_secs());
            std::process::exit(3);
        }
    });
    (case.run)();
    drop(running);
    ExitCode::SUCCESS
}

fn report(endings: &[(&str, Ending)], left_out: usize, took: Duration) -> ExitCode {
    let (mut passed, mut ignored, mut failed) = (0, 0, Vec::new());
    for (name, ending) in endings {
        match ending {
            Ending::Passed => passed += 1,
            Ending::Ignored(_) => ignored += 1,
            Ending::Failed(said) => failed.push((name, said)),
        }
    }
    for (name, said) in &failed {
        println!("\n---- {name} ----\n{said}");
    }
    let verdict = if failed.is_empty() { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {passed} passed; {} failed; {ignored} ignored; 0 measured; {left_out} filtered out; \
         finished in {:.2}s\n",
        failed.len(),
        took.as_secs_f32()
    );
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(101) }
}
