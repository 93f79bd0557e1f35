//! Nothing that comes in can make the edge panic, and what is not text about
//! an order becomes no order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::event::OrderFetch;
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source::{SOURCES, Settings};
use aftertext_edge::webhook::Webhook;
use aftertext_edge::{bigcommerce, commercetools, generic, http, money, phone, twilio};
use proptest::prelude::*;

/// What tells a source's webhooks apart before their bodies are read.
const TOPICS: &[(&str, &[&str])] = &[
    (
        "X-Shopify-Topic",
        &[
            "orders/create",
            "orders/updated",
            "orders/edited",
            "fulfillments/create",
            "fulfillment_events/create",
            "refunds/create",
            "customers_marketing_consent/update",
            "customers/redact",
            "no/such",
        ],
    ),
    ("X-WC-Webhook-Topic", &["order.created", "order.updated", "order.deleted"]),
    ("Saleor-Event", &["order_created", "order_fulfilled", "fulfillment_created"]),
    ("Content-Type", &["application/x-www-form-urlencoded", "application/json"]),
];

/// Every header in which a signature comes, so that none is missing.
const SIGNATURES: &[(&str, &str)] = &[
    ("X-Shopify-Webhook-Id", "w"),
    ("X-Shopify-Hmac-Sha256", "bm8="),
    ("X-WC-Webhook-Signature", "bm8="),
    ("Saleor-Signature", "e30..bm8"),
    ("X-Hmac-Signature", "hmac-sha256-hex=00"),
    ("aftership-hmac-sha256", "bm8="),
    ("Shippo-Auth-Signature", "t=1,v1=00"),
    ("sign", "00"),
    ("X-Twilio-Signature", "bm8="),
    ("telnyx-signature-ed25519", "bm8="),
    ("telnyx-timestamp", "1"),
    ("X-Plivo-Signature-V3", "bm8=,,"),
    ("X-Plivo-Signature-V3-Nonce", "n"),
    ("x-sinch-webhook-signature", "bm8="),
    ("x-sinch-webhook-signature-nonce", "n"),
    ("x-sinch-webhook-signature-timestamp", "1"),
    ("MessageBird-Signature-JWT", "e30.e30.bm8"),
    ("messagebird-signature", "bm8="),
    ("messagebird-request-timestamp", "1"),
    ("webhook-id", "w"),
    ("webhook-timestamp", "1"),
    ("webhook-signature", "v1,bm8= v1a,x"),
    ("x-adobe-digital-signature-1", "bm8="),
    ("Authorization", "Bearer e30.e30.bm8"),
];

static ACCOUNTS: LazyLock<Vec<(&str, Account)>> = LazyLock::new(accounts::all);

/// All fixtures, with the sources that they are for.
static FIXTURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders = SOURCES.iter().flat_map(|source| fs::read_dir(folder.join(source.name)).unwrap());
    let files = folders.map(|entry| entry.unwrap().path());
    files
        .filter(|path| !path.to_str().unwrap().contains(".expected."))
        .map(|path| fs::read(path).unwrap())
        // Some answers have no body.
        .filter(|body| !body.is_empty())
        .collect()
});

/// Shows `body` to every reader and every verifier there is, as a webhook about
/// one of the topics of each.
fn read_as_everything(body: &[u8], topic: usize) {
    let url = "https://example.com/v1/shops/demo/any/status?message=m";
    let mut headers = SIGNATURES.to_vec();
    headers.extend(TOPICS.iter().map(|(name, topics)| (*name, topics[topic % topics.len()])));
    let webhook = Webhook { method: "POST", url, headers: &headers, body, received_at: 0 };
    for source in SOURCES {
        let _ = source.read("demo", &webhook, &Settings::default());
        assert!(source.verify(&webhook, &["key", "{}", "-----BEGIN"]).is_err(), "{}", source.name);
    }
    let _ = generic::read("demo", body);
    for (_, account) in ACCOUNTS.iter() {
        for status in [200, 400] {
            let _ = account.answer(&Answer { status, retry_after: None, body, received_at: 0 });
        }
    }
    fetched(body);
}

fn fetched(body: &[u8]) {
    let token = || Secret("t".into());
    let big = bigcommerce::Access { store_hash: "h".into(), token: token(), base_url: "b".into() };
    let tools = commercetools::Access { base_url: "b".into(), project: "p".into(), token: token() };
    let fetch = OrderFetch {
        id: "i".into(),
        shop: "demo".into(),
        order: "1".into(),
        occurred_at: 0,
        word: "store/order/statusUpdated/2".into(),
    };
    for access in [Access::BigCommerce(big), Access::Commercetools(tools)] {
        let _ = access.read(&fetch, &[body, body, body], &Settings::default());
        let _ = access.read(&fetch, &[br#"{"id": 1}"#, body, body], &Settings::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..300), topic in 0usize..18) {
        read_as_everything(&body, topic);
    }

    #[test]
    fn a_real_webhook_with_a_hole_never_panics(which: prop::sample::Index, at: prop::sample::Index, byte: u8, cut: bool, topic in 0usize..18) {
        let mut body = which.get(&FIXTURES).clone();
        // Some webhooks say all in their address.
        if !body.is_empty() {
            let at = at.index(body.len());
            if cut { body.truncate(at) } else { body[at] = byte }
        }
        read_as_everything(&body, topic);
    }

    #[test]
    fn a_real_webhook_with_other_values_never_panics(
        which: prop::sample::Index,
        value in prop::sample::select(vec!["null", "[]", "{}", "-1", "1e999", "18446744073709551616", "\"\"", "true"]),
        turn in 0usize..40,
        topic in 0usize..18,
    ) {
        // Every value after the `turn`th colon becomes another.
        let fixture: &Vec<u8> = which.get(&FIXTURES);
        let text = String::from_utf8_lossy(fixture).into_owned();
        let mut parts: Vec<String> = text.split("\": ").map(str::to_owned).collect();
        let at = turn % parts.len();
        let rest = parts[at].find([',', '\n']).map(|end| parts[at][end..].to_owned());
        if let Some(rest) = rest { parts[at] = format!("{value}{rest}") }
        read_as_everything(parts.join("\": ").as_bytes(), topic);
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
