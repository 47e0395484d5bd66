//! What does a machine look like whose key holds characters that nobody sees?

use claude_fix::app::State;
use claude_fix::model::assessment::Verdict;
use claude_fix::model::diagnosis::Severity;
use claude_fix::model::outcome::Outcome;
use claude_fix::model::plan::{Edit, Plan, Step as PlanStep};
use claude_fix::model::secret::Secret;
use claude_fix::model::source::{Change, Dialect};
use claude_fix::model::step::Step;

use super::machine::{KEY, assessment, diagnosis, file, state, unset_key};

/// A key and a header that hold characters which nobody sees.
fn hidden() -> claude_fix::model::hidden::HiddenCharacters {
    use claude_fix::model::hidden::{Effect, Found, HiddenCharacters, Inspected, Kind};
    let found = |position, code_point: &str, name: &str, kind, effect| Found {
        position,
        code_point: code_point.into(),
        name: name.into(),
        kind,
        effect,
        replaced: kind == Kind::LookAlike,
    };
    let key = Inspected {
        variable: "ANTHROPIC_API_KEY".into(),
        places: vec!["~/.zshrc line 12".into()],
        in_force: true,
        length: KEY.len() + 3,
        fingerprint: Secret::new(KEY.as_bytes().to_vec()).fingerprint(),
        found: vec![
            found(41, "U+200B", "ZERO WIDTH SPACE", Kind::Invisible, Effect::Refused),
            found(60, "U+0430", "CYRILLIC SMALL LETTER A", Kind::LookAlike, Effect::Refused),
            found(74, "U+00A0", "NO-BREAK SPACE", Kind::Space, Effect::Sent),
            found(KEY.len() + 3, "U+000D", "CARRIAGE RETURN", Kind::Control, Effect::Trimmed),
        ],
        more: 0,
        text: true,
    };
    let header = Inspected {
        variable: "ANTHROPIC_CUSTOM_HEADERS".into(),
        places: vec!["~/.bashrc line 3".into()],
        in_force: false,
        length: 24,
        fingerprint: None,
        found: vec![found(8, "U+2019", "RIGHT SINGLE QUOTATION MARK", Kind::Quote, Effect::Refused)],
        ..key.clone()
    };
    HiddenCharacters { values: vec![key, header], looked_at: 2 }
}

/// The repair that takes them out of the key.
pub(crate) fn clean_key() -> Plan {
    let mut clean = unset_key();
    clean.id = "secret.remove_hidden:ANTHROPIC_API_KEY".into();
    clean.title = "Take the hidden characters out of ANTHROPIC_API_KEY".into();
    clean.manual = vec!["source ~/.zshrc".into()];
    let shown = "export ANTHROPIC_API_KEY=sk-ant-api03-…wXyZ";
    clean.steps = vec![PlanStep::EditFile {
        file: "/home/ada/.zshrc".into(),
        edit: Edit::RewriteVariable {
            dialect: Dialect::Posix,
            variable: "ANTHROPIC_API_KEY".into(),
            rewrite: claude_fix::model::plan::Rewrite::Clean,
        },
        before: file(900),
        changes: vec![Change {
            line: 12,
            before: shown.into(),
            after: vec![format!("{shown}  (- U+200B at 41, U+0430 at 60 becomes what it looks like)")],
        }],
    }];
    clean.consequences = vec!["Every other character of the file stays as it is.".into()];
    clean
}

/// The key holds characters that nobody sees; another value somewhere else does, too.
pub(crate) fn hidden_characters() -> State {
    let mut it = assessment();
    it.verdict = Verdict::Problems;
    it.summary = "ANTHROPIC_API_KEY holds characters that do not belong in a key.".into();
    it.rows[3].outcome = Outcome::Found { summary: "A value holds characters that do not belong there.".into() };
    let mut top = diagnosis(
        "secret.hidden_characters",
        Step::HiddenCharacters,
        Severity::Broken,
        "The key holds characters that nobody sees",
        "ANTHROPIC_API_KEY holds characters that do not belong in a key. The key may be good without them.",
        &["ANTHROPIC_API_KEY has U+200B ZERO WIDTH SPACE at character 41 of 110, and 2 more"],
    );
    top.repairs = vec![clean_key().id];
    it.diagnoses = vec![top];
    it.plans = vec![clean_key()];
    it.facts = it.facts.with(hidden());
    state(it)
}
