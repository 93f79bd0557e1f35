//! Outcomes and errors as HTTP answers: one table for all ways in.
//!
//! A sender that gets 2xx never sends again; one that gets 503 does, after
//! `Retry-After`. What went wrong is said in words, without secrets.

use aftertext_edge::arrival;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::engine::Trap;
use crate::types::{self, Outcome};
use crate::{ingest, runtime, shop, store};

/// When a sender that cannot be served now should come again.
const RETRY_AFTER_S: u32 = 5;

/// A no, with what to do about it.
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    fn new(status: StatusCode, message: impl ToString) -> Self {
        Self { status, message: message.to_string() }
    }

    pub(super) fn not_found(message: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    pub(super) fn unauthorized(message: impl ToString) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    pub(super) fn forbidden(message: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, message)
    }

    pub(super) fn method_not_allowed(message: &str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, message)
    }

    pub(super) fn unavailable(message: impl ToString) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    pub(super) fn bad_request(message: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The word that the counters use.
    pub(super) fn result(&self) -> &'static str {
        match self.status.as_u16() {
            401 => "unauthorized",
            404 => "unknown_shop",
            400..=499 => "invalid",
            503 => "unavailable",
            _ => "failed",
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(json!({"error": self.message}))).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_S));
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

impl From<ingest::Error> for Refusal {
    fn from(error: ingest::Error) -> Self {
        match error {
            ingest::Error::Runtime(runtime::Error::Flow(error)) => error.into(),
            ingest::Error::Runtime(runtime::Error::Trap(trap)) => trap.into(),
            ingest::Error::Store(error) => error.into(),
            ingest::Error::Shop(error) => error.into(),
            ingest::Error::TooManyParked | ingest::Error::Fetch(_) => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error)
            }
        }
    }
}

impl From<Trap> for Refusal {
    fn from(trap: Trap) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, trap)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, format!("the store is not available: {error}"))
    }
}

impl From<shop::Error> for Refusal {
    fn from(error: shop::Error) -> Self {
        match error {
            shop::Error::Store(error) => error.into(),
            // What is wrong with a shop's row concerns those who run the host.
            error => {
                tracing::error!(%error, "a shop cannot be opened");
                Self::new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "this shop's row cannot be opened; see the host's log",
                )
            }
        }
    }
}

impl From<arrival::Error> for Refusal {
    fn from(error: arrival::Error) -> Self {
        Self::bad_request(error)
    }
}

/// The answer to who sent an event.
pub fn outcome(outcome: &Outcome) -> Response {
    Json(match outcome {
        Outcome::Applied => json!({"outcome": "applied"}),
        Outcome::Duplicate => json!({"outcome": "duplicate"}),
        Outcome::Ignored(reason) => json!({"outcome": "ignored", "reason": reason}),
    })
    .into_response()
}

/// The word that the counters use for an outcome.
pub fn outcome_result(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Applied => "applied",
        Outcome::Duplicate => "duplicate",
        Outcome::Ignored(_) => "ignored",
    }
}
