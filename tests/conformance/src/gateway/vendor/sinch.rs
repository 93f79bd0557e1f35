//! Sinch (developers.sinch.com, "SMS REST API", "Delivery reports").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor, digits, hmac_sha256};

pub(super) const VENDOR: Vendor = Vendor {
    name: "sinch",
    source: "sinch",
    path: "/xms/v1/account-of-the-shops/batches",
    admits: |authorization, _| authorization.strip_prefix("Bearer ") == Some(API_KEY),
    fields: ["/to/0", "/from", "/body", "/callback_url", "/client_reference"],
    taken: (201, |text| {
        json!({"id": text.sid, "to": [digits(&text.to)], "from": digits(&text.from), "canceled": false,
               "body": text.body, "type": "mt_text", "delivery_report": "per_recipient"})
    }),
    answers: &[
        ("stranger", 401, ""),
        (
            "refused",
            400,
            r#"{"code": "syntax_invalid_parameter_format", "text": "The format of field 'to[0]' is invalid"}"#,
        ),
        ("throttled", 429, ""),
        ("broken", 500, ""),
    ],
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "Dispatched"), ("delivered", "Delivered"), ("failed", "Failed")]);
        let report = json!({"type": "recipient_delivery_report_sms", "batch_id": text.sid, "status": word,
            "code": told.failed(402).unwrap_or(0), "recipient": digits(&text.to), "at": told.moment(),
            "client_reference": text.reference});
        Call::json(&text.status_callback, &report)
    },
    sign: |call, secret, seconds| {
        let moment = seconds.to_string();
        let code = hmac_sha256(secret, &[call.body.as_slice(), b".nonce.", moment.as_bytes()]);
        call.header("x-sinch-webhook-signature", STANDARD.encode(code));
        call.header("x-sinch-webhook-signature-nonce", "nonce".to_owned());
        call.header("x-sinch-webhook-signature-timestamp", moment);
        call.header("x-sinch-webhook-signature-algorithm", "HmacSHA256".to_owned());
    },
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
