//! Do the reports of a whole fleet arrive, and does the broken machine stand out? Ansible over real ssh to three hosts,
//! each with a network, an /etc and homes of its own. And does a policy count there only where root alone can write it?
//!
//! tests/README.md says how the programs get here. Where one is missing the test is "ignored", never "ok".
#![cfg_attr(
    target_os = "linux",
    expect(clippy::expect_used, clippy::panic, reason = "a test that cannot build its machines fails"),
    expect(clippy::print_stdout, reason = "it is its own harness"),
    expect(clippy::disallowed_methods, reason = "builds machines on the real disk and starts the real programs")
)]

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    return fleet::main();
    // namespaces are Linux's
    #[cfg(not(target_os = "linux"))]
    std::process::ExitCode::SUCCESS
}

#[cfg(target_os = "linux")]
mod fleet {
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::process::{Command, ExitCode, Stdio};

    use serde_json::Value;

    /// One test: its name, what must be there, whether it needs root and Ansible, and what it does.
    struct Case {
        name: &'static str,
        needs: &'static [&'static str],
        root: bool,
        ansible: bool,
        run: fn(&[&str], &str),
    }

    const CASES: [Case; 3] = [
        Case {
            name: "ansible_gathers_a_report_of_every_host",
            needs: &[
                "/usr/sbin/sshd",
                "/usr/bin/ssh",
                "/usr/bin/ssh-keygen",
                "/usr/bin/python3",
                "/bin/su",
                "/usr/bin/jq",
            ],
            root: true,
            ansible: true,
            run: gathered,
        },
        Case {
            name: "a_policy_counts_only_where_root_alone_can_write_it",
            needs: &["/usr/bin/setpriv"],
            root: true,
            ansible: false,
            run: policy,
        },
        Case {
            name: "what_the_page_says_to_run_before_a_job_runs",
            needs: &["/usr/bin/jq"],
            root: false,
            ansible: false,
            run: before_a_job,
        },
    ];
    const PROGRAM: &str = env!("CARGO_BIN_EXE_claude-fix");
    const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
    /// Namespaces that end with the first process, whatever it started.
    const ALONE: [&str; 7] = ["--net", "--mount", "--pid", "--mount-proc", "--uts", "--fork", "--kill-child"];
    const SYSTEM: &str = "/usr/sbin:/usr/bin:/sbin:/bin";
    const POLICY: &str = "company = 'Contoso'\n[contact]\nname = 'Contoso help desk'\n[[forbid]]\nrepair = 'reset.*'\n";

    pub(super) fn main() -> ExitCode {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let names: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
        let wanted = |case: &&Case| names.is_empty() || names.iter().any(|name| case.name.contains(name.as_str()));
        if words.iter().any(|word| word == "--list") {
            CASES.iter().filter(wanted).for_each(|case| println!("{}: test", case.name));
            return ExitCode::SUCCESS;
        }
        let (mut passed, mut ignored) = (0, 0);
        println!();
        for case in CASES.iter().filter(wanted).filter(|_| !words.iter().any(|word| word == "--ignored")) {
            match missing(case) {
                Err(because) => {
                    ignored += 1;
                    println!("test {} ... ignored, {because}", case.name);
                }
                // a panic says what is wrong and ends with its own code
                Ok((root, ansible)) => {
                    (case.run)(&root, &ansible);
                    passed += 1;
                    println!("test {} ... ok", case.name);
                }
            }
        }
        println!("\ntest result: ok. {passed} passed; 0 failed; {ignored} ignored\n");
        ExitCode::SUCCESS
    }

    fn succeeds(words: &[&str]) -> bool {
        let done = Command::new(words[0]).args(&words[1..]).stdin(Stdio::null()).output();
        done.is_ok_and(|done| done.status.success())
    }

    /// How to become root, which several users on one machine need, and where Ansible is; else what is missing.
    fn missing(case: &Case) -> Result<(Vec<&'static str>, String), String> {
        if let Some(program) = case.needs.iter().find(|program| !Path::new(program).exists()) {
            return Err(format!("{program} is not there (.ci/setup brings it)"));
        }
        let said = Command::new("bash").args([&format!("{FOLDER}/.ci/setup"), "ansible"]).output();
        let ansible = said.ok().and_then(|said| String::from_utf8(said.stdout).ok()).unwrap_or_default();
        let ansible = ansible.trim().to_owned();
        if case.ansible && !succeeds(&[&format!("{ansible}/ansible-playbook"), "--version"]) {
            return Err("ansible-core is not installed (.ci/setup brings it)".to_owned());
        }
        if !case.root {
            return Ok((Vec::new(), ansible));
        }
        for root in [vec![], vec!["sudo", "-n"]] {
            if succeeds(&[&root[..], &["unshare"], &ALONE, &["--", "sh", "-c", "test $(id -u) = 0"]].concat()) {
                return Ok((root, ansible));
            }
        }
        Err("only root can make machines with several users".to_owned())
    }

    /// Runs the script that makes machines; returns what it said.
    fn machines(root: &[&str], folder: &str, arguments: &[&str]) -> String {
        let script = format!("{FOLDER}/tests/support/fleet.sh");
        // what hangs is ended, with everything that it started
        let first = ["timeout", "-k", "5", "150", "unshare"];
        let words = [root, &first, &ALONE, &["--", "bash", script.as_str()], arguments].concat();
        let done = Command::new(words[0])
            .args(&words[1..])
            .stdin(Stdio::null())
            .env_clear()
            .env("PATH", SYSTEM)
            .env("LANG", "C.UTF-8")
            .output()
            .expect("the machines run");
        let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(done.status.success(), "{}\n{said}", done.status);
        // made by root, where that is another
        if !root.is_empty() {
            let user = rustix::process::getuid().as_raw().to_string();
            assert!(succeeds(&[root, &["chown", "-R", &user, folder]].concat()), "the reports are given to {user}");
        }
        said
    }

    fn room() -> tempfile::TempDir {
        let room = tempfile::tempdir().expect("a folder");
        std::fs::write(room.path().join("policy.toml"), POLICY).expect("a policy");
        room
    }

    fn gathered(root: &[&str], ansible: &str) {
        let desk = room();
        let folder = desk.path().to_str().expect("a plain path");
        let said = machines(root, folder, &[folder, PROGRAM, ansible, &format!("{FOLDER}/docs/fleet")]);
        let reports = reports(&desk.path().join("reports"));
        let names: Vec<&str> = reports.keys().map(String::as_str).collect();
        assert_eq!(names, ["alpha.dev.json", "bravo.dev.json", "charlie.dev.json"], "{said}");
        for (name, report) in &reports {
            let broken: Vec<&str> = report["diagnoses"]
                .as_array()
                .expect("diagnoses")
                .iter()
                .filter(|it| it["severity"] == "broken")
                .filter_map(|it| it["id"].as_str())
                .collect();
            let expected: &[&str] = if name.starts_with("bravo") { &["secret.hidden_characters"] } else { &[] };
            assert_eq!(broken, expected, "{name}: {report:#}");
            assert_eq!(report["verdict"]["state"], if expected.is_empty() { "healthy" } else { "problems" }, "{name}");
            assert_eq!(report["policy"]["company"], "Contoso", "{name}: the policy that came with it is in force");
            assert!(!report.to_string().contains("AbCdEfGhIj"), "{name}: no key is in a report");
        }
        assert!(said.contains("dev: problems: "), "Ansible says it, too: {said}");
        // the same at the desk, by claude-fix itself
        let folder = desk.path().join("reports");
        let many = Command::new(PROGRAM)
            .arg("open")
            .arg(&folder)
            .env_clear()
            .env("HOME", desk.path())
            .stdin(Stdio::null())
            .output()
            .expect("claude-fix runs");
        let many = String::from_utf8_lossy(&many.stdout).into_owned();
        let group = many.lines().find(|line| line.contains("secret.hidden_characters")).unwrap_or_default();
        assert!(group.contains('1') && many.contains("bravo") && many.contains('3'), "{many}");
        // the page's own ways to read them
        let page = std::fs::read_to_string(format!("{FOLDER}/docs/fleet.md")).expect("the page");
        let lines: Vec<&str> = page.lines().filter(|line| line.starts_with("jq -r")).collect();
        let told: Vec<String> = lines.iter().map(|line| shell(line, desk.path(), "", &[]).1).collect();
        assert_eq!(
            told,
            [
                "alpha.dev.json\thealthy\t\nbravo.dev.json\tproblems\tsecret.hidden_characters\n\
                 charlie.dev.json\thealthy\t\n",
                "      1 secret.hidden_characters\n"
            ]
        );
    }

    fn policy(root: &[&str], _: &str) {
        let desk = room();
        let folder = desk.path().to_str().expect("a plain path");
        machines(root, folder, &["--policy", folder, PROGRAM]);
        let report = |state: &str| -> Value {
            let text = std::fs::read(desk.path().join(format!("{state}.json"))).expect("a report");
            serde_json::from_slice(&text).unwrap_or_else(|_| panic!("{state}: {}", String::from_utf8_lossy(&text)))
        };
        let none = report("none");
        assert_eq!((&none["policy"], &none["checks"][0]["outcome"]), (&Value::Null, &"skipped".into()), "{none:#}");
        let good = report("good");
        assert_eq!(good["policy"]["contact"][0], "Contoso help desk", "{good:#}");
        let fix = std::fs::read_to_string(desk.path().join("fix.txt")).expect("what fix said");
        for part in ["is not offered: Contoso does not allow it", "Contoso help desk", "ends with 2"] {
            assert!(fix.contains(part), "{part}: {fix}");
        }
        for (state, because) in [
            ("owned-file", "policy.toml does not belong to root, but to user 1234"),
            ("owned-folder", "/etc/claude-fix does not belong to root"),
            ("open-file", "(mode 0664)"),
            ("open-folder", "(mode 0775)"),
            ("linked-file", "policy.toml is a link"),
            ("linked-folder", "/etc/claude-fix is a link"),
            ("pipe", "policy.toml is "),
            ("large", "more than the 65536"),
            ("bytes", "not text in UTF-8"),
            ("unclosed", "is not TOML"),
            ("deep", "nested too deep"),
            ("shut", "permission denied"),
        ] {
            let report = report(state);
            let said = report["checks"][0]["summary"].as_str().unwrap_or_default();
            assert!(said.contains(because) && said.contains("is not used"), "{state}: {said}");
            assert_eq!((&report["policy"], &report["checks"][0]["outcome"]), (&Value::Null, &"inconclusive".into()));
        }
    }

    /// Runs a line or some lines as a pipeline would; gives the code, and what was said on both outputs.
    fn shell(lines: &str, folder: &Path, path: &str, variables: &[(&str, &str)]) -> (i32, String, String) {
        let done = Command::new("bash")
            .args(["-e", "-c", lines])
            .current_dir(folder)
            .env_clear()
            .env("PATH", format!("{path}:{SYSTEM}"))
            .env("LANG", "C.UTF-8")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .output()
            .expect("bash");
        let [out, err] = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        (done.status.code().unwrap_or(-1), out, err)
    }

    fn before_a_job(_: &[&str], _: &str) {
        let desk = room();
        let at = |name: &str| desk.path().join(name).to_str().expect("a plain path").to_owned();
        let put = |name: &str, text: &str| {
            use std::os::unix::fs::PermissionsExt;
            std::fs::create_dir_all(desk.path().join(name).parent().expect("a folder")).expect("a folder");
            std::fs::write(desk.path().join(name), text).expect("a file");
            std::fs::set_permissions(desk.path().join(name), PermissionsExt::from_mode(0o700)).expect("its mode");
        };
        // no connection leaves this machine
        put("bin/claude-fix", &format!("#!/bin/sh\nexec '{PROGRAM}' \"$@\" --offline\n"));
        put("good/claude", "#!/bin/sh\necho '2.1.329 (Claude Code)'\n");
        let token = "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ";
        put(
            "good/.claude/.credentials.json",
            &format!(
                r#"{{"claudeAiOauth":{{"accessToken":"sk-ant-oat01-{token}","refreshToken":"sk-ant-ort01-{token}","expiresAt":4102444800000}}}}"#
            ),
        );
        std::fs::create_dir(desk.path().join("bad")).expect("a home");
        let page = std::fs::read_to_string(format!("{FOLDER}/docs/fleet.md")).expect("the page");
        let step = page.split("  run: |\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the step");
        let script = format!("'{FOLDER}/docs/fleet/before-claude.sh' sh -c 'echo it runs: $0' now");
        for (home, code) in [("good", 0), ("bad", 1)] {
            let (path, home, summary) = (format!("{}:{}", at("bin"), at(home)), at(home), at("summary"));
            let variables = [("HOME", home.as_str()), ("GITHUB_STEP_SUMMARY", summary.as_str())];
            let said = shell(step, desk.path(), &path, &variables);
            let job = shell(&script, desk.path(), &path, &variables);
            assert_eq!((said.0, job.0), (code, code), "{said:?} {job:?}");
            assert_eq!(job.1, if code == 0 { "it runs: now\n" } else { "" }, "{job:?}");
            assert_eq!(said.1.contains("::error title=install.missing::"), code == 1, "{said:?}");
            assert_eq!(job.2.contains("not started: ") && job.2.contains("install.missing: "), code == 1, "{job:?}");
        }
        let summary = std::fs::read_to_string(desk.path().join("summary")).expect("a summary");
        assert!(summary.starts_with("healthy: ") && summary.contains("\nproblems: "), "{summary}");
    }

    fn reports(folder: &Path) -> BTreeMap<String, Value> {
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            let path = entry.expect("an entry").path();
            let text = std::fs::read(&path).expect("a report");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, serde_json::from_slice(&text).expect("JSON"))
        };
        std::fs::read_dir(folder).expect("the reports").map(read).collect()
    }
}
