//! Twilio's webhooks: replies and delivery reports, both forms.

use std::collections::BTreeSet;

use super::{SIGNATURE, code};
use crate::arrival::{Arrival, Error};
use crate::event::Event;
use crate::form::Form;
use crate::identity;
use crate::reply::{Keywords, meaning};
use crate::report::{Statuses, UNNAMED};
use crate::signature;
use crate::source::Call;
use crate::types::{DeliveryReport, DeliveryStatus, FailureClass, InboundReply, Timestamp};
use crate::webhook::Webhook;

/// Whether Twilio signed a request: its `X-Twilio-Signature`, over the exact
/// `url` that it was given (scheme, host and query included; behind a proxy the
/// public one) and the parameters of its form. A body of another type is signed
/// by its SHA-256 in the query; without that it is refused, and so is an empty
/// one in its place.
///
/// The URL is tried with and without its port, as Twilio's own libraries do.
pub fn verify(
    auth_tokens: &[impl AsRef<str>],
    url: &str,
    content_type: Option<&str>,
    body: &[u8],
    signature: Option<&str>,
) -> Result<(), signature::Error> {
    let is_form = content_type
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
    let url = url.split('#').next().unwrap_or_default();
    let parameters = if is_form {
        // In the order of their names, and each distinct value of a name once.
        let pairs: BTreeSet<_> = form_urlencoded::parse(body).collect();
        pairs.iter().map(|(name, value)| format!("{name}{value}")).collect()
    } else {
        if !names_body(url, body) {
            return Err(if signature.is_none() {
                signature::Error::Missing
            } else {
                signature::Error::Wrong
            });
        }
        String::new()
    };
    let messages: Vec<String> = spellings(url).into_iter().map(|url| url + &parameters).collect();
    signature::hmac_sha1_base64(auth_tokens, &messages, signature)
}

pub(crate) fn verified(webhook: &Webhook<'_>, auth_tokens: &[&str]) -> Result<(), signature::Error> {
    let content_type = webhook.header("content-type");
    verify(auth_tokens, webhook.url, content_type, webhook.body, webhook.header(SIGNATURE))
}

/// Reports and replies, told apart by what only a report has.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let received_at = call.webhook.received_at;
    let form = Form::of(call.webhook)?;
    let arrival = match (form.get("MessageStatus"), call.message()) {
        (Some(_), Some(message)) => report(call.shop, &message, received_at, &form)?,
        (Some(word), None) => {
            let id = identity::of(&[form.required("MessageSid")?, word]);
            return Ok(vec![Event::ignored(id, UNNAMED)]);
        }
        (None, _) => reply(call.shop, received_at, &form, call.settings.answers_keywords)?,
    };
    Ok(vec![arrival.into()])
}

/// Whether the address has the hash of the body, or there is neither.
fn names_body(url: &str, body: &[u8]) -> bool {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let hash = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "bodySHA256");
    hash.map_or(body.is_empty(), |(_, hash)| signature::is_sha256_hex(body, &hash))
}

/// `url` itself, and without its port or with the default one of its scheme.
fn spellings(url: &str) -> Vec<String> {
    let mut spellings = vec![url.to_owned()];
    if let Some((scheme, rest)) = url.split_once("://") {
        let (host, path) =
            rest.find(['/', '?']).and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
        let port = host
            .rsplit_once(':')
            .filter(|(_, port)| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
        spellings.push(match port {
            Some((name, _)) => format!("{scheme}://{name}{path}"),
            None => format!("{scheme}://{host}:{}{path}", if scheme == "http" { 80 } else { 443 }),
        });
    }
    spellings
}

/// Twilio's default keywords (whole body, any case), which it answers itself
/// and acts on, and what each comes to.
const KEYWORDS: &Keywords = &[
    ("STOP", "STOP"),
    ("STOPALL", "STOP"),
    ("UNSUBSCRIBE", "STOP"),
    ("CANCEL", "STOP"),
    ("END", "STOP"),
    ("QUIT", "STOP"),
    ("REVOKE", "STOP"),
    ("OPTOUT", "STOP"),
    ("START", "START"),
    ("YES", "START"),
    ("UNSTOP", "START"),
    ("HELP", "HELP"),
    ("INFO", "HELP"),
];

/// Reads a verified inbound text to `shop`.
///
/// `OptOutType` says that Twilio understood a keyword and answered it (Advanced
/// Opt-Out). Its default handling answers, too, but does not say so: with
/// `keywords_answered` a bare default keyword counts as answered. Texts from
/// what is not a phone number, such as a carrier's short code, are ignored.
pub fn inbound(
    shop: &str,
    received_at: Timestamp,
    body: &[u8],
    keywords_answered: bool,
) -> Result<Arrival, Error> {
    reply(shop, received_at, &Form::parse(body), keywords_answered)
}

fn reply(shop: &str, received_at: Timestamp, form: &Form, keywords_answered: bool) -> Result<Arrival, Error> {
    let id = form.required("MessageSid")?.to_owned();
    let text = form.get("Body").unwrap_or_default();
    let Some(sender) = form.phone("From") else {
        return Ok(Arrival::Ignored { id, reason: "the sender is not a phone number".into() });
    };
    let meaning = |text: &str| meaning(KEYWORDS, text);
    let by_body = || keywords_answered.then(|| meaning(text)).flatten();
    Ok(Arrival::Reply(InboundReply {
        id,
        shop: shop.to_owned(),
        sender,
        recipient: form.phone("To").or_else(|| form.get("To").map(str::to_owned)).unwrap_or_default(),
        body: text.to_owned(),
        received_at,
        carrier_opt_out: form.get("OptOutType").and_then(meaning).or_else(by_body).map(str::to_owned),
    }))
}

/// How far each status says that a text got. The others are of inbound texts
/// and of channels that are not SMS.
const STATUSES: &Statuses = &[
    ("accepted", DeliveryStatus::Accepted),
    ("scheduled", DeliveryStatus::Accepted),
    ("queued", DeliveryStatus::Accepted),
    ("sending", DeliveryStatus::Accepted),
    ("sent", DeliveryStatus::Sent),
    ("delivered", DeliveryStatus::Delivered),
    ("read", DeliveryStatus::Delivered),
    ("undelivered", DeliveryStatus::Failed),
    ("failed", DeliveryStatus::Failed),
    ("canceled", DeliveryStatus::Failed),
];

/// Reads a verified status callback about the text `message` of `shop`, which
/// the callback's URL named. Its moment is `received_at`: Twilio's own has no
/// zone.
pub fn status(shop: &str, message: &str, received_at: Timestamp, body: &[u8]) -> Result<Arrival, Error> {
    report(shop, message, received_at, &Form::parse(body))
}

fn report(shop: &str, message: &str, received_at: Timestamp, form: &Form) -> Result<Arrival, Error> {
    let word = form.required("MessageStatus")?;
    let id = format!("{}/{word}", form.required("MessageSid")?);
    let Some((_, status)) = STATUSES.iter().find(|(known, _)| *known == word) else {
        return Ok(Arrival::Ignored { id, reason: format!("unknown status {word}") });
    };
    let Some(phone) = form.phone("To") else {
        return Ok(Arrival::Ignored { id, reason: "the recipient is not a phone number".into() });
    };
    let failed = *status == DeliveryStatus::Failed;
    let code = form.get("ErrorCode").filter(|code| failed && *code != "0");
    Ok(Arrival::Report(DeliveryReport {
        id,
        shop: shop.to_owned(),
        message: message.to_owned(),
        phone,
        status: *status,
        failure: failed.then(|| failure(word, code)),
        code: code.map(str::to_owned),
        at: received_at,
    }))
}

fn failure(word: &str, code: Option<&str>) -> FailureClass {
    match code.and_then(|code| code.parse().ok()) {
        None if word == "canceled" => FailureClass::Permanent,
        code => code::failure(code),
    }
}
