//! Vonage's SMS API and its Messages API: texts out, replies and delivery
//! reports in.

mod messages;
mod sms;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::arrival;
use crate::event::Event;
use crate::form::{self, Form};
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::json::Text;
use crate::secret::Secret;
use crate::signature::{self, jwt};
use crate::source::Call;
use crate::types::Timestamp;
use crate::webhook::Webhook;

/// Where the SMS API lives.
pub const SMS_URL: &str = "https://rest.nexmo.com";
/// Where the Messages API lives.
pub const MESSAGES_URL: &str = "https://api.nexmo.com";

/// One account to send from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The account's key.
    pub api_key: String,
    /// The account's API secret, which is not its signature secret.
    #[serde(skip)]
    pub api_secret: Secret,
    /// A number in E.164, a short code or a name.
    pub sender: String,
    /// By which of the two.
    pub api: Api,
    /// That of a server that speaks like Vonage; empty: [`SMS_URL`] or [`MESSAGES_URL`].
    #[serde(default)]
    pub base_url: String,
}

impl Account {
    pub(crate) fn base_url(&self) -> &str {
        match (self.base_url.as_str(), self.api) {
            ("", Api::Sms) => SMS_URL,
            ("", Api::Messages) => MESSAGES_URL,
            (base_url, _) => base_url.trim_end_matches('/'),
        }
    }
}

/// Which of Vonage's two ways to send a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Api {
    /// The older one, which answers 200 also when it refuses.
    Sms,
    /// The newer one.
    Messages,
}

/// The longest `client-ref`, in characters; a longer id is only in the address.
const REFERENCE_CHARACTERS: usize = 100;

/// Vonage takes numbers without their plus.
fn digits(number: &str) -> &str {
    number.trim_start_matches('+')
}

fn reference(sms: &Sms) -> Option<&str> {
    (sms.id.chars().count() <= REFERENCE_CHARACTERS).then_some(sms.id.as_str())
}

pub(crate) fn request(
    account: &Account,
    sms: &Sms,
    status_callback: Option<&str>,
    now: Timestamp,
) -> Request {
    match account.api {
        Api::Sms => sms::request(account, sms, status_callback, now),
        Api::Messages => messages::request(account, sms, status_callback, now),
    }
}

pub(crate) fn answer(account: &Account, answer: &Answer<'_>) -> Result<String, Error> {
    match account.api {
        Api::Sms => sms::answer(answer),
        Api::Messages => messages::answer(answer),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    iat: Text,
    payload_hash: Text,
}

/// A JSON Web Token that holds the hash of the body, or, with the SMS API, the
/// parameter `sig`. Both are made with the account's signature secret.
///
/// A token without the hash proves nothing of the parameters, so it is refused,
/// and with it a token on a GET.
pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    match webhook.header("authorization").and_then(signature::bearer) {
        Some(token) => {
            let claims: Claims = jwt::claims(Some(token), secrets, &["HS256"])?;
            let hash = claims.payload_hash.get().ok_or(signature::Error::Wrong)?;
            if webhook.body.is_empty() || !signature::is_sha256_hex(webhook.body, hash) {
                return Err(signature::Error::Wrong);
            }
            signature::fresh(claims.iat.get().ok_or(signature::Error::Wrong)?, webhook.received_at)
        }
        None => by_parameter(webhook, secrets),
    }
}

/// HMAC over the parameters in the order of their names, with what separates
/// them taken out of their values. The length tells the algorithm; those with
/// MD5 and SHA-1 are too weak to be believed.
fn by_parameter(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    let mut parameters: BTreeMap<String, String> = form::parameters(webhook)
        .map_err(|_| signature::Error::Missing)?
        .into_iter()
        .map(|(name, value)| (name, value.replace(['&', '='], "_")))
        .collect();
    let code = parameters.remove("sig").ok_or(signature::Error::Missing)?;
    let signed: String = parameters.iter().map(|(name, value)| format!("&{name}={value}")).collect();
    match code.len() {
        128 => signature::hmac_sha512_hex(secrets, &[signed.as_bytes()], Some(&code))?,
        _ => signature::hmac_sha256_hex(secrets, &[signed.as_bytes()], Some(&code))?,
    }
    let moment = parameters.get("timestamp").ok_or(signature::Error::Wrong)?;
    signature::fresh(moment, webhook.received_at)
}

/// Of either API, told apart by what they call a text.
pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, arrival::Error> {
    let form = Form::of(call.webhook)?;
    let event = match form.get("message_uuid") {
        Some(_) => messages::event(call)?,
        None => sms::event(call, &form)?,
    };
    Ok(vec![event])
}
