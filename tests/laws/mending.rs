//! Does every repair repair, only what it named, once, and does an undo bring every byte back?

use super::machines::{broken, spoilt};
use super::*;

/// Everything that is not claude-fix's own, with its permissions.
fn own(fake: &FakeMachine) -> Vec<(PathBuf, (Node, Option<u32>))> {
    let mine = |path: &Path| path.starts_with("/home/dev/.local/state");
    let all = fake.disk().into_iter().filter(|(path, _)| !mine(path));
    all.map(|(path, node)| (path.clone(), (node, fake.look(&path).ok().and_then(|entry| entry.mode)))).collect()
}

/// The paths that a plan says it changes, links resolved.
fn named(fake: &FakeMachine, plan: &Plan) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for step in &plan.steps {
        let Some(path) = step.path() else { continue };
        all.insert(path.to_owned());
        all.extend(fake.real(path));
        if let PlanStep::MoveAside { to, .. } = step {
            all.insert(to.clone());
            let folder = |path: &Path| path.parent().and_then(|folder| fake.real(folder).ok());
            for path in [Some(to.as_path()), step.path()].into_iter().flatten() {
                all.extend(folder(path).map(|folder| folder.join(path.file_name().unwrap_or_default())));
            }
        }
    }
    all
}

#[test]
fn a_repair_repairs_and_an_undo_undoes() {
    for (name, fake) in broken().into_iter().chain(spoilt()) {
        let (before, disk) = (assess(fake.world()).unwrap(), own(&fake));
        // what a program does is not ours to take back
        let ours = |plan: &&Plan| plan.can_undo() && plan.runs().is_none();
        let plans: Vec<&Plan> = before.plans.iter().filter(ours).collect();
        assert!(!plans.is_empty(), "{name}: {}", before.summary);
        for plan in plans {
            let text = serde_json::to_string(plan).unwrap();
            let again: Plan = serde_json::from_str(&text).unwrap();
            assert_eq!((&again, again.hash()), (plan, plan.hash()), "{name}");
            let may_change = named(&fake, plan);
            let journal = Journal::new(Arc::new(fake.clone()), STATE.into());
            let entry = apply(&journal, &yes(plan), fake.machine.now).unwrap();
            let changed = own(&fake);
            for (path, node) in disk.iter().filter(|it| !changed.contains(it)).chain(changed.iter()) {
                let touched = !disk.contains(&(path.clone(), node.clone())) || !changed.iter().any(|it| it.0 == *path);
                // what lies in a folder goes with it
                let named = path.ancestors().any(|path| may_change.contains(path));
                assert!(!touched || named, "{name} {}: {} was not on the card", plan.id, path.display());
            }
            let after = assess(new_terminal(&fake.world(), [plan])).unwrap();
            let wanted = if plan.cures.is_empty() { Compared::Done } else { Compared::Fixed };
            assert_eq!(compare(plan, &before, &after), wanted, "{name} {}: {}", plan.id, after.summary);
            let twice = apply(&journal, &yes(plan), fake.machine.now);
            assert!(matches!(twice, Err(ApplyError::Changed { .. })), "{name} {}", plan.id);
            assert_eq!(own(&fake), changed, "{name}");
            back(&journal, &entry).unwrap();
            assert_eq!(own(&fake), disk, "{name}: {} leaves something", plan.id);
        }
    }
}
