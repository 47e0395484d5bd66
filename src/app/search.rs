//! Where does it say something about a word? A search over the steps, the checks, and every cause that is known.

use super::about::{About, Subject};
use super::act::{Act, Binding, bind, quiet};
use super::effect::Effect;
use super::event::{Coming, Key};
use super::mark::{Mark, severity_mark};
use super::state::{Dialog, Face, State};
use super::update::open as open_step;
use crate::model::diagnosis::Known;
use crate::model::step::Step;
use crate::words::{codes, of};

/// The longest text that is searched for, in characters.
const LONGEST: usize = 60;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub subject: Subject,
    /// Its name on screen.
    pub title: String,
    /// How it stands on this machine; `None` where nothing is wrong about it.
    pub mark: Option<Mark>,
    /// Its id, its code and its name, in small letters.
    names: String,
    /// The same with every word about it.
    words: String,
}

/// The search over the screen.
#[derive(Clone, Debug)]
pub struct Search {
    /// What was typed so far.
    pub typed: String,
    /// Which hit is chosen, from the top.
    pub selected: usize,
    /// Whether the hits are listed, where a word is asked for as a line.
    pub listed: bool,
    /// Everything that can be found, made when the search began.
    all: Vec<Entry>,
}

impl Search {
    /// A search that has not begun.
    #[must_use]
    pub fn new(state: &State) -> Self {
        let entry = |subject: Subject, id: &str, title: String, words: Vec<String>| {
            let code = codes::of(id).unwrap_or_default();
            let names = [id, &code, &title].join(" ").to_lowercase();
            let words = [names.clone(), words.join(" ").to_lowercase()].join(" ");
            Entry { mark: standing(state, &subject), subject, title, names, words }
        };
        let steps = Step::ALL.map(|step| entry(Subject::Step(step), step.id(), step.title(), vec![step.question()]));
        let check = |it: &Coming| {
            let words = of("checks", it.id, "why").into_iter().collect();
            entry(Subject::Check(it.id.to_owned()), it.id, it.title.clone(), words)
        };
        let cause = |it: &Known| {
            let word = |kind| of("causes", it.id, kind);
            let title = word("title").unwrap_or_else(|| it.id.to_owned());
            let words = ["why", "seen", "by-hand"].into_iter().filter_map(word).collect();
            entry(Subject::Cause(it.id.to_owned()), it.id, title, words)
        };
        let checks = state.run.coming.iter().map(check);
        let all = steps.into_iter().chain(checks).chain(state.book.iter().map(cause)).collect();
        Self { typed: String::new(), selected: 0, listed: false, all }
    }

    /// Everything that holds each word that was typed: causes that were found here first, then by name, then by what is
    /// said about it.
    #[must_use]
    pub fn hits(&self) -> Vec<&Entry> {
        let typed = self.typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let within = |text: &str| words.iter().all(|word| text.contains(word));
        let (named, other): (Vec<&Entry>, Vec<&Entry>) =
            self.all.iter().filter(|it| within(&it.words)).partition(|it| within(&it.names));
        let here = |it: &&Entry| it.mark.is_some() && matches!(it.subject, Subject::Cause(_));
        let (found, rest): (Vec<&Entry>, Vec<&Entry>) = named.into_iter().chain(other).partition(here);
        found.into_iter().chain(rest).collect()
    }

    /// How many things can be found at all.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }

    fn change(&mut self, change: impl FnOnce(&mut String)) {
        change(&mut self.typed);
        self.selected = 0;
    }
}

/// How something stands that is worth a mark: what is broken, or may break.
fn standing(state: &State, subject: &Subject) -> Option<Mark> {
    let mark = match subject {
        Subject::Step(step) => state.mark(*step),
        Subject::Check(id) => state.row_mark(Some(state.run.rows.get(id.as_str())?)),
        Subject::Cause(id) => {
            let found = state.assessment.iter().flat_map(|it| &it.diagnoses).find(|it| it.id == *id)?;
            severity_mark(found.severity)
        }
    };
    let cause = matches!(subject, Subject::Cause(_));
    (cause || matches!(mark, Mark::Broken | Mark::Warning)).then_some(mark)
}

/// The keys while it is open.
pub(super) fn bindings(state: &State, search: &Search) -> Vec<Binding> {
    let mut all = Vec::new();
    let asking = state.face == Face::Lines && !search.listed;
    if state.face == Face::Screen || asking {
        all.push(quiet([Key::Backspace], "⌫", say!("help/key-rub"), Act::Rub));
        all.push(quiet([], "", say!("help/key-type"), Act::Type));
    }
    if asking || !search.hits().is_empty() {
        let label = match search.hits().get(search.selected).map(|it| &it.subject) {
            Some(Subject::Step(step)) if !asking => say!("help/key-open-step", digit = step.digit()),
            _ => say!("help/key-explain"),
        };
        all.push(bind([Key::Enter], "⏎", label, Act::Next));
        all.push(bind([Key::Up], "↑", say!("help/key-above"), Act::Choose(-1)));
        all.push(bind([Key::Down], "↓", say!("help/key-below"), Act::Choose(1)));
        all.push(quiet([Key::PageUp], "PgUp", say!("help/key-page-above"), Act::Choose(-10)));
        all.push(quiet([Key::PageDown], "PgDn", say!("help/key-page-below"), Act::Choose(10)));
    }
    all.push(bind([Key::Esc], "Esc", say!("help/key-back"), Act::Back));
    all
}

/// Opens it.
pub(super) fn open(state: &mut State) {
    state.dialog = Some(Dialog::Search(Box::new(Search::new(state))));
}

/// Types into it, without line breaks.
pub(super) fn take(search: &mut Search, characters: impl IntoIterator<Item = char>) {
    let room = LONGEST.saturating_sub(search.typed.chars().count());
    search.change(|typed| typed.extend(characters.into_iter().filter(|c| !c.is_control()).take(room)));
}

/// Rubs out the last character.
pub(super) fn rub(search: &mut Search) {
    search.change(|typed| {
        typed.pop();
    });
}

/// Moves in the hits.
pub(super) fn choose(search: &mut Search, by: i8) {
    let last = search.hits().len().saturating_sub(1);
    search.selected = search.selected.saturating_add_signed(by.into()).min(last);
}

/// Enter: opens the step that is chosen, or explains the hit; where a word is asked for as a line, the hits are listed first.
pub(super) fn next(state: &mut State) -> Vec<Effect> {
    let lines = state.face == Face::Lines;
    let Some(Dialog::Search(mut search)) = state.dialog.take() else { return Vec::new() };
    let hit = search.hits().get(search.selected).map(|it| it.subject.clone());
    if let (Some(Subject::Step(step)), true) = (&hit, search.listed || !lines) {
        open_step(state, *step);
        return Vec::new();
    }
    state.dialog = Some(match hit {
        Some(subject) if search.listed || !lines => Dialog::About(Box::new(About::new(vec![subject], Some(search)))),
        _ => {
            search.listed = lines;
            Dialog::Search(search)
        }
    });
    Vec::new()
}
