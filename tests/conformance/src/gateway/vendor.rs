//! The gateways that a case can be run for, one file each: how they take a text,
//! how they refuse one, and how they report and sign, after their manuals.

mod bird;
mod infobip;
mod messagebird;
mod plivo;
mod relay;
mod sinch;
mod telnyx;
mod vonage;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use hyper::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Text;
use crate::source::SECRET_OF_SOURCES;

/// The account that the APIs know, by whatever name they give to one.
pub const ACCOUNT: &str = "account-of-the-shops";
/// What they take for its key, token or password.
pub const API_KEY: &str = "key-of-the-shops";

/// One gateway, in its manual's words.
pub struct Vendor {
    /// Its name in cases, and that of the shop that sends by it.
    pub name: &'static str,
    /// The name of its door at the host.
    pub source: &'static str,
    path: &'static str,
    admits: fn(authorization: &str, body: &Value) -> bool,
    /// Where in a request (JSON Pointers) are: recipient, sender, words, the
    /// address for reports, and the sender's own name for the text.
    fields: [&'static str; 5],
    /// What it answers to a text that it takes.
    pub(super) taken: (u16, fn(&Text) -> Value),
    /// What else it answers, by the word that cases have for it: "stranger",
    /// "refused", "throttled", "broken".
    answers: &'static [(&'static str, u16, &'static str)],
    /// How it tells what became of a text, but for the signature.
    report: fn(&Told<'_>) -> Call,
    sign: fn(&mut Call, secret: &str, seconds: i64),
    /// What the host verifies with, if that is not what the gateway signs with.
    public_key: Option<fn() -> String>,
    /// What it signs with.
    secret: &'static str,
}

/// What became of a text.
pub(super) struct Told<'a> {
    pub(super) text: &'a Text,
    /// "sent", "delivered" or "failed": for good, since nobody has the number. At
    /// Telnyx "unregistered", too: the sender may not send.
    pub(super) status: &'a str,
    /// When, in seconds since the Unix epoch.
    pub(super) seconds: i64,
}

/// A request that a gateway makes.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// All of them but Twilio, which most cases are written for.
pub const VENDORS: &[Vendor] = &[
    telnyx::VENDOR,
    vonage::SMS,
    vonage::MESSAGES,
    plivo::VENDOR,
    messagebird::VENDOR,
    bird::VENDOR,
    sinch::VENDOR,
    infobip::VENDOR,
    relay::VENDOR,
];

impl Vendor {
    /// The one that takes texts at this path.
    pub(super) fn at(path: &str) -> Option<&'static Vendor> {
        VENDORS.iter().find(|vendor| vendor.path == path)
    }

    /// The one with this name.
    pub(super) fn named(name: &str) -> Option<&'static Vendor> {
        VENDORS.iter().find(|vendor| vendor.name == name)
    }

    /// What verifies its reports.
    pub fn key(&self) -> String {
        self.public_key.map_or_else(|| self.secret.to_owned(), |key| key())
    }

    /// Recipient, sender, words, address for reports and name, unless the sender
    /// is a stranger.
    pub(super) fn read(&self, authorization: &str, body: &[u8]) -> Option<[String; 5]> {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |place| body.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        (self.admits)(authorization, &body).then(|| self.fields.map(text))
    }

    /// Its status and answer by the word that cases have for it.
    pub(super) fn answer(&self, word: &str) -> Option<(u16, &'static str)> {
        let (_, status, body) = self.answers.iter().find(|(known, ..)| *known == word)?;
        Some((*status, body))
    }

    /// A report as it is made at `seconds` since the Unix epoch. `signature`: the
    /// right one, that of somebody who guesses, or none.
    pub(super) fn call(&self, text: &Text, status: &str, signature: Option<bool>, seconds: i64) -> Call {
        let mut call = (self.report)(&Told { text, status, seconds });
        if let Some(right) = signature {
            (self.sign)(&mut call, if right { self.secret } else { "a guess" }, seconds);
        }
        call
    }
}

impl Call {
    /// A POST of JSON.
    fn json(url: &str, body: &Value) -> Self {
        Self {
            method: Method::POST,
            url: url.to_owned(),
            headers: vec![("content-type".into(), "application/json".into())],
            body: body.to_string().into_bytes(),
        }
    }

    fn header(&mut self, name: &str, value: String) {
        self.headers.push((name.to_owned(), value));
    }
}

impl Told<'_> {
    /// The gateway's word for the status.
    fn word<'w>(&self, words: &[(&str, &'w str)]) -> &'w str {
        words.iter().find(|(known, _)| *known == self.status).map_or("unheard of", |(_, word)| word)
    }

    /// `code` if the text failed.
    fn failed<T>(&self, code: T) -> Option<T> {
        (self.status == "failed").then_some(code)
    }

    /// As RFC 3339 has it.
    fn moment(&self) -> String {
        let moment = chrono::DateTime::from_timestamp(self.seconds, 0).unwrap_or_default();
        moment.to_rfc3339()
    }
}

/// The number without its plus.
fn digits(number: &str) -> &str {
    number.trim_start_matches('+')
}

/// HTTP's Basic scheme (RFC 7617).
fn basic(user_and_password: &str) -> String {
    format!("Basic {}", STANDARD.encode(user_and_password))
}

fn hmac_sha256(secret: &str, parts: &[&[u8]]) -> Vec<u8> {
    // A key of any length does.
    let Ok(mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()) else {
        return Vec::new();
    };
    parts.iter().fold(mac, |mac, part| mac.chain_update(part)).finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A JSON Web Token by HS256 (RFC 7519).
fn token(claims: &Value, secret: &str) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&json!({"alg": "HS256", "typ": "JWT"})), part(claims));
    let code = URL_SAFE_NO_PAD.encode(hmac_sha256(secret, &[signed.as_bytes()]));
    format!("{signed}.{code}")
}

/// The hash of `bytes` in a token.
fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
