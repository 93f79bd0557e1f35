//! `aftertext ingest`: what a vendor's webhook says in aftertext's words,
//! without a host that runs.

use std::path::Path;

use aftertext_edge::event::Event;
use aftertext_edge::source::{self, SOURCES, Settings};
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
    #[error("the signature does not hold: {0}")]
    Signature(#[from] aftertext_edge::signature::Error),
    /// The body is not what this source sends.
    #[error("the body cannot be used: {0}")]
    Body(#[from] aftertext_edge::arrival::Error),
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
    let headers: Vec<(&str, &str)> =
        headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let webhook = Webhook {
        method: if body.is_empty() { "GET" } else { "POST" },
        url: captured.url,
        headers: &headers,
        body: &body,
        received_at: SystemClock.now(),
    };
    if !captured.secrets.is_empty() {
        source.verify(&webhook, captured.secrets)?;
    }
    Ok(source.read(captured.shop, &webhook, &Settings::default())?)
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
