//! The heap: an arena that the instance has from its first moment, taken from one
//! end to the other, and an allocator of the usual kind behind it.
//!
//! A fresh instance serves one event. Looking for room piece by piece would cost it a
//! sixth of the event; a big arena would cost as much when the instance is put away,
//! since every page of it is looked at. An event that wants more than the host allows
//! traps, and nothing of it is committed.

pub mod arena;
#[cfg(target_family = "wasm")]
mod instance;

#[cfg(target_family = "wasm")]
pub use instance::Heap;
