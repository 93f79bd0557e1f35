//! The Messages API (version 1).

use serde::Deserialize;
use serde_json::json;

use super::{Account, digits, reference};
use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class, Codes, MISCONFIGURED, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::json::{Id, Part, Text};
use crate::phone;
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::source::Call;
use crate::types::{DeliveryStatus, Timestamp};

/// The bounds of `ttl`, in seconds.
const TTL_SECONDS: (i64, i64) = (20, 604_800);

pub(super) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    let ttl = sms.send_before.map(|deadline| http::seconds_left(deadline, now, TTL_SECONDS));
    let fields = [
        ("message_type", Some(json!("text"))),
        ("channel", Some(json!("sms"))),
        ("from", Some(json!(digits(&account.sender)))),
        ("to", Some(json!(digits(&sms.recipient)))),
        ("text", Some(json!(sms.body))),
        ("ttl", ttl.map(|ttl| json!(ttl))),
        ("client_ref", reference(sms).map(|reference| json!(reference))),
        ("webhook_url", status_callback.map(|url| json!(url))),
        ("webhook_version", status_callback.map(|_| json!("v1"))),
        ("sms", Some(json!({"encoding_type": "auto"}))),
    ];
    let body = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Request::post_json(
        format!("{}/v1/messages", account.base_url()),
        http::basic(&account.api_key, &account.api_secret.0),
        &body.collect::<serde_json::Map<_, _>>().into(),
    )
}

/// The number at the end of an error's `type`, and the title of a report's.
const CODES: &Codes = &[
    ("throttled", Class::Throttled, "too many texts"),
    ("1000", Class::Throttled, "too many texts"),
    ("1010", PERMANENT, "a parameter is missing"),
    ("1020", PERMANENT, "a parameter is not valid"),
    ("1030", TRANSIENT, "an internal error"),
    ("1040", PERMANENT, "the text cannot be handled"),
    ("1050", PERMANENT, "the recipient is barred"),
    ("1060", MISCONFIGURED, "no credit is left"),
    ("1120", MISCONFIGURED, "the sender is not allowed"),
    ("1170", PERMANENT, "the recipient is not a valid number"),
    ("1260", PERMANENT, "the recipient cannot be reached"),
    ("1270", MISCONFIGURED, "not allowed by the rules of the region"),
    ("1330", TRANSIENT, "an unknown error"),
    ("1380", PERMANENT, "a resource is not valid"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    message_uuid: Id,
    #[serde(rename = "type")]
    kind: Text,
    title: Text,
    detail: Text,
}

pub(super) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if answer.is_success() {
        return answer::id(answer.accepted::<Sent>()?.message_uuid.owned());
    }
    let problem: Sent = answer.problem();
    let code = problem.kind.get().and_then(|address| address.rsplit('#').next());
    Err(answer.refused(CODES, code, problem.detail.get().or(problem.title.get())))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    message_uuid: Id,
    from: Text,
    to: Text,
    timestamp: Text,
    status: Text,
    client_ref: Text,
    text: Text,
    error: Part<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    title: Text,
}

const STATUSES: &Statuses = &[
    ("submitted", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("read", DeliveryStatus::Delivered),
    ("rejected", DeliveryStatus::Failed),
    ("undeliverable", DeliveryStatus::Failed),
];

/// A report has a status.
pub(super) fn event(call: &Call<'_>) -> Result<Event, arrival::Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let text = body.message_uuid.get().ok_or(arrival::Error::Missing("message_uuid"))?;
    let at = call.moment(&[body.timestamp.get()]);
    let Some(word) = body.status.get() else {
        let reply = Reply {
            id: text.to_owned(),
            sender: body.from.get(),
            recipient: body.to.get(),
            body: body.text.get(),
            received_at: at,
            answered: None,
        };
        return Ok(reply.event(call, reply::COMMON));
    };
    let report = Report {
        text,
        message: body.client_ref.owned().or_else(|| call.message()),
        recipient: body.to.get().and_then(phone::international),
        word,
        code: body.error.title.get(),
        at,
    };
    Ok(report.event(call, STATUSES, |code| code::failure(code::class(CODES, code))))
}
