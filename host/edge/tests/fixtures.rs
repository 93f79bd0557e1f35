//! Every fixture has its expectation beside it: `name.json` or `name.txt` and
//! `name.expected.json`. A new fixture gets one with `UPDATE_EXPECTED=1`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use aftertext_edge::arrival::{self, Arrival};
use aftertext_edge::{generic, shopify, twilio};
use serde_json::{Value, json};

/// 2026-03-10T00:00:00Z, which no fixture names.
const NOW: i64 = 1_773_100_800_000;

fn fixtures(vendor: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(vendor);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_str().unwrap().ends_with(".expected.json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// Reads each fixture and compares what comes of it with its expectation.
fn check(vendor: &str, read: fn(name: &str, body: &[u8]) -> Value) {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for path in fixtures(vendor) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let found = read(&name, &fs::read(&path).unwrap());
        let expectation = path.with_extension("expected.json");
        if update {
            fs::write(&expectation, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let Ok(expected) = fs::read(&expectation) else {
            wrong.push(format!("{vendor}/{name} has no expectation"));
            continue;
        };
        if serde_json::from_slice::<Value>(&expected).unwrap() != found {
            wrong.push(format!("{vendor}/{name} came to {found:#}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(result: Result<Arrival, arrival::Error>) -> Value {
    match result {
        Ok(arrival) => serde_json::to_value(arrival).unwrap(),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

const TOPICS: &[(&str, &str)] = &[
    ("orders_create", "orders/create"),
    ("orders_updated", "orders/updated"),
    ("orders_cancelled", "orders/cancelled"),
    ("orders_paid", "orders/paid"),
    ("fulfillments_create", "fulfillments/create"),
    ("fulfillments_update", "fulfillments/update"),
    ("fulfillment_events_create", "fulfillment_events/create"),
];

#[test]
fn shopify_webhooks_become_events() {
    check("shopify", |name, body| {
        let (_, topic) =
            TOPICS.iter().find(|(prefix, _)| name.starts_with(prefix)).expect("a topic in the name");
        let headers = shopify::Headers {
            topic,
            webhook_id: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
            triggered_at: Some("2026-03-02T15:15:33.123456789Z"),
            test: false,
        };
        told(shopify::read("demo", &headers, body, NOW))
    });
}

#[test]
fn our_own_json_becomes_events() {
    check("generic", |_, body| told(generic::read("demo", body)));
}

#[test]
fn twilio_requests_and_answers_are_understood() {
    check("twilio", |name, body| match name.split('_').collect::<Vec<_>>()[..] {
        ["send", status, ..] => {
            let answer = twilio::answer(status.parse().unwrap(), Some("30"), body, NOW);
            serde_json::to_value(answer).unwrap()
        }
        ["status", ..] => told(twilio::status("demo", "order/1001/shipped", NOW, body)),
        ["inbound", ..] => json!({
            "keywords_answered": told(twilio::inbound("demo", NOW, body, true)),
            "keywords_left_to_us": told(twilio::inbound("demo", NOW, body, false)),
        }),
        _ => panic!("{name} begins with no known word"),
    });
}

#[test]
fn a_partial_event_is_completed_with_the_remembered_order() {
    let headers = |topic| shopify::Headers { topic, webhook_id: "w", triggered_at: None, test: false };
    let read = |topic, body| shopify::read("demo", &headers(topic), body, NOW).unwrap();
    let placed = read("orders/create", include_bytes!("fixtures/shopify/orders_create.json"));
    let shipped = read("fulfillments/create", include_bytes!("fixtures/shopify/fulfillments_create.json"));
    let (Arrival::Order(placed), Arrival::Partial(shipped)) = (placed, shipped) else {
        panic!("an order and what happened to it");
    };
    assert_eq!(shipped.order, placed.order.id);
    let whole = shipped.clone().complete(placed.order.clone());
    assert_eq!(
        (whole.order, whole.change, whole.occurred_at),
        (placed.order, shipped.change, shipped.occurred_at)
    );
}

#[test]
fn shopify_test_deliveries_and_nameless_ones_are_told_apart() {
    let pick = |known: &[(&str, &'static str)]| {
        shopify::Headers::pick(|name| {
            known.iter().find(|(header, _)| *header == name).map(|(_, value)| *value)
        })
    };
    let topic = ("x-shopify-topic", "orders/create");
    let id = ("x-shopify-webhook-id", "w1");
    assert_eq!(pick(&[id]), Err(arrival::Error::Missing("X-Shopify-Topic")));
    assert_eq!(pick(&[topic]), Err(arrival::Error::Missing("X-Shopify-Webhook-Id")));
    let headers = pick(&[topic, id, ("x-shopify-test", "true")]).unwrap();
    let told = shopify::read("demo", &headers, br#"{"id": 1}"#, NOW);
    assert_eq!(told, Ok(Arrival::Ignored { id: "w1".into(), reason: "a test delivery".into() }));
}
