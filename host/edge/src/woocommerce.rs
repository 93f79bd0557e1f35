//! WooCommerce's webhooks (REST API version 3).
//!
//! An order comes whole, but the webhook does not say what has happened to it:
//! several changes may come at once, and each becomes an event of its own with
//! an id that stays the same however often the order is sent.

mod order;
mod tracking;

use crate::arrival::{Error, PartialEvent};
use crate::event::Event;
use crate::identity;
use crate::json::Id;
use crate::signature;
use crate::source::Call;
use crate::types::OrderChange;
use crate::webhook::Webhook;
use order::Order;

/// The header with the shop's home address, with its last stroke.
pub(crate) const SOURCE: &str = "x-wc-webhook-source";
const SIGNATURE: &str = "x-wc-webhook-signature";
const TOPIC: &str = "x-wc-webhook-topic";

/// What WordPress writes for these characters when it keeps a secret.
const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#034;", "\""),
    ("&#039;", "'"),
    ("&#x27;", "'"),
    ("&#038;", "&"),
    ("&amp;", "&"),
];

/// WordPress signs with the secret as it was typed; one copied from its
/// database has entities in it.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    if is_ping(webhook) {
        return Ok(());
    }
    let plain = |secret: &&str| {
        ENTITIES.iter().fold((*secret).to_owned(), |text, (entity, plain)| text.replace(entity, plain))
    };
    let secrets: Vec<String> = secrets.iter().map(plain).collect();
    signature::hmac_sha256_base64(&secrets, webhook.body, webhook.header(SIGNATURE))
}

/// Sent unsigned when a webhook is saved. Nothing comes of it, so that it may
/// be believed by its shape; the shop wants exactly 200 as the answer.
fn is_ping(webhook: &Webhook<'_>) -> bool {
    let number = webhook.body.trim_ascii().strip_prefix(b"webhook_id=");
    webhook.header(SIGNATURE).is_none()
        && number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

/// Nothing, for a ping.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    if is_ping(call.webhook) {
        return Ok(Vec::new());
    }
    let topic = call.webhook.header(TOPIC).ok_or(Error::Missing("X-WC-Webhook-Topic"))?;
    if !topic.starts_with("order.") {
        let id = identity::of(&[topic, &identity::digest(call.webhook.body)]);
        return Ok(vec![Event::ignored(id, format!("unknown topic {topic}"))]);
    }
    let order: Order = serde_json::from_slice(call.webhook.body)?;
    let id = named(&order)?;
    match topic {
        "order.deleted" => Ok(vec![Event::Partial(PartialEvent {
            id: identity::of(&[topic, &id]),
            shop: call.shop.to_owned(),
            order: id,
            occurred_at: call.webhook.received_at,
            change: OrderChange::Other(topic.to_owned()),
        })]),
        _ => order::events(call, topic, id, &order),
    }
}

/// The order's id, or why there is none: a webhook whose user may not see
/// orders sends an error in the place of the order.
fn named(order: &Order) -> Result<String, Error> {
    order.id.owned().ok_or_else(|| match order.code.get() {
        Some(code) => Error::Invalid {
            field: "code",
            reason: format!("the shop sent {code} and no order; may the webhook's user see orders?"),
        },
        None => Error::Missing("id"),
    })
}

/// 0 stands for nobody.
fn customer(id: &Id) -> Option<String> {
    id.owned().filter(|id| id != "0")
}
