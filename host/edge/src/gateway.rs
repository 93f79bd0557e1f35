//! The contract's gateway records: what `wit/gateway.wit` says.

use serde::{Deserialize, Serialize};

use crate::contract::contract;
use crate::types::{FailureClass, Link, MessageId, Phone, Timestamp};

contract! {
    /// One text to send.
    record Sms {
        id: MessageId,
        shop: String,
        recipient: Phone,
        body: String,
        links: Vec<Link>,
        #[serde(default)] send_before["send-before"]: Option<Timestamp>,
    }

    /// A definite no: the text was not sent.
    record Refusal { class: FailureClass, code: String, detail: String, }
}

/// Why a text was not sent, or may not have been.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(
    feature = "wasmtime",
    derive(wasmtime::component::ComponentType, wasmtime::component::Lift, wasmtime::component::Lower),
    component(variant)
)]
pub enum Error {
    /// A definite no.
    #[error("refused: {} {}", .0.code, .0.detail)]
    #[cfg_attr(feature = "wasmtime", component(name = "rejected"))]
    Rejected(Refusal),
    /// Not sent; try again at that moment, or when it seems good.
    #[error("throttled")]
    #[cfg_attr(feature = "wasmtime", component(name = "throttled"))]
    Throttled(Option<Timestamp>),
    /// Not sent; the gateway could not be reached.
    #[error("not reachable: {0}")]
    #[cfg_attr(feature = "wasmtime", component(name = "unavailable"))]
    Unavailable(String),
    /// It may or may not have been sent.
    #[error("nobody can say whether it was sent: {0}")]
    #[cfg_attr(feature = "wasmtime", component(name = "uncertain"))]
    Uncertain(String),
}

impl Error {
    /// Whether a shop's next gateway may try the same text: only when it was
    /// certainly not sent, and for a reason that is this gateway's own.
    pub fn lets_another_try(&self) -> bool {
        match self {
            Error::Rejected(refusal) => match refusal.class {
                FailureClass::Transient | FailureClass::Misconfigured => true,
                FailureClass::Permanent | FailureClass::OptedOut | FailureClass::Filtered => false,
            },
            Error::Throttled(_) | Error::Unavailable(_) => true,
            Error::Uncertain(_) => false,
        }
    }

    /// A definite no.
    pub fn refused(class: FailureClass, code: &str, detail: &str) -> Error {
        Error::Rejected(Refusal { class, code: code.into(), detail: detail.into() })
    }

    /// Of this and an earlier no the one after which the text is tried again sooner.
    #[must_use]
    pub fn or_sooner(self, earlier: Option<Error>) -> Error {
        match earlier {
            Some(earlier) if earlier.rank() <= self.rank() => earlier,
            _ => self,
        }
    }

    /// What is tried again sooner comes first.
    fn rank(&self) -> (u8, Timestamp) {
        match self {
            Error::Throttled(Some(at)) => (0, *at),
            Error::Throttled(None) => (1, 0),
            Error::Rejected(Refusal { class: FailureClass::Misconfigured, .. }) => (3, 0),
            _ => (2, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_all_refuse_comes_back_as_soon_as_one_of_them_allows() {
        let mend = || Error::refused(FailureClass::Misconfigured, "401", "");
        let later = || Error::Throttled(Some(9));
        let down = || Error::Unavailable("down".into());
        assert_eq!(mend().or_sooner(None), mend());
        assert_eq!(later().or_sooner(Some(mend())), later());
        assert_eq!(Error::Throttled(Some(5)).or_sooner(Some(later())), Error::Throttled(Some(5)));
        assert_eq!(mend().or_sooner(Some(down())), down());
    }
}
