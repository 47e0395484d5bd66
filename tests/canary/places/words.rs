//! Where can a secret lie that nobody meant as one: in names, in what programs print, and in what others wrote?

use serde_json::json;

use super::super::haunted::{Form, Mark, Place};
use super::super::outputs::PLANTED;
use super::{place, recorded};

pub(crate) const NAMES: &[Place] = &[
    place("CLAUDE_CONFIG_DIR", Form::Key, Mark::Tail, |it, s| {
        let folder = it.machine().home().join(s).display().to_string();
        it.with("CLAUDE_CONFIG_DIR", &folder);
        it.json(&format!("{s}/settings.json"), json!({ "env": {} }));
    }),
    place("a name of a variable", Form::Key, Mark::Handed, |it, s| {
        it.with(&format!("ANTHROPIC_{}", s.replace('-', "_")), "x");
    }),
    place("a folder on PATH", Form::Key, Mark::Tail, |it, s| {
        let path = format!("{}/{s}:{}:/usr/bin:/bin", it.project().display(), it.machine().bin().display());
        it.add(&format!("../{s}/claude"), "#!/bin/sh\necho 2.1.1\n");
        super::super::machine_dir::mode(&it.project().join(s).join("claude"), 0o755);
        it.with("PATH", &path);
    }),
    place("SHELL", Form::Bare, Mark::Says("other"), |it, s| it.with("SHELL", &format!("/bin/{s}"))),
    place("ANTHROPIC_MODEL", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_MODEL", s)),
    place("LC_MESSAGES and TERM_PROGRAM", Form::Key, Mark::Handed, |it, s| {
        it.with("TERM_PROGRAM", s);
        it.with("LC_MESSAGES", s);
    }),
];

pub(crate) const SAID: &[Place] = &[
    place("claude --version", Form::Key, Mark::Says("… (Claude Code) …"), |it, s| {
        let answer = it.project().join("answer.txt").display().to_string();
        it.change(|machine| {
            machine.claude(
                &format!("echo '2.1.329-{s} (Claude Code) {s}'; echo 'no {s}' >&2"),
                &format!("case \"$*\" in *-p*) cat '{answer}'; exit 1;; esac; echo '{{\"loggedIn\":true,\"authMethod\":\"{s}\",\"email\":\"{s}\"}}'; exit 1"),
            )
        });
    }),
    place("claude -p: what it answers", Form::Key, Mark::Says("refusal-p"), |it, s| {
        it.add("../answer.txt", &format!("API Error: 500 refusal-p {s} {{\"message\":\"{s}\"}}\n"));
    }),
    place("a broken .credentials.json", Form::Bare, Mark::Says(".credentials.json"), |it, s| {
        it.add(".claude/.credentials.json", &format!("{{\"claudeAiOauth\":{{\"accessToken\": {s}\"{s}"));
    }),
    place("broken settings", Form::Bare, Mark::Says("~/.claude/settings.json"), |it, s| {
        it.add(".claude/settings.json", &format!("{{\"env\":{{\"ANTHROPIC_API_KEY\":{s}\"{s}"));
    }),
    place("a broken ~/.claude.json", Form::Bare, Mark::Says(".claude.json"), |it, s| {
        it.add(".claude.json", &format!("{{{s}: \"{s}"));
    }),
    place("a copy of ~/.claude.json", Form::Key, Mark::Says("backup"), |it, s| {
        it.json(".claude/backups/.claude.json.backup.1795300000000", json!({ "primaryApiKey": s, s: s }));
        it.json(".claude.json.backup", json!({ "primaryApiKey": s, s: s }));
    }),
    place("a broken policy", Form::Bare, Mark::Says("policy"), |it, s| {
        it.etc("claude-fix/policy.toml", &format!("company = {s}\n"));
    }),
    place("a transcript", Form::Key, Mark::Says("wrote down"), |it, s| {
        let line = json!({ "parentUuid": null, "isSidechain": false, "timestamp": "2026-11-20T10:00:00.000Z", "cwd": format!("/home/dev/{s}"),
            "sessionId": s, "version": s, "uuid": s, "type": "assistant", "isApiErrorMessage": true, "apiErrorStatus": 401, "error": s,
            "message": { "model": s, "role": "assistant", "content": [{ "type": "text", "text": format!("API Error: 401 {{\"type\":\"error\",\"error\":{{\"type\":\"{s}\",\"message\":\"invalid {s}\"}},\"request_id\":\"req_{s}\"}}") }] } });
        it.add(&format!(".claude/projects/-home-{s}/{s}.jsonl"), &format!("{line}\n"));
    }),
    place("a prompt and an answer in a transcript", Form::Bare, Mark::Left, |it, s| {
        for (kind, content) in [
            ("user", json!(s)),
            ("assistant", json!([{ "type": "text", "text": format!("API Error: 401 is what {s} says") }])),
        ] {
            let line = json!({ "timestamp": "2026-11-20T10:00:01.000Z", "type": kind, "version": "2.1.329", "cwd": "/x",
                "message": { "role": kind, "content": content } });
            it.add(".claude/projects/-home-x/x.jsonl", &format!("{line}\n"));
        }
    }),
    place("a transcript: a token of nobody", Form::Bare, Mark::Says("Unknown token"), |it, s| {
        recorded(it, 418, &format!("API Error: 418 Unknown token = {}, as {}", &s[..20], &s[20..40]));
    }),
    place("the journal: what somebody else wrote", Form::Key, Mark::Says("a title of somebody"), |it, s| {
        let entry = json!({ "schema": "claude-fix.journal/1", "id": 7, "at": 1_795_000_000_000_i64, "records": [], "state": "applied",
            "plan": { "id": format!("x:{s}"), "title": format!("a title of somebody \u{1b}[31m{s}"), "risk": "reversible", "steps": [],
                "consequences": [s], "manual": [s], "clears": [s], "cures": [s] } });
        it.json(&format!(".local/state/claude-fix/{PLANTED}"), entry);
    }),
    place("a debug log", Form::Key, Mark::Says("529"), |it, s| {
        it.add(&format!(".claude/debug/{s}.txt"), &format!("2026-11-20T10:05:00.000Z [ERROR] API error (attempt 1/11): 529 529 {{\"type\":\"error\",\"error\":{{\"type\":\"overloaded_error\",\"message\":\"{s}\"}}}}\n"));
    }),
    place("a text that is pasted", Form::Key, Mark::Says("request"), |it, s| {
        it.add("../pasted.txt", &format!("API Error: 401 {{\"type\":\"error\",\"error\":{{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key {s}\"}},\"request_id\":\"req_{s}\"}}\n"));
    }),
];

/// Reports that somebody else sent.
pub(crate) const REPORTS: &[Place] = &[
    place("a report of somebody", Form::Key, Mark::Says("hostile.json"), |it, s| {
        it.json("../hostile.json", report(s, s, s, s, s));
    }),
    place(
        "a report of somebody, of what is known here",
        Form::Key,
        Mark::Says("# from a report, not checked: … "),
        |it, s| {
            let repair = "env.remove_variable:ANTHROPIC_API_KEY";
            it.json("../known.json", report(s, "network.api", "api_key", "key.rejected", repair));
        },
    ),
];

/// A report that says this everywhere, also where no word of it belongs.
fn report(s: &str, check: &str, step: &str, cause: &str, repair: &str) -> serde_json::Value {
    let because = json!([{ "check": check, "fact": s }]);
    json!({ "schema": "claude-fix.report/1", "tool": { "name": "claude-fix", "version": s }, "started_at": s, "duration_ms": 1,
        "verdict": { "state": "problems", "summary": s, "exit_code": 1 }, "machine": { "os": s, "arch": s, "shell": s, "context": [s] },
        "claude": { "config_dir": s, "installs": [{ "path": s, "version": s, "method": s, "active": true }] },
        "credentials": [{ "kind": "api_key", "source": s, "set_in": [{ "file": s, "line": 1 }], "state": "used", "fingerprint": s,
            "length": 108, "problems": [s], "expires_at": s }],
        "checks": [{ "id": check, "group": "network", "title": s, "outcome": "found", "summary": s,
            "evidence": [{ "label": s, "value": s }], "duration_ms": 1 }],
        "diagnoses": [{ "id": cause, "severity": "broken", "confidence": "certain", "title": s, "summary": s, "because": because,
            "repairs": [repair], "advice": [s], "docs": s, "step": step }],
        "repairs": [{ "id": repair, "title": s, "risk": "safe", "changes": [s], "consequences": [s], "manual": [format!("# {s}"), s] }],
        "journal": [{ "id": 1, "at": s, "repair": repair, "title": s, "state": "applied", "changes": [s] }],
        "pasted": [{ "summary": s, "causes": [s], "request_id": s }], "hidden": [{ "rule": s, "names": 1, "places": 1 }] })
}
