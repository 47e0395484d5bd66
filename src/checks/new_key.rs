//! Does the API know a key that a person puts in, and where could it be kept here? Asked only when one is put in.

use std::path::{Path, PathBuf};

use super::api_key::{self, Sent};
use super::gather::{Gathered, LIMIT, gather};
use super::startup_files;
use super::variables::{not_ours, real_stamp};
use crate::claude_code::places;
use crate::claude_code::settings::HELPER;
use crate::dialects::startup;
use crate::dialects::{Dialect, put_in, set_key};
use crate::model::credential::{CredentialKind, KeyCheck, Rung, RungState};
use crate::model::machine::Os;
use crate::model::new_key::{Helper, InFile, Places, Sought};
use crate::model::paths::is_whole;
use crate::model::secret::Secret;
use crate::model::source::{Change, Scope};
use crate::model::stamp::{Kind, Stamp};
use crate::ports::World;
use crate::ports::files::ReadError;

/// The service and account names of the item in the keychain, as [`crate::ports::keychain`] has them.
const ITEM: (&str, &str) = (crate::ports::keychain::SERVICE, crate::ports::keychain::ACCOUNT);
/// Where the program is that reads the Secret Service.
const SECRET_TOOL: [&str; 3] =
    ["/usr/bin/secret-tool", "/usr/local/bin/secret-tool", "/run/current-system/sw/bin/secret-tool"];
/// The program that reads the Keychain.
const SECURITY: &str = "/usr/bin/security";
/// A token's own file, below the home folder.
const OWN_FILE: &str = ".claude-code-oauth-token";

/// Asks the API whether it knows this key, by the rules for every other key.
pub async fn ask(world: &World, key: &Secret) -> KeyCheck {
    let gathered = gather(world);
    let rung = Rung {
        kind: CredentialKind::ApiKey,
        source: say!("checks/new-key"),
        set_in: Vec::new(),
        state: RungState::Used,
        fingerprint: key.fingerprint(),
        length: Some(key.length()),
        expires_at: None,
        problems: Vec::new(),
        secret: Some(key.kind()),
        sent_too: false,
    };
    let sent = Sent { api_key: Some(key.clone()), bearer: None };
    api_key::ask(world, &gathered, &rung, sent).await.1
}

/// Where it could be kept. `own` is the program that runs.
#[must_use]
pub fn places(world: &World, sought: Sought, secret: &Secret, own: &Path) -> Places {
    let gathered = gather(world);
    let shown = secret.fingerprint().map_or_else(|| "…".to_owned(), |print| print.as_str().to_owned());
    let overruled = gathered.settings.helper.as_ref().filter(|named| named.scope != Scope::User);
    Places {
        sought,
        keychain: match sought {
            Sought::ApiKey => keychain(world, &gathered, own),
            Sought::SetupToken => Err(say!("checks/claude-code-reads-token-from")),
        },
        shell: shell(world, sought, secret),
        alone: match sought {
            Sought::ApiKey => Err(say!("checks/key-belongs-into-keychain-or")),
            Sought::SetupToken => alone(world, &shown),
        },
        overruled_by: overruled.map(|named| world.machine.tilde(&named.file)),
        shown,
    }
}

/// The keychain of this session, and the settings file that shall name the program.
fn keychain(world: &World, gathered: &Gathered, own: &Path) -> Result<Helper, String> {
    if matches!(world.machine.os, Os::Linux | Os::Other) && !bus(world) {
        return Err(say!("checks/no-desktop-session-keychain-runs"));
    }
    let places = places::Places::of(&world.machine, &world.env).ok_or_else(|| say!("checks/there-no-home-folder"))?;
    let (_, file) = places
        .settings
        .iter()
        .find(|(scope, _)| *scope == Scope::User)
        .ok_or_else(|| say!("checks/there-no-home-folder"))?;
    let (command, own) = command(world, own)?;
    let (bytes, stamp) = content(world, file)?;
    if let Some(because) = gathered.attempts.iter().find(|it| it.path == *file).and_then(|it| it.result.as_ref().err())
    {
        return Err(say!("checks/claude-code-does-not-read", file = world.machine.tilde(file), because = because));
    }
    let named = |scope: Scope| gathered.settings.helper.as_ref().filter(|named| named.scope == scope);
    let changes = match set_key(&bytes, HELPER, &command) {
        Ok(edited) => edited.changes,
        Err(crate::dialects::CannotEdit::NothingToDo) => Vec::new(),
        Err(error) => return Err(say!("checks/cannot-edited", file = world.machine.tilde(file), error = error)),
    };
    let replaces = named(Scope::User).is_some() && !changes.is_empty();
    Ok(Helper { command, own, replaces, file: file.clone(), stamp, changes })
}

/// Whether a session bus is there, on which a keychain would be found.
fn bus(world: &World) -> bool {
    let said = world.env.text("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.starts_with("disabled"));
    let usual = world.env.raw("XDG_RUNTIME_DIR").map(|folder| Path::new(folder).join("bus"));
    said || usual.is_some_and(|bus| world.files.look(&bus).is_ok())
}

/// What Claude Code runs to get the key: the system's own program, else claude-fix; and whether it is that.
fn command(world: &World, own: &Path) -> Result<(String, bool), String> {
    let (service, account) = ITEM;
    let there = |program: &str| world.files.executable(Path::new(program));
    match world.machine.os {
        Os::Macos if there(SECURITY) => {
            return Ok((format!("{SECURITY} find-generic-password -s {service} -a {account} -w"), false));
        }
        Os::Linux | Os::Other => {
            if let Some(tool) = SECRET_TOOL.into_iter().find(|tool| there(tool)) {
                return Ok((format!("{tool} lookup service {service} username {account}"), false));
            }
        }
        _ => {}
    }
    if !is_whole(own, world.machine.os) {
        return Err(say!("checks/not-known-where-claude-fix"));
    }
    let own = own.to_string_lossy();
    let plain = own.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+'));
    let named = match world.machine.os {
        Os::Windows => format!("\"{own}\""),
        _ if plain => own.into_owned(),
        _ => format!("'{}'", own.replace('\'', r"'\''")),
    };
    Ok((format!("{named} key print"), true))
}

/// The start-up file of the person's own shell, with the variable at its end.
fn shell(world: &World, sought: Sought, secret: &Secret) -> Result<InFile, String> {
    let (file, dialect) = startup_file(world)?;
    let shown = world.machine.tilde(&file);
    let folder = file.parent().is_some_and(|folder| world.files.list(folder, 1).is_ok());
    if !folder {
        return Err(say!("checks/folder-not-there", shown = shown));
    }
    if not_ours(world, &file).is_some() {
        return Err(say!("checks/file-of-another-user", shown = shown));
    }
    let (bytes, stamp) = content(world, &file)?;
    let edited = put_in(dialect, &bytes, sought.variable(), secret, &world.now().date());
    let changes = edited.map_err(|error| say!("checks/cannot-edited-safely", shown = shown, error = error))?.changes;
    Ok(InFile { open: open(&stamp), file, dialect, stamp, changes })
}

/// The file that an interactive shell of the person's reads last, or would read.
fn startup_file(world: &World) -> Result<(PathBuf, Dialect), String> {
    let wanted: &[&str] = match (world.machine.os, world.machine.shell.as_deref()) {
        (Os::Windows, _) => return Err(say!("checks/windows-variable-kept-system-not")),
        (_, Some("zsh")) => &[".zshrc"],
        (_, Some("fish")) => &["config.fish"],
        // a terminal on macOS opens login shells
        (Os::Macos, Some("bash") | None) => &[".bash_profile", ".profile"],
        (_, Some("bash") | None) => &[".bashrc", ".profile"],
        (_, Some("sh" | "dash" | "ash" | "ksh")) => &[".profile"],
        (_, Some(other)) => {
            return Err(say!("checks/start-up-files-not-known", shell = crate::model::text::plain(other, 30)));
        }
    };
    let home = world.machine.home.clone().ok_or_else(|| say!("checks/there-no-home-folder"))?;
    let all: Vec<startup::Startup> = startup_files::all(world);
    let named = |name: &&&str| {
        let own = |it: &&startup::Startup| {
            it.every.is_none() && !it.file.starts_with("/etc") && it.file.file_name().is_some_and(|file| file == **name)
        };
        all.iter().rfind(own).map(|it| (it.file.clone(), it.dialect))
    };
    let there = wanted.iter().filter_map(|name| named(&name)).find(|(file, _)| world.files.look(file).is_ok());
    let first = || wanted.iter().find_map(|name| named(&name));
    there.or_else(first).ok_or_else(|| say!("checks/no-start-up-file-known", home = home.display()))
}

/// A file that holds the token and nothing else.
fn alone(world: &World, shown: &str) -> Result<InFile, String> {
    let home = world.machine.home.clone().ok_or_else(|| say!("checks/there-no-home-folder"))?;
    let file = home.join(OWN_FILE);
    if not_ours(world, &file).is_some() {
        return Err(say!("checks/file-of-another-user", shown = world.machine.tilde(&file)));
    }
    let (_, stamp) = content(world, &file)?;
    if stamp.kind == Kind::File && open(&stamp) {
        return Err(say!("checks/others-may-read-close-first", file = world.machine.tilde(&file)));
    }
    let changes = vec![Change { line: 1, before: String::new(), after: vec![shown.to_owned()] }];
    Ok(InFile { file, dialect: Dialect::Environment, stamp, changes, open: false })
}

/// What is in a file that need not exist, and its stamp; a link must lead somewhere.
fn content(world: &World, file: &Path) -> Result<(Vec<u8>, Stamp), String> {
    let shown = world.machine.tilde(file);
    let limit = LIMIT.max(startup_files::LIMIT);
    match world.files.read(file, limit) {
        Ok(bytes) => Ok((bytes, real_stamp(world, file))),
        Err(ReadError::Missing) if file.parent().is_some_and(|folder| world.files.list(folder, 1).is_ok()) => {
            Ok((Vec::new(), Stamp::MISSING))
        }
        Err(ReadError::Missing) => Err(say!("checks/folder-not-there", shown = shown)),
        Err(error) => Err(say!("checks/file-and-error", shown = shown, error = error)),
    }
}

fn open(stamp: &Stamp) -> bool {
    stamp.mode.is_some_and(|mode| mode & 0o044 != 0)
}
