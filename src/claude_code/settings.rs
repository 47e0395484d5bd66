//! What do the settings files say, all together? Managed over local over project over user.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::variables::BLANK_IS_NONE;
use crate::model::environment::Environment;
use crate::model::secret::Secret;
use crate::model::source::Scope;

/// The key that names a program which prints the API key.
pub const HELPER: &str = "apiKeyHelper";

/// The keys besides `env` that decide how Claude Code signs in.
pub const SIGN_IN_KEYS: [&str; 9] = [
    HELPER,
    "forceLoginMethod",
    "forceLoginOrgUUID",
    "awsAuthRefresh",
    "awsCredentialExport",
    "gcpAuthRefresh",
    "proxyAuthHelper",
    "otelHeadersHelper",
    "allowedProviders",
];

/// One settings file that could be read.
pub struct SettingsFile {
    /// Whose.
    pub scope: Scope,
    /// Where.
    pub path: PathBuf,
    /// What it says. May hold secrets: never shown as it is.
    pub value: Value,
}

/// The program named as `apiKeyHelper`.
pub struct NamedProgram {
    /// Whose file names it.
    pub scope: Scope,
    /// The file.
    pub file: PathBuf,
    /// What the shell is given to run. May hold a secret.
    pub command: Secret,
}

/// The merged result, as far as signing in is concerned.
#[derive(Default)]
pub struct Settings {
    /// The variables of all `env` blocks: the strongest file wins. An empty value cancels the shell's.
    pub env: BTreeMap<String, (Scope, Secret)>,
    /// The program named as `apiKeyHelper`, by the strongest file.
    pub helper: Option<NamedProgram>,
}

impl Settings {
    /// Merges files that are given strongest first. What has the wrong type is left out, as Claude Code does. Their
    /// variables go by the names that the shell's environment has for them.
    #[must_use]
    pub fn merge(files: &[SettingsFile], shell: &Environment) -> Self {
        let mut merged = Self::default();
        for file in files {
            let block = file.value.get("env").and_then(Value::as_object);
            for (name, value) in block.into_iter().flatten() {
                let text = match value {
                    Value::String(text) => text.clone(),
                    Value::Number(number) => number.to_string(),
                    Value::Bool(truth) => truth.to_string(),
                    _ => continue,
                };
                let name = shell.named(name).into_owned();
                merged.env.entry(name).or_insert_with(|| (file.scope, Secret::new(text.into_bytes())));
            }
            let helper = file.value.get(HELPER).and_then(Value::as_str);
            // blanks alone are run, and give no key (measured with 2.1.329)
            if let Some(helper) = helper.filter(|helper| !helper.is_empty() && merged.helper.is_none()) {
                let command = Secret::new(helper.as_bytes().to_vec());
                merged.helper = Some(NamedProgram { scope: file.scope, file: file.path.clone(), command });
            }
        }
        merged
    }

    /// The environment that Claude Code works with: the shell's, overwritten by the `env` blocks.
    #[must_use]
    pub fn overlay(&self, shell: &Environment) -> Environment {
        let mut env = shell.clone();
        for (name, (_, value)) in &self.env {
            env.set(name, String::from_utf8_lossy(value.expose()).into_owned());
        }
        let blank = |name: &&str| env.text(name).is_some_and(|value| value.trim().is_empty());
        let blanks: Vec<&str> = BLANK_IS_NONE.into_iter().filter(blank).collect();
        if blanks.is_empty() { env } else { env.without(blanks) }
    }

    /// The file that gives this variable its value, if one does; an empty value cancels it and gives none.
    #[must_use]
    pub fn scope_of(&self, name: &str) -> Option<Scope> {
        self.env.get(name).filter(|(_, value)| !value.expose().is_empty()).map(|(scope, _)| *scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;
    use serde_json::json;

    fn file(scope: Scope, value: Value) -> SettingsFile {
        SettingsFile { scope, path: format!("/{scope:?}").into(), value }
    }

    #[test]
    fn the_strongest_file_wins_and_empty_cancels() {
        let shell = Environment::new([("B".into(), "shell".into()), ("E".into(), "shell".into())], Os::Linux);
        let files = [
            file(Scope::Managed, json!({"env": {"A": "managed"}})),
            file(Scope::User, json!({"env": {"A": "user", "B": "", "C": 1, "D": []}, "apiKeyHelper": "/bin/x"})),
        ];
        let settings = Settings::merge(&files, &shell);
        let env = settings.overlay(&shell);
        let text = |name| env.text(name);
        assert_eq!(text("A").as_deref(), Some("managed"));
        assert_eq!(text("B"), None);
        assert_eq!(text("C").as_deref(), Some("1"));
        assert_eq!(text("D"), None);
        assert_eq!(text("E").as_deref(), Some("shell"));
        assert_eq!(settings.scope_of("A"), Some(Scope::Managed));
        assert_eq!(settings.scope_of("B"), None);
        let helper = settings.helper.unwrap();
        assert_eq!((helper.scope, helper.file), (Scope::User, "/User".into()));
        assert_eq!(helper.command.expose(), b"/bin/x");
    }

    #[test]
    fn the_strongest_file_decides_each_variable_by_itself() {
        use Scope::{Local, Managed, Project, User};
        // given strongest first; the value that Claude Code sees, with `shell` as that of the shell
        for (files, seen) in [
            (&[][..], Some("shell")),
            (&[(User, "user")], Some("user")),
            (&[(User, "")], None),
            (&[(Project, "project"), (User, "user")], Some("project")),
            (&[(Local, "local"), (Project, "project"), (User, "user")], Some("local")),
            (&[(Local, ""), (Project, "project")], None),
            (&[(Managed, "managed"), (Local, "local"), (User, "")], Some("managed")),
            (&[(Managed, ""), (Local, "local"), (User, "user")], None),
            // a drop-in stands before the managed file itself
            (&[(Managed, "drop-in"), (Managed, "managed")], Some("drop-in")),
        ] {
            let files: Vec<_> = files.iter().map(|(scope, value)| file(*scope, json!({"env": {"A": value}}))).collect();
            let shell = Environment::new([("A".into(), "shell".into()), ("B".into(), "kept".into())], Os::Linux);
            let env = Settings::merge(&files, &shell).overlay(&shell);
            assert_eq!(env.text("A").as_deref(), seen);
            assert_eq!(env.text("B").as_deref(), Some("kept"));
        }
    }

    #[test]
    fn on_windows_case_makes_no_other_variable() {
        let files = [
            file(Scope::Managed, json!({"env": {"https_proxy": "managed"}})),
            file(Scope::User, json!({"env": {"HTTPS_PROXY": "user", "Anthropic_Api_Key": "key"}})),
        ];
        let shell = |os| Environment::new([("HTTPS_PROXY".into(), "shell".into())], os);
        let settings = Settings::merge(&files, &shell(Os::Windows));
        assert_eq!(settings.scope_of("HTTPS_PROXY"), Some(Scope::Managed));
        assert_eq!(settings.scope_of("ANTHROPIC_API_KEY"), Some(Scope::User));
        assert_eq!(settings.overlay(&shell(Os::Windows)).text("HTTPS_PROXY").as_deref(), Some("managed"));
        let settings = Settings::merge(&files, &shell(Os::Linux));
        assert_eq!(settings.scope_of("HTTPS_PROXY"), Some(Scope::User));
        assert_eq!(settings.scope_of("ANTHROPIC_API_KEY"), None);
    }

    #[test]
    fn of_what_signs_in_blanks_count_as_nothing() {
        let settings = Settings::merge(
            &[file(Scope::User, json!({"env": {"ANTHROPIC_AUTH_TOKEN": " \n"}}))],
            &Environment::default(),
        );
        let names = ["ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "CLAUDE_CODE_OAUTH_TOKEN", "HTTPS_PROXY"];
        let shell = Environment::new(names.map(|name| (name.into(), "\t ".into())), Os::Linux);
        let env = settings.overlay(&shell);
        for name in ["ANTHROPIC_AUTH_TOKEN"].into_iter().chain(names) {
            assert_eq!(env.raw(name).is_some(), name == "HTTPS_PROXY", "{name}");
        }
    }

    #[test]
    fn a_helper_of_blanks_is_one() {
        for (helper, there) in [("", false), ("  ", true), ("x", true)] {
            let settings =
                Settings::merge(&[file(Scope::User, json!({"apiKeyHelper": helper}))], &Environment::default());
            assert_eq!(settings.helper.is_some(), there, "{helper:?}");
        }
    }

    #[test]
    fn wrong_types_are_left_out() {
        let shell = Environment::default();
        let settings = Settings::merge(&[file(Scope::User, json!({"env": [1], "apiKeyHelper": 3}))], &shell);
        assert!(settings.env.is_empty() && settings.helper.is_none());
        assert!(Settings::merge(&[file(Scope::User, json!("text"))], &shell).env.is_empty());
    }
}
