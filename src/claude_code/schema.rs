//! Which value in a settings file makes Claude Code leave out the whole file? Measured with 2.1.329, key by key.

use serde_json::Value;

/// What a value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Switch,
    /// An object.
    Object,
    /// A list.
    List,
    /// A list of strings, or one string.
    Names,
}

impl Kind {
    /// The word by which a message tells them apart.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Switch => "switch",
            Self::Object => "object",
            Self::List | Self::Names => "list",
        }
    }

    fn fits(self, value: &Value) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Number => value.is_number(),
            Self::Switch => value.is_boolean(),
            Self::Object => value.is_object(),
            Self::List => value.is_array(),
            Self::Names => value.is_array() || value.is_string(),
        }
    }
}

/// The keys of which a value of another kind counts; of others, such as `hooks`, `theme` and `forceLoginMethod`, Claude
/// Code leaves out the value alone.
const KINDS: [(Kind, &[&str]); 6] = [
    (
        Kind::Text,
        &[
            "$schema",
            "agent",
            "apiKeyHelper",
            "autoUpdatesChannel",
            "awsAuthRefresh",
            "awsCredentialExport",
            "defaultShell",
            "gcpAuthRefresh",
            "language",
            "minimumVersion",
            "model",
            "otelHeadersHelper",
            "outputStyle",
            "plansDirectory",
            "proxyAuthHelper",
        ],
    ),
    (Kind::Number, &["cleanupPeriodDays", "feedbackSurveyRate"]),
    (
        Kind::Switch,
        &[
            "alwaysThinkingEnabled",
            "autoCompactEnabled",
            "autoMemoryEnabled",
            "disableAllHooks",
            "fastMode",
            "includeCoAuthoredBy",
            "prefersReducedMotion",
            "promptSuggestionEnabled",
            "respectGitignore",
            "spinnerTipsEnabled",
            "syntaxHighlightingDisabled",
            "verbose",
        ],
    ),
    (
        Kind::Object,
        &[
            "attribution",
            "enabledPlugins",
            "env",
            "fileSuggestion",
            "modelOverrides",
            "permissions",
            "sandbox",
            "spinnerVerbs",
            "statusLine",
            "worktree",
        ],
    ),
    (Kind::List, &["availableModels", "claudeMdExcludes", "companyAnnouncements"]),
    (Kind::Names, &["disabledMcpjsonServers", "enabledMcpjsonServers", "forceLoginOrgUUID"]),
];

/// The key whose value makes Claude Code leave out this file of a person or a project, and what it has to be. What an
/// administrator wrote is never left out as a whole.
#[must_use]
pub fn refused(settings: &Value) -> Option<(&'static str, Kind)> {
    let mut all = KINDS.iter().flat_map(|(kind, keys)| keys.iter().map(|key| (*key, *kind)));
    all.find(|(key, kind)| settings.get(*key).is_some_and(|value| !kind.fits(value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_of_the_wrong_kind_is_named() {
        for (settings, key) in [
            (json!({}), None),
            (json!({"model": "opus", "env": {"A": 1, "B": null, "C": [], "D": true}, "unknown": 5}), None),
            (json!({"hooks": "x", "forceLoginMethod": 5, "permissions": {"allow": "x"}, "theme": 1}), None),
            (json!({"model": 5}), Some("model")),
            (json!({"model": null, "env": {}}), Some("model")),
            (json!({"cleanupPeriodDays": "30"}), Some("cleanupPeriodDays")),
            (json!({"apiKeyHelper": 1}), Some("apiKeyHelper")),
            (json!({"env": null}), Some("env")),
            (json!({"env": ["A"]}), Some("env")),
            (json!({"permissions": "x"}), Some("permissions")),
            (json!({"forceLoginOrgUUID": "x"}), None),
            (json!({"forceLoginOrgUUID": 1}), Some("forceLoginOrgUUID")),
        ] {
            assert_eq!(refused(&settings).map(|(key, _)| key), key, "{settings}");
        }
    }
}
