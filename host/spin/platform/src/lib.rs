//! The flow's storage, clock and gateway on Spin.

#![cfg(target_family = "wasm")]

mod bindings;
mod contacts;
mod gateway;
mod ledger;
mod sender;

use aftertext_edge::types::Timestamp;
use aftertext_spin_provision::clock::now;
use bindings::exports::aftertext::flow::{clock, gateway as out, storage};

struct Platform;

impl storage::Guest for Platform {
    fn load(keys: Vec<String>, cause: String) -> Result<Vec<storage::Snapshot>, storage::Error> {
        contacts::load(&keys, &cause)
    }

    fn commit(change: storage::Change) -> Result<u64, storage::Error> {
        contacts::commit(&change)
    }
}

impl clock::Guest for Platform {
    fn now() -> Timestamp {
        now()
    }
}

impl out::Guest for Platform {
    fn send(sms: out::Sms) -> Result<String, out::Error> {
        gateway::send(sms)
    }
}

/// The code that `wit-bindgen` writes for exports.
#[allow(unsafe_code)]
mod exported {
    crate::bindings::export!(Platform with_types_in crate::bindings);
    use super::Platform;
}
