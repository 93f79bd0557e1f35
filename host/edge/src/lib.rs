//! Webhooks and gateway requests in aftertext's words.
//!
//! Bytes and headers in, verified and normalised events out; texts in,
//! requests out; answers in, outcomes out. There is no I/O, no clock and no
//! global state here, so that the wasmtime host and the Spin front share this
//! crate: it compiles natively and for `wasm32-wasip2`.
//!
//! A vendor is one module named after it: [`shopify`] and [`twilio`] so far,
//! and [`generic`] for whoever speaks our own words. Each brings what it has of
//! `verify` (bytes and signature to yes or no), `read` (bytes to an
//! [`arrival::Arrival`]), `request` (a text to an [`http::Request`]) and
//! `answer` (a response to an outcome); what vendors share stands beside them.

pub mod arrival;
pub mod clockwork;
mod contract;
pub mod gateway;
pub mod generic;
pub mod http;
mod json;
pub mod ledger;
mod moment;
pub mod money;
pub mod phone;
pub mod sample;
pub mod shopify;
pub mod signature;
pub mod twilio;
pub mod types;
