//! What goes out to a gateway, and what its refusals come to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::gateway::{Error, Sms};
use aftertext_edge::http::retry_after;
use aftertext_edge::twilio::{self, Account, Sender};

const NOW: i64 = 1_772_568_300_000; // Tue, 03 Mar 2026 20:05:00 GMT
const HOUR_MS: i64 = 3_600_000;

fn account(sender: Sender) -> Account {
    Account {
        account_sid: "AC00000000000000000000000000000001".into(),
        auth_token: "0123456789abcdef".into(),
        sender,
        base_url: "http://127.0.0.1:4010/".into(),
    }
}

fn sms(send_before: Option<i64>) -> Sms {
    Sms {
        id: "order/1042/shipped".into(),
        shop: "demo".into(),
        recipient: "+12025550123".into(),
        body: "Order #1042 shipped. Reply STOP to opt out.".into(),
        links: Vec::new(),
        send_before,
    }
}

#[test]
fn the_request_is_the_one_of_the_manual() {
    let account = account(Sender::MessagingService("MG00000000000000000000000000000003".into()));
    let callback = "https://hooks.example.com/twilio/status?d=01EXAMPLE";
    let request = twilio::request(&account, &sms(Some(NOW + 4 * HOUR_MS)), Some(callback), NOW);
    assert_eq!(request.method, "POST");
    let path = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json";
    assert_eq!(request.url, format!("http://127.0.0.1:4010{path}"));
    assert_eq!(
        String::from_utf8(request.body).unwrap(),
        include_str!("fixtures/twilio_request.txt").trim_end()
    );
    let header = |name: &str| request.headers.iter().find(|(known, _)| known == name).unwrap().1.as_str();
    assert_eq!(header("content-type"), "application/x-www-form-urlencoded");
    assert_eq!(
        header("authorization"),
        "Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTowMTIzNDU2Nzg5YWJjZGVm"
    );
}

#[test]
fn the_validity_stays_within_what_twilio_takes() {
    let account = account(Sender::From("+12025550100".into()));
    for (send_before, expected) in [
        (None, None),
        (Some(NOW - HOUR_MS), Some("1")),
        (Some(NOW + 90_000), Some("90")),
        (Some(NOW + 48 * HOUR_MS), Some("36000")),
        (Some(i64::MIN), Some("1")),
    ] {
        let request = twilio::request(&account, &sms(send_before), None, NOW);
        let form: Vec<(String, String)> = form_urlencoded::parse(&request.body).into_owned().collect();
        let field =
            |name: &str| form.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        assert_eq!(field("ValidityPeriod"), expected);
        assert_eq!(field("From"), Some("+12025550100"));
        assert_eq!(field("StatusCallback"), None);
    }
}

#[test]
fn secrets_and_people_stay_out_of_debug_output() {
    let account = account(Sender::From("+12025550100".into()));
    let request = twilio::request(&account, &sms(None), None, NOW);
    let shown = format!("{account:?} {request:?}");
    for secret in ["0123456789abcdef", "Basic ", "5550123", "1042"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn a_throttled_text_comes_back_when_twilio_says() {
    let answer = |retry_after| twilio::answer(429, retry_after, br#"{"code": 20429}"#, NOW);
    assert_eq!(answer(Some("30")), Err(Error::Throttled(Some(NOW + 30_000))));
    assert_eq!(answer(None), Err(Error::Throttled(None)));
    assert_eq!(answer(Some("soon")), Err(Error::Throttled(None)));
    let daily = twilio::answer(429, None, br#"{"code": 30023}"#, NOW);
    assert_eq!(
        daily,
        Err(Error::Throttled(Some(NOW - 65 * 60_000 - 11 * HOUR_MS + 24 * HOUR_MS))),
        "08:00 UTC tomorrow"
    );
}

#[test]
fn retry_after_is_seconds_or_a_date_and_at_most_a_day() {
    for (value, expected) in [
        ("0", Some(NOW)),
        (" 120 ", Some(NOW + 120_000)),
        ("Tue, 03 Mar 2026 20:06:00 GMT", Some(NOW + 60_000)),
        ("Tue, 03 Mar 2026 20:00:00 GMT", Some(NOW)),
        ("Tue, 03 Mar 2037 20:00:00 GMT", Some(NOW + 24 * HOUR_MS)),
        ("99999999999999999999999", Some(NOW + 24 * HOUR_MS)),
        ("-5", None),
        ("", None),
    ] {
        assert_eq!(retry_after(value, NOW), expected, "{value}");
    }
}

#[test]
fn what_may_have_been_taken_is_never_called_refused() {
    for status in [100, 408, 500, 502, 503, 504, 599, u16::MAX] {
        assert!(matches!(twilio::answer(status, None, b"", NOW), Err(Error::Uncertain(_))), "{status}");
    }
    for body in [&b""[..], b"{}", b"[]", b"null", b"{\"sid\":null}", b"\xff"] {
        assert!(matches!(twilio::answer(201, None, body, NOW), Err(Error::Uncertain(_))), "{body:?}");
    }
    let own = twilio::answer(503, None, br#"{"code": 20503}"#, NOW);
    assert!(matches!(own, Err(Error::Unavailable(_))), "in its own words: {own:?}");
}
