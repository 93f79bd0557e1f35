//! The shared words of HTTP: a request to make, and when to come back.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::moment;
use crate::types::Timestamp;

/// A request for the host to make, complete but for the connection.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// In upper case.
    pub method: &'static str,
    /// Absolute.
    pub url: String,
    /// Names in lower case; credentials are among the values.
    pub headers: Vec<(String, String)>,
    /// Empty when there is none.
    pub body: Vec<u8>,
}

impl fmt::Debug for Request {
    /// Shows neither the values of the headers nor the body: the ones hold
    /// credentials, the other a person's number and text.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

impl Request {
    /// A request that posts `body` as JSON, with an `Authorization` header.
    pub fn post_json(url: String, authorization: String, body: &serde_json::Value) -> Self {
        Request {
            method: "POST",
            url,
            headers: vec![
                ("accept".into(), "application/json".into()),
                ("authorization".into(), authorization),
                ("content-type".into(), "application/json".into()),
            ],
            body: body.to_string().into_bytes(),
        }
    }
}

/// The `Authorization` of HTTP's Basic scheme (RFC 7617).
pub(crate) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

/// No answer may park a text for longer than a day.
const LONGEST_WAIT_MS: i64 = 24 * 60 * 60 * 1000;

/// The moment that a `Retry-After` header means (RFC 9110, section 10.2.3:
/// seconds or a date), not before `now` and not more than a day after it.
pub fn retry_after(value: &str, now: Timestamp) -> Option<Timestamp> {
    let value = value.trim();
    let latest = now.saturating_add(LONGEST_WAIT_MS);
    let moment = if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        value.parse::<i64>().map_or(latest, |seconds| now.saturating_add(seconds.saturating_mul(1000)))
    } else {
        moment::http_date(value)?
    };
    Some(moment.clamp(now, latest))
}

/// How many whole seconds are left until `deadline`, within what a gateway takes.
pub(crate) fn seconds_left(deadline: Timestamp, now: Timestamp, (shortest, longest): (i64, i64)) -> i64 {
    (deadline.saturating_sub(now) / 1000).clamp(shortest, longest)
}
