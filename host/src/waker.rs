//! The clockwork: claims what is due, wakes it, and comes back for what failed.
//!
//! A claim is a lease: if this process dies, the timer can be claimed again
//! when the lease ends. What a wake means is the flow's business; a wake that
//! comes late, twice or for nothing is harmless.

pub(crate) mod at_once;
mod lines;

use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aftertext_edge::clockwork::{ATTEMPTS_MAX, LEASE_MS, back_off_ms, given_up};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::runtime::Runtime;
use crate::store::DueTimer;
use crate::types::{Outcome, Wake};
use at_once::{Called, Listening};
use lines::{Claimed, Joined, Lines, Turn};

/// Wakes at once.
const WAKES: usize = 128;
/// A timer that has waited this long is left to its lease: there might not be
/// enough of it left.
const WAIT_MAX: Duration = Duration::from_secs(30);
/// How soon a timer is claimed again when its shop's line is full.
const BUSY_RETRY_MS: i64 = 2_000;
/// While a line is full, how often the other shops' timers are looked for…
const BUSY_LOOK: Duration = Duration::from_millis(200);
/// …and how many are claimed then, of which those of the full line go back.
const BUSY_CLAIM: usize = 32;
/// Looks even if nobody rang and no timer is known: another process may have set one.
const IDLE_LOOK: Duration = Duration::from_secs(1);

/// Wakes what is due, until it is told to stop.
pub struct Waker {
    runtime: Runtime,
    places: Arc<Semaphore>,
    lines: Arc<Lines>,
}

/// What a look into the store came to.
struct Found {
    /// How many were claimed.
    count: usize,
    /// How long there is nothing to claim.
    pause: Duration,
}

impl Waker {
    /// A waker for all shops of this runtime's store.
    pub fn new(runtime: Runtime) -> Self {
        Self { runtime, places: Arc::new(Semaphore::new(WAKES)), lines: Arc::default() }
    }

    /// Runs until `stop` turns true, then lets what has begun come to its end.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut wakes = JoinSet::new();
        let mut listening = self.runtime.at_once().listen().await;
        while !*stop.borrow() {
            let room = match self.lines.room() {
                Some(room) => room,
                None => tokio::select! {
                    () = self.lines.has_room() => continue,
                    () = tokio::time::sleep(BUSY_LOOK) => BUSY_CLAIM,
                    _ = stop.changed() => continue,
                },
            };
            listening.look();
            // Half of the room is for what waits in the store, and may be older.
            let handed_over: Vec<_> = std::iter::from_fn(|| listening.take()).take(room / 2).collect();
            let room = room.saturating_sub(handed_over.len());
            handed_over.into_iter().for_each(|timer| self.start(timer, &mut wakes));
            let pause = self.claim(room, &mut wakes).await.pause;
            if !pause.is_zero() {
                self.listen(pause, &mut listening, &mut wakes, &mut stop).await;
            }
        }
        drop(listening);
        self.lines.clear();
        while wakes.join_next().await.is_some() {}
    }

    /// Wakes what is handed over, until it is time to look into the store.
    async fn listen(
        &self,
        pause: Duration,
        listening: &mut Listening<'_>,
        wakes: &mut JoinSet<()>,
        stop: &mut watch::Receiver<bool>,
    ) {
        let pause_ms = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
        listening.sleep(self.runtime.clock().now().saturating_add(pause_ms));
        let mut end = pin!(tokio::time::sleep(pause));
        while self.lines.room().is_some() {
            while wakes.try_join_next().is_some() {}
            tokio::select! {
                called = listening.called() => match called {
                    Called::Due(timer) => self.start(timer, wakes),
                    Called::Look => return,
                },
                () = &mut end => return,
                _ = stop.changed() => return,
            }
        }
    }

    /// Wakes everything that is due at this moment and returns when it is done:
    /// for hosts and tests that turn the clock themselves. Gives the number of wakes.
    pub async fn run_due(&self) -> usize {
        let mut woken = 0;
        let mut wakes = JoinSet::new();
        loop {
            let claimed = self.claim(BUSY_CLAIM, &mut wakes).await.count;
            if claimed == 0 {
                return woken;
            }
            woken += claimed;
            while wakes.join_next().await.is_some() {}
        }
    }

    /// Claims up to `room` timers and starts their wakes.
    async fn claim(&self, room: usize, wakes: &mut JoinSet<()>) -> Found {
        let now = self.runtime.clock().now();
        let limit = u32::try_from(room).unwrap_or(u32::MAX);
        let claim = match self.runtime.store().claim(now, LEASE_MS, limit).await {
            Ok(claim) => claim,
            Err(error) => {
                tracing::warn!(%error, "cannot claim what is due; looking again in a moment");
                return Found { count: 0, pause: IDLE_LOOK };
            }
        };
        let count = claim.timers.len();
        for timer in claim.timers {
            self.start(timer, wakes);
        }
        if count == room {
            return Found { count, pause: Duration::ZERO };
        }
        let wait_ms = claim.next_at.map_or(i64::MAX, |at| at.saturating_sub(self.runtime.clock().now()));
        let pause = Duration::from_millis(u64::try_from(wait_ms.max(1)).unwrap_or(u64::MAX)).min(IDLE_LOOK);
        Found { count, pause }
    }

    /// Wakes a claimed timer when its turn comes.
    fn start(&self, timer: DueTimer, wakes: &mut JoinSet<()>) {
        match self.lines.join(Claimed { timer, since: Instant::now() }) {
            Joined::Turn(turn, first) => {
                _ = wakes.spawn(take_turn(self.runtime.clone(), Arc::clone(&self.places), turn, first))
            }
            Joined::Waits => {}
            Joined::Full(timer) => _ = wakes.spawn(give_back(self.runtime.clone(), timer)),
        }
    }
}

/// Wakes the first, then what waits in the shop's line. The place is given back
/// between two wakes, so that the shops take turns.
async fn take_turn(runtime: Runtime, places: Arc<Semaphore>, mut turn: Turn, first: Claimed) {
    let mut next = Some(first);
    while let Some(Claimed { timer, since }) = next {
        let Ok(_place) = places.acquire().await else {
            return;
        };
        if since.elapsed() < WAIT_MAX {
            wake(&runtime, &timer).await;
        }
        next = turn.next();
    }
}

/// Its shop's line is full: it was not tried, and that does not count as a try.
async fn give_back(runtime: Runtime, timer: DueTimer) {
    let retry_at = runtime.clock().now() + BUSY_RETRY_MS;
    let untried = DueTimer { attempt: timer.attempt.saturating_sub(1), ..timer };
    if let Err(error) = runtime.store().postpone(&untried, retry_at).await {
        tracing::warn!(%error, "a timer keeps its lease");
    }
}

/// One wake to its end: settled, or given back for a later try.
pub(crate) async fn wake(runtime: &Runtime, timer: &DueTimer) {
    let call = Wake {
        key: timer.key.clone(),
        timer: timer.name.clone(),
        due_at: timer.due_at,
        attempt: timer.attempt,
    };
    let settled = match runtime.wake(&call).await {
        // The commit has cleared or moved the timer.
        Ok(Outcome::Applied) => Ok(()),
        // Either the commit has cleared the timer and there is nothing to give
        // back, or the flow found it too early (a clock was set back).
        Ok(Outcome::Duplicate | Outcome::Ignored(_)) => {
            let retry_at = runtime.clock().now() + back_off_ms(timer.attempt);
            runtime.store().postpone(timer, retry_at).await
        }
        Err(error) if timer.attempt >= ATTEMPTS_MAX => {
            tracing::error!(%error, timer = timer.name, "a wake is given up");
            let receipt = given_up(&timer.name, timer.attempt, &error.to_string(), runtime.clock().now());
            runtime.store().drop_timer(timer, receipt).await
        }
        Err(error) => {
            let retry_at = runtime.clock().now() + back_off_ms(timer.attempt);
            tracing::warn!(%error, timer = timer.name, attempt = timer.attempt, retry_at, "a wake failed");
            runtime.store().postpone(timer, retry_at).await
        }
    };
    if let Err(error) = settled {
        tracing::warn!(%error, timer = timer.name, "a timer keeps its lease and will be claimed again");
    }
}
