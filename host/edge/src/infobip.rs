//! Infobip's SMS API (v3): texts out, replies and delivery reports in.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class, Codes, MISCONFIGURED, OPTED_OUT, PERMANENT};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::phone;
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature;
use crate::source::Call;
use crate::types::{DeliveryStatus, FailureClass, Timestamp};
use crate::webhook::Webhook;

/// One account to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The API key.
    #[serde(skip)]
    pub api_key: Secret,
    /// A number, a short code or a name.
    pub sender: String,
    /// The account's own: "https://xxxxx.api.infobip.com".
    pub base_url: String,
}

/// The bounds of the validity period, in seconds: up to 48 hours.
const VALIDITY_SECONDS: (i64, i64) = (60, 172_800);

pub(crate) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    let mut message = json!({
        "sender": account.sender,
        "destinations": [{"to": sms.recipient.trim_start_matches('+'), "messageId": sms.id}],
        "content": {"text": sms.body},
    });
    if let Some(fields) = message.as_object_mut() {
        if let Some(url) = status_callback {
            let webhooks = json!({
                "delivery": {"url": url},
                "contentType": "application/json",
                "callbackData": sms.id,
            });
            fields.insert("webhooks".into(), webhooks);
        }
        if let Some(deadline) = sms.send_before {
            let seconds = http::seconds_left(deadline, now, VALIDITY_SECONDS);
            let period = json!({"validityPeriod": {"amount": seconds, "timeUnit": "SECONDS"}});
            fields.insert("options".into(), period);
        }
    }
    Request::post_json(
        format!("{}/sms/3/messages", account.base_url.trim_end_matches('/')),
        format!("App {}", account.api_key.0),
        &json!({"messages": [message]}),
    )
}

/// The ids of statuses (their groups below), and the words of refused requests.
const CODES: &Codes = &[
    ("UNAUTHORIZED", MISCONFIGURED, "wrong credentials"),
    ("FORBIDDEN", MISCONFIGURED, "not allowed to this key"),
    ("BAD_REQUEST", PERMANENT, "the request is not valid"),
    ("TOO_MANY_REQUESTS", Class::Throttled, "too many requests"),
    ("6", PERMANENT, "the network is not reachable"),
    ("8", PERMANENT, "the recipient's prefix is not valid"),
    ("10", OPTED_OUT, "the recipient wants no texts"),
    ("11", MISCONFIGURED, "the sender is not allowed"),
    ("12", MISCONFIGURED, "no credit is left"),
    ("13", MISCONFIGURED, "the sender is blocked"),
    ("14", PERMANENT, "the recipient is blocked"),
    ("17", MISCONFIGURED, "the prepaid package has expired"),
    ("18", MISCONFIGURED, "a trial account, and the recipient is not registered"),
    ("51", Class::Throttled, "too many texts to this number"),
];

/// What a status that is not in the table means by its group, `groupId`.
const GROUPS: &[(&str, FailureClass)] =
    &[("2", FailureClass::Transient), ("4", FailureClass::Transient), ("5", FailureClass::Misconfigured)];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    messages: List<SentMessage>,
    #[serde(rename = "requestError")]
    request_error: Part<RequestError>,
    #[serde(rename = "errorCode")]
    error_code: Text,
    description: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct SentMessage {
    message_id: Id,
    status: Part<Status>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RequestError {
    service_exception: Part<ServiceException>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ServiceException {
    message_id: Text,
    text: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Status {
    group_id: Text,
    id: Text,
    description: Text,
}

/// HTTP says 200 of a request that is in order, also when the text is refused.
pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if !answer.is_success() {
        let problem: Sent = answer.problem();
        let exception = &problem.request_error.service_exception;
        let code = exception.message_id.get().or(problem.error_code.get());
        return Err(answer.refused(CODES, code, exception.text.get().or(problem.description.get())));
    }
    let sent: Sent = answer.accepted()?;
    let message = sent.messages.0.into_iter().next().unwrap_or_default();
    let (group, id) = (message.status.group_id.get(), message.status.id.get());
    if GROUPS.iter().any(|(refused, _)| Some(*refused) == group) {
        let class = code::class(CODES, id).unwrap_or(Class::Refused(of_group(group)));
        return Err(answer.error(class, CODES, id, message.status.description.get()));
    }
    answer::id(message.message_id.owned())
}

fn of_group(group: Option<&str>) -> FailureClass {
    let known = GROUPS.iter().find(|(known, _)| Some(*known) == group);
    known.map_or(FailureClass::Transient, |(_, class)| *class)
}

/// Infobip signs nothing of itself; a subscription has credentials of its own.
pub(crate) fn verified(webhook: &Webhook<'_>, tokens: &[&str]) -> Result<(), signature::Error> {
    signature::credentials(webhook, tokens)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    results: List<Told>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Told {
    message_id: Id,
    from: Text,
    to: Text,
    text: Text,
    received_at: Text,
    done_at: Text,
    callback_data: Text,
    status: Option<Part<Status>>,
    error: Part<Permanence>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Permanence {
    permanent: Text,
}

/// By group and, where a group is not final, by id: "3/2" has reached the
/// operator, not the handset.
const STATUSES: &Statuses = &[
    ("1", DeliveryStatus::Accepted),
    ("3/2", DeliveryStatus::Sent),
    ("3", DeliveryStatus::Delivered),
    ("2", DeliveryStatus::Failed),
    ("4", DeliveryStatus::Failed),
    ("5", DeliveryStatus::Failed),
];

/// The most reports or replies in one webhook.
const BATCH: usize = 1000;

/// One webhook brings many reports, or many replies.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    if body.results.0.len() > BATCH {
        let reason = format!("more than {BATCH} in one webhook; let the subscription send fewer at once");
        return Err(arrival::Error::Invalid { field: "results", reason });
    }
    let one = |(place, told): (usize, &Told)| match (told.message_id.get(), told.status.as_deref()) {
        (Some(id), Some(status)) => report(call, id, told, status),
        (Some(id), None) => reply(call, id, told),
        // One that names no text must not cost the others.
        (None, _) => {
            let id = identity::of(&[&identity::digest(call.webhook.body), &place.to_string()]);
            Event::ignored(id, "a result without a messageId")
        }
    };
    Ok(body.results.0.iter().enumerate().map(one).collect())
}

fn reply(call: &Call<'_>, id: &str, told: &Told) -> Event {
    let reply = Reply {
        id: id.to_owned(),
        sender: told.from.get(),
        recipient: told.to.get(),
        body: told.text.get(),
        received_at: call.moment(&[told.received_at.get()]),
        answered: None,
    };
    reply.event(call, reply::COMMON)
}

fn report(call: &Call<'_>, text: &str, told: &Told, status: &Status) -> Event {
    let (group, id) = (status.group_id.get().unwrap_or("unknown"), status.id.get());
    let word = match (group, id) {
        ("3", Some("2")) => "3/2",
        _ => group,
    };
    let failure = |code: Option<&str>| match code::class(CODES, code) {
        Some(class) => code::failure(Some(class)),
        None if told.error.permanent.get() == Some("true") => FailureClass::Permanent,
        None => of_group(Some(group)),
    };
    let report = Report {
        text,
        message: told.callback_data.owned().or_else(|| call.message()),
        recipient: told.to.get().and_then(phone::international),
        word,
        code: id,
        at: call.moment(&[told.done_at.get()]),
    };
    report.event(call, STATUSES, failure)
}
