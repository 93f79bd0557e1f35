//! What a world went through, for the checkers and for people.

use aftertext_edge::types::Timestamp;
use aftertext_flow::{Outcome, Receipt, SendResult, Sms};

use crate::call::Call;

/// One thing that was seen.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When, by the host's clock, which is the only one that the flow knows.
    pub at: Timestamp,
    /// The contact's phone number.
    pub owner: String,
    /// What.
    pub what: Seen,
}

/// What can be seen from outside of the flow.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most are of orders")]
pub enum Seen {
    /// A call came to its end. Nothing that it found follows if it was a repeat.
    Heard {
        /// What was told.
        call: Call,
        /// None for a repeat.
        outcome: Option<Outcome>,
        /// Whether anything was stored.
        committed: bool,
    },
    /// The gateway was asked to send a text.
    Asked {
        /// The text.
        sms: Sms,
        /// What the gateway answered, whether or not anybody lived to hear it.
        answer: SendResult,
    },
    /// A receipt was stored.
    Receipt(Receipt),
    /// A timer was set, moved or cleared.
    Timer {
        /// Its name.
        name: String,
        /// When it is due; none when it was cleared.
        due_at: Option<Timestamp>,
    },
    /// Something went wrong.
    Fault(String),
}

impl std::fmt::Display for Entry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {} ", self.at, self.owner)?;
        match &self.what {
            Seen::Heard { call, outcome: Some(outcome), .. } => write!(formatter, "{call} -> {outcome:?}"),
            Seen::Heard { call, outcome: None, .. } => write!(formatter, "{call} -> a repeat"),
            Seen::Asked { sms, answer } => {
                write!(formatter, "    gateway {} {answer:?}: {}", sms.id, sms.body)
            }
            Seen::Receipt(receipt) => {
                let message = receipt.message.as_deref().unwrap_or_default();
                write!(formatter, "    {} {message} {}", receipt.kind, receipt.detail)
            }
            Seen::Timer { name, due_at: Some(due_at) } => write!(formatter, "    timer {name} at {due_at}"),
            Seen::Timer { name, due_at: None } => write!(formatter, "    timer {name} off"),
            Seen::Fault(what) => write!(formatter, "  ! {what}"),
        }
    }
}

/// The step that a text's id names.
pub fn step_of(id: &str) -> &str {
    id.split('/').nth(2).unwrap_or_default()
}

/// The order that a text's id names, if it is about one.
pub fn order_of(id: &str) -> Option<&str> {
    id.strip_prefix("order/")?.split('/').next()
}
