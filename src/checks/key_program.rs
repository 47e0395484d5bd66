//! Does the program that settings name for the key give one? It is run once, as Claude Code does at every start.

use std::time::{Duration, Instant};

use futures::future::{BoxFuture, FutureExt};

use super::api_key::{self, Sent};
use super::form::{Ask, Check};
use super::gather::{Gathered, gather};
use super::variables::in_settings;
use crate::claude_code::settings::{HELPER, NamedProgram};
use crate::claude_code::{key_program, variables::BASE_URL};
use crate::model::credential::{CredentialKind, Rung};
use crate::model::environment::Environment;
use crate::model::key_program::{KeyProgram, ProgramRun};
use crate::model::known::without_secret;
use crate::model::machine::{Machine, Os};
use crate::model::outcome::Learned;
use crate::model::secret::{Secret, SecretKind, without_secret_words};
use crate::model::source::{Scope, Source};
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;
use crate::ports::programs::{Answer, AskError, Question};

pub(super) const CHECK: Check =
    Check { id: "credentials.helper", group: Step::ApiKey, asks: &[Ask::Programs, Ask::Network], run };

/// How long the program may take: Claude Code speaks up after ten seconds, and the whole run ends then.
const LIMIT: Duration = Duration::from_millis(9700);
/// Of what it wrote about a failure, in characters.
const MOST_SAID: usize = 200;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let ladder = gathered.ladder(world);
        let Some(named) = &gathered.settings.helper else {
            return Learned::skipped(say!("checks/no-settings-file-names-apikeyhelper"));
        };
        let Some(used) = ladder.used().filter(|rung| rung.kind == CredentialKind::ApiKeyHelper) else {
            return Learned::skipped(say!("checks/apikeyhelper-set-something-comes-before"));
        };
        let file = world.machine.tilde(&named.file);
        let fact = |run| KeyProgram { file: file.clone(), sources: sources(world, &gathered, named), run };
        if let Some((because, hint)) = not_without_a_yes(named, &file) {
            return Learned::inconclusive(because.clone(), hint).fact(fact(ProgramRun::NotRun { because }));
        }
        let began = Instant::now();
        let env = trusted(world, &gathered);
        let command = named.command.clone();
        let question = Question::ApiKeyHelper { shell: Question::shell(world.machine.os, &env), command };
        let (run, key) = judge(world.programs.ask(&question, &env, LIMIT).await, &gathered, &world.machine);
        let took = format!("{:.1} s", began.elapsed().as_secs_f32());
        let (learned, check) = match (&run, key) {
            (ProgramRun::Printed { kind, .. }, Some(key)) => {
                let used = printed(used, &key, *kind);
                let sent = Sent { api_key: Some(key.clone()), bearer: Some(key) };
                let (learned, check) = api_key::ask(world, &gathered, &used, sent).await;
                (learned, Some(check))
            }
            _ => (describe(&run, &file), None),
        };
        let learned =
            learned.evidence(say!("checks/label-named-in"), file.clone()).evidence(say!("checks/label-it-took"), took);
        let learned = learned.fact(fact(run));
        match check {
            Some(check) => learned.fact(check),
            None => learned,
        }
    }
    .boxed()
}

/// What a project could have brought along is not run for looking at it.
fn not_without_a_yes(named: &NamedProgram, file: &str) -> Option<(String, String)> {
    if !named.scope.trusted() {
        let whose = if named.scope == Scope::Local {
            say!("checks/projects-local-settings")
        } else {
            say!("checks/projects-settings")
        };
        return Some((
            say!("checks/program-from-not-run-without", whose = whose, file = file),
            say!("checks/read-what-runs-if-trust"),
        ));
    }
    key_program::led_by_folder(&String::from_utf8_lossy(named.command.expose()))
        .then(|| (say!("checks/program-names-another-one-every", file = file), say!("checks/name-its-whole-path-from")))
}

/// The environment of the program: nothing that a project set, and no folder of PATH that depends on where one is.
fn trusted(world: &World, gathered: &Gathered) -> Environment {
    let mut env = gathered.trusted_env(world);
    if let Some(path) = env.text("PATH").filter(|_| world.machine.os != Os::Windows) {
        let whole: Vec<&str> = path.split(':').filter(|folder| folder.starts_with('/')).collect();
        env.set("PATH", whole.join(":"));
    }
    env
}

/// What Claude Code makes of it, and the key if there is one.
fn judge(answer: Result<Answer, AskError>, gathered: &Gathered, machine: &Machine) -> (ProgramRun, Option<Secret>) {
    let failed = |because: String, certain, by_network| ProgramRun::Failed { because, said: None, certain, by_network };
    let run = match answer {
        Err(AskError::TimedOut(limit)) => {
            failed(say!("checks/has-not-ended-after-s", seconds = limit.as_secs_f64().round()), false, true)
        }
        Err(AskError::Flood) => failed(say!("checks/writes-without-end"), true, false),
        Err(error @ AskError::NotStarted(_)) => failed(say!("checks/cannot-started", error = error), true, false),
        Ok(answer) => {
            let said = said(&answer).map(|said| machine.tilde_in(&said));
            // the shell's own words for what is not there or may not be run
            let by_network = !matches!(answer.code, Some(126 | 127));
            let key = Secret::new(answer.stdout);
            match key_program::judge(answer.code, answer.signal, &key) {
                Err(because) => ProgramRun::Failed { because, said, certain: true, by_network },
                Ok(key) => {
                    // elsewhere than at Anthropic it may be what is asked for
                    let unusable = foreign(key.kind()).filter(|_| gathered.env.text(BASE_URL).is_none());
                    let Some(what) = unusable else {
                        let (kind, length) = (key.kind(), key.length());
                        return (ProgramRun::Printed { kind, fingerprint: key.fingerprint(), length }, Some(key));
                    };
                    failed(say!("checks/prints-which-no-api-key", what = what), false, false)
                }
            }
        }
    };
    let run = match run {
        ProgramRun::Failed { .. } if gathered.project_sets_variables() => {
            ProgramRun::NotRun { because: say!("checks/without-variables-projects-settings-set") }
        }
        run => run,
    };
    (run, None)
}

fn foreign(kind: SecretKind) -> Option<String> {
    match kind {
        SecretKind::OauthToken => Some(say!("checks/login-token-sk-ant-oat")),
        SecretKind::RefreshToken => Some(say!("checks/refresh-token-sk-ant-ort")),
        SecretKind::AdminKey => Some(say!("checks/admin-key-sk-ant-admin")),
        SecretKind::ApiKey | SecretKind::Other => None,
    }
}

/// What it wrote about a failure, without what it printed as the key and without anything that looks like one.
fn said(answer: &Answer) -> Option<String> {
    let most = answer.stderr.len().min(4096);
    let text = String::from_utf8_lossy(answer.stderr.get(..most)?);
    // the word of the shell that runs the command for claude-fix says nothing to the person
    let text = text.replace("eval: ", "");
    let text = without_secret(&text, String::from_utf8_lossy(&answer.stdout).trim());
    let text = without_secret_words(&plain(&text, MOST_SAID));
    (!text.is_empty()).then_some(text)
}

fn printed(used: &Rung, key: &Secret, kind: SecretKind) -> Rung {
    Rung { fingerprint: key.fingerprint(), length: Some(key.length()), secret: Some(kind), ..used.clone() }
}

fn describe(run: &ProgramRun, file: &str) -> Learned {
    match run {
        ProgramRun::Failed { because, said, .. } => {
            let learned = Learned::found(say!("checks/program-names-key", file = file, because = because));
            said.iter().fold(learned, |learned, said| learned.evidence(say!("checks/label-it-wrote"), said.clone()))
        }
        ProgramRun::NotRun { because } => {
            Learned::inconclusive(because.clone(), say!("checks/start-claude-fix-home-folder"))
        }
        ProgramRun::Printed { .. } => Learned::healthy(say!("checks/program-names-prints-key", file = file)),
    }
}

/// Every settings file that names a program, the one that counts first.
fn sources(world: &World, gathered: &Gathered, named: &NamedProgram) -> Vec<Source> {
    let files = gathered.attempts.iter().filter(|it| {
        let value = it.result.as_ref().ok().and_then(|value| value.get(HELPER)?.as_str());
        value.is_some_and(|command| !command.is_empty())
    });
    files.filter_map(|it| in_settings(world, it.scope, &it.path, &[], &[HELPER], Some(named.scope))).collect()
}
