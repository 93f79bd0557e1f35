//! Proof that a webhook or a call comes from whom it claims.
//!
//! Codes are computed over the raw bytes and compared in constant time.
//! Several secrets may be valid at once, because vendors rotate them: Shopify
//! keeps the old one for up to an hour. An empty secret never matches, so that
//! a forgotten setting cannot become an open door.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Why a webhook is not believed: answer 401, store nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no signature.
    #[error("the signature is missing")]
    Missing,
    /// No valid secret gives this signature.
    #[error("the signature is wrong")]
    Wrong,
    /// No secret is configured, so that nothing can be verified.
    #[error("no secret is configured to verify the signature with")]
    NoSecret,
}

/// Whether `signature` is the base64 HMAC-SHA256 of `message` under one of `secrets`.
pub fn hmac_sha256_base64(
    secrets: &[impl AsRef<str>],
    message: &[u8],
    signature: Option<&str>,
) -> Result<(), Error> {
    any_secret(secrets, signature, |secret, code| authentic::<Hmac<Sha256>>(secret, message, code))
}

/// Whether `signature` is the base64 HMAC-SHA1 of one of `messages` under one of `secrets`.
pub(crate) fn hmac_sha1_base64(
    secrets: &[impl AsRef<str>],
    messages: &[String],
    signature: Option<&str>,
) -> Result<(), Error> {
    any_secret(secrets, signature, |secret, code| {
        messages.iter().any(|message| authentic::<Hmac<Sha1>>(secret, message.as_bytes(), code))
    })
}

/// Whether `given` is one of the `valid` tokens. Takes the same time for every
/// token of the same length, and tells nothing of the valid ones' lengths.
pub fn token_matches(valid: &[impl AsRef<str>], given: &str) -> bool {
    let given = Sha256::digest(given.as_bytes());
    let one = |token: &str| bool::from(Sha256::digest(token.as_bytes()).ct_eq(&given));
    valid
        .iter()
        .map(AsRef::as_ref)
        .filter(|token| !token.is_empty())
        .fold(false, |matched, token| one(token) | matched)
}

/// The token of an `Authorization` header, if its scheme is Bearer (RFC 6750).
pub fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim()).filter(|token| !token.is_empty())
}

/// Whether `hex` is the SHA-256 of `message`, in either case.
pub(crate) fn is_sha256_hex(message: &[u8], hex: &str) -> bool {
    let digest = Sha256::digest(message);
    let computed: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    computed.as_bytes().ct_eq(hex.to_ascii_lowercase().as_bytes()).into()
}

fn any_secret(
    secrets: &[impl AsRef<str>],
    signature: Option<&str>,
    matches: impl Fn(&[u8], &[u8]) -> bool,
) -> Result<(), Error> {
    let signature = signature.map(str::trim).filter(|text| !text.is_empty()).ok_or(Error::Missing)?;
    let code = STANDARD.decode(signature).map_err(|_| Error::Wrong)?;
    let mut usable = secrets
        .iter()
        .map(|secret| secret.as_ref().as_bytes())
        .filter(|secret| !secret.is_empty())
        .peekable();
    if usable.peek().is_none() {
        return Err(Error::NoSecret);
    }
    if usable.any(|secret| matches(secret, &code)) { Ok(()) } else { Err(Error::Wrong) }
}

fn authentic<M: Mac + KeyInit>(secret: &[u8], message: &[u8], code: &[u8]) -> bool {
    <M as KeyInit>::new_from_slice(secret)
        .is_ok_and(|mac| mac.chain_update(message).verify_slice(code).is_ok())
}
