//! RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017), with keys as JSON Web Key Sets
//! or PEM, and detached JSON Web Signatures (RFC 7515, appendix F; RFC 7797).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::pkcs8::DecodePublicKey;
use rsa::{BoxedUint, Pkcs1v15Sign, PublicKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Error;
use crate::json::{List, Text};

/// Larger keys are nobody's, and cost time.
const MODULUS_BYTES: usize = 1024;

/// Whether `key` signed `parts`, one after the other.
pub(crate) fn signed(key: &PublicKey, parts: &[&[u8]], signature: &[u8]) -> bool {
    let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part)).finalize();
    key.verify(Pkcs1v15Sign::new::<Sha256>(), &digest, signature).is_ok()
}

/// The key in a PEM file ("-----BEGIN PUBLIC KEY-----").
pub(crate) fn pem(text: &str) -> Option<PublicKey> {
    PublicKey::from_public_key_pem(text.trim()).ok()
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct KeySet {
    keys: List<Key>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Key {
    kid: Text,
    n: Text,
    e: Text,
}

impl Key {
    fn public(&self) -> Option<PublicKey> {
        let number = |text: &Text| {
            let bytes = URL_SAFE_NO_PAD.decode(text.get()?).ok()?;
            (bytes.len() <= MODULUS_BYTES).then(|| BoxedUint::from_be_slice_vartime(&bytes))
        };
        PublicKey::new(number(&self.n)?, number(&self.e)?).ok()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    alg: Text,
    kid: Text,
    crit: List<Text>,
    b64: Text,
}

/// Whether a detached signature ("header..signature") by RS256 is that of
/// `payload` under a key of one of `key_sets`, which are JSON texts.
pub(crate) fn detached(signature: &str, payload: &[u8], key_sets: &[&str]) -> Result<(), Error> {
    let (protected, code) = signature.split_once("..").ok_or(Error::Wrong)?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| Error::Wrong);
    let header: Header = serde_json::from_slice(&decode(protected)?).map_err(|_| Error::Wrong)?;
    let understood = header.crit.0.iter().all(|name| name.get() == Some("b64"));
    if header.alg.get() != Some("RS256") || !understood {
        return Err(Error::Wrong);
    }
    let code = decode(code)?;
    let encoded;
    let payload = match header.b64.get() {
        Some("false") => payload,
        _ => {
            encoded = URL_SAFE_NO_PAD.encode(payload);
            encoded.as_bytes()
        }
    };
    let keys =
        key_sets.iter().flat_map(|text| serde_json::from_str::<KeySet>(text).unwrap_or_default().keys.0);
    let mut named = keys.filter(|key| key.kid == header.kid).filter_map(|key| key.public()).peekable();
    if named.peek().is_none() {
        return Err(Error::UnknownKey);
    }
    let genuine = named.any(|key| signed(&key, &[protected.as_bytes(), b".", payload], &code));
    if genuine { Ok(()) } else { Err(Error::Wrong) }
}
