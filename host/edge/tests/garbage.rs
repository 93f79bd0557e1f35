//! Nothing that comes in can make the edge panic, whoever wrote it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;
mod drawn;
mod everything;

use aftertext_edge::source::SOURCES;
use aftertext_edge::webhook::Webhook;
use aftertext_edge::{http, money, phone, twilio};
use drawn::{Body, CLAIMS, Claim, Drawn, Key, Token, Written};
use everything::{SIGNATURES, read_as_everything};
use proptest::prelude::*;

/// For fuzzers: `cargo test` tries some calls, `cargo bolero test` (from
/// `cargo install cargo-bolero`) goes on for as long as it may, led by what the
/// calls reach.
#[test]
fn no_call_brings_a_reader_or_a_verifier_down() {
    bolero::check!().with_iterations(400).with_type::<Drawn>().for_each(|drawn| {
        drawn.shown();
    });
}

#[test]
fn a_call_can_be_drawn_that_is_believed() {
    let claim = |name: &str, claim| {
        (u8::try_from(CLAIMS.iter().position(|known| *known == name).unwrap()).unwrap(), claim)
    };
    let token = Token {
        bearer: false,
        algorithm: 0,
        claims: vec![
            claim("iat", Claim::Moment(0)),
            claim("nbf", Claim::Moment(-1)),
            claim("exp", Claim::Moment(60)),
            claim("iss", Claim::Issuer),
            claim("jti", Claim::Text(b"1".to_vec())),
            claim("payload_hash", Claim::HashOfBody),
            claim("url_hash", Claim::HashOfAddress),
        ],
        code: None,
    };
    for (source, header, bearer) in
        [("vonage", "Authorization", true), ("messagebird", "MessageBird-Signature-JWT", false)]
    {
        let header = SIGNATURES.iter().position(|(name, _)| *name == header).unwrap();
        let drawn = Drawn {
            get: false,
            query: vec![],
            headers: vec![(u8::try_from(header).unwrap(), Written::Token(Token { bearer, ..token.clone() }))],
            keys: vec![Key::Text(b"a secret".to_vec())],
            body: Body::Fields(vec![(0, Written::Number(7))]),
            topic: 0,
            received_at: 1_772_716_205_000,
            status: 200,
            retry_after: vec![],
        };
        assert_eq!(drawn.shown(), [source]);
        let forged = Token { bearer, code: Some(vec![7; 32]), ..token.clone() };
        let headers = vec![(drawn.headers[0].0, Written::Token(forged))];
        assert!(Drawn { headers, ..drawn }.shown().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_never_panic(text in "\\PC{0,60}", now: i64) {
        let masked = phone::masked(&text);
        prop_assert_eq!(masked.chars().count(), text.chars().count());
        if let Ok(number) = phone::e164(&text, Some("US")) {
            prop_assert!(phone::is_e164(&number));
        }
        let _ = http::retry_after(&text, now);
        let _ = money::parse(&text, "USD");
        let _ = twilio::verify(&["token"], &text, None, b"", Some("bm8="));
        for source in SOURCES {
            let headers: Vec<(&str, &str)> = SIGNATURES.iter().map(|(name, _)| (*name, text.as_str())).collect();
            let webhook = Webhook { method: "GET", url: &text, headers: &headers, body: b"", received_at: now };
            prop_assert!(source.verify(&webhook, &["key"]).is_err(), "{} believes {text}", source.name);
        }
    }

    #[test]
    fn numbers_as_people_write_them_never_panic(text in "[+0-9() .\\-x٠-٩]{0,45}", country in "[A-Z]{2}") {
        let _ = phone::e164(&text, Some(&country));
        let _ = phone::e164(&text, None);
    }

    #[test]
    fn an_amount_is_kept_digit_by_digit(amount in -1_000_000_000_000i64..1_000_000_000_000, scale in 0u32..=8) {
        let unit = 10i64.pow(scale);
        let sign = if amount < 0 { "-" } else { "" };
        let (whole, decimals) = (amount.abs() / unit, amount.abs() % unit);
        let text = if scale == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{decimals:0width$}", width = scale as usize)
        };
        let money = money::parse(&text, "usd").unwrap();
        prop_assert_eq!((money.amount, u32::from(money.scale), money.currency.as_str()), (amount, scale, "USD"));
    }
}

#[test]
fn deep_nesting_duplicate_keys_and_ten_megabytes_are_errors_not_crashes() {
    for topic in 0..2 {
        read_as_everything("[".repeat(300_000).as_bytes(), topic);
        read_as_everything(format!("{{\"id\":{}", "{\"a\":".repeat(100_000)).as_bytes(), topic);
        read_as_everything(
            br#"{"id": 1, "id": 2, "data": {}, "data": [], "order": null, "order": {}}"#,
            topic,
        );
    }
    read_as_everything(&vec![b'1'; 100_000], 0);
    read_as_everything(&vec![0xff; 10_000_000], 1);
}
