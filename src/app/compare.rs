//! Does it work with the VPN off, or on? The result now beside the result after the person has turned it.

use super::effect::Effect;
use super::event::RunId;
use super::state::{Dialog, State};
use super::update::again;
use crate::model::measured::Measured;

/// Two looks at the network, the second one still to come.
#[derive(Clone, Debug)]
pub struct Compare {
    /// What was found before.
    pub before: Measured,
    /// What was found after the person has turned something off or on.
    pub after: Option<Measured>,
    /// The look that is being taken.
    pub looking: Option<RunId>,
    /// How far it is scrolled, in rows.
    pub scroll: u16,
}

impl Compare {
    /// Whether a VPN was on in the first look; `None` where that is not seen.
    #[must_use]
    pub fn vpn_was_on(&self) -> Option<bool> {
        self.before.vpns().map(|on| !on.is_empty())
    }
}

/// Opens the comparison with what is known now.
pub(super) fn open(state: &mut State) {
    if let Some(before) = state.measured() {
        state.dialog = Some(Dialog::Compare(Box::new(Compare { before, after: None, looking: None, scroll: 0 })));
    }
}

/// The person has turned it off or on: the network is looked at again.
pub(super) fn look(state: &mut State) -> Vec<Effect> {
    let id = state.next_look();
    match &mut state.dialog {
        Some(Dialog::Compare(compare)) if compare.looking.is_none() => {
            compare.looking = Some(id);
            vec![Effect::Look(id)]
        }
        _ => Vec::new(),
    }
}

/// A look has been taken.
pub(super) fn looked(compare: &mut Compare, id: RunId, found: Measured) {
    if compare.looking == Some(id) {
        compare.looking = None;
        compare.after = Some(found);
        compare.scroll = 0;
    }
}

/// Closes the comparison. What was found before may be another machine than the one that is here now.
pub(super) fn close(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Compare(compare)) = state.dialog.take() else { return Vec::new() };
    let mut effects: Vec<Effect> = compare.looking.map(|_| Effect::StopLooking).into_iter().collect();
    if compare.after.is_some() || compare.looking.is_some() {
        effects.extend(again(state));
    }
    effects
}
