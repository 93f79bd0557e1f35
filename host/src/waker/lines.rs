//! What is claimed waits in the line of its shop, and a few turns of that shop
//! work through it.
//!
//! A shop whose gateway is slow keeps only its own line waiting, and nothing is
//! written while a timer waits. Lines are short, so that leases outlast them.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::Notify;

use crate::store::DueTimer;

/// Wakes of one shop at once: a shop whose gateway is slow must not keep the
/// others waiting.
const TURNS: usize = 64;
/// Timers in one line: two rounds of its turns.
const LINE: usize = TURNS * 2;
/// Timers in all lines, beyond which claims become small.
const WAITING: usize = LINE * 8;

/// A claimed timer.
pub(super) struct Claimed {
    pub(super) timer: DueTimer,
    pub(super) since: Instant,
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Claimed>,
    turns: usize,
}

/// The lines of all shops that have something due.
#[derive(Default)]
pub(super) struct Lines {
    lines: Mutex<HashMap<String, Line>>,
    /// Rung when a line has become half empty.
    room: Notify,
}

/// What became of a claimed timer.
pub(super) enum Joined {
    /// There is a turn for it, which then goes on with the line.
    Turn(Turn, Claimed),
    /// It waits.
    Waits,
    /// The line is full; somebody must come back with it.
    Full(DueTimer),
}

impl Lines {
    pub(super) fn join(self: &Arc<Self>, claimed: Claimed) -> Joined {
        let shop = claimed.timer.key.split('/').next().unwrap_or_default().to_owned();
        let mut lines = self.lines();
        let line = lines.entry(shop.clone()).or_default();
        if line.turns < TURNS {
            line.turns += 1;
            return Joined::Turn(Turn { lines: Arc::clone(self), shop, held: true }, claimed);
        }
        if line.waiting.len() >= LINE {
            return Joined::Full(claimed.timer);
        }
        line.waiting.push_back(claimed);
        Joined::Waits
    }

    /// How many can be claimed without any line becoming too long; nothing
    /// until there is room for a good number.
    pub(super) fn room(&self) -> Option<usize> {
        let lines = self.lines();
        let waiting = || lines.values().map(|line| line.waiting.len());
        let longest = LINE.saturating_sub(waiting().max().unwrap_or_default());
        let all = WAITING.saturating_sub(waiting().sum());
        Some(longest.min(all)).filter(|room| *room >= LINE / 2)
    }

    /// Resolves when there may be room again.
    pub(super) async fn has_room(&self) {
        self.room.notified().await;
    }

    /// Sends everybody away who waits: their leases bring them back.
    pub(super) fn clear(&self) {
        for line in self.lines().values_mut() {
            line.waiting.clear();
        }
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<String, Line>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of the wakes that a shop may have at once; given back however it ends.
pub(super) struct Turn {
    lines: Arc<Lines>,
    shop: String,
    held: bool,
}

impl Turn {
    /// The next in line. Without one the turn is given back at this very
    /// moment, so that nobody joins a line that no turn looks at any more.
    pub(super) fn next(&mut self) -> Option<Claimed> {
        let mut lines = self.lines.lines();
        let line = lines.get_mut(&self.shop)?;
        let next = line.waiting.pop_front();
        if next.is_none() {
            self.held = false;
            end_turn(&mut lines, &self.shop);
        } else if line.waiting.len() == LINE / 2 {
            self.lines.room.notify_one();
        }
        next
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.held {
            end_turn(&mut self.lines.lines(), &self.shop);
        }
    }
}

fn end_turn(lines: &mut HashMap<String, Line>, shop: &str) {
    if let Some(line) = lines.get_mut(shop) {
        line.turns -= 1;
        if line.turns == 0 && line.waiting.is_empty() {
            lines.remove(shop);
        }
    }
}
