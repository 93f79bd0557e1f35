//! The accounts that texts go out by, one case per gateway.

use serde::{Deserialize, Serialize};

use crate::answer::Answer;
use crate::gateway::{Error, Sms};
use crate::http::Request;
use crate::secret::Secret;
use crate::types::Timestamp;
use crate::{bird, infobip, messagebird, plivo, relay, sinch, telnyx, twilio, vonage};

/// One account at one gateway. It is written down without its secret, which is
/// kept apart: [`Account::with_secret`] puts the two together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Account {
    Twilio(twilio::Account),
    Telnyx(telnyx::Account),
    Vonage(vonage::Account),
    Plivo(plivo::Account),
    MessageBird(messagebird::Account),
    Bird(bird::Account),
    Sinch(sinch::Account),
    Infobip(infobip::Account),
    Relay(relay::Account),
}

impl Account {
    /// The account with the secret that it authenticates with: the token, key
    /// or password that the gateway gave.
    #[must_use]
    pub fn with_secret(mut self, secret: Secret) -> Self {
        match &mut self {
            Account::Twilio(account) => account.auth_token = secret.0,
            Account::Telnyx(account) => account.api_key = secret,
            Account::Vonage(account) => account.api_secret = secret,
            Account::Plivo(account) => account.auth_token = secret,
            Account::MessageBird(account) => account.access_key = secret,
            Account::Bird(account) => account.access_key = secret,
            Account::Sinch(account) => account.token = secret,
            Account::Infobip(account) => account.api_key = secret,
            Account::Relay(account) => account.secret = secret,
        }
        self
    }

    /// Where its texts are posted to: the address that has to be reachable.
    pub fn base_url(&self) -> &str {
        match self {
            Account::Twilio(account) => &account.base_url,
            Account::Telnyx(account) => &account.base_url,
            Account::Vonage(account) => account.base_url(),
            Account::Plivo(account) => &account.base_url,
            Account::MessageBird(account) => &account.base_url,
            Account::Bird(account) => &account.base_url,
            Account::Sinch(account) => &account.base_url,
            Account::Infobip(account) => &account.base_url,
            Account::Relay(account) => &account.url,
        }
    }

    /// Whether the secret that sends also signs what the gateway posts to us.
    pub fn signs_with_its_secret(&self) -> bool {
        matches!(self, Account::Twilio(_) | Account::Plivo(_))
    }

    /// Whether the gateway answers STOP, START and HELP itself unless it is told
    /// not to.
    pub fn answers_keywords(&self) -> bool {
        matches!(self, Account::Twilio(_) | Account::Telnyx(_) | Account::Plivo(_))
    }

    /// The name of the source ([`crate::source::find`]) that its reports and
    /// replies come by.
    pub fn source(&self) -> &'static str {
        match self {
            Account::Twilio(_) => "twilio",
            Account::Telnyx(_) => "telnyx",
            Account::Vonage(_) => "vonage",
            Account::Plivo(_) => "plivo",
            Account::MessageBird(_) => "messagebird",
            Account::Bird(_) => "bird",
            Account::Sinch(_) => "sinch",
            Account::Infobip(_) => "infobip",
            Account::Relay(_) => "relay",
        }
    }

    /// The request that sends `sms`. None of the gateways documents an
    /// idempotency key, so the caller makes it once. `status_callback` is where
    /// the gateway reports what became of the text: the absolute address that
    /// [`crate::source::status_url`] gives.
    pub fn request(&self, sms: &Sms, status_callback: Option<&str>, now: Timestamp) -> Request {
        match self {
            Account::Twilio(account) => twilio::request(account, sms, status_callback, now),
            Account::Telnyx(account) => telnyx::request(account, sms, status_callback),
            Account::Vonage(account) => vonage::request(account, sms, status_callback, now),
            Account::Plivo(account) => plivo::request(account, sms, status_callback, now),
            Account::MessageBird(account) => messagebird::request(account, sms, status_callback, now),
            Account::Bird(account) => bird::request(account, sms),
            Account::Sinch(account) => sinch::request(account, sms, status_callback),
            Account::Infobip(account) => infobip::request(account, sms, status_callback, now),
            Account::Relay(account) => relay::request(account, sms, status_callback),
        }
    }

    /// What an answer means: the gateway's id of the text, or why there is none.
    pub fn answer(&self, answer: &Answer<'_>) -> Result<String, Error> {
        match self {
            Account::Twilio(_) => {
                twilio::answer(answer.status, answer.retry_after, answer.body, answer.received_at)
            }
            Account::Telnyx(_) => telnyx::answer(answer),
            Account::Vonage(account) => vonage::answer(account, answer),
            Account::Plivo(_) => plivo::answer(answer),
            Account::MessageBird(_) => messagebird::answer(answer),
            Account::Bird(_) => bird::answer(answer),
            Account::Sinch(_) => sinch::answer(answer),
            Account::Infobip(_) => infobip::answer(answer),
            Account::Relay(account) => relay::answer(account, answer),
        }
    }
}
