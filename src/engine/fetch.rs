//! How is a file fetched that a person agreed to fetch? By the same way as Claude Code would, into claude-fix's own folder.

use std::time::Duration;

use super::journal::Journal;
use crate::checks::way_to;
use crate::claude_code::installs::HOSTS;
use crate::model::pane::Exit;
use crate::model::plan::Step;
use crate::ports::World;
use crate::ports::fetch::Request;

/// How long it may take.
const LIMIT: Duration = Duration::from_secs(30);

/// Carries out a [`Step::Fetch`]. The error is half a sentence, and then nothing was written.
pub(super) async fn carry_out(journal: &Journal, world: &World, step: &Step) -> Result<Exit, String> {
    let Step::Fetch { url, to, most } = step else { return Err(say!("engine/there-nothing-fetch")) };
    let host = url.split('/').nth(2).unwrap_or_default();
    let failed = |because: String| say!("engine/could-not-fetched", url = url, because = because);
    let way = way_to(world, host).map_err(failed)?;
    let (url, most) = (url.clone(), *most);
    let (via, proxy) = way.proxy.map_or((None, None), |(via, login)| (Some(via), Some(login)));
    let request = Request { url, hosts: &HOSTS, most, limit: LIMIT, via, proxy, trust: way.trust };
    let fetched = journal.fetch.fetch(request).await.map_err(failed)?;
    usable(&fetched.bytes, to).map_err(failed)?;
    let folder = to.parent().unwrap_or(to);
    journal.hands.make_private_folder(folder).map_err(|error| error.to_string())?;
    journal.hands.write_private(to, &fetched.bytes).map_err(|error| error.to_string())?;
    Ok(Exit::Code(0))
}

/// A page of a hotel, a region or a bot check comes with status 200, too.
fn usable(bytes: &[u8], to: &std::path::Path) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| say!("engine/what-came-no-text"))?;
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    if begins.is_empty() {
        Err(say!("engine/what-came-empty"))
    } else if begins.starts_with('<') {
        Err(say!("engine/what-came-web-page-not"))
    } else if to.extension().is_some_and(|it| it == "sh") && !begins.starts_with("#!") {
        Err(say!("engine/what-came-not-script"))
    } else {
        Ok(())
    }
}
