//! Plivo (plivo.com/docs, "Send a message", "Message status callbacks",
//! "Validating requests").

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use serde_json::json;

use super::{ACCOUNT, API_KEY, Call, Vendor, basic, digits, hmac_sha256};

pub(super) const VENDOR: Vendor = Vendor {
    name: "plivo",
    source: "plivo",
    path: "/v1/Account/account-of-the-shops/Message/",
    admits: |authorization, _| authorization == basic(&format!("{ACCOUNT}:{API_KEY}")),
    fields: ["/dst", "/src", "/text", "/url", ""],
    taken: (202, |text| json!({"api_id": "1", "message": "message(s) queued", "message_uuid": [text.sid]})),
    answers: &[
        ("stranger", 401, "Could not verify your access level for that URL."),
        (
            "refused",
            202,
            r#"{"api_id": "1", "message": "no message was queued", "invalid_number": ["+12025550123"]}"#,
        ),
        ("throttled", 429, r#"{"api_id": "1", "error": "too many requests"}"#),
        ("broken", 500, r#"{"api_id": "1", "error": "internal error"}"#),
    ],
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "sent"), ("delivered", "delivered"), ("failed", "undelivered")]);
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs([("MessageUUID", text.sid.as_str()), ("ParentMessageUUID", &text.sid)]);
        form.extend_pairs([("From", digits(&text.from)), ("To", digits(&text.to)), ("Status", word)]);
        form.extend_pairs([("PartInfo", "1 of 1"), ("ErrorCode", told.failed("70").unwrap_or("0"))]);
        Call {
            method: Method::POST,
            url: text.status_callback.clone(),
            headers: vec![("content-type".into(), "application/x-www-form-urlencoded".into())],
            body: form.finish().into_bytes(),
        }
    },
    // Without a moment: a signature is right for ever.
    sign: |call, secret, _| {
        let posted: BTreeMap<_, _> = form_urlencoded::parse(&call.body).into_owned().collect();
        let posted: String = posted.iter().map(|(name, value)| format!("{name}{value}")).collect();
        let signed = format!("{}.{posted}.nonce", call.url);
        let code = STANDARD.encode(hmac_sha256(secret, &[signed.as_bytes()]));
        call.header("x-plivo-signature-v3", code);
        call.header("x-plivo-signature-v3-nonce", "nonce".to_owned());
    },
    public_key: None,
    secret: API_KEY,
};
