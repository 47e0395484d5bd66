//! What does a report of another machine look like in the wizard? The same screens, and nothing on them can be done.

use super::act::{Act, Binding, bind, quiet};
use super::effect::Effect;
use super::event::{Coming, Event, Key};
use super::state::{Dialog, Run, Screen, State};
use super::update::act_of;
use crate::model::assessment::Assessment;
use crate::model::order::{InOrder, filled};
use crate::model::step::Step;

/// The longest filter, in characters.
const LONGEST: usize = 60;

/// A report that is looked at.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    /// The name of the file that is open.
    pub source: String,
    /// When it was written.
    pub at: String,
    /// The folder that it came from, if one was opened.
    pub machines: Option<Machines>,
}

/// The reports of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Machines {
    /// The folder.
    pub folder: String,
    /// Those that can be read, grouped by their root cause, the most frequent first.
    pub all: Vec<Summary>,
    /// Those that cannot be read, and why.
    pub unread: Vec<(String, String)>,
    /// Whether there are more files than are looked at.
    pub more: bool,
    /// What was typed.
    pub filter: String,
    /// Which of those that are shown, from the top.
    pub selected: usize,
}

/// One report of a folder, in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Below the folder.
    pub file: String,
    /// The id of the root cause; the word of the verdict where there is none.
    pub cause: String,
    /// The sentence of the verdict.
    pub summary: String,
    /// Of Claude Code, if it is known.
    pub version: String,
    /// The operating system.
    pub os: String,
    /// When it was written.
    pub at: String,
}

/// A report that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The name of its file.
    pub source: String,
    /// When it was written, as a person reads it.
    pub at: String,
    /// What it says.
    pub assessment: Assessment,
    /// Its checks.
    pub coming: Vec<Coming>,
    /// How many checks this version does not know.
    pub unknown: usize,
}

impl Replay {
    /// What every screen says.
    #[must_use]
    pub fn badge(&self) -> String {
        match &self.machines {
            Some(machines) if self.source.is_empty() => say!("open/badge-folder", count = machines.all.len()),
            _ if self.at.is_empty() => say!("open/badge-undated"),
            _ => say!("open/badge", at = self.at),
        }
    }
}

impl Machines {
    /// Groups the reports: the most frequent root cause first.
    pub fn group(&mut self) {
        let groups = self.groups();
        let places = groups.into_iter().enumerate().map(|(place, (cause, _))| (cause, place));
        let places: std::collections::BTreeMap<String, usize> = filled(places);
        let mut grouped: Vec<(Option<usize>, Summary)> =
            self.all.drain(..).map(|it| (places.get(&it.cause).copied(), it)).collect();
        grouped.order_by(|(one, left), (other, right)| (one, &left.file).cmp(&(other, &right.file)));
        self.all = grouped.into_iter().map(|(_, it)| it).collect();
    }

    /// Every root cause, and how many machines have it; the most frequent first.
    #[must_use]
    pub fn groups(&self) -> Vec<(String, usize)> {
        let mut counted = std::collections::BTreeMap::new();
        for it in &self.all {
            *counted.entry(it.cause.clone()).or_insert(0) += 1;
        }
        let mut all: Vec<(String, usize)> = counted.into_iter().collect();
        all.order_by_key(|(_, count)| std::cmp::Reverse(*count));
        all
    }

    /// Those that hold every word that was typed.
    #[must_use]
    pub fn shown(&self) -> Vec<&Summary> {
        let filter = self.filter.to_lowercase();
        let words: Vec<&str> = filter.split_whitespace().collect();
        let fits = |it: &&Summary| {
            let text = [&*it.file, &it.cause, &it.summary, &it.version, &it.os].join(" ").to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        self.all.iter().filter(fits).collect()
    }
}

impl State {
    /// The reports of the folder that is open.
    #[must_use]
    pub fn machines(&self) -> Option<&Machines> {
        self.replay.as_ref()?.machines.as_ref()
    }

    /// Shows a report instead of this machine.
    pub fn show(&mut self, mut opened: Opened) {
        for found in &mut opened.assessment.diagnoses {
            // where to read more is never said by a file from elsewhere
            found.docs = self.book.iter().find(|it| it.id == found.id).map(|it| it.docs.to_owned()).unwrap_or_default();
        }
        let replay = self.replay.get_or_insert_with(Box::default);
        replay.source = opened.source;
        replay.at = opened.at;
        let rows = filled(opened.assessment.rows.iter().map(|row| (row.id, row.clone())));
        self.run = Run { coming: opened.coming, rows, over: true, ..Run::default() };
        self.assessment = Some(Box::new(opened.assessment));
        (self.screen, self.selected, self.moved, self.scroll) = (Screen::Overview, Step::Status, false, 0);
        let unknown = opened.unknown;
        self.dialog = (unknown > 0).then(|| Dialog::Notice { text: say!("open/unknown-checks", count = unknown) });
    }
}

/// Whether a key may live: what only moves on the screens, and the way out.
pub(super) const fn allowed(act: Act) -> bool {
    matches!(
        act,
        Act::Next
            | Act::Back
            | Act::Open(_)
            | Act::OpenSelected
            | Act::Select(_)
            | Act::Scroll(_)
            | Act::Page(_)
            | Act::Choose(_)
            | Act::Type
            | Act::Rub
            | Act::Help
            | Act::Explain
            | Act::Turn(_)
            | Act::Search
            | Act::Mouse
            | Act::Suspend
            | Act::Quit
            | Act::Interrupt
    )
}

/// The keys of the list of machines.
pub(super) fn in_machines() -> Vec<Binding> {
    Vec::from([
        bind([Key::Enter], "⏎", say!("open/key-open"), Act::Next),
        quiet([Key::Up], "↑", say!("open/key-above"), Act::Choose(-1)),
        quiet([Key::Down], "↓", say!("open/key-below"), Act::Choose(1)),
        quiet([Key::PageUp], "PgUp", say!("open/key-page-above"), Act::Choose(-10)),
        quiet([Key::PageDown], "PgDn", say!("open/key-page-below"), Act::Choose(10)),
        quiet([Key::Backspace], "⌫", say!("open/key-rub"), Act::Rub),
        quiet([], "", say!("open/key-filter"), Act::Type),
        bind([Key::Esc], "Esc", say!("open/key-leave"), Act::Quit),
    ])
}

/// The way back to the list of machines, on the first screen of one of them.
pub(super) fn way_back(state: &State) -> Option<Binding> {
    let first = state.screen == Screen::Overview && state.dialog.is_none() && state.machines().is_some();
    first.then(|| bind([Key::Esc, Key::Left], "Esc", say!("open/key-all"), Act::Back))
}

/// Nothing that happens leads to anything but another screen, another file to be read, or the end.
pub(super) fn update(state: &mut State, event: Event, decide: fn(&mut State, Event) -> Vec<Effect>) -> Vec<Effect> {
    let effects = match event {
        Event::Opened(Ok(opened)) => {
            state.show(*opened);
            Vec::new()
        }
        Event::Opened(Err(text)) => {
            state.dialog = Some(Dialog::Notice { text });
            Vec::new()
        }
        Event::Key(key) => on_key(state, key, decide),
        Event::Pasted(text) if matches!(state.dialog, Some(Dialog::Machines)) => {
            typed(state, text.expose().chars());
            Vec::new()
        }
        Event::Resized(..) | Event::Drawn | Event::Measured(_) | Event::Interrupted => decide(state, event),
        _ => Vec::new(),
    };
    let harmless = |it: &Effect| matches!(it, Effect::Quit(_) | Effect::Suspend | Effect::OpenReport(_));
    effects.into_iter().filter(harmless).collect()
}

fn on_key(state: &mut State, key: Key, decide: fn(&mut State, Event) -> Vec<Effect>) -> Vec<Effect> {
    let act = act_of(state, key);
    if act == Some(Act::Back) && way_back(state).is_some() || closes_notice(state, act) {
        state.dialog = Some(Dialog::Machines);
        if let Some(replay) = &mut state.replay {
            replay.source.clear();
        }
        return Vec::new();
    }
    if !matches!(state.dialog, Some(Dialog::Machines)) {
        return decide(state, Event::Key(key));
    }
    match (act, key) {
        (Some(Act::Next), _) => return open_selected(state),
        (Some(Act::Choose(by)), _) => choose(state, by),
        (Some(Act::Rub), _) => edit(state, |filter| {
            filter.pop();
        }),
        (Some(Act::Type), Key::Char(typed_one)) => typed(state, [typed_one]),
        // what was typed goes first
        (Some(Act::Quit), _) if state.machines().is_some_and(|it| !it.filter.is_empty()) => {
            edit(state, String::clear);
        }
        _ => return decide(state, Event::Key(key)),
    }
    Vec::new()
}

/// A notice that no report stands behind leads back to the list.
fn closes_notice(state: &State, act: Option<Act>) -> bool {
    let notice = matches!(state.dialog, Some(Dialog::Notice { .. }));
    notice && act == Some(Act::Back) && state.replay.as_ref().is_some_and(|it| it.source.is_empty())
}

fn open_selected(state: &State) -> Vec<Effect> {
    let file = state.machines().and_then(|it| Some(it.shown().get(it.selected)?.file.clone()));
    file.map(Effect::OpenReport).into_iter().collect()
}

fn choose(state: &mut State, by: i8) {
    let last = state.machines().map_or(0, |it| it.shown().len().saturating_sub(1));
    if let Some(machines) = state.replay.as_mut().and_then(|it| it.machines.as_mut()) {
        machines.selected = machines.selected.saturating_add_signed(by.into()).min(last);
    }
}

fn edit(state: &mut State, change: impl FnOnce(&mut String)) {
    if let Some(machines) = state.replay.as_mut().and_then(|it| it.machines.as_mut()) {
        change(&mut machines.filter);
        machines.selected = 0;
    }
}

fn typed(state: &mut State, characters: impl IntoIterator<Item = char>) {
    edit(state, |filter| {
        let room = LONGEST.saturating_sub(filter.chars().count());
        filter.extend(characters.into_iter().filter(|c| !c.is_control()).take(room));
    });
}
