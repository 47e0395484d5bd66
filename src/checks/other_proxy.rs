//! Would a proxy lead on that other programs use here, and that Claude Code does not see?

use futures::future::{BoxFuture, FutureExt};

use super::elsewhere::elsewhere;
use super::form::{Ask, Check};
use super::gather::gather;
use super::network::describe;
use super::way::API_HOST;
use crate::claude_code::proxy;
use crate::model::network::{OtherProxyPath, Target, Via};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;
use crate::ports::network::Probe;

pub(super) const CHECK: Check = Check { id: "network.other_proxy", group: Step::Network, asks: &[Ask::Network], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        if !proxy::all(&gathered.env).is_empty() {
            return Learned::skipped(say!("checks/proxy-set-claude-code-itself"));
        }
        let found = elsewhere(world);
        let named = found.iter().find_map(|it| Some((it, it.proxy.as_ref().ok()?.rsplit_once(':')?)));
        let Some((other, (host, port))) = named else {
            let unread = found.iter().find_map(|it| it.proxy.as_ref().err().map(|because| (&it.of, because)));
            return match unread {
                Some((of, because)) => Learned::skipped(say!("checks/proxy-not-read", of = of, because = because)),
                None => Learned::skipped(say!("checks/no-other-program-here-names")),
            };
        };
        let Ok(port) = port.parse() else { return Learned::skipped(say!("checks/proxy-another-program-has-no")) };
        let host = host.trim_matches(['[', ']']).to_owned();
        let via = Via { host, port, variable: say!("checks/proxy-named-in", of = other.of, file = other.file) };
        let path = "/api/hello".to_owned();
        let target = Target { https: true, host: API_HOST.to_owned(), port: 443, path, proxy: Some(via) };
        let path = world.network.probe(Probe { target, proxy: None, trust: gathered.trust() }).await;
        describe(&path).fact(OtherProxyPath { of: other.of.clone(), file: other.file.clone(), path })
    }
    .boxed()
}
