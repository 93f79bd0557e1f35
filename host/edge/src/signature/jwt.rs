//! JSON Web Tokens under a shared secret (RFC 7519, HMAC algorithms of RFC 7518).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::Hmac;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Sha256, Sha384, Sha512};

use super::{Error, any, authentic, given, usable};
use crate::json::Text;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    alg: Text,
}

type Check = fn(secret: &[u8], parts: &[&[u8]], code: &[u8]) -> bool;

const ALGORITHMS: &[(&str, Check)] = &[
    ("HS256", authentic::<Hmac<Sha256>>),
    ("HS384", authentic::<Hmac<Sha384>>),
    ("HS512", authentic::<Hmac<Sha512>>),
];

/// The claims of `token`, if one of `secrets` signed it by one of the
/// algorithms `allowed`: the token's own word for it is not enough.
pub(crate) fn claims<C: DeserializeOwned>(
    token: Option<&str>,
    secrets: &[&str],
    allowed: &[&str],
) -> Result<C, Error> {
    let (signed, code) = given(token)?.rsplit_once('.').ok_or(Error::Wrong)?;
    let (header, claims) = signed.split_once('.').ok_or(Error::Wrong)?;
    let header: Header = read(header)?;
    let algorithm = header.alg.get().filter(|name| allowed.contains(name)).ok_or(Error::Wrong)?;
    let (_, check) = ALGORITHMS.iter().find(|(name, _)| *name == algorithm).ok_or(Error::Wrong)?;
    let code = URL_SAFE_NO_PAD.decode(code).map_err(|_| Error::Wrong)?;
    any(usable(secrets)?, |secret| check(secret.as_bytes(), &[signed.as_bytes()], &code))?;
    read(claims)
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, Error> {
    let json = URL_SAFE_NO_PAD.decode(part).map_err(|_| Error::Wrong)?;
    serde_json::from_slice(&json).map_err(|_| Error::Wrong)
}
