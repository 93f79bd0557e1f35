//! MessageBird's classic SMS API: texts out, replies and delivery reports in.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class, Codes, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::form::Form;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::json::{Id, List, Part, Text};
use crate::moment;
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature::{self, jwt};
use crate::source::Call;
use crate::types::{DeliveryStatus, Timestamp};
use crate::webhook::Webhook;

/// Where the API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://rest.messagebird.com";

/// One account to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The access key.
    #[serde(skip)]
    pub access_key: Secret,
    /// A number, a short code or a name.
    pub sender: String,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

/// The bounds of `validity`, in seconds.
const VALIDITY_SECONDS: (i64, i64) = (1, 172_800);

/// The longest `reference`, in characters; a longer id is only in the address.
const REFERENCE_CHARACTERS: usize = 60;

pub(crate) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    let validity = sms.send_before.map(|deadline| http::seconds_left(deadline, now, VALIDITY_SECONDS));
    let reference = Some(sms.id.as_str()).filter(|id| id.chars().count() <= REFERENCE_CHARACTERS);
    let fields = [
        ("originator", Some(json!(account.sender))),
        ("recipients", Some(json!([sms.recipient.trim_start_matches('+')]))),
        ("body", Some(json!(sms.body))),
        ("datacoding", Some(json!("auto"))),
        ("validity", validity.map(|validity| json!(validity))),
        ("reference", reference.map(|reference| json!(reference))),
        ("reportUrl", status_callback.map(|url| json!(url))),
    ];
    let body = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Request::post_json(
        format!("{}/messages", account.base_url.trim_end_matches('/')),
        format!("AccessKey {}", account.access_key.0),
        &body.collect::<serde_json::Map<_, _>>().into(),
    )
}

/// `code` of an error.
const CODES: &Codes = &[
    ("2", MISCONFIGURED, "wrong credentials"),
    ("9", PERMANENT, "a parameter is missing"),
    ("10", PERMANENT, "a parameter is not valid"),
    ("20", MISCONFIGURED, "not found"),
    ("21", PERMANENT, "a bad request"),
    ("25", MISCONFIGURED, "no credit is left"),
    ("98", Class::Uncertain, "not found"),
    ("99", Class::Uncertain, "an internal error"),
];

/// `statusReason` of a report.
pub(crate) const REASONS: &Codes = &[
    ("incorrect number", PERMANENT, "the recipient is not a valid number"),
    ("unknown subscriber", PERMANENT, "the recipient is not known"),
    ("unavailable subscriber", TRANSIENT, "the recipient cannot be reached now"),
    ("expired", TRANSIENT, "expired before it was delivered"),
    ("opted out", OPTED_OUT, "the recipient has opted out"),
    ("received network error", TRANSIENT, "a network error"),
    ("insufficient balance", MISCONFIGURED, "no credit is left"),
    ("carrier rejected", FILTERED, "rejected by the carrier"),
    ("capacity limit reached", Class::Throttled, "too many texts"),
    ("generic delivery failure", TRANSIENT, "an unknown error"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    id: Id,
    recipients: Part<Recipients>,
    errors: List<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Recipients {
    items: List<Recipient>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Recipient {
    status: Text,
    status_reason: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Problem {
    code: Text,
    description: Text,
}

pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if !answer.is_success() {
        let problem = answer.problem::<Sent>().errors.0.into_iter().next().unwrap_or_default();
        return Err(answer.refused(CODES, problem.code.get(), problem.description.get()));
    }
    let sent: Sent = answer.accepted()?;
    match sent.recipients.items.0.first() {
        Some(recipient) if recipient.status.get() == Some("delivery_failed") => {
            Err(answer.failed(REASONS, recipient.status_reason.get(), None))
        }
        _ => answer::id(sent.id.owned()),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    iss: Text,
    nbf: Text,
    exp: Text,
    jti: Text,
    url_hash: Text,
    payload_hash: Text,
}

/// How far the token's moments may be off, in milliseconds.
const LEEWAY_MS: i64 = 5_000;

/// A JSON Web Token that holds the hashes of the address and of the body.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let token = webhook.header("messagebird-signature-jwt");
    let claims: Claims = jwt::claims(token, keys, &["HS256", "HS384", "HS512"])?;
    let hashed =
        |hash: &Text, bytes: &[u8]| hash.get().is_some_and(|hash| signature::is_sha256_hex(bytes, hash));
    // Without a body there is no hash of it; with one, none may be taken away.
    let bare = webhook.body.is_empty() && claims.payload_hash.get().is_none();
    let genuine = claims.iss.get() == Some("MessageBird")
        && claims.jti.get().is_some()
        && hashed(&claims.url_hash, webhook.url.as_bytes())
        && (bare || hashed(&claims.payload_hash, webhook.body));
    if !genuine {
        return Err(signature::Error::Wrong);
    }
    let moment = |claim: &Text| claim.get().and_then(moment::unix_seconds).ok_or(signature::Error::Wrong);
    let (from, to) = (moment(&claims.nbf)?, moment(&claims.exp)?);
    let valid = from.saturating_sub(LEEWAY_MS)..=to.saturating_add(LEEWAY_MS);
    if valid.contains(&webhook.received_at) { Ok(()) } else { Err(signature::Error::Stale) }
}

const STATUSES: &Statuses = &[
    ("scheduled", DeliveryStatus::Accepted),
    ("sent", DeliveryStatus::Sent),
    ("buffered", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("expired", DeliveryStatus::Failed),
    ("delivery_failed", DeliveryStatus::Failed),
];

/// Reports, which come as a GET, and replies, told apart by what only a report has.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let form = Form::of(call.webhook)?;
    let text = form.required("id")?;
    let Some(word) = form.get("status") else {
        let reply = Reply {
            id: text.to_owned(),
            sender: form.get("originator"),
            recipient: form.get("recipient"),
            body: form.get("body"),
            received_at: call.moment(&[form.get("createdDatetime")]),
            answered: None,
        };
        return Ok(vec![reply.event(call, reply::COMMON)]);
    };
    let report = Report {
        text,
        message: call.message().or_else(|| form.get("reference").map(str::to_owned)),
        recipient: form.phone("recipient"),
        word,
        code: form.get("statusReason").or(form.get("statusErrorCode")),
        at: call.moment(&[form.get("statusDatetime")]),
    };
    Ok(vec![report.event(call, STATUSES, |code| code::failure(code::class(REASONS, code)))])
}
