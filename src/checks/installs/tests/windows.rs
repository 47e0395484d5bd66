//! Are the copies of a Windows machine told, and only those started that nobody else could have put there?

use super::*;
use crate::model::registry::Value;

#[test]
fn windows_tells_which_folders_of_path_are_newer_than_the_terminal() {
    let fake = FakeMachine::new().variable("BASE", "/new");
    assert_eq!(look(&fake).newer, Vec::<std::path::PathBuf>::new(), "no registry");
    fake.registry.put(Key::MachineVariables, "Path", Value::of_text("/USR/bin/"));
    fake.registry.put(Key::UserVariables, "PATH", Value::to_expand("%BASE%/bin"));
    let found = look(&fake);
    assert_eq!(found.newer, [Path::new("/new/bin")]);
    assert_eq!(found.computers, [Path::new("/USR/bin/")]);
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn on_windows_only_what_nobody_else_could_have_put_there_is_started() {
    let fake = FakeMachine::on_windows().variable("PATH", "/old:/npm").variable("ProgramFiles", "/programs");
    for path in ["/old/claude.cmd", "/npm/claude.cmd", "/programs/x/claude.exe"] {
        program(&fake, path);
        answers(&fake, path, "2.0.1");
    }
    let first = |fake: &FakeMachine| look(fake).all[0].version.clone();
    assert!(matches!(first(&fake), Version::NotAsked { because } if because.starts_with("/old is no folder of yours")));
    let package = "/npm/node_modules/@anthropic-ai/claude-code/package.json";
    fake.file(package, r#"{"version":"2.1.300"}"#);
    let beside = fake.clone().variable("PATH", "/npm");
    assert_eq!(first(&beside).number(), Some("2.1.300"), "read from the file beside it");
    let guarded = fake.variable("PATH", "/programs/x");
    assert_eq!(first(&guarded).number(), Some("2.0.1"));
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn the_native_copy_of_windows_is_known_by_its_place() {
    let fake = FakeMachine::on_windows();
    fake.put("/home/dev/.local/bin/claude.exe", Node::File(b"MZ12".to_vec(), 0o755));
    for (version, bytes) in [("2.1.329", "MZ12"), ("2.1.300", "MZ")] {
        fake.put(format!("/home/dev/.local/share/claude/versions/{version}"), Node::File(bytes.into(), 0o755));
    }
    answers(&fake, "/home/dev/.local/bin/claude.exe", "2.1.329");
    let native = fake.variable("PATH", "/home/dev/.local/bin");
    let found = look(&native);
    let it = &found.all[0];
    assert_eq!((it.method, it.version.number(), found.all.len()), (Method::Native, Some("2.1.329"), 1));
    let Means::Run(line) = &it.renewal else { panic!("{:?}", it.renewal) };
    assert_eq!((line.program.as_path(), line.arguments.join(" ").as_str()), (it.path.as_path(), "update"));
    let beside = look(&native.variable("PATH", "/usr/bin"));
    assert_eq!(beside.all[0].version.number(), Some("2.1.329"), "by the one that is as long, without starting it");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn windows_tries_endings_in_its_order_and_does_not_start_the_desktop_app() {
    let fake =
        FakeMachine::on_windows().variable("PATHEXT", ".COM;.CMD;.EXE;.JS").variable("PATH", "/a/WindowsApps:/b");
    for path in ["/b/claude.exe", "/b/claude.cmd", "/a/WindowsApps/claude.exe"] {
        program(&fake, path);
    }
    let found = look(&fake);
    let paths: Vec<_> = found.all.iter().map(|it| it.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["/a/WindowsApps/claude.exe", "/b/claude.cmd", "/b/claude.exe"]);
    assert!(matches!(&found.active().unwrap().version, Version::NotAsked { because } if because.contains("Desktop")));
}
