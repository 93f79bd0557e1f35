//! The rules of the ledger of sends, for every host that keeps one.
//!
//! No gateway documents an idempotency key, so a row is durable before the
//! request leaves. Whoever finds a row that says "sending" and is not sending it
//! himself cannot know whether the text went out: it is then uncertain, and
//! stays so until the gateway reports on it. A text is never resent on a guess.

use serde::{Deserialize, Serialize};

use crate::gateway::{Error, Refusal};
use crate::types::FailureClass;

/// After this a gateway's answer is no longer waited for, in milliseconds. Well
/// below the lease of a wake, so that a second try never overlaps the first.
pub const SEND_TIMEOUT_MS: i64 = 15_000;

/// Why a text whose sender disappeared is uncertain.
pub const STOPPED: &str = "the host stopped while this text was being sent";

/// How far the ledger knows a text to be.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Written before the request leaves: whoever finds it later cannot know.
    Sending,
    /// The gateway took it, under this id of its own.
    Sent(String),
    /// A definite and final no.
    Rejected(Refusal),
    /// Definitely not sent; may be tried again.
    Open,
    /// Nobody can say whether it was sent.
    Uncertain(String),
}

/// A refusal as it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    class: FailureClass,
    code: String,
    detail: String,
}

impl State {
    /// Where a gateway's answer leaves a text.
    pub fn after(answer: &Result<String, Error>) -> Self {
        match answer {
            Ok(provider_id) => State::Sent(provider_id.clone()),
            Err(Error::Rejected(refusal)) => match refusal.class {
                FailureClass::Permanent | FailureClass::OptedOut | FailureClass::Filtered => {
                    State::Rejected(refusal.clone())
                }
                FailureClass::Transient | FailureClass::Misconfigured => State::Open,
            },
            Err(Error::Throttled(_) | Error::Unavailable(_)) => State::Open,
            Err(Error::Uncertain(why)) => State::Uncertain(why.clone()),
        }
    }

    /// The two columns in which it is stored: a word, and what belongs to it.
    pub fn columns(&self) -> (&'static str, String) {
        match self {
            State::Sending => ("sending", String::new()),
            State::Sent(provider_id) => ("sent", provider_id.clone()),
            State::Open => ("open", String::new()),
            State::Uncertain(why) => ("uncertain", why.clone()),
            State::Rejected(Refusal { class, code, detail }) => {
                let stored = Stored { class: *class, code: code.clone(), detail: detail.clone() };
                ("rejected", serde_json::to_string(&stored).unwrap_or_default())
            }
        }
    }

    /// From those two columns; nothing if nobody of ours wrote them.
    pub fn from_columns(word: &str, detail: String) -> Option<Self> {
        Some(match word {
            "sending" => State::Sending,
            "sent" => State::Sent(detail),
            "open" => State::Open,
            "uncertain" => State::Uncertain(detail),
            "rejected" => {
                let Stored { class, code, detail } = serde_json::from_str(&detail).ok()?;
                State::Rejected(Refusal { class, code, detail })
            }
            _ => return None,
        })
    }
}
