//! Who stands between Claude Code and its hosts? Proxies, inspections, and certificates that are not what they should be.

use std::net::{IpAddr, SocketAddr};

use super::authority::Shown;
use super::cases::{Report, all_healthy, all_named, check, everybody, everybody_behind, named, says, through_proxy};
use super::machine_dir::MachineDir;
use super::network::{HOSTS, Net, PROXY_AT, known};
use super::parts::{ADA, mitmproxy, mitmproxy_root, people_only, proxy_url, squid, tinyproxy, windows_only};

// ---- proxies that are not there ----

pub(crate) fn proxy_without_name() {
    let net = Net::whole();
    for report in all_named(&everybody_behind("http://gone.corp.example:3128"), "proxy.unreachable") {
        says(&report, "gone.corp.example:3128");
    }
    drop(net);
}

pub(crate) fn proxy_refuses() {
    let _net = Net::whole();
    for report in all_named(&everybody_behind(&proxy_url(None, 3128)), "proxy.unreachable") {
        says(&report, "env.remove_variable:HTTPS_PROXY");
    }
}

pub(crate) fn proxy_swallows() {
    let net = Net::new();
    net.names(known);
    // without the proxy there is no way either: several parties are silent at once
    net.black_hole(&HOSTS);
    net.swallow(SocketAddr::new(IpAddr::V4(PROXY_AT), 3128));
    all_named(&everybody_behind(&proxy_url(None, 3128)), "proxy.unreachable");
}

pub(crate) fn proxy_mute() {
    let net = Net::whole();
    let listener = std::net::TcpListener::bind((PROXY_AT, 3128)).expect("a port");
    all_named(&everybody_behind(&proxy_url(None, 3128)), "proxy.unreachable");
    drop((listener, net));
}

// ---- real proxies ----

pub(crate) fn tinyproxy_open() {
    let net = Net::whole();
    let _tinyproxy = tinyproxy(&net, "ConnectPort 443");
    all_healthy(&everybody_behind(&proxy_url(None, 8888)));
    through_proxy(&net);
}

pub(crate) fn tinyproxy_filters() {
    let net = Net::whole();
    std::fs::write(net.folder.path().join("filter"), "^intranet\\.corp\\.example$\n").expect("a file");
    let filter = net.folder.path().join("filter");
    let _tinyproxy =
        tinyproxy(&net, &format!("Filter \"{}\"\nFilterDefaultDeny Yes\nFilterExtended On", filter.display()));
    for report in all_named(&everybody_behind(&proxy_url(None, 8888)), "proxy.unreachable") {
        says(&report, "403");
    }
}

pub(crate) fn tinyproxy_port() {
    let net = Net::whole();
    let _tinyproxy = tinyproxy(&net, "ConnectPort 563");
    for report in all_named(&everybody_behind(&proxy_url(None, 8888)), "proxy.unreachable") {
        says(&report, "403");
    }
}

pub(crate) fn tinyproxy_filters_sign_in() {
    let net = Net::whole();
    let filter = net.folder.path().join("filter");
    std::fs::write(&filter, "^platform\\.claude\\.com$\n").expect("a file");
    let _tinyproxy = tinyproxy(&net, &format!("Filter \"{}\"\nFilterExtended On", filter.display()));
    let machine = &everybody_behind(&proxy_url(None, 8888))[1];
    let report = check(machine);
    named(&report, "network.platform_host_blocked");
    says(&report, "403");
}

pub(crate) fn squid_asks() {
    let net = Net::whole();
    let _squid = squid(&net, &people_only(&net));
    for report in all_named(&everybody_behind(&proxy_url(None, 3128)), "proxy.auth_required") {
        says(&report, "407");
        says(&report, "Basic");
    }
}

pub(crate) fn squid_does_not_know() {
    let net = Net::whole();
    let _squid = squid(&net, &people_only(&net));
    for report in all_named(&everybody_behind(&proxy_url(Some((ADA.0, "wrong")), 3128)), "proxy.auth_required") {
        says(&report, "does not accept the user name and password");
    }
}

pub(crate) fn squid_knows() {
    let net = Net::whole();
    let _squid = squid(&net, &people_only(&net));
    all_healthy(&everybody_behind(&proxy_url(Some(ADA), 3128)));
    through_proxy(&net);
}

pub(crate) fn squid_wants_windows() {
    let net = Net::whole();
    let _squid = squid(&net, &windows_only());
    for report in all_named(&everybody_behind(&proxy_url(Some(ADA), 3128)), "proxy.auth_required") {
        says(&report, "NTLM");
    }
}

pub(crate) fn squid_denies() {
    let net = Net::whole();
    let _squid = squid(&net, "http_access deny all");
    for report in all_named(&everybody_behind(&proxy_url(None, 3128)), "proxy.unreachable") {
        says(&report, "403");
    }
}

// ---- an inspection ----

pub(crate) fn inspected() {
    let net = Net::whole();
    let _mitmproxy = mitmproxy(&net);
    for report in all_named(&everybody_behind(&proxy_url(None, 8080)), "tls.inspection_untrusted") {
        says(&report, "issued by mitmproxy");
    }
}

pub(crate) fn inspected_with_file() {
    let net = Net::whole();
    let _mitmproxy = mitmproxy(&net);
    let root = mitmproxy_root(&net).display().to_string();
    let behind = everybody_behind(&proxy_url(None, 8080)).into_iter();
    let machines: Vec<MachineDir> = behind.map(|machine| machine.with("NODE_EXTRA_CA_CERTS", &root)).collect();
    all_healthy(&machines).iter().for_each(signed_by_mitmproxy);
}

pub(crate) fn inspected_with_store() {
    let net = Net::whole();
    let _mitmproxy = mitmproxy(&net);
    net.trust(&super::parts::text(&mitmproxy_root(&net)));
    all_healthy(&everybody_behind(&proxy_url(None, 8080))).iter().for_each(signed_by_mitmproxy);
}

/// The system knows the root, and a setting of the person's keeps it from counting.
pub(crate) fn inspected_with_setting() {
    let net = Net::whole();
    let _mitmproxy = mitmproxy(&net);
    net.trust(&super::parts::text(&mitmproxy_root(&net)));
    let behind = everybody_behind(&proxy_url(None, 8080)).into_iter();
    let machines: Vec<MachineDir> = behind.map(|it| it.with("CLAUDE_CODE_CERT_STORE", "bundled")).collect();
    for report in all_named(&machines, "tls.extra_ca_unusable") {
        says(&report, "CLAUDE_CODE_CERT_STORE");
    }
}

/// Fails unless the connections that are healthy are those that mitmproxy opened and signed.
fn signed_by_mitmproxy(report: &Report) {
    for id in ["network.api", "network.sign_in"] {
        let row = report.row(id).to_string();
        assert!(row.contains("certificate by mitmproxy"), "{row}");
    }
}

// ---- certificates ----

fn showing(shown: Shown) -> Net {
    let net = Net::new();
    net.names(known);
    net.serve(&HOSTS, shown);
    net
}

pub(crate) fn expired() {
    let _net = showing(Shown::Expired);
    for report in all_named(&everybody(), "tls.certificate_invalid") {
        says(&report, "has ended");
    }
}

pub(crate) fn other_name() {
    let _net = showing(Shown::OtherName);
    for report in all_named(&everybody(), "tls.certificate_invalid") {
        says(&report, "is for another name");
    }
}

pub(crate) fn self_signed() {
    let _net = showing(Shown::SelfSigned);
    all_named(&everybody(), "tls.inspection_untrusted");
}

pub(crate) fn incomplete() {
    let _net = showing(Shown::Incomplete);
    for report in all_named(&everybody(), "tls.inspection_untrusted") {
        says(&report, "Test Trust Services");
    }
}
