//! The SMS API.

use serde::Deserialize;
use serde_json::json;

use super::{Account, digits, reference};
use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class, Codes, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::event::Event;
use crate::form::Form;
use crate::gateway::{Error, Sms};
use crate::http::{self, Request};
use crate::json::{Id, List, Text};
use crate::reply::{self, Reply};
use crate::report::{Report, Statuses};
use crate::source::Call;
use crate::types::{DeliveryStatus, Timestamp};

/// The bounds of `ttl`, in seconds; it is sent in milliseconds.
const TTL_SECONDS: (i64, i64) = (20, 604_800);

/// The GSM 7-bit default alphabet and its extension (3GPP TS 23.038), letters
/// and digits of ASCII left out. Any other character needs `type=unicode`.
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€";

fn kind(text: &str) -> &'static str {
    match text.chars().all(|c| c.is_ascii_alphanumeric() || GSM.contains(c)) {
        true => "text",
        false => "unicode",
    }
}

pub(super) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    let ttl = sms.send_before.map(|deadline| http::seconds_left(deadline, now, TTL_SECONDS) * 1000);
    let fields = [
        ("api_key", Some(json!(account.api_key))),
        ("api_secret", Some(json!(account.api_secret.0))),
        ("from", Some(json!(digits(&account.sender)))),
        ("to", Some(json!(digits(&sms.recipient)))),
        ("text", Some(json!(sms.body))),
        ("type", Some(json!(kind(&sms.body)))),
        ("ttl", ttl.map(|ttl| json!(ttl))),
        ("client-ref", reference(sms).map(|reference| json!(reference))),
        ("callback", status_callback.map(|url| json!(url))),
    ];
    let body = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let body: serde_json::Value = body.collect::<serde_json::Map<_, _>>().into();
    Request {
        method: "POST",
        url: format!("{}/sms/json", account.base_url()),
        headers: vec![
            ("accept".into(), "application/json".into()),
            ("content-type".into(), "application/json".into()),
        ],
        body: body.to_string().into_bytes(),
    }
}

/// `status` of an answer that HTTP calls a success.
const CODES: &Codes = &[
    ("1", Class::Throttled, "too many texts"),
    ("2", PERMANENT, "a parameter is missing"),
    ("3", PERMANENT, "a parameter is not valid"),
    ("4", MISCONFIGURED, "wrong credentials"),
    ("5", Class::Uncertain, "an internal error"),
    ("6", PERMANENT, "the text cannot be handled"),
    ("7", PERMANENT, "the recipient is barred"),
    ("8", MISCONFIGURED, "the account is barred"),
    ("9", MISCONFIGURED, "no credit is left"),
    ("10", Class::Throttled, "too many connections"),
    ("11", MISCONFIGURED, "the account has no access"),
    ("12", PERMANENT, "the text is too long"),
    ("14", MISCONFIGURED, "wrong signature"),
    ("15", MISCONFIGURED, "the sender is not allowed"),
    ("22", PERMANENT, "the network code is not valid"),
    ("23", PERMANENT, "the callback's address is not valid"),
    ("29", MISCONFIGURED, "a demo account, and the recipient is not registered"),
    ("32", MISCONFIGURED, "wrong signature"),
    ("33", PERMANENT, "the recipient's number is deactivated"),
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Sent {
    messages: List<Part>,
}

/// A long text has one for each of its segments.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Part {
    message_id: Id,
    status: Text,
    error_text: Text,
}

pub(super) fn answer(answer: &Answer<'_>) -> Result<String, Error> {
    if !answer.is_success() {
        return Err(answer.refused(&[], None, None));
    }
    let sent: Sent = answer.accepted()?;
    let parts = &sent.messages.0;
    let refused = |part: &&Part| part.status.get() != Some("0");
    let Some(first) = parts.iter().find(refused) else {
        return answer::id(parts.first().and_then(|part| part.message_id.owned()));
    };
    if !parts.iter().all(|part| refused(&part)) {
        return Err(Error::Uncertain("a part of the text was taken".into()));
    }
    let code = first.status.get();
    let class = code::class(CODES, code).unwrap_or(MISCONFIGURED);
    Err(answer.error(class, CODES, code, first.error_text.get()))
}

const STATUSES: &Statuses = &[
    ("submitted", DeliveryStatus::Accepted),
    ("accepted", DeliveryStatus::Sent),
    ("buffered", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("expired", DeliveryStatus::Failed),
    ("failed", DeliveryStatus::Failed),
    ("rejected", DeliveryStatus::Failed),
    ("deleted", DeliveryStatus::Failed),
];

/// `err-code` of a delivery report.
const FAILURES: &Codes = &[
    ("1", TRANSIENT, "an unknown error"),
    ("2", TRANSIENT, "the recipient cannot be reached now"),
    ("3", PERMANENT, "the recipient cannot be reached"),
    ("4", OPTED_OUT, "barred by the recipient"),
    ("5", TRANSIENT, "the number is being moved to another carrier"),
    ("6", FILTERED, "filtered as spam"),
    ("7", TRANSIENT, "the handset is busy"),
    ("8", TRANSIENT, "a network error"),
    ("9", PERMANENT, "the recipient is not a valid number"),
    ("10", PERMANENT, "the text is not valid"),
    ("11", PERMANENT, "no route to the recipient"),
    ("12", PERMANENT, "the recipient cannot be reached"),
    ("13", PERMANENT, "blocked by an age restriction"),
    ("14", PERMANENT, "blocked by the carrier"),
    ("15", TRANSIENT, "the recipient's prepaid credit is used up"),
    ("16", Class::Throttled, "the gateway's quota is used up"),
    ("39", MISCONFIGURED, "the sender is not allowed in the United States"),
    ("41", MISCONFIGURED, "the number is not registered for 10DLC"),
    ("50", FILTERED, "filtered by the registered entity"),
    ("51", FILTERED, "filtered by the registered header"),
    ("52", FILTERED, "filtered by the registered content"),
    ("53", OPTED_OUT, "filtered for want of consent"),
    ("54", FILTERED, "filtered by regulation"),
    ("99", TRANSIENT, "an unknown error"),
];

/// A report has a status; a reply of several segments may come in as many
/// parts, each of which is a reply of its own.
pub(super) fn event(call: &Call<'_>, form: &Form) -> Result<Event, arrival::Error> {
    let text = form.required("messageId")?;
    let at = call.moment(&[form.get("message-timestamp")]);
    let Some(word) = form.get("status") else {
        let reply = Reply {
            id: text.to_owned(),
            sender: form.get("msisdn"),
            recipient: form.get("to"),
            body: form.get("text"),
            received_at: at,
            answered: None,
        };
        return Ok(reply.event(call, reply::COMMON));
    };
    let report = Report {
        text,
        message: form.get("client-ref").map(str::to_owned).or_else(|| call.message()),
        recipient: form.phone("msisdn"),
        word,
        code: form.get("err-code").filter(|code| *code != "0"),
        at,
    };
    Ok(report.event(call, STATUSES, |code| code::failure(code::class(FAILURES, code))))
}
