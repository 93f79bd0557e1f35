//! The time machine: the real component over orders that happened, or that are
//! made up, on a clock that jumps from one thing to the next.
//!
//! One thing happens at a time, and what happens at the same moment has an
//! order: first orders and replies as they come, then reports on texts, then
//! timers by their names. So the same orders tell the same story, byte for
//! byte. Nothing leaves the machine: every text is taken, and reported as
//! delivered some seconds later.

mod orders;
mod story;
mod totals;

use std::collections::VecDeque;
use std::iter::Peekable;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aftertext_edge::clockwork::LEASE_MS;
use aftertext_orders::{Happening, What};
use async_trait::async_trait;

use crate::clock::Clock;
use crate::gateway::{Error as SendError, Gateway, Sms};
use crate::record::{Answer, Decision, Record, Witness};
use crate::runtime::{self, BuildError, Limits, Runtime};
use crate::store;
use crate::store::memory::Memory;
use crate::studio::Finding;
use crate::types::{DeliveryReport, DeliveryStatus, Timestamp};
use crate::waker;

pub use orders::{Error as OrdersError, read as read_orders};
pub use story::{Entry, Kind, Teller};
pub use totals::{Sums, Totals};

/// How long a phone takes to confirm a text.
const DELIVERED_AFTER_MS: i64 = 5_000;
/// Timers claimed at once.
const CLAIM: u32 = 32;
/// Wakes at one moment, beyond which time stands still and something is wrong.
const WAKES_AT_ONCE_MAX: u32 = 1_000_000;
/// Far more than a decision takes: the speed of the machine must not tell.
const COMPUTE: Duration = Duration::from_secs(60);

/// Why a simulation ends early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store in memory.
    #[error("the store: {0}")]
    Store(#[from] store::Error),
    /// Nothing but wakes, and no time passes.
    #[error("timers are due again and again at the same moment; the component is at fault")]
    Standstill,
    /// Whoever is told what happens cannot hear it.
    #[error("cannot write: {0}")]
    Told(#[from] std::io::Error),
}

/// The time that is simulated, in milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first moment.
    pub start: Timestamp,
    /// The first moment after it.
    pub end: Timestamp,
}

/// What was still to come when the time was over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Whether there were more orders or replies.
    pub happenings: bool,
    /// When the next timer would have been due.
    pub next_timer: Option<Timestamp>,
}

/// A shop, its component and a clock to turn.
pub struct Simulation {
    runtime: Runtime,
    clock: Arc<Dial>,
    decisions: Arc<Decisions>,
    shop: String,
}

impl Simulation {
    /// A simulation of `shop` by the component in this file; `cache` is a folder
    /// for the compiled one, and each decision goes to `record` if there is one.
    pub fn new(
        component: &Path,
        cache: &Path,
        shop: &str,
        record: Option<Arc<Record>>,
    ) -> Result<Self, BuildError> {
        let clock = Arc::new(Dial::default());
        let decisions = Arc::new(Decisions { fresh: Mutex::default(), record });
        let runtime = Runtime::builder(component)
            .cache(cache)
            .limits(Limits { instances: 1, compute: COMPUTE, ..Limits::default() })
            .clock(Arc::clone(&clock) as _)
            .witness(Arc::clone(&decisions) as _)
            .build(Arc::new(Memory::new(Arc::clone(&clock) as _)), Arc::new(TakesAll))?;
        Ok(Self { runtime, clock, decisions, shop: shop.to_owned() })
    }

    /// Checks the shop's settings (JSON) and uses them if there is no error in them.
    pub async fn use_settings(&self, settings: &str) -> Result<Vec<Finding>, runtime::Error> {
        self.runtime.save_settings(&self.shop, settings).await
    }

    /// Lives through `span`. `happenings` are in the order of their times; each
    /// decision is handed to `told` with its time, right after it was made.
    pub async fn run(
        &self,
        happenings: impl Iterator<Item = Happening>,
        span: Span,
        mut told: impl FnMut(Timestamp, Decision) -> std::io::Result<()>,
    ) -> Result<Left, Error> {
        let mut to_come = ToCome { happenings: happenings.peekable(), reports: VecDeque::new() };
        let mut wakes = 0_u32;
        self.clock.turn_to(span.start);
        loop {
            let now = self.clock.now();
            while let Some(arrival) = to_come.next_until(now) {
                self.take(arrival).await;
                self.tell(now, &mut to_come, &mut told)?;
            }
            let claim = self.runtime.store().claim(now, LEASE_MS, CLAIM).await?;
            for timer in &claim.timers {
                waker::wake(&self.runtime, timer).await;
                self.tell(now, &mut to_come, &mut told)?;
            }
            if !claim.timers.is_empty() {
                wakes = wakes.saturating_add(1);
                if wakes > WAKES_AT_ONCE_MAX {
                    return Err(Error::Standstill);
                }
                continue;
            }
            wakes = 0;
            let next_at = to_come.next_at().into_iter().chain(claim.next_at).min();
            match next_at {
                Some(at) if at < span.end => self.clock.turn_to(at.max(now)),
                _ => {
                    let happenings = to_come.happenings.peek().is_some();
                    return Ok(Left { happenings, next_timer: claim.next_at });
                }
            }
        }
    }

    /// What a call answers is in the decision, errors included.
    async fn take(&self, arrival: Arrival) {
        match arrival {
            Arrival::Happening(What::Order(event)) => _ = self.runtime.order_event(&event).await,
            Arrival::Happening(What::Reply(reply)) => _ = self.runtime.inbound_reply(&reply).await,
            Arrival::Report(report) => _ = self.runtime.delivery_report(&report).await,
        }
    }

    /// Hands on what was decided; what was sent will be reported on.
    fn tell(
        &self,
        now: Timestamp,
        to_come: &mut ToCome<impl Iterator<Item = Happening>>,
        told: &mut impl FnMut(Timestamp, Decision) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        for decision in self.decisions.take() {
            for send in &decision.crossed.sends {
                if let Answer::Given(provider_id) = &send.answer {
                    to_come.reports.push_back(delivered(&send.sms, provider_id, now));
                }
            }
            told(now, decision)?;
        }
        Ok(())
    }
}

fn delivered(sms: &Sms, provider_id: &str, sent_at: Timestamp) -> DeliveryReport {
    DeliveryReport {
        id: format!("{provider_id}/delivered"),
        shop: sms.shop.clone(),
        message: sms.id.clone(),
        phone: sms.recipient.clone(),
        status: DeliveryStatus::Delivered,
        failure: None,
        code: None,
        at: sent_at.saturating_add(DELIVERED_AFTER_MS),
    }
}

/// What comes from outside.
#[allow(clippy::large_enum_variant, reason = "one is held at a time, and most are of orders")]
enum Arrival {
    Happening(What),
    Report(DeliveryReport),
}

/// What is still to come from outside.
struct ToCome<I: Iterator<Item = Happening>> {
    happenings: Peekable<I>,
    /// In the order of their times, since each comes as long after its text.
    reports: VecDeque<DeliveryReport>,
}

impl<I: Iterator<Item = Happening>> ToCome<I> {
    /// When the next thing comes.
    fn next_at(&mut self) -> Option<Timestamp> {
        let report = self.reports.front().map(|report| report.at);
        self.happenings.peek().map(|happening| happening.at).into_iter().chain(report).min()
    }

    /// The next thing that has come by `now`.
    fn next_until(&mut self, now: Timestamp) -> Option<Arrival> {
        if let Some(happening) = self.happenings.next_if(|happening| happening.at <= now) {
            return Some(Arrival::Happening(happening.what));
        }
        if self.reports.front().is_some_and(|report| report.at <= now) {
            return self.reports.pop_front().map(Arrival::Report);
        }
        None
    }
}

/// A clock that is turned by hand.
#[derive(Default)]
struct Dial(AtomicI64);

impl Dial {
    fn turn_to(&self, at: Timestamp) {
        self.0.store(at, Ordering::Relaxed);
    }
}

impl Clock for Dial {
    fn now(&self) -> Timestamp {
        self.0.load(Ordering::Relaxed)
    }
}

/// What was decided and not yet told.
struct Decisions {
    fresh: Mutex<Vec<Decision>>,
    record: Option<Arc<Record>>,
}

impl Decisions {
    fn take(&self) -> Vec<Decision> {
        std::mem::take(&mut *self.fresh.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Witness for Decisions {
    fn decided(&self, decision: Decision) {
        if let Some(record) = &self.record {
            record.decided(decision.clone());
        }
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner).push(decision);
    }
}

/// A gateway that takes every text and sends none.
struct TakesAll;

#[async_trait]
impl Gateway for TakesAll {
    async fn send(&self, sms: &Sms) -> Result<String, SendError> {
        Ok(format!("simulated/{}", sms.id))
    }
}
