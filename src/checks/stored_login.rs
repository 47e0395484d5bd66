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

pub(super) const CHECK: Check = Check { id: "store.credentials", group: Step::StoredSignIn, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let Some(login) = gather(world).login(world) else {
            return Learned::skipped(say!("checks/no-home-no-login"));
        };
        let file = world.machine.tilde(&login.file);
        let learned = match &login.state {
            LoginState::Corrupt { because } => {
                Learned::found(say!("checks/file-cannot-be-used", file = file, because = because))
            }
            LoginState::Unknown { because, .. } => Learned::inconclusive(
                say!("checks/could-not-judged", file = file, because = because),
                say!("checks/look-at-owner-permissions-file"),
            ),
            LoginState::Kept { .. } if !login.present() => {
                Learned::healthy(say!("checks/does-not-exist-login-keychain", file = file))
            }
            LoginState::None if !login.present() => {
                Learned::healthy(say!("checks/does-not-exist-none-stored", file = file))
            }
            LoginState::Blanked => Learned::found(say!("checks/whole-but-its-tokens-empty", file = file)),
            _ if open_to_others(&login) => Learned::found(say!("checks/whole-but-others-may-read", file = file)),
            _ => Learned::healthy(say!("checks/login-file-whole", file = file)),
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
    let mut learned = learned.evidence(say!("checks/label-what-it-is"), login.stamp.kind.words());
    if login.stamp.kind == Kind::File {
        learned = learned.evidence(say!("checks/label-size"), size(login.stamp.size));
    }
    if let Some(mode) = login.stamp.mode.filter(|_| login.stamp.kind == Kind::File) {
        learned = learned.evidence(say!("checks/label-permissions"), format!("{:04o}", mode & 0o7777));
    }
    for name in &login.beside {
        learned = learned.evidence(say!("checks/label-also-inside"), crate::model::text::plain(name, 40));
    }
    learned
}
