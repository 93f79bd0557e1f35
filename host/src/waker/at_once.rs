//! The short way from a commit to its wake: a timer that a commit sets to be due
//! at once is claimed by that very commit and handed to the waker, instead of
//! being written as free, found and claimed in a transaction of its own.
//!
//! Where there is no waker or no room, the timer takes the long way. One that was
//! handed over and never woken is found when its lease ends, or at the next start.

use std::sync::atomic::{AtomicI64, Ordering};

use aftertext_edge::clockwork::LEASE_MS;
use tokio::sync::mpsc::{self, OwnedPermit};
use tokio::sync::{Mutex, MutexGuard, Notify};

use crate::store::{Change, Claiming, Committed, DueTimer, Error, Store};
use crate::types::Timestamp;

/// Handed over and not yet taken; beyond, timers take the long way.
const PLACES: usize = 128;
/// There is no waker: nobody is to be called.
const NEVER: Timestamp = Timestamp::MIN;
/// The waker is looking just now, and may have looked past what is set meanwhile.
const NOW: Timestamp = Timestamp::MAX;

/// Between the commits and the waker of one runtime.
pub(crate) struct AtOnce {
    hand_over: mpsc::Sender<DueTimer>,
    handed_over: Mutex<mpsc::Receiver<DueTimer>>,
    /// Until when the waker sleeps: whoever sets a timer before that calls it.
    sleeps_until: AtomicI64,
    call: Notify,
}

impl Default for AtOnce {
    fn default() -> Self {
        let (hand_over, handed_over) = mpsc::channel(PLACES);
        let handed_over = Mutex::new(handed_over);
        Self { hand_over, handed_over, sleeps_until: AtomicI64::new(NEVER), call: Notify::new() }
    }
}

impl AtOnce {
    /// Commits, with a claim on what is due by `now`.
    pub(crate) async fn commit(
        &self,
        store: &dyn Store,
        change: Change,
        now: Timestamp,
    ) -> Result<u64, Error> {
        let (due, later): (Vec<_>, Vec<_>) =
            change.set_timers.iter().map(|timer| timer.due_at).partition(|due_at| *due_at <= now);
        let first = |timers: Vec<Timestamp>| timers.into_iter().min();
        let committed = match self.places(due.len()) {
            Some(places) => {
                let hand_over = move |timers: Vec<DueTimer>| {
                    places.into_iter().zip(timers).for_each(|(place, timer)| _ = place.send(timer));
                };
                let claiming = Claiming { now, lease_ms: LEASE_MS, hand_over: Box::new(hand_over) };
                store.commit_and_claim(change, claiming).await?
            }
            None => Committed { version: store.commit(change).await?, claimed: false },
        };
        let next = if committed.claimed { first(later) } else { first(due).or(first(later)) };
        if next.is_some_and(|next| next < self.sleeps_until.load(Ordering::Acquire)) {
            self.call.notify_one();
        }
        Ok(committed.version)
    }

    /// Places for so many, if there is somebody who takes from them.
    fn places(&self, count: usize) -> Option<Vec<OwnedPermit<DueTimer>>> {
        if count == 0 || self.sleeps_until.load(Ordering::Acquire) == NEVER {
            return None;
        }
        (0..count).map(|_| self.hand_over.clone().try_reserve_owned().ok()).collect()
    }

    /// From now on the caller wakes what is handed over, until it lets go of this.
    pub(super) async fn listen(&self) -> Listening<'_> {
        let handed_over = self.handed_over.lock().await;
        self.sleeps_until.store(NOW, Ordering::Release);
        Listening { at_once: self, handed_over }
    }
}

/// What called a waker.
pub(super) enum Called {
    /// This timer is claimed, and due.
    Due(DueTimer),
    /// Something was set that is due earlier than the waker would have looked.
    Look,
}

/// The waker's end.
pub(super) struct Listening<'a> {
    at_once: &'a AtOnce,
    handed_over: MutexGuard<'a, mpsc::Receiver<DueTimer>>,
}

impl Listening<'_> {
    /// To be called before the store is looked at: who sets a timer meanwhile calls.
    pub(super) fn look(&self) {
        self.at_once.sleeps_until.store(NOW, Ordering::Release);
    }

    /// To be called when the store has been looked at.
    pub(super) fn sleep(&self, until: Timestamp) {
        self.at_once.sleeps_until.store(until, Ordering::Release);
    }

    /// What was handed over, if anything was.
    pub(super) fn take(&mut self) -> Option<DueTimer> {
        self.handed_over.try_recv().ok()
    }

    /// Resolves when there is something to do.
    pub(super) async fn called(&mut self) -> Called {
        tokio::select! {
            // The other end lives as long as this one.
            Some(timer) = self.handed_over.recv() => Called::Due(timer),
            () = self.at_once.call.notified() => Called::Look,
        }
    }
}

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        self.at_once.sleeps_until.store(NEVER, Ordering::Release);
    }
}
