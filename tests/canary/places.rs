//! Where can a secret lie? Every machine of the test, and for each the places that hold a secret of their own: name, how
//! it is planted, and what shows that it was read. `cargo test --test canary -- --places` prints them all.

#[path = "places/clouds.rs"]
mod clouds;
#[path = "places/desktop.rs"]
mod desktop;
#[path = "places/keys.rs"]
mod keys;
#[path = "places/logins.rs"]
mod logins;
#[path = "places/network.rs"]
mod network;
#[path = "places/others.rs"]
mod others;
#[path = "places/words.rs"]
mod words;

use clouds::{BEDROCK, FOUNDRY, VERTEX};
use desktop::{GNOME, KEYRING};
use keys::{BASH, DECLINED, ELSEWHERE, INJECTED, KEY};
use logins::{FAILING, LOGIN, PROGRAM};
use network::{GATEWAY, INSPECTED, PROXY};
use others::{BYSTANDERS, OTHERS};
use words::{NAMES, REPORTS, SAID};

use super::harness::Case;
use super::haunted::{Form, Haunted, Mark, Place, run};
use super::outputs::hold;
use super::traced;

const NEEDS: &[&str] = &["ip", "mount", "cp"];

const fn case(name: &'static str, run: fn()) -> Case {
    Case { name, needs: NEEDS, run }
}

/// The parts of a desktop.
const DESKTOP: &[&str] = &[
    "ip",
    "mount",
    "cp",
    "dbus-daemon",
    "gnome-keyring-daemon",
    "secret-tool",
    "gsettings",
    "../libexec/dconf-service",
    "../share/glib-2.0/schemas/org.gnome.system.proxy.gschema.xml",
];

const fn place(name: &'static str, form: Form, mark: Mark, plant: fn(&mut Haunted, &str)) -> Place {
    Place { name, form, plant, mark }
}

pub(crate) const CASES: &[Case] = &[
    case("a_key", || hold(KEY, local)),
    case("a_key_where_localhost_leads_elsewhere", || hold(ELSEWHERE, elsewhere)),
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
    case("reports_of_others", || hold(REPORTS, local)),
    case("programs_that_are_none_of_our_business", || hold(BYSTANDERS, local)),
    Case { name: "an_inspection", needs: &["ip", "mount", "cp", "openssl"], run: || hold(INSPECTED, |_| ()) },
    Case { name: "a_keyring", needs: DESKTOP, run: || hold(KEYRING, local) },
    Case { name: "a_desktop", needs: DESKTOP, run: || hold(GNOME, |_| ()) },
    Case { name: traced::NAME, needs: &["ip", "mount", "cp", "strace"], run: traced::hold },
];

/// Every list of places, by the machine that has them.
const LISTS: &[(&str, &[Place])] = &[
    ("a key", KEY),
    ("a key, and a name of this machine that leads elsewhere", ELSEWHERE),
    ("a key in bash, and what a company sets", BASH),
    ("a key that was declined", DECLINED),
    ("files that hand variables over", INJECTED),
    ("a login", LOGIN),
    ("a program for keys", PROGRAM),
    ("a program for keys that fails", FAILING),
    ("a gateway", GATEWAY),
    ("a proxy", PROXY),
    ("proxies of other programs", OTHERS),
    ("an inspection", INSPECTED),
    ("a keyring", KEYRING),
    ("a desktop", GNOME),
    ("programs that are none of our business", BYSTANDERS),
    ("Bedrock", BEDROCK),
    ("Vertex", VERTEX),
    ("Foundry", FOUNDRY),
    ("names", NAMES),
    ("what others say", SAID),
    ("reports of others", REPORTS),
];

/// The whole list, for a person.
pub(crate) fn print() {
    for (machine, places) in LISTS {
        println!("{machine}");
        places.iter().for_each(|place| println!("  {} ({:?}, {:?})", place.name, place.form, place.mark));
    }
}

/// The API is the server that repeats what it is sent.
pub(crate) fn local(it: &mut Haunted) {
    let url = format!("http://{}", it.api.at());
    it.with("ANTHROPIC_BASE_URL", &url);
}

/// The name of this machine leads to another one; the server answers there, too.
fn elsewhere(it: &mut Haunted) {
    run("ip", &["address", "add", "10.9.9.9/32", "dev", "lo"]);
    it.hosts("10.9.9.9 localhost\n");
    let port = it.api.at().rsplit(':').next().unwrap_or_default().to_owned();
    it.with("ANTHROPIC_BASE_URL", &format!("http://localhost:{port}"));
}

/// An error that Claude Code wrote down.
fn recorded(it: &mut Haunted, status: u16, said: &str) {
    let line = serde_json::json!({ "timestamp": "2026-11-20T10:00:00.000Z", "type": "assistant", "isApiErrorMessage": true,
        "apiErrorStatus": status, "cwd": "/x", "version": "2.1.329", "message": { "content": [{ "type": "text", "text": said }] } });
    it.add(&format!(".claude/projects/-x/{status}.jsonl"), &format!("{line}\n"));
}

fn exported(it: &mut Haunted, file: &str, s: &str) {
    it.add(file, &format!("export ANTHROPIC_API_KEY='{s}' # {s}\n"));
}
