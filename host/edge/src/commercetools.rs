//! commercetools' messages. It pushes them to queues only, so that something of
//! the shop's own posts them to us as they are, with a token of ours.

mod order;

use serde::{Deserialize, Serialize};

use crate::arrival::{Error, PartialEvent};
use crate::event::{Event, OrderFetch};
use crate::http::{self, Request};
use crate::json::{Id, List, Part, Text};
use crate::secret::Secret;
use crate::signature;
use crate::source::{Call, Settings};
use crate::types::{OrderChange, OrderEvent, Parcel, Timestamp};
use crate::webhook::Webhook;
use order::Order;

/// Access to one project's orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// That of the project's region: "https://api.us-central1.gcp.commercetools.com".
    pub base_url: String,
    /// The project's key.
    pub project: String,
    /// Where tokens are given out: "https://auth.us-central1.gcp.commercetools.com".
    pub auth_url: String,
    /// The API client, which needs the scope view_orders and no other.
    pub client_id: String,
    /// Its secret.
    #[serde(skip)]
    pub client_secret: Secret,
}

pub(crate) fn request(access: &Access, token: &Secret, order: &str) -> Request {
    let order: String = form_urlencoded::byte_serialize(order.as_bytes()).collect();
    Request {
        method: "GET",
        url: format!("{}/{}/orders/{order}", access.base_url.trim_end_matches('/'), access.project),
        headers: vec![
            ("accept".into(), "application/json".into()),
            ("authorization".into(), format!("Bearer {}", token.0)),
        ],
        body: Vec::new(),
    }
}

/// Asks for a token by OAuth's client credentials (RFC 6749, section 4.4).
pub(crate) fn renewal(access: &Access) -> Request {
    let scope = format!("view_orders:{}", access.project);
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("grant_type", "client_credentials"), ("scope", scope.as_str())])
        .finish();
    Request {
        method: "POST",
        url: format!("{}/oauth/token", access.auth_url.trim_end_matches('/')),
        headers: vec![
            ("accept".into(), "application/json".into()),
            ("authorization".into(), http::basic(&access.client_id, &access.client_secret.0)),
            ("content-type".into(), "application/x-www-form-urlencoded".into()),
        ],
        body: form.into_bytes(),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Granted {
    access_token: Text,
}

/// The token in the answer to [`renewal`].
pub(crate) fn renewed(body: &[u8]) -> Result<Secret, Error> {
    let granted: Granted = serde_json::from_slice(body)?;
    granted.access_token.owned().map(Secret).ok_or(Error::Missing("access_token"))
}

pub(crate) fn verified(webhook: &Webhook<'_>, tokens: &[&str]) -> Result<(), signature::Error> {
    signature::credentials(webhook, tokens)
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Body {
    id: Id,
    notification_type: Text,
    project_key: Text,
    resource: Part<Resource>,
    #[serde(rename = "type")]
    kind: Text,
    created_at: Text,
    order: Option<Part<Order>>,
    order_state: Text,
    shipment_state: Text,
    payment_state: Text,
    delivery: Part<Delivery>,
    parcel: Part<Carton>,
    parcel_id: Id,
    tracking_data: Part<TrackingData>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Resource {
    type_id: Text,
    id: Id,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Delivery {
    parcels: List<Carton>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Carton {
    id: Id,
    tracking_data: Part<TrackingData>,
    items: List<Item>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct TrackingData {
    tracking_id: Text,
    carrier: Text,
    is_return: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    id: Id,
}

/// The most parcels that one message tells of.
const PARCELS: usize = 50;

/// The states, by the message that tells of them, that mean something without
/// a parcel. A parcel that leaves has messages of its own.
const STATES: &[(&str, &str, OrderChange)] = &[
    ("OrderStateChanged", "Cancelled", OrderChange::Cancelled),
    ("OrderPaymentStateChanged", "Paid", OrderChange::Paid),
];

/// One deployment may serve several projects, so the body has to name ours.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let (told, ours) = (body.project_key.get().unwrap_or("nobody"), call.settings.origin.as_deref());
    if ours.is_some_and(|ours| ours != told) {
        return Err(Error::Invalid { field: "projectKey", reason: format!("this message is for {told}") });
    }
    let id = body.id.owned().ok_or(Error::Missing("id"))?;
    if body.notification_type.get() != Some("Message") || body.resource.type_id.get() != Some("order") {
        return Ok(vec![Event::ignored(id, "not a message about an order")]);
    }
    let kind = body.kind.get().ok_or(Error::Missing("type"))?;
    let order = body.resource.id.owned().ok_or(Error::Missing("resource.id"))?;
    let (shop, occurred_at) = (call.shop.to_owned(), call.moment(&[body.created_at.get()]));
    Ok(match (kind, &body.order) {
        ("OrderCreated" | "OrderImported", Some(order)) => {
            vec![placed(&shop, id, occurred_at, order, call.settings)?]
        }
        // Too large to be sent along.
        ("OrderCreated" | "OrderImported", None) => {
            vec![Event::Fetch(OrderFetch { id, shop, order, occurred_at, word: kind.to_owned() })]
        }
        _ => {
            let changes = changes(id, kind, &body)?.into_iter();
            let partial = |(id, change)| {
                let (shop, order) = (shop.clone(), order.clone());
                Event::Partial(PartialEvent { id, shop, order, occurred_at, change })
            };
            changes.map(partial).collect()
        }
    })
}

/// What a message without its order tells, each with the id of its event.
fn changes(id: String, kind: &str, body: &Body) -> Result<Vec<(String, OrderChange)>, Error> {
    let change = match kind {
        "DeliveryAdded" => {
            let parcels = body.delivery.parcels.0.iter().take(PARCELS).filter_map(parcel);
            let shipped = |parcel: Parcel| (format!("{id}/{}", parcel.id), OrderChange::Shipped(parcel));
            return Ok(parcels.map(shipped).collect());
        }
        "ParcelAddedToDelivery" => {
            OrderChange::Shipped(parcel(&body.parcel).ok_or(Error::Missing("parcel.id"))?)
        }
        "ParcelTrackingDataUpdated" => {
            let parcel_id = body.parcel_id.owned().ok_or(Error::Missing("parcelId"))?;
            let parcel = tracked(parcel_id, &body.tracking_data, &List::default());
            match body.tracking_data.is_return.get() {
                Some("true") => OrderChange::Returned(parcel),
                _ => OrderChange::Shipped(parcel),
            }
        }
        _ => {
            let state = body.order_state.get().or(body.shipment_state.get()).or(body.payment_state.get());
            let known = STATES.iter().find(|(message, word, _)| *message == kind && Some(*word) == state);
            let other = || state.map_or_else(|| kind.to_owned(), |state| format!("{kind}/{state}"));
            known.map_or_else(|| OrderChange::Other(other()), |(_, _, change)| change.clone())
        }
    };
    Ok(vec![(id, change)])
}

fn parcel(parcel: &Carton) -> Option<Parcel> {
    Some(tracked(parcel.id.owned()?, &parcel.tracking_data, &parcel.items))
}

fn tracked(id: String, tracking: &TrackingData, items: &List<Item>) -> Parcel {
    Parcel {
        id,
        tracking_number: tracking.tracking_id.owned(),
        carrier: tracking.carrier.owned(),
        tracking_url: None,
        expected_at: None,
        lines: items.0.iter().filter_map(|item| item.id.owned()).collect(),
    }
}

pub(crate) fn fetched(
    fetch: &OrderFetch,
    bodies: &[&[u8]],
    settings: &Settings,
) -> Result<Vec<Event>, Error> {
    let body = bodies.first().ok_or(Error::Missing("the order"))?;
    let order: Order = serde_json::from_slice(body)?;
    Ok(vec![placed(&fetch.shop, fetch.id.clone(), fetch.occurred_at, &order, settings)?])
}

fn placed(
    shop: &str,
    id: String,
    occurred_at: Timestamp,
    order: &Order,
    settings: &Settings,
) -> Result<Event, Error> {
    let (order, consent) = order::whole(order, occurred_at, &settings.consent_field)?;
    Ok(Event::Order(Box::new(OrderEvent {
        id,
        shop: shop.to_owned(),
        occurred_at,
        change: OrderChange::Placed,
        order,
        consent,
    })))
}
