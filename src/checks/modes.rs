//! Is Claude Code told to leave logins out, or to hide the command for signing in?

use std::path::PathBuf;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::{LIMIT, gather};
use super::ready::tried;
use super::startup_files;
use crate::claude_code::variables::{API_KEY, AUTH_TOKEN, BARE, LOGIN_HIDDEN, is_on};
use crate::model::modes::{Bare, Hands, Modes};
use crate::model::outcome::Learned;
use crate::model::plan::Edit;
use crate::model::ready::AliasEdit;
use crate::model::source::Dialect;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "environment.modes", group: Step::Environment, asks: &[Ask::Files], run };

/// What asks for the bare mode on a command line.
const SWITCH: &str = "--bare";

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let env = gather(world).env;
        let on = |name: &str| env.text(name).is_some_and(|value| is_on(&value));
        let alias = alias(world);
        let file = |it: &Alias| world.machine.tilde(&it.file);
        let hands =
            alias.as_ref().and_then(|it| Some(Hands { variable: it.hands?.to_owned(), file: file(it), line: it.line }));
        let found = alias.filter(|it| it.bare && !on(BARE)).map(|it| (it.file, it.line));
        let edit = found.as_ref().map(|(file, line)| {
            AliasEdit(tried(world, file, Edit::RemoveWord { line: *line, word: SWITCH.to_owned() }))
        });
        let bare = match found {
            _ if on(BARE) => Some(Bare::Variable),
            found => found.map(|(file, line)| Bare::Alias { file: world.machine.tilde(&file), line }),
        };
        let modes = Modes { bare, login_hidden: on(LOGIN_HIDDEN), hands };
        let learned = match (&modes.bare, modes.login_hidden) {
            (Some(Bare::Variable), _) => Learned::found(say!("checks/switches-bare-mode", variable = BARE)),
            (Some(Bare::Alias { file, line }), _) => {
                Learned::found(say!("checks/line-starts-claude-its-bare", file = file, line = line))
            }
            (None, true) => Learned::found(say!("checks/hides-command-login", variable = LOGIN_HIDDEN)),
            (None, false) => Learned::healthy(say!("checks/claude-code-starts-usual")),
        };
        let learned = learned.fact(modes);
        match edit {
            Some(edit) => learned.fact(edit),
            None => learned,
        }
    }
    .boxed()
}

/// What an alias called `claude` does to signing in.
struct Alias {
    file: PathBuf,
    line: u32,
    bare: bool,
    /// What it sets for Claude Code alone.
    hands: Option<&'static str>,
}

/// The last alias called `claude` in the start-up files of the person's own shell.
fn alias(world: &World) -> Option<Alias> {
    let own = world.machine.shell.as_deref()?;
    let mut found = None;
    for startup in startup_files::all(world) {
        let name = startup.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = match own {
            "bash" => name.contains("bash") || name == ".profile",
            "zsh" => name.contains("zsh") || name.starts_with(".z"),
            "fish" => startup.dialect == Dialect::Fish,
            _ => false,
        };
        if !read || startup.every.is_some() {
            continue;
        }
        let Ok(bytes) = world.files.read(&startup.file, LIMIT) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        for (line, number) in text.lines().zip(1_u32..) {
            if let Some(command) = claude_alias(line) {
                let bare = command.split_whitespace().any(|word| word.trim_matches(['\'', '"', ';']) == SWITCH);
                found = Some(Alias { file: startup.file.clone(), line: number, bare, hands: handed(command) });
            }
        }
    }
    found
}

/// What an alias called `claude` stands for, if this line sets one.
fn claude_alias(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("alias")?.trim_start();
    let rest = rest.trim_start_matches(['\'', '"']).strip_prefix("claude")?;
    rest.starts_with(['=', ' ', '\'']).then_some(rest)
}

/// The key or token that an alias sets before it starts the program; empty, it would set none.
fn handed(command: &str) -> Option<&'static str> {
    let mut words = command.split_whitespace().map(|word| word.trim_start_matches(['=', '\'', '"']));
    words.find_map(|word| {
        let (name, value) = word.split_once('=')?;
        let set = !value.trim_matches(['\'', '"']).is_empty();
        [AUTH_TOKEN, API_KEY].into_iter().find(|it| *it == name && set)
    })
}

#[cfg(test)]
mod tests {
    use super::{claude_alias, handed};

    #[test]
    fn what_an_alias_hands_over_is_told() {
        for (command, expected) in [
            ("='ANTHROPIC_API_KEY=x claude'", Some("ANTHROPIC_API_KEY")),
            ("=\"env ANTHROPIC_AUTH_TOKEN=x claude\"", Some("ANTHROPIC_AUTH_TOKEN")),
            (" 'ANTHROPIC_API_KEY=x claude'", Some("ANTHROPIC_API_KEY")),
            ("='ANTHROPIC_API_KEY= claude'", None),
            ("='MY_ANTHROPIC_API_KEY=x claude'", None),
            ("='claude --bare'", None),
        ] {
            assert_eq!(handed(command), expected, "{command}");
        }
    }

    #[test]
    fn aliases_are_told() {
        assert_eq!(claude_alias("  alias claude='claude --bare'"), Some("='claude --bare'"));
        assert_eq!(claude_alias("alias claude 'claude --bare'"), Some(" 'claude --bare'"));
        for line in ["# alias claude='x'", "alias claudeb='claude --bare'", "claude --bare", "alias c='claude --bare'"]
        {
            assert_eq!(claude_alias(line), None, "{line}");
        }
    }
}
