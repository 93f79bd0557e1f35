//! Vonage's two APIs (developer.vonage.com, "SMS API", "Messages API", "Signing
//! messages", "Signed webhooks").

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    ACCOUNT, API_KEY, Call, SECRET_OF_SOURCES, Vendor, basic, digits, hash, hex, hmac_sha256, token,
};

pub(super) const SMS: Vendor = Vendor {
    name: "vonage",
    source: "vonage",
    path: "/sms/json",
    admits: |_, body| {
        let told = ["api_key", "api_secret"].map(|name| body.get(name).and_then(Value::as_str));
        told == [Some(ACCOUNT), Some(API_KEY)]
    },
    fields: ["/to", "/from", "/text", "/callback", "/client-ref"],
    taken: (200, |text| {
        json!({"message-count": "1", "messages": [{"to": text.to, "message-id": text.sid, "status": "0",
               "remaining-balance": "3.14", "message-price": "0.0333", "network": "12345"}]})
    }),
    // HTTP says 200 all the same.
    answers: &[
        (
            "stranger",
            200,
            r#"{"message-count": "1", "messages": [{"status": "4", "error-text": "Bad Credentials"}]}"#,
        ),
        (
            "refused",
            200,
            r#"{"message-count": "1", "messages": [{"status": "7", "error-text": "Number barred."}]}"#,
        ),
        (
            "throttled",
            200,
            r#"{"message-count": "1", "messages": [{"status": "1", "error-text": "Throughput Rate Exceeded"}]}"#,
        ),
        (
            "broken",
            200,
            r#"{"message-count": "1", "messages": [{"status": "5", "error-text": "Internal Error"}]}"#,
        ),
    ],
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "accepted"), ("delivered", "delivered"), ("failed", "failed")]);
        let report = json!({"msisdn": digits(&text.to), "to": digits(&text.from), "network-code": "310260",
            "messageId": text.sid, "price": "0.03330000", "status": word, "scts": "2603032005",
            "err-code": told.failed("3").unwrap_or("0"), "api-key": ACCOUNT, "client-ref": text.reference,
            "message-timestamp": told.moment()});
        Call::json(&text.status_callback, &report)
    },
    sign: |call, secret, seconds| {
        let fields: BTreeMap<String, Value> = serde_json::from_slice(&call.body).unwrap_or_default();
        let moment = json!(seconds.to_string());
        let fields: BTreeMap<_, _> = fields.into_iter().chain([("timestamp".to_owned(), moment)]).collect();
        let pairs =
            fields.iter().filter_map(|(name, value)| Some((name, value.as_str()?.replace(['&', '='], "_"))));
        let signed: String = pairs.map(|(name, value)| format!("&{name}={value}")).collect();
        let code = hex(&hmac_sha256(secret, &[signed.as_bytes()])).to_uppercase();
        let fields: BTreeMap<_, _> = fields.into_iter().chain([("sig".to_owned(), json!(code))]).collect();
        call.body = json!(fields).to_string().into_bytes();
    },
    public_key: None,
    secret: SECRET_OF_SOURCES,
};

pub(super) const MESSAGES: Vendor = Vendor {
    name: "vonage-messages",
    source: "vonage",
    path: "/v1/messages",
    admits: |authorization, _| authorization == basic(&format!("{ACCOUNT}:{API_KEY}")),
    fields: ["/to", "/from", "/text", "/webhook_url", "/client_ref"],
    taken: (202, |text| json!({"message_uuid": text.sid})),
    answers: &[
        (
            "stranger",
            401,
            r#"{"type": "https://developer.vonage.com/api-errors#unauthorized", "title": "Unauthorized"}"#,
        ),
        (
            "refused",
            422,
            r#"{"type": "https://developer.vonage.com/api-errors/messages#1170", "title": "Invalid number"}"#,
        ),
        (
            "throttled",
            429,
            r#"{"type": "https://developer.vonage.com/api-errors#throttled", "title": "Rate Limit Hit"}"#,
        ),
        (
            "broken",
            500,
            r#"{"type": "https://developer.vonage.com/api-errors#server-error", "title": "Internal Error"}"#,
        ),
    ],
    report: |told| {
        let text = told.text;
        let word =
            told.word(&[("sent", "submitted"), ("delivered", "delivered"), ("failed", "undeliverable")]);
        let error = told.failed(json!({"title": 1260, "detail": "Destination unreachable"}));
        let report = json!({"message_uuid": text.sid, "to": digits(&text.to), "from": digits(&text.from),
            "timestamp": told.moment(), "status": word, "error": error, "channel": "sms",
            "client_ref": text.reference});
        Call::json(&text.status_callback, &report)
    },
    sign: |call, secret, seconds| {
        let claims = json!({"iat": seconds, "jti": "1", "iss": "Vonage", "api_key": ACCOUNT,
            "payload_hash": hash(&call.body)});
        call.header("authorization", format!("Bearer {}", token(&claims, secret)));
    },
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
