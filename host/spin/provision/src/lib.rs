//! What Spin gives, in aftertext's words: the database with its schema, the
//! variables, and the shops that they describe.
//!
//! The front and the platform are components of their own that share no memory;
//! both read the same database and the same variables, through this crate.

#![cfg(target_family = "wasm")]

mod bindings;
pub mod clock;
pub mod database;
pub mod exchange;
pub mod schema;
pub mod shop;
pub mod variables;
