//! Outcomes and errors as HTTP answers: one table for all ways in.
//!
//! A sender that gets 2xx never sends again; one that gets 503 does, after
//! `Retry-After`. What went wrong is said in words, without secrets.

use aftertext_edge::arrival;
use aftertext_edge::types::{self, Outcome};
use aftertext_spin_provision::{database, variables};
use serde_json::{Value, json};
use spin_sdk::http::{HeaderName, HeaderValue, Response, StatusCode};

/// When a sender that cannot be served now should come again, in seconds.
const RETRY_AFTER_S: u32 = 5;

/// An answer, or a no.
pub type Answer = Result<Response<String>, Refusal>;

/// A no, with what to do about it.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    pub fn new(status: StatusCode, message: impl ToString) -> Self {
        Self { status, message: message.to_string() }
    }

    pub fn not_found(message: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    pub fn unauthorized(message: impl ToString) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    pub fn bad_request(message: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// What spin.toml or its variables lack: those who run the app mend it.
    pub fn misconfigured(message: impl ToString) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    /// Whether the same event would be refused again: the flow has said so.
    pub fn is_final(&self) -> bool {
        self.status == StatusCode::UNPROCESSABLE_ENTITY
    }

    pub fn into_response(self) -> Response<String> {
        let mut response = json_response(&json!({"error": self.message}));
        *response.status_mut() = self.status;
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            let headers = response.headers_mut();
            headers.insert(HeaderName::from_static("retry-after"), HeaderValue::from(RETRY_AFTER_S));
        }
        response
    }
}

impl From<types::Error> for Refusal {
    fn from(error: types::Error) -> Self {
        let status = match &error {
            types::Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            types::Error::Conflict | types::Error::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            types::Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::new(status, error)
    }
}

impl From<database::Error> for Refusal {
    fn from(error: database::Error) -> Self {
        match error {
            database::Error::NotGranted => Self::misconfigured(error),
            error => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, format!("the store is not available: {error}"))
            }
        }
    }
}

impl From<variables::Error> for Refusal {
    fn from(error: variables::Error) -> Self {
        Self::misconfigured(error)
    }
}

impl From<arrival::Error> for Refusal {
    fn from(error: arrival::Error) -> Self {
        Self::bad_request(error)
    }
}

/// The answer to who sent an event.
pub fn outcome(outcome: &Outcome) -> Response<String> {
    json_response(&match outcome {
        Outcome::Applied => json!({"outcome": "applied"}),
        Outcome::Duplicate => json!({"outcome": "duplicate"}),
        Outcome::Ignored(reason) => json!({"outcome": "ignored", "reason": reason}),
    })
}

/// JSON.
pub fn json_response(value: &Value) -> Response<String> {
    text_response("application/json", value.to_string())
}

/// A text of this kind.
pub fn text_response(kind: &'static str, text: impl Into<String>) -> Response<String> {
    let mut response = Response::new(text.into());
    response.headers_mut().insert(HeaderName::from_static("content-type"), HeaderValue::from_static(kind));
    response
}
