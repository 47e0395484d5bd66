//! How do the reports of many machines look without a screen? A table, one root cause after the other.

use std::fmt::Write;

use crate::app::replay::Machines;
use crate::model::text::plain;

/// The longest bar, in characters.
const BAR: usize = 30;

/// The table.
#[must_use]
pub fn table(machines: &Machines) -> String {
    let groups = machines.groups();
    let largest = groups.first().map_or(1, |(_, count)| *count).max(1);
    let mut out = format!("{}\n", say!("open/banner"));
    // a text can always be written to
    let _ = writeln!(out, "{}", say!("open/machines", count = machines.all.len(), folder = machines.folder));
    let widest = machines.all.iter().map(|it| it.file.chars().count()).max().unwrap_or(0).min(40);
    // they stand in the order of their groups
    let mut rest = machines.all.as_slice();
    for (cause, count) in groups {
        let name = match &*cause {
            "healthy" => say!("open/healthy"),
            "unknown" => say!("open/unknown"),
            cause => cause.to_owned(),
        };
        let bar = "#".repeat((BAR * count).div_ceil(largest));
        let _ = writeln!(out, "\n{count:>6}  {name}  {bar}");
        let (these, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        for it in these {
            let version = if it.version.is_empty() { "-" } else { &it.version };
            let _ = writeln!(
                out,
                "        {:<widest$}  {version:<9}  {:<7}  {}  {}",
                plain(&it.file, 200),
                it.os,
                it.at,
                it.summary
            );
        }
    }
    if !machines.unread.is_empty() {
        let _ = writeln!(out, "\n{} ({})", say!("open/not-read"), machines.unread.len());
    }
    for (file, because) in &machines.unread {
        let _ = writeln!(out, "        {file}: {because}");
    }
    if machines.more {
        let _ = writeln!(out, "\n{}", say!("open/too-many"));
    }
    out
}
