//! What the host asks platforms for before it answers their webhooks: orders that
//! a webhook only names, the tokens for that, and keys that are new.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
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

/// What commercetools is asked: for tokens, and for orders with the current one.
#[derive(Default)]
struct Project {
    tokens: AtomicUsize,
    orders: AtomicUsize,
    /// The number of the token that serves.
    serves: AtomicUsize,
}

async fn token(State(project): State<Arc<Project>>, headers: HeaderMap) -> (StatusCode, String) {
    // "a-client:a-secret", by HTTP's Basic scheme.
    if headers.get("authorization").is_none_or(|value| value != "Basic YS1jbGllbnQ6YS1zZWNyZXQ=") {
        return (StatusCode::UNAUTHORIZED, r#"{"error": "invalid_client"}"#.to_owned());
    }
    let number = project.tokens.fetch_add(1, Ordering::SeqCst) + 1;
    let granted =
        json!({"access_token": format!("token-{number}"), "token_type": "Bearer", "expires_in": 172_800});
    (StatusCode::OK, granted.to_string())
}

async fn order_of_project(State(project): State<Arc<Project>>, headers: HeaderMap) -> (StatusCode, String) {
    project.orders.fetch_add(1, Ordering::SeqCst);
    let serves = format!("Bearer token-{}", project.serves.load(Ordering::SeqCst));
    if headers.get("authorization").is_none_or(|value| *value != *serves) {
        return (StatusCode::UNAUTHORIZED, r#"{"error": "invalid_token"}"#.to_owned());
    }
    let order = json!({
        "id": "250", "createdAt": "2026-03-02T15:15:30.000Z",
        "totalPrice": {"centAmount": 5900, "fractionDigits": 2, "currencyCode": "USD"},
        "billingAddress": {"firstName": "Dana", "phone": "(202) 555-0123", "country": "US"},
    });
    (StatusCode::OK, order.to_string())
}

/// A message without its order, which was too large for it.
async fn message(client: &reqwest::Client, url: &str, id: &str) -> (StatusCode, Value) {
    let message = json!({
        "notificationType": "Message", "projectKey": "example", "id": id, "type": "OrderCreated",
        "resource": {"typeId": "order", "id": "250"}, "createdAt": "2026-03-02T15:15:30.000Z",
    });
    let request = client.post(format!("{url}/v1/shops/demo/commercetools")).bearer_auth("our-token");
    let answer = request.body(message.to_string()).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_has_run_out_is_renewed_once_and_the_order_asked_for_again() {
    let project = Arc::new(Project { serves: AtomicUsize::new(1), ..Project::default() });
    let platform = axum::Router::new()
        .route("/oauth/token", axum::routing::post(token))
        .route("/example/orders/{order}", get(order_of_project));
    let platform = listen(platform.with_state(Arc::clone(&project))).await;
    let folder = tempfile::tempdir().unwrap();
    let shops = format!(
        r#"
[shops.demo]
settings = {{ brand = "Demo" }}
gateway = {{ kind = "phone" }}
[shops.demo.sources.commercetools]
secrets = ["our-token"]
access = {{ base_url = "{platform}", auth_url = "{platform}", project = "example", client_id = "a-client", client_secret = "a-secret" }}
"#
    );
    let host = Running::start(folder.path(), &shops).await;
    let client = reqwest::Client::new();
    let asked = || (project.tokens.load(Ordering::SeqCst), project.orders.load(Ordering::SeqCst));

    let applied = (StatusCode::OK, json!({"outcome": "applied"}));
    assert_eq!(message(&client, &host.url, "m1").await, applied);
    assert_eq!(asked(), (1, 1));
    assert_eq!(message(&client, &host.url, "m2").await.0, StatusCode::OK);
    assert_eq!(asked(), (1, 2), "a token serves for many orders");
    project.serves.store(2, Ordering::SeqCst);
    assert_eq!(message(&client, &host.url, "m3").await.0, StatusCode::OK);
    assert_eq!(asked(), (2, 4), "refused, renewed, asked again");

    project.serves.store(99, Ordering::SeqCst);
    for id in ["m4", "m5", "m6"] {
        let (status, answer) = message(&client, &host.url, id).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
    }
    assert_eq!(asked().0, 3, "a token that never served is not asked for again and again");
    host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_of_a_shop_is_asked_for_once_in_a_while() {
    let signatures: Value =
        serde_json::from_str(include_str!("../edge/tests/fixtures/signatures.json")).unwrap();
    let vectors = signatures["vectors"].as_array().unwrap();
    let vector = vectors.iter().find(|vector| vector["scheme"] == "saleor-jws").unwrap();
    let published = vector["jwks"].to_string();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let keys = move || {
        count.fetch_add(1, Ordering::SeqCst);
        std::future::ready(published.clone())
    };
    let platform = listen(axum::Router::new().route("/.well-known/jwks.json", get(keys))).await;
    let folder = tempfile::tempdir().unwrap();
    let shops = format!(
        r#"
[shops.demo]
settings = {{ brand = "Demo" }}
gateway = {{ kind = "phone" }}
[shops.demo.sources.saleor]
secrets = ['{{"keys": [{{"kid": "an older one", "n": "AQAB", "e": "AQAB"}}]}}']
origin = "{platform}/graphql/"
"#
    );
    let host = Running::start(folder.path(), &shops).await;
    let client = reqwest::Client::new();
    let post = async |signature: &str| {
        let request = client
            .post(format!("{}/v1/shops/demo/saleor", host.url))
            .header("saleor-event", "product_created")
            .header("saleor-signature", signature)
            .body(vector["body_utf8"].as_str().unwrap().to_owned());
        request.send().await.unwrap().status()
    };
    let genuine = vector["value"].as_str().unwrap();
    assert_eq!(post(genuine).await, StatusCode::OK);
    assert_eq!(post(genuine).await, StatusCode::OK);
    assert_eq!(asked.load(Ordering::SeqCst), 1, "the new keys are kept");

    // {"alg": "RS256", "kid": "nobody's", "crit": ["b64"], "b64": false}
    let forged = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSdzIiwiY3JpdCI6WyJiNjQiXSwiYjY0IjpmYWxzZX0..AAAA";
    for _ in 0..3 {
        assert_eq!(post(forged).await, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1, "whoever guesses names does not make the host ask");
    assert_eq!(post(genuine).await, StatusCode::OK);
    host.stop().await;
}
