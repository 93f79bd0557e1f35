//! `send`: through the ledger, by the shop's own gateway.

use aftertext_edge::gateway::{Error, Refusal, Sms};
use aftertext_edge::types::FailureClass;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Database, integer, text};
use aftertext_spin_provision::shop::{self, Gateway};

use crate::bindings::exports::aftertext::flow::gateway as contract;
use crate::{ledger, twilio};

pub fn send(sms: contract::Sms) -> Result<String, contract::Error> {
    let contract::Sms { id, shop, recipient, body, links, send_before } = sms;
    let sms = Sms { id, shop, recipient, body, links, send_before };
    ledger::once(&sms, attempt).map_err(|error| match error {
        Error::Rejected(Refusal { class, code, detail }) => {
            contract::Error::Rejected(contract::Refusal { class, code, detail })
        }
        Error::Throttled(until) => contract::Error::Throttled(until),
        Error::Unavailable(why) => contract::Error::Unavailable(why),
        Error::Uncertain(why) => contract::Error::Uncertain(why),
    })
}

fn attempt(sms: &Sms) -> Result<String, Error> {
    let shop = match shop::find(&sms.shop) {
        Ok(Some(shop)) => shop,
        Ok(None) => return Err(misconfigured("unknown-shop", "this shop is not installed")),
        Err(error) => return Err(Error::Unavailable(error.to_string())),
    };
    match &shop.gateway {
        Gateway::Phone { .. } => to_handset(sms),
        Gateway::Twilio { account_sid, auth_tokens, sender, base_url, .. } => {
            let Some(auth_token) = auth_tokens.first() else {
                return Err(misconfigured("no-auth-token", "the shop has no Twilio auth token"));
            };
            twilio::send(sms, account_sid, auth_token.as_ref(), sender, base_url)
        }
    }
}

fn misconfigured(code: &str, detail: &str) -> Error {
    Error::Rejected(Refusal { class: FailureClass::Misconfigured, code: code.into(), detail: detail.into() })
}

/// The page with the handset shows what is in this table.
fn to_handset(sms: &Sms) -> Result<String, Error> {
    let inserted = Database::open().and_then(|database| {
        let statement = "INSERT INTO handset_entry (shop, direction, body, at_ms)
            VALUES (?1, 'in', ?2, ?3) RETURNING id";
        database
            .row(statement, &[text(&sms.shop), text(&sms.body), integer(now())])?
            .map(|mut row| row.integer())
            .transpose()
    });
    match inserted {
        Ok(id) => Ok(format!("phone-{}", id.unwrap_or_default())),
        Err(error) => Err(Error::Unavailable(error.to_string())),
    }
}
