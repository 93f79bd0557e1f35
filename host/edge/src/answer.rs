//! What a gateway answers to the request that sends a text, and the rules of
//! HTTP that all gateways share.

use serde::de::DeserializeOwned;

use crate::code::{self, Class, Codes};
use crate::gateway::{Error, Refusal};
use crate::http;
use crate::types::{FailureClass, Timestamp};

/// An HTTP answer.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Its status code.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<&'a str>,
    /// The raw bytes.
    pub body: &'a [u8],
    /// When it came, in milliseconds since the Unix epoch.
    pub received_at: Timestamp,
}

/// The most that is kept of an answer's own words, in characters.
const DETAIL_CHARACTERS: usize = 200;

/// What HTTP's own codes mean, where a gateway adds nothing.
const STATUSES: &Codes = &[
    ("400", code::PERMANENT, "a bad request"),
    ("401", code::MISCONFIGURED, "wrong credentials"),
    ("402", code::MISCONFIGURED, "no credit is left"),
    ("403", code::MISCONFIGURED, "not allowed to these credentials"),
    ("404", code::MISCONFIGURED, "no such account, or a wrong address"),
];

const HOUR_MS: i64 = 60 * 60 * 1000;

impl Answer<'_> {
    /// The body of a success. What could have been taken before the answer went
    /// wrong is uncertain, so a success that cannot be read is.
    pub(crate) fn accepted<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(self.body)
            .map_err(|_| Error::Uncertain("an answer that cannot be read".into()))
    }

    /// The body of a refusal, as far as it can be read.
    pub(crate) fn problem<T: DeserializeOwned + Default>(&self) -> T {
        serde_json::from_slice(self.body).unwrap_or_default()
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A refusal by `code`, which `codes` may know, in the gateway's own `words`.
    ///
    /// The status decides where it says whether the text was taken, else the
    /// code. A code that is new is about the text when the status says that the
    /// request was bad, and else about the account, so that the text is kept.
    pub(crate) fn refused(&self, codes: &Codes, code: Option<&str>, words: Option<&str>) -> Error {
        let known = code::class(codes, code);
        let class = match (self.status, known) {
            (429, Some(Class::ThrottledForToday)) => Class::ThrottledForToday,
            (429, _) => Class::Throttled,
            // In the gateway's own words. Proxies say so of what they passed on, too.
            (503, Some(known)) if known != Class::Uncertain => Class::Unavailable,
            // A proxy gave up waiting: nobody knows what the gateway did.
            (408 | 500.., _) | (..200, _) => Class::Uncertain,
            (_, Some(class)) => class,
            (400 | 413 | 422, None) => code::PERMANENT,
            (_, None) => code::MISCONFIGURED,
        };
        self.error(class, codes, code, words)
    }

    /// What `class` comes to for who sends.
    pub(crate) fn error(
        &self,
        class: Class,
        codes: &Codes,
        code: Option<&str>,
        words: Option<&str>,
    ) -> Error {
        let retry_at = || self.retry_after.and_then(|value| http::retry_after(value, self.received_at));
        let said = || match code {
            Some(code) => format!("the gateway answered {} with code {code}", self.status),
            None => format!("the gateway answered {}", self.status),
        };
        match class {
            Class::Refused(class) => {
                let code = code.map_or_else(|| self.status.to_string(), str::to_owned);
                let words =
                    words.or(code::meaning(codes, Some(&code))).or(code::meaning(STATUSES, Some(&code)));
                let words = words.unwrap_or_default();
                Error::Rejected(refusal(class, code, words))
            }
            Class::Throttled => Error::Throttled(retry_at()),
            Class::ThrottledForToday => Error::Throttled(retry_at().or(Some(tomorrow(self.received_at)))),
            Class::Unavailable => Error::Unavailable(said()),
            Class::Uncertain => Error::Uncertain(said()),
        }
    }

    /// A text that was taken and has failed already, as the same answer says.
    pub(crate) fn failed(&self, codes: &Codes, code: Option<&str>, words: Option<&str>) -> Error {
        let class = code::failure(code::class(codes, code));
        self.error(Class::Refused(class), codes, code, words)
    }
}

/// The gateway's id of a text that it took, without which nothing is certain.
pub(crate) fn id(id: Option<String>) -> Result<String, Error> {
    id.ok_or_else(|| Error::Uncertain("an answer without the id of the text".into()))
}

/// A definite no, its words cut to a length that can be kept.
pub(crate) fn refusal(class: FailureClass, code: String, words: &str) -> Refusal {
    Refusal { class, code, detail: words.chars().take(DETAIL_CHARACTERS).collect() }
}

/// When the next day has begun on the Pacific coast of the United States, by
/// which the carriers count: 08:00 UTC, in summer an hour late.
pub(crate) fn tomorrow(now: Timestamp) -> Timestamp {
    let since = now.saturating_sub(8 * HOUR_MS).rem_euclid(24 * HOUR_MS);
    now.saturating_add(24 * HOUR_MS - since)
}
