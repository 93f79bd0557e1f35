//! Telnyx's Messaging API (v2): texts out, replies and delivery reports in.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class, Codes, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::json::{Id, List, Part, Text};
use crate::phone;
use crate::reply::{Keywords, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature;
use crate::source::{self, Call};
use crate::types::DeliveryStatus;
use crate::webhook::Webhook;

/// Where Telnyx's API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://api.telnyx.com";

/// One account to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// "KEY…".
    #[serde(skip)]
    pub api_key: Secret,
    /// A number in E.164, a short code or a name; none leaves it to the profile.
    pub sender: Option<String>,
    /// The messaging profile, which a name or a pool of numbers needs.
    pub messaging_profile_id: Option<String>,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

pub(crate) fn request(account: &Account, sms: &Sms, status_callback: Option<&str>) -> Request {
    let fields = [
        ("from", account.sender.as_deref()),
        ("to", Some(sms.recipient.as_str())),
        ("text", Some(sms.body.as_str())),
        ("messaging_profile_id", account.messaging_profile_id.as_deref()),
        ("webhook_url", status_callback),
        ("encoding", Some("auto")),
    ];
    let body = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?))));
    Request::post_json(
        format!("{}/v2/messages", account.base_url.trim_end_matches('/')),
        format!("Bearer {}", account.api_key.0),
        &body.collect::<serde_json::Map<_, _>>().into(),
    )
}

const CODES: &Codes = &[
    ("10001", PERMANENT, "the number is not in use"),
    ("10002", PERMANENT, "not a phone number"),
    ("10004", PERMANENT, "a parameter is missing"),
    ("10007", Class::Uncertain, "an unexpected error"),
    ("10008", Class::Uncertain, "it took too long"),
    ("10009", MISCONFIGURED, "wrong credentials"),
    ("10010", MISCONFIGURED, "not allowed to this key"),
    ("10011", Class::Throttled, "too many requests"),
    ("10015", PERMANENT, "a bad request"),
    ("10016", PERMANENT, "the number is not in E.164"),
    ("40001", PERMANENT, "a landline, or a number that cannot be reached"),
    ("40002", FILTERED, "blocked as spam for a while"),
    ("40003", FILTERED, "blocked as spam for good"),
    ("40004", TRANSIENT, "rejected by the recipient's carrier"),
    ("40005", TRANSIENT, "expired before it was delivered"),
    ("40006", TRANSIENT, "the recipient's carrier is not available"),
    ("40008", PERMANENT, "cannot be delivered"),
    ("40009", PERMANENT, "the text is not valid"),
    ("40010", MISCONFIGURED, "the number is not registered for 10DLC"),
    ("40011", Class::Throttled, "too many texts for the carrier"),
    ("40300", OPTED_OUT, "the recipient has opted out"),
    ("40301", MISCONFIGURED, "this kind of message is not supported"),
    ("40302", MISCONFIGURED, "this kind of message is not supported"),
    ("40303", MISCONFIGURED, "this kind of message is not supported"),
    ("40304", MISCONFIGURED, "the sender has no messaging profile"),
    ("40305", MISCONFIGURED, "the sender is not valid"),
    ("40306", MISCONFIGURED, "names are not allowed as the sender"),
    ("40307", MISCONFIGURED, "names are not allowed as the sender"),
    ("40308", MISCONFIGURED, "names are not allowed as the sender"),
    ("40310", PERMANENT, "the recipient is not a valid number"),
    ("40311", MISCONFIGURED, "messaging is not enabled"),
    ("40318", Class::Throttled, "the queue is full"),
    ("40333", MISCONFIGURED, "the spending limit is reached"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    data: Part<Message>,
    errors: List<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Message {
    id: Id,
    from: Part<Party>,
    to: List<Party>,
    text: Text,
    webhook_url: Text,
    autoresponse_type: Text,
    errors: List<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Party {
    phone_number: Text,
    status: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    code: Text,
    title: Text,
    detail: Text,
}

pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    let sent: Sent = if answer.is_success() { answer.accepted()? } else { answer.problem() };
    let problems = if answer.is_success() { &sent.data.errors } else { &sent.errors };
    let first = problems.0.first();
    let code = first.and_then(|problem| problem.code.get());
    let words = first.and_then(|problem| problem.detail.get().or(problem.title.get()));
    if !answer.is_success() {
        return Err(answer.refused(CODES, code, words));
    }
    match sent.data.to.0.first().and_then(|recipient| recipient.status.get()) {
        Some("sending_failed" | "delivery_failed") => Err(answer.failed(CODES, code, words)),
        _ => answer::id(sent.data.id.owned()),
    }
}

/// Ed25519 over the moment, a stroke and the body. The keys are public ones,
/// in base64.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let code = signature::given(webhook.header("telnyx-signature-ed25519"))?;
    let moment = signature::given(webhook.header("telnyx-timestamp"))?;
    let code = signature::base64(code)
        .and_then(|code| Signature::from_slice(&code).ok())
        .ok_or(signature::Error::Wrong)?;
    let message = [moment.as_bytes(), b"|", webhook.body].concat();
    signature::any(signature::usable(keys)?, |key| {
        signature::base64(key)
            .and_then(|key| VerifyingKey::from_bytes(key.as_slice().try_into().ok()?).ok())
            .is_some_and(|key| key.verify_strict(&message, &code).is_ok())
    })?;
    signature::fresh(moment, webhook.received_at)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    data: Part<Told>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    id: Id,
    event_type: Text,
    occurred_at: Text,
    payload: Part<Message>,
}

const STATUSES: &Statuses = &[
    ("queued", DeliveryStatus::Accepted),
    ("sending", DeliveryStatus::Accepted),
    ("sent", DeliveryStatus::Sent),
    ("delivery_unconfirmed", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("expired", DeliveryStatus::Failed),
    ("sending_failed", DeliveryStatus::Failed),
    ("delivery_failed", DeliveryStatus::Failed),
];

/// What Telnyx answers for a whole messaging profile.
const KEYWORDS: &Keywords = &[
    ("STOP", "STOP"),
    ("STOPALL", "STOP"),
    ("STOP ALL", "STOP"),
    ("UNSUBSCRIBE", "STOP"),
    ("CANCEL", "STOP"),
    ("END", "STOP"),
    ("QUIT", "STOP"),
    ("START", "START"),
    ("UNSTOP", "START"),
    ("HELP", "HELP"),
];

const AUTORESPONSES: &[(&str, &str)] = &[("OPT_OUT", "STOP"), ("OPT_IN", "START"), ("HELP", "HELP")];

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let id = body.data.id.owned().ok_or(arrival::Error::Missing("data.id"))?;
    Ok(vec![match body.data.event_type.get().unwrap_or("nothing") {
        "message.received" => reply(call, id, &body.data),
        "message.sent" | "message.finalized" => report(call, &body.data)?,
        other => Event::ignored(id, format!("an event about {other}")),
    }])
}

fn reply(call: &Call<'_>, id: String, told: &Told) -> Event {
    let message = &told.payload;
    let answered = message
        .autoresponse_type
        .get()
        .and_then(|kind| AUTORESPONSES.iter().find(|(known, _)| *known == kind).map(|(_, meaning)| *meaning));
    let reply = Reply {
        id,
        sender: message.from.phone_number.get(),
        recipient: message.to.0.first().and_then(|party| party.phone_number.get()),
        body: message.text.get(),
        received_at: call.moment(&[told.occurred_at.get()]),
        answered,
    };
    reply.event(call, KEYWORDS)
}

/// The address that the text was sent with comes back inside what is signed,
/// so that its word for the text counts before that of the request itself.
fn report(call: &Call<'_>, told: &Told) -> Result<Event, arrival::Error> {
    let message = &told.payload;
    let recipient = message.to.0.first();
    let told_with = message.webhook_url.get().and_then(|url| url.split_once('?'));
    let report = Report {
        text: message.id.get().ok_or(arrival::Error::Missing("data.payload.id"))?,
        message: told_with.and_then(|(_, query)| source::message_in(query)).or_else(|| call.message()),
        recipient: recipient.and_then(|party| phone::international(party.phone_number.get()?)),
        word: recipient.and_then(|party| party.status.get()).unwrap_or("unknown"),
        code: message.errors.0.first().and_then(|problem| problem.code.get()),
        at: call.moment(&[told.occurred_at.get()]),
    };
    Ok(report.event(call, STATUSES, |code| code::failure(code::class(CODES, code))))
}
