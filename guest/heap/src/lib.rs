//! The heap: an arena that the instance has from its first moment, taken from one
//! end to the other, and an allocator of the usual kind behind it.
//!
//! A fresh instance serves one event. Asking for memory piece by piece would cost it
//! more than the event itself; a big arena would cost as much when the instance is put
//! away, since every page of it is looked at. To look for room in the arena, as the
//! usual allocator does, was a sixth of what it took to render a text. An event that
//! wants more than the host allows traps, and nothing of it is committed.

#[cfg(any(test, target_family = "wasm"))]
mod arena;
#[cfg(target_family = "wasm")]
mod instance;
