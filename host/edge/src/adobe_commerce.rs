//! Adobe Commerce, the former Magento: its events through Adobe I/O, or the same
//! records posted by a module of an open-source shop with a token of ours.

mod order;

use serde::Deserialize;
use serde_json::Value;

use crate::arrival::{Error, PartialEvent};
use crate::event::Event;
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::signature::{self, rsa};
use crate::source::Call;
use crate::types::{OrderChange, Parcel};
use crate::webhook::Webhook;

/// Adobe signs twice, so that one of its keys can be replaced.
const SIGNATURES: [&str; 3] =
    ["x-adobe-digital-signature-1", "x-adobe-digital-signature-2", "x-adobe-signature"];

/// By Adobe's public keys in PEM, or by a token. A public key must never serve
/// as a token.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let (public, tokens): (Vec<&str>, Vec<&str>) =
        signature::usable(keys)?.into_iter().partition(|key| key.trim_start().starts_with("-----BEGIN"));
    let codes: Vec<&str> = SIGNATURES.iter().filter_map(|name| webhook.header(name)).collect();
    if codes.is_empty() {
        return match tokens.is_empty() {
            true => Err(signature::Error::Missing),
            false => signature::credentials(webhook, &tokens),
        };
    }
    let genuine = public.iter().filter_map(|key| rsa::pem(key)).any(|key| {
        let mut codes = codes.iter().filter_map(|code| signature::base64(code));
        codes.any(|code| rsa::signed(&key, &[webhook.body], &code))
    });
    if genuine { Ok(()) } else { Err(signature::Error::Wrong) }
}

/// A CloudEvent, or what is forwarded of one.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    #[serde(alias = "event_id")]
    id: Id,
    #[serde(rename = "type", alias = "event_type")]
    kind: Text,
    data: Part<Data>,
    event: Part<Around>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Around {
    data: Part<Data>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Data {
    value: Value,
}

type Reader = fn(&Call<'_>, String, Value) -> Result<Event, Error>;

/// What the name of an event ends in.
const KINDS: &[(&str, Reader)] = &[
    ("sales_order_place_after", order::placed),
    ("sales_order_save_after", order::saved),
    ("sales_order_shipment_save_after", shipped),
    ("sales_order_creditmemo_save_after", refunded),
];

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let id = body.id.owned().unwrap_or_else(|| identity::digest(call.webhook.body));
    let kind = body.kind.get().ok_or(Error::Missing("type"))?;
    let Some((_, read)) = KINDS.iter().find(|(name, _)| kind.ends_with(name)) else {
        return Ok(vec![Event::ignored(id, format!("an event of {kind}"))]);
    };
    let value = match body.data.0.value {
        Value::Null => body.event.0.data.0.value,
        value => value,
    };
    Ok(vec![read(call, id, value)?])
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipment {
    entity_id: Id,
    order_id: Id,
    created_at: Text,
    tracks: List<Track>,
    items: List<Item>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Track {
    track_number: Text,
    title: Text,
    carrier_code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    order_item_id: Id,
}

fn shipped(call: &Call<'_>, id: String, value: Value) -> Result<Event, Error> {
    let shipment: Shipment = serde_json::from_value(value)?;
    let track = shipment.tracks.0.iter().find(|track| track.track_number.get().is_some());
    let parcel = Parcel {
        id: shipment.entity_id.owned().ok_or(Error::Missing("data.value.entity_id"))?,
        tracking_number: track.and_then(|track| track.track_number.owned()),
        carrier: track.and_then(|track| track.title.owned().or_else(|| track.carrier_code.owned())),
        tracking_url: None,
        expected_at: None,
        lines: shipment.items.0.iter().filter_map(|item| item.order_item_id.owned()).collect(),
    };
    partial(call, id, &shipment.order_id, &shipment.created_at, OrderChange::Shipped(parcel))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CreditMemo {
    order_id: Id,
    created_at: Text,
    grand_total: Text,
    order_currency_code: Text,
}

fn refunded(call: &Call<'_>, id: String, value: Value) -> Result<Event, Error> {
    let memo: CreditMemo = serde_json::from_value(value)?;
    let total = memo.grand_total.get().ok_or(Error::Missing("data.value.grand_total"))?;
    let change = OrderChange::Refunded(order::price(total, &memo.order_currency_code)?);
    partial(call, id, &memo.order_id, &memo.created_at, change)
}

fn partial(
    call: &Call<'_>,
    id: String,
    order: &Id,
    moment: &Text,
    change: OrderChange,
) -> Result<Event, Error> {
    Ok(Event::Partial(PartialEvent {
        id,
        shop: call.shop.to_owned(),
        order: order.owned().ok_or(Error::Missing("data.value.order_id"))?,
        occurred_at: call.moment(&[moment.get()]),
        change,
    }))
}
