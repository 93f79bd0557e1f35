//! Proof that a webhook or a call comes from whom it claims.
//!
//! Codes are computed over the raw bytes and compared in constant time.
//! Several secrets may be valid at once, because vendors rotate them: Shopify
//! keeps the old one for up to an hour. An empty secret never matches, so that
//! a forgotten setting cannot become an open door.

pub(crate) mod jwt;
pub(crate) mod rsa;
pub(crate) mod standard;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;

use crate::form::Form;
use crate::hex;
use crate::types::Timestamp;
use crate::webhook::Webhook;

/// Why a webhook is not believed: answer 401, store nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no signature.
    #[error("the signature is missing")]
    Missing,
    /// No valid secret gives this signature.
    #[error("the signature is wrong")]
    Wrong,
    /// Genuine once, but too old to be believed, or from the future.
    #[error("the signature is right, but too old or from the future; is the clock right?")]
    Stale,
    /// Signed with a key of the sender's that is not among ours: fetch its
    /// keys anew, once, and verify again.
    #[error("the signature names a key that is not known")]
    UnknownKey,
    /// No secret is configured, so that nothing can be verified.
    #[error("no secret is configured to verify the signature with")]
    NoSecret,
}

/// How far a signature's moment may be from ours, for every scheme that has
/// one: five minutes, as the Standard Webhooks specification says.
const REPLAY_WINDOW_MS: i64 = 5 * 60 * 1000;

/// Whether a signature made at `seconds` since the Unix epoch counts at `now`.
pub(crate) fn fresh(seconds: &str, now: Timestamp) -> Result<(), Error> {
    let made = crate::moment::unix_seconds(seconds).ok_or(Error::Wrong)?;
    if made.abs_diff(now) <= REPLAY_WINDOW_MS.unsigned_abs() { Ok(()) } else { Err(Error::Stale) }
}

/// Whether `signature` is the base64 HMAC-SHA256 of `message` under one of `secrets`.
pub fn hmac_sha256_base64(
    secrets: &[impl AsRef<str>],
    message: &[u8],
    signature: Option<&str>,
) -> Result<(), Error> {
    hmac::<Hmac<Sha256>>(secrets, &[message], signature, base64)
}

/// As [`hmac_sha256_base64`], over `parts` one after the other.
pub(crate) fn hmac_sha256_base64_of(
    secrets: &[impl AsRef<str>],
    parts: &[&[u8]],
    signature: Option<&str>,
) -> Result<(), Error> {
    hmac::<Hmac<Sha256>>(secrets, parts, signature, base64)
}

/// Whether `signature` is the HMAC-SHA256 of `parts`, one after the other, in
/// hexadecimal digits of either case, under one of `secrets`.
pub(crate) fn hmac_sha256_hex(
    secrets: &[impl AsRef<str>],
    parts: &[&[u8]],
    signature: Option<&str>,
) -> Result<(), Error> {
    hmac::<Hmac<Sha256>>(secrets, parts, signature, hex::decode)
}

/// As [`hmac_sha256_hex`], with SHA-512.
pub(crate) fn hmac_sha512_hex(
    secrets: &[impl AsRef<str>],
    parts: &[&[u8]],
    signature: Option<&str>,
) -> Result<(), Error> {
    hmac::<Hmac<Sha512>>(secrets, parts, signature, hex::decode)
}

/// Whether `signature` is the base64 HMAC-SHA1 of one of `messages` under one of `secrets`.
pub(crate) fn hmac_sha1_base64(
    secrets: &[impl AsRef<str>],
    messages: &[String],
    signature: Option<&str>,
) -> Result<(), Error> {
    let code = base64(given(signature)?).ok_or(Error::Wrong)?;
    any(usable(secrets)?, |secret| {
        messages
            .iter()
            .any(|message| authentic::<Hmac<Sha1>>(secret.as_bytes(), &[message.as_bytes()], &code))
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

/// Whether a call carries one of `tokens`: as a bearer, as the user and
/// password of HTTP's Basic scheme ("user:password"), or as the parameter
/// `token` of its address. For senders that sign nothing.
pub(crate) fn credentials(webhook: &Webhook<'_>, tokens: &[&str]) -> Result<(), Error> {
    let header = webhook.header("authorization");
    let basic = || {
        let (scheme, code) = header?.split_once(' ')?;
        let code = scheme.eq_ignore_ascii_case("basic").then(|| base64(code.trim()))??;
        String::from_utf8(code).ok()
    };
    let parameter = || Form::parse(webhook.query().as_bytes()).get("token").map(str::to_owned);
    let told = header.and_then(bearer).map(str::to_owned).or_else(basic).or_else(parameter);
    let tokens = usable(tokens)?;
    if token_matches(&tokens, &told.ok_or(Error::Missing)?) { Ok(()) } else { Err(Error::Wrong) }
}

/// Whether `hex` is the SHA-256 of `message`, in either case.
pub(crate) fn is_sha256_hex(message: &[u8], hex: &str) -> bool {
    is_sha256_hex_of(&[message], hex)
}

/// As [`is_sha256_hex`], over `parts` one after the other.
pub(crate) fn is_sha256_hex_of(parts: &[&[u8]], hex: &str) -> bool {
    let digest = parts.iter().fold(Sha256::new(), |digest, part| digest.chain_update(part)).finalize();
    hex::decode(hex).is_some_and(|told| bool::from(digest.as_slice().ct_eq(&told)))
}

/// A signature that is there and not blank.
pub(crate) fn given(signature: Option<&str>) -> Result<&str, Error> {
    signature.map(str::trim).filter(|text| !text.is_empty()).ok_or(Error::Missing)
}

/// The secrets that are not empty, of which there must be one.
pub(crate) fn usable(secrets: &[impl AsRef<str>]) -> Result<Vec<&str>, Error> {
    let usable: Vec<&str> = secrets.iter().map(AsRef::as_ref).filter(|secret| !secret.is_empty()).collect();
    if usable.is_empty() { Err(Error::NoSecret) } else { Ok(usable) }
}

/// Right if one of `secrets` is.
pub(crate) fn any(secrets: Vec<&str>, matches: impl Fn(&str) -> bool) -> Result<(), Error> {
    if secrets.into_iter().any(matches) { Ok(()) } else { Err(Error::Wrong) }
}

/// Whether `code` is the authentication code of `parts`, one after the other.
/// Never under an empty secret, which anybody has.
pub(crate) fn authentic<M: Mac + KeyInit>(secret: &[u8], parts: &[&[u8]], code: &[u8]) -> bool {
    !secret.is_empty()
        && <M as KeyInit>::new_from_slice(secret).is_ok_and(|mac| {
            parts.iter().fold(mac, |mac, part| mac.chain_update(part)).verify_slice(code).is_ok()
        })
}

/// Standard base64, with its padding.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

fn hmac<M: Mac + KeyInit>(
    secrets: &[impl AsRef<str>],
    parts: &[&[u8]],
    signature: Option<&str>,
    decode: fn(&str) -> Option<Vec<u8>>,
) -> Result<(), Error> {
    let code = decode(given(signature)?).ok_or(Error::Wrong)?;
    any(usable(secrets)?, |secret| authentic::<M>(secret.as_bytes(), parts, &code))
}
