//! EasyPost's webhooks: trackers of any carrier (docs.easypost.com, webhooks guide).

use icu_normalizer::DecomposingNormalizer;
use serde::Deserialize;

use crate::arrival::Error;
use crate::event::Event;
use crate::json::{Id, List, Part, Text};
use crate::moment;
use crate::signature;
use crate::source::Call;
use crate::tracking::{self, Status, TrackingUpdate, Word};
use crate::types::Timestamp;
use crate::webhook::Webhook;

const SIGNATURE: &str = "x-hmac-signature";
const PREFIX: &str = "hmac-sha256-hex=";

/// `status`, `status_detail`.
const VOCABULARY: &[Word] = &[
    ("pre_transit", Some("label_created"), Status::LabelCreated),
    ("pre_transit", None, Status::PreTransit),
    ("in_transit", Some("delivery_exception"), Status::DeliveryAttempted),
    ("in_transit", Some("delayed"), Status::Delayed),
    ("in_transit", Some("weather_delay"), Status::Delayed),
    ("in_transit", Some("damaged"), Status::Exception),
    ("in_transit", Some("lost"), Status::Exception),
    ("in_transit", Some("held"), Status::Exception),
    ("in_transit", Some("refused"), Status::Exception),
    ("in_transit", None, Status::InTransit),
    ("out_for_delivery", Some("delivery_exception"), Status::DeliveryAttempted),
    ("out_for_delivery", None, Status::OutForDelivery),
    ("available_for_pickup", None, Status::AvailableForPickup),
    ("delivered", None, Status::Delivered),
    ("return_to_sender", None, Status::Returning),
    ("failure", None, Status::Exception),
    ("error", None, Status::Exception),
    ("cancelled", None, Status::Cancelled),
    ("unknown", Some("expired"), Status::Expired),
    ("unknown", None, Status::Unknown),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    id: Id,
    mode: Text,
    description: Text,
    previous_attributes: Option<Part<Previous>>,
    created_at: Text,
    result: Part<Tracker>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Previous {
    status: Text,
    status_detail: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tracker {
    tracking_code: Id,
    status: Text,
    status_detail: Text,
    updated_at: Text,
    est_delivery_date: Text,
    carrier: Text,
    public_url: Text,
    tracking_details: List<Scan>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Scan {
    datetime: Text,
}

/// EasyPost takes the secret in Unicode's form NFKD.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    let code = signature::given(webhook.header(SIGNATURE))?;
    let code = code.strip_prefix(PREFIX).ok_or(signature::Error::Wrong)?;
    let form = DecomposingNormalizer::new_nfkd();
    let secrets: Vec<_> = secrets.iter().map(|secret| form.normalize(secret)).collect();
    signature::hmac_sha256_hex(&secrets, &[webhook.body], Some(code))
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let id = body.id.owned().ok_or(Error::Missing("id"))?;
    Ok(vec![match uninteresting(&body) {
        Some(reason) => Event::ignored(id, reason),
        None => Event::Tracking(update(call, id, &body)?),
    }])
}

fn uninteresting(body: &Body) -> Option<String> {
    if body.mode.get() == Some("test") {
        return Some("a test tracker".into());
    }
    match body.description.get().unwrap_or("nothing") {
        "tracker.created" => None,
        "tracker.updated" => body
            .previous_attributes
            .as_ref()
            .is_some_and(|previous| previous.status.get().or(previous.status_detail.get()).is_none())
            .then(|| "the status has not changed".into()),
        other => Some(format!("an event about {other}")),
    }
}

fn update(call: &Call<'_>, id: String, body: &Body) -> Result<TrackingUpdate, Error> {
    let tracker = &body.result;
    let status = tracker.status.get().unwrap_or("unknown");
    let detail = tracker.status_detail.get();
    let scanned = tracker.tracking_details.0.last().and_then(|scan| scan.datetime.get());
    let moments = [scanned, tracker.updated_at.get(), body.created_at.get()];
    Ok(TrackingUpdate {
        id,
        shop: call.shop.to_owned(),
        tracking_number: tracker.tracking_code.owned().ok_or(Error::Missing("result.tracking_code"))?,
        order: None,
        occurred_at: call.moment(&moments),
        status: tracking::meaning(VOCABULARY, status, detail),
        word: tracking::word(status, detail),
        carrier: tracker.carrier.owned(),
        expected_at: tracker.est_delivery_date.get().and_then(moment::rfc3339).map(within_the_day),
        tracking_url: tracker.public_url.owned(),
    })
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A day is written as its first moment in UTC, which is the day before in
/// America: noon is the same day nearly everywhere.
fn within_the_day(moment: Timestamp) -> Timestamp {
    if moment.rem_euclid(DAY_MS) == 0 { moment.saturating_add(DAY_MS / 2) } else { moment }
}
