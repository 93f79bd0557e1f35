//! Post-purchase SMS as one WebAssembly component: the reference host.

pub mod alarm;
mod bindings;
pub mod clock;
pub mod command;
pub mod config;
pub mod consent;
pub mod engine;
pub mod forecast;
pub mod gateway;
pub mod gateways;
pub mod http;
mod imports;
pub mod ingest;
mod jsonl;
pub mod ledger;
pub mod metrics;
pub mod platforms;
pub mod preferences;
pub mod price;
pub mod record;
pub mod replay;
pub mod runtime;
pub mod seal;
pub mod serve;
pub mod shop;
pub mod simulation;
pub mod store;
pub mod studio;
pub mod waker;

pub use aftertext_edge::types;
pub use clock::{Clock, SystemClock};
pub use gateway::Gateway;
pub use ledger::Ledger;
pub use runtime::Runtime;
pub use store::Store;
pub use studio::Studio;
pub use waker::Waker;

/// The README's Rust, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
