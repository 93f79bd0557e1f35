//! A shop that took the app out stays closed, also for a host that starts anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use aftertext::{Clock, SystemClock};
use aftertext_edge::sample::{Sample, Step};
use conformance::shopify::sign;
use running::Running;
use serde_json::{Value, json};

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo" }
gateway = { kind = "phone" }
shopify = { domain = "example-shop.myshopify.com", secrets = ["a-secret"] }
sources.relay.secrets = ["a-token"]
api_tokens = ["a-token"]
"#;

async fn post(host: &Running, topic: &str, body: &Value) -> Value {
    let body = body.to_string();
    let request = reqwest::Client::new()
        .post(format!("{}/v1/shops/demo/shopify", host.url))
        .header("x-shopify-topic", topic)
        .header("x-shopify-webhook-id", format!("{topic}/1"))
        .header("x-shopify-shop-domain", "example-shop.myshopify.com")
        .header("x-shopify-hmac-sha256", sign("a-secret", body.as_bytes()))
        .body(body);
    request.send().await.unwrap().json().await.unwrap()
}

/// When somebody says STOP, in milliseconds since the Unix epoch.
const SAID_AT: i64 = 1_772_568_300_000;

/// The shop's part of the file when it is back.
fn mended() -> String {
    SHOPS.replace("[\"a-secret\"]", "[\"a-secret\", \"the one before\"]")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_took_the_app_out_is_back_only_when_its_part_of_the_file_changes() {
    let folder = tempfile::tempdir().unwrap();
    let order = json!({"id": 1, "name": "#1", "created_at": "2026-03-02T15:15:30Z", "currency": "USD",
                       "total_price": "5.00", "phone": "+12025550123"});
    let host = Running::start(folder.path(), SHOPS).await;
    assert_eq!(post(&host, "app/uninstalled", &json!({})).await, json!({"outcome": "applied"}));
    host.stop().await;

    let host = Running::start(folder.path(), SHOPS).await;
    assert_eq!(post(&host, "orders/create", &order).await["reason"], "the shop has taken the app out");
    host.stop().await;

    let host = Running::start(folder.path(), &mended()).await;
    assert_eq!(post(&host, "orders/create", &order).await, json!({"outcome": "applied"}));
    host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_that_is_said_while_the_shop_is_closed_counts_when_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let phone = "+12025550123";
    let host = Running::start(folder.path(), SHOPS).await;
    post(&host, "app/uninstalled", &json!({})).await;
    let call = |url: String| reqwest::Client::new().post(url).bearer_auth("a-token");
    let reply = json!({"reply": {"id": "r1", "sender": phone, "recipient": "+12025550100", "body": "STOP",
                                 "received_at": SAID_AT}});
    let told = call(format!("{}/v1/shops/demo/relay", host.url)).json(&reply).send().await.unwrap();
    assert_eq!(told.status(), 200);
    host.stop().await;

    let host = Running::start(folder.path(), &mended()).await;
    let now = SystemClock.now();
    let mut event = Sample::new(phone, 1, now).fire("demo", Step::Placed, true, now);
    // What they agreed to before is not what they want now.
    event.consent.iter_mut().for_each(|grant| grant.at = SAID_AT - 1);
    let told = call(format!("{}/v1/shops/demo/events", host.url)).json(&event).send().await.unwrap();
    assert_eq!(told.json::<Value>().await.unwrap(), json!({"outcome": "applied"}));
    let receipts = reqwest::Client::new()
        .get(format!("{}/v1/shops/demo/receipts?phone=%2B12025550123", host.url))
        .bearer_auth("a-token");
    let receipts = receipts.send().await.unwrap().text().await.unwrap();
    for (kind, is_there) in [("consent.revoked", true), ("text.dropped", true), ("text.sent", false)] {
        assert_eq!(receipts.contains(kind), is_there, "{kind}: {receipts}");
    }
    host.stop().await;
}
