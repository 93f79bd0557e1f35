//! Twilio's Messages API over HTTP: one attempt, honestly classified.

use std::time::Duration;

use aftertext_edge as edge;

use crate::clock::{Clock, SystemClock};
use crate::gateway::{Error, Sms};
use crate::shop::Secret;

/// A connection that does not come about leaves the text unsent for certain.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(4);
/// For the whole exchange; below [`crate::ledger::SEND_TIMEOUT`].
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// An answer longer than this is not Twilio's.
const ANSWER_BYTES: usize = 64 << 10;

/// Why the client could not be set up.
pub type SetUpError = reqwest::Error;

/// See the module.
pub struct Twilio {
    client: reqwest::Client,
    public_url: Option<String>,
}

impl Twilio {
    /// A client that follows no redirects and reuses connections.
    pub fn new(public_url: Option<String>) -> Result<Self, SetUpError> {
        // Fails only when a provider is installed already, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(ANSWER_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(64)
            .user_agent(concat!("aftertext/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client, public_url })
    }

    /// Sends one text from this account.
    pub async fn send(
        &self,
        sms: &Sms,
        account_sid: &str,
        auth_token: &Secret,
        sender: &str,
        base_url: &str,
    ) -> Result<String, Error> {
        let account = edge::twilio::Account {
            account_sid: account_sid.to_owned(),
            auth_token: auth_token.0.clone(),
            sender: edge::twilio::Sender::read(sender),
            base_url: base_url.to_owned(),
        };
        let callback =
            self.public_url.as_ref().map(|public| edge::twilio::status_url(public, &sms.shop, &sms.id));
        let request = edge::twilio::request(&account, sms, callback.as_deref(), SystemClock.now());
        self.exchange(request).await
    }

    async fn exchange(&self, request: edge::http::Request) -> Result<String, Error> {
        let mut builder = self.client.post(&request.url).body(request.body);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        let mut response = builder.send().await.map_err(unanswered)?;
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get(reqwest::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let mut body = Vec::new();
        while let Some(chunk) =
            response.chunk().await.map_err(|error| Error::Uncertain(without_url(error)))?
        {
            body.extend_from_slice(&chunk);
            if body.len() > ANSWER_BYTES {
                break;
            }
        }
        edge::twilio::answer(status, retry_after.as_deref(), &body, SystemClock.now())
    }
}

/// Without a connection nothing was sent; after that nobody knows.
fn unanswered(error: reqwest::Error) -> Error {
    match error.is_connect() || error.is_builder() {
        true => Error::Unavailable(without_url(error)),
        false => Error::Uncertain(without_url(error)),
    }
}

/// The address names the account; a log need not.
fn without_url(error: reqwest::Error) -> String {
    let error = error.without_url();
    std::error::Error::source(&error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}
