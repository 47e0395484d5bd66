//! Where can a secret lie? Place, how it is planted, and what shows that it was read.

use serde_json::json;

use super::harness::Case;
use super::haunted::{Form, Haunted, Mark, Place};
use super::outputs::hold;

const NEEDS: &[&str] = &["ip", "mount", "cp"];

const fn case(name: &'static str, run: fn()) -> Case {
    Case { name, needs: NEEDS, run }
}

const fn place(name: &'static str, form: Form, mark: Mark, plant: fn(&mut Haunted, &str)) -> Place {
    Place { name, form, plant, mark }
}

pub(crate) const CASES: &[Case] = &[
    case("a_key", || hold(KEY, local)),
    case("a_key_in_bash_and_in_what_a_company_sets", || {
        hold(BASH, |it| {
            local(it);
            it.with("SHELL", "/bin/bash");
        });
    }),
    case("a_login", || hold(LOGIN, local)),
    case("a_program_for_keys", || hold(PROGRAM, local)),
    case("a_gateway", || hold(GATEWAY, |_| ())),
    case("a_proxy", || hold(PROXY, |_| ())),
    case("proxies_of_others", || hold(OTHERS, |_| ())),
    case("files_that_hand_variables_over", || hold(INJECTED, local)),
    case("bedrock", || hold(BEDROCK, |it| it.with("CLAUDE_CODE_USE_BEDROCK", "1"))),
    case("vertex", || hold(VERTEX, |it| it.with("CLAUDE_CODE_USE_VERTEX", "1"))),
    case("foundry", || hold(FOUNDRY, |it| it.with("CLAUDE_CODE_USE_FOUNDRY", "1"))),
    case("a_key_that_was_declined", || hold(DECLINED, local)),
    case("a_program_that_fails", || hold(FAILING, local)),
    case("names", || hold(NAMES, local)),
    case("what_others_say", || hold(SAID, local)),
];

/// The API is the server that repeats what it is sent.
fn local(it: &mut Haunted) {
    let url = format!("http://{}", it.api.at());
    it.with("ANTHROPIC_BASE_URL", &url);
}

fn exported(it: &mut Haunted, file: &str, s: &str) {
    it.add(file, &format!("export ANTHROPIC_API_KEY='{s}' # {s}\n"));
}

const KEY: &[Place] = &[
    place("environment: ANTHROPIC_API_KEY", Form::Key, Mark::Tail, |it, s| it.with("ANTHROPIC_API_KEY", s)),
    place("~/.zshenv", Form::Key, Mark::Says("~/.zshenv"), |it, s| exported(it, ".zshenv", s)),
    place("~/.zprofile", Form::Key, Mark::Says("~/.zprofile"), |it, s| exported(it, ".zprofile", s)),
    place("~/.zshrc", Form::Key, Mark::Says("~/.zshrc"), |it, s| exported(it, ".zshrc", s)),
    place("~/.zlogin", Form::Key, Mark::Says("~/.zlogin"), |it, s| exported(it, ".zlogin", s)),
    place("~/.zshrc: an alias", Form::Key, Mark::Says("alias"), |it, s| {
        it.add(".zshrc", &format!("alias claude='ANTHROPIC_API_KEY={s} claude'\n"));
    }),
    place("~/.zshrc: a function", Form::Key, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("claude() {{\n  ANTHROPIC_API_KEY={s} command claude \"$@\"\n}}\n"));
    }),
    place("~/.zshrc: many lines", Form::Key, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("export OTHER=1 \\\n  ANTHROPIC_API_KEY={s}\n"));
    }),
    place("config.fish", Form::Key, Mark::Says("config.fish"), |it, s| {
        it.add(".config/fish/config.fish", &format!("set -gx ANTHROPIC_API_KEY {s}\n"));
    }),
    place("fish: conf.d", Form::Key, Mark::Says("conf.d/a.fish"), |it, s| {
        it.add(".config/fish/conf.d/a.fish", &format!("set -gx ANTHROPIC_API_KEY {s}\n"));
    }),
    place("PowerShell's profile", Form::Key, Mark::Says("PowerShell_profile.ps1"), |it, s| {
        it.add(".config/powershell/Microsoft.PowerShell_profile.ps1", &format!("$env:ANTHROPIC_API_KEY = \"{s}\"\n"));
    }),
    place("environment.d", Form::Key, Mark::Says("environment.d"), |it, s| {
        it.add(".config/environment.d/a.conf", &format!("ANTHROPIC_API_KEY={s}\n"));
    }),
    place("the user's settings", Form::Key, Mark::Says("~/.claude/settings.json"), |it, s| {
        it.json(".claude/settings.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("the user's settings: a name", Form::Key, Mark::Says("~/.claude/settings.json"), |it, s| {
        it.json(".claude/settings.json", json!({ "env": { s: "x" }, s: { s: s } }));
    }),
    place("~/.claude.json: primaryApiKey", Form::Key, Mark::Tail, |it, s| {
        it.json(".claude.json", json!({ "primaryApiKey": s, "hasCompletedOnboarding": true }));
    }),
    place("standard input of key store", Form::Key, Mark::Sent, |it, s| it.add("../given.txt", &format!("{s}\n"))),
    place("a key that is typed", Form::Key, Mark::Sent, |it, s| it.add("../typed.txt", s)),
    place("a variable of nobody's", Form::Bare, Mark::Handed, |it, s| it.with("MY_PASSWORD", s)),
    place("a server's location", Form::Key, Mark::Says("401"), |it, s| {
        it.api.header(&format!("location: https://login.example/{s}?key={s}"));
    }),
    place("a server's name", Form::Key, Mark::Says("401"), |it, s| it.api.header(&format!("server: {s}"))),
    place("a server's request id", Form::Key, Mark::Says("401"), |it, s| {
        it.api.header(&format!("request-id: req_{s}"));
    }),
    place("a server's words", Form::Key, Mark::Says("401"), |it, s| it.api.words(s)),
];

const BASH: &[Place] = &[
    place("environment: ANTHROPIC_API_KEY", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_API_KEY", s)),
    place("~/.bashrc", Form::Key, Mark::Says("~/.bashrc"), |it, s| exported(it, ".bashrc", s)),
    place("~/.bash_profile", Form::Key, Mark::Says("~/.bash_profile"), |it, s| exported(it, ".bash_profile", s)),
    place("~/.profile", Form::Key, Mark::Says("~/.profile"), |it, s| exported(it, ".profile", s)),
    place("~/.bash_aliases", Form::Key, Mark::Says("~/.bash_aliases"), |it, s| exported(it, ".bash_aliases", s)),
    place("/etc/profile", Form::Key, Mark::Says("/etc/profile"), |it, s| {
        it.etc("profile", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/profile.d", Form::Key, Mark::Says("/etc/profile.d/a.sh"), |it, s| {
        it.etc("profile.d/a.sh", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/bash.bashrc", Form::Key, Mark::Says("/etc/bash.bashrc"), |it, s| {
        it.etc("bash.bashrc", &format!("export ANTHROPIC_API_KEY={s}\n"));
    }),
    place("/etc/environment", Form::Key, Mark::Says("/etc/environment"), |it, s| {
        it.etc("environment", &format!("ANTHROPIC_API_KEY={s}\n"));
    }),
    place("the project's settings", Form::Key, Mark::Says(".claude/settings.json"), |it, s| {
        it.json("../.claude/settings.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("the project's local settings", Form::Key, Mark::Says("settings.local.json"), |it, s| {
        it.json("../.claude/settings.local.json", json!({ "env": { "ANTHROPIC_API_KEY": s } }));
    }),
    place("managed settings", Form::Key, Mark::Says("managed-settings.json"), |it, s| {
        it.etc("claude-code/managed-settings.json", &json!({ "env": { "ANTHROPIC_API_KEY": s, s: "x" }, "apiKeyHelper": format!("echo {s}"), "forceLoginOrgUUID": s, "companyAnnouncements": [s] }).to_string());
    }),
    place("managed-settings.d", Form::Key, Mark::Says("managed-settings.d"), |it, s| {
        it.etc("claude-code/managed-settings.d/10.json", &json!({ "env": { "ANTHROPIC_AUTH_TOKEN": s } }).to_string());
    }),
    place("the policy of a company", Form::Key, Mark::Says("policy"), |it, s| {
        it.etc(
            "claude-fix/policy.toml",
            &format!("company = 'Contoso {s}'\n{s} = 1\n[contact]\nname = 'desk {s}'\nnote = '{s}'\n[network]\nproxy = 'http://bob:{s}@proxy.example:3128'\n[[text]]\ncause = 'key.*'\ntext = 'ask {s}'\n[[forbid]]\nrepair = 'reset.*'\nbecause = 'no {s}'\n"),
        );
    }),
    place("the settings of an editor", Form::Key, Mark::Says("Code/User/settings.json"), |it, s| {
        it.json(".config/Code/User/settings.json", json!({
            "claudeCode.environmentVariables": [{ "name": "ANTHROPIC_API_KEY", "value": s }, { "name": s, "value": "x" }],
            "terminal.integrated.env.linux": { "ANTHROPIC_API_KEY": s },
            "http.proxy": format!("http://bob:{s}@proxy.example:3128"),
        }));
    }),
];

const LOGIN: &[Place] = &[
    place("the stored login", Form::Login, Mark::Says(".credentials.json"), |it, s| {
        it.json(".claude/.credentials.json", json!({ "claudeAiOauth": { "accessToken": s, "expiresAt": 1_700_000_000_000_i64, "scopes": ["user:inference", s], "subscriptionType": s } }));
    }),
    place("the token that renews it", Form::Refresh, Mark::Says(".credentials.json"), |it, s| {
        it.json(".claude/.credentials.json", json!({ "claudeAiOauth": { "refreshToken": s }, s: s }));
    }),
    place("the account", Form::Key, Mark::Says(".claude.json"), |it, s| {
        it.json(".claude.json", json!({ "hasCompletedOnboarding": true, "oauthAccount": { "emailAddress": format!("{s}@example.com"), "organizationName": s, "organizationUuid": s, "accountUuid": s } }));
    }),
    place("environment: CLAUDE_CODE_OAUTH_TOKEN", Form::Login, Mark::Tail, |it, s| {
        it.with("CLAUDE_CODE_OAUTH_TOKEN", s);
    }),
    place("~/.zshrc: CLAUDE_CODE_OAUTH_TOKEN", Form::Login, Mark::Says("~/.zshrc"), |it, s| {
        it.add(".zshrc", &format!("export CLAUDE_CODE_OAUTH_TOKEN={s}\n"));
    }),
    place("environment: ANTHROPIC_AUTH_TOKEN", Form::Bare, Mark::Says("ANTHROPIC_AUTH_TOKEN"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
    }),
    place("environment: CLAUDE_CODE_OAUTH_REFRESH_TOKEN", Form::Refresh, Mark::Handed, |it, s| {
        it.with("CLAUDE_CODE_OAUTH_REFRESH_TOKEN", s);
    }),
    place("a profile of Anthropic", Form::Login, Mark::Says("profile"), |it, s| {
        it.add(".config/anthropic/configs/default.json", "{\"authentication\":{\"type\":\"user_oauth\"}}");
        it.json(
            ".config/anthropic/credentials/default.json",
            json!({ "access_token": s, "refresh_token": s, "expires_at": s }),
        );
    }),
];

const PROGRAM: &[Place] = &[
    place("apiKeyHelper: its command", Form::Bare, Mark::Says("apiKeyHelper"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "apiKeyHelper": format!("TOKEN={s} get-key --password {s} 'x {s}'") }),
        );
    }),
    place("apiKeyHelper: what it prints", Form::Key, Mark::Tail, |it, s| it.script("get-key", &format!("echo '{s}'"))),
    place("otelHeadersHelper", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "otelHeadersHelper": format!("echo {s}"), "awsAuthRefresh": format!("aws {s}") }),
        );
    }),
];

const FAILING: &[Place] = &[
    place("apiKeyHelper: its errors", Form::Key, Mark::Says("refusal-a"), |it, s| {
        it.json(".claude/settings.json", json!({ "apiKeyHelper": "get-key" }));
        let errors = it.project().join("errors.txt");
        it.script("get-key", &format!("cat '{}' >&2; exit 3", errors.display()));
        it.add("../errors.txt", &format!("refusal-a {s} "));
    }),
    place("apiKeyHelper: its errors, without a form", Form::Bare, Mark::Says("refusal-b"), |it, s| {
        it.add("../errors.txt", &format!("refusal-b {s}\n"));
    }),
];

const DECLINED: &[Place] =
    &[place("~/.claude.json: customApiKeyResponses", Form::Key, Mark::Says("was declined earlier"), |it, s| {
        it.with("ANTHROPIC_API_KEY", s);
        let end = s.get(s.len() - 20..).unwrap_or_default();
        it.json(".claude.json", json!({ "customApiKeyResponses": { "approved": [], "rejected": [end] } }));
    })];

const GATEWAY: &[Place] = &[
    place("a base URL: path and query", Form::Bare, Mark::Sent, |it, s| {
        let url = format!("http://{}/v/{s}?key={s}", it.api.at());
        it.with("ANTHROPIC_BASE_URL", &url);
        it.add(".zshrc", &format!("export ANTHROPIC_BASE_URL='{url}'\n"));
    }),
    place("ANTHROPIC_CUSTOM_HEADERS", Form::Bare, Mark::Says("ANTHROPIC_CUSTOM_HEADERS"), |it, s| {
        it.with("ANTHROPIC_CUSTOM_HEADERS", &format!("x-gateway: {s}\nauthorization: Bearer {s}"));
    }),
    place("environment: ANTHROPIC_AUTH_TOKEN", Form::Bare, Mark::Says("ANTHROPIC_AUTH_TOKEN"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
    }),
    place("settings: a base URL", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "env": { "ANTHROPIC_BEDROCK_BASE_URL": format!("https://u:{s}@gateway.example/{s}?k={s}#{s}") } }),
        );
    }),
    place("environment: a URL without a form", Form::Bare, Mark::Handed, |it, s| {
        it.with("ANTHROPIC_VERTEX_BASE_URL", &format!("gateway.example/{s}"));
    }),
    place("the server's words", Form::Key, Mark::Says("401"), |it, s| it.api.words(s)),
];

const PROXY: &[Place] = &[
    place("HTTPS_PROXY", Form::Bare, Mark::Sent, |it, s| {
        let url = format!("http://bob:{s}@{}", it.api.at());
        it.with("HTTPS_PROXY", &url);
        it.add(".zshrc", &format!("export HTTPS_PROXY='{url}' # {url}\n"));
    }),
    place("http_proxy", Form::Bare, Mark::Says("http_proxy"), |it, s| {
        it.with("http_proxy", &format!("http://{s}:x@proxy.example:1"));
    }),
    place("ALL_PROXY", Form::Bare, Mark::Handed, |it, s| {
        it.with("ALL_PROXY", &format!("socks5://bob:{s}@proxy.example:1"));
    }),
    place("NO_PROXY", Form::Key, Mark::Says("NO_PROXY"), |it, s| it.with("NO_PROXY", &format!("{s}.example,*.{s}"))),
    place("NODE_EXTRA_CA_CERTS", Form::Key, Mark::Says("NODE_EXTRA_CA_CERTS"), |it, s| {
        it.with("NODE_EXTRA_CA_CERTS", &format!("/certs/{s}.pem"));
    }),
    place("CLAUDE_CODE_CLIENT_KEY_PASSPHRASE", Form::Bare, Mark::Handed, |it, s| {
        it.with("CLAUDE_CODE_CLIENT_KEY_PASSPHRASE", s);
        it.with("CLAUDE_CODE_CLIENT_CERT", &format!("/no/such/{}", "cert.pem"));
    }),
    place("~/.npmrc", Form::Bare, Mark::Says("~/.npmrc"), |it, s| {
        it.add(
            ".npmrc",
            &format!("https-proxy=http://bob:{s}@proxy.example:3128\n//registry.example/:_authToken={s}\n"),
        );
    }),
    place("the proxy's words", Form::Key, Mark::Says("407"), |it, s| it.api.words(s)),
];

const OTHERS: &[Place] = &[
    place("~/.npmrc", Form::Bare, Mark::Says(".npmrc"), |it, s| {
        it.add(
            ".npmrc",
            &format!("https-proxy=http://bob:{s}@proxy.example:3128\n//registry.example/:_authToken={s}\nprefix={s}\n"),
        );
    }),
    place("~/.gitconfig", Form::Bare, Mark::Says(".gitconfig"), |it, s| {
        it.add(
            ".gitconfig",
            &format!(
                "[http]\n\tproxy = http://bob:{s}@proxy2.example:3128\n\textraHeader = \"Authorization: Bearer {s}\"\n"
            ),
        );
    }),
    place("KDE", Form::Bare, Mark::Says("kioslaverc"), |it, s| {
        it.add(
            ".config/kioslaverc",
            &format!("[Proxy Settings]\nProxyType=1\nhttpsProxy=http://bob:{s}@proxy3.example 3128\n"),
        );
    }),
    place("/etc/environment", Form::Bare, Mark::Says("/etc/environment"), |it, s| {
        it.etc("environment", &format!("https_proxy=\"http://bob:{s}@proxy4.example:3128/\"\n"));
    }),
    place("~/.bashrc", Form::Bare, Mark::Says("~/.bashrc"), |it, s| {
        it.add(".bashrc", &format!("export HTTPS_PROXY=http://bob:{s}@proxy5.example:3128\n"));
    }),
    place("~/.profile: a broken address", Form::Bare, Mark::Says("~/.profile"), |it, s| {
        it.add(".profile", &format!("export HTTPS_PROXY=http://bob:{s}#{s}@proxy6.example:3128\n"));
    }),
];

/// A variable of this environment, and the file that it comes from by no shell.
const INJECTED: &[Place] = &[
    place(".envrc", Form::Key, Mark::Says(".envrc"), |it, s| {
        it.with("ANTHROPIC_API_KEY", s);
        it.add("../.envrc", &format!("export ANTHROPIC_API_KEY={s} # {s}\nexport {}=x\n", s.replace('-', "_")));
    }),
    place(".env", Form::Bare, Mark::Says("/.env line"), |it, s| {
        it.with("ANTHROPIC_AUTH_TOKEN", s);
        it.add("../.env", &format!("ANTHROPIC_AUTH_TOKEN={s}\n{s}=x\n"));
    }),
    place(".env.local", Form::Bare, Mark::Says(".env.local"), |it, s| {
        it.with("ANTHROPIC_CUSTOM_HEADERS", &format!("x-key: {s}"));
        it.add("../.env.local", &format!("ANTHROPIC_CUSTOM_HEADERS=\"x-key: {s}\"\n"));
    }),
    place("a unit of systemd", Form::Login, Mark::Says("systemd/user/a.service"), |it, s| {
        it.with("CLAUDE_CODE_OAUTH_TOKEN", s);
        it.add(
            ".config/systemd/user/a.service",
            &format!("[Service]\nEnvironment=CLAUDE_CODE_OAUTH_TOKEN={s} \"{s}=x\"\n"),
        );
    }),
    place("/etc/systemd/system.conf", Form::Key, Mark::Says("/etc/systemd/system.conf"), |it, s| {
        it.with("NODE_EXTRA_CA_CERTS", &format!("/certs/{s}.pem"));
        it.etc("systemd/system.conf", &format!("[Manager]\nDefaultEnvironment=NODE_EXTRA_CA_CERTS=/certs/{s}.pem\n"));
    }),
    place("~/.pam_environment", Form::Key, Mark::Says("~/.pam_environment"), |it, s| {
        it.with("CLAUDE_CODE_CLIENT_CERT", &format!("/certs/{s}.pem"));
        it.add(".pam_environment", &format!("CLAUDE_CODE_CLIENT_CERT DEFAULT=/certs/{s}.pem\n"));
    }),
];

const BEDROCK: &[Place] = &[
    place("AWS_BEARER_TOKEN_BEDROCK", Form::Bare, Mark::Says("AWS_BEARER_TOKEN_BEDROCK"), |it, s| {
        it.with("AWS_BEARER_TOKEN_BEDROCK", s);
    }),
    place("AWS_ACCESS_KEY_ID", Form::Bare, Mark::Says("AWS_ACCESS_KEY_ID"), |it, s| it.with("AWS_ACCESS_KEY_ID", s)),
    place("AWS_SECRET_ACCESS_KEY", Form::Bare, Mark::Handed, |it, s| it.with("AWS_SECRET_ACCESS_KEY", s)),
    place("AWS_PROFILE", Form::Key, Mark::Says("AWS_PROFILE"), |it, s| it.with("AWS_PROFILE", s)),
    place("~/.aws/credentials", Form::Bare, Mark::Says("~/.aws/credentials"), |it, s| {
        it.add(
            ".aws/credentials",
            &format!("[default]\naws_access_key_id={s}\naws_secret_access_key={s}\naws_session_token={s}\n"),
        );
    }),
    place("~/.aws/config", Form::Key, Mark::Says("~/.aws/config"), |it, s| {
        it.add(
            ".aws/config",
            &format!("[profile {s}]\nsso_session = {s}\nregion = {s}\ncredential_process = get {s}\n"),
        );
    }),
    place("awsAuthRefresh", Form::Bare, Mark::Says("settings.json"), |it, s| {
        it.json(
            ".claude/settings.json",
            json!({ "awsAuthRefresh": format!("aws {s}"), "awsCredentialExport": format!("aws {s}") }),
        );
    }),
];

const VERTEX: &[Place] = &[
    place("gcloud", Form::Bare, Mark::Says("application_default_credentials.json"), |it, s| {
        it.add(".config/gcloud/application_default_credentials.json", &format!("{{\"refresh_token\": {s}\"{s}\"}}"));
    }),
    place("ANTHROPIC_VERTEX_PROJECT_ID", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_VERTEX_PROJECT_ID", s)),
];

const FOUNDRY: &[Place] = &[
    place("azure", Form::Bare, Mark::Says("azureProfile.json"), |it, s| {
        it.json(".azure/azureProfile.json", json!({ "subscriptions": [], s: s }));
    }),
    place("AZURE_CLIENT_SECRET", Form::Bare, Mark::Handed, |it, s| it.with("AZURE_CLIENT_SECRET", s)),
    place("ANTHROPIC_FOUNDRY_BASE_URL", Form::Bare, Mark::Says("ANTHROPIC_FOUNDRY_BASE_URL"), |it, s| {
        it.with("ANTHROPIC_FOUNDRY_BASE_URL", &format!("https://u:{s}@gateway.example/{s}?k={s}"));
    }),
];

const NAMES: &[Place] = &[
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
        super::machine_dir::mode(&it.project().join(s).join("claude"), 0o755);
        it.with("PATH", &path);
    }),
    place("SHELL", Form::Key, Mark::Tail, |it, s| it.with("SHELL", &format!("/bin/{s}"))),
    place("ANTHROPIC_MODEL", Form::Key, Mark::Handed, |it, s| it.with("ANTHROPIC_MODEL", s)),
    place("LC_MESSAGES and TERM_PROGRAM", Form::Key, Mark::Handed, |it, s| {
        it.with("TERM_PROGRAM", s);
        it.with("LC_MESSAGES", s);
    }),
];

const SAID: &[Place] = &[
    place("claude --version", Form::Key, Mark::Says("… (Claude Code) …"), |it, s| {
        it.change(|machine| {
            machine.claude(
                &format!("echo '2.1.329-{s} (Claude Code) {s}'; echo 'no {s}' >&2"),
                &format!("echo '{{\"loggedIn\":true,\"authMethod\":\"{s}\",\"email\":\"{s}\"}}'; exit 1"),
            )
        });
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
    place("a broken policy", Form::Bare, Mark::Says("policy"), |it, s| {
        it.etc("claude-fix/policy.toml", &format!("company = {s}\n"));
    }),
    place("a transcript", Form::Key, Mark::Says("wrote down"), |it, s| {
        let line = json!({ "parentUuid": null, "isSidechain": false, "timestamp": "2026-11-20T10:00:00.000Z", "cwd": format!("/home/dev/{s}"),
            "sessionId": s, "version": s, "uuid": s, "type": "assistant", "isApiErrorMessage": true, "apiErrorStatus": 401, "error": s,
            "message": { "model": s, "role": "assistant", "content": [{ "type": "text", "text": format!("API Error: 401 {{\"type\":\"error\",\"error\":{{\"type\":\"{s}\",\"message\":\"invalid {s}\"}},\"request_id\":\"req_{s}\"}}") }] } });
        it.add(&format!(".claude/projects/-home-{s}/{s}.jsonl"), &format!("{line}\n"));
    }),
    place("a debug log", Form::Key, Mark::Says("529"), |it, s| {
        it.add(&format!(".claude/debug/{s}.txt"), &format!("2026-11-20T10:05:00.000Z [ERROR] API error (attempt 1/11): 529 529 {{\"type\":\"error\",\"error\":{{\"type\":\"overloaded_error\",\"message\":\"{s}\"}}}}\n"));
    }),
    place("a text that is pasted", Form::Key, Mark::Says("request"), |it, s| {
        it.add("../pasted.txt", &format!("API Error: 401 {{\"type\":\"error\",\"error\":{{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key {s}\"}},\"request_id\":\"req_{s}\"}}\n"));
    }),
    place("a report of somebody", Form::Key, Mark::Says("hostile.json"), |it, s| {
        it.json("../hostile.json", json!({ "schema": "claude-fix.report/1", "tool": { "name": "claude-fix", "version": s }, "started_at": s, "duration_ms": 1,
            "verdict": { "state": "problems", "summary": s, "exit_code": 1 }, "machine": { "os": s, "arch": s, "shell": s, "context": [s] },
            "claude": { "config_dir": s, "installs": [{ "path": s, "version": s, "method": s, "active": true }] },
            "credentials": [{ "kind": "api_key", "source": s, "set_in": [{ "file": s, "line": 1 }], "state": "used", "fingerprint": s, "length": 108, "problems": [s] }],
            "checks": [{ "id": s, "group": "network", "title": s, "outcome": "found", "summary": s, "evidence": [{ "label": s, "value": s }], "duration_ms": 1 }],
            "diagnoses": [{ "id": s, "severity": "broken", "confidence": "certain", "title": s, "because": [{ "check": s, "fact": s }], "repairs": [s], "docs": s }],
            "repairs": [{ "id": s, "title": s, "risk": "safe", "changes": [s], "manual": [s] }] }));
    }),
];
