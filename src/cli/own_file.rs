//! How does a report or a ticket become a file, without anything of the person's being lost? For this user only, whole or
//! not at all, under a free name, or in place of a report that nobody has written into.

use std::env::consts::OS;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::engine::journal::Journal;
use crate::headless::report::is_ours;
use crate::model::machine::Machine;
use crate::model::stamp::Kind;
use crate::model::text::plain;
use crate::ports::hands::Hands;

/// The largest file that may be a report of ours, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;
/// How many names are tried.
const NAMES: u32 = 99;

/// Why a file was not written.
#[derive(Debug)]
pub(super) struct Refused {
    pub because: String,
    pub hint: Option<String>,
}

impl Refused {
    fn because(error: &Error) -> Self {
        Self { because: plain(&error.to_string(), 300), hint: None }
    }
}

/// Writes a report where the person said; what is there and is no report as it was written stays. Says what was done.
pub(super) fn put(hands: &dyn Hands, machine: &Machine, file: &Path, text: &str) -> Result<String, Refused> {
    let whole = machine.cwd.join(file);
    let shown = plain(&machine.tilde(&whole), 300);
    let old = match hands.look(&whole) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Refused::because(&error)),
        Ok(entry) if entry.kind != Kind::File => {
            let because = say!("report/no-file", file = shown, kind = entry.kind.words());
            return Err(Refused { because, hint: None });
        }
        Ok(entry) => {
            let bytes = hands.read(&whole, LARGEST).unwrap_or_default();
            if !std::str::from_utf8(&bytes).is_ok_and(is_ours) {
                let because = say!("report/not-ours", file = shown);
                return Err(Refused { because, hint: Some(say!("report/not-ours-next")) });
            }
            Some(entry)
        }
    };
    hands.write_instead(&whole, old.as_ref(), text.as_bytes()).map_err(|error| Refused::because(&error))?;
    Ok(if old.is_some() {
        say!("report/replaced", file = shown, os = OS)
    } else {
        say!("report/written", file = shown, os = OS)
    })
}

/// Writes a text of the wizard into the working folder, or beside the journal where that cannot be written to. What has
/// the name already stays: the name gets a number then.
pub(super) fn keep(journal: &Journal, machine: &Machine, name: &str, text: &str) -> std::io::Result<PathBuf> {
    let hands = journal.hands.as_ref();
    free(hands, &machine.cwd, name, text).or_else(|_| {
        hands.make_private_folder(journal.folder())?;
        free(hands, journal.folder(), name, text)
    })
}

fn free(hands: &dyn Hands, folder: &Path, name: &str, text: &str) -> std::io::Result<PathBuf> {
    for number in 1..=NAMES {
        let file = if number == 1 { format!("{name}.md") } else { format!("{name}-{number}.md") };
        let whole = folder.join(file);
        match hands.write_instead(&whole, None, text.as_bytes()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|()| whole),
        }
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

#[cfg(test)]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "builds a folder on the real disk")]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::sync::Arc;

    use super::*;
    use crate::headless::report::{Form, written};
    use crate::model::report::Report;
    use crate::ports::fake::FakeMachine;

    /// A real folder, and a machine that works in it.
    fn here() -> (tempfile::TempDir, Machine, Arc<dyn Hands>) {
        let folder = tempfile::tempdir().unwrap();
        let machine = Machine { cwd: folder.path().to_owned(), ..FakeMachine::new().machine };
        (folder, machine, crate::sys::hands())
    }

    #[test]
    fn a_name_that_something_has_is_never_taken() {
        let (folder, machine, hands) = here();
        let journal = Journal::new(hands, folder.path().join("state"));
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("mine"), "mine").unwrap();
        std::fs::write(at("a.md"), "mine").unwrap();
        symlink(at("mine"), at("a-2.md")).unwrap();
        symlink(at("nowhere"), at("a-3.md")).unwrap();
        std::fs::create_dir(at("a-4.md")).unwrap();
        let kept = keep(&journal, &machine, "a", "ticket").unwrap();
        assert_eq!(kept, at("a-5.md"));
        assert_eq!(std::fs::read_to_string(&kept).unwrap(), "ticket");
        assert_eq!(std::fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            (std::fs::read(at("mine")).unwrap(), std::fs::read(at("a.md")).unwrap()),
            (b"mine".into(), b"mine".into())
        );
        assert!(!at("nowhere").exists());
        assert_eq!(keep(&journal, &machine, "a", "ticket").unwrap(), at("a-6.md"));
    }

    #[test]
    fn only_exactly_the_file_that_was_looked_at_is_replaced() {
        let (folder, _, hands) = here();
        let file = folder.path().join("report.md");
        std::fs::write(&file, "old").unwrap();
        let old = hands.look(&file).unwrap();
        std::fs::remove_file(&file).unwrap();
        std::fs::write(folder.path().join("other"), "mine").unwrap();
        for put in
            [|file: &Path| symlink("other", file).unwrap(), |file: &Path| std::fs::write(file, "new of mine").unwrap()]
        {
            put(&file);
            assert!(hands.write_instead(&file, Some(&old), b"report").is_err());
            assert!(hands.write_instead(&file, None, b"report").is_err());
            assert!(std::fs::read(&file).unwrap().ends_with(b"mine"));
            std::fs::remove_file(&file).unwrap();
        }
        assert!(hands.write_instead(&file, Some(&old), b"report").is_err(), "it is gone");
        let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(left, ["other"], "nothing half written stays");
    }

    #[test]
    fn a_report_that_somebody_wrote_into_stays() {
        let (folder, machine, hands) = here();
        let report = Report::read(
            br#"{"schema":"claude-fix.report/1","verdict":{"state":"healthy"},"tool":{"name":"claude-fix"}}"#,
        )
        .unwrap();
        for form in [Form::Markdown, Form::Html, Form::Json] {
            let (file, text) = (folder.path().join("report"), written(&report, form).unwrap());
            assert!(put(hands.as_ref(), &machine, &file, &text).unwrap().starts_with("Written"));
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(put(hands.as_ref(), &machine, &file, &text).unwrap().contains("in place of"), "{form:?}");
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            for mine in [format!("{text}my notes\n"), text.replacen("claude-fix", "my notes: claude-fix", 1)] {
                std::fs::write(&file, &mine).unwrap();
                assert!(put(hands.as_ref(), &machine, &file, &text).is_err(), "{form:?}: {mine}");
                assert_eq!(std::fs::read_to_string(&file).unwrap(), mine);
            }
            std::fs::remove_file(&file).unwrap();
        }
    }
}
