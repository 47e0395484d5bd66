//! What does a server answer? One GET over a connection that is open already; of the body only what explains it.

use std::time::{Duration, SystemTime};

use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{
    CONNECTION, CONTENT_TYPE, DATE, HOST, HeaderValue, PROXY_AUTHENTICATE, PROXY_AUTHORIZATION, USER_AGENT,
};
use hyper_util::rt::TokioIo;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::answer::{hide_path, said_in_body, said_in_head};
use super::names;
use super::stages::{Connection, add_schemes, of_system};
use crate::model::network::{Answer, Fault, Target};
use crate::model::text::plain;
use crate::model::time::Moment;
use crate::sys::machine::{now, since_1970};

/// How claude-fix introduces itself.
pub(super) const AGENT: &str = concat!("claude-fix/", env!("CARGO_PKG_VERSION"));
/// The longest head of an answer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// The head of an answer.
pub(super) struct Head {
    /// The status.
    pub(super) status: u16,
    /// The server's clock minus the local one, in seconds.
    pub(super) clock_skew_s: Option<i64>,
    /// What it says.
    pub(super) answer: Answer,
    /// As much of its body as was wanted.
    pub(super) body: Vec<u8>,
    /// `cf-mitigated`.
    pub(super) challenge: Option<String>,
    /// Whether it is a web page.
    pub(super) web_page: bool,
    /// What a proxy that passes requests on in the clear wants to know first.
    pub(super) proxy_wants: Vec<String>,
}

/// What is wanted of a body.
pub(super) struct Wanted {
    /// The most bytes.
    pub(super) most: usize,
    /// How long it may take.
    pub(super) patience: Duration,
    /// Whether it is wanted of any answer, not only of one that has to explain itself.
    pub(super) always: bool,
}

/// Asks. `proxy_login` is for a request that a proxy passes on in the clear; it then names the whole address.
pub(super) async fn get(
    connection: Connection,
    target: &Target,
    through_proxy: bool,
    proxy_login: Option<&str>,
    wanted: &Wanted,
) -> Result<Head, Fault> {
    let request = request(target, through_proxy, proxy_login).map_err(|()| unsendable())?;
    let opened = http1::Builder::new().max_buf_size(LONGEST_HEAD).handshake(TokioIo::new(connection)).await;
    let (mut sender, driver) = opened.map_err(|error| fault(&error))?;
    let _driver = Driver(tokio::spawn(async move {
        // what goes wrong comes back with the request
        let _ = driver.await;
    }));
    let sent = now();
    let answer = sender.send_request(request).await.map_err(|error| fault(&error))?;
    let middle = i64::midpoint(sent.0, since_1970(SystemTime::now()).0);
    let date = answer.headers().get(DATE).and_then(|date| Moment::from_http_date(date.to_str().ok()?));
    let text = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let mut proxy_wants = Vec::new();
    let asks = answer.headers().get_all(PROXY_AUTHENTICATE).iter();
    add_schemes(&mut proxy_wants, asks.filter_map(|value| value.to_str().ok()));
    let kind = text(CONTENT_TYPE.as_str()).unwrap_or_default().trim_start().to_ascii_lowercase();
    let mut head = Head {
        status: answer.status().as_u16(),
        clock_skew_s: date.map(|date| (date.0 - middle).div_euclid(1000)),
        challenge: text("cf-mitigated").map(|value| plain(value, 40)),
        web_page: kind.starts_with("text/html"),
        answer: said_in_head(answer.headers(), target),
        proxy_wants,
        body: Vec::new(),
    };
    // a proxy may give back what it was sent: who signs in to it is not explained anything by it
    let explains = head.status != 407 && proxy_login.is_none() && (head.web_page || head.status >= 400);
    if wanted.always || explains {
        let reading = body(answer.into_body(), wanted.most, &mut head.body);
        // what has come by then is enough
        let _ = timeout(wanted.patience, reading).await;
    }
    if explains {
        said_in_body(&mut head.answer, &head.body, &kind);
    }
    hide_path(&mut head.answer, target);
    Ok(head)
}

/// Reads no more than the most; a body that breaks off is as good as one that ends there.
async fn body(mut incoming: Incoming, most: usize, into: &mut Vec<u8>) {
    while into.len() < most
        && let Some(Ok(frame)) = incoming.frame().await
    {
        if let Some(bytes) = frame.data_ref() {
            into.extend(bytes.iter().take(most - into.len()));
        }
    }
}

fn unsendable() -> Fault {
    Fault::Garbled(say!("system/address-holds-character-cannot-sent"))
}

fn request(target: &Target, through_proxy: bool, login: Option<&str>) -> Result<hyper::Request<Empty<Bytes>>, ()> {
    let place = names::with_port(&target.host, target.port);
    let usual = if target.https { 443 } else { 80 };
    let host = place.strip_suffix(&format!(":{usual}")).unwrap_or(&place);
    let uri = if through_proxy { format!("http://{place}{}", target.path) } else { target.path.clone() };
    let mut request = hyper::Request::get(uri)
        .header(HOST, host)
        .header(USER_AGENT, AGENT)
        .header(CONNECTION, "close")
        .body(Empty::new())
        .map_err(|_| ())?;
    if let Some(login) = login {
        let mut login = HeaderValue::from_str(login).map_err(|_| ())?;
        login.set_sensitive(true);
        request.headers_mut().insert(PROXY_AUTHORIZATION, login);
    }
    Ok(request)
}

/// Drives the connection as long as somebody waits for the answer.
struct Driver(JoinHandle<()>);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn fault(error: &hyper::Error) -> Fault {
    let system = std::error::Error::source(error).and_then(|source| source.downcast_ref::<std::io::Error>());
    match system {
        Some(system) => of_system(system),
        None if error.is_parse() => Fault::Garbled(say!("system/what-came-back-not-http")),
        None if error.is_incomplete_message() || error.is_canceled() || error.is_closed() => Fault::Cut,
        None => Fault::Garbled(say!("system/answer-broke-off")),
    }
}
