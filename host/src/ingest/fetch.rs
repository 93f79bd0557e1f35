//! Orders that the platform's webhook only names: fetched before it is
//! answered, so that the platform comes again when that does not work out.

use std::time::Duration;

use aftertext_edge::event::{Event, OrderFetch};
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;

use super::{Error, Ingest, note, take_all};
use crate::gateways::exchange::Response;
use crate::types::Outcome;

/// An order of a thousand lines.
const ORDER_BYTES: usize = 4 << 20;
/// For all requests together: below the time that a webhook may take.
const TIMEOUT: Duration = Duration::from_secs(8);

/// What the platform answered, all of it.
enum Fetched {
    Bodies(Vec<Vec<u8>>),
    /// There is no such order (any more).
    Gone,
    /// The token or the secret does not serve.
    Refused,
}

pub(super) async fn take(ingest: &Ingest<'_>, request: &OrderFetch) -> Result<Outcome, Error> {
    let Some(access) = ingest.shop.access(ingest.source) else {
        return nothing(ingest, request, "the shop's settings have no `access` to fetch its orders with")
            .await;
    };
    let fetched = tokio::time::timeout(TIMEOUT, ask(ingest, &access, request)).await;
    let bodies = match fetched.map_err(|_| Error::Fetch("the platform did not answer in time".into()))?? {
        Fetched::Bodies(bodies) => bodies,
        Fetched::Gone => return nothing(ingest, request, "the platform has no such order").await,
        Fetched::Refused => {
            tracing::error!(
                shop = ingest.shop.id,
                source = ingest.source,
                "the platform does not let us fetch orders: mend the shop's `access`"
            );
            return Err(Error::Fetch("the platform does not accept the shop's access token".into()));
        }
    };
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let settings = ingest.shop.source_settings(ingest.source);
    let events = access.read(request, &bodies, &settings).map_err(|error| Error::Fetch(error.to_string()))?;
    // What was fetched is whole; if it ever were not, it would not be fetched again and again.
    let events = events.into_iter().filter(|event| !matches!(event, Event::Fetch(_))).collect();
    take_all(ingest, events).await
}

/// With a token that serves: one that has run out is renewed, once.
async fn ask(ingest: &Ingest<'_>, access: &Access, request: &OrderFetch) -> Result<Fetched, Error> {
    let (platforms, shop) = (ingest.platforms, ingest.shop.id.as_str());
    let mut token = platforms.token(shop, access, None).await.map_err(Error::Fetch)?;
    let mut fetched = ask_with(&token, ingest, access, request).await?;
    if matches!(fetched, Fetched::Refused) && access.renewal().is_some() {
        token = platforms.token(shop, access, Some(&token)).await.map_err(Error::Fetch)?;
        fetched = ask_with(&token, ingest, access, request).await?;
    }
    if !matches!(fetched, Fetched::Refused) {
        platforms.prove(shop, &token).await;
    }
    Ok(fetched)
}

async fn ask_with(
    token: &Secret,
    ingest: &Ingest<'_>,
    access: &Access,
    request: &OrderFetch,
) -> Result<Fetched, Error> {
    let mut bodies = Vec::new();
    for request in access.requests(request, token) {
        let answer = ingest.platforms.exchange.ask(request, ORDER_BYTES).await;
        let Response { status, body, .. } = answer.map_err(|silence| Error::Fetch(silence.to_string()))?;
        match status {
            204 => bodies.push(Vec::new()),
            200..300 if body.len() <= ORDER_BYTES => bodies.push(body),
            404 => return Ok(Fetched::Gone),
            401 | 403 => return Ok(Fetched::Refused),
            _ => return Err(Error::Fetch(format!("the platform answered {status}"))),
        }
    }
    Ok(Fetched::Bodies(bodies))
}

/// Nothing will come of it: said in a receipt.
async fn nothing(ingest: &Ingest<'_>, request: &OrderFetch, reason: &str) -> Result<Outcome, Error> {
    let detail = serde_json::json!({"reason": reason, "webhook": request.id, "order": request.order});
    note(ingest.runtime, &format!("{}/webhooks", ingest.shop.id), "event.ignored", &detail).await?;
    Ok(Outcome::Ignored(reason.to_owned()))
}
