//! Which proxy variables have to go together? Those that lead to the same proxy: without the first, the next one counts.

use super::gather::Gathered;
use super::startup_files::LIMIT;
use crate::claude_code::proxy;
use crate::dialects::{jsonc, take_all_out};
use crate::model::source::{Origin, Source, Together, Variables};
use crate::model::way::WaySettings;
use crate::ports::World;

/// The proxy variables that lead to the same proxy as the one that counts, if there are several, and what taking all of
/// them out would change in each file.
pub(super) fn together(world: &World, gathered: &Gathered, variables: &Variables) -> Option<Together> {
    let settings = WaySettings { proxies: proxy::all(&gathered.env), ..WaySettings::default() };
    let names: Vec<String> = settings.same_proxy().into_iter().map(str::to_owned).collect();
    if names.len() < 2 {
        return None;
    }
    let mut files: Vec<(Vec<String>, Source)> = Vec::new();
    for name in &names {
        for source in variables.get(name).iter().flat_map(|variable| &variable.sources) {
            // values of the registry are changed one by one
            let one_file = !matches!(source.origin, Origin::Registry(_));
            let mut known = files.iter_mut().filter(|_| one_file);
            let known = known.find(|(_, it)| it.file == source.file && it.origin == source.origin);
            let written = source.as_written(std::slice::from_ref(name)).to_vec();
            match known {
                Some((in_file, one)) => {
                    in_file.push(name.clone());
                    one.written.extend(written);
                    one.fixed = one.fixed.take().or_else(|| source.fixed.clone());
                    one.lines.extend(&source.lines);
                }
                None => files.push((vec![name.clone()], Source { written, ..source.clone() })),
            }
        }
    }
    for (in_file, source) in files.iter_mut().filter(|(_, it)| !matches!(it.origin, Origin::Registry(_))) {
        anew(world, in_file, source);
    }
    Some(Together { names, files })
}

/// What changes when all of them are taken out of the file at once.
fn anew(world: &World, names: &[String], source: &mut Source) {
    let names: Vec<String> = source.as_written(names).to_vec();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let Ok(bytes) = world.files.read(&source.file, LIMIT) else {
        source.fixed.get_or_insert_with(|| say!("checks/not-readable-any-more"));
        return;
    };
    let edited = match source.origin {
        Origin::Shell(dialect) => {
            let note = format!("claude-fix {}: turned off, see claude-fix undo --list", world.now().date());
            take_all_out(dialect, &bytes, &names, &note)
        }
        Origin::Settings(_) => jsonc::remove_keys(&bytes, &["env"], &names),
        Origin::Registry(_) => return,
    };
    match edited {
        Ok(edited) => source.changes = edited.changes,
        Err(error) => {
            source.fixed.get_or_insert_with(|| error.to_string());
        }
    }
}
