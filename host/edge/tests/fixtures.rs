//! What every source's webhooks come to, fixture by fixture.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod accounts;
mod walk;

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::arrival::{self, Arrival};
use aftertext_edge::event::Event;
use aftertext_edge::gateway::Sms;
use aftertext_edge::source::{self, SOURCES, Settings, Source};
use aftertext_edge::webhook::Webhook;
use aftertext_edge::{shopify, twilio};
use serde_json::{Value, json};
use walk::check;

/// 2026-03-10T00:00:00Z, which no fixture names.
const NOW: i64 = 1_773_100_800_000;

fn told(result: Result<Arrival, arrival::Error>) -> Value {
    match result {
        Ok(arrival) => serde_json::to_value(arrival).unwrap(),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

/// One event is shown without its list.
fn all_told(result: Result<Vec<Event>, arrival::Error>) -> Value {
    match result.as_deref() {
        Ok([event]) => serde_json::to_value(event).unwrap(),
        Ok(events) => serde_json::to_value(events).unwrap(),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

/// The beginning of a fixture's name, and the topic that its headers name.
const TOPICS: &[(&str, &str)] = &[
    ("app_uninstalled", "app/uninstalled"),
    ("customers_data_request", "customers/data_request"),
    ("customers_marketing_consent_update", "customers_marketing_consent/update"),
    ("customers_redact", "customers/redact"),
    ("orders_create", "orders/create"),
    ("orders_updated", "orders/updated"),
    ("orders_cancelled", "orders/cancelled"),
    ("orders_edited", "orders/edited"),
    ("orders_fulfilled", "orders/fulfilled"),
    ("orders_paid", "orders/paid"),
    ("fulfillments_create", "fulfillments/create"),
    ("fulfillments_update", "fulfillments/update"),
    ("fulfillment_events_create", "fulfillment_events/create"),
    ("products_update", "products/update"),
    ("refunds_create", "refunds/create"),
    ("shop_redact", "shop/redact"),
];

fn topic(name: &str) -> &'static str {
    TOPICS.iter().find(|(prefix, _)| name.starts_with(prefix)).expect("a topic in the name").1
}

/// What a fixture does not hold itself: the headers of its delivery.
fn headers<'a>(source: &Source, name: &'a str) -> Vec<(&'a str, &'a str)> {
    match source.name {
        "shopify" => vec![
            ("X-Shopify-Topic", topic(name)),
            ("X-Shopify-Webhook-Id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"),
            ("X-Shopify-Triggered-At", "2026-03-02T15:15:33.123456789Z"),
        ],
        "woocommerce" if name.starts_with("ping") => Vec::new(),
        "woocommerce" => vec![("X-WC-Webhook-Topic", wc_topic(name))],
        "saleor" => vec![("Saleor-Event", saleor_event(name))],
        _ => Vec::new(),
    }
}

fn wc_topic(name: &str) -> &'static str {
    let topics = ["order.created", "order.updated", "order.deleted", "product.updated"];
    topics.into_iter().find(|topic| name.starts_with(&topic.replace('.', "_"))).expect("a topic in the name")
}

fn saleor_event(name: &str) -> &'static str {
    let events = [
        "fulfillment_approved",
        "fulfillment_created",
        "fulfillment_tracking_number_updated",
        "order_cancelled",
        "order_created",
        "order_fulfilled",
        "order_fully_refunded",
        "product_created",
    ];
    events.into_iter().find(|event| name.starts_with(event)).expect("an event in the name")
}

/// `….json` is a body of JSON, `….txt` a form, and `…query.txt` what a GET asks.
fn read(source: &Source, name: &str, body: &[u8]) -> Value {
    let mut url = format!("https://hooks.example.com/v1/shops/demo/{}/status", source.name);
    let get = name.ends_with("query.txt");
    url += &match get {
        true => format!("?{}", std::str::from_utf8(body).unwrap().trim()),
        false => "?message=order%2F1001%2Fshipped".into(),
    };
    let mut headers = headers(source, name);
    headers.push(match name.ends_with(".txt") {
        true => ("Content-Type", "application/x-www-form-urlencoded"),
        false => ("Content-Type", "application/json"),
    });
    all_told(source.read(
        "demo",
        &Webhook {
            method: if get { "GET" } else { "POST" },
            url: &url,
            headers: &headers,
            body: if get { &[] } else { body },
            received_at: NOW,
        },
        &settings(source),
    ))
}

/// Where a shop's plug-ins for WooCommerce keep its buyers' answers and its parcels.
fn settings(source: &Source) -> Settings {
    match source.name {
        "woocommerce" => Settings {
            consent_field: "_sms_opt_in".into(),
            tracking_fields: vec!["_parcel_number".into(), "_parcels".into()],
            ..Settings::default()
        },
        _ => Settings::default(),
    }
}

/// The account that a fixture of `source` is about.
fn account(source: &str, name: &str) -> Account {
    let wanted = match source {
        "vonage" if name.contains("messages") => "vonage_messages",
        "vonage" => "vonage_sms",
        other => other,
    };
    accounts::all()
        .into_iter()
        .find(|(known, _)| *known == wanted)
        .unwrap_or_else(|| panic!("no account at {wanted}"))
        .1
}

/// `send_request.json` is the body of the request that sends a text, and
/// `send_<status>….json` what the gateway answers to it.
fn send(source: &str, name: &str, body: &[u8]) -> Value {
    let account = account(source, name);
    if name.contains("request") {
        let callback = "https://hooks.example.com/status?message=01EXAMPLE";
        let request = account.request(&text(), Some(callback), NOW);
        let expected: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(serde_json::from_slice::<Value>(&request.body).unwrap(), expected, "{source}/{name}");
        return json!({"method": request.method, "url": request.url, "headers": request.headers});
    }
    let status = name.split(['_', '.']).find_map(|part| part.parse().ok()).expect("a status in the name");
    let answer = Answer { status, retry_after: Some("30"), body, received_at: NOW };
    serde_json::to_value(account.answer(&answer)).unwrap()
}

fn text() -> Sms {
    Sms {
        id: "01EXAMPLE".into(),
        shop: "demo".into(),
        recipient: "+12025550123".into(),
        body: "Order #1042 shipped.".into(),
        links: Vec::new(),
        send_before: None,
    }
}

#[test]
fn what_each_source_sends_becomes_events() {
    for source in SOURCES.iter().filter(|source| source.name != "twilio") {
        check(source.name, |name, body| match name.starts_with("send_") {
            true => send(source.name, name, body),
            false => read(source, name, body),
        });
    }
}

#[test]
fn twilio_requests_and_answers_are_understood() {
    check("twilio", |name, body| match name.split('.').next().unwrap().split('_').collect::<Vec<_>>()[..] {
        ["send", status, ..] => {
            let answer = twilio::answer(status.parse().unwrap(), Some("30"), body, NOW);
            serde_json::to_value(answer).unwrap()
        }
        ["status", ..] => {
            let direct = told(twilio::status("demo", "order/1001/shipped", NOW, body));
            assert_eq!(direct, read(source::find("twilio").unwrap(), name, body));
            direct
        }
        ["inbound", ..] => {
            let ours = told(twilio::inbound("demo", NOW, body, false));
            assert_eq!(ours, read(source::find("twilio").unwrap(), name, body));
            json!({
                "keywords_answered": told(twilio::inbound("demo", NOW, body, true)),
                "keywords_left_to_us": ours,
            })
        }
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

#[test]
fn a_webhook_for_another_shop_is_not_read() {
    let shopify = source::find("shopify").unwrap();
    let headers = [
        ("X-Shopify-Topic", "shop/redact"),
        ("X-Shopify-Webhook-Id", "w1"),
        ("X-Shopify-Shop-Domain", "example-shop.myshopify.com"),
    ];
    let webhook = Webhook {
        method: "POST",
        url: "https://h.example/",
        headers: &headers,
        body: b"{}",
        received_at: NOW,
    };
    let read = |origin: Option<&str>| {
        shopify.read("demo", &webhook, &Settings { origin: origin.map(str::to_owned), ..Settings::default() })
    };
    let erased = vec![Event::EraseShop { id: "w1".into(), shop: "demo".into() }];
    assert_eq!(read(None), Ok(erased.clone()));
    assert_eq!(read(Some("example-shop.myshopify.com")), Ok(erased));
    assert!(matches!(read(Some("another.myshopify.com")), Err(arrival::Error::Invalid { .. })));
}
