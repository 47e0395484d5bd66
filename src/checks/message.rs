//! Does the service accept the sign-in? One real message by the unmodified Claude Code, only where it was asked for.

use std::time::{Duration, Instant};

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use super::installs;
use crate::claude_code::explain::explain;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, CUSTOM_HEADERS, OAUTH_TOKEN, PROXY};
use crate::model::facts::Facts;
use crate::model::install::Installs;
use crate::model::known::without_secret;
use crate::model::outcome::Learned;
use crate::model::secret::without_secret_words;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::model::told::{Messages, Met, Reply, Sent, Under};
use crate::ports::World;
use crate::ports::programs::{Answer, AskError, Question};

pub(super) const CHECK: Check = Check {
    id: "service.real_message",
    group: Step::Service,
    asks: &[Ask::Files, Ask::Programs, Ask::Network, Ask::Quota],
    run,
};

/// How long Claude Code may take.
const LIMIT: Duration = Duration::from_secs(55);
/// How much of what it says is shown, in characters.
const SHOWN: usize = 300;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let mut all = world.told.sent.clone();
        if !world.permissions.live {
            let learned = match all.last() {
                Some(last) => describe(last, world),
                None => Learned::skipped(say!("checks/message-uses-little-quota-sent")),
            };
            return learned.fact(Messages(all));
        }
        let begun = Instant::now();
        let (sent, said) = sent(world).await;
        let mut learned = describe(&sent, world);
        if let Some(said) = said {
            learned = learned.evidence(say!("checks/label-claude-code-said"), said);
        }
        if !matches!(sent.reply, Reply::NotSent(_)) {
            learned = learned.evidence(say!("checks/label-took"), format!("{:.1} s", begun.elapsed().as_secs_f32()));
        }
        all.push(sent);
        learned.fact(Messages(all))
    }
    .boxed()
}

/// Sends one message, after a person's yes.
pub(crate) async fn once(world: &World) -> Sent {
    sent(world).await.0
}

/// A message that was not sent, for this reason (half a sentence).
pub(crate) fn not_sent(world: &World, because: &str) -> Sent {
    Sent { at: world.now(), under: None, reply: Reply::NotSent(because.to_owned()) }
}

async fn sent(world: &World) -> (Sent, Option<String>) {
    let (reply, said) = send(world).await;
    (Sent { at: world.now(), under: under(world), reply }, said)
}

/// The sign-in after the message: Claude Code may have renewed it.
fn under(world: &World) -> Option<Under> {
    let gathered = gather(world);
    let facts = Facts::default().with(gathered.ladder(world));
    Under::of(&match gathered.login(world) {
        Some(login) => facts.with(login),
        None => facts,
    })
}

/// Sends it; how it ended, and what Claude Code said where that was no answer.
async fn send(world: &World) -> (Reply, Option<String>) {
    let found = (installs::CHECK.run)(world).await.facts;
    let Some(active) = found.get::<Installs>().and_then(Installs::active) else {
        return (Reply::NotSent(say!("checks/claude-code-not-path")), None);
    };
    if let Some(because) = super::unsafe_to_run(world, &active.path, &active.real) {
        let shown = world.machine.tilde(&active.path);
        return (Reply::NotSent(say!("checks/message-not-run", shown = shown, because = because)), None);
    }
    if active.version.at_least(2, 1, 41) == Some(false) {
        return (Reply::NotSent(say!("checks/claude-code-too-old-bring")), None);
    }
    let question = Question::Message { claude: active.path.clone() };
    match world.programs.ask(&question, &world.env, LIMIT).await {
        Ok(answer) => read(world, &answer),
        Err(AskError::NotStarted(because)) => (Reply::NotSent(plain(&because, SHOWN)), None),
        Err(error) => (Reply::Failed(say!("checks/claude-code-stopped", error = error)), None),
    }
}

/// What Claude Code's answer means. Errors come on its standard output (measured).
fn read(world: &World, answer: &Answer) -> (Reply, Option<String>) {
    if answer.code == Some(0) {
        return (Reply::Answered, None);
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&answer.stdout), text(&answer.stderr));
    if err.contains("unknown option") {
        let because = say!("checks/claude-code-does-not-know");
        return (Reply::NotSent(because), None);
    }
    let whole = if out.trim().is_empty() { err } else { out };
    let shown = fit(world, whole.trim());
    let said = (!shown.is_empty()).then_some(shown);
    let meaning = explain(&whole);
    let reply = match meaning.proves {
        Some(proves) => Reply::Refused(Met {
            proves,
            words: meaning.summary,
            request_id: meaning.request_id,
            at: world.now(),
            under: None,
        }),
        None => Reply::Failed(meaning.summary),
    };
    (reply, said)
}

/// What Claude Code said, without the secrets that it was given: it repeats a value that it cannot send.
fn fit(world: &World, said: &str) -> String {
    let env = gather(world).env;
    let keys = [API_KEY, AUTH_TOKEN, OAUTH_TOKEN, CUSTOM_HEADERS].into_iter().filter_map(|name| env.text(name));
    let proxies = PROXY.into_iter().filter_map(|name| env.text(name)).filter(|value| value.contains('@'));
    let values = keys.chain(proxies);
    let said = values.fold(said.to_owned(), |said, value| without_secret(&said, value.trim()));
    without_secret_words(&plain(&said, SHOWN))
}

fn describe(sent: &Sent, world: &World) -> Learned {
    let when = sent.at.near(world.now());
    match &sent.reply {
        Reply::Answered => Learned::healthy(say!("checks/real-message-answered-service-accepts")),
        Reply::Refused(met) => {
            let learned = Learned::found(say!("checks/real-message-turned-down", words = met.words));
            let learned = learned.evidence(say!("checks/label-sent"), when);
            met.request_id.iter().fold(learned, |learned, id| learned.evidence(say!("checks/label-request"), id))
        }
        Reply::Failed(words) => Learned::found(say!("checks/real-message-not-answered", words = words))
            .evidence(say!("checks/label-sent"), when),
        Reply::NotSent(because) => Learned::inconclusive(
            say!("checks/no-message-sent", because = because),
            say!("checks/run-claude-yourself-send-any"),
        ),
    }
}
