//! Infobip (infobip.com/docs/api, "Send SMS messages", "Receive delivery
//! reports", "Message status codes").

use serde_json::json;

use super::{API_KEY, Call, SECRET_OF_SOURCES, Vendor, basic, digits};

pub(super) const VENDOR: Vendor = Vendor {
    name: "infobip",
    source: "infobip",
    path: "/sms/3/messages",
    admits: |authorization, _| authorization.strip_prefix("App ") == Some(API_KEY),
    fields: [
        "/messages/0/destinations/0/to",
        "/messages/0/sender",
        "/messages/0/content/text",
        "/messages/0/webhooks/delivery/url",
        "/messages/0/webhooks/callbackData",
    ],
    taken: (200, |text| {
        json!({"bulkId": "1", "messages": [{"messageId": text.sid, "destination": text.to, "details": {"messageCount": 1},
               "status": {"groupId": 1, "groupName": "PENDING", "id": 26, "name": "PENDING_ACCEPTED"}}]})
    }),
    answers: &[
        (
            "stranger",
            401,
            r#"{"requestError": {"serviceException": {"messageId": "UNAUTHORIZED", "text": "Invalid login details"}}}"#,
        ),
        // A request that is in order, and a text that is refused.
        (
            "refused",
            200,
            r#"{"messages": [{"messageId": "1", "status": {"groupId": 5, "groupName": "REJECTED", "id": 14}}]}"#,
        ),
        (
            "throttled",
            429,
            r#"{"requestError": {"serviceException": {"messageId": "TOO_MANY_REQUESTS", "text": "Too many requests"}}}"#,
        ),
        (
            "broken",
            500,
            r#"{"requestError": {"serviceException": {"messageId": "GENERAL_ERROR", "text": "Something went wrong"}}}"#,
        ),
    ],
    report: |told| {
        let text = told.text;
        let word = told.word(&[("sent", "3/2"), ("delivered", "3/5"), ("failed", "2/9")]);
        let (group, id) = word.split_once('/').unwrap_or_default();
        let result = json!({"bulkId": "1", "messageId": text.sid, "to": digits(&text.to), "doneAt": told.moment(),
            "callbackData": text.reference, "status": {"groupId": group, "id": id},
            "error": {"permanent": told.failed(true).unwrap_or(false)}});
        Call::json(&text.status_callback, &json!({"results": [result]}))
    },
    // Credentials of the subscription: the same on every report.
    sign: |call, secret, _| call.header("authorization", basic(secret)),
    public_key: None,
    secret: SECRET_OF_SOURCES,
};
