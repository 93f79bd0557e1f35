//! The Standard Webhooks scheme (standardwebhooks.com, version 1), symmetric.

use hmac::Hmac;
use sha2::Sha256;

use super::{Error, any, authentic, base64, fresh, given, usable};
use crate::webhook::Webhook;

/// The header with the id of a delivery, which stays the same on its retries.
pub(crate) const ID: &str = "webhook-id";

/// Whether one of `secrets` signed `webhook` within the last minutes. A secret
/// is "whsec_" and the key in base64, or the key's own text.
pub(crate) fn verify(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), Error> {
    let id = given(webhook.header(ID))?;
    let moment = given(webhook.header("webhook-timestamp"))?;
    let signatures = given(webhook.header("webhook-signature"))?;
    let parts = [id.as_bytes(), b".", moment.as_bytes(), b".", webhook.body];
    // While a key is being rotated there are several, with spaces between them.
    let codes: Vec<Vec<u8>> = signatures
        .split_ascii_whitespace()
        .filter_map(|signature| base64(signature.strip_prefix("v1,")?))
        .collect();
    any(usable(secrets)?, |secret| {
        let key = secret.strip_prefix("whsec_").and_then(base64);
        let key = key.as_deref().unwrap_or(secret.as_bytes());
        codes.iter().any(|code| authentic::<Hmac<Sha256>>(key, &parts, code))
    })?;
    fresh(moment, webhook.received_at)
}
