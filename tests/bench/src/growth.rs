//! What grows with the number of contacts, and what must not.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;

use crate::host::{Host, Place};
use crate::load;
use crate::sample::Webhooks;
use crate::stand_in::StandIn;
use crate::table::{Table, Target};

/// Contacts at which memory has warmed up.
const WARM: u32 = 10_000;
/// Contacts after which the cost of an event is looked at first.
const FEW: u32 = 1_000;
/// Events over which a cost is measured.
const WINDOW: u32 = 4_000;
const LAST_TEXT_WITHIN: Duration = Duration::from_secs(120);

struct Crowd {
    host: Host,
    gateway: StandIn,
    webhooks: Arc<Webhooks>,
    connections: u32,
    contacts: u32,
}

/// Adds the rows.
pub async fn measure(place: &Place, contacts: u32, connections: u32, table: &mut Table) -> Result<()> {
    let gateway = StandIn::start().await?;
    let host = place.start(gateway.address).await?;
    let webhooks = Arc::new(Webhooks::new()?);
    let mut crowd = Crowd { host, gateway, webhooks, connections, contacts: 0 };
    crowd.grow_to(FEW).await?;
    let cost_of_few = crowd.cost().await?;
    let mut memory = Vec::new();
    for size in [WARM, contacts / 2, contacts] {
        crowd.grow_to(size).await?;
        memory.push((crowd.contacts, crowd.host.memory()? as f64));
    }
    let cost_of_many = crowd.cost().await?;

    table.heading("Growing");
    for (contacts, bytes) in &memory {
        table.row(format!("memory of the host, {contacts} contacts"), bytes / 1e6, "MB", Target::None);
    }
    if let (Some((_, warm)), Some((_, last))) = (memory.first(), memory.last()) {
        table.row("memory at the end ÷ warm", last / warm, "×", Target::AtMost(1.15));
    }
    table.row(format!("CPU of the host, an order, {FEW} contacts"), cost_of_few, "µs", Target::None);
    table.row(format!("CPU of the host, an order, {contacts} contacts"), cost_of_many, "µs", Target::None);
    table.row("many ÷ few", cost_of_many / cost_of_few, "×", Target::AtMost(1.25));
    crowd.host.stop().await
}

impl Crowd {
    /// One order each of new contacts, until there are so many.
    async fn grow_to(&mut self, contacts: u32) -> Result<()> {
        let webhooks = Arc::clone(&self.webhooks);
        let numbers = self.contacts..contacts.max(self.contacts);
        load::post_all(self.host.address, numbers, self.connections, move |number| {
            Ok(webhooks.webhook(number))
        })
        .await?;
        self.contacts = self.contacts.max(contacts);
        self.gateway.wait_for(u64::from(self.contacts), LAST_TEXT_WITHIN).await
    }

    /// CPU microseconds of the host per order of a new contact.
    async fn cost(&mut self) -> Result<f64> {
        let before = self.host.cpu()?;
        self.grow_to(self.contacts + WINDOW).await?;
        Ok((self.host.cpu()? - before).as_secs_f64() * 1e6 / f64::from(WINDOW))
    }
}
