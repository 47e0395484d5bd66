//! How far does a connection come, at a glance? One line from this computer to the answer, with a time on each edge.
//!
//! ```text
//! here ─ 4 ms ─▶ name ─ 21 ms ─▶ connection ─ 80 ms ─✗ proxy ┄┄┄ secure connection ┄┄┄ answer
//! ```

use crate::model::network::{Path, Stage};
use crate::ui::page::Page;
use crate::ui::text::width;
use crate::ui::theme::{Look, Role};

/// How much is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Wide,
    Full,
    Short,
    Tight,
}

/// How far it came.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Passed(u64),
    Broke(u64),
    Never,
}

/// A time for the narrowest place: `84 ms`, `1.2 s`.
pub(in crate::ui) fn short_time(millis: u64) -> String {
    match millis {
        0..=999 => say!("ui/time-millis", millis = millis),
        1000..=9_949 => {
            let seconds = format!("{}.{}", (millis + 50) / 1000, (millis + 50) % 1000 / 100);
            say!("ui/seconds", seconds = seconds)
        }
        _ => say!("ui/seconds", seconds = millis.saturating_add(500) / 1000),
    }
}

/// The stages that this path needs.
pub(super) fn needed(path: &Path) -> Vec<Stage> {
    let all = [Stage::Dns, Stage::Tcp, Stage::Proxy, Stage::Tls, Stage::Http];
    let needed = |stage: &Stage| match stage {
        Stage::Proxy => path.target.proxy.is_some(),
        Stage::Tls => path.target.https,
        _ => true,
    };
    all.into_iter().filter(needed).collect()
}

/// How long the stage took that broke: what is left of the whole time.
pub(in crate::ui) fn broken_after(path: &Path) -> u64 {
    path.millis.saturating_sub(path.passed.iter().map(|passed| passed.millis).sum())
}

fn came(path: &Path, stage: Stage) -> Came {
    if path.broken.as_ref().is_some_and(|(at, _)| *at == stage) {
        return Came::Broke(broken_after(path));
    }
    match path.passed.iter().find(|passed| passed.stage == stage) {
        Some(passed) => Came::Passed(passed.millis),
        // a proxy that need not be asked is passed with the request itself
        None if path.open() => Came::Passed(0),
        None => Came::Never,
    }
}

fn word(stage: Stage, wording: Wording) -> String {
    match (stage, wording) {
        (Stage::Tls, Wording::Short | Wording::Tight) => say!("ui/stage-secure"),
        (Stage::Tcp, Wording::Tight) => say!("ui/stage-connected"),
        _ => stage.words(),
    }
}

fn edge(came: Came, wording: Wording, look: Look) -> String {
    let time = |millis: u64| {
        let time = short_time(millis);
        if wording == Wording::Tight { time.replace(' ', "") } else { time }
    };
    if wording == Wording::Wide {
        let line = look.pick("─", "--");
        return match came {
            Came::Passed(millis) => format!("{line} {} {}", time(millis), look.pick("─▶", "->")),
            Came::Broke(millis) => format!("{line} {} {}", time(millis), look.pick("─✗", "-X")),
            Came::Never => look.pick("┄┄┄", "...").to_owned(),
        };
    }
    match came {
        Came::Passed(millis) => format!("{}{}{}", look.pick("─", "-"), time(millis), look.pick("▶", "->")),
        Came::Broke(millis) => format!("{}{}{}", look.pick("─", "-"), time(millis), look.pick("✗", "-X")),
        Came::Never => look.pick("┄┄┄", "...").to_owned(),
    }
}

/// Writes the line behind a label of so many cells; `false` if there is no room for it, and where lines are read.
pub(super) fn write(path: &Path, label: Option<(&str, usize)>, page: &mut Page) -> bool {
    let look = page.look;
    if look.lines {
        return false;
    }
    let label = label.map(|(label, cells)| format!("{label}{}", " ".repeat(cells.saturating_sub(width(label)))));
    let room = page.width.saturating_sub(label.as_deref().map_or(0, width));
    for wording in [Wording::Wide, Wording::Full, Wording::Short, Wording::Tight] {
        let mut parts = vec![(Role::Plain, say!("ui/stage-here"))];
        for stage in needed(path) {
            let came = came(path, stage);
            let (line, place) = match came {
                Came::Passed(_) => (Role::Good, Role::Plain),
                Came::Broke(_) => (Role::Bad, Role::Bad),
                Came::Never => (Role::Dim, Role::Dim),
            };
            parts.push((Role::Plain, " ".to_owned()));
            parts.push((line, edge(came, wording, look)));
            parts.push((place, format!(" {}", word(stage, wording))));
        }
        if parts.iter().map(|(_, text)| width(text)).sum::<usize>() <= room {
            let label = label.iter().map(|label| (Role::Strong, label.as_str()));
            let parts: Vec<(Role, &str)> =
                label.chain(parts.iter().map(|(role, text)| (*role, text.as_str()))).collect();
            page.row(&parts);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::short_time;

    #[test]
    fn times_are_short() {
        let cases = [(0, "0 ms"), (999, "999 ms"), (1000, "1.0 s"), (1960, "2.0 s"), (9_949, "9.9 s"), (9950, "10 s")];
        for (millis, words) in cases {
            assert_eq!(short_time(millis), words);
        }
        assert!(short_time(u64::MAX).ends_with(" s"));
    }
}
