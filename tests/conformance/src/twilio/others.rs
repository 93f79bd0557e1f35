//! The send APIs of other gateways, behind the same port: their paths tell them
//! apart (developers.telnyx.com, "Send a message"; developer.vonage.com, "SMS API").

use serde_json::{Value, json};

/// The key that Telnyx's API takes here.
pub const TELNYX_KEY: &str = "telnyx-key-of-fleet";
/// The key and the secret that Vonage's API takes here.
pub const VONAGE_KEY: [&str; 2] = ["vonage-key-of-fleet", "vonage-secret-of-fleet"];

/// One gateway's way to take a text.
pub(super) struct Gateway {
    pub(super) name: &'static str,
    path: &'static str,
    admits: fn(authorization: &str, body: &Value) -> bool,
    /// The fields with recipient, sender, words and callback.
    fields: [&'static str; 4],
    /// Its answer to a text that it takes under this id.
    pub(super) taken: fn(id: &str, to: &str) -> Value,
    /// Its status and answer to credentials that are wrong.
    pub(super) stranger: (u16, &'static str),
}

const GATEWAYS: &[Gateway] = &[
    Gateway {
        name: "telnyx",
        path: "/v2/messages",
        admits: |authorization, _| authorization.strip_prefix("Bearer ") == Some(TELNYX_KEY),
        fields: ["to", "from", "text", "webhook_url"],
        taken: |id, to| {
            json!({"data": {"record_type": "message", "direction": "outbound", "id": id, "type": "SMS",
                            "to": [{"phone_number": to, "status": "queued"}], "errors": []}})
        },
        stranger: (401, r#"{"errors": [{"code": "10009", "title": "Authentication failed"}]}"#),
    },
    Gateway {
        name: "vonage",
        path: "/sms/json",
        admits: |_, body| ["api_key", "api_secret"].map(|name| text(body, name)) == VONAGE_KEY,
        fields: ["to", "from", "text", "callback"],
        taken: |id, to| {
            json!({"message-count": "1", "messages": [{"to": to, "message-id": id, "status": "0",
                   "remaining-balance": "3.14", "message-price": "0.0333", "network": "12345"}]})
        },
        stranger: (
            200,
            r#"{"message-count": "1", "messages": [{"status": "4", "error-text": "Bad Credentials"}]}"#,
        ),
    },
];

/// The gateway whose path this is.
pub(super) fn at(path: &str) -> Option<&'static Gateway> {
    GATEWAYS.iter().find(|gateway| gateway.path == path)
}

impl Gateway {
    /// Recipient, sender, words and callback, unless the sender is a stranger.
    pub(super) fn read(&self, authorization: &str, body: &[u8]) -> Option<[String; 4]> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        (self.admits)(authorization, &body).then(|| self.fields.map(|name| text(&body, name).to_owned()))
    }
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body.get(name).and_then(Value::as_str).unwrap_or_default()
}
