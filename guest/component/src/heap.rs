//! The heap: an arena that the instance has from its first moment, and more if
//! an event wants more.
//!
//! A fresh instance serves one event. Asking for memory piece by piece, as the
//! usual allocator does, would cost it more than the event itself; a big arena
//! would cost as much when the instance is put away, since every page of it is
//! looked at. An event that wants more than the host allows traps, and nothing
//! of it is committed.

#![cfg(target_family = "wasm")]
#![allow(unsafe_code)]

use core::alloc::Layout;
use core::arch::wasm32::memory_grow;
use core::mem::MaybeUninit;

use talc::base::Talc;
use talc::base::binning::Binning;
use talc::cell::TalcSyncCell;
use talc::source::Source;
use talc::wasm::WasmBinning;

/// Room for an order of some hundred lines.
const ARENA_BYTES: usize = 1 << 20;
/// What is asked for beyond, at least: an order of ten thousand lines asks a few times.
const GROWTH_BYTES: usize = 2 << 20;
/// What the allocator keeps for itself in each piece, generously.
const OVERHEAD_BYTES: usize = 4 << 10;
/// A page of WebAssembly's memory.
const PAGE_BYTES: usize = 64 << 10;

static mut ARENA: [MaybeUninit<u8>; ARENA_BYTES] = [MaybeUninit::uninit(); ARENA_BYTES];

#[global_allocator]
static HEAP: TalcSyncCell<ArenaThenGrowth, WasmBinning> =
    TalcSyncCell::new_wasm(ArenaThenGrowth { arena: true });

/// Where the allocator takes its memory from.
#[derive(Debug)]
struct ArenaThenGrowth {
    /// Whether the arena is still to be had.
    arena: bool,
}

// SAFETY: nothing here allocates.
unsafe impl Source for ArenaThenGrowth {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        let (base, bytes) = if std::mem::take(&mut talc.source.arena) {
            ((&raw mut ARENA).cast(), ARENA_BYTES)
        } else {
            let wanted = layout.size().saturating_add(layout.align()).saturating_add(OVERHEAD_BYTES);
            let pages = wanted.max(GROWTH_BYTES).div_ceil(PAGE_BYTES);
            match memory_grow::<0>(pages) {
                usize::MAX => return Err(()),
                end => ((end * PAGE_BYTES) as *mut u8, pages * PAGE_BYTES),
            }
        };
        // SAFETY: the arena is claimed once and nothing but the allocator ever names
        // it; the grown pages are new and nobody else's.
        unsafe { talc.claim(base, bytes) }.map(|_| ()).ok_or(())
    }
}
