//! Whether a webhook comes from whom it claims, by the shop's own keys or by
//! those that the source has published since.
//!
//! Published keys are kept in the database, and asked for anew when a webhook is
//! signed with one that is not among them; not more than once in a while, so
//! that forged webhooks do not make us ask again and again.

use aftertext_edge::http::Request;
use aftertext_edge::signature::Error as Doubt;
use aftertext_edge::source::Source;
use aftertext_edge::webhook::Webhook;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{self, integer, text};
use aftertext_spin_provision::exchange::{Response, ask};

use crate::app::App;

/// The longest set of keys.
const KEYS_BYTES: usize = 64 << 10;
/// Below the time that a webhook may take, in milliseconds.
const TIMEOUT_MS: i64 = 5_000;
/// What did not help is not asked for again for so long, in milliseconds.
const ASK_AGAIN_MS: i64 = 60_000;

/// See the module.
pub fn verify(app: &App, source: &Source, webhook: &Webhook<'_>) -> Result<(), Doubt> {
    let request = match source.verify(webhook, app.shop.keys(source.name)) {
        Err(Doubt::UnknownKey) => source.key_set(&app.shop.source_settings(source.name)),
        verdict => return verdict,
    };
    let request = request.ok_or(Doubt::UnknownKey)?;
    let by = |keys: Option<String>| match keys {
        Some(keys) => source.verify(webhook, &[keys]),
        None => Err(Doubt::UnknownKey),
    };
    match by(kept(app, source.name)) {
        Err(Doubt::UnknownKey) => {}
        verdict => return verdict,
    }
    by(renewed(app, source.name, &request).unwrap_or_else(|why| {
        eprintln!("the keys of {} cannot be had for {}: {why}", source.name, app.shop.id);
        None
    }))
}

fn kept(app: &App, source: &str) -> Option<String> {
    let shop = [text(&app.shop.id), text(source)];
    let row = app.database.row("SELECT keys FROM key_set WHERE shop = ?1 AND source = ?2", &shop);
    row.ok()??.optional_text().ok()?
}

/// One request asks; those beside it do without until it has an answer.
fn renewed(app: &App, source: &str, request: &Request) -> Result<Option<String>, String> {
    let (shop, source) = (text(&app.shop.id), text(source));
    let words = |error: database::Error| error.to_string();
    let turn = app.database.row(
        "INSERT INTO key_set (shop, source, asked_ms) VALUES (?1, ?2, ?3)
         ON CONFLICT (shop, source) DO UPDATE SET asked_ms = ?3 WHERE asked_ms <= ?3 - ?4 RETURNING 1",
        &[shop.clone(), source.clone(), integer(now()), integer(ASK_AGAIN_MS)],
    );
    if turn.map_err(words)?.is_none() {
        return Err("they were asked for a moment ago".into());
    }
    let keys = match ask(request, KEYS_BYTES, TIMEOUT_MS).map_err(|silence| silence.to_string())? {
        Response { status: 200..300, body, .. } if body.len() <= KEYS_BYTES => String::from_utf8(body).ok(),
        Response { status, .. } => return Err(format!("the platform answered {status}")),
    };
    if let Some(keys) = &keys {
        app.database
            .run("UPDATE key_set SET keys = ?3 WHERE shop = ?1 AND source = ?2", &[shop, source, text(keys)])
            .map_err(words)?;
    }
    Ok(keys)
}
