//! The main screens in another language than English, in every size.

use std::fmt::Write;
use std::path::Path;

use claude_fix::app::State;
use claude_fix::app::event::Ended;
use claude_fix::app::state::{Dialog, Screen};
use claude_fix::model::step::Step;
use claude_fix::ui::{Look, view};
use claude_fix::words::{Language, choose};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_width::UnicodeWidthStr;

use super::{dialogs, machine};

/// What no line begins with.
const CLOSES: [char; 8] = ['、', '。', '，', '」', '）', '：', '！', '？'];

fn samples() -> Vec<(&'static str, State)> {
    let on = |step, state| State { screen: Screen::Step(step), ..state };
    vec![
        ("broken", machine::key_overrides_login()),
        ("healthy", machine::all_well()),
        ("step", on(Step::ApiKey, machine::key_overrides_login())),
        ("status", on(Step::Status, machine::key_overrides_login())),
        ("card", dialogs::card(machine::unset_key())),
        ("result", dialogs::after(Ended::Fixed)),
        ("help", dialogs::over(Dialog::Help { scroll: 0 })),
    ]
}

/// The rows of a screen, each with the cells that it takes; the second half of a wide character is left out.
fn rows(state: &State, (columns, rows): (u16, u16)) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| view(state, frame, &Look::FULL)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y: u16| {
        let (mut line, mut x) = (String::new(), 0);
        while x < columns {
            let symbol = buffer.cell((x, y)).unwrap().symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        line
    };
    (0..rows).map(row).collect()
}

/// Holds what every language must, and compares the screens where the language has texts for them.
pub(crate) fn hold(language: Language, compare: impl Fn(&str, String)) {
    choose(language);
    for (name, state) in samples() {
        let mut all = String::new();
        for size in [(80, 24), (120, 40), (40, 15)] {
            writeln!(all, "{}x{}", size.0, size.1).unwrap();
            for row in rows(&state, size) {
                assert_eq!(row.width(), usize::from(size.0), "{name} {size:?}: {row}");
                let text = row.trim_start_matches(['│', ' ']);
                assert!(!text.starts_with(CLOSES), "{name} {size:?}: {row}");
                assert!(!row.starts_with('│') || row.ends_with('│'), "{name} {size:?}: {row}");
                writeln!(all, "{}", row.trim_end()).unwrap();
            }
        }
        let texts = format!("{}/assets/texts/{}/ui.ftl", env!("CARGO_MANIFEST_DIR"), language.code());
        if Path::new(&texts).exists() {
            compare(&format!("{}_{name}", language.code()), all);
        }
    }
}
