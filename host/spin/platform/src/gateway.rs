//! `send`: through the ledger, by the shop's own gateways.
//!
//! Of a shop's gateways those are tried that serve the recipient's country, one
//! after the other, and only as long as each says for certain that it has not
//! sent the text. All that happens within one turn of the ledger.

use aftertext_edge::account::Account;
use aftertext_edge::answer::Answer;
use aftertext_edge::gateway::{Error, Refusal, Sms};
use aftertext_edge::http;
use aftertext_edge::ledger::SEND_TIMEOUT_MS;
use aftertext_edge::source::status_url;
use aftertext_edge::types::{FailureClass, Timestamp};
use aftertext_edge::ways_out::{Gateways, Route, serving};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{self, Database, integer, text};
use aftertext_spin_provision::exchange::{ANSWER_TIMEOUT_MS, Response, Silence, ask};
use aftertext_spin_provision::shop::{self, Shop, Standing};
use aftertext_spin_provision::variables;

use crate::bindings::exports::aftertext::flow::gateway as contract;
use crate::ledger;
use crate::sender::Sender;

/// A gateway's answer that is longer is none.
const ANSWER_BYTES: usize = 64 << 10;

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
        Ok(None) => {
            return Err(Error::refused(
                FailureClass::Misconfigured,
                "unknown-shop",
                "this shop is not installed",
            ));
        }
        Err(error) => return Err(Error::Unavailable(error.to_string())),
    };
    let database = Database::open().map_err(unavailable)?;
    if shop.known(&database).map_err(unavailable)?.standing != Standing::Open {
        return Err(Error::refused(FailureClass::Permanent, "uninstalled", "the shop has taken the app out"));
    }
    match &shop.gateways {
        Gateways::Phone { .. } => to_handset(&database, sms),
        Gateways::Accounts(routes) => by_accounts(&database, &shop, routes, sms),
    }
}

/// Tries the gateways that serve the recipient, until one has the text, or may
/// have it, or says that no other could do better.
fn by_accounts(database: &Database, shop: &Shop, routes: &[Route], sms: &Sms) -> Result<String, Error> {
    let began = now();
    let mut no: Option<Error> = None;
    for route in serving(routes, &sms.recipient) {
        // Without time for a whole answer, a text that was refused for certain
        // would become an uncertain one.
        if no.is_some() && now().saturating_sub(began) + ANSWER_TIMEOUT_MS > SEND_TIMEOUT_MS {
            break;
        }
        match by_account(database, shop, route, sms) {
            Err(error) if error.lets_another_try() => no = Some(error.or_sooner(no)),
            answer => return answer,
        }
    }
    Err(no.unwrap_or_else(|| {
        let nobody = "no gateway of this shop serves the recipient's country";
        Error::refused(FailureClass::Misconfigured, "no-gateway", nobody)
    }))
}

/// What the gateway says tells of its account, too: one that somebody has to mend
/// is left alone for a while, and one that sends too much for as long as its
/// gateway says. A note that cannot be taken costs a request that is refused.
fn by_account(database: &Database, shop: &Shop, route: &Route, sms: &Sms) -> Result<String, Error> {
    let public_url = variables::get("public_url").map_err(|error| Error::Unavailable(error.to_string()))?;
    let sender = Sender { database, shop, route };
    let stopped_before =
        sender.admit(now()).map_err(unavailable)?.map_err(|at| Error::Throttled(Some(at)))?;
    let callback =
        (!public_url.is_empty()).then(|| status_url(&public_url, &sms.shop, route.account.source(), &sms.id));
    let Some(account) = shop.account(route) else {
        return Err(Error::refused(
            FailureClass::Misconfigured,
            "no-secret",
            "the gateway's secret is missing",
        ));
    };
    let (answer, silence_until) = exchange(&account, sms, callback.as_deref());
    let halted = silence_until.map_or(Ok(()), |until| sender.halt(until));
    let noted = match &answer {
        Err(Error::Rejected(Refusal { class: FailureClass::Misconfigured, code, detail })) => {
            eprintln!(
                "the gateway {} of {} is stopped: its account has to be mended ({code} {detail}); its texts are kept",
                route.name, shop.id
            );
            sender.stop(now())
        }
        Ok(_) | Err(Error::Rejected(_) | Error::Throttled(_)) if stopped_before => sender.resume(),
        _ => Ok(()),
    };
    if let Err(error) = halted.and(noted) {
        eprintln!("what the gateway {} of {} said could not be noted: {error}", route.name, shop.id);
    }
    answer
}

/// One attempt; and until when the gateway wants to hear nothing more, if it says so.
fn exchange(
    account: &Account,
    sms: &Sms,
    callback: Option<&str>,
) -> (Result<String, Error>, Option<Timestamp>) {
    let request = account.request(sms, callback, now());
    let Response { status, retry_after, body } = match ask(&request, ANSWER_BYTES, ANSWER_TIMEOUT_MS) {
        Ok(response) => response,
        Err(Silence::NotConnected(why)) => return (Err(Error::Unavailable(why)), None),
        Err(Silence::NoAnswer(why)) => return (Err(Error::Uncertain(why)), None),
    };
    let (received_at, retry_after) = (now(), retry_after.as_deref());
    let answer = account.answer(&Answer { status, retry_after, body: &body, received_at });
    let asked_for = retry_after.filter(|_| matches!(answer, Err(Error::Throttled(_))));
    (answer, asked_for.and_then(|value| http::retry_after(value, received_at)))
}

fn unavailable(error: database::Error) -> Error {
    Error::Unavailable(error.to_string())
}

/// The page with the handset shows what is in this table.
fn to_handset(database: &Database, sms: &Sms) -> Result<String, Error> {
    let statement = "INSERT INTO handset_entry (shop, direction, body, at_ms)
        VALUES (?1, 'in', ?2, ?3) RETURNING id";
    let inserted = database
        .row(statement, &[text(&sms.shop), text(&sms.body), integer(now())])
        .and_then(|row| row.map(|mut row| row.integer()).transpose());
    Ok(format!("phone-{}", inserted.map_err(unavailable)?.unwrap_or_default()))
}
