//! How is a variable of this user changed in Windows' registry, and taken back to the very type and bytes?

use super::apply::{ApplyError, Prepared};
use super::journal::Journal;
use crate::claude_code::characters::corrections;
use crate::dialects::stored;
use crate::model::journal::{Progress, StepRecord};
use crate::model::plan::Step;
use crate::model::registry::{Key, Value};
use crate::model::stamp::{Kind, Stamp};

fn read(journal: &Journal, name: &str) -> Result<Option<Value>, String> {
    journal.variables.value(Key::UserVariables, name).map_err(|error| failed(name, &error))
}

fn failed(name: &str, error: &std::io::Error) -> String {
    say!("engine/user-variable-failed", name = name, error = error)
}

/// What the variable is now.
pub(super) fn now(journal: &Journal, name: &str) -> Result<Stamp, String> {
    Ok(Value::stamp(read(journal, name)?.as_ref()))
}

/// Compares the variable with what was shown, and makes its new value; nothing is changed yet.
pub(super) fn prepare(journal: &Journal, step: &Step) -> Result<Prepared, ApplyError> {
    let Step::UserVariable { name, rewrite, before, changes } = step else {
        return Err(ApplyError::Failed(say!("engine/there-no-file-make-nothing")));
    };
    let changed = || ApplyError::Changed { path: name.clone() };
    let old = read(journal, name).map_err(ApplyError::Failed)?;
    if Value::stamp(old.as_ref()) != *before {
        return Err(changed());
    }
    let old = old.ok_or_else(changed)?;
    let text = old.text().unwrap_or_default();
    let (new, change) = match rewrite {
        None => (None, stored::removed(name, &text)),
        Some(rewrite) => {
            let made = stored::put_right(name, &text, rewrite, corrections);
            let (new, change) = made.map_err(|error| ApplyError::Failed(error.to_string()))?;
            (Some(old.with_text(&new)), change)
        }
    };
    // what was shown is what is done, or nothing is
    if *changes != [change] {
        return Err(changed());
    }
    let record = StepRecord {
        progress: Progress::Planned,
        before: before.clone(),
        after: Value::stamp(new.as_ref()),
        real: std::path::Path::new(Key::UserVariables.path()).join(name),
        backup: None,
        exit: None,
        aside: None,
    };
    Ok(Prepared { record, old: Some(old.copy()), new: new.as_ref().map(Value::copy) })
}

/// Changes it, if it still is what it was, and looks at it once more.
pub(super) fn perform(journal: &Journal, name: &str, prepared: &Prepared) -> Result<(), String> {
    // the moment before the change counts, not the moment of the preparation
    if now(journal, name)? != prepared.record.before {
        return Err(say!("engine/changed-at-very-moment", real = name));
    }
    let new = prepared.new.as_deref().map(|copy| whole(name, copy)).transpose()?;
    put(journal, name, new.as_ref())?;
    if now(journal, name)? == prepared.record.after {
        Ok(())
    } else {
        Err(say!("engine/does-not-look-should-after", real = name))
    }
}

/// Gives it the value back that it had.
pub(super) fn take_back(journal: &Journal, name: &str, record: &StepRecord) -> Result<(), String> {
    if record.before.kind == Kind::Missing {
        return put(journal, name, None);
    }
    let copy = journal.kept(record.backup.as_deref().unwrap_or_default())?;
    put(journal, name, Some(&whole(name, &copy)?))
}

/// The value of which this is the copy. What is none takes nothing away.
fn whole(name: &str, copy: &[u8]) -> Result<Value, String> {
    Value::from_copy(copy).ok_or_else(|| failed(name, &std::io::ErrorKind::InvalidData.into()))
}

fn put(journal: &Journal, name: &str, value: Option<&Value>) -> Result<(), String> {
    journal.variables.set(name, value).map_err(|error| failed(name, &error))?;
    journal.variables.announce();
    Ok(())
}
