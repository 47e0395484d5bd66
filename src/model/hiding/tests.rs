//! Is every name put aside, and nothing else?

use super::*;

fn hidden(text: &str) -> String {
    let known = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect();
    let names = Names {
        organisations: known(&["Acme", "Acme Corp"]),
        hosts: known(&["proxy.acme.test", "api.anthropic.com", "proxy", "zetahost"]),
        users: known(&["ada", "root", "jo"]),
    };
    Hiding::new(names).text(text)
}

#[test]
fn names_become_the_same_word_everywhere() {
    for (text, wanted) in [
        ("ada@acme.test, bo@acme.test and Ada@Acme.test", "EMAIL-1, EMAIL-2 and EMAIL-1"),
        ("signed in as d…v@example.org.", "signed in as EMAIL-1."),
        ("<ada+x@acme.test> email=\"b@c.io\"", "<EMAIL-1> email=\"EMAIL-2\""),
        ("claude-code@2.1.329 and @scope/name", "claude-code@2.1.329 and @scope/name"),
        ("https://…@proxy.acme.test:3128/x", "https://…@HOST-1:3128/x"),
        (
            "https://claude.ai/x https://gw.acme.test https://127.0.0.1:1",
            "https://claude.ai/x https://HOST-1 https://127.0.0.1:1",
        ),
        ("Proxy.ACME.test:1, the proxy proxy:3128", "HOST-1:1, the proxy HOST-2:3128"),
        (
            "http://zetahost:8080: does not tell the address of zetahost; *.x,Zetahost,localhost and zetahosts",
            "http://HOST-1:8080: does not tell the address of HOST-1; *.x,HOST-1,localhost and zetahosts",
        ),
        ("http://…@gate:3128/ http://localhost:1", "http://…@HOST-1:3128/ http://localhost:1"),
        ("ACME corp", "ORG-1"),
        ("C:\\Users\\Eve Lovelace\\x, /Users/bo and /Users/c", "C:\\Users\\USER-3\\x, /Users/USER-1 and /Users/USER-2"),
        ("api.anthropic.com by proxy.acme.test", "api.anthropic.com by HOST-1"),
        ("Acme Corp, Acme and Acmeist", "ORG-1, ORG-2 and Acmeist"),
        ("id 01234567-89ab-cdef-0123-456789abcdef.", "id ID-1."),
        (
            "/home/ada/x, /home/bob:/Users/Shared, C:\\Users\\eve\\x",
            "/home/USER-1/x, /home/USER-2:/Users/Shared, C:\\Users\\USER-3\\x",
        ),
        ("/tmp/x/home/bob /mnt/c/Users/eve", "/tmp/x/home/bob /mnt/c/Users/USER-1"),
        ("owned by ada, not adamant, root or jo", "owned by USER-1, not adamant, root or jo"),
        ("日本@語 é@ü.de", "日本@語 EMAIL-1"),
    ] {
        assert_eq!(hidden(text), wanted, "{text}");
    }
}

#[test]
fn what_stands_for_a_name_is_found_again() {
    let found = pieces("by EMAIL-1 (ORG-12), MYID-3 HOST- and USER-2");
    let wanted = [
        ("by ", None),
        ("EMAIL-1", Some(Rule::Email)),
        (" (", None),
        ("ORG-12", Some(Rule::Organisation)),
        ("), MYID-3 HOST- and ", None),
        ("USER-2", Some(Rule::User)),
    ];
    assert_eq!(found, wanted);
    assert_eq!(pieces(""), []);
}

#[test]
fn ids_of_the_schema_stay_and_targets_of_repairs_do_not() {
    let mut document = serde_json::json!({
        "schema": "ada", "checks": [{ "id": "network.ada", "summary": "by ada" }],
        "repairs": [{ "id": "install.remove:/home/ada/claude" }], "diagnoses": [{ "repairs": ["x:/home/ada/claude"] }],
    });
    let mut hiding = Hiding::new(Names { users: vec!["ada".into()], ..Names::default() });
    hiding.document(&mut document);
    let wanted = serde_json::json!({
        "schema": "ada", "checks": [{ "id": "network.ada", "summary": "by USER-1" }],
        "repairs": [{ "id": "install.remove:/home/USER-1/claude" }],
        "diagnoses": [{ "repairs": ["x:/home/USER-1/claude"] }],
    });
    assert_eq!(document, wanted);
    assert_eq!(hiding.count().collect::<Vec<_>>(), [(Rule::User, 1, 3)]);
}
