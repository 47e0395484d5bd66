//! How are the real proxies and the real name service started? Unmodified, each with a configuration of a few lines, and
//! waited for by the line that says that it is ready. They end with the process namespace of their test.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::harness::program;
use super::network::{HOSTS, Net, PROXY, PROXY_AT};

/// How long a program may take to start on a slow machine.
const SOON: Duration = Duration::from_mins(1);
/// The name and password that squid knows.
pub(crate) const ADA: (&str, &str) = ("ada", "pa%40ss");

/// A program that runs beside the test.
pub(crate) struct Part {
    child: Child,
    name: String,
    lines: Receiver<String>,
}

impl Part {
    fn start(net: &Net, name: &str, arguments: &[&str]) -> Self {
        let path = program(name).expect("the harness looked for it");
        // in one stream, because each of them has its own idea of where the words belong
        let mut command = Command::new("/bin/sh");
        command.args(["-c", r#"exec "$@" 2>&1"#, "sh"]);
        if name == "squid" {
            // it would give up the root of this namespace for a user who is not in it
            command.args(["unshare", "--user", "--map-user=1000", "--map-group=1000"]);
        }
        command.arg(path).args(arguments).current_dir(net.folder.path()).stdin(Stdio::null()).stdout(Stdio::piped());
        command.env_clear().env("HOME", net.folder.path()).env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        let mut child = command.env("LANG", "C.UTF-8").env("PYTHONUNBUFFERED", "1").spawn().expect("it starts");
        let (out, (sender, lines)) = (child.stdout.take().expect("its words"), channel());
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                // nobody listens any more when the test is over
                let _ = sender.send(line);
            }
        });
        Self { child, name: name.to_owned(), lines }
    }

    /// Waits until it says this.
    pub(crate) fn until(self, words: &str) -> Self {
        let (end, mut said) = (Instant::now() + SOON, String::new());
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(words) => return self,
                Ok(line) => drop(writeln!(said, "{line}")),
                Err(why) => panic!("{}: no {words:?} ({why}); it said:\n{said}", self.name),
            }
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn file(net: &Net, name: &str, text: &str) -> String {
    let path = net.folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

/// `http://proxy.corp.example:PORT`, with a name and a password if there are any.
pub(crate) fn proxy_url(login: Option<(&str, &str)>, port: u16) -> String {
    let login = login.map(|(name, password)| format!("{name}:{password}@")).unwrap_or_default();
    format!("http://{login}{PROXY}:{port}")
}

/// tinyproxy on port 8888, with these further lines of configuration.
pub(crate) fn tinyproxy(net: &Net, more: &str) -> Part {
    let text =
        format!("Port 8888\nListen {PROXY_AT}\nBind {PROXY_AT}\nTimeout 60\nLogLevel Info\nMaxClients 50\n{more}\n");
    let configuration = file(net, "tinyproxy.conf", &text);
    Part::start(net, "tinyproxy", &["-d", "-c", &configuration]).until("Accepting connections")
}

/// Lines of squid's: only people whom it knows by name and password.
pub(crate) fn people_only(net: &Net) -> String {
    let folder = net.folder.path().display();
    let (name, _) = ADA;
    let hash = Command::new("openssl").args(["passwd", "-apr1", "pa@ss"]).output().expect("openssl");
    let hash = String::from_utf8(hash.stdout).expect("a hash");
    file(net, "passwords", &format!("{name}:{hash}"));
    format!(
        "auth_param basic program /usr/lib/squid/basic_ncsa_auth {folder}/passwords\n\
         auth_param basic children 2 startup=1\nauth_param basic realm corp\n{KNOWN}"
    )
}

/// Lines of squid's: only people whom Windows knows.
pub(crate) fn windows_only() -> String {
    format!("auth_param ntlm program /usr/lib/squid/ntlm_fake_auth\nauth_param ntlm children 2 startup=1\n{KNOWN}")
}

const KNOWN: &str = "acl people proxy_auth REQUIRED\nhttp_access allow people\nhttp_access deny all";

/// squid on port 3128, which lets through whom these lines say.
pub(crate) fn squid(net: &Net, access: &str) -> Part {
    let folder = net.folder.path().display();
    let text = format!(
        "http_port {PROXY_AT}:3128\nvisible_hostname {PROXY}\ntcp_outgoing_address {PROXY_AT}\npid_filename none\n\
         cache deny all\naccess_log none\ncache_log {folder}/squid.log\ncoredump_dir none\npinger_enable off\n\
         netdb_filename none\nshutdown_lifetime 0 seconds\nacl SSL_ports port 443\n\
         http_access deny CONNECT !SSL_ports\n{access}\n"
    );
    let configuration = file(net, "squid.conf", &text);
    Part::start(net, "squid", &["-N", "-d1", "-f", &configuration]).until("Accepting HTTP Socket connections")
}

/// mitmproxy without its screen, on port 8080. Its own root is `mitmproxy-ca-cert.pem` in the folder of the test.
pub(crate) fn mitmproxy(net: &Net) -> Part {
    let folder = net.folder.path().display().to_string();
    let (confdir, at) = (format!("confdir={folder}"), PROXY_AT.to_string());
    let upstream = format!("ssl_verify_upstream_trusted_ca={}", file(net, "upstream.pem", &net.authority.pem()));
    let arguments = [
        "--listen-host",
        &at,
        "--listen-port",
        "8080",
        "--set",
        &confdir,
        "--set",
        &upstream,
        "--set",
        "onboarding=false",
    ];
    Part::start(net, "mitmdump", &arguments).until("listening at")
}

/// The root of mitmproxy.
pub(crate) fn mitmproxy_root(net: &Net) -> std::path::PathBuf {
    net.folder.path().join("mitmproxy-ca-cert.pem")
}

/// dnsmasq in place of our name service; `says` names the hosts it knows and where they are, all else does not exist.
pub(crate) fn dnsmasq(net: &Net, says: impl Fn(&str) -> Option<Ipv4Addr>) -> Part {
    let mut text = "no-resolv\nno-hosts\nlisten-address=127.0.0.53\nbind-interfaces\nlog-facility=-\n\
                    address=/#/\n"
        .to_owned();
    for host in HOSTS {
        let _ = match says(host) {
            Some(at) => writeln!(text, "address=/{host}/{at}"),
            None => writeln!(text, "address=/{host}/"),
        };
    }
    let configuration = file(net, "dnsmasq.conf", &text);
    Part::start(net, "dnsmasq", &["--no-daemon", &format!("--conf-file={configuration}")]).until("started")
}

/// What stands in a file of the test.
pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
