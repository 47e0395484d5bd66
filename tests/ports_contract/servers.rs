//! Which servers does a test need? Small ones on this machine, each with one habit, that write down what they were sent.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use claude_fix::model::network::{Target, Via};
use claude_fix::ports::network::Trust;
use claude_fix::sys::network::{Limits, Wire};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// What a server does with a connection.
#[derive(Clone)]
pub(crate) enum Habit {
    /// Takes it and says nothing.
    Silent,
    /// Takes it and closes it.
    Hangup,
    /// Says this, whatever it was asked.
    Says(&'static str),
    /// Speaks TLS first, then says this.
    Tls(TlsAcceptor, &'static str),
    /// Speaks TLS first, then nothing.
    SilentAfterTls(TlsAcceptor),
    /// A proxy that leads to this address, whatever it was asked for.
    LeadsTo(SocketAddr),
}

/// A server that ends with the test.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start(habit: Habit) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, heads) = (listener.local_addr().unwrap(), Arc::<Mutex<Vec<String>>>::default());
        let seen = Arc::clone(&heads);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, habit.clone(), Arc::clone(&seen)));
            }
        });
        Self { address, heads, task }
    }

    /// The heads of the requests that came, in order.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    pub(crate) fn target(&self, https: bool) -> Target {
        target(https, "127.0.0.1", self.address.port())
    }

    /// As a proxy.
    pub(crate) fn via(&self) -> Via {
        Via { host: "127.0.0.1".to_owned(), port: self.address.port(), variable: "HTTPS_PROXY".to_owned() }
    }
}

pub(crate) fn target(https: bool, host: &str, port: u16) -> Target {
    Target { https, host: host.to_owned(), port, path: "/v1/models".to_owned(), proxy: None }
}

async fn serve(mut stream: TcpStream, habit: Habit, heads: Arc<Mutex<Vec<String>>>) {
    match habit {
        Habit::Silent => std::future::pending().await,
        Habit::Hangup => {}
        Habit::Says(words) => answer(&mut stream, words, &heads).await,
        Habit::Tls(acceptor, words) => {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                answer(&mut stream, words, &heads).await;
            }
        }
        Habit::SilentAfterTls(acceptor) => {
            let _held = acceptor.accept(stream).await;
            std::future::pending::<()>().await;
        }
        Habit::LeadsTo(address) => {
            answer(&mut stream, "HTTP/1.1 200 Connection established\r\n\r\n", &heads).await;
            let mut far = TcpStream::connect(address).await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut stream, &mut far).await;
        }
    }
}

async fn answer(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), words: &str, heads: &Mutex<Vec<String>>) {
    let mut head = Vec::new();
    // a TLS greeting has no end of a head; its first byte is 22
    while !head.ends_with(b"\r\n\r\n") && head.first() != Some(&22) {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    heads.lock().unwrap().push(String::from_utf8_lossy(&head).into_owned());
    let _ = stream.write_all(words.as_bytes()).await;
    let _ = stream.flush().await;
}

/// Short where a test waits for the end of a limit, long where it must not.
pub(crate) fn wire(stage: u64) -> Wire {
    let (stage, long) = (Duration::from_millis(stage), Duration::from_secs(20));
    let limits = Limits {
        dns: long,
        address: stage,
        tcp: stage,
        proxy: stage,
        tls: stage,
        http: stage,
        whole: long,
        key: stage,
    };
    Wire { limits }
}

/// An authority that only a test trusts.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    file: tempfile::NamedTempFile,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::OrganizationName, "Inspecting Box Ltd");
        params.distinguished_name.push(DnType::CommonName, "Inspecting Box Root");
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), issuer.pem()).unwrap();
        Self { issuer, file }
    }

    /// Only this authority counts.
    pub(crate) fn trusted(&self) -> Trust {
        Trust { extra: Some(self.file.path().to_owned()), no_bundled: true, no_system: true }
    }

    pub(crate) fn acceptor(&self, name: &str, years: (i32, i32)) -> TlsAcceptor {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(years.0, 1, 1);
        params.not_after = date_time_ymd(years.1, 1, 1);
        let key = KeyPair::generate().unwrap();
        let leaf = params.signed_by(&key, &self.issuer).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![leaf.der().clone()], key)
            .unwrap();
        TlsAcceptor::from(Arc::new(config))
    }

    /// For this machine, for long.
    pub(crate) fn good(&self) -> TlsAcceptor {
        self.acceptor("127.0.0.1", (2020, 2090))
    }
}

/// Mozilla's roots alone, so that no test depends on the machine's.
pub(crate) fn mozilla() -> Trust {
    Trust { extra: None, no_bundled: false, no_system: true }
}
