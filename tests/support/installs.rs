//! What does the step about installs show? A machine with an old copy first, one behind it and one off PATH.

use claude_fix::app::State;
use claude_fix::model::install::{Alias, Install, Installs, Leads, Method, Version};

/// Three copies; the old one of npm runs.
fn three() -> Installs {
    let old = Install {
        method: Method::NpmGlobal,
        told_by: "npm's folder is /usr/local".into(),
        version: Version::Known("1.0.126".into()),
        on_path: true,
        active: true,
        ..Install::at("/usr/local/bin/claude")
    };
    let new = Install {
        method: Method::Native,
        told_by: "it leads to ~/.local/share/claude/versions/2.1.329".into(),
        version: Version::Known("2.1.329".into()),
        on_path: true,
        ..Install::at("/home/ada/.local/bin/claude")
    };
    let off = Install {
        method: Method::NpmGlobal,
        told_by: "npm's folder is ~/.nvm/versions/node/v18.20.4".into(),
        version: Version::Known("2.0.14".into()),
        ..Install::at("/home/ada/.nvm/versions/node/v18.20.4/bin/claude")
    };
    Installs { all: vec![old, new, off], searched: 9, node: Some("18.20.4".into()), ..Installs::default() }
}

fn with(mut state: State, installs: Installs) -> State {
    if let Some(assessment) = &mut state.assessment {
        assessment.installs = installs;
    }
    state
}

/// An old copy before a new one.
pub(crate) fn several(state: State) -> State {
    with(state, three())
}

/// An alias decides, and its copy gives no answer.
pub(crate) fn by_alias(state: State) -> State {
    let mut installs = three();
    let path = std::path::PathBuf::from("/home/ada/.claude/local/claude");
    installs.all.truncate(2);
    installs.all[0].active = false;
    installs.all.push(Install {
        method: Method::NpmLocal,
        told_by: "it lies in ~/.claude/local".into(),
        version: Version::Silent { because: "claude --version did not answer within 4 s".into() },
        active: true,
        ..Install::at(&path)
    });
    installs.alias = Some(Alias { file: "/home/ada/.zshrc".into(), line: 31, leads: Leads::To(path) });
    with(state, installs)
}

/// No copy at all.
pub(crate) fn none(state: State) -> State {
    with(state, Installs { searched: 9, ..Installs::default() })
}
