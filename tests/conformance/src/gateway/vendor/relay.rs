//! A gateway of somebody's own: asked by a template, reporting in our words.

use serde_json::json;

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor};

pub(super) const VENDOR: Vendor = Vendor {
    name: "relay",
    source: "relay",
    path: "/relay/send",
    admits: |authorization, _| authorization.strip_prefix("Key ") == Some(API_KEY),
    fields: ["/to", "/from", "/text", "/report", "/ref"],
    taken: (200, |text| json!({"code": 0, "id": text.sid})),
    answers: &[
        ("stranger", 401, ""),
        ("refused", 200, r#"{"code": 7}"#),
        ("throttled", 200, r#"{"code": 8}"#),
        ("broken", 500, ""),
    ],
    report: |told| {
        let text = told.text;
        let report = json!({"id": format!("{}/{}", text.sid, told.status), "message": text.reference,
            "phone": text.to, "status": told.status, "failure": told.failed("permanent")});
        Call::json(&text.status_callback, &json!({"report": report}))
    },
    // A token of the shop's: the same on every report.
    sign: |call, secret, _| call.header("authorization", format!("Bearer {secret}")),
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
