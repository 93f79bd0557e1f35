//! The topics about a customer's consent and data, and about the shop itself.
//! Shopify asks every app to take the three compliance topics.

use serde::Deserialize;

use super::Delivery;
use super::marketing::MarketingConsent;
use crate::arrival::Error;
use crate::event::{Event, PrivacyRequest};
use crate::json::{Id, List, Part, Text};
use crate::phone;
use crate::types::ConsentChange;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Consented {
    phone: Text,
    sms_marketing_consent: Part<MarketingConsent>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Request {
    customer: Part<Customer>,
    orders_to_redact: List<Id>,
    orders_requested: List<Id>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Customer {
    id: Id,
    phone: Text,
}

/// The only reliable source of marketing consent since API 2025-01.
pub(super) fn consent(delivery: &Delivery<'_>) -> Result<Event, Error> {
    let body: Consented = serde_json::from_slice(delivery.body)?;
    let Some(grant) = body.sms_marketing_consent.grant(delivery.moment(&[])) else {
        let state = body.sms_marketing_consent.state.get().unwrap_or("unknown");
        return Ok(Event::ignored(delivery.id, format!("a consent that is {state}")));
    };
    let Some(phone) = body.phone.get().and_then(|text| phone::e164(text, None).ok()) else {
        return Ok(Event::ignored(delivery.id, "consent without a phone number"));
    };
    Ok(Event::Consent(ConsentChange {
        id: delivery.id.to_owned(),
        shop: delivery.shop.to_owned(),
        phone,
        grants: vec![grant],
    }))
}

pub(super) fn redact(delivery: &Delivery<'_>) -> Result<Event, Error> {
    let body: Request = serde_json::from_slice(delivery.body)?;
    Ok(Event::Erase(privacy(delivery, &body.customer, &body.orders_to_redact)))
}

pub(super) fn data_request(delivery: &Delivery<'_>) -> Result<Event, Error> {
    let body: Request = serde_json::from_slice(delivery.body)?;
    Ok(Event::Export(privacy(delivery, &body.customer, &body.orders_requested)))
}

fn privacy(delivery: &Delivery<'_>, customer: &Customer, orders: &List<Id>) -> PrivacyRequest {
    PrivacyRequest {
        id: delivery.id.to_owned(),
        shop: delivery.shop.to_owned(),
        customer: customer.id.owned(),
        phone: customer.phone.get().and_then(|text| phone::e164(text, None).ok()),
        orders: orders.0.iter().filter_map(Id::owned).collect(),
    }
}

pub(super) fn shop_redact(delivery: &Delivery<'_>) -> Result<Event, Error> {
    Ok(Event::EraseShop { id: delivery.id.to_owned(), shop: delivery.shop.to_owned() })
}

pub(super) fn uninstalled(delivery: &Delivery<'_>) -> Result<Event, Error> {
    Ok(Event::Uninstalled { id: delivery.id.to_owned(), shop: delivery.shop.to_owned() })
}
