//! Whatever happens, in whatever order: is nothing applied that was not on screen, and nothing left while it changes?

use proptest::prelude::*;

use super::panes::running;
use super::samples::{back, destructive, entry, finished, mended, plan, press, ready, with_choice, yes};
use crate::app::event::{ClaudeSays, Ended, Event, Key, RunId};
use crate::app::state::{Dialog, Face, Question, WORD};
use crate::app::{Effect, State, bindings, start, update};
use crate::claude_code::explain::explain;
use crate::model::assessment::Assessment;
use crate::model::back::{Rest, Stopped};
use crate::model::consent::{Reply, confirm};
use crate::model::journal::EntryState;
use crate::model::measured::Measured;
use crate::model::pane::{Link, Shown};
use crate::model::plan::{Purpose, Risk};
use crate::model::time::Moment;
use crate::model::told::{self, Sent};

/// An event by number: the same numbers give the same events.
pub(super) fn event(kind: u8, number: u32, before: &Assessment, after: &Assessment) -> Event {
    let row = || before.rows[number as usize % before.rows.len()].clone();
    let assessment = || Box::new(if number.is_multiple_of(2) { before.clone() } else { after.clone() });
    let run = RunId(number % 5);
    let maybe = (!number.is_multiple_of(3)).then(assessment);
    let state = if number.is_multiple_of(2) { EntryState::Applied } else { EntryState::Undone };
    let journal = vec![entry(1, EntryState::Applied), entry(2, state)];
    match kind % 31 {
        0..=2 => Event::Key(Key::Enter),
        3 | 4 => Event::Key(Key::Char('y')),
        5 => Event::Key(Key::Char(if number.is_multiple_of(2) { 'u' } else { 'n' })),
        6 => Event::Key(Key::Char(char::from(b'0' + (number % 10) as u8))),
        7 => Event::Key(Key::Char(WORD.chars().nth(number as usize % 5).unwrap_or('r'))),
        8 => Event::Key(Key::Char(char::from(b' ' + (number % 95) as u8))),
        9 => Event::Key([Key::Esc, Key::Up, Key::Down, Key::Left, Key::Right, Key::Backspace][number as usize % 6]),
        10 => Event::Key([Key::PageUp, Key::PageDown, Key::Home, Key::End][number as usize % 4]),
        11 => Event::Key(Key::Ctrl(if number.is_multiple_of(2) { 'c' } else { 'z' })),
        12 => Event::Pasted(["y", "reset\n", "API Error: 401", ""][number as usize % 4].into()),
        13 => Event::Resized((number % 130) as u16, (number / 7 % 50) as u16),
        14..=16 => Event::Drawn,
        17 => Event::RunDone(run, assessment()),
        18 if number.is_multiple_of(4) => {
            let under = None;
            Event::Sent(Box::new(Sent { at: before.machine.now, under, reply: told::Reply::Answered }))
        }
        18 => Event::CheckDone(run, row()),
        19 => {
            let plan = Box::new(plan_of(number));
            let ended = [Ended::Fixed, Ended::NotFixed, Ended::Worse, Ended::Failed { because: "x".into() }];
            Event::Repaired { plan, ended: ended[number as usize % 4].clone(), after: maybe, journal }
        }
        20 => Event::Undone { ended: Ended::Undone, after: maybe, journal },
        21 => Event::Explained(Box::new(explain("401 invalid x-api-key"))),
        22 => Event::Journal(journal),
        23 => Event::Key(Key::Char(['f', 'c', '#'][number as usize % 3])),
        24 => {
            let link = Some(Link { url: "https://claude.com/".into(), problem: None });
            Event::PaneShows(Box::new(Shown { link, wants_code: number.is_multiple_of(2), ..Shown::default() }))
        }
        25 => Event::Copied { file: None },
        29 => Event::Back((!number.is_multiple_of(5)).then(|| Box::new(back(number % 3))).ok_or("changed".into())),
        26 => Event::Repaired {
            plan: Box::new(running(Purpose::SignIn)),
            ended: if number.is_multiple_of(3) { Ended::Done } else { Ended::Failed { because: "x".into() } },
            after: maybe,
            journal,
        },
        27 | 28 => Event::Looked(RunId(number % 4), Box::new(Measured::of(&assessment().facts, Moment(number.into())))),
        _ => [
            Event::Tick,
            Event::Interrupted,
            Event::Returned("claude ended".into()),
            Event::ClaudeSaid(ClaudeSays::Nothing("no".into())),
            Event::KeyJudged(Box::new(judged(number))),
            Event::RunStarted(run, Vec::new()),
            Event::AddressRead { words: "whole".into(), lacks: Vec::new() },
            Event::Key(Key::Char(['a', 'm', 'y'][number as usize / 7 % 3])),
            Event::Explained(Box::new(explain("Credit balance is too low"))),
        ][number as usize % 9]
            .clone(),
    }
}

/// What was found about a key, with a plan that keeps it.
fn judged(number: u32) -> crate::model::new_key::Judged {
    use crate::model::new_key::{Fitness, Judged, Sought};
    let fitness = [Fitness::Good, Fitness::Unknown, Fitness::Refused, Fitness::Unfit, Fitness::Spoilt];
    Judged {
        sought: Sought::ApiKey,
        shown: "sk-ant-api03-…wXyZ".into(),
        length: 108,
        fitness: fitness[number as usize % 5].clone(),
        says: "so".into(),
        odd: Vec::new(),
        plans: vec![plan_of(number)],
        not: Vec::new(),
        session: number.is_multiple_of(2),
    }
}

fn plan_of(number: u32) -> crate::model::plan::Plan {
    if number.is_multiple_of(2) { plan() } else { destructive() }
}

/// What was on screen before the event, and whether that event may lead to a change.
fn agreed(before: &State, event: &Event) -> Option<Effect> {
    let Some(Dialog::Card(card)) = &before.dialog else { return None };
    if !card.seen {
        return None;
    }
    match (&card.question, event) {
        (Question::Apply(plan), Event::Key(Key::Char('y'))) if plan.risk != Risk::Destructive => {
            Some(Effect::Apply(yes(plan.as_ref().clone())))
        }
        (Question::Apply(plan), Event::Key(Key::Enter)) if plan.risk == Risk::Destructive && card.typed == WORD => {
            Some(Effect::Apply(yes(plan.as_ref().clone())))
        }
        (Question::Undo(back), Event::Key(Key::Char('y'))) => {
            Some(Effect::Undo(Box::new(confirm(back.as_ref().clone(), Reply::Yes).unwrap())))
        }
        (Question::Finish(rest), Event::Key(Key::Char('y'))) if rest.entry.plan.risk != Risk::Destructive => {
            Some(Effect::Finish(Box::new(confirm(rest.as_ref().clone(), Reply::Yes).unwrap())))
        }
        (Question::Message, Event::Key(Key::Char('y'))) => Some(Effect::Message),
        (Question::Session(session), Event::Key(Key::Char('y'))) => {
            Some(Effect::RunOnce { without: session.names.clone() })
        }
        _ => None,
    }
}

/// One key, one meaning.
fn no_key_twice(state: &State) -> Result<(), TestCaseError> {
    let keys: Vec<Key> = bindings(state).into_iter().flat_map(|binding| binding.keys).collect();
    for (index, key) in keys.iter().enumerate() {
        prop_assert!(!keys[..index].contains(key), "{key:?} twice in {:?}", state.dialog);
    }
    Ok(())
}

fn walk(
    mut state: State,
    events: Vec<(u8, u32)>,
    before: &Assessment,
    after: &Assessment,
) -> Result<(), TestCaseError> {
    let (mut changing, mut opened_at, mut drawn_at, mut agreed_to) = (false, None, None, None);
    for (at, (kind, number)) in events.into_iter().enumerate() {
        let event = event(kind, number, before, after);
        let old = state.clone();
        let effects = update(&mut state, event.clone());
        if matches!(event, Event::Repaired { .. } | Event::Undone { .. } | Event::Sent(_)) {
            changing = false;
        }
        let card = |state: &State| matches!(state.dialog, Some(Dialog::Card(_)));
        for effect in &effects {
            match effect {
                Effect::Apply(_) | Effect::Undo(_) | Effect::Finish(_) | Effect::Message => {
                    let allowed = agreed(&old, &event);
                    prop_assert_eq!(Some(effect), allowed.as_ref());
                    prop_assert!(!changing, "two changes at once");
                    prop_assert!(drawn_at > opened_at, "it was on screen before the yes");
                    changing = true;
                    if let Effect::Apply(plan) = effect {
                        agreed_to = Some(plan.clone());
                    }
                }
                Effect::HandOver(plan) if state.face == Face::Lines && card(&old) => {
                    let asked = Effect::Apply(plan.clone());
                    let allowed = agreed(&old, &event);
                    prop_assert_eq!(Some(&asked), allowed.as_ref());
                    prop_assert!(!changing, "two changes at once");
                    prop_assert!(drawn_at > opened_at, "it was read before the yes");
                    changing = true;
                }
                Effect::HandOver(plan) => {
                    prop_assert_eq!(Some(plan), agreed_to.as_ref(), "only what was agreed to begins again");
                    prop_assert!(!changing);
                    changing = true;
                }
                Effect::PaneInput(_) | Effect::PaneStop => {
                    prop_assert!(matches!(old.dialog, Some(Dialog::Pane(_))), "a program runs");
                }
                Effect::Quit(_) => prop_assert!(!changing, "left while a change runs"),
                _ => {}
            }
        }
        if changing {
            prop_assert!(state.changing(), "a change runs and nothing says so");
        }
        if card(&state) && !card(&old) {
            (opened_at, drawn_at) = (Some(at), None);
        }
        if matches!(event, Event::Drawn) && card(&state) {
            drawn_at = Some(at);
        }
        prop_assert!(state.run.id >= old.run.id, "run ids only grow");
        no_key_twice(&state)?;
    }
    Ok(())
}

#[test]
fn no_change_without_a_yes_to_that_very_card() {
    let (before, after) = (ready().assessment.unwrap(), Box::new(mended()));
    let events = proptest::collection::vec((any::<u8>(), any::<u32>()), 1..80);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(400));
    let mut fresh = State::new(100, 30);
    start(&mut fresh);
    let mut with_reset = before.as_ref().clone();
    for plan in &mut with_reset.plans {
        plan.risk = Risk::Destructive;
    }
    let mut choosing = with_choice();
    choosing.dialog = Some(Dialog::Offers { selected: 1 });
    let mut with_program = before.as_ref().clone();
    for plan in &mut with_program.plans {
        plan.steps = running(Purpose::SignIn).steps;
    }
    let mut watching = with_choice();
    press(&mut watching, Key::Char('7'));
    press(&mut watching, Key::Char('t'));
    assert!(matches!(watching.dialog, Some(Dialog::Watch(_))));
    let mut left = finished(*before.clone());
    let half = entry(2, EntryState::Unfinished);
    let rest = Ok(Rest { entry: half.clone(), steps: vec![0] });
    left.dialog = Some(Dialog::Stopped(Box::new(Stopped { entry: half, rest })));
    let mut lines = finished(with_program.clone());
    lines.face = Face::Lines;
    let starts = [
        fresh,
        finished(*before.clone()),
        finished(with_reset),
        choosing,
        finished(with_program),
        watching,
        left,
        lines,
    ];
    runner
        .run(&(0..starts.len(), events), |(which, events)| walk(starts[which].clone(), events, &before, &after))
        .unwrap();
}
