//! What does a new terminal see after a plan? This environment without what the plan took out, and with the values that
//! it put right, made in memory by the rule that changed the file.

use std::path::Path;

use crate::claude_code::characters::clean;
use crate::model::environment::Environment;
use crate::model::exceptions::without;
use crate::model::paths::{folded, split};
use crate::model::plan::{Plan, Rewrite, Step};
use crate::model::registry::Key;
use crate::model::secret::Secret;
use crate::ports::World;

/// As Windows writes it; its environments take no notice of case.
const PATH: &str = "Path";

/// The machine as a new login shell sees it once these plans were carried out, in order.
#[must_use]
pub fn new_terminal<'a>(world: &World, plans: impl IntoIterator<Item = &'a Plan>) -> World {
    let mut env = world.env.clone();
    for plan in plans {
        env = afterwards(&env, plan);
        if let Some(text) = plan.steps.iter().find_map(onto_path) {
            let path = path_of_new(world, &env, text);
            env.set(PATH, path);
        }
    }
    World { env, ..world.clone() }
}

/// What a step puts onto the user's own part of PATH.
fn onto_path(step: &Step) -> Option<&str> {
    match step {
        Step::UserVariable { name, rewrite: Some(Rewrite::Prefix { text }), .. } if name == PATH => Some(text),
        _ => None,
    }
}

/// The PATH of a new terminal on Windows: the computer's part, then the user's own, which begins with this text. What
/// only this terminal has stands before both, as a profile or a tool has put it there.
fn path_of_new(world: &World, env: &Environment, text: &str) -> String {
    let part = |key| world.registry.value(key, PATH).ok().flatten().and_then(|value| value.expanded(env));
    let mut own = part(Key::UserVariables).unwrap_or_default();
    if !own.starts_with(text) {
        own.insert_str(0, text);
    }
    let kept = format!("{};{own}", part(Key::MachineVariables).unwrap_or_default());
    // a name without letters is no folder, but it would lead to the working one
    let kept: Vec<&str> = kept.split(';').filter(|folder| !folder.is_empty()).collect();
    let known: Vec<String> = kept.iter().map(|folder| folded(Path::new(folder.trim_matches('"')))).collect();
    let here = split(env.raw(PATH).unwrap_or_default(), world.machine.os).into_iter();
    let here = here.filter(|folder| !known.contains(&folded(folder))).map(|folder| folder.display().to_string());
    here.chain(kept.into_iter().map(str::to_owned)).collect::<Vec<_>>().join(";")
}

/// The same machine, with the variables that the plan set to the secret that came with it.
#[must_use]
pub fn with_secret(world: World, plan: &Plan, secret: Option<&Secret>) -> World {
    let mut env = world.env.clone();
    let text = secret.and_then(|secret| std::str::from_utf8(secret.expose()).ok());
    for (name, text) in plan.puts().filter_map(|name| Some((name, text?))) {
        env.set(name, text);
    }
    World { env, ..world }
}

/// The environment of a new login shell once the plan was carried out.
#[must_use]
pub fn afterwards(env: &Environment, plan: &Plan) -> Environment {
    let rewrites = plan.rewrites();
    let rewritten = |name: &String| rewrites.iter().any(|(written, _)| env.named(written) == *name);
    let gone = plan.clears.iter().filter(|name| !rewritten(name));
    let mut new = env.without(gone.map(String::as_str));
    for (name, how) in rewrites {
        if let Some(value) = new.raw(name).map(ToOwned::to_owned) {
            match how {
                Rewrite::Clean => {
                    if let Some(value) = value.to_str().and_then(|value| clean(name, value)) {
                        new.set(name, value);
                    }
                }
                Rewrite::Prefix { text } if value.to_string_lossy().contains("://") => {
                    debug_assert!(!text.is_empty(), "nothing comes before it");
                }
                Rewrite::Prefix { text } => {
                    let mut longer = std::ffi::OsString::from(text);
                    longer.push(value);
                    new.set(name, longer);
                }
                Rewrite::Without { entries } => {
                    new.set(name, without(&value.to_string_lossy(), entries));
                }
                Rewrite::Rename { to } => {
                    new = new.without([name.as_str()]);
                    new.set(to, value);
                }
            }
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::machine::Os;
    use crate::model::plan::{Edit, Risk};
    use crate::model::source::Dialect;
    use crate::model::stamp::Stamp;

    fn plan(name: &str, rewrite: Option<Rewrite>, clears: bool) -> Plan {
        let (dialect, variable) = (Dialect::Posix, name.to_owned());
        let edit = match rewrite {
            Some(rewrite) => Edit::RewriteVariable { dialect, variable, rewrite },
            None => Edit::CommentOut { dialect, variable, note: String::new() },
        };
        let step = Step::EditFile { file: "/f".into(), edit, before: Stamp::MISSING, changes: Vec::new() };
        Plan {
            id: "x".into(),
            title: "x".into(),
            risk: Risk::Reversible,
            steps: vec![step],
            consequences: Vec::new(),
            manual: Vec::new(),
            clears: if clears { vec![name.to_owned()] } else { Vec::new() },
            cures: Vec::new(),
        }
    }

    #[test]
    fn on_windows_the_computers_part_of_path_stands_first() {
        use crate::model::registry::Value;
        use crate::ports::fake::FakeMachine;
        let onto = |text: &str| Plan {
            steps: vec![Step::UserVariable {
                name: PATH.to_owned(),
                rewrite: Some(Rewrite::Prefix { text: text.to_owned() }),
                before: Stamp::MISSING,
                changes: Vec::new(),
            }],
            ..plan(PATH, None, false)
        };
        let fake = FakeMachine::on_windows().variable("PATH", r"C:\tool;c:\OLD;C:\own");
        fake.registry.put(Key::MachineVariables, PATH, Value::of_text(r"C:\old\"));
        let path = || new_terminal(&fake.world(), [&onto(r"C:\new;")]).env.text("PATH").unwrap();
        fake.registry.put(Key::UserVariables, PATH, Value::of_text(r"C:\own;"));
        let wanted = r"C:\tool;C:\old\;C:\new;C:\own";
        assert_eq!(path(), wanted);
        fake.registry.put(Key::UserVariables, PATH, Value::of_text(r"C:\new;C:\own"));
        assert_eq!(path(), wanted, "it is there already once the plan was carried out");
    }

    #[test]
    fn a_new_terminal_has_what_the_file_gives_it() {
        let text = |value: &str| Rewrite::Prefix { text: value.to_owned() };
        for (name, value, rewrite, expected) in [
            ("ANTHROPIC_API_KEY", "sk\u{200b}-x", Some(Rewrite::Clean), vec![("ANTHROPIC_API_KEY", "sk-x")]),
            ("ANTHROPIC_API_KEY", "sk-x", Some(Rewrite::Clean), vec![("ANTHROPIC_API_KEY", "sk-x")]),
            ("HTTPS_PROXY", "a.b:1", Some(text("http://")), vec![("HTTPS_PROXY", "http://a.b:1")]),
            ("HTTPS_PROXY", "http://a.b:1", Some(text("http://")), vec![("HTTPS_PROXY", "http://a.b:1")]),
            ("A", "v", Some(Rewrite::Rename { to: "B".into() }), vec![("B", "v")]),
            ("A", "v", None, vec![]),
        ] {
            let env = Environment::new([(name.into(), value.into())], Os::Linux);
            let all = |env: &Environment| -> Vec<(String, String)> {
                env.all().map(|(a, b)| (a.to_string_lossy().into(), b.to_string_lossy().into())).collect()
            };
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(a, b): (&str, &str)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(all(&afterwards(&env, &plan(name, rewrite.clone(), true))), expected);
            assert_eq!(all(&afterwards(&env, &plan(name, rewrite, false))), all(&env), "not every place was changed");
        }
    }
}
