//! What the host's key from the environment is for: secrets at rest and links
//! for people (XChaCha20-Poly1305), and names for people who asked to be
//! forgotten (HMAC-SHA256).
//!
//! The shop's id is authenticated with the ciphertext, so that a sealed row
//! cannot be moved to another shop. The nonce is random per sealing.
//!
//! Older keys may stand beside the key: what they sealed opens, and what they
//! named is found, but nothing new is made with them.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Generate, Nonce, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The environment variable that holds the key.
pub const KEY_VARIABLE: &str = "AFTERTEXT_KEY";
/// The environment variable that holds the keys before it, with commas between them.
pub const OLD_KEYS_VARIABLE: &str = "AFTERTEXT_KEY_OLD";
/// Each costs a look at the store for every event, once somebody was forgotten.
const OLD_KEYS_MAX: usize = 3;
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
    /// The older keys have not the right form.
    #[error(
        "{OLD_KEYS_VARIABLE} must be at most {OLD_KEYS_MAX} keys with commas between them, each as {KEY_VARIABLE} \
         had it, and {KEY_VARIABLE} must be set too"
    )]
    BadOldKeys,
    /// Sealed with another key, for another shop, or damaged.
    #[error(
        "the secrets of shop {0} cannot be opened with this {KEY_VARIABLE}; set the key that sealed them"
    )]
    WrongKey(String),
}

/// What is hashed begins so: the key has another use too.
const PSEUDONYM: &[u8] = b"aftertext pseudonym\0";

/// Seals and opens secrets, with the newest key first. Without any it seals
/// nothing, opens nothing and names nobody.
#[derive(Clone)]
pub struct Sealer(Vec<Key>);

/// One key in its two uses.
#[derive(Clone)]
struct Key {
    cipher: XChaCha20Poly1305,
    hasher: Hmac<Sha256>,
}

impl Key {
    fn new(key: &str) -> Result<Self, Error> {
        let bytes = STANDARD.decode(key).map_err(|_| Error::BadKey)?;
        if bytes.len() != KEY_BYTES {
            return Err(Error::BadKey);
        }
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| Error::BadKey)?;
        let hasher = Hmac::new_from_slice(&bytes).map_err(|_| Error::BadKey)?;
        Ok(Self { cipher, hasher })
    }

    fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, ciphertext) = sealed.split_at_checked(NONCE_BYTES)?;
        let nonce = Nonce::<XChaCha20Poly1305>::try_from(nonce).ok()?;
        self.cipher.decrypt(&nonce, Payload { msg: ciphertext, aad: purpose.as_bytes() }).ok()
    }

    fn pseudonym(&self, text: &str) -> String {
        let mut hasher = self.hasher.clone();
        hasher.update(PSEUDONYM);
        hasher.update(text.as_bytes());
        hasher.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
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
        key.map(str::trim)
            .filter(|key| !key.is_empty())
            .map(Key::new)
            .into_iter()
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// From the two variables of the environment.
    pub fn from_environment(environment: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let mut sealer = Self::new(environment(KEY_VARIABLE).as_deref())?;
        let old = environment(OLD_KEYS_VARIABLE).unwrap_or_default();
        for key in old.split(',').map(str::trim).filter(|key| !key.is_empty()) {
            if sealer.0.is_empty() || sealer.0.len() > OLD_KEYS_MAX {
                return Err(Error::BadOldKeys);
            }
            sealer.0.push(Key::new(key).map_err(|_| Error::BadOldKeys)?);
        }
        Ok(sealer)
    }

    /// Names for `text` that only who has a key can find again from it, and
    /// nobody the other way: hexadecimal digits, one name a key.
    pub fn pseudonyms<'a>(&'a self, text: &'a str) -> impl Iterator<Item = String> + 'a {
        self.0.iter().map(move |key| key.pseudonym(text))
    }

    /// Seals nothing, opens nothing and names nobody.
    pub fn without_key() -> Self {
        Self(Vec::new())
    }

    /// Nonce and ciphertext, which open for this shop only; nothing when there
    /// is nothing to seal.
    pub fn seal(&self, shop: &str, secret: &[u8]) -> Result<Vec<u8>, Error> {
        if secret.is_empty() {
            return Ok(Vec::new());
        }
        let Key { cipher, .. } = self.0.first().ok_or(Error::NoKey)?;
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
        if self.0.is_empty() {
            return Err(Error::NoKey);
        }
        let opened = self.0.iter().find_map(|key| key.open(shop, sealed));
        opened.ok_or_else(|| Error::WrongKey(shop.to_owned()))
    }

    /// The same secret under the newest key; none when it is under it already.
    pub fn reseal(&self, shop: &str, sealed: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        match self.0.split_first() {
            Some((newest, older)) if !older.is_empty() && newest.open(shop, sealed).is_none() => {
                self.seal(shop, &self.open(shop, sealed)?).map(Some)
            }
            _ => Ok(None),
        }
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

    fn with_old(new: &str, old: &str) -> Result<Sealer, Error> {
        Sealer::from_environment(|name| Some(if name == KEY_VARIABLE { new } else { old }.to_owned()))
    }

    #[test]
    fn what_an_older_key_sealed_opens_and_is_sealed_anew() {
        let newer = STANDARD.encode([7; 32]);
        let old = Sealer::new(Some(KEY)).unwrap();
        let both = with_old(&newer, &format!(" {KEY} ,")).unwrap();
        let sealed = old.seal("demo", b"token").unwrap();
        assert_eq!(both.open("demo", &sealed).unwrap(), b"token");
        let anew = both.reseal("demo", &sealed).unwrap().unwrap();
        assert_eq!(Sealer::new(Some(&newer)).unwrap().open("demo", &anew).unwrap(), b"token");
        assert_eq!(both.reseal("demo", &anew), Ok(None));
        assert_eq!(old.reseal("demo", &sealed), Ok(None));
        let names: Vec<String> = both.pseudonyms("a number").collect();
        assert_eq!(names.get(1), old.pseudonyms("a number").next().as_ref());
    }

    #[test]
    fn older_keys_are_few_well_formed_and_never_alone() {
        let four = [KEY; 4].join(",");
        for (new, old) in [("", KEY), (KEY, "short"), (KEY, four.as_str())] {
            assert!(matches!(with_old(new, old), Err(Error::BadOldKeys)), "{old}");
        }
    }
}
