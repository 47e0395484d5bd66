//! Does `NO_PROXY` take a host that Claude Code needs away from the proxy?

use futures::future::{BoxFuture, FutureExt};
use url::Url;

use super::form::{Ask, Check};
use super::gather::gather;
use crate::claude_code::proxy;
use crate::claude_code::variables::{no_proxies, proxies};
use crate::model::certificates::{Exception, Exceptions};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::model::text::plain;
use crate::ports::World;

pub(super) const CHECK: Check = Check { id: "network.exceptions", group: Step::Network, asks: &[Ask::Files], run };

fn run(world: &World) -> BoxFuture<'_, Learned> {
    async move {
        let gathered = gather(world);
        let env = &gathered.env;
        let Some(through) = proxies(env).find(|name| env.raw(name).is_some()) else {
            return Learned::skipped(say!("checks/no-proxy-set")).fact(Exceptions::default());
        };
        let Some(list) = no_proxies(env).find(|name| env.raw(name).is_some()) else {
            return Learned::healthy(say!("checks/set-without-exceptions", through = through))
                .fact(Exceptions::default());
        };
        let base = Url::parse(&gathered.base_url().0).ok().and_then(|url| url.host_str().map(str::to_owned));
        let hosts = base.into_iter().chain(["platform.claude.com".to_owned()]);
        let passed = |host: &String| matches!(proxy::in_force(env, host, 443), Ok(None));
        let all = hosts.filter(passed).map(|host| Exception {
            host: plain(&host, 80),
            variable: list.to_owned(),
            proxy: through.to_owned(),
        });
        let fact = Exceptions(all.collect());
        let learned = match fact.0.first() {
            Some(it) => Learned::found(say!("checks/lets-pass-proxy", list = list, host = it.host)),
            None => Learned::healthy(say!("checks/names-no-host-claude-code", list = list)),
        };
        learned.fact(fact)
    }
    .boxed()
}
