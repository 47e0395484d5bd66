//! Does the terminal room keep its promises? A wizard with a made-up machine, for the tests in `tests/pty.rs`.
//!
//! `DRIVER_PANIC=draw` panics while drawing after `p`; `DRIVER_PANIC=apply` panics in the task of a change;
//! `DRIVER_WAIT=FILE` lets a change run until FILE is there; `DRIVER_APPLIED=FILE` is written by a change; the argument
//! is the command that "back to work" runs; `DRIVER_CUT_OFF=1` makes up a network that works at the next look.
#![expect(clippy::disallowed_methods, reason = "a driver for tests: its orders come by variables and files")]

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

use claude_fix::app::event::{Coming, Ended, Event};
use claude_fix::app::state::{Dialog, Question};
use claude_fix::app::{Effect, Extent, Key, State};
use claude_fix::model::assessment::{Assessment, Verdict};
use claude_fix::model::consent::Agreed;
use claude_fix::model::credential::Ladder;
use claude_fix::model::diagnosis::{Confidence, Diagnosis, Severity};
use claude_fix::model::install::{Install, Installs, Version};
use claude_fix::model::measured::Measured;
use claude_fix::model::network::{ApiPath, Fault, Path as Way, Role, Stage, Target};
use claude_fix::model::pane::Exit;
use claude_fix::model::plan::{Plan, Risk, Step as Do};
use claude_fix::model::stamp::Stamp;
use claude_fix::model::step::Step;
use claude_fix::model::time::Moment;
use claude_fix::ports::fake::FakeMachine;
use claude_fix::tui::{Driver, View, run};
use claude_fix::ui::{Look, Mouse, keys_at};
use ratatui::Frame;
use tokio::sync::mpsc::UnboundedSender;

struct Made;

impl Driver for Made {
    fn carry_out(&mut self, effect: Effect, events: UnboundedSender<Event>) {
        match effect {
            Effect::Check(run) => {
                let coming = vec![Coming { id: "made", title: "Made up".into(), group: Step::Status }];
                let _ = events.send(Event::RunStarted(run, coming));
                let _ = events.send(Event::RunDone(run, Box::new(assessment(Verdict::Problems))));
            }
            Effect::Look(look) => {
                let found = Measured {
                    at: Moment(60_000),
                    ways: vec![(Role::Api, way(None))],
                    interfaces: None,
                    incident: None,
                };
                let _ = events.send(Event::Looked(look, Box::new(found)));
            }
            Effect::Apply(plan) => drop(tokio::spawn(apply(plan, events))),
            _ => {}
        }
    }

    fn command(&mut self, without: &[String]) -> Result<Command, String> {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(env::args_os().nth(1).ok_or("no command was given")?);
        for name in without {
            command.env_remove(name);
        }
        Ok(command)
    }

    fn command_with_key(&mut self) -> Result<Command, String> {
        Err("there is no claude here".to_owned())
    }

    fn waiting(&mut self) -> Option<(Command, bool)> {
        None
    }

    fn has_ended(&mut self, _exit: Result<Exit, String>) {}
}

async fn apply(plan: Box<Agreed<Plan>>, events: UnboundedSender<Event>) {
    if let Some(file) = env::var_os("DRIVER_WAIT") {
        let mut interval = tokio::time::interval(std::time::Duration::from_millis(5));
        while !Path::new(&file).exists() {
            interval.tick().await;
        }
    }
    if let Some(file) = env::var_os("DRIVER_APPLIED") {
        let _ = std::fs::write(file, "applied");
    }
    assert!(env::var_os("DRIVER_PANIC").is_none_or(|at| at != "apply"), "sk-ant-secret in a task");
    let after = Some(Box::new(assessment(Verdict::Healthy)));
    let plan = Box::new(Plan::clone(&plan));
    let _ = events.send(Event::Repaired { plan, ended: Ended::Fixed, after, journal: Vec::new() });
}

fn plan() -> Plan {
    Plan {
        id: "made.plan".to_owned(),
        title: "Made-up change".to_owned(),
        risk: Risk::Reversible,
        steps: vec![Do::SetMode { file: "/tmp/none".into(), mode: 0o600, before: Stamp::MISSING }],
        consequences: Vec::new(),
        manual: Vec::new(),
        clears: vec!["MADE_UP".to_owned()],
        cures: vec!["made.cause".to_owned()],
    }
}

fn way(broken: Option<(Stage, Fault)>) -> Way {
    let target = Target { https: true, host: "api.example".to_owned(), port: 443, path: "/".to_owned(), proxy: None };
    Way { status: broken.is_none().then_some(200), broken, ..Way::new(target) }
}

fn assessment(verdict: Verdict) -> Assessment {
    let broken = verdict == Verdict::Problems;
    let diagnosis = Diagnosis {
        id: "made.cause".to_owned(),
        severity: Severity::Broken,
        confidence: Confidence::Certain,
        title: "Made up".to_owned(),
        summary: "It is made up.".to_owned(),
        because: Vec::new(),
        repairs: vec!["made.plan".to_owned()],
        advice: Vec::new(),
        docs: String::new(),
        step: Step::Status,
    };
    let version = Version::Known("1.0.0".to_owned());
    let install = Install { version, on_path: true, active: true, ..Install::at("/bin/sh") };
    Assessment {
        machine: FakeMachine::new().machine,
        duration_ms: 1,
        verdict,
        summary: verdict.word().to_owned(),
        config_dir: "~/.claude".to_owned(),
        installs: Installs { all: vec![install], searched: 1, ..Installs::default() },
        ladder: Ladder::default(),
        rows: Vec::new(),
        diagnoses: if broken { vec![diagnosis] } else { Vec::new() },
        plans: if broken { vec![plan()] } else { Vec::new() },
        standing: Vec::new(),
        questions: Vec::new(),
        facts: match env::var_os("DRIVER_CUT_OFF") {
            Some(_) => {
                claude_fix::model::facts::Facts::default().with(ApiPath(way(Some((Stage::Tcp, Fault::TimedOut)))))
            }
            None => claude_fix::model::facts::Facts::default(),
        },
    }
}

/// The state in words; the mouse means what it means in claude-fix.
struct Words;

impl View for Words {
    fn draw(&self, state: &State, frame: &mut Frame) -> Extent {
        // all of it is on screen at once
        Extent { longest: draw(state, frame), page: frame.area().height }
    }

    fn keys_at(&self, state: &State, what: Mouse, at: (u16, u16)) -> Vec<Key> {
        keys_at(state, what, at, Look::FULL)
    }
}

fn draw(state: &State, frame: &mut Frame) -> u16 {
    let size = frame.area();
    let dialog = match &state.dialog {
        None => "none".to_owned(),
        Some(Dialog::Card(card)) => match &card.question {
            Question::Apply(plan) => format!("card {}", plan.title),
            Question::Undo(_) => "card undo".to_owned(),
            Question::Finish(_) => "card finish".to_owned(),
            Question::Message => "card message".to_owned(),
            Question::Session(_) => "card session".to_owned(),
        },
        Some(Dialog::Pane(pane)) => format!("pane {}", pane.field.length()),
        Some(Dialog::Working { .. }) => "working".to_owned(),
        Some(Dialog::Result(result)) => format!("result {:?}", result.ended),
        Some(Dialog::Notice { text }) => format!("notice {text}"),
        Some(Dialog::Paste { text, .. }) => {
            assert!(env::var_os("DRIVER_PANIC").is_none_or(|at| at != "draw"), "sk-ant-secret while drawing");
            format!("paste [{text}]")
        }
        Some(Dialog::Ask { .. }) => "ask".to_owned(),
        Some(Dialog::About(about)) => format!("about {}", about.at),
        Some(Dialog::Search(search)) => format!("search [{}]", search.typed),
        Some(Dialog::Help { .. }) => "help".to_owned(),
        Some(Dialog::Stopped(_)) => "stopped".to_owned(),
        Some(Dialog::Unwritten) => "unwritten".to_owned(),
        Some(Dialog::Detail { .. }) => "detail".to_owned(),
        Some(Dialog::Report(_)) => "report".to_owned(),
        Some(Dialog::Machines) => "machines".to_owned(),
        Some(Dialog::Compare(compare)) => format!("compare {}", compare.after.is_some()),
        Some(Dialog::Watch(watch)) => format!("watch {} over {}", watch.looks, watch.over),
        Some(Dialog::History(past)) => format!("history {}", past.reading.is_none()),
        Some(Dialog::NewKey(new)) => format!("key {}", new.field.length()),
        Some(Dialog::Offers { selected }) => format!("offers {selected}"),
        Some(Dialog::Write(writing)) => format!("write {}", writing.typed),
    };
    let words = state.assessment.as_ref().map_or("checking", |assessment| assessment.verdict.word());
    let lines = [format!("{:?} {words}", state.screen), dialog, format!("{}x{}", size.width, size.height)];
    for (row, line) in (0..).zip(lines.iter().map(String::as_str).chain(["q quit"])) {
        if row < size.height {
            frame.buffer_mut().set_stringn(0, row, line, usize::from(size.width), ratatui::style::Style::new());
        }
    }
    0
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(State::new(80, 24), Box::new(Made), Words).await {
        Ok(left) => ExitCode::from(left.code),
        Err(_) => ExitCode::from(9),
    }
}
