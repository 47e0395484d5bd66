//! How is a program made up that runs in a pane? As a script: what it says, when it waits for an answer, how it ends.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use tokio::sync::mpsc::{Sender as Out, channel as bounded};

use super::guard;
use crate::model::pane::{Exit, Pasted};
use crate::ports::stage::{Act, Controls, Heard, Running, Stage};

/// One thing that the made-up program does.
#[derive(Clone, Debug)]
pub enum Cue {
    /// It writes this.
    Says(String),
    /// It waits for a line.
    Waits,
    /// It ends like this. A script without it ends well.
    Ends(Exit),
}

/// A made-up stage. Clones share what they remember.
#[derive(Clone, Default)]
pub struct FakeStage {
    script: Vec<Cue>,
    typed: Arc<Mutex<Vec<String>>>,
    started: Arc<Mutex<Vec<Vec<String>>>>,
    sizes: Arc<Mutex<Vec<(u16, u16)>>>,
}

impl FakeStage {
    /// Every program that is started plays this.
    #[must_use]
    pub fn new(script: impl IntoIterator<Item = Cue>) -> Self {
        Self { script: script.into_iter().collect(), ..Self::default() }
    }

    /// What was typed so far.
    #[must_use]
    pub fn typed(&self) -> Vec<String> {
        guard(&self.typed).clone()
    }

    /// The arguments of every program that was started.
    #[must_use]
    pub fn started(&self) -> Vec<Vec<String>> {
        guard(&self.started).clone()
    }

    /// Every size that a program was given.
    #[must_use]
    pub fn sizes(&self) -> Vec<(u16, u16)> {
        guard(&self.sizes).clone()
    }
}

enum Said {
    Line(Pasted),
    Stop,
}

struct Strings {
    stage: FakeStage,
    said: Sender<Said>,
}

impl Controls for Strings {
    fn input(&self, bytes: Pasted) {
        guard(&self.stage.typed).push(bytes.expose().to_owned());
        let _ = self.said.send(Said::Line(bytes));
    }

    fn resize(&self, size: (u16, u16)) {
        guard(&self.stage.sizes).push(size);
    }

    fn stop(&self) {
        let _ = self.said.send(Said::Stop);
    }
}

impl Stage for FakeStage {
    fn start(&self, act: Act) -> io::Result<Running> {
        guard(&self.started).push(act.arguments);
        guard(&self.sizes).push(act.size);
        let (out, heard) = bounded(16);
        let (said, listens) = channel();
        let script = self.script.clone();
        std::thread::spawn(move || {
            let exit = play(script, &listens, &out);
            let _ = out.blocking_send(Heard::Ended(exit));
        });
        Ok(Running { heard, controls: Box::new(Strings { stage: self.clone(), said }) })
    }
}

/// Plays to the end, or until it is stopped while it waits.
fn play(script: Vec<Cue>, listens: &Receiver<Said>, out: &Out<Heard>) -> Exit {
    let mut line = String::new();
    for cue in script {
        match cue {
            Cue::Says(text) => {
                if out.blocking_send(Heard::Bytes(text.into_bytes())).is_err() {
                    break;
                }
            }
            Cue::Waits => {
                while !line.ends_with('\r') {
                    match listens.recv() {
                        Ok(Said::Line(text)) => line.push_str(text.expose()),
                        Ok(Said::Stop) | Err(_) => return Exit::Code(130),
                    }
                }
                line.clear();
            }
            Cue::Ends(exit) => return exit,
        }
    }
    Exit::Code(0)
}
