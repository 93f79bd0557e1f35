//! AfterShip's tracking webhooks (version 2025-01 and later).

use serde::Deserialize;

use crate::arrival::Error;
use crate::event::Event;
use crate::json::{Id, Part, Text};
use crate::moment;
use crate::signature;
use crate::source::Call;
use crate::tracking::{self, Status, TrackingUpdate, Word};
use crate::webhook::Webhook;

const SIGNATURE: &str = "aftership-hmac-sha256";

/// `tag`, `subtag`.
const VOCABULARY: &[Word] = &[
    ("Pending", None, Status::PreTransit),
    ("InfoReceived", None, Status::PreTransit),
    ("InTransit", None, Status::InTransit),
    ("OutForDelivery", None, Status::OutForDelivery),
    ("AttemptFail", None, Status::DeliveryAttempted),
    ("AvailableForPickup", None, Status::AvailableForPickup),
    ("Delivered", Some("Delivered_002"), Status::PickedUp),
    ("Delivered", None, Status::Delivered),
    ("Exception", Some("Exception_010"), Status::Returning),
    ("Exception", Some("Exception_011"), Status::Returned),
    ("Exception", Some("Exception_012"), Status::Returning),
    ("Exception", None, Status::Exception),
    ("Expired", None, Status::Expired),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    event: Text,
    event_id: Id,
    msg: Part<Tracking>,
    ts: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tracking {
    tracking_number: Id,
    slug: Text,
    tag: Text,
    subtag: Text,
    order_id: Id,
    return_to_sender: Text,
    latest_estimated_delivery: Part<Estimate>,
    courier_tracking_link: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Estimate {
    datetime: Text,
}

pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    signature::hmac_sha256_base64(secrets, webhook.body, webhook.header(SIGNATURE))
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let id = body.event_id.owned().ok_or(Error::Missing("event_id"))?;
    Ok(vec![match body.event.get().unwrap_or("nothing") {
        "tracking_update" | "edd_revise" => Event::Tracking(update(call, id, &body)?),
        other => Event::ignored(id, format!("an event about {other}")),
    }])
}

fn update(call: &Call<'_>, id: String, body: &Body) -> Result<TrackingUpdate, Error> {
    let tracking = &body.msg;
    let (tag, subtag) = (tracking.tag.get().unwrap_or("unknown"), tracking.subtag.get());
    let status = match tracking::meaning(VOCABULARY, tag, subtag) {
        status if tracking.return_to_sender.get() != Some("true") => status,
        // Where it arrives then, is where it came from.
        Status::Delivered | Status::PickedUp | Status::Returned => Status::Returned,
        _ => Status::Returning,
    };
    Ok(TrackingUpdate {
        id,
        shop: call.shop.to_owned(),
        tracking_number: tracking.tracking_number.owned().ok_or(Error::Missing("msg.tracking_number"))?,
        order: tracking.order_id.owned(),
        occurred_at: body.ts.get().and_then(moment::unix_seconds).unwrap_or(call.webhook.received_at),
        status,
        word: tracking::word(tag, subtag),
        carrier: tracking.slug.owned(),
        expected_at: tracking.latest_estimated_delivery.datetime.get().and_then(moment::rfc3339),
        tracking_url: tracking.courier_tracking_link.owned(),
    })
}
