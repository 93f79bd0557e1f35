//! A shop that took the app out stays closed, also for a host that starts anew.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use conformance::shopify::sign;
use running::Running;
use serde_json::{Value, json};

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo" }
gateway = { kind = "phone" }
shopify = { domain = "example-shop.myshopify.com", secrets = ["a-secret"] }
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

    let mended = SHOPS.replace("[\"a-secret\"]", "[\"a-secret\", \"the one before\"]");
    let host = Running::start(folder.path(), &mended).await;
    assert_eq!(post(&host, "orders/create", &order).await, json!({"outcome": "applied"}));
    host.stop().await;
}
