//! Is the file that holds the login whole, and is it private?

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use crate::model::login::{LoginState, StoredLogin};
use crate::model::outcome::Learned;
use crate::model::stamp::Kind;
use crate::model::step::Step;
use crate::model::text::size;
use crate::ports::World;

pub(super) const CHECK: Check = Check {
    id: "store.credentials",
    title: "The stored sign-in",
    group: Step::StoredSignIn,
    why: "Claude Code keeps the login in one file. When it is cut off or cannot be read, Claude Code behaves as if \
          nobody had ever signed in, without saying why.",
    asks: &[Ask::Files],
    run,
};

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(login) = gather(world).login(world) else {
            return Learned::skipped("without a home folder there is no place for a login");
        };
        let file = world.machine.tilde(&login.file);
        let learned = match &login.state {
            LoginState::Corrupt { because } => Learned::found(format!("{file} cannot be used: {because}")),
            LoginState::Unknown { because, .. } => Learned::inconclusive(
                format!("{file} could not be judged: {because}"),
                "look at the owner and the permissions of the file",
            ),
            LoginState::Kept { .. } if !login.present() => {
                Learned::healthy(format!("{file} does not exist; the login is in the Keychain"))
            }
            LoginState::None if !login.present() => Learned::healthy(format!("{file} does not exist; none is stored")),
            LoginState::Blanked => Learned::found(format!("{file} is whole, but its tokens are empty")),
            _ if open_to_others(&login) => Learned::found(format!("{file} is whole, but others may read it")),
            _ => Learned::healthy(format!("{file} is whole")),
        };
        describe(learned, &login).fact(login)
    }
    .boxed()
}

/// Whether the permission bits let others read the file.
fn open_to_others(login: &StoredLogin) -> bool {
    login.stamp.kind == Kind::File && login.stamp.mode.is_some_and(|mode| mode & 0o077 != 0)
}

fn describe(learned: Learned, login: &StoredLogin) -> Learned {
    if !login.present() {
        return learned;
    }
    let mut learned = learned.evidence("what it is", login.stamp.kind.words());
    if login.stamp.kind == Kind::File {
        learned = learned.evidence("size", size(login.stamp.size));
    }
    if let Some(mode) = login.stamp.mode.filter(|_| login.stamp.kind == Kind::File) {
        learned = learned.evidence("permissions", format!("{:04o}", mode & 0o7777));
    }
    for name in &login.beside {
        learned = learned.evidence("also inside", crate::model::text::plain(name, 40));
    }
    learned
}
