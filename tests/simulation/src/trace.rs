//! What was told to the flow and came to its end, so that it can be told again
//! to another that has to come to the same.

use aftertext_edge::gateway::Error;
use aftertext_edge::types::Timestamp;
use aftertext_flow::Outcome;

use crate::call::Call;

/// One thing to tell.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most are calls")]
pub enum Told {
    /// The shop has these settings from now on.
    Settings(&'static str),
    /// A call, and what it met.
    Call(Step),
}

/// A call that came to its end. Tries that a crash or a store cut short left
/// nothing behind but a row in the ledger, whose answer the last try got.
#[derive(Clone, Debug)]
pub struct Step {
    /// The host's clock.
    pub at: Timestamp,
    /// What was told.
    pub call: Call,
    /// What was answered to its sends, in their order.
    pub answers: Vec<Answer>,
    /// None for a repeat.
    pub outcome: Option<Outcome>,
}

/// What came back when a text was sent.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The text's id.
    pub id: String,
    /// What the phone was to show.
    pub body: String,
    /// The gateway's answer, or the ledger's.
    pub result: Result<String, Error>,
    /// What was told about the same contact meanwhile.
    pub during: Vec<Step>,
}
