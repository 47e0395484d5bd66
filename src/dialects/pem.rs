//! What does a certificate file hold? PEM blocks, the day on which a certificate ends, and whether a key belongs to it.

use zeroize::Zeroizing;

use crate::model::certificates::pem as in_pem;
use crate::model::time::Moment;

/// One block of a PEM file. It may hold a private key, so that it is wiped and has no `Debug`.
pub struct Pem {
    /// `CERTIFICATE`, `PRIVATE KEY`, …
    pub label: String,
    /// What stands inside, in DER.
    body: Zeroizing<Vec<u8>>,
}

/// The names of the two usual kinds of keys, as they stand in a certificate.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];

const BEGIN: &str = "-----BEGIN ";

/// Whether the bytes hold at least one certificate in PEM form.
///
/// # Errors
/// What they hold instead, as half a sentence.
pub fn roots(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let whole = blocks(&text).any(|pem| pem.label.ends_with("CERTIFICATE") && pem.body.first() == Some(&0x30));
    if whole { Ok(()) } else { Err(instead(bytes, &text)) }
}

/// The first block.
///
/// # Errors
/// What the bytes hold instead, as half a sentence.
pub fn first(bytes: &[u8]) -> Result<Pem, String> {
    let text = Zeroizing::new(String::from_utf8_lossy(bytes).into_owned());
    blocks(&text).find(|pem| !pem.body.is_empty()).ok_or_else(|| instead(bytes, &text))
}

/// The certificates in it, in PEM form and nothing else: no key, no comment.
#[must_use]
pub fn certificates(bytes: &[u8]) -> Vec<String> {
    let text = Zeroizing::new(String::from_utf8_lossy(bytes).into_owned());
    let certificates = blocks(&text).filter(|pem| pem.label == "CERTIFICATE" && whole(&pem.body));
    certificates.map(|certificate| in_pem(&certificate.body)).collect()
}

/// For whom those are.
#[must_use]
pub fn subjects(bytes: &[u8]) -> Vec<String> {
    let text = Zeroizing::new(String::from_utf8_lossy(bytes).into_owned());
    let certificates = blocks(&text).filter(|pem| pem.label == "CERTIFICATE" && whole(&pem.body));
    certificates.map(|it| subject(&it.body).unwrap_or_else(|| say!("system/certificate-without-name"))).collect()
}

/// A certificate in DER form, written in PEM form; `None` if it is no certificate.
#[must_use]
pub fn from_der(bytes: &[u8]) -> Option<String> {
    let pem = Pem { label: "CERTIFICATE".to_owned(), body: Zeroizing::new(bytes.to_vec()) };
    (whole(bytes) && fields(&pem)?.len() >= 6).then(|| in_pem(bytes))
}

/// Whether the bytes are one value of DER and nothing else.
fn whole(bytes: &[u8]) -> bool {
    value(bytes).is_some_and(|(tag, _, rest)| tag == 0x30 && rest.is_empty())
}

fn instead(bytes: &[u8], text: &str) -> String {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        say!("system/pem-empty")
    } else if bytes.starts_with(&[0x30, 0x82]) || bytes.starts_with(&[0x30, 0x81]) {
        say!("system/der-form-claude-code-reads")
    } else if text.contains(BEGIN) && text.contains("CERTIFICATE") {
        say!("system/certificate-cut-off-or-damaged")
    } else if text.contains(BEGIN) {
        say!("system/holds-no-certificate")
    } else {
        say!("system/not-pem-form-which-begins")
    }
}

fn blocks(text: &str) -> impl Iterator<Item = Pem> + '_ {
    text.split(BEGIN).skip(1).filter_map(|rest| {
        let (label, rest) = rest.split_once("-----")?;
        let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
        // an old form of encrypted keys has lines such as `Proc-Type: 4,ENCRYPTED` first
        let encrypted = body.contains("ENCRYPTED");
        let body = if encrypted { vec![0] } else { base64(body)? };
        let label = if encrypted { format!("ENCRYPTED {label}") } else { label.to_owned() };
        Some(Pem { label, body: Zeroizing::new(body) })
    })
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for b in text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(out)
}

/// One value of DER: its tag, its content, and what follows it.
fn value(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&length, rest) = rest.split_first()?;
    let (length, rest) = if length < 0x80 {
        (usize::from(length), rest)
    } else {
        let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f).min(8))?;
        (digits.iter().fold(0_usize, |all, digit| all.saturating_mul(256) + usize::from(*digit)), rest)
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

/// The values inside the first part of a certificate, without its version.
fn fields(pem: &Pem) -> Option<Vec<(u8, &[u8])>> {
    let (_, certificate, _) = value(&pem.body)?;
    let (_, mut rest, _) = value(certificate)?;
    let mut found = Vec::new();
    while let Some((tag, content, after)) = value(rest) {
        found.push((tag, content));
        rest = after;
    }
    found.retain(|(tag, _)| *tag != 0xa0);
    Some(found)
}

/// For whom a certificate in DER form is: its common name, or its organisation.
#[must_use]
pub fn subject(der: &[u8]) -> Option<String> {
    /// The two names, as they stand in a certificate.
    const NAMES: [&[u8]; 2] = [&[0x55, 0x04, 0x03], &[0x55, 0x04, 0x0a]];
    let pem = Pem { label: String::new(), body: Zeroizing::new(der.to_vec()) };
    let fields = fields(&pem)?;
    // serial number, algorithm, issuer, validity, subject
    let mut rest = fields.get(4)?.1;
    let mut found: [Option<String>; 2] = [None, None];
    while let Some((_, set, after)) = value(rest) {
        rest = after;
        let Some((_, pair, _)) = value(set) else { continue };
        let Some((_, name, behind)) = value(pair) else { continue };
        let Some((_, text, _)) = value(behind) else { continue };
        for (known, found) in NAMES.iter().zip(&mut found) {
            if name == *known {
                *found = Some(String::from_utf8_lossy(text).into_owned());
            }
        }
    }
    found.into_iter().flatten().next()
}

/// When the certificate ends.
#[must_use]
pub fn ends(pem: &Pem) -> Option<Moment> {
    let fields = fields(pem)?;
    // serial number, algorithm, issuer, validity
    let (_, validity) = fields.get(3)?;
    let (_, _, rest) = value(validity)?;
    let (tag, text, _) = value(rest)?;
    let text = std::str::from_utf8(text).ok()?;
    let (year, rest) = if tag == 0x17 {
        let (two, rest) = text.split_at_checked(2)?;
        let two: u32 = two.parse().ok()?;
        (if two < 50 { 2000 + two } else { 1900 + two }, rest)
    } else {
        let (four, rest) = text.split_at_checked(4)?;
        (four.parse().ok()?, rest)
    };
    let pair = |at: usize| rest.get(at..at + 2);
    let (month, day, hour, minute) = (pair(0)?, pair(2)?, pair(4)?, pair(6)?);
    Moment::from_iso(&format!("{year:04}-{month}-{day}T{hour}:{minute}:00Z"))
}

/// Whether the private key belongs to the certificate; `None` if that cannot be told, as with an encrypted key.
///
/// The public half stands in both: an RSA key holds the certificate's modulus, a written-out EC key its point.
#[must_use]
pub fn belongs(certificate: &Pem, key: &Pem) -> Option<bool> {
    let fields = fields(certificate)?;
    let (_, public) = fields.get(5)?;
    let (_, algorithm, rest) = value(public)?;
    let (_, bits, _) = value(rest)?;
    let (_, bits) = bits.split_first()?;
    let (_, name, _) = value(algorithm)?;
    let inside = |part: &[u8]| key.body.windows(part.len().max(1)).any(|window| window == part);
    if key.label.contains("ENCRYPTED") {
        return None;
    }
    if name == RSA {
        let (_, numbers, _) = value(bits)?;
        let (_, modulus, _) = value(numbers)?;
        return Some(inside(modulus));
    }
    // a key without its point is shorter than the point and the secret together
    (name == EC && key.body.len() > bits.len() + bits.len() / 2).then(|| inside(bits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    fn made(year: i32) -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec!["client.example".to_owned()]).unwrap();
        params.not_after = date_time_ymd(year, 3, 4);
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    #[test]
    fn a_certificate_tells_when_it_ends() {
        for (year, iso) in [(2024, "2024-03-04T00:00:00Z"), (2062, "2062-03-04T00:00:00Z")] {
            let pem = first(made(year).0.as_bytes()).unwrap_or_else(|because| panic!("{because}"));
            assert_eq!(ends(&pem).map(Moment::iso).as_deref(), Some(iso));
        }
    }

    #[test]
    fn der_becomes_pem_and_a_key_never_comes_along() {
        let (certificate, key) = made(2040);
        let read = first(certificate.as_bytes()).unwrap_or_else(|because| panic!("{because}"));
        let der: &[u8] = &read.body;
        assert_eq!(from_der(der).map(|pem| pem.replace('\n', "")), Some(certificate.replace(['\r', '\n'], "")));
        assert_eq!(from_der(&der[..der.len() - 1]), None, "cut off");
        assert_eq!(from_der(&[der, &[0][..]].concat()), None, "more than one");
        assert_eq!(from_der(b"0\x03abc"), None);
        assert_eq!(subject(der).as_deref(), Some("rcgen self signed cert"));
        assert_eq!(subject(&der[..40]), None);
        let both = format!("# mine\n{key}{certificate}{certificate}");
        assert_eq!(certificates(both.as_bytes()), [from_der(der).unwrap(), from_der(der).unwrap()]);
        assert!(certificates(key.as_bytes()).is_empty());
    }

    #[test]
    fn a_key_is_told_from_a_strange_one() {
        let (certificate, key) = made(2040);
        let (_, strange) = made(2040);
        let read = |text: &str| first(text.as_bytes()).unwrap_or_else(|because| panic!("{because}"));
        assert_eq!(belongs(&read(&certificate), &read(&key)), Some(true));
        assert_eq!(belongs(&read(&certificate), &read(&strange)), Some(false));
        let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assert_eq!(belongs(&read(&certificate), &read(encrypted)), None);
    }

    #[test]
    fn what_is_no_certificate_is_said() {
        let (certificate, key) = made(2040);
        assert_eq!(roots(format!("# my company\n{certificate}").as_bytes()), Ok(()));
        let half = &certificate[..certificate.len() / 2];
        for (bytes, words) in [
            (b"".as_slice(), "empty"),
            (b" \n", "empty"),
            (&[0x30, 0x82, 1, 2], "DER"),
            (half.as_bytes(), "cut off"),
            (key.as_bytes(), "no certificate"),
            (b"<html>", "not in PEM"),
            (&[0xff, 0xfe, 0], "not in PEM"),
        ] {
            assert!(roots(bytes).unwrap_err().contains(words), "{words}");
        }
    }

    #[test]
    fn hostile_bytes_are_no_panic() {
        for body in ["", "MA==", "MIL/////", "MIT//////////w==", "MIAwgDCAMIA=", "MAUwAwIB"] {
            let text = format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----");
            if let Ok(pem) = first(text.as_bytes()) {
                assert_eq!(ends(&pem), None, "{body}");
                assert_eq!(belongs(&pem, &pem), None, "{body}");
            }
        }
    }
}
