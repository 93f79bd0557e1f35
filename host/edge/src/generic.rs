//! Order events in aftertext's own words: the JSON of
//! `POST /v1/shops/{shop}/events`, one [`OrderEvent`] in the shape of the WIT
//! record.

use crate::arrival::{Arrival, Error};
use crate::event::Event;
use crate::phone;
use crate::signature;
use crate::source::Call;
use crate::types::OrderEvent;
use crate::webhook::Webhook;

/// The longest id of an event or an order, in characters.
const ID_CHARACTERS: usize = 200;

/// Reads one event for `shop`. The body may leave its own `shop` out, or must
/// name the same. The buyer's phone is made E.164 with the shipping country.
pub fn read(shop: &str, body: &[u8]) -> Result<Arrival, Error> {
    let mut event: OrderEvent = serde_json::from_slice(body)?;
    identifies("id", &event.id)?;
    identifies("order.id", &event.order.id)?;
    if !event.shop.is_empty() && event.shop != shop {
        return Err(Error::Invalid { field: "shop", reason: "it is not the shop of the address".into() });
    }
    event.shop = shop.to_owned();
    let buyer = &mut event.order.buyer;
    let country = buyer.shipping.as_ref().and_then(|address| address.country.as_deref());
    buyer.phone = phone::of_buyer([buyer.phone.as_deref()], country);
    Ok(Arrival::Order(Box::new(event)))
}

pub(crate) fn verified(webhook: &Webhook<'_>, tokens: &[&str]) -> Result<(), signature::Error> {
    signature::credentials(webhook, tokens)
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    Ok(vec![read(call.shop, call.webhook.body)?.into()])
}

fn identifies(field: &'static str, id: &str) -> Result<(), Error> {
    match id.chars().count() {
        1..=ID_CHARACTERS => Ok(()),
        count => Err(Error::Invalid {
            field,
            reason: format!("{count} characters, where 1 to {ID_CHARACTERS} are allowed"),
        }),
    }
}
