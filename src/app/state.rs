//! What does the wizard know, and what is on screen? One value; everything drawn comes from it.

use std::collections::{BTreeMap, BTreeSet};

use super::about::About;
use super::compare::Compare;
use super::event::{ClaudeSays, Coming, Ended, RunId};
use super::history::Past;
pub use super::mark::Mark;
use super::new_key::NewKey;
use super::pane::Pane;
use super::replay::Replay;
use super::report::Shown;
use super::search::Search;
use super::walkthrough::{Walkthrough, Writing};
use super::watch::Watch;
use super::ways_out::OneSession;
use crate::model::assessment::Assessment;
use crate::model::back::{Back, Rest, Stopped};
use crate::model::diagnosis::{Diagnosis, Known, Severity};
use crate::model::explanation::Explanation;
use crate::model::history::History;
use crate::model::journal::Entry;
use crate::model::outcome::Row;
use crate::model::plan::Plan;
use crate::model::step::Step;
use crate::model::told::Told;

pub use super::answers::{Card, Face};
pub use crate::model::consent::WORD;

/// The fewest columns and rows that a screen can be drawn in.
pub const SMALLEST: (u16, u16) = (40, 12);

/// How far anything can be scrolled of which nobody has seen the end yet, in rows.
pub const LONGEST_SCROLL: u16 = 10_000;

/// Whether a window of this size shows nothing but a request for a larger one.
#[must_use]
pub const fn too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

/// The screen below any dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The answer and the ten steps.
    Overview,
    /// One step.
    Step(Step),
    /// One step of the walkthrough.
    Walkthrough,
}

/// What a consequence card asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Carry out this plan?
    Apply(Box<Plan>),
    /// Take back this entry?
    Undo(Box<Back>),
    /// Carry this entry to its end, in whose middle claude-fix was stopped?
    Finish(Box<Rest>),
    /// Send one real message with Claude Code?
    Message,
    /// Start one session with nothing changed on disk?
    Session(OneSession),
}

/// What a person gets to see after a change.
#[derive(Clone, Debug)]
pub struct ResultCard {
    /// The id of the plan; empty after an undo.
    pub plan: String,
    /// What was done.
    pub title: String,
    /// How it ended.
    pub ended: Ended,
    /// The sentence of the verdict afterwards.
    pub now: Option<String>,
    /// Commands for this very terminal, such as `unset ANTHROPIC_API_KEY`.
    pub here: Vec<String>,
    /// The entry that can be taken back.
    pub undo: Option<u32>,
    /// What the stores show after a program ran, and what the program said in the end, in plain words.
    pub said: Vec<String>,
    /// Whether programs ran, which may have done something before they failed.
    pub ran: bool,
    /// Whether the person cancelled it.
    pub cancelled: bool,
    /// How to keep what was cured from coming back.
    pub prevent: Option<String>,
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// The keys that live right now.
    Help {
        /// How far it is scrolled, in rows.
        scroll: u16,
    },
    /// A field for a pasted error message.
    Paste {
        /// What was pasted or typed so far.
        text: String,
        /// What it means, once asked.
        answer: Option<Box<Explanation>>,
    },
    /// A question that only the person can answer.
    Ask {
        /// Which answer, from the top.
        selected: usize,
        /// What was pasted or typed, where an address is asked for.
        typed: String,
    },
    /// A field of the walkthrough.
    Write(Writing),
    /// A field for a key, and where to keep it.
    NewKey(Box<NewKey>),
    /// A question before a change.
    Card(Card),
    /// Everything that claude-fix can do on this step, to choose from.
    Offers {
        /// Which one, from the top.
        selected: usize,
    },
    /// Everything that was measured on the way to Anthropic.
    Detail {
        /// How far it is scrolled, in rows.
        scroll: u16,
    },
    /// Two looks at the network, beside each other.
    Compare(Box<Compare>),
    /// The network is looked at until it works.
    Watch(Box<Watch>),
    /// What went wrong before.
    History(Box<Past>),
    /// A change is being carried out, or Claude Code is asked for an answer.
    Working {
        /// What.
        title: String,
        /// Whether anything is changed.
        changes: bool,
    },
    /// A program of a change runs, and can be seen and answered.
    Pane(Box<Pane>),
    /// A change has ended.
    Result(ResultCard),
    /// claude-fix was stopped in the middle of a change; what is to become of it?
    Stopped(Box<Stopped>),
    /// The report, before it is written.
    Report(Box<Shown>),
    /// The reports of a folder, one a machine.
    Machines,
    /// What something is, and what to do about it.
    About(Box<About>),
    /// A search for a step, a check or a cause.
    Search(Box<Search>),
    /// The wizard is to be left, and the ticket is not written.
    Unwritten,
    /// Something to say, until a key is pressed.
    Notice {
        /// What.
        text: String,
    },
}

/// The checks of one run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Which run.
    pub id: RunId,
    /// What runs, in the order of the registry.
    pub coming: Vec<Coming>,
    /// What has ended, by the check's id.
    pub rows: BTreeMap<&'static str, Row>,
    /// Whether it is over.
    pub over: bool,
    /// Ticks since it began, about eight a second.
    pub ticks: u32,
}

/// Everything that the wizard knows.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is true or not by itself; none of them chooses a screen")]
pub struct State {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The screen below any dialog.
    pub screen: Screen,
    /// The selected step on the overview.
    pub selected: Step,
    /// Whether the person moved the selection: then Enter opens the step.
    pub moved: bool,
    /// How far the screen is scrolled, in rows.
    pub scroll: u16,
    /// How far it can be scrolled, as was seen when it was drawn last.
    pub longest: u16,
    /// How many of its rows were on screen at once.
    pub page: u16,
    /// The checks of the newest run.
    pub run: Run,
    /// What the newest finished run found; stays while the next one runs.
    pub assessment: Option<Box<Assessment>>,
    /// What lies over the screen.
    pub dialog: Option<Dialog>,
    /// What was changed so far, oldest first.
    pub journal: Vec<Entry>,
    /// Changes of this session by their number, with what takes out of this terminal what they took out of the files.
    pub still_here: Vec<(u32, Vec<String>)>,
    /// The repairs that were carried out and did not help.
    pub tried: BTreeSet<String>,
    /// What the person said and pasted in this session, and what real messages came back with.
    pub told: Told,
    /// What Claude Code itself says; `None` if it was not asked.
    pub claude_says: Option<ClaudeSays>,
    /// Whether it is being asked right now.
    pub asking_claude: bool,
    /// What went wrong before; `None` if nobody wanted to know.
    pub history: Option<Box<History>>,
    /// Whether to leave as soon as the change that runs is finished.
    pub leaving: bool,
    /// The newest look at the network.
    pub look: RunId,
    /// The call that is led through.
    pub walkthrough: Option<Box<Walkthrough>>,
    /// How it is shown.
    pub face: Face,
    /// Whether the machine is a made-up one, which every screen then says.
    pub practice: bool,
    /// The command that starts this very wizard without a screen.
    pub plain: String,
    /// The folder of the copies, as a person reads it; `None` where nothing can be kept.
    pub kept: Option<String>,
    /// What pasted errors mean, for the report.
    pub explained: Vec<Explanation>,
    /// Every cause that is known: its id, its step, and where to read more.
    pub book: Vec<Known>,
    /// What was copied last.
    pub copied: String,
    /// Whether the mouse is left to the terminal, which then selects text with it.
    pub mouse_off: bool,
    /// The report that is looked at in place of this machine.
    pub replay: Option<Box<Replay>>,
}

impl State {
    /// A wizard that has not begun, in a window of this size.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        Self {
            size: (columns, rows),
            screen: Screen::Overview,
            selected: Step::Status,
            moved: false,
            scroll: 0,
            longest: LONGEST_SCROLL,
            page: 0,
            run: Run::default(),
            assessment: None,
            dialog: None,
            journal: Vec::new(),
            still_here: Vec::new(),
            tried: BTreeSet::new(),
            told: Told::default(),
            claude_says: None,
            history: None,
            asking_claude: false,
            leaving: false,
            look: RunId::default(),
            walkthrough: None,
            face: Face::Screen,
            practice: false,
            plain: "claude-fix --plain".to_owned(),
            kept: None,
            explained: Vec::new(),
            book: Vec::new(),
            copied: String::new(),
            mouse_off: false,
            replay: None,
        }
    }

    /// Whether something runs that ticks should show.
    #[must_use]
    pub fn busy(&self) -> bool {
        let looking = match &self.dialog {
            Some(Dialog::Compare(compare)) => compare.looking.is_some(),
            Some(Dialog::Watch(watch)) => !watch.over,
            Some(Dialog::History(past)) => past.reading.is_some(),
            _ => false,
        };
        looking || !self.run.over || self.asking_claude || self.changing() || self.asking_about_a_key()
    }

    /// Whether a change is being carried out: nothing may end the program now.
    #[must_use]
    pub const fn changing(&self) -> bool {
        matches!(self.dialog, Some(Dialog::Working { .. } | Dialog::Pane(_)))
    }

    /// The exit code if the person leaves now.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if self.replay.is_some() {
            // a report was to be shown, and was
            return 0;
        }
        self.assessment.as_ref().map_or(3, |assessment| assessment.verdict.exit_code())
    }

    /// The diagnosis that the screen is about: the first one of the step, or the one that the wizard leads with.
    #[must_use]
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        let assessment = self.assessment.as_ref()?;
        match self.screen {
            Screen::Overview | Screen::Walkthrough => assessment.top(),
            Screen::Step(step) => assessment.diagnoses.iter().find(|diagnosis| diagnosis.step == step),
        }
    }

    /// The repair to offer on this screen: the first that claude-fix can carry out and that was not tried in vain.
    #[must_use]
    pub fn offer(&self) -> Option<&Plan> {
        self.offered().map(|(_, plan)| plan)
    }

    /// The same with the diagnosis that it is for. Where the one that the screen is about cannot be repaired, something
    /// else that is broken may be.
    #[must_use]
    pub fn offered(&self) -> Option<(&Diagnosis, &Plan)> {
        let assessment = self.assessment.as_ref().filter(|_| self.run.over)?;
        let plan_for = |diagnosis: &Diagnosis| {
            let mut ids = diagnosis.repairs.iter().filter(|id| !self.tried.contains(*id));
            ids.find_map(|id| assessment.plan(id)).filter(|plan| plan.acts())
        };
        let first = self.diagnosis()?;
        if let Some(plan) = plan_for(first) {
            return Some((first, plan));
        }
        let others = assessment.diagnoses.iter().filter(|it| match self.screen {
            Screen::Overview | Screen::Walkthrough => it.severity == Severity::Broken,
            Screen::Step(step) => it.step == step,
        });
        others.filter(|it| it.id != first.id).find_map(|it| Some((it, plan_for(it)?)))
    }

    /// Whether what is offered repairs something else than what the screen is about.
    #[must_use]
    pub fn offers_another(&self) -> bool {
        let about = self.diagnosis().map(|it| &it.id);
        self.offered().is_some_and(|(diagnosis, _)| Some(&diagnosis.id) != about)
    }

    /// Every plan that claude-fix can carry out on this step and that was not tried in vain: what its diagnoses offer,
    /// then what it offers by itself.
    #[must_use]
    pub fn offers(&self) -> Vec<&Plan> {
        let (Some(assessment), Screen::Step(step)) = (self.assessment.as_ref().filter(|_| self.run.over), self.screen)
        else {
            return Vec::new();
        };
        let plans = assessment.plans_of(step).into_iter();
        // a rung waits for the one below it, as long as a diagnosis leads up the ladder
        let rungs = assessment.diagnoses.iter().filter(|it| it.step == step).flat_map(|it| &it.repairs);
        let below = rungs.filter(|id| !self.tried.contains(*id)).filter_map(|id| assessment.plan(id)?.rung()).min();
        let early = |plan: &&Plan| below.zip(plan.rung()).is_some_and(|(below, rung)| rung > below);
        plans.filter(|plan| plan.acts() && !self.tried.contains(&plan.id) && !early(plan)).collect()
    }
}
