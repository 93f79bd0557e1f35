//! What the component reaches: the contract's four imported functions, as one
//! trait with three implementations: the world as it is ([`Live`]), the same
//! with everything that crosses written down ([`record`](crate::record)), and
//! what was written down, told again ([`replay`](crate::replay)).

use std::sync::Arc;

use async_trait::async_trait;

use crate::alarm::{self, Alarm};
use crate::bindings::aftertext::flow::{clock, gateway, storage};
use crate::clock::Clock;
use crate::engine::{Bounded, Bounds};
use crate::gateway::{Error as SendError, Refusal, Sms};
use crate::ledger::Ledger;
use crate::store::{self, Change, Snapshot, Store};
use crate::types::Timestamp;
use crate::waker::at_once::AtOnce;

/// The imports of one call; each function is one of the contract.
#[async_trait]
pub(crate) trait Imports: Send + Sync + 'static {
    async fn load(&self, keys: Vec<String>, cause: String) -> Result<Vec<Snapshot>, store::Error>;
    async fn commit(&self, change: Change) -> Result<u64, store::Error>;
    fn now(&self) -> Timestamp;
    async fn send(&self, sms: Sms) -> Result<String, SendError>;
}

/// The store, the ledger before the gateway, and the clock.
pub(crate) struct Live {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) ledger: Ledger,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) alarm: Option<Alarm>,
    pub(crate) at_once: Arc<AtOnce>,
}

#[async_trait]
impl Imports for Live {
    async fn load(&self, keys: Vec<String>, cause: String) -> Result<Vec<Snapshot>, store::Error> {
        self.store.load(&keys, &cause).await
    }

    async fn commit(&self, change: Change) -> Result<u64, store::Error> {
        let (now, held) = (self.clock.now(), alarm::worth(&change.receipts));
        if held.is_empty() {
            return self.at_once.commit(&*self.store, change, now).await;
        }
        let key = change.key.clone();
        let version = self.at_once.commit(&*self.store, change, now).await?;
        alarm::raise(self.alarm.as_ref(), &key, &held);
        Ok(version)
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn send(&self, sms: Sms) -> Result<String, SendError> {
        self.ledger.send(&sms).await
    }
}

/// What one call has: the imports, and its bounds.
pub(crate) struct Call {
    pub(crate) bounds: Bounds,
    pub(crate) imports: Arc<dyn Imports>,
}

impl Bounded for Call {
    fn bounds(&mut self) -> &mut Bounds {
        &mut self.bounds
    }
}

impl storage::Host for Call {
    async fn load(&mut self, keys: Vec<String>, cause: String) -> Result<Vec<Snapshot>, store::Error> {
        self.bounds.wait(self.imports.load(keys, cause)).await
    }

    async fn commit(&mut self, change: Change) -> Result<u64, store::Error> {
        self.bounds.wait(self.imports.commit(change)).await
    }
}

impl clock::Host for Call {
    async fn now(&mut self) -> Timestamp {
        self.imports.now()
    }
}

impl gateway::Host for Call {
    async fn send(&mut self, sms: gateway::Sms) -> Result<String, gateway::Error> {
        let gateway::Sms { id, shop, recipient, body, links, send_before } = sms;
        let sms = Sms { id, shop, recipient, body, links, send_before };
        self.bounds.wait(self.imports.send(sms)).await.map_err(|error| match error {
            SendError::Rejected(Refusal { class, code, detail }) => {
                gateway::Error::Rejected(gateway::Refusal { class, code, detail })
            }
            SendError::Throttled(until) => gateway::Error::Throttled(until),
            SendError::Unavailable(why) => gateway::Error::Unavailable(why),
            SendError::Uncertain(why) => gateway::Error::Uncertain(why),
        })
    }
}
