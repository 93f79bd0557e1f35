//! Orders to measure with: each of another buyer, each with consent, all fresh.

use aftertext::types::{
    Address, Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order, OrderChange, OrderEvent,
    Timestamp,
};
use aftertext::{Clock, SystemClock};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::DateTime;
use hmac::{Hmac, KeyInit, Mac};
use hyper::body::Bytes;
use serde_json::{Value, json};
use sha2::Sha256;

/// The shop that everything is ordered from.
pub const SHOP: &str = "bench";
/// Its settings.
pub const SETTINGS: &str = r#"{"brand":"Sample Shop","support":"help@sample.example"}"#;
/// What its webhooks are signed with.
pub const SHOPIFY_SECRET: &str = "sample-secret";
/// Its name with Shopify.
pub const SHOPIFY_DOMAIN: &str = "sample-shop.myshopify.com";

/// Shopify's own sample of an order, in full.
const SHOPIFY_ORDER: &str = include_str!("../../../host/edge/tests/fixtures/shopify/orders_create.json");
/// What is replaced in it for every order.
const ID_MARK: &str = "6283540037891";
const PHONE_MARK: &str = "+12025550123";

/// The number of a buyer. The area code 555 is not assigned to anyone.
pub fn phone(number: u32) -> String {
    format!("+1555{:07}", 2_000_000 + number)
}

/// An order that was placed just now, with the buyer's consent.
pub fn placed(number: u32) -> OrderEvent {
    let now = SystemClock.now();
    OrderEvent {
        id: format!("{number}-placed"),
        shop: SHOP.into(),
        occurred_at: now,
        change: OrderChange::Placed,
        order: order(number, now),
        consent: vec![ConsentGrant {
            topic: "transactional".into(),
            granted: true,
            at: now,
            source: "checkout".into(),
            wording: Some("Text me about this order".into()),
            recorded_by: None,
            expires_at: None,
        }],
    }
}

fn order(number: u32, placed_at: Timestamp) -> Order {
    let usd = |amount| Money { amount, scale: 2, currency: "USD".into() };
    let line = |id: &str, title: &str, quantity, price| LineItem {
        id: id.into(),
        product_id: format!("98{id}"),
        sku: Some(format!("SKU-{id}")),
        title: title.into(),
        kind: None,
        tags: Vec::new(),
        quantity,
        price: Some(usd(price)),
        method: FulfillmentMethod::Ship,
    };
    Order {
        id: number.to_string(),
        name: format!("#{number}"),
        placed_at,
        total: usd(5990),
        buyer: Buyer {
            id: Some(format!("77{number}")),
            phone: Some(phone(number)),
            first_name: Some("Dana".into()),
            locale: Some("en-US".into()),
            time_zone: None,
            shipping: Some(Address {
                country: Some("US".into()),
                region: Some("IL".into()),
                postal_code: Some("60601".into()),
            }),
            orders_count: Some(1),
            tags: Vec::new(),
        },
        lines: vec![line("1", "Canvas Tote", 1, 2400), line("2", "Ceramic Mug", 2, 1795)],
        status_url: Some(format!("https://{SHOPIFY_DOMAIN}/orders/{number}")),
        attributes: Vec::new(),
    }
}

/// One `orders/create`, signed: the whole request, as Shopify sends it.
#[derive(Clone)]
pub struct Webhook {
    /// Head and body.
    pub request: Bytes,
}

/// Makes webhooks out of Shopify's sample.
pub struct Webhooks {
    template: String,
    signer: Hmac<Sha256>,
}

impl Webhooks {
    /// The sample, placed just now by a buyer who agreed to texts.
    pub fn new() -> Result<Self> {
        let mut order: Value = serde_json::from_str(SHOPIFY_ORDER)?;
        let now = DateTime::from_timestamp_millis(SystemClock.now()).context("this moment has no date")?;
        let fields = order.as_object_mut().context("the sample is no object")?;
        fields.insert("created_at".into(), json!(now.to_rfc3339()));
        fields.insert("note_attributes".into(), json!([{"name": "sms_consent", "value": "yes"}]));
        let signer = Hmac::new_from_slice(SHOPIFY_SECRET.as_bytes())?;
        Ok(Self { template: order.to_string(), signer })
    }

    /// The webhook of one order; another number is another order and buyer.
    pub fn webhook(&self, number: u32) -> Webhook {
        let order = (6_000_000_000_000 + u64::from(number)).to_string();
        let body = self.template.replace(ID_MARK, &order).replace(PHONE_MARK, &phone(number));
        let code = self.signer.clone().chain_update(body.as_bytes()).finalize().into_bytes();
        let (signature, length) = (STANDARD.encode(code), body.len());
        let request = format!(
            "POST /v1/shops/{SHOP}/shopify HTTP/1.1\r\n\
             host: 127.0.0.1\r\n\
             content-type: application/json\r\n\
             content-length: {length}\r\n\
             x-shopify-topic: orders/create\r\n\
             x-shopify-shop-domain: {SHOPIFY_DOMAIN}\r\n\
             x-shopify-webhook-id: webhook-{number}\r\n\
             x-shopify-hmac-sha256: {signature}\r\n\r\n\
             {body}"
        );
        Webhook { request: request.into() }
    }
}
