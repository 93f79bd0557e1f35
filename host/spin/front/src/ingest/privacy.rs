//! What platforms pass on of people's and shops' rights over their data:
//! forget a person, show a person's data, forget a shop, stop sending for it.

use std::collections::BTreeSet;

use aftertext_edge::event::PrivacyRequest;
use aftertext_edge::person::Person;
use aftertext_edge::types::{self, Order, Outcome};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Error, text};
use serde_json::{Value, json};

use crate::answer::Refusal;
use crate::app::App;
use crate::bindings::handler;
use crate::directory::Directory;
use crate::receipts;

/// Receipts of one number in an answer at most: some years of texts.
const RECEIPTS_MAX: i64 = 10_000;

/// The numbers and the orders behind a [`Person`].
struct Found {
    phones: BTreeSet<String>,
    orders: Vec<Order>,
}

/// Follows what is known of a person to every number and every order of theirs.
fn find(directory: &Directory<'_>, person: &Person) -> Result<Found, Error> {
    let mut orders: Vec<Order> = Vec::new();
    for id in &person.orders {
        orders.extend(directory.order(id)?);
    }
    for whose in person.customer.iter().chain(&person.phone) {
        for order in directory.orders_of(whose)? {
            if !orders.iter().any(|known| known.id == order.id) {
                orders.push(order);
            }
        }
    }
    let phones = orders.iter().filter_map(|order| order.buyer.phone.clone()).chain(person.phone.clone());
    Ok(Found { phones: phones.collect(), orders })
}

/// Forgets a person: what the flow knows by each of their numbers, and what the
/// database has besides. That somebody said STOP stays, or they would be texted
/// again. Their orders go last, since a request that breaks off comes again and
/// has to find the numbers by them.
pub(super) fn erase(app: &App, request: &PrivacyRequest) -> Result<Outcome, Refusal> {
    let shop = &app.shop.id;
    let found = find(&app.directory(), &request.into())?;
    for phone in &found.phones {
        match handler::forget_contact(shop, phone) {
            // What is no number was never a contact.
            Ok(_) | Err(types::Error::Invalid(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut orders = request.orders.clone();
    orders.extend(found.orders.into_iter().map(|order| order.id));
    app.database.run(
        "INSERT INTO erasure (shop, phones, orders) VALUES (?1, ?2, ?3)",
        &[text(shop), text(json!(found.phones).to_string()), text(json!(orders).to_string())],
    )?;
    let detail = json!({"request": request.id, "numbers": found.phones.len(), "orders": orders.len()});
    app.database.note(&format!("{shop}/webhooks"), "person.erased", &detail, now())?;
    Ok(Outcome::Applied)
}

/// A person wants to see their data.
pub(super) fn export(app: &App, request: &PrivacyRequest) -> Result<Outcome, Refusal> {
    let shop = &app.shop.id;
    let detail = Person::from(request).asked(shop, &request.id);
    app.database.note(&format!("{shop}/webhooks"), "person.asked", &detail, now())?;
    Ok(Outcome::Applied)
}

/// All that is kept of a person, as JSON.
pub fn known_of(app: &App, person: &Person) -> Result<Value, Error> {
    let Found { phones, orders } = find(&app.directory(), person)?;
    let contacts: Vec<Value> = phones.iter().map(|phone| contact(app, phone)).collect::<Result<_, _>>()?;
    Ok(json!({"contacts": contacts, "orders": orders}))
}

/// What is kept of one number: the flow's state, every receipt, and each text
/// with what its gateway said.
fn contact(app: &App, phone: &str) -> Result<Value, Error> {
    let key = format!("{}/{phone}", app.shop.id);
    let row = app.database.row("SELECT state FROM contact WHERE key = ?1", &[text(&key)])?;
    let state = row.map(|mut row| row.bytes()).transpose()?.map(|state| {
        serde_json::from_slice::<Value>(&state).unwrap_or_else(|_| String::from_utf8_lossy(&state).into())
    });
    let receipts = receipts::of(&app.database, &key, 0, RECEIPTS_MAX)?;
    let rows = app.database.rows(
        "SELECT message, recipient, state, detail, at_ms FROM message
         WHERE shop = ?1 AND message IN (SELECT message FROM receipt
             WHERE contact_id = (SELECT id FROM contact WHERE key = ?2)) ORDER BY id",
        &[text(&app.shop.id), text(&key)],
    )?;
    let texts = rows.into_iter().map(|mut row| {
        let (id, to, state) = (row.text()?, row.text()?, row.text()?);
        Ok(json!({"id": id, "to": to, "state": state, "detail": row.text()?, "at": row.integer()?}))
    });
    let texts: Vec<Value> = texts.collect::<Result<_, Error>>()?;
    Ok(json!({"phone": phone, "state": state, "receipts": receipts, "texts": texts}))
}

/// The shop took the app out: nothing is sent for it from now on.
pub(super) fn close(app: &App, id: &str) -> Result<Outcome, Refusal> {
    let shop = &app.shop;
    app.database.run(
        "INSERT INTO closed_shop (id, mark) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET mark = ?2",
        &[text(&shop.id), text(&shop.mark)],
    )?;
    eprintln!("the shop {} has taken the app out: nothing is sent for it any more", shop.id);
    let detail = json!({"webhook": id, "reason": "the shop has taken the app out"});
    app.database.note(&format!("{}/webhooks", shop.id), "shop.closed", &detail, now())?;
    Ok(Outcome::Applied)
}

/// Forgets a shop and everybody in it: at once for whoever asks, and a little at
/// a time, whenever somebody calls `/wake`, in the database.
pub(super) fn erase_shop(app: &App, id: &str) -> Result<Outcome, Refusal> {
    close(app, id)?;
    app.database
        .run("INSERT INTO erased_shop (id) VALUES (?1) ON CONFLICT DO NOTHING", &[text(&app.shop.id)])?;
    eprintln!("the data of the shop {} are being erased", app.shop.id);
    Ok(Outcome::Applied)
}
