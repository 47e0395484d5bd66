//! Are all copies told, and the one that runs, whatever lies on PATH?

use super::*;
use crate::model::stamp::Kind;
use crate::ports::fake::{FakeMachine, Node};
use crate::ports::programs::{Answer, AskError};

const CLI: &str = "lib/node_modules/@anthropic-ai/claude-code";

fn look(fake: &FakeMachine) -> Installs {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let world = fake.world();
    runtime.block_on((CHECK.run)(&world)).facts.get::<Installs>().unwrap().clone()
}

fn program(fake: &FakeMachine, path: &str) {
    fake.put(path, Node::File(b"#!/bin/sh\n".to_vec(), 0o755));
}

/// A global npm install of this version below a prefix, as npm lays it out.
fn npm(fake: &FakeMachine, prefix: &str, version: &str) {
    let package = format!("{prefix}/{CLI}");
    fake.file(format!("{package}/package.json"), &format!(r#"{{"name":"x","version":"{version}"}}"#));
    program(fake, &format!("{package}/cli.js"));
    fake.put(format!("{prefix}/bin/claude"), Node::Link(format!("../{CLI}/cli.js").into()));
}

fn answers(fake: &FakeMachine, path: &str, version: &str) {
    let stdout = format!("{version} (Claude Code)\n").into_bytes();
    fake.program(path, Ok(Answer { code: Some(0), stdout, ..Answer::default() }));
}

fn paths(installs: &Installs) -> Vec<(String, bool)> {
    installs.all.iter().map(|it| (it.path.display().to_string(), it.active)).collect()
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn an_old_npm_copy_before_a_new_native_one() {
    let fake = FakeMachine::new().variable("PATH", "/home/dev/.npm-global/bin:/home/dev/.local/bin:/usr/bin");
    npm(&fake, "/home/dev/.npm-global", "1.0.126");
    answers(&fake, "/home/dev/.npm-global/bin/claude", "1.0.126");
    program(&fake, "/home/dev/.local/share/claude/versions/2.1.329");
    fake.put("/home/dev/.local/bin/claude", Node::Link("/home/dev/.local/share/claude/versions/2.1.329".into()));
    program(&fake, "/usr/bin/npm");
    let found = look(&fake);
    assert_eq!(
        paths(&found),
        [("/home/dev/.npm-global/bin/claude".to_owned(), true), ("/home/dev/.local/bin/claude".to_owned(), false)]
    );
    assert_eq!(found.all[0].method, Method::NpmGlobal);
    assert_eq!(found.all[0].version, Version::Known("1.0.126".into()));
    let Means::Run(line) = &found.all[0].removal else { panic!("{:?}", found.all[0].removal) };
    assert_eq!(line.program, Path::new("/usr/bin/npm"));
    let expected = ["uninstall", "-g", "--prefix", "/home/dev/.npm-global", "@anthropic-ai/claude-code"];
    assert_eq!(line.arguments, expected);
    assert_eq!(found.all[1].version, Version::Known("2.1.329".into()), "read from its path, never asked");
    let Means::Aside(path, stamp) = &found.all[1].removal else { panic!("{:?}", found.all[1].removal) };
    assert_eq!((path.as_path(), stamp.kind), (Path::new("/home/dev/.local/bin/claude"), Kind::Link));
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn every_manager_is_looked_into_and_has_its_own_uninstaller() {
    let fake = FakeMachine::new();
    fake.file("/home/dev/.npmrc", "//x/:_authToken=secret\nprefix = ${HOME}/npm\n");
    npm(&fake, "/home/dev/npm", "1.0.1");
    npm(&fake, "/home/dev/.nvm/versions/node/v20.1.0", "1.0.2");
    program(&fake, "/home/dev/.nvm/versions/node/v20.1.0/bin/npm");
    let bun = "/home/dev/.bun/install/global/node_modules/@anthropic-ai/claude-code";
    program(&fake, &format!("{bun}/cli.js"));
    fake.file(format!("{bun}/package.json"), r#"{"version":"1.0.3"}"#);
    fake.put("/home/dev/.bun/bin/claude", Node::Link(format!("{bun}/cli.js").into()));
    program(&fake, "/home/dev/.bun/bin/bun");
    program(&fake, "/home/dev/.local/share/pnpm/claude");
    let pnpm = "/home/dev/.local/share/pnpm/global/5/node_modules/@anthropic-ai/claude-code";
    fake.file(format!("{pnpm}/package.json"), r#"{"version":"1.0.4"}"#);
    program(&fake, "/home/dev/.claude/local/claude");
    let local = "/home/dev/.claude/local/node_modules/@anthropic-ai/claude-code";
    fake.file(format!("{local}/package.json"), r#"{"version":"1.0.5"}"#);
    program(&fake, "/home/dev/.volta/bin/volta-shim");
    program(&fake, "/home/dev/.volta/bin/volta");
    fake.put("/home/dev/.volta/bin/claude", Node::Link("volta-shim".into()));
    let found = look(&fake);
    let told: Vec<_> = found.all.iter().map(|it| (it.method, it.version.number(), command(&it.removal))).collect();
    let expected: Vec<(Method, Option<&str>, String)> = vec![
        (Method::NpmLocal, Some("1.0.5"), "aside /home/dev/.claude/local".into()),
        (Method::Bun, Some("1.0.3"), "/home/dev/.bun/bin/bun remove -g @anthropic-ai/claude-code".into()),
        (Method::Volta, None, "/home/dev/.volta/bin/volta uninstall @anthropic-ai/claude-code".into()),
        (Method::Pnpm, Some("1.0.4"), "type pnpm remove -g @anthropic-ai/claude-code".into()),
        (
            Method::NpmGlobal,
            Some("1.0.2"),
            "/home/dev/.nvm/versions/node/v20.1.0/bin/npm uninstall -g --prefix \
             /home/dev/.nvm/versions/node/v20.1.0 @anthropic-ai/claude-code"
                .into(),
        ),
        (
            Method::NpmGlobal,
            Some("1.0.1"),
            "type npm uninstall -g --prefix /home/dev/npm @anthropic-ai/claude-code".into(),
        ),
    ];
    assert_eq!(told, expected);
    assert!(found.active().is_none(), "none of them is on PATH");
}

fn command(means: &Means) -> String {
    match means {
        Means::Unknown => "unknown".to_owned(),
        Means::Run(line) => format!("{} {}", line.program.display(), line.arguments.join(" ")),
        Means::Aside(path, _) => format!("aside {}", path.display()),
        Means::Type { command, .. } => format!("type {command}"),
    }
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn an_alias_wins_over_path() {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    program(&fake, "/home/dev/.claude/local/claude");
    answers(&fake, "/home/dev/.claude/local/claude", "1.0.60");
    fake.file("/home/dev/.zshrc", "# mine\nalias claude=\"$HOME/.claude/local/claude\"\n");
    let found = look(&fake);
    assert_eq!(found.active().unwrap().path, Path::new("/home/dev/.claude/local/claude"));
    assert_eq!(found.active().unwrap().version.number(), Some("1.0.60"));
    assert_eq!(found.alias.as_ref().unwrap().line, 2);
    fake.file("/home/dev/.zshrc", "alias claude='claude --verbose'\n");
    assert_eq!(look(&fake).active().unwrap().version.number(), Some("2.1.329"), "only options");
    fake.file("/home/dev/.zshrc", "");
    fake.file("/home/dev/.bashrc", "alias claude=/gone/claude\n");
    assert_eq!(look(&fake).alias, None, "another shell reads that file");
    fake.file("/home/dev/.zshrc", "source ~/more.sh\n");
    fake.file("/home/dev/more.sh", "alias claude=/gone/claude\n");
    let found = look(&fake);
    assert_eq!((found.active(), found.by_alias().is_some()), (None, true), "it leads nowhere, so nothing starts");
}

#[test]
fn what_is_no_program_does_not_win() {
    let fake = FakeMachine::new().variable("PATH", "/a:/b:/c:/d:bin::/home/dev/.local/bin");
    fake.put("/a/claude", Node::Link("/gone".into()));
    fake.put("/b/claude", Node::Folder);
    fake.file("/c/claude", "#!/bin/sh\n");
    fake.put("/d/claude", Node::Pipe);
    fake.claude("2.1.329");
    let found = look(&fake);
    assert_eq!(found.active().unwrap().path, Path::new("/home/dev/.local/bin/claude"));
    let strays: Vec<_> = found.strays.iter().map(|it| (it.is.as_str(), it.refused)).collect();
    let expected = [
        ("it is a link that leads nowhere", false),
        ("it is a folder", false),
        ("it may not be executed", true),
        ("it is no program", false),
    ];
    assert_eq!(strays, expected);
}

#[test]
fn five_thousand_folders_are_searched_in_their_order() {
    let mut folders: Vec<String> = (0..5000).map(|at| format!("/none/{at}")).collect();
    folders.push("/home/dev/.local/bin".to_owned());
    let fake = FakeMachine::new().variable("PATH", &folders.join(":"));
    fake.claude("2.1.329");
    let found = look(&fake);
    assert_eq!((found.searched, found.active().unwrap().version.number()), (5001, Some("2.1.329")));
}

/// A program of this kind as the winner, which the system will not start.
fn refused(head: &[u8], size: usize) -> Version {
    let fake = FakeMachine::new();
    let mut bytes = head.to_vec();
    bytes.resize(size, 0);
    let path = "/home/dev/.local/bin/claude";
    fake.put(path, Node::File(bytes, 0o755));
    fake.program(path, Err(AskError::NotStarted("Exec format error (os error 8)".into())));
    look(&fake).all[0].version.clone()
}

fn elf(processor: u16, table: u64, entries: u16) -> Vec<u8> {
    let mut head = b"\x7fELF\x02\x01\x01".to_vec();
    head.resize(64, 0);
    head[18..20].copy_from_slice(&processor.to_le_bytes());
    head[40..48].copy_from_slice(&table.to_le_bytes());
    head[58..60].copy_from_slice(&64_u16.to_le_bytes());
    head[60..62].copy_from_slice(&entries.to_le_bytes());
    head
}

#[test]
fn why_a_program_does_not_start_is_told_by_its_beginning() {
    let because = |version| match version {
        Version::Broken { because } => because,
        other => format!("{other:?}"),
    };
    assert_eq!(because(refused(b"", 0)), "it is empty");
    assert_eq!(because(refused(&elf(183, 0, 0), 200)), "it is made for aarch64, and this machine is x86_64");
    assert_eq!(because(refused(&elf(62, 300_000, 10), 2000)), "it is cut off: 2.0 kB of 300.6 kB are there");
    assert_eq!(because(refused(b"\xcf\xfa\xed\xfe", 2000)), "it is a program for macOS");
    assert_eq!(because(refused(&elf(62, 1000, 10), 2000)), "Exec format error (os error 8)");
    assert!(matches!(refused(b"echo hello\n", 11), Version::NotAsked { because } if because.contains("script")));
    let stub = b"echo \"Error: claude native binary not installed.\" >&2\nexit 1\n";
    assert_eq!(refused(stub, stub.len()), Version::Placeholder);
}

/// A program of Windows whose only section ends there.
fn pe(processor: u16, end: u32) -> Vec<u8> {
    let mut head = b"MZ".to_vec();
    head.resize(60, 0);
    head.extend([0x80, 0, 0, 0]);
    head.resize(0x80, 0);
    head.extend(b"PE\0\0");
    head.extend(processor.to_le_bytes());
    // one section, and 240 bytes of the second header before the list of them
    head.extend([1, 0]);
    head.resize(0x80 + 20, 0);
    head.extend([240, 0]);
    head.resize(0x80 + 24 + 240 + 16, 0);
    head.extend((end - 512).to_le_bytes());
    head.extend(512_u32.to_le_bytes());
    head
}

#[test]
fn why_a_program_of_windows_does_not_start_is_told_by_its_beginning() {
    let because = |os: Os, arch: &str, head: &[u8], context: &str| {
        let mut fake = FakeMachine::new().variable("PATH", "/b");
        (fake.machine.os, fake.machine.arch) = (os, arch.to_owned());
        fake.machine.contexts.push(context.to_owned());
        let path = if os == Os::Windows { "/b/claude.exe" } else { "/b/claude" };
        let mut bytes = head.to_vec();
        bytes.resize(head.len().max(2000), 0);
        fake.put(path, Node::File(bytes, 0o755));
        fake.program(path, Err(AskError::NotStarted("refused".into())));
        match look(&fake).all[0].version.clone() {
            Version::Broken { because } => because,
            other => format!("{other:?}"),
        }
    };
    let (amd, arm, old) = (0x8664, 0xaa64, 0x014c);
    let on = |arch: &str, head: &[u8]| because(Os::Windows, arch, head, "");
    assert_eq!(on("x86_64", &pe(arm, 1000)), "it is made for aarch64, and this machine is x86_64");
    assert_eq!(on("x86", &pe(amd, 1000)), "it is made for x86_64, and this machine is x86");
    assert_eq!(on("x86_64", &pe(0x0200, 1000)), "it is made for another processor, and this machine is x86_64");
    assert_eq!(on("x86_64", &pe(amd, 300_000)), "it is cut off: 2.0 kB of 300.0 kB are there");
    assert_eq!(on("aarch64", &elf(183, 0, 0)), "it is a program for Linux");
    for (arch, processor) in [("x86_64", amd), ("aarch64", arm), ("aarch64", amd), ("x86_64", old), ("aarch64", old)] {
        assert_eq!(on(arch, &pe(processor, 1000)), "refused", "{arch} {processor:x}");
    }
    // a beginning that leads nowhere
    let mut far = pe(amd, 1000);
    far[60..64].fill(0xff);
    assert_eq!(on("x86_64", &far), "refused");
    assert_eq!(because(Os::Linux, "x86_64", &pe(amd, 1000), ""), "it is a program for Windows");
    assert_eq!(because(Os::Linux, "x86_64", &pe(amd, 1000), "wsl2"), "refused");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Mac")]
fn a_mac_says_why_it_holds_a_program_back() {
    let because = |arch: &str, head: &[u8], quarantined: bool| {
        let mut fake = FakeMachine::new();
        (fake.machine.os, fake.machine.arch) = (Os::Macos, arch.to_owned());
        let path = "/home/dev/.local/bin/claude";
        fake.put(path, Node::File(head.to_vec(), 0o755));
        fake.program(path, Ok(Answer { signal: Some(9), ..Answer::default() }));
        if quarantined {
            fake.hold_back(path);
        }
        match look(&fake).all[0].version.clone() {
            Version::Broken { because } => because,
            other => format!("{other:?}"),
        }
    };
    let thin = |kind: u32| [&b"\xcf\xfa\xed\xfe"[..], &kind.to_le_bytes(), &[0; 40]].concat();
    let (intel, apple) = (0x0100_0007_u32, 0x0100_000c_u32);
    let both = [intel, apple].map(|kind| [&kind.to_be_bytes()[..], &[0; 16]].concat()).concat();
    let both = [&b"\xca\xfe\xba\xbe\x00\x00\x00\x02"[..], &both].concat();
    assert!(because("aarch64", &thin(intel), false).contains("softwareupdate --install-rosetta"));
    assert!(because("x86_64", &thin(apple), false).contains("Apple processor"));
    for (arch, head) in [("aarch64", thin(apple)), ("x86_64", thin(intel)), ("aarch64", both.clone()), ("x86_64", both)]
    {
        assert_eq!(because(arch, &head, false), "a signal ended it (9)", "{arch}");
    }
    let held = because("aarch64", &thin(apple), true);
    assert!(held.contains("xattr -d com.apple.quarantine ~/.local/bin/claude"), "{held}");
}

#[test]
fn no_answer_in_time_is_not_broken_for_certain() {
    let fake = FakeMachine::new();
    fake.claude("2.1.329");
    fake.program("/home/dev/.local/bin/claude", Err(AskError::TimedOut(std::time::Duration::from_secs(4))));
    assert!(matches!(look(&fake).all[0].version, Version::Silent { .. }));
}

#[test]
fn nodes_version_is_read() {
    let fake = FakeMachine::new().variable("PATH", "/opt/node/bin:/usr/bin");
    assert_eq!(look(&fake).node, None);
    program(&fake, "/opt/node/bin/node");
    assert_eq!(look(&fake).node, None, "nothing tells it, and it is not run");
    let header = "#define NODE_MAJOR_VERSION 20\n#define NODE_MINOR_VERSION 1\n#define NODE_PATCH_VERSION 2\n";
    fake.file("/opt/node/include/node/node_version.h", header);
    assert_eq!(look(&fake).node.as_deref(), Some("20.1.2"));
    program(&fake, "/home/dev/.nvm/versions/node/v22.3.4/bin/node");
    fake.put("/opt/node/bin/node", Node::Link("/home/dev/.nvm/versions/node/v22.3.4/bin/node".into()));
    assert_eq!(look(&fake).node.as_deref(), Some("22.3.4"));
}

#[test]
fn what_others_own_is_only_told() {
    let mut fake = FakeMachine::new().variable("PATH", "/usr/local/bin:/usr/bin");
    npm(&fake, "/usr/local", "1.0.126");
    program(&fake, "/usr/bin/npm");
    fake.machine.uid = Some(0);
    assert!(matches!(look(&fake).all[0].removal, Means::Run(_)), "root may");
    let status = "Package: claude-code\nStatus: install ok installed\nVersion: 2.1.300-1\n\nPackage: z\nVersion: 9\n";
    let packaged = FakeMachine::new().variable("PATH", "/usr/bin");
    program(&packaged, "/usr/bin/claude");
    packaged.file("/var/lib/dpkg/status", status);
    packaged.file("/var/lib/dpkg/info/claude-code.list", "/usr/bin/claude\n");
    let found = look(&packaged);
    assert_eq!(found.all[0].method, Method::PackageManager);
    assert_eq!(command(&found.all[0].removal), "type sudo apt remove claude-code");
    let second = FakeMachine::new();
    second.claude("2.1.329");
    program(&second, "/usr/bin/claude");
    second.file("/var/lib/dpkg/status", status);
    second.file("/var/lib/dpkg/info/claude-code.list", "/usr/bin/claude\n");
    assert_eq!(look(&second).all[1].version.number(), Some("2.1.300"), "read from the system's list");
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a made-up Linux machine")]
fn npm_is_not_run_with_a_node_that_others_could_have_planted() {
    let fake = FakeMachine::new().variable("PATH", "bin:/home/dev/.npm-global/bin:/usr/bin");
    npm(&fake, "/home/dev/.npm-global", "1.0.126");
    program(&fake, "/usr/bin/npm");
    program(&fake, "/usr/bin/node");
    assert!(matches!(look(&fake).all[0].removal, Means::Run(_)));
    program(&fake, "/home/dev/project/bin/node");
    let removal = look(&fake).all[0].removal.clone();
    assert_eq!(command(&removal), "type npm uninstall -g --prefix /home/dev/.npm-global @anthropic-ai/claude-code");
}

#[test]
fn windows_tells_which_folders_of_path_are_newer_than_the_terminal() {
    use crate::model::registry::{Key, Value};
    let fake = FakeMachine::new().variable("BASE", "/new");
    assert_eq!(look(&fake).newer, Vec::<std::path::PathBuf>::new(), "no registry");
    fake.registry.put(Key::MachineVariables, "Path", Value::of_text("/USR/bin/"));
    fake.registry.put(Key::UserVariables, "PATH", Value::to_expand("%BASE%/bin"));
    assert_eq!(look(&fake).newer, [std::path::Path::new("/new/bin")]);
}

#[test]
#[cfg_attr(windows, ignore = "compares whole paths of a machine that writes them as Unix does")]
fn windows_tries_endings_in_its_order_and_does_not_start_the_desktop_app() {
    let mut fake = FakeMachine::new().variable("PATHEXT", ".COM;.CMD;.EXE;.JS").variable("PATH", "/a/WindowsApps:/b");
    fake.machine.os = Os::Windows;
    for path in ["/b/claude.exe", "/b/claude.cmd", "/a/WindowsApps/claude.exe"] {
        program(&fake, path);
    }
    let found = look(&fake);
    let paths: Vec<_> = found.all.iter().map(|it| it.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["/a/WindowsApps/claude.exe", "/b/claude.cmd", "/b/claude.exe"]);
    assert!(matches!(&found.active().unwrap().version, Version::NotAsked { because } if because.contains("Desktop")));
}
