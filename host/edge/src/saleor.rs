//! Saleor's webhooks, with the subscription query of [`QUERY`].

mod order;

use serde::Deserialize;

use crate::arrival::Error;
use crate::event::{self, Event};
use crate::http::Request;
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::signature::{self, rsa};
use crate::source::Call;
use crate::types::{OrderChange, Parcel};
use crate::webhook::Webhook;
use order::Order;

/// What a shop subscribes to. Without a query Saleor sends the older payload,
/// a list, which is refused.
pub const QUERY: &str = "\
subscription { event { issuedAt __typename
  ... on OrderCreated { order { ...O } }
  ... on OrderFullyPaid { order { ...O } }
  ... on OrderCancelled { order { ...O } }
  ... on OrderFullyRefunded { order { ...O } }
  ... on OrderFulfilled { order { ...O } }
  ... on FulfillmentCreated { notifyCustomer fulfillment { ...F } order { ...O } }
  ... on FulfillmentApproved { notifyCustomer fulfillment { ...F } order { ...O } }
  ... on FulfillmentTrackingNumberUpdated { fulfillment { ...F } order { ...O } } } }
fragment F on Fulfillment { id status trackingNumber created }
fragment O on Order { id number created languageCodeEnum
  total { gross { amount currency } } totalRefunded { amount currency }
  shippingAddress { firstName phone countryArea postalCode country { code } } billingAddress { phone }
  user { id metadata { key value } } metadata { key value }
  lines { id productName productSku quantity isShippingRequired unitPrice { gross { amount currency } } }
  fulfillments { ...F } }
";

/// The header with the address of the shop's API, which names the shop.
pub(crate) const API_URL: &str = "saleor-api-url";
const SIGNATURES: [&str; 2] = ["saleor-signature", "x-saleor-signature"];
const EVENTS: [&str; 2] = ["saleor-event", "x-saleor-event"];

/// By the shop's published keys (its JSON Web Key Set, as it stands), or by the
/// older secret of the webhook. A key set is public, so that it must never
/// serve as a secret.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let (sets, secrets): (Vec<&str>, Vec<&str>) =
        signature::usable(keys)?.into_iter().partition(|key| key.trim_start().starts_with('{'));
    let told = SIGNATURES.iter().find_map(|name| webhook.header(name));
    let signature = signature::given(told)?;
    match signature.contains("..") {
        true => rsa::detached(signature, webhook.body, &sets),
        false if secrets.is_empty() => Err(signature::Error::Wrong),
        false => signature::hmac_sha256_hex(&secrets, &[webhook.body], Some(signature)),
    }
}

/// Asks for the keys that the shop publishes now, beside its API.
pub(crate) fn key_set(api_url: &str) -> Option<Request> {
    let (scheme, rest) = api_url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let url = format!("{scheme}://{host}/.well-known/jwks.json");
    let headers = vec![("accept".into(), "application/json".into())];
    Some(Request { method: "GET", url, headers, body: Vec::new() })
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Body {
    #[serde(rename = "__typename")]
    typename: Text,
    issued_at: Text,
    notify_customer: Text,
    fulfillment: Part<Fulfillment>,
    order: Part<Order>,
    /// Around subscriptions with a filter, under the event's name.
    data: Part<std::collections::BTreeMap<String, Part<Body>>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Fulfillment {
    id: Id,
    status: Text,
    tracking_number: Text,
}

/// What an event means, by its name and without the strokes between its words.
#[derive(Clone, Copy)]
enum Meaning {
    Placed,
    Paid,
    Cancelled,
    Refunded,
    /// Its fulfilments have left.
    Fulfilled,
    /// One fulfilment is as its status says, if it has a tracking number.
    Fulfilment,
}

const MEANINGS: &[(&str, Meaning)] = &[
    ("ordercreated", Meaning::Placed),
    ("orderpaid", Meaning::Paid),
    ("orderfullypaid", Meaning::Paid),
    ("ordercancelled", Meaning::Cancelled),
    ("orderexpired", Meaning::Cancelled),
    ("orderrefunded", Meaning::Refunded),
    ("orderfullyrefunded", Meaning::Refunded),
    ("orderfulfilled", Meaning::Fulfilled),
    ("fulfillmentcreated", Meaning::Fulfilment),
    ("fulfillmentapproved", Meaning::Fulfilment),
    ("fulfillmenttrackingnumberupdated", Meaning::Fulfilment),
];

/// What the status of a fulfilment means for the parcel. Not here:
/// WAITING_FOR_APPROVAL, REFUNDED and REPLACED, with which nothing has moved,
/// and CANCELED.
const STATUSES: &[(&str, Change)] = &[
    (FULFILLED, OrderChange::Shipped),
    ("RETURNED", OrderChange::Returned),
    ("REFUNDED_AND_RETURNED", OrderChange::Returned),
];
const FULFILLED: &str = "FULFILLED";

type Change = fn(Parcel) -> OrderChange;

/// The most parcels that one order tells of.
const PARCELS: usize = 50;

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    if call.webhook.body.trim_ascii_start().starts_with(b"[") {
        return Err(Error::Invalid {
            field: "the payload",
            reason: "the webhook has no subscription query; give it the one of the manual".into(),
        });
    }
    let outer: Body = serde_json::from_slice(call.webhook.body)?;
    let wrapped = outer.data.0.into_iter().next();
    let name = EVENTS.iter().find_map(|name| call.webhook.header(name)).map(str::to_owned);
    let (name, body) = match wrapped {
        Some((field, body)) => (name.unwrap_or(field), body.0),
        None => {
            let name = name.or_else(|| outer.typename.owned()).ok_or(Error::Missing("Saleor-Event"))?;
            (name, Body { data: Part::default(), ..outer })
        }
    };
    told(call, &name, &body)
}

fn told(call: &Call<'_>, name: &str, body: &Body) -> Result<Vec<Event>, Error> {
    let plain = name.replace('_', "").to_ascii_lowercase();
    let meaning = MEANINGS.iter().find(|(known, _)| *known == plain).map(|(_, meaning)| *meaning);
    let entity = body.fulfillment.id.get().or(body.order.id.get()).unwrap_or_default();
    let id = match body.issued_at.get() {
        Some(issued_at) => identity::of(&[&plain, entity, issued_at]),
        None => identity::of(&[&plain, &identity::digest(call.webhook.body)]),
    };
    if body.notify_customer.get() == Some("false") {
        return Ok(vec![Event::ignored(id, "the shop wants the customer not to be told")]);
    }
    if body.order.id.get().is_none() {
        return match meaning {
            Some(_) => Err(Error::Missing("order.id")),
            None => Ok(vec![Event::ignored(id, format!("unknown event {name}"))]),
        };
    }
    let placed_at = call.moment(&[body.order.created.get(), body.issued_at.get()]);
    let order = order::whole(&body.order, placed_at)?;
    let consent = body.order.consent(&call.settings.consent_field, placed_at);
    let occurred_at = call.moment(&[body.issued_at.get()]);
    let changes = changes(id, name, meaning, body)?;
    Ok(event::of_order(call.shop, occurred_at, order, consent.into_iter().collect(), changes))
}

/// Each with the id of its event.
fn changes(
    id: String,
    name: &str,
    meaning: Option<Meaning>,
    body: &Body,
) -> Result<Vec<(String, OrderChange)>, Error> {
    let other = || OrderChange::Other(name.to_owned());
    let change = match meaning {
        Some(Meaning::Placed) => OrderChange::Placed,
        Some(Meaning::Paid) => OrderChange::Paid,
        Some(Meaning::Cancelled) => OrderChange::Cancelled,
        Some(Meaning::Refunded) => order::price("order.totalRefunded", &body.order.total_refunded)?
            .map_or_else(other, OrderChange::Refunded),
        Some(Meaning::Fulfilment) => moved(&body.fulfillment).unwrap_or_else(other),
        Some(Meaning::Fulfilled) => {
            let left = |fulfillment: &&Fulfillment| fulfillment.status() == FULFILLED;
            let fulfillments = body.order.fulfillments.0.iter().filter(left);
            let parcels: Vec<Parcel> = fulfillments.filter_map(parcel).take(PARCELS).collect();
            if !parcels.is_empty() {
                let shipped =
                    |parcel: Parcel| (identity::of(&[&id, &parcel.id]), OrderChange::Shipped(parcel));
                return Ok(parcels.into_iter().map(shipped).collect());
            }
            other()
        }
        None => other(),
    };
    Ok(vec![(id, change)])
}

impl Fulfillment {
    /// A query that does not ask for the status is told of what has left.
    fn status(&self) -> &str {
        self.status.get().unwrap_or(FULFILLED)
    }
}

fn moved(fulfillment: &Fulfillment) -> Option<OrderChange> {
    let (_, change) = STATUSES.iter().find(|(known, _)| *known == fulfillment.status())?;
    parcel(fulfillment).map(change)
}

/// A fulfilment with a tracking number, which may be an address as well. Saleor
/// knows no carrier.
fn parcel(fulfillment: &Fulfillment) -> Option<Parcel> {
    let told = fulfillment.tracking_number.get()?;
    let is_url = told.starts_with("https://") || told.starts_with("http://");
    Some(Parcel {
        id: fulfillment.id.owned().unwrap_or_else(|| told.to_owned()),
        tracking_number: (!is_url).then(|| told.to_owned()),
        carrier: None,
        tracking_url: is_url.then(|| told.to_owned()),
        expected_at: None,
        lines: Vec::new(),
    })
}

/// A field of an object's free data.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata {
    key: Text,
    value: Text,
}

/// The value of a free field.
fn field<'a>(metadata: &'a List<Metadata>, key: &str) -> Option<&'a str> {
    metadata.0.iter().find(|field| field.key.get() == Some(key))?.value.get()
}
