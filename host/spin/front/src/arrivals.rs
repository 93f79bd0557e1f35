//! What arrived, handed to the flow: orders are remembered, events that name
//! only their order are completed or parked, the rest goes straight on.

use aftertext_edge::arrival::{Arrival, PartialEvent};
use aftertext_edge::moved;
use aftertext_edge::types::{self, DeliveryReport, OrderEvent, Outcome};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Database, integer, text};
use serde_json::json;
use spin_sdk::http::StatusCode;

use crate::answer::Refusal;
use crate::app::App;
use crate::bindings::handler;
use crate::directory::{self, Directory, Parked, Parking};

/// Takes what arrived; when it returns, nothing of it can be lost.
pub fn take(app: &App, arrival: Arrival) -> Result<Outcome, Refusal> {
    match arrival {
        Arrival::Order(event) => order(app, &event),
        Arrival::Partial(event) => partial(app, event),
        Arrival::Reply(reply) => Ok(handler::handle_inbound_reply(&reply)?),
        Arrival::Report(report) => self::report(app, &report),
        Arrival::Ignored { id, reason } => {
            let detail = json!({"reason": reason, "webhook": id});
            app.note(&format!("{}/webhooks", app.shop.id), "event.ignored", &detail)?;
            Ok(Outcome::Ignored(reason))
        }
    }
}

fn order(app: &App, event: &OrderEvent) -> Result<Outcome, Refusal> {
    let directory = app.directory();
    if moved::may_move(event)
        && let Some(known) = directory.order(&event.order.id)?
        && let Some(farewell) = moved::farewell(event, &known)
    {
        handler::on_order_event(&farewell)?;
    }
    directory.remember(&event.order, event.occurred_at)?;
    let outcome = handler::on_order_event(event)?;
    unpark(&directory, &event.order.id)?;
    Ok(outcome)
}

fn partial(app: &App, event: PartialEvent) -> Result<Outcome, Refusal> {
    let directory = app.directory();
    loop {
        if let Some(order) = directory.order(&event.order)? {
            return Ok(handler::on_order_event(&event.complete(order))?);
        }
        match directory.park(&event)? {
            Parking::Parked => {
                let detail = json!({"reason": "its order is not known yet", "event": event.id});
                app.note(&format!("{}/order/{}", event.shop, event.order), "event.parked", &detail)?;
                return Ok(Outcome::Ignored("its order is not known yet; kept until it is".into()));
            }
            Parking::OrderKnown => {}
            Parking::Full => {
                return Err(Refusal::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "too many events wait for their orders; send the orders first",
                ));
            }
        }
    }
}

/// Applies the events that waited for an order, and forgets that they did.
fn unpark(directory: &Directory<'_>, order: &str) -> Result<(), Refusal> {
    for parked in directory.waiting_for(order)? {
        apply(directory, &parked)?;
        directory.unpark(&parked)?;
    }
    Ok(())
}

/// Applies what a request that broke off left parked although its order is known.
pub fn unpark_left_over(database: &Database) -> Result<(), Refusal> {
    const AT_ONCE: i64 = 100;
    for (shop, order) in directory::left_over(database, AT_ONCE)? {
        unpark(&Directory { database, shop: &shop }, &order)?;
    }
    Ok(())
}

fn apply(directory: &Directory<'_>, parked: &Parked) -> Result<(), Refusal> {
    if let Ok(event) = serde_json::from_str::<PartialEvent>(&parked.event)
        && let Some(order) = directory.order(&event.order)?
    {
        match handler::on_order_event(&event.complete(order)) {
            // The flow has said why; saying it again would change nothing.
            Ok(_) | Err(types::Error::Invalid(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// A report proves that the gateway has the text, which settles the ledger too.
/// What is known to be sent or refused stays as it is.
fn report(app: &App, report: &DeliveryReport) -> Result<Outcome, Refusal> {
    app.database.run(
        "UPDATE message SET state = 'sent', detail = ?3, at_ms = ?4
         WHERE shop = ?1 AND message = ?2 AND state IN ('sending', 'uncertain')",
        &[text(&report.shop), text(&report.message), text(&report.id), integer(now())],
    )?;
    Ok(handler::on_delivery_report(report)?)
}
