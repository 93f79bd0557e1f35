//! Edits and refunds, whose bodies name the order by its id only.

use serde::Deserialize;

use super::Delivery;
use crate::arrival::{Arrival, Error};
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::types::OrderChange;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Edited {
    order_edit: Part<Edit>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Edit {
    order_id: Id,
    created_at: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refund {
    order_id: Id,
    created_at: Text,
    processed_at: Text,
    transactions: List<Transaction>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Transaction {
    kind: Text,
    status: Text,
    amount: Text,
    currency: Text,
}

pub(super) fn edited(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let body: Edited = serde_json::from_slice(delivery.body)?;
    let edit = &body.order_edit;
    delivery.partial(&edit.order_id, delivery.moment(&[edit.created_at.get()]), OrderChange::Edited)
}

/// The sum is that of the transactions that went through: a return may cost
/// nothing, and a transaction may fail or still be pending.
pub(super) fn refunded(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    let body: Refund = serde_json::from_slice(delivery.body)?;
    let went_back = |transaction: &&Transaction| {
        transaction.kind.get() == Some("refund") && transaction.status.get() == Some("success")
    };
    let amounts = body.transactions.0.iter().filter(went_back).map(|transaction| {
        let currency = transaction.currency.get().unwrap_or(money::NO_CURRENCY);
        money::parse(transaction.amount.get().unwrap_or_default(), currency)
    });
    let amounts: Vec<_> = amounts
        .collect::<Result<_, _>>()
        .map_err(|error| Error::Invalid { field: "transactions[].amount", reason: error.to_string() })?;
    let change = money::sum(amounts)
        .map_or_else(|| OrderChange::Other("a refund without money".into()), OrderChange::Refunded);
    let occurred_at = delivery.moment(&[body.processed_at.get(), body.created_at.get()]);
    delivery.partial(&body.order_id, occurred_at, change)
}
