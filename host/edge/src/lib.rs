//! Webhooks and gateway requests in aftertext's words.
//!
//! Bytes and headers in, verified and normalised events out; texts in,
//! requests out; answers in, outcomes out. There is no I/O, no clock and no
//! global state here, so that the wasmtime host and the Spin front share this
//! crate: it compiles natively and for `wasm32-wasip2`.
//!
//! A vendor is one module named after it. Those that speak to us are lines of
//! [`source::SOURCES`]: each brings `verified` (bytes, headers and keys to yes or
//! no) and `events` (bytes to what happened). Those that texts go out by are
//! cases of [`account::Account`]: each brings `request` (a text to an
//! [`http::Request`]) and `answer` (a response to an outcome). What vendors share
//! stands beside them.

pub mod account;
mod address;
mod adobe_commerce;
mod aftership;
pub mod answer;
pub mod arrival;
pub mod bigcommerce;
pub mod bird;
pub mod clockwork;
mod code;
pub mod commercetools;
pub mod consent;
mod contract;
pub mod credentials;
mod easypost;
pub mod event;
pub mod fetch;
mod form;
pub mod gateway;
pub mod generic;
mod hex;
pub mod http;
mod identity;
pub mod infobip;
mod json;
pub mod ledger;
pub mod medusa;
pub mod messagebird;
pub mod moment;
pub mod money;
pub mod moved;
pub mod opt_outs;
pub mod person;
pub mod phone;
pub mod plivo;
pub mod relay;
mod reply;
mod report;
pub mod revision;
pub mod saleor;
pub mod sample;
pub mod secret;
mod seventeen_track;
mod shippo;
pub mod shopify;
pub mod signature;
pub mod sinch;
pub mod source;
pub mod telnyx;
mod tolerant;
pub mod tracking;
pub mod twilio;
pub mod types;
pub mod visitor;
pub mod vonage;
pub mod ways_out;
pub mod webhook;
mod woocommerce;
