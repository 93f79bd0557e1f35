//! A short link leads to its page, and tells people from machines.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aftertext::Store;
use aftertext::store::sqlite::SqliteStore;
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use running::Running;
use serde_json::{Value, json};

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo", short_links = { domain = "go.demo.example", hosts = ["demo.example"] } }
gateway = { kind = "phone" }
api_tokens = ["a-token"]
"#;
const PHONE: &str = "%2B12025550123";
const BROWSER: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
                       Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
/// So much later than its text left, a click may be a person's.
const A_WHILE: Duration = Duration::from_millis(3_100);

struct Visitor<'a> {
    host: &'a Running,
    client: Client,
}

impl Visitor<'_> {
    async fn open(&self, path: &str, agent: &str) -> Response {
        let url = format!("{}/{path}", self.host.url);
        self.client.get(url).header("user-agent", agent).header("host", "other.example").send().await.unwrap()
    }

    /// What the shop is told with its token.
    async fn asks(&self, path: &str) -> Value {
        let url = format!("{}/v1/shops/demo/{path}?phone={PHONE}", self.host.url);
        self.client.get(url).bearer_auth("a-token").send().await.unwrap().json().await.unwrap()
    }

    async fn places_an_order(&self) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
        let event = json!({
            "id": "e1", "shop": "demo", "occurred_at": now, "change": "placed",
            "order": {
                "id": "1001", "name": "#1001", "placed_at": now, "status_url": "https://demo.example/o/1001",
                "total": {"amount": 500, "scale": 2, "currency": "USD"}, "buyer": {"phone": "+12025550123"},
            },
            "consent": [{"topic": "all", "granted": true, "at": now, "source": "checkout"}],
        });
        let url = format!("{}/v1/shops/demo/events", self.host.url);
        let posted =
            self.client.post(url).bearer_auth("a-token").body(event.to_string()).send().await.unwrap();
        assert_eq!(posted.json::<Value>().await.unwrap(), json!({"outcome": "applied"}));
    }

    /// The link in the text that confirms the order, as soon as that has left.
    async fn link(&self) -> String {
        for _ in 0..500 {
            if let Some(code) = self.asks("links").await["links"][0]["code"].as_str() {
                return code.to_owned();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no text with a link has left");
    }

    /// How many people and machines have opened it, once that is written.
    async fn counts(&self, people: u64, machines: u64) {
        let mut counts = Value::Null;
        for _ in 0..100 {
            let link = self.asks("links").await["links"][0].clone();
            counts = json!([link["people"], link["machines"]]);
            if counts == json!([people, machines]) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it counts {counts}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_link_leads_to_its_page_and_tells_people_from_machines() {
    let folder = tempfile::tempdir().unwrap();
    let host = Running::start(folder.path(), SHOPS).await;
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    let visitor = Visitor { host: &host, client };
    visitor.places_an_order().await;
    let code = visitor.link().await;
    let link = format!("l/{code}");

    let answer = visitor.open(&link, BROWSER).await;
    assert_eq!(answer.status(), StatusCode::FOUND, "who is too fast to be a person is led on too");
    assert_eq!(answer.headers()["location"], "https://demo.example/o/1001");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let head = visitor.client.head(format!("{}/{link}", host.url)).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::FOUND);
    visitor.counts(0, 2).await;

    tokio::time::sleep(A_WHILE).await;
    visitor.open(&link, "WhatsApp/2.23.20").await;
    for agent in [BROWSER, "Mozilla/5.0 (Linux; Android 14; 红米手机) Chrome/137.0.0.0 Mobile"] {
        visitor.open(&link, agent).await;
    }
    visitor.counts(2, 3).await;
    let receipts = visitor.asks("receipts").await;
    let kinds =
        receipts["receipts"].as_array().unwrap().iter().map(|receipt| receipt["kind"].as_str().unwrap());
    assert_eq!(kinds.filter(|kind| *kind == "link.clicked").count(), 1, "{receipts}");
    assert_eq!(
        visitor.asks("person").await["contacts"][0]["links"][0]["target"],
        "https://demo.example/o/1001"
    );
    assert!(!receipts.to_string().contains("link_key"));

    let unknown = ["l/0123456789", "l/x", "l/..%2f..%2fetc", "l/%ff%fe", "l/", "l", "/l/x", "l/x/", "l/x/y"];
    for unknown in unknown.map(str::to_owned).into_iter().chain([format!("{link}/"), format!("/{link}")]) {
        let answer = visitor.open(&unknown, BROWSER).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{unknown}");
        assert!(answer.text().await.unwrap().contains("leads nowhere any more"), "{unknown}");
    }
    let elsewhere = visitor.open("nothing", BROWSER).await;
    assert_eq!((elsewhere.status(), elsewhere.text().await.unwrap().as_str()), (StatusCode::NOT_FOUND, ""));
    let metrics =
        visitor.client.get(format!("{}/metrics", host.url)).send().await.unwrap().text().await.unwrap();
    for line in ["visitor=\"person\"} 2", "visitor=\"machine\"} 3", "visitor=\"unknown\"} 11"] {
        assert!(metrics.contains(line), "{metrics}");
    }
    let stranger = visitor.client.get(format!("{}/v1/shops/demo/links?phone={PHONE}", host.url)).send().await;
    assert_eq!(stranger.unwrap().status(), StatusCode::UNAUTHORIZED);
    host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_starts_anew_makes_the_same_codes() {
    let folder = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    for _ in 0..2 {
        let host = Running::start(folder.path(), SHOPS).await;
        host.stop().await;
        let store = released(&folder.path().join("aftertext.db")).await;
        let settings = store.load(&["demo/settings".into()], "").await.unwrap();
        let settings: Value = serde_json::from_slice(&settings[0].state).unwrap();
        keys.push(settings["link_key"].as_str().unwrap().to_owned());
    }
    assert!(keys[0].len() == 32 && keys[0] == keys[1], "{keys:?}");
}

/// The store of a host that may still be letting go of it.
async fn released(path: &Path) -> SqliteStore {
    for _ in 0..250 {
        if let Ok(store) = SqliteStore::open(path) {
            return store;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the host keeps its store");
}
