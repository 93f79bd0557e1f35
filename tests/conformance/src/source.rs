//! The other senders' side of a webhook: how each of them shows that it is who
//! it says, after its manual. Their secrets are those of [`SECRET_OF_SOURCES`].

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::shopify;

/// What the shop "demo" verifies every source with that has no secret of its own.
pub const SECRET_OF_SOURCES: &str = "source-secret-of-demo";

/// A sender's name, and the header with its signature.
type Signer = (&'static str, fn(secret: &str, body: &[u8]) -> (&'static str, String));

/// Those that cases can speak for.
const SIGNERS: &[Signer] = &[
    // developer.woocommerce.com, "Webhooks".
    ("woocommerce", |secret, body| ("x-wc-webhook-signature", shopify::sign(secret, body))),
    // docs.easypost.com, "Webhook HMAC validation".
    ("easypost", |secret, body| ("x-hmac-signature", format!("hmac-sha256-hex={}", hex(secret, body)))),
    // aftership.com/docs, "Webhook Signature".
    ("aftership", |secret, body| ("aftership-hmac-sha256", shopify::sign(secret, body))),
    // Our own words, with a token.
    ("relay", |secret, _| ("authorization", format!("Bearer {secret}"))),
    // HTTP's Basic scheme.
    ("infobip", |secret, _| ("authorization", format!("Basic {}", STANDARD.encode(secret)))),
];

/// The header with which `source` signs `body`.
pub(crate) fn sign(source: &str, secret: &str, body: &[u8]) -> Option<(String, String)> {
    let (_, signer) = SIGNERS.iter().find(|(name, _)| *name == source)?;
    let (name, value) = signer(secret, body);
    Some((name.to_owned(), value))
}

fn hex(secret: &str, body: &[u8]) -> String {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.chain_update(body).finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
