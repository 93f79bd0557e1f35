//! Any other gateway that speaks HTTP: texts out by a template and a rule for
//! the answer, replies and reports in in our own words.
//!
//! A template is text with names in braces: {recipient}, {digits} (the same
//! without its plus), {sender}, {body}, {id}, {callback}, {secret}. What stands
//! for them is escaped for the place that it comes to. Anything else in braces
//! stays.

use std::collections::BTreeMap;

use form_urlencoded::byte_serialize;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::answer::{self, Answer};
use crate::arrival;
use crate::code::{self, Class};
use crate::event::Event;
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::json::{Id, Text};
use crate::phone;
use crate::reply::{self, Reply};
use crate::secret::Secret;
use crate::signature;
use crate::source::Call;
use crate::tolerant::case;
use crate::types::{DeliveryReport, DeliveryStatus, FailureClass, Timestamp};
use crate::webhook::Webhook;

/// How to send, and how to understand the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Whether the request is a GET without a body, or a POST.
    #[serde(default)]
    pub get: bool,
    /// A template.
    pub url: String,
    /// Names in lower case; the values know {secret} only, as it is.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// A template: of JSON when it begins with a brace, else of a form.
    #[serde(default)]
    pub body: String,
    /// {sender}.
    #[serde(default)]
    pub sender: String,
    /// {secret}, so that none stands in a template.
    #[serde(skip)]
    pub secret: Secret,
    /// See [`Rule`].
    pub rule: Rule,
}

/// How to understand an answer of JSON. Places are JSON Pointers (RFC 6901).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Where the gateway's id of the text is.
    pub id: String,
    /// Where its code is, in a refusal and maybe in a success; empty: nowhere.
    #[serde(default)]
    pub code: String,
    /// The codes with which a success is one; when there are none, a success
    /// needs no code.
    #[serde(default)]
    pub accepted: Vec<String>,
    /// What other codes call for.
    #[serde(default)]
    pub codes: BTreeMap<String, Meaning>,
}

/// What a code calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A definite no.
    Refused(FailureClass),
    /// Too much at once; later it works.
    Throttled,
    /// It may have been taken.
    Uncertain,
}

const SECRET: &str = "{secret}";

/// Where a value comes to stand.
#[derive(Clone, Copy)]
enum Place {
    Url,
    Json,
    Form,
}

impl Place {
    fn escaped(self, value: &str) -> String {
        match self {
            // A space as "+" is right in a query only, as "%20" everywhere.
            Place::Url => byte_serialize(value.as_bytes()).collect::<String>().replace('+', "%20"),
            Place::Form => byte_serialize(value.as_bytes()).collect(),
            Place::Json => {
                let quoted = Value::from(value).to_string();
                quoted
                    .strip_prefix('"')
                    .and_then(|text| text.strip_suffix('"'))
                    .unwrap_or_default()
                    .to_owned()
            }
        }
    }
}

pub(crate) fn request(account: &Account, sms: &Sms, status_callback: Option<&str>) -> Request {
    let values = [
        ("{recipient}", sms.recipient.as_str()),
        ("{digits}", sms.recipient.trim_start_matches('+')),
        ("{sender}", account.sender.as_str()),
        ("{body}", sms.body.as_str()),
        ("{id}", sms.id.as_str()),
        ("{callback}", status_callback.unwrap_or_default()),
        (SECRET, account.secret.0.as_str()),
    ];
    let json = account.body.trim_start().starts_with(['{', '[']);
    let (place, kind) = match json {
        true => (Place::Json, "application/json"),
        false => (Place::Form, "application/x-www-form-urlencoded"),
    };
    let header = |(name, value): (&String, &String)| (name.clone(), value.replace(SECRET, &account.secret.0));
    let mut headers: Vec<(String, String)> = account.headers.iter().map(header).collect();
    if !account.get {
        headers.push(("content-type".into(), kind.into()));
    }
    Request {
        method: if account.get { "GET" } else { "POST" },
        url: filled(&account.url, &values, Place::Url),
        headers,
        body: if account.get { Vec::new() } else { filled(&account.body, &values, place).into_bytes() },
    }
}

/// From left to right, so that braces in a text are never taken for a name.
fn filled(template: &str, values: &[(&str, &str)], place: Place) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.find('{').and_then(|at| rest.split_at_checked(at)) {
        text.push_str(before);
        let named = values.iter().find_map(|(name, value)| Some((after.strip_prefix(name)?, value)));
        rest = match named {
            Some((behind, value)) => {
                text.push_str(&place.escaped(value));
                behind
            }
            None => {
                text.push('{');
                after.strip_prefix('{').unwrap_or_default()
            }
        };
    }
    text + rest
}

pub(crate) fn answer(account: &Account, answer: &Answer<'_>) -> Result<String, Error> {
    let rule = &account.rule;
    let body: Value = serde_json::from_slice(answer.body).unwrap_or_default();
    let at = |place: &str| match body.pointer(place) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let code = Some(&rule.code).filter(|place| !place.is_empty()).and_then(|place| at(place));
    let accepted = rule.accepted.is_empty() || code.as_ref().is_some_and(|code| rule.accepted.contains(code));
    if answer.is_success() && accepted {
        return answer::id(at(&rule.id));
    }
    match code.as_ref().and_then(|code| rule.codes.get(code)).copied() {
        Some(Meaning::Refused(class)) if answer.status < 500 => {
            Err(answer.error(Class::Refused(class), &[], code.as_deref(), None))
        }
        Some(Meaning::Throttled) => Err(answer.error(Class::Throttled, &[], code.as_deref(), None)),
        Some(Meaning::Uncertain) => Err(answer.error(Class::Uncertain, &[], code.as_deref(), None)),
        // A success in words that the rule does not know may be one.
        None if answer.is_success() => Err(answer.error(Class::Uncertain, &[], code.as_deref(), None)),
        _ => Err(answer.refused(&[], code.as_deref(), None)),
    }
}

pub(crate) fn verified(webhook: &Webhook<'_>, tokens: &[&str]) -> Result<(), signature::Error> {
    signature::credentials(webhook, tokens)
}

/// What somebody writes who passes a gateway's replies and reports on to us:
/// the contract's records, without what the address says.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Told {
    Reply(ToldReply),
    Report(ToldReport),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ToldReply {
    id: Id,
    sender: Text,
    recipient: Text,
    body: Text,
    received_at: Text,
    carrier_opt_out: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ToldReport {
    id: Id,
    message: Id,
    phone: Text,
    status: Text,
    failure: Text,
    code: Text,
    at: Text,
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    Ok(vec![match serde_json::from_slice(call.webhook.body)? {
        Told::Reply(told) => reply(call, &told)?,
        Told::Report(told) => report(call, &told)?,
    }])
}

fn reply(call: &Call<'_>, told: &ToldReply) -> Result<Event, arrival::Error> {
    let reply = Reply {
        id: told.id.owned().ok_or(arrival::Error::Missing("reply.id"))?,
        sender: told.sender.get(),
        recipient: told.recipient.get(),
        body: told.body.get(),
        received_at: moment(call, &told.received_at),
        answered: told.carrier_opt_out.get().and_then(|word| reply::meaning(reply::COMMON, word)),
    };
    Ok(reply.event(call, reply::COMMON))
}

fn report(call: &Call<'_>, told: &ToldReport) -> Result<Event, arrival::Error> {
    let id = told.id.owned().ok_or(arrival::Error::Missing("report.id"))?;
    let message = told.message.owned().ok_or(arrival::Error::Missing("report.message"))?;
    let word = told.status.get().ok_or(arrival::Error::Missing("report.status"))?;
    let Some(status) = case(word) else {
        return Ok(Event::ignored(id, format!("unknown status {word}")));
    };
    let Some(phone) = told.phone.get().and_then(phone::international) else {
        return Ok(Event::ignored(id, "the recipient is not a phone number"));
    };
    let failed = status == DeliveryStatus::Failed;
    let failure = || told.failure.get().and_then(case).unwrap_or(code::failure(None));
    Ok(Event::Report(DeliveryReport {
        id,
        shop: call.shop.to_owned(),
        message,
        phone,
        status,
        failure: failed.then(failure),
        code: told.code.owned().filter(|_| failed),
        at: moment(call, &told.at),
    }))
}

/// In milliseconds, as everywhere in the contract.
fn moment(call: &Call<'_>, told: &Text) -> Timestamp {
    told.get().and_then(|digits| digits.parse().ok()).unwrap_or(call.webhook.received_at)
}
