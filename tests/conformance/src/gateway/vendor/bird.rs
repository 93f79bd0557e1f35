//! Bird (docs.bird.com, "Channels API", "Webhook subscriptions").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor, hmac_sha256};
use crate::world::PUBLIC_URL;

pub(super) const VENDOR: Vendor = Vendor {
    name: "bird",
    source: "bird",
    path: "/workspaces/account-of-the-shops/channels/sms/messages",
    admits: |authorization, _| authorization.strip_prefix("AccessKey ") == Some(API_KEY),
    fields: ["/receiver/contacts/0/identifierValue", "", "/body/text/text", "", "/reference"],
    taken: (202, |text| json!({"id": text.sid, "status": "accepted", "reference": text.reference})),
    answers: &[
        ("stranger", 401, r#"{"code": "Unauthorized", "message": "no valid access key"}"#),
        ("refused", 422, r#"{"code": "InvalidPayload", "message": "the receiver is not valid"}"#),
        ("throttled", 429, r#"{"code": "RateLimitExceeded", "message": "too many requests"}"#),
        ("broken", 500, r#"{"code": "InternalError", "message": "an internal error"}"#),
    ],
    // Where reports go is a setting of the workspace, not of a text.
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "sent"), ("delivered", "delivered"), ("failed", "delivery_failed")]);
        let payload = json!({"id": text.sid, "reference": text.reference, "direction": "outgoing", "status": word,
            "reason": told.failed("unknown subscriber"), "updatedAt": told.moment(),
            "receiver": {"contacts": [{"identifierKey": "phonenumber", "identifierValue": text.to}]}});
        let event = json!({"service": "channels", "event": "sms.outbound", "payload": payload});
        Call::json(&format!("{PUBLIC_URL}/v1/shops/bird/bird"), &event)
    },
    sign: |call, secret, seconds| {
        let moment = seconds.to_string();
        let hash = Sha256::digest(&call.body);
        let parts = [moment.as_bytes(), b"\n", call.url.as_bytes(), b"\n", hash.as_slice()];
        let code = STANDARD.encode(hmac_sha256(secret, &parts));
        call.header("messagebird-signature", code);
        call.header("messagebird-request-timestamp", moment);
    },
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
