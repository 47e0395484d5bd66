//! Where does a command keep a key? The person chooses from a numbered list; without one it goes into the keychain.

use std::io::Write;
use std::sync::Arc;

use super::ask::{Ways, agreed_to, asked};
use super::start::Start;
use super::{code, held_key, once, outcome};
use crate::engine::company::refused;
use crate::engine::repair::{nowhere, repair};
use crate::headless::text;
use crate::model::assessment::Assessment;
use crate::model::new_key::{Fitness, Judged};
use crate::model::plan::{Plan, Risk, Step};
use crate::model::secret::Secret;
use crate::ports::keychain::{ACCOUNT, SERVICE};

/// Asks a question of which No is the default.
pub(super) fn yes(start: &Start, out: &mut impl Write, question: &str) -> std::io::Result<bool> {
    let answer = asked(&start.runtime, out, &format!("{question} y/N "))?;
    Ok(answer.is_some_and(|answer| matches!(answer.as_str(), "y" | "yes")))
}

/// Asks where, shows what that would change, asks again, and keeps it there.
pub(super) fn choose(
    start: &Start,
    judged: &Judged,
    secret: &Secret,
    before: &Assessment,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    writeln!(out, "\n{}", say!("cli/where-shall-kept"))?;
    for (at, plan) in judged.plans.iter().enumerate() {
        writeln!(out, "  {}  {}", at + 1, plan.title)?;
    }
    if judged.session {
        writeln!(out, "  {}  {}", judged.plans.len() + 1, say!("cli/nowhere-one-session"))?;
    }
    judged.not.iter().try_for_each(|not| writeln!(out, "  –  {not}"))?;
    let answer = asked(&start.runtime, out, &format!("{} ", say!("cli/number-or-enter-stop")))?;
    let Some(answer) = answer else {
        writeln!(err, "claude-fix: {}", say!("cli/interrupted-nothing-kept"))?;
        return Ok(code::INTERRUPTED);
    };
    let number = answer.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some(plan) = number.and_then(|number| judged.plans.get(number)) else {
        if judged.session && number == Some(judged.plans.len()) {
            return session(start, secret, before, err);
        }
        writeln!(out, "{}", say!("cli/nothing-kept"))?;
        return Ok(code::OK);
    };
    out.write_all(text::plan(plan, before).as_bytes())?;
    let ways = Ways { dry_run: false, yes: false, no_input: false, word: None };
    let agreed = match agreed_to(&start.runtime, out, err, plan.clone(), &plan.deed(), ways)? {
        Ok(agreed) => agreed,
        Err(code) => return Ok(code),
    };
    let Some(journal) = &start.journal else {
        writeln!(err, "claude-fix: {}", say!("cli/no-home-nothing-kept"))?;
        return Ok(code::FAILED);
    };
    out.flush()?;
    let journal = journal.holding(Some(secret.clone()));
    let report = start.runtime.block_on(repair(&journal, Arc::clone(&start.world), &agreed, before, nowhere()));
    outcome::tell(&report, plan, before, out, err)
}

/// One session with the key; its own exit code.
fn session(start: &Start, secret: &Secret, before: &Assessment, err: &mut impl Write) -> std::io::Result<u8> {
    let claude = once::to_start(&start.world, Some(before), false);
    let command = match claude.and_then(|claude| held_key::session(claude, secret, &start.world.env)) {
        Ok(command) => command,
        Err(because) => {
            writeln!(err, "claude-fix: {because}")?;
            return Ok(code::FAILED);
        }
    };
    let mut asked = start.runtime.block_on(async { crate::sys::Asked::listen() })?;
    let status = start.runtime.block_on(crate::sys::attend(command, &mut asked))?;
    Ok(once::exit_code(status))
}

/// Keeps it in the keychain and changes nothing else: for scripts, which have no one to choose.
pub(super) fn in_keychain(
    start: &Start,
    judged: &Judged,
    secret: Secret,
    out: &mut impl Write,
    err: &mut impl Write,
) -> std::io::Result<u8> {
    let Some(journal) = &start.journal else {
        writeln!(err, "claude-fix: {}", say!("cli/there-no-home-folder-journal"))?;
        return Ok(code::FAILED);
    };
    let step = Step::Keychain { account: ACCOUNT.to_owned(), fingerprint: judged.shown.clone() };
    let plan = Plan {
        id: "key.keep:item".to_owned(),
        title: say!("cli/keep-keychain", shown = judged.shown),
        risk: Risk::Reversible,
        steps: vec![step],
        consequences: Vec::new(),
        manual: Vec::new(),
        clears: Vec::new(),
        cures: Vec::new(),
    };
    if let Some(because) = start.runtime.block_on(refused(&start.world, &plan)) {
        writeln!(err, "claude-fix: {because}")?;
        return Ok(code::USAGE);
    }
    // whoever calls the command without a terminal has said so by that
    let ways = Ways { dry_run: false, yes: true, no_input: true, word: None };
    let agreed = match agreed_to(&start.runtime, out, err, plan, &say!("cli/keep"), ways)? {
        Ok(agreed) => agreed,
        Err(code) => return Ok(code),
    };
    let journal = journal.holding(Some(secret));
    if let Err(error) = crate::engine::apply::apply(&journal, &agreed, start.world.now()) {
        writeln!(err, "claude-fix: {error}")?;
        return Ok(code::FAILED);
    }
    let shown = &judged.shown;
    writeln!(
        out,
        "{}",
        say!("cli/kept-sessions-keychain-claude-fix", shown = shown, service = SERVICE, account = ACCOUNT)
    )?;
    if judged.fitness == Fitness::Unknown {
        writeln!(out, "{}", say!("cli/api-could-not-asked-about"))?;
    }
    let helper = judged.plans.iter().flat_map(|plan| &plan.steps).find_map(|step| match step {
        Step::EditFile { edit: crate::model::plan::Edit::SetKey { value, .. }, .. } => Some(value),
        _ => None,
    });
    if let Some(helper) = helper {
        let setting = serde_json::Value::from(helper.as_str());
        writeln!(out, "{}", say!("cli/let-claude-code-use-add", setting = setting.to_string()))?;
    }
    writeln!(out, "{}", say!("cli/over-ssh-wsl-ci-there"))?;
    Ok(code::OK)
}
