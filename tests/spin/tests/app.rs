//! The composed app on the stand-in: the cases of `tests/conformance`, each with
//! a fresh database, and what only a Spin app can get wrong.
//! `CONFORMANCE=stop` runs the cases whose names contain "stop".

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod host;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aftertext_spin_compose::plug_into;
use anyhow::Context;
use async_trait::async_trait;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use conformance::case::Case;
use conformance::client::Client;
use conformance::gateway::StandIn;
use conformance::shopify::sign;
use conformance::world::SHOPS;
use conformance::{Host, Start, run_all};
use host::{Awake, OFFERS, WAKE_TOKEN, shops};
use hyper::Method;
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use spin_stand_in::{App, Grants, Served};
use wasmparser::{Parser, Payload};

fn part(name: &str) -> Vec<u8> {
    let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/spin")).join(name);
    std::fs::read(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; `cargo xtask build --spin` makes it", file.display()))
}

/// Front and flow, put together as Spin does it when it loads the app.
fn composed() -> Vec<u8> {
    plug_into(&part("front.wasm"), &part("flow.wasm")).unwrap()
}

fn app() -> App {
    App::new(&composed(), &conformance::cache()).unwrap()
}

struct OnStandIn(App);

#[async_trait]
impl Start for OnStandIn {
    async fn start(&self, gateway_url: &str) -> anyhow::Result<Box<dyn Host>> {
        let folder = tempfile::tempdir()?;
        let grants = granted(&folder.path().join("sqlite.db"), gateway_url);
        let served = Served::start(self.0.clone(), grants).await?;
        Ok(Box::new(Awake::new(served.base_url(), (served, folder))))
    }

    fn offers(&self) -> &'static [&'static str] {
        OFFERS
    }
}

/// Everything that spin.toml gives.
fn granted(database: &Path, gateway_url: &str) -> Grants {
    variables(gateway_url).database(database)
}

fn variables(gateway_url: &str) -> Grants {
    Grants::default()
        .variable("shops", shops(gateway_url))
        .variable("public_url", conformance::world::PUBLIC_URL)
        .variable("wake_token", WAKE_TOKEN)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_spin_app_does_what_every_host_must() {
    let filter = std::env::var("CONFORMANCE").unwrap_or_default();
    match run_all(Arc::new(OnStandIn(app())), &filter).await {
        Ok(count) => assert!(count > 0, "no case has {filter:?} in its name"),
        Err(failures) => panic!("{failures:#}"),
    }
}

#[test]
fn the_readme_names_the_cases_that_are_not_run_here() {
    let readme = include_str!("../../../README.md");
    let spin = readme.split("\n## ").find(|section| section.starts_with("With Spin")).unwrap();
    let cases = Case::all().unwrap();
    let folder = |case: &Case| case.name.split(": ").next().unwrap_or_default().to_owned();
    let is_run = |needs: &[String]| needs.iter().all(|need| OFFERS.contains(&need.as_str()));
    for case in cases {
        let is_named = spin.contains(&format!("`{}`", folder(&case)));
        assert_eq!(is_named, !is_run(&case.needs), "{}", case.name);
    }
}

#[test]
fn the_flow_inside_is_the_file_that_the_wasmtime_host_runs() {
    let flow = Sha256::digest(std::fs::read(conformance::component()).unwrap());
    for composed in [part("flow.wasm"), composed()] {
        assert!(nested(&composed).iter().any(|component| Sha256::digest(component) == flow));
    }
}

/// The components within a component, however deep.
fn nested(component: &[u8]) -> Vec<Vec<u8>> {
    let payloads = Parser::new(0).parse_all(component);
    payloads
        .filter_map(|payload| match payload.unwrap() {
            Payload::ComponentSection { unchecked_range, .. } => Some(component[unchecked_range].to_vec()),
            _ => None,
        })
        .collect()
}

/// An event that any shop would take, if only the app could.
async fn refusal(grants: Grants) -> (u16, String) {
    let served = Served::start(app(), grants).await.unwrap();
    let url = format!("{}/v1/shops/demo/events", served.base_url());
    let headers = [("authorization".to_owned(), "Bearer token-of-demo".to_owned())];
    let answer = Client::default().send(&Method::POST, &url, &headers, "{}").await.unwrap();
    (answer.status, answer.body)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_spin_toml_lacks_is_said_in_the_first_answer() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sqlite.db");
    let shops = |json: &str| Grants::default().variable("shops", json).database(&database);
    let demo = |settings: &str| {
        shops(&format!(r#"{{"demo": {{"settings": {settings}, "gateway": {{"kind": "phone"}}}}}}"#))
    };
    let cases = [
        (
            Grants::default().database(&database),
            "`shops = \\\"{{ shops }}\\\"` under [component.front.variables]",
        ),
        (
            variables("http://127.0.0.1:9"),
            "`sqlite_databases = [\\\"default\\\"]` under [component.front] in spin.toml",
        ),
        (shops("demo"), "the variable shops has no usable value: it is not JSON"),
        (demo(r#"{"brnad": "Demo"}"#), "the variable shops: demo.settings"),
        (
            shops(
                r#"{"demo": {"settings": {}, "sources": {"ebay": {"secrets": ["s"]}}, "gateway": {"kind": "phone"}}}"#,
            ),
            "demo: sources.ebay: there is none of this name; known are events, shopify,",
        ),
        (
            shops(r#"{"demo": {"settings": {}, "gateway": {"kind": "telnyx", "sender": "+12025550100"}}}"#),
            "demo: gateway.secret: needs at least one token",
        ),
        (
            shops(
                r#"{"demo": {"settings": {}, "sources": {"easypost": {"secrets": []}}, "gateway": {"kind": "phone"}}}"#,
            ),
            "demo: sources.easypost.secrets: needs at least one, or nobody could call",
        ),
    ];
    for (grants, sentence) in cases {
        let (status, body) = refusal(grants).await;
        assert_eq!(status, 500, "{body}");
        assert!(body.contains(sentence), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn waking_needs_the_token_and_is_closed_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let wake = async |grants: Grants, token: &str| {
        let served = Served::start(app(), grants).await.unwrap();
        let headers = [("authorization".to_owned(), format!("Bearer {token}"))];
        let url = format!("{}/wake", served.base_url());
        let answer = Client::default().send(&Method::POST, &url, &headers, "").await.unwrap();
        (answer.status, answer.body)
    };
    let grants = || granted(&folder.path().join("sqlite.db"), "http://127.0.0.1:9");
    assert_eq!(wake(grants(), "a guess").await.0, 401);
    let (status, body) = wake(grants().variable("wake_token", ""), "").await;
    assert_eq!(status, 500);
    assert!(body.contains("the variable wake_token is empty"), "{body}");
    let answer = wake(grants(), WAKE_TOKEN).await;
    assert_eq!(answer, (200, r#"{"left":0,"next_at":null,"woken":0}"#.to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_the_version_before_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sqlite.db");
    let connection = Connection::open(&file).unwrap();
    let before = include_str!("../../../host/spin/provision/src/schema/1.sql");
    connection.execute_batch(before).unwrap();
    let waiting = "INSERT INTO schema_version (one, version) VALUES (1, 1);
        INSERT INTO parked (shop, order_id, event_id, event, at_ms) VALUES
            ('demo', '1001', 'e1', '{}', 1), ('demo', 'tracking/9400', 'e2', '{}', 1);";
    connection.execute_batch(waiting).unwrap();
    let served = Served::start(app(), granted(&file, "http://127.0.0.1:9")).await.unwrap();
    Awake::new(served.base_url(), ()).settle(Duration::ZERO).await.unwrap();
    let reasons = "SELECT group_concat(json_extract(detail, '$.reason'), ', ') FROM receipt ORDER BY id";
    let reasons: String = connection.query_row(reasons, [], |row| row.get(0)).unwrap();
    assert_eq!(reasons, "its order never became known, its parcel never became known");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_phone_page_gets_the_text_without_a_scheduler() {
    let folder = tempfile::tempdir().unwrap();
    let shop = r#"{"demo": {"settings": {"brand": "Demo Shop"}, "gateway": {"kind": "phone"}}}"#;
    let grants = Grants::default()
        .variable("shops", shop)
        .variable("public_url", "")
        .database(&folder.path().join("sqlite.db"));
    let served = Served::start(app(), grants).await.unwrap();
    let client = Client::default();
    let page = format!("{}/phone/demo", served.base_url());
    let json = [("content-type".to_owned(), "application/json".to_owned())];
    assert_eq!(client.send(&Method::GET, &page, &[], "").await.unwrap().status, 200);
    let step = client
        .send(&Method::POST, &format!("{page}/step"), &json, r#"{"step":"placed","consent":true}"#)
        .await
        .unwrap();
    assert_eq!((step.status, step.body.as_str()), (200, r#"{"outcome":"applied"}"#));
    let stream = client.send(&Method::GET, &format!("{page}/stream"), &[], "").await.unwrap();
    let told = stream.body.lines().find_map(|line| line.strip_prefix("data: ")).context(stream.body.clone());
    let news: Value = serde_json::from_str(told.unwrap()).unwrap();
    assert!(news["messages"][0]["body"].as_str().unwrap().contains("#1001"), "{news}");
    assert_eq!(news["messages"][0]["segments"], 1, "{news}");
    assert_eq!(news["order"]["status"][0], "placed");
    let foreign = [json[0].clone(), ("origin".to_owned(), "https://elsewhere.example".to_owned())];
    let pressed = client.send(&Method::POST, &format!("{page}/order"), &foreign, "{}").await.unwrap();
    assert_eq!(pressed.status, 403);
}

/// The tables that have a row in which one of these words stands.
fn tables_with(database: &Path, words: &[&str]) -> Vec<String> {
    let connection = Connection::open(database).unwrap();
    let texts = |statement: &str| -> Vec<String> {
        let mut statement = connection.prepare(statement).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|column| row.get_ref(column).unwrap());
            Ok(values.map(|value| format!("{} ", text_of(value))).collect())
        };
        statement.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    let mut tables = texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    tables.retain(|table| {
        let rows = texts(&format!("SELECT * FROM {table}"));
        rows.iter().any(|row| words.iter().any(|word| row.contains(word)))
    });
    tables.iter().map(|table| table.trim().to_owned()).collect()
}

fn text_of(value: rusqlite::types::ValueRef<'_>) -> String {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Null | ValueRef::Real(_) => String::new(),
    }
}

/// An order's first event, a moment ago.
fn order_of_now() -> String {
    let now_ms = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let order = include_str!("../../conformance/payloads/generic/placed.json");
    order.replace("\"${now_ms}\"", &now_ms.to_string())
}

/// An event of the shop "demo", and the answer to it.
async fn place(url: &str, event: String) -> String {
    let headers = [("authorization".to_owned(), "Bearer token-of-demo".to_owned())];
    let url = format!("{url}/v1/shops/demo/events");
    Client::default().send(&Method::POST, &url, &headers, event).await.unwrap().body
}

/// A webhook of Shopify's for the shop "demo".
async fn shopify(url: &str, topic: &str, body: &str) -> (u16, String) {
    let shop = SHOPS[0];
    let headers = [
        ("x-shopify-topic", topic),
        ("x-shopify-shop-domain", shop.shopify_domain),
        ("x-shopify-webhook-id", topic),
        ("x-shopify-hmac-sha256", &sign(shop.shopify_secrets[0], body.as_bytes())),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let url = format!("{url}/v1/shops/demo/shopify");
    let answer = Client::default().send(&Method::POST, &url, &headers, body.to_owned()).await.unwrap();
    (answer.status, answer.body)
}

const APPLIED: &str = r#"{"outcome":"applied"}"#;

#[tokio::test(flavor = "multi_thread")]
async fn of_who_is_forgotten_only_the_number_stays_and_of_a_shop_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sqlite.db");
    let served = Served::start(app(), granted(&database, "http://127.0.0.1:9")).await.unwrap();
    let url = served.base_url();
    let wakes = Awake::new(url.clone(), ());
    let person = async |query: &str| -> Value {
        let headers = [("authorization".to_owned(), "Bearer token-of-demo".to_owned())];
        let url = format!("{url}/v1/shops/demo/person?{query}");
        let answer = Client::default().send(&Method::GET, &url, &headers, "").await.unwrap();
        serde_json::from_str(&answer.body).unwrap()
    };
    let order = order_of_now();
    assert_eq!(place(&url, order.clone()).await, APPLIED);
    wakes.settle(Duration::ZERO).await.unwrap();
    let known = person("order=1001").await;
    assert_eq!(known["contacts"][0]["phone"], "+12025550123", "{known}");
    assert_eq!(known["contacts"][0]["texts"][0]["state"], "open", "its gateway is not there: {known}");
    assert_eq!(known["orders"][0]["name"], "#1001", "{known}");

    assert_eq!(person("phone=%2B12025550123").await, known, "a number leads to its orders, too");

    let redact = r#"{"customer": {"phone": "+12025550123"}, "orders_to_redact": []}"#;
    assert_eq!(shopify(&url, "customers/redact", redact).await, (200, APPLIED.to_owned()));
    let personal = ["+12025550123", "#1001", "Dana"];
    assert_eq!(tables_with(&database, &personal), ["contact"], "a STOP is found by the number");
    assert_eq!(person("order=1001").await, json!({"contacts": [], "orders": []}));

    assert_eq!(shopify(&url, "shop/redact", "{}").await, (200, APPLIED.to_owned()));
    assert_eq!(person("phone=%2B12025550123").await, json!({"contacts": [], "orders": []}));
    wakes.settle(Duration::ZERO).await.unwrap();
    assert!(place(&url, order).await.contains("the shop has taken the app out"));
    assert_eq!(tables_with(&database, &["demo", "+1202"]), ["closed_shop"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_leave_at_the_pace_of_their_sender_although_nothing_is_remembered_in_memory() {
    let shop = SHOPS[0];
    let gateway = StandIn::start(&[(shop.account_sid, shop.auth_token)]).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut shops: Value = serde_json::from_str(&shops(&gateway.base_url())).unwrap();
    shops["demo"]["gateway"]["texts_per_second"] = 2.into();
    let grants = granted(&folder.path().join("sqlite.db"), "").variable("shops", shops.to_string());
    let served = Served::start(app(), grants).await.unwrap();
    for number in 1001..1005 {
        let event =
            order_of_now().replace("1001", &number.to_string()).replace("evt-1", &format!("evt-{number}"));
        let event = event.replace("(202) 555-0123", &format!("(202) 555-0{}", number - 900));
        assert_eq!(place(&served.base_url(), event).await, APPLIED);
    }
    Awake::new(served.base_url(), ()).settle(Duration::from_secs(3)).await.unwrap();
    let mut moments: Vec<_> = gateway.requests().iter().map(|text| text.at_ms).collect();
    moments.sort_unstable();
    assert_eq!(moments.len(), 4);
    let gaps: Vec<_> = moments.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(gaps.iter().all(|gap| *gap >= 400), "half a second, but for the way there: {gaps:?}");
}

async fn listen(router: axum::Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// A shop whose page is its gateway, and one source of its own.
fn shop_with(source: &str, table: Value, database: &Path) -> Grants {
    let shops = json!({"demo": {
        "settings": {"brand": "Demo"},
        "api_tokens": ["token-of-demo"],
        "gateway": {"kind": "phone"},
        "sources": {source: table},
    }});
    Grants::default().variable("shops", shops.to_string()).variable("public_url", "").database(database)
}

/// 200 gives orders to whoever has a token of the day.
async fn order_of_project(State(mood): State<Arc<AtomicU16>>, headers: HeaderMap) -> (StatusCode, String) {
    let order = json!({
        "id": "250", "createdAt": "2026-03-02T15:15:30.000Z",
        "totalPrice": {"centAmount": 5900, "fractionDigits": 2, "currencyCode": "USD"},
        "billingAddress": {"firstName": "Dana", "phone": "(202) 555-0123", "country": "US"},
    });
    match headers.get("authorization").is_some_and(|token| token == "Bearer token-of-the-day") {
        true => (StatusCode::from_u16(mood.load(Ordering::SeqCst)).unwrap(), order.to_string()),
        false => (StatusCode::UNAUTHORIZED, String::new()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_a_webhook_only_names_is_fetched_or_the_webhook_comes_again() {
    let mood = Arc::new(AtomicU16::new(500));
    let token = async || json!({"access_token": "token-of-the-day", "token_type": "Bearer"}).to_string();
    let platform = axum::Router::new()
        .route("/oauth/token", post(token))
        .route("/example/orders/{order}", get(order_of_project))
        .with_state(Arc::clone(&mood));
    let platform = listen(platform).await;
    let folder = tempfile::tempdir().unwrap();
    let access = json!({
        "base_url": platform, "auth_url": platform, "project": "example",
        "client_id": "a-client", "client_secret": "a-secret",
    });
    let table = json!({"secrets": ["our-token"], "access": access});
    let grants = shop_with("commercetools", table, &folder.path().join("sqlite.db"));
    let served = Served::start(app(), grants).await.unwrap();
    // A message without its order, which was too large for it.
    let message = json!({
        "notificationType": "Message", "projectKey": "example", "id": "m1", "type": "OrderCreated",
        "resource": {"typeId": "order", "id": "250"}, "createdAt": "2026-03-02T15:15:30.000Z",
    });
    let tell = async || {
        let headers = [("authorization".to_owned(), "Bearer our-token".to_owned())];
        let url = format!("{}/v1/shops/demo/commercetools", served.base_url());
        let answer =
            Client::default().send(&Method::POST, &url, &headers, message.to_string()).await.unwrap();
        (answer.status, answer.body)
    };
    let (status, body) = tell().await;
    assert_eq!(status, 503);
    assert!(body.contains("the platform answered 500"), "{body}");
    mood.store(404, Ordering::SeqCst);
    assert!(tell().await.1.contains("the platform has no such order"));
    mood.store(200, Ordering::SeqCst);
    assert_eq!(tell().await, (200, APPLIED.to_owned()));
    assert_eq!(tell().await, (200, r#"{"outcome":"duplicate"}"#.to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_of_a_shop_is_asked_for_once_in_a_while() {
    let signatures: Value =
        serde_json::from_str(include_str!("../../../host/edge/tests/fixtures/signatures.json")).unwrap();
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
    let older = r#"{"keys": [{"kid": "an older one", "n": "AQAB", "e": "AQAB"}]}"#;
    let table = json!({"secrets": [older], "origin": format!("{platform}/graphql/")});
    let grants = shop_with("saleor", table, &folder.path().join("sqlite.db"));
    let served = Served::start(app(), grants).await.unwrap();
    let tell = async |signature: &str| {
        let headers = [("saleor-event", "product_created"), ("saleor-signature", signature)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let url = format!("{}/v1/shops/demo/saleor", served.base_url());
        let body = vector["body_utf8"].as_str().unwrap().to_owned();
        Client::default().send(&Method::POST, &url, &headers, body).await.unwrap().status
    };
    let genuine = vector["value"].as_str().unwrap();
    assert_eq!((tell(genuine).await, tell(genuine).await), (200, 200));
    // {"alg": "RS256", "kid": "nobody's", "crit": ["b64"], "b64": false}
    let forged = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSdzIiwiY3JpdCI6WyJiNjQiXSwiYjY0IjpmYWxzZX0..AAAA";
    assert_eq!((tell(forged).await, tell(forged).await), (401, 401));
    assert_eq!(asked.load(Ordering::SeqCst), 1, "whoever guesses names does not make the app ask");
}
