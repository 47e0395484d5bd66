//! Full screen or plain lines, with colour or without?

use std::io::IsTerminal;

use super::args::{Check, Cli, Command, Common, Format};
use super::programs;
use crate::app::State;
use crate::app::state::Face;
use crate::causes;
use crate::headless::wrap::wrapped;
use crate::model::text::plain as plain_text;
use crate::sys;
use crate::tui;
use crate::ui::{Look, Theme, light_ground};
use crate::words::{Language, Listed};

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
    let unfit = unfit();
    let lines = reader || dumb || common.plain || unfit.is_some();
    let ascii = common.ascii || !utf8 || unfit == Some(Unfit::Old);
    let (named, ground) = (env.text("CLAUDE_FIX_THEME"), env.text("COLORFGBG"));
    let theme = theme(common.theme, named.as_deref(), ground.as_deref());
    Some(Look { ascii, colour: !common.no_color && !set("NO_COLOR"), lines, theme })
}

/// Why a window of Windows cannot show the wizard on the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unfit {
    /// The console is older than Windows 10, or set to the old way, and does not understand what is drawn.
    Old,
    /// Git Bash in its own window: keys do not get from there to a program of Windows.
    GitBash,
}

fn unfit() -> Option<Unfit> {
    let program = sys::environment().text("TERM_PROGRAM");
    if cfg!(windows) { unfit_by(program.as_deref(), tui::terminal::draws()) } else { None }
}

fn unfit_by(program: Option<&str>, draws: bool) -> Option<Unfit> {
    match program {
        Some("mintty") => Some(Unfit::GitBash),
        _ if !draws => Some(Unfit::Old),
        _ => None,
    }
}

/// Why the wizard is read as lines in this window, if nobody asked for that.
#[must_use]
pub fn why_lines() -> Option<String> {
    Some(match unfit()? {
        Unfit::Old => say!("cli/lines-old-console"),
        Unfit::GitBash => say!("cli/lines-git-bash"),
    })
}

/// The theme that was asked for, by option or variable. A name that is none counts as nothing said: colours are no reason
/// not to start. Where none was asked for, or one that exists for both grounds, the terminal says which ground it is.
fn theme(asked: Option<Theme>, named: Option<&str>, ground: Option<&str>) -> Theme {
    let chosen = asked.or_else(|| Theme::named(named?));
    let light = ground.is_some_and(light_ground);
    match chosen {
        Some(Theme::DARK) => Theme::DARK,
        chosen if light => chosen.unwrap_or_default().on_light(),
        chosen => chosen.unwrap_or_default(),
    }
}

/// What is said once where `CLAUDE_FIX_THEME` names no theme: everything looks as without it.
#[must_use]
pub fn no_such_theme(common: &Common) -> Option<String> {
    let named = sys::environment().text("CLAUDE_FIX_THEME")?;
    let strange = common.theme.is_none() && !named.is_empty() && Theme::named(&named).is_none();
    strange.then(|| say!("cli/no-such-theme", named = plain_text(&named, 40), names = Theme::NAMES.listed()))
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
    State { face, book: causes::book(sys::machine::os()), ..State::new(columns, rows) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_show_the_wizard_gets_lines() {
        assert_eq!(unfit_by(None, true), None);
        assert_eq!(unfit_by(Some("vscode"), true), None);
        assert_eq!(unfit_by(None, false), Some(Unfit::Old));
        assert_eq!(unfit_by(Some("mintty"), true), Some(Unfit::GitBash));
    }

    #[test]
    fn who_asks_for_a_theme_gets_it_and_the_ground_decides_the_rest() {
        let named = |name: &str| Theme::named(name).unwrap();
        for (asked, variable, ground, expected) in [
            (None, None, None, "dark"),
            (None, None, Some("0;15"), "light"),
            (Some("dark"), None, Some("0;15"), "dark"),
            (Some("light"), None, Some("15;0"), "light"),
            (None, Some("dark"), Some("0;15"), "dark"),
            (None, Some("high-contrast"), None, "high-contrast"),
            (None, Some("high-contrast"), Some("0;15"), "high-contrast-light"),
            (Some("red-green"), Some("light"), None, "red-green"),
            (None, Some("no such theme"), Some("0;15"), "light"),
        ] {
            let found = theme(asked.map(named), variable, ground);
            assert_eq!(found, named(expected), "{asked:?} {variable:?} {ground:?}");
        }
    }
}
