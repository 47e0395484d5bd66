//! Do the reports of a whole fleet arrive, and does the broken machine stand out? Ansible over real ssh to three hosts,
//! each with a network, an /etc and homes of its own.
//!
//! tests/README.md says how the programs get here. Where one is missing the test is "ignored", never "ok".
#![cfg_attr(
    target_os = "linux",
    expect(clippy::expect_used, reason = "a test that cannot build its machines fails"),
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

    const NAME: &str = "ansible_gathers_a_report_of_every_host";
    const PROGRAM: &str = env!("CARGO_BIN_EXE_claude-fix");
    const FOLDER: &str = env!("CARGO_MANIFEST_DIR");
    const NEEDED: [&str; 7] = [
        "/usr/sbin/sshd",
        "/usr/bin/ssh",
        "/usr/bin/ssh-keygen",
        "/usr/bin/python3",
        "/usr/bin/unshare",
        "/usr/bin/timeout",
        "/bin/su",
    ];
    /// Namespaces that end with the first process, whatever it started.
    const ALONE: [&str; 7] = ["--net", "--mount", "--pid", "--mount-proc", "--uts", "--fork", "--kill-child"];
    const POLICY: &str = "company = 'Contoso'\n[contact]\nname = 'Contoso help desk'\n[[forbid]]\nrepair = 'reset.*'\n";

    pub(super) fn main() -> ExitCode {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let names: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
        let wanted = names.is_empty() || names.iter().any(|name| NAME.contains(name.as_str()));
        if words.iter().any(|word| word == "--list") {
            println!("{NAME}: test");
            return ExitCode::SUCCESS;
        }
        if !wanted || words.iter().any(|word| word == "--ignored") {
            return over("ok", [0, 0, 0]);
        }
        println!("\nrunning 1 test");
        match missing() {
            Err(because) => {
                println!("test {NAME} ... ignored, {because}");
                over("ok", [0, 0, 1])
            }
            // a panic says what is wrong and ends with its own code
            Ok((root, ansible)) => {
                test(&root, &ansible);
                println!("test {NAME} ... ok");
                over("ok", [1, 0, 0])
            }
        }
    }

    fn over(verdict: &str, [passed, failed, ignored]: [u8; 3]) -> ExitCode {
        println!("\ntest result: {verdict}. {passed} passed; {failed} failed; {ignored} ignored\n");
        ExitCode::SUCCESS
    }

    fn succeeds(words: &[&str]) -> bool {
        let done = Command::new(words[0]).args(&words[1..]).stdin(Stdio::null()).output();
        done.is_ok_and(|done| done.status.success())
    }

    /// How to become root, which several users on one machine need, and where Ansible is; else what is missing.
    fn missing() -> Result<(Vec<&'static str>, String), String> {
        if let Some(program) = NEEDED.iter().find(|program| !Path::new(program).exists()) {
            return Err(format!("{program} is not there (.ci/setup brings it)"));
        }
        let said = Command::new("bash").args([&format!("{FOLDER}/.ci/setup"), "ansible"]).output();
        let ansible = said.ok().and_then(|said| String::from_utf8(said.stdout).ok()).unwrap_or_default();
        let ansible = ansible.trim().to_owned();
        if !succeeds(&[&format!("{ansible}/ansible-playbook"), "--version"]) {
            return Err("ansible-core is not installed (.ci/setup brings it)".to_owned());
        }
        for root in [vec![], vec!["sudo", "-n"]] {
            if succeeds(&[&root[..], &["unshare"], &ALONE, &["--", "sh", "-c", "test $(id -u) = 0"]].concat()) {
                return Ok((root, ansible));
            }
        }
        Err("only root can make machines with several users".to_owned())
    }

    fn test(root: &[&str], ansible: &str) {
        let room = tempfile::tempdir().expect("a folder");
        let folder = room.path().to_str().expect("a plain path");
        std::fs::write(room.path().join("policy.toml"), POLICY).expect("a policy");
        let script = format!("{FOLDER}/tests/support/fleet.sh");
        let fleet = format!("{FOLDER}/docs/fleet");
        let arguments = ["--", "bash", script.as_str(), folder, PROGRAM, ansible, fleet.as_str()];
        // what hangs is ended, with everything that it started
        let words = [root, &["timeout", "-k", "5", "150", "unshare"], &ALONE, &arguments].concat();
        let done = Command::new(words[0])
            .args(&words[1..])
            .stdin(Stdio::null())
            .env_clear()
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LANG", "C.UTF-8")
            .output()
            .expect("the machines run");
        let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(done.status.success(), "{}\n{said}", done.status);
        // made by root, where that is another
        if !root.is_empty() {
            let user = format!("{}", rustix::process::getuid().as_raw());
            assert!(succeeds(&[root, &["chown", "-R", &user, folder]].concat()), "the reports are given to {user}");
        }
        let reports = reports(&room.path().join("reports"));
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
