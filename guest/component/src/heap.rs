//! The heap: an arena that the instance has from its first moment.
//!
//! A fresh instance serves one event. Asking for memory piece by piece, as the
//! usual allocator does, would cost it more than the event itself; pages of
//! the arena that are never touched cost nothing. An event that wants more
//! than all of it traps, and nothing of it is committed.

#![cfg(target_family = "wasm")]
#![allow(unsafe_code)]

use core::mem::MaybeUninit;

/// Room for an order of ten thousand lines, several times over.
const ARENA_BYTES: usize = 12 << 20;

#[global_allocator]
static HEAP: talc::wasm::WasmArenaTalc = {
    static mut ARENA: [MaybeUninit<u8>; ARENA_BYTES] = [MaybeUninit::uninit(); ARENA_BYTES];
    // SAFETY: nothing but the allocator ever names the arena.
    unsafe { talc::wasm::new_wasm_arena_allocator(&raw mut ARENA) }
};
