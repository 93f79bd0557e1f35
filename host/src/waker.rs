//! The clockwork: claims what is due, wakes it, and comes back for what failed.
//!
//! A claim is a lease: if this process dies, the timer can be claimed again
//! when the lease ends. What a wake means is the flow's business; a wake that
//! comes late, twice or for nothing is harmless.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::ledger::SEND_TIMEOUT;
use crate::runtime::Runtime;
use crate::store::DueTimer;
use crate::types::{Outcome, Receipt, Timestamp, Wake};

/// Longer than a wake can take, its send included.
const LEASE_MS: i64 = SEND_TIMEOUT.as_millis() as i64 * 4;
/// Wakes at once.
const WAKES: usize = 128;
/// Wakes of one shop at once: a shop whose gateway is slow must not keep the
/// others waiting.
const WAKES_PER_SHOP: usize = 64;
/// How soon a timer is tried again when its shop has no place left.
const BUSY_RETRY_MS: i64 = 200;
/// Looks even if nobody rang and no timer is known: another process may have set one.
const IDLE_LOOK: Duration = Duration::from_secs(1);
/// A wake that fails is tried again after 1 s, 2 s, 4 s, … and at most this long.
const BACK_OFF_MAX_MS: i64 = 60 * 60 * 1000;
/// A wake that failed this often (two days of it) is given up, with a receipt.
const ATTEMPTS_MAX: u32 = 60;

/// Wakes what is due, until it is told to stop.
pub struct Waker {
    runtime: Runtime,
    places: Arc<Semaphore>,
    /// Wakes under way, by shop.
    shops: Arc<Mutex<HashMap<String, usize>>>,
}

impl Waker {
    /// A waker for all shops of this runtime's store.
    pub fn new(runtime: Runtime) -> Self {
        Self { runtime, places: Arc::new(Semaphore::new(WAKES)), shops: Arc::default() }
    }

    /// Runs until `stop` turns true, then lets what has begun come to its end.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut wakes = JoinSet::new();
        while !*stop.borrow() {
            while wakes.try_join_next().is_some() {}
            let pause = self.claim(&mut wakes).await;
            tokio::select! {
                () = self.runtime.committed(), if !pause.is_zero() => {}
                () = tokio::time::sleep(pause), if !pause.is_zero() => {}
                _ = stop.changed() => {}
                () = std::future::ready(()), if pause.is_zero() => {}
            }
        }
        while wakes.join_next().await.is_some() {}
    }

    /// Wakes everything that is due at this moment and returns when it is done:
    /// for hosts and tests that turn the clock themselves. Gives the number of wakes.
    pub async fn run_due(&self) -> usize {
        let mut woken = 0;
        let mut wakes = JoinSet::new();
        loop {
            let before = wakes.len();
            self.claim(&mut wakes).await;
            if wakes.len() == before {
                return woken;
            }
            woken += wakes.len() - before;
            while wakes.join_next().await.is_some() {}
        }
    }

    /// Starts what is due; gives how long there is nothing to do.
    async fn claim(&self, wakes: &mut JoinSet<()>) -> Duration {
        let free = match Arc::clone(&self.places).acquire_owned().await {
            Ok(first) => {
                1 + {
                    drop(first);
                    self.places.available_permits().saturating_sub(1)
                }
            }
            Err(_) => return IDLE_LOOK,
        };
        let now = self.runtime.clock().now();
        let limit = u32::try_from(free).unwrap_or(u32::MAX);
        let claim = match self.runtime.store().claim(now, LEASE_MS, limit).await {
            Ok(claim) => claim,
            Err(error) => {
                tracing::warn!(%error, "cannot claim what is due; looking again in a moment");
                return IDLE_LOOK;
            }
        };
        let full = claim.timers.len() == free;
        for timer in claim.timers {
            self.start(timer, wakes).await;
        }
        if full {
            return Duration::ZERO;
        }
        let wait_ms = claim.next_at.map_or(i64::MAX, |at| at.saturating_sub(self.runtime.clock().now()));
        Duration::from_millis(u64::try_from(wait_ms.max(1)).unwrap_or(u64::MAX)).min(IDLE_LOOK)
    }

    async fn start(&self, timer: DueTimer, wakes: &mut JoinSet<()>) {
        let Some(turn) = ShopTurn::take(&self.shops, &timer.key) else {
            let retry_at = self.runtime.clock().now() + BUSY_RETRY_MS;
            if let Err(error) = self.runtime.store().postpone(&timer, retry_at).await {
                tracing::warn!(%error, "a timer keeps its lease");
            }
            return;
        };
        let Ok(place) = Arc::clone(&self.places).acquire_owned().await else {
            return;
        };
        let runtime = self.runtime.clone();
        wakes.spawn(async move {
            wake(&runtime, &timer).await;
            drop((place, turn));
        });
    }
}

/// One wake to its end: settled, or given back for a later try.
async fn wake(runtime: &Runtime, timer: &DueTimer) {
    let call = Wake {
        key: timer.key.clone(),
        timer: timer.name.clone(),
        due_at: timer.due_at,
        attempt: timer.attempt,
    };
    let settled = match runtime.wake(&call).await {
        // The commit has cleared or moved the timer.
        Ok(Outcome::Applied) => Ok(()),
        // Nobody wants this timer: the state does not know it.
        Ok(Outcome::Duplicate | Outcome::Ignored(_)) => runtime.store().drop_timer(timer, None).await,
        Err(error) if timer.attempt >= ATTEMPTS_MAX => {
            tracing::error!(%error, timer = timer.name, "a wake is given up");
            let receipt = given_up(timer, &error.to_string(), runtime.clock().now());
            runtime.store().drop_timer(timer, Some(receipt)).await
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

fn given_up(timer: &DueTimer, why: &str, at: Timestamp) -> Receipt {
    Receipt {
        kind: "text.failed".into(),
        message: Some(timer.name.clone()),
        step: None,
        at,
        detail:
            serde_json::json!({"reason": "given up after many tries", "attempts": timer.attempt, "last": why})
                .to_string(),
    }
}

/// Doubles from one second.
fn back_off_ms(attempt: u32) -> i64 {
    1000_i64
        .checked_shl(attempt.saturating_sub(1).min(20))
        .map_or(BACK_OFF_MAX_MS, |ms| ms.min(BACK_OFF_MAX_MS))
}

/// One of the places a shop has; given back however the wake ends.
struct ShopTurn {
    shops: Arc<Mutex<HashMap<String, usize>>>,
    shop: String,
}

impl ShopTurn {
    fn take(shops: &Arc<Mutex<HashMap<String, usize>>>, key: &str) -> Option<Self> {
        let shop = key.split('/').next().unwrap_or_default().to_owned();
        let mut under_way = shops.lock().unwrap_or_else(PoisonError::into_inner);
        let count = under_way.entry(shop.clone()).or_default();
        if *count >= WAKES_PER_SHOP {
            return None;
        }
        *count += 1;
        Some(Self { shops: Arc::clone(shops), shop })
    }
}

impl Drop for ShopTurn {
    fn drop(&mut self) {
        let mut under_way = self.shops.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = under_way.get_mut(&self.shop) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.shop);
            }
        }
    }
}
