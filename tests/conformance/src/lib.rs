//! What every host and every store must do, seen from outside: over HTTP, with
//! a server that stands in for the gateways. A case is a folder under `cases`, and
//! the same cases run against every host.
//!
//! Nothing here knows aftertext's code: signatures, requests and callbacks are
//! written a second time, after the vendors' manuals, so that a mistake on one
//! side cannot hide itself on the other.

pub mod case;
pub mod client;
mod expect;
pub mod gateway;
mod payload;
pub mod run;
pub mod shopify;
pub mod source;
mod surroundings;
pub mod world;

pub use run::{Host, Start, run_all};
pub use surroundings::{cache, component, program, skip};
