//! BigCommerce's webhooks, which name the order only, and its orders (API v2).

mod order;

use serde::{Deserialize, Serialize};

use crate::arrival::Error;
use crate::event::{Event, OrderFetch};
use crate::http::Request;
use crate::identity;
use crate::json::{Id, Part, Text};
use crate::moment;
use crate::secret::Secret;
use crate::signature::{self, standard};
use crate::source::Call;
use crate::webhook::Webhook;

pub(crate) use order::fetched;

/// Where BigCommerce's API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://api.bigcommerce.com";

/// Access to one store's orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// The store's name in addresses: "exampl3hash".
    pub store_hash: String,
    /// The token of the API account.
    #[serde(skip)]
    pub token: Secret,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

/// The order, its products and its shipments.
pub(crate) fn requests(access: &Access, order: &str) -> Vec<Request> {
    let base = format!("{}/stores/{}/v2/orders", access.base_url.trim_end_matches('/'), access.store_hash);
    let order: String = form_urlencoded::byte_serialize(order.as_bytes()).collect();
    ["", "/products", "/shipments"]
        .into_iter()
        .map(|part| Request {
            method: "GET",
            url: format!("{base}/{order}{part}"),
            headers: vec![
                ("accept".into(), "application/json".into()),
                ("x-auth-token".into(), access.token.0.clone()),
            ],
            body: Vec::new(),
        })
        .collect()
}

/// The Standard Webhooks scheme, with the app's client secret.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    standard::verify(webhook, secrets)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    scope: Text,
    producer: Text,
    hash: Text,
    created_at: Text,
    data: Part<Data>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Data {
    id: Id,
    #[serde(rename = "type")]
    kind: Text,
    #[serde(alias = "orderId")]
    order_id: Id,
    status: Part<Status>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Status {
    new_status_id: Text,
}

/// The scopes that may mean something to a buyer. Not here: archived, messages,
/// transactions and metafields.
const SCOPES: &[&str] = &[
    order::CREATED,
    order::STATUS,
    order::SHIPPED,
    order::SHIPMENT_UPDATED,
    order::REFUNDED,
    "store/order/updated",
];

/// One secret serves every store of an app, so the body has to name the store.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let (told, ours) = (body.producer.get().unwrap_or("nobody"), call.settings.origin.as_deref());
    if ours.is_some_and(|ours| ours != told) {
        return Err(Error::Invalid { field: "producer", reason: format!("this webhook is for {told}") });
    }
    let scope = body.scope.get().ok_or(Error::Missing("scope"))?;
    let id = match call.webhook.header(standard::ID).or(body.hash.get()) {
        Some(id) => identity::of(&[id]),
        None => identity::digest(call.webhook.body),
    };
    if !SCOPES.contains(&scope) {
        return Ok(vec![Event::ignored(id, format!("an event about {scope}"))]);
    }
    let data = &body.data;
    let order = match data.kind.get() {
        Some("order") => data.order_id.get().or(data.id.get()),
        _ => data.order_id.get(),
    };
    Ok(vec![Event::Fetch(OrderFetch {
        id,
        shop: call.shop.to_owned(),
        order: order.map(str::to_owned).ok_or(Error::Missing("data.id"))?,
        occurred_at: body.created_at.get().and_then(moment::unix_seconds).unwrap_or(call.webhook.received_at),
        word: match data.status.new_status_id.get() {
            Some(status) => format!("{scope}/{status}"),
            None => scope.to_owned(),
        },
    })])
}
