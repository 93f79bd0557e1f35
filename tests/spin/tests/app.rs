//! The composed app on the stand-in: the cases of `tests/conformance`, each with
//! a fresh database, and what only a Spin app can get wrong.
//! `CONFORMANCE=stop` runs the cases whose names contain "stop".

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod host;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use aftertext_spin_compose::plug_into;
use anyhow::Context;
use async_trait::async_trait;
use conformance::client::Client;
use conformance::{Host, Start, run_all};
use host::{Awake, WAKE_TOKEN, shops};
use hyper::Method;
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
    let news: serde_json::Value = serde_json::from_str(told.unwrap()).unwrap();
    assert!(news["messages"][0]["body"].as_str().unwrap().contains("#1001"), "{news}");
    assert_eq!(news["messages"][0]["segments"], 1, "{news}");
    assert_eq!(news["order"]["status"][0], "placed");
    let foreign = [json[0].clone(), ("origin".to_owned(), "https://elsewhere.example".to_owned())];
    let pressed = client.send(&Method::POST, &format!("{page}/order"), &foreign, "{}").await.unwrap();
    assert_eq!(pressed.status, 403);
}
