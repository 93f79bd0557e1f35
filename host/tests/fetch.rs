//! Webhooks that only name their order: the host fetches it from the platform.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use conformance::shopify::sign;
use running::Running;
use serde_json::{Value, json};

const SECRET: &str = "bigcommerce-secret";

/// What the platform does: 200 gives orders to whoever has the token.
type Mood = Arc<AtomicU16>;

async fn orders(
    State(mood): State<Mood>,
    Path((_store, rest)): Path<(String, String)>,
    headers: HeaderMap,
) -> (StatusCode, String) {
    let status = match headers.get("x-auth-token").is_some_and(|token| token == "a-token") {
        true => StatusCode::from_u16(mood.load(Ordering::SeqCst)).unwrap(),
        false => StatusCode::UNAUTHORIZED,
    };
    let body = match rest.as_str() {
        "250" => json!({
            "id": 250, "customer_id": 11, "date_created": "Mon, 02 Mar 2026 15:15:30 +0000", "status_id": 11,
            "total_inc_tax": "59.0000", "currency_code": "USD",
            "billing_address": {"first_name": "Dana", "phone": "(202) 555-0123", "country_iso2": "US"},
        }),
        "250/products" => {
            json!([{"id": 7, "product_id": 93, "name": "Canvas Tote", "quantity": 1, "type": "physical"}])
        }
        _ => return (StatusCode::NO_CONTENT, String::new()),
    };
    (status, body.to_string())
}

async fn listen(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// Posts what BigCommerce posts when an order is created.
async fn post(client: &reqwest::Client, url: &str) -> (StatusCode, Value) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let body = json!({
        "scope": "store/order/created", "store_id": "1025646", "data": {"type": "order", "id": 250},
        "hash": "0123456789abcdef", "created_at": now, "producer": "stores/exampl3hash",
    })
    .to_string();
    let signature = sign(SECRET, format!("msg_1.{now}.{body}").as_bytes());
    let request = client
        .post(format!("{url}/v1/shops/demo/bigcommerce"))
        .header("webhook-id", "msg_1")
        .header("webhook-timestamp", now)
        .header("webhook-signature", format!("v1,{signature}"))
        .body(body);
    let answer = request.send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_a_webhook_only_names_is_fetched_or_the_webhook_comes_again() {
    let mood = Mood::new(AtomicU16::new(500));
    let platform = axum::Router::new().route("/stores/{store}/v2/orders/{*rest}", get(orders));
    let platform = listen(platform.with_state(Arc::clone(&mood))).await;
    let folder = tempfile::tempdir().unwrap();
    let shops = format!(
        r#"
[shops.demo]
settings = {{ brand = "Demo" }}
api_tokens = ["a-token"]
gateway = {{ kind = "phone" }}
[shops.demo.sources.bigcommerce]
secrets = ["{SECRET}"]
origin = "stores/exampl3hash"
access = {{ store_hash = "exampl3hash", token = "a-token", base_url = "{platform}" }}
"#
    );
    let host = Running::start(folder.path(), &shops).await;
    let url = &host.url;
    let client = reqwest::Client::new();

    let (status, answer) = post(&client, url).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
    assert!(answer["error"].as_str().unwrap().contains("the platform answered 500"), "{answer}");
    mood.store(404, Ordering::SeqCst);
    let (status, answer) = post(&client, url).await;
    assert_eq!((status, &answer["reason"]), (StatusCode::OK, &json!("the platform has no such order")));
    mood.store(200, Ordering::SeqCst);
    assert_eq!(post(&client, url).await, (StatusCode::OK, json!({"outcome": "applied"})));
    assert_eq!(post(&client, url).await, (StatusCode::OK, json!({"outcome": "duplicate"})));

    let person = client.get(format!("{url}/v1/shops/demo/person?order=250")).bearer_auth("a-token");
    let known: Value = person.send().await.unwrap().json().await.unwrap();
    assert_eq!(known["contacts"][0]["phone"], "+12025550123");
    assert_eq!(known["orders"][0]["lines"][0]["title"], "Canvas Tote");
    host.stop().await;
}
