//! At most one text per id, whatever crashes.
//!
//! No gateway documents an idempotency key, so the ledger keeps its own: a row
//! is durable before the request leaves. Whoever finds a row that says
//! "sending" and is not sending it himself (the process died, the answer never
//! came) cannot know whether the text went out. It is then `uncertain`, and
//! stays so until the gateway reports on it: never resent on a guess.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aftertext_edge::ledger::{SEND_TIMEOUT_MS, STOPPED};

use crate::clock::Clock;
use crate::gateway::{Error, Gateway, Sms};
use crate::store::{self, LedgerEntry, LedgerState, Store};

/// After this a gateway's answer is no longer waited for. Well below the lease
/// of a wake, so that a second try never overlaps the first.
pub const SEND_TIMEOUT: Duration = Duration::from_millis(SEND_TIMEOUT_MS.unsigned_abs());

/// A gateway that gives the same answer to the same id, and sends it once.
pub struct Ledger {
    store: Arc<dyn Store>,
    gateway: Arc<dyn Gateway>,
    clock: Arc<dyn Clock>,
    sending: Mutex<HashSet<(String, String)>>,
}

impl Ledger {
    /// Puts a ledger in `store` before `gateway`.
    pub fn new(store: Arc<dyn Store>, gateway: Arc<dyn Gateway>, clock: Arc<dyn Clock>) -> Self {
        Self { store, gateway, clock, sending: Mutex::default() }
    }

    /// See `gateway.send` in the contract.
    pub async fn send(&self, sms: &Sms) -> Result<String, Error> {
        let Some(_turn) = Turn::take(&self.sending, sms) else {
            return Err(Error::Unavailable("this text is being sent right now".into()));
        };
        let entry = |state| LedgerEntry {
            shop: sms.shop.clone(),
            message: sms.id.clone(),
            recipient: sms.recipient.clone(),
            state,
            at: self.clock.now(),
        };
        match self.store.begin_send(&entry(LedgerState::Sending), &sms.links).await.map_err(not_sent)? {
            None | Some(LedgerState::Open) => {}
            Some(LedgerState::Sent(provider_id)) => return Ok(provider_id),
            Some(LedgerState::Rejected(refusal)) => return Err(Error::Rejected(refusal)),
            Some(LedgerState::Uncertain(why)) => return Err(Error::Uncertain(why)),
            Some(LedgerState::Sending) => {
                let why = STOPPED.to_owned();
                self.record(entry(LedgerState::Uncertain(why.clone()))).await;
                return Err(Error::Uncertain(why));
            }
        }
        let answer = match tokio::time::timeout(SEND_TIMEOUT, self.gateway.send(sms)).await {
            Ok(answer) => answer,
            Err(_) => Err(Error::Uncertain("the gateway did not answer in time".into())),
        };
        self.record(entry(LedgerState::after(&answer))).await;
        answer
    }

    /// A ledger that cannot be written leaves the row at `Sending`, which reads
    /// as uncertain: honest, and never a second text.
    async fn record(&self, entry: LedgerEntry) {
        if let Err(error) = self.store.finish_send(entry).await {
            tracing::error!(%error, "the outcome of a send could not be recorded; it will count as uncertain");
        }
    }
}

/// Nothing has left the house when the ledger's first row could not be written.
fn not_sent(error: store::Error) -> Error {
    Error::Unavailable(match error {
        store::Error::Unavailable(why) => format!("the ledger: {why}"),
        store::Error::Conflict | store::Error::Duplicate => "the ledger is busy".into(),
    })
}

/// The right to send one text; given back however the send ends.
struct Turn<'a> {
    sending: &'a Mutex<HashSet<(String, String)>>,
    text: (String, String),
}

impl<'a> Turn<'a> {
    fn take(sending: &'a Mutex<HashSet<(String, String)>>, sms: &Sms) -> Option<Self> {
        let text = (sms.shop.clone(), sms.id.clone());
        let taken = sending.lock().unwrap_or_else(PoisonError::into_inner).insert(text.clone());
        taken.then_some(Self { sending, text })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.text);
    }
}
