//! Twilio's Programmable Messaging (API 2010-04-01): texts out, replies and
//! delivery reports in.

mod callback;
mod code;
mod message;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source;

pub(crate) use callback::{events, verified};
pub use callback::{inbound, status, verify};
pub use message::{answer, request};

/// Where Twilio's API lives, unless a stand-in takes its place.
pub const BASE_URL: &str = "https://api.twilio.com";
/// The header with the signature of a webhook, for [`verify`].
pub const SIGNATURE: &str = "x-twilio-signature";

/// One account to send from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// "AC…".
    pub account_sid: String,
    /// The account's primary token, which also signs its webhooks.
    #[serde(skip)]
    pub auth_token: String,
    /// What texts come from.
    pub sender: Sender,
    /// [`BASE_URL`], or that of a server that speaks like it.
    #[serde(default = "base_url")]
    pub base_url: String,
}

fn base_url() -> String {
    BASE_URL.into()
}

/// What texts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Sender {
    /// One number, in E.164, or an alphanumeric sender.
    From(String),
    /// The id ("MG…") of a Messaging Service, which picks the number.
    MessagingService(String),
}

impl Sender {
    /// From one setting: "MG…" is a Messaging Service, anything else a number.
    pub fn read(sender: &str) -> Self {
        match sender.starts_with("MG") {
            true => Sender::MessagingService(sender.to_owned()),
            false => Sender::From(sender.to_owned()),
        }
    }
}

/// Where Twilio reports on a text, for a host that the world reaches at `public_url`.
pub fn status_url(public_url: &str, shop: &str, message: &str) -> String {
    source::status_url(public_url, shop, "twilio", message)
}

impl From<String> for Sender {
    fn from(sender: String) -> Self {
        Sender::read(&sender)
    }
}

impl From<Sender> for String {
    fn from(sender: Sender) -> Self {
        match sender {
            Sender::From(sender) | Sender::MessagingService(sender) => sender,
        }
    }
}

impl fmt::Debug for Account {
    /// Without the token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Account")
            .field("account_sid", &self.account_sid)
            .field("sender", &self.sender)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
