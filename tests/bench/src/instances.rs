//! One event on a fresh instance, on a kept one, and without any.
//!
//! The store is in memory and the gateway takes everything. The three take
//! turns, round by round, so that a slow moment of the machine meets them all;
//! the middle round counts.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use aftertext::types::{OrderEvent, Outcome, Wake};
use aftertext::{Runtime, Store};
use anyhow::{Result, ensure};

use crate::cpu;
use crate::memory::{CountingGateway, MemoryStore};
use crate::native;
use crate::sample::{self, SETTINGS, SHOP};
use crate::table::{Table, Target};

const ROUNDS: u32 = 15;
/// Events of each kind in a round.
const EVENTS: u32 = 1_000;

struct World {
    store: Arc<MemoryStore>,
    gateway: Arc<CountingGateway>,
    runtime: Runtime,
    /// Buyers so far: every event has one of its own.
    buyers: u32,
}

/// CPU microseconds per event of one round.
#[derive(Default)]
struct Costs {
    fresh: Vec<f64>,
    kept: Vec<f64>,
    native: Vec<f64>,
    wake: Vec<f64>,
}

/// Adds the rows.
pub async fn measure(component: &Path, table: &mut Table) -> Result<()> {
    let store = Arc::new(MemoryStore::with_settings(SHOP, SETTINGS));
    let gateway = Arc::new(CountingGateway::default());
    let runtime = Runtime::builder(component).build(store.clone(), gateway.clone())?;
    let mut world = World { store, gateway, runtime, buyers: 0 };
    let mut costs = Costs::default();
    world.round(&mut Costs::default()).await?;
    for _ in 0..ROUNDS {
        world.round(&mut costs).await?;
    }
    let [fresh, kept, native, wake] = [costs.fresh, costs.kept, costs.native, costs.wake].map(cpu::median);
    table.heading("An order event (CPU time; store in memory)");
    table.row("fresh instance + event", fresh, "µs", Target::AtMost(100.0));
    table.row("the same on a kept instance", kept, "µs", Target::None);
    table.row("the same natively", native, "µs", Target::None);
    table.row("fresh ÷ kept", fresh / kept, "×", Target::AtMost(2.0));
    table.row("kept ÷ native", kept / native, "×", Target::None);
    table.row("fresh instance + wake: render and send", wake, "µs", Target::AtMost(100.0));
    Ok(())
}

impl World {
    fn events(&mut self) -> Vec<OrderEvent> {
        let first = self.buyers;
        self.buyers += EVENTS;
        (first..self.buyers).map(sample::placed).collect()
    }

    async fn round(&mut self, costs: &mut Costs) -> Result<()> {
        let events = self.events();
        self.store.take_timers();
        let before = cpu::used();
        for event in &events {
            let outcome = self.runtime.order_event(event).await?;
            ensure!(outcome == Outcome::Applied, "the event was not applied: {outcome:?}");
        }
        costs.fresh.push(each(before));

        self.wakes(costs).await?;

        let events = self.events();
        let before = cpu::used();
        self.runtime.order_events_on_one_instance(&events).await?;
        costs.kept.push(each(before));

        let events = self.events();
        let store: &dyn Store = &*self.store;
        let before = cpu::used();
        for event in &events {
            native::order_event(store, event).await?;
        }
        costs.native.push(each(before));
        Ok(())
    }

    /// The events have set a timer each, for the text that confirms the order.
    async fn wakes(&self, costs: &mut Costs) -> Result<()> {
        let texts = self.gateway.texts();
        let timers = self.store.take_timers().into_iter().map(|timer| Wake {
            key: timer.key,
            timer: timer.name,
            due_at: timer.due_at,
            attempt: timer.attempt,
        });
        let wakes: Vec<Wake> = timers.collect();
        let before = cpu::used();
        for wake in &wakes {
            self.runtime.wake(wake).await?;
        }
        costs.wake.push(each(before));
        let sent = self.gateway.texts() - texts;
        ensure!(sent == u64::from(EVENTS), "{sent} texts were sent for {EVENTS} orders");
        Ok(())
    }
}

fn each(before: Duration) -> f64 {
    (cpu::used() - before).as_secs_f64() * 1e6 / f64::from(EVENTS)
}
