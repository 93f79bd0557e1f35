//! What a source told, handed to the flow: orders are remembered, events that
//! name only their order or their parcel are completed or parked, what has to
//! be fetched is fetched, and the rest goes straight on.

mod fetch;
mod parked;
mod privacy;

use aftertext_edge::arrival::PartialEvent;
use aftertext_edge::event::Event;
use aftertext_edge::moved;
use aftertext_edge::tracking::{TrackingUpdate, numbered};
use aftertext_edge::types::{DeliveryReport, Order, OrderEvent, Outcome};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{integer, text};
use aftertext_spin_provision::shop::Standing;
use serde_json::json;

use crate::answer::Refusal;
use crate::app::App;
use crate::bindings::handler;
use crate::directory::Directory;
use parked::Parked;

pub use parked::unpark_left_over;
pub use privacy::known_of;

/// One webhook's way in: for whom it is, and by which source it came.
#[derive(Clone, Copy)]
pub struct Ingest<'a> {
    pub app: &'a App,
    /// The name of the source.
    pub source: &'static str,
}

/// Takes all that one webhook told, in its order; when it returns an outcome,
/// nothing of it can be lost. One event that is wrong does not keep the others.
pub fn take_all(ingest: &Ingest<'_>, events: Vec<Event>) -> Result<Outcome, Refusal> {
    let mut outcome = None;
    let mut wrong = None;
    for event in events {
        match take(ingest, event) {
            Ok(next) => outcome = Some(next.or_further(outcome)),
            Err(refusal) if refusal.is_final() => wrong = wrong.or(Some(refusal)),
            Err(refusal) => return Err(refusal),
        }
    }
    match wrong {
        Some(refusal) => Err(refusal),
        None => Ok(outcome.unwrap_or_else(|| Outcome::Ignored("there is nothing in it".into()))),
    }
}

fn take(ingest: &Ingest<'_>, event: Event) -> Result<Outcome, Refusal> {
    let app = ingest.app;
    match event {
        Event::Erase(request) => privacy::erase(app, &request),
        Event::Export(request) => privacy::export(app, &request),
        Event::EraseShop { id, .. } => privacy::erase_shop(app, &id),
        Event::Uninstalled { id, .. } => privacy::close(app, &id),
        // Of what is being erased nothing is written down anew.
        _ if app.standing == Standing::Erased => Ok(Outcome::Ignored("the shop is being erased".into())),
        // What people say counts all the same, for when the shop comes back.
        Event::Consent(change) => Ok(handler::on_consent_change(&change)?),
        Event::Reply(reply) => Ok(handler::handle_inbound_reply(&reply)?),
        Event::Report(report) => self::report(app, &report),
        _ if app.standing != Standing::Open => Ok(Outcome::Ignored("the shop has taken the app out".into())),
        Event::Order(event) => order(&app.directory(), &event),
        Event::Partial(event) => partial(&app.directory(), event),
        Event::Tracking(update) => track(&app.directory(), update),
        Event::Fetch(request) => fetch::take(ingest, &request),
        Event::Ignored { id, reason } => {
            let detail = json!({"reason": reason, "webhook": id});
            app.database.note(&format!("{}/webhooks", app.shop.id), "event.ignored", &detail, now())?;
            Ok(Outcome::Ignored(reason))
        }
    }
}

/// Remembering and applying are each harmless twice.
fn order(directory: &Directory<'_>, event: &OrderEvent) -> Result<Outcome, Refusal> {
    let known = match moved::may_move(event) || numbered(&event.change).is_some() {
        true => directory.order(&event.order.id)?,
        false => None,
    };
    if let Some(known) = &known
        && moved::may_move(event)
        && let Some(farewell) = moved::farewell(event, known)
    {
        handler::on_order_event(&farewell)?;
    }
    directory.remember(&event.order, event.occurred_at)?;
    if known.is_some() {
        parked::unpark_all(directory, &event.order.id)?;
        return apply(directory, event);
    }
    // What waits for an order needs the consent that its first event brings.
    let outcome = handler::on_order_event(event)?;
    parked::unpark_all(directory, &event.order.id)?;
    unpark_of_parcel(directory, event)?;
    Ok(outcome)
}

/// Tells the flow of an order that it knows: first what waited for the parcel,
/// since that is newer. Told the other way round, both would become texts at the
/// same moment.
fn apply(directory: &Directory<'_>, event: &OrderEvent) -> Result<Outcome, Refusal> {
    unpark_of_parcel(directory, event)?;
    Ok(handler::on_order_event(event)?)
}

/// Remembers the parcel by whose number carriers will name it, if there is one,
/// and applies what waited for it.
fn unpark_of_parcel(directory: &Directory<'_>, event: &OrderEvent) -> Result<(), Refusal> {
    let Some((number, parcel)) = numbered(&event.change) else {
        return Ok(());
    };
    directory.remember_parcel(&event.order.id, &number, &parcel)?;
    parked::unpark_all(directory, &parked::awaited_parcel(&number))
}

fn partial(directory: &Directory<'_>, event: PartialEvent) -> Result<Outcome, Refusal> {
    match directory.order(&event.order)? {
        Some(order) => apply(directory, &event.complete(order)),
        None => parked::park(directory, Parked::Partial(event)),
    }
}

/// News of a parcel that only its tracking number names.
fn track(directory: &Directory<'_>, update: TrackingUpdate) -> Result<Outcome, Refusal> {
    let update = update.in_one_spelling();
    if let Some((order, parcel)) = directory.parcel(&update.tracking_number)? {
        let event = update.of_parcel(order, parcel);
        return match directory.order(&event.order)? {
            Some(order) => Ok(handler::on_order_event(&event.complete(order))?),
            None => parked::park(directory, Parked::Partial(event)),
        };
    }
    match named_by_carrier(directory, &update)? {
        Some(order) => {
            let event = update.of_unknown_parcel(order.id.clone());
            Ok(handler::on_order_event(&event.complete(order))?)
        }
        None => parked::park(directory, Parked::Tracking(update)),
    }
}

/// The order that the shop had named to the carrier. It may have used another
/// name than its platform does: then only the tracking number leads to the order.
fn named_by_carrier(directory: &Directory<'_>, update: &TrackingUpdate) -> Result<Option<Order>, Refusal> {
    match &update.order {
        Some(order) => Ok(directory.order(order)?),
        None => Ok(None),
    }
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
