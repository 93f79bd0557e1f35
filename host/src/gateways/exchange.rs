//! One HTTP exchange with a vendor: one attempt, in bounded time.

use std::time::Duration;

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::http::{self, Request};

use crate::clock::{Clock, SystemClock};
use crate::gateway::{Error, Sms};
use crate::types::Timestamp;

/// A connection that does not come about leaves the text unsent for certain.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(4);
/// For the whole exchange; below [`crate::ledger::SEND_TIMEOUT`].
pub const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);
/// A gateway's answer that is longer is none.
const ANSWER_BYTES: usize = 64 << 10;

/// Why the client could not be set up.
pub type SetUpError = reqwest::Error;

/// A client that follows no redirects and reuses connections.
#[derive(Clone)]
pub struct Exchange(reqwest::Client);

/// What came back.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body, cut when it is longer than was asked for.
    pub body: Vec<u8>,
}

/// What a vendor said to one text.
#[derive(Debug)]
pub struct Said {
    /// Its id for the text, or why there is none.
    pub answer: Result<String, Error>,
    /// Until when it wants to hear nothing from this sender: with HTTP's 429, or
    /// whatever it has for that, came `Retry-After`.
    pub silence_until: Option<Timestamp>,
}

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum Silence {
    /// Without a connection nothing was asked.
    #[error("{0}")]
    NotConnected(String),
    /// What was asked may have been heard.
    #[error("{0}")]
    NoAnswer(String),
}

impl Exchange {
    /// Sets the client up.
    pub fn new() -> Result<Self, SetUpError> {
        // Fails only when a provider is installed already, which serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(ANSWER_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(64)
            .user_agent(concat!("aftertext/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self(client))
    }

    /// Sends one text from this account.
    pub async fn send(&self, account: &Account, sms: &Sms, callback: Option<&str>) -> Said {
        let request = account.request(sms, callback, SystemClock.now());
        let (status, retry_after, body) = match self.ask(request, ANSWER_BYTES).await {
            Ok(Response { status, retry_after, body }) => (status, retry_after, body),
            Err(Silence::NotConnected(why)) => return Error::Unavailable(why).into(),
            Err(Silence::NoAnswer(why)) => return Error::Uncertain(why).into(),
        };
        let (received_at, retry_after) = (SystemClock.now(), retry_after.as_deref());
        let answer = account.answer(&Answer { status, retry_after, body: &body, received_at });
        let throttled = matches!(answer, Err(Error::Throttled(_)));
        let asked_for = retry_after.filter(|_| throttled);
        Said { answer, silence_until: asked_for.and_then(|value| http::retry_after(value, received_at)) }
    }

    /// Makes a request and reads about `bytes` of what comes back.
    pub async fn ask(&self, request: Request, bytes: usize) -> Result<Response, Silence> {
        let method = reqwest::Method::from_bytes(request.method.as_bytes())
            .map_err(|error| Silence::NotConnected(error.to_string()))?;
        let mut builder = self.0.request(method, &request.url).body(request.body);
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        let mut response = builder.send().await.map_err(silence)?;
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get(reqwest::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let mut body = Vec::new();
        while let Some(chunk) =
            response.chunk().await.map_err(|error| Silence::NoAnswer(without_url(error)))?
        {
            body.extend_from_slice(&chunk);
            if body.len() > bytes {
                break;
            }
        }
        Ok(Response { status, retry_after, body })
    }
}

impl From<Error> for Said {
    fn from(error: Error) -> Self {
        Said { answer: Err(error), silence_until: None }
    }
}

fn silence(error: reqwest::Error) -> Silence {
    match error.is_connect() || error.is_builder() {
        true => Silence::NotConnected(without_url(error)),
        false => Silence::NoAnswer(without_url(error)),
    }
}

/// The address names the account; a log need not.
fn without_url(error: reqwest::Error) -> String {
    let error = error.without_url();
    std::error::Error::source(&error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}"))
}
