//! A Spin app as a host under test: it wakes only when somebody comes by.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, ensure};
use async_trait::async_trait;
use conformance::Host;
use conformance::client::Client;
use conformance::gateway::vendor::{ACCOUNT, API_KEY, VENDORS, Vendor};
use conformance::source::SECRET_OF_SOURCES;
use conformance::world::{SHOPS, Shop};
use hyper::Method;
use serde_json::{Value, json};

/// What `/wake` asks for.
pub const WAKE_TOKEN: &str = "token-of-the-scheduler";
/// The longest that a host may have something to do.
const SETTLE_TIMEOUT: Duration = Duration::from_secs(25);
/// Between two calls when something is due soon.
const LOOK: Duration = Duration::from_millis(20);

/// What the app has beyond what every host must have: neither a clockwork of its
/// own ("waker") nor a page of metrics ("metrics").
pub const OFFERS: &[&str] = &["sources", "gateways", "vendors"];

/// The variable `shops`, with all shops of the cases.
pub fn shops(gateway_url: &str) -> String {
    let several = SHOPS.iter().map(|shop| (shop.id.to_owned(), shop_table(shop, gateway_url)));
    let vendors = VENDORS.iter().map(|vendor| (vendor.name.to_owned(), vendor_table(vendor, gateway_url)));
    let fleet = ("fleet".to_owned(), fleet_table(gateway_url));
    let shops: serde_json::Map<String, Value> = several.chain(vendors).chain([fleet]).collect();
    Value::Object(shops).to_string()
}

fn shop_table(shop: &Shop, gateway_url: &str) -> Value {
    json!({
        "settings": {"brand": shop.brand, "support": shop.support},
        "api_tokens": [shop.api_token],
        "shopify": {"domain": shop.shopify_domain, "secrets": shop.shopify_secrets},
        "sources": {
            "woocommerce": {
                "secrets": ["the one before", SECRET_OF_SOURCES],
                "consent_field": "_sms_opt_in",
            },
            "easypost": {"secrets": [SECRET_OF_SOURCES]},
            "aftership": {"secrets": [SECRET_OF_SOURCES]},
            "relay": {"secrets": [SECRET_OF_SOURCES]},
        },
        "gateway": twilio(shop, gateway_url),
    })
}

fn twilio(shop: &Shop, gateway_url: &str) -> Value {
    json!({
        "kind": "twilio",
        "account_sid": shop.account_sid,
        "auth_tokens": [shop.auth_token],
        "sender": shop.sender,
        "base_url": gateway_url,
        "answers_keywords": shop.answers_keywords,
    })
}

/// A shop with several gateways; whoever asks about it has the token of "demo".
fn fleet_table(gateway_url: &str) -> Value {
    let mut last = twilio(&SHOPS[0], gateway_url);
    last["texts_per_second"] = 20.into();
    json!({
        "settings": {"brand": "Fleet Shop", "support": "help@fleet.example"},
        "api_tokens": [SHOPS[0].api_token],
        "gateways": [
            {
                "kind": "telnyx",
                "countries": ["US"],
                "secret": API_KEY,
                "sender": "+12025550110",
                "base_url": gateway_url,
            },
            {
                "kind": "vonage",
                "api": "sms",
                "countries": ["US"],
                "api_key": ACCOUNT,
                "api_secret": API_KEY,
                "sender": "+12025550111",
                "base_url": gateway_url,
            },
            last,
        ],
    })
}

/// A shop that sends by one gateway and is called like it.
fn vendor_table(vendor: &Vendor, gateway_url: &str) -> Value {
    let mut gateway = match vendor.name {
        "telnyx" => json!({"kind": "telnyx", "sender": "+12025550110"}),
        "vonage" => {
            json!({"kind": "vonage", "api": "sms", "api_key": ACCOUNT, "sender": "+12025550110"})
        }
        "vonage-messages" => {
            json!({"kind": "vonage", "api": "messages", "api_key": ACCOUNT, "sender": "+12025550110"})
        }
        "plivo" => json!({"kind": "plivo", "auth_id": ACCOUNT, "sender": "+12025550110"}),
        "messagebird" => json!({"kind": "messagebird", "sender": "Example"}),
        "bird" => json!({"kind": "bird", "workspace": ACCOUNT, "channel": "sms"}),
        "sinch" => json!({"kind": "sinch", "service_plan_id": ACCOUNT, "sender": "+12025550110"}),
        "infobip" => json!({"kind": "infobip", "sender": "Example"}),
        "relay" => json!({
            "kind": "relay",
            "sender": "Example",
            "url": format!("{gateway_url}/relay/send"),
            "headers": {"authorization": "Key {secret}"},
            "body": r#"{"to": "{recipient}", "from": "{sender}", "text": "{body}", "report": "{callback}", "ref": "{id}"}"#,
            "rule": {
                "id": "/id",
                "code": "/code",
                "accepted": ["0"],
                "codes": {"7": {"refused": "permanent"}, "8": "throttled"},
            },
        }),
        other => panic!("there is no account at {other}"),
    };
    gateway["secret"] = API_KEY.into();
    if vendor.name != "relay" {
        gateway["base_url"] = gateway_url.into();
    }
    let secrets = json!({"secrets": [vendor.key()]});
    let sources: serde_json::Map<String, Value> = [(vendor.source.to_owned(), secrets)].into_iter().collect();
    json!({
        "settings": {"brand": "Demo Shop", "support": "help@demo.example"},
        "api_tokens": [SHOPS[0].api_token],
        "sources": sources,
        "gateway": gateway,
    })
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
