//! The allocator of an instance.
#![allow(unsafe_code, reason = "an allocator hands out memory")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::memory_grow;
use core::mem::MaybeUninit;

use talc::base::Talc;
use talc::base::binning::Binning;
use talc::cell::TalcSyncCell;
use talc::source::Source;
use talc::wasm::WasmBinning;

use crate::arena::Arena;

/// Room for an order of some hundred lines.
const ARENA_BYTES: usize = 1 << 20;
/// What is asked for beyond, at least: an order of ten thousand lines asks a few times.
const GROWTH_BYTES: usize = 2 << 20;
/// What the allocator behind keeps for itself in each piece, generously.
const OVERHEAD_BYTES: usize = 4 << 10;
/// A page of WebAssembly's memory.
const PAGE_BYTES: usize = 64 << 10;

/// By itself, so that its bytes are no part of the component.
static mut BYTES: [MaybeUninit<u8>; ARENA_BYTES] = [MaybeUninit::uninit(); ARENA_BYTES];

#[global_allocator]
static HEAP: Heap = Heap { arena: Arena::new(ARENA_BYTES), beyond: TalcSyncCell::new_wasm(Growth) };

/// The arena, and what is behind it. There is one in an instance.
struct Heap {
    arena: Arena,
    beyond: TalcSyncCell<Growth, WasmBinning>,
}

impl Heap {
    /// Where a piece is in the arena, unless it is behind.
    fn place(&self, piece: *mut u8) -> Option<usize> {
        let place = piece.addr().wrapping_sub(base().addr());
        self.arena.has(place).then_some(place)
    }
}

fn base() -> *mut u8 {
    (&raw mut BYTES).cast()
}

// SAFETY: an instance has one thread.
unsafe impl Sync for Heap {}

// SAFETY: the pieces of the arena are within it, aligned and apart (see `Arena`), and
// nothing else names its bytes. All others are those of the allocator behind.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match self.arena.take(base().addr(), layout.size(), layout.align()) {
            Some(place) => base().wrapping_add(place),
            None => unsafe { self.beyond.alloc(layout) },
        }
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        match self.place(piece) {
            Some(place) => self.arena.give_back(place, layout.size()),
            None => unsafe { self.beyond.dealloc(piece, layout) },
        }
    }

    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        let Some(place) = self.place(piece) else {
            return unsafe { self.beyond.realloc(piece, layout, bytes) };
        };
        if self.arena.resize(place, layout.size(), bytes) {
            return piece;
        }
        unsafe {
            let moved = self.alloc(Layout::from_size_align_unchecked(bytes, layout.align()));
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(piece, layout.size());
                self.arena.give_back(place, layout.size());
            }
            moved
        }
    }
}

/// Where the allocator behind the arena takes its memory from.
#[derive(Debug)]
struct Growth;

// SAFETY: nothing here allocates.
unsafe impl Source for Growth {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        let wanted = layout.size().saturating_add(layout.align()).saturating_add(OVERHEAD_BYTES);
        let pages = wanted.max(GROWTH_BYTES).div_ceil(PAGE_BYTES);
        let end = memory_grow::<0>(pages);
        if end == usize::MAX {
            return Err(());
        }
        // SAFETY: the grown pages are new and nobody else's.
        unsafe { talc.claim((end * PAGE_BYTES) as *mut u8, pages * PAGE_BYTES) }.map(|_| ()).ok_or(())
    }
}
