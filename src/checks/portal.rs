//! Does a Wi-Fi's sign-in page stand in between? Asked without encryption, because such pages can answer only that.

use std::time::Duration;

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use super::way::API_HOST;
use crate::claude_code::proxy;
use crate::model::network::{PlainPath, Target};
use crate::model::outcome::Learned;
use crate::model::said::Said;
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::network::Probe;

pub(super) const CHECK: Check = Check { id: "network.portal", group: Step::Network, asks: &[Ask::Network], run };

/// How long is waited: a network's own page comes from next door, and many networks swallow such requests.
const LIMIT: Duration = Duration::from_millis(1500);
/// As much of the page as is read, in bytes.
const MOST: usize = 16 * 1024;

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        if !matches!(proxy::in_force(&gathered.env, API_HOST, 80), Ok(None)) {
            return Learned::skipped(say!("checks/proxy-set-which-answers-network"));
        }
        let path = "/api/hello".to_owned();
        let target = Target { https: false, host: API_HOST.to_owned(), port: 80, path, proxy: None };
        let path = world.network.page(Probe { target, proxy: None, trust: gathered.trust() }, MOST, LIMIT).await.0;
        let answer = &path.seen.answer;
        let mut learned = match path.said() {
            Some(Said::Page) => Learned::found(say!("checks/network-answers-page-its-own")),
            Some(_) => Learned::healthy(say!("checks/no-page-network-stands-between")),
            None => Learned::skipped(say!("checks/nothing-answers-without-encryption-so")),
        };
        let told = [
            ("HTTP".to_owned(), path.status.map(|status| status.to_string())),
            (say!("checks/label-sends-on-to"), answer.sent_to.clone()),
        ];
        for (label, value) in told.into_iter().chain([(say!("checks/label-title-of-page"), answer.title.clone())]) {
            if let Some(value) = value {
                learned = learned.evidence(label, value);
            }
        }
        learned.fact(PlainPath(path))
    }
    .boxed()
}
