//! Is the program that is about to run the one that was shown, and is it still safe to run?

use std::path::Path;

use crate::checks::unsafe_to_run;
use crate::model::facts::Facts;
use crate::model::plan::{Plan, Step};
use crate::model::program::{ProgramStamp, ProgramStamps};
use crate::model::text::plain;
use crate::ports::World;

fn look(world: &World, program: &Path) -> Option<ProgramStamp> {
    let real = world.files.real(program).ok()?;
    let found = world.files.look(&real).ok()?;
    let (size, mode, owner, modified) = (found.size, found.mode, found.owner, found.modified);
    Some(ProgramStamp { real, place: (found.device, found.inode), size, mode, owner, modified })
}

/// The programs that these plans run, as they are now.
pub(super) fn seen(world: &World, plans: &[Plan]) -> ProgramStamps {
    let programs = plans.iter().flat_map(|plan| &plan.steps).filter_map(|step| match step {
        Step::Run { program, .. } => Some(program),
        _ => None,
    });
    ProgramStamps(programs.filter_map(|program| Some((program.clone(), look(world, program)?))).collect())
}

/// Right before the start: nothing may have taken its place since the plan was shown.
///
/// # Errors
/// Why it is not run, as half a sentence.
pub(super) fn still(world: &World, shown: &Facts, program: &Path) -> Result<(), String> {
    let name = plain(&program.display().to_string(), 300);
    let then = shown.get::<ProgramStamps>().and_then(|all| all.0.get(program));
    let now = look(world, program);
    let (Some(then), Some(now)) = (then, now) else {
        return Err(say!("engine/program-gone", name = name));
    };
    if *then != now {
        return Err(say!("engine/program-changed", name = name));
    }
    unsafe_to_run(world, program, &now.real)
        .map_or(Ok(()), |because| Err(say!("engine/program-not-run-because", name = name, because = because)))
}
