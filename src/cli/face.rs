//! Full screen or plain lines, with colour or without?

use std::io::IsTerminal;

use super::args::{Check, Cli, Command, Common, Format};
use super::programs;
use crate::app::State;
use crate::app::state::Face;
use crate::causes;
use crate::headless::wrap::wrapped;
use crate::sys;
use crate::tui;
use crate::ui::Look;
use crate::words::Language;

/// How the wizard draws, or that it is read as lines; `None` if nobody can be asked: the same run is printed as text.
#[must_use]
pub fn look(common: &Common) -> Option<Look> {
    let env = sys::environment();
    let set = |name: &str| env.raw(name).is_some();
    let reader = set("CLAUDE_AX_SCREEN_READER") || set("ACCESSIBLE");
    if !programs::person(common) {
        return None;
    }
    let dumb = env.text("TERM").is_none_or(|term| term.is_empty() || term == "dumb") && !cfg!(windows);
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env.text(name)).unwrap_or_default();
    let utf8 = cfg!(any(windows, target_os = "macos")) || locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    let lines = reader || dumb || common.plain;
    Some(Look { ascii: common.ascii || !utf8, colour: !common.no_color && !set("NO_COLOR"), lines })
}

/// The language that `--lang` or the locale names. A document for a program is always in English.
#[must_use]
pub fn language(cli: &Cli) -> Language {
    let json = match &cli.command {
        Some(Command::Check(args)) => args.json || args.junit,
        Some(Command::Report(args)) => args.format == Format::Json,
        Some(Command::Scan { json, .. } | Command::Explain { json, .. } | Command::History { json, .. }) => *json,
        _ => false,
    };
    let env = sys::environment();
    let locale = || {
        let named =
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| env.text(name)).find(|it| !it.is_empty());
        named.and_then(|locale| Language::of(&locale))
    };
    if json { Language::English } else { cli.common.lang.or_else(locale).unwrap_or_default() }
}

/// The state before the first run.
#[must_use]
pub fn begun(look: Look) -> State {
    // lines fit into any window
    let (columns, rows) = if look.lines { (80, 24) } else { tui::terminal::size() };
    let face = if look.lines { Face::Lines } else { Face::Screen };
    State { face, book: causes::book(), ..State::new(columns, rows) }
}

/// A text for people: in a terminal its lines end between words; what goes into a pipe stays as it is.
#[must_use]
pub fn fitted(text: String) -> String {
    if std::io::stdout().is_terminal() { wrapped(&text, usize::from(tui::terminal::size().0)) } else { text }
}

/// What is run instead of the wizard: one diagnosis as text.
#[must_use]
pub fn plain() -> Check {
    Check { timeout: 10, ..Check::default() }
}
