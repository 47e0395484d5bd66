//! What does a person's proxy address say beyond host and port? Its user, password, and whether it speaks TLS itself.

use url::Url;
use zeroize::Zeroizing;

use crate::model::known::decoded;
use crate::model::secret::Secret;
use crate::ports::network::ProxyLogin;

/// What a proxy address holds.
pub(super) struct Login {
    /// Whether the proxy itself is spoken to over TLS (`https://proxy`).
    pub(super) tls: bool,
    /// User and password, decoded.
    pub(super) basic: Option<(Zeroizing<String>, Zeroizing<String>)>,
}

impl Login {
    /// Reads an address; one that cannot be read has no login.
    pub(super) fn read(login: Option<&ProxyLogin>) -> Self {
        let url = login.and_then(|ProxyLogin(address)| address_of(address));
        let Some(url) = url else { return Self { tls: false, basic: None } };
        let part = |text| Zeroizing::new(decoded(text));
        let (user, password) = (part(url.username()), part(url.password().unwrap_or_default()));
        let basic = (!user.is_empty() || !password.is_empty()).then_some((user, password));
        Self { tls: url.scheme() == "https", basic }
    }

    /// The value of `Proxy-Authorization`.
    pub(super) fn header(&self) -> Option<Zeroizing<String>> {
        let (user, password) = self.basic.as_ref()?;
        let pair = Zeroizing::new(format!("{}:{}", user.as_str(), password.as_str()));
        Some(Zeroizing::new(format!("Basic {}", base64(pair.as_bytes()).as_str())))
    }
}

fn address_of(address: &Secret) -> Option<Url> {
    let text = address.trimmed()?;
    if text.contains("://") { Url::parse(text).ok() } else { Url::parse(&format!("http://{text}")).ok() }
}

fn base64(bytes: &[u8]) -> Zeroizing<String> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Zeroizing::new(String::with_capacity(bytes.len().div_ceil(3) * 4));
    for chunk in bytes.chunks(3) {
        let three = [chunk[0], chunk.get(1).copied().unwrap_or(0), chunk.get(2).copied().unwrap_or(0)];
        let number = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(address: &str) -> Option<String> {
        let login = ProxyLogin(Secret::new(address.as_bytes().to_vec()));
        Login::read(Some(&login)).header().map(|header| header.to_string())
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let of = |text: &str| base64(text.as_bytes()).to_string();
        assert_eq!(["", "f", "fo", "foo", "foob"].map(of), ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn a_password_is_decoded_before_it_is_sent() {
        assert_eq!(header("http://bob:p%40ss@proxy:3128").as_deref(), Some("Basic Ym9iOnBAc3M="));
        assert_eq!(decoded("p%40ss%zz%+f%"), "p@ss%zz%+f%");
        assert_eq!(header("bob:pw@proxy:3128").as_deref(), Some("Basic Ym9iOnB3"));
        assert_eq!(header("http://proxy:3128"), None);
        assert_eq!(header("not an address"), None);
    }

    #[test]
    fn a_proxy_may_speak_tls_itself() {
        let login = ProxyLogin(Secret::new(b"https://proxy:3128".to_vec()));
        assert!(Login::read(Some(&login)).tls);
    }
}
