//! `aftertext ingest`: what a vendor's webhook says in aftertext's words,
//! without a host that runs.

use std::path::Path;

use aftertext_edge::event::Event;
use aftertext_edge::signature;
use aftertext_edge::source::{self, SOURCES, Settings};
use aftertext_edge::types::Timestamp;
use aftertext_edge::webhook::Webhook;
use serde_json::Value;

use crate::clock::{Clock, SystemClock};

/// Why there are no events.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody of this name sends webhooks.
    #[error("there is no source {0:?}; known are {1}")]
    Source(String, String),
    /// A file that cannot be read.
    #[error("cannot read {0}: {1}")]
    File(String, std::io::Error),
    /// Headers that are neither a JSON object nor lines.
    #[error("{0} is neither a JSON object nor lines of \"Name: value\"")]
    Headers(String),
    /// The signature is missing, wrong or too old.
    #[error("the signature does not hold: {0}{advice}", advice = advice(*.0))]
    Signature(#[from] signature::Error),
    /// The body is not what this source sends.
    #[error("the body cannot be used: {0}")]
    Body(#[from] aftertext_edge::arrival::Error),
}

/// What can be done about a signature that does not hold.
fn advice(error: signature::Error) -> &'static str {
    match error {
        signature::Error::Missing => "; give the headers with --headers",
        signature::Error::Wrong => "; some cover the address, which --url says",
        signature::Error::Stale => "; say when the webhook came, with --at",
        signature::Error::UnknownKey | signature::Error::NoSecret => "",
    }
}

/// A webhook in files.
#[derive(Debug)]
pub struct Captured<'a> {
    /// Who sent it: a name of [`SOURCES`].
    pub source: &'a str,
    /// Its raw body.
    pub body: &'a Path,
    /// Its headers, as a JSON object or as lines of "Name: value".
    pub headers: Option<&'a Path>,
    /// The secrets of which one signed it; none: the signature is not checked.
    pub secrets: &'a [String],
    /// When it came, in milliseconds since the Unix epoch; none: now.
    pub at: Option<Timestamp>,
    /// The order's free field with the buyer's consent; none: the usual one.
    pub consent_field: Option<&'a str>,
    /// The address that it was sent to, query included.
    pub url: &'a str,
    /// The shop that it is for.
    pub shop: &'a str,
}

/// The events in a webhook. Without a secret the signature is not checked.
pub fn read(captured: &Captured<'_>) -> Result<Vec<Event>, Error> {
    let source = source::find(captured.source).ok_or_else(|| {
        let known: Vec<&str> = SOURCES.iter().map(|source| source.name).collect();
        Error::Source(captured.source.to_owned(), known.join(", "))
    })?;
    let file =
        |path: &Path| std::fs::read(path).map_err(|error| Error::File(path.display().to_string(), error));
    let body = file(captured.body)?;
    let headers = match captured.headers {
        Some(path) => headers(&file(path)?).ok_or_else(|| Error::Headers(path.display().to_string()))?,
        None => Vec::new(),
    };
    let mut headers: Vec<(&str, &str)> =
        headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(CONTENT_TYPE)) {
        headers.push((CONTENT_TYPE, content_type(&body)));
    }
    let webhook = Webhook {
        method: if body.is_empty() { "GET" } else { "POST" },
        url: captured.url,
        headers: &headers,
        body: &body,
        received_at: captured.at.unwrap_or_else(|| SystemClock.now()),
    };
    if !captured.secrets.is_empty() {
        source.verify(&webhook, captured.secrets)?;
    }
    let mut settings = Settings::default();
    if let Some(field) = captured.consent_field {
        field.clone_into(&mut settings.consent_field);
    }
    Ok(source.read(captured.shop, &webhook, &settings)?)
}

const CONTENT_TYPE: &str = "content-type";

/// What a body is that nobody says it of: of JSON or a form, whichever it looks like.
fn content_type(body: &[u8]) -> &'static str {
    match body.trim_ascii_start() {
        [b'{' | b'[', ..] => "application/json",
        _ => "application/x-www-form-urlencoded",
    }
}

/// A moment as people write it on the command line (RFC 3339).
pub fn moment(text: &str) -> Result<Timestamp, String> {
    let moment: Result<jiff::Timestamp, _> = text.parse();
    moment.map(|moment| moment.as_millisecond()).map_err(|error| error.to_string())
}

fn headers(file: &[u8]) -> Option<Vec<(String, String)>> {
    if let Ok(Value::Object(object)) = serde_json::from_slice(file) {
        let text = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        return Some(object.into_iter().map(|(name, value)| (name, text(value))).collect());
    }
    let lines = std::str::from_utf8(file).ok()?.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| line.split_once(':').map(|(name, value)| (name.trim().into(), value.trim().into())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured<'a>(source: &'a str, body: &'a Path) -> Captured<'a> {
        Captured {
            source,
            body,
            headers: None,
            secrets: &[],
            at: None,
            consent_field: None,
            url: "https://sms.example.com/?message=order%2F1001%2Fshipped",
            shop: "demo",
        }
    }

    fn fixture(file: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("edge/tests/fixtures").join(file)
    }

    #[test]
    fn a_form_is_told_from_json_by_its_looks() {
        for (source, file) in [
            ("plivo", "plivo/inbound_stop.txt"),
            ("plivo", "plivo/status_delivered.txt"),
            ("vonage", "vonage/dlr_form.txt"),
            ("vonage", "vonage/inbound_stop.json"),
            ("twilio", "twilio/inbound_stop_default.txt"),
            ("messagebird", "messagebird/inbound.txt"),
        ] {
            let events = read(&captured(source, &fixture(file)));
            assert!(
                matches!(events.as_deref(), Ok([Event::Reply(_) | Event::Report(_)])),
                "{file}: {events:?}"
            );
        }
    }

    #[test]
    fn consent_is_found_where_the_shop_keeps_it() {
        let file = fixture("medusa/event_order_placed_with_order.json");
        let grants = |consent_field| {
            let events = read(&Captured { consent_field, ..captured("medusa", &file) }).unwrap();
            let [Event::Order(event)] = &events[..] else { panic!("{events:?}") };
            event.consent.len()
        };
        assert_eq!((grants(None), grants(Some("sms_consent")), grants(Some("texts"))), (1, 1, 0));
    }

    #[test]
    fn what_was_signed_for_minutes_holds_at_the_moment_that_it_came() {
        let vectors: Value =
            serde_json::from_slice(&std::fs::read(fixture("signatures.json")).unwrap()).unwrap();
        let vectors = vectors["vectors"].as_array().unwrap();
        let vector = vectors.iter().find(|vector| vector["scheme"] == "standard-webhooks (medusa)").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let [body, headers] = ["body", "headers"].map(|name| folder.path().join(name));
        std::fs::write(&body, vector["body_utf8"].as_str().unwrap()).unwrap();
        std::fs::write(&headers, vector["headers"].to_string()).unwrap();
        let secrets = [vector["secret"].as_str().unwrap().to_owned()];
        let error = |at: Option<&str>, headers: Option<&Path>| {
            let at = at.map(|at| moment(at).unwrap());
            let captured = Captured { headers, secrets: &secrets, at, ..captured("medusa", &body) };
            read(&captured).unwrap_err().to_string()
        };
        let then = Some("2026-03-05T13:10:05Z");
        assert_eq!(
            error(then, Some(&headers)),
            "the body cannot be used: name is missing",
            "but it is believed"
        );
        assert!(error(None, Some(&headers)).ends_with("say when the webhook came, with --at"));
        assert!(error(then, None).ends_with("give the headers with --headers"));
        assert!(moment("yesterday").is_err());
    }
}
