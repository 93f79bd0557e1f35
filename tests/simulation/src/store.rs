//! The model's store: one atomic commit per contact, and the clockwork of timers.

use std::collections::{BTreeMap, BTreeSet};

use aftertext_edge::clockwork::LEASE_MS;
use aftertext_edge::types::{Timestamp, Wake};

use crate::call::SHOP;

/// All contacts, by their number.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// What is stored of each.
    pub contacts: BTreeMap<String, Record>,
}

/// One contact.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// 0 when nothing is stored.
    pub version: u64,
    /// As the flow encodes it.
    pub state: Vec<u8>,
    /// Causes that were committed.
    pub applied: BTreeSet<String>,
    /// Timers that are set.
    pub timers: BTreeMap<String, Timer>,
}

/// A timer, and when it can be claimed.
#[derive(Clone, Copy, Debug)]
pub struct Timer {
    /// When it was set to be due.
    pub due_at: Timestamp,
    /// From when on it can be claimed.
    pub claim_at: Timestamp,
    /// How often it was.
    pub attempt: u32,
}

impl Store {
    /// The contact with that number.
    pub fn contact(&mut self, owner: &str) -> &mut Record {
        if !self.contacts.contains_key(owner) {
            self.contacts.insert(owner.to_owned(), Record::default());
        }
        self.contacts.get_mut(owner).unwrap()
    }

    /// When the next timer can be claimed.
    pub fn next_claim(&self) -> Option<Timestamp> {
        self.contacts.values().flat_map(|record| record.timers.values()).map(|timer| timer.claim_at).min()
    }

    /// Claims the timer that has been due longest.
    pub fn claim(&mut self, now: Timestamp) -> Option<Wake> {
        let timers = self.contacts.iter_mut().flat_map(|(owner, record)| {
            record.timers.iter_mut().map(move |(name, timer)| (owner, name, timer))
        });
        let due = timers.filter(|(_, _, timer)| timer.claim_at <= now);
        let (owner, name, timer) = due.min_by_key(|(owner, name, timer)| (timer.claim_at, *owner, *name))?;
        timer.attempt += 1;
        timer.claim_at = now + LEASE_MS;
        Some(Wake {
            key: format!("{SHOP}/{owner}"),
            timer: name.clone(),
            due_at: timer.due_at,
            attempt: timer.attempt,
        })
    }

    /// The timer of a wake, unless it was cleared or moved since.
    pub fn claimed(&mut self, owner: &str, wake: &Wake) -> Option<&mut Timer> {
        let timer = self.contact(owner).timers.get_mut(&wake.timer)?;
        (timer.due_at == wake.due_at && timer.attempt == wake.attempt).then_some(timer)
    }
}
