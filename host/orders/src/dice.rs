//! Chance, by a seed.

use std::ops::RangeInclusive;

use aftertext_edge::types::Timestamp;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Things with their weights, of which there is at least one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Odds<T: 'static>(pub(crate) (u32, T), pub(crate) &'static [(u32, T)]);

impl<T> Odds<T> {
    /// Everything that may come up, with its weight.
    pub(crate) fn all(&self) -> impl Iterator<Item = &(u32, T)> {
        std::iter::once(&self.0).chain(self.1)
    }
}

/// A source of chance that gives the same on every machine.
#[derive(Clone, Debug)]
pub(crate) struct Dice(Pcg64Mcg);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(Pcg64Mcg::seed_from_u64(seed))
    }

    /// Yes, as many times in a thousand.
    pub(crate) fn chance(&mut self, per_mille: u32) -> bool {
        self.0.random_range(0..1_000_u32) < per_mille
    }

    /// A number of the range, each as likely as another.
    pub(crate) fn between(&mut self, range: &RangeInclusive<i64>) -> i64 {
        if range.is_empty() { *range.start() } else { self.0.random_range(range.clone()) }
    }

    /// A length of time within the range, in `unit`s and to the millisecond.
    pub(crate) fn span(&mut self, range: &RangeInclusive<i64>, unit: Timestamp) -> Timestamp {
        self.between(&(range.start().saturating_mul(unit)..=range.end().saturating_mul(unit)))
    }

    /// A place in something of that length.
    pub(crate) fn place_in(&mut self, length: usize) -> usize {
        let last = i64::try_from(length).unwrap_or(i64::MAX).saturating_sub(1);
        usize::try_from(self.between(&(0..=last))).unwrap_or(0)
    }

    /// One of the words, each as likely as another.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        let place = self.place_in(words.len());
        words.get(place).copied().unwrap_or_default()
    }

    /// One of the things, by their weights.
    pub(crate) fn pick<'a, T>(&mut self, odds: &'a Odds<T>) -> &'a T {
        let total: i64 = odds.all().map(|(weight, _)| i64::from(*weight)).sum();
        let mut left = self.between(&(1..=total));
        let mut found = odds.all().skip_while(|(weight, _)| {
            left -= i64::from(*weight);
            left > 0
        });
        found.next().map_or(&odds.0.1, |(_, thing)| thing)
    }
}
