//! Chance, by a seed: the same on every machine.

use std::ops::RangeInclusive;

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// A source of chance.
#[derive(Clone, Debug)]
pub struct Chance(Pcg64Mcg);

impl Chance {
    /// The same seed gives the same.
    pub fn new(seed: u64) -> Chance {
        Chance(Pcg64Mcg::seed_from_u64(seed))
    }

    /// Yes, as many times in a thousand.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        self.0.random_range(0..1_000_u32) < per_mille
    }

    /// A number of the range.
    pub fn between(&mut self, range: RangeInclusive<i64>) -> i64 {
        self.0.random_range(range)
    }

    /// One of the things.
    pub fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let last = i64::try_from(things.len()).unwrap() - 1;
        &things[usize::try_from(self.between(0..=last)).unwrap()]
    }
}
