//! Which names in the configuration folder are Claude Code's own, and what are they for? Seen with 2.1.329 and in its
//! documentation of the folder; what is not known is only said to be so.

/// What a file in the folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A conversation.
    Session,
    /// Settings, agents, commands, skills, hooks.
    Settings,
    /// What Claude Code was told to remember.
    Memory,
    /// To-do lists and plans.
    Todo,
    /// A plugin's.
    Plugin,
    /// Anything else.
    Other,
}

const SETTINGS: [&str; 9] =
    ["agents", "commands", "hooks", "keybindings.json", "output-styles", "rules", "skills", "themes", "workflows"];
const MEMORY: [&str; 3] = ["CLAUDE.md", "agent-memory", "memory"];
const TODO: [&str; 3] = ["plans", "tasks", "todos"];
/// Names that nothing but Claude Code gives.
const CERTAIN: [&str; 8] = [
    ".claude.json",
    ".credentials.json",
    "file-history",
    "history.jsonl",
    "paste-cache",
    "session-env",
    "shell-snapshots",
    "statsig",
];
const OTHER: [&str; 29] = [
    ".config.json",
    "backups",
    "cache",
    "chrome",
    "config",
    "daemon",
    "daemon-auth-status.json",
    "daemon.log",
    "debug",
    "downloads",
    "ide",
    "image-cache",
    "jobs",
    "local",
    "logs",
    "mcp-needs-auth-cache.json",
    "plugins",
    "policy-limits.json",
    "projects",
    "remote-settings.json",
    "sessions",
    "stats-cache.json",
    "teams",
    "telemetry",
    "todos",
    "tmp",
    "uploads",
    "usage-data",
    "worktrees",
];

/// Whether Claude Code, or a person for Claude Code, makes something of this name at the top of the folder.
#[must_use]
pub fn known(name: &str) -> bool {
    certain(name)
        || SETTINGS.contains(&name)
        || MEMORY.contains(&name)
        || TODO.contains(&name)
        || OTHER.contains(&name)
        || name.starts_with("settings")
        || name.starts_with(".credentials.json.")
        || name.starts_with("statusline")
        || name.starts_with(".last-")
        || name.starts_with(".update")
        || name == ".DS_Store"
}

/// Whether nothing but Claude Code makes something of this name.
#[must_use]
pub fn certain(name: &str) -> bool {
    CERTAIN.contains(&name) || name.starts_with(".claude.json.")
}

/// What a file is, by the names of the folders from the top of the configuration folder down to it, its own name last.
#[must_use]
pub fn group(names: &[&str]) -> Group {
    let (Some(top), Some(last)) = (names.first(), names.last()) else {
        return Group::Other;
    };
    let inside = names.len() > 1;
    let session = std::path::Path::new(last).extension().is_some_and(|it| it == "jsonl");
    match *top {
        "projects" if inside && session => Group::Session,
        "projects" if names.contains(&"memory") => Group::Memory,
        "plugins" if inside => Group::Plugin,
        top if SETTINGS.contains(&top) || (!inside && top.starts_with("settings")) => Group::Settings,
        top if MEMORY.contains(&top) => Group::Memory,
        top if TODO.contains(&top) && inside => Group::Todo,
        _ => Group::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_what_their_place_says() {
        for (names, expected) in [
            (&["projects", "-home-dev", "a.jsonl"][..], Group::Session),
            (&["projects", "-home-dev", "a", "subagents", "b.jsonl"], Group::Session),
            (&["projects", "-home-dev", "memory", "MEMORY.md"], Group::Memory),
            (&["projects", "-home-dev", "a.txt"], Group::Other),
            (&["projects.jsonl"], Group::Other),
            (&["settings.json"], Group::Settings),
            (&["settings.json.bak"], Group::Settings),
            (&["agents", "a.md"], Group::Settings),
            (&["CLAUDE.md"], Group::Memory),
            (&["todos", "a.json"], Group::Todo),
            (&["plugins", "cache", "x"], Group::Plugin),
            (&["history.jsonl"], Group::Other),
            (&[], Group::Other),
        ] {
            assert_eq!(group(names), expected, "{names:?}");
        }
        assert!(known("settings.local.json") && known("projects") && !known("Photos") && !certain("projects"));
    }
}
