//! MessageBird's classic API (developers.messagebird.com, "SMS messaging",
//! "Signature verification").

use form_urlencoded::Serializer;
use hyper::Method;
use serde_json::json;

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor, digits, hash, token};

pub(super) const VENDOR: Vendor = Vendor {
    name: "messagebird",
    source: "messagebird",
    path: "/messages",
    admits: |authorization, _| authorization.strip_prefix("AccessKey ") == Some(API_KEY),
    fields: ["/recipients/0", "/originator", "/body", "/reportUrl", "/reference"],
    taken: (201, |text| {
        json!({"id": text.sid, "direction": "mt", "type": "sms", "originator": text.from, "reference": text.reference,
               "recipients": {"totalCount": 1, "totalSentCount": 1,
                              "items": [{"recipient": text.to, "status": "sent"}]}})
    }),
    answers: &[
        (
            "stranger",
            401,
            r#"{"errors": [{"code": 2, "description": "Request not allowed (incorrect access_key)"}]}"#,
        ),
        (
            "refused",
            422,
            r#"{"errors": [{"code": 10, "description": "recipients is invalid", "parameter": "recipients"}]}"#,
        ),
        ("throttled", 429, r#"{"errors": [{"code": 429, "description": "Too many requests"}]}"#),
        ("broken", 500, r#"{"errors": [{"code": 99, "description": "Internal error"}]}"#),
    ],
    // A GET, all in the address.
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "sent"), ("delivered", "delivered"), ("failed", "delivery_failed")]);
        let reason = told.failed("unknown subscriber").unwrap_or("successfully delivered");
        let query = Serializer::new(String::new())
            .extend_pairs([("id", text.sid.as_str()), ("reference", &text.reference)])
            .extend_pairs([("recipient", digits(&text.to)), ("status", word), ("statusReason", reason)])
            .append_pair("statusDatetime", &told.moment())
            .finish();
        let url = format!("{}&{query}", text.status_callback);
        Call { method: Method::GET, url, headers: Vec::new(), body: Vec::new() }
    },
    sign: |call, secret, seconds| {
        let claims = json!({"iss": "MessageBird", "iat": seconds, "nbf": seconds, "exp": seconds + 60, "jti": "1",
            "url_hash": hash(call.url.as_bytes())});
        call.header("messagebird-signature-jwt", token(&claims, secret));
    },
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
