//! Nothing that comes in can make the edge panic, and what is not text about
//! an order becomes no order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::{generic, http, money, phone, shopify, twilio};
use proptest::prelude::*;

const TOPICS: &[&str] = &[
    "orders/create",
    "orders/updated",
    "orders/cancelled",
    "fulfillments/create",
    "fulfillments/update",
    "fulfillment_events/create",
    "no/such",
];

/// Shows `body` to every reader there is.
fn read_as_everything(body: &[u8]) {
    for topic in TOPICS {
        let headers = shopify::Headers { topic, webhook_id: "w", triggered_at: None, test: false };
        let _ = shopify::read("demo", &headers, body, 0);
    }
    let _ = generic::read("demo", body);
    let _ = twilio::inbound("demo", 0, body, true);
    let _ = twilio::status("demo", "m", 0, body);
    for status in [200, 201, 400, 429, 500] {
        let _ = twilio::answer(status, None, body, 0);
    }
    let form = Some("application/x-www-form-urlencoded");
    assert!(twilio::verify(&["token"], "https://example.com", form, body, Some("bm8=")).is_err());
    assert!(shopify::verify(&["secret"], Some("bm8="), body).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        read_as_everything(&body);
    }

    #[test]
    fn a_real_webhook_with_a_hole_never_panics(at in 0usize..12_000, byte: u8, cut: bool) {
        let mut body = include_bytes!("fixtures/shopify/orders_create.json").to_vec();
        let at = at % body.len();
        if cut { body.truncate(at) } else { body[at] = byte }
        read_as_everything(&body);
    }

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
fn deep_nesting_and_ten_megabytes_are_errors_not_crashes() {
    read_as_everything("[".repeat(1_000_000).as_bytes());
    read_as_everything(format!("{{\"id\":{}", "{\"a\":".repeat(100_000)).as_bytes());
    read_as_everything(&vec![b'1'; 10_000_000]);
}
