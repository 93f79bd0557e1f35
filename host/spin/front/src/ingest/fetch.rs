//! Orders that the platform's webhook only names: fetched before it is
//! answered, so that the platform comes again when that does not work out.

use aftertext_edge::event::{Event, OrderFetch};
use aftertext_edge::fetch::Access;
use aftertext_edge::http::Request;
use aftertext_edge::secret::Secret;
use aftertext_edge::types::Outcome;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::exchange::{self, Response};
use serde_json::json;
use spin_sdk::http::StatusCode;

use super::{Ingest, take_all};
use crate::answer::Refusal;

/// An order of a thousand lines.
const ORDER_BYTES: usize = 4 << 20;
/// The longest token, with all that comes with it.
const TOKEN_BYTES: usize = 64 << 10;
/// For all requests together: below the time that a webhook may take, in milliseconds.
const TIMEOUT_MS: i64 = 8_000;

/// What the platform answered, all of it.
enum Fetched {
    Bodies(Vec<Vec<u8>>),
    /// There is no such order (any more).
    Gone,
}

pub(super) fn take(ingest: &Ingest<'_>, request: &OrderFetch) -> Result<Outcome, Refusal> {
    let Some(access) = ingest.app.shop.access(ingest.source) else {
        return nothing(ingest, request, "the shop's settings have no `access` to fetch its orders with");
    };
    let bodies = match ask_all(access, request)? {
        Fetched::Bodies(bodies) => bodies,
        Fetched::Gone => return nothing(ingest, request, "the platform has no such order"),
    };
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let settings = ingest.app.shop.source_settings(ingest.source);
    let events = access.read(request, &bodies, &settings).map_err(not_fetched)?;
    // What was fetched is whole; if it ever were not, it would not be fetched again and again.
    let events = events.into_iter().filter(|event| !matches!(event, Event::Fetch(_))).collect();
    take_all(ingest, events)
}

/// Nothing is remembered from one request to the next: where a token has to be
/// asked for, each webhook asks for one.
fn ask_all(access: &Access, request: &OrderFetch) -> Result<Fetched, Refusal> {
    let until = now() + TIMEOUT_MS;
    let token = match access.renewal() {
        None => Secret::default(),
        Some(renewal) => match ask(&renewal, TOKEN_BYTES, until)? {
            Response { status: 200..300, body, .. } => access.renewed(&body).map_err(not_fetched)?,
            Response { status, .. } => return Err(no_access(status)),
        },
    };
    let mut bodies = Vec::new();
    for request in access.requests(request, &token) {
        let Response { status, body, .. } = ask(&request, ORDER_BYTES, until)?;
        match status {
            204 => bodies.push(Vec::new()),
            200..300 if body.len() <= ORDER_BYTES => bodies.push(body),
            404 => return Ok(Fetched::Gone),
            _ => return Err(no_access(status)),
        }
    }
    Ok(Fetched::Bodies(bodies))
}

fn ask(request: &Request, bytes: usize, until: i64) -> Result<Response, Refusal> {
    exchange::ask(request, bytes, until.saturating_sub(now())).map_err(not_fetched)
}

fn no_access(status: u16) -> Refusal {
    not_fetched(match status {
        401 | 403 => "the platform does not accept the shop's `access`: mend it".to_owned(),
        status => format!("the platform answered {status}"),
    })
}

fn not_fetched(why: impl ToString) -> Refusal {
    let message = format!("the order could not be fetched: {}", why.to_string());
    eprintln!("{message}");
    Refusal::new(StatusCode::SERVICE_UNAVAILABLE, message)
}

/// Nothing will come of it: said in a receipt.
fn nothing(ingest: &Ingest<'_>, request: &OrderFetch, reason: &str) -> Result<Outcome, Refusal> {
    let detail = json!({"reason": reason, "webhook": request.id, "order": request.order});
    let key = format!("{}/webhooks", ingest.app.shop.id);
    ingest.app.database.note(&key, "event.ignored", &detail, now())?;
    Ok(Outcome::Ignored(reason.to_owned()))
}
