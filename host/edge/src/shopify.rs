//! Shopify's webhooks (Admin API 2026-10, REST-shaped payloads).
//!
//! A delivery is verified over its raw body before anything is read from it.
//! `X-Shopify-Webhook-Id` stays the same on every retry, so it is the id of the
//! event. Any field may be absent or null, since a shop's subscription and its
//! level of access to protected data decide what is sent; only ids are needed.

mod change;
mod fulfillment;
mod marketing;
mod order;
mod person;

use crate::arrival::{Arrival, Error, PartialEvent};
use crate::consent;
use crate::event::Event;
use crate::json::Id;
use crate::moment;
use crate::signature;
use crate::source::Call;
use crate::types::{OrderChange, Timestamp};
use crate::webhook::Webhook;

/// What the headers of a delivery say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headers<'a> {
    /// `X-Shopify-Topic`: "orders/create".
    pub topic: &'a str,
    /// `X-Shopify-Webhook-Id`: the same for every retry of a delivery.
    pub webhook_id: &'a str,
    /// `X-Shopify-Triggered-At`, RFC 3339.
    pub triggered_at: Option<&'a str>,
    /// `X-Shopify-Test: true`: somebody pressed "send test notification".
    pub test: bool,
}

/// `X-Shopify-Hmac-Sha256`, for [`verify`].
pub const SIGNATURE: &str = "x-shopify-hmac-sha256";
/// `X-Shopify-Shop-Domain`, by which a host finds the shop.
pub const SHOP_DOMAIN: &str = "x-shopify-shop-domain";

impl<'a> Headers<'a> {
    /// Reads the headers with a look-up by lower-case name.
    pub fn pick(find: impl Fn(&str) -> Option<&'a str>) -> Result<Self, Error> {
        let filled = |name| find(name).map(str::trim).filter(|value| !value.is_empty());
        Ok(Headers {
            topic: filled("x-shopify-topic").ok_or(Error::Missing("X-Shopify-Topic"))?,
            webhook_id: filled("x-shopify-webhook-id").ok_or(Error::Missing("X-Shopify-Webhook-Id"))?,
            triggered_at: filled("x-shopify-triggered-at"),
            test: filled("x-shopify-test").is_some_and(|value| value.eq_ignore_ascii_case("true")),
        })
    }
}

/// Whether Shopify signed `body`: the app's client secret, or the one that a
/// shop's notification settings show, each with its predecessor while it is
/// being rotated.
pub fn verify(
    secrets: &[impl AsRef<str>],
    signature: Option<&str>,
    body: &[u8],
) -> Result<(), signature::Error> {
    signature::hmac_sha256_base64(secrets, body, signature)
}

/// One delivery: what every topic's reader needs.
struct Delivery<'a> {
    id: &'a str,
    shop: &'a str,
    topic: &'a str,
    /// Stands in for a moment that the body does not tell.
    about: Timestamp,
    /// The order's free field with the buyer's answer.
    consent_field: &'a str,
    body: &'a [u8],
}

type Reader<T> = fn(&Delivery<'_>) -> Result<T, Error>;

/// The topics about orders.
const TOPICS: &[(&str, Reader<Arrival>)] = &[
    ("orders/create", order::created),
    ("orders/paid", order::paid),
    ("orders/updated", order::updated),
    ("orders/edited", change::edited),
    ("orders/cancelled", order::cancelled),
    ("orders/fulfilled", order::fulfilled),
    ("orders/partially_fulfilled", order::fulfilled),
    ("fulfillments/create", fulfillment::created),
    ("fulfillments/update", fulfillment::updated),
    ("fulfillment_events/create", fulfillment::event),
    ("refunds/create", change::refunded),
];

/// The topics about people, and about the shop itself.
const PEOPLE: &[(&str, Reader<Event>)] = &[
    ("customers_marketing_consent/update", person::consent),
    ("customers/redact", person::redact),
    ("customers/data_request", person::data_request),
    ("shop/redact", person::shop_redact),
    ("app/uninstalled", person::uninstalled),
];

/// Reads a verified delivery about an order of `shop`, which is the shop's name
/// in aftertext. A topic without a reader is ignored, as are test deliveries
/// and test orders.
pub fn read(
    shop: &str,
    headers: &Headers<'_>,
    body: &[u8],
    received_at: Timestamp,
) -> Result<Arrival, Error> {
    arrival(headers, &Delivery::of(shop, headers, body, received_at, consent::FIELD))
}

fn arrival(headers: &Headers<'_>, delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let ignored = |reason: String| Ok(Arrival::Ignored { id: delivery.id.to_owned(), reason });
    if headers.test {
        return ignored("a test delivery".into());
    }
    match reader(TOPICS, delivery.topic) {
        Some(read) => read(delivery),
        None => ignored(format!("unknown topic {}", delivery.topic)),
    }
}

fn reader<T>(topics: &[(&str, Reader<T>)], topic: &str) -> Option<Reader<T>> {
    topics.iter().find(|(known, _)| *known == topic).map(|(_, reader)| *reader)
}

pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    verify(secrets, webhook.header(SIGNATURE), webhook.body)
}

/// Every topic, those about people and the shop included.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let webhook = call.webhook;
    let headers = Headers::pick(|name| webhook.header(name))?;
    let consent_field = &call.settings.consent_field;
    let delivery = Delivery::of(call.shop, &headers, webhook.body, webhook.received_at, consent_field);
    let event = match reader(PEOPLE, headers.topic).filter(|_| !headers.test) {
        Some(read) => read(&delivery)?,
        None => arrival(&headers, &delivery)?.into(),
    };
    Ok(vec![event])
}

impl<'a> Delivery<'a> {
    fn of(
        shop: &'a str,
        headers: &Headers<'a>,
        body: &'a [u8],
        received_at: Timestamp,
        consent_field: &'a str,
    ) -> Self {
        Delivery {
            id: headers.webhook_id,
            shop,
            topic: headers.topic,
            about: headers.triggered_at.and_then(moment::rfc3339).unwrap_or(received_at),
            consent_field,
            body,
        }
    }
}

impl Delivery<'_> {
    /// The first of `moments` that can be read, else when the delivery was
    /// triggered, else when it was received.
    fn moment(&self, moments: &[Option<&str>]) -> Timestamp {
        moments.iter().flatten().find_map(|text| moment::rfc3339(text)).unwrap_or(self.about)
    }

    /// A change to an order that the body names by its id.
    fn partial(&self, order: &Id, occurred_at: Timestamp, change: OrderChange) -> Result<Arrival, Error> {
        Ok(Arrival::Partial(PartialEvent {
            id: self.id.to_owned(),
            shop: self.shop.to_owned(),
            order: order.owned().ok_or(Error::Missing("order_id"))?,
            occurred_at,
            change,
        }))
    }
}
