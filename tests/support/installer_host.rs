//! Who hands out an installer to a test? A proxy on this machine that plays the hosts of Anthropic itself, certificates
//! and all. The program under test goes there because the person's own proxy and certificate say so.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// The hosts; they end with the test.
pub(crate) struct InstallerHost {
    port: u16,
    authority: PathBuf,
    asked: Arc<Mutex<Vec<String>>>,
    _runtime: tokio::runtime::Runtime,
}

impl InstallerHost {
    /// Hands out these bytes at the address that `claude.ai/install.sh` sends on to. The certificate's authority is put
    /// into this folder.
    pub(crate) fn start(folder: &Path, script: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("an authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("an authority");
        let authority = folder.join("authority.pem");
        std::fs::write(&authority, issuer.pem()).expect("the authority's file");
        let key = KeyPair::generate().expect("a key");
        let names = vec!["claude.ai".to_owned(), "downloads.claude.ai".to_owned()];
        let leaf = CertificateParams::new(names).expect("a certificate").signed_by(&key, &issuer).expect("signed");
        let key = rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        let config = rustls::ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![leaf.der().clone()], key)
            .expect("a server");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (asked, script) = (Arc::<Mutex<Vec<String>>>::default(), script.to_owned());
        let seen = Arc::clone(&asked);
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, acceptor.clone(), script.clone(), Arc::clone(&seen)));
            }
        });
        Self { port, authority, asked, _runtime: runtime }
    }

    /// The variables of a person behind this proxy.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        let proxy = format!("http://127.0.0.1:{}", self.port);
        vec![
            ("HTTPS_PROXY".to_owned(), proxy),
            ("NODE_EXTRA_CA_CERTS".to_owned(), self.authority.display().to_string()),
        ]
    }

    /// The addresses of scripts that were handed out. A check that only looks whether the hosts answer asks for the
    /// installer too, and is sent on to its script, which it does not follow.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("a list");
        asked.iter().filter(|address| address.ends_with("/bootstrap.sh")).cloned().collect()
    }
}

async fn serve(mut stream: TcpStream, acceptor: TlsAcceptor, script: String, asked: Arc<Mutex<Vec<String>>>) {
    let connect = head(&mut stream).await;
    let host = connect.split_whitespace().nth(1).and_then(|to| to.strip_suffix(":443")).unwrap_or_default().to_owned();
    if !["claude.ai", "downloads.claude.ai"].contains(&host.as_str()) {
        // everything else is out of reach
        let _ = stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await;
        return;
    }
    let _ = stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await;
    let Ok(mut stream) = acceptor.accept(stream).await else { return };
    let request = head(&mut stream).await;
    let path = request.split_whitespace().nth(1).unwrap_or_default().to_owned();
    asked.lock().expect("a list").push(format!("https://{host}{path}"));
    let answer = match (host.as_str(), path.as_str()) {
        ("claude.ai", "/install.sh") => {
            "HTTP/1.1 302 Found\r\nlocation: https://downloads.claude.ai/bootstrap.sh\r\ncontent-length: 0\r\n\r\n"
                .to_owned()
        }
        ("downloads.claude.ai", "/bootstrap.sh") => {
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{script}", script.len())
        }
        _ => "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(),
    };
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.shutdown().await;
}

async fn head(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&head).into_owned()
}
