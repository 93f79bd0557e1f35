//! What all gateways have in common: the rules of HTTP, deadlines, and that no
//! secret and no person gets into a log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::gateway::{Error, Refusal, Sms};
use aftertext_edge::relay::{self, Rule};
use aftertext_edge::source;
use aftertext_edge::types::FailureClass;
use serde_json::Value;

const NOW: i64 = 1_772_568_300_000; // Tue, 03 Mar 2026 20:05:00 GMT
const HOUR_MS: i64 = 3_600_000;

fn sms(body: &str, send_before: Option<i64>) -> Sms {
    Sms {
        id: "order/1042/shipped".into(),
        shop: "demo".into(),
        recipient: "+12025550123".into(),
        body: body.into(),
        links: Vec::new(),
        send_before,
    }
}

fn answer(account: &Account, status: u16, body: &[u8]) -> Result<String, Error> {
    account.answer(&Answer { status, retry_after: Some("30"), body, received_at: NOW })
}

#[test]
fn the_status_tells_whether_a_text_may_have_been_taken() {
    for (name, account) in accounts::all() {
        for status in [100, 408, 500, 502, 503, 504, 599, u16::MAX] {
            let told = answer(&account, status, b"");
            assert!(matches!(told, Err(Error::Uncertain(_))), "{name} {status}: {told:?}");
        }
        for body in [&b""[..], b"{}", b"[]", b"null", b"<html>", b"\xff", b"{\"id\":null}", b"{\"data\":7}"] {
            let told = answer(&account, 202, body);
            assert!(matches!(told, Err(Error::Uncertain(_))), "{name} {body:?}: {told:?}");
        }
        assert_eq!(answer(&account, 429, b"slow down"), Err(Error::Throttled(Some(NOW + 30_000))), "{name}");
        for status in [301, 401, 402, 403, 404] {
            let told = answer(&account, status, b"<html>");
            assert!(
                matches!(told, Err(Error::Rejected(Refusal { class: FailureClass::Misconfigured, .. }))),
                "{name} {status}: {told:?}"
            );
        }
    }
}

#[test]
fn only_the_gateway_itself_can_say_that_it_did_not_take_a_text() {
    let accounts = accounts::all();
    let told = |name: &str, body: &[u8]| {
        let (_, account) = accounts.iter().find(|(known, _)| *known == name).unwrap();
        answer(account, 503, body)
    };
    for (name, body) in [
        ("twilio", r#"{"code": 20503, "status": 503}"#),
        ("telnyx", r#"{"errors": [{"code": "10011"}]}"#),
        ("messagebird", r#"{"errors": [{"code": 25}]}"#),
        ("infobip", r#"{"requestError": {"serviceException": {"messageId": "TOO_MANY_REQUESTS"}}}"#),
    ] {
        let told = told(name, body.as_bytes());
        assert!(matches!(told, Err(Error::Unavailable(_))), "{name} {body}: {told:?}");
    }
    // A proxy says so after it has passed the request on, too.
    for (name, _) in &accounts {
        for body in [
            "upstream connect error or disconnect/reset before headers",
            "<html>503 Service Unavailable</html>",
            r#"{"code": 503, "message": "Service Unavailable"}"#,
            r#"{"error": "Service Unavailable", "errors": [{"code": "503"}], "type": "about:blank"}"#,
        ] {
            let told = told(name, body.as_bytes());
            assert!(matches!(told, Err(Error::Uncertain(_))), "{name} {body}: {told:?}");
        }
    }
    // Neither does its word for not knowing.
    for (name, body) in [
        ("twilio", r#"{"code": 20500}"#),
        ("telnyx", r#"{"errors": [{"code": "10008"}]}"#),
        ("messagebird", r#"{"errors": [{"code": 99}]}"#),
    ] {
        let told = told(name, body.as_bytes());
        assert!(matches!(told, Err(Error::Uncertain(_))), "{name} {body}: {told:?}");
    }
}

#[test]
fn a_gateway_is_told_how_long_a_text_is_of_use() {
    let deadlines = [
        ("twilio", "ValidityPeriod", "7200", "36000"),
        ("vonage_sms", "/ttl", "7200000", "360000000"),
        ("vonage_messages", "/ttl", "7200", "360000"),
        ("plivo", "/message_expiry", "7200", "10800"),
        ("messagebird", "/validity", "7200", "172800"),
        ("sinch", "/expire_at", "\"2026-03-03T22:05:00Z\"", "\"2026-03-08T00:05:00Z\""),
        ("infobip", "/messages/0/options/validityPeriod/amount", "7200", "172800"),
    ];
    let accounts = accounts::all();
    for (name, place, soon, late) in deadlines {
        let (_, account) = accounts.iter().find(|(known, _)| *known == name).unwrap();
        let sent = |hours: i64| {
            let body = account.request(&sms("Hello", Some(NOW + hours * HOUR_MS)), None, NOW).body;
            if name == "twilio" {
                let mut form = form_urlencoded::parse(&body);
                return form.find(|(field, _)| field == place).unwrap().1.into_owned();
            }
            serde_json::from_slice::<Value>(&body).unwrap().pointer(place).unwrap().to_string()
        };
        assert_eq!((sent(2).as_str(), sent(100).as_str()), (soon, late), "{name}");
    }
    for (name, account) in accounts {
        for deadline in [i64::MIN, NOW - HOUR_MS, i64::MAX] {
            let request = account.request(&sms("Hello", Some(deadline)), None, NOW);
            assert!(!request.body.is_empty(), "{name}");
        }
    }
}

#[test]
fn secrets_and_people_stay_out_of_debug_output() {
    for (name, account) in accounts::all() {
        let shown = format!("{account:?} {:?}", account.request(&sms("Order #77 is here", None), None, NOW));
        for secret in ["not-a-real-secret", "Basic ", "is here"] {
            assert!(!shown.contains(secret), "{name}: {secret} in {shown}");
        }
    }
}

#[test]
fn every_account_has_a_source_for_its_reports() {
    for (name, account) in accounts::all() {
        let source = source::find(account.source()).unwrap_or_else(|| panic!("no source for {name}"));
        assert_eq!(source.kind, source::Kind::Gateway, "{name}");
    }
}

#[test]
fn vonage_is_told_of_letters_outside_its_alphabet() {
    let accounts = accounts::all();
    let (_, account) = accounts.iter().find(|(name, _)| *name == "vonage_sms").unwrap();
    for (text, expected) in [
        ("Your order #1042 ships {today} for 5€ ~ [ok] ^|\\", "text"),
        ("Größe Ñandu É", "text"),
        ("naïve", "unicode"),
        ("🚚", "unicode"),
        ("“quoted”", "unicode"),
    ] {
        let body: Value = serde_json::from_slice(&account.request(&sms(text, None), None, NOW).body).unwrap();
        assert_eq!(body["type"], expected, "{text}");
        assert_eq!(body["text"], text);
    }
}

#[test]
fn a_template_is_filled_for_the_place_it_stands_in() {
    let text = r#"5 "new" {body} & {sender} é"#;
    let sent = |relay: relay::Account| Account::Relay(relay).request(&sms(text, None), None, NOW);

    let json: Value = serde_json::from_slice(&sent(accounts::relay()).body).unwrap();
    assert_eq!(json["text"], text, "what stands in a text is never a name");
    assert_eq!(json["{unknown}"], "{}");

    let form = relay::Account { body: "to={recipient}&text={body}".into(), ..accounts::relay() };
    let request = sent(form);
    let pairs: Vec<(String, String)> = form_urlencoded::parse(&request.body).into_owned().collect();
    assert_eq!(pairs, [("to".into(), "+12025550123".into()), ("text".into(), text.to_owned())]);
    assert!(request.headers.contains(&("content-type".into(), "application/x-www-form-urlencoded".into())));

    let url = "https://sms.example.com/send?to={digits}&text={body}&from={sender}&{x".to_owned();
    let request = sent(relay::Account { get: true, url, ..accounts::relay() });
    let expected = "https://sms.example.com/send?to=12025550123\
        &text=5%20%22new%22%20%7Bbody%7D%20%26%20%7Bsender%7D%20%C3%A9&from=Example&{x";
    assert_eq!((request.method, request.url.as_str(), request.body.as_slice()), ("GET", expected, &b""[..]));
}

#[test]
fn a_rule_without_codes_goes_by_the_status() {
    let rule = Rule { id: "/id".into(), ..Rule::default() };
    let account = Account::Relay(relay::Account { rule, ..accounts::relay() });
    assert_eq!(answer(&account, 200, br#"{"id": 18446744073709551615}"#), Ok("18446744073709551615".into()));
    let told = answer(&account, 422, br#"{"id": 7}"#);
    assert!(matches!(told, Err(Error::Rejected(Refusal { class: FailureClass::Permanent, .. }))), "{told:?}");
}

#[test]
fn another_gateway_is_tried_only_after_a_definite_refusal_that_it_may_not_share() {
    let rejected = |class| {
        Error::Rejected(Refusal { class, code: String::new(), detail: String::new() }).lets_another_try()
    };
    assert!(rejected(FailureClass::Misconfigured) && rejected(FailureClass::Transient));
    assert!(Error::Throttled(None).lets_another_try());
    assert!(Error::Unavailable("no connection".into()).lets_another_try());
    assert!(!rejected(FailureClass::OptedOut) && !rejected(FailureClass::Permanent));
    assert!(!rejected(FailureClass::Filtered));
    assert!(!Error::Uncertain("no answer in time".into()).lets_another_try(), "it might be a second text");
}
