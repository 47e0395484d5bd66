//! How is an edit read from the journal? As one form with all that any edit may hold, of which its kind takes its part.
//!
//! A form for each kind, as serde makes them, is five times the code.

use std::path::PathBuf;

use serde::Deserialize;

use super::super::source::Dialect;
use super::{Edit, Place, Rewrite};

/// Something that belongs to this kind is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("missing")]
pub(in crate::model) struct Missing;

/// What has to be there.
pub(in crate::model) fn need<T>(part: Option<T>) -> Result<T, Missing> {
    part.ok_or(Missing)
}

/// All that an edit may hold.
#[derive(Deserialize)]
pub(super) struct Written {
    how: How,
    dialect: Option<Dialect>,
    variable: Option<String>,
    variables: Option<Vec<String>>,
    note: Option<String>,
    path: Option<Vec<String>>,
    key: Option<String>,
    keys: Option<Vec<String>>,
    above: Option<Vec<String>>,
    from: Option<PathBuf>,
    digest: Option<String>,
    places: Option<Vec<Place>>,
    line: Option<u32>,
    word: Option<String>,
    date: Option<String>,
    value: Option<String>,
    instead: Option<String>,
    rewrite: Option<Rewrite>,
    names: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum How {
    CommentOut,
    CommentOutAll,
    RemoveKey,
    RemoveEntries,
    Mend,
    TakeFrom,
    RemoveKeys,
    RemovePlaces,
    SetTrue,
    RemoveWord,
    PutSecret,
    OnlySecret,
    SetKey,
    RewriteVariable,
    RewriteKey,
    Put,
    TakeNames,
}

impl TryFrom<Written> for Edit {
    type Error = Missing;

    fn try_from(it: Written) -> Result<Self, Missing> {
        let Written { how, dialect, variable, note, key, keys, value, rewrite, .. } = it;
        let (dialect, variable, note) = (need(dialect), need(variable), need(note));
        Ok(match how {
            How::CommentOut => Self::CommentOut { dialect: dialect?, variable: variable?, note: note? },
            How::CommentOutAll => {
                Self::CommentOutAll { dialect: dialect?, variables: need(it.variables)?, note: note? }
            }
            How::RemoveKey => Self::RemoveKey { path: need(it.path)? },
            How::RemoveEntries => Self::RemoveEntries { keys: need(keys)? },
            How::Mend => Self::Mend,
            How::TakeFrom => Self::TakeFrom { from: need(it.from)?, digest: need(it.digest)? },
            How::RemoveKeys => Self::RemoveKeys { above: need(it.above)?, keys: need(keys)? },
            How::RemovePlaces => Self::RemovePlaces { places: need(it.places)? },
            How::SetTrue => Self::SetTrue { key: need(key)? },
            How::RemoveWord => Self::RemoveWord { line: need(it.line)?, word: need(it.word)? },
            How::PutSecret => Self::PutSecret { dialect: dialect?, variable: variable?, date: need(it.date)? },
            How::OnlySecret => Self::OnlySecret,
            How::SetKey => Self::SetKey { key: need(key)?, value: need(value)? },
            How::RewriteVariable => {
                Self::RewriteVariable { dialect: dialect?, variable: variable?, rewrite: need(rewrite)? }
            }
            How::RewriteKey => Self::RewriteKey { variable: variable?, rewrite: need(rewrite)? },
            How::Put => Self::Put { variable: variable?, value: need(value)?, instead: it.instead },
            How::TakeNames => Self::TakeNames { names: need(it.names)? },
        })
    }
}

/// All that a rewrite may hold.
#[derive(Deserialize)]
pub(super) struct WrittenRewrite {
    rewrite: Become,
    text: Option<String>,
    to: Option<String>,
    entries: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Become {
    Clean,
    Prefix,
    Rename,
    Without,
}

impl TryFrom<WrittenRewrite> for Rewrite {
    type Error = Missing;

    fn try_from(it: WrittenRewrite) -> Result<Self, Missing> {
        Ok(match it.rewrite {
            Become::Clean => Self::Clean,
            Become::Prefix => Self::Prefix { text: need(it.text)? },
            Become::Rename => Self::Rename { to: need(it.to)? },
            Become::Without => Self::Without { entries: need(it.entries)? },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, Place, Rewrite};
    use crate::model::source::Dialect;

    fn all() -> Vec<Edit> {
        let word = |text: &str| text.to_owned();
        let dialect = Dialect::Posix;
        let (variable, rewrite) = (word("V"), Rewrite::Prefix { text: word("http://") });
        vec![
            Edit::CommentOut { dialect, variable: variable.clone(), note: word("n") },
            Edit::CommentOutAll { dialect, variables: vec![word("A"), word("B")], note: word("n") },
            Edit::RemoveKey { path: vec![word("env"), word("A")] },
            Edit::RemoveEntries { keys: vec![word("k")] },
            Edit::Mend,
            Edit::TakeFrom { from: "/a".into(), digest: word("d") },
            Edit::RemoveKeys { above: Vec::new(), keys: vec![word("k")] },
            Edit::RemovePlaces { places: vec![Place { path: vec![word("p")], at: vec![1, 2] }] },
            Edit::SetTrue { key: word("k") },
            Edit::RemoveWord { line: 7, word: word("--bare") },
            Edit::PutSecret { dialect, variable: variable.clone(), date: word("2026-11-21") },
            Edit::OnlySecret,
            Edit::SetKey { key: word("k"), value: word("v") },
            Edit::RewriteVariable { dialect, variable: variable.clone(), rewrite: Rewrite::Clean },
            Edit::RewriteKey { variable: variable.clone(), rewrite },
            Edit::RewriteKey { variable: variable.clone(), rewrite: Rewrite::Rename { to: word("W") } },
            Edit::RewriteKey { variable: variable.clone(), rewrite: Rewrite::Without { entries: vec![word("e")] } },
            Edit::Put { variable: variable.clone(), value: word("v"), instead: Some(word("W")) },
            Edit::Put { variable, value: word("v"), instead: None },
            Edit::TakeNames { names: vec![word("host")] },
        ]
    }

    /// A kind that comes to be belongs into [`all`] and into what is read: the journal would not know it again.
    fn known(edit: &Edit) -> usize {
        match edit {
            Edit::CommentOut { .. } => 0,
            Edit::CommentOutAll { .. } => 1,
            Edit::RemoveKey { .. } => 2,
            Edit::RemoveEntries { .. } => 3,
            Edit::Mend => 4,
            Edit::TakeFrom { .. } => 5,
            Edit::RemoveKeys { .. } => 6,
            Edit::RemovePlaces { .. } => 7,
            Edit::SetTrue { .. } => 8,
            Edit::RemoveWord { .. } => 9,
            Edit::PutSecret { .. } => 10,
            Edit::OnlySecret => 11,
            Edit::SetKey { .. } => 12,
            Edit::RewriteVariable { .. } => 13,
            Edit::RewriteKey { .. } => 14,
            Edit::Put { .. } => 15,
            Edit::TakeNames { .. } => 16,
        }
    }

    #[test]
    fn every_edit_is_read_as_it_was_written_and_not_without_a_part() {
        let kinds: std::collections::BTreeSet<usize> = all().iter().map(known).collect();
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), (0..17).collect::<Vec<_>>());
        for edit in all() {
            let written = serde_json::to_value(&edit).unwrap();
            assert_eq!(serde_json::from_value::<Edit>(written.clone()).unwrap(), edit);
            for name in written.as_object().unwrap().keys().filter(|name| *name != "instead") {
                let mut less = written.clone();
                less.as_object_mut().unwrap().remove(name);
                assert!(serde_json::from_value::<Edit>(less).is_err(), "{name} of {written}");
            }
        }
    }
}
