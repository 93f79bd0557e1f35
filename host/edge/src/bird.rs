//! Bird's channels API, MessageBird's successor: texts out, replies and
//! delivery reports in.

use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Codes, MISCONFIGURED, PERMANENT};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::json::{Id, List, Part, Text};
use crate::messagebird;
use crate::phone;
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::secret::Secret;
use crate::signature;
use crate::source::Call;
use crate::types::DeliveryStatus;
use crate::webhook::Webhook;

/// Where Bird's API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://api.bird.com";

/// One channel to send by; it has the sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The access key.
    #[serde(skip)]
    pub access_key: Secret,
    /// The workspace's id.
    pub workspace: String,
    /// The channel's id.
    pub channel: String,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

/// Where reports go is a setting of the workspace, so the text's own name goes
/// with it as its reference.
pub(crate) fn request(account: &Account, sms: &Sms) -> Request {
    Request::post_json(
        format!(
            "{}/workspaces/{}/channels/{}/messages",
            account.base_url.trim_end_matches('/'),
            account.workspace,
            account.channel
        ),
        format!("AccessKey {}", account.access_key.0),
        &json!({
            "receiver": {"contacts": [{"identifierValue": sms.recipient}]},
            "body": {"type": "text", "text": {"text": sms.body}},
            "reference": sms.id,
            "meta": {"sms": {"smartEncoding": true}},
        }),
    )
}

const CODES: &Codes = &[
    ("Unauthorized", MISCONFIGURED, "wrong credentials"),
    ("Forbidden", MISCONFIGURED, "not allowed to this key"),
    ("NotFound", MISCONFIGURED, "no such workspace or channel"),
    ("InvalidPayload", PERMANENT, "the request is not valid"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    id: Id,
    code: Text,
    message: Text,
}

pub(crate) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if answer.is_success() {
        return answer::id(answer.accepted::<Sent>()?.id.owned());
    }
    let problem: Sent = answer.problem();
    Err(answer.refused(CODES, problem.code.get(), problem.message.get()))
}

/// HMAC-SHA256 over the moment, the address and the hash of the body, with
/// line feeds between them.
pub(crate) fn verified(webhook: &Webhook<'_>, keys: &[&str]) -> Result<(), signature::Error> {
    let code = webhook.header("messagebird-signature");
    signature::given(code)?;
    let moment = signature::given(webhook.header("messagebird-request-timestamp"))?;
    let hash = Sha256::digest(webhook.body);
    let parts = [moment.as_bytes(), b"\n", webhook.url.as_bytes(), b"\n", hash.as_slice()];
    signature::hmac_sha256_base64_of(keys, &parts, code)?;
    signature::fresh(moment, webhook.received_at)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    payload: Part<Message>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Message {
    id: Id,
    reference: Text,
    direction: Text,
    status: Text,
    reason: Text,
    sender: Part<Party>,
    receiver: Part<Party>,
    body: Part<Content>,
    created_at: Text,
    updated_at: Text,
}

/// A person is a contact, a number of ours a connector.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Party {
    contact: Part<Identifier>,
    contacts: List<Identifier>,
    connector: Part<Identifier>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Identifier {
    identifier_value: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    text: Part<Words>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Words {
    text: Text,
}

impl Party {
    fn number(&self) -> Option<&str> {
        let listed = || self.contacts.0.iter().find_map(|contact| contact.identifier_value.get());
        let ours = || self.connector.identifier_value.get();
        self.contact.identifier_value.get().or_else(listed).or_else(ours)
    }
}

const STATUSES: &Statuses = &[
    ("accepted", DeliveryStatus::Accepted),
    ("processing", DeliveryStatus::Accepted),
    ("sent", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("sending_failed", DeliveryStatus::Failed),
    ("delivery_failed", DeliveryStatus::Failed),
    ("rejected", DeliveryStatus::Failed),
];

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let message = &body.payload;
    let text = message.id.get().ok_or(arrival::Error::Missing("payload.id"))?;
    if message.direction.get() == Some("incoming") {
        let reply = Reply {
            id: text.to_owned(),
            sender: message.sender.number(),
            recipient: message.receiver.number(),
            body: message.body.text.text.get(),
            received_at: call.moment(&[message.created_at.get()]),
            answered: None,
        };
        return Ok(vec![reply.event(call, reply::COMMON)]);
    }
    let report = Report {
        text,
        message: message.reference.owned().or_else(|| call.message()),
        recipient: message.receiver.number().and_then(phone::international),
        word: message.status.get().unwrap_or("unknown"),
        code: message.reason.get(),
        at: call.moment(&[message.updated_at.get(), message.created_at.get()]),
    };
    Ok(vec![report.event(call, STATUSES, |code| code::failure(code::class(messagebird::REASONS, code)))])
}
