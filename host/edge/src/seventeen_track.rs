//! 17TRACK's webhooks (API v2.2 and later).

use serde::Deserialize;

use crate::arrival::Error;
use crate::event::Event;
use crate::identity;
use crate::json::{Id, Part, Text};
use crate::moment;
use crate::signature;
use crate::source::Call;
use crate::tracking::{self, Status, TrackingUpdate, Word};
use crate::webhook::Webhook;

const SIGNATURE: &str = "sign";

/// `latest_status.status`, `latest_status.sub_status`.
const VOCABULARY: &[Word] = &[
    ("NotFound", None, Status::PreTransit),
    ("InfoReceived", None, Status::PreTransit),
    ("InTransit", None, Status::InTransit),
    ("OutForDelivery", None, Status::OutForDelivery),
    ("AvailableForPickup", None, Status::AvailableForPickup),
    ("DeliveryFailure", None, Status::DeliveryAttempted),
    ("Delivered", None, Status::Delivered),
    ("Exception", Some("Exception_Returning"), Status::Returning),
    ("Exception", Some("Exception_Returned"), Status::Returned),
    ("Exception", None, Status::Exception),
    ("Expired", None, Status::Expired),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    event: Text,
    data: Part<Tracking>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tracking {
    number: Id,
    carrier: Text,
    track_info: Part<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Info {
    latest_status: Part<LatestStatus>,
    latest_event: Part<LatestEvent>,
    time_metrics: Part<TimeMetrics>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LatestStatus {
    status: Text,
    sub_status: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LatestEvent {
    time_utc: Text,
    time_iso: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TimeMetrics {
    estimated_delivery_date: Part<Estimate>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Estimate {
    to: Text,
}

/// The SHA-256 of the body, a stroke and the key: not an HMAC, but the vendor's.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let code = signature::given(webhook.header(SIGNATURE))?;
    signature::any(signature::usable(keys)?, |key| {
        signature::is_sha256_hex_of(&[webhook.body, b"/", key.as_bytes()], code)
    })
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    Ok(vec![match body.event.get().unwrap_or("nothing") {
        "TRACKING_UPDATED" => Event::Tracking(update(call, &body.data)?),
        other => Event::ignored(identity::digest(call.webhook.body), format!("an event about {other}")),
    }])
}

fn update(call: &Call<'_>, tracking: &Tracking) -> Result<TrackingUpdate, Error> {
    let number = tracking.number.owned().ok_or(Error::Missing("data.number"))?;
    let (latest, event) = (&tracking.track_info.latest_status, &tracking.track_info.latest_event);
    let (status, sub_status) = (latest.status.get().unwrap_or("NotFound"), latest.sub_status.get());
    let moments = [event.time_utc.get(), event.time_iso.get()];
    let seen = moments.into_iter().flatten().next().unwrap_or_default();
    Ok(TrackingUpdate {
        id: identity::of(&[&number, status, sub_status.unwrap_or_default(), seen]),
        shop: call.shop.to_owned(),
        order: None,
        occurred_at: call.moment(&moments),
        status: tracking::meaning(VOCABULARY, status, sub_status),
        word: tracking::word(status, sub_status),
        carrier: tracking.carrier.owned(),
        expected_at: tracking
            .track_info
            .time_metrics
            .estimated_delivery_date
            .to
            .get()
            .and_then(moment::rfc3339),
        tracking_url: None,
        tracking_number: number,
    })
}
