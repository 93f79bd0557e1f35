//! A person asks the shop, not its platform, to be forgotten.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use std::path::Path;
use std::process::{Command, Output};

use aftertext::{Clock, SystemClock};
use aftertext_edge::sample::{Sample, Step};
use reqwest::{Method, StatusCode};
use running::{KEY, Running};
use serde_json::{Value, json};

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo" }
gateway = { kind = "phone" }
api_tokens = ["a-token"]
"#;

/// What a shop's own system asks for; `token` is empty for nobody's.
async fn ask(host: &Running, method: Method, path: &str, token: &str) -> (StatusCode, Value) {
    let request = reqwest::Client::new().request(method, format!("{}/v1/shops/demo/{path}", host.url));
    let answer = request.bearer_auth(token).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

/// Places an order; gives its id.
async fn order(host: &Running, phone: &str, number: u32) -> String {
    let now = SystemClock.now();
    let event = Sample::new(phone, number, now).fire("demo", Step::Placed, true, now);
    let request = reqwest::Client::new().post(format!("{}/v1/shops/demo/events", host.url));
    let answer = request.bearer_auth("a-token").json(&event).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    event.order.id
}

async fn known(host: &Running, phone: &str) -> Value {
    ask(host, Method::GET, &format!("person?phone={}", phone.replace('+', "%2B")), "a-token").await.1
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_the_shop_to_be_forgotten_is_by_number_or_by_order_and_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let host = Running::start(folder.path(), SHOPS).await;
    order(&host, "+12025550123", 1).await;
    let theirs = order(&host, "+12025550124", 2).await;
    order(&host, "+12025550125", 3).await;

    for (path, token, status, said) in [
        ("person?phone=%2B12025550123", "a-guess", 401, "tokens"),
        ("person?phone=2025550123", "a-token", 400, "country code"),
        ("person", "a-token", 400, "name them by"),
        ("person?name=Dana", "a-token", 400, "name them by"),
    ] {
        let (found, answer) = ask(&host, Method::DELETE, path, token).await;
        assert!(found == status && answer.to_string().contains(said), "{path}: {found} {answer}");
    }
    assert_ne!(known(&host, "+12025550123").await["contacts"][0]["state"], Value::Null);

    let by_number = ask(&host, Method::DELETE, "person?phone=%2B12025550123", "a-token").await;
    assert_eq!(by_number, (StatusCode::OK, json!({"numbers": 1, "orders": 1})));
    let by_order = ask(&host, Method::DELETE, &format!("person?order={theirs}"), "a-token").await;
    assert_eq!(by_order, (StatusCode::OK, json!({"numbers": 1, "orders": 1})));

    for (phone, is_kept) in [("+12025550123", false), ("+12025550124", false), ("+12025550125", true)] {
        let person = known(&host, phone).await;
        assert_eq!(
            person["contacts"][0]["receipts"].to_string().contains("consent.granted"),
            is_kept,
            "{person}"
        );
    }
    host.stop().await;
}

fn forget(folder: &Path, url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_aftertext"))
        .args(["forget", "--shop", "demo", "--url", url])
        .args(arguments)
        .env("AFTERTEXT_CONFIG", folder.join("aftertext.toml"))
        .env("AFTERTEXT_KEY", KEY)
        .output()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_has_the_host_that_runs_forget_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let host = Running::start(folder.path(), SHOPS).await;
    order(&host, "+12025550123", 1).await;
    let forgotten = forget(folder.path(), &host.url, &["--phone", "+12025550123"]);
    let said = String::from_utf8([forgotten.stdout, forgotten.stderr].concat()).unwrap();
    assert!(forgotten.status.success() && said.contains("1 numbers and 1 orders"), "{said}");
    assert!(!known(&host, "+12025550123").await.to_string().contains("consent.granted"));
    let url = host.url.clone();
    host.stop().await;

    for (arguments, said) in [
        (&["--phone", "+12025550123"][..], "start it, or give --url"),
        (&["--phone", "+12025550123", "--shop", "acme"], "cannot be used multiple times"),
        (&[], "--phone"),
    ] {
        let output = forget(folder.path(), &url, arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && error.contains(said), "{error}");
    }
}
