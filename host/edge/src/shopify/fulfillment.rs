//! The topics about a parcel. Their bodies name the order by its id only.

use serde::Deserialize;

use super::Delivery;
use crate::arrival::{Arrival, Error};
use crate::json::{Id, List, Text};
use crate::moment;
use crate::types::{OrderChange, Parcel};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fulfillment {
    id: Id,
    order_id: Id,
    status: Text,
    shipment_status: Text,
    created_at: Text,
    updated_at: Text,
    estimated_delivery_at: Text,
    tracking_company: Text,
    tracking_number: Text,
    tracking_numbers: List<Text>,
    tracking_url: Text,
    tracking_urls: List<Text>,
    line_items: List<Line>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    id: Id,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Event {
    fulfillment_id: Id,
    order_id: Id,
    status: Text,
    happened_at: Text,
    created_at: Text,
    estimated_delivery_at: Text,
}

type Change = fn(Parcel) -> OrderChange;

/// What a shipment's status means for the parcel. Not here: label_printed,
/// label_purchased and confirmed, since nothing has moved yet.
const STATUSES: &[(&str, Change)] = &[
    ("carrier_picked_up", OrderChange::Shipped),
    ("in_transit", OrderChange::Shipped),
    ("out_for_delivery", OrderChange::OutForDelivery),
    ("delivered", OrderChange::Delivered),
    ("attempted_delivery", OrderChange::DeliveryFailed),
    ("failure", OrderChange::DeliveryFailed),
    ("ready_for_pickup", OrderChange::ReadyForPickup),
    ("picked_up", OrderChange::PickedUp),
    ("delayed", OrderChange::Delayed),
];

fn meaning(status: &str) -> Option<Change> {
    find(STATUSES, status)
}

fn find(statuses: &[(&str, Change)], status: &str) -> Option<Change> {
    statuses.iter().find(|(known, _)| known.eq_ignore_ascii_case(status)).map(|(_, change)| *change)
}

pub(super) fn created(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let body: Fulfillment = serde_json::from_slice(delivery.body)?;
    let occurred_at = delivery.moment(&[body.created_at.get(), body.updated_at.get()]);
    delivery.partial(&body.order_id, occurred_at, change(&body)?)
}

pub(super) fn updated(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let body: Fulfillment = serde_json::from_slice(delivery.body)?;
    let occurred_at = delivery.moment(&[body.updated_at.get(), body.created_at.get()]);
    delivery.partial(&body.order_id, occurred_at, change(&body)?)
}

/// What a carrier said about a parcel.
pub(super) fn event(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let body: Event = serde_json::from_slice(delivery.body)?;
    let parcel = Parcel {
        id: body.fulfillment_id.owned().ok_or(Error::Missing("fulfillment_id"))?,
        tracking_number: None,
        carrier: None,
        tracking_url: None,
        expected_at: body.estimated_delivery_at.get().and_then(moment::rfc3339),
        lines: Vec::new(),
    };
    let status = body.status.get().unwrap_or("unknown");
    let change =
        meaning(status).map_or_else(|| OrderChange::Other(status.to_owned()), |change| change(parcel));
    let occurred_at = delivery.moment(&[body.happened_at.get(), body.created_at.get()]);
    delivery.partial(&body.order_id, occurred_at, change)
}

/// What the status of a fulfilment means for the parcel. Not here: pending,
/// open and cancelled.
const FULFILLMENTS: &[(&str, Change)] = &[
    (SUCCESS, OrderChange::Shipped),
    ("failure", OrderChange::DeliveryFailed),
    ("error", OrderChange::DeliveryFailed),
];
const SUCCESS: &str = "success";

/// A fulfilment that succeeded is a parcel that the shop gave away, whatever
/// its shipment status says or leaves out, unless that tells of more.
fn change(body: &Fulfillment) -> Result<OrderChange, Error> {
    let status = body.status.get().unwrap_or(SUCCESS);
    let shipment = body.shipment_status.get().filter(|_| status.eq_ignore_ascii_case(SUCCESS));
    let change = shipment.and_then(meaning).or_else(|| find(FULFILLMENTS, status));
    Ok(match change {
        Some(change) => change(parcel(body)?),
        None => OrderChange::Other(format!("fulfillment {status}")),
    })
}

fn parcel(body: &Fulfillment) -> Result<Parcel, Error> {
    let first = |one: &Text, all: &List<Text>| one.owned().or_else(|| all.0.iter().find_map(Text::owned));
    Ok(Parcel {
        id: body.id.owned().ok_or(Error::Missing("id"))?,
        tracking_number: first(&body.tracking_number, &body.tracking_numbers),
        carrier: body.tracking_company.owned(),
        tracking_url: first(&body.tracking_url, &body.tracking_urls),
        expected_at: body.estimated_delivery_at.get().and_then(moment::rfc3339),
        lines: body.line_items.0.iter().filter_map(|line| line.id.owned()).collect(),
    })
}
