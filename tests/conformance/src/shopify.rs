//! Shopify's side of a webhook: its signature (shopify.dev, "Verify the origin
//! of the webhook").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The value of `X-Shopify-Hmac-Sha256` for this body.
pub fn sign(secret: &str, body: &[u8]) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes());
    // A key of any length does.
    mac.map(|mac| STANDARD.encode(mac.chain_update(body).finalize().into_bytes())).unwrap_or_default()
}
