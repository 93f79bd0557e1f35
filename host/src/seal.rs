//! What the host's key from the environment is for: secrets at rest
//! (XChaCha20-Poly1305), and names for people who asked to be forgotten
//! (HMAC-SHA256).
//!
//! The shop's id is authenticated with the ciphertext, so that a sealed row
//! cannot be moved to another shop. The nonce is random per sealing.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Generate, Nonce, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The environment variable that holds the key.
pub const KEY_VARIABLE: &str = "AFTERTEXT_KEY";
const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// What is wrong with a key or a sealed secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No key is set, and there are secrets to seal.
    #[error("{KEY_VARIABLE} is not set; make a key once with `openssl rand -base64 32` and keep it safe")]
    NoKey,
    /// The key has not the right form.
    #[error("{KEY_VARIABLE} must be 32 bytes in base64; `openssl rand -base64 32` makes one")]
    BadKey,
    /// Sealed with another key, for another shop, or damaged.
    #[error(
        "the secrets of shop {0} cannot be opened with this {KEY_VARIABLE}; set the key that sealed them"
    )]
    WrongKey(String),
}

/// What is hashed begins so: the key has another use too.
const PSEUDONYM: &[u8] = b"aftertext pseudonym\0";

/// Seals and opens secrets.
#[derive(Clone)]
pub struct Sealer(Option<Key>);

/// The same key in its two uses.
#[derive(Clone)]
struct Key {
    cipher: XChaCha20Poly1305,
    hasher: Hmac<Sha256>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer")
    }
}

impl Sealer {
    /// From the key as the environment has it. Without one, only shops that
    /// have no secrets can be served.
    pub fn new(key: Option<&str>) -> Result<Self, Error> {
        let Some(key) = key.map(str::trim).filter(|key| !key.is_empty()) else {
            return Ok(Self(None));
        };
        let bytes = STANDARD.decode(key).map_err(|_| Error::BadKey)?;
        if bytes.len() != KEY_BYTES {
            return Err(Error::BadKey);
        }
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| Error::BadKey)?;
        let hasher = Hmac::new_from_slice(&bytes).map_err(|_| Error::BadKey)?;
        Ok(Self(Some(Key { cipher, hasher })))
    }

    /// A name for `text` that only who has the key can find again from it, and
    /// nobody the other way: hexadecimal digits. None without a key.
    pub fn pseudonym(&self, text: &str) -> Option<String> {
        let mut hasher = self.0.as_ref()?.hasher.clone();
        hasher.update(PSEUDONYM);
        hasher.update(text.as_bytes());
        Some(hasher.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Seals nothing, opens nothing and names nobody.
    pub fn without_key() -> Self {
        Self(None)
    }

    /// Nonce and ciphertext; nothing when there is nothing to seal.
    pub fn seal(&self, shop: &str, secret: &[u8]) -> Result<Vec<u8>, Error> {
        if secret.is_empty() {
            return Ok(Vec::new());
        }
        let Key { cipher, .. } = self.0.as_ref().ok_or(Error::NoKey)?;
        let nonce = Nonce::<XChaCha20Poly1305>::generate();
        let sealed = cipher
            .encrypt(&nonce, Payload { msg: secret, aad: shop.as_bytes() })
            .map_err(|_| Error::BadKey)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What [`Sealer::seal`] was given.
    pub fn open(&self, shop: &str, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        if sealed.is_empty() {
            return Ok(Vec::new());
        }
        let Key { cipher, .. } = self.0.as_ref().ok_or(Error::NoKey)?;
        let wrong = || Error::WrongKey(shop.to_owned());
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE_BYTES).ok_or_else(wrong)?;
        let nonce = Nonce::<XChaCha20Poly1305>::try_from(nonce).map_err(|_| wrong())?;
        cipher.decrypt(&nonce, Payload { msg: ciphertext, aad: shop.as_bytes() }).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    #[test]
    fn what_is_sealed_opens_for_its_shop_and_no_other() {
        let sealer = Sealer::new(Some(KEY)).unwrap();
        let sealed = sealer.seal("demo", b"token").unwrap();
        assert!(!sealed.windows(5).any(|window| window == b"token"));
        assert_eq!(sealer.open("demo", &sealed).unwrap(), b"token");
        assert_eq!(sealer.open("other", &sealed), Err(Error::WrongKey("other".into())));
    }

    #[test]
    fn a_wrong_key_or_a_damaged_row_is_refused() {
        let sealed = Sealer::new(Some(KEY)).unwrap().seal("demo", b"token").unwrap();
        let other = Sealer::new(Some(&STANDARD.encode([7; 32]))).unwrap();
        assert_eq!(other.open("demo", &sealed), Err(Error::WrongKey("demo".into())));
        assert_eq!(other.open("demo", &sealed[..10]), Err(Error::WrongKey("demo".into())));
        assert_eq!(Sealer::new(None).unwrap().seal("demo", b"token"), Err(Error::NoKey));
        assert!(matches!(Sealer::new(Some("short")), Err(Error::BadKey)));
    }
}
