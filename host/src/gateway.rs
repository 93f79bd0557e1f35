//! The way out, as a trait: one text in, one answer out.

use async_trait::async_trait;

pub use aftertext_edge::gateway::{Error, Refusal, Sms};

/// Something that sends texts.
///
/// An implementation makes one attempt and says honestly what it knows:
/// [`Error::Unavailable`] and [`Error::Throttled`] mean that the text has
/// certainly not been sent, [`Error::Uncertain`] that nobody can say. It need
/// not remember ids: the [`Ledger`](crate::Ledger) in front of it does.
#[async_trait]
pub trait Gateway: Send + Sync + 'static {
    /// Sends one text and gives the gateway's own id for it. Must end in
    /// bounded time (see [`crate::ledger::SEND_TIMEOUT`]).
    async fn send(&self, sms: &Sms) -> Result<String, Error>;
}
