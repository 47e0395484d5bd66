//! What would it change to give a variable a value in the person's own settings, which Claude Code reads wherever it starts?

use super::gather::{Gathered, LIMIT};
use super::variables::{not_ours, real_stamp};
use crate::dialects::jsonc_put;
use crate::model::put::{Place, Put};
use crate::model::source::Scope;
use crate::model::stamp::Kind;
use crate::ports::World;
use crate::ports::files::ReadError;

/// The value never is a secret: it is shown, and written down.
pub(super) fn put(world: &World, gathered: &Gathered, variable: &str, value: &str, instead: Option<&str>) -> Put {
    Put {
        variable: variable.to_owned(),
        value: value.to_owned(),
        instead: instead.map(str::to_owned),
        place: place(world, gathered, variable, value, instead),
    }
}

fn place(
    world: &World,
    gathered: &Gathered,
    variable: &str,
    value: &str,
    instead: Option<&str>,
) -> Result<Place, String> {
    let stronger = gathered.settings.scope_of(variable).filter(|scope| *scope != Scope::User);
    if let Some(scope) = stronger {
        return Err(say!("checks/set-come-first", settings = scope.words(), variable = variable));
    }
    let own = gathered.places.as_ref().and_then(|places| places.settings.last());
    let Some((Scope::User, file)) = own else { return Err(say!("checks/there-no-home-folder-settings")) };
    let file = file.clone();
    let shown = world.machine.tilde(&file);
    match world.files.read(&file, LIMIT) {
        Ok(bytes) => {
            if let Some(because) = not_ours(world, &file) {
                return Err(say!("checks/put-cannot-edit-because", shown = shown, because = because));
            }
            let edited = jsonc_put::put(&bytes, variable, value, instead);
            let edited = edited.map_err(|error| say!("checks/put-cannot-edit", shown = shown, error = error))?;
            Ok(Place::Into { stamp: real_stamp(world, &file), changes: edited.changes, file })
        }
        Err(ReadError::Missing) => {
            let folder = file.parent().and_then(|folder| world.files.real(folder).ok());
            let there =
                folder.and_then(|folder| world.files.look(&folder).ok()).is_some_and(|it| it.kind == Kind::Folder);
            if there {
                Ok(Place::New { file, text: jsonc_put::only(variable, value) })
            } else {
                Err(say!("checks/folder-does-not-exist-yet", shown = shown))
            }
        }
        Err(error) => Err(say!("checks/put-file-cannot-be-read", shown = shown, error = error)),
    }
}
