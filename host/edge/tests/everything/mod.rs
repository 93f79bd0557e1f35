//! Every reader and every verifier there is, for bodies that nobody vouches for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::sync::LazyLock;

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::event::OrderFetch;
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source::{SOURCES, Settings};
use aftertext_edge::webhook::Webhook;
use aftertext_edge::{bigcommerce, commercetools, credentials, generic, opt_outs};

use crate::accounts;

/// The most events that one webhook tells of, whatever is in it.
const EVENTS_MAX: usize = 1000;

/// What tells a source's webhooks apart before their bodies are read.
pub const TOPICS: &[(&str, &[&str])] = &[
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
pub const SIGNATURES: &[(&str, &str)] = &[
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

/// A key that nobody has, so that nothing may be believed under it.
const UNKNOWN: &str = "d1f0c2e8-a key that no call was ever signed with";

/// A call, and answers with the same body.
pub struct Call<'a> {
    pub webhook: Webhook<'a>,
    pub keys: &'a [&'a str],
    pub statuses: &'a [u16],
    pub retry_after: Option<&'a str>,
}

/// Shows `body` to every reader and every verifier there is, as a webhook about
/// one of the topics of each.
pub fn read_as_everything(body: &[u8], topic: usize) {
    let url = "https://example.com/v1/shops/demo/any/status?message=m";
    let mut headers = SIGNATURES.to_vec();
    headers.extend(TOPICS.iter().map(|(name, topics)| (*name, topics[topic % topics.len()])));
    let webhook = Webhook { method: "POST", url, headers: &headers, body, received_at: 0 };
    let keys = &["key", "{}", "-----BEGIN"];
    let believed = show(&Call { webhook, keys, statuses: &[200, 400], retry_after: None });
    assert!(believed.is_empty(), "{believed:?} believe it");
}

/// Shows a call to every reader and every verifier there is; gives the sources
/// that believe it.
pub fn show(call: &Call<'_>) -> Vec<&'static str> {
    let Call { webhook, keys, statuses, retry_after } = call;
    let mut believed = Vec::new();
    for source in SOURCES {
        let told = source.read("demo", webhook, &Settings::default()).map_or(0, |events| events.len());
        assert!(told <= EVENTS_MAX, "{told} events of {}", source.name);
        // What is believed of anybody must tell nothing.
        let of_anybody = source.verify(webhook, &[UNKNOWN]).is_ok();
        assert!(told == 0 || !of_anybody, "{} believes anybody", source.name);
        believed.extend(source.verify(webhook, keys).ok().filter(|()| !of_anybody).map(|()| source.name));
    }
    let body = webhook.body;
    let _ = generic::read("demo", body);
    let _ = opt_outs::read(body);
    for list in ["", "/data", "/incoming_phone_numbers"] {
        let _ = credentials::has_number(body, list);
    }
    for status in statuses.iter().copied() {
        let _ = credentials::verdict(status);
        let answer = Answer { status, retry_after: *retry_after, body, received_at: webhook.received_at };
        for (name, account) in ACCOUNTS.iter() {
            let taken = account.answer(&answer).is_ok();
            assert!(!taken || (200..300).contains(&status), "{name} takes {status} for a yes");
        }
    }
    fetched(body);
    believed
}

/// What a webhook of BigCommerce may have said of the order.
const WORDS: &[&str] = &[
    "store/order/created",
    "store/order/refund/created",
    "store/shipment/updated",
    "store/order/statusUpdated/2",
];

fn fetched(body: &[u8]) {
    let token = || Secret("t".into());
    let big = bigcommerce::Access { store_hash: "h".into(), token: token(), base_url: "b".into() };
    let tools = commercetools::Access {
        base_url: "b".into(),
        project: "p".into(),
        auth_url: "a".into(),
        client_id: "c".into(),
        client_secret: token(),
    };
    let fetch = |word: &&str| OrderFetch {
        id: "i".into(),
        shop: "demo".into(),
        order: "1".into(),
        occurred_at: 0,
        word: (*word).into(),
    };
    for access in [Access::BigCommerce(big), Access::Commercetools(tools)] {
        let _ = access.renewed(body);
        for fetch in WORDS.iter().map(fetch) {
            let _ = access.read(&fetch, &[body, body, body], &Settings::default());
            let _ = access.read(&fetch, &[br#"{"id": 1}"#, body, body], &Settings::default());
        }
    }
}
