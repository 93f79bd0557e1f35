//! Telnyx (developers.telnyx.com, "Send a message", "Receiving webhooks").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::json;

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor, hash};

pub(super) const VENDOR: Vendor = Vendor {
    name: "telnyx",
    source: "telnyx",
    path: "/v2/messages",
    admits: |authorization, _| authorization.strip_prefix("Bearer ") == Some(API_KEY),
    fields: ["/to", "/from", "/text", "/webhook_url", ""],
    taken: (200, |text| {
        json!({"data": {"record_type": "message", "direction": "outbound", "id": text.sid, "type": "SMS",
                        "to": [{"phone_number": text.to, "status": "queued"}], "errors": []}})
    }),
    answers: &[
        ("stranger", 401, r#"{"errors": [{"code": "10009", "title": "Authentication failed"}]}"#),
        ("refused", 400, r#"{"errors": [{"code": "10002", "title": "Invalid phone number"}]}"#),
        ("throttled", 429, r#"{"errors": [{"code": "10011", "title": "Too many requests"}]}"#),
        ("broken", 500, r#"{"errors": [{"code": "10007", "title": "Unexpected error"}]}"#),
    ],
    report: |told| {
        let text = told.text;
        let words = [
            ("sent", "sent"),
            ("delivered", "delivered"),
            ("failed", "delivery_failed"),
            ("unregistered", "delivery_failed"),
        ];
        let word = told.word(&words);
        let kind = if told.status == "sent" { "message.sent" } else { "message.finalized" };
        let errors = match told.status {
            "failed" => json!([{"code": "40008", "title": "Undeliverable"}]),
            "unregistered" => json!([{"code": "40010", "title": "Not 10DLC registered"}]),
            _ => json!([]),
        };
        let payload = json!({"record_type": "message", "direction": "outbound", "id": text.sid,
            "to": [{"phone_number": text.to, "status": word}], "webhook_url": text.status_callback, "errors": errors});
        let event = json!({"record_type": "event", "event_type": kind, "id": format!("{}/{word}", text.sid),
            "occurred_at": told.moment(), "payload": payload});
        Call::json(&text.status_callback, &json!({"data": event, "meta": {"attempt": 1}}))
    },
    sign: |call, secret, seconds| {
        let message = [format!("{seconds}|").as_bytes(), &call.body].concat();
        let signature = STANDARD.encode(pair(secret).sign(&message).to_bytes());
        call.header("telnyx-signature-ed25519", signature);
        call.header("telnyx-timestamp", seconds.to_string());
    },
    public_key: Some(|| STANDARD.encode(pair(SECRET_OF_SOURCES).verifying_key().to_bytes())),
    secret: SECRET_OF_SOURCES,
};

/// A pair of keys that is the same for the same words.
fn pair(secret: &str) -> SigningKey {
    let mut seed = [0; 32];
    seed.iter_mut().zip(hash(secret.as_bytes()).bytes()).for_each(|(to, from)| *to = from);
    SigningKey::from_bytes(&seed)
}
