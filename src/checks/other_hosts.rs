//! Do the hosts answer that are needed only sometimes? The pages for signing in, the installer's, and Anthropic's own API
//! beside another address.

use futures::future::{BoxFuture, FutureExt};

use super::form::{Ask, Check};
use super::gather::gather;
use super::network::{describe, walk};
use super::way::API_HOST;
use crate::model::network::{ClaudeAiPath, ClaudeComPath, DownloadsPath, OriginalApiPath, Path, Target};
use crate::model::outcome::Learned;
use crate::model::step::Step;
use crate::ports::World;

pub(super) const CLAUDE_AI: Check = Check {
    id: "network.claude_ai",
    group: Step::Network,
    asks: &[Ask::Network],
    // what is made for curl: the pages themselves ask for a browser
    run: |world| one(world, "claude.ai", "/install.sh", |path, learned| learned.fact(ClaudeAiPath(path))),
};

pub(super) const CLAUDE_COM: Check = Check {
    id: "network.claude_com",
    group: Step::Network,
    asks: &[Ask::Network],
    run: |world| one(world, "claude.com", "/", |path, learned| learned.fact(ClaudeComPath(path))),
};

pub(super) const DOWNLOADS: Check = Check {
    id: "network.downloads",
    group: Step::Network,
    asks: &[Ask::Network],
    run: |world| {
        let path = "/claude-code-releases/latest";
        one(world, "downloads.claude.ai", path, |path, learned| learned.fact(DownloadsPath(path)))
    },
};

pub(super) const ORIGINAL_API: Check = Check {
    id: "network.original_api",
    group: Step::Network,
    asks: &[Ask::Network],
    run: |world| {
        let (base, _) = gather(world).base_url();
        let same = url::Url::parse(&base).is_ok_and(|url| url.host_str() == Some(API_HOST));
        if same {
            return std::future::ready(Learned::skipped(say!("checks/requests-go-anthropics-own-api"))).boxed();
        }
        one(world, API_HOST, "/api/hello", |path, learned| learned.fact(OriginalApiPath(path)))
    },
};

fn one<'a>(world: &'a World, host: &str, path: &str, keep: fn(Path, Learned) -> Learned) -> BoxFuture<'a, Learned> {
    let target = Target { https: true, host: host.to_owned(), port: 443, path: path.to_owned(), proxy: None };
    async move {
        match walk(world, &gather(world), target).await {
            Ok(path) => {
                let learned = describe(&path);
                keep(path, learned)
            }
            // said once, by the way to the API
            Err(_) => Learned::skipped(say!("checks/proxy-set-cannot-used-see")),
        }
    }
    .boxed()
}
