//! Shippo's tracking webhooks (docs.goshippo.com, tracking).

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

const SIGNATURE: &str = "shippo-auth-signature";

/// `tracking_status.status`, `tracking_status.substatus.code`.
const VOCABULARY: &[Word] = &[
    ("PRE_TRANSIT", Some("information_received"), Status::PreTransit),
    ("PRE_TRANSIT", None, Status::LabelCreated),
    ("TRANSIT", Some("out_for_delivery"), Status::OutForDelivery),
    ("TRANSIT", Some("pickup_available"), Status::AvailableForPickup),
    ("TRANSIT", Some("notice_left"), Status::AvailableForPickup),
    ("TRANSIT", Some("delivery_attempted"), Status::DeliveryAttempted),
    ("TRANSIT", Some("delayed"), Status::Delayed),
    ("TRANSIT", Some("delivery_rescheduled"), Status::Delayed),
    ("TRANSIT", Some("package_damaged"), Status::Exception),
    ("TRANSIT", Some("package_held"), Status::Exception),
    ("TRANSIT", None, Status::InTransit),
    ("DELIVERED", None, Status::Delivered),
    ("RETURNED", None, Status::Returned),
    ("FAILURE", None, Status::Exception),
    ("UNKNOWN", None, Status::Unknown),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    event: Text,
    test: Text,
    data: Part<Track>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Track {
    carrier: Text,
    tracking_number: Id,
    eta: Text,
    tracking_status: Part<TrackingStatus>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TrackingStatus {
    object_id: Id,
    status: Text,
    status_date: Text,
    substatus: Part<Substatus>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Substatus {
    code: Text,
    action_required: Text,
}

/// By the signature, or by the token in the address when there is none.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    let Some(signature) = webhook.header(SIGNATURE) else {
        return signature::credentials(webhook, secrets);
    };
    let part = |name: &str| {
        let parts = signature.split(',').filter_map(|part| part.trim().split_once('='));
        parts.into_iter().find_map(|(known, value)| (known == name).then_some(value))
    };
    let moment = part("t").ok_or(signature::Error::Wrong)?;
    signature::hmac_sha256_hex(secrets, &[moment.as_bytes(), b".", webhook.body], part("v1"))?;
    signature::fresh(moment, webhook.received_at)
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let update = || update(call, &body.data);
    let ignored = |reason: String| Event::ignored(identity::digest(call.webhook.body), reason);
    Ok(vec![match body.event.get().unwrap_or("nothing") {
        _ if body.test.get() == Some("true") => ignored("a test".into()),
        "track_updated" => Event::Tracking(update()?),
        other => ignored(format!("an event about {other}")),
    }])
}

fn update(call: &Call<'_>, track: &Track) -> Result<TrackingUpdate, Error> {
    let number = track.tracking_number.owned().ok_or(Error::Missing("data.tracking_number"))?;
    let latest = &track.tracking_status;
    let (status, substatus) = (latest.status.get().unwrap_or("UNKNOWN"), latest.substatus.code.get());
    let carrier = track.carrier.get().unwrap_or_default();
    // There is no id of the event, but one of the status that it is about.
    let id = match latest.object_id.get() {
        Some(object) => identity::of(&[carrier, &number, object]),
        None => {
            let date = latest.status_date.get().unwrap_or_default();
            identity::of(&[carrier, &number, status, substatus.unwrap_or_default(), date])
        }
    };
    Ok(TrackingUpdate {
        id,
        shop: call.shop.to_owned(),
        order: None,
        occurred_at: call.moment(&[latest.status_date.get()]),
        status: match tracking::meaning(VOCABULARY, status, substatus) {
            Status::InTransit if latest.substatus.action_required.get() == Some("true") => Status::Exception,
            status => status,
        },
        word: tracking::word(status, substatus),
        carrier: track.carrier.owned(),
        expected_at: track.eta.get().and_then(moment::rfc3339),
        tracking_url: None,
        tracking_number: number,
    })
}
