//! How far does a connection come? The way to each host, drawn from this computer on, lit where it breaks.
//!
//! ```text
//! this computer ──▶ proxy 10.0.0.1:3128 ──✗ api.anthropic.com
//! ✓ settings            HTTPS_PROXY in ~/.zshrc line 4
//! ✓ name                10.0.0.1                                2 ms
//! ✗ proxy               407: it asks for a user and a password  15 ms
//! – not reached         secure connection, answer
//! ```

use crate::app::State;
use crate::app::state::Mark;
use crate::model::facts::Facts;
use crate::model::machine::Machine;
use crate::model::network::{ApiPath, Path, SignInPath, Stage};
use crate::model::outcome::Row;
use crate::model::source::{Origin, Variables};
use crate::model::way::WaySettings;
use crate::ui::page::Page;
use crate::ui::screens::path_words::{answer, certificates, stage_seen};
use crate::ui::text::width;
use crate::ui::theme::{Role, role};

/// The column at which what is known about a stage begins.
pub(super) const COLUMN: usize = 22;
/// Cells from which two ways stand beside each other.
const WIDE: usize = 108;
/// Cells from which the times stand at the right edge.
const TIMES: usize = 56;

/// One host that Claude Code needs.
struct Host<'a> {
    check: &'static str,
    needed_for: &'static str,
    row: Option<&'a Row>,
    path: Option<&'a Path>,
}

/// The checks whose evidence this picture shows.
pub(super) const SHOWN: [&str; 3] = ["network.settings", "network.api", "network.sign_in"];

/// Writes the ways; while they are tested, which of them still are.
pub(super) fn write(state: &State, page: &mut Page) {
    let facts = state.assessment.as_ref().filter(|_| state.run.over).map(|assessment| &assessment.facts);
    let row = |id: &str| state.run.rows.get(id);
    let comes = |id: &str| state.run.coming.iter().any(|coming| coming.id == id);
    let api = facts.and_then(|facts| Some(&facts.get::<ApiPath>()?.0));
    let sign_in = facts.and_then(|facts| Some(&facts.get::<SignInPath>()?.0));
    let hosts = [
        Host { check: SHOWN[1], needed_for: "requests", row: row(SHOWN[1]), path: api },
        Host { check: SHOWN[2], needed_for: "signing in", row: row(SHOWN[2]), path: sign_in },
    ];
    let hosts: Vec<Host> = hosts.into_iter().filter(|host| comes(host.check) || host.path.is_some()).collect();
    if let ([left, right], true) = (hosts.as_slice(), page.width >= WIDE) {
        let half = u16::try_from((page.width - 4) / 2).unwrap_or(u16::MAX);
        let mut columns = [Page::new(page.look, half), Page::new(page.look, half)];
        one(state, facts, left, &mut columns[0]);
        one(state, facts, right, &mut columns[1]);
        page.gap();
        page.beside(columns, 4);
    } else {
        stacked(state, facts, &hosts, page);
    }
    if let Some(facts) = facts {
        let broken = hosts.iter().any(|host| host.path.is_some_and(|path| !path.open()));
        certificates(facts, broken, page);
    }
}

/// One below the other: where one is broken, only that one in full.
fn stacked(state: &State, facts: Option<&Facts>, hosts: &[Host], page: &mut Page) {
    let broken = |host: &&Host| host.path.is_some_and(|path| !path.open());
    let first = hosts.iter().find(broken);
    for host in hosts {
        let in_full = first.is_none_or(|first| first.check == host.check);
        match host.path {
            Some(path) if !in_full => {
                let same = |one: &Path| {
                    path.broken.is_some() && one.broken == path.broken && one.target.proxy == path.target.proxy
                };
                let told = if first.and_then(|first| first.path).is_some_and(same) {
                    "the same happens there".to_owned()
                } else {
                    path.trouble().unwrap_or_else(|| format!("answers in {} ms", path.millis))
                };
                let mark = if path.open() { Mark::Healthy } else { Mark::Broken };
                page.gap();
                edge(page, mark, &path.host(), &told, None);
            }
            _ => {
                page.gap();
                one(state, facts, host, page);
            }
        }
    }
}

/// The way to one host.
fn one(state: &State, facts: Option<&Facts>, host: &Host, page: &mut Page) {
    let (Some(facts), Some(path)) = (facts, host.path) else {
        return untold(state, host, page);
    };
    page.row(&[(Role::Strong, &path.host()), (Role::Dim, &format!("  for {}", host.needed_for))]);
    line(path, page);
    settings(facts, path, page);
    stages(path, page);
    match path.direct.as_deref().map(|direct| (direct, direct.trouble())) {
        Some((direct, None)) => {
            edge(page, Mark::Noted, "without the proxy", &format!("{} answers", path.host()), Some(direct.millis));
        }
        Some((direct, Some(trouble))) => {
            edge(page, Mark::Broken, "without the proxy", &trouble, Some(direct.millis));
        }
        None if path.broke_at_proxy() => edge(page, Mark::Unknown, "without the proxy", "not tried", None),
        None => {}
    }
}

/// A host of which there is no path: it is still tested, or the check says why there is none.
fn untold(state: &State, host: &Host, page: &mut Page) {
    let title = state.run.coming.iter().find(|coming| coming.id == host.check).map_or(host.needed_for, |it| it.title);
    let mark = state.row_mark(host.row);
    let text = host.row.map_or("being tested now", |row| row.outcome.sentence());
    let symbol = format!("{} ", page.look.mark(mark));
    page.hang(&[(role(mark), &symbol)], 0, Role::Strong, title);
    page.indented(symbol.chars().count(), Role::Plain, text);
}

/// `this computer ──▶ proxy ──✗ host`, as far as it fits.
fn line(path: &Path, page: &mut Page) {
    let broken = path.broken.as_ref().map(|(stage, _)| *stage);
    let said = path.passed.iter().any(|passed| passed.stage == Stage::Tcp) && broken == Some(Stage::Proxy);
    let mut arrows = vec![match broken {
        Some(stage) if path.target.proxy.is_none() || (stage <= Stage::Proxy && !said) => Mark::Broken,
        _ => Mark::Healthy,
    }];
    let mut places = vec!["this computer".to_owned()];
    if let Some(via) = &path.target.proxy {
        places.push(format!("proxy {}:{}", via.host, via.port));
        arrows.push(match (broken, arrows[0]) {
            (None, _) => Mark::Healthy,
            (_, Mark::Broken) => Mark::Empty,
            _ => Mark::Broken,
        });
    }
    places.push(path.host());
    let look = page.look;
    let arrow = |mark: Mark| match mark {
        Mark::Healthy => look.pick(" ──▶ ", " --> "),
        Mark::Broken => look.pick(" ──✗ ", " --x "),
        _ => look.pick(" ─── ", " --- "),
    };
    let cells = |places: &[String]| places.iter().map(|place| width(place)).sum::<usize>() + 5 * arrows.len();
    if cells(&places) > page.width {
        "here".clone_into(&mut places[0]);
    }
    if cells(&places) > page.width {
        return;
    }
    let mut parts: Vec<(Role, &str)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        parts.push((Role::Plain, place));
        parts.extend(arrows.get(at).map(|mark| (role(*mark), arrow(*mark))));
    }
    page.row(&parts);
}

/// Which setting decides, and which file sets it.
fn settings(facts: &Facts, path: &Path, page: &mut Page) {
    let way = facts.get::<WaySettings>();
    let excepted = way.and_then(|way| way.host(&path.target.host)?.excepted.as_ref());
    let text = match (&path.target.proxy, excepted) {
        (Some(via), _) => named(facts, &via.variable),
        (None, Some((variable, entry))) if way.is_some_and(|way| !way.proxies.is_empty()) => {
            format!("no proxy, because {variable} lists {entry}")
        }
        (None, _) => "no proxy is set".to_owned(),
    };
    edge(page, Mark::Healthy, "settings", &text, None);
}

/// `HTTPS_PROXY in ~/.zshrc line 4`.
fn named(facts: &Facts, name: &str) -> String {
    let variable = facts.get::<Variables>().and_then(|variables| variables.get(name));
    let (Some(variable), Some(machine)) = (variable, facts.get::<Machine>()) else { return name.to_owned() };
    let Some(source) = variable.sources.first().filter(|source| source.in_force != Some(false)) else {
        return format!("{name} in this terminal");
    };
    let file = machine.tilde(&source.file);
    let place = source.lines.first().map_or_else(|| file.clone(), |line| format!("{file} line {line}"));
    match source.origin {
        Origin::Settings(scope) => format!("{name} in {place} ({})", scope.words()),
        Origin::Shell(_) => format!("{name} in {place}"),
    }
}

/// Every stage that was passed, the one that broke, and those that were not reached.
fn stages(path: &Path, page: &mut Page) {
    for passed in &path.passed {
        let (mark, text) = match passed.stage {
            Stage::Http => answer(path),
            _ => (Mark::Healthy, stage_seen(path, passed)),
        };
        edge(page, mark, passed.stage.words(), &text, Some(passed.millis));
    }
    let Some((broken, fault)) = &path.broken else { return };
    let mut text = fault.short();
    if *broken == Stage::Proxy && !path.seen.proxy_wants.is_empty() {
        text = format!("{text} ({})", path.seen.proxy_wants.join(", "));
    }
    let before: u64 = path.passed.iter().map(|passed| passed.millis).sum();
    edge(page, Mark::Broken, broken.words(), &text, Some(path.millis.saturating_sub(before)));
    let ahead = [Stage::Tcp, Stage::Proxy, Stage::Tls, Stage::Http];
    let needed = |stage: &Stage| match stage {
        Stage::Proxy => path.target.proxy.is_some(),
        Stage::Tls => path.target.https,
        _ => true,
    };
    let ahead: Vec<&str> =
        ahead.iter().filter(|stage| *stage > broken && needed(stage)).map(|stage| stage.words()).collect();
    if !ahead.is_empty() {
        edge(page, Mark::Empty, "not reached", &ahead.join(", "), None);
    }
}

/// One edge of the way: a mark, what it is, what was seen, and how long it took.
pub(super) fn edge(page: &mut Page, mark: Mark, label: &str, text: &str, millis: Option<u64>) {
    let (symbol, colour) = (format!("{} ", page.look.mark(mark)), role(mark));
    let name = if mark == Mark::Broken { Role::Bad } else { Role::Plain };
    let plain = if mark == Mark::Empty { Role::Dim } else { Role::Plain };
    let column = COLUMN + page.look.pick("", "   ").len();
    let time = millis.map(|millis| format!("{millis} ms"));
    let wide = page.width >= TIMES;
    let text = match &time {
        Some(time) if !wide => format!("{text}, {time}"),
        _ => text.to_owned(),
    };
    page.hang(&[(colour, &symbol), (name, &format!("{label} "))], column, plain, &text);
    if let Some(time) = time.filter(|_| wide) {
        page.margin(Role::Dim, &time);
    }
}
