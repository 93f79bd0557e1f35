//! Orders a second, from the webhook to the text, every step durable.
//!
//! The host, who posts and the gateway's stand-in share this machine. The
//! webhooks are made and signed beforehand, since that is Shopify's work.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::cpu;
use crate::disk;
use crate::host::{Host, Place};
use crate::load;
use crate::sample::{Webhook, Webhooks};
use crate::stand_in::StandIn;
use crate::table::{Table, Target};

/// Orders before those that count.
const WARM_UP: u32 = 500;
/// For the texts that are still on their way when the last webhook is accepted.
const LAST_TEXT_WITHIN: Duration = Duration::from_secs(120);

/// Adds the rows.
pub async fn measure(place: &Place, orders: u32, connections: u32, table: &mut Table) -> Result<()> {
    let gateway = StandIn::start().await?;
    let host = place.start(gateway.address).await?;
    let webhooks = Webhooks::new()?;
    let all = WARM_UP + orders;
    let signed: Vec<Webhook> = (0..all).map(|number| webhooks.webhook(number)).collect();
    let webhook = move |number: u32| signed.get(number as usize).cloned().context("no such webhook");
    let webhook = std::sync::Arc::new(webhook);
    let warm_up = std::sync::Arc::clone(&webhook);
    load::post_all(host.address, 0..WARM_UP, connections, move |number| warm_up(number)).await?;
    gateway.wait_for(u64::from(WARM_UP), LAST_TEXT_WITHIN).await?;

    let (host_before, own_before, begun) = (host.cpu()?, cpu::used(), Instant::now());
    let answers =
        load::post_all(host.address, WARM_UP..all, connections, move |number| webhook(number)).await?;
    let accepted = begun.elapsed();
    gateway.wait_for(u64::from(all), LAST_TEXT_WITHIN).await?;
    let texted = begun.elapsed();
    let (host_cpu, own_cpu) = (host.cpu()? - host_before, cpu::used() - own_before);
    ensure!(gateway.texts() == u64::from(all), "{} texts for {all} orders", gateway.texts());

    let orders = f64::from(orders);
    let microseconds = |cpu: Duration| cpu.as_secs_f64() * 1e6 / orders;
    table.heading("Webhook in, text out, durable (SQLite; host, sender and gateway on this machine)");
    table.row("orders a second, texted", orders / texted.as_secs_f64(), "/s", Target::AtLeast(2000.0));
    table.row("orders a second, accepted", orders / accepted.as_secs_f64(), "/s", Target::None);
    table.row("answer to a webhook, half of them within", answers.within(0.5), "ms", Target::None);
    table.row("answer to a webhook, 99 of 100 within", answers.within(0.99), "ms", Target::None);
    table.row("CPU of the host, an order", microseconds(host_cpu), "µs", Target::None);
    table.row("CPU of sender and gateway, an order", microseconds(own_cpu), "µs", Target::None);
    table.row("cores busy", (host_cpu + own_cpu).as_secs_f64() / texted.as_secs_f64(), "", Target::None);
    table.row("until 4 kB are durable on this disk", disk::sync_ms(place.folder())?, "ms", Target::None);
    store(&host, all, table)?;
    host.stop().await
}

/// Every contact has one order, confirmed.
fn store(host: &Host, contacts: u32, table: &mut Table) -> Result<()> {
    let each = |bytes: f64| bytes / f64::from(contacts);
    table.heading("SQLite, a contact with one confirmed order");
    table.row("whole store", each(host.store_bytes()? as f64), "bytes", Target::None);
    for (part, bytes) in host.store_parts()?.into_iter().filter(|(_, bytes)| each(*bytes) >= 10.0) {
        table.row(format!("  {part}"), each(bytes), "bytes", Target::None);
    }
    Ok(())
}
