//! From the start of the process to the first accepted webhook.

use std::time::Instant;

use anyhow::Result;

use crate::cpu;
use crate::host::Place;
use crate::load::Connection;
use crate::sample::Webhooks;
use crate::stand_in::StandIn;
use crate::table::{Table, Target};

const STARTS: u32 = 11;

/// Adds the rows.
pub async fn measure(place: &Place, table: &mut Table) -> Result<()> {
    let gateway = StandIn::start().await?;
    let webhooks = Webhooks::new()?;
    let cold = start(place, &gateway, &webhooks).await?;
    let mut warm = Vec::new();
    for _ in 0..STARTS {
        warm.push(start(place, &gateway, &webhooks).await?);
    }
    table.heading("Start to the first accepted webhook (empty store)");
    table.row("component compiled before", cpu::median(warm), "ms", Target::AtMost(100.0));
    table.row("component to be compiled", cold, "ms", Target::None);
    Ok(())
}

/// Milliseconds.
async fn start(place: &Place, gateway: &StandIn, webhooks: &Webhooks) -> Result<f64> {
    let webhook = webhooks.webhook(0);
    let begun = Instant::now();
    let host = place.start(gateway.address).await?;
    Connection::open(host.address).await?.post(&webhook).await?;
    let took = begun.elapsed();
    host.stop().await?;
    Ok(took.as_secs_f64() * 1e3)
}
