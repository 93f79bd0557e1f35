//! Every vendor's word for "this number has opted out here", in the answer to a
//! send and in a report: each takes all consent back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;

use aftertext_edge::answer::Answer;
use aftertext_edge::event::Event;
use aftertext_edge::gateway::Error;
use aftertext_edge::source::{self, Settings};
use aftertext_edge::types::{DeliveryStatus, FailureClass};
use aftertext_edge::webhook::Webhook;

const NOW: i64 = 1_772_568_300_000;

/// Gateway, status and body of the answer.
const ANSWERS: &[(&str, u16, &str)] = &[
    (
        "twilio",
        400,
        r#"{"code": 21610, "message": "Attempt to send to unsubscribed recipient", "status": 400}"#,
    ),
    ("telnyx", 400, r#"{"errors": [{"code": "40300", "title": "Blocked due to STOP message"}]}"#),
    ("infobip", 200, r#"{"messages": [{"messageId": "m", "status": {"groupId": 5, "id": 10}}]}"#),
    (
        "messagebird",
        201,
        r#"{"id": "m", "recipients": {"items": [{"status": "delivery_failed", "statusReason": "opted out"}]}}"#,
    ),
    ("relay", 200, r#"{"ok": "7"}"#),
];

/// Gateway and body of the report.
const REPORTS: &[(&str, &str)] = &[
    ("twilio", "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=21610&To=%2B12025550123"),
    (
        "telnyx",
        r#"{"data": {"id": "e", "event_type": "message.finalized", "payload": {"id": "m", "errors": [{"code": "40300"}],
            "to": [{"phone_number": "+12025550123", "status": "delivery_failed"}]}}}"#,
    ),
    ("vonage", "messageId=m&msisdn=12025550123&status=failed&err-code=4"),
    ("plivo", "MessageUUID=m&To=12025550123&Status=failed&ErrorCode=200"),
    ("messagebird", "id=m&recipient=12025550123&status=delivery_failed&statusReason=opted+out"),
    (
        "sinch",
        r#"{"type": "recipient_delivery_report_sms", "batch_id": "m", "recipient": "12025550123", "status": "Rejected",
            "code": 413}"#,
    ),
    (
        "infobip",
        r#"{"results": [{"messageId": "m", "to": "12025550123", "status": {"groupId": 5, "id": 10}}]}"#,
    ),
];

#[test]
fn every_vendors_refusal_of_a_number_that_opted_out_is_known() {
    for (name, status, body) in ANSWERS {
        let (_, account) = accounts::all().into_iter().find(|(known, _)| known == name).unwrap();
        let answer = Answer { status: *status, retry_after: None, body: body.as_bytes(), received_at: NOW };
        match account.answer(&answer) {
            Err(Error::Rejected(refusal)) => assert_eq!(refusal.class, FailureClass::OptedOut, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn every_vendors_report_on_a_number_that_opted_out_is_known() {
    for (name, body) in REPORTS {
        let kind =
            if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
        let webhook = Webhook {
            method: "POST",
            url: "https://sms.example.com/v1/shops/demo/gateway/status?message=order%2F1%2Fshipped",
            headers: &[("content-type", kind)],
            body: body.as_bytes(),
            received_at: NOW,
        };
        let events = source::find(name).unwrap().read("demo", &webhook, &Settings::default()).unwrap();
        let [Event::Report(report)] = events.as_slice() else {
            panic!("{name}: {events:?}");
        };
        assert_eq!(
            (report.status, report.failure),
            (DeliveryStatus::Failed, Some(FailureClass::OptedOut)),
            "{name}"
        );
        assert_eq!(
            (report.phone.as_str(), report.message.as_str()),
            ("+12025550123", "order/1/shipped"),
            "{name}"
        );
    }
}
