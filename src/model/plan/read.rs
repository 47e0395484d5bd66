//! How is a step read from the journal? As one form with all that any step may hold, of which its kind takes its part.

use std::path::PathBuf;

use serde::Deserialize;

use super::super::edit::read::{Missing, need};
use super::{Change, Edit, Purpose, Rewrite, Stamp, Step};

/// All that a step may hold.
#[derive(Deserialize)]
pub(super) struct Written {
    r#do: Do,
    file: Option<PathBuf>,
    edit: Option<Edit>,
    rewrite: Option<Rewrite>,
    before: Option<Stamp>,
    changes: Option<Vec<Change>>,
    from: Option<PathBuf>,
    to: Option<PathBuf>,
    mode: Option<u32>,
    url: Option<String>,
    most: Option<u64>,
    text: Option<String>,
    digest: Option<String>,
    account: Option<String>,
    fingerprint: Option<String>,
    pid: Option<u32>,
    begun: Option<u64>,
    name: Option<String>,
    program: Option<PathBuf>,
    arguments: Option<Vec<String>>,
    purpose: Option<Purpose>,
    remove_env: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Do {
    EditFile,
    MoveAside,
    SetMode,
    Keep,
    Fetch,
    WriteNew,
    Tell,
    Keychain,
    UserVariable,
    EndProcess,
    Run,
}

impl TryFrom<Written> for Step {
    type Error = Missing;

    fn try_from(it: Written) -> Result<Self, Missing> {
        let (file, before, to, text) = (need(it.file), need(it.before), need(it.to), need(it.text));
        Ok(match it.r#do {
            Do::EditFile => {
                let (edit, changes) = (need(it.edit)?, need(it.changes)?);
                Self::EditFile { file: file?, edit, before: before?, changes }
            }
            Do::MoveAside => Self::MoveAside { from: need(it.from)?, to: to?, before: before? },
            Do::SetMode => Self::SetMode { file: file?, mode: need(it.mode)?, before: before? },
            Do::Keep => Self::Keep { file: file?, before: before? },
            Do::Fetch => Self::Fetch { url: need(it.url)?, to: to?, most: need(it.most)? },
            Do::WriteNew => Self::WriteNew { file: file?, text: text?, digest: need(it.digest)? },
            Do::Tell => Self::Tell { text: text? },
            Do::Keychain => Self::Keychain { account: need(it.account)?, fingerprint: need(it.fingerprint)? },
            Do::UserVariable => {
                let (name, changes) = (need(it.name)?, need(it.changes)?);
                Self::UserVariable { name, rewrite: it.rewrite, before: before?, changes }
            }
            Do::EndProcess => Self::EndProcess { pid: need(it.pid)?, begun: need(it.begun)?, name: need(it.name)? },
            Do::Run => Self::Run {
                program: need(it.program)?,
                arguments: need(it.arguments)?,
                purpose: need(it.purpose)?,
                remove_env: need(it.remove_env)?,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Change, Edit, Purpose, Rewrite, Stamp, Step};

    fn all() -> Vec<Step> {
        let word = |text: &str| text.to_owned();
        let before = Stamp::MISSING;
        let changes: Vec<Change> = Vec::new();
        vec![
            Step::EditFile { file: "/a".into(), edit: Edit::Mend, before: before.clone(), changes: changes.clone() },
            Step::MoveAside { from: "/a".into(), to: "/b".into(), before: before.clone() },
            Step::SetMode { file: "/a".into(), mode: 0o600, before: before.clone() },
            Step::Keep { file: "/a".into(), before: before.clone() },
            Step::Fetch { url: word("https://claude.ai/"), to: "/b".into(), most: 9 },
            Step::WriteNew { file: "/a".into(), text: word("t"), digest: word("d") },
            Step::Tell { text: word("t") },
            Step::Keychain { account: word("a"), fingerprint: word("…wXyZ") },
            Step::UserVariable { name: word("A"), rewrite: None, before: before.clone(), changes: changes.clone() },
            Step::UserVariable { name: word("A"), rewrite: Some(Rewrite::Clean), before, changes },
            Step::EndProcess { pid: 7, begun: 8, name: word("claude") },
            Step::Run {
                program: "/bin/claude".into(),
                arguments: vec![word("auth")],
                purpose: Purpose::SignIn,
                remove_env: vec![word("A")],
            },
        ]
    }

    /// A kind that comes to be belongs into [`all`] and into what is read: the journal would not know it again.
    fn known(step: &Step) -> usize {
        match step {
            Step::EditFile { .. } => 0,
            Step::MoveAside { .. } => 1,
            Step::SetMode { .. } => 2,
            Step::Keep { .. } => 3,
            Step::Fetch { .. } => 4,
            Step::WriteNew { .. } => 5,
            Step::Tell { .. } => 6,
            Step::Keychain { .. } => 7,
            Step::UserVariable { rewrite: None, .. } => 8,
            Step::UserVariable { .. } => 9,
            Step::EndProcess { .. } => 10,
            Step::Run { .. } => 11,
        }
    }

    #[test]
    fn every_step_is_read_as_it_was_written_and_not_without_a_part() {
        assert_eq!(all().iter().map(known).collect::<Vec<_>>(), (0..12).collect::<Vec<_>>());
        for step in all() {
            let written = serde_json::to_value(&step).unwrap();
            assert_eq!(serde_json::from_value::<Step>(written.clone()).unwrap(), step);
            // a variable that goes becomes nothing, and its place may be empty or missing
            for name in written.as_object().unwrap().keys().filter(|name| *name != "rewrite") {
                let mut less = written.clone();
                less.as_object_mut().unwrap().remove(name);
                assert!(serde_json::from_value::<Step>(less).is_err(), "{name} of {written}");
            }
        }
    }
}
