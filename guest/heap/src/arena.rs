//! Which bytes of the arena are whose, by their places in it.

use core::cell::Cell;

/// An arena that is given out from one end to the other. What is given back is only
/// used again once it is the last piece, or once nothing is held any more: no piece
/// that is held ends after `end`, where the next one begins.
#[derive(Debug)]
pub struct Arena {
    bytes: usize,
    /// Where what comes next may begin.
    end: Cell<usize>,
    /// How many pieces are held.
    held: Cell<usize>,
}

impl Arena {
    /// An arena of so many bytes, of which nobody has any.
    pub const fn new(bytes: usize) -> Arena {
        Arena { bytes, end: Cell::new(0), held: Cell::new(0) }
    }

    /// The place of a piece of so many bytes; none where there is no room. The arena
    /// itself is at `base`, so that the piece is aligned in memory. `align` is a power
    /// of two.
    pub fn take(&self, base: usize, bytes: usize, align: usize) -> Option<usize> {
        let gap = (base + self.end.get()).wrapping_neg() & (align - 1);
        let begin = self.end.get() + gap;
        let end = begin.checked_add(bytes).filter(|end| *end <= self.bytes)?;
        self.end.set(end);
        self.held.set(self.held.get() + 1);
        Some(begin)
    }

    /// Whether a place is within.
    pub fn has(&self, place: usize) -> bool {
        place < self.bytes
    }

    /// Takes a piece back.
    pub fn give_back(&self, place: usize, bytes: usize) {
        self.held.set(self.held.get() - 1);
        if self.held.get() == 0 {
            self.end.set(0);
        } else if place + bytes == self.end.get() {
            self.end.set(place);
        }
    }

    /// Whether a piece can have another size where it is, and from now on has.
    pub fn resize(&self, place: usize, old: usize, new: usize) -> bool {
        let is_last = place + old == self.end.get();
        let fits = is_last && new <= self.bytes - place;
        if fits {
            self.end.set(place + new);
        }
        fits || new <= old
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BYTES: usize = 1_000;
    const BASE: usize = 0x1_0008;

    #[derive(Clone, Debug)]
    enum Act {
        Take { bytes: usize, align: u32 },
        GiveBack(prop::sample::Index),
        Resize(prop::sample::Index, usize),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let act = prop_oneof![
            (1..200_usize, 0..7_u32).prop_map(|(bytes, align)| Act::Take { bytes, align }),
            any::<prop::sample::Index>().prop_map(Act::GiveBack),
            (any::<prop::sample::Index>(), 1..200_usize).prop_map(|(which, bytes)| Act::Resize(which, bytes)),
        ];
        prop::collection::vec(act, 0..200)
    }

    proptest! {
        #[test]
        fn pieces_are_within_aligned_and_apart_whatever_is_done(acts in acts()) {
            let arena = Arena::new(BYTES);
            let mut pieces: Vec<(usize, usize)> = Vec::new();
            for act in acts {
                match act {
                    Act::Take { bytes, align } => {
                        if let Some(place) = arena.take(BASE, bytes, 1 << align) {
                            prop_assert!(arena.has(place) && (BASE + place).is_multiple_of(1 << align));
                            pieces.push((place, bytes));
                        }
                    }
                    Act::GiveBack(which) if !pieces.is_empty() => {
                        let (place, bytes) = pieces.swap_remove(which.index(pieces.len()));
                        arena.give_back(place, bytes);
                    }
                    Act::Resize(which, new) if !pieces.is_empty() => {
                        let which = which.index(pieces.len());
                        if arena.resize(pieces[which].0, pieces[which].1, new) {
                            pieces[which].1 = new;
                        }
                    }
                    Act::GiveBack(_) | Act::Resize(..) => {}
                }
                let mut sorted = pieces.clone();
                sorted.sort_unstable();
                let ends = sorted.iter().map(|(place, bytes)| place + bytes);
                let begins = sorted.iter().map(|(place, _)| *place).skip(1).chain([BYTES]);
                prop_assert!(ends.zip(begins).all(|(end, next)| end <= next), "{sorted:?}");
            }
        }
    }

    #[test]
    fn the_last_piece_goes_at_once_and_all_others_once_nothing_is_held() {
        let arena = Arena::new(BYTES);
        assert_eq!([300, 400, 100].map(|bytes| arena.take(0, bytes, 8)), [Some(0), Some(304), Some(704)]);
        arena.give_back(0, 300);
        arena.give_back(704, 100);
        assert_eq!(arena.take(0, 297, 8), None);
        assert_eq!(arena.take(0, 296, 8), Some(704));
        arena.give_back(704, 296);
        arena.give_back(304, 400);
        assert_eq!(arena.take(0, BYTES, 8), Some(0));
    }
}
