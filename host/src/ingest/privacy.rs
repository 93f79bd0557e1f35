//! What platforms pass on of people's and shops' rights over their data:
//! forget a person, show a person's data, forget a shop, stop sending for it.

use std::collections::BTreeSet;

use aftertext_edge::event::PrivacyRequest;
use aftertext_edge::person::Person;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Error, Ingest, note};
use crate::runtime::{self, Runtime};
use crate::shop::Shop;
use crate::store::Store;
use crate::types::{self, Order, Outcome};

/// Receipts taken at once from the store.
const PAGE: u32 = 500;
/// Receipts of one number in an answer at most: some years of texts.
const RECEIPTS_MAX: usize = 10_000;
/// Short links of one number in an answer at most.
const LINKS_MAX: u32 = 10_000;
/// Entries of the ledger of consent in an answer at most.
const CONSENT_MAX: u32 = 10_000;

/// The numbers and the orders behind a [`Person`].
struct Found {
    phones: BTreeSet<String>,
    orders: Vec<Order>,
}

/// Follows what is known of a person to every number and every order of theirs.
async fn find(store: &dyn Store, shop: &str, person: &Person) -> Result<Found, Error> {
    let mut orders: Vec<Order> = Vec::new();
    for id in &person.orders {
        orders.extend(store.order(shop, id).await?);
    }
    for whose in person.customer.iter().chain(&person.phone) {
        for order in store.orders_of(shop, whose).await? {
            if !orders.iter().any(|known| known.id == order.id) {
                orders.push(order);
            }
        }
    }
    let phones = orders.iter().filter_map(|order| order.buyer.phone.clone()).chain(person.phone.clone());
    Ok(Found { phones: phones.collect(), orders })
}

/// What was forgotten of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    /// How many numbers were theirs.
    pub numbers: usize,
    /// How many orders were, whether or not they were known here.
    pub orders: usize,
}

/// A platform passes on that a person asks to be forgotten.
pub(super) async fn erase(ingest: &Ingest<'_>, request: &PrivacyRequest) -> Result<Outcome, Error> {
    forget(ingest.runtime, &ingest.shop.id, &request.into(), &request.id).await?;
    Ok(Outcome::Applied)
}

/// Forgets a person: what the flow knows by each of their numbers, and what the
/// store has besides. That somebody said STOP stays, or they would be texted again.
/// The receipt says on whose `request`.
pub async fn forget(
    runtime: &Runtime,
    shop: &str,
    person: &Person,
    request: &str,
) -> Result<Forgotten, Error> {
    let found = find(runtime.store().as_ref(), shop, person).await?;
    for phone in &found.phones {
        match runtime.forget_contact(shop, phone).await {
            // What is no number was never a contact.
            Ok(_) | Err(runtime::Error::Flow(types::Error::Invalid(_))) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let phones: Vec<String> = found.phones.into_iter().collect();
    let known = found.orders.into_iter().map(|order| order.id);
    let orders: BTreeSet<String> = person.orders.iter().cloned().chain(known).collect();
    let orders: Vec<String> = orders.into_iter().collect();
    runtime.store().erase_person(shop, &phones, &orders).await?;
    let forgotten = Forgotten { numbers: phones.len(), orders: orders.len() };
    let Forgotten { numbers, orders } = forgotten;
    let detail = json!({"request": request, "numbers": numbers, "orders": orders});
    note(runtime, &format!("{shop}/webhooks"), "person.erased", &detail).await?;
    Ok(forgotten)
}

/// A person wants to see their data.
pub(super) async fn export(ingest: &Ingest<'_>, request: &PrivacyRequest) -> Result<Outcome, Error> {
    let shop = &ingest.shop.id;
    let detail = Person::from(request).asked(shop, &request.id);
    note(ingest.runtime, &format!("{shop}/webhooks"), "person.asked", &detail).await?;
    Ok(Outcome::Applied)
}

/// All that is kept of a person, as JSON.
pub async fn known_of(runtime: &Runtime, shop: &str, person: &Person) -> Result<Value, Error> {
    let store = runtime.store();
    let Found { phones, orders } = find(store.as_ref(), shop, person).await?;
    let mut contacts = Vec::new();
    for phone in phones {
        contacts.push(contact(store.as_ref(), shop, &phone).await?);
    }
    Ok(json!({"contacts": contacts, "orders": orders}))
}

/// What is kept of one number: the flow's state, the ledger of consent, every
/// receipt, each text with what its gateway said, and each short link with who opened it.
async fn contact(store: &dyn Store, shop: &str, phone: &str) -> Result<Value, Error> {
    let key = format!("{shop}/{phone}");
    let snapshots = store.load(std::slice::from_ref(&key), "").await?;
    let state = snapshots.first().map(|snapshot| match serde_json::from_slice::<Value>(&snapshot.state) {
        Ok(state) => state,
        Err(_) => String::from_utf8_lossy(&snapshot.state).into(),
    });
    let mut receipts = Vec::new();
    let mut texts = Vec::new();
    let mut names = BTreeSet::new();
    let mut after = 0;
    while receipts.len() < RECEIPTS_MAX {
        let page = store.receipts(&key, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for logged in page {
            if let Some(message) = logged.receipt.message.clone()
                && names.insert(message.clone())
                && let Some(entry) = store.ledger(shop, &message).await?
            {
                let (state, detail) = entry.state.columns();
                texts.push(json!({"id": message, "to": entry.recipient, "state": state, "detail": detail, "at": entry.at}));
            }
            receipts.push(logged.receipt);
        }
    }
    let consent = store.consent(&key, CONSENT_MAX).await?;
    let links = store.links_of(shop, phone, LINKS_MAX).await?;
    Ok(json!({
        "phone": phone, "state": state, "consent": consent, "receipts": receipts, "texts": texts, "links": links,
    }))
}

/// The shop took the app out: nothing is sent for it from now on.
pub(super) async fn close(ingest: &Ingest<'_>, id: &str) -> Result<Outcome, Error> {
    let mut shop: Shop = ingest.shop.clone();
    shop.profile.closed = true;
    ingest.shops.put(&shop).await?;
    tracing::warn!(shop = shop.id, "the shop has taken the app out: nothing is sent for it any more");
    let detail = json!({"webhook": id, "reason": "the shop has taken the app out"});
    note(ingest.runtime, &format!("{}/webhooks", shop.id), "shop.closed", &detail).await?;
    Ok(Outcome::Applied)
}

/// Forgets a shop and everybody in it: at once for whoever asks, and a little
/// at a time on disk.
pub(super) async fn erase_shop(ingest: &Ingest<'_>, id: &str) -> Result<Outcome, Error> {
    close(ingest, id).await?;
    ingest.runtime.store().erase_shop(&ingest.shop.id).await?;
    tracing::warn!(shop = ingest.shop.id, "the shop's data are being erased");
    Ok(Outcome::Applied)
}
