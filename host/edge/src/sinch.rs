//! Sinch's SMS REST API (XMS): texts out, replies and delivery reports in.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Codes, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::identity;
use crate::json::{Id, List, Text};
use crate::moment;
use crate::phone;
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature;
use crate::source::Call;
use crate::types::DeliveryStatus;
use crate::webhook::Webhook;

/// One service plan to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The plan's id.
    pub service_plan_id: String,
    /// The plan's API token.
    #[serde(skip)]
    pub token: Secret,
    /// A number in E.164, a short code or a name.
    pub sender: String,
    /// That of the plan's region: "https://us.sms.api.sinch.com".
    pub base_url: String,
}

pub(crate) fn request(account: &Account, sms: &Sms, status_callback: Option<&str>) -> Request {
    let mut body = json!({
        "from": account.sender,
        "to": [sms.recipient],
        "body": sms.body,
        "type": "mt_text",
        "delivery_report": "per_recipient",
        "client_reference": sms.id,
    });
    let optional = [
        ("callback_url", status_callback.map(str::to_owned)),
        ("expire_at", sms.send_before.and_then(moment::to_rfc3339)),
    ];
    if let Some(fields) = body.as_object_mut() {
        fields
            .extend(optional.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?)))));
    }
    Request::post_json(
        format!("{}/xms/v1/{}/batches", account.base_url.trim_end_matches('/'), account.service_plan_id),
        format!("Bearer {}", account.token.0),
        &body,
    )
}

/// Of answers in words, of reports in numbers.
const CODES: &Codes = &[
    ("syntax_invalid_json", PERMANENT, "the request cannot be read"),
    ("syntax_invalid_parameter_format", PERMANENT, "a parameter is not valid"),
    ("syntax_constraint_violation", PERMANENT, "a parameter is not valid"),
    ("unauthorized", MISCONFIGURED, "wrong credentials"),
    ("forbidden", MISCONFIGURED, "not allowed to this service plan"),
    ("402", PERMANENT, "no route to the recipient"),
    ("403", TRANSIENT, "an internal error"),
    ("404", TRANSIENT, "the recipient cannot be reached now"),
    ("405", PERMANENT, "a parameter of the text is missing"),
    ("406", TRANSIENT, "expired before it was handed on"),
    ("407", PERMANENT, "cancelled"),
    ("408", FILTERED, "rejected by the gateway"),
    ("410", MISCONFIGURED, "the sender is not valid"),
    ("411", PERMANENT, "the text is too long"),
    ("412", MISCONFIGURED, "texts to this country are not enabled"),
    ("413", OPTED_OUT, "the recipient has opted out"),
    ("414", PERMANENT, "the media cannot be had"),
    ("415", PERMANENT, "the delivery report was rejected"),
    ("416", PERMANENT, "not supported"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    id: Id,
    code: Text,
    text: Text,
}

pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if answer.is_success() {
        return answer::id(answer.accepted::<Sent>()?.id.owned());
    }
    let problem: Sent = answer.problem();
    Err(answer.refused(CODES, problem.code.get(), problem.text.get()))
}

const SIGNATURE: &str = "x-sinch-webhook-signature";

/// HMAC-SHA256 over the body, a nonce and the moment, with dots between them.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    let code = webhook.header(SIGNATURE);
    signature::given(code)?;
    let nonce = signature::given(webhook.header("x-sinch-webhook-signature-nonce"))?;
    let moment = signature::given(webhook.header("x-sinch-webhook-signature-timestamp"))?;
    let parts = [webhook.body, b".", nonce.as_bytes(), b".", moment.as_bytes()];
    signature::hmac_sha256_base64_of(secrets, &parts, code)?;
    signature::fresh(moment, webhook.received_at)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    #[serde(rename = "type")]
    kind: Text,
    id: Id,
    batch_id: Id,
    client_reference: Text,
    recipient: Text,
    code: Text,
    status: Text,
    statuses: List<Summary>,
    at: Text,
    from: Text,
    to: Text,
    body: Text,
    received_at: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Summary {
    code: Text,
    status: Text,
    recipients: List<Text>,
}

const STATUSES: &Statuses = &[
    ("Queued", DeliveryStatus::Accepted),
    ("Dispatched", DeliveryStatus::Sent),
    ("Delivered", DeliveryStatus::Delivered),
    ("Aborted", DeliveryStatus::Failed),
    ("Cancelled", DeliveryStatus::Failed),
    ("Failed", DeliveryStatus::Failed),
    ("Expired", DeliveryStatus::Failed),
    ("Rejected", DeliveryStatus::Failed),
    ("Deleted", DeliveryStatus::Failed),
];

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    match body.kind.get().unwrap_or("nothing") {
        "mo_text" => Ok(vec![reply(call, &body)?]),
        "recipient_delivery_report_sms" => {
            Ok(vec![report(call, &body, body.recipient.get(), &body.status, &body.code)?])
        }
        "delivery_report_sms" => summary(call, &body),
        other => {
            Ok(vec![Event::ignored(identity::digest(call.webhook.body), format!("an event of {other}"))])
        }
    }
}

fn reply(call: &Call<'_>, body: &Body) -> Result<Event, arrival::Error> {
    let reply = Reply {
        id: body.id.owned().ok_or(arrival::Error::Missing("id"))?,
        sender: body.from.get(),
        recipient: body.to.get(),
        body: body.body.get(),
        received_at: call.moment(&[body.received_at.get()]),
        answered: None,
    };
    Ok(reply.event(call, reply::COMMON))
}

/// A batch of ours has one recipient, and a full summary names it. Of a batch
/// that somebody else sent, no more are told than this.
const RECIPIENTS: usize = 100;

fn summary(call: &Call<'_>, body: &Body) -> Result<Vec<Event>, arrival::Error> {
    let each = body.statuses.0.iter().flat_map(|summary| {
        let named = summary.recipients.0.iter().map(|recipient| recipient.get());
        named.map(|recipient| report(call, body, recipient, &summary.status, &summary.code))
    });
    each.take(RECIPIENTS).collect()
}

/// The signature covers the reference, which counts before the address.
fn report(
    call: &Call<'_>,
    body: &Body,
    recipient: Option<&str>,
    status: &Text,
    code: &Text,
) -> Result<Event, arrival::Error> {
    let report = Report {
        text: body.batch_id.get().ok_or(arrival::Error::Missing("batch_id"))?,
        message: body.client_reference.owned().or_else(|| call.message()),
        recipient: recipient.and_then(phone::international),
        word: status.get().unwrap_or("unknown"),
        code: code.get(),
        at: call.moment(&[body.at.get()]),
    };
    Ok(report.event(call, STATUSES, |code| code::failure(code::class(CODES, code))))
}
