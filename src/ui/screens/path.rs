//! How far does a connection come? The way to each host, drawn from this computer on, lit where it breaks.
//!
//! ```text
//! api.anthropic.com  for requests
//! here ─2 ms▶ name ─4 ms▶ connection ─15 ms✗ proxy ┄┄┄ secure connection ┄┄┄ answer
//! ✓ settings            HTTPS_PROXY in ~/.zshrc line 4
//! ✓ name                10.0.0.1
//! ✗ proxy               407: it asks for a user and a password
//! ✗ the same there      platform.claude.com
//! ```

use crate::app::State;
use crate::app::event::Coming;
use crate::app::state::Mark;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::network::{Path, Role as For, Stage, paths};
use crate::model::outcome::Outcome;
use crate::model::source::{Origin, Variables};
use crate::model::way::WaySettings;
use crate::ui::page::{Page, column};
use crate::ui::screens::diagnosis::above;
use crate::ui::screens::path_line::{broken_after, needed, short_time, write as line};
use crate::ui::screens::path_words::{answer, certificates, inspected, stage_seen};
use crate::ui::text::width;
use crate::ui::theme::{Role, role};
use crate::words::Listed;

/// The column at which what is known about a stage begins, at least.
const COLUMN: usize = 22;
/// What stands before it, beside the stages and names.
const LABELS: &[&str] = &[
    "ui/edge-settings",
    "ui/edge-certificates",
    "ui/edge-vpn",
    "ui/edge-without-proxy",
    "ui/not-reached",
    "ui/same-there",
    "ui/one-answers",
    "ui/these-answer",
    "ui/read-along-by",
    "ui/vpn-left-over",
];
/// Cells from which two ways stand beside each other.
const WIDE: usize = 108;
/// Cells from which the times stand at the right edge.
const TIMES: usize = 56;

/// A host, what it is needed for, and the way to it.
struct Host<'a> {
    check: &'static str,
    of: For,
    path: &'a Path,
}

impl Host<'_> {
    /// Whether it answers; where Claude Code itself asks, also whether the answer is of use.
    fn good(&self) -> bool {
        match self.of {
            For::Api | For::SignIn => self.path.serves(),
            _ => self.path.open(),
        }
    }
}

/// The checks whose evidence this picture shows.
pub(super) const SHOWN: [&str; 7] = [
    "network.settings",
    "network.api",
    "network.sign_in",
    "network.claude_ai",
    "network.claude_com",
    "network.downloads",
    "network.original_api",
];

/// What a host is needed for, after its name.
pub(in crate::ui) fn needed_for(of: For) -> String {
    match of {
        For::Api => say!("ui/for-requests"),
        For::SignIn => say!("ui/for-signing-in"),
        For::Browser => say!("ui/pages-browser-opens"),
        For::Downloads => say!("ui/installing-updating"),
        For::Original => say!("ui/anthropics-own-which-not-use"),
    }
}

/// Writes the ways; while they are tested, which of them still are.
pub(super) fn write(state: &State, page: &mut Page) {
    let facts = state.assessment.as_ref().filter(|_| state.run.over).map(|assessment| &assessment.facts);
    let known = facts.map(paths).unwrap_or_default();
    let hosts: Vec<Host> = known.into_iter().map(|(of, check, path)| Host { check, of, path }).collect();
    first(state, page);
    let without = |coming: &&Coming| {
        let settled = matches!(state.run.rows.get(coming.id).map(|row| &row.outcome), Some(Outcome::Skipped { .. }));
        SHOWN[1..].contains(&coming.id) && !settled && !hosts.iter().any(|host| host.check == coming.id)
    };
    page.gap();
    for coming in state.run.coming.iter().filter(without) {
        untold(state, coming, page);
    }
    let Some(facts) = facts.filter(|_| !hosts.is_empty()) else { return };
    let wide = page.width >= WIDE && !page.look.lines;
    let full = in_full(&hosts, if wide { 2 } else { 1 });
    page.gap();
    match full.as_slice() {
        [left, right] => beside(facts, left, right, page),
        all => all.iter().for_each(|host| alone(facts, host, page)),
    }
    others(&hosts, &full, page);
    let broken = hosts.iter().any(|host| !host.path.open());
    certificates(facts, broken, page);
}

/// What is to be done first, as on the overview, and the keys that look once more.
fn first(state: &State, page: &mut Page) {
    above(state, page);
    // in a narrow window the footer and `?` name the keys
    if state.measured().is_none() || page.width < TIMES || page.look.lines {
        return;
    }
    let words: [(&str, String); 3] = [
        ("t", if state.may_come_back() { say!("ui/check-until-it-works") } else { say!("ui/watch-connection") }),
        ("v", say!("ui/is-it-the-vpn")),
        ("d", say!("ui/details")),
    ];
    page.gap();
    let mut parts: Vec<(Role, &str)> = Vec::new();
    for (key, label) in &words {
        let label = label.as_str();
        parts.extend([(Role::Key, *key), (Role::Plain, " "), (Role::Plain, label), (Role::Plain, "   ")]);
    }
    page.row(&parts);
}

/// Those that are told in full: the first of each kind of trouble, else the first ones.
fn in_full<'a>(hosts: &'a [Host<'a>], most: usize) -> Vec<&'a Host<'a>> {
    let mut broken: Vec<&Host> = Vec::new();
    for host in hosts.iter().filter(|host| !host.good()) {
        if !broken.iter().any(|other| same(other.path, host.path)) {
            broken.push(host);
        }
    }
    if broken.is_empty() {
        broken = hosts.iter().collect();
    }
    broken.truncate(most);
    broken
}

/// Whether two ways break alike.
fn same(one: &Path, other: &Path) -> bool {
    one.broken.is_some() && one.broken == other.broken && one.target.proxy == other.target.proxy
}

/// One way with everything that is worth a line.
fn alone(facts: &Facts, host: &Host, page: &mut Page) {
    title(host, page);
    let drawn = line(host.path, None, page);
    stages(facts, host.path, !drawn, page);
}

/// Two ways: their lines one below the other, everything else side by side.
fn beside(facts: &Facts, left: &Host, right: &Host, page: &mut Page) {
    let names = [left.path.host(), right.path.host()];
    let cells = names.iter().map(|name| width(name)).max().unwrap_or(0) + 2;
    let drawn = [left, right].map(|host| line(host.path, Some((&host.path.host(), cells)), page));
    page.gap();
    let half = u16::try_from((page.width - 4) / 2).unwrap_or(u16::MAX);
    let part = |host: &Host, drawn: bool| {
        let mut column = Page::new(page.look, half);
        title(host, &mut column);
        stages(facts, host.path, !drawn, &mut column);
        column
    };
    page.beside([part(left, drawn[0]), part(right, drawn[1])], 4);
}

fn title(host: &Host, page: &mut Page) {
    page.row(&[(Role::Strong, &host.path.host()), (Role::Dim, &format!("  {}", needed_for(host.of)))]);
}

/// The other ways, folded: those that break alike, those that break otherwise, those that answer.
fn others(hosts: &[Host], full: &[&Host], page: &mut Page) {
    let rest: Vec<&Host> = hosts.iter().filter(|host| !full.iter().any(|it| it.check == host.check)).collect();
    if rest.is_empty() {
        return;
    }
    page.gap();
    let names = |hosts: &[&&Host]| hosts.iter().map(|host| host.path.host()).collect::<Vec<_>>().listed();
    let alike: Vec<&&Host> = rest.iter().filter(|host| full.iter().any(|it| same(it.path, host.path))).collect();
    match (alike.is_empty(), full) {
        (true, _) => {}
        (false, [_]) => edge(page, Mark::Broken, &say!("ui/same-there"), &names(&alike), None),
        (false, _) => {
            for host in &alike {
                let like =
                    full.iter().find(|it| same(it.path, host.path)).map_or_else(String::new, |it| it.path.host());
                edge(page, Mark::Broken, &host.path.host(), &say!("ui/same-as-host", like = like), None);
            }
        }
    }
    for host in rest.iter().filter(|host| !full.iter().any(|it| same(it.path, host.path))) {
        let unserved = || host.path.unserved().filter(|_| !host.good());
        if let Some(trouble) = host.path.trouble().or_else(unserved) {
            edge(page, Mark::Broken, &host.path.host(), &trouble, None);
        }
    }
    let open = rest.iter().filter(|host| host.good());
    let open: Vec<String> =
        open.map(|host| format!("{} ({})", host.path.host(), short_time(host.path.millis))).collect();
    if !open.is_empty() {
        edge(
            page,
            Mark::Healthy,
            &if open.len() == 1 { say!("ui/one-answers") } else { say!("ui/these-answer") },
            &open.listed(),
            None,
        );
    }
}

/// A host of which there is no path: it is still tested, or the check says why there is none.
fn untold(state: &State, coming: &Coming, page: &mut Page) {
    let row = state.run.rows.get(coming.id);
    let mark = state.row_mark(row);
    let being_tested = say!("ui/being-tested-now");
    let text = row.map_or(being_tested.as_str(), |row| row.outcome.sentence());
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], 0, Role::Strong, &coming.title);
    page.indented(width(&symbol), Role::Plain, text);
}

/// Which setting decides, and which file sets it.
fn settings(facts: &Facts, path: &Path, page: &mut Page) {
    let way = facts.get::<WaySettings>();
    let excepted = way.and_then(|way| way.host(&path.target.host)?.excepted.as_ref());
    let text = match (&path.target.proxy, excepted) {
        (Some(via), _) => named(facts, &via.variable),
        (None, Some((variable, entry))) if way.is_some_and(|way| !way.proxies.is_empty()) => {
            say!("ui/no-proxy-because-lists", variable = variable, entry = entry)
        }
        (None, _) => say!("ui/no-proxy-set"),
    };
    edge(page, Mark::Healthy, &say!("ui/edge-settings"), &text, None);
}

/// `HTTPS_PROXY in ~/.zshrc line 4`.
pub(in crate::ui) fn named(facts: &Facts, name: &str) -> String {
    let variable = facts.get::<Variables>().and_then(|variables| variables.get(name));
    let (Some(variable), Some(machine)) = (variable, facts.get::<Machine>()) else { return name.to_owned() };
    let Some(source) = variable.sources.first().filter(|source| source.in_force != Some(false)) else {
        return say!("ui/variable-in-terminal", name = name);
    };
    let file = machine.tilde(&source.file);
    let place =
        source.lines.first().map_or_else(|| file.clone(), |line| say!("ui/file-and-line", file = file, line = line));
    match source.origin {
        Origin::Settings(scope) => say!("ui/variable-in-settings", name = name, place = place, scope = scope.words()),
        Origin::Shell(_) | Origin::Registry(_) => say!("ui/variable-in-place", name = name, place = place),
    }
}

/// Every stage that was passed, the one that broke, those that were not reached, and the way without the proxy.
fn stages(facts: &Facts, path: &Path, times: bool, page: &mut Page) {
    settings(facts, path, page);
    let took = |millis: u64| times.then_some(millis);
    for passed in &path.passed {
        let (mark, text) = match passed.stage {
            Stage::Http => answer(path),
            _ => (Mark::Healthy, stage_seen(path, passed)),
        };
        edge(page, mark, &passed.stage.words(), &text, took(passed.millis));
    }
    if let Some((broken, fault)) = &path.broken {
        let mut text = match broken {
            // whose name or address it is
            Stage::Dns | Stage::Tcp => path.trouble().unwrap_or_default(),
            _ => fault.short(),
        };
        if *broken == Stage::Proxy && !path.seen.proxy_wants.is_empty() {
            text = format!("{text} ({})", path.seen.proxy_wants.listed());
        }
        edge(page, Mark::Broken, &broken.words(), &text, took(broken_after(path)));
        let ahead: Vec<String> = needed(path).into_iter().filter(|stage| stage > broken).map(Stage::words).collect();
        // where the way is drawn, it shows what lies ahead
        if times && !ahead.is_empty() {
            edge(page, Mark::Empty, &say!("ui/not-reached"), &ahead.listed(), None);
        }
    }
    inspected(path, page);
    match path.direct.as_deref().map(|direct| (direct, direct.trouble())) {
        Some((direct, None)) => {
            let text = say!("ui/host-answers", host = path.host());
            edge(page, Mark::Noted, &say!("ui/edge-without-proxy"), &text, Some(direct.millis));
        }
        Some((direct, Some(trouble))) => {
            edge(page, Mark::Broken, &say!("ui/edge-without-proxy"), &trouble, Some(direct.millis));
        }
        None if path.broke_at_proxy() => {
            edge(page, Mark::Unknown, &say!("ui/edge-without-proxy"), &say!("ui/not-tried"), None);
        }
        None => {}
    }
}

/// The column at which what is known about an edge begins.
fn edge_column() -> usize {
    let stages = [Stage::Dns, Stage::Tcp, Stage::Proxy, Stage::Tls, Stage::Http].map(Stage::words);
    let stages = stages.iter().map(|words| width(words) + 1).max().unwrap_or(0);
    column(COLUMN - 2, LABELS).max(stages) + 2
}

/// One edge of the way: a mark, what it is, what was seen, and how long it took.
pub(super) fn edge(page: &mut Page, mark: Mark, label: &str, text: &str, millis: Option<u64>) {
    let (symbol, colour) = (format!("{} ", page.look.mark(mark)), role(mark));
    let name = if mark == Mark::Broken { Role::Bad } else { Role::Plain };
    let plain = if mark == Mark::Empty { Role::Dim } else { Role::Plain };
    let column = edge_column() + width(page.look.pick("", "   "));
    let time = millis.map(short_time);
    let wide = page.width >= TIMES;
    let text = match &time {
        Some(time) if !wide => say!("ui/seen-and-time", seen = text, time = time),
        _ => text.to_owned(),
    };
    page.hang(&[(colour, &symbol), (name, &format!("{label} "))], column, plain, &text);
    if let Some(time) = time.filter(|_| wide) {
        page.margin(Role::Dim, &time);
    }
}
