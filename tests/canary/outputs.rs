//! By which ways could a secret leave? Every command, every screen, and every file that is written.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::haunted::{Haunted, Mark, Place, Windows, base64, from_base64, secret_of};
use super::machine_dir::snapshot;
use super::pty::{Session, Start};

/// A report that is not written.
const REFUSED: &str = "a report is refused";

/// An entry of the journal that claude-fix did not write.
pub(crate) const PLANTED: &str = "journal/000007.json";

/// What a terminal is asked to copy.
const CLIPBOARD: &str = "the clipboard";

/// What came out, and of what.
type Output = (String, Vec<u8>);

/// Plants every place of the table, lets the program do everything, and fails for a leak and for a place that was not
/// read.
pub(crate) fn hold(places: &'static [Place], arrange: fn(&mut Haunted)) {
    let mut haunted = Haunted::new();
    arrange(&mut haunted);
    for place in places {
        (place.plant)(&mut haunted, &secret_of(place));
    }
    let mut outputs = commands(&haunted);
    outputs.extend(wizard(&haunted));
    outputs.extend(plain(&haunted));
    outputs.extend(opened(&haunted));
    outputs.extend(kept(&haunted));
    let windows = Windows::of(places);
    let mut failures = Vec::new();
    for (what, text) in &outputs {
        if what == REFUSED {
            failures.push(format!("REFUSED {}", String::from_utf8_lossy(text)));
        }
        failures.extend(
            windows.leaks(text).into_iter().map(|(place, around)| format!("LEAK of {place} in {what}: …{around}…")),
        );
    }
    failures.extend(missing(&outputs));
    let sent = haunted.api.heads();
    let handed = std::fs::read_to_string(haunted.machine().record().join("handed")).unwrap_or_default();
    for place in places {
        let secret = secret_of(place);
        let tail = format!("…{}", &secret[secret.len() - 4..]);
        let shown = |words: &str| outputs.iter().find(|(_, text)| String::from_utf8_lossy(text).contains(words));
        let seen = match place.mark {
            Mark::Tail => shown(&tail).map(|(what, _)| format!("{what} shows {tail}")),
            Mark::Says(words) => shown(words).map(|(what, _)| format!("{what} says {words:?}")),
            Mark::Left => Some("and need not be".to_owned()),
            Mark::Kept => (!sent.is_empty() && !sent.contains(&secret)).then(|| "it was not sent".to_owned()),
            Mark::Handed => handed.contains(&secret[13..]).then(|| "it was handed on".to_owned()),
            Mark::Sent => [
                secret.clone(),
                base64(secret.as_bytes())[4..40].to_owned(),
                base64(format!("bob:{secret}").as_bytes()),
            ]
            .iter()
            .any(|form| sent.contains(form.as_str()))
            .then(|| "it was sent".to_owned()),
        };
        match seen {
            Some(seen) => println!("measured: {} ({:?}): {} outputs, {seen}", place.name, place.form, outputs.len()),
            None => failures.push(format!("NOT READ: {} ({:?})", place.name, place.mark)),
        }
    }
    if !failures.is_empty() {
        if let Some(folder) = std::env::var_os("CANARY_KEEP") {
            for (at, (what, text)) in outputs.iter().enumerate() {
                let name: String = what.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(60).collect();
                let _ = std::fs::write(Path::new(&folder).join(format!("{at:03}{name}")), text);
            }
        }
        panic!("{}", failures.join("\n"));
    }
}

/// What should have been written or copied, and was not: nothing was looked for in it.
fn missing(outputs: &[Output]) -> Vec<String> {
    let wanted = [
        ("a ticket is not written", "claude-fix-ticket-"),
        ("a report of the wizard is not written", "claude-fix-report-"),
        ("a ticket is not copied", CLIPBOARD),
    ];
    let came = |part: &str| outputs.iter().any(|(name, _)| name.contains(part));
    wanted.iter().filter(|(_, part)| !came(part)).map(|(words, _)| format!("MISSING: {words}")).collect()
}

fn run(haunted: &Haunted, arguments: &[&str], input: &str, all: &mut Vec<Output>) -> (Option<i32>, String) {
    let mut command = haunted.machine().command(arguments);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("claude-fix starts");
    // who does not read it has gone
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    let done = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    all.push((arguments.join(" "), [done.stdout, b"\n--- err\n".to_vec(), done.stderr].concat()));
    (done.status.code(), text)
}

/// Repairs that are not carried out here: they end or install programs, or ask a person.
const LEFT_OUT: [&str; 4] = ["session.", "install.", "login.", "key."];

fn commands(haunted: &Haunted) -> Vec<Output> {
    let mut all = Vec::new();
    let report = haunted.project().join("report.json").display().to_string();
    let handed = format!("env >'{}'", haunted.machine().record().join("handed").display());
    for arguments in [
        &["check"][..],
        &["check", "--lang", "ja"],
        &["check", "--junit"],
        &["check", "--live"],
        &["check", "--live", "--json"],
        &["check", "--offline", "--remember"],
        &["fix"],
        &["scan"],
        &["scan", "--json"],
        &["history", "--since", "9w"],
        &["history", "--json"],
        &["run", "--", "/bin/sh", "-c", &handed],
        &["report", "--format", "md"],
        &["report", "--format", "html", "--names"],
        &["report", "--format", "json", "-o", &report],
        &["open", &report],
        &["undo", "--list"],
    ] {
        let (code, _) = run(haunted, arguments, "", &mut all);
        if arguments[0] == "report" && code != Some(0) {
            // the last look before a report leaves found what should have been hidden before
            all.push((REFUSED.to_owned(), all[all.len() - 1].1.clone()));
        }
    }
    let files: Vec<String> = scanned(haunted);
    let scan: Vec<&str> = ["scan"].into_iter().chain(files.iter().map(String::as_str)).collect();
    run(haunted, &scan, "", &mut all);
    for form in [&["explain"][..], &["explain", "--json"]] {
        let pasted = std::fs::read_to_string(haunted.project().join("pasted.txt")).unwrap_or_default();
        run(haunted, form, &pasted, &mut all);
        run(haunted, &[form, &[pasted.as_str()]].concat(), "", &mut all);
    }
    if haunted.project().join("hostile.json").exists() {
        let hostile = haunted.project().join("hostile.json").display().to_string();
        run(haunted, &["open", &hostile], "", &mut all);
        let known = haunted.project().join("known.json").display().to_string();
        run(haunted, &["open", &known], "", &mut all);
        run(haunted, &["open", &known, "--lang", "zh"], "", &mut all);
        run(haunted, &["open", &haunted.project().display().to_string()], "", &mut all);
    }
    let (_, json) = run(haunted, &["check", "--json"], "", &mut all);
    repairs(haunted, &json, &mut all);
    let given = std::fs::read_to_string(haunted.project().join("given.txt")).unwrap_or_default();
    if !given.is_empty() {
        run(haunted, &["key", "store"], &given, &mut all);
        run(haunted, &["key", "store", "--anyway"], &given, &mut all);
        run(haunted, &["key", "remove", "--yes"], "", &mut all);
    }
    for output in &mut all {
        if let Some((first, _)) = output.0.split_once('\n') {
            output.0 = first.to_owned();
        }
    }
    all
}

/// Every file of the home folder that could be looked at for characters.
fn scanned(haunted: &Haunted) -> Vec<String> {
    let files = snapshot(&haunted.project(), None).into_keys().filter(|path| path.is_file());
    let files = files.filter(|path| !path.starts_with(haunted.machine().bin()));
    files.map(|path| path.display().to_string()).take(60).collect()
}

/// Each family of repairs once: shown, carried out, told, taken back.
fn repairs(haunted: &Haunted, json: &str, all: &mut Vec<Output>) {
    let json: Value = serde_json::from_str(json).expect("JSON");
    let (mut families, repairs) = (BTreeSet::new(), json["repairs"].as_array().cloned().unwrap_or_default());
    for id in repairs.iter().filter_map(|it| it["id"].as_str()) {
        run(haunted, &["fix", id, "--dry-run"], "", all);
        let family = id.split(':').next().unwrap_or(id).to_owned();
        if LEFT_OUT.iter().any(|it| id.starts_with(it)) || !families.insert(family) {
            continue;
        }
        let (code, _) = run(haunted, &["fix", id, "--yes"], "", all);
        if matches!(code, Some(0 | 1)) {
            run(haunted, &["undo", "--list"], "", all);
            run(haunted, &["undo", "--dry-run"], "", all);
            all.extend(kept(haunted));
            run(haunted, &["undo", "--yes"], "", all);
        }
    }
}

/// Every file that claude-fix wrote, outside of the folder that holds the old bytes: its own, tickets and reports.
fn kept(haunted: &Haunted) -> Vec<Output> {
    let state = haunted.machine().home().join(".local/state/claude-fix");
    let mut files: Vec<_> = Vec::new();
    if state.exists() {
        files.extend(snapshot(&state, Some(&state.join("backups"))).into_keys().filter(|path| path.is_file()));
    }
    // what somebody else wrote into it
    files.retain(|path| !path.ends_with(PLANTED));
    let here = std::fs::read_dir(haunted.project()).expect("the project").flatten().map(|entry| entry.path());
    files.extend(here.filter(|path| path.display().to_string().contains("/claude-fix-") && path.is_file()));
    files.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).unwrap_or_default())).collect()
}

fn start(haunted: &Haunted) -> Start {
    let begin =
        Start::new("/bin/sh").arg("-c").arg("cd \"$0\" && exec \"$@\"").arg(&haunted.project().display().to_string());
    let begin = begin.arg(env!("CARGO_BIN_EXE_claude-fix")).size(120, 40);
    haunted.machine().environment().into_iter().fold(begin, |start, (name, value)| start.env(&name, value))
}

/// Reads until nothing has come for a moment; what was on screen meanwhile is kept.
fn settle(session: &mut Session, what: &str, all: &mut Vec<Output>) {
    // a clock that ticks on screen never comes to rest
    let (mut last, end) = (String::new(), Instant::now() + Duration::from_secs(1));
    while session.read(Duration::from_millis(150)) && Instant::now() < end {
        let now = session.screen().contents();
        if now != last {
            all.push((format!("the wizard, {what}"), now.replace('\n', " ").into_bytes()));
            all.push((format!("the wizard, {what}"), now.clone().into_bytes()));
            last = now;
        }
    }
}

/// Each step with its details, and every dialog over the first screen and over the last.
fn wizard(haunted: &Haunted) -> Vec<Output> {
    let mut all = Vec::new();
    let mut session = start(haunted).alone();
    session.until("the end of the checks", |it| it.screen().contents().contains("checked at"));
    settle(&mut session, "the overview", &mut all);
    let press = |session: &mut Session, keys: &str, all: &mut Vec<Output>| {
        session.send(keys);
        settle(session, &format!("{:.9}", format!("{keys:?}")), all);
    };
    // the report, written
    press(&mut session, "s", &mut all);
    session.press_until("w", "the report", |it| it.screen().contents().contains("Written to"));
    settle(&mut session, "a report", &mut all);
    press(&mut session, "\x1b", &mut all);
    // the overview, its dialogs, and the first card
    for keys in ["e", "d", "v", "h", "s", "?", "m", "t", "\r"] {
        press(&mut session, keys, &mut all);
        press(&mut session, "\x1b[6~", &mut all);
        press(&mut session, "\x1b", &mut all);
        press(&mut session, "\x1b", &mut all);
    }
    // what an error message means
    press(&mut session, "p", &mut all);
    let pasted = std::fs::read_to_string(haunted.project().join("pasted.txt")).unwrap_or_default();
    let key: String = pasted.chars().take(400).collect();
    if !key.is_empty() {
        session.send(&format!("\x1b[200~{key}\x1b[201~"));
        settle(&mut session, "a text pasted", &mut Vec::new());
        session.send("\r");
        settle(&mut session, "what it means", &mut all);
    }
    press(&mut session, "\x1b", &mut all);
    press(&mut session, "\x1b", &mut all);
    // every step
    for _ in 0..9 {
        press(&mut session, "\x1b[B", &mut all);
        press(&mut session, "l", &mut all);
        for keys in ["d", "o", "v"] {
            press(&mut session, keys, &mut all);
            press(&mut session, "\x1b[6~", &mut all);
            press(&mut session, "\x1b", &mut all);
        }
        press(&mut session, "\x1b", &mut all);
    }
    // a key that is typed
    press(&mut session, "k", &mut all);
    let typed = std::fs::read_to_string(haunted.project().join("typed.txt")).unwrap_or_default();
    let (first, second) = typed.split_at(typed.len() / 2);
    for keys in [first, second, "\r", "a", "\r", "\r"].into_iter().filter(|_| !typed.is_empty()) {
        press(&mut session, keys, &mut all);
    }
    press(&mut session, "\x1b", &mut all);
    press(&mut session, "\x1b", &mut all);
    to_the_ticket(haunted, &mut session, &mut all);
    session.send("\x03");
    settle(&mut session, "the end", &mut all);
    for text in copied(session.raw()) {
        all.push((CLIPBOARD.to_owned(), text));
    }
    all
}

/// The walkthrough: a number, a note, and by hand to the ticket, which is written and copied.
fn to_the_ticket(haunted: &Haunted, session: &mut Session, all: &mut Vec<Output>) {
    session.send("w");
    settle(session, "the walkthrough", all);
    for (key, file) in [("i", "number.txt"), ("e", "note.txt")] {
        let text = std::fs::read_to_string(haunted.project().join(file)).unwrap_or_default();
        session.send(key);
        settle(session, "a field", all);
        // what is typed stands in its field until it is taken
        session.send(&format!("{text}\r"));
        settle(session, "a field", &mut Vec::new());
    }
    for keys in ["1", "2", "2", "3", "3", "f", "\r", "c", "\r"] {
        session.send(keys);
        settle(session, "the walkthrough", all);
    }
}

/// What a terminal was asked to copy (OSC 52), as text.
fn copied(raw: &[u8]) -> Vec<Vec<u8>> {
    let text = String::from_utf8_lossy(raw);
    let asked = text.split("\x1b]52;").skip(1).filter_map(|rest| rest.split(['\x07', '\x1b']).next());
    asked.filter_map(|it| Some(from_base64(it.split_once(';')?.1))).filter(|text| !text.is_empty()).collect()
}

/// Reports of others in the wizard: each screen, what explains it, and the way through a folder.
fn opened(haunted: &Haunted) -> Vec<Output> {
    let (mut all, project) = (Vec::new(), haunted.project());
    if !project.join("known.json").exists() {
        return all;
    }
    for path in [project.join("known.json"), project.join("hostile.json"), project] {
        let mut session = start(haunted).arg("open").arg(&path.display().to_string()).alone();
        session.until("the report", |it| it.screen().contents().contains("read-only"));
        settle(&mut session, "a report", &mut all);
        let steps = ["\x1b[B", "\r", "c", "e", "c", "\x1b[6~", "\x1b", "\x1b"];
        for keys in ["\r", "e", "\x1b"].into_iter().chain(std::iter::repeat_n(steps, 7).flatten()) {
            // the last Esc leaves
            if !session.screen().alternate_screen() {
                break;
            }
            session.send(keys);
            settle(&mut session, "a report", &mut all);
        }
        assert!(copied(session.raw()).is_empty(), "nothing of a report is copied");
        all.push(("a report, every byte".to_owned(), session.raw().to_vec()));
    }
    all
}

/// The same read out: every number once.
fn plain(haunted: &Haunted) -> Vec<Output> {
    let mut session = start(haunted).arg("--plain").alone();
    let mut none = Vec::new();
    session.until("the first question", |it| it.screen().contents().contains("Number:"));
    settle(&mut session, "lines", &mut none);
    for number in 1..=9 {
        session.send(&format!("{number}\r"));
        settle(&mut session, "lines", &mut none);
        session.send("n\r");
        settle(&mut session, "lines", &mut none);
    }
    session.send("\x03");
    settle(&mut session, "lines", &mut none);
    vec![("--plain".to_owned(), session.raw().to_vec())]
}
