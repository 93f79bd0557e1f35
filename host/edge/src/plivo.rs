//! Plivo's Messaging API (v1): texts out, replies and delivery reports in.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Codes, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::form::Form;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::json::{List, Text};
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature;
use crate::source::Call;
use crate::types::{DeliveryStatus, FailureClass, Timestamp};
use crate::webhook::Webhook;

/// Where Plivo's API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://api.plivo.com";

/// One account to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// "MA…".
    pub auth_id: String,
    /// Also signs the webhooks.
    #[serde(skip)]
    pub auth_token: Secret,
    /// A number in E.164, a short code or a name.
    pub sender: String,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

/// The bounds of `message_expiry`, in seconds.
const EXPIRY_SECONDS: (i64, i64) = (5, 10_800);

pub(crate) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    let mut body = json!({"src": account.sender, "dst": sms.recipient, "text": sms.body});
    if let Some(fields) = body.as_object_mut() {
        if let Some(url) = status_callback {
            fields.insert("url".into(), json!(url));
            fields.insert("method".into(), json!("POST"));
        }
        if let Some(deadline) = sms.send_before {
            let seconds = http::seconds_left(deadline, now, EXPIRY_SECONDS);
            fields.insert("message_expiry".into(), json!(seconds));
        }
    }
    Request::post_json(
        format!("{}/v1/Account/{}/Message/", account.base_url.trim_end_matches('/'), account.auth_id),
        http::basic(&account.auth_id, &account.auth_token.0),
        &body,
    )
}

/// Of failed texts; an answer to the request has words only.
const CODES: &Codes = &[
    ("10", PERMANENT, "the text is not valid"),
    ("20", TRANSIENT, "a network error"),
    ("30", FILTERED, "filtered as spam"),
    ("40", MISCONFIGURED, "the sender is not valid"),
    ("50", PERMANENT, "the recipient is not a valid number"),
    ("60", PERMANENT, "the text went in a circle"),
    ("70", PERMANENT, "the recipient cannot be reached"),
    ("80", TRANSIENT, "the recipient cannot be reached now"),
    ("90", PERMANENT, "no route to the recipient"),
    ("100", FILTERED, "prohibited by the carrier"),
    ("110", PERMANENT, "the text is too long"),
    ("200", OPTED_OUT, "the recipient has opted out"),
    ("201", MISCONFIGURED, "the toll-free number is not verified"),
    ("300", TRANSIENT, "it could not be handed on"),
    ("420", TRANSIENT, "expired before it was delivered"),
    ("450", MISCONFIGURED, "texts to this country are not enabled"),
    ("451", MISCONFIGURED, "texts to this country are not enabled"),
    ("900", MISCONFIGURED, "no credit is left"),
    ("910", MISCONFIGURED, "the account is disabled"),
    ("950", MISCONFIGURED, "what the registration for 10DLC allows is used up"),
    ("1000", TRANSIENT, "an unknown error"),
];

/// The codes of texts that lack a registration with the carriers (10DLC).
const UNREGISTERED: RangeInclusive<u32> = 800..=899;

fn failure(code: Option<&str>) -> FailureClass {
    let number = code.and_then(|code| code.parse().ok());
    let unregistered = number.is_some_and(|number| UNREGISTERED.contains(&number));
    code::failure(code::class(CODES, code).or(unregistered.then_some(MISCONFIGURED)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    message_uuid: List<Text>,
    invalid_number: List<Text>,
    error: Text,
}

pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if !answer.is_success() {
        return Err(answer.refused(CODES, None, answer.problem::<Sent>().error.get()));
    }
    let sent: Sent = answer.accepted()?;
    if sent.invalid_number.0.is_empty() {
        answer::id(sent.message_uuid.0.first().and_then(Text::owned))
    } else {
        Err(answer.error(PERMANENT, CODES, Some("50"), None))
    }
}

const SIGNATURES: [&str; 2] = ["x-plivo-signature-v3", "x-plivo-signature-ma-v3"];
const NONCE: &str = "x-plivo-signature-v3-nonce";

/// HMAC-SHA256 over the address, the parameters in the order of their names,
/// and a nonce. A header may hold several signatures, of which one must fit.
pub(crate) fn verified(webhook: &Webhook<'_>, auth_tokens: &[&str]) -> Result<(), signature::Error> {
    let mut headers = SIGNATURES.iter().filter_map(|name| webhook.header(name)).peekable();
    headers.peek().ok_or(signature::Error::Missing)?;
    let nonce = signature::given(webhook.header(NONCE))?;
    let tokens = signature::usable(auth_tokens)?;
    let signed = signed(webhook);
    let fits = |code: &str| {
        signed.iter().any(|text| {
            let parts = [text.as_bytes(), b".", nonce.as_bytes()];
            signature::hmac_sha256_base64_of(&tokens, &parts, Some(code)).is_ok()
        })
    };
    if headers.flat_map(|header| header.split(',')).any(fits) { Ok(()) } else { Err(signature::Error::Wrong) }
}

/// What Plivo signs but for the nonce, with the query decoded and as it stands.
fn signed(webhook: &Webhook<'_>) -> [String; 2] {
    let address = webhook.url.split(['?', '#']).next().unwrap_or_default();
    let query = webhook.query();
    let decoded: BTreeSet<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let plain: BTreeSet<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let body = if webhook.is_form() { webhook.body } else { &[] };
    let parameters: BTreeSet<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let posted: String = parameters.iter().map(|(name, value)| format!("{name}{value}")).collect();
    [decoded, plain].map(|query| {
        let query: Vec<String> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let question = if query.is_empty() && posted.is_empty() { "" } else { "?" };
        let dot = if query.is_empty() || posted.is_empty() { "" } else { "." };
        format!("{address}{question}{}{dot}{posted}", query.join("&"))
    })
}

const STATUSES: &Statuses = &[
    ("queued", DeliveryStatus::Accepted),
    ("sent", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("read", DeliveryStatus::Delivered),
    ("failed", DeliveryStatus::Failed),
    ("undelivered", DeliveryStatus::Failed),
    ("rejected", DeliveryStatus::Failed),
];

/// Reports and replies, told apart by what only a report has.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let form = Form::of(call.webhook)?;
    let text = form.required("MessageUUID")?;
    let Some(word) = form.get("Status") else {
        let reply = Reply {
            id: text.to_owned(),
            sender: form.get("From"),
            recipient: form.get("To"),
            body: form.get("Text"),
            received_at: call.webhook.received_at,
            answered: None,
        };
        return Ok(vec![reply.event(call, reply::COMMON)]);
    };
    let report = Report {
        text,
        message: call.message(),
        recipient: form.phone("To"),
        word,
        code: form.get("ErrorCode").filter(|code| *code != "0"),
        at: call.moment(&[form.get("DeliveryReportTime"), form.get("SentTime")]),
    };
    Ok(vec![report.event(call, STATUSES, failure)])
}
