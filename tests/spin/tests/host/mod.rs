//! A Spin app as a host under test: it wakes only when somebody comes by.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};
use async_trait::async_trait;
use conformance::Host;
use conformance::client::Client;
use conformance::world::{SHOPS, Shop};
use hyper::Method;
use serde_json::{Value, json};

/// What `/wake` asks for.
pub const WAKE_TOKEN: &str = "token-of-the-scheduler";
/// The longest that a host may have something to do.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(25);
/// Between two calls when something is due soon.
const LOOK: Duration = Duration::from_millis(20);

/// The variable `shops`, with all shops of the cases.
pub fn shops(gateway_url: &str) -> String {
    let shop = |shop: &Shop| {
        json!({
            "settings": {"brand": shop.brand, "support": shop.support},
            "api_tokens": [shop.api_token],
            "shopify": {"domain": shop.shopify_domain, "secrets": shop.shopify_secrets},
            "gateway": {
                "kind": "twilio",
                "account_sid": shop.account_sid,
                "auth_tokens": [shop.auth_token],
                "sender": shop.sender,
                "base_url": gateway_url,
                "answers_keywords": shop.answers_keywords,
            },
        })
    };
    let shops: serde_json::Map<String, Value> =
        SHOPS.iter().map(|each| (each.id.to_owned(), shop(each))).collect();
    Value::Object(shops).to_string()
}

/// A running app, kept alive by `T`, with the scheduler that Spin lacks.
pub struct Awake<T> {
    base_url: String,
    client: Client,
    _running: T,
}

impl<T> Awake<T> {
    pub fn new(base_url: String, running: T) -> Self {
        Self { base_url, client: Client::default(), _running: running }
    }

    async fn wake(&self) -> anyhow::Result<Value> {
        let headers = [("authorization".to_owned(), format!("Bearer {WAKE_TOKEN}"))];
        let url = format!("{}/wake", self.base_url);
        let answer = self.client.send(&Method::POST, &url, &headers, "").await?;
        ensure!(answer.status == 200, "/wake answered {}: {}", answer.status, answer.body);
        Ok(serde_json::from_str(&answer.body)?)
    }
}

#[async_trait]
impl<T: Send + Sync + 'static> Host for Awake<T> {
    fn base_url(&self) -> String {
        self.base_url.clone()
    }

    async fn settle(&self, horizon: Duration) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            let answer = self.wake().await?;
            let until = SystemTime::now().duration_since(UNIX_EPOCH)? + horizon;
            let next_at = answer.get("next_at").context("no next_at")?.as_u64().map(Duration::from_millis);
            if next_at.is_none_or(|at| at > until) {
                return Ok(());
            }
            ensure!(began.elapsed() < SETTLE_TIMEOUT, "not settled after {SETTLE_TIMEOUT:?}: {answer}");
            if answer.get("left").and_then(Value::as_u64) == Some(0) {
                tokio::time::sleep(LOOK).await;
            }
        }
    }

    async fn stop(self: Box<Self>) -> anyhow::Result<()> {
        Ok(())
    }
}
